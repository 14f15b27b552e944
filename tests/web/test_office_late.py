"""Closed pay periods in the graph: closed, late changes seen as far as may be, and decided."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import Wanted, connect
from hub.flows.pull import pull
from hub.mappings.document import read
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import people, staff_folder, write_csv, write_staff
from tests.support.site import BEGIN, HR, Site

CLOCK = """
hub: mapping/1
stream: days
lexicon:
  status: {正常: normal, 迟到: late}
rows:
  - entity: AttendanceDay
    of: {by: number, from: 工号}
    key: [工号, 日期]
    fields: {date: 日期, status: 结果, worked_minutes: {from: 分钟, steps: [{minutes: minutes}]}}
"""
PAYSLIPS = """
hub: mapping/1
stream: slips
rows:
  - entity: Payslip
    of: {by: number, from: 工号}
    key: [工号, 月份]
    fields: {period: {from: 月份, steps: [month]}, net: {from: 实发, steps: [{money: CNY}]}}
"""
HUB = [sys.executable, "-c", "import sys; from hub.cli import main; sys.exit(main(sys.argv[1:]))"]
RUNS = """
hub: mapping/1
stream: runs
rows:
  - entity: PayrollRun
    key: 月份
    create: true
    fields: {name: 名称, period: {from: 月份, steps: [month]}, status: {from: 状态, steps: [trim]}}
"""
CLOSE = """mutation ($run: ID!, $closed: Boolean!, $reason: String!) {
  closePayPeriod(input: {payrollRun: $run, closed: $closed, reason: $reason}) {
    ... on ClosePayPeriodSuccess { payrollRun } ... on Problem { code }
  }
}"""
LATE = """query ($state: String) { lateChanges(state: $state) {
  id entity row kind period payrollRun connection stream record state decidedBy reason
  fields { field now then }
} }"""
PAGE = """query ($connection: String, $period: String, $first: Int!, $before: ID) {
  lateChanges(connection: $connection, period: $period, first: $first, before: $before) {
    id entity } }"""
COUNTS = """query ($state: String) { lateChangeCounts(state: $state) {
  period connection changes records people } }"""
DECIDE = """mutation ($ids: [ID!]!, $how: LateDecision!, $reason: String!) {
  decideLateChanges(input: {ids: $ids, decision: $how, reason: $reason}) {
    ... on DecideLateChangesSuccess { records } ... on Problem { code }
  }
}"""
ACCOUNT = """{ runs(connection: "clock", first: 1) {
  account { late quarantined changed inserted }
} }"""


class Clock:
    """Files of a clock and of payroll, and the hub that pulls them."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder

    def write(
        self, days: list[tuple[str, str, str, int]], slips: list[tuple[str, str, str]]
    ) -> None:
        """What the systems say from now on."""
        columns = ("工号", "日期", "结果", "分钟")
        rows = [dict(zip(columns, map(str, one), strict=True)) for one in days]
        write_csv(self.folder / "days.csv", columns, rows)
        names = ("工号", "月份", "实发")
        pay = [dict(zip(names, one, strict=True)) for one in slips]
        write_csv(self.folder / "slips.csv", names, pay)

    async def pull(self) -> Any:
        """The report of a pull."""
        return (await pull(self.site.hub, "clock", operator="tester")).check()

    async def late(self, state: str = "open", **who: str) -> list[dict[str, Any]]:
        """Late changes as somebody sees them."""
        told = await self.site.ask(LATE, state=state, **who)  # type: ignore[arg-type]
        assert "errors" not in told, told
        found: list[dict[str, Any]] = told["data"]["lateChanges"]
        return found

    async def decide(self, ids: list[str], how: str, reason: str, **who: str) -> Any:
        """The answer to a decision."""
        told = await self.site.ask(DECIDE, ids=ids, how=how, reason=reason, **who)  # type: ignore[arg-type]
        assert "errors" not in told, told
        return told["data"]["decideLateChanges"]


E0002 = "select id::text from hub.employee where number = 'E0002'"
DAYS = [("E0001", "2026-09-30", "正常", 480), ("E0001", "2026-10-08", "正常", 480),
        ("E0002", "2026-10-08", "正常", 470)]  # fmt: skip
LATER = [("E0001", "2026-10-08", "迟到", 300), *DAYS[2:], DAYS[0]]
SLIPS = [("E0001", "2026-10", "9000.00")]


