"""Runs: one pull of one connection, alone, from its start to its account.

A run is `running`, then `finished`, `failed`, `stopped` (before a mass change) or `interrupted`
(its process died or was told to stop). Only one may run per connection: its process holds an
advisory lock on a session of its own, which Postgres frees whichever way the process ends. So
whoever gets the lock knows that runs still marked `running` are dead.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import asyncpg
import orjson

from hub.errors import HubError, Refused, Transient
from hub.observe import observe
from hub.schema.record import Json
from hub.schema.verdict import Account
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("runs.sql")
_MOVED: Final = queries("outbox.sql")["run_moved"]
_LOCK: Final = "select pg_try_advisory_lock(hashtextextended('hub.connection/' || $1, 0))"
_UNLOCK: Final = "select pg_advisory_unlock_all()"
_PATIENCE: Final = 5.0
AWAY: Final = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
"""What the driver raises while Postgres is away, goes, or has just gone."""

_SESSION: Final = {"application_name": "hub run", "tcp_keepalives_idle": "30"}

RUNNING: Final = "running"
FINISHED, FAILED, STOPPED, INTERRUPTED = "finished", "failed", "stopped", "interrupted"
PULL, WRITE, EVENT = "pull", "write", "event"
"""What a run does."""
_NO_RUN: Final = "00000000-0000-0000-0000-000000000000"
_DIED: Final = Transient(
    "RUN_INTERRUPTED",
    "The process of this run ended in the middle.",
    hint="What was landed stays; the next run goes on from there.",
)


@dataclass(frozen=True)
class RunLock:
    """That this process alone works on a connection."""

    session: "asyncpg.Connection[Any]"

    async def check(self) -> None:
        """Raise Transient DATABASE_RESTARTED if the lock may be lost.

        A restart of Postgres also empties `run_seen`: absence must not be told after it.
        """
        try:
            await self.session.execute("select 1")
        except AWAY as error:
            raise Transient(
                "DATABASE_RESTARTED",
                "Postgres was away during the run.",
                hint="Run it again: what was landed stays.",
            ) from error


@dataclass(frozen=True)
class Run:
    """A run as it is stored."""

    id: str
    connection_id: str
    state: str
    assessment: Mapping[str, Json] | None
    accepted_by: str | None


@dataclass(frozen=True)
class StreamCounts:
    """What a run counted for one stream."""

    connection: str
    name: str
    account: Account
    complete: bool
    landed_waiting: int
    errors: Sequence[Mapping[str, Json]]


@dataclass(frozen=True)
class LatestRun:
    """The last run of a connection, for people to see."""

    id: str
    connection_id: str
    state: str
    operator: str
    started_at: datetime
    finished_at: datetime | None
    error: Mapping[str, str] | None
    streams: tuple[StreamCounts, ...]


@dataclass(frozen=True)
class Waiting:
    """What a connection has that could not land as it is."""

    waiting: int
    rejected: int
    cells: int


@dataclass(frozen=True)
class Heap:
    """Quarantined records and cells that have connection, stream, field and reason in common."""

    connection: str
    stream: str
    entity: str
    field: str
    code: str
    message: str
    records: int
    first_seen: datetime
    last_seen: datetime


@asynccontextmanager
async def alone(database: Database, connection_id: str, name: str) -> AsyncIterator[RunLock]:
    """Hold a connection for oneself; raises Refused CONNECTION_BUSY while another process does."""
    try:
        session = await asyncpg.connect(
            database.dsn,
            server_settings={"application_name": "hub run", "tcp_keepalives_idle": "30"},
        )
    except AWAY as error:
        raise Transient(
            "DATABASE_AWAY", "Postgres does not answer.", hint="Check that it runs."
        ) from error
    try:
        if not await session.fetchval(_LOCK, connection_id):
            raise Refused(
                "CONNECTION_BUSY",
                "Another process is working on this connection.",
                f"connection {name}",
                "Wait until it is done; `hub status` shows it.",
            )
        yield RunLock(session)
    finally:
        await _free(session)


async def _free(session: "asyncpg.Connection[Any]") -> None:
    """Give the lock back at once: Postgres notices later that a session was broken off."""
    try:
        await session.execute(_UNLOCK, timeout=_PATIENCE)
    except (*AWAY, TimeoutError):
        observe("setup.database_gone")  # the lock goes with the session
    finally:
        session.terminate()


async def start_run(
    database: Database, connection_id: str, *, operator: str, kind: str = PULL
) -> str:
    """Begin a run, having marked those of dead processes; the caller is `alone`. Its id."""
    made = uuid7()
    async with database.transaction() as session:
        died = orjson.dumps(_DIED.as_dict()).decode()
        for row in await session.fetch(_SQL["interrupt"], connection_id, died):
            await session.execute(_SQL["forget_seen"], row["id"])
            await session.execute(_MOVED, row["id"])
        await session.execute(_SQL["start"], made, connection_id, operator, kind)
        await session.execute(_MOVED, made)
    return made


async def finish_run(
    database: Database, run_id: str, state: str, error: HubError | None = None
) -> None:
    """End a run; what it saw is forgotten."""
    said = None if error is None else orjson.dumps(error.as_dict()).decode()
    async with database.transaction() as session:
        await session.execute(_SQL["finish"], run_id, state, said)
        await session.execute(_SQL["forget_seen"], run_id)
        await session.execute(_MOVED, run_id)


async def note_assessment(database: Database, run_id: str, found: Mapping[str, Json]) -> None:
    """Keep what the run would do to people, by stream."""
    await database.writer.execute(_SQL["assess"], run_id, orjson.dumps(dict(found)).decode())


async def note_stream(
    database: Database,
    run_id: str,
    stream_id: int,
    *,
    complete: bool,
    errors: Sequence[Mapping[str, Json]],
) -> None:
    """Keep whether the stream was read to its end, and what its system refused."""
    said = orjson.dumps(list(errors)).decode() if errors else None
    await database.writer.execute(_SQL["note_stream"], run_id, stream_id, complete, said)


async def acceptable(database: Database, run_id: str, connection_id: str) -> Run:
    """The stopped run of this connection; raises Refused RUN_NOT_ACCEPTABLE."""
    row = None
    if _is_uuid(run_id):
        row = await database.writer.fetchrow(_SQL["get"], run_id)
    if row is None or str(row["connection_id"]) != connection_id or row["state"] != STOPPED:
        raise _not_acceptable("It is no run of this connection that stopped before a mass change.")
    if row["accepted_by"] is not None:
        raise _not_acceptable("It has been accepted and landed.")
    return Run(
        id=str(row["id"]),
        connection_id=str(row["connection_id"]),
        state=row["state"],
        assessment=orjson.loads(row["assessment"]) if row["assessment"] else None,
        accepted_by=None,
    )


async def note_accepted(database: Database, run_id: str, *, operator: str) -> None:
    """What the stopped run assessed has landed under this person's responsibility."""
    async with database.transaction() as session:
        await session.execute(_SQL["accept"], run_id, operator)
        await note(session, operator, "run.accept", "run", detail={"run": run_id})


