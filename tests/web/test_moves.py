"""Moves over HTTP: change, correction, revocation; who knows of them, and what stays behind."""

import asyncio
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from hub.flows.hub import Hub
from tests.support.site import HR, Site

UNITS = {one: f"department_00000000-0000-7000-8000-0000000000{one}" for one in ("d1", "d2")}
CREATE = """
mutation($input: CreateEmployeeInput!) {
  createEmployee(input: $input) { ... on CreateEmployeeSuccess { employee { id version } } }
}
"""
MOVE = """
mutation($input: MoveEmployeeInput!) {
  moveEmployee(input: $input) {
    __typename
    ... on MoveEmployeeSuccess { employee { version department { code } } }
    ... on Problem { code message hint path }
  }
}
"""
POSTS = """
query($id: ID!) {
  employee(by: {id: $id}) {
    version department { code } position manager { number }
    assignments(orderBy: [{effectiveFrom: ASC}]) {
      nodes { id version effectiveFrom effectiveTo position department { code } }
    }
  }
}
"""


async def hired(site: Site, number: str = "N1", **post: Any) -> str:
    """The id of somebody in D1 since March 2024."""
    wanted = {
        "employee": {"legalName": "欧阳㛃"},
        "employment": {"number": number, "status": "active", "effectiveFrom": "2024-03-01"},
        "assignment": {"department": UNITS["d1"], "effectiveFrom": "2024-03-01", **post},
    }
    made = await site.ask(CREATE, input=wanted)
    return str(made["data"]["createEmployee"]["employee"]["id"])


async def moved(site: Site, row: str, day: str, mode: str | None = None, **more: Any) -> Any:
    """The outcome of a move as HR asks for it."""
    headers = more.pop("headers", None)
    number, scope = more.pop("who", ("H1", "hr"))
    wanted = {"id": row, "effectiveFrom": day, **({"mode": mode} if mode else {}), **more}
    found = await site.ask(MOVE, number, scope, headers, input=wanted)
    assert "data" in found, found
    return found["data"]["moveEmployee"]


async def posts(site: Site, row: str, number: str = "H1", scope: str = "hr") -> list[Any]:
    """(department, position, first, last) of the posts that are seen."""
    found = await site.ask(POSTS, number, scope, id=row)
    return [
        (one["department"]["code"], one["position"], one["effectiveFrom"], one["effectiveTo"])
        for one in found["data"]["employee"]["assignments"]["nodes"]
    ]


async def test_a_planned_move_is_taken_back_as_if_it_never_was(site: Site) -> None:
    """The post before it is open again; nobody but HR knew of it at any time."""
    row = await hired(site, position="销售")
    await moved(site, row, "2099-01-01", department=UNITS["d2"], reason="plan")
    seen = [("D1", "销售", "2024-03-01", None)]
    assert await posts(site, row, "N1", "employee") == seen
    found = await moved(site, row, "2099-01-01", "REVOCATION", reason="not after all")
    assert found["__typename"] == "MoveEmployeeSuccess", found
    assert await posts(site, row) == seen
    kept = await site.hub.database.writer.fetch(
        "select action, reason from hub.audit where entity = 'Assignment' order by seq"
    )
    assert [tuple(one) for one in kept][1:] == [("hub", "plan"), ("hub", "not after all")]
    history = await site.hub.database.writer.fetch(
        "select effective_from, effective_to from hub.assignment_history order by recorded, version"
    )
    assert (date(2024, 3, 1), date(2098, 12, 31)) in {tuple(one) for one in history}
    again = await moved(site, row, "2099-01-01", "REVOCATION")
    assert (again["__typename"], again["code"]) == ("Conflict", "NOTHING_TO_REVOKE")


