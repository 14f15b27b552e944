"""Counts that were told before: the statement itself decides whether they hold.

All counts of an answer were made in one snapshot, so that is compared once, beside the gate.
"""

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    all_,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.types import UserDefinedType

from hub.plan.scope import Scope
from hub.plan.slots import CountHole
from hub.plan.text import Sql, cat, hole

_NO_DATA: Final = ("Run", "Alarm")
"""What the outbox tells of that is no record of people."""
_HOLDS: Final[ColumnElement[bool]] = literal_column("gate.unchanged")
"""Of the gate's only row; in the scope of every subquery."""


class XID8(UserDefinedType[Any]):
    """A transaction's id."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name in Postgres."""
        return "xid8"


class PG_SNAPSHOT(UserDefinedType[Any]):  # noqa: N801 - as Postgres calls it
    """Which transactions are visible."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name in Postgres."""
        return "pg_snapshot"


def remembered(counted: ColumnElement[int], scope: Scope) -> Sql:
    """The count that was told before as long as it holds, else the one that is counted now."""
    number = scope.hole(CountHole(len(scope.holes)))
    told = cat(cast(counted, Text), ";", cast(func.pg_current_snapshot(), Text))
    before = scope.remembered(number)
    return case((_HOLDS, cast(before, Text)), else_=hole(number, told))


def unchanged(scope: Scope) -> ColumnElement[bool] | None:
    """Whether nothing is visible that changed people's data since the remembered snapshot.

    False where none is remembered; None for a statement without counts.
    """
    if not any(isinstance(one, CountHole) for one in scope.holes):
        return None
    outbox = scope.made.machinery.outbox
    then = cast(scope.remembered(None), PG_SNAPSHOT)
    oldest = cast(cast(func.pg_snapshot_xmin(then), Text), BigInteger)
    seen = func.pg_visible_in_snapshot(cast(cast(outbox.c.xid, Text), XID8), then)
    changed = (
        select(literal_column("1"))
        .select_from(outbox)
        .where(outbox.c.xid >= oldest, outbox.c.entity != all_(scope.constant([*_NO_DATA])), ~seen)
        .correlate(None)
        .exists()
    )
    return case((scope.remembered(None).is_(None), literal_column("false")), else_=~changed)
