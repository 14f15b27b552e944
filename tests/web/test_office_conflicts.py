"""Conflicts in the graph: told as the cell is, decided with a reason, by who may change it."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere, Subtrees
from hub.flows.connect import Wanted, connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    STAFF,
    document,
    people,
    staff_folder,
    write_csv,
    write_staff,
)
from tests.support.site import BEGIN, HR, Site, opened_site

PAYROLL = """
hub: mapping/1
stream: payroll
precedence: 20
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    fields:
      legal_name: 姓名
      birth_date: 生日
  - entity: Assignment
    of: {by: number, from: 工号}
    key: 工号
    when: [{from: 部门, present: true}]
    fields:
      department: {from: 部门, steps: [{ref: {entity: Department, by: code}}]}
"""
LIST = """query ($entity: String, $field: String, $system: String, $department: ID, $row: ID,
                 $state: String, $first: Int! = 50, $after: String) {
  conflicts(entity: $entity, field: $field, system: $system, department: $department, row: $row,
            state: $state, first: $first, after: $after) { totalCount endCursor
    heaps { entity field winner against state count }
    nodes { id entity field row subject rule sentence since state reason decidedBy decidedAt
            sides { id system stream record precedence since value label row wins } } } }"""
TAKE = """mutation ($conflict: ID!, $side: ID!) { takeConflictValue(input: {
  conflict: $conflict, side: $side, reason: "asked them"}) { __typename
  ... on Problem { code } } }"""
KEEP = """mutation ($ids: [ID!]!) { keepConflicts(input: {conflicts: $ids, reason: "both"}) {
  __typename ... on KeepConflictsSuccess { conflicts } ... on Problem { code } } }"""
REOPEN = """mutation ($conflict: ID!) { reopenConflict(input: {
  conflict: $conflict, reason: "not so"}) { __typename ... on Problem { code } } }"""
OWN = """mutation ($connection: String!) { ownField(input: {entity: "Employee",
  field: "birthDate", connection: $connection, reason: "HR knows"}) { __typename
  ... on OwnFieldSuccess { streams { connection outcome rules problems } }
  ... on Problem { code } } }"""
PAST = """query ($conflict: ID!) { conflictDecisions(conflict: $conflict) {
  kind reason by undoneReason } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """Staff and a payroll that knows some otherwise; H1 is HR and administrator, E0004 HR of D1."""
    async with opened_site(database, tmp_path) as site:
        staff = people(8)
        write_staff(tmp_path / "in", staff)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF)
        await connect(site.hub, wanted, operator="tester")
        rows = [
            {"工号": one["工号"], "姓名": one["姓名"] + "?" * (at % 2),
             "生日": "1999-09-09" if at % 3 else one["出生日期"]}
            for at, one in enumerate(staff)
        ]  # fmt: skip
        write_csv(tmp_path / "in" / "payroll.csv", ("工号", "姓名", "生日", "部门"), rows)
        config = {"path": str(tmp_path / "in"), "streams": {"payroll": {"glob": "payroll.csv"}}}
        payroll = Wanted("payroll", "files", config, [document(PAYROLL)])
        await connect(site.hub, payroll, operator="tester")
        for name in ("staff", "payroll"):
            (await pull(site.hub, name, operator="tester")).check()
        writer = site.hub.database.writer
        below = await writer.fetchval("select id::text from hub.department where code = 'D1'")
        local = await writer.fetchval("select id::text from hub.employee where number = 'E0004'")
        for grant in (
            NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN),
            NewGrant(local, "hrbp", frozenset({"CORE", "PERSONAL"}), Subtrees((below,)), BEGIN),
        ):
            await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(
    site: Site, query: str, number: str = "H1", scope: str = "hr admin", **variables: Any
) -> Any:
    told = await site.ask(query, number, scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_each_is_told_as_its_cell_is(site: Site) -> None:
    """A naive reader: a conflict is shown to whom the graph shows the row and not as restricted."""
    kept = await site.hub.database.writer.fetch(
        "select entity, row_id::text, field from hub.conflict"
    )
    assert len(kept) > 8
    seen_by = {}
    for number, scope in (("H1", "hr admin"), ("H1", "admin"), ("E0004", "hrbp")):
        page = await asked(site, LIST, number, scope)
        expected = set()
        for entity, row, field in [tuple(one) for one in kept]:
            spec = site.hub.model[entity]
            may = f"query ($id: ID!) {{ node(id: $id) {{ ... on {entity} {{ restricted }} }} }}"
            node = await asked(site, may, number, scope, id=f"{spec.table}_{row}")
            name = spec[field].graph_name
            if node is not None and name not in node["restricted"]:
                expected.add(f"{spec.table}_{row}.{name}")
        assert {one["id"] for one in page["nodes"]} == expected
        assert page["totalCount"] == len(expected) == sum(one["count"] for one in page["heaps"])
        seen_by[number, scope] = expected
    everything, office, local = seen_by.values()
    assert len(everything) == len(kept)
    assert {one.rpartition(".")[2] for one in office} <= {"legalName"}
    assert 0 < len(local) < len(everything)


async def test_it_says_who_says_what(site: Site) -> None:
    page = await asked(site, LIST, field="birthDate", entity="Employee")
    assert {one["field"] for one in page["nodes"]} == {"birthDate"}
    one = page["nodes"][0]
    assert [(side["system"], side["wins"]) for side in one["sides"]] == [
        ("staff", True), ("payroll", False),
    ]  # fmt: skip
    assert one["sides"][1]["value"] == "1999-09-09"
    assert one["sentence"] == "staff/staff goes before payroll/payroll: precedence 100 over 20."
    assert one["subject"] == one["row"]
    mine = await asked(site, LIST, row=one["row"])
    assert {each["row"] for each in mine["nodes"]} == {one["row"]}
    told = await site.ask(LIST, "H1", "hr", headers={"accept-language": "zh"}, first=1)
    assert "优先" in told["data"]["conflicts"]["nodes"][0]["sentence"]


async def test_what_is_read_of_sensitive_classes_is_on_the_record(site: Site) -> None:
    read = "select count(*) from hub.audit where action = 'people.read'"
    before = await site.hub.database.writer.fetchval(read)
    await asked(site, LIST, field="legalName", entity="Employee")
    assert await site.hub.database.writer.fetchval(read) == before
    page = await asked(site, LIST, field="birthDate", entity="Employee", first=2)
    detail = await site.hub.database.writer.fetchval(
        "select detail::text from hub.audit where action = 'people.read' order by seq desc limit 1"
    )
    for one in page["nodes"]:
        assert one["subject"].rpartition("_")[2] in detail
    assert '"PERSONAL"' in detail


async def test_pages_show_every_conflict_once(site: Site) -> None:
    whole = await asked(site, LIST)
    found, after = [], None
    while True:
        page = await asked(site, LIST, first=2, after=after)
        assert page["totalCount"] == whole["totalCount"]
        found += [one["id"] for one in page["nodes"]]
        after = page["endCursor"]
        if after is None:
            break
    assert found == [one["id"] for one in whole["nodes"]]


async def test_decisions_are_made_and_taken_back(site: Site) -> None:
    page = await asked(site, LIST, field="legalName", entity="Employee")
    one, other = page["nodes"][:2]
    loser = one["sides"][1]
    done = await asked(site, TAKE, conflict=one["id"], side=loser["id"])
    assert done == {"__typename": "TakeConflictValueSuccess"}
    shown = await asked(
        site, "query ($id: ID!) { node(id: $id) { ... on Employee { legalName } } }", id=one["row"]
    )
    assert shown["legalName"] == loser["value"]
    assert (await asked(site, KEEP, ids=[other["id"]]))["conflicts"] == 1
    left = await asked(site, LIST, field="legalName", entity="Employee")
    assert left["totalCount"] == page["totalCount"] - 2
    [taken] = (await asked(site, LIST, state="taken"))["nodes"]
    assert (taken["id"], taken["reason"], taken["decidedBy"]) == (one["id"], "asked them", HR)
    assert {side["system"] for side in taken["sides"]} >= {"hub", "staff", "payroll"}
    [kept] = (await asked(site, LIST, state="kept"))["nodes"]
    assert kept["id"] == other["id"]
    for each in (one, other):
        assert "code" not in await asked(site, REOPEN, conflict=each["id"])
    again = await asked(site, LIST, field="legalName", entity="Employee")
    assert again["totalCount"] == page["totalCount"]
    past = await asked(site, PAST, conflict=one["id"])
    assert past == [{"kind": "take", "reason": "asked them", "by": HR, "undoneReason": "not so"}]


async def test_a_local_hr_decides_where_they_may(site: Site) -> None:
    page = await asked(site, LIST, "E0004", "hrbp")
    own = await own_id(site)
    mine = next(
        one for one in page["nodes"] if one["subject"] != own and one["field"] == "birthDate"
    )
    done = await asked(site, TAKE, "E0004", "hrbp", conflict=mine["id"],
                       side=mine["sides"][1]["id"])  # fmt: skip
    assert done["__typename"] == "TakeConflictValueSuccess"
    others = {one["id"] for one in (await asked(site, LIST))["nodes"]}
    hidden = next(iter(others - {one["id"] for one in page["nodes"]}))
    for query, variables in (
        (TAKE, {"conflict": hidden, "side": "x"}),
        (KEEP, {"ids": [hidden]}),
    ):
        told = await asked(site, query, "E0004", "hrbp", **variables)
        assert told["code"] in {"CONFLICT_UNKNOWN", "CONFLICT_DENIED"}


async def own_id(site: Site) -> str:
    row = await site.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0004'"
    )
    return f"employee_{row}"


