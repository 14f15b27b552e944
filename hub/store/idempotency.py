"""Outcomes of requests that carried an Idempotency-Key; ids only, no values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import asyncpg
import orjson

from hub.store.connection import Database

Session: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"


@dataclass(frozen=True)
class KnownOutcome:
    """What became of an earlier request with the same key."""

    request: bytes
    """Keyed digest of what was asked."""
    rows: Mapping[str, str]
    """Entity → id of the row that was made or changed."""


@dataclass(frozen=True)
class KeptOutcome:
    """What is to be kept: whose request, its key and digest, the rows that it made or changed."""

    subject: str
    key: str
    request: bytes
    rows: Mapping[str, str]


async def known_outcome(database: Database, subject: str, key: str) -> KnownOutcome | None:
    """The outcome that was kept for this principal and key."""
    found = await database.writer.fetchrow(
        "select request, outcome from hub.idempotency where subject = $1 and key = $2", subject, key
    )
    if found is None:
        return None
    return KnownOutcome(found["request"], orjson.loads(found["outcome"]))


async def keep_outcome(connection: Session, kept: KeptOutcome) -> None:
    """Keep it in the transaction that lands what it speaks of; the first of two stays."""
    await connection.execute(
        """
        insert into hub.idempotency (subject, key, request, outcome)
        values ($1, $2, $3, $4) on conflict do nothing
        """,
        kept.subject,
        kept.key,
        kept.request,
        orjson.dumps(dict(kept.rows)).decode(),
    )
