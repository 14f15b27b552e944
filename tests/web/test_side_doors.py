"""Side doors: what a viewer may not read is learnt by no list, link, filter, key or mutation."""

from typing import Any

import pytest

from hub.store.grants import revoke_grant
from tests.support.site import HR, Site

ENTITY = "00000000-0000-7000-8000-0000000000e1"
ABSENT = "employee_00000000-0000-7000-8000-00000000dead"
NASTY = 'a\x010:b\x02c"\\\u2028𠮷'
CREATE = """
mutation($input: CreateEmployeeInput!) {
  createEmployee(input: $input) {
    ... on CreateEmployeeSuccess { employee { id } }
    ... on Problem { code path }
  }
}
"""
CORRECT = """
mutation($id: ID!, $set: EmployeeFields!, $version: Int) {
  correctEmployee(input: {id: $id, set: $set, reason: "r", expectedVersion: $version}) {
    __typename
    ... on Problem { code message hint path }
  }
}
"""


async def _hired(
    site: Site, number: str, *, employment: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """The row of a new employee; `more` are further fields of the person."""
    manager = more.pop("manager", None)
    wanted = {
        "employee": {"legalName": "欧阳㛃", **more},
        "employment": {
            "number": number,
            "status": "active",
            "effectiveFrom": "2024-03-01",
            **employment,
        },
        "assignment": {
            "department": "department_00000000-0000-7000-8000-0000000000d1",
            "manager": manager,
            "effectiveFrom": "2024-03-01",
        },
        "reason": "hired",
    }
    made: dict[str, Any] = await site.ask(CREATE, input=wanted)
    found: dict[str, Any] = made["data"]["createEmployee"]["employee"]
    return found


async def _with_a_leaver(site: Site) -> str:
    """The id of somebody who has left; M1 was their manager, N1 a colleague."""
    manager = await _hired(site, "M1", employment={})
    await _hired(site, "N1", employment={}, manager=manager["id"])
    ended = {"status": "left", "effectiveTo": "2025-03-31"}
    left = await _hired(site, "L1", employment=ended, manager=manager["id"])
    school = """
    mutation($id: ID!) {
      addEducation(input: {employee: $id, education: {school: "X"}, reason: "r"}) { __typename }
    }
    """
    await site.ask(school, id=left["id"])
    return str(left["id"])


async def test_a_list_below_a_legal_entity_tells_nobodys_employer(site: Site) -> None:
    """Employee.legalEntity is of the class JOB: its reverse list is no other way to it."""
    await site.hub.database.writer.execute(
        "insert into hub.legal_entity (id, code, name, version, recorded)"
        " values ($1, 'LE1', '甲公司', 1, '[2020-01-01,)')",
        ENTITY,
    )
    for number in ("N1", "N2"):
        await _hired(site, number, employment={"legalEntity": f"legal_entity_{ENTITY}"})
    query = "{ legalEntities { nodes { employees { totalCount nodes { number } } } } }"
    for_hr = (await site.ask(query))["data"]["legalEntities"]["nodes"]
    assert for_hr[0]["employees"]["totalCount"] == 2
    seen = (await site.ask(query, "N1", "employee"))["data"]["legalEntities"]["nodes"]
    shown = seen[0]["employees"] or {"totalCount": 0, "nodes": []}
    assert {one["number"] for one in shown["nodes"]} <= {"N1"}
    assert shown["totalCount"] <= 1


@pytest.mark.parametrize("rows", ["employments", "assignments", "educations"])
async def test_a_manager_knows_no_row_about_somebody_who_left(site: Site, rows: str) -> None:
    """Leavers are known to HR only: their rows too, not only the card."""
    await _with_a_leaver(site)
    query = f"{{ {rows} {{ totalCount nodes {{ employee {{ number }} }} }} }}"
    for_hr = (await site.ask(query))["data"][rows]["nodes"]
    assert "L1" in {one["employee"]["number"] for one in for_hr}
    found = (await site.ask(query, "M1", "manager"))["data"][rows]
    assert all(one["employee"] for one in found["nodes"])
    assert found["totalCount"] == len(found["nodes"])


async def test_a_revoked_grant_writes_no_more(site: Site) -> None:
    """The next mutation is refused as the next query is, also if no query came between."""
    somebody = await _hired(site, "N1", employment={})
    grant = await site.hub.database.writer.fetchval("select id::text from hub.access_grant")
    await revoke_grant(site.hub.database, grant, actor="test", reason="left the team")
    found = await site.ask(CORRECT, id=somebody["id"], set={"legalName": "王"})
    assert found["data"]["correctEmployee"]["__typename"] == "Denied"


async def test_who_left_writes_no_more(site: Site) -> None:
    """Standing is asked anew for a mutation, not remembered from the morning."""
    somebody = await _hired(site, "N1", employment={})
    assert "data" in await site.ask("{ viewer { scopes } }", "N1", "employee")
    await site.hub.database.writer.execute(
        "update hub.employee set status = 'left' where number = 'N1'"
    )
    phone = {"privatePhone": "19900001111"}
    found = await site.ask(CORRECT, "N1", "employee", id=somebody["id"], set=phone)
    assert "errors" in found
    assert found["errors"][0]["extensions"]["code"] == "ACCESS_ENDED"


async def test_a_number_that_changed_hands_opens_nobody_elses_record(site: Site) -> None:
    """Whom a token names is asked of the data, not remembered: the old holder is still staff."""
    query = "{ viewer { employee { legalName homeAddress } } }"
    await _hired(site, "N1", employment={}, homeAddress="A")
    await _hired(site, "N2", employment={}, homeAddress="B")
    before = await site.ask(query, "N1", "employee")
    assert before["data"]["viewer"]["employee"]["homeAddress"] == "A"
    for old, new in (("N1", "N0"), ("N2", "N1")):
        await site.hub.database.writer.execute(
            "update hub.employee set number = $2 where number = $1", old, new
        )
    after = await site.ask(query, "N1", "employee")
    assert after["data"]["viewer"]["employee"]["homeAddress"] == "B"


async def test_a_move_that_lies_ahead_shows_nowhere(site: Site) -> None:
    """Future-dated changes are HR's: today's post does not tell that it will end."""
    manager = await _hired(site, "M1", employment={})
    moved = await _hired(site, "N1", employment={}, manager=manager["id"])
    move = """
    mutation($id: ID!) {
      moveEmployee(input: {
        id: $id, effectiveFrom: "2099-01-01",
        department: "department_00000000-0000-7000-8000-0000000000d2"
      }) { __typename }
    }
    """
    assert "MoveEmployeeSuccess" in str(await site.ask(move, id=moved["id"]))
    query = """{
      assignments(filter: {employee: {where: {number: {eq: "N1"}}}}) { nodes { effectiveTo } }
    }"""
    for number, scope in (("N1", "employee"), ("M1", "manager")):
        found = (await site.ask(query, number, scope))["data"]["assignments"]["nodes"]
        assert found == [{"effectiveTo": None}]


async def test_a_hidden_row_answers_like_none(site: Site) -> None:
    """No key, id, filter, version or mutation tells a leaver from nobody."""
    hidden = await _with_a_leaver(site)
    query = """
    query($id: ID!, $named: String!) {
      node(id: $id) { id }
      employee(by: {number: $named}) { id }
      byId: employee(by: {id: $id}) { id }
      nodes(ids: [$id]) { id }
      employees(filter: {number: {eq: $named}}) { totalCount }
      searched: employees(search: $named) { totalCount }
      reports: employees(filter: {manager: {where: {number: {eq: $named}}}}) { totalCount }
    }
    """
    for number, scope in (("N1", "employee"), ("M1", "manager")):
        real = await site.ask(query, number, scope, id=hidden, named="L1")
        none = await site.ask(query, number, scope, id=ABSENT, named="L9")
        assert real == none
        for version in (None, 1, 99):
            one, other = [
                await site.ask(
                    CORRECT, number, scope, id=row, set={"workEmail": "no mail"}, version=version
                )
                for row in (hidden, ABSENT)
            ]
            assert one == other
            assert one["data"]["correctEmployee"]["__typename"] == "NotFound"


async def test_hr_changes_their_own_record_by_no_mutation(site: Site) -> None:
    own = f"employee_{HR}"
    found = await site.ask(CORRECT, id=own, set={"legalName": "王"})
    assert found["data"]["correctEmployee"]["code"] == "FIELD_NOT_WRITABLE"
    move = """
    mutation($id: ID!) {
      moveEmployee(input: {
        id: $id, effectiveFrom: "2026-01-01", grade: "P9",
        department: "department_00000000-0000-7000-8000-0000000000d2"
      }) { __typename }
      addEducation(input: {employee: $id, education: {school: "X"}}) { __typename }
    }
    """
    moved = (await site.ask(move, id=own))["data"]
    assert {one["__typename"] for one in moved.values()} == {"Denied"}


async def test_control_characters_in_a_text_open_no_hole(site: Site) -> None:
    """The delimiters of holes, quotes and line separators in stored text come back as they were."""
    await _hired(site, "N1", employment={}, preferredName=NASTY, homeAddress=NASTY)
    query = """
    query($after: String) {
      employees(filter: {number: {eq: "N1"}}, orderBy: [{preferredName: ASC}], after: $after) {
        pageInfo { endCursor } nodes { preferredName homeAddress pinyin nationalIdMasked }
      }
    }
    """
    found = (await site.ask(query))["data"]["employees"]
    assert found["nodes"][0]["preferredName"] == NASTY
    assert found["nodes"][0]["homeAddress"] == NASTY
    after = await site.ask(query, after=found["pageInfo"]["endCursor"])
    assert after["data"]["employees"]["nodes"] == []


async def test_a_cursor_serves_its_own_viewer_only(site: Site) -> None:
    """A cursor holds values of the order: in other hands, or on another list, it is refused."""
    await _hired(site, "N1", employment={})
    query = """
    query($after: String, $start: String!) {
      employees(first: 1, after: $after, filter: {number: {prefix: $start}},
                orderBy: [{hireDate: DESC}]) { pageInfo { endCursor } }
    }
    """
    made = await site.ask(query, start="N")
    cursor = made["data"]["employees"]["pageInfo"]["endCursor"]
    assert "data" in await site.ask(query, start="N", after=cursor)
    for number, scope, start in (("N1", "employee", "N"), ("H1", "hr", "H")):
        found = await site.ask(query, number, scope, start=start, after=cursor)
        assert found["errors"][0]["extensions"]["code"] == "CURSOR_INVALID"
