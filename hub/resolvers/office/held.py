"""Office fields about records that could not land: seen, corrected, tried again, dismissed.

A value is shown to who may read all that it fills of everybody, and only they correct it; others
see where it stands, why the record could not land, and can dismiss or assign it.
"""

from collections.abc import Mapping
from typing import Final

import strawberry

from hub.errors import Refused
from hub.flows import held
from hub.flows.lens import Lens
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.held_types import (
    AnnotateRecordsInput,
    AnnotateRecordsSuccess,
    CorrectRecordInput,
    CorrectRecordSuccess,
    DismissRecordsInput,
    DismissRecordsSuccess,
    QuarantinedRecord,
    QuarantinedRecordPage,
    QuarantineReason,
    RecordCell,
    ReopenRecordsInput,
    ReopenRecordsSuccess,
    RetryRecordsInput,
    RetryRecordsSuccess,
)
from hub.resolvers.office.quarantine_words import told
from hub.store.acts import note
from hub.store.connections import get_connection
from hub.store.held import OPEN, STATES, HeldRecord, Reason, Wanted, held_records, reasons

MOST: Final = 200
"""Records of one page."""
POINTS: Final = 1_000
"""Of sending kept records through their mapping."""


@office_query(
    "Records that could not land, those that came first at first, with their values as far as the "
    "viewer may read them; how many by reason. The look is on the record.",
    may=ADMIN,
    points=100,
)
async def quarantined(
    info: Info,
    connection: str | None = None,
    stream: str | None = None,
    code: str | None = None,
    state: str | None = OPEN,
    assignee: str | None = None,
    first: int = 20,
    after: strawberry.ID | None = None,
) -> QuarantinedRecordPage | None:
    """A page; raises Refused PAGE_INVALID, RECORD_STATE, CONNECTION_UNKNOWN, STREAM_UNKNOWN."""
    asking = info.context
    hub, viewer = asking.hub, asking.viewer
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} records at most.")
    if state is not None and state not in STATES:
        raise Refused(
            "RECORD_STATE", "There is no such state.", hint=f"One of {', '.join(STATES)}."
        )
    if connection is not None:
        known = await get_connection(hub.database, connection)
        if stream is not None:
            known.stream(stream)
    wanted = Wanted(connection, stream, code, state, assignee)
    place = None if after is None else held.record_id(str(after))
    found = await held_records(hub.database, hub.sealer, wanted, after=place, limit=first + 1)
    page = found[:first]
    paths, lens = held.Paths(hub), Lens.of(viewer)
    nodes = [await _record(asking, paths, lens, one) for one in page]
    detail = {"connection": connection, "stream": stream, "records": [one.id for one in page]}
    await note(
        hub.database.writer, viewer.subject, "record.read", "record", rows=len(page), detail=detail
    )
    return QuarantinedRecordPage(
        nodes=nodes,
        reasons=[_reason(asking, one) for one in await reasons(hub.database, connection)],
        end_cursor=strawberry.ID(page[-1].id) if len(found) > len(page) > 0 else None,
    )


@office_mutation(
    "Put other values into a record's place and try it again; the bytes that came are kept.",
    CorrectRecordInput,
    CorrectRecordSuccess,
    may=ADMIN,
    points=POINTS,
)
async def correct(asking: Asking, wanted: CorrectRecordInput) -> CorrectRecordSuccess:
    """Raises Refused RECORD_UNKNOWN, CORRECTION_DENIED, CORRECTION_INVALID, REASON_MISSING, …."""
    values = {one.path: one.value for one in wanted.values}
    if not values:
        raise Refused("CORRECTION_INVALID", "Nothing is corrected.", hint="Name a path.")
    now = await held.correct(
        asking.hub,
        str(wanted.id),
        values,
        Lens.of(asking.viewer),
        actor=asking.viewer.subject,
        reason=wanted.reason,
    )
    return CorrectRecordSuccess(
        state=now.state if now else "gone",
        reason_code=now.code if now else None,
        reason_message=now.message if now else None,
        why=told(now.code, asking.language).why if now and now.code else None,
    )


