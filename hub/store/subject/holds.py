"""Legal holds: a person whose data somebody must be able to show is not erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.errors import Refused, said_why
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.queries import queries
from hub.store.subject.person import Person
from hub.store.uuid7 import is_uuid, uuid7

_SQL: Final = queries("subject_hold.sql")


@dataclass(frozen=True)
class Hold:
    """A hold, as it was placed and released."""

    id: str
    employee_id: str
    reason: str
    placed_by: str
    placed_at: datetime
    released_by: str | None
    released_at: datetime | None
    released_for: str | None


async def place(
    database: Database,
    person: Person,
    *,
    actor: str,
    reason: str,
    keep: KeptOutcome | None = None,
) -> str:
    """Keep everything of the person until the hold is released; the id of the hold.

    `keep`, here and below: where it is kept for the same request once more.
    """
    why, made = said_why(reason), uuid7()
    async with database.transaction() as session:
        await session.execute(_SQL["place"], made, person.id, why, actor)
        detail = {"hold": made, "employee": person.id}
        await note(session, actor, "subject.hold", "subject", reason=why, detail=detail)
        await keep_made(session, keep, ("hold", made))
    return made


async def release(
    database: Database, hold: str, *, actor: str, reason: str, keep: KeptOutcome | None = None
) -> str:
    """Let it go; the employee whom it kept. Raises Refused HOLD_UNKNOWN, REASON_MISSING."""
    why = said_why(reason)
    async with database.transaction() as session:
        found: str | None = (
            await session.fetchval(_SQL["release"], hold, actor, why) if is_uuid(hold) else None
        )
        if found is None:
            raise Refused(
                "HOLD_UNKNOWN", "No such hold stands.", hint="`hub subject holds` lists them."
            )
        detail = {"hold": hold, "employee": found}
        await note(session, actor, "subject.release", "subject", reason=why, detail=detail)
        await keep_made(session, keep, ("employee", found))
    return found


async def standing(session: Session, person: Person) -> list[str]:
    """Ids of the holds that keep the person's data."""
    return [row["id"] for row in await session.fetch(_SQL["standing"], list(person.ids))]


async def holds(
    database: Database,
    *,
    released: bool = False,
    people: Sequence[str] | None = None,
    most: int = 100,
) -> list[Hold]:
    """Holds that stand, or also those that are released; the latest first."""
    wanted = None if people is None else list(people)
    rows = await database.writer.fetch(_SQL["listing"], released, wanted, most)
    return [Hold(**dict(row)) for row in rows]
