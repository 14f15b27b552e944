"""Words of other systems that wait for a decision, opened, and what people noted about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.store.acts import note
from hub.store.connection import Database
from hub.store.landing.places import QUARANTINED
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer

_SQL: Final = queries("queue.sql")
_WORD: Final = Place("queue", "word")
OPEN, DECLINED = "open", "declined"


@dataclass(frozen=True)
class Waiting:
    """One cell that waits with a word that no term is known for."""

    word: bytes
    """Names stream, field and value; says nothing of them to whoever has no keys."""
    stream_id: int
    connection: str
    stream: str
    entity: str
    field: str
    value: str
    subject: str
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True)
class Noted:
    """What somebody noted about a word."""

    state: str
    assignee: str | None
    comment: str | None
    noted_by: str
    noted_at: datetime


async def waiting_words(
    database: Database, sealer: Sealer, connection: str | None
) -> list[Waiting]:
    """All cells that wait for a decision about a word; what was erased is left out."""
    rows = await database.writer.fetch(_SQL["open"], connection)
    ids = [row["id"].bytes for row in rows]
    values = sealer.open_many(QUARANTINED, ids, [row["raw"] for row in rows])
    found = []
    for row, value in zip(rows, values, strict=True):
        if value is None or isinstance(value, Erased):
            continue
        found.append(
            Waiting(
                word_of(sealer, row["stream_id"], f"{row['entity']}.{row['field']}", value),
                row["stream_id"],
                row["connection"],
                row["stream"],
                row["entity"],
                row["field"],
                value,
                str(row["subject"]),
                row["first_seen"],
                row["last_seen"],
            )
        )
    return found


def word_of(sealer: Sealer, stream_id: int, field: str, value: str) -> bytes:
    """What names a word: 16 bytes from stream, `Entity.field` and value that tell none of them."""
    return sealer.blind_index(_WORD, f"{stream_id}/{field}/{value}")


async def notes_of(database: Database) -> dict[bytes, Noted]:
    """What was noted, by word."""
    rows = await database.writer.fetch(_SQL["notes"])
    return {bytes(row["word"]): Noted(*tuple(row)[1:]) for row in rows}


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
