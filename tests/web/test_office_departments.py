"""Departments are merged, split, renamed, moved and retired; the effect is shown first."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.flows.connect import connect
from hub.flows.day import turn
from hub.flows.departments import carry_out_due
from hub.flows.hub import Hub
from hub.flows.pull import pull
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, units, write_staff
from tests.support.site import Site, opened_site

CHANGE = """mutation ($c: DepartmentChangeInput!) {
  changeDepartment(input: {change: $c, reason: "改组"}) { __typename
    ... on ChangeDepartmentSuccess { id state filled } ... on Problem { code message } } }"""
EFFECT = """query ($c: DepartmentChangeInput!) { departmentChangeEffect(change: $c) {
  people moved posts units positions grants waiting aliases
  senders { connection stream posts } mappings { connection stream } } }"""
TREE = "query ($on: Date!) { departmentTree(on: $on) { code name parent mergedInto lastDay } }"
WITHIN = """query ($code: String!) { departments(filter: {code: {eq: $code}}) { nodes {
  employees { totalCount } mergedInto { code } parent { code } name } } }"""
STAFF_AT: list[dict[str, str]] = people(9)


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """Nine people in D1, D2 and D3 of a staff folder, three each."""
    async with opened_site(database, tmp_path) as site:
        await site.hub.database.writer.execute("delete from hub.department_tree")
        await site.hub.database.writer.execute("delete from hub.department")
        write_staff(tmp_path / "in", STAFF_AT, units())
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF)
        await connect(site.hub, wanted, operator="tester")
        await pulled(site, tmp_path)
        yield site


async def pulled(site: Site, home: Path, staff: list[dict[str, str]] | None = None) -> None:
    write_staff(home / "in", staff or STAFF_AT, units())
    (await pull(site.hub, "staff", operator="tester")).check()


async def ids(site: Site) -> dict[str, str]:
    rows = await site.hub.database.writer.fetch("select code, id::text from hub.department")
    return {row["code"]: f"department_{row['id']}" for row in rows}


async def asked(site: Site, query: str, scope: str = "hr", **given: Any) -> Any:
    told = await site.ask(query, scope=scope, **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def done(site: Site, **change: Any) -> Any:
    found = await asked(site, CHANGE, c=change)
    assert found["__typename"] == "ChangeDepartmentSuccess", found
    return found


async def refused(site: Site, **change: Any) -> str:
    found = await asked(site, CHANGE, c=change)
    told = await site.ask(EFFECT, c=change)
    assert told["errors"][0]["extensions"]["code"] == found["code"]
    return str(found["code"])


async def staff_of(site: Site) -> dict[str, int]:
    rows = await site.hub.database.writer.fetch(
        "select d.code, count(*) from hub.employee e join hub.department d "
        "on d.id = e.department_id group by 1"
    )
    return {row[0]: row[1] for row in rows}


def day(site: Site, days: int) -> str:
    return (site.hub.today() + timedelta(days=days)).isoformat()


async def test_a_merger_moves_people_and_keeps_where_their_posts_began(
    site: Site, tmp_path: Path
) -> None:
    unit = await ids(site)
    change = {"kind": "MERGE", "department": unit["D2"], "into": unit["D3"]}
    effect = await asked(site, EFFECT, c=change)
    assert (effect["people"], effect["moved"], effect["posts"]) == (3, 3, 3)
    assert effect["senders"] == [{"connection": "staff", "stream": "staff", "posts": 3}]
    assert await staff_of(site) == {"D1": 3, "D2": 3, "D3": 3}  # nothing has happened
    assert (await done(site, **change))["state"] == "done"
    assert await staff_of(site) == {"D1": 3, "D3": 6}
    later = [
        {**one, "入职日期": day(site, 0)} if one["部门"] == "D2" else one for one in people(12)
    ]
    await pulled(site, tmp_path, later)  # it still sends D2, and three more people
    assert await staff_of(site) == {"D1": 4, "D3": 8}
    posts = await site.hub.database.writer.fetchval(
        "select count(*) from hub.assignment a join hub.department d on d.id = a.department_id "
        "where d.code = 'D2'"
    )
    assert posts == 0  # all of D2's posts begin today now: behind its last day
    [gone] = (await asked(site, WITHIN, code="D2"))["nodes"]
    assert (gone["mergedInto"], gone["employees"]["totalCount"]) == ({"code": "D3"}, 0)
    trail = await asked(site, "{ departmentChanges { kind state reason } }")
    assert trail == [{"kind": "MERGE", "state": "done", "reason": "改组"}]


async def test_units_below_a_merged_one_move_with_it(site: Site) -> None:
    unit = await ids(site)
    await done(site, kind="MOVE", department=unit["D1"], parent=unit["D2"])
    await done(site, kind="MERGE", department=unit["D2"], into=unit["D3"])
    [found] = (await asked(site, WITHIN, code="D1"))["nodes"]
    assert found["parent"] == {"code": "D3"}


async def test_what_cannot_be_is_refused_and_nothing_is_made(site: Site) -> None:
    unit = await ids(site)
    await done(site, kind="MOVE", department=unit["D1"], parent=unit["D2"])
    before = await site.hub.database.writer.fetchval("select count(*) from hub.audit")
    one, two, three = unit["D1"], unit["D2"], unit["D3"]
    assert await refused(site, kind="MERGE", department=two, into=two) == "DEPARTMENT_ITSELF"
    assert await refused(site, kind="MERGE", department=two, into=one) == "DEPARTMENT_BELOW_ITSELF"
    assert await refused(site, kind="MERGE", department=two) == "DEPARTMENT_UNKNOWN"
    assert await refused(site, kind="MOVE", department=two, parent=one) == "DEPARTMENT_BELOW_ITSELF"
    assert await refused(site, kind="RENAME", department=one) == "NOTHING_TO_CHANGE"
    held = await refused(site, kind="RENAME", department=one, code="D3")
    assert held == "DEPARTMENT_CODE_CONFLICT"
    assert await refused(site, kind="RETIRE", department=two) == "DEPARTMENT_IN_USE"
    assert await refused(site, kind="SPLIT", department=two, into=three) == "NOTHING_TO_CHANGE"
    nobody = f"employee_{'0' * 8}-0000-7000-8000-{'0' * 12}"
    part = {"department": three, "employees": [nobody]}
    split = {"kind": "SPLIT", "department": two, "into": three, "parts": [part]}
    assert await refused(site, **split) == "EMPLOYEE_UNKNOWN"
    assert await site.hub.database.writer.fetchval("select count(*) from hub.audit") == before
    await done(site, kind="MERGE", department=one, into=three)
    assert await refused(site, kind="MERGE", department=one, into=two) == "DEPARTMENT_ENDED"
    assert await refused(site, kind="MERGE", department=two, into=one) == "DEPARTMENT_ENDED"


async def test_a_split_sends_each_to_their_part_also_when_the_old_code_comes_again(
    site: Site, tmp_path: Path
) -> None:
    unit = await ids(site)
    row = await site.hub.database.writer.fetchval(
        "select e.id::text from hub.employee e where number = 'E0001'"
    )
    part = {"department": unit["D1"], "employees": [f"employee_{row}"]}
    await done(site, kind="SPLIT", department=unit["D2"], into=unit["D3"], parts=[part])
    assert await staff_of(site) == {"D1": 4, "D3": 5}
    promoted = [{**one, "岗位": "主管", "入职日期": day(site, 0)} for one in STAFF_AT]
    await pulled(site, tmp_path, promoted)
    assert await staff_of(site) == {"D1": 4, "D3": 5}


async def test_a_renamed_department_is_still_found_by_its_old_code(
    site: Site, tmp_path: Path
) -> None:
    unit = await ids(site)
    change = {"kind": "RENAME", "department": unit["D2"], "name": "大客户部", "code": "KA"}
    assert (await asked(site, EFFECT, c=change))["aliases"] == ["销售2部", "D2"]
    await done(site, **change)
    newcomers = people(12)
    await pulled(site, tmp_path, newcomers)  # departments and staff still say D2, 销售2部
    assert await staff_of(site) == {"D1": 4, "KA": 4, "D3": 4}
    aliases = await asked(site, "{ departmentAliases { value department connection } }")
    assert {one["value"] for one in aliases} == {"销售2部", "D2"}
    [shown] = (await asked(site, WITHIN, code="KA"))["nodes"]
    assert shown["name"] == "大客户部"


async def test_an_alias_fills_what_waited_for_it(site: Site, tmp_path: Path) -> None:
    unit = await ids(site)
    away = [{**one, "部门": "销售Ⅱ部"} if one["部门"] == "D2" else one for one in people(12)]
    await pulled(site, tmp_path, away)
    assert await staff_of(site) == {"D1": 4, "D3": 4}
    add = """mutation ($d: ID!, $v: String!, $c: String) { addDepartmentAlias(input: {
      department: $d, value: $v, connection: $c, reason: "r"}) { __typename
      ... on AddDepartmentAliasSuccess { filled } ... on Problem { code } } }"""
    told = await asked(site, add, d=unit["D2"], v="销售2部")
    assert told["code"] == "ALIAS_CONFLICT"
    told = await asked(site, add, d=unit["D2"], v="销售Ⅱ部", c="nowhere")
    assert (told["__typename"], told["code"]) == ("NotFound", "CONNECTION_UNKNOWN")
    assert (await asked(site, add, d=unit["D2"], v="销售Ⅱ部", c="staff"))["filled"] == 4
    assert await staff_of(site) == {"D1": 4, "D2": 4, "D3": 4}
    [alias] = await asked(site, "{ departmentAliases { id connection } }")
    drop = """mutation ($id: ID!) { removeDepartmentAlias(input: {id: $id}) { __typename
      ... on RemoveDepartmentAliasSuccess { value } ... on Problem { code } } }"""
    assert (await asked(site, drop, id=alias["id"]))["value"] == "销售Ⅱ部"
    assert (await asked(site, drop, id=alias["id"]))["code"] == "ALIAS_UNKNOWN"


async def test_a_planned_change_shows_in_the_tree_of_its_day_and_comes_then(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = await ids(site)
    later = day(site, 10)
    rename = {"kind": "RENAME", "department": unit["D1"], "name": "一部", "day": later}
    merge = {"kind": "MERGE", "department": unit["D2"], "into": unit["D3"], "day": later}
    for change in (rename, merge):
        assert (await done(site, **change))["state"] == "planned"
    assert await staff_of(site) == {"D1": 3, "D2": 3, "D3": 3}
    now = {one["code"]: one for one in await asked(site, TREE, on=day(site, 9))}
    then = {one["code"]: one for one in await asked(site, TREE, on=later)}
    assert (set(now), set(then)) == ({"D0", "D1", "D2", "D3"}, {"D0", "D1", "D3"})
    assert (now["D1"]["name"], then["D1"]["name"]) == ("销售1部", "一部")
    assert await carry_out_due(site.hub) == 0
    coming = site.hub.today() + timedelta(days=10)
    monkeypatch.setattr(Hub, "today", lambda _: coming)
    await turn(site.hub)
    assert await staff_of(site) == {"D1": 3, "D3": 6}
    assert await carry_out_due(site.hub) == 0
    states = await asked(site, "{ departmentChanges { state } }")
    assert states == [{"state": "done"}] * 2


async def test_a_planned_change_can_be_withdrawn_once(site: Site) -> None:
    unit = await ids(site)
    made = await done(site, kind="RETIRE", department=(await new(site)), day=day(site, 5))
    drop = """mutation ($id: ID!) { withdrawDepartmentChange(input: {id: $id}) { __typename
      ... on Problem { code } } }"""
    found = await asked(site, drop, id=made["id"])
    assert found["__typename"] == "WithdrawDepartmentChangeSuccess"
    assert (await asked(site, drop, id=made["id"]))["code"] == "CHANGE_UNKNOWN"
    assert unit


async def new(site: Site) -> str:
    made = await asked(
        site,
        """mutation { createDepartment(input: {department: {code: "N", name: "新"}, reason: "r"}) {
           ... on CreateDepartmentSuccess { department { id } } } }""",
    )
    return str(made["department"]["id"])


async def test_a_planned_change_that_fits_no_more_fails_on_the_record(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = await ids(site)
    later = day(site, 3)
    await done(site, kind="MERGE", department=unit["D2"], into=unit["D3"], day=later)
    await done(site, kind="MERGE", department=unit["D3"], into=unit["D1"])
    coming = site.hub.today() + timedelta(days=3)
    monkeypatch.setattr(Hub, "today", lambda _: coming)
    await turn(site.hub)
    assert await staff_of(site) == {"D1": 6, "D2": 3}
    found = await asked(site, '{ departmentChanges(state: "failed") { error } }')
    assert found == [{"error": "DEPARTMENT_ENDED"}]


async def test_who_may_not_change_departments_learns_nothing(site: Site) -> None:
    unit = await ids(site)
    change = {"kind": "MERGE", "department": unit["D2"], "into": unit["D3"]}
    told = await asked(site, CHANGE, "employee", c=change)
    assert (told["__typename"], told["code"]) == ("Denied", "OFFICE_DENIED")
    told = await site.ask(EFFECT, scope="employee", c=change)
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(TREE, scope="employee", on="2026-01-01")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
