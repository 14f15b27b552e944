"""Pay periods that are closed: what changes them waits, is told, and is decided."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.schema.verdict import Reference
from hub.store.landing.land import close_records
from hub.store.late import LateAsked, dismiss, late_changes
from hub.store.uuid7 import uuid7
from tests.support.landings import DAY, JOB, PERSON, Hub, Rule, hub_at

GROUP = "00000000-0000-7000-8000-0000000000c1"
PAYSLIP = Rule(
    "Payslip",
    {"period": "period", "run": "run"},
    subject=("number", Reference("Employee", "number")),
)


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    """A hub with two employees."""
    async with hub_at(database, tmp_path / "keys") as made:
        staff = await made.stream("staff")
        people = [
            {"key": number, "number": number, "name": "曾䶮", "from": "2020-01-01"}
            for number in ("1", "2")
        ]
        await made.pull(staff, people, (PERSON, JOB))
        yield made


def day(number: str, date: str, minutes: int) -> dict[str, Any]:
    return {"key": f"{number} {date}", "number": number, "date": date, "minutes": str(minutes)}


async def close(hub: Hub, period: str, group: str | None = None, **more: Any) -> str:
    """Close a period, for a group or for everybody."""
    run = uuid7()
    await hub.database.writer.execute(
        "insert into hub.payroll_run (id, period, status, pay_group_id, version, recorded) "
        "values ($1, $2, $3, $4, 1, '[2020-01-01,)')",
        *(run, period, more.get("status", "closed"), group),
    )
    return run


async def reopen(hub: Hub) -> None:
    await hub.database.writer.execute("update hub.payroll_run set status = 'draft'")


async def minutes(hub: Hub) -> dict[str, int]:
    rows = await hub.rows(
        "select e.number || ' ' || a.date as key, a.worked_minutes from hub.attendance_day a "
        "join hub.employee e on e.id = a.employee_id where a.closed_at is null order by 1"
    )
    return {row["key"]: row["worked_minutes"] for row in rows}


async def flagged(hub: Hub, state: str = "open") -> list[tuple[str, str, str]]:
    found = await late_changes(hub.database, LateAsked(state))
    return sorted((one.record_key, one.kind, one.period) for one in found)


BEFORE = [day("1", "2026-09-30", 480), day("1", "2026-10-01", 480), day("2", "2026-10-01", 60)]


async def test_what_changes_a_closed_period_waits_and_all_else_lands(hub: Hub) -> None:
    clock = await hub.stream("clock")
    await hub.snapshot(clock, BEFORE, [DAY])
    held = await minutes(hub)
    await close(hub, "2026-10")
    after = [
        day("1", "2026-09-30", 500),
        day("1", "2026-10-01", 300),
        day("1", "2026-10-02", 480),
        day("1", "2026-11-01", 240),
    ]
    account = await hub.snapshot(clock, after, [DAY])
    assert (account.inserted, account.changed, account.quarantined) == (1, 1, 2)
    assert (account.late, account.absent, account.balanced) == (3, 0, True)
    assert account.reasons == {"PERIOD_CLOSED": 2}
    assert await minutes(hub) == {**held, "1 2026-09-30": 500, "1 2026-11-01": 240}
    told = [
        ("1 2026-10-01", "changed", "2026-10"),
        ("1 2026-10-02", "new", "2026-10"),
        ("2 2026-10-01", "gone", "2026-10"),
    ]
    assert await flagged(hub) == told
    again = await hub.snapshot(clock, after, [DAY])
    assert (again.unchanged, again.quarantined, again.late) == (2, 2, 3)
    assert await flagged(hub) == told
    [waits] = await hub.rows(
        "select count(*) as records, min(code) as code from hub.quarantine where state = 'open'"
    )
    assert waits == {"records": 2, "code": "PERIOD_CLOSED"}


async def test_a_record_that_says_again_what_stands_is_late_no_more(hub: Hub) -> None:
    clock = await hub.stream("clock")
    await hub.snapshot(clock, BEFORE, [DAY])
    await close(hub, "2026-10")
    await hub.snapshot(clock, [*BEFORE[:2], day("2", "2026-10-01", 61)], [DAY])
    await hub.snapshot(clock, BEFORE, [DAY])
    assert await flagged(hub) == []
    assert await flagged(hub, "superseded") == [("2 2026-10-01", "changed", "2026-10")]
    assert await hub.one("select count(*) from hub.quarantine where state = 'open'") == 0


async def test_a_day_moved_out_of_a_closed_period_waits_too(hub: Hub) -> None:
    clock = await hub.stream("clock")
    await hub.pull(clock, BEFORE, [DAY])
    await close(hub, "2026-10")
    moved = {**day("2", "2026-11-05", 60), "key": "2 2026-10-01"}
    assert (await hub.pull(clock, [moved], [DAY])).late == 1
    assert (await minutes(hub))["2 2026-10-01"] == 60


async def test_what_is_applied_lands_with_who_and_why(hub: Hub) -> None:
    clock = await hub.stream("clock")
    await hub.snapshot(clock, BEFORE, [DAY])
    await close(hub, "2026-10")
    late = day("1", "2026-10-01", 300)
    await hub.snapshot(clock, [BEFORE[0], late], [DAY])
    decided = {"decided": frozenset({"1 2026-10-01"}), "origin": "replay", "reason": "核对无误"}
    await hub.pull(clock, [late], [DAY], **decided)
    await close_records(
        hub.database, hub.made, hub.model, hub.sealer, hub_today(), stream_id=clock,
        run_id=await hub.run(clock), actor="HR", keys=["2 2026-10-01"], withdraw=False,
        decided_for="并非本月",
    )  # fmt: skip
    assert await minutes(hub) == {"1 2026-09-30": 480, "1 2026-10-01": 300}
    assert await flagged(hub) == []
    found = await late_changes(hub.database, LateAsked("applied"))
    assert {(one.record_key, one.decided_by, one.reason) for one in found} == {
        ("1 2026-10-01", "test", "核对无误"),
        ("2 2026-10-01", "HR", "并非本月"),
    }
    reasons = await hub.rows("select reason from hub.audit where entity = 'AttendanceDay'")
    assert {"核对无误", "并非本月"} <= {row["reason"] for row in reasons}


def hub_today() -> Any:
    from tests.support.landings import TODAY

    return TODAY


async def test_what_is_dismissed_stays_silent_until_something_else_is_said(hub: Hub) -> None:
    clock = await hub.stream("clock")
    await hub.snapshot(clock, BEFORE, [DAY])
    await close(hub, "2026-10")
    late = [BEFORE[0], day("1", "2026-10-01", 300)]
    await hub.snapshot(clock, late, [DAY])
    ids = [one.id for one in await late_changes(hub.database, LateAsked())]
    assert await dismiss(hub.database, ids, actor="HR", reason="已结账") == 2
    account = await hub.snapshot(clock, late, [DAY])
    assert (account.unchanged, account.quarantined, account.late, account.absent) == (2, 0, 0, 0)
    assert (await minutes(hub))["1 2026-10-01"] == 480
    assert await flagged(hub) == []
    assert await hub.one("select count(*) from hub.quarantine where state = 'open'") == 0
    await hub.snapshot(clock, [BEFORE[0], day("1", "2026-10-01", 299)], [DAY])
    assert await flagged(hub) == [("1 2026-10-01", "changed", "2026-10")]


async def test_a_group_that_is_closed_concerns_those_who_were_paid_in_it(hub: Hub) -> None:
    writer = hub.database.writer
    await writer.execute(
        "insert into hub.pay_group (id, code, version, recorded) "
        "values ($1, 'G', 1, '[2020-01-01,)')",
        GROUP,
    )
    await writer.execute("update hub.employment set pay_group_id = $1 where number = '2'", GROUP)
    await close(hub, "2026-10", GROUP)
    clock = await hub.stream("clock")
    account = await hub.pull(clock, BEFORE, [DAY])
    assert (account.inserted, account.late) == (2, 1)
    assert await flagged(hub) == [("2 2026-10-01", "new", "2026-10")]


async def test_months_are_closed_by_the_time_of_their_books_and_payslips_count(hub: Hub) -> None:
    pay = await hub.stream("pay")
    slips = [
        {"key": f"1 {month}", "number": "1", "period": month, "run": "常规"}
        for month in ("2026-09", "2026-10")
    ]
    run = await close(hub, "2026-10", status="approved")
    assert (await hub.pull(pay, slips, [PAYSLIP])).inserted == 2
    closed = "update hub.payroll_run set books_closed_at = now() where id = $1"
    await hub.database.writer.execute(closed, run)
    other = [{**one, "run": "补发"} for one in slips]
    account = await hub.pull(pay, other, [PAYSLIP])
    assert (account.changed, account.late) == (1, 1)
    assert await flagged(hub) == [("1 2026-10", "changed", "2026-10")]


DAYS = ("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01")
said = st.dictionaries(st.sampled_from(DAYS), st.integers(0, 3), max_size=4)


@given(steps=st.lists(st.tuples(st.booleans(), said), min_size=1, max_size=5))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_naive_twin_holds_the_same_whatever_comes(
    hub: Hub, steps: list[tuple[bool, Mapping[str, int]]]
) -> None:
    """Snapshots while a month is open or closed: closed, it stays as it was; open, it follows."""
    clock = await hub.stream(f"clock {uuid7()}")
    await hub.database.writer.execute("delete from hub.payroll_run")
    await hub.snapshot(clock, [], [DAY])
    await hub.database.writer.execute("delete from hub.attendance_day")
    await close(hub, "2026-10")
    twin: dict[str, int] = {}
    for is_closed, days in steps:
        state = "closed" if is_closed else "draft"
        await hub.database.writer.execute("update hub.payroll_run set status = $1", state)
        account = await hub.snapshot(clock, [day("1", d, m) for d, m in days.items()], [DAY])
        now = {f"1 {one}": number for one, number in days.items()}
        frozen = {"1 2026-10-01", "1 2026-10-31"} if is_closed else set()
        differ = {key for key in frozen if now.get(key) != twin.get(key)}
        twin = {
            **{key: value for key, value in twin.items() if key in frozen},
            **{key: value for key, value in now.items() if key not in frozen},
        }
        assert await minutes(hub) == twin
        assert account.late == len(differ)
        mine = [
            one for one in await late_changes(hub.database, LateAsked()) if one.stream_id == clock
        ]
        assert {one.record_key for one in mine} >= differ
