"""Outcomes of requests that carried an Idempotency-Key; ids only, no values."""

from dataclasses import dataclass
from typing import cast

from hub.store.connection import Database


@dataclass(frozen=True)
class KnownOutcome:
    """What became of an earlier request with the same key."""

    request: bytes
    """Keyed digest of what was asked."""
    rows: tuple[str, ...]
    """Ids of the rows that were made or changed."""


async def known_outcome(database: Database, subject: str, key: str) -> KnownOutcome | None:
    """The outcome that was kept for this principal and key."""
    found = await database.writer.fetchrow(
        "select request, outcome from hub.idempotency where subject = $1 and key = $2", subject, key
    )
    if found is None:
        return None
    rows = cast("str", found["outcome"]).strip('"').split(",")
    return KnownOutcome(found["request"], tuple(rows))


async def keep_outcome(
    database: Database, subject: str, key: str, request: bytes, rows: tuple[str, ...]
) -> None:
    """Keep it; the first of two that meet stays."""
    await database.writer.execute(
        """
        insert into hub.idempotency (subject, key, request, outcome)
        values ($1, $2, $3, to_jsonb($4::text)) on conflict do nothing
        """,
        subject,
        key,
        request,
        ",".join(rows),
    )
