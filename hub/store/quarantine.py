"""What waits in quarantine: counted by reason, opened a page at a time, dismissed.

A dismissal says that an entry stays as it is while its record says what it says now. It lies
among the notes about words, under a digest of the entry, its reason and the record's hash; so it
ends by itself when the system sends something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.schema.record import Json
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.places import QUARANTINED, RAW_BODY
from hub.store.landing.raw import unpacked
from hub.store.narrowed import OLDEST, beyond
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Sealer, row_in_block

_SQL: Final = queries("quarantine.sql")


@dataclass(frozen=True)
class Reason:
    """Why cells of one field, or whole records, of a stream do not land."""

    connection: str
    stream: str
    entity: str
    """Empty for records that wait or are rejected whole."""
    field: str
    code: str


@dataclass(frozen=True)
class EntriesAsked:
    """Which entries of one reason somebody looks at."""

    stream_id: int
    reason: Reason
    dismissed: bool
    after: str | None
    """Id of the last entry of the page before."""
    limit: int
    direction: str = OLDEST


@dataclass(frozen=True)
class Group:
    """Everything that waits for one reason."""

    reason: Reason
    message: str
    cells: int
    records: int
    people: int
    """People, or accounts that are not matched yet."""
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True)
class Entry:
    """A cell that waits, or a record that waits whole, opened."""

    id: str
    stream_id: int
    record_key: str
    row_key: str
    message: str
    raw: str | None
    """The system's own word; None for a whole record, and where it was erased."""
    subject: str | None
    first_seen: datetime
    last_seen: datetime
    body: Json
    """The whole record; None where it was erased or is gone."""


async def groups(
    database: Database, connection: str | None, *, dismissed: bool, limit: int
) -> list[Group]:
    """Reasons with what waits for them, those of most cells first."""
    rows = await database.writer.fetch(_SQL["groups"], connection, dismissed, limit)
    return [
        Group(
            reason=Reason(
                row["connection"], row["stream"], row["entity"], row["field"], row["code"]
            ),
            message=row["message"],
            cells=row["cells"],
            records=row["records"],
            people=row["people"],
            first_seen=row["first_seen"],
            last_seen=row["last_seen"],
        )
        for row in rows
    ]


async def entries(database: Database, sealer: Sealer, wanted: EntriesAsked) -> list[Entry]:
    """A page of one reason's entries, opened."""
    sql, values = statement(wanted)
    rows = await database.writer.fetch(sql, *values)
    raws = sealer.open_many(
        QUARANTINED, [row["id"].bytes for row in rows], [row["raw"] for row in rows]
    )
    bodies = _bodies(sealer, rows)
    return [
        Entry(
            id=str(row["id"]),
            stream_id=row["stream_id"],
            record_key=row["record_key"],
            row_key=row["row_key"],
            message=row["message"],
            raw=None if isinstance(raw, Erased) else raw,
            subject=row["subject"],
            first_seen=row["first_seen"],
            last_seen=row["last_seen"],
            body=body,
        )
        for row, raw, body in zip(rows, raws, bodies, strict=True)
    ]


def statement(wanted: EntriesAsked) -> tuple[str, list[object]]:
    """The query of a page: what follows a place is asked for only where there is one."""
    one, way = wanted.reason, wanted.direction
    values: list[object] = [wanted.stream_id, one.entity, one.field, one.code, wanted.dismissed]
    values.append(wanted.limit)
    behind = "true"
    if wanted.after is not None:
        values.append(wanted.after)
        behind = f"q.id {beyond(way)} $7"
    return _SQL["page"].format(beyond=behind, direction=way), values


def _bodies(sealer: Sealer, rows: Sequence[Any]) -> list[Json]:
    kept = [row for row in rows if row["body"] is not None]
    places = [row_in_block(row["pack"].bytes, row["place"]) for row in kept]
    opened = sealer.open_bytes_many(RAW_BODY, places, [row["body"] for row in kept])
    found = {
        row["id"]: orjson.loads(unpacked(body))
        for row, body in zip(kept, opened, strict=True)
        if body is not None and not isinstance(body, Erased)
    }
    return [found.get(row["id"]) for row in rows]


async def whole_records(database: Database, ids: Sequence[str]) -> list[str]:
    """Those of the entries that are records which could not land at all."""
    return [row["id"] for row in await database.writer.fetch(_SQL["whole"], list(ids))]


async def dismiss(database: Database, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Leave these cells as they are; how many they were. On the record."""
    async with database.transaction() as session:
        done = await session.fetch(_SQL["dismiss"], list(ids), reason, actor)
        detail: dict[str, Json] = {"streams": sorted({row["stream_id"] for row in done})}
        await note(
            session,
            actor,
            "quarantine.dismiss",
            "quarantine",
            rows=len(done),
            reason=reason,
            detail=detail,
        )
    return len(done)


async def reopen(database: Database, ids: Sequence[str], *, actor: str) -> int:
    """They are questions again; how many they were. On the record."""
    async with database.transaction() as session:
        done = await session.fetch(_SQL["reopen"], list(ids))
        await note(session, actor, "quarantine.reopen", "quarantine", rows=len(done))
    return len(done)


@dataclass(frozen=True)
class Standing:
    """An entry that waits, and how it stands."""

    id: str
    whole: bool
    """It is a record that does not land at all."""
    state: str
    """Another one once its record, or its reason, is another one."""


async def standing(database: Database, ids: Sequence[str]) -> dict[str, Standing]:
    """Those of the entries that wait and are not dismissed, by id."""
    rows = await database.writer.fetch(_SQL["standing"], list(ids))
    return {row["id"]: Standing(**dict(row)) for row in rows}


async def still_waiting(database: Database, connection: str) -> int:
    """Entries of a connection that wait, dismissed ones too."""
    found: int = await database.writer.fetchval(_SQL["left"], connection)
    return found
