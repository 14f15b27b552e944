"""Which row an id of an employee means: after a merge the old one means the survivor."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from hub.plan.scope import Scope
from hub.schema.model import EntitySpec


def meant(scope: Scope, spec: EntitySpec, wanted: ColumnElement[Any]) -> ColumnElement[Any]:
    """The id of the row that is meant; of what is no person, and was merged with nobody, itself.

    Asked of a time before a merge, the old id means the one whom it meant then.
    """
    if spec.subject != "self":
        return wanted
    survivor = scope.made.machinery.identity_survivor
    found = select(survivor.c.survivor_id).where(survivor.c.merged_id == wanted)
    by_now = func.coalesce(found.correlate_except(survivor).scalar_subquery(), wanted)
    if scope.then is None or scope.then.known is None:
        return by_now
    row = scope.then.rows(scope.made.main[spec.name], "stood")
    stood = select(row.c.id).where(row.c.id == wanted, row.c.closed_at.is_(None))
    return func.coalesce(stood.correlate_except(row).scalar_subquery(), by_now)
