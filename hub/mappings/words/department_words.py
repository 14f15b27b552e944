"""What people call functions: synonyms, English words, and what parents are taken for granted.

The words stand in `departments.yaml`. All of it leads to suggestions only; a company that knows
better says so by an alias.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from hub.mappings.words.lists import lists

LONGEST: Final = 7
"""Characters, or English words, of the longest word."""


@cache
def groups() -> Mapping[str, tuple[int, ...]]:
    """Word → the groups in which it stands."""
    found: dict[str, list[int]] = {}
    for at, words in enumerate(lists("departments")["synonyms"]):
        for word in words:
            found.setdefault(word, []).append(at)
    return {word: tuple(at) for word, at in found.items()}


@cache
def english_units() -> Mapping[str, str]:
    """English word for a kind of unit → its suffix."""
    units = lists("departments")["english_units"]
    return {word: suffix for suffix, words in units.items() for word in words}


@cache
def word_set(name: str) -> frozenset[str]:
    """`fillers` or `regions`."""
    return frozenset(lists("departments")[name])


@cache
def granted() -> tuple[str, ...]:
    """Ends of parents that add nothing: everybody is in them."""
    return tuple(lists("departments")["granted"])


def same_function(one: str, other: str) -> bool:
    """Whether two stems may name one function."""
    known = groups()
    return bool(set(known.get(one, ())) & set(known.get(other, ())))


@lru_cache(maxsize=65_536)
def functions(stem: str) -> tuple[frozenset[int], ...]:
    """The functions of which a stem speaks, in turn, each as the groups of its word.

    人事行政 speaks of 人事 and of 行政; a piece that is no known word is an empty set.
    """
    known = groups()
    if stem in known:
        return (frozenset(known[stem]),)
    pieces = stem.split() if stem.isascii() else list(stem)
    gap = " " if stem.isascii() else ""
    found: list[frozenset[int]] = []
    at = unknown = 0
    while at < len(pieces):
        for end in range(min(len(pieces), at + LONGEST), at, -1):
            word = gap.join(pieces[at:end])
            if word in known and (len(word) > 1):
                found.append(frozenset(known[word]))
                at = end
                break
        else:
            unknown += 1
            at += 1
    whole = 1 if gap else 2
    return (*found, *[frozenset[int]()] * ((unknown + whole - 1) // whole))


def shared(ours: tuple[frozenset[int], ...], theirs: tuple[frozenset[int], ...]) -> float:
    """How much of both is about the same, from 0 to 1."""
    met = sum(any(one & other for other in theirs) for one in ours)
    back = sum(any(one & other for other in ours) for one in theirs)
    return (met + back) / max(1, len(ours) + len(theirs))
