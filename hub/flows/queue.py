"""The queue of words that did not map: seen word by word, decided once, replayed by itself.

A decision becomes part of the next version of the stream's mapping (its lexicon); publishing sends
the kept records through it, so that the cells that waited are filled without asking the system
again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
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
    Stretch,
    WaitingField,
    WaitingWord,
    Wanted,
    forget_notes,
    name_words,
    put_notes,
    waiting_fields,
    waiting_words,
)

_ID: Final = re.compile("[0-9a-f]{32}")
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
    place: int = 0
    """In the order that was asked for."""

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


@dataclass(frozen=True)
class Page:
    """Some words in an order, and how many there are in all."""

    words: list[Word]
    total: int
    cells: int
    fields: list[WaitingField]
    """Those of all words of that connection and state."""


async def words(
    hub: Hub, connection: str | None = None, *, ids: Iterable[str] | None = None
) -> list[Word]:
    """All words that wait, or those of these ids; those of most cells first."""
    named = None if ids is None else [bytes.fromhex(one) for one in ids if _ID.fullmatch(one)]
    wanted = await _wanted(hub, connection)
    return await _found(hub, replace(wanted, words=named), Stretch())


async def page_of_words(
    hub: Hub,
    connection: str | None,
    stretch: Stretch,
    *,
    entity: str | None = None,
    field: str | None = None,
    state: str = OPEN,
) -> Page:
    """A page; only its words are opened. Raises Refused CONNECTION_UNKNOWN."""
    wanted = replace(await _wanted(hub, connection), state=state)
    fields = await waiting_fields(hub.database, wanted)
    chosen = [one for one in fields if entity in {None, one.entity} and field in {None, one.field}]
    return Page(
        await _found(hub, replace(wanted, entity=entity, field=field), stretch),
        sum(one.words for one in chosen),
        sum(one.cells for one in chosen),
        fields,
    )


async def _wanted(hub: Hub, connection: str | None) -> Wanted:
    """Words that can be decided about; cells of before have their names from now on."""
    if connection is not None:
        await get_connection(hub.database, connection)
    await name_words(hub.database, hub.sealer)
    return Wanted(list(_vocabularies(hub.model)), connection)


def _vocabularies(model: Model) -> dict[str, str]:
    """`Entity.field` → the vocabulary of its words; no word decides about any other field."""
    return {
        f"{spec.name}.{one.name}": one.kind.vocabulary
        for spec in model.entities.values()
        for one in spec.fields.values()
        if one.kind.vocabulary is not None
    }


async def _found(hub: Hub, wanted: Wanted, stretch: Stretch) -> list[Word]:
    vocabularies = _vocabularies(hub.model)
    return [
        _word(vocabularies[f"{one.entity}.{one.field}"], one)
        for one in await waiting_words(hub.database, hub.sealer, wanted, stretch)
    ]


def _word(vocabulary: str, one: WaitingWord) -> Word:
    return Word(
        id=one.word.hex(),
        stream_id=one.stream_id,
        connection=one.connection,
        stream=one.stream,
        entity=one.entity,
        field=one.field,
        vocabulary=vocabulary,
        value=one.value,
        cells=one.cells,
        people=one.people,
        first_seen=one.first_seen,
        last_seen=one.last_seen,
        noted=one.noted,
        place=one.place,
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
    known = {one.id: one for one in await words(hub, ids=decisions)}
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
    asked = list(ids)
    known = {one.id: one for one in await words(hub, ids=asked)}
    found = [_known(known, one) for one in asked]
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
    left = await words(hub, connection, ids=[one.id for one, _ in chosen])
    still = {one.id: one.cells for one in left}
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
