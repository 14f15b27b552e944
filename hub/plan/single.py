"""One row that a condition finds, written where it stands."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Text, func, literal_column, select

from hub.plan.conditions import clause
from hub.plan.frame import Frame, open_row
from hub.plan.scope import Scope
from hub.plan.text import Sql, raw
from hub.plan.tree import Row

Body = Callable[[Row, Frame], Sql]
"""Writes the object of a row."""


def single(row: Row, frame: Frame, where: ColumnElement[bool], scope: Scope, body: Body) -> Sql:
    """The row that fits, or null: also where the viewer may not know of it."""
    written = body(row, frame)
    visible = clause(row.rows, frame, scope)
    found = (
        select(written)
        .select_from(frame.source)
        .where(where, open_row(frame), visible)
        .limit(literal_column("1"))
        .correlate_except(*frame.own)
        .scalar_subquery()
    )
    return func.coalesce(found, raw("null"), type_=Text())
