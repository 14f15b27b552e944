"""Office fields about closed pay periods: what systems would still change in them, and deciding.

A change is shown to who holds an HR grant and may know of its row, in the cells that they may
read. Who decides, decides about pay of everybody.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import strawberry

from hub.auth.viewer import Viewer
from hub.errors import HubError, Refused, said_why
from hub.flows.edit import Problem, edit
from hub.flows.edit_record import Edit
from hub.flows.late import LateShown, applied, books_closed, dismissed, seen
from hub.resolvers.office.field import (
    Asking,
    Info,
    OfficeField,
    denied,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateTimeText
from hub.resolvers.viewers import given
from hub.store.late import OPEN, STATES, LateAsked, late_changes, late_counts
from hub.store.reads import Reading

MOST: Final = 50


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


def with_grant(viewer: Viewer) -> bool:
    """Who holds a grant of HR."""
    return bool(viewer.reach.everywhere or viewer.reach.groups)


def pays(viewer: Viewer) -> bool:
    """Who answers for everybody's pay."""
    return "PAY" in viewer.reach.everywhere


@strawberry.type(description="A field that a late change would alter; texts as in `history`.")
class LateField:
    """One field."""

    field: str = _told("Name of the field in the graph.")
    now: str | None = _told("What stands.")
    then: str | None = _told("What the system says.")


@strawberry.type(description="What a system says of a pay period that is closed.")
class LateChange:
    """A change that waits, or was decided."""

    id: strawberry.ID = _told("Of the change; another one once its record says something else.")
    entity: str = _told("Of which entity the row is.")
    row: strawberry.ID | None = _told("The row; null for one that would be new.")
    employee: strawberry.ID = _told("Whom it is about.")
    kind: str = _told("new, changed or gone.")
    period: str = _told("Month of the period.")
    payroll_run: strawberry.ID = _told("The payroll run by which it is closed.")
    connection: str = _told("Which system says so.")
    stream: str = _told("In which stream.")
    record: str = _told("Key of the record.")
    fields: list[LateField] = _told("What would differ, of the fields that the viewer may read.")
    state: str = _told("open, applied, dismissed or superseded.")
    noticed_at: DateTimeText = _told("When it was noticed first.")
    run: strawberry.ID | None = _told("In which run of the connection.")
    decided_at: DateTimeText | None = _told("When it was decided.")
    decided_by: str | None = _told("By whom.")
    reason: str | None = _told("Why.")

    @classmethod
    def of(cls, asking: Asking, shown: LateShown) -> "LateChange":
        """As the graph shows it."""
        one = shown.change
        table = asking.hub.model[one.entity].table
        return cls(
            id=strawberry.ID(one.id),
            entity=one.entity,
            row=strawberry.ID(f"{table}_{one.row_id}") if one.row_id else None,
            employee=strawberry.ID(f"employee_{one.subject}"),
            kind=one.kind,
            period=one.period,
            payroll_run=strawberry.ID(f"payroll_run_{one.payroll_run}"),
            connection=one.connection,
            stream=one.stream,
            record=one.record_key,
            fields=[
                LateField(field=cell.field.graph_name, now=cell.now, then=cell.then)
                for cell in shown.cells
            ],
            state=one.state,
            noticed_at=asking.moment(one.noticed_at),
            run=strawberry.ID(one.run) if one.run else None,
            decided_at=asking.moment(one.decided_at) if one.decided_at else None,
            decided_by=one.decided_by,
            reason=one.reason,
        )


@strawberry.type(description="How many late changes there are of a period and a system.")
class LateCount:
    """A heap of changes."""

    period: str = _told("Month of the period.")
    connection: str = _told("Which system says so.")
    changes: int = _told("How many.")
    records: int = _told("In how many records.")
    people: int = _told("About how many people.")


@strawberry.enum(description="What becomes of late changes.")
class LateDecision(Enum):
    """The choices."""

    APPLY = strawberry.enum_value("apply", description="They land, with the reason.")
    DISMISS = strawberry.enum_value("dismiss", description="What was paid by stays.")


@strawberry.input(description="Decide about late changes; each record is taken as a whole.")
class DecideLateChangesInput:
    """Which, how and why."""

    ids: list[strawberry.ID] = _told("Of open changes; 50 at most.")
    decision: LateDecision = _told("Apply or dismiss.")
    reason: str = _told("Why; on the record.")


@strawberry.type(description="It is decided.")
class DecideLateChangesSuccess:
    """How many."""

    records: int = _told("Records that were applied or dismissed.")


@strawberry.input(description="Close the books of a payroll run, or open them again.")
class ClosePayPeriodInput:
    """Which and why."""

    payroll_run: strawberry.ID = _told("The payroll run.")
    closed: bool = strawberry.field(description="False opens them again.", default=True)
    reason: str = _told("Why; on the record.")


@strawberry.type(description="It is done.")
class ClosePayPeriodSuccess:
    """The run."""

    payroll_run: strawberry.ID = _told("The payroll run.")


