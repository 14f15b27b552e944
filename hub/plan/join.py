"""Joins: from the row in scope to the row that a link leads to, and to the rows that hang here."""

from sqlalchemy import ColumnElement, and_, literal_column, select

from hub.auth.policy import ALWAYS, Decision
from hub.errors import Refused
from hub.plan.conditions import clause, masked
from hub.plan.frame import Frame, open_row
from hub.plan.graph import BELOW
from hub.plan.scope import Scope
from hub.plan.tree import Hop
from hub.schema.model import EntitySpec, Field, Reverse


def framed(spec: EntitySpec, scope: Scope, subject: Frame | None = None) -> Frame:
    """A new row of the entity; `subject` is the frame of the employee it is about, if in scope."""
    return Frame(spec, scope.made, scope.viewer, scope.named, subject, scope.then)


def beyond(link: Field, target: EntitySpec, frame: Frame, scope: Scope) -> Frame:
    """The row that a link leads to.

    A current projection of an employee is a row of that employee.
    """
    about = target.subject not in {None, "self"}
    same = about and link.projected and frame.spec.subject == "self"
    return framed(target, scope, frame if same else None)


def below(via: Reverse, frame: Frame, scope: Scope) -> Frame:
    """A row of the list that hangs here."""
    target = scope.model[via.entity]
    about = frame.spec.subject == "self" and target.subject == via.field
    return framed(target, scope, frame if about else None)


def hangs(
    via: Reverse, target: Frame, frame: Frame, scope: Scope, *, whole: bool = False
) -> ColumnElement[bool]:
    """Whether the target hangs on the row; `whole`: somewhere below it in its tree."""
    if whole:
        return _below_at_any_level(via, target, frame, scope)
    link = target.spec[via.field]
    column = target.column(link)
    if target.spec.subject != via.field:
        # Who hangs here is what the link says: asked through its masked expression.
        column = masked(column, scope.access.cell(target.spec, link), target, scope)
    if target.dated and scope.then is not None:
        few = scope.then.candidates(f"{link.column}_id", frame.id)
        if few is not None:
            return and_(target.id.in_(few), column == frame.id)
    return column == frame.id


def _below_at_any_level(
    via: Reverse, target: Frame, frame: Frame, scope: Scope
) -> ColumnElement[bool]:
    """Whether the target's link leads to the row, or to one below it; so it must be readable."""
    link = target.spec[via.field]
    readable = scope.access.cell(target.spec, link)
    if frame.spec.name == "Employee":
        if scope.then is not None:
            raise not_kept("Who is above whom, over several levels,", "reports(direct: false)")
        led = scope.made.machinery.management
        team = select(led.c.employee_id).where(
            led.c.manager_id == frame.id, led.c.acting.is_(False)
        )
        return _and_readable(target.id.in_(team.correlate_except(led)), readable, target, scope)
    tree = scope.tree
    units = select(tree.c.department_id).where(tree.c.ancestor_id == frame.id)
    if via == BELOW:
        units = units.where(tree.c.depth > literal_column("0"))
        return _and_readable(target.id.in_(units.correlate_except(tree)), readable, target, scope)
    column = masked(target.column(link), readable, target, scope)
    return column.in_(units.correlate_except(tree))


def _and_readable(
    hung: ColumnElement[bool], readable: Decision, target: Frame, scope: Scope
) -> ColumnElement[bool]:
    return hung if readable == ALWAYS else and_(hung, clause(readable, target, scope))


def not_kept(what: str, where: str) -> Refused:
    """What the hub does not keep of other times, it does not answer with today's."""
    return Refused(
        "TIME_NOT_KEPT",
        f"{what} is known of today only.",
        detail=where,
        hint="Leave it out, or ask without asOf and knownAt.",
    )


def followed(hop: Hop, frame: Frame, scope: Scope) -> Frame:
    """The row that a link leads to, joined: all null where the viewer may not know of it."""
    known = frame.followed.get(hop.field.name)
    if known is not None:
        return known
    target = beyond(hop.field, hop.target, frame, scope)
    visible = clause(hop.rows, target, scope)
    link = masked(frame.column(hop.field), hop.decision, frame, scope)
    frame.follow(hop.field.name, target, and_(target.id == link, open_row(target), visible))
    return target
