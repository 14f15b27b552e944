"""What is too dear is refused with advice; what a consumer spends in a minute is bounded."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from hub.errors import Refused
from hub.resolvers.budget import Budget, Spent
from hub.settings import Settings
from tests.support.site import Site, opened_site

PAGE = "{ employees(first: 10) { nodes { legalName } } }"
SCHEMA = "{ __schema { queryType { name } } }"


async def asked(
    site: Site, query: str, *, developer: bool = False, **headers: str
) -> httpx2.Response:
    """The response to a query of the HR person."""
    token = site.issuer.issue("H1", "hr", developer=developer)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"authorization": f"Bearer {token}", **named}
    return await site.client.post("/graphql", json={"query": query}, headers=sent)


def code(found: httpx2.Response) -> str:
    body = found.json()
    assert "data" not in body
    return str(body["errors"][0]["extensions"]["code"])


async def test_the_estimate_is_told_to_those_who_ask(site: Site) -> None:
    """With the answer, or instead of it; the account stands in the headers either way."""
    plain = await asked(site, PAGE)
    assert "extensions" not in plain.json()
    report = await asked(site, PAGE, graphql_cost="report")
    assert report.status_code == 200, report.text
    assert report.json()["data"] == plain.json()["data"]
    cost = report.json()["extensions"]["cost"]
    assert cost["most"] == 100_000
    assert 10 < cost["points"] < 100
    alone = await asked(site, PAGE, graphql_cost="validate")
    assert alone.json() == {"extensions": {"cost": cost}}
    assert code(await asked(site, PAGE, graphql_cost="guess")) == "BODY_INVALID"
    for one in (plain, report, alone, await asked(site, "{ nothing }"), await asked(site, SCHEMA)):
        assert one.headers["ratelimit-policy"] == '"points";q=3000000;w=60'
        assert one.headers["ratelimit"].startswith('"points";r=29')


async def test_too_dear_an_operation_is_refused_and_the_advice_is_enough(
    database: str, tmp_path: Path
) -> None:
    """Over HTTP, with the tables' own statistics."""
    async with opened_site(database, tmp_path, HUB_MOST_POINTS="30") as site:
        await site.hub.database.writer.execute(
            "insert into hub.department (id, code, name, version, recorded, effective_from)"
            " select gen_random_uuid(), 'X' || n, '部门', 1, '[2020-01-01,)', '2020-01-01'"
            " from generate_series(1, 500) n"
        )
        await site.hub.database.writer.execute("analyze hub.department")
        query = "{ departments(first: %d) { nodes { name } } }"
        found = await asked(site, query % 400)
        assert code(found) == "COST_TOO_HIGH"
        hint = found.json()["errors"][0]["extensions"]["hint"]
        assert hint.startswith("Add first: 10 to `departments`: ")
        assert len((await asked(site, query % 10)).json()["data"]["departments"]["nodes"]) == 10


async def test_a_spent_minute_is_429_with_the_time_to_wait(database: str, tmp_path: Path) -> None:
    """For this person through this program alone."""
    more = {"HUB_POINTS_PER_MINUTE": "2000"}
    async with opened_site(database, tmp_path, **more) as site:
        await _within_a_minute(site)
        left = []
        for _ in range(400):
            found = await asked(site, PAGE)
            left.append(found.headers["ratelimit"])
            if found.status_code != 200:
                break
        assert (found.status_code, code(found)) == (429, "POINTS_SPENT")
        assert 1 <= int(found.headers["retry-after"]) <= 60
        assert left[-1].startswith('"points";r=')
        other = site.issuer.issue("H1", "hr", client="another")
        fresh = await site.client.post(
            "/graphql", json={"query": PAGE}, headers={"authorization": f"Bearer {other}"}
        )
        assert fresh.status_code == 200


async def _within_a_minute(site: Site) -> None:
    """Wait for the next minute where this one ends too soon for a test."""
    left = await site.hub.database.writer.fetchval(
        "select (60 - extract(epoch from clock_timestamp())::numeric % 60)::float8"
    )
    if left < 25:
        await asyncio.sleep(left + 0.05)


async def test_processes_together_never_spend_more_than_the_budget(site: Site) -> None:
    """Four leasing at once from one account: what they spend fits into it, and nearly fills it."""
    await _within_a_minute(site)
    most = 60_000
    budgets = [Budget(site.hub.database, most) for _ in range(4)]

    async def spend(budget: Budget) -> int:
        spent = 0
        while True:
            try:
                await budget.spend("someone", 70)
            except Spent:
                return spent
            spent += 70

    spent = await asyncio.gather(*(spend(one) for one in budgets))
    assert most * 0.95 < sum(spent) <= most
    minutes = await site.hub.database.writer.fetch("select spent from hub.points")
    assert all(one["spent"] <= most for one in minutes)


