"""What is compared of a row of a person: plain attributes, and blind indexes of sealed ones.

Nothing here opens a sealed value: an identity number or a phone is known by its blind index, which
is equal for equal values and tells nothing else.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from hub.mappings.words.text import has_han, plain
from hub.schema.surnames import split_name
from hub.store.search import sort_key

_NO_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Held:
    """An employee number, and how long it was somebody's."""

    number: str
    space: str | None = None
    """Within what it is unique: a legal entity; None where that is not known."""
    first: date | None = None
    last: date | None = None

    def same(self, other: "Held") -> bool:
        """Whether it is one number; those of two legal entities that are written alike are two."""
        spaces = {self.space, other.space} - {None}
        return self.key == other.key and len(spaces) < 2  # noqa: PLR2004 - one, or none known

    def meets(self, other: "Held") -> bool:
        """Whether both may have been held at one time; an unknown end is open."""
        begins = max(self.first or date.min, other.first or date.min)
        ends = min(self.last or date.max, other.last or date.max)
        return begins <= ends

    @property
    def key(self) -> str:
        """The number as it is compared: systems differ in case and in zeros before it."""
        return number_key(self.number)


@dataclass(frozen=True)
class Profile:
    """A row of a person as it is compared; None where nothing is known."""

    id: str
    systems: frozenset[str] = frozenset()
    """Streams that say something of the row."""
    name: str | None = None
    born: date | None = None
    gender: str | None = None
    identity: str | None = None
    """Of the number issued by the state, as a blind index."""
    phone: str | None = None
    """As a blind index."""
    mail: str | None = None
    department: str | None = None
    numbers: tuple[Held, ...] = field(default=())


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name as it is compared: one script, without gaps, marks and case."""
    return _NO_LETTERS.sub("", plain(name)[0]).casefold()


@lru_cache(maxsize=200_000)
def name_sound(name: str) -> str:
    """How a name sounds: family and given name in pinyin, or the words of a Latin one, sorted.

    So 王小明, `Wang Xiaoming` and `xiaoming wang` are alike.
    """
    text = plain(name)[0]
    if has_han(text):
        family, given = split_name(_NO_LETTERS.sub("", text))
        syllables = sort_key(family + given).split()
        parts = ["".join(syllables[: len(family)]), "".join(syllables[len(family) :])]
    else:
        parts = _NO_LETTERS.sub(" ", text).casefold().split()
    return " ".join(sorted(filter(None, parts)))


@lru_cache(maxsize=200_000)
def number_key(number: str) -> str:
    """An employee number without case, gaps and zeros before its digits."""
    text = _NO_LETTERS.sub("", number).casefold()
    return re.sub(r"(?<!\d)0+(?=\d)", "", text)
