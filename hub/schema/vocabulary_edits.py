"""Vocabularies as the company edits them: what ships, with the company's words on top.

An edit never removes: a term that is used no more is retired, and what it was called stays an
alias, so that systems which still say it are understood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from hub.errors import Refused
from hub.schema.record import Json
from hub.schema.vocabulary import LANGUAGES, Term, Vocabulary, normal

_MOST: Final = 200
"""Characters of a name."""


@dataclass(frozen=True)
class TermEdit:
    """What the company says of a term; None and empty leave what is."""

    code: str
    label: Mapping[str, str] = field(default_factory=dict)
    """By language; of a new term both."""
    definition: str | None = None
    aliases: tuple[str, ...] = ()
    """Names beside those that it has."""
    active: bool | None = None
    """False: it is offered no more."""
    rank: int | None = None
    broader: str | None = None

    def document(self) -> dict[str, Json]:
        """As it is kept."""
        return {
            "label": dict(self.label),
            "definition": self.definition,
            "aliases": list(self.aliases),
            "active": self.active,
            "rank": self.rank,
            "broader": self.broader,
        }

    @classmethod
    def of(cls, code: str, document: Mapping[str, Json]) -> "TermEdit":
        """Of what was kept."""
        label, aliases = document.get("label"), document.get("aliases")
        rank, active = document.get("rank"), document.get("active")
        return cls(
            code,
            {key: str(text) for key, text in label.items()} if isinstance(label, dict) else {},
            _text(document.get("definition")),
            tuple(str(one) for one in aliases) if isinstance(aliases, list) else (),
            active if isinstance(active, bool) else None,
            rank if isinstance(rank, int) else None,
            _text(document.get("broader")),
        )

    def after(self, before: "TermEdit") -> "TermEdit":
        """This edit on top of an earlier one of the same term."""
        return TermEdit(
            self.code,
            {**before.label, **self.label},
            before.definition if self.definition is None else self.definition,
            tuple(dict.fromkeys((*before.aliases, *self.aliases))),
            before.active if self.active is None else self.active,
            before.rank if self.rank is None else self.rank,
            before.broader if self.broader is None else self.broader,
        )


def edited(shipped: Vocabulary, edit: TermEdit, *, new: bool = False) -> Vocabulary:
    """The vocabulary after an edit; raises Refused TERM_… where it does not fit.

    `new` demands that the term is not there yet; without it, that it is.
    """
    there = edit.code in shipped.codes
    if new and there:
        raise Refused("TERM_CONFLICT", "The vocabulary has that term already.")
    if not new and not there:
        shipped.term(edit.code)  # tells the nearest codes
    if there and edit.rank not in {None, shipped.term(edit.code).rank}:
        raise Refused(
            "TERM_RANK",
            "A term keeps its rank.",
            hint="People were compared by it; add another term, and retire this one.",
        )
    term = _changed(shipped.term(edit.code), edit) if there else _made(shipped, edit)
    said = {normal(name) for name in term.names()}
    terms = [_without_close(term if one.code == term.code else one, said) for one in shipped.terms]
    found = replace(shipped, terms=tuple(terms if there else [*terms, term]))
    _fits(found, term)
    return found


def overlaid(shipped: Vocabulary, edits: Mapping[str, TermEdit]) -> Vocabulary:
    """The vocabulary with all edits that still fit it: a release may have brought the term."""
    found = shipped
    for code, edit in edits.items():
        try:
            found = edited(found, edit, new=code not in found.codes)
        except Refused:
            continue  # what ships goes before; `hub vocabulary edits` shows what is kept
    return found


def _changed(term: Term, edit: TermEdit) -> Term:
    label = {**term.label, **edit.label}
    lost = [text for key, text in term.label.items() if label[key] != text]
    known = {normal(one) for one in (term.code, *label.values())}
    aliases = [
        one
        for one in dict.fromkeys((*term.aliases, *lost, *edit.aliases))
        if normal(one) not in known
    ]
    return replace(
        term,
        label=label,
        definition=term.definition if edit.definition is None else edit.definition,
        aliases=tuple(aliases),
        active=term.active if edit.active is None else edit.active,
        rank=term.rank if edit.rank is None else edit.rank,
        broader=term.broader if edit.broader is None else edit.broader,
    )


def _made(vocabulary: Vocabulary, edit: TermEdit) -> Term:
    code = edit.code
    if not (code.isascii() and code.isidentifier() and code == code.lower()):
        raise Refused("TERM_CODE", "A code is not snake_case.", hint="Use a-z, 0-9 and _ only.")
    if set(edit.label) != set(LANGUAGES):
        raise Refused("TERM_LABEL", "A new term has a label in English and in Chinese.")
    return Term(
        vocabulary=vocabulary.name,
        code=code,
        label=dict(edit.label),
        definition=edit.definition or edit.label["en"],
        rank=edit.rank,
        broader=edit.broader,
        active=edit.active is not False,
        aliases=edit.aliases,
    )


def _fits(found: Vocabulary, term: Term) -> None:
    """What one term can break: names, ranks, the tree."""
    if any(not name.strip() or len(name) > _MOST for name in term.names()):
        raise Refused("TERM_NAME", "A name is a text.", hint=f"{_MOST} characters at most.")
    held = {
        normal(name): other.code
        for other in found.terms
        if other.code != term.code
        for name in other.names()
    }
    kept = {normal(word) for word in found.broad}
    for name in term.names():
        other = held.get(normal(name))
        if other is not None or normal(name) in kept:
            raise Refused(
                "TERM_NAME_CONFLICT",
                "A name means something else already.",
                f"{found.name}, {f'term {other}' if other else 'a word that holds several terms'}",
                "Choose another name, or decide the word for one field in the queue.",
            )
    if term.rank is not None and not found.ranked:
        raise Refused("TERM_RANK", "The vocabulary is no order.", hint="Leave the rank out.")
    if term.rank is not None and sum(one.rank == term.rank for one in found.terms) > 1:
        raise Refused("TERM_RANK", "Another term has that rank.", hint="An order has no ties.")
    seen = {term.code}
    above = term.broader
    while above is not None:
        if above not in found.codes or above in seen:
            raise Refused(
                "TERM_BROADER", "The broader term is not there, or lies below.", hint="Cut it."
            )
        seen.add(above)
        above = found.term(above).broader


def _without_close(term: Term, said: set[str]) -> Term:
    """A word that only came near is a name once the company says so."""
    close = tuple(word for word in term.close if normal(word) not in said)
    return term if close == term.close else replace(term, close=close)


def _text(value: Json) -> str | None:
    return None if value is None else str(value)