async def test_the_last_move_is_taken_back_though_it_holds(site: Site) -> None:
    """Then what is current follows; one that others follow is corrected instead."""
    row = await hired(site, position="销售")
    await moved(site, row, "2025-01-01", department=UNITS["d2"], position="主管")
    await moved(site, row, "2025-06-01", department=UNITS["d1"])
    early = await moved(site, row, "2025-01-01", "REVOCATION")
    assert (early["__typename"], early["code"]) == ("Conflict", "ALREADY_EFFECTIVE")
    assert early["path"] == ["effectiveFrom"]
    assert "CORRECTION" in early["hint"]
    last = await moved(site, row, "2025-06-01", "REVOCATION")
    assert last["employee"]["department"] == {"code": "D2"}
    assert await posts(site, row) == [
        ("D1", "销售", "2024-03-01", "2024-12-31"),
        ("D2", "主管", "2025-01-01", None),
    ]
    first = await moved(site, row, "2024-03-01", "REVOCATION")
    assert (first["__typename"], first["code"]) == ("Conflict", "NOTHING_BEFORE")


async def test_a_correction_mends_the_post_from_its_start(site: Site) -> None:
    """Absent keeps, null clears, the period stays; what is current follows."""
    row = await hired(site, position="销售", grade="P5")
    await moved(site, row, "2099-01-01", department=UNITS["d2"])
    found = await moved(site, row, "2024-05-05", "CORRECTION", department=UNITS["d2"], grade=None)
    assert found["employee"]["department"] == {"code": "D2"}
    assert await posts(site, row) == [
        ("D2", "销售", "2024-03-01", "2098-12-31"),
        ("D2", "销售", "2099-01-01", None),
    ]
    grades = await site.hub.database.writer.fetch(
        "select grade from hub.assignment where effective_from = '2024-03-01'"
        " and employee_id::text = $1",
        row.removeprefix("employee_"),
    )
    assert [one["grade"] for one in grades] == [None]
    for day, more, code in (
        ("2023-01-01", {"position": "x"}, "POST_NOT_FOUND"),
        ("2024-05-05", {}, "NOTHING_TO_CHANGE"),
        ("2024-05-05", {"department": None}, "VALUE_REQUIRED"),
    ):
        assert (await moved(site, row, day, "CORRECTION", **more))["code"] == code
    assert (await moved(site, row, "2024-05-05"))["code"] == "NOTHING_TO_CHANGE"
    assert (await moved(site, row, "2024-05-05", position="x"))["code"] == "VALUE_REQUIRED"
    named = await moved(site, row, "2099-01-01", "REVOCATION", position="x")
    assert (named["code"], named["path"]) == ("FIELD_UNEXPECTED", ["position"])


async def test_only_who_may_change_posts_hears_of_them(site: Site) -> None:
    """Whoever may not is denied before any post is looked at; a hidden person is not there."""
    row = await hired(site)
    await hired(site, "N2")
    for mode, more in (("REVOCATION", {}), ("CORRECTION", {"position": "x"})):
        for day in ("2024-03-01", "2031-01-01"):
            for who in (("N1", "employee"), ("N2", "manager")):
                found = await moved(site, row, day, mode, who=who, **more)
                assert (found["__typename"], found["code"]) == ("Denied", "FIELD_NOT_WRITABLE")
    own = await moved(site, f"employee_{HR}", "2024-03-01", "CORRECTION", position="x")
    assert own["__typename"] == "Denied"


async def test_nobody_becomes_manager_by_taking_a_move_back(site: Site) -> None:
    """The post before it names its manager: whoever that is cannot bring it back themselves."""
    row = await hired(site)
    await hired(site, "M1")
    boss = await site.ask('{ employee(by: {number: "M1"}) { id } }')
    manager = boss["data"]["employee"]["id"]
    await moved(site, row, "2025-01-01", department=UNITS["d2"], manager=manager)
    await site.hub.database.writer.execute(
        "update hub.assignment set manager_id = $2"
        " where employee_id::text = $1 and effective_from = '2024-03-01'",
        row.removeprefix("employee_"),
        HR,
    )
    taken = await moved(site, row, "2025-01-01", "REVOCATION")
    assert (taken["__typename"], taken["code"]) == ("Denied", "OWN_GAIN")


