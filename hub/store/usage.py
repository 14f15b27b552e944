"""Who uses which part of the graph: counts by day, client and coordinate; never a value.

A coordinate is `Type.field`, `Type.field(argument:)`, `Input.field` or `Enum.VALUE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import asyncpg

from hub.store.connection import Database
from hub.store.queries import queries

FAULTS: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What keeps counts from being kept now; they are kept later."""
_SQL: Final = queries("usage.sql")
KEPT_DAYS: Final = 400
"""A little more than a year: what is used once a year is used."""


@dataclass(frozen=True)
class Used:
    """How often a client used a coordinate, and on which day last."""

    coordinate: str
    client: str
    count: int
    last: date


async def add_usage(database: Database, day: date, counts: Mapping[tuple[str, str], int]) -> None:
    """Add counts by (client, coordinate) to those of the day."""
    clients = [client for client, _ in counts]
    coordinates = [coordinate for _, coordinate in counts]
    await database.writer.execute(_SQL["add"], day, clients, coordinates, list(counts.values()))


async def forget_usage(database: Database, today: date) -> None:
    """Drop what is older than `KEPT_DAYS`."""
    await database.writer.execute(_SQL["forget"], today - timedelta(days=KEPT_DAYS))


async def usage_since(
    database: Database, day: date, *, client: str | None = None, coordinate: str | None = None
) -> list[Used]:
    """What was used from that day on; a type's name stands for all that is in it."""
    rows = await database.writer.fetch(_SQL["since"], day, client, coordinate)
    return [Used(**dict(row)) for row in rows]
