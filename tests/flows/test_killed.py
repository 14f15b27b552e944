"""Kill -9 of the hub and of Postgres in the middle of a sync: nothing lost, nothing twice."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from hub.flows.connect import connect
from hub.flows.hub import migrate, open_hub
from hub.settings import Settings
from hub.store.embedded import attach
from tests.support.databases import AnyServer, fresh_database
from tests.support.homes import kill_postgres, temporary_home
from tests.support.hubs import hub_at
from tests.support.outside import clock, people, staff_folder, write_clock, write_staff

pytestmark = pytest.mark.slow

KILLS = 10
PEOPLE = 60
HUB = [sys.executable, "-c", "import sys; from hub.cli import main; sys.exit(main(sys.argv[1:]))"]
SMALL = {"fsync": "off", "shared_buffers": "32MB"}

ROWS = """
select 'employee', e.number, e.legal_name, e.status, d.code, e.position, p.birth_date::text
from hub.employee e
left join hub.department d on d.id = e.department_id
left join hub.employee_private p on p.id = e.id
where e.closed_at is null
union all
select 'employment', e.number, w.number, w.status, w.effective_from::text, '', ''
from hub.employment w join hub.employee e on e.id = w.employee_id where w.closed_at is null
union all
select 'day', e.number, a.date::text, a.status, a.worked_minutes::text, '', ''
from hub.attendance_day a join hub.employee e on e.id = a.employee_id where a.closed_at is null
union all
select 'department', d.code, d.name, u.code, '', '', ''
from hub.department d left join hub.department u on u.id = d.parent_id where d.closed_at is null
union all
select 'raw', s.name, r.record_key, r.state, '', '', ''
from hub.raw_record r join hub.stream s on s.id = r.stream_id where r.closed_at is null
union all
select 'managed', m.code, d.code, t.depth::text, '', '', ''
from hub.department_tree t
join hub.department m on m.id = t.ancestor_id join hub.department d on d.id = t.department_id
"""
UNBALANCED = """
select count(*) from hub.run_stream
where read <> inserted + changed + unchanged + quarantined + ignored + deleted
"""


class Systems:
    """The outside systems of one installation; every step brings more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = folder / "clock.db"
        self.steps = 0
        self.grow()

    def grow(self) -> None:
        """The same at every step of every installation."""
        self.steps += 1
        day = f"2026-{1 + self.steps // 28:02}-{1 + self.steps % 28:02}"
        words = ("正常", "迟到", "??")
        write_clock(
            self.clock,
            [(f"E{at:04}", day, words[at % 3], 400 + at % 90) for at in range(1, PEOPLE + 5)],
        )
        title = f"工程师{self.steps}"
        write_staff(self.folder, [one | {"岗位": title} for one in people(PEOPLE)])

    async def connect(self, hub: Any) -> None:
        """The clock first, so that its records wait for people."""
        await connect(hub, clock(self.clock, batch=20), operator="tester")
        await connect(hub, staff_folder(self.folder, batch=20), operator="tester")