@office_mutation(
    "Try records again as they are: those named, or all open ones of a connection.",
    RetryRecordsInput,
    RetryRecordsSuccess,
    may=ADMIN,
    points=POINTS,
)
async def retry(asking: Asking, wanted: RetryRecordsInput) -> RetryRecordsSuccess:
    """Raises Refused RECORD_UNKNOWN, RECORDS_UNCLEAR, CONNECTION_UNKNOWN, CONNECTION_BUSY."""
    actor = asking.viewer.subject
    if (wanted.ids is None) == (wanted.connection is None):
        raise Refused(
            "RECORDS_UNCLEAR",
            "It is not clear which records are meant.",
            hint="Give ids, or a connection.",
        )
    if wanted.connection is not None:
        tried = await held.retry_stream(asking.hub, wanted.connection, wanted.stream, actor=actor)
    else:
        tried = await held.retry(asking.hub, _ids(wanted.ids or []), actor=actor)
    return RetryRecordsSuccess(**vars(tried))


@office_mutation(
    "Decide that records are not ours; they are kept, and looked at anew when their system says "
    "something else.",
    DismissRecordsInput,
    DismissRecordsSuccess,
    may=ADMIN,
)
async def dismiss(asking: Asking, wanted: DismissRecordsInput) -> DismissRecordsSuccess:
    """Raises Refused RECORD_UNKNOWN, REASON_MISSING."""
    actor = asking.viewer.subject
    count = await held.dismiss(asking.hub, _ids(wanted.ids), actor=actor, reason=wanted.reason)
    return DismissRecordsSuccess(records=count)


@office_mutation(
    "Take a dismissal back and try the records again.",
    ReopenRecordsInput,
    ReopenRecordsSuccess,
    may=ADMIN,
    points=POINTS,
)
async def reopen(asking: Asking, wanted: ReopenRecordsInput) -> ReopenRecordsSuccess:
    """Raises Refused RECORD_UNKNOWN, REASON_MISSING, CONNECTION_BUSY."""
    actor = asking.viewer.subject
    tried = await held.reopen(asking.hub, _ids(wanted.ids), actor=actor, reason=wanted.reason)
    return ReopenRecordsSuccess(**vars(tried))


@office_mutation(
    "Say who sees to records, comment on them; an empty text takes it away.",
    AnnotateRecordsInput,
    AnnotateRecordsSuccess,
    may=ADMIN,
)
async def annotate(asking: Asking, wanted: AnnotateRecordsInput) -> AnnotateRecordsSuccess:
    """Raises Refused RECORD_UNKNOWN."""
    count = await held.annotate(
        asking.hub,
        _ids(wanted.ids),
        actor=asking.viewer.subject,
        assignee=wanted.assignee,
        comment=wanted.comment,
    )
    return AnnotateRecordsSuccess(records=count)


def _ids(ids: list[strawberry.ID]) -> list[str]:
    return [str(one) for one in ids]


async def _record(
    asking: Asking, paths: held.Paths, lens: Lens, one: HeldRecord
) -> QuarantinedRecord:
    cells = await held.cells(asking.hub, paths, lens, one)
    noted = one.decision
    return QuarantinedRecord(
        id=strawberry.ID(one.id),
        connection=one.connection,
        stream=one.stream,
        kind=one.kind,
        code=one.code,
        message=one.message,
        first_seen=asking.moment(one.first_seen),
        last_seen=asking.moment(one.last_seen),
        state=one.state,
        assignee=noted.assignee if noted else None,
        comment=noted.comment if noted else None,
        reason=noted.reason if noted else None,
        noted_by=noted.noted_by if noted else None,
        cells=[RecordCell(**{**vars(each), "fields": list(each.fields)}) for each in cells],
    )


def _reason(asking: Asking, one: Reason) -> QuarantineReason:
    return QuarantineReason(**{**vars(one), "first_seen": asking.moment(one.first_seen)})


QUERIES: Final[Mapping[str, OfficeField]] = {"quarantinedRecords": quarantined}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "correctRecord": correct,
    "retryRecords": retry,
    "dismissRecords": dismiss,
    "reopenRecords": reopen,
    "annotateRecords": annotate,
}
