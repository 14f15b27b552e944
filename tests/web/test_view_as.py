"""View-As: what both may see, read-only, announced, on the record."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from hub.auth.viewer import Everywhere
from hub.store.grants import NewGrant, add_grant
from tests.support.served import served
from tests.support.site import BEGIN, HR, Site
from tests.support.watching import watching
from tests.web.test_office_grants import company as company_of_nine

__all__ = ["company_of_nine"]
CELLS = """{ viewer { employee { number } scopes }
  employees(first: 50, orderBy: [{number: ASC}]) { nodes {
    number hireDate birthDate privatePhone ethnicity { code } restricted } } }"""


@pytest.fixture
async def company(company_of_nine: Site) -> Site:
    """E0002 heads all; H1 holds all classes and is administrator; E0005 is HR of TIME."""
    who = await company_of_nine.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0005'"
    )
    grant = NewGrant(who, "hr", frozenset({"TIME"}), Everywhere(), BEGIN)
    await add_grant(company_of_nine.hub.database, grant, actor="t")
    return company_of_nine


def _cells(told: dict[str, Any]) -> dict[tuple[str, str], Any]:
    return {
        (node["number"], name): value
        for node in told["data"]["employees"]["nodes"]
        for name, value in node.items()
        if name not in {"number", "restricted"} and value is not None
    }


@pytest.mark.parametrize(
    ("own", "other", "scope"),
    [
        ("H1", "E0002", "manager"),
        ("H1", "E0007", "employee"),
        ("E0005", "E0002", "manager"),
        ("E0005", "H1", "hr"),
    ],
)
async def test_it_shows_what_both_may_see(company: Site, own: str, other: str, scope: str) -> None:
    """Cell by cell the intersection of the two answers; `viewer` is the other."""
    mine = _cells(await company.ask(CELLS, own, "hr"))
    theirs = _cells(await company.ask(CELLS, other, scope))
    told = await company.ask(CELLS, own, "hr", headers={"view-as": other})
    assert _cells(told) == {key: value for key, value in mine.items() if key in theirs}
    assert told["data"]["viewer"]["employee"] == {"number": other}
    shown = await company.hub.database.writer.fetchval(
        "select 'employee_' || id from hub.employee where number = $1", other
    )
    assert told["extensions"]["viewAs"] == {"employee": shown}
    by_id = await company.ask(CELLS, own, "hr", headers={"view-as": shown})
    assert by_id["data"] == told["data"]


async def test_a_filter_by_what_the_other_may_not_read_is_refused(company: Site) -> None:
    asked = '{ employees(filter: {birthDate: {gte: "1970-01-01"}}) { totalCount } }'
    assert "errors" not in await company.ask(asked)
    told = await company.ask(asked, headers={"view-as": "E0002"})
    assert told["data"]["employees"]["totalCount"] <= 1
    assert told["extensions"]["access"]
    none = '{ employees(filter: {diedOn: {gte: "1970-01-01"}}) { totalCount } }'
    told = await company.ask(none, headers={"view-as": "E0002"})
    assert told["errors"][0]["extensions"]["code"] == "FIELD_NOT_READABLE"


async def test_each_look_is_on_the_record_with_its_purpose(company: Site) -> None:
    headers = {"view-as": "E0002", "purpose": "ticket 7"}
    await company.ask("{ viewer { scopes } }", headers=headers)
    row = await company.hub.database.writer.fetchrow(
        "select actor, reason, detail from hub.audit where action = 'access.view_as'"
    )
    who = await company.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0002'"
    )
    assert (row["actor"], row["reason"]) == (HR, "ticket 7")
    assert orjson.loads(row["detail"]) == {"employee": who}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('mutation { endSession(input: {id: "x"}) { __typename } }', "VIEW_AS_READS_ONLY"),
        ("{ grants { id } }", "VIEW_AS_PEOPLE_ONLY"),
        ("{ employees { totalCount } connections { name } }", "VIEW_AS_PEOPLE_ONLY"),
    ],
)
async def test_it_changes_nothing_and_opens_no_office(company: Site, query: str, code: str) -> None:
    told = await company.ask(query, scope="admin", headers={"view-as": "E0002"})
    assert told["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    ("who", "scope", "other", "code"),
    [
        ("E0002", "manager", "E0003", "VIEW_AS_DENIED"),
        ("H1", "employee", "E0003", "VIEW_AS_DENIED"),
        ("H1", "hr", "nobody", "VIEW_AS_UNKNOWN"),
        ("H1", "hr", "employee_0192d2f0-0000-7000-8000-00000000dead", "VIEW_AS_UNKNOWN"),
        ("H1", "hr", "E" * 500, "VIEW_AS_UNKNOWN"),
    ],
)
async def test_who_may_look_as_whom(
    company: Site, who: str, scope: str, other: str, code: str
) -> None:
    told = await company.ask("{ viewer { scopes } }", who, scope, headers={"view-as": other})
    assert told["errors"][0]["extensions"]["code"] == code


async def test_a_grant_that_the_other_loses_is_gone_at_the_next_look(
    company: Site, tmp_path: Path
) -> None:
    asked = "{ employees(first: 50) { nodes { number birthDate } } }"
    seen = await company.ask(asked, "H1", "hr", headers={"view-as": "E0005"})
    assert sum(one["birthDate"] is not None for one in seen["data"]["employees"]["nodes"]) == 1
    who = await company.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0005'"
    )
    grant = NewGrant(who, "hr", frozenset({"PERSONAL"}), Everywhere(), BEGIN)
    await add_grant(company.hub.database, grant, actor="t")
    seen = await company.ask(asked, "H1", "hr", headers={"view-as": "E0005"})
    assert sum(one["birthDate"] is not None for one in seen["data"]["employees"]["nodes"]) > 1
    await company.hub.database.writer.execute(
        "update hub.access_grant set revoked_at = now() where classes = '{PERSONAL}'"
    )
    seen = await company.ask(asked, "H1", "hr", headers={"view-as": "E0005"})
    assert sum(one["birthDate"] is not None for one in seen["data"]["employees"]["nodes"]) == 1


@pytest.mark.parametrize("said", ["handshake", "init"])
async def test_it_holds_on_a_websocket_too(company: Site, said: str) -> None:
    """A single answer is that of both, nothing is followed, and the look is on the record."""
    token = company.issuer.issue("H1", "hr")
    headers = {"view-as": "E0002"} if said == "handshake" else {}
    payload = {"View-As": "E0002"} if said == "init" else {}
    asked = await company.ask(CELLS, "H1", "hr", headers={"view-as": "E0002"})
    async with served(company.hub) as url, watching(url, headers=headers) as one:
        await one.begin(token, **payload)
        await one.subscribe("1", CELLS)
        message = await one.next()
        assert message["payload"] == asked
        assert (await one.next())["type"] == "complete"
        await one.subscribe("2", "subscription { changed(type: Employee) { ids } }")
        message = await one.next()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == "VIEW_AS_READS_ONLY"
        await one.subscribe("3", "{ viewer { scopes } }")
        assert (await one.next())["payload"]["extensions"]["viewAs"]
    looks = await company.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'access.view_as'"
    )
    assert looks == 3


async def test_reconciliation_and_uploads_heed_it(company: Site) -> None:
    """The service answers as for both, on the record, or refuses; a file is not taken."""
    bearer = {"authorization": f"Bearer {company.issuer.issue('H1', 'hr admin')}"}
    headers = {**bearer, "view-as": "E0002"}
    form = {"queries": '{"q": {"query": "D1"}}'}
    plain = await company.client.post("/reconcile/department", data=form, headers=bearer)
    told = await company.client.post("/reconcile/department", data=form, headers=headers)
    assert told.json() == plain.json()  # departments are for everyone
    looks = await company.hub.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'access.view_as'"
    )
    assert looks > 0
    nobody = {**bearer, "view-as": "nobody"}
    told = await company.client.post("/reconcile/department", data=form, headers=nobody)
    assert told.json()["errors"][0]["extensions"]["code"] == "VIEW_AS_UNKNOWN"
    sent = await company.client.post("/files?name=a.csv", content=b"a", headers=headers)
    assert sent.json()["errors"][0]["extensions"]["code"] == "VIEW_AS_READS_ONLY"
