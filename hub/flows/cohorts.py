"""Which answers about groups may be given, beside those that were: no arithmetic isolates a few.

Every answer is the sum over a set of people. Whatever is added and subtracted of answers is
constant on the pieces into which all sets together cut people: so if no piece is smaller than five
people, nothing that follows from the answers is about fewer. Pairs of sets are not enough: a
department less its two parts can be one person, though it differs much from either.

Sets of all months and of everybody's questions are held against each other: people can talk, and
what somebody earns in May is what they earned in April.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

LEAST: Final = 5
"""People of a piece."""


@dataclass(frozen=True)
class Told:
    """What is told of a group."""

    values: int
    """Cells that entered."""
    total: Decimal


@dataclass(frozen=True)
class Cohort:
    """People of a department and of those below it in a month, and who of them has a value."""

    month: str
    people: frozenset[str]
    given: frozenset[str]
    told: Told


def isolates(known: Sequence[Cohort], new: Cohort, asker: str | None) -> bool:
    """Whether the new answer, beside the known ones, would tell of fewer than five people.

    Who asks knows their own value: of pieces that they are part of, five others must be there.
    """
    every = [*known, new]
    pieces = _pieces([one.given for one in every])
    if not new.given or any(size < LEAST for size in pieces.values()):
        return True
    if asker in new.given and pieces[_mark(every, asker)] <= LEAST:
        return True
    return _tells_of_none(every)


def follows(known: Iterable[Cohort], new: Cohort) -> Told | None:
    """What the answers of that month say of the new set already; None: it does not follow.

    Such an answer is worked out from them, not from the data: a value that was corrected between
    two answers would be their difference.
    """
    same = [one for one in known if one.month == new.month]
    shares = _shares([one.given for one in same], new.given)
    if shares is None:
        return None
    values = sum(share * one.told.values for share, one in zip(shares, same, strict=True))
    total = sum(
        (share * Fraction(one.told.total) for share, one in zip(shares, same, strict=True)),
        Fraction(0),
    )
    return Told(int(values), Decimal(total.numerator) / Decimal(total.denominator))


def _tells_of_none(every: Sequence[Cohort]) -> bool:
    """Whether a piece has fewer than five people with values: counts would tell how many."""
    marks = _marks([one.people for one in every])
    held: dict[int, list[set[str]]] = defaultdict(lambda: [set() for _ in every])
    for number, one in enumerate(every):
        for person in one.given:
            held[marks[person]][number].add(person)
    return any(
        len(held[mark][number]) < LEAST
        for mark in set(marks.values())
        for number in range(len(every))
        if mark >> number & 1
    )


def _marks(sets: Sequence[frozenset[str]]) -> dict[str, int]:
    """Person → in which of the sets they are, as bits."""
    found: dict[str, int] = defaultdict(int)
    for number, one in enumerate(sets):
        for person in one:
            found[person] |= 1 << number
    return found


def _pieces(sets: Sequence[frozenset[str]]) -> Mapping[int, int]:
    """How many people there are of each kind."""
    return Counter(_marks(sets).values())


def _mark(every: Sequence[Cohort], person: str | None) -> int:
    return sum(1 << number for number, one in enumerate(every) if person in one.given)


def _shares(sets: Sequence[frozenset[str]], wanted: frozenset[str]) -> list[Fraction] | None:
    """How often each set is to be added so that the wanted one comes out; None: it cannot."""
    kinds = sorted(_pieces([*sets, wanted]))
    size = len(sets)
    rows = [
        [Fraction(kind >> number & 1) for number in range(size + 1)] for kind in kinds
    ]  # one equation a piece; the last column is the wanted set
    pivots: list[int] = []
    for column in range(size):
        at = len(pivots)
        found = next((one for one in range(at, len(rows)) if rows[one][column]), None)
        if found is None:
            continue
        rows[at], rows[found] = rows[found], rows[at]
        head = rows[at][column]
        rows[at] = [value / head for value in rows[at]]
        for other in range(len(rows)):
            if other != at and rows[other][column]:
                by = rows[other][column]
                pairs = zip(rows[other], rows[at], strict=True)
                rows[other] = [value - by * own for value, own in pairs]
        pivots.append(column)
    if any(row[size] for row in rows[len(pivots) :]):
        return None
    shares = [Fraction(0)] * size
    for at, column in enumerate(pivots):
        shares[column] = rows[at][size]
    return shares