async def test_who_is_the_manager_stays_it_when_they_move_their_people(site: Site) -> None:
    """No gain: the new post has the manager of the one it follows. Of anybody else's post it is."""
    row = await hired(site)
    await site.hub.database.writer.execute(
        "update hub.assignment set manager_id = $2 where employee_id::text = $1",
        row.removeprefix("employee_"),
        HR,
    )
    kept = await moved(site, row, "2025-01-01", department=UNITS["d2"])
    assert kept["__typename"] == "MoveEmployeeSuccess"
    named = await moved(site, row, "2026-01-01", department=UNITS["d1"], manager=f"employee_{HR}")
    assert named["__typename"] == "MoveEmployeeSuccess"
    await moved(site, row, "2026-06-01", department=UNITS["d1"], manager=None)
    back = await moved(site, row, "2026-09-01", department=UNITS["d1"], manager=f"employee_{HR}")
    assert (back["__typename"], back["code"]) == ("Denied", "OWN_GAIN")


async def test_a_retried_revocation_takes_nothing_else_back(site: Site) -> None:
    """The same key has the same outcome, also once another move begins on that day."""
    row = await hired(site)
    await moved(site, row, "2099-01-01", department=UNITS["d2"])
    key = {"idempotency-key": "take-back-1"}
    first = await moved(site, row, "2099-01-01", "REVOCATION", headers=key)
    assert first["__typename"] == "MoveEmployeeSuccess"
    await moved(site, row, "2099-01-01", department=UNITS["d2"], position="新")
    again = await moved(site, row, "2099-01-01", "REVOCATION", headers=key)
    assert again["__typename"] == "MoveEmployeeSuccess"
    assert await posts(site, row) == [
        ("D1", None, "2024-03-01", "2098-12-31"),
        ("D2", "新", "2099-01-01", None),
    ]


async def test_of_two_edits_of_one_post_at_once_one_is_a_conflict(site: Site) -> None:
    row = await hired(site)
    await moved(site, row, "2099-01-01", department=UNITS["d2"])
    found = await asyncio.gather(
        *(moved(site, row, "2099-01-01", "REVOCATION") for _ in range(3)),
        moved(site, row, "2050-01-01", department=UNITS["d2"]),
    )
    done = [one for one in found if one["__typename"] == "MoveEmployeeSuccess"]
    assert {one["code"] for one in found if one not in done} <= {
        *("VERSION_CONFLICT", "NOTHING_TO_REVOKE"),
    }
    line = await posts(site, row)
    for (*_, last), (*_, first, _) in pairwise(line):
        assert date.fromisoformat(last) + timedelta(days=1) == date.fromisoformat(first)
    assert line[-1][3] is None


async def test_the_version_tells_of_nothing_that_is_hidden(site: Site) -> None:
    """Everyone sees a version; it grows with what they may read, and serves those who write."""
    row = await hired(site)
    await hired(site, "N2")
    query = (
        "query($id: ID!) { employee(by: {id: $id}) { version assignments { nodes { version } } } }"
    )
    correct = """
    mutation($id: ID!, $set: EmployeeFields!, $version: Int) {
      correctEmployee(input: {id: $id, set: $set, expectedVersion: $version, reason: "r"}) {
        __typename ... on Problem { code }
        ... on CorrectEmployeeSuccess { employee { version } }
      }
    }
    """

    async def seen(number: str, scope: str) -> Any:
        found = (await site.ask(query, number, scope, id=row))["data"]["employee"]
        nodes = (found["assignments"] or {"nodes": []})["nodes"]
        return found["version"], [one["version"] for one in nodes]

    people = (("N2", "employee"), ("N1", "employee"), ("H1", "hr"))
    colleague, own, office = [await seen(*one) for one in people]
    await site.ask(correct, id=row, set={"nationalId": "110101199003070011"})
    await moved(site, row, "2099-01-01", department=UNITS["d2"])
    assert await seen("N2", "employee") == colleague
    assert await seen("N1", "employee") == own
    assert (await seen("H1", "hr"))[0] > office[0]
    await site.ask(correct, id=row, set={"gender": "female"})
    assert await seen("N2", "employee") == colleague
    assert (await seen("N1", "employee"))[0] == own[0] + 1
    # What one may write is guarded by the version that one sees.
    for version, kind in ((own[0], "Conflict"), (own[0] + 1, "CorrectEmployeeSuccess")):
        phone = {"privatePhone": "19900001111"}
        found = await site.ask(correct, "N1", "employee", id=row, set=phone, version=version)
        assert found["data"]["correctEmployee"]["__typename"] == kind
    await site.ask(correct, id=row, set={"preferredName": "小欧"})
    assert (await seen("N2", "employee"))[0] == colleague[0] + 1


