"""Deliveries: what is on its way to whom; whatever changes the state of one lives here.

The outbox is looked through by transactions, not by numbers: below the oldest transaction that is
under way nothing more can appear, so that what commits late is met all the same. A row has one
open delivery to a subscriber at most. What changes while it is open joins it: a delivery brings
what *stands* when it is made, never what stood, so that nothing older can come after something
newer. Of a delivery that was begun and not ended it is not known what became of it
(`uncertain`): whoever goes on with it asks first.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import orjson

from hub.errors import Refused
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("deliveries.sql")
WRITE, WEBHOOK = "write", "webhook"
"""Kinds of subscribers."""
WAITING, DONE, DEAD, SUPERSEDED = "waiting", "done", "dead", "superseded"
STATES: Final = (WAITING, DONE, DEAD, SUPERSEDED)
_KEPT: Final = timedelta(days=30)
"""How long deliveries that are settled are kept; dead ones stay until somebody decides."""


@dataclass(frozen=True)
class Subscriber:
    """Who gets what changed: a stream that is written, or an address that is told."""

    id: str
    kind: str
    name: str
    stream_id: int | None
    config: Mapping[str, Json]
    secret: bytes | None = field(repr=False)
    position: int
    paused: bool
    error: Mapping[str, str] | None
    """Why nothing is delivered."""
    created_at: datetime
    created_by: str
    secret_before: bytes | None = field(default=None, repr=False)
    """The secret that it had before."""
    before_until: datetime | None = None
    """Until when that one signs too."""


@dataclass(frozen=True)
class Grown:
    """An entry of the outbox."""

    seq: int
    entity: str
    rows: tuple[str, ...]
    groups: tuple[str, ...] | None


@dataclass(frozen=True)
class Wanted:
    """A row that is to be delivered."""

    entity: str
    row_id: str
    seq: int


SortedOut = Callable[[Any, Grown], Awaitable[list[Wanted]]]
"""Which rows are to be delivered for an entry, asked within a transaction."""


@dataclass(frozen=True)
class Due:
    """A delivery that can be made now."""

    id: str
    entity: str
    row_id: str
    seq: int
    groups: tuple[str, ...] | None
    uncertain: bool
    attempts: int
    created_at: datetime

    @property
    def idempotency_key(self) -> str:
        """The same however often this change of the row is tried."""
        return f"{self.id}.{self.seq}"


@dataclass(frozen=True)
class Outcome:
    """How a delivery ended."""

    due: Due
    state: str
    action: str | None = None
    error: str | None = None
    receipt: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """A delivery as people see it."""

    id: str
    kind: str
    name: str
    entity: str
    row_id: str
    state: str
    action: str | None
    attempts: int
    run_at: datetime
    error: str | None
    receipt: Mapping[str, Json]
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class Tally:
    """Deliveries of one state, and since when the oldest of them stands."""

    state: str
    deliveries: int
    oldest: datetime


async def subscribers(database: Database, kind: str | None = None) -> list[Subscriber]:
    """All subscribers, or those of a kind, in the order in which they were made."""
    return [_subscriber(row) for row in await database.writer.fetch(_SQL["subscribers"], kind)]


async def subscriber(database: Database, kind: str, name: str) -> Subscriber:
    """The subscriber of that name; raises Refused SUBSCRIBER_UNKNOWN."""
    row = await database.writer.fetchrow(_SQL["subscriber"], kind, name)
    if row is None:
        known = ", ".join(one.name for one in await subscribers(database, kind))
        raise Refused(
            "SUBSCRIBER_UNKNOWN",
            "Nothing is delivered under that name.",
            detail=name,
            hint=f"Known: {known}." if known else "There is none yet.",
        )
    return _subscriber(row)


async def put_subscriber(
    database: Database,
    kind: str,
    name: str,
    config: Mapping[str, Json],
    *,
    actor: str,
    stream_id: int | None = None,
    secret: bytes | None = None,
    own_id: str | None = None,
) -> str:
    """Add a subscriber, or replace what is configured; it gets what changes from now on. Its id."""
    async with database.transaction() as session:
        horizon = await session.fetchval(_SQL["horizon"])
        written = orjson.dumps(dict(config)).decode()
        made: str = await session.fetchval(
            _SQL["put"], own_id or uuid7(), kind, name, stream_id, written, secret, horizon, actor
        )
        told = {"kind": kind, "name": name}
        await note(session, actor, "subscriber.put", "subscriber", detail=told)
    return made


async def configure(database: Database, one: Subscriber, config: Mapping[str, Json]) -> None:
    """Remember something with a subscriber."""
    await database.writer.execute(_SQL["configure"], one.id, orjson.dumps(dict(config)).decode())


async def renew_secret(
    database: Database, one: Subscriber, secret: bytes, beside: timedelta, *, actor: str
) -> datetime:
    """Another secret; until when the one of before signs beside it."""
    async with database.transaction() as session:
        until: datetime = await session.fetchval(_SQL["renew"], one.id, secret, beside)
        told = {"kind": one.kind, "name": one.name, "beside": int(beside.total_seconds())}
        await note(session, actor, "subscriber.renew", "subscriber", detail=told)
    return until


async def pause_subscriber(
    database: Database, one: Subscriber, *, paused: bool, actor: str
) -> None:
    """Let what changes wait, or go on."""
    async with database.transaction() as session:
        await session.execute(_SQL["pause"], one.id, paused)
        action = "subscriber.pause" if paused else "subscriber.resume"
        await note(session, actor, action, "subscriber", detail={"name": one.name})


async def remove_subscriber(
    database: Database, one: Subscriber, *, actor: str, keep: KeptOutcome | None = None
) -> None:
    """Forget a subscriber and what was on its way; `keep`: for the same request once more."""
    async with database.transaction() as session:
        await session.execute(_SQL["remove_deliveries"], one.id)
        await session.execute(_SQL["remove"], one.id)
        told = {"kind": one.kind, "name": one.name}
        await note(session, actor, "subscriber.remove", "subscriber", detail=told)
        await keep_made(session, keep, ("name", one.name))


async def note_fault(database: Database, one: Subscriber, fault: Mapping[str, str] | None) -> None:
    """Say why nothing is delivered, or that it is again."""
    said = None if fault is None else orjson.dumps(dict(fault)).decode()
    await database.writer.execute(_SQL["fault"], one.id, said)


async def take_in(
    database: Database, one: Subscriber, entities: Sequence[str], sorted_out: SortedOut
) -> int:
    """Turn what the outbox grew by into deliveries, all of it or nothing; how many rows.

    `sorted_out` says for each entry of these entities which rows are to be delivered.
    """
    async with database.transaction() as session:
        position = await session.fetchval(_SQL["lock"], one.id)
        horizon = await session.fetchval(_SQL["horizon"])
        if position is None or horizon <= position:
            return 0
        rows = await session.fetch(_SQL["grown"], position, horizon, list(entities))
        many = 0
        for row in rows:
            groups = None if row["groups"] is None else tuple(row["groups"])
            entry = Grown(row["seq"], row["entity"], tuple(row["row_ids"]), groups)
            found = await sorted_out(session, entry)
            many += len(found)
            await _enqueue(session, one, found, groups)
        await session.execute(_SQL["move"], one.id, horizon)
    return many


async def enqueue(database: Database, one: Subscriber, entity: str, rows: Sequence[str]) -> None:
    """Let these rows be delivered, whatever changed."""
    async with database.transaction() as session:
        seq = await session.fetchval(_SQL["highest"])
        await _enqueue(session, one, [Wanted(entity, row, seq) for row in rows], None)


async def _enqueue(
    session: Any, one: Subscriber, rows: Sequence[Wanted], groups: Sequence[str] | None
) -> None:
    if rows:
        await session.execute(
            _SQL["enqueue"],
            [uuid7() for _ in rows],
            [one.id] * len(rows),
            [row.entity for row in rows],
            [row.row_id for row in rows],
            [row.seq for row in rows],
            None if groups is None else list(groups),
        )


async def given_up(database: Database, one: Subscriber) -> set[str]:
    """Rows whose latest delivery is dead: nothing is tried again by itself."""
    rows = await database.writer.fetch(_SQL["given_up"], one.id)
    return {row["row_id"] for row in rows if row["state"] == DEAD}


async def due_now(database: Database, one: Subscriber, limit: int) -> list[Due]:
    """Deliveries that can be made now, the oldest change first."""
    rows = await database.writer.fetch(_SQL["due"], one.id, limit)
    return [
        Due(
            row["id"],
            row["entity"],
            row["row_id"],
            row["seq"],
            None if row["groups"] is None else tuple(row["groups"]),
            row["uncertain"],
            row["attempts"],
            row["created_at"],
        )
        for row in rows
    ]


async def last_digest(database: Database, one: Subscriber, row_id: str) -> str | None:
    """What was told last of a row, as a digest; None if nothing was."""
    found: str | None = await database.writer.fetchval(_SQL["last_digest"], one.id, row_id)
    return found


async def begin(database: Database, some: Sequence[Due]) -> None:
    """Say, before anything is sent, that it may have been."""
    await database.writer.execute(_SQL["begin"], [one.id for one in some])


async def finish(database: Database, some: Sequence[Outcome]) -> None:
    """Settle deliveries; one whose row changed meanwhile stays open."""
    await database.writer.execute(
        _SQL["finish"],
        [one.due.id for one in some],
        [one.due.seq for one in some],
        [one.state for one in some],
        [one.action for one in some],
        [one.error for one in some],
        [orjson.dumps(dict(one.receipt)).decode() for one in some],
    )


async def postpone(
    database: Database, some: Sequence[Due], wait: timedelta, code: str, *, uncertain: bool
) -> None:
    """Try these again later."""
    await database.writer.execute(_SQL["postpone"], [one.id for one in some], wait, code, uncertain)


async def bury(database: Database, some: Sequence[Due], code: str) -> None:
    """Give these up until somebody decides."""
    await database.writer.execute(_SQL["bury"], [one.id for one in some], code)


async def next_due(database: Database, one: Subscriber) -> float | None:
    """Seconds until a delivery can be made, negative if one can; None without any."""
    found: float | None = await database.writer.fetchval(_SQL["next_due"], one.id)
    return found


async def replay(
    database: Database, one: Subscriber, ids: Sequence[str] | None, *, actor: str
) -> tuple[int, int]:
    """Try dead deliveries again: how many, and how many something newer had overtaken."""
    async with database.transaction() as session:
        rows = await session.fetch(_SQL["replay"], one.id, None if ids is None else list(ids))
        states = [row["state"] for row in rows]
        told = {"name": one.name, "deliveries": len(rows)}
        await note(session, actor, "delivery.replay", "delivery", rows=len(rows), detail=told)
    return states.count(WAITING), states.count(SUPERSEDED)


async def resend(database: Database, one: Subscriber, delivery: str, *, actor: str) -> bool:
    """Make a settled delivery once more; False if there is none such, or one is open."""
    async with database.transaction() as session:
        found = await session.fetchval(_SQL["resend"], delivery, one.id)
        await note(session, actor, "delivery.resend", "delivery", detail={"delivery": delivery})
    return found is not None


async def deliveries(
    database: Database,
    *,
    name: str | None = None,
    state: str | None = None,
    kind: str | None = None,
    before: str | None = None,
    limit: int = 50,
) -> list[Shown]:
    """Deliveries, the latest first, those before one where it is named."""
    rows = await database.writer.fetch(_SQL["listed"], name, state, before, limit, kind)
    return [
        Shown(**{**dict(row), "receipt": orjson.loads(row["receipt"]) if row["receipt"] else {}})
        for row in rows
    ]


async def tallies(database: Database) -> dict[str, tuple[Tally, ...]]:
    """By subscriber, its deliveries by state."""
    found: dict[str, tuple[Tally, ...]] = {}
    for row in await database.writer.fetch(_SQL["counted"]):
        one = Tally(row["state"], row["deliveries"], row["oldest"])
        found[row["id"]] = (*found.get(row["id"], ()), one)
    return found


async def prune(database: Database) -> None:
    """Forget what was settled long ago."""
    await database.writer.execute(_SQL["prune"], _KEPT)


def _subscriber(row: Any) -> Subscriber:
    return Subscriber(
        **{
            **dict(row),
            "config": orjson.loads(row["config"]),
            "error": orjson.loads(row["error"]) if row["error"] else None,
        }
    )
