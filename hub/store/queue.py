"""Words of other systems that wait for a decision, opened, and what people noted about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.places import QUARANTINED, word_of
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer

_SQL: Final = queries("queue.sql")
OPEN, DECLINED = "open", "declined"


ORDERS: Final = ("cells", "people", "firstSeen", "lastSeen")
Spot = tuple[int, bytes]
"""Where a word stands in an order."""


@dataclass(frozen=True)
class Noted:
    """What somebody noted about a word."""

    state: str
    assignee: str | None
    comment: str | None
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True)
class WaitingWord:
    """A word that no term is known for, with the cells that wait with it."""

    word: bytes
    """Names stream, field and value; says nothing of them to whoever has no keys."""
    stream_id: int
    connection: str
    stream: str
    entity: str
    field: str
    value: str
    cells: int
    people: int
    first_seen: datetime
    last_seen: datetime
    noted: Noted | None
    place: int
    """In the order that was asked for; equal ones stand by their word."""


@dataclass(frozen=True)
class WaitingField:
    """A field of a connection in which words wait."""

    connection: str
    entity: str
    field: str
    words: int
    cells: int


@dataclass(frozen=True)
class Wanted:
    """Which words; what is None is not asked about."""

    fields: Sequence[str]
    """`Entity.field` of those whose words can be decided about at all."""
    connection: str | None = None
    state: str | None = None
    entity: str | None = None
    field: str | None = None
    words: Sequence[bytes] | None = None


@dataclass(frozen=True)
class Some:
    """Words of a page, and how many there are in all."""

    words: list[WaitingWord]
    total: int
    cells: int


async def waiting_words(
    database: Database,
    sealer: Sealer,
    wanted: Wanted,
    *,
    order: str = "cells",
    descending: bool = True,
    after: Spot | None = None,
    limit: int | None = None,
) -> Some:
    """Words by one of ORDERS. One cell of each is opened; what was erased is left out."""
    await _name_words(database, sealer)
    place, word = after or (None, None)
    rows = await database.writer.fetch(
        _SQL["words"], wanted.connection, wanted.fields, wanted.words, wanted.state, wanted.entity,
        wanted.field, order, -1 if descending else 1, place, word, limit,
    )  # fmt: skip
    shown = [row for row in rows if row["id"] is not None]
    values = sealer.open_many(
        QUARANTINED, [row["id"].bytes for row in shown], [row["raw"] for row in shown]
    )
    found = [
        _word(row, value)
        for row, value in zip(shown, values, strict=True)
        if isinstance(value, str)
    ]
    return Some(found, rows[0]["words"], rows[0]["waiting"])


async def waiting_fields(database: Database, sealer: Sealer, wanted: Wanted) -> list[WaitingField]:
    """Fields in which words of that state wait, by name."""
    await _name_words(database, sealer)
    rows = await database.writer.fetch(
        _SQL["fields"], wanted.connection, wanted.fields, wanted.state
    )
    return [WaitingField(*tuple(row)) for row in rows]


def _word(row: Any, value: str) -> WaitingWord:
    noted = None
    if row["state"] is not None:
        told = (row["assignee"], row["comment"], row["noted_by"], row["noted_at"])
        noted = Noted(row["state"], *told)
    return WaitingWord(
        bytes(row["word"]), row["stream_id"], row["connection"], row["stream"], row["entity"],
        row["field"], value, row["cells"], row["people"], row["first_seen"], row["last_seen"],
        noted, row["place"],
    )  # fmt: skip


async def _name_words(database: Database, sealer: Sealer) -> None:
    """Name the words of cells that came before cells named them; later there is none of these."""
    last = UUID(int=0)
    while rows := await database.writer.fetch(_SQL["unnamed"], last):
        ids = [row["id"] for row in rows]
        values = sealer.open_many(QUARANTINED, [one.bytes for one in ids], [r["raw"] for r in rows])
        named = {
            row["id"]: word_of(sealer, row["stream_id"], f"{row['entity']}.{row['field']}", value)
            for row, value in zip(rows, values, strict=True)
            if isinstance(value, str)
        }
        await database.writer.execute(_SQL["named"], list(named), list(named.values()))
        last = ids[-1]


async def put_notes(
    database: Database,
    words: Mapping[bytes, int],
    state: str,
    *,
    actor: str,
    assignee: str | None = None,
    comment: str | None = None,
) -> None:
    """Note the same about several words (word → its stream); on the record."""
    async with database.transaction() as session:
        for word, stream in words.items():
            await session.execute(_SQL["note"], word, stream, state, assignee, comment, actor)
        detail: dict[str, Any] = {"words": len(words), "state": state, "assignee": assignee}
        await note(session, actor, "queue.note", "queue", rows=len(words), detail=detail)


async def forget_notes(database: Database, words: Iterable[bytes]) -> None:
    """These words wait no longer."""
    await database.writer.execute(_SQL["forget"], list(words))