@pytest.fixture
async def clock(site: Site, tmp_path: Path) -> Clock:
    """A hub with two people, their days and a payslip; October's run is there and open."""
    hub = site.hub
    admin = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
    await add_grant(hub.database, admin, actor="test")
    write_staff(tmp_path, people(2))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    made = Clock(site, tmp_path)
    made.write(DAYS, SLIPS)
    config = {
        "path": str(tmp_path),
        "streams": {name: {"glob": f"{name}.csv"} for name in ("days", "slips", "runs")},
    }
    runs = [{"月份": "2026-10", "名称": "十月", "状态": "paid"}]
    write_csv(tmp_path / "runs.csv", ("月份", "名称", "状态"), runs)
    mappings = [read(CLOCK, "clock"), read(PAYSLIPS, "slips"), read(RUNS, "runs")]
    await connect(hub, Wanted("clock", "files", config, mappings), operator="tester")
    await made.pull()
    return made


async def run_of(clock: Clock) -> str:
    found = await clock.site.hub.database.writer.fetchval("select id::text from hub.payroll_run")
    return f"payroll_run_{found}"


async def closed(clock: Clock, *, is_closed: bool = True, **who: str) -> Any:
    told = await clock.site.ask(
        CLOSE, run=await run_of(clock), closed=is_closed, reason="工资已发", **who  # type: ignore[arg-type]
    )  # fmt: skip
    assert "errors" not in told, told
    return told["data"]["closePayPeriod"]


async def test_a_closed_month_flags_what_comes_late_and_hr_decides(clock: Clock) -> None:
    assert await closed(clock) == {"payrollRun": await run_of(clock)}
    other = [("E0001", "2026-09-30", "正常", 479), ("E0001", "2026-10-08", "迟到", 300),
             ("E0002", "2026-10-09", "正常", 480)]  # fmt: skip
    clock.write(other, [("E0001", "2026-10", "9999.99")])
    report = await clock.pull()
    assert sum(one.account.late for one in report.streams) == 4
    told = await clock.site.ask(ACCOUNT, scope="admin")
    [run] = told["data"]["runs"]
    assert run["account"] == {"late": 4, "quarantined": 3, "changed": 1, "inserted": 0}
    found = {(one["record"], one["kind"]): one for one in await clock.late()}
    assert len(found) == 4
    late = next(one for key, one in found.items() if key[1] == "changed" and "08" in key[0])
    assert (late["entity"], late["period"]) == ("AttendanceDay", "2026-10")
    assert late["fields"] == [
        {"field": "status", "now": "normal", "then": "late"},
        {"field": "workedMinutes", "now": "480", "then": "300"},
    ]
    slip = next(one for one in found.values() if one["entity"] == "Payslip")
    assert slip["fields"] == [{"field": "net", "now": "9000.00 CNY", "then": "9999.99 CNY"}]
    assert await held(clock) == {"2026-09-30": 479, "2026-10-08": 480}
    refused = await clock.decide([late["id"]], "APPLY", " ")
    assert refused == {"code": "REASON_MISSING"}
    assert await clock.decide([late["id"]], "APPLY", "班表更正") == {"records": 1}
    assert await held(clock) == {"2026-09-30": 479, "2026-10-08": 300}
    assert await clock.decide([slip["id"]], "DISMISS", "下月补发") == {"records": 1}
    assert await clock.decide([slip["id"]], "DISMISS", "再次") == {"code": "LATE_UNKNOWN"}
    await clock.pull()
    assert {one["kind"] for one in await clock.late()} == {"new", "gone"}
    [done] = await clock.late("applied")
    assert (done["decidedBy"], done["reason"]) == (HR, "班表更正")
    gone = next(one for one in await clock.late() if one["kind"] == "gone")
    assert await clock.decide([gone["id"]], "APPLY", "误录") == {"records": 1}
    await clock.pull()
    assert [one["kind"] for one in await clock.late()] == ["new"]


async def held(clock: Clock) -> dict[str, int]:
    rows = await clock.site.hub.database.writer.fetch(
        "select a.date::text as day, a.worked_minutes from hub.attendance_day a "
        "join hub.employee e on e.id = a.employee_id "
        "where e.number = 'E0001' and a.closed_at is null order by 1"
    )
    return {row["day"]: row["worked_minutes"] for row in rows}


async def test_opened_again_the_next_pull_lands_what_had_waited(clock: Clock) -> None:
    await closed(clock)
    clock.write(LATER, SLIPS)
    await clock.pull()
    assert len(await clock.late()) == 1
    assert await closed(clock, is_closed=False) == {"payrollRun": await run_of(clock)}
    await clock.pull()
    assert await clock.late() == []
    assert (await held(clock))["2026-10-08"] == 300


