"""Office fields about conflicts between systems: who says what, and whose word holds.

A conflict tells of its cell: it is shown, counted and decided by who may read, or change, that
very cell of that very row. What is shown of sensitive classes of others is on the record.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import strawberry

from hub.auth.viewer import ADMIN as ADMIN_ROLE
from hub.errors import Refused
from hub.flows import conflict_owner
from hub.flows import conflicts as flow
from hub.flows.conflicts import Asked, Heap, Shown, Side
from hub.plan.contested import OPEN
from hub.plan.graph import global_id
from hub.resolvers.office.conflict_types import (
    ConflictDecision,
    ConflictHeap,
    ConflictPage,
    ConflictSide,
    FieldConflict,
    FieldFiller,
    KeepConflictsInput,
    KeepConflictsSuccess,
    OwnFieldInput,
    OwnFieldSuccess,
    ReopenConflictInput,
    ReopenConflictSuccess,
    TakeConflictValueInput,
    TakeConflictValueSuccess,
)
from hub.resolvers.office.conflict_words import why
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.rows import row_named
from hub.resolvers.viewers import given
from hub.schema.model import Field
from hub.store.conflicts import Cell
from hub.store.reads import Reading

POINTS: Final = 200
OFFICE: Final = holding(ADMIN_ROLE, "hr", "hrbp", "payroll")


@office_query(
    "Cells of which systems, or an edit and a system, say different things, the latest first: as "
    "far as the viewer may read the cells. What is read is on the record.",
    may=OFFICE,
    points=POINTS,
)
async def conflicts(
    info: Info,
    entity: str | None = None,
    field: str | None = None,
    system: str | None = None,
    department: strawberry.ID | None = None,
    row: strawberry.ID | None = None,
    state: str | None = OPEN,
    first: int = 20,
    after: str | None = None,
) -> ConflictPage | None:
    """A page; raises Refused CONFLICT_FILTER, PAGE_INVALID."""
    asking = info.context
    name = None if field is None else _stored(asking, entity, field)
    one = None if row is None else _row(asking, row)
    wanted = Asked(
        entity if one is None else one[0],
        name,
        system,
        None if department is None else _department(asking, department),
        state,
        None if one is None else one[1],
    )
    if not 0 <= first <= flow.MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{flow.MOST} at most.")
    known = given(asking.viewer, asking.today)
    found = await flow.page(
        asking.hub, asking.viewer, known, wanted, first=first + 1, after=after
    )  # one more tells whether there is a next page
    heaps = await flow.heaps(asking.hub, asking.viewer, known, wanted)
    page = found[:first]
    await _on_record(asking, page, heaps)
    return ConflictPage(
        nodes=[_conflict(asking, each) for each in page],
        heaps=[_heap(asking, each) for each in heaps],
        total_count=sum(each.count for each in heaps),
        end_cursor=page[-1].cursor if len(found) > len(page) > 0 else None,
    )


@office_query("What was ever decided about a cell, the latest first.", may=OFFICE)
async def decisions(info: Info, conflict: strawberry.ID) -> list[ConflictDecision] | None:
    """Of a cell that the viewer may change; Refused CONFLICT_UNKNOWN, CONFLICT_DENIED."""
    asking = info.context
    known, cell = given(asking.viewer, asking.today), _cell(asking, conflict)
    found = await flow.decisions(asking.hub, asking.viewer, known, cell)
    return [
        ConflictDecision(
            kind=one.kind,
            reason=one.reason,
            by=one.by,
            at=asking.moment(one.at),
            undone_by=one.undone_by,
            undone_at=None if one.undone_at is None else asking.moment(one.undone_at),
            undone_reason=one.undone_reason,
        )
        for one in found
    ]


@office_mutation(
    "Take what one side says from now on, whatever systems say; it is an edit of the hub.",
    TakeConflictValueInput,
    TakeConflictValueSuccess,
    may=OFFICE,
    points=POINTS,
)
async def take(asking: Asking, wanted: TakeConflictValueInput) -> TakeConflictValueSuccess:
    """Raises Refused CONFLICT_UNKNOWN, CONFLICT_CHANGED, CONFLICT_DENIED, REASON_MISSING."""
    known, cell = given(asking.viewer, asking.today), _cell(asking, wanted.conflict)
    await flow.take(asking.hub, asking.viewer, known, cell, str(wanted.side), reason=wanted.reason)
    return TakeConflictValueSuccess(conflict=wanted.conflict)


@office_mutation(
    "Remember that all are right: nobody is asked until one says something else.",
    KeepConflictsInput,
    KeepConflictsSuccess,
    may=OFFICE,
    points=POINTS,
)
async def keep(asking: Asking, wanted: KeepConflictsInput) -> KeepConflictsSuccess:
    """Raises Refused CONFLICT_UNKNOWN, CONFLICT_STATE, CONFLICT_DENIED, REASON_MISSING, …."""
    known = given(asking.viewer, asking.today)
    cells = [_cell(asking, one) for one in wanted.conflicts]
    count = await flow.keep(asking.hub, asking.viewer, known, cells, reason=wanted.reason)
    return KeepConflictsSuccess(conflicts=count)


@office_mutation(
    "Take the decision about a conflict back.",
    ReopenConflictInput,
    ReopenConflictSuccess,
    may=OFFICE,
    points=POINTS,
)
async def reopen(asking: Asking, wanted: ReopenConflictInput) -> ReopenConflictSuccess:
    """Raises Refused CONFLICT_UNKNOWN, CONFLICT_STATE, CONFLICT_DENIED, REASON_MISSING."""
    known, cell = given(asking.viewer, asking.today), _cell(asking, wanted.conflict)
    await flow.reopen(asking.hub, asking.viewer, known, cell, reason=wanted.reason)
    return ReopenConflictSuccess(conflict=wanted.conflict)


@office_mutation(
    "Prepare that one system alone fills a field: drafts of the others' mappings leave it out.",
    OwnFieldInput,
    OwnFieldSuccess,
    may=ADMIN,
    points=POINTS,
)
async def own(asking: Asking, wanted: OwnFieldInput) -> OwnFieldSuccess:
    """Raises Refused CONFLICT_FILTER, CONFLICT_OWNER, REASON_MISSING."""
    name = _stored(asking, wanted.entity, wanted.field)
    actor = asking.viewer.subject
    found = await conflict_owner.own(
        asking.hub, wanted.entity, name, wanted.connection, actor=actor, reason=wanted.reason
    )
    return OwnFieldSuccess(
        streams=[
            FieldFiller(
                connection=one.connection,
                stream=one.stream,
                rules=list(one.rules),
                outcome=one.outcome,
                problems=list(one.problems),
            )
            for one in found
        ]
    )


async def _on_record(asking: Asking, page: Sequence[Shown], heaps: Sequence[Heap]) -> None:
    """Sensitive classes of others that were shown, or counted, before the answer leaves."""
    viewer, model = asking.viewer, asking.hub.model
    read: dict[tuple[str, ...], list[str]] = {}
    for one in page:
        cls = model[one.cell.entity][one.cell.field].cls
        if cls.recorded and one.subject not in {None, viewer.employee_id}:
            read.setdefault((cls.name,), []).append(str(one.subject))
    classes = {model[one.entity][one.field].cls for one in heaps}
    searched = sorted(one.name for one in classes if one.recorded)
    if read or searched:
        people = {classes: sorted(set(ids)) for classes, ids in read.items()}
        await asking.edge.reads.keep(Reading(viewer.subject, people, searched, viewer.purpose))


def _stored(asking: Asking, entity: str | None, field: str) -> str:
    """The field of that name in the graph, as mappings write it; raises Refused CONFLICT_FILTER."""
    spec = asking.hub.model.entities.get(entity or "")
    known = {} if spec is None else {one.graph_name: one.name for one in spec.fields.values()}
    if field not in known:
        raise Refused(
            "CONFLICT_FILTER",
            "There is no such field; name its entity too.",
            hint="Name fields as the graph does.",
        )
    return known[field]


def _row(asking: Asking, name: strawberry.ID) -> tuple[str, str]:
    spec, row = row_named(asking, str(name))
    if spec is None or row is None:
        raise _unknown()
    return spec.name, row


def _department(asking: Asking, name: strawberry.ID) -> str:
    spec, row = row_named(asking, str(name))
    if spec is None or spec.name != "Department" or row is None:
        raise Refused(
            "CONFLICT_FILTER", "There is no such department.", hint="Use the id of the graph."
        )
    return row


def _cell(asking: Asking, name: strawberry.ID) -> Cell:
    """The cell of a conflict's id; raises Refused CONFLICT_UNKNOWN if it is none."""
    row_name, _, field = str(name).rpartition(".")
    spec, row = row_named(asking, row_name)
    known = {} if spec is None else {one.graph_name: one.name for one in spec.fields.values()}
    if spec is None or row is None or field not in known:
        raise _unknown()
    return Cell(spec.name, row, known[field])


