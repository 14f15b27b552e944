"""Jobs: one of a name, under a lease, taken over from the dead, fenced against their return."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from hub.store.connection import Database, connect
from hub.store.jobs import (
    Planned,
    claim,
    done,
    drop_others,
    failed,
    keep,
    list_jobs,
    next_due,
    put_job,
    release,
)

LEASE = timedelta(seconds=30)
PAST = datetime(2026, 1, 1, tzinfo=UTC)
FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
async def db(database: str) -> AsyncIterator[Database]:
    opened = await connect(database)
    yield opened
    await opened.close()


def job(name: str = "pull/1", run_at: datetime = PAST, **payload: str) -> Planned:
    return Planned("pull", name, payload, run_at)


async def expire(db: Database) -> None:
    """The worker died a while ago: its lease has run out."""
    await db.writer.execute("update hub.job set leased_until = now() - interval '1 second'")


async def test_a_job_is_claimed_once_and_when_due(db: Database) -> None:
    """Nobody else gets it while it is held; what lies in the future is left."""
    await put_job(db, job())
    await put_job(db, job("pull/2", FUTURE))
    held = await claim(db, LEASE)
    assert held is not None
    assert (held.name, held.attempts) == ("pull/1", 1)
    assert await claim(db, LEASE) is None
    due = await next_due(db)
    assert due is not None
    assert 20 < due <= 30


async def test_a_plan_is_kept_unless_its_payload_differs(db: Database) -> None:
    """Planning again moves nothing; another schedule does, but not under a worker's hands."""
    await put_job(db, job(schedule="every 1h"))
    await put_job(db, job(run_at=FUTURE, schedule="every 1h"))
    [found] = await list_jobs(db)
    assert found.run_at == PAST
    held = await claim(db, LEASE)
    assert held is not None
    await put_job(db, job(run_at=FUTURE, schedule="every 2h"))
    assert await keep(db, held, LEASE)
    assert await done(db, held, None)
    await put_job(db, job(run_at=FUTURE, schedule="every 2h"))
    await put_job(db, job(run_at=PAST, schedule="every 3h"))
    [found] = await list_jobs(db)
    assert found.run_at == PAST


async def test_the_job_of_a_dead_worker_is_taken_over_and_it_cannot_come_back(
    db: Database,
) -> None:
    """After the takeover, whatever the first worker says about the job changes nothing."""
    await put_job(db, job())
    first = await claim(db, LEASE)
    assert first is not None
    await expire(db)
    second = await claim(db, LEASE)
    assert second is not None
    assert second.attempts == 2
    assert not await keep(db, first, LEASE)
    assert not await done(db, first, job(run_at=FUTURE))
    assert not await failed(db, first, "LATE", LEASE)
    await release(db, first)
    assert await claim(db, LEASE) is None
    assert await keep(db, second, LEASE)
    assert await done(db, second, job(run_at=FUTURE))
    [found] = await list_jobs(db)
    assert (found.run_at, found.attempts) == (FUTURE, 0)


async def test_a_failure_is_kept_and_waits(db: Database) -> None:
    """The code of the error stands with the job, which is due again after the pause."""
    await put_job(db, job())
    held = await claim(db, LEASE)
    assert held is not None
    assert await failed(db, held, "SYSTEM_AWAY", timedelta(minutes=5))
    [found] = await list_jobs(db)
    assert (found.attempts, found.last_error, found.leased_until) == (1, "SYSTEM_AWAY", None)
    due = await next_due(db)
    assert due is not None
    assert 290 < due <= 300


async def test_a_worker_that_stops_gives_its_job_back(db: Database) -> None:
    """What was released is claimed by the next at once."""
    await put_job(db, job())
    held = await claim(db, LEASE)
    assert held is not None
    await release(db, held)
    assert await claim(db, LEASE) is not None


async def test_plans_that_are_gone_are_dropped_but_not_under_a_worker(db: Database) -> None:
    """A connection without schedule has no job any more; the one at work is left."""
    for name in ("pull/1", "pull/2", "pull/3"):
        await put_job(db, job(name, PAST if name == "pull/2" else FUTURE))
    held = await claim(db, LEASE)
    assert held is not None
    assert held.name == "pull/2"
    await drop_others(db, "pull", ["pull/1"])
    assert {one.name for one in await list_jobs(db)} == {"pull/1", "pull/2"}
