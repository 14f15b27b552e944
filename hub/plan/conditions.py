"""Decisions as SQL. The policy knows no SQL; this is the only place that speaks both."""

from functools import reduce
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    any_,
    case,
    cast,
    false,
    func,
    not_,
    null,
    or_,
    select,
    true,
)

from hub.auth.policy import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Condition,
    Decision,
    InState,
    Not,
    Related,
    Seen,
    When,
    Within,
)
from hub.errors import Broken
from hub.plan.frame import Frame
from hub.plan.scope import Scope
from hub.schema.audience import Relation
from hub.schema.model import State


def condition(decision: Decision, frame: Frame, scope: Scope) -> ColumnElement[bool] | bool:
    """True, False, or the SQL that decides for the row of the frame."""
    if decision == ALWAYS:
        return True
    if decision == NEVER:
        return False
    if isinstance(decision, When):
        return _sql(decision.condition, frame, scope)
    raise Broken("DECISION_UNKNOWN", "A decision is Always, Never or When.")


def clause(decision: Decision, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    """The same for WHERE."""
    found = condition(decision, frame, scope)
    if isinstance(found, bool):
        return true() if found else false()
    return found


def masked(
    column: ColumnElement[Any], decision: Decision, frame: Frame, scope: Scope
) -> ColumnElement[Any]:
    """The column where the viewer may read it, null elsewhere."""
    found = condition(decision, frame, scope)
    if isinstance(found, bool):
        return column if found else cast(null(), column.type)
    return case((found, column), else_=null())


def _sql(one: Condition, frame: Frame, scope: Scope, *, shown: bool = False) -> ColumnElement[bool]:
    """`shown`: of the one as whom the viewer looks."""
    match one:
        case Related(relation):
            return _related(relation, frame, scope, shown=shown)
        case Seen(part):
            return _sql(part, frame, scope, shown=True)
        case InState(name):
            return _state(name, frame, scope)
        case Within():
            return _within(one, frame, scope, shown=shown)
        case AllOf(parts):
            return reduce(and_, [_sql(part, frame, scope, shown=shown) for part in parts])
        case AnyOf(parts):
            return reduce(or_, [_sql(part, frame, scope, shown=shown) for part in parts])
        case Not(part):
            return not_(func.coalesce(_sql(part, frame, scope, shown=shown), false()))


def _related(relation: Relation, frame: Frame, scope: Scope, *, shown: bool) -> ColumnElement[bool]:
    if relation is Relation.EVERYONE:
        return true()
    if frame.spec.subject is None:
        return false()
    return (_to_shown if shown else _to_viewer)(relation, frame, scope)


def _to_viewer(relation: Relation, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    if relation is Relation.ONESELF:
        return frame.subject_id == scope.viewer
    if relation is Relation.DIRECT_MANAGER:
        return frame.management.c.direct.is_(True)
    return frame.management.c.manager_id.is_not(None)


def _to_shown(relation: Relation, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    """To the one as whom the viewer looks: asked apart, as it is asked seldom."""
    if relation is Relation.ONESELF:
        return frame.subject_id == scope.shown
    led = scope.made.machinery.management.alias(scope.name("led"))
    mine = and_(led.c.manager_id == scope.shown, led.c.employee_id == frame.subject_id)
    if relation is Relation.DIRECT_MANAGER:
        mine = and_(mine, led.c.direct)
    return select(led.c.manager_id).where(mine).correlate_except(led).exists()


def _state(name: str, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    """Whether the state holds; of a row of another time, both today and then."""
    state, then = frame.spec.states[name], scope.then
    today = _in_state(
        state, frame.present.c[state.column], scope.today, func.statement_timestamp(), scope
    )
    if then is None:
        return today
    column = frame.lies(state.column)
    if then.known is None or then.known_day is None:
        if column is frame.row.c[state.column]:
            return today
        return and_(today, _in_state(state, column, scope.today, func.statement_timestamp(), scope))
    return and_(today, _in_state(state, column, then.known_day, then.known, scope))


def _in_state(
    state: State,
    column: ColumnElement[Any],
    day: ColumnElement[Any],
    moment: ColumnElement[Any],
    scope: Scope,
) -> ColumnElement[bool]:
    if state.test == "in":
        return column == any_(scope.constant(list(state.codes)))
    if state.test == "ended":
        return and_(column.is_not(None), column < day)
    if state.test == "begun":
        return or_(column.is_(None), column <= day)
    return and_(column.is_not(None), column <= moment)


def _within(
    within: Within, frame: Frame, scope: Scope, *, shown: bool = False
) -> ColumnElement[bool]:
    """The subject's current legal entity or department lies in one of the extents."""
    subject = frame.subject
    tree = frame.made.machinery.department_tree
    parts: list[ColumnElement[bool]] = []
    for number, kind in scope.extents(within, shown=shown):
        ids = scope.extent(number, shown=shown)
        if kind == "legal entities":
            parts.append(subject.c.legal_entity_id == any_(ids))
        else:
            below = select(tree.c.department_id).where(tree.c.ancestor_id == any_(ids))
            parts.append(subject.c.department_id.in_(below.correlate(None)))
    return reduce(or_, parts, false())
