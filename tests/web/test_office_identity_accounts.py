"""Accounts that wait and accounts at a wrong row, in the graph: who may look, who may decide."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.plan.graph import global_id
from hub.store.grants import NewGrant, add_grant
from hub.store.identity_accounts import to_decide
from tests.flows.test_identity_accounts import badge, opened, person, whose
from tests.support.site import BEGIN, HR, Site, opened_site

FIND = """mutation ($certain: Boolean!) { findAccounts(input: {joinCertain: $certain}) {
  __typename ... on FindAccountsSuccess { accounts certain review joined }
  ... on Problem { code } } }"""
MATCHES = """query ($state: String, $first: Int!, $after: String) {
  accountMatches(state: $state, first: $first, after: $after) { endCursor
    nodes { match system account employee grade state score reason
            evidence { field code text speaksFor } } } }"""
COUNTS = "{ accountMatches { counts { state matches accounts } } }"
TO_DECIDE = "{ accountsToDecide }"
RECORD = "query ($match: ID!) { accountRecord(match: $match) { path value locked fields } }"
OF = "query ($id: ID!) { accountsOf(employee: $id) { id system account } }"
JOIN = """mutation ($match: ID!, $reason: String!) { joinAccount(input: {
  match: $match, reason: $reason}) { __typename
  ... on JoinAccountSuccess { employee landed } ... on Problem { code } } }"""
APART = """mutation ($match: ID!) { keepAccountApart(input: {match: $match, reason: "twins"}) {
  __typename ... on KeepAccountApartSuccess { match records } ... on Problem { code } } }"""
GROUPS = "{ quarantine { stream code accounts } }"
ENTRIES = "query ($group: QuarantineGroupInput!) { quarantined(group: $group) { nodes { id } } }"
GIVE = """mutation ($input: GiveAccountInput!) { giveAccount(input: $input) { __typename
  ... on GiveAccountSuccess { match employee landed } ... on Problem { code } } }"""
OUT = """mutation ($employee: ID!, $account: ID!) { takeAccountOut(input: {
  employee: $employee, account: $account, reason: "another's card"}) { __typename
  ... on TakeAccountOutSuccess { match records } ... on Problem { code } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """B2 stands at a wrong row, B3 waits; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        await site.hub.database.writer.execute("delete from hub.department_tree")
        await site.hub.database.writer.execute("delete from hub.department")
        await opened(site.hub, tmp_path / "in", [badge("B2", "E0007", 2), badge("B3", "X3", 3)])
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(query, "H1", scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def row(site: Site, number: str) -> str:
    return str(global_id(site.hub.model["Employee"], await person(site.hub, number)))


async def test_an_account_that_waits_is_shown_and_joined(site: Site) -> None:
    found = await asked(site, FIND, certain=False)
    assert found == {
        "__typename": "FindAccountsSuccess",
        "accounts": 1,
        "certain": 1,
        "review": 0,
        "joined": 0,
    }
    [one] = (await asked(site, MATCHES, first=10, state="open"))["nodes"]
    assert (one["system"], one["account"]) == ("badge/badges", "B3")
    assert (one["employee"], one["grade"]) == (await row(site, "E0003"), "certain")
    assert {"PHONE_SAME", "BORN_SAME"} <= {each["code"] for each in one["evidence"]}
    [blind] = (await asked(site, MATCHES, "admin", first=10, state="open"))["nodes"]
    assert (blind["account"], blind["score"]) == ("A9", None)
    locked = {each["field"]: each["code"] for each in blind["evidence"]}
    assert (locked["birthDate"], locked["privatePhone"]) == (None, None)
    made = await asked(site, JOIN, match=one["match"], reason="asked")
    assert made == {"__typename": "JoinAccountSuccess", "employee": one["employee"], "landed": True}
    assert await whose(site.hub) == {"B2": "E0007", "B3": "E0003"}
    [kept] = (await asked(site, MATCHES, first=10, state="joined"))["nodes"]
    assert kept["reason"] == "asked"


async def test_an_account_is_given_by_who_knows_whose_it_is(site: Site) -> None:
    """From the record that waits; once per key, by who may decide, and not to oneself."""
    groups = await asked(site, GROUPS)
    told = {(one["stream"], one["code"]): one["accounts"] for one in groups}
    assert told.pop(("badges", "WAITING_EMPLOYEE")) is True
    assert not any(told.values())
    key = {"connection": "badge", "stream": "badges", "entity": "", "field": ""}
    [one] = (await asked(site, ENTRIES, group={**key, "code": "WAITING_EMPLOYEE"}))["nodes"]
    five = await row(site, "E0005")
    wanted = {"record": one["id"], "employee": five, "reason": "asked at the gate"}
    own = str(global_id(site.hub.model["Employee"], HR))
    six = await person(site.hub, "E0006")
    await site.hub.database.writer.execute(
        "insert into hub.identity_survivor (merged_id, survivor_id) values ($1, $2)", six, HR
    )
    theirs = str(global_id(site.hub.model["Employee"], six))
    for scope, given, code in (
        ("admin", wanted, "IDENTITY_DENIED"),
        ("hr admin", wanted | {"employee": own}, "IDENTITY_DENIED"),
        ("hr admin", wanted | {"employee": theirs}, "IDENTITY_DENIED"),
        ("hr", wanted, "OFFICE_DENIED"),
        ("hr admin", wanted | {"record": "x"}, "RECORD_UNKNOWN"),
    ):
        assert (await asked(site, GIVE, scope, input=given))["code"] == code
    assert await whose(site.hub) == {"B2": "E0007"}
    headers = {"idempotency-key": "k"}
    done = [await site.ask(GIVE, "H1", "hr admin", headers, input=wanted) for _ in range(2)]
    assert done[0] == done[1]
    made = done[0]["data"]["giveAccount"]
    assert (made["employee"], made["landed"]) == (five, True)
    assert await whose(site.hub) == {"B2": "E0007", "B3": "E0005"}
    assert (await asked(site, GIVE, input=wanted))["code"] == "RECORD_UNKNOWN"  # it has landed
    out = await asked(site, APART, match=made["match"])
    assert out["__typename"] == "KeepAccountApartSuccess"
    assert await whose(site.hub) == {"B2": "E0007"}


async def test_an_account_is_taken_out_and_put_back(site: Site) -> None:
    wrong = await row(site, "E0007")
    [account] = [one for one in await asked(site, OF, id=wrong) if one["system"] == "badge/badges"]
    assert account["account"] == "B2"
    out = await asked(site, OUT, employee=wrong, account=account["id"])
    assert (out["__typename"], out["records"]) == ("TakeAccountOutSuccess", 2)
    assert await whose(site.hub) == {}
    back = await asked(site, JOIN, match=out["match"], reason="theirs")
    assert (back["employee"], back["landed"]) == (wrong, True)
    again = await asked(site, APART, match=out["match"])  # also takes it out
    assert (again["match"], again["records"]) == (out["match"], 2)
    assert await whose(site.hub) == {}


async def test_what_its_record_says_is_shown_as_it_may_be_read(site: Site) -> None:
    """Cells of its own record alone, each by what it fills; the look stands on the record."""
    await asked(site, FIND, certain=False)
    [one] = (await asked(site, MATCHES, first=10, state="open"))["nodes"]
    cells = {cell["path"]: cell for cell in await asked(site, RECORD, match=one["match"])}
    assert (cells["卡"]["value"], cells["工号"]["value"]) == ("B3", "X3")
    assert (cells["籍贯"]["value"], cells["籍贯"]["fields"]) == (
        "籍贯B3",
        ["Employee.native_place"],
    )
    blind = {cell["path"]: cell for cell in await asked(site, RECORD, "admin", match=one["match"])}
    assert blind.keys() == cells.keys()
    assert {path for path, cell in blind.items() if cell["value"] is not None} == set()
    looks = await site.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'record.read' and detail ->> 'match' = $1",
        one["match"],
    )
    assert looks == 2
    await asked(site, JOIN, match=one["match"], reason="asked")
    assert await asked(site, RECORD, match=one["match"]) == []  # it waits no more
    told = await site.ask(RECORD, "H1", "hr admin", match="x")
    assert told["errors"][0]["extensions"]["code"] == "IDENTITY_ACCOUNT_UNKNOWN"


async def test_how_many_wait_is_counted_for_who_decides(site: Site) -> None:
    """An account of two possible people is one; for who may not decide, or is it, it is none."""
    assert await asked(site, TO_DECIDE) == 0
    await asked(site, FIND, certain=False)
    other = await person(site.hub, "E0005")
    await site.hub.database.writer.execute(
        "insert into hub.identity_account (id, stream_id, row_key, employee_id, grade, state,"
        " score, evidence) select gen_random_uuid(), stream_id, row_key, $1, 'review', 'open', 9,"
        " '{}' from hub.identity_account",
        other,
    )
    assert await asked(site, TO_DECIDE) == 1
    assert (await asked(site, COUNTS))["counts"] == [{"state": "open", "matches": 2, "accounts": 1}]
    assert await asked(site, TO_DECIDE, "admin") == 0
    assert await to_decide(site.hub.database, other) == 1
    [one] = [
        each for each in await found_open(site) if each["employee"] != await row(site, "E0005")
    ]
    await site.hub.database.writer.execute(
        "delete from hub.identity_account where employee_id = $1", other
    )
    assert await to_decide(site.hub.database, await person(site.hub, "E0003")) == 0
    await asked(site, APART, match=one["match"])
    assert await asked(site, TO_DECIDE) == 0
    assert (await asked(site, COUNTS))["counts"] == [
        {"state": "apart", "matches": 1, "accounts": 1}
    ]


async def found_open(site: Site) -> Any:
    return (await asked(site, MATCHES, first=10, state="open"))["nodes"]


async def test_it_is_decided_by_who_may(site: Site) -> None:
    """Nobody without everybody's name decides, nor about themselves; HR alone does not look."""
    await asked(site, FIND, certain=False)
    [one] = (await asked(site, MATCHES, first=1, state="open"))["nodes"]
    wrong = await row(site, "E0007")
    [account] = [each for each in await asked(site, OF, id=wrong) if each["account"] == "B2"]
    for query, variables in (
        (JOIN, {"match": one["match"], "reason": "r"}),
        (APART, {"match": one["match"]}),
        (OUT, {"employee": wrong, "account": account["id"]}),
        (FIND, {"certain": True}),
    ):
        told = await asked(site, query, "admin", **variables)
        assert told == {"__typename": "Denied", "code": "IDENTITY_DENIED"}, query
        told = await site.ask(query, "H1", "hr", **variables)
        [found] = told["data"].values()
        assert found == {"__typename": "Denied", "code": "OFFICE_DENIED"}
    own = NewGrant(await person(site.hub, "E0003"), "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, own, actor="test")
    told = await site.ask(JOIN, "E0003", "admin", match=one["match"], reason="r")
    assert told["data"]["joinAccount"] == {"__typename": "Denied", "code": "IDENTITY_DENIED"}
    for query in (MATCHES, OF, RECORD, TO_DECIDE):
        known = {"first": 1, "id": wrong, "match": one["match"]}
        told = await site.ask(query, "H1", "hr", **known)
        assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    assert await whose(site.hub) == {"B2": "E0007"}


async def test_what_is_unclear_is_refused(site: Site) -> None:
    told = await asked(site, JOIN, match="x", reason="r")
    assert told == {"__typename": "NotFound", "code": "IDENTITY_ACCOUNT_UNKNOWN"}
    told = await site.ask(MATCHES, "H1", "hr admin", first=10, state="lost")
    assert told["errors"][0]["extensions"]["code"] == "IDENTITY_STATE"
    for after in ("x", "1.x"):
        told = await site.ask(MATCHES, "H1", "hr admin", first=10, after=after)
        assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
