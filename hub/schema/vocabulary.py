"""Vocabularies: what HR chooses from, as data; everything that reads their files lives here.

A term has our own code, labels in English and Chinese, a rank where the vocabulary is an order, a
broader term where it is a tree, aliases (what people type) and codings (what standards and other
systems call it). One YAML file per vocabulary, format 1:

    format: 1
    vocabulary: education_level
    label: {en: Education level, zh: 学历}
    ranked: true
    source: GB/T 4658-2006
    terms:
      - code: bachelor
        label: {en: Bachelor, zh: 大学本科}
        definition: First cycle of four or five years.
        rank: 60
        aliases: [本科]
        close: [大学普通班]
        codings:
          GB/T 4658-2006: {exact: "20", narrow: ["21", "22", "23"]}
          Feishu EHR: "7"

`affixes` are words that add nothing beside a name, `broad` words that hold several terms, and a
term's `close` words that come near it: those are suggested and never taken. `valid_from` and
`valid_to` bound the days on which a term may be chosen.

A coding's relation says how the *other* code stands to our term: `exact`, `close`, `broad` (it
holds more than our term) or `narrow` (it holds a part of it). Only exact ones are looked up.
"""

import difflib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from hub.errors import Refused
from hub.schema.vocabulary_file import Mapped, Place, parse

FORMAT: Final = 1
RELATIONS: Final = ("exact", "close", "broad", "narrow")
LANGUAGES: Final = ("en", "zh")
KEYS: Final = (
    *("code", "label", "definition", "active"),
    *("rank", "broader", "aliases", "close", "codings", "properties"),
    *("valid_from", "valid_to"),
)
"""What a term may say."""
WHOLE: Final = (
    *("format", "vocabulary", "label", "ranked", "source", "terms"),
    *("affixes", "broad"),
)
"""What a file may say."""

Property = str | int | bool


