"""Types of the office fields about records that could not land."""

from typing import Any

import strawberry

from hub.resolvers.types_scalars import DateTimeText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A value of a record as it came, or as somebody corrected it.")
class RecordCell:
    """A cell."""

    path: str = _told("Where it stands in the record.")
    value: str | None = _told("The value; null where there is none, or where it is locked.")
    locked: bool = _told("The viewer may not read all that it fills of everybody.")
    corrected: bool = _told("Somebody put it there.")
    fields: list[str] = _told("What it fills, as `Entity.field`.")


@strawberry.type(description="A record that could not land.")
class QuarantinedRecord:
    """A record."""

    id: strawberry.ID = _told("Of this entry; it tells nothing of the record.")
    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    kind: str = _told("rejected; or waiting, for a row that is not there yet.")
    code: str = _told("Why it could not land.")
    message: str = _told("The same in words.")
    first_seen: DateTimeText = _told("When it came first.")
    last_seen: DateTimeText = _told("When it came last.")
    state: str = _told("open or dismissed.")
    assignee: str | None = _told("Who sees to it.")
    comment: str | None = _told("What is to be known.")
    reason: str | None = _told("Why it was dismissed or corrected.")
    noted_by: str | None = _told("Who decided or noted last.")
    cells: list[RecordCell] = _told("Its values, and the paths that its mapping looks at in vain.")


@strawberry.type(description="How many records of a stream could not land for one reason.")
class QuarantineReason:
    """A reason."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    kind: str = _told("rejected or waiting.")
    code: str = _told("The reason.")
    open: int = _told("Records that wait for somebody.")
    dismissed: int = _told("Records that somebody decided are not ours.")
    assigned: int = _told("Open ones that somebody sees to.")
    first_seen: DateTimeText = _told("Since when.")


@strawberry.type(description="A page of records that could not land.")
class QuarantinedRecordPage:
    """A page."""

    nodes: list[QuarantinedRecord] = _told("The records, those that came first at first.")
    reasons: list[QuarantineReason] = _told("All of the connection, or of all, by reason.")
    end_cursor: strawberry.ID | None = _told("For `after`; null on the last page.")


@strawberry.input(description="What should stand in a record.")
class RecordCorrection:
    """A value."""

    path: str = _told("Where, as `cells` names it.")
    value: str | None = strawberry.field(default=None, description="What; null is null.")


@strawberry.input(description="Put other values into a record's place.")
class CorrectRecordInput:
    """A correction."""

    id: strawberry.ID = _told("Of the record.")
    values: list[RecordCorrection] = _told("What should stand there.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is corrected, and was tried again.")
class CorrectRecordSuccess:
    """How the record stands."""

    state: str = _told("landed, partial (a cell waits), waiting, rejected or gone.")
    reason_code: str | None = _told("Why it could not land even so.")
    reason_message: str | None = _told("The same in words, in English.")
    why: str | None = _told("The same in the language of the asker.")


@strawberry.input(description="Which records are tried again: these, or those of a connection.")
class RetryRecordsInput:
    """Which."""

    ids: list[strawberry.ID] | None = strawberry.field(default=None, description="1,000 at most.")
    connection: str | None = strawberry.field(
        default=None, description="All open ones of this connection."
    )
    stream: str | None = strawberry.field(default=None, description="Only of this stream of it.")


@strawberry.type(description="They were tried again.")
class RetryRecordsSuccess:
    """What became of them."""

    landed: int = _told("Records that landed.")
    waiting: int = _told("Records that wait for a row.")
    rejected: int = _told("Records that are still rejected.")


@strawberry.input(description="Decide that records are not ours.")
class DismissRecordsInput:
    """Which, and why."""

    ids: list[strawberry.ID] = _told("Of the records, 1,000 at most.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="They are dismissed.")
class DismissRecordsSuccess:
    """How many."""

    records: int = _told("Records that were dismissed.")


@strawberry.input(description="Take a dismissal back.")
class ReopenRecordsInput:
    """Which, and why."""

    ids: list[strawberry.ID] = _told("Of the records, 1,000 at most.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="They are open again, and were tried again.")
class ReopenRecordsSuccess(RetryRecordsSuccess):
    """What became of them."""


@strawberry.input(description="Say who sees to records, comment on them.")
class AnnotateRecordsInput:
    """What is noted."""

    ids: list[strawberry.ID] = _told("Of the records, 1,000 at most.")
    assignee: str | None = strawberry.field(
        default=None, description="Who sees to them; empty: nobody."
    )
    comment: str | None = strawberry.field(
        default=None, description="What is to be known; empty: nothing."
    )


@strawberry.type(description="It is noted.")
class AnnotateRecordsSuccess:
    """How many."""

    records: int = _told("Records that it was noted of.")
