"""A row's version as one viewer sees it: it grows with changes that they may read, no other.

Each group of fields with an audience of its own has a counter beside the row. A viewer's version
is one more than the sum of the counters that they may read, by the same conditions as the cells:
whether a hidden cell changed cannot be watched. Rows that one stream owns alone have no counters
and are not edited here; where any of their cells is hidden, their version is 0.
"""

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal_column

from hub.auth.decision import all_of
from hub.auth.policy import Decision
from hub.plan.conditions import condition
from hub.plan.frame import Frame
from hub.plan.scope import Scope
from hub.schema.model import EntitySpec, Field


def shown_version(frame: Frame, scope: Scope) -> ColumnElement[int]:
    """The row's version for the viewer; compared with `expectedVersion`."""
    return _owned(frame, scope) if frame.spec.owned else _counted(frame, scope)


def _decided(frame: Frame, scope: Scope) -> dict[Decision, list[str]]:
    """Decision → groups of fields, in the order of the model."""
    found: dict[Decision, list[str]] = {}
    for name, one in frame.spec.groups.items():
        found.setdefault(_of_group(frame.spec, name, one, scope), []).append(name)
    return found


def _of_group(spec: EntitySpec, name: str, one: Field, scope: Scope) -> Decision:
    """Whether all fields of a group may be read: `one` is any of them, today they are alike.

    In the past what an employee keeps of other rows is as open as those rows are, so that a group
    may be open in part: its counter would tell of changes of what is closed.
    """
    if not scope.access.past:
        return scope.access.cell(spec, one)
    cells = {scope.access.cell(spec, each): None for each in spec.fields.values()
             if each.group == name}  # fmt: skip
    return all_of(cells) if len(cells) > 1 else scope.access.cell(spec, one)


def _counted(frame: Frame, scope: Scope) -> ColumnElement[int]:
    total: ColumnElement[Any] = literal_column("1", Integer())
    for decision, names in _decided(frame, scope).items():
        open_ = condition(decision, frame, scope)
        if open_ is False:
            continue
        counted = _sum(frame, names)
        total += counted if open_ is True else case((open_, counted), else_=literal_column("0"))
    return total


def _sum(frame: Frame, names: list[str]) -> ColumnElement[Any]:
    total: ColumnElement[Any] | None = None
    for name in names:
        count = cast(frame.row.c.changes.op("->>")(literal_column(f"'{name}'")), Integer)
        one = func.coalesce(count, literal_column("0"))
        total = one if total is None else total + one
    return total if total is not None else literal_column("0", Integer())


def _owned(frame: Frame, scope: Scope) -> ColumnElement[int]:
    found = [condition(one, frame, scope) for one in _decided(frame, scope)]
    if False in found:
        return literal_column("0", Integer())
    conditions = [one for one in found if not isinstance(one, bool)]
    if not conditions:
        return frame.row.c.version
    return case((and_(*conditions), frame.row.c.version), else_=literal_column("0"))
