"""Outcomes of requests that carried an Idempotency-Key; ids and codes only, no values.

An outcome is kept in the transaction that does the work, and looked for where nobody else works
(under the lock of landing): of requests with the same key, however many come at once, one works.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import asyncpg
import orjson

from hub.errors import HubError
from hub.store.connection import Database
from hub.store.queries import queries

Session: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"
Source: TypeAlias = "asyncpg.Pool[Any] | Session"
Pairs: TypeAlias = Sequence[tuple[str, str]]
_SQL: Final = queries("idempotency.sql")
REPEATED: Final = "REQUEST_REPEATED"
DAYS: Final = 30
"""So long an outcome is kept: no client repeats a request later."""


class Repeated(HubError):
    """The work was done meanwhile by a request with the same key: its outcome is the answer."""


@dataclass(frozen=True)
class KnownOutcome:
    """What became of an earlier request with the same key."""

    request: bytes
    """Keyed digest of what was asked."""
    rows: Pairs
    """Entity, and id of the row that was made or changed; or as the work names its parts."""


@dataclass(frozen=True)
class KeptOutcome:
    """What is to be kept: whose request, its key and digest, the rows that it made or changed."""

    subject: str
    key: str
    request: bytes
    rows: Pairs = ()
    beside: tuple[str, ...] = ()
    """Keys of the same work in other portions: it is repeated also where one of them is kept."""


async def known_outcome(database: Database, subject: str, key: str) -> KnownOutcome | None:
    """The outcome that was kept for this principal and key."""
    return (await known_outcomes(database.writer, subject, [key])).get(key)


async def known_outcomes(
    source: Source, subject: str, keys: Iterable[str]
) -> dict[str, KnownOutcome]:
    """Key → the outcome that was kept for this principal."""
    return {
        row["key"]: KnownOutcome(
            row["request"], [(name, told) for name, told in orjson.loads(row["outcome"])]
        )
        for row in await source.fetch(_SQL["known"], subject, list(keys))
    }


async def first_of(connection: Session, kept: KeptOutcome) -> None:
    """Raise Repeated where the work was done: asked while nobody else can do it."""
    keys = [kept.key, *kept.beside]
    if await connection.fetchval(_SQL["done"], kept.subject, keys):
        raise _repeated()


def _repeated() -> Repeated:
    return Repeated(REPEATED, "The same request was answered meanwhile.", hint="Ask again.")


async def keep_outcome(connection: Session, kept: KeptOutcome) -> None:
    """Keep it in the transaction that does what it speaks of.

    Raises Repeated, which undoes the work, where another one has done it.
    """
    if not await _keep(connection, kept):
        raise _repeated()


async def keep_made(connection: Session, kept: KeptOutcome | None, *rows: tuple[str, str]) -> None:
    """The same with what was made, known only now; nothing where no key was sent."""
    if kept is not None:
        await keep_outcome(connection, replace(kept, rows=rows))


async def _keep(connection: Session, kept: KeptOutcome) -> bool:
    told = orjson.dumps([list(pair) for pair in kept.rows]).decode()
    values = (kept.subject, kept.key, kept.request, told)
    return bool(await connection.fetchval(_SQL["keep"], *values))


async def keep_whole(connection: Session, kept: KeptOutcome) -> None:
    """Keep what the portions of a work came to, in place of theirs; the first of two stays."""
    async with connection.transaction():
        await _keep(connection, kept)
        await connection.execute(_SQL["forget"], kept.subject, list(kept.beside))


async def forget_old_outcomes(database: Database) -> None:
    """Let go of outcomes that nobody will ask for any more; once a day."""
    await database.writer.execute(_SQL["forget_old"], DAYS)
