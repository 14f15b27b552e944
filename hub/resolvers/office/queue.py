"""Office fields about words that did not map: seen, decided, declined, assigned.

A value, and what it may mean, is shown to who may read its field of everybody; others see how
often it occurs and can decide by its id alone.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import strawberry

from hub.auth.policy import reads_all
from hub.errors import Refused
from hub.flows import queue
from hub.mappings.words.evidence import told
from hub.resolvers.office.cursors import cursor_of, place_of
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.types_scalars import DateTimeText, OrderDirection
from hub.store.acts import note
from hub.store.queue import OPEN, Spot, Stretch

MOST: Final = 1_000
"""Words of one page."""
POINTS: Final = 2_000
"""Of going through all records that are kept."""


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="A term that a word may mean; nothing takes it without a decision.")
class WordSuggestion:
    """A suggestion."""

    term: str = _told("Its code.")
    score: float = _told("From 0 to 1; orders the list, is no probability.")
    evidence: str = _told("Why, for a person to read.")


@strawberry.type(description="A word of a system that no term is known for.")
class QueueWord:
    """A word."""

    id: strawberry.ID = _told("Names stream, field and value, and tells none of them.")
    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field, as mappings write it.")
    vocabulary: str = _told("Whose terms it may mean.")
    value: str | None = _told("The word itself; null where the viewer may not read the field.")
    cells: int = _told("Cells that wait with it.")
    people: int = _told("People, or accounts not matched yet, whom they are about.")
    first_seen: DateTimeText = _told("When it came first.")
    last_seen: DateTimeText = _told("When it came last.")
    state: str = _told("open or declined.")
    assignee: str | None = _told("Who decides about it.")
    comment: str | None = _told("What is to be known.")
    suggestions: list[WordSuggestion] = _told("Five at most, the best first.")


@strawberry.enum(description="What words are put in order by; those of one rank by their ids.")
class QueueOrder(Enum):
    """An order."""

    CELLS = "cells"
    PEOPLE = "people"
    FIRST_SEEN = "firstSeen"
    LAST_SEEN = "lastSeen"


@strawberry.type(description="A field of a system with words that wait.")
class QueueField:
    """A field to look at alone."""

    connection: str = _told("Name of the connection.")
    entity: str = _told("Name of the entity.")
    field: str = _told("Name of the field, as mappings write it.")
    words: int = _told("How many words.")
    cells: int = _told("Cells that wait with them.")


@strawberry.type(description="A page of words.")
class QueuePage:
    """A page."""

    nodes: list[QueueWord] = _told("The words.")
    total_count: int = _told("Words in all.")
    cells: int = _told("Cells that wait in all.")
    fields: list[QueueField] = _told(
        "All fields with words of that state, whichever `entity` and `field` are asked for."
    )
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.type(description="What decisions about one stream came to.")
class StreamDecided:
    """A stream's decisions."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    words: int = _told("Words that were decided about.")
    filled: int = _told("Cells that waited and do so no longer.")
    version: int = _told("The version that has them.")


@strawberry.type(description="It is decided.")
class DecideWordsSuccess:
    """What decisions came to."""

    streams: list[StreamDecided] = _told("Stream by stream.")


@strawberry.type(description="All suggestions that were good enough are taken.")
class AcceptSuggestionsSuccess(DecideWordsSuccess):
    """What they came to."""


@strawberry.type(description="It is noted.")
class AnnotateWordsSuccess:
    """How many."""

    words: int = _told("Words that it was noted of.")


@strawberry.input(description="What a word means.")
class WordDecision:
    """A decision."""

    id: strawberry.ID = _told("Of the word.")
    term: str | None = strawberry.field(
        default=None, description="Code of the term; null: the word means nothing."
    )


