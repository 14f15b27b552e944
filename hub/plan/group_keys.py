"""What rows are grouped by: masked cells, cut to a unit or level, also behind links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Text,
    and_,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP, aggregate_order_by

from hub.plan.aggregate import Rows
from hub.plan.conditions import clause, masked
from hub.plan.frame import Frame, open_row
from hub.plan.join import followed, framed
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.tree import GroupKey, Value
from hub.schema.kinds import Kind
from hub.schema.model import EntitySpec

_UNITS: Final[Mapping[str, ColumnElement[str]]] = {
    unit: literal_column(f"'{unit.lower()}'", Text())
    for unit in ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")
}


@dataclass(frozen=True)
class Key:
    """A key among the cells of the rows: its name, and that of what it is ordered by, if apart."""

    asked: GroupKey
    name: str
    sort: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are grouped by."""
        return (self.name,) if self.sort is None else (self.name, self.sort)


def key_of(asked: GroupKey, number: int, rows: Rows) -> Key:
    """Put a key among the cells of the rows."""
    frame = rows.frame
    for hop in asked.via:
        frame = followed(hop, frame, rows.scope)
    found = _cells(asked, frame, rows.scope)
    names = [rows.put((place, number), cell) for place, cell in zip("ks", found, strict=False)]
    return Key(asked, *names)


def _cells(asked: GroupKey, frame: Frame, scope: Scope) -> tuple[ColumnElement[Any], ...]:
    one = asked.field
    cell = masked(frame.column(one), asked.decision, frame, scope)
    if asked.target is not None:
        if asked.level is not None:
            cell = _at_level(cell, asked.level, frame, scope)
        return (_known(asked, asked.target, cell, frame, scope),)
    if one.kind.name == "Name":
        return cell, masked(frame.column(one, "_sort"), asked.decision, frame, scope)
    return (_unit(one.kind, cell, asked.unit, scope),)


def _known(
    asked: GroupKey, target: EntitySpec, link: ColumnElement[Any], frame: Frame, scope: Scope
) -> ColumnElement[Any]:
    """Where the link leads; null if the viewer may not know of that row."""
    led = framed(target, scope)
    visible = clause(asked.rows, led, scope)
    frame.attach(led, and_(led.id == link, open_row(led), visible))
    return led.id


def _at_level(
    department: ColumnElement[Any], level: Value, frame: Frame, scope: Scope
) -> ColumnElement[Any]:
    """The department of that level above; those that stand higher stand for themselves."""
    tree = scope.tree.alias(scope.name("tree"))
    line = func.array_agg(
        aggregate_order_by(tree.c.ancestor_id, tree.c.depth.desc()), type_=ARRAY(UUID_TEXT)
    )
    lines = (
        select(tree.c.department_id, line.label("line"))
        .group_by(tree.c.department_id)
        .correlate(None)
        .subquery(scope.name("lines"))
    )
    frame.attach(lines, lines.c.department_id == department)
    place = func.least(
        scope.bind(level, Integer(), ("level",)), func.cardinality(lines.c.line), type_=Integer()
    )
    return func.coalesce(lines.c.line[place], department, type_=UUID_TEXT)


def _unit(kind: Kind, cell: ColumnElement[Any], unit: str, scope: Scope) -> ColumnElement[Any]:
    """The first day or month of the unit in which a value lies; moments, in the company's zone."""
    if kind.name == "Month":
        return _months(cell, unit)
    if kind.name == "Instant":
        return _first_day(func.timezone(scope.given("zone", Text()), cell), unit)
    if kind.name == "Date" and unit != "DAY":
        return _first_day(cast(cell, TIMESTAMP()), unit)
    return cell


def _first_day(moment: ColumnElement[Any], unit: str) -> ColumnElement[Any]:
    return cast(func.date_trunc(_UNITS[unit], moment, type_=TIMESTAMP()), Date())


def _months(month: ColumnElement[Any], unit: str) -> ColumnElement[Any]:
    """`2026-05` → `2026-04` as a quarter, `2026-01` as a year."""
    if unit == "MONTH":
        return month
    first = cast(func.to_date(month, literal_column("'YYYY-MM'")), TIMESTAMP())
    return func.to_char(
        func.date_trunc(_UNITS[unit], first), literal_column("'YYYY-MM'"), type_=Text()
    )
