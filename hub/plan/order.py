"""Order and keyset: by the masked value of each key, nulls last, the id as the last word.

The id goes the way of the last key, so that an index serves the order in either direction.
"""

from dataclasses import dataclass
from typing import Any, TypeGuard

from sqlalchemy import Boolean, ColumnElement, and_, func, or_, select, tuple_

from hub.auth.policy import ALWAYS
from hub.plan.conditions import masked
from hub.plan.filter import TYPES
from hub.plan.frame import Frame
from hub.plan.join import followed
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.tree import OrderKey, Value


@dataclass(frozen=True)
class SortKey:
    """One key as SQL. `nullable` costs the index, so it is false where a value is sure."""

    column: ColumnElement[Any]
    sql: str
    descending: bool
    nullable: bool
    stored: bool
    """A column as it lies there, neither masked nor looked up, so that an index may have it."""


def sort_keys(order: tuple[OrderKey, ...], frame: Frame, scope: Scope) -> tuple[SortKey, ...]:
    """The keys of an order; the id is not among them."""
    return tuple(_key(one, frame, scope) for one in order)


def _key(one: OrderKey, frame: Frame, scope: Scope) -> SortKey:
    for hop in one.through:
        frame = followed(hop, frame, scope)
    kind = one.field.kind
    suffix = "_sort" if kind.name == "Name" else None
    column = frame.column(one.field, suffix)
    sql = "text" if suffix else kind.main.sql
    if kind.vocabulary and scope.model.vocabularies[kind.vocabulary].ranked:
        term = scope.made.machinery.term.alias(scope.name("term"))
        column = (
            select(term.c.rank)
            .where(term.c.vocabulary == func.text(kind.vocabulary), term.c.code == column)
            .correlate_except(term)
            .scalar_subquery()
        )
        sql = "integer"
    sure = one.field.required and one.decision == ALWAYS and not one.through
    stored = one.decision == ALWAYS and sql != "integer" and not one.through
    return SortKey(
        masked(column, one.decision, frame, scope), sql, one.descending, not sure, stored
    )


def order_by(
    keys: tuple[SortKey, ...], frame: Frame, *, backward: bool
) -> list[ColumnElement[Any]]:
    """ORDER BY; a backward page is read from the other end."""
    made: list[ColumnElement[Any]] = []
    for key in keys:
        descending = key.descending != backward
        way = key.column.desc() if descending else key.column.asc()
        if key.nullable:
            way = way.nulls_first() if backward else way.nulls_last()
        made.append(way)
    made.append(frame.id.desc() if id_descends(keys, backward=backward) else frame.id.asc())
    return made


def id_descends(keys: tuple[SortKey, ...], *, backward: bool) -> bool:
    """The id goes the way of the last key, so that one index serves both."""
    return (bool(keys) and keys[-1].descending) != backward


def in_two(
    keys: tuple[SortKey, ...], cursor: Value | None, *, backward: bool
) -> TypeGuard[tuple[SortKey]]:
    """Whether rows with a value and rows without one are better read apart.

    Nulls come last, but where an index goes down they come first, and behind a cursor they lie
    in another place of it: only each part by itself is a range of the index.
    """
    if backward or len(keys) != 1 or not (keys[0].nullable and keys[0].stored):
        return False
    return cursor is not None or keys[0].descending


def parts(
    keys: tuple[SortKey], cursor: Value | None, hole: int, frame: Frame, scope: Scope
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Rows with a value behind the cursor, and rows without one behind it."""
    [key] = keys
    some, none = key.column.is_not(None), key.column.is_(None)
    if cursor is None:
        return some, none
    value = scope.bind(cursor, TYPES[key.sql], ("cursor", str(hole), "0", key.sql))
    last = scope.bind(cursor, UUID_TEXT, ("cursor", str(hole), "1", "uuid"))
    row, mark = tuple_(key.column, frame.id), tuple_(value, last)
    further = frame.id < last if key.descending else frame.id > last
    # Behind a cursor without a value there is no row with one: the comparison is null.
    behind = row < mark if key.descending else row > mark
    return and_(some, behind), and_(none, or_(value.is_not(None), further))


def after(
    keys: tuple[SortKey, ...],
    cursor: Value,
    hole: int,
    frame: Frame,
    scope: Scope,
    *,
    backward: bool,
) -> ColumnElement[bool]:
    """Rows behind the cursor, in reading direction."""
    values = [
        scope.bind(cursor, TYPES[key.sql], ("cursor", str(hole), str(place), key.sql))
        for place, key in enumerate(keys)
    ]
    last = scope.bind(cursor, UUID_TEXT, ("cursor", str(hole), str(len(keys)), "uuid"))
    down = id_descends(keys, backward=backward)
    ways = {key.descending != backward for key in keys} | {down}
    if len(ways) == 1 and not any(key.nullable for key in keys):
        row = tuple_(*(key.column for key in keys), frame.id)
        mark = tuple_(*values, last)
        return row < mark if down else row > mark
    found: ColumnElement[bool] = frame.id < last if down else frame.id > last
    for place in range(len(keys) - 1, -1, -1):
        missing = scope.bind(cursor, Boolean(), ("cursor", str(hole), str(place), "missing"))
        found = _beyond(keys[place], values[place], missing, found, backward=backward)
    return found


def _beyond(
    key: SortKey,
    value: ColumnElement[Any],
    missing: ColumnElement[bool],
    rest: ColumnElement[bool],
    *,
    backward: bool,
) -> ColumnElement[bool]:
    """Strictly beyond by this key, or level with it and beyond by the rest."""
    column = key.column
    further = column < value if key.descending != backward else column > value
    if not key.nullable:
        return or_(further, and_(column == value, rest))
    if backward:
        strictly = or_(and_(missing, column.is_not(None)), and_(~missing, further))
    else:
        strictly = and_(~missing, or_(further, column.is_(None)))
    level = or_(and_(missing, column.is_(None)), and_(~missing, column == value))
    return or_(strictly, and_(level, rest))