@strawberry.input(description="Decide what words mean; the cells that wait are filled at once.")
class DecideWordsInput:
    """Decisions."""

    decisions: list[WordDecision] = _told("1,000 at most; all are taken, or none of a stream.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.input(description="Take the best suggestion of every word that is good enough.")
class AcceptSuggestionsInput:
    """Which."""

    above: int = _told("The least score in percent, 0 to 100.")
    connection: str | None = strawberry.field(default=None, description="Only of this one.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.input(description="Decline words, assign them, comment on them.")
class AnnotateWordsInput:
    """What is noted."""

    ids: list[strawberry.ID] = _told("Of the words.")
    decline: bool = strawberry.field(default=False, description="Leave them as they are.")
    assignee: str | None = strawberry.field(default=None, description="Who decides.")
    comment: str | None = strawberry.field(default=None, description="What is to be known.")


@office_query(
    "Words that did not map, those of most cells first; another order may be asked for.",
    may=ADMIN,
    points=200,
)
async def word_queue(
    info: Info,
    connection: str | None = None,
    entity: str | None = None,
    field: str | None = None,
    state: str = OPEN,
    first: int = 50,
    after: str | None = None,
    order: QueueOrder | None = None,
    direction: OrderDirection | None = None,
) -> QueuePage | None:
    """A page; raises Refused CONNECTION_UNKNOWN, PAGE_INVALID. The look is on the record."""
    asking = info.context
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} words at most.")
    by, falling = (order or QueueOrder.CELLS).value, direction is not OrderDirection.ASC
    kind = f"queue {by} {falling}"
    place = _place(place_of(asking, kind, after))
    stretch = Stretch(by, falling, place, first + 1)
    found = await queue.page_of_words(
        asking.hub, connection, stretch, entity=entity, field=field, state=state
    )
    page = found.words[:first]
    detail = {"connection": connection, "entity": entity, "field": field}
    writer, actor = asking.hub.database.writer, asking.viewer.subject
    await note(writer, actor, "queue.read", "queue", rows=len(page), detail=detail)
    last = page[-1] if len(found.words) > len(page) > 0 else None
    return QueuePage(
        nodes=[_word(asking, one) for one in page],
        total_count=found.total,
        cells=found.cells,
        fields=[QueueField(**vars(one)) for one in found.fields],
        end_cursor=cursor_of(asking, kind, (str(last.place), last.id)) if last else None,
    )


@office_mutation(
    "Decide what words mean; the cells that wait are filled without asking the system again.",
    DecideWordsInput,
    DecideWordsSuccess,
    may=ADMIN,
    points=POINTS,
)
async def decide_words(asking: Asking, wanted: DecideWordsInput) -> DecideWordsSuccess:
    """Decide; raises Refused WORD_UNKNOWN, TERM_UNKNOWN, CONNECTION_BUSY."""
    if len(wanted.decisions) > MOST:
        raise Refused("PAGE_INVALID", "These are too many.", hint=f"{MOST} at most.")
    chosen = {str(one.id): one.term for one in wanted.decisions}
    found = await queue.decide(
        asking.hub, chosen, actor=asking.viewer.subject, reason=wanted.reason
    )
    return DecideWordsSuccess(streams=[StreamDecided(**vars(one)) for one in found])


@office_mutation(
    "Take the best suggestion of every open word whose score is high enough.",
    AcceptSuggestionsInput,
    AcceptSuggestionsSuccess,
    may=ADMIN,
    points=POINTS,
)
async def accept_suggestions(
    asking: Asking, wanted: AcceptSuggestionsInput
) -> AcceptSuggestionsSuccess:
    """Take them; raises Refused CONNECTION_UNKNOWN, CONNECTION_BUSY."""
    found = await queue.accept_suggestions(
        asking.hub,
        wanted.above / 100,
        actor=asking.viewer.subject,
        reason=wanted.reason,
        connection=wanted.connection,
    )
    return AcceptSuggestionsSuccess(streams=[StreamDecided(**vars(one)) for one in found])


@office_mutation(
    "Decline words, assign them, comment on them.",
    AnnotateWordsInput,
    AnnotateWordsSuccess,
    may=ADMIN,
)
async def annotate_words(asking: Asking, wanted: AnnotateWordsInput) -> AnnotateWordsSuccess:
    """Note it; raises Refused WORD_UNKNOWN."""
    await queue.annotate(
        asking.hub,
        [str(one) for one in wanted.ids],
        actor=asking.viewer.subject,
        declined=wanted.decline,
        assignee=wanted.assignee,
        comment=wanted.comment,
    )
    return AnnotateWordsSuccess(words=len(wanted.ids))


def _place(found: tuple[str, ...] | None) -> Spot | None:
    return None if found is None else (int(found[0]), bytes.fromhex(found[1]))


def _word(asking: Asking, one: queue.Word) -> QueueWord:
    spec = asking.hub.model[one.entity]
    visible = reads_all(spec, spec[one.field], asking.viewer)
    offered = queue.suggestions(asking.hub.model, one) if visible else ()
    return QueueWord(
        id=strawberry.ID(one.id),
        connection=one.connection,
        stream=one.stream,
        entity=one.entity,
        field=one.field,
        vocabulary=one.vocabulary,
        value=one.value if visible else None,
        cells=one.cells,
        people=one.people,
        first_seen=asking.moment(one.first_seen),
        last_seen=asking.moment(one.last_seen),
        state=one.state,
        assignee=one.noted.assignee if one.noted else None,
        comment=one.noted.comment if one.noted else None,
        suggestions=[
            WordSuggestion(
                term=offer.term, score=offer.score, evidence=told(offer.evidence, asking.language)
            )
            for offer in offered
        ],
    )


QUERIES: Final[Mapping[str, OfficeField]] = {"queue": word_queue}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "decideWords": decide_words,
    "acceptSuggestions": accept_suggestions,
    "annotateWords": annotate_words,
}
