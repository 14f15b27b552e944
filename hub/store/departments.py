"""Departments as they are stored, for matching names against them."""

from datetime import date
from typing import Final

from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("departments.sql")


async def department_rows(database: Database, today: date) -> list[dict[str, str]]:
    """`[{code, name, parent}]` of the departments that have not ended; parent is a code."""
    return [dict(row) for row in await database.writer.fetch(_SQL["current"], today)]
