"""The gate: the first thing that every read statement does.

A materialised CTE sets the row-security context for this statement alone, and compares the
viewer's grants and standing with what the plan was made for: who lost a grant or left is seen by
the next request. Nothing else is evaluated before it, since the answer is selected from it.
"""

from typing import Any, Final

from sqlalchemy import CTE, BindParameter, Boolean, Text, column, text

from hub.plan.remembered import UNCHANGED, snapshot
from hub.plan.scope import Scope

_GATE: Final = """
SELECT set_config('hub.employee', CAST({viewer} AS text), true),
       set_config('hub.wall', {wall}, true),
       coalesce((
           SELECT version FROM hub.access_version WHERE employee_id = {viewer}
       ), 0) = {version}
       AND ({viewer} IS NULL OR EXISTS (
           SELECT FROM hub.employee
           WHERE id = {viewer} AND status = ANY ({staff})
             AND CASE {named} WHEN 'number' THEN number = {name}
                 WHEN 'workEmail' THEN work_email = {name} ELSE true END
       )) AS open"""
"""The person must still have the name by which the token came: numbers and addresses change hands.
Written as it is sent: it stands in every statement, and putting it together was a fifth of a plan.
"""


def made_gate(scope: Scope) -> CTE:
    """`open` is whether the viewer's rights are still those that the plan was made for.

    Where lists are counted, `unchanged` is whether what is remembered of them holds. It comes
    last of a statement that is written, when it is known what is counted.
    """
    then = snapshot(scope)
    written = _GATE if then is None else f"{_GATE},\n{UNCHANGED}"
    bound: dict[str, BindParameter[Any]] = {
        "viewer": scope.viewer,
        "wall": scope.given("wall", Text()),
        "version": scope.grants_version,
        "named": scope.given("viewer.named", Text()),
        "name": scope.given("viewer.name", Text()),
        **({} if then is None else {"then": then}),
    }
    staff = scope.array(list(scope.model["Employee"].states["current"].codes))
    statement = written.format(staff=staff, **{name: f":{one.key}" for name, one in bound.items()})
    shown = (column("open", Boolean), *(() if then is None else (column("unchanged", Boolean),)))
    found = text(statement).bindparams(*bound.values()).columns(*shown)
    return found.cte("gate").prefix_with("/* the gate */")
