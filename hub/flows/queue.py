"""The queue of words that did not map: seen word by word, decided once, replayed by itself.

A decision becomes part of the next version of the stream's mapping (its lexicon); publishing sends
the kept records through it, so that the cells that waited are filled without asking the system
again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.publish import publish
from hub.mappings.document import Document
from hub.mappings.words.match import matcher
from hub.mappings.words.result import Suggestion
from hub.schema.model import Model
from hub.schema.vocabulary import Vocabulary
from hub.store.connections import get_connection, mapping_document
from hub.store.queue import (
    DECLINED,
    OPEN,
    Noted,
    Waiting,
    forget_notes,
    notes_of,
    put_notes,
    waiting_words,
)

NOISE: Final = None
"""The decision that a word means nothing."""


@dataclass(frozen=True)
class Word:
    """A word of a system that no term is known for, with all cells in which it waits."""

    id: str
    """32 hex digits: names stream, field and value, and tells none of them."""
    stream_id: int
    connection: str
    stream: str
    entity: str
    field: str
    vocabulary: str
    value: str
    cells: int
    people: int
    first_seen: datetime
    last_seen: datetime
    noted: Noted | None

    @property
    def state(self) -> str:
        """`open`, or `declined`: it stays as it is."""
        return self.noted.state if self.noted else OPEN


@dataclass(frozen=True)
class Decided:
    """What decisions about one stream came to."""

    connection: str
    stream: str
    words: int
    filled: int
    """Cells that waited with them and do so no longer."""
    version: int
    """The version that has the decisions."""


async def words(hub: Hub, connection: str | None = None) -> list[Word]:
    """All words that wait, those of most cells first."""
    if connection is not None:
        await get_connection(hub.database, connection)
    cells: dict[bytes, list[Waiting]] = defaultdict(list)
    for one in await waiting_words(hub.database, hub.sealer, connection):
        cells[one.word].append(one)
    noted = await notes_of(hub.database)
    found = [
        made
        for word, waits in cells.items()
        if (made := _word(hub.model, waits, noted.get(word))) is not None
    ]
    return sorted(found, key=lambda one: (-one.cells, one.id))


def _word(model: Model, waits: Sequence[Waiting], noted: Noted | None) -> Word | None:
    first = waits[0]
    spec = model.entities.get(first.entity)
    declared = spec.fields.get(first.field) if spec else None
    if declared is None or declared.kind.vocabulary is None:
        return None  # a field that is none any more, or a link: no word decides about it
    return Word(
        id=first.word.hex(),
        stream_id=first.stream_id,
        connection=first.connection,
        stream=first.stream,
        entity=first.entity,
        field=first.field,
        vocabulary=declared.kind.vocabulary,
        value=first.value,
        cells=len(waits),
        people=len({one.subject for one in waits}),
        first_seen=min(one.first_seen for one in waits),
        last_seen=max(one.last_seen for one in waits),
        noted=noted,
    )


def suggestions(model: Model, word: Word) -> tuple[Suggestion, ...]:
    """Terms that the word may mean, the best first, each with its evidence."""
    return _suggested(model.vocabularies[word.vocabulary], word.value)


@lru_cache(maxsize=20_000)
def _suggested(vocabulary: Vocabulary, value: str) -> tuple[Suggestion, ...]:
    found = matcher(vocabulary)(value)
    if found.term is not None:  # learnt since the cell came to wait
        return (Suggestion(found.term, 1.0, "known by now"), *found.suggestions)
    return found.suggestions


async def decide(
    hub: Hub,
    decisions: Mapping[str, str | None],
    *,
    actor: str,
    reason: str,
    learnt: bool = False,
) -> list[Decided]:
    """Decide about words (id → code, or NOISE); raises Refused WORD_UNKNOWN, WORD_TERM_UNKNOWN, ….

    All are checked before the first is taken. Streams are decided one after the other; each is
    whole or not at all. `learnt`: the vocabularies know the words by now as well.
    """
    known = {one.id: one for one in await words(hub)}
    by_stream: dict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    for word, code in decisions.items():
        found = checked(hub.model, known, word, code)
        by_stream[found.connection, found.stream][word] = code
    outcomes = []
    for (connection, stream), own in by_stream.items():
        chosen = [(known[word], code) for word, code in own.items()]
        made = _stream(hub, connection, stream, chosen, actor, reason, learnt=learnt)
        outcomes.append(await made)
    return outcomes


async def accept_suggestions(
    hub: Hub, above: float, *, actor: str, reason: str, connection: str | None = None
) -> list[Decided]:
    """Take the best suggestion of every open word where its score is at least `above`.

    Two terms of the same score are no suggestion but a question.
    """
    chosen: dict[str, str | None] = {}
    for one in await words(hub, connection):
        offered = suggestions(hub.model, one)
        clear = len(offered) == 1 or (len(offered) > 1 and offered[0].score > offered[1].score)
        if one.state == OPEN and clear and offered[0].score >= above:
            chosen[one.id] = offered[0].term
    return await decide(hub, chosen, actor=actor, reason=reason) if chosen else []


async def annotate(
    hub: Hub,
    ids: Iterable[str],
    *,
    actor: str,
    declined: bool = False,
    assignee: str | None = None,
    comment: str | None = None,
) -> None:
    """Decline words, assign them, comment on them; raises Refused WORD_UNKNOWN."""
    known = {one.id: one for one in await words(hub)}
    found = [_known(known, one) for one in ids]
    chosen = {bytes.fromhex(one.id): one.stream_id for one in found}
    await put_notes(
        hub.database,
        chosen,
        DECLINED if declined else OPEN,
        actor=actor,
        assignee=assignee,
        comment=comment,
    )


def checked(model: Model, known: Mapping[str, Word], word: str, code: str | None) -> Word:
    """The word that is decided about; raises Refused WORD_UNKNOWN, WORD_TERM_UNKNOWN."""
    found = _known(known, word)
    if code is not NOISE and code not in model.vocabularies[found.vocabulary].codes:
        raise Refused(
            "WORD_TERM_UNKNOWN",
            "The vocabulary has no such term.",
            f"{found.vocabulary}, term {code}",
            "Choose one of its terms; a new one is added to the vocabulary first.",
        )
    return found


def _known(known: Mapping[str, Word], word: str) -> Word:
    found = known.get(word)
    if found is None:
        raise Refused(
            "WORD_UNKNOWN",
            "No such word waits.",
            f"id {word[:32]}",
            "It may have been decided about meanwhile; look at the queue again.",
        )
    return found


async def _stream(
    hub: Hub,
    connection: str,
    stream: str,
    chosen: Sequence[tuple[Word, str | None]],
    actor: str,
    reason: str,
    *,
    learnt: bool,
) -> Decided:
    """Publish the stream's mapping with the decisions in its lexicon."""
    found = (await get_connection(hub.database, connection)).stream(stream)
    document = await mapping_document(hub.database, found.id, found.mapping_version or 0)
    taught = teach(document, chosen)
    made = await publish(
        hub, connection, stream, taught, author=actor, reason=reason, waiting_too=learnt
    )
    await forget_notes(hub.database, [bytes.fromhex(one.id) for one, _ in chosen])
    still = {one.id: one.cells for one in await words(hub, connection)}
    filled = sum(one.cells - still.get(one.id, 0) for one, _ in chosen)
    return Decided(connection, stream, len(chosen), filled, made.version)


def teach(document: Document, chosen: Iterable[tuple[Word, str | None]]) -> Document:
    """The document with these words in its lexicon, in the book that the field reads."""
    taught = deepcopy(document)
    books = taught.setdefault("lexicon", {})
    for word, code in chosen:
        own = f"{word.entity}.{word.field}"
        name = own if own in books or word.field not in books else word.field
        books.setdefault(name, {})[word.value] = code
    return taught
