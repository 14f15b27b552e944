"""Alarms as they are kept: raised once, cleared once, told to the outbox both times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("alarms.sql")
ALARM: Final = "Alarm"
"""How the outbox calls it."""
FAILED, STOPPED, LATE, STALE = "failed", "stopped", "late", "stale"
KINDS: Final = (FAILED, STOPPED, LATE, STALE)
"""The last run failed; it stopped before a mass change; none began when it was due; what is known
is older than it may be."""


@dataclass(frozen=True)
class Standing:
    """How a connection stands: what alarms are judged by."""

    id: str
    name: str
    schedule: str | None
    paused: bool
    fresh_within: int | None
    """Seconds within which a run must have ended well."""
    created_at: datetime
    state: str | None
    """Of the last run; None if it never ran."""
    started_at: datetime | None
    run_id: str | None
    code: str | None
    fresh_at: datetime | None
    """When a run last ended well."""


@dataclass(frozen=True)
class Alarm:
    """One alarm."""

    id: str
    connection_id: str
    connection: str
    kind: str
    run_id: str | None
    code: str | None
    raised_at: datetime
    cleared_at: datetime | None


async def standings(database: Database) -> list[Standing]:
    """How all connections stand."""
    rows = await database.writer.fetch(_SQL["standing"])
    return [Standing(**dict(row)) for row in rows]


async def open_alarms(database: Database) -> list[Alarm]:
    """Alarms that stand, the oldest first."""
    return [Alarm(**dict(row)) for row in await database.writer.fetch(_SQL["open"])]


async def settle_alarms(database: Database, one: Standing, wrong: Mapping[str, str | None]) -> bool:
    """Raise what is wrong (kind → code) and clear what is not any more; whether any moved."""
    moved = False
    async with database.transaction() as session:
        for kind in KINDS:
            if kind in wrong:
                made = await session.fetchval(
                    _SQL["raise"], uuid7(), one.id, kind, one.run_id, wrong[kind]
                )
            else:
                made = await session.fetchval(_SQL["clear"], one.id, kind)
            if made is not None:
                moved = True
                await session.execute(_SQL["told"], made)
    return moved


async def alarm_told(database: Database, alarm_id: str) -> dict[str, Any] | None:
    """What subscribers are told of an alarm."""
    row = await database.writer.fetchrow(_SQL["one"], alarm_id)
    if row is None:
        return None
    one = Alarm(**dict(row))
    return {
        "type": "alarm.raised" if one.cleared_at is None else "alarm.cleared",
        "data": {
            "id": one.id,
            "connection": one.connection,
            "kind": one.kind,
            "code": one.code,
            "run": one.run_id,
            "raisedAt": one.raised_at.isoformat(),
            "clearedAt": None if one.cleared_at is None else one.cleared_at.isoformat(),
        },
    }


async def set_freshness(
    database: Database, connection_id: str, name: str, seconds: int | None, *, actor: str
) -> None:
    """Say how old what is known may be; None: as old as it likes."""
    async with database.transaction() as session:
        await session.execute(_SQL["fresh_within"], connection_id, seconds)
        told = {"name": name, "seconds": seconds}
        await note(session, actor, "connection.freshness", "connection", detail=told)
