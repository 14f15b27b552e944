"""Office fields about what did not land: by reason, record by record, tried again, dismissed.

A cell is shown to who may read the fields that it fills of everybody; others see its shape. What
is shown of sensitive classes stands on the record before the answer leaves.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

import strawberry

from hub.errors import Refused, said_why
from hub.flows import quarantine as flow
from hub.flows.identity_given import WAITS, streams_of_accounts
from hub.flows.lens import Lens
from hub.flows.quarantine import ShownEntry
from hub.flows.quarantine_back import take
from hub.flows.uploads import uploaded
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.files import OfficeFile
from hub.resolvers.office.pages import TimeOrder
from hub.resolvers.office.quarantine_book import book, groups_of
from hub.resolvers.office.quarantine_types import (
    DismissQuarantineInput,
    DismissQuarantineSuccess,
    QuarantinedCell,
    QuarantineEntry,
    QuarantineGroup,
    QuarantineGroupInput,
    QuarantinePage,
    QuarantineSheetLine,
    ReopenQuarantineInput,
    ReopenQuarantineSuccess,
    RetryQuarantineInput,
    RetryQuarantineSuccess,
    TakeQuarantineSheetInput,
    TakeQuarantineSheetSuccess,
)
from hub.resolvers.office.quarantine_words import told
from hub.store.acts import note
from hub.store.landing.desk import NOBODY
from hub.store.quarantine import Group
from hub.store.reads import Reading

MOST: Final = 100
"""Entries of one page."""
MOST_IDS: Final = 1_000
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POINTS: Final = 200
RETRY_POINTS: Final = 2_000
"""Of going through all records that wait."""


@office_query(
    "What did not land, by reason, those of most cells first; 500 at most.",
    may=ADMIN,
    points=POINTS,
)
async def quarantine(
    info: Info, connection: str | None = None, dismissed: bool = False
) -> list[QuarantineGroup] | None:
    """Raises Refused CONNECTION_UNKNOWN."""
    hub = info.context.hub
    found = await groups_of(hub, connection, dismissed=dismissed)
    waiting = {one.reason.connection for one in found if one.reason.code == WAITS}
    accounts = await streams_of_accounts(hub, waiting) if waiting else set()
    return [_group(info.context, one, accounts) for one in found]


@office_query(
    "What waits for one reason, the oldest first, or the latest where asked for, with the cells of "
    "the records as far as the viewer may read them. The look is on the record.",
    may=ADMIN,
    points=POINTS,
)
async def quarantined(
    info: Info,
    group: QuarantineGroupInput,
    dismissed: bool = False,
    first: int = 20,
    after: strawberry.ID | None = None,
    order: TimeOrder | None = None,
) -> QuarantinePage | None:
    """Raises Refused PAGE_INVALID, CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    asking = info.context
    if not 0 < first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"1 to {MOST} entries.")
    found = await flow.shown(
        asking.hub,
        Lens.of(asking.viewer),
        group.reason(),
        dismissed=dismissed,
        after=None if after is None else _id(after),
        limit=first + 1,
        direction=(order or TimeOrder.OLDEST).value,
    )
    page = found[:first]
    await _on_record(asking, page, group.connection)
    return QuarantinePage(
        nodes=[_entry(asking, one) for one in page],
        end_cursor=page[-1].entry.id if len(found) > first else None,
    )


@office_query(
    "What did not land as a workbook (XLSX): the reasons, and 1,000 entries of each at most, as "
    "far as the viewer may read them. The look is on the record.",
    may=ADMIN,
    points=RETRY_POINTS,
)
async def sheet(info: Info, connection: str | None = None) -> OfficeFile | None:
    """Raises Refused CONNECTION_UNKNOWN."""
    asking = info.context
    lens = Lens.of(asking.viewer)
    made, entries = await book(asking.hub, lens, connection, asking.language)
    await _on_record(asking, entries, connection)
    return OfficeFile.of(f"quarantine-{asking.today}.xlsx", XLSX, made)


@office_mutation(
    "Send what waits through the mapping in use once more, without asking the system.",
    RetryQuarantineInput,
    RetryQuarantineSuccess,
    may=ADMIN,
    points=RETRY_POINTS,
)
async def retry(asking: Asking, wanted: RetryQuarantineInput) -> RetryQuarantineSuccess:
    """Raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN, CONNECTION_BUSY."""
    actor = asking.viewer.subject
    found = await flow.retry(asking.hub, wanted.connection, wanted.stream, actor=actor)
    return RetryQuarantineSuccess(landed=found.landed, waiting=found.after)


