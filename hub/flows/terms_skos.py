"""A SKOS document taken into a vocabulary: what it says that we do not, shown first, then taken.

Each concept that differs becomes an edit of its term, by the same rules as one by hand; what the
document does not name stays as it is. Codings and ranks of terms that are there are not edited by
companies: where those differ, it is told and left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from hub.errors import HubError, Refused, Transient, said_why
from hub.flows.hub import Hub, refresh
from hub.flows.terms import edit_term
from hub.mappings.words.match import vocabulary_of
from hub.schema.skos import from_skos, to_skos
from hub.schema.vocabulary import LANGUAGES, Term, Vocabulary, normal
from hub.schema.vocabulary_edits import TermEdit, edited

MOST: Final = 200
"""Terms that one document changes."""
LONGEST: Final = 900_000
"""Characters of a document."""


@dataclass(frozen=True)
class Change:
    """An edit that the document amounts to."""

    edit: TermEdit
    new: bool


@dataclass(frozen=True)
class Unfit:
    """A concept that is not taken, and why."""

    code: str
    error: HubError


@dataclass(frozen=True)
class Compared:
    """What a document says of a vocabulary, each concept once; nothing of it has happened."""

    changes: tuple[Change, ...]
    refused: tuple[Unfit, ...]
    alike: int
    """Concepts that say what is held."""
    left: tuple[str, ...]
    """Codes of terms whose rank or codings differ: those stay."""
    unnamed: tuple[str, ...]
    """Codes of our terms that the document does not name: they stay."""


@dataclass(frozen=True)
class Taken:
    """What a document came to."""

    terms: int
    filled: int
    """Cells that waited for a word that is known now."""
    refused: tuple[Unfit, ...]


def written(hub: Hub, name: str) -> bytes:
    """A vocabulary as the company has it, as JSON-LD; raises Refused VOCABULARY_UNKNOWN."""
    document = to_skos(vocabulary_of(hub.model.vocabularies, name))
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


def read(vocabulary: Vocabulary, text: str) -> Vocabulary:
    """The document as a vocabulary of that name; raises Refused SKOS_INVALID."""
    if len(text) > LONGEST:
        raise Refused("SKOS_INVALID", "The document is too long.", f"{LONGEST} characters at most")
    try:
        document = orjson.loads(text)
        return from_skos(document if isinstance(document, dict) else {}, vocabulary.name)[1]
    except orjson.JSONDecodeError as error:
        raise Refused(
            "SKOS_INVALID", "This is not JSON.", hint="Convert it to JSON-LD first."
        ) from error
    except Refused as error:
        hint = "A concept needs a notation and a label in Chinese and in English."
        raise Refused("SKOS_INVALID", error.message, error.detail, hint) from error


def compared(vocabulary: Vocabulary, document: Vocabulary) -> Compared:
    """What it says that the vocabulary does not; raises Refused PAGE_INVALID for too much."""
    said = [_change(vocabulary, one) for one in document.terms]
    wanted = [one for one in said if one is not None]
    if len(wanted) > MOST:
        raise Refused("PAGE_INVALID", "These are too many terms.", hint=f"{MOST} at most.")
    known = [one for one in document.terms if one.code in vocabulary.codes]
    fit, unfit = _fitting(vocabulary, wanted)
    return Compared(
        changes=tuple(fit),
        refused=tuple(unfit),
        alike=len(said) - len(wanted),
        left=tuple(one.code for one in known if _differs(vocabulary.term(one.code), one)),
        unnamed=tuple(one.code for one in vocabulary.terms if one.code not in document.codes),
    )


async def effect(hub: Hub, name: str, text: str) -> Compared:
    """The dry run; raises Refused VOCABULARY_UNKNOWN, SKOS_INVALID, …."""
    await refresh(hub, now=True)
    vocabulary = vocabulary_of(hub.model.vocabularies, name)
    return compared(vocabulary, read(vocabulary, text))


async def take(hub: Hub, name: str, text: str, *, actor: str, reason: str) -> Taken:
    """Edit term by term; what one is refused for holds up no other.

    Raises Refused REASON_MISSING, VOCABULARY_UNKNOWN, SKOS_INVALID, ….
    """
    why = said_why(reason)
    found = await effect(hub, name, text)
    refused, terms, filled = list(found.refused), 0, 0
    for one in found.changes:
        try:
            filled += await edit_term(hub, name, one.edit, new=one.new, actor=actor, reason=why)
        except (Refused, Transient) as error:
            refused.append(Unfit(one.edit.code, error))
        else:
            terms += 1
    return Taken(terms, filled, tuple(refused))


def _change(vocabulary: Vocabulary, said: Term) -> Change | None:
    if said.code not in vocabulary.codes:
        return Change(_whole(said), new=True)
    here = vocabulary.term(said.code)
    names = {normal(one) for one in (*here.names(), *said.label.values())}
    edit = TermEdit(
        said.code,
        label={one: said.label[one] for one in LANGUAGES if said.label[one] != here.label[one]},
        definition=None if _untold(said) or said.definition == here.definition else said.definition,
        aliases=tuple(one for one in said.aliases if normal(one) not in names),
        active=None if said.active == here.active else said.active,
        broader=None if said.broader == here.broader else said.broader,
    )
    return None if edit == TermEdit(said.code) else Change(edit, new=False)


def _whole(said: Term) -> TermEdit:
    return TermEdit(
        said.code,
        dict(said.label),
        None if _untold(said) else said.definition,
        said.aliases,
        None if said.active else False,
        said.rank,
        said.broader,
    )


def _untold(said: Term) -> bool:
    """Whether the document gave no definition: its English label stands for one then."""
    return said.definition == f"{said.label['en']}."


def _differs(here: Term, said: Term) -> bool:
    return said.rank != here.rank or (bool(said.codings) and set(said.codings) != set(here.codings))


def _fitting(
    vocabulary: Vocabulary, wanted: Iterable[Change]
) -> tuple[Sequence[Change], Sequence[Unfit]]:
    """Those that fit one after the other, a broader term before those below it."""
    now, fit, left = vocabulary, list[Change](), list(wanted)
    while True:
        unfit, rest = list[Unfit](), list[Change]()
        for one in left:
            try:
                now = edited(now, one.edit, new=one.new)
            except Refused as error:
                unfit.append(Unfit(one.edit.code, error))
                rest.append(one)
            else:
                fit.append(one)
        if not rest or len(rest) == len(left):
            return fit, unfit
        left = rest
