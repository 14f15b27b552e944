"""Types of the office fields about what did not land."""

from typing import Any

import strawberry

from hub.flows.quarantine_back import Said
from hub.resolvers.office.quarantine_words import told
from hub.resolvers.types_scalars import DateTimeText
from hub.store.quarantine import Reason


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="Everything that does not land for one reason.")
class QuarantineGroup:
    """A group."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    entity: str = _told("Name of the entity; empty for records that do not land at all.")
    field: str = _told("Name of the field, as mappings write it; empty likewise.")
    code: str = _told("The reason; stable and documented.")
    why: str = _told("The reason, for a person to read.")
    remedy: str = _told("What ends it, for a person to read.")
    vocabulary: str | None = _told("Whose terms the field's words are; null where they are none.")
    accounts: bool = _told(
        "Its records are accounts of people for whom nobody was found: `giveAccount` says whose."
    )
    cells: int = _told("Cells, or whole records, that wait.")
    records: int = _told("Records that they stand in.")
    people: int = _told("People, or accounts not matched yet, whom they are about.")
    first_seen: DateTimeText = _told("When the first came.")
    last_seen: DateTimeText = _told("When one came last.")


@strawberry.type(description="A column of a record that waits.")
class QuarantinedCell:
    """A column."""

    path: str = _told("How a mapping names it.")
    value: str | None = _told("Its value, or the value's shape.")
    masked: bool = _told("Whether that is a shape: the viewer may not read what it fills.")
    concerns: bool = _told("Whether the field that waits is filled from it.")


@strawberry.type(description="A cell that waits, or a record that waits whole.")
class QuarantineEntry:
    """An entry."""

    id: strawberry.ID = _told("Of the entry.")
    record: str = _told("Key of the record, or its shape.")
    value: str | None = _told("The system's own word, or its shape; null for a whole record.")
    masked: bool = _told("Whether `value` is a shape.")
    message: str = _told("What is wrong, in English, without any value.")
    word: strawberry.ID | None = _told("For `decideWords`; null where no word decides.")
    first_seen: DateTimeText = _told("When it came first.")
    cells: list[QuarantinedCell] = _told("The record's columns; empty where it was erased.")


@strawberry.type(description="A page of entries.")
class QuarantinePage:
    """A page."""

    nodes: list[QuarantineEntry] = _told("The entries.")
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.input(description="Which group.")
class QuarantineGroupInput:
    """Which group."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    entity: str = _told("As the group says.")
    field: str = _told("As the group says.")
    code: str = _told("As the group says.")

    def reason(self) -> Reason:
        """As the store names it."""
        return Reason(self.connection, self.stream, self.entity, self.field, self.code)


@strawberry.input(description="Send what waits through the mapping once more.")
class RetryQuarantineInput:
    """Which."""

    connection: str = _told("Name of the connection.")
    stream: str | None = strawberry.field(default=None, description="Only of this one.")


@strawberry.type(description="It was tried.")
class RetryQuarantineSuccess:
    """What it came to."""

    landed: int = _told("Cells and records that wait no longer.")
    waiting: int = _told("Those that do.")


@strawberry.input(description="Leave entries as they are until their records change.")
class DismissQuarantineInput:
    """Which and why."""

    ids: list[strawberry.ID] = _told("Of the entries; 1,000 at most.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="They are left as they are.")
class DismissQuarantineSuccess:
    """How many."""

    entries: int = _told("Entries.")


@strawberry.input(description="Ask about dismissed entries again.")
class ReopenQuarantineInput:
    """Which and why."""

    ids: list[strawberry.ID] = _told("Of the entries; 1,000 at most.")
    reason: str = strawberry.field(default="Reopened.", description="Why; kept in the trail.")


@strawberry.type(description="They are asked about again.")
class ReopenQuarantineSuccess:
    """How many."""

    entries: int = _told("Entries.")


@strawberry.input(description="Take a workbook of the quarantine that was filled in.")
class TakeQuarantineSheetInput:
    """Which and why."""

    path: str = _told(
        "Where the uploaded workbook lies, as the upload said; it goes when it is read."
    )
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="A line of a workbook, and what is to be told of it.")
class QuarantineSheetLine:
    """A line."""

    sheet: str = _told("Name of the sheet.")
    row: int = _told("Its row; the header is 1.")
    code: str = _told("Why, stable and documented.")
    message: str = _told("Why, without any value; of errors in English.")
    hint: str | None = _told("What to do.")

    @classmethod
    def refused(cls, one: Said) -> "QuarantineSheetLine":
        """A line that was not taken, and the error that it is."""
        at = one.place
        return cls(sheet=at.sheet, row=at.row, code=one.code, message=one.message, hint=one.hint)

    @classmethod
    def still(cls, one: Said, language: str) -> "QuarantineSheetLine":
        """A line of a record that waits, and why."""
        at, said = one.place, told(one.code, language)
        return cls(sheet=at.sheet, row=at.row, code=one.code, message=said.why, hint=said.remedy)


@strawberry.type(description="The account of a workbook: each filled line is taken or refused.")
class TakeQuarantineSheetSuccess:
    """What it came to."""

    lines: int = _told("Lines that were filled in.")
    taken: int = _told("Lines that were taken.")
    refused: list[QuarantineSheetLine] = _told("Lines that were not, and why.")
    words: int = _told("Words that were decided about.")
    cells: int = _told("Cells that waited with them and do so no longer.")
    records: int = _told("Records that were corrected and tried again.")
    still: list[QuarantineSheetLine] = _told("Lines of those that could not land even so.")
    dismissed: int = _told("Entries that are left as they are.")
