"""Late changes as they are kept: who sees them decides elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import is_uuid

_SQL: Final = queries("late.sql")
OPEN, APPLIED, DISMISSED, SUPERSEDED = "open", "applied", "dismissed", "superseded"
STATES: Final = (OPEN, APPLIED, DISMISSED, SUPERSEDED)


@dataclass(frozen=True)
class LateChange:
    """What a record would do to a row of a closed pay period."""

    id: str
    stream_id: int
    connection: str
    stream: str
    record_key: str
    entity: str
    row_key: str
    row_id: str | None
    """None for a row that would be new."""
    subject: str
    number: str | None
    """Staff number of the employee."""
    kind: str
    """new, changed or gone."""
    period: str
    payroll_run: str
    state: str
    noticed_at: datetime
    run: str | None
    decided_at: datetime | None
    decided_by: str | None
    reason: str | None


@dataclass(frozen=True)
class LateAsked:
    """Which changes somebody asks for; None does not narrow."""

    state: str | None = OPEN
    period: str | None = None
    connection: str | None = None
    ids: Sequence[str] | None = None
    """What is no id is none of them."""


@dataclass(frozen=True)
class LateCount:
    """How much waits, or was decided, of a period and a system."""

    period: str
    connection: str
    changes: int
    records: int
    people: int


async def late_changes(
    database: Database, wanted: LateAsked, *, before: str | None = None, limit: int = 100
) -> list[LateChange]:
    """A page, the latest first."""
    chosen = None if wanted.ids is None else [one for one in wanted.ids if is_uuid(one)]
    rows = await database.writer.fetch(
        _SQL["page"], wanted.state, wanted.period, before, chosen, limit, wanted.connection
    )
    return [LateChange(**dict(row)) for row in rows]


async def late_counts(database: Database, state: str | None) -> list[LateCount]:
    """By period and system, the latest period first."""
    rows = await database.writer.fetch(_SQL["counts"], state)
    return [LateCount(**dict(row)) for row in rows]


async def dismiss(database: Database, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """What these records say is known and not taken; how many records."""
    async with database.writer.acquire() as connection, connection.transaction():
        rows: list[Any] = await connection.fetch(_SQL["dismiss"], list(ids), actor, reason)
        records = {(row["stream_id"], row["record_key"]) for row in rows if not row["gone"]}
        for stream in {stream for stream, _ in records}:
            keys = [key for each, key in records if each == stream]
            await connection.execute(_SQL["understood"], stream, keys)
            await connection.execute(_SQL["heard"], stream, keys)
        detail = {"changes": len(rows)}
        await note(connection, actor, "late.dismiss", "LateChange", reason=reason, detail=detail)
    return len({(row["stream_id"], row["record_key"]) for row in rows})