async def test_a_lease_is_spent_without_asking_postgres(site: Site) -> None:
    """A hundred requests of a second's share cost two writes at most."""
    budget = Budget(site.hub.database, 600_000)
    before = await _writes(site)
    for _ in range(100):
        allowance = await budget.spend("someone", 90)
    assert allowance.left <= 600_000 - 9_000
    assert await _writes(site) - before <= 2


async def _writes(site: Site) -> int:
    """How often an account was written."""
    found: int = await site.hub.database.writer.fetchval(
        "select coalesce(sum(spent) / 10000, 0)::int from hub.points where consumer = 'someone'"
    )
    return found


async def test_one_request_beyond_the_budget_is_refused_at_once(site: Site) -> None:
    budget = Budget(site.hub.database, 100)
    with pytest.raises(Spent):
        await budget.spend("someone", 101)
    assert (await budget.spend("someone", 100)).left == 0
    assert (await Budget(site.hub.database, 0).spend("someone", 10**9)).headers == {}


async def test_a_new_minute_has_new_points(site: Site) -> None:
    """The lease of the old one is void."""
    now = [1000.0]
    budget = Budget(site.hub.database, 100, clock=lambda: now[0])
    await budget.spend("someone", 100)
    with pytest.raises(Spent):
        await budget.spend("someone", 1)
    await site.hub.database.writer.execute("update hub.points set minute = minute - 1")
    now[0] += 61
    assert (await budget.spend("someone", 60)).left <= 40


# --- what the schema tells -----------------------------------------------------------------


async def test_the_schema_is_for_developers(database: str, tmp_path: Path) -> None:
    """Others learn the name and kind of a type that they name, and no more by any path."""
    closed = {"HUB_INTROSPECTION": "developers"}
    async with opened_site(database, tmp_path, **closed) as site:
        for query in (
            SCHEMA,
            '{ __type(name: "Employee") { fields { name } } }',
            '{ __type(name: "Employee") { ...F } } fragment F on __Type { inputFields { name } }',
            '{ ... { __type(name: "Employee") { ... { possibleTypes { name } } } } }',
            '{ a: __type(name: "Employee") { ofType { name } } }',
            "{ ...Q } fragment Q on Query { __schema { types { name } } }",
        ):
            assert code(await asked(site, query)) == "INTROSPECTION_CLOSED", query
            assert "data" in (await asked(site, query, developer=True)).json()
        leaves = '{ __typename __type(name: "Employee") { __typename kind name } }'
        assert (await asked(site, leaves)).json()["data"]["__type"]["name"] == "Employee"


NEARLY = (
    "{ employes { totalCount } }",
    "{ employees { nodes { legalNam } } }",
    "{ employees(fitler: {}) { totalCount } }",
    "{ employees(filter: {legalNam: {}}) { totalCount } }",
    "{ node(id: 1) { ... on Employe { id } } }",
    "query($v: EmployeeFiltr) { employees(filter: $v) { totalCount } }",
    "mutation { createEmploye { __typename } }",
    '{ __type(nam: "x") { name } }',
)


async def test_what_was_perhaps_meant_is_told_to_developers_alone(
    database: str, tmp_path: Path
) -> None:
    """Fields, arguments, inputs and types: none is named to others."""
    closed = {"HUB_INTROSPECTION": "developers"}
    async with opened_site(database, tmp_path, **closed) as site:
        for query in NEARLY:
            told = (await asked(site, query)).text
            assert "id you mean" not in told, query
            assert "id you mean" in (await asked(site, query, developer=True)).text, query


async def test_where_all_may_read_the_schema_all_are_told(database: str, tmp_path: Path) -> None:
    async with opened_site(database, tmp_path, HUB_INTROSPECTION="all") as site:
        for query in NEARLY:
            assert "id you mean" in (await asked(site, query)).text, query


async def test_the_list_of_errors_has_an_end(site: Site) -> None:
    fields = " ".join(f"f{one}" for one in range(60))
    errors: list[Any] = (await asked(site, f"{{ {fields} }}")).json()["errors"]
    assert len(errors) <= 11


def test_points_are_digits() -> None:
    for wrong in ("-1", "1e9", "many", "1" * 16):
        with pytest.raises(Refused, match="HUB_MOST_POINTS"):
            Settings.from_env({"HUB_MOST_POINTS": wrong})