def sync(env: Mapping[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*HUB, "sync"],
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def value(dsn: str, query: str) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def runs(dsn: str, state: str) -> set[str]:
    """Ids of the runs in that state."""
    query = "select array_agg(id::text) from hub.run where state = '" + state + "'"
    return set(await value(dsn, query) or ())


async def rows(dsn: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(dsn)
    try:
        return sorted(tuple(str(one) for one in row) for row in await connection.fetch(ROWS))
    finally:
        await connection.close()


async def run_begun(dsn: str, process: "subprocess.Popen[str]") -> None:
    """Wait until the process has started a run of its own."""
    before = await value(dsn, "select count(*) from hub.run")
    while process.poll() is None:
        if await value(dsn, "select count(*) from hub.run") > before:
            return
        await asyncio.sleep(0.02)


async def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    out, err = await asyncio.to_thread(process.communicate, timeout=60)
    return process.returncode, out + err


async def undisturbed(server: AnyServer, template: str, folder: Path, steps: int) -> list[Any]:
    """The rows of a twin that was never killed and saw the systems at their end."""
    with fresh_database(server, template) as dsn:
        systems = Systems(folder / "in")
        while systems.steps < steps:
            systems.grow()
        async with hub_at(dsn, folder / "home") as hub:
            await systems.connect(hub)
        code, said = await ended(sync({"HUB_HOME": str(folder / "home"), "HUB_DATABASE_URL": dsn}))
        assert code == 0, said
        return await rows(dsn)


async def killed_again_and_again(
    dsn: str,
    env: Mapping[str, str],
    systems: Systems,
    kill: Callable[["subprocess.Popen[str]"], Any],
    left: set[str] | None = None,
) -> int:
    """Sync and kill at a random moment of the run; how many runs were hit before their end."""
    hits = 0
    for _ in range(KILLS):
        systems.grow()
        process = sync(env)
        await run_begun(dsn, process)
        await asyncio.sleep(random.uniform(0.0, 0.5))
        hits += process.poll() is None
        await asyncio.to_thread(kill, process)
        await ended(process)
        if left is not None:
            left |= await runs(dsn, "running")
    return hits


async def test_the_hub_is_killed_in_the_middle_of_a_sync(
    pg_server: AnyServer, database_template: str, database: str, tmp_path: Path
) -> None:
    """Ten kills at random moments, then a run to the end: the rows of an undisturbed twin."""
    systems = Systems(tmp_path / "in")
    async with hub_at(database, tmp_path / "home") as hub:
        await systems.connect(hub)
    env = {"HUB_HOME": str(tmp_path / "home"), "HUB_DATABASE_URL": database}
    left: set[str] = set()
    hits = await killed_again_and_again(
        database, env, systems, lambda process: process.send_signal(signal.SIGKILL), left
    )
    assert hits >= KILLS // 2
    code, said = await ended(sync(env))
    assert code == 0, said
    assert await value(database, UNBALANCED) == 0
    assert await value(database, "select count(*) from hub.run where state = 'running'") == 0
    assert await value(database, "select count(*) from hub.run_seen") == 0
    # Every run that a kill left running, and no other, is told as interrupted.
    assert await runs(database, "interrupted") == left != set()
    twin = await undisturbed(pg_server, database_template, tmp_path / "twin", systems.steps)
    assert await rows(database) == twin


async def test_postgres_is_killed_in_the_middle_of_a_sync(
    pg_server: AnyServer, database_template: str, tmp_path: Path
) -> None:
    """Ten kills of the embedded server: the hub says so, and the next run goes on."""
    with temporary_home() as home, attach(home, SMALL) as server:
        env = {"HUB_HOME": str(home)}
        settings = Settings.from_env(env)
        await migrate(settings)
        systems = Systems(tmp_path / "in")
        async with open_hub(settings) as hub:
            await systems.connect(hub)

        def kill(process: "subprocess.Popen[str]") -> None:
            kill_postgres(home)
            code = process.wait(timeout=60)
            assert code in {0, 3}, process.stderr.read() if process.stderr else ""

        hits = await _with_restarts(server.dsn(), env, systems, kill)
        assert hits >= KILLS // 2
        code, said = await ended(sync(env))
        assert code == 0, said
        assert await value(server.dsn(), UNBALANCED) == 0
        here = await rows(server.dsn())
    twin = await undisturbed(pg_server, database_template, tmp_path / "twin", systems.steps)
    assert here == twin


async def _with_restarts(
    dsn: str, env: Mapping[str, str], systems: Systems, kill: Callable[..., Any]
) -> int:
    """The same, waiting each time until the keeper has brought the server back."""

    def killed_and_back(process: "subprocess.Popen[str]") -> None:
        kill(process)
        asyncio.run(_back(dsn))

    return await killed_again_and_again(dsn, env, systems, killed_and_back)


async def _back(dsn: str) -> None:
    for _ in range(300):
        try:
            await value(dsn, "select 1")
        except (OSError, asyncpg.PostgresError):
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not come back")
