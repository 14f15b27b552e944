"""Terms are edited in the graph: what waits is filled, statements and other processes know it."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.hub import open_hub, refresh
from hub.flows.pull import pull
from hub.schema.shipped import shipped
from hub.store.grants import NewGrant, add_grant
from hub.store.migrate import upgrade
from tests.support.outside import DEPARTMENTS, EDUCATION, STAFF, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

EDIT = """mutation ($e: TermEditInput!) { editTerm(input: {edit: $e, reason: "r"}) { __typename
  ... on EditTermSuccess { code filled } ... on Problem { code } } }"""
EFFECT = """query ($e: TermEditInput!) { termEditEffect(edit: $e) {
  words cells people rows mappings { stream } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """Twelve people, of whom three studied at 研修院, a word that nobody knows."""
    async with opened_site(database, tmp_path) as site:
        said = ("研修院", "本科", "硕士", "本科")
        education = [
            {"工号": one["工号"], "学历": said[at % 4], "学校": "某大学"}
            for at, one in enumerate(people(12))
        ]
        write_staff(tmp_path / "in", people(12), education=education)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **given: Any) -> Any:
    told = await site.ask(query, scope=scope, **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def levels(site: Site) -> dict[str | None, int]:
    rows = await site.hub.database.writer.fetch(
        "select level, count(*) from hub.education group by 1"
    )
    return {row[0]: row[1] for row in rows}


async def test_a_new_term_is_known_at_once_everywhere(site: Site, database: str) -> None:
    wanted = {
        "vocabulary": "education_level",
        "code": "academy",
        "create": True,
        "label": {"en": "Academy", "zh": "研修院"},
        "rank": 55,
    }
    effect = await asked(site, EFFECT, e=wanted)
    assert effect == {"words": 1, "cells": 3, "people": 3, "rows": 0, "mappings": []}
    assert await levels(site) == {None: 3, "bachelor": 6, "master": 3}
    assert await asked(site, EDIT, e=wanted) == {
        "__typename": "EditTermSuccess", "code": "academy", "filled": 3,
    }  # fmt: skip
    assert await levels(site) == {"academy": 3, "bachelor": 6, "master": 3}
    shown = "{ employees { nodes { highestEducation { level { code label(lang: ZH) } } } } }"
    people_of = (await asked(site, shown))["nodes"]
    held = [one["highestEducation"]["level"] for one in people_of if one["highestEducation"]]
    assert held.count({"code": "academy", "label": "研修院"}) == 3
    async with open_hub(site.hub.settings) as other:
        assert "academy" in other.model.vocabularies["education_level"].codes
        rename = {"vocabulary": "education_level", "code": "academy", "label": {"zh": "研修学院"}}
        await asked(site, EDIT, e=rename)
        await refresh(other, now=True)
        found = other.model.vocabularies["education_level"]
        assert (found.lookup("研修院"), found.lookup("研修学院")) == ("academy", "academy")
    await upgrade(database, shipped())  # a release keeps what the company said
    label = await site.hub.database.writer.fetchval(
        "select label_zh from hub.term where code = 'academy'"
    )
    assert label == "研修学院"
    [kept] = await asked(site, "{ termEdits { code labelZh aliases } }")
    assert kept == {"code": "academy", "labelZh": "研修学院", "aliases": ["研修院"]}


async def test_an_alias_fills_and_a_retired_term_stays_where_it_is(site: Site) -> None:
    alias = {"vocabulary": "education_level", "code": "bachelor", "aliases": ["研修院"]}
    assert (await asked(site, EDIT, e=alias))["filled"] == 3
    assert await levels(site) == {"bachelor": 9, "master": 3}
    retire = {"vocabulary": "education_level", "code": "master", "active": False}
    effect = await asked(site, EFFECT, e=retire)
    assert (effect["rows"], effect["mappings"]) == (3, [{"stream": "education"}])
    await asked(site, EDIT, e=retire)
    assert (await levels(site))["master"] == 3
    active = await site.hub.database.writer.fetchval(
        "select active from hub.term where vocabulary = 'education_level' and code = 'master'"
    )
    assert active is False


async def test_what_does_not_fit_is_a_problem_and_changes_nothing(site: Site) -> None:
    wrong = {"vocabulary": "education_level", "code": "bachelor", "aliases": ["硕士"]}
    assert (await asked(site, EDIT, e=wrong))["code"] == "TERM_NAME_CONFLICT"
    missing = {"vocabulary": "education_levle", "code": "bachelor"}
    assert (await asked(site, EDIT, e=missing))["code"] == "VOCABULARY_UNKNOWN"
    assert await asked(site, "{ termEdits { code } }") == []
    told = await asked(site, EDIT, "hr", e=wrong)
    assert (told["__typename"], told["code"]) == ("Denied", "OFFICE_DENIED")