@office_query(
    "What systems say of closed pay periods and was not applied, the latest first: for holders of "
    "an HR grant, of rows and in fields that they may read.",
    may=with_grant,
    points=500,
)
async def late(
    info: Info,
    state: str | None = OPEN,
    period: str | None = None,
    connection: str | None = None,
    first: int = 20,
    before: strawberry.ID | None = None,
) -> list[LateChange] | None:
    """A page; raises Refused PAGE_INVALID, LATE_STATE."""
    asking = info.context
    start = page_before(first, before, MOST)
    _known(state)
    shown = await _shown(asking, LateAsked(state, period, connection), start, first)
    await _record(asking, shown)
    return [LateChange.of(asking, one) for one in shown]


@office_query(
    "How many late changes there are by period and system, the latest period first, whatever may "
    "be read of them: for who decides about them. Takes the grant PAY for everybody.",
    may=pays,
)
async def counts(info: Info, state: str | None = OPEN) -> list[LateCount] | None:
    """Counts; raises Refused LATE_STATE."""
    _known(state)
    found = await late_counts(info.context.hub.database, state)
    return [LateCount(**vars(one)) for one in found]


def _known(state: str | None) -> None:
    if state is not None and state not in STATES:
        raise Refused("LATE_STATE", "There is no such state.", hint=f"One of {', '.join(STATES)}.")


async def _shown(
    asking: Asking, wanted: LateAsked, before: str | None, first: int
) -> list[LateShown]:
    """So many that the viewer may know of, if there are: a short page is the last one."""
    facts = given(asking.viewer, asking.today)
    shown: list[LateShown] = []
    while len(shown) < first:
        found = await late_changes(asking.hub.database, wanted, before=before, limit=first)
        shown += await seen(asking.hub, asking.viewer, found, facts)
        if len(found) < first:
            break
        before = found[-1].id
    return shown[:first]


async def _record(asking: Asking, shown: list[LateShown]) -> None:
    """Sensitive classes of others are on the record before the answer leaves."""
    read: dict[tuple[str, ...], list[str]] = {}
    for one in shown:
        if one.recorded and one.change.subject != asking.viewer.employee_id:
            read.setdefault(one.recorded, []).append(one.change.subject)
    if read:
        viewer = asking.viewer
        await asking.edge.reads.keep(Reading(viewer.subject, read, purpose=viewer.purpose))


@office_mutation(
    "Decide about late changes of closed pay periods; takes the grant PAY for everybody.",
    DecideLateChangesInput,
    DecideLateChangesSuccess,
    may=pays,
    points=200,
)
async def decide(asking: Asking, wanted: DecideLateChangesInput) -> DecideLateChangesSuccess:
    """Raises Refused LATE_UNKNOWN, REASON_MISSING, PAGE_INVALID, CONNECTION_BUSY."""
    ids = [str(one) for one in wanted.ids]
    if len(ids) > MOST:
        raise Refused("PAGE_INVALID", "So many at once are too many.", hint=f"{MOST} at most.")
    work = applied if wanted.decision is LateDecision.APPLY else dismissed
    actor = asking.viewer.subject
    records = await work(asking.hub, ids, actor=actor, reason=wanted.reason)
    return DecideLateChangesSuccess(records=records)


@office_mutation(
    "Close the books of a payroll run: from then on systems change its period no more without "
    "being asked; or open them again. Takes the grant PAY for everybody.",
    ClosePayPeriodInput,
    ClosePayPeriodSuccess,
    may=pays,
    points=100,
)
async def close(asking: Asking, wanted: ClosePayPeriodInput) -> ClosePayPeriodSuccess:
    """Raises Refused PAYROLL_RUN_UNKNOWN, REASON_MISSING, what the edit is refused with."""
    spec, row = row_named(asking, str(wanted.payroll_run))
    known = None
    if spec is not None and spec.name == "PayrollRun" and row is not None:
        known = await asking.hub.database.writer.fetchrow(
            "select status from hub.payroll_run where id = $1 and closed_at is null", row
        )
    if known is None or row is None:
        raise Refused("PAYROLL_RUN_UNKNOWN", "There is no such payroll run.")
    said_why(wanted.reason)
    values = books_closed(closed=wanted.closed, status=known["status"])
    facts = given(asking.viewer, asking.today)
    one = Edit("PayrollRun", row, values)
    outcome = await edit(asking.hub, asking.viewer, [one], wanted.reason, facts)
    if isinstance(outcome, Problem):
        raise _refused(outcome)
    return ClosePayPeriodSuccess(payroll_run=wanted.payroll_run)


def _refused(problem: Problem) -> HubError:
    if problem.kind == "Denied":
        return denied()
    return Refused(problem.code, problem.message, hint=problem.hint)


QUERIES: Final[Mapping[str, OfficeField]] = {"lateChanges": late, "lateChangeCounts": counts}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "decideLateChanges": decide,
    "closePayPeriod": close,
}