async def test_a_field_gets_an_owner(site: Site) -> None:
    told = await asked(site, OWN, connection="staff")
    assert {(one["connection"], one["outcome"]) for one in told["streams"]} == {
        ("staff", "owns"), ("payroll", "without"),
    }  # fmt: skip
    assert (await asked(site, OWN, connection="clock"))["code"] == "CONFLICT_OWNER"
    assert (await asked(site, OWN, scope="hr", connection="staff"))["code"] == "OFFICE_DENIED"


async def test_what_is_unclear_is_refused(site: Site) -> None:
    for variables, code in (
        ({"first": 201}, "PAGE_INVALID"),
        ({"after": "x"}, "PAGE_INVALID"),
        ({"after": f"2026-01-01~{HR}~y"}, "PAGE_INVALID"),
        ({"after": "2026-01-01T00:00:00+00:00~x~y"}, "PAGE_INVALID"),
        ({"state": "x"}, "CONFLICT_FILTER"),
        ({"entity": "AttendanceDay"}, "CONFLICT_FILTER"),
        ({"field": "legalName"}, "CONFLICT_FILTER"),
        ({"system": "nobody"}, "CONFLICT_FILTER"),
        ({"department": "x"}, "CONFLICT_FILTER"),
        ({"row": "x"}, "CONFLICT_UNKNOWN"),
    ):
        told = await site.ask(LIST, "H1", "hr", **variables)
        assert told["errors"][0]["extensions"]["code"] == code, variables
    assert (await asked(site, TAKE, conflict="x", side="y"))["code"] == "CONFLICT_UNKNOWN"
    assert (await asked(site, KEEP, ids=["employee_x.legalName"]))["code"] == "CONFLICT_UNKNOWN"


async def test_it_is_closed_to_others(site: Site) -> None:
    for scope in ("employee", "manager"):
        told = await site.ask(LIST, "E0001", scope)
        assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
        told = await site.ask(KEEP, "E0001", scope, ids=[])
        assert told["data"]["keepConflicts"]["code"] == "OFFICE_DENIED"
