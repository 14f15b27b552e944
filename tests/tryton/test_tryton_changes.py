"""Tryton changes, goes away and comes back; the graph follows, and nothing is lost on the way."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.connectors.registry import open_connector
from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.store.runs import quarantine
from tests.tryton.client import Rpc
from tests.tryton.graph_site import HR, TODAY, Site, connected, counts, wanted
from tests.tryton.server import Trytond

pytestmark = [pytest.mark.tryton, pytest.mark.slow, pytest.mark.xdist_group("tryton")]


@pytest.fixture
async def own_site(
    database: str, tmp_path: Path, own_trytond: Trytond, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Site]:
    """A hub connected to a Tryton that the test may change, before its first pull."""
    monkeypatch.setattr(Hub, "today", lambda _hub: TODAY)
    async with connected(database, tmp_path, own_trytond) as made:
        yield made


def admin_of(tryton: Trytond) -> Rpc:
    """A login that may change things in Tryton."""
    return Rpc(tryton.url, tryton.database, tryton.seeded.admin)


def add_line(rpc: Rpc, employee: int, day: date, minutes: int) -> int:
    """Enter one more timesheet line; its id."""
    line = {
        "company": 1,
        "employee": employee,
        "work": 1,
        "date": typed(day),
        "duration": {"__class__": "timedelta", "seconds": minutes * 60},
    }
    made: list[int] = rpc.call("model.timesheet.line.create", [line], {})
    return made[0]


def typed(day: date) -> Mapping[str, Any]:
    """A date in Tryton's JSON."""
    return {"__class__": "date", "year": day.year, "month": day.month, "day": day.day}


async def test_lines_of_one_day_are_one_day_with_their_sum(
    own_site: Site, own_trytond: Trytond
) -> None:
    """A second line adds to its day, alone a changed record; a day without lines is gone."""
    await own_site.pull()
    await own_site.grant_hr()
    with admin_of(own_trytond) as rpc:
        before = await own_site.worked("T001", "2026-09-01")
        extra = add_line(rpc, 1, date(2026, 9, 1), 75)
        (first,) = (
            one["id"]
            for one in rpc.read("timesheet.line", ["date"], [["employee", "=", 2]])
            if one["date"] == typed(date(2026, 9, 30))
        )
        rpc.call("model.timesheet.line.delete", [first], {})
        report = await own_site.pull()
        assert counts(report)["timesheet_days"] == {
            "read": 43, "changed": 1, "unchanged": 42, "absent": 1
        }  # fmt: skip  # the month of those two people, of 583 days
        assert before is not None
        assert await own_site.worked("T001", "2026-09-01") == before + 75
        assert await own_site.worked("T002", "2026-09-30") is None
        rpc.call("model.timesheet.line.delete", [extra], {})
    await own_site.pull()
    assert await own_site.worked("T001", "2026-09-01") == before


async def test_tryton_may_be_away_and_come_back(own_site: Site, own_trytond: Trytond) -> None:
    """A run while Tryton is down fails with a reason and changes nothing; the next goes on.

    It reads people again whom Tryton changed within the overlap, and no days.
    """
    await own_site.pull()
    own_trytond.stop()
    failed = await pull(own_site.hub, "tryton", operator="tester")
    assert (failed.state, failed.ok) == ("failed", False)
    assert failed.error is not None
    assert failed.error.hint
    own_trytond.restart()
    report = await own_site.pull()
    assert report.account.unchanged == report.account.read == 31