def _unknown() -> Refused:
    return Refused("CONFLICT_UNKNOWN", "There is no such conflict.", hint="Look at the list again.")


def _conflict(asking: Asking, one: Shown) -> FieldConflict:
    model, cell = asking.hub.model, one.cell
    spec = model[cell.entity]
    field = spec[cell.field]
    row = global_id(spec, cell.row)
    subject = None if one.subject is None else global_id(model["Employee"], one.subject)
    return FieldConflict(
        id=strawberry.ID(f"{row}.{field.graph_name}"),
        entity=cell.entity,
        field=field.graph_name,
        row=strawberry.ID(row),
        subject=None if subject is None else strawberry.ID(subject),
        rule=one.rule,
        sentence=why(one, asking.language),
        since=asking.moment(one.since),
        state=one.state,
        sides=[_side(asking, field, each) for each in one.sides],
        reason=one.reason,
        decided_by=one.decided_by,
        decided_at=None if one.decided_at is None else asking.moment(one.decided_at),
    )


def _side(asking: Asking, field: Field, one: Side) -> ConflictSide:
    target = field.kind.target
    linked = target is not None and one.value is not None
    row = global_id(asking.hub.model[target], one.value) if linked and target else None  # type: ignore[arg-type] # `linked` says that it is a text
    return ConflictSide(
        id=strawberry.ID(one.id),
        system=one.system,
        stream=one.stream,
        record=one.record,
        precedence=one.precedence,
        since=None if one.recorded_at is None else asking.moment(one.recorded_at),
        changed_at=None if one.changed_at is None else asking.moment(one.changed_at),
        value=None if row else one.value,
        label=None if row else _label(asking, field, one.value),
        row=None if row is None else strawberry.ID(row),
        wins=one.wins,
    )


def _label(asking: Asking, field: Field, value: str | None) -> str | None:
    """A value as people read it."""
    vocabulary = field.kind.vocabulary
    if value is None or vocabulary is None:
        return value
    words = asking.hub.model.vocabularies[vocabulary]
    return words.term(value).label[asking.language] if value in words.codes else value


def _heap(asking: Asking, one: Heap) -> ConflictHeap:
    field = asking.hub.model[one.entity][one.field]
    return ConflictHeap(
        entity=one.entity,
        field=field.graph_name,
        winner=one.winner,
        against=list(one.against),
        state=one.state,
        count=one.count,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "conflicts": conflicts,
    "conflictDecisions": decisions,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "takeConflictValue": take,
    "keepConflicts": keep,
    "reopenConflict": reopen,
    "ownField": own,
}
