"""Emergency access: an administrator asks, a second one opens it, within the hour it is over.

What is opened is a grant of its own role, which reads and never changes, which no stream has, and
which the answer names. Asking, opening, refusing and ending stand in the audit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.errors import Refused
from hub.schema.audience import HR_CLASSES
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.grants import BUMP
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.narrowed import Narrowed
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("emergency.sql")
NEVER: Final = frozenset({"HEALTH"})
"""Classes that no emergency opens: there, HR with a grant of the class can be asked."""


@dataclass(frozen=True)
class Emergency:
    """What was asked for, and what became of it."""

    id: str
    employee_id: str
    classes: tuple[str, ...]
    purpose: str
    asked_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    expires_at: datetime | None
    ended_at: datetime | None
    """When it was refused, or ended before its time."""


async def ask_emergency(
    database: Database,
    employee: str,
    classes: Iterable[str],
    purpose: str,
    *,
    keep: KeptOutcome | None = None,
) -> str:
    """Ask; its id. It lapses if nobody opens it within an hour. Refused EMERGENCY_CLASS.

    `keep`, here and below: where it is kept for the same request once more.
    """
    wanted = sorted(set(classes))
    if not wanted or not set(wanted) <= frozenset(HR_CLASSES) - NEVER:
        raise Refused(
            "EMERGENCY_CLASS",
            "Emergency access does not open these classes.",
            hint=f"Name some of {', '.join(sorted(frozenset(HR_CLASSES) - NEVER))}.",
        )
    made = uuid7()
    async with database.transaction() as session:
        await session.execute(_SQL["ask"], made, employee, wanted, purpose)
        told = {"emergency": made, "employee": employee, "classes": list(wanted)}
        await note(session, employee, "emergency.ask", "emergency", reason=purpose, detail=told)
        await keep_made(session, keep, ("emergency", made))
    return made


async def open_emergency(
    database: Database, key: str, *, second: str, keep: KeptOutcome | None = None
) -> datetime:
    """A second person opens it; until when. Refused EMERGENCY_UNKNOWN."""
    grant = uuid7()
    async with database.transaction() as session:
        row = await session.fetchrow(_SQL["confirm"], key, second, grant)
        if row is None:
            raise _unknown()
        employee, classes, purpose = row
        until: datetime = await session.fetchval(
            _SQL["open"], grant, employee, classes, second, purpose
        )
        await session.execute(BUMP, employee)
        told = {"emergency": key, "employee": employee, "grant": grant, "classes": list(classes)}
        await note(session, second, "emergency.open", "emergency", reason=purpose, detail=told)
        await keep_made(session, keep, ("until", until.isoformat()))
    return until


async def refuse_emergency(
    database: Database, key: str, *, actor: str, reason: str, keep: KeptOutcome | None = None
) -> None:
    """It is not opened; Refused EMERGENCY_UNKNOWN."""
    async with database.transaction() as session:
        employee = await session.fetchval(_SQL["refuse"], key)
        if employee is None:
            raise _unknown()
        told = {"emergency": key, "employee": employee}
        await note(session, actor, "emergency.refuse", "emergency", reason=reason, detail=told)
        await keep_made(session, keep, ("emergency", key))


async def emergencies(
    database: Database, most: int, *, before: str | None = None
) -> list[Emergency]:
    """The latest first, those before one where it is named."""
    sql, values = statement(before, most)
    rows = await database.writer.fetch(sql, *values)
    return [Emergency(**{**dict(row), "classes": tuple(row["classes"])}) for row in rows]


def statement(before: str | None, limit: int) -> tuple[str, list[object]]:
    """The query of a page."""
    made = Narrowed()
    made.on("e.id < {}::uuid", before)
    limited = made.given(limit)
    return _SQL["listed"].format(where=made.where, limit=limited), made.values


def _unknown() -> Refused:
    return Refused(
        "EMERGENCY_UNKNOWN",
        "There is nothing of that id that you could open.",
        hint="Another than who asked opens it, within an hour; `emergencies` lists them.",
    )