async def test_nobody_sees_or_decides_more_than_their_grants_open(clock: Clock) -> None:
    """Who holds TIME sees days and no pay; who holds none, nothing; to decide takes PAY."""
    hub = clock.site.hub
    person = await hub.database.writer.fetchval(E0002)
    grant = NewGrant(person, "hr", frozenset({"TIME"}), Everywhere(), BEGIN)
    await add_grant(hub.database, grant, actor="test")
    await closed(clock)
    clock.write(LATER, [("E0001", "2026-10", "1.00")])
    await clock.pull()
    seen = await clock.late(number="E0002")
    assert [one["entity"] for one in seen] == ["AttendanceDay"]
    assert await clock.decide([seen[0]["id"]], "APPLY", "x", number="E0002") == {
        "code": "OFFICE_DENIED"
    }
    assert await closed(clock, number="E0002") == {"code": "OFFICE_DENIED"}
    told = await clock.site.ask(LATE, number="E0001", scope="employee", state="open")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    unknown = await clock.site.ask(LATE, state="nonsense")
    assert unknown["errors"][0]["extensions"]["code"] == "LATE_STATE"


async def test_counts_are_those_of_the_list_for_who_decides(clock: Clock) -> None:
    """By period and system; a filter narrows the list to one heap, pages cut it anywhere."""
    await closed(clock)
    clock.write([*LATER, ("E0002", "2026-10-09", "正常", 480)], [("E0001", "2026-10", "1.00")])
    await clock.pull()
    told = await clock.site.ask(COUNTS)
    heap = {"period": "2026-10", "connection": "clock", "changes": 3, "records": 3, "people": 2}
    assert told["data"]["lateChangeCounts"] == [heap]
    assert (await clock.site.ask(COUNTS, state="applied"))["data"]["lateChangeCounts"] == []
    everything = [one["id"] for one in await clock.late()]
    assert len(everything) == 3
    walked: list[str] = []
    while page := await listed(clock, first=1, before=walked[-1] if walked else None):
        walked += [one["id"] for one in page]
    assert walked == everything
    assert len(await listed(clock, first=9, connection="clock", period="2026-10")) == 3
    assert await listed(clock, first=9, connection="staff") == []
    assert await listed(clock, first=9, period="2026-09") == []


async def listed(clock: Clock, number: str = "H1", **wanted: Any) -> list[dict[str, Any]]:
    told = await clock.site.ask(PAGE, number, **wanted)
    assert "errors" not in told, told
    found: list[dict[str, Any]] = told["data"]["lateChanges"]
    return found


async def test_a_page_is_full_although_rows_between_are_hidden(clock: Clock) -> None:
    """Who holds TIME alone is shown every day, one a page, whatever stands between; no counts."""
    person = await clock.site.hub.database.writer.fetchval(E0002)
    grant = NewGrant(person, "hr", frozenset({"TIME"}), Everywhere(), BEGIN)
    await add_grant(clock.site.hub.database, grant, actor="test")
    await closed(clock)
    clock.write([*LATER, ("E0002", "2026-10-09", "正常", 480)], [("E0001", "2026-10", "1.00")])
    await clock.pull()
    shown: list[str] = []
    for _ in range(2):
        [one] = await listed(clock, "E0002", first=1, before=shown[-1] if shown else None)
        assert one["entity"] == "AttendanceDay"
        shown.append(one["id"])
    assert len(set(shown)) == 2
    assert await listed(clock, "E0002", first=1, before=shown[-1]) == []
    told = await clock.site.ask(COUNTS, "E0002")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"


def hub(clock: Clock, *arguments: str) -> tuple[int, str]:
    """Exit code and output of a command."""
    settings = clock.site.hub.settings
    env = {"HUB_HOME": str(settings.home), "HUB_DATABASE_URL": str(settings.database_url)}
    done = subprocess.run(
        [*HUB, *arguments], env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


async def test_the_command_line_lists_without_values_and_decides(clock: Clock) -> None:
    await closed(clock)
    clock.write([("E0001", "2026-10-08", "迟到", 313), *DAYS[2:], DAYS[0]], SLIPS)
    await clock.pull()
    code, said = await asyncio.to_thread(hub, clock, "late", "list")
    assert (code, "AttendanceDay" in said, "313" in said) == (0, True, False)
    [one] = await clock.late()
    command = ("late", "apply", str(one["id"]), "--reason", "更正")
    code, said = await asyncio.to_thread(hub, clock, *command)
    assert (code, said) == (0, "1 records are applied.\n")
    assert (await held(clock))["2026-10-08"] == 313
    code, said = await asyncio.to_thread(hub, clock, *command)
    assert (code, said.split(":")[0]) == (2, "LATE_UNKNOWN")
