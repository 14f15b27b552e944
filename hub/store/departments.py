"""The organisation as it is stored: departments, their tree, days of calendars."""

from datetime import date
from typing import Final

from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("departments.sql")


async def department_rows(database: Database, today: date) -> list[dict[str, str]]:
    """`[{code, name, parent}]` of the departments that have not ended; parent is a code."""
    return [dict(row) for row in await database.writer.fetch(_SQL["current"], today)]


async def members_now(database: Database) -> dict[str, frozenset[str]]:
    """Code of a department → the employees who are in it today, by id."""
    found: dict[str, set[str]] = {}
    for code, employee in await database.writer.fetch(_SQL["members"]):
        found.setdefault(code, set()).add(employee)
    return {code: frozenset(some) for code, some in found.items()}


async def department_coded(database: Database, code: str) -> str | None:
    """The row of the department of that code, the one that has not ended first."""
    found: str | None = await database.writer.fetchval(_SQL["coded"], code)
    return found


async def lies_below(database: Database, department: str, above: str) -> bool:
    """Whether a department is the other one, or lies below it (row ids)."""
    found: bool = await database.writer.fetchval(_SQL["lies_below"], department, above)
    return found


async def follows(database: Database, department: str, other: str) -> bool:
    """Whether a department is the other one, or the other one has its place in the end."""
    found: bool = await database.writer.fetchval(_SQL["follows"], department, other)
    return found


async def held_after(database: Database, department: str, day: str) -> tuple[int, int]:
    """Posts in a department, and departments right below it, that go on after a day."""
    [row] = await database.writer.fetch(_SQL["held_after"], department, day)
    return row["posts"], row["units"]


async def calendar_day(database: Database, calendar: str, day: date) -> str | None:
    """The row of a day in a calendar."""
    found: str | None = await database.writer.fetchval(_SQL["calendar_day"], calendar, day)
    return found
