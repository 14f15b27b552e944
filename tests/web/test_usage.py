"""Usage of the graph: counted by client and coordinate beside the requests, and never a value."""

import asyncio
import json
from pathlib import Path

import asyncpg
import pytest

from hub.app import application, edge_of
from hub.cli import main
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.changes import coordinates
from hub.resolvers.sdl import sdl
from hub.resolvers.usage import OTHER, UNNAMED, Usage, client_name, of_document
from hub.resolvers.usage_kept import keep, keeping_usage
from hub.store.usage import Used, usage_since
from tests.support.databases import run_async
from tests.support.site import BEGIN, Site, opened_site

CANARY = "欧阳𠮷娜"
QUERY = """
query Find($filter: EmployeeFilter, $order: [EmployeeOrder!], $first: Int) {
  employees(filter: $filter, orderBy: $order, first: $first) { totalCount nodes { ...Card } }
}
query Other { departments { totalCount } }
fragment Card on Employee {
  legalName department { name }
  attendance(filter: {date: {gte: "2026-01-01"}}, orderBy: [{date: DESC}]) { totalCount }
}
"""
VARIABLES = {
    "filter": {"legalName": {"eq": CANARY}, "department": {"where": {"code": {"in": ["D1"]}}}},
    "order": [{"hireDate": "ASC"}],
}


async def counted(site: Site) -> list[Used]:
    return await usage_since(site.hub.database, BEGIN)


async def test_what_a_request_uses_is_counted_by_client(site: Site) -> None:
    """Fields, arguments, input fields and enum values, in documents and in variables."""
    edge = edge_of(site.hub)
    token = f"Bearer {site.issuer.issue('H1', 'hr')}"
    for client, times in (("staff-web", 2), ("payroll-app", 1)):
        asked = Incoming(QUERY, "Find", VARIABLES, token, (), client=client)
        for _ in range(times):
            assert b'"errors"' not in (await answer(edge, asked)).body
    assert await counted(site) == [], "nothing is written while requests are answered"
    await keep(edge)
    found = await counted(site)
    of = {one.coordinate for one in found}
    assert {
        *("Query.employees", "Query.employees(filter:)", "EmployeeConnection.totalCount"),
        *("Employee.legalName", "Employee.department", "Department.name"),
        *("Employee.attendance(orderBy:)", "AttendanceDayFilter.date", "DateFilter.gte"),
        *("AttendanceDayOrder.date", "OrderDirection.DESC", "OrderDirection.ASC"),
        *("EmployeeFilter.legalName", "TextFilter.eq", "EmployeeFilter.department"),
        *("DepartmentLinkFilter.where", "DepartmentFilter.code", "CodeFilter.in"),
        *("EmployeeOrder.hireDate",),
    } <= of
    assert "Query.departments" not in of, "an operation that was not asked is not used"
    known = set(coordinates(sdl(site.hub.model)))
    assert {one for one in of if "(" not in one} <= known
    times = {one.client: one.count for one in found if one.coordinate == "Employee.legalName"}
    assert times == {"staff-web": 2, "payroll-app": 1}
    assert CANARY not in repr(found)
    await keep(edge)
    assert await counted(site) == found, "what was kept is not kept twice"


async def test_refused_requests_and_introspection_are_not_counted(site: Site) -> None:
    """Only what is answered is used."""
    edge = edge_of(site.hub)
    token = f"Bearer {site.issuer.issue('H1', 'hr')}"
    for query in ("{ nothing }", "{ __schema { queryType { name } } }"):
        await answer(edge, Incoming(query, None, {}, token, ()))
    await keep(edge)
    assert await counted(site) == []


async def test_counts_that_cannot_be_kept_stay_counted(site: Site) -> None:
    """While the table is away nothing is lost, and nobody notices."""
    edge = edge_of(site.hub)
    token = f"Bearer {site.issuer.issue('H1', 'hr')}"
    await answer(edge, Incoming("{ viewer { scopes } }", None, {}, token, ()))
    await site.hub.database.writer.execute("alter table hub.usage rename to usage_away")
    await keep(edge)
    await site.hub.database.writer.execute("alter table hub.usage_away rename to usage")
    await keep(edge)
    assert {one.coordinate: one.count for one in await counted(site)} == {
        "Query.viewer": 1,
        "Viewer.scopes": 1,
    }


async def test_the_application_keeps_counts_in_the_background_and_at_its_end(site: Site) -> None:
    """Every few seconds, and what is left when it stops."""
    edge = edge_of(site.hub)
    token = f"Bearer {site.issuer.issue('H1', 'hr')}"
    async with keeping_usage(edge, 0.05):
        await answer(edge, Incoming("{ viewer { scopes } }", None, {}, token, ()))
        async with asyncio.timeout(60):
            while not await counted(site):  # noqa: ASYNC110 - another task writes it, to Postgres
                await asyncio.sleep(0.05)
    async with keeping_usage(edge, 1000):
        await answer(edge, Incoming("{ viewer { grants } }", None, {}, token, ()))
    assert "Viewer.grants" in {one.coordinate for one in await counted(site)}
    app = application(site.hub)
    async with app.router.lifespan_context(app):
        pass