async def test_who_leaves_and_comes_again_is_one_person(
    own_site: Site, own_trytond: Trytond
) -> None:
    """A last day and a rehire under the same party are two employments of one employee."""
    await own_site.pull()
    await own_site.grant_hr()
    with admin_of(own_trytond) as rpc:
        (left,) = rpc.read("company.employee", ["party"], [["id", "=", 20]])
        rpc.call("model.company.employee.write", [7], {"end_date": typed(date(2026, 10, 31))}, {})
        again = {"party": left["party"], "company": 1, "start_date": typed(date(2026, 11, 2)),
                 "supervisor": 2}  # fmt: skip
        rpc.call("model.company.employee.create", [again], {})
    report = await own_site.pull()
    assert counts(report)["employees"] == {
        "read": 31, "inserted": 1, "changed": 1, "unchanged": 29
    }  # fmt: skip
    query = """query($n: String!) { employee(by: {number: $n}) {
        status { code } hireDate manager { number }
        employments(orderBy: [{effectiveFrom: ASC}]) { nodes { effectiveFrom effectiveTo } } } }"""
    gone = (await own_site.ask(query, HR, "hr", n="T007"))["employee"]
    assert gone["status"] == {"code": "left"}
    back = (await own_site.ask(query, HR, "hr", n="T020"))["employee"]
    assert (back["status"], back["hireDate"]) == ({"code": "active"}, "2026-11-02")
    assert back["manager"] == {"number": "T002"}
    assert [one["effectiveTo"] for one in back["employments"]["nodes"]] == ["2026-06-30", None]
    everybody = (await own_site.ask("{ employees { totalCount } }", HR, "hr"))["employees"]
    assert everybody["totalCount"] == 30


async def test_a_person_without_a_name_waits_with_their_days_until_tryton_has_one(
    own_site: Site, own_trytond: Trytond
) -> None:
    """Employee and day are quarantined with their reasons and land once the name is entered."""
    with admin_of(own_trytond) as rpc:
        party = rpc.call("model.party.party.create", [{"name": "", "code": "T031"}], {})[0]
        employee = {"party": party, "company": 1, "supervisor": 2}
        made = rpc.call("model.company.employee.create", [employee], {})[0]
        add_line(rpc, made, date(2026, 9, 1), 60)
        report = await own_site.pull()
        found = counts(report)
        assert found["employees"] == {"read": 31, "inserted": 30, "quarantined": 1}
        assert found["timesheet_days"] == {"read": 584, "inserted": 583, "quarantined": 1}
        heaps = await quarantine(own_site.hub.database, actor="tester")
        assert {(one.stream, one.code, one.records) for one in heaps} == {
            ("employees", "REQUIRED_MISSING", 1),
            ("timesheet_days", "WAITING_EMPLOYEE", 1),
        }
        assert report.account.balanced
        rpc.call("model.party.party.write", [party], {"name": "秦㛃"}, {})
    report = await own_site.pull()
    found = counts(report)
    assert (found["employees"]["inserted"], found["employees"].get("quarantined", 0)) == (1, 0)
    await own_site.grant_hr()
    assert await own_site.worked("T031", "2026-09-01") == 60
    assert await quarantine(own_site.hub.database, actor="tester") == []


async def test_a_session_that_ends_within_a_run_is_begun_again(
    tryton_python: Path, own_trytond: Trytond, tmp_path: Path
) -> None:
    """With sessions of a second, what is read after it comes by a second login."""
    own_trytond.stop()
    with Trytond(tryton_python, own_trytond.seeded, session_seconds=1) as short:
        connector = open_connector(
            "tryton", wanted(short).config, {"password": short.password}, tmp_path
        )
        for stream in ("employees", "timesheet_days"):
            records = [len(batch.records) async for batch in connector.read(stream, None)]
            assert sum(records) == {"employees": 30, "timesheet_days": 583}[stream]
            await asyncio.sleep(1.1)
        await connector.close()


async def test_an_answer_larger_than_tryton_allows_is_told(
    tryton_python: Path, own_trytond: Trytond, database: str, tmp_path: Path
) -> None:
    """A limit set in Tryton below the size of a page: no connection, and what to change."""
    own_trytond.stop()
    with Trytond(tryton_python, own_trytond.seeded, records_limit=5) as narrow:
        with pytest.raises(Refused, match="413") as caught:
            async with connected(database, tmp_path, narrow):
                pass
        assert "records_limit" in str(caught.value.hint)
