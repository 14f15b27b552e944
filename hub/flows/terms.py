"""Vocabularies edited while the hub runs: the effect shown → kept → every process learns it.

An edit lies on top of what ships and becomes a new model in every process that serves: its own at
once, others when they look (`refresh`). Words that waited and are certain now are decided by the
queue, so that cells are filled and the decision stands in the mapping like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hub.flows.hub import Hub, refresh
from hub.flows.queue import Word, decide, words
from hub.mappings.words.match import certain, vocabulary_of
from hub.schema.vocabulary import Vocabulary
from hub.schema.vocabulary_edits import TermEdit, edited
from hub.store.reorganisation import mappings_in_use
from hub.store.terms import KeptEdit, edits, holding, put_edit


@dataclass(frozen=True)
class TermEffect:
    """What an edit of a term would come to; nothing of it has happened."""

    words: int
    """Words of the queue that would be known."""
    cells: int
    people: int
    rows: int
    """Rows that hold the term in fields that are not sealed."""
    mappings: tuple[tuple[str, str], ...]
    """(connection, stream) of mappings whose words lead to the term."""


async def effect(hub: Hub, name: str, edit: TermEdit, *, new: bool) -> TermEffect:
    """The dry run; raises Refused VOCABULARY_UNKNOWN, TERM_…."""
    await refresh(hub, now=True)
    made = edited(vocabulary_of(hub.model.vocabularies, name), edit, new=new)
    learnt = await _learnt(hub, made)
    named = [
        (connection, stream)
        for connection, stream, document in await mappings_in_use(hub.database)
        if edit.code in _targets(document)
    ]
    fields = [
        (spec.table, one.column)
        for spec in hub.model
        for one in spec.fields.values()
        if one.kind.vocabulary == made.name and not one.kind.sealed and not spec.is_private(one)
    ]
    rows = [await holding(hub.database, table, field, edit.code) for table, field in fields]
    return TermEffect(
        words=len(learnt),
        cells=sum(one.cells for one, _ in learnt),
        people=sum(one.people for one, _ in learnt),
        rows=sum(rows),
        mappings=tuple(named),
    )


async def edit_term(
    hub: Hub, name: str, edit: TermEdit, *, new: bool, actor: str, reason: str
) -> int:
    """Keep the edit and fill what it makes known; how many cells that was.

    Raises Refused VOCABULARY_UNKNOWN, TERM_…, CONNECTION_BUSY where a pull is under way: the
    edit stands then, and the words wait in the queue as known ones.
    """
    await refresh(hub, now=True)
    vocabulary = vocabulary_of(hub.model.vocabularies, name)
    made = edited(vocabulary, edit, new=new)
    before = {one.edit.code: one.edit for one in await kept(hub) if one.vocabulary == made.name}
    whole = edit.after(before[edit.code]) if edit.code in before else edit
    lost = _renamed(vocabulary, made, edit.code)
    whole = replace(whole, aliases=tuple(dict.fromkeys((*whole.aliases, *lost))))
    await put_edit(hub.database, made, whole, author=actor, reason=reason)
    await refresh(hub, now=True)
    chosen: Mapping[str, str | None] = {
        one.id: code for one, code in await _learnt(hub, hub.model.vocabularies[made.name])
    }
    if not chosen:
        return 0
    decided = await decide(hub, chosen, actor=actor, reason=reason, learnt=True)
    return sum(one.filled for one in decided)


async def kept(hub: Hub) -> Sequence[KeptEdit]:
    """All edits of vocabularies, in their order."""
    return await edits(hub.database.writer)


def _renamed(before: Vocabulary, after: Vocabulary, code: str) -> list[str]:
    """What the term was called and is called no more: it stays an alias."""
    if code not in before.codes:
        return []
    was, now = before.term(code).label, after.term(code).label
    return [was[language] for language in was if was[language] != now[language]]


async def _learnt(hub: Hub, made: Vocabulary) -> list[tuple[Word, str]]:
    """Words of the queue that a vocabulary certainly knows, with their terms."""
    known = certain(made)
    found = []
    for one in await words(hub):
        code = known(one.value) if one.vocabulary == made.name and one.state == "open" else None
        if code is not None:
            found.append((one, code))
    return found


def _targets(document: object) -> set[str]:
    """All that the words of a mapping lead to."""
    books = document.get("lexicon") if isinstance(document, dict) else None
    if not isinstance(books, dict):
        return set()
    return {
        str(code)
        for book in books.values()
        if isinstance(book, dict)
        for code in book.values()
        if code is not None
    }
