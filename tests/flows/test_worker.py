"""The worker: what is due runs once, failures back off, the dead are taken over."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.worker import work
from hub.store.connections import pause_connection
from hub.store.jobs import Shown, list_jobs
from hub.store.runs import alone
from tests.support.outside import people, staff_folder, units, write_staff

_WORK = """
import asyncio, sys
from datetime import timedelta
from hub.flows.hub import open_hub
from hub.flows.worker import work
from hub.settings import Settings
async def main():
    async with open_hub(Settings.from_env()) as hub:
        await work(hub, stop=asyncio.Event(), lease=timedelta(seconds=1))
asyncio.run(main())
"""


@asynccontextmanager
async def working(hub: Hub) -> AsyncIterator[None]:
    """A worker that runs meanwhile."""
    stop = asyncio.Event()
    task = asyncio.create_task(work(hub, stop=stop, lease=timedelta(seconds=1)))
    try:
        yield
    finally:
        stop.set()
        await task


async def until(holds: Callable[[], Awaitable[bool]], what: str) -> None:
    for _ in range(300):
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not in time: {what}")


async def runs(hub: Hub, state: str = "finished") -> int:
    found: int = await hub.database.writer.fetchval(
        "select count(*) from hub.run where state = $1", state
    )
    return found


async def pull_job(hub: Hub) -> Shown:
    return next(one for one in await list_jobs(hub.database) if one.kind == "pull")


async def make_due(hub: Hub) -> None:
    """As if the moment had come, or had passed while no worker lived."""
    await hub.database.writer.execute(
        "update hub.job set run_at = now() - interval '3 days' where kind = 'pull'"
    )


async def scheduled(hub: Hub, folder: Path, schedule: str = "every 1h") -> None:
    write_staff(folder, people(5), units())
    await connect(hub, staff_folder(folder, schedule=schedule), operator="tester")


async def test_a_missed_run_is_made_up_for_once(hub: Hub, tmp_path: Path) -> None:
    """Three days without a worker: one run, and the next one is due as scheduled."""
    await scheduled(hub, tmp_path)
    async with working(hub):
        await until(lambda: _has_pull(hub), "the job is planned")
    await make_due(hub)
    async with working(hub):
        await until(lambda: _ran(hub, 1), "the run")
        await until(lambda: _future(hub), "the next one is planned")
        await asyncio.sleep(0.5)
    assert await runs(hub) == 1
    found = await pull_job(hub)
    assert (found.attempts, found.last_error, found.run_at.minute) == (0, None, 0)


async def test_the_day_is_turned_when_a_worker_starts(hub: Hub) -> None:
    """Without any connection the turn of the day is done, and due again at midnight."""
    async with working(hub):
        await until(lambda: _turned(hub), "the day is turned")
    [job] = [one for one in await list_jobs(hub.database) if one.kind == "turn_of_day"]
    local = job.run_at.astimezone(hub.settings.zone)
    assert (job.kind, local.hour, local.minute) == ("turn_of_day", 0, 0)


async def test_a_failure_backs_off_and_is_told(hub: Hub, tmp_path: Path) -> None:
    """The error's code stands with the job, which waits before it tries again."""
    await scheduled(hub, tmp_path)
    async with working(hub):
        await until(lambda: _has_pull(hub), "the job is planned")
    (tmp_path / "staff.csv").unlink()
    await make_due(hub)
    async with working(hub):
        await until(lambda: _ran(hub, 1, "failed"), "the run")
        await until(lambda: _failed(hub), "the failure is kept")
    found = await pull_job(hub)
    assert found.attempts == 1
    assert (found.last_error or "").startswith("FILE_")