def test_a_client_is_named_by_a_header_if_that_is_a_name() -> None:
    """Letters and a few signs; all else, and a missing header, is unnamed."""
    assert client_name({"graphql-client-name": "staff-web"}) == "staff-web"
    assert client_name({"apollographql-client-name": "Staff Web 2.1"}) == "Staff Web 2.1"
    for wrong in ("", CANARY, "a" * 65, "a;b", "a\nb", "13812345678"):
        assert client_name({"graphql-client-name": wrong}) == UNNAMED
    assert client_name({}) == UNNAMED


async def test_the_number_of_clients_is_bounded(site: Site) -> None:
    """Names that never end are counted as one."""
    edge = edge_of(site.hub)
    usage = Usage(edge.documents.core)
    prepared = edge.documents.prepare("{ viewer { scopes } }")
    for number in range(1000):
        usage.count(f"client-{number}", "{ viewer { scopes } }", prepared.operation(None), {})
    clients = {client for client, _, _ in usage.take().documents}
    assert len(clients) < 300
    assert OTHER in clients


async def test_documents_that_never_repeat_do_not_fill_the_memory(site: Site) -> None:
    """Twenty million characters wait at most; what is beyond is told as lost."""
    edge = edge_of(site.hub)
    usage = Usage(edge.documents.core)
    operation = edge.documents.prepare("{ viewer { scopes } }").operation(None)
    for number in range(500):
        usage.count("staff-web", f"{number}" + "x" * 50_000, operation, {})
    found = usage.take()
    assert sum(len(query) for _, query, _ in found.documents) <= 20_000_000
    assert found.lost + len(found.documents) == 500
    usage.count("staff-web", "{ viewer { scopes } }", operation, {})
    assert usage.take().lost == 0, "the next window begins anew"


async def test_fragments_that_are_not_spread_and_names_that_repeat(site: Site) -> None:
    """An operation and a fragment may have one name; a fragment counts where it is reached."""
    edge = edge_of(site.hub)
    tree = edge.documents.prepare(
        "query A { viewer { ...A } } query B { viewer { scopes } } fragment A on Viewer { grants }"
    ).tree
    core = edge.documents.core
    assert of_document(core, tree, "A") == {"Query.viewer", "Viewer.grants"}
    assert of_document(core, tree, "B") == {"Query.viewer", "Viewer.scopes"}


@pytest.fixture
def baseline(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kept schema with a field that is gone by now, and a served hub that counted nothing."""

    async def fill() -> None:
        async with opened_site(database, tmp_path / "home") as site:
            kept = sdl(site.hub.model).replace("type Viewer {", "type Viewer {\n  mood: String\n")
            (tmp_path / "kept.graphql").write_text(kept, encoding="utf-8")

    run_async(fill)
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    return tmp_path / "kept.graphql"


def test_a_breaking_change_passes_only_if_nobody_uses_it(
    baseline: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing counted: unknown, so it fails; counted elsewhere: it passes; used: it fails."""

    def count(coordinate: str) -> None:
        async def add() -> None:
            connection = await asyncpg.connect(database)
            row = "insert into hub.usage values (current_date, 'staff-web', $1, 7)"
            await connection.execute(row, coordinate)
            await connection.close()

        run_async(add)

    def diff(*more: str) -> tuple[int, str]:
        return main(["schema", "diff", str(baseline), *more]), capsys.readouterr().out

    code, said = diff()
    assert code == 1
    assert "breaking  Viewer.mood" in said
    assert "nobody knows" in said
    count("Viewer.scopes")
    assert diff()[0] == 0
    count("Viewer.mood")
    code, said = diff()
    assert code == 1
    assert "Used by staff-web." in said
    found = json.loads(diff("--json")[1])
    assert found["broken"]
    [change] = [one for one in found["changes"] if one["level"] == "breaking"]
    assert change["usedBy"] == ["staff-web"]
    assert main(["schema", "usage"]) == 0
    assert "Viewer.mood" in capsys.readouterr().out
    assert main(["schema", "usage", "--unused", "--json"]) == 0
    unused = json.loads(capsys.readouterr().out)
    assert "Viewer.grants" in unused
    assert "Viewer.scopes" not in unused
    assert main(["schema", "usage", "--coordinate", "Viewer", "--json"]) == 0
    assert [one["count"] for one in json.loads(capsys.readouterr().out)] == [7, 7]


def test_a_baseline_that_is_none_is_refused(
    baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file, and one that is no schema."""
    baseline.write_text("nonsense", encoding="utf-8")
    for path in (baseline, baseline.with_name("nowhere.graphql")):
        assert main(["schema", "diff", str(path)]) == 2
        assert capsys.readouterr().err.startswith("SCHEMA_BASELINE")
