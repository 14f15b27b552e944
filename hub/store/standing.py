"""What an edit must know of the rows as they stand: who holds a name, which posts run."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("standing.sql")


async def number_held(database: Database, number: str, person: str) -> bool:
    """Whether another person has that number in an employment that has not ended."""
    return bool(await database.writer.fetchval(_SQL["number_held"], number, person))


async def address_held(database: Database, address: str, person: str) -> bool:
    """Whether another person has that mail address at work."""
    return bool(await database.writer.fetchval(_SQL["address_held"], address, person))


async def person_of_employment(database: Database, employment: str) -> str | None:
    """The employee of an employment."""
    found: str | None = await database.writer.fetchval(_SQL["person_of_employment"], employment)
    return found


async def posts_of(database: Database, employee: str) -> Sequence[Mapping[str, Any]]:
    """The main posts of an employee, past, present and to come, in their order."""
    found: Sequence[Mapping[str, Any]] = await database.writer.fetch(_SQL["posts_of"], employee)
    return found
