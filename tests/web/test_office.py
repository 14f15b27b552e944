"""Office fields: answered by functions beside the planner, closed to all but those they name."""

import asyncio
from pathlib import Path
from typing import Any

import orjson
import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.flows.worker import work
from hub.store.connections import NewConnection, put_connection
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site

NAME = "考勤系统"


@pytest.fixture
async def office(site: Site) -> Site:
    """The site with a connection, its HR person an administrator too."""
    grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    wanted = NewConnection(NAME, "files", {"folder": "x"}, schedule="every 15m")
    await put_connection(site.hub.database, site.hub.sealer, wanted, actor="test")
    return site


async def test_an_administrator_sees_the_connections(office: Site) -> None:
    told = await office.ask(
        "{ connections { name schedule paused lastRun { id } } }", scope="admin"
    )
    assert told == {
        "data": {
            "connections": [
                {"name": NAME, "schedule": "every 15m", "paused": False, "lastRun": None}
            ]
        }
    }


async def test_it_is_closed_to_hr_and_the_rest_is_answered(office: Site) -> None:
    told = await office.ask("{ c: connections { name } viewer { employee { number } } }")
    assert told["data"] == {"c": None, "viewer": {"employee": {"number": "H1"}}}
    [error] = told["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("OFFICE_DENIED", ["c"])


async def test_a_grant_that_ends_closes_it_at_the_next_request(office: Site) -> None:
    asked = "{ connections { name } }"
    assert "errors" not in await office.ask(asked, scope="admin")
    await office.hub.database.writer.execute("delete from hub.access_grant where role = 'admin'")
    told = await office.ask(asked, scope="admin")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


async def test_people_and_office_are_joined_in_order(office: Site) -> None:
    asked = """query ($no: Boolean!) {
      b: viewer { employee { id } } ...Office a: employees(first: 1) { totalCount }
      gone: connections @skip(if: $no) { name }
    }
    fragment Office on Query { connections { ...Line } }
    fragment Line on SystemConnection { __typename name }"""
    told = await office.ask(asked, scope="admin", no=True)
    assert list(told["data"]) == ["b", "connections", "a"]
    assert told["data"]["connections"] == [{"__typename": "SystemConnection", "name": NAME}]
    assert told["data"]["a"]["totalCount"] == 1
    other = await office.ask(asked, scope="admin", no=False)
    assert list(other["data"]) == ["b", "connections", "a", "gone"]


PAUSE = """mutation ($name: String!, $paused: Boolean!) {
  p: pauseConnection(input: {name: $name, paused: $paused}) {
    __typename
    ... on PauseConnectionSuccess { connection { paused } }
    ... on Problem { code path }
  }
}"""


@pytest.mark.parametrize(
    ("scope", "name", "expected"),
    [
        ("admin", NAME, {"__typename": "PauseConnectionSuccess", "connection": {"paused": True}}),
        ("admin", "x", {"__typename": "NotFound", "code": "CONNECTION_UNKNOWN", "path": None}),
        ("hr", NAME, {"__typename": "Denied", "code": "OFFICE_DENIED", "path": None}),
    ],
)
async def test_a_mutation_answers_success_or_a_problem(
    office: Site, scope: str, name: str, expected: dict[str, Any]
) -> None:
    assert await office.ask(PAUSE, scope=scope, name=name, paused=True) == {"data": {"p": expected}}
    paused = await office.hub.database.writer.fetchval("select paused from hub.connection")
    assert paused == (expected["__typename"] == "PauseConnectionSuccess")


async def test_it_costs_points_that_are_told(office: Site) -> None:
    report = {"graphql-cost": "report"}
    told = await office.ask("{ connections { name } }", scope="admin", headers=report)
    assert told["extensions"]["cost"]["points"] == 20
    assert told["data"]["connections"]
    only = {"graphql-cost": "validate"}
    told = await office.ask("{ connections { name } }", scope="admin", headers=only)
    assert told["extensions"]["cost"]["points"] == 20
    assert "data" not in told


async def test_what_nobody_foresaw_is_masked(office: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret 4711")

    monkeypatch.setattr("hub.resolvers.office.connections.list_connections", broken)
    told = await office.ask("{ connections { name } }", scope="admin")
    assert told["errors"][0]["extensions"]["code"] == "INTERNAL_ERROR"
    assert b"4711" not in orjson.dumps(told)


async def test_a_run_that_is_asked_for_is_done_once_by_a_worker(site: Site, tmp_path: Path) -> None:
    """Also of a paused connection; twice asked is once; it stands among the runs with who asked."""
    grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    write_staff(tmp_path / "in", people(3))
    await connect(site.hub, staff_folder(tmp_path / "in"), operator="test")
    await site.ask(PAUSE, scope="admin", name="staff", paused=True)
    run = """mutation { runConnection(input: {name: "staff"}) { __typename
      ... on RunConnectionSuccess { connection { paused } } ... on Problem { code } } }"""
    for _ in range(2):
        told = await site.ask(run, scope="admin")
        assert told["data"]["runConnection"]["connection"] == {"paused": True}
    stop = asyncio.Event()
    worker = asyncio.create_task(work(site.hub, stop=stop))
    asked = '{ runs(connection: "staff") { id state operator account { inserted } } }'
    jobs = "select count(*) from hub.job where kind = 'pull_now'"
    for _ in range(600):
        if await site.hub.database.writer.fetchval(jobs) == 0:
            break
        await asyncio.sleep(0.1)
    stop.set()
    await worker
    found = (await site.ask(asked, scope="admin"))["data"]["runs"]
    [one] = found
    assert (one["state"], one["operator"]) == ("finished", HR)
    assert one["account"]["inserted"] > 0
    older = f'{{ runs(connection: "staff", before: "{one["id"]}") {{ id }} }}'
    assert (await site.ask(older, scope="admin"))["data"]["runs"] == []


END = """mutation ($records: RecordsChoice) {
  removeConnection(input: {name: "staff", records: $records}) {
    __typename ... on RemoveConnectionSuccess { name } ... on Problem { code }
  }
}"""


async def test_a_connection_is_read_again_and_removed(office: Site, tmp_path: Path) -> None:
    """Without a choice it is refused; with one the system is asked no more."""
    write_staff(tmp_path, people(3))
    await connect(office.hub, staff_folder(tmp_path), operator="tester")
    await pull(office.hub, "staff", operator="tester")
    told = await office.ask(
        'mutation { backfillConnection(input: {name: "staff"}) '
        "{ ... on BackfillConnectionSuccess { streams } } }",
        scope="admin",
    )
    assert told["data"]["backfillConnection"] == {"streams": ["departments", "staff"]}
    told = await office.ask(END, scope="admin")
    assert told["data"]["removeConnection"]["code"] == "CONNECTION_IN_USE"
    told = await office.ask(END, scope="admin", records="KEEP")
    assert told["data"]["removeConnection"]["name"] == "staff"
    names = await office.ask("{ connections { name } }", scope="admin")
    assert names["data"]["connections"] == [{"name": NAME}]