async def test_a_busy_connection_waits_its_turn(hub: Hub, tmp_path: Path) -> None:
    """A person syncs by hand: the scheduled run does not start beside it."""
    await scheduled(hub, tmp_path)
    async with working(hub):
        await until(lambda: _has_pull(hub), "the job is planned")
    await make_due(hub)
    [own] = await hub.database.writer.fetch("select id::text from hub.connection")
    async with alone(hub.database, own["id"], "staff"), working(hub):
        await until(lambda: _failed(hub), "it was refused")
    assert (await pull_job(hub)).last_error == "CONNECTION_BUSY"
    assert await hub.database.writer.fetchval("select count(*) from hub.run") == 0


async def test_paused_and_unscheduled_connections_have_no_job(hub: Hub, tmp_path: Path) -> None:
    """The plan follows the connection: paused is dropped, another schedule is taken over."""
    await scheduled(hub, tmp_path)
    async with working(hub):
        await until(lambda: _has_pull(hub), "the job is planned")
    hourly = (await pull_job(hub)).run_at
    wanted = replace(staff_folder(tmp_path), schedule="daily 02:30")
    await connect(hub, wanted, operator="tester")
    async with working(hub):
        await until(lambda: _moved(hub, hourly), "the schedule is taken over")
    local = (await pull_job(hub)).run_at.astimezone(hub.settings.zone)
    assert (local.hour, local.minute) == (2, 30)
    await pause_connection(hub.database, "staff", paused=True, actor="tester")
    async with working(hub):
        await until(lambda: _no_pull(hub), "the job is dropped")


@pytest.mark.slow
async def test_the_job_of_a_killed_worker_is_taken_over(hub: Hub, tmp_path: Path) -> None:
    """Kill -9 in the middle of a run: another worker does it again, to its end."""
    await scheduled(hub, tmp_path)
    write_staff(tmp_path, people(3000))
    wanted = staff_folder(tmp_path, batch=20, schedule="every 1h")
    await connect(hub, wanted, operator="tester")
    async with working(hub):
        await until(lambda: _has_pull(hub), "the job is planned")
    await make_due(hub)
    env = {
        **os.environ,
        "HUB_HOME": str(hub.settings.home),
        "HUB_DATABASE_URL": hub.database.dsn,
    }
    with subprocess.Popen([sys.executable, "-c", _WORK], env=env) as process:  # noqa: ASYNC220 - it is killed from here
        await until(lambda: _ran(hub, 1, "running"), "the other worker runs it")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    write_staff(tmp_path, people(30))
    async with working(hub):
        await until(lambda: _ran(hub, 1), "it is taken over")
        await until(lambda: _future(hub), "the next one is planned")
    assert await runs(hub, "interrupted") == 1
    assert await runs(hub, "running") == 0


@pytest.mark.slow
def test_the_command_works_until_it_is_told_to_stop(database: str, tmp_path: Path) -> None:
    """`hub work` ends in order on SIGTERM, having given back what it held."""
    program = "import sys; from hub.cli import main; sys.exit(main(['work']))"
    env = {**os.environ, "HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database}
    with subprocess.Popen(
        [sys.executable, "-c", program], env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Working; stop with Ctrl-C.\n"
        process.terminate()
        assert process.wait(timeout=60) == 0


async def _has_pull(hub: Hub) -> bool:
    return any(one.kind == "pull" for one in await list_jobs(hub.database))


async def _no_pull(hub: Hub) -> bool:
    return not await _has_pull(hub)


async def _ran(hub: Hub, count: int, state: str = "finished") -> bool:
    return await runs(hub, state) >= count


async def _failed(hub: Hub) -> bool:
    return (await pull_job(hub)).last_error is not None


async def _moved(hub: Hub, before: object) -> bool:
    return (await pull_job(hub)).run_at != before


async def _future(hub: Hub) -> bool:
    query = "select bool_and(run_at > now() and leased_until is null) from hub.job"
    found: bool = await hub.database.writer.fetchval(query)
    return found


async def _turned(hub: Hub) -> bool:
    query = "select exists (select from hub.state where key = 'turned_on') "
    turned: bool = await hub.database.writer.fetchval(query)
    return turned and await _future(hub)
