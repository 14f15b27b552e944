"""What people call functions: synonyms, English words, and what parents are taken for granted.

The words stand in `departments.yaml`. All of it leads to suggestions only; a company that knows
better says so by an alias.
"""

from collections.abc import Mapping
from functools import cache

from hub.mappings.words.lists import lists


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
