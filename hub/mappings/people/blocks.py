"""Which pairs are compared at all: rows that share something that few others share.

Comparing all rows with all takes as many comparisons as the square of their number. Rows of one
person share at least one of a few keys; each key puts rows into blocks, and only rows of one block
are compared. A block of very many rows (a phone of the reception, a name that hundreds bear) says
nothing and would cost as much as all others: it is left out, and counted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from hub.mappings.people.profile import Profile, name_key, name_sound

MOST: Final = 60
"""Rows of one block, at most."""


@dataclass(frozen=True)
class Blocked:
    """Pairs worth comparing, each once."""

    pairs: list[tuple[int, int]]
    """Positions, the smaller first."""
    left_out: int
    """Blocks that were too large."""


def blocked(profiles: Sequence[Profile]) -> Blocked:
    """The pairs that share a key; about as many as there are rows."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        for key in set(_keys(one)):
            blocks[key].append(at)
    found: set[tuple[int, int]] = set()
    left_out = 0
    for rows in blocks.values():
        if len(rows) > MOST:
            left_out += 1
        else:
            found.update(combinations(rows, 2))
    return Blocked(sorted(found), left_out)


def _keys(one: Profile) -> Iterator[tuple[str, ...]]:
    if one.identity:
        yield "identity", one.identity
    if one.mail:
        yield "mail", one.mail.casefold()
    if one.phone:
        yield "phone", one.phone
    for held in one.numbers:
        # Together with the name: many companies count from 1.
        if one.name:
            yield "number", held.key, name_sound(one.name)
        yield "number of", held.key, held.space or ""
    if one.name and one.born:
        yield "person", name_sound(one.name), f"{one.born:%Y}"
        yield "day", name_sound(one.name), f"{one.born:%m%d}"
    if one.name and one.department:
        yield "colleague", name_key(one.name), one.department
