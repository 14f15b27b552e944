"""Erasures as they are kept: what they hold back, and how they are lifted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.errors import Refused, said_why
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import is_uuid

_SQL: Final = queries("subject_erase.sql")


@dataclass(frozen=True)
class Erasure:
    """An erasure, and how many records it has held back since."""

    id: str
    employee_id: str
    classes: tuple[str, ...]
    reason: str
    actor: str
    at: datetime
    done_at: datetime | None
    """None: its keys are not gone yet."""
    lifted_at: datetime | None
    lifted_by: str | None
    lifted_for: str | None
    blocked: int
    """Records that did not land."""
    partial: int
    """Records of which a part did not land."""


async def erasures(database: Database, most: int = 100) -> list[Erasure]:
    """The latest first."""
    rows = await database.writer.fetch(_SQL["listing"], most)
    return [Erasure(**{**dict(row), "classes": tuple(row["classes"])}) for row in rows]


async def known(database: Database, ids: Sequence[str]) -> set[str]:
    """Those of the erasures that the database knows of."""
    return {row["id"] for row in await database.writer.fetch(_SQL["known"], list(ids))}


async def lift(database: Database, erasure: str, *, actor: str, reason: str) -> str:
    """Let what is said of the person from now on land again; the employee.

    What is erased stays so. Raises Refused ERASURE_UNKNOWN, REASON_MISSING.
    """
    why = said_why(reason)
    async with database.transaction() as session:
        found: str | None = (
            await session.fetchval(_SQL["lift"], erasure, actor, why) if is_uuid(erasure) else None
        )
        if found is None:
            raise Refused(
                "ERASURE_UNKNOWN",
                "No such erasure stands.",
                hint="`hub subject erasures` lists them.",
            )
        await session.execute(_SQL["unmark"], erasure)
        detail = {"erasure": erasure, "employee": found}
        await note(session, actor, "subject.lift", "subject", reason=why, detail=detail)
    return found