async def test_an_end_is_hrs_until_the_day_after_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Last day at work and end: hidden from oneself and managers through the last day itself."""
    boss = await hired(site, "M1")
    row = await hired(site, "N1", manager=boss)
    person = row.removeprefix("employee_")
    last = site.hub.today() + timedelta(days=2)
    await site.hub.database.writer.execute(
        "update hub.employment set last_working_day = $2, effective_to = $2, status = 'leave'"
        " where employee_id::text = $1",
        person,
        last,
    )
    # Somebody with a second employment stays on the staff: whoever left sees nothing at all.
    await site.hub.database.writer.execute(
        'insert into hub.employment (id, employee_id, number, status, "primary",'
        " effective_from, version, recorded)"
        " values (gen_random_uuid(), $1, 'N1', 'active', true, '2024-03-01', 1, '[2020-01-01,)')",
        person,
    )
    query = """query($id: ID!) { employee(by: {id: $id}) { employments(
      filter: {status: {in: ["leave"]}}) { nodes { lastWorkingDay effectiveTo restricted } } } }"""
    for days, shown in ((0, False), (2, False), (3, True)):
        today = site.hub.today() if days == 0 else last + timedelta(days=days - 2)
        monkeypatch.setattr(Hub, "today", lambda _, day=today: day)
        for who in (("N1", "employee"), ("M1", "manager"), ("H1", "hr")):
            [found] = (await site.ask(query, *who, id=row))["data"]["employee"]["employments"][
                "nodes"
            ]
            known = last.isoformat() if shown or who[1] == "hr" else None
            assert (found["lastWorkingDay"], found["effectiveTo"]) == (known, known), (who, today)
            locked = {"lastWorkingDay", "effectiveTo"} & {*found["restricted"]}
            assert bool(locked) == (known is None)


async def test_a_projected_cell_that_waits_says_so_on_the_employee(site: Site) -> None:
    """The post's department waits: so does the employee's, for who may read it, until decided."""
    row = await hired(site)
    person = row.removeprefix("employee_")
    await site.hub.database.writer.execute(
        "update hub.mapped_record set fields = fields - 'department' - 'grade',"
        """ pending = '{"department": "UNMAPPED", "grade": "INVALID"}'"""
        " where entity = 'Assignment' and row_id in"
        " (select id from hub.assignment where employee_id::text = $1)",
        person,
    )
    await moved(site, row, "2024-05-05", "CORRECTION", position="销售")  # folds the post again
    query = """query($id: ID!) {
      employee(by: {id: $id}) { department { code } pending { field reason } } }"""
    await hired(site, "N2")
    found = (await site.ask(query, "N2", "employee", id=row))["data"]["employee"]
    assert found["pending"] == [{"field": "department", "reason": "UNMAPPED"}]
    found = (await site.ask(query, id=row))["data"]["employee"]
    assert {one["field"] for one in found["pending"]} == {"department", "grade"}
    await moved(site, row, "2024-05-05", "CORRECTION", department=UNITS["d2"], grade="P6")
    for who in (("H1", "hr"), ("N2", "employee")):
        found = (await site.ask(query, *who, id=row))["data"]["employee"]
        assert found == {"department": {"code": "D2"}, "pending": []}
