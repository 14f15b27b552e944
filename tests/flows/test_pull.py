"""Pull: what is read lands once, waits where it must, and every account balances."""

import asyncio
import random
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull, pull_all
from hub.flows.report import Progress, Report
from hub.store.connections import get_connection, pause_connection
from hub.store.runs import alone
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    people,
    staff_folder,
    units,
    write_clock,
    write_staff,
)


async def synced(hub: Hub, name: str, **more: object) -> Report:
    """A run that went to its end, its accounts balanced."""
    report = await pull(hub, name, operator="tester", **more)  # type: ignore[arg-type]
    assert report.error is None
    assert report.ok
    assert all(one.account.balanced for one in report.streams)
    return report


async def count(hub: Hub, table: str, where: str = "closed_at is null") -> int:
    found: int = await hub.database.writer.fetchval(
        f"select count(*) from hub.{table} where {where}"
    )
    return found


async def test_a_second_pull_of_the_same_changes_nothing(hub: Hub, tmp_path: Path) -> None:
    """Everything is inserted once; the second time everything is unchanged, nothing is touched."""
    write_staff(tmp_path, people(40))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    first = await synced(hub, "staff")
    assert [(one.name, one.account.inserted) for one in first.streams] == [
        ("departments", 4),
        ("staff", 40),
    ]
    audits = await hub.database.writer.fetchval("select max(seq) from hub.audit")
    second = await synced(hub, "staff")
    assert first.account.read == second.account.unchanged == 44
    assert await hub.database.writer.fetchval("select max(seq) from hub.audit") == audits
    assert await count(hub, "employee", "department_id is not null and status = 'active'") == 40


async def test_what_is_about_people_comes_after_them_whatever_the_order_of_files(
    hub: Hub, tmp_path: Path
) -> None:
    """Departments are pulled before people, people before their education."""
    write_staff(tmp_path, people(3), education=[{"工号": "E0001", "学历": "本科", "学校": "甲"}])
    made = await connect(
        hub, staff_folder(tmp_path, EDUCATION, STAFF, DEPARTMENTS), operator="tester"
    )
    assert [one.name for one in made.streams] == ["departments", "staff", "education"]
    report = await synced(hub, "staff")
    assert report.account.quarantined == 0


async def test_a_child_waits_for_its_parent_and_lands_by_itself(hub: Hub, tmp_path: Path) -> None:
    """Clock days of people who are not known yet land after the pull that brings the people."""
    write_clock(
        tmp_path / "clock.db", [(f"E{at:04}", "2026-11-02", "正常", 480) for at in range(1, 9)]
    )
    write_staff(tmp_path, people(5))
    await connect(hub, clock(tmp_path / "clock.db"), operator="tester")
    await connect(hub, staff_folder(tmp_path), operator="tester")
    early = await synced(hub, "clock")
    assert early.account.quarantined == 8
    late = await synced(hub, "staff")
    waited = {one.name: one.landed_waiting for one in late.streams}
    assert waited == {"departments": 0, "staff": 0, "clock/days": 5}
    assert await count(hub, "attendance_day") == 5
    assert await count(hub, "raw_record", "state = 'waiting' and closed_at is null") == 3


async def test_the_cursor_moves_with_what_lands(hub: Hub, tmp_path: Path) -> None:
    """An incremental stream goes on where it was; what is new comes, what was there does not."""
    write_staff(tmp_path, people(3))
    file = tmp_path / "clock.db"
    write_clock(file, [("E0001", f"2026-10-{day:02}", "正常", 480) for day in range(1, 31)])
    await connect(hub, staff_folder(tmp_path), operator="tester")
    await connect(hub, clock(file, batch=7), operator="tester")
    await pull_all(hub, operator="tester")
    [stream] = (await get_connection(hub.database, "clock")).streams
    assert stream.cursor is not None
    write_clock(file, [("E0002", "2026-11-02", "迟到", 400)])
    report = await synced(hub, "clock")
    assert report.account.inserted == 1
    assert report.account.read <= 2  # the tie at the cursor is read again
    assert await count(hub, "attendance_day") == 31


async def test_who_is_gone_from_a_complete_snapshot_is_closed_and_never_erased(
    hub: Hub, tmp_path: Path
) -> None:
    """One of forty is absent: counted apart, ended, still there; the account still balances."""
    write_staff(tmp_path, people(40))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    await synced(hub, "staff")
    write_staff(tmp_path, people(39))
    report = await synced(hub, "staff")
    staff = report.streams[1]
    assert (staff.account.absent, staff.account.read, staff.complete) == (1, 39, True)
    assert await count(hub, "employee", "true") == 40
    write_staff(tmp_path, people(40))
    report = await synced(hub, "staff")
    assert report.streams[1].account.absent == 0
    assert await count(hub, "employee") == 40


