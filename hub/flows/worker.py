"""The worker: what is due runs, once at a time, in spite of failures and of killed workers.

What is scheduled stands as one job per connection in Postgres (`store/jobs`). A run that was
missed while no worker lived is made up for once; the one after it is due as scheduled.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from hub.errors import HubError, Transient
from hub.flows.day import turn
from hub.flows.events import EVENT, pull_told
from hub.flows.hub import Hub, away
from hub.flows.pull import pull
from hub.flows.quality_take import take_quality
from hub.flows.schedule import backoff, parse_schedule
from hub.observe import observe
from hub.store.connections import Connection, get_connection, list_connections
from hub.store.jobs import (
    Claimed,
    Planned,
    claim,
    do_next,
    done,
    drop_others,
    failed,
    keep,
    next_due,
    put_job,
    release,
    woken,
)
from hub.store.runs import AWAY

LEASE: Final = timedelta(seconds=30)
"""How long a worker is believed to live after its last heartbeat."""
_LOOK: Final = 10.0
"""Seconds after which plans are looked at again."""
WORKER: Final = "worker"
"""Operator of scheduled runs."""
PULL, TURN, QUALITY = "pull", "turn_of_day", "quality"
NOW: Final = "pull_now"
"""A pull that a person asked for: done once, whatever becomes of it."""
_MIDNIGHT: Final = "daily 00:00"
_COUNTED: Final = "daily 03:30"


async def work(hub: Hub, *, stop: asyncio.Event, slots: int = 2, lease: timedelta = LEASE) -> None:
    """Run what is due until `stop` is set; what is running then is interrupted and given back."""
    running: set[asyncio.Task[None]] = set()
    async with woken(hub.database) as told:
        await _worked(hub, stop, told, running, slots, lease)


async def _worked(
    hub: Hub,
    stop: asyncio.Event,
    told: asyncio.Event,
    running: set[asyncio.Task[None]],
    slots: int,
    lease: timedelta,
) -> None:
    try:
        while not stop.is_set():
            told.clear()
            try:
                await _plan(hub)
                await _start_due(hub, running, slots, lease)
                pause = min(_LOOK, max(0.2, await next_due(hub.database) or 0.0))
            except AWAY:
                observe("worker.database_away")
                pause = 1.0
            await _pause(stop, told, running, pause)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def pull_soon(hub: Hub, name: str, *, operator: str) -> None:
    """Let a worker pull a connection next, also a paused one; once, if asked twice.

    Raises Refused CONNECTION_UNKNOWN.
    """
    connection = await get_connection(hub.database, name)
    payload = {"connection": name, "operator": operator}
    job = Planned(NOW, f"{NOW}/{connection.id}", payload, datetime.now(UTC))
    await do_next(hub.database, job)


async def _plan(hub: Hub) -> None:
    """One job for each connection that has a schedule, the turn of the day, its snapshot."""
    now = datetime.now(UTC)
    daily = (turn_job(hub, now), quality_job(hub, now))
    wanted = [replace(one, run_at=now) for one in daily]  # without one, today's may be missing
    for connection in await list_connections(hub.database):
        job = pull_job(hub, connection, now)
        if job is not None:
            wanted.append(job)
    for job in wanted:
        await put_job(hub.database, job)
    await drop_others(hub.database, PULL, [one.name for one in wanted])


def pull_job(hub: Hub, connection: Connection, now: datetime) -> Planned | None:
    """The next scheduled run of a connection; None without a schedule or while it is paused."""
    if connection.schedule is None or connection.paused:
        return None
    due = parse_schedule(connection.schedule).after(now, hub.settings.zone)
    payload = {"connection": connection.name, "schedule": connection.schedule}
    return Planned(PULL, f"{PULL}/{connection.id}", payload, due)


def turn_job(hub: Hub, now: datetime) -> Planned:
    """The turn of the next day."""
    due = parse_schedule(_MIDNIGHT).after(now, hub.settings.zone)
    payload = {"zone": hub.settings.zone.key}
    return Planned(TURN, TURN, payload, due)


def quality_job(hub: Hub, now: datetime) -> Planned:
    """The next snapshot of how good the data are."""
    due = parse_schedule(_COUNTED).after(now, hub.settings.zone)
    return Planned(QUALITY, QUALITY, {"zone": hub.settings.zone.key}, due)


async def _start_due(
    hub: Hub, running: set[asyncio.Task[None]], slots: int, lease: timedelta
) -> None:
    while len(running) < slots:
        job = await claim(hub.database, lease)
        if job is None:
            return
        task = asyncio.create_task(_held(hub, job, lease))
        running.add(task)
        task.add_done_callback(running.discard)


async def _pause(
    stop: asyncio.Event, told: asyncio.Event, running: set[asyncio.Task[None]], seconds: float
) -> None:
    """Wait until it is time, something ends or is planned, or the worker is told to stop."""
    waits = {asyncio.create_task(stop.wait()), asyncio.create_task(told.wait())}
    try:
        await asyncio.wait({*waits, *running}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waits:
            one.cancel()


async def _held(hub: Hub, job: Claimed, lease: timedelta) -> None:
    """Do a job while its lease is kept; stop doing it when the lease is lost."""
    task = asyncio.create_task(_done(hub, job))
    beat = asyncio.create_task(_heartbeat(hub, job, lease))
    try:
        await asyncio.wait({task, beat}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        beat.cancel()
        stopped = not task.done()
        if stopped:
            task.cancel()
        await asyncio.gather(task, beat, return_exceptions=True)
        if stopped:
            await release(hub.database, job)


async def _heartbeat(hub: Hub, job: Claimed, lease: timedelta) -> None:
    """Keep the lease; ends when it is lost."""
    while True:
        await asyncio.sleep(lease.total_seconds() / 3)
        try:
            if not await keep(hub.database, job, lease):
                observe("worker.lease_lost", job=job.kind)
                return
        except AWAY:
            observe("worker.database_away")


async def _done(hub: Hub, job: Claimed) -> None:
    """Do a job and say what comes next."""
    error = await _error_of(hub, job)
    if error is None:
        await done(hub.database, job, await _next(hub, job))
        return
    observe("worker.failed", job=job.kind, code=error.code, attempts=job.attempts)
    # For a mass change a person has to decide, and who asked for a run sees how it went: to do it
    # again helps nobody.
    if error.code == "MASS_CHANGE" or job.kind == NOW:
        await done(hub.database, job, await _next(hub, job))
    else:
        await failed(hub.database, job, error.code, backoff(job.attempts))


async def _error_of(hub: Hub, job: Claimed) -> HubError | None:
    try:
        await _DOES[job.kind](hub, job)
    except HubError as error:
        return error
    except AWAY:
        return away()
    except Exception as error:  # noqa: BLE001 - the worker lives on; the run keeps the error
        observe("worker.broken", job=job.kind, error=type(error).__name__)
        return Transient("JOB_BROKEN", "The job met an internal error.", type(error).__name__)
    return None


async def _pull(hub: Hub, job: Claimed) -> None:
    report = await pull(hub, job.payload["connection"], operator=WORKER)
    report.check()


async def _pull_now(hub: Hub, job: Claimed) -> None:
    operator = str(job.payload["operator"])
    report = await pull(hub, job.payload["connection"], operator=operator)
    report.check()


async def _event(hub: Hub, job: Claimed) -> None:
    await pull_told(hub, job.payload)


async def _turn(hub: Hub, _: Claimed) -> None:
    await turn(hub)


async def _quality(hub: Hub, _: Claimed) -> None:
    await take_quality(hub)


_DOES: Final[dict[str, Callable[[Hub, Claimed], Awaitable[None]]]] = {
    PULL: _pull,
    NOW: _pull_now,
    EVENT: _event,
    TURN: _turn,
    QUALITY: _quality,
}


_DAILY: Final = {TURN: turn_job, QUALITY: quality_job}


async def _next(hub: Hub, job: Claimed) -> Planned | None:
    now = datetime.now(UTC)
    if job.kind in _DAILY:
        return _DAILY[job.kind](hub, now)
    for connection in await list_connections(hub.database):
        if f"{PULL}/{connection.id}" == job.name:
            return pull_job(hub, connection, now)
    return None
