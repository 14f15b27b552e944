"""Office fields about terms of vocabularies: edited by the company, shown before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import strawberry

from hub.errors import Refused
from hub.flows import terms as flow
from hub.flows import terms_skos as skos
from hub.resolvers.office.cursors import cursor_of, place_of
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    anyone,
    office_mutation,
    office_query,
)
from hub.resolvers.office.files import OfficeFile
from hub.resolvers.types_scalars import DateTimeText
from hub.schema.vocabulary_edits import TermEdit
from hub.store.terms import Place, edits_page

_POINTS: Final = 500
MOST: Final = 500
"""Edits of one page."""
_EDITS: Final = "termEdits"
LD_JSON: Final = "application/ld+json"


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


def _may(doc: str) -> Any:
    return strawberry.field(description=doc, default=None)


@strawberry.input(description="A label in one or both languages.")
class TermLabelInput:
    """A label."""

    en: str | None = _may("In English.")
    zh: str | None = _may("In Chinese.")


@strawberry.input(description="What the company says of a term; what is absent stays.")
class TermEditInput:
    """An edit."""

    vocabulary: str = _told("Name of the vocabulary.")
    code: str = _told("Code of the term; it never changes.")
    create: bool = strawberry.field(description="The term is new.", default=False)
    label: TermLabelInput | None = _may("What it is called; what it was called stays an alias.")
    definition: str | None = _may("What it means.")
    aliases: list[str] | None = _may("Names beside those that it has.")
    active: bool | None = _may("false retires it: it is offered no more, and stays where it is.")
    rank: int | None = _may("Of a new term in an order: its place, higher is more.")
    broader: str | None = _may("Code of the broader term.")


@strawberry.input(description="Edit a term of a vocabulary.")
class EditTermInput:
    """An edit, and why."""

    edit: TermEditInput = _told("What is said of the term.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is edited.")
class EditTermSuccess:
    """What it came to."""

    code: str = _told("Of the term.")
    filled: int = _told("Cells that waited for a word that is known now.")


@strawberry.type(description="A stream's mapping whose words lead to the term.")
class TermMention:
    """A mention."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")


@strawberry.type(description="What an edit of a term would come to; nothing of it has happened.")
class TermEditEffect:
    """An effect."""

    words: int = _told("Words of the queue that would be known.")
    cells: int = _told("Cells that wait with them.")
    people: int = _told("People whom they are about.")
    rows: int = _told("Rows that hold the term, in fields that are not sealed.")
    mappings: list[TermMention] = _told("Mappings whose words lead to it.")


@strawberry.type(description="What the company has said of a term, all edits together.")
class TermEdited:
    """An edit as it is kept."""

    id: strawberry.ID = _told(
        "Names its place in the list, for whom it was made; `before` takes it."
    )
    vocabulary: str = _told("Name of the vocabulary.")
    code: str = _told("Code of the term.")
    label_en: str | None = _told("In English, where it was edited.")
    label_zh: str | None = _told("In Chinese, where it was edited.")
    aliases: list[str] = _told("Names that were added.")
    active: bool | None = _told("Whether it is offered, where that was edited.")
    author: str = _told("Who edited it last.")
    reason: str = _told("Why.")
    at: DateTimeText = _told("When.")


@strawberry.type(description="An edit that a SKOS document amounts to; what is null stays.")
class SkosChange:
    """A change."""

    code: str = _told("Of the term.")
    create: bool = _told("Whether the term is new.")
    label_en: str | None = _told("In English, where that differs.")
    label_zh: str | None = _told("In Chinese, where that differs.")
    definition: str | None = _told("What it means, where that differs.")
    aliases: list[str] = _told("Names beside those that it has.")
    active: bool | None = _told("Whether it is offered, where that differs.")
    broader: str | None = _told("Code of the broader term, where that differs.")
    rank: int | None = _told("Of a new term in an order: its place.")


@strawberry.type(description="A concept of a SKOS document that is not taken.")
class SkosRefusal:
    """A refusal."""

    term: str = _told("Its code.")
    code: str = _told("Why; stable and documented.")
    message: str = _told("Why, in English.")
    hint: str | None = _told("What to do.")

    @classmethod
    def of(cls, one: skos.Unfit) -> "SkosRefusal":
        """As the graph shows it."""
        why = one.error
        return cls(term=one.code, code=why.code, message=why.message, hint=why.hint)


@strawberry.type(description="What a SKOS document says of a vocabulary; nothing has happened.")
class SkosEffect:
    """An effect."""

    changes: list[SkosChange] = _told("Edits that it amounts to.")
    refused: list[SkosRefusal] = _told("Concepts that would not be taken.")
    alike: int = _told("Concepts that say what is held.")
    left: list[str] = _told("Codes of terms whose rank or codings differ: those stay.")
    unnamed: list[str] = _told("Codes of terms that it does not name: they stay.")


@strawberry.input(description="Take what a SKOS document says into a vocabulary.")
class TakeSkosInput:
    """What, where and why."""

    vocabulary: str = _told("Name of the vocabulary.")
    document: str = _told("The document: JSON-LD, as `vocabularySkos` gives it.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is taken, term by term.")
class TakeSkosSuccess:
    """What it came to."""

    terms: int = _told("Terms that were added or edited.")
    filled: int = _told("Cells that waited for a word that is known now.")
    refused: list[SkosRefusal] = _told("Concepts that were not taken.")