async def test_half_the_staff_stops_before_landing_until_it_is_accepted(
    hub: Hub, tmp_path: Path
) -> None:
    """Nothing of the stream lands; `accept` lands what was assessed, once, no more."""
    everyone = people(100)
    write_staff(tmp_path, everyone)
    await connect(hub, staff_folder(tmp_path), operator="tester")
    await synced(hub, "staff")
    write_staff(tmp_path, everyone[:50])
    stopped = await pull(hub, "staff", operator="tester")
    assert (stopped.state, stopped.ok) == ("stopped", False)
    assert stopped.error is not None
    assert stopped.error.code == "MASS_CHANGE"
    assert stopped.run_id in (stopped.error.hint or "")
    assert stopped.assessment is not None
    assert stopped.assessment.deleted == 50
    assert await count(hub, "employee", "status = 'active'") == 100
    write_staff(tmp_path, everyone[:40])
    worse = await pull(hub, "staff", operator="tester", accept=stopped.run_id)
    assert worse.state == "stopped"
    write_staff(tmp_path, everyone[:50])
    accepted = await synced(hub, "staff", accept=stopped.run_id)
    assert accepted.streams[1].account.absent == 50
    assert await count(hub, "employee", "status = 'active'") == 50
    with pytest.raises(Refused, match="RUN_NOT_ACCEPTABLE"):
        await pull(hub, "staff", operator="tester", accept=stopped.run_id)


async def test_a_reorganisation_stops_too(hub: Hub, tmp_path: Path) -> None:
    """Everybody in another department is a mass change: moved people count."""
    write_staff(tmp_path, people(60))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    await synced(hub, "staff")
    write_staff(tmp_path, [one | {"部门": "D0"} for one in people(60)])
    stopped = await pull(hub, "staff", operator="tester")
    assert stopped.assessment is not None
    assert (stopped.state, stopped.assessment.moved) == ("stopped", 60)
    assert await count(hub, "employee", "department_id is not null") == 60
    await synced(hub, "staff", accept=stopped.run_id)
    root = await hub.database.writer.fetchval("select id from hub.department where code = 'D0'")
    assert await count(hub, "employee", f"department_id = '{root}'") == 60


async def test_one_connection_never_runs_twice_at_once(hub: Hub, tmp_path: Path) -> None:
    """While another process works on it, a pull is refused, and nothing is started."""
    write_staff(tmp_path, people(2))
    made = await connect(hub, staff_folder(tmp_path), operator="tester")
    async with alone(hub.database, made.id, "staff"):
        with pytest.raises(Refused, match="CONNECTION_BUSY"):
            await pull(hub, "staff", operator="tester")
    assert await count(hub, "run", "true") == 0


async def test_a_pull_that_is_told_to_stop_says_so(hub: Hub, tmp_path: Path) -> None:
    """A cancelled run is `interrupted` at once, and its connection is free."""
    write_staff(tmp_path, people(200))
    await connect(hub, staff_folder(tmp_path, batch=10), operator="tester")
    begun = asyncio.Event()
    task = asyncio.create_task(pull(hub, "staff", operator="tester", watch=lambda _: begun.set()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await hub.database.writer.fetchval("select state from hub.run") == "interrupted"
    await synced(hub, "staff")


async def test_progress_is_told_while_it_goes_on(hub: Hub, tmp_path: Path) -> None:
    """Counts only grow within a stream, and every stream says when it is done."""
    write_staff(tmp_path, people(50))
    await connect(hub, staff_folder(tmp_path, batch=10), operator="tester")
    told: list[Progress] = []
    await synced(hub, "staff", watch=told.append)
    staff = [one for one in told if one.stream == "staff"]
    assert [one.read for one in staff] == sorted(one.read for one in staff)
    assert (staff[-1].read, staff[-1].landed, staff[-1].done) == (50, 50, True)
    assert {one.stream for one in told if one.done} == {"departments", "staff"}


async def test_all_connections_are_pulled_but_the_paused(hub: Hub, tmp_path: Path) -> None:
    """In the order in which they were connected."""
    for name in ("one", "two", "three"):
        write_staff(tmp_path / name, people(1), units(2))
        await connect(hub, staff_folder(tmp_path / name, DEPARTMENTS, name=name), operator="tester")
    await pause_connection(hub.database, "two", paused=True, actor="tester")
    reports = await pull_all(hub, operator="tester")
    assert [one.connection for one in reports] == ["one", "three"]


async def test_batches_and_order_do_not_matter(hub: Hub, tmp_path: Path) -> None:
    """Records in any order, in batches of any size, make the same people."""
    staff = people(30)
    random.shuffle(staff)
    write_staff(tmp_path, staff, list(reversed(units())))
    await connect(hub, staff_folder(tmp_path, batch=7), operator="tester")
    report = await synced(hub, "staff")
    assert report.account.pending_cells == 0 or report.account.quarantined == 0
    rows = await hub.database.writer.fetch(
        "select e.number, e.legal_name, d.code from hub.employee e "
        "join hub.department d on d.id = e.department_id order by 1"
    )
    assert [tuple(row) for row in rows] == sorted(
        (one["工号"], one["姓名"], one["部门"]) for one in staff
    )
    assert await count(hub, "department", "parent_id is not null") == 3