@dataclass(frozen=True)
class Coding:
    """What a standard or another system calls a term."""

    system: str
    code: str
    relation: str = "exact"


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    vocabulary: str
    code: str
    label: Mapping[str, str] = field(hash=False)
    """`{"en": …, "zh": …}`, both always there."""
    definition: str = ""
    rank: int | None = None
    """Place in the order, higher is more; None stands outside it."""
    broader: str | None = None
    active: bool = True
    """False: still shown where it is stored, no longer offered."""
    aliases: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    """Words that come near: they are suggested and never taken."""
    codings: tuple[Coding, ...] = ()
    valid_from: date | None = None
    """First day on which it may be chosen; None is always."""
    valid_to: date | None = None
    """Last day, inclusive."""
    properties: Mapping[str, Property] = field(default_factory=dict, hash=False)
    """What rules read, e.g. `{"current": True}` on states of current staff."""

    def valid_on(self, day: date) -> bool:
        """Whether the term may be chosen on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def names(self) -> Iterator[str]:
        """Every text that names the term: code, labels, aliases."""
        yield self.code
        yield from self.label.values()
        yield from self.aliases


@dataclass(frozen=True)
class Vocabulary:
    """A named list of terms: ranked, a tree, or plain."""

    name: str
    label: Mapping[str, str] = field(hash=False)
    ranked: bool
    source: str
    """The standard or law it follows."""
    terms: tuple[Term, ...]
    affixes: tuple[str, ...] = ()
    """Words that add nothing before or behind a name, as 族 in 汉族."""
    broad: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Words that hold several terms → their codes, the likeliest first: never resolved alone."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All codes in the order of the file."""
        return tuple(term.code for term in self.terms)

    def term(self, code: str) -> Term:
        """The term of that code; raises `Refused` with the nearest codes."""
        found = self._by_code.get(code)
        if found is None:
            near = difflib.get_close_matches(code, self.codes, n=3)
            hint = f"Perhaps you meant {' or '.join(near)}." if near else "See its list of terms."
            raise Refused("TERM_UNKNOWN", f"No such term in {self.name}.", hint=hint)
        return found

    def lookup(self, raw: str) -> str | None:
        """The code that `raw` names by code, label or alias, if it names exactly one."""
        found = self._by_name.get(normal(raw), ())
        return found[0] if len(found) == 1 else None

    def decode(self, system: str, code: str) -> str | None:
        """Our code for the code of another system, where the two mean exactly the same."""
        return self._by_coding.get((system, code))

    def under(self, code: str) -> tuple[str, ...]:
        """The code and those of all narrower terms."""
        found = [self.term(code).code]
        for parent in found:
            found.extend(term.code for term in self.terms if term.broader == parent)
        return tuple(found)

    def at_least(self, code: str) -> tuple[str, ...]:
        """Codes of this rank and above; terms without rank are in no such list."""
        floor = self.term(code).rank
        if floor is None:
            return ()
        return tuple(one.code for one in self.terms if one.rank is not None and one.rank >= floor)

    def having(self, name: str, value: Property = True) -> tuple[str, ...]:
        """Codes of the terms with that property."""
        return tuple(term.code for term in self.terms if term.properties.get(name) == value)

    @cached_property
    def ambiguous(self) -> tuple[str, ...]:
        """Names, normalised, that belong to more than one term: `lookup` resolves none of them."""
        return tuple(name for name, codes in self._by_name.items() if len(codes) > 1)

    @cached_property
    def _by_code(self) -> Mapping[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        index: dict[str, dict[str, None]] = {}
        for term in self.terms:
            for name in term.names():
                index.setdefault(normal(name), {})[term.code] = None
        return {name: tuple(codes) for name, codes in index.items()}

    @cached_property
    def _by_coding(self) -> Mapping[tuple[str, str], str]:
        return {
            (coding.system, coding.code): term.code
            for term in self.terms
            for coding in term.codings
            if coding.relation == "exact"
        }


def normal(raw: str) -> str:
    """The form in which names are compared: NFKC, trimmed, casefolded."""
    return unicodedata.normalize("NFKC", raw).strip().casefold()


def load_vocabularies(folder: Path | None = None) -> Mapping[str, Vocabulary]:
    """The vocabularies of `folder`, or those that ship; raises `Refused` with file and line."""
    place: Traversable = folder or files("hub.schema").joinpath("data", "vocabularies")
    found: dict[str, Vocabulary] = {}
    for file in sorted(place.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            vocabulary = read_vocabulary(file.name, file.read_text(encoding="utf-8"))
            found[vocabulary.name] = vocabulary
    return found


def read_vocabulary(file: str, text: str) -> Vocabulary:
    """The vocabulary of a file's text; raises `Refused` VOCABULARY_INVALID with file and line."""
    return _vocabulary(parse(file, text))


def _vocabulary(document: Mapped) -> Vocabulary:
    document.only(*WHOLE)
    if document.integer("format") != FORMAT:
        raise document.place.refused("The format is not known.", f"Write format: {FORMAT}.")
    name = document.text("vocabulary")
    if f"{name}.yaml" != document.place.file:
        raise document.place.refused("File and vocabulary differ.", f"Name the file {name}.yaml.")
    vocabulary = Vocabulary(
        name=name,
        label=_label(document),
        ranked=document.boolean("ranked", default=False),
        source=document.text("source"),
        terms=tuple(_term(name, item) for item in document.mappings("terms")),
        affixes=tuple(document.texts("affixes")) if "affixes" in document else (),
        broad=_broad(document),
    )
    places = {item.text("code"): item.place for item in document.mappings("terms")}
    _check(vocabulary, places, document.place)
    return vocabulary


def _term(vocabulary: str, item: Mapped) -> Term:
    item.only(*KEYS)
    code = item.text("code")
    if not (code.isascii() and code.isidentifier() and code == code.lower()):
        raise item.place.refused("A code is not snake_case.", "Use a-z, 0-9 and _ only.")
    return Term(
        vocabulary=vocabulary,
        code=code,
        label=_label(item),
        definition=item.text("definition"),
        rank=item.integer("rank") if "rank" in item else None,
        broader=item.text("broader") if "broader" in item else None,
        active=item.boolean("active", default=True),
        aliases=tuple(item.texts("aliases")) if "aliases" in item else (),
        close=tuple(item.texts("close")) if "close" in item else (),
        codings=tuple(_codings(item)),
        valid_from=_day(item, "valid_from"),
        valid_to=_day(item, "valid_to"),
        properties=dict(item.mapping("properties").scalars()) if "properties" in item else {},
    )


def _day(item: Mapped, key: str) -> date | None:
    if key not in item:
        return None
    try:
        return date.fromisoformat(item.text(key))
    except ValueError as error:
        raise item.place.refused(f"{key} is no day.", 'Write "2024-12-31".') from error


def _broad(document: Mapped) -> Mapping[str, tuple[str, ...]]:
    if "broad" not in document:
        return {}
    words = document.mapping("broad")
    return {word: tuple(words.texts(word)) for word in words}


def _label(item: Mapped) -> Mapping[str, str]:
    label = item.mapping("label")
    label.only(*LANGUAGES)
    return {language: label.text(language) for language in LANGUAGES}


def _codings(item: Mapped) -> Iterator[Coding]:
    if "codings" not in item:
        return
    systems = item.mapping("codings")
    for system in systems:
        if not systems.is_mapping(system):
            yield Coding(system, systems.text(system))
            continue
        relations = systems.mapping(system)
        relations.only(*RELATIONS)
        for relation in relations:
            yield from (Coding(system, code, relation) for code in relations.texts(relation))


def _check(vocabulary: Vocabulary, places: Mapping[str, Place], whole: Place) -> None:
    """What no term can tell alone: unique codes and exact codings, ranks, a tree."""
    if len(places) != len(vocabulary.terms):
        raise whole.refused("Two terms have one code.", "Give each term a code of its own.")
    coded: set[tuple[str, str]] = set()
    for term in vocabulary.terms:
        place = places[term.code]
        if not vocabulary.ranked and term.rank is not None:
            raise place.refused("A rank in a vocabulary without order.", "Write ranked: true.")
        if term.broader is not None and term.broader not in places:
            near = difflib.get_close_matches(term.broader, vocabulary.codes, n=1)
            raise place.refused("The broader term is not there.", f"Perhaps: {', '.join(near)}.")
        exact = {(one.system, one.code) for one in term.codings if one.relation == "exact"}
        if exact & coded:
            raise place.refused(
                "A code of another system is exactly two terms.",
                "Use close, broad or narrow for one of them.",
            )
        coded |= exact
    _check_words(vocabulary, whole)
    _check_tree(vocabulary, places)
    ranks = [term.rank for term in vocabulary.terms if term.rank is not None]
    if len(set(ranks)) != len(ranks):
        raise whole.refused("Two terms have one rank.", "An order has no ties.")


def _check_words(vocabulary: Vocabulary, whole: Place) -> None:
    """A word is a name of one term, or holds several, or comes near some: one of the three."""
    for word, codes in vocabulary.broad.items():
        if not set(codes) <= set(vocabulary.codes) or len(set(codes)) < 2:  # noqa: PLR2004 - several
            raise whole.refused(f"{word} holds no two terms.", "List the codes of two or more.")
    names = {normal(name) for term in vocabulary.terms for name in term.names()}
    others = {normal(word) for term in vocabulary.terms for word in term.close}
    both = sorted(names & (others | {normal(word) for word in vocabulary.broad}))
    if both:
        raise whole.refused(
            f"{both[0]} names a term and is kept from doing so.", "Keep it as one of them."
        )


def _check_tree(vocabulary: Vocabulary, places: Mapping[str, Place]) -> None:
    broader = {term.code: term.broader for term in vocabulary.terms}
    for code in vocabulary.codes:
        path: Sequence[str] = (code,)
        while (parent := broader[path[-1]]) is not None:
            if parent in path:
                raise places[code].refused("Broader terms run in a circle.", "Cut it at the top.")
            path = (*path, parent)