@office_query("A vocabulary as the company has it, as SKOS (JSON-LD).", may=anyone)
async def vocabulary_skos(info: Info, name: str) -> OfficeFile | None:
    """Raises Refused VOCABULARY_UNKNOWN."""
    return OfficeFile.of(f"{name}.jsonld", LD_JSON, skos.written(info.context.hub, name))


@office_query(
    "What a SKOS document would change in a vocabulary; nothing happens.",
    may=ADMIN,
    points=_POINTS,
)
async def skos_effect(info: Info, vocabulary: str, document: str) -> SkosEffect | None:
    """The dry run; raises Refused VOCABULARY_UNKNOWN, SKOS_INVALID, PAGE_INVALID."""
    found = await skos.effect(info.context.hub, vocabulary, document)
    return SkosEffect(
        changes=[_skos_change(one) for one in found.changes],
        refused=[SkosRefusal.of(one) for one in found.refused],
        alike=found.alike,
        left=list(found.left),
        unnamed=list(found.unnamed),
    )


@office_mutation(
    "Take what a SKOS document says into a vocabulary: each concept that differs is an edit of "
    "its term, taken or refused for itself.",
    TakeSkosInput,
    TakeSkosSuccess,
    may=ADMIN,
    points=4 * _POINTS,
)
async def take_skos(asking: Asking, wanted: TakeSkosInput) -> TakeSkosSuccess:
    """Raises Refused REASON_MISSING, VOCABULARY_UNKNOWN, SKOS_INVALID, …."""
    found = await skos.take(
        asking.hub,
        wanted.vocabulary,
        wanted.document,
        actor=asking.viewer.subject,
        reason=wanted.reason,
    )
    refused = [SkosRefusal.of(one) for one in found.refused]
    return TakeSkosSuccess(terms=found.terms, filled=found.filled, refused=refused)


@office_query("What an edit of a term would come to; nothing happens.", may=ADMIN, points=_POINTS)
async def term_edit_effect(info: Info, edit: TermEditInput) -> TermEditEffect | None:
    """The dry run; raises Refused as `editTerm` answers problems."""
    found = await flow.effect(info.context.hub, edit.vocabulary, _edit(edit), new=edit.create)
    return TermEditEffect(
        words=found.words,
        cells=found.cells,
        people=found.people,
        rows=found.rows,
        mappings=[TermMention(connection=one, stream=two) for one, two in found.mappings],
    )


@office_mutation(
    "Add, rename, alias or retire a term; cells that wait with a word that it makes known are "
    "filled without asking the system again.",
    EditTermInput,
    EditTermSuccess,
    may=ADMIN,
    points=_POINTS,
)
async def edit_term(asking: Asking, wanted: EditTermInput) -> EditTermSuccess:
    """Raises Refused VOCABULARY_UNKNOWN, TERM_…, CONNECTION_BUSY."""
    edit = wanted.edit
    filled = await flow.edit_term(
        asking.hub,
        edit.vocabulary,
        _edit(edit),
        new=edit.create,
        actor=asking.viewer.subject,
        reason=wanted.reason,
    )
    return EditTermSuccess(code=edit.code, filled=filled)


@office_query(
    "What the company has edited of vocabularies, the latest edit first; 500 at most.", may=ADMIN
)
async def term_edits(
    info: Info,
    vocabulary: str | None = None,
    first: int = 50,
    before: strawberry.ID | None = None,
) -> list[TermEdited] | None:
    """Of one vocabulary or of all; raises Refused PAGE_INVALID."""
    asking = info.context
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} at most.")
    start = _place(asking, before)
    return [
        TermEdited(
            id=strawberry.ID(cursor_of(asking, _EDITS, _text(one.place))),
            vocabulary=one.vocabulary,
            code=one.edit.code,
            label_en=one.edit.label.get("en"),
            label_zh=one.edit.label.get("zh"),
            aliases=list(one.edit.aliases),
            active=one.edit.active,
            author=one.author,
            reason=one.reason,
            at=asking.moment(one.at),
        )
        for one in await edits_page(asking.hub.database, vocabulary, start, first)
    ]


def _text(place: Place) -> tuple[str, str, str]:
    at, vocabulary, code = place
    return at.isoformat(), vocabulary, code


def _place(asking: Asking, before: strawberry.ID | None) -> Place | None:
    found = place_of(asking, _EDITS, before)
    if found is None:
        return None
    at, vocabulary, code = found
    return datetime.fromisoformat(at), vocabulary, code


def _skos_change(one: skos.Change) -> SkosChange:
    edit = one.edit
    return SkosChange(
        code=edit.code,
        create=one.new,
        label_en=edit.label.get("en"),
        label_zh=edit.label.get("zh"),
        definition=edit.definition,
        aliases=list(edit.aliases),
        active=edit.active,
        broader=edit.broader,
        rank=edit.rank,
    )


def _edit(wanted: TermEditInput) -> TermEdit:
    label = wanted.label or TermLabelInput()
    said = {"en": label.en, "zh": label.zh}
    return TermEdit(
        wanted.code,
        {language: text for language, text in said.items() if text is not None},
        wanted.definition,
        tuple(wanted.aliases or ()),
        wanted.active,
        wanted.rank,
        wanted.broader,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "termEditEffect": term_edit_effect,
    "termEdits": term_edits,
    "vocabularySkos": vocabulary_skos,
    "skosEffect": skos_effect,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {"editTerm": edit_term, "takeSkos": take_skos}
