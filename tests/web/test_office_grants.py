"""Grants and deputies through the graph: given, listed, ended; the next request sees it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.day import turn
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from hub.store.landing.management import manage
from hub.store.landing.turn import turn_of_day
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

GIVE = """mutation ($in: GiveGrantInput!) { giveGrant(input: $in) { __typename
  ... on GiveGrantSuccess { grant { id holder number role classes extent of validFrom validTo
    grantedBy reason } } ... on Problem { code } } }"""
END = """mutation ($id: ID!, $why: String!) { endGrant(input: {id: $id, reason: $why}) {
  __typename ... on EndGrantSuccess { id } ... on Problem { code } } }"""
LIST = "query ($of: ID) { grants(holder: $of) { id number role classes } }"
DELEGATE = """mutation ($in: DelegateInput!) { delegate(input: $in) { __typename
  ... on DelegateSuccess { delegation { id manager deputy validFrom validTo reason } }
  ... on Problem { code hint } } }"""
UNDO = """mutation ($id: ID!) { endDelegation(input: {id: $id, reason: "回来了"}) {
  __typename ... on Problem { code } } }"""
TEAM = """{ employees(first: 50, orderBy: [{number: ASC}]) { nodes { number hireDate
  reports(direct: false, first: 50) { totalCount } } } }"""


@pytest.fixture
async def company(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """Nine people in three departments; E0002 heads them all."""
    async with opened_site(database, tmp_path / "home") as site:
        write_staff(tmp_path / "in", people(9))
        await connect(site.hub, staff_folder(tmp_path / "in", DEPARTMENTS, STAFF), operator="t")
        (await pull(site.hub, "staff", operator="t")).check()
        await add_grant(
            site.hub.database, NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN), actor="t"
        )
        await turn(site.hub)
        async with site.hub.database.transaction() as session:
            await session.execute(
                "update hub.department set head_id ="
                " (select id from hub.employee where number = 'E0002')"
            )
            units = [row[0] for row in await session.fetch("select id::text from hub.department")]
            await manage(session, site.hub.today(), [], units)
        yield site


async def _id(site: Site, number: str) -> str:
    found = await site.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = $1", number
    )
    return f"employee_{found}"


async def _seen(site: Site, number: str) -> set[str]:
    """Whose hire dates a manager's token shows that person, but for their own."""
    told = await site.ask(TEAM, number, "manager")
    nodes = told["data"]["employees"]["nodes"]
    return {one["number"] for one in nodes if one["hireDate"] and one["number"] != number}


async def test_a_grant_is_given_listed_and_ended(company: Site) -> None:
    who = await _id(company, "E0003")
    unit = await company.hub.database.writer.fetchval(
        "select id::text from hub.department where code = 'D1'"
    )
    wanted = {
        "holder": who,
        "role": "hrbp",
        "classes": ["CORE", "TIME"],
        "extent": "SUBTREES",
        "of": [f"department_{unit}"],
        "reason": "接手销售一部",
    }
    told = await company.ask(GIVE, scope="admin", **{"in": wanted})
    grant = told["data"]["giveGrant"]["grant"]
    assert grant["classes"] == ["CORE", "TIME"]
    assert (grant["holder"], grant["number"], grant["reason"]) == (who, "E0003", "接手销售一部")
    assert (grant["extent"], grant["of"]) == ("SUBTREES", [f"department_{unit}"])
    listed = await company.ask(LIST, scope="admin", of=who)
    assert [one["id"] for one in listed["data"]["grants"]] == [grant["id"]]
    sees = "{ employees(first: 50) { nodes { number hireDate } } }"
    nodes = (await company.ask(sees, "E0003", "hrbp"))["data"]["employees"]["nodes"]
    assert sum(one["hireDate"] is not None for one in nodes) > 1
    ended = await company.ask(END, scope="admin", id=grant["id"], why="轮岗")
    assert ended["data"]["endGrant"]["__typename"] == "EndGrantSuccess"
    nodes = (await company.ask(sees, "E0003", "hrbp"))["data"]["employees"]["nodes"]
    assert [one["number"] for one in nodes if one["hireDate"]] == ["E0003"]
    again = await company.ask(END, scope="admin", id=grant["id"], why="轮岗")
    assert again["data"]["endGrant"]["code"] == "GRANT_UNKNOWN"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"role": "king"}, "GRANT_ROLE"),
        ({"role": "emergency"}, "GRANT_ROLE"),
        ({"classes": ["GOLD"]}, "GRANT_CLASS"),
        ({"holder": f"employee_{HR}"}, "GRANT_OWN_DENIED"),
        ({"holder": "employee_0192d2f0-0000-7000-8000-00000000dead"}, "GRANT_EMPLOYEE"),
        ({"extent": "ENTITIES"}, "GRANT_EXTENT"),
        ({"of": ["department_0192d2f0-0000-7000-8000-00000000dead"]}, "GRANT_EXTENT"),
        ({"reason": "　"}, "ACCESS_REASON"),
        ({"validFrom": "2026-05-02", "validTo": "2026-05-01"}, "GRANT_PERIOD"),
    ],
)
async def test_what_no_grant_can_be_is_refused(
    company: Site, changed: dict[str, Any], code: str
) -> None:
    wanted = {"holder": await _id(company, "E0003"), "role": "hr", "reason": "r", **changed}
    told = await company.ask(GIVE, scope="admin", **{"in": wanted})
    assert told["data"]["giveGrant"]["code"] == code


