"""Codes that were shifted, found across systems: the same people, and other words as a rule.

A vendor counts its ethnicities as the standard does, up to 28; from 29 on each is one further. A
table copied from the standard maps every code, and eleven of them to another people. No record
contradicts itself; but another system knows the same persons. People of whom two systems say
different things are nothing new: a status is late, a marriage was not told. A shift is told from
that by its form - several words, each of which the others call mostly one other thing, and each
another one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hub.mappings.contradict import LEAST, MOST_OF_CODE, Contradiction
from hub.schema.vocabulary import Vocabulary

FEWEST: Final = 2
"""Words that must be shifted, and people of each below which a word says nothing."""
MOST_ALIKE: Final = 80
"""Percent of a word's contradictions that must name the same other term."""
OTHERS: Final = "what other systems say of the same people"


@dataclass
class Said:
    """One word of a field: our term for it, and what others say instead."""

    compared: int = 0
    others: Counter[str] = field(default_factory=Counter)

    @property
    def other(self) -> str | None:
        """The term that the others have for it as a rule; None where there is no such rule."""
        against = sum(self.others.values())
        if self.compared < FEWEST or against * 100 <= MOST_OF_CODE * self.compared:
            return None
        [(term, count)] = self.others.most_common(1)
        return term if count * 100 >= MOST_ALIKE * against else None


@dataclass
class Shifts:
    """Goes through people and adds up, field by field and word by word."""

    words: dict[str, dict[str, Said]] = field(default_factory=lambda: defaultdict(dict))

    def add(
        self,
        name: str,
        raw: Sequence[str | None],
        ours: Sequence[str | None],
        theirs: Sequence[str | None],
    ) -> None:
        """Values of one field, person by person; `theirs` is null where others say nothing."""
        known = self.words[name]
        for word, own, other in zip(raw, ours, theirs, strict=True):
            if word is not None and own is not None and other is not None:
                said = known.setdefault(word, Said())
                said.compared += 1
                if own != other:
                    said.others[other] += 1

    def found(self, vocabularies: Mapping[str, Vocabulary]) -> list[Contradiction]:
        """Fields with shifted words; `vocabularies` by field."""
        return [
            one
            for name, words in self.words.items()
            if (one := _judged(name, words, vocabularies[name])) is not None
        ]


def _judged(name: str, words: Mapping[str, Said], vocabulary: Vocabulary) -> Contradiction | None:
    shifted = {word: other for word, said in words.items() if (other := said.other) is not None}
    people = sum(words[word].compared for word in shifted)
    if len(shifted) < FEWEST or len(set(shifted.values())) < len(shifted) or people < LEAST:
        return None
    compared = sum(said.compared for said in words.values())
    against = sum(sum(said.others.values()) for said in words.values())
    fits = fitting(vocabulary, shifted)
    evidence = f"{OTHERS}, whose words fit the codes of {', '.join(fits)}" if fits else OTHERS
    return Contradiction(name, evidence, compared, against, len(shifted))


def fitting(vocabulary: Vocabulary, shifted: Mapping[str, str]) -> list[str]:
    """Standards and vendors by whose codes all of these words mean what the others say."""
    tables: dict[str, dict[str, str]] = defaultdict(dict)
    for term in vocabulary.terms:
        for coding in term.codings:
            if coding.relation == "exact":
                tables[coding.system][coding.code] = term.code
    return sorted(
        system
        for system, table in tables.items()
        if all(table.get(word.strip()) == term for word, term in shifted.items())
    )
