"""The account of points: what each consumer spent in the present minute, for all processes."""

from dataclasses import dataclass
from typing import Any, Final

import asyncpg

from hub.errors import Transient
from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("points.sql")


@dataclass(frozen=True)
class Lease:
    """Points that this process may spend for a consumer."""

    points: int
    """As many as were wanted, or what is left of the minute."""
    spent: int
    """In this minute, by all processes, this lease included."""
    seconds: float
    """Until the minute is over, and the lease with it."""


async def lease(database: Database, consumer: str, wanted: int, most: int) -> Lease:
    """Take points of this minute for a consumer who may spend so many; raises Transient."""
    try:
        row: Any = await database.writer.fetchrow(_SQL["lease"], consumer, wanted, most)
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError) as error:
        raise Transient(
            "DATABASE_AWAY", "The database does not answer.", hint="Try again in a moment."
        ) from error
    return Lease(row["lease"], row["spent"], row["seconds"])
