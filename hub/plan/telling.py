"""What a row says about itself: which of its cells are locked, and which wait for a decision.

Both depend on the viewer and the row only, never on the selection, so that normalised caches stay
right; a waiting cell is told only to those who may read it.
"""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, case, func, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB

from hub.auth.policy import NEVER, Decision
from hub.plan.cells import elements, json_object
from hub.plan.conditions import condition
from hub.plan.frame import Frame
from hub.plan.graph import members
from hub.plan.scope import Scope
from hub.plan.text import Sql, cat, raw, string
from hub.plan.tree import Parts
from hub.schema.model import Reverse


def _names(frame: Frame, scope: Scope) -> dict[Decision, list[tuple[str, str]]]:
    """Decision → (name in the graph, name of the field) of everything a row shows."""
    access, spec = scope.access, frame.spec
    found: dict[Decision, list[tuple[str, str]]] = {}
    for name, member in members(access.model, spec).items():
        if isinstance(member, Reverse):
            found.setdefault(access.list_open(spec, member), []).append((name, ""))
    for one in spec.fields.values():
        name = f"custom.{one.graph_name}" if one.custom else one.graph_name
        found.setdefault(access.cell(spec, one), []).append((name, one.name))
        if one.masked_name:
            sibling = f"{name}Masked"
            found.setdefault(access.cell(spec, one, masked=True), []).append((sibling, ""))
    return found


def restricted(frame: Frame, scope: Scope) -> Sql:
    """Names of what is locked on this row, whatever was selected."""
    parts: list[Sql | str] = []
    for decision, names in _names(frame, scope).items():
        found = condition(decision, frame, scope)
        text = "".join(f',"{name}"' for name, _ in sorted(names))
        if found is False:
            parts.append(text)
        elif found is not True:
            parts.append(case((found, raw("")), else_=raw(text)))
    if not parts:
        return raw("[]")
    return cat("[", func.ltrim(cat(*parts), raw(","), type_=Text()), "]")


def pending(parts: Parts, frame: Frame, scope: Scope) -> Sql:
    """Cells that wait for a decision, among those that the viewer may read."""
    column = frame.row.c.pending
    listed_cells = elements(column, scope.name("waiting"))
    item = listed_cells.c.value
    name = _readable(frame, scope).op("->>")(item.op("->>")(literal_column("'field'")))
    pieces = {
        "field": string(name),
        "reason": string(item.op("->>")(literal_column("'reason'"))),
        "__typename": raw('"PendingCell"'),
    }
    body = json_object([(key, pieces[what]) for key, what, _ in parts.parts])
    text = func.array_to_string(func.array_agg(body, type_=ARRAY(Text())), ",", type_=Text())
    found = (
        select(cat("[", func.coalesce(text, raw(""), type_=Text()), "]"))
        .select_from(listed_cells)
        .where(name.is_not(None))
        .correlate_except(listed_cells)
        .scalar_subquery()
    )
    return case((column.is_(None), raw("[]")), else_=found)


def _readable(frame: Frame, scope: Scope) -> ColumnElement[Any]:
    """Field → its name in the graph, for the fields of this row that are open."""
    whole: ColumnElement[Any] = literal_column("'{}'::jsonb", JSONB())
    for decision, names in _names(frame, scope).items():
        if decision == NEVER:
            continue
        pairs = ",".join(f'"{one}":"{name}"' for name, one in sorted(names) if one)
        constant: ColumnElement[Any] = literal_column("'{" + pairs + "}'::jsonb", JSONB())
        found = condition(decision, frame, scope)
        if not isinstance(found, bool):
            empty = literal_column("'{}'::jsonb", JSONB())
            constant = case((found, constant), else_=empty)
        whole = whole.op("||")(constant)
    return func.coalesce(whole, literal_column("'{}'::jsonb"), type_=JSONB())