async def test_only_administrators_give_and_only_they_and_auditors_see(company: Site) -> None:
    wanted = {"holder": await _id(company, "E0003"), "role": "hr", "reason": "r"}
    told = await company.ask(GIVE, scope="hr", **{"in": wanted})
    assert told["data"]["giveGrant"]["code"] == "OFFICE_DENIED"
    told = await company.ask(LIST, scope="hr")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_a_deputy_sees_what_the_manager_sees_and_no_more_afterwards(company: Site) -> None:
    """Relations are lent, not the place in the reporting line; the end is seen at once."""
    today = company.hub.today()
    before, team = await _seen(company, "E0009"), await _seen(company, "E0002")
    assert len(team) > 1
    assert not before
    wanted = {
        "deputy": await _id(company, "E0009"),
        "validTo": str(today + timedelta(days=7)),
        "reason": "产假",
    }
    told = await company.ask(DELEGATE, "E0002", "manager", **{"in": wanted})
    made = told["data"]["delegate"]["delegation"]
    assert made["manager"] == await _id(company, "E0002")
    assert await _seen(company, "E0009") == team - {"E0009"}
    told = await company.ask(TEAM, "E0009", "manager")
    lines = {
        one["number"]: one["reports"]["totalCount"] for one in told["data"]["employees"]["nodes"]
    }
    assert lines["E0009"] == 0
    assert not await _seen_as_employee(company, "E0009")
    told = await company.ask("{ delegations { id } }", "E0009", "employee")
    assert [one["id"] for one in told["data"]["delegations"]] == [made["id"]]
    told = await company.ask("{ delegations { id } }", "E0003", "employee")
    assert told["data"]["delegations"] == []
    told = await company.ask(UNDO, "E0003", "manager", id=made["id"])
    assert told["data"]["endDelegation"]["code"] == "DELEGATION_UNKNOWN"
    await company.ask(UNDO, "E0002", "manager", id=made["id"])
    assert not await _seen(company, "E0009")


async def _seen_as_employee(site: Site, number: str) -> set[str]:
    told = await site.ask(TEAM, number, "employee")
    nodes = told["data"]["employees"]["nodes"]
    return {one["number"] for one in nodes if one["hireDate"] and one["number"] != number}


async def test_a_delegation_begins_and_ends_by_the_calendar(company: Site) -> None:
    """The turn of a day works it in and out again, also over days that were missed."""
    today, hub = company.hub.today(), company.hub
    wanted = {
        "deputy": await _id(company, "E0009"),
        "validFrom": str(today + timedelta(days=2)),
        "validTo": str(today + timedelta(days=3)),
        "reason": "出差",
    }
    told = await company.ask(DELEGATE, "E0002", "manager", **{"in": wanted})
    assert told["data"]["delegate"]["__typename"] == "DelegateSuccess"

    async def acting() -> int:
        found: int = await hub.database.writer.fetchval(
            "select count(*) from hub.management where acting"
        )
        return found

    seen = [await acting()]
    for days in (1, 2, 3, 4):
        await turn_of_day(hub.database, hub.made, today + timedelta(days=days))
        seen.append(await acting())
    assert seen[:2] == [0, 0]
    assert seen[2] == seen[3] > 0
    assert seen[4] == 0


@pytest.mark.parametrize(
    ("who", "changed", "code"),
    [
        ("E0002", {"deputy": "E0002"}, "DELEGATION_INVALID"),
        ("E0002", {"validTo": "2020-01-01"}, "DELEGATION_INVALID"),
        ("E0002", {"validTo": "2199-01-01"}, "DELEGATION_INVALID"),
        ("E0002", {"reason": ""}, "ACCESS_REASON"),
        ("E0003", {"manager": "E0002"}, "OFFICE_DENIED"),
    ],
)
async def test_what_cannot_be_delegated(
    company: Site, who: str, changed: dict[str, str], code: str
) -> None:
    wanted = {"deputy": "E0009", "validTo": str(company.hub.today()), "reason": "r", **changed}
    for name in ("deputy", "manager"):
        if name in wanted:
            wanted[name] = await _id(company, wanted[name])
    told = await company.ask(DELEGATE, who, "manager", **{"in": wanted})
    assert told["data"]["delegate"]["code"] == code


async def test_an_administrator_names_others_never_themselves(company: Site) -> None:
    wanted = {
        "manager": await _id(company, "E0002"),
        "deputy": f"employee_{HR}",
        "validTo": str(company.hub.today()),
        "reason": "r",
    }
    told = await company.ask(DELEGATE, scope="admin", **{"in": wanted})
    assert told["data"]["delegate"]["code"] == "OFFICE_DENIED"
    wanted["deputy"] = await _id(company, "E0009")
    told = await company.ask(DELEGATE, scope="admin", **{"in": wanted})
    assert told["data"]["delegate"]["__typename"] == "DelegateSuccess"


async def test_may_says_in_one_word_what_access_says(company: Site) -> None:
    asked = """query ($on: ID!, $f: [String!]) { read: may(action: READ, on: $on, fields: $f)
      change: may(action: CHANGE, on: $on, fields: $f) }"""
    of = await _id(company, "E0009")

    async def may(scope: str, who: str, *fields: str) -> tuple[bool, bool]:
        told = await company.ask(asked, who, scope, on=of, f=list(fields) or None)
        return told["data"]["read"], told["data"]["change"]

    assert await may("hr", "H1", "legalName", "birthDate") == (True, True)
    assert await may("employee", "E0001", "legalName", "birthDate") == (False, False)
    assert await may("employee", "E0001", "legalName") == (True, False)
    assert await may("employee", "E0001") == (True, False)
    assert await may("employee", "E0009", "privatePhone") == (True, True)
