"""The gate: the first thing that every read statement does.

A materialised CTE sets the row-security context for this statement alone, and compares the
viewer's grants and standing with what the plan was made for: who lost a grant or left is seen by
the next request. Nothing else is evaluated before it, since the answer is selected from it.
"""

from sqlalchemy import (
    CTE,
    ColumnElement,
    Table,
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

from hub.plan.remembered import unchanged
from hub.plan.scope import Scope


def made_gate(scope: Scope) -> CTE:
    """`open` is whether the viewer's rights are still those that the plan was made for.

    Where lists are counted, `unchanged` is whether what is remembered of them holds. It comes
    last of a statement that is written, when it is known what is counted.
    """
    current_staff = scope.model["Employee"].states["current"]
    version = scope.made.machinery.access_version
    employee = scope.made.main["Employee"]
    current = (
        select(version.c.version).where(version.c.employee_id == scope.viewer).scalar_subquery()
    )
    staff = (
        select(employee.c.id)
        .where(
            employee.c.id == scope.viewer,
            _still_named(employee, scope),
            employee.c.status == any_(scope.constant(list(current_staff.codes))),
        )
        .exists()
    )
    wall = scope.given("wall", Text())
    holds = unchanged(scope)
    return (
        select(
            func.set_config("hub.employee", cast(scope.viewer, Text), literal_column("true")),
            func.set_config("hub.wall", wall, literal_column("true")).label("wall"),
            and_(
                func.coalesce(current, literal_column("0")) == scope.grants_version,
                or_(scope.viewer.is_(None), staff),
            ).label("open"),
            *([] if holds is None else [holds.label("unchanged")]),
        )
        .cte("gate")
        .prefix_with("/* the gate */")
    )


def _still_named(employee: Table, scope: Scope) -> ColumnElement[bool]:
    """The person still has the name by which the token came: numbers and addresses change hands."""
    name = scope.given("viewer.name", Text())
    kind = scope.given("viewer.named", Text())
    return case(
        (kind == literal_column("'number'"), employee.c.number == name),
        (kind == literal_column("'workEmail'"), employee.c.work_email == name),
        else_=true(),
    )
