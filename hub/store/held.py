"""Records that could not land, opened, and what people decided about them.

A decision is kept by the stream and the digest of the record's bytes: it holds for what was looked
at, whatever key the record has, and no longer once the system says something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.schema.record import Json
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.places import RAW_BODY
from hub.store.landing.raw import unpacked
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer, row_in_block

_SQL: Final = queries("held.sql")
CORRECTIONS: Final = Place("record_decision", "corrections")
_GROUP: Final = "raw"
OPEN, DISMISSED = "open", "dismissed"
STATES: Final = (OPEN, DISMISSED)

Corrections = Mapping[str, str | None]
"""Path → the value that should stand there; None: null."""


@dataclass(frozen=True)
class Decision:
    """What somebody noted about a record's bytes."""

    state: str
    reason: str | None
    assignee: str | None
    comment: str | None
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True)
class HeldRecord:
    """A record that could not land."""

    id: str
    stream_id: int
    connection: str
    stream: str
    key: str
    code: str
    message: str
    kind: str
    """`rejected`, or `waiting` for another row."""
    hash: bytes
    subject: str
    first_seen: datetime
    last_seen: datetime
    body: Json
    """As it came; None where it was erased."""
    corrections: Corrections
    decision: Decision | None

    @property
    def state(self) -> str:
        """`open` or `dismissed`."""
        return self.decision.state if self.decision else OPEN


@dataclass(frozen=True)
class Reason:
    """How many records of a stream could not land for one reason."""

    connection: str
    stream: str
    kind: str
    code: str
    open: int
    dismissed: int
    assigned: int
    first_seen: datetime


@dataclass(frozen=True)
class Wanted:
    """Which of them; None: all."""

    connection: str | None = None
    stream: str | None = None
    code: str | None = None
    state: str | None = None
    assignee: str | None = None
    ids: Sequence[str] | None = None
    subject: str | None = None


@dataclass(frozen=True)
class Stands:
    """What became of a record."""

    state: str
    """`landed`, `partial`, `waiting`, `rejected`."""
    subject: str
    code: str | None
    message: str | None


async def held_records(
    database: Database, sealer: Sealer, wanted: Wanted, *, after: str | None, limit: int
) -> list[HeldRecord]:
    """Those that came first at first; `after` is the id of the last one before."""
    rows = await database.writer.fetch(
        _SQL["page"],
        wanted.connection,
        wanted.stream,
        wanted.code,
        wanted.state,
        wanted.assignee,
        None if wanted.ids is None else list(wanted.ids),
        after,
        limit,
        wanted.subject,
    )
    places = [row_in_block(row["pack"].bytes, row["place"]) for row in rows]
    bodies = sealer.open_bytes_many(RAW_BODY, places, [row["body"] for row in rows])
    return [_record(sealer, row, body) for row, body in zip(rows, bodies, strict=True)]


def _record(sealer: Sealer, row: Any, body: bytes | Erased | None) -> HeldRecord:
    erased = body is None or isinstance(body, Erased)
    noted = ("decided", "reason", "assignee", "comment", "noted_by", "noted_at")
    return HeldRecord(
        id=row["id"],
        stream_id=row["stream_id"],
        connection=row["connection"],
        stream=row["stream"],
        key=row["record_key"],
        code=row["code"],
        message=row["message"],
        kind=row["kind"],
        hash=bytes(row["hash"]),
        subject=row["subject"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        body=None if erased else orjson.loads(unpacked(body)),  # type: ignore[arg-type]
        corrections=opened_corrections(sealer, row["hash"], row["corrections"]),
        decision=None if row["decided"] is None else Decision(*(row[name] for name in noted)),
    )


def opened_corrections(sealer: Sealer, row: bytes, sealed: bytes | None) -> Corrections:
    """Corrections of the record with that digest; none where they were erased."""
    found = None if sealed is None else sealer.open(CORRECTIONS, bytes(row), sealed)
    return {} if found is None or isinstance(found, Erased) else orjson.loads(found)


async def reasons(database: Database, connection: str | None) -> list[Reason]:
    """Why records could not land, the reason of most of them first."""
    rows = await database.writer.fetch(_SQL["reasons"], connection)
    return [Reason(*tuple(row)) for row in rows]


async def in_force(
    database: Database, sealer: Sealer, stream_id: int
) -> dict[bytes, Corrections | None]:
    """What holds for the records of a stream, by digest: corrections, or None for dismissed."""
    rows = await database.writer.fetch(_SQL["in_force"], stream_id)
    return {
        bytes(row["hash"]): None
        if row["state"] == DISMISSED
        else opened_corrections(sealer, row["hash"], row["corrections"])
        for row in rows
    }


async def put_corrections(
    database: Database,
    sealer: Sealer,
    record: HeldRecord,
    corrections: Corrections,
    *,
    actor: str,
    reason: str,
) -> None:
    """What should stand in a record instead; sealed under whom it is about, on the record."""
    sealed = await _sealed(sealer, record.hash, record.subject, corrections)
    place = (record.stream_id, record.hash)
    async with database.transaction() as session:
        await session.execute(_SQL["correct"], *place, sealed, record.subject, reason, actor)
        detail = {"stream": record.stream_id, "record": record.id, "paths": sorted(corrections)}
        await note(session, actor, "record.correct", "record", reason=reason, detail=detail)


async def reseal_corrections(
    database: Database, sealer: Sealer, record: HeldRecord, subject: str, corrections: Corrections
) -> None:
    """Seal corrections under the employee whom the record turned out to be about."""
    sealed = await _sealed(sealer, record.hash, subject, corrections)
    await database.writer.execute(
        "update hub.record_decision set corrections = $3, subject = $4 "
        "where stream_id = $1 and hash = $2",
        record.stream_id,
        record.hash,
        sealed,
        subject,
    )


async def _sealed(
    sealer: Sealer, row: bytes, subject: str, corrections: Corrections
) -> bytes | None:
    if not corrections:
        return None
    who = bytes.fromhex(subject.replace("-", ""))
    await sealer.prepare([(who, _GROUP)])
    return sealer.seal(who, _GROUP, CORRECTIONS, row, orjson.dumps(dict(corrections)).decode())


async def put_state(
    database: Database, records: Sequence[HeldRecord], state: str, *, actor: str, reason: str
) -> None:
    """Dismiss records, or take that back; on the record."""
    async with database.transaction() as session:
        await session.execute(_SQL["decide"], *_places(records), state, reason, actor)
        await note(
            session,
            actor,
            "record.dismiss" if state == DISMISSED else "record.reopen",
            "record",
            rows=len(records),
            reason=reason,
            detail={"records": [one.id for one in records]},
        )


async def put_notes(
    database: Database,
    records: Sequence[HeldRecord],
    *,
    actor: str,
    assignee: str | None,
    comment: str | None,
) -> None:
    """Say who sees to records, comment on them; an empty text takes it away. On the record."""
    async with database.transaction() as session:
        await session.execute(_SQL["annotate"], *_places(records), assignee, comment, actor)
        detail = {"records": [one.id for one in records], "assignee": assignee}
        await note(session, actor, "record.annotate", "record", rows=len(records), detail=detail)


def _places(records: Sequence[HeldRecord]) -> tuple[list[int], list[bytes], list[str]]:
    return (
        [one.stream_id for one in records],
        [one.hash for one in records],
        [one.subject for one in records],
    )


async def stands(database: Database, record: HeldRecord) -> Stands | None:
    """How the record with these bytes stands now; None: it is gone."""
    row = await database.writer.fetchrow(_SQL["stands"], record.stream_id, record.hash)
    return None if row is None else Stands(*tuple(row))
