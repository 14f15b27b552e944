"""Marks in the answer: whose recorded classes a row shows, said by the statement that shows them.

A mark opens where the cell does, by the same condition, so what goes on the record cannot differ
from what is shown. The viewer's own data leave none.
"""

from sqlalchemy import Text, and_, case, cast

from hub.auth.policy import Decision
from hub.plan.conditions import clause
from hub.plan.frame import Frame
from hub.plan.reads import shown
from hub.plan.scope import Scope
from hub.plan.slots import ReadMark
from hub.plan.text import Sql, mark, raw
from hub.plan.tree import Row


def marks(row: Row, frame: Frame, scope: Scope) -> list[Sql]:
    """A mark for each way in which the row's recorded classes are open; for most rows none."""
    classes: dict[Decision, set[str]] = {}
    for name, decision in shown(row, scope.model):
        if scope.access.of_others(frame.spec, decision):
            classes.setdefault(decision, set()).add(name)
    return [_mark(names, decision, frame, scope) for decision, names in classes.items()]


def _mark(names: set[str], decision: Decision, frame: Frame, scope: Scope) -> Sql:
    number = scope.hole(ReadMark(tuple(sorted(names))))
    subject = frame.subject_id
    another = subject.is_distinct_from(scope.viewer)
    opens = and_(another, clause(decision, frame, scope))
    return case((opens, mark(number, cast(subject, Text))), else_=raw(""))
