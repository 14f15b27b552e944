"""Counts that were told before: the statement itself decides whether they hold.

All counts of an answer were made in one snapshot, so that is compared once, beside the gate.
"""

from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Text, case, cast, func, literal_column

from hub.plan.scope import Scope
from hub.plan.slots import CountHole
from hub.plan.text import Sql, cat, hole

_HOLDS: Final[ColumnElement[bool]] = literal_column("gate.unchanged")
"""Of the gate's only row; in the scope of every subquery."""


UNCHANGED: Final = """
       CASE WHEN {then} IS NULL THEN false ELSE NOT EXISTS (
           SELECT FROM hub.outbox
           WHERE xid >= CAST(CAST(pg_snapshot_xmin(CAST({then} AS pg_snapshot)) AS text) AS bigint)
             AND entity <> ALL (ARRAY['Run', 'Alarm'])
             AND NOT pg_visible_in_snapshot(
                 CAST(CAST(xid AS text) AS xid8), CAST({then} AS pg_snapshot))
       ) END AS unchanged"""
"""Whether nothing is visible that changed people's data since the remembered snapshot: false where
none is remembered. What the outbox tells of runs and alarms is no record of people."""


def remembered(counted: ColumnElement[int], scope: Scope) -> Sql:
    """The count that was told before as long as it holds, else the one that is counted now."""
    number = scope.hole(CountHole(len(scope.holes)))
    told = cat(cast(counted, Text), ";", cast(func.pg_current_snapshot(), Text))
    before = scope.remembered(number)
    return case((_HOLDS, cast(before, Text)), else_=hole(number, told))


def snapshot(scope: Scope) -> BindParameter[Any] | None:
    """The remembered snapshot; None for a statement without counts."""
    counts = any(isinstance(one, CountHole) for one in scope.holes)
    return scope.remembered(None) if counts else None