@office_mutation(
    "Leave entries as they are: they are asked about no more until their records change.",
    DismissQuarantineInput,
    DismissQuarantineSuccess,
    may=ADMIN,
)
async def dismissal(asking: Asking, wanted: DismissQuarantineInput) -> DismissQuarantineSuccess:
    """Raises Refused REASON_MISSING, PAGE_INVALID."""
    ids = [_id(one) for one in wanted.ids]
    reason = flow.checked(wanted.reason, ids, MOST_IDS)
    actor = asking.viewer.subject
    return DismissQuarantineSuccess(
        entries=await flow.leave(asking.hub, ids, actor=actor, reason=reason)
    )


@office_mutation(
    "Ask about dismissed entries again.",
    ReopenQuarantineInput,
    ReopenQuarantineSuccess,
    may=ADMIN,
)
async def reopening(asking: Asking, wanted: ReopenQuarantineInput) -> ReopenQuarantineSuccess:
    """Raises Refused REASON_MISSING, PAGE_INVALID, CONNECTION_BUSY."""
    ids = [_id(one) for one in wanted.ids]
    flow.checked(wanted.reason, ids, MOST_IDS)
    actor = asking.viewer.subject
    done = await flow.take_back(asking.hub, ids, actor=actor, reason=wanted.reason)
    return ReopenQuarantineSuccess(entries=done)


async def _on_record(asking: Asking, page: Sequence[ShownEntry], connection: str | None) -> None:
    """That somebody looked, and sensitive classes of others, before the answer leaves."""
    viewer = asking.viewer
    writer = asking.hub.database.writer
    detail = {"connection": connection}
    await note(
        writer, viewer.subject, "quarantine.read", "quarantine", rows=len(page), detail=detail
    )
    read: dict[tuple[str, ...], list[str]] = {}
    for one in page:
        subject = one.entry.subject
        if one.recorded and subject not in {None, NOBODY, viewer.employee_id}:
            read.setdefault(one.recorded, []).append(str(subject))
    if read:
        await asking.edge.reads.keep(Reading(viewer.subject, read, purpose=viewer.purpose))


def _group(asking: Asking, one: Group, accounts: set[tuple[str, str]]) -> QuarantineGroup:
    reason = one.reason
    own = reason.code == WAITS and (reason.connection, reason.stream) in accounts
    said = told(reason.code, asking.language)
    return QuarantineGroup(
        connection=reason.connection,
        stream=reason.stream,
        entity=reason.entity,
        field=reason.field,
        code=reason.code,
        why=said.why,
        remedy=said.remedy,
        vocabulary=flow.vocabulary_of(asking.hub, reason),
        accounts=own,
        cells=one.cells,
        records=one.records,
        people=one.people,
        first_seen=asking.moment(one.first_seen),
        last_seen=asking.moment(one.last_seen),
    )


def _entry(asking: Asking, one: ShownEntry) -> QuarantineEntry:
    return QuarantineEntry(
        id=strawberry.ID(one.entry.id),
        record=one.key,
        value=one.raw,
        masked=one.masked,
        message=one.entry.message,
        word=None if one.word is None else strawberry.ID(one.word),
        first_seen=asking.moment(one.entry.first_seen),
        cells=[
            QuarantinedCell(
                path=cell.path, value=cell.value, masked=cell.masked, concerns=cell.concerns
            )
            for cell in one.cells
        ],
    )


def _id(text: str) -> str:
    """Of an entry; raises Refused QUARANTINE_ENTRY_UNKNOWN for what is none."""
    try:
        return str(uuid.UUID(str(text)))
    except ValueError:
        raise Refused(
            "QUARANTINE_ENTRY_UNKNOWN",
            "There is no such entry.",
            hint="Take ids as they were given.",
        ) from None


@office_mutation(
    "Take a workbook of `quarantineSheet` that was filled in and uploaded: words are decided, "
    "records corrected and tried again, entries dismissed, each line for itself.",
    TakeQuarantineSheetInput,
    TakeQuarantineSheetSuccess,
    may=ADMIN,
    points=RETRY_POINTS,
)
async def take_sheet(
    asking: Asking, wanted: TakeQuarantineSheetInput
) -> TakeQuarantineSheetSuccess:
    """Raises Refused REASON_MISSING, FILE_MISSING, SHEET_INVALID, FILE_…."""
    said_why(wanted.reason)
    async with uploaded(asking.hub, wanted.path) as file:
        actor, lens = asking.viewer.subject, Lens.of(asking.viewer)
        found = await take(asking.hub, file, lens, actor=actor, reason=wanted.reason)
    return TakeQuarantineSheetSuccess(
        lines=found.lines,
        taken=found.taken,
        refused=[QuarantineSheetLine.refused(one) for one in found.refused],
        words=found.words,
        cells=found.cells,
        records=found.records,
        still=[QuarantineSheetLine.still(one, asking.language) for one in found.still],
        dismissed=found.dismissed,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "quarantine": quarantine,
    "quarantined": quarantined,
    "quarantineSheet": sheet,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "retryQuarantine": retry,
    "dismissQuarantine": dismissal,
    "reopenQuarantine": reopening,
    "takeQuarantineSheet": take_sheet,
}
