"""Which row an id of an employee means: after a merge the old one means the survivor."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from hub.plan.scope import Scope
from hub.schema.model import EntitySpec


def meant(scope: Scope, spec: EntitySpec, wanted: ColumnElement[Any]) -> ColumnElement[Any]:
    """The id of the row that is meant; of what is no person, and was merged with nobody, itself."""
    if spec.subject != "self":
        return wanted
    survivor = scope.made.machinery.identity_survivor
    found = select(survivor.c.survivor_id).where(survivor.c.merged_id == wanted)
    return func.coalesce(found.correlate_except(survivor).scalar_subquery(), wanted)
