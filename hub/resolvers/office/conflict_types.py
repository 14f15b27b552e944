"""Types of the office fields about conflicts between systems."""

from typing import Any

import strawberry

from hub.resolvers.types_scalars import DateTimeText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What one source says of a cell.")
class ConflictSide:
    """A side."""

    id: strawberry.ID = _told(
        "For `takeConflictValue`; another one once the source says something else."
    )
    system: str = _told("Name of the connection; `hub` for an edit made here.")
    stream: str = _told("Name of the stream.")
    record: str = _told("Key of the record in its stream.")
    precedence: int = _told("Who wins where several say something; edits have 1000.")
    since: DateTimeText | None = _told("Since when it says so, as far as the hub knows.")
    changed_at: DateTimeText | None = _told(
        "When the record changed, by its own word; null where its mapping tells no time."
    )
    value: str | None = _told("What it says; null where it says that there is nothing.")
    label: str | None = _told("The same for a person to read, such as the name of a term.")
    row: strawberry.ID | None = _told(
        "Where the value is a link: the row, which `nodes(ids:)` shows as far as one may read."
    )
    wins: bool = _told("Whether the row shows this one.")


@strawberry.type(description="A cell of which its sources say different things.")
class FieldConflict:
    """A conflict."""

    id: strawberry.ID = _told("Of the cell.")
    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field in the graph.")
    row: strawberry.ID = _told("The row, which `nodes(ids:)` shows as far as one may read.")
    subject: strawberry.ID | None = _told("The employee whom the row is about.")
    rule: str = _told("Why one is shown: `edit`, `precedence`, `order`, `freshness` or `newest`.")
    sentence: str = _told("The same for a person to read.")
    since: DateTimeText = _told("Since when they disagree, as far as the hub knows.")
    state: str = _told("`open`; `taken`: a value holds from now on; `kept`: all are right.")
    sides: list[ConflictSide] = _told("The one that is shown first.")
    reason: str | None = _told("Why it was decided so.")
    decided_by: str | None = _told("Who decided.")
    decided_at: DateTimeText | None = _told("When.")


@strawberry.type(description="How many conflicts there are of a field between systems.")
class ConflictHeap:
    """A heap."""

    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field in the graph.")
    winner: str = _told("Connection whose values are shown.")
    against: list[str] = _told("Connections that say otherwise.")
    state: str = _told("State of these conflicts.")
    count: int = _told("How many the viewer may be told of.")


@strawberry.type(description="A page of conflicts, the latest first.")
class ConflictPage:
    """A page."""

    nodes: list[FieldConflict] = _told("The conflicts.")
    heaps: list[ConflictHeap] = _told("How many by field and systems, the largest first.")
    total_count: int = _told("How many there are that the viewer may be told of.")
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.type(description="A decision about a cell.")
class ConflictDecision:
    """A decision."""

    kind: str = _told("`take` or `keep`.")
    reason: str = _told("Why.")
    by: str = _told("Who decided.")
    at: DateTimeText = _told("When.")
    undone_by: str | None = _told("Who took it back.")
    undone_at: DateTimeText | None = _told("When.")
    undone_reason: str | None = _told("Why.")


@strawberry.input(description="Take what one side says from now on, whatever systems say.")
class TakeConflictValueInput:
    """Which and why."""

    conflict: strawberry.ID = _told("The conflict.")
    side: strawberry.ID = _told("Whose value.")
    reason: str = _told("Why; it stands on the record.")


@strawberry.type(description="It holds from now on: an edit of the hub.")
class TakeConflictValueSuccess:
    """It was taken."""

    conflict: strawberry.ID = _told("The conflict.")


@strawberry.input(description="Remember that all are right, until one says something else.")
class KeepConflictsInput:
    """Which and why."""

    conflicts: list[strawberry.ID] = _told("The conflicts; 200 at most.")
    reason: str = _told("Why; it stands on the record.")


@strawberry.type(description="They are not asked about until one side says something else.")
class KeepConflictsSuccess:
    """How many."""

    conflicts: int = _told("How many.")


@strawberry.input(description="Take the decision about a conflict back.")
class ReopenConflictInput:
    """Which and why."""

    conflict: strawberry.ID = _told("The conflict.")
    reason: str = _told("Why; it stands on the record.")


@strawberry.type(description="The row shows again what it would show without the decision.")
class ReopenConflictSuccess:
    """It was taken back."""

    conflict: strawberry.ID = _told("The conflict.")


@strawberry.input(description="Prepare that one system alone fills a field.")
class OwnFieldInput:
    """Which field, whose."""

    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field in the graph.")
    connection: str = _told("The connection that owns it.")
    reason: str = _told("Why; it stands in the drafts.")


@strawberry.type(description="A stream that fills the field, and what the decision means for it.")
class FieldFiller:
    """A stream."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    rules: list[str] = _told("Names of the rows whose rule of the field it is.")
    outcome: str = _told(
        "`owns`; `without`: a draft leaves the rule out; `busy`: another draft is open."
    )
    problems: list[str] = _told("What is wrong with the draft, before it can be published.")


@strawberry.type(description="Drafts are prepared; they are previewed and published as any other.")
class OwnFieldSuccess:
    """The streams."""

    streams: list[FieldFiller] = _told("All that fill the field.")
