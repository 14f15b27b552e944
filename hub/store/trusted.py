"""Trusted documents: everything that stores and removes them lives here.

A document lies under a client and an id; an empty client stands for all clients. What an id means
never changes: it is removed and loaded anew, and both are in the audit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.errors import Refused
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries

EVERY_CLIENT: Final = ""
_SQL: Final = queries("trusted.sql")


@dataclass(frozen=True)
class TrustedDocument:
    """One document of a manifest."""

    id: str
    text: str
    name: str = ""
    """Of its operation, as far as the manifest says it."""


@dataclass(frozen=True)
class Listed:
    """A stored document without its text."""

    client: str
    id: str
    name: str
    size: int
    """Characters."""
    loaded_at: datetime
    loaded_by: str


async def load(
    database: Database, documents: Sequence[TrustedDocument], client: str, *, actor: str
) -> int:
    """Store the documents, all or none; how many are new. Refused DOCUMENT_ID_TAKEN."""
    ids, texts = [one.id for one in documents], [one.text for one in documents]
    names = [one.name for one in documents]
    async with database.transaction() as session:
        taken = await session.fetchval(_SQL["clashing"], client, ids, texts)
        if taken is not None:
            raise Refused(
                "DOCUMENT_ID_TAKEN",
                "An id of the manifest stands for another document already.",
                detail=f"id {taken}",
                hint="Give the changed document a new id, or remove the old one first.",
            )
        new = len(await session.fetch(_SQL["load"], client, ids, texts, names, actor))
        if new:
            detail = {"client": client, "documents": new}
            await note(session, actor, "documents.load", "document", rows=new, detail=detail)
    return new


async def remove(database: Database, ids: Sequence[str], client: str, *, actor: str) -> int:
    """Remove these documents of a client, or all of them where no id is given; how many."""
    async with database.transaction() as session:
        gone = len(await session.fetch(_SQL["remove"], client, list(ids)))
        if gone:
            detail = {"client": client, "documents": gone}
            await note(session, actor, "documents.remove", "document", rows=gone, detail=detail)
    return gone


async def listed(database: Database) -> list[Listed]:
    """All of them, by client and name."""
    return [Listed(**dict(row)) for row in await database.writer.fetch(_SQL["listed"])]


async def find(database: Database, id_: str, client: str) -> str | None:
    """The text under that id for that client, its own before the one for all."""
    found: bytes | None = await database.reader.fetchval(_SQL["find"], id_, client)
    return None if found is None else found.decode()
