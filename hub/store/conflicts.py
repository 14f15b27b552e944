"""Conflicts opened: what each source says, and what people decided about it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.schema.model import EntitySpec
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.landing.conflicts import Conflict, conflicts
from hub.store.landing.fold import EDIT, Source
from hub.store.landing.identify import prior_of
from hub.store.landing.mapped import opened_with
from hub.store.provenance import Named
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.uuid7 import uuid7

_SQL: Final = queries("conflicts.sql")
BEFORE: Final = Place("conflict_decision", "before")
_GROUP: Final = "raw"


@dataclass(frozen=True)
class Cell:
    """A field of a row."""

    entity: str
    row: str
    field: str

    @property
    def place(self) -> tuple[str, str, str]:
        """As statements take it."""
        return self.row, self.entity, self.field


@dataclass(frozen=True)
class Standing:
    """The decision about a cell that has not been taken back."""

    id: str
    kind: str
    digest: bytes
    before: str | None
    """What an edit of the hub had said; None: nothing."""


@dataclass(frozen=True)
class Decided:
    """A decision, as it stands on the record."""

    kind: str
    reason: str
    by: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None
    undone_reason: str | None


async def said_of(
    database: Database, sealer: Sealer, spec: EntitySpec, rows: Sequence[str]
) -> dict[str, dict[str, Conflict]]:
    """Row → field → conflict, opened, as the mapped records stand."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for found in await database.writer.fetch(_SQL["sources"], list(rows), spec.name):
        prior = prior_of(found)
        sources[prior.row_id].append(opened_with(sealer, spec, prior))
    return {row: conflicts(some) for row, some in sources.items()}


async def stream_names(database: Database) -> dict[int, Named]:
    """All streams by their id."""
    rows = await database.writer.fetch(_SQL["streams"])
    return {row["id"]: Named(row["connection"], row["stream"], row["connector"]) for row in rows}


async def standing(database: Database, sealer: Sealer, cell: Cell) -> Standing | None:
    """What stands decided about a cell."""
    row = await database.writer.fetchrow(_SQL["standing"], *cell.place)
    if row is None:
        return None
    sealed = row["before"]
    place = bytes.fromhex(cell.row.replace("-", ""))
    found = None if sealed is None else sealer.open(BEFORE, place, sealed)
    before = None if isinstance(found, Erased) else found
    return Standing(row["id"], row["kind"], bytes(row["digest"]), before)


async def edited(database: Database, sealer: Sealer, spec: EntitySpec, cell: Cell) -> str | None:
    """What an edit of the hub says of a cell now; None: nothing."""
    for row in await database.writer.fetch(_SQL["sources"], [cell.row], spec.name):
        prior = prior_of(row)
        if prior.precedence >= EDIT:
            return opened_with(sealer, spec, prior).fields.get(cell.field)
    return None


async def decisions_of(database: Database, cell: Cell) -> list[Decided]:
    """All decisions about a cell, the latest first."""
    rows = await database.writer.fetch(_SQL["decisions"], *cell.place)
    return [
        Decided(
            row["kind"], row["reason"], row["decided_by"], row["decided_at"], row["undone_by"],
            row["undone_at"], row["undone_reason"],
        )
        for row in rows
    ]  # fmt: skip


async def sealed_before(
    sealer: Sealer, cell: Cell, subject: str, before: str | None
) -> bytes | None:
    """What the hub said before, sealed under whom it is about."""
    if before is None:
        return None
    who = bytes.fromhex(subject.replace("-", ""))
    await sealer.prepare([(who, _GROUP)])
    return sealer.seal(who, _GROUP, BEFORE, bytes.fromhex(cell.row.replace("-", "")), before)


async def put_decision(
    session: Session,
    cell: Cell,
    kind: str,
    digest: bytes,
    *,
    before: bytes | None = None,
    actor: str,
    reason: str,
) -> None:
    """A decision in place of the one before; on the record, in the session's transaction."""
    await session.execute(_SQL["undo"], *cell.place, actor, reason)
    made = uuid7()
    await session.execute(_SQL["decide"], made, *cell.place, kind, digest, before, reason, actor)
    await _note(session, actor, f"conflict.{kind}", cell, reason, made)


async def undo_decision(session: Session, cell: Cell, one: Standing, actor: str, why: str) -> None:
    """Take a decision back; on the record, in the session's transaction."""
    await session.execute(_SQL["undo"], *cell.place, actor, why)
    await _note(session, actor, "conflict.reopen", cell, why, one.id)


async def _note(
    session: Any, actor: str, action: str, cell: Cell, reason: str, decision: str
) -> None:
    detail = {"row": cell.row, "field": cell.field, "decision": decision}
    await note(session, actor, action, cell.entity, reason=reason, detail=detail)
