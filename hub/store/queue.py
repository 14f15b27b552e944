"""Words of other systems that wait for a decision, opened, and what people noted about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.places import QUARANTINED, word_of
from hub.store.narrowed import Narrowed
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer

_SQL: Final = queries("queue.sql")
OPEN, DECLINED = "open", "declined"


_PLACES: Final = {
    "cells": "w.cells",
    "people": "w.ranked",
    "firstSeen": "(extract(epoch from w.first_seen) * 1000000)::bigint",
    "lastSeen": "(extract(epoch from w.last_seen) * 1000000)::bigint",
}
ORDERS: Final = tuple(_PLACES)
_RANKED: Final = {"people": "count(distinct q.subject)"}
"""What is counted of all words to put them in that order: of the others only where they are shown,
because a count of different ones sorts all cells."""
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
class Stretch:
    """A stretch of the words in one of ORDERS; all of them unless it is cut."""

    order: str = "cells"
    descending: bool = True
    after: Spot | None = None
    limit: int | None = None


async def waiting_words(
    database: Database, sealer: Sealer, wanted: Wanted, stretch: Stretch = Stretch()
) -> list[WaitingWord]:
    """Words in that order. One cell of each is opened; what was erased is left out."""
    sql, values = statement(wanted, stretch)
    rows = await database.writer.fetch(sql, *values)
    opened = sealer.open_many(
        QUARANTINED, [row["id"].bytes for row in rows], [row["raw"] for row in rows]
    )
    return [
        _word(row, value) for row, value in zip(rows, opened, strict=True) if isinstance(value, str)
    ]


async def waiting_fields(database: Database, wanted: Wanted) -> list[WaitingField]:
    """Fields in which words of that connection and state wait, by name."""
    made = Narrowed()
    words = _asked(made, wanted)
    rows = await database.writer.fetch(_SQL["fields"].format(words=words), *made.values)
    return [WaitingField(*tuple(row)) for row in rows]


def statement(wanted: Wanted, stretch: Stretch) -> tuple[str, list[object]]:
    """The query with just the conditions that are asked for."""
    made = Narrowed()
    named = "true" if wanted.words is None else f"q.word = any({made.given(wanted.words)}::bytea[])"
    words = _asked(made, wanted)
    beyond = "true"
    if stretch.after is not None:
        place, word = (made.given(one) for one in stretch.after)
        beyond = f"(w.place, w.word) > ({place}::bigint, {word}::bytea)"
    sql = _SQL["words"].format(
        cells=named,
        ranked=_RANKED.get(stretch.order, "0"),
        words=words,
        place=f"{'-' if stretch.descending else ''}{_PLACES[stretch.order]}",
        beyond=beyond,
        limit=f"{made.given(stretch.limit)}::int",
    )
    return sql, made.values


def _asked(made: Narrowed, wanted: Wanted) -> str:
    """What is asked for of words; adds its values."""
    parts = [f"w.entity || '.' || w.field = any({made.given(wanted.fields)}::text[])"]
    for condition, value in (
        ("c.name", wanted.connection),
        ("coalesce(n.state, 'open')", wanted.state),
        ("w.entity", wanted.entity),
        ("w.field", wanted.field),
    ):
        if value is not None:
            parts.append(f"{condition} = {made.given(value)}")
    return " and ".join(parts)


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


async def name_words(database: Database, sealer: Sealer) -> None:
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
