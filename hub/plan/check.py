"""May the viewer change these cells: the policy's conditions about one row, as a statement.

The same expressions as for reading, so that the two doors cannot differ. The answer is one row:
its version, the one that the viewer sees, and for each group of fields whether it may be changed;
no row where the viewer may not know of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    any_,
    case,
    false,
    func,
    select,
    true,
)
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from hub.auth import policy
from hub.auth.policy import Decision
from hub.plan.conditions import clause
from hub.plan.frame import Frame, open_row
from hub.plan.restrict import Access
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.slots import Slot
from hub.plan.tree import Const
from hub.plan.version import shown_version
from hub.schema.model import EntitySpec, Field
from hub.store.tables import Tables

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped


@dataclass(frozen=True)
class Check:
    """A statement about the row that is given as `row`: two versions, then one boolean each."""

    sql: str
    slots: tuple[Slot, ...]


def check(spec: EntitySpec, fields: Sequence[Field], access: Access, made: Tables) -> Check:
    """The check for changing fields of a row of the entity."""
    decisions = [policy.write(spec, one, access.viewer) for one in fields]
    return weigh(spec, decisions, access, made, closed=True)


def weigh_rows(
    spec: EntitySpec, decisions: Sequence[Decision], access: Access, made: Tables
) -> Check:
    """The same of many rows, given as `rows`: id, then the booleans; hidden rows are left out."""
    scope = Scope(made, access, "en")
    frame = Frame(spec, made, scope.viewer, scope.named)
    chosen: list[Any] = [frame.id, *_columns(decisions, frame, scope)]
    statement: Select[Any] = (
        select(*chosen)
        .select_from(frame.source)
        .where(frame.id == any_(scope.given("rows", ARRAY(UUID_TEXT))))
        .where(clause(access.rows(spec), frame, scope))
    )
    return _compiled(statement, scope)


def weigh(
    spec: EntitySpec,
    decisions: Sequence[Decision],
    access: Access,
    made: Tables,
    *,
    closed: bool = False,
) -> Check:
    """Whether decisions hold of a row of the entity that the viewer may know of.

    Nobody knows of a row that its source took back, but that it cannot be edited (`closed`).
    """
    scope = Scope(made, access, "en")
    frame = Frame(spec, made, scope.viewer, scope.named)
    visible = clause(access.rows(spec), frame, scope)
    there = true() if closed else open_row(frame)
    columns = _columns(decisions, frame, scope)
    statement = (
        select(frame.row.c.version, shown_version(frame, scope), *columns)
        .select_from(frame.source)
        .where(frame.id == scope.given("row", UUID_TEXT), there, visible)
    )
    return _compiled(statement, scope)


def _columns(
    decisions: Sequence[Decision], frame: Frame, scope: Scope
) -> list[ColumnElement[bool]]:
    return [
        func.coalesce(case((clause(one, frame, scope), true())), false()).label(f"f{number}")
        for number, one in enumerate(decisions)
    ]


def _compiled(statement: Select[Any], scope: Scope) -> Check:
    compiled = statement.compile(dialect=_DIALECT)
    slots = [
        scope.slots.get(name) or Slot(Const(compiled.params[name]), ("value",))
        for name in compiled.positiontup or ()
    ]
    return Check(str(compiled), tuple(slots))