async def counts_of(database: Database, run_ids: Sequence[str]) -> tuple[StreamCounts, ...]:
    """What runs counted, stream by stream in their order."""
    rows = await database.writer.fetch(_SQL["counts"], list(run_ids))
    return tuple(_counts(row) for row in rows)


async def progress(database: Database, run_id: str) -> Mapping[str, Any] | None:
    """How far a run is, in all of its streams; None for no run."""
    if not _is_uuid(run_id):
        return None
    found: Mapping[str, Any] | None = await database.writer.fetchrow(_SQL["progress"], run_id)
    return found


async def latest_runs(database: Database, connection_ids: Sequence[str]) -> dict[str, LatestRun]:
    """By connection, its last run; without those that never ran."""
    rows = await database.writer.fetch(_SQL["latest"], list(connection_ids))
    found = {}
    for row in rows:
        found[str(row["connection_id"])] = LatestRun(
            id=str(row["id"]),
            connection_id=str(row["connection_id"]),
            state=row["state"],
            operator=row["operator"],
            started_at=row["started_at"],
            finished_at=row["finished_at"],
            error=orjson.loads(row["error"]) if row["error"] else None,
            streams=await counts_of(database, [str(row["id"])]),
        )
    return found


async def runs_of(
    database: Database, connection_id: str, *, before: str | None, limit: int
) -> list[LatestRun]:
    """Runs of a connection, the latest first, those before a run where one is named."""
    after = before if before is None or _is_uuid(before) else _NO_RUN
    rows = await database.writer.fetch(_SQL["history"], connection_id, after, limit)
    return [
        LatestRun(
            id=str(row["id"]),
            connection_id=str(row["connection_id"]),
            state=row["state"],
            operator=row["operator"],
            started_at=row["started_at"],
            finished_at=row["finished_at"],
            error=orjson.loads(row["error"]) if row["error"] else None,
            streams=await counts_of(database, [str(row["id"])]),
        )
        for row in rows
    ]


async def waiting(database: Database) -> dict[str, Waiting]:
    """By connection, what waits for another record, was rejected, or waits for a decision."""
    records = {
        str(row["connection_id"]): row for row in await database.writer.fetch(_SQL["waiting"])
    }
    cells = {
        str(row["connection_id"]): row["open"]
        for row in await database.writer.fetch(_SQL["open_quarantine"])
    }
    return {
        one: Waiting(
            waiting=records[one]["waiting"] if one in records else 0,
            rejected=records[one]["rejected"] if one in records else 0,
            cells=cells.get(one, 0),
        )
        for one in records.keys() | cells.keys()
    }


async def quarantine(
    database: Database, *, actor: str, connection: str | None = None, code: str | None = None
) -> list[Heap]:
    """What lies in quarantine, heap by heap, without a value; the act is audited."""
    async with database.transaction() as session:
        rows = await session.fetch(_SQL["quarantine"], connection, code)
        shown = sum(row["records"] for row in rows)
        detail = {"connection": connection, "code": code}
        await note(session, actor, "quarantine.read", "quarantine", rows=shown, detail=detail)
    return [Heap(**dict(row)) for row in rows]


def _counts(row: Mapping[str, Any]) -> StreamCounts:
    names = ("read", "inserted", "changed", "unchanged", "quarantined", "ignored", "deleted")
    counted = {name: row[name] for name in (*names, "absent", "pending_cells", "late")}
    return StreamCounts(
        connection=row["connection"],
        name=row["name"],
        account=Account(**counted),
        complete=row["complete"],
        landed_waiting=row["landed_waiting"],
        errors=orjson.loads(row["errors"]) if row["errors"] else (),
    )


def _not_acceptable(detail: str) -> Refused:
    return Refused(
        "RUN_NOT_ACCEPTABLE",
        "This run cannot be accepted.",
        detail=detail,
        hint="`hub status` names the run that waits for it.",
    )


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and not text.lower().strip("0123456789abcdef-")  # noqa: PLR2004 - as text
