"""Versions of mappings as they are listed, and the draft of each stream."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.schema.record import Json
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("mappings.sql")


@dataclass(frozen=True)
class Version:
    """A published version."""

    version: int
    hash: str
    author: str
    reason: str | None
    published_at: datetime
    approved_by: str | None


@dataclass(frozen=True)
class Draft:
    """What is being written."""

    state: str
    """`draft` or `approved`."""
    hash: str
    document: Mapping[str, Json]
    author: str
    note: str | None
    saved_at: datetime
    approved_by: str | None


async def versions_of(database: Database, stream_id: int) -> list[Version]:
    """All versions, the latest first."""
    rows = await database.writer.fetch(_SQL["versions"], stream_id)
    return [Version(**dict(row)) for row in rows]


async def draft_of(database: Database, stream_id: int) -> Draft | None:
    """The draft of a stream."""
    return _draft(await database.writer.fetchrow(_SQL["get_draft"], stream_id))


async def locked_draft(session: Session, stream_id: int) -> Draft | None:
    """The draft of a stream, held until the transaction ends."""
    return _draft(await session.fetchrow(_SQL["lock_draft"], stream_id))


async def put_draft(
    session: Session,
    stream_id: int,
    state: str,
    content_hash: str,
    document: Mapping[str, Json],
    *,
    author: str,
    comment: str | None,
) -> None:
    """Save the draft; an approval of what was there before is gone."""
    written = orjson.dumps(dict(document)).decode()
    await session.execute(
        _SQL["save_draft"], stream_id, state, content_hash, written, author, comment
    )
    await _noted(session, author, "mapping.draft", stream_id, content_hash)


async def mark_approved(
    session: Session, stream_id: int, state: str, content_hash: str, *, actor: str
) -> None:
    """The draft of that content has a second person's approval."""
    await session.execute(_SQL["approve_draft"], stream_id, state, actor)
    await _noted(session, actor, "mapping.approve", stream_id, content_hash)


async def drop_draft(session: Session, stream_id: int, content_hash: str, *, actor: str) -> None:
    """Forget the draft if it still has that content."""
    if await session.execute(_SQL["drop_draft"], stream_id, content_hash) == "DELETE 1":
        await _noted(session, actor, "mapping.draft_ends", stream_id, content_hash)


async def _noted(session: Session, actor: str, act: str, stream: int, content_hash: str) -> None:
    await note(session, actor, act, "mapping", detail={"stream": stream, "hash": content_hash})


def _draft(row: Any) -> Draft | None:
    if row is None:
        return None
    return Draft(**{**dict(row), "document": orjson.loads(row["document"])})
