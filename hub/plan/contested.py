"""Conflicts that a viewer may be told of, as statements.

A conflict says that somebody says otherwise of a cell, and so tells of the cell: it passes the
same row and cell conditions as reading does, in lists and in counts alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    DateTime,
    Integer,
    Select,
    Text,
    and_,
    any_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

from hub.auth.policy import ALWAYS, NEVER, Decision
from hub.errors import Refused
from hub.plan.conditions import clause
from hub.plan.frame import Frame
from hub.plan.restrict import Access
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.slots import Slot
from hub.plan.tree import Const
from hub.schema.model import EntitySpec, Field
from hub.store.tables import Tables

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
OPEN: Final = "open"
TAKEN: Final = "taken"
KEPT: Final = "kept"
STATES: Final = (OPEN, TAKEN, KEPT)
TAKE: Final = "take"
KEEP: Final = "keep"


@dataclass(frozen=True)
class Wanted:
    """Which conflicts; None: all."""

    entity: str | None = None
    field: str | None = None
    """Of the entity that is named."""
    streams: tuple[int, ...] | None = None
    """One of these takes part."""
    department: str | None = None
    """The subject works there today, or below; a row id."""
    state: str | None = OPEN
    row: str | None = None


@dataclass(frozen=True)
class Contested:
    """A statement without a gate, and its slots."""

    sql: str
    slots: tuple[Slot, ...]


def page(wanted: Wanted, access: Access, made: Tables) -> Contested | None:
    """Conflicts, the latest first: `after` (moment, row, field) and `limit` are given.

    None where the viewer may be told of none. A line is entity, row, subject, field, rule, winner,
    against, said, shown, since, state, and the decision: id, reason, by, at.
    """
    scope = Scope(made, access, "en")
    found = _all(wanted, scope)
    if found is None:
        return None
    since = scope.given("after.since", DateTime(timezone=True))
    row, name = scope.given("after.row", UUID_TEXT), scope.given("after.field", Text())
    later = tuple_(found.c.since, found.c.row_id, found.c.field) < tuple_(since, row, name)
    statement = (
        select(found)
        .where(or_(since.is_(None), later))
        .order_by(found.c.since.desc(), found.c.row_id.desc(), found.c.field.desc())
        .limit(scope.given("limit", Integer()))
    )
    return _compiled(statement, scope)


def tally(wanted: Wanted, access: Access, made: Tables) -> Contested | None:
    """How many by entity, field, winner, against and state; None where there can be none."""
    scope = Scope(made, access, "en")
    found = _all(wanted, scope)
    if found is None:
        return None
    keys = (found.c.entity, found.c.field, found.c.winner, found.c.against, found.c.state)
    return _compiled(select(*keys, func.count()).group_by(*keys), scope)


def readable(access: Access, spec: EntitySpec) -> dict[Decision, list[Field]]:
    """Fields of which conflicts may be told, by the condition under which their cell is open."""
    found: dict[Decision, list[Field]] = defaultdict(list)
    for one in spec.targets:
        decision = access.cell(spec, one)
        if decision != NEVER:
            found[decision].append(one)
    return found


def _all(wanted: Wanted, scope: Scope) -> Any:
    parts = list(_parts(wanted, scope))
    if not parts:
        return None
    whole = parts[0] if len(parts) == 1 else union_all(*parts)
    inner = whole.subquery("found")
    if wanted.state is None:
        return inner
    return select(inner).where(inner.c.state == literal(wanted.state)).subquery("wanted")


def _parts(wanted: Wanted, scope: Scope) -> Iterator[Select[Any]]:
    access = scope.access
    for spec in access.model:
        if spec.owned or wanted.entity not in {None, spec.name}:
            continue
        if access.rows(spec) == NEVER:
            continue
        fields = readable(access, spec)
        if wanted.field is not None:
            fields = {
                decision: kept
                for decision, some in fields.items()
                if (kept := [one for one in some if one.name == wanted.field])
            }
        if fields and (wanted.department is None or spec.subject or spec.name == "Department"):
            yield _part(spec, fields, wanted, scope)


def _part(
    spec: EntitySpec, fields: dict[Decision, list[Field]], wanted: Wanted, scope: Scope
) -> Select[Any]:
    """Conflicts of one entity."""
    frame = Frame(spec, scope.made, scope.viewer, scope.named)
    one = scope.made.machinery.conflict.alias(scope.name("conflict"))
    decision = scope.made.machinery.conflict_decision.alias(scope.name("decision"))
    visible = clause(scope.access.rows(spec), frame, scope)
    cells = or_(
        *(
            and_(
                one.c.field == any_(scope.constant([each.name for each in some])),
                clause(opened, frame, scope),
            )
            for opened, some in fields.items()
        )
    )
    narrowed = list(_narrowed(wanted, frame, one, scope))
    subject = frame.subject_id if spec.subject else cast(null(), UUID_TEXT)
    standing = and_(
        decision.c.row_id == one.c.row_id,
        decision.c.entity == one.c.entity,
        decision.c.field == one.c.field,
        decision.c.undone_at.is_(None),
    )
    state = case(
        (and_(decision.c.kind == literal(TAKE), decision.c.digest == one.c.shown), literal(TAKEN)),
        (and_(decision.c.kind == literal(KEEP), decision.c.digest == one.c.said), literal(KEPT)),
        else_=literal(OPEN),
    )
    said = (one.c.rule, one.c.winner, one.c.against, one.c.said, one.c.shown, one.c.since)
    why = (decision.c.reason, decision.c.decided_by, decision.c.decided_at)
    source = frame.source.join(one, one.c.row_id == frame.id).outerjoin(decision, standing)
    return (
        select(
            one.c.entity,
            one.c.row_id,
            subject.label("subject"),
            one.c.field,
            *said,
            state.label("state"),
            decision.c.id.label("decision"),
            *why,
        )
        .select_from(source)
        .where(
            one.c.entity == literal(spec.name),
            frame.row.c.closed_at.is_(None),
            visible,
            cells,
            *narrowed,
        )
    )


def _narrowed(
    wanted: Wanted, frame: Frame, one: Any, scope: Scope
) -> Iterator[ColumnElement[bool]]:
    if wanted.row is not None:
        yield frame.id == scope.given("row", UUID_TEXT)
    if wanted.streams is not None:
        streams = scope.given("streams", ARRAY(Integer))
        yield or_(one.c.winner == any_(streams), one.c.against.op("&&")(streams))
    if wanted.department is not None:
        tree = scope.made.machinery.department_tree
        top = scope.given("department", UUID_TEXT)
        below = select(tree.c.department_id).where(tree.c.ancestor_id == top).correlate(None)
        if frame.spec.subject is None:
            yield frame.id.in_(below)
        else:
            _department_open(scope.access)
            yield frame.subject.c.department_id.in_(below)


def _department_open(access: Access) -> None:
    """Who asks by department uses the department of everybody whom they may know of."""
    employee = access.model["Employee"]
    if access.cell(employee, employee["department"]) != ALWAYS:
        raise Refused(
            "FIELD_NOT_READABLE",
            "Employee.department cannot be used in a filter by this viewer.",
            hint="A field that may not be read can be asked through no other door.",
        )


def _compiled(statement: Select[Any], scope: Scope) -> Contested:
    compiled = statement.compile(dialect=_DIALECT)
    names: Sequence[str] = compiled.positiontup or ()
    slots = [
        scope.slots.get(name) or Slot(Const(compiled.params[name]), ("value",)) for name in names
    ]
    return Contested(str(compiled), tuple(slots))
