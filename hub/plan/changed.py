"""Which changed rows a viewer is told of: those they may know, if what changed is theirs to read.

The same conditions as for reading decide, so that an event is no side door: that a hidden cell
changed is told to nobody who may not read it. Rows that one stream owns alone are told whole or
not at all, like their version. The gate stands before it, as before every reading statement.
"""

from collections.abc import Iterator

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    and_,
    any_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from hub.plan.conditions import clause
from hub.plan.frame import Frame
from hub.plan.gate import made_gate
from hub.plan.planner import Plan
from hub.plan.restrict import Access
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.slots import Slot
from hub.plan.tree import Const, Tree
from hub.schema.model import EntitySpec
from hub.store.tables import Tables

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped


def changed_rows(spec: EntitySpec, access: Access, made: Tables) -> Plan:
    """The statement for rows of one entity: it gives their ids, joined by commas.

    Beside what a viewer brings it takes `changed.rows` (ids) and `changed.groups` (groups of
    fields; null where rows are new or closed). Null where the gate is closed.
    """
    scope = Scope(made, access, "en")
    frame = Frame(spec, made, scope.viewer, scope.named)
    rows = scope.given("changed.rows", ARRAY(UUID_TEXT))
    found = and_(clause(access.rows(spec), frame, scope), _readable(spec, frame, scope))
    listed = func.array_to_string(func.array_agg(cast(frame.id, Text)), ",", type_=Text())
    ids = (
        select(func.coalesce(listed, literal_column("''"), type_=Text()))
        .select_from(frame.source)
        .where(frame.id == any_(rows), found)
        .correlate(None)
        .scalar_subquery()
    )
    gate = made_gate(scope)
    statement = select(case((gate.c.open, ids))).select_from(gate)
    compiled = statement.compile(dialect=_DIALECT)
    slots = [
        scope.slots.get(name) or Slot(Const(compiled.params[name]), ("value",))
        for name in compiled.positiontup or ()
    ]
    return Plan(str(compiled), tuple(slots), (), (), scope.language, Tree((), scope.language))


def _readable(spec: EntitySpec, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    """Whether any of the groups that changed may be read; of an owned row, all there are."""
    groups = scope.given("changed.groups", ARRAY(Text()))
    decided = [
        (name, clause(scope.access.cell(spec, one), frame, scope))
        for name, one in spec.groups.items()
    ]
    if spec.owned:
        return and_(true(), *(open_ for _, open_ in decided))
    return or_(groups.is_(None), *_each(decided, groups))


def _each(
    decided: list[tuple[str, ColumnElement[bool]]], groups: ColumnElement[list[str]]
) -> Iterator[ColumnElement[bool]]:
    for name, open_ in decided:
        yield and_(literal_column(f"'{name}'", Text()) == any_(groups), open_)
