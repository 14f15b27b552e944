"""Beside the mapping editor: words of a column and HR's examples, each shown by who looks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import DEPARTMENTS, EDUCATION, STAFF, document, people, staff_folder
from tests.support.outside import write_staff as write
from tests.support.site import BEGIN, HR, Site, opened_site

LEVELS = ("本科", "大学", "大学", "研究生", "Ｍ.Ａ.", "")
WORDS = """{ mappingWords(
  connection: "staff", stream: "education", path: "学历", field: "Education.level"
) { raw records term suggestions { term evidence } } }"""
KEEP = """mutation ($given: JSON!, $then: JSON!) { done: keepMappingExample(input: {
  connection: "staff", stream: "education", name: "本科", given: $given, then: $then
}) { __typename } }"""
EXAMPLES = """query ($document: JSON) {
  mappingExamples(connection: "staff", stream: "education", document: $document) {
    name misses given then
  }
}"""
REMOVE = """mutation { done: removeMappingExample(input: {
  connection: "staff", stream: "education", name: "本科"
}) { __typename ... on Problem { code } } }"""
ACTS = """mutation ($document: JSON!) { done: saveMappingDraft(input: {
  connection: "staff", stream: "education", document: $document
}) { __typename } }"""
PREVIEWED = """mutation { done: previewMappingDraft(input: {
  connection: "staff", stream: "education"
}) { ... on MappingPreviewSuccess { mapping { draft { acts } } } } }"""
DRAFT = '{ mapping(connection: "staff", stream: "education") { draft { acts } } }'


@pytest.fixture
async def office(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Site]:
    """A site that has pulled staff; its HR person and one of the staff are administrators."""
    monkeypatch.setattr("hub.auth.devissuer.scopes_for", lambda words: frozenset(words.split()))
    staff = people(10)
    rows = [
        {"工号": one["工号"], "学历": level, "学校": "甲大学"}
        for one, level in zip(staff, LEVELS, strict=False)
    ]
    write(tmp_path, staff, education=rows)
    async with opened_site(database, tmp_path / "home") as site:
        wanted = staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        second = await site.hub.database.writer.fetchval(
            "select employee_id::text from hub.employment where number = 'E0002'"
        )
        for who in (HR, second):
            grant = NewGrant(who, "admin", frozenset(), Everywhere(), BEGIN)
            await add_grant(site.hub.database, grant, actor="test")
        yield site


async def test_words_are_counted_and_matched(office: Site) -> None:
    """The commonest first, with what they may mean; blank is no word."""
    told = await office.ask(WORDS, scope="admin hr", headers={"accept-language": "zh"})
    words = told["data"]["mappingWords"]
    assert (words[0]["raw"], words[0]["records"], words[0]["term"]) == ("大学", 2, None)
    assert words[0]["suggestions"][0]["term"] == "bachelor"
    assert "大学" in words[0]["suggestions"][0]["evidence"]
    by = {one["raw"]: one["term"] for one in words}
    assert by == {"大学": None, "本科": "bachelor", "研究生": None, "Ｍ.Ａ.": by["Ｍ.Ａ."]}


async def test_words_are_locked_for_who_may_not_read_the_field(office: Site) -> None:
    """How many there are is told, what they are is not."""
    words = (await office.ask(WORDS, scope="admin"))["data"]["mappingWords"]
    assert [one["records"] for one in words] == [2, 1, 1, 1]
    assert {(one["raw"], one["term"], len(one["suggestions"])) for one in words} == {
        (None, None, 0)
    }
    told = await office.ask(WORDS, scope="hr")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    wrong = WORDS.replace("Education.level", "Education.school")
    told = await office.ask(wrong, scope="admin")
    assert told["errors"][0]["extensions"]["code"] == "TRIAL_FIELD"


async def test_an_example_runs_on_what_is_edited(office: Site) -> None:
    """Against the version in use or a document at hand; whole records are for who reads all."""
    then = {"Education": {"level": "master"}}
    given = {"工号": "E0001", "学历": "本科"}
    kept = await office.ask(KEEP, scope="admin", given=given, then=then)
    assert kept["data"]["done"]["__typename"] == "MappingDraftSuccess"
    [one] = (await office.ask(EXAMPLES, scope="admin"))["data"]["mappingExamples"]
    assert one == {"name": "本科", "misses": ["Education.level"], "given": None, "then": None}
    better = document(EDUCATION.replace("本科: bachelor", "本科: master"))
    told = await office.ask(EXAMPLES, scope="admin hr", document=better)
    assert told["data"]["mappingExamples"] == [
        {
            "name": "本科",
            "misses": [],
            "given": given,
            "then": then,
        }
    ]
    removed = await office.ask(REMOVE, scope="admin")
    assert removed["data"]["done"]["__typename"] == "RemoveMappingExampleSuccess"
    assert (await office.ask(REMOVE, scope="admin"))["data"]["done"]["code"] == "EXAMPLE_UNKNOWN"


async def test_who_wrote_a_draft_is_not_offered_to_approve_it(office: Site) -> None:
    """Somebody else is."""
    better = document(EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor"))
    await office.ask(ACTS, scope="admin", document=better)
    told = await office.ask(PREVIEWED, scope="admin")
    assert "approve" not in told["data"]["done"]["mapping"]["draft"]["acts"]
    other = await office.ask(DRAFT, "E0002", scope="admin")
    assert "approve" in other["data"]["mapping"]["draft"]["acts"]
