"""Names of departments that wait are told with the people that both systems have in them."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.flows.connect import Wanted, connect
from hub.flows.department_words import department_words
from hub.flows.pull import pull
from hub.mappings.words.department_match import DepartmentMatcher, Unit
from hub.mappings.words.evidence import told
from tests.support.outside import (
    DEPARTMENTS,
    STAFF,
    document,
    people,
    staff_folder,
    units,
    write_csv,
    write_staff,
)
from tests.support.site import Site, opened_site

TICKETS = """
hub: mapping/1
stream: posts
precedence: 20
rows:
  - entity: Assignment
    of: {by: number, from: 工号}
    key: 工号
    fields:
      department: {from: 组, steps: [{ref: {entity: Department, by: name}}]}
      effective_from: {const: "2022-01-01"}
      primary: {const: "false"}
"""
STAFF_AT = people(21)
THEIRS = {"D1": "火箭小队", "D2": "销售九部", "D3": "火星 组"}
QUERY = """{ departmentWords { connection value cells people
  suggestions { term score evidence } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """21 people in D1 to D3 (销售1部 …); a ticket system has 13 of them under other names."""
    async with opened_site(database, tmp_path) as site:
        await site.hub.database.writer.execute("delete from hub.department_tree")
        await site.hub.database.writer.execute("delete from hub.department")
        write_staff(tmp_path / "in", STAFF_AT, units())
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF)
        await connect(site.hub, wanted, operator="t")
        (await pull(site.hub, "staff", operator="t")).check()
        rows = [
            {"工号": one["工号"], "组": THEIRS[one["部门"]]}
            for at, one in enumerate(STAFF_AT)
            if one["部门"] != "D3" or at < 9
        ]
        write_csv(tmp_path / "posts.csv", ("工号", "组"), rows)
        config = {"path": str(tmp_path), "streams": {"posts": {"glob": "posts.csv"}}}
        wanted = Wanted("tickets", "files", config, [document(TICKETS)])
        await connect(site.hub, wanted, operator="t")
        await pull(site.hub, "tickets", operator="t")
        yield site


async def test_shared_people_are_the_evidence(site: Site) -> None:
    """What no name tells, who is in it does; another ordinal is never suggested by it."""
    found = {one.value: one for one in await department_words(site.hub, exact=True)}
    assert set(found) == {"火箭小队", "销售九部", "火星 组"}
    rockets = found["火箭小队"]
    assert (rockets.cells, rockets.people) == (7, 7)
    [best] = [one for one in rockets.suggestions if one.term == "D1"]
    assert rockets.suggestions[0] == best
    assert best.evidence == "members: 7 of 7 are in it"
    assert not any("members" in one.evidence for one in found["销售九部"].suggestions)
    assert await department_words(site.hub, "staff", exact=True) == []


async def test_a_few_people_are_not_counted_out_to_who_may_not_see_them(site: Site) -> None:
    """Three shared people are fewer than five; seven are seven."""
    found = {one.value: one for one in await department_words(site.hub, exact=False)}
    few = next(one for one in found["火星 组"].suggestions if "members" in one.evidence)
    assert few.evidence == "members: fewer than five of fewer than five are in it"
    assert told(few.evidence, "zh") == "成员重合：不足五人 / 不足五人"
    assert found["火箭小队"].suggestions[0].evidence == "members: 7 of 7 are in it"


async def test_hr_sees_them_and_decides_by_an_alias(site: Site) -> None:
    """Nothing is taken by itself, however clear; the alias fills the cells."""
    asked: dict[str, Any] = await site.ask(QUERY, scope="hr")
    words = asked["data"]["departmentWords"]
    assert [(one["value"], one["cells"]) for one in words][:2] == [("火箭小队", 7), ("销售九部", 7)]
    assert words[0]["suggestions"][0]["term"] == "D1"
    count = "select count(*) from hub.assignment where department_id is null"
    waits = await site.hub.database.writer.fetchval(count)
    assert waits == sum(one["cells"] for one in words)
    unit = await site.hub.database.writer.fetchval(
        "select id::text from hub.department where code = 'D1'"
    )
    made = await site.ask(
        """mutation ($d: ID!) { addDepartmentAlias(input: {department: $d, value: "火箭小队",
             connection: "tickets", reason: "同一批人"}) { __typename
             ... on AddDepartmentAliasSuccess { filled } ... on Problem { code message } } }""",
        scope="hr",
        d=f"department_{unit}",
    )
    assert made["data"]["addDepartmentAlias"].get("filled") == 7, made
    assert await site.hub.database.writer.fetchval(count) == waits - 7


async def test_who_holds_no_grant_is_not_told(site: Site) -> None:
    """An employee's own scope has no such field to read."""
    asked = await site.ask(QUERY, scope="employee")
    assert asked.get("errors")


def test_members_alone_never_take_a_name() -> None:
    """All of them shared is a suggestion below certainty, and no term."""
    everybody = frozenset(map(str, range(40)))
    matcher = DepartmentMatcher([Unit("D1", "市场部", members=everybody), Unit("D2", "财务部")])
    found = matcher.match("火箭小队", everybody)
    assert found.term is None
    assert [(one.term, one.score) for one in found.suggestions][:1] == [("D1", 0.99)]
