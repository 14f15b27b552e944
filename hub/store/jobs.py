"""Durable jobs in Postgres: at most one of a name, worked on under a lease.

A worker claims what is due and keeps its lease alive by heartbeats; when it is killed the lease
runs out and another worker takes the job over. `attempts` grows with every claim and fences a
worker that came to life again: what it then says about the job finds no row. So a job may run
twice, one after the other: what it does must be safe to do again.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import asyncpg
import orjson

from hub.schema.record import Json
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.runs import AWAY
from hub.store.uuid7 import uuid7

_SQL: Final = queries("jobs.sql")
CHANNEL: Final = "hub_jobs"
_PAUSE: Final = 1.0


@dataclass(frozen=True)
class Planned:
    """A job that is to run at a moment; `name` is unique among jobs."""

    kind: str
    name: str
    payload: Mapping[str, Json]
    run_at: datetime


@dataclass(frozen=True)
class Claimed:
    """A job that this worker holds."""

    id: str
    kind: str
    name: str
    payload: Mapping[str, Json]
    attempts: int
    """How often it was claimed, this time included."""


@dataclass(frozen=True)
class Shown:
    """A job as `hub status` shows it."""

    kind: str
    name: str
    run_at: datetime
    attempts: int
    leased_until: datetime | None
    last_error: str | None


async def put_job(database: Database, job: Planned) -> None:
    """Plan a job; one of that name stays as it is unless its payload differs and nobody has it."""
    await database.writer.execute(
        _SQL["put"], uuid7(), job.kind, _written(job.payload), job.name, job.run_at
    )


async def do_next(database: Database, job: Planned) -> None:
    """Plan a job that is due now, and wake whoever works."""
    await put_job(database, job)
    await database.writer.execute(_SQL["wake"])


@asynccontextmanager
async def woken(database: Database) -> AsyncIterator[asyncio.Event]:
    """An event that is set when somebody plans a job for now; plans are looked at all the same."""
    event = asyncio.Event()
    task = asyncio.create_task(_listen(database.dsn, event))
    try:
        yield event
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _listen(dsn: str, event: asyncio.Event) -> None:
    """Listen until cancelled; where Postgres goes away, listen again when it is back."""
    while True:
        gone = asyncio.Event()
        try:
            connection = await asyncpg.connect(
                dsn, server_settings={"application_name": "hub worker"}
            )
        except AWAY:
            await asyncio.sleep(_PAUSE)
            continue
        try:
            connection.add_termination_listener(lambda *_, gone=gone: gone.set())
            await connection.add_listener(CHANNEL, lambda *_: event.set())
            event.set()  # what was planned meanwhile
            await gone.wait()
        except AWAY:
            await asyncio.sleep(_PAUSE)
        finally:
            connection.terminate()


async def drop_others(database: Database, kind: str, names: Sequence[str]) -> None:
    """Forget jobs of a kind but these; one that is worked on stays until it is done."""
    await database.writer.execute(_SQL["drop_others"], kind, list(names))


async def claim(database: Database, lease: timedelta) -> Claimed | None:
    """Take the job that is due longest; None if nothing is due."""
    row = await database.writer.fetchrow(_SQL["claim"], lease)
    if row is None:
        return None
    payload = orjson.loads(row["payload"])
    return Claimed(str(row["id"]), row["kind"], row["dedupe"], payload, row["attempts"])


async def keep(database: Database, job: Claimed, lease: timedelta) -> bool:
    """Stay the holder; False if somebody else took the job over."""
    found = await database.writer.fetchval(_SQL["keep"], job.id, job.attempts, lease)
    return found is not None


async def done(database: Database, job: Claimed, then: Planned | None) -> bool:
    """The job is done, `then` comes next; False (and nothing changed) if it is no longer ours."""
    async with database.transaction() as session:
        if await session.fetchval(_SQL["done"], job.id, job.attempts) is None:
            return False
        if then is not None:
            await session.execute(
                _SQL["put"], uuid7(), then.kind, _written(then.payload), then.name, then.run_at
            )
    return True


async def failed(database: Database, job: Claimed, code: str, wait: timedelta) -> bool:
    """The job failed with this error code and runs again after `wait`; False if not ours."""
    found = await database.writer.fetchval(_SQL["failed"], job.id, job.attempts, wait, code)
    return found is not None


async def release(database: Database, job: Claimed) -> None:
    """Give the job back at once, undone: this worker is told to stop."""
    await database.writer.execute(_SQL["release"], job.id, job.attempts)


async def next_due(database: Database) -> float | None:
    """Seconds until a job can be claimed, negative if one can; None without jobs."""
    found: float | None = await database.writer.fetchval(_SQL["next_due"])
    return found


async def list_jobs(database: Database) -> list[Shown]:
    """All jobs, the next one first."""
    rows = await database.writer.fetch(_SQL["all"])
    return [
        Shown(
            row["kind"],
            row["dedupe"],
            row["run_at"],
            row["attempts"],
            row["leased_until"],
            row["last_error"],
        )
        for row in rows
    ]


def _written(payload: Mapping[str, Json]) -> str:
    return orjson.dumps(dict(payload), option=orjson.OPT_SORT_KEYS).decode()
