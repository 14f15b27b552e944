"""Which answers about groups may be given, beside those that were: no arithmetic isolates a few.

Every answer is the sum over a set of people. Whatever is added and subtracted of answers is
constant on the pieces into which all sets together cut people: so if no piece is smaller than five
people, nothing that follows from the answers is about fewer. Pairs of sets are not enough: a
department less its two parts can be one person, though it differs much from either.

Sets of all months and of everybody's questions are held against each other: people can talk, and
what somebody earns in May is what they earned in April. Of answers that are forgotten the pieces
stay (`Past`): no numbers, and no more than an entry a person, however much was asked.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Past:
    """Into what the answers that are forgotten cut people; who is in none of them is in none here.

    Pieces are numbers from 1.
    """

    given: Mapping[str, int] = field(default_factory=dict)
    """Pieces of who had a value."""
    people: Mapping[str, int] = field(default_factory=dict)
    """Pieces of who was in the department."""
    always: frozenset[str] = frozenset()
    """Who had a value in each of these answers that they were in the department of."""


def isolates(known: Sequence[Cohort], new: Cohort, asker: str | None, past: Past) -> bool:
    """Whether the new answer, beside all before, would tell of fewer than five people.

    Who asks knows their own value: of pieces that they are part of, five others must be there.
    """
    every = [*known, new]
    pieces = Counter(_marks([one.given for one in every], past.given).values())
    if not new.given or any(size < LEAST for size in pieces.values()):
        return True
    return knows_one(every, new, asker, past) or _tells_of_none(known, new, past)


def knows_one(every: Sequence[Cohort], told: Cohort, asker: str | None, past: Past) -> bool:
    """Whether who asks is one of five people of a piece of what is told; it is one of `every`."""
    if asker not in told.given:
        return False
    marks = _marks([one.given for one in every], past.given)
    return Counter(marks.values())[marks[str(asker)]] <= LEAST


def forgotten(gone: Sequence[Cohort], past: Past) -> Past:
    """What stays of these answers, together with what stayed of those before."""
    people = _marks([one.people for one in gone], past.people)
    lacking = {person for one in gone for person in one.people - one.given}
    lacking |= past.people.keys() - past.always
    return Past(
        _numbered(_marks([one.given for one in gone], past.given)),
        _numbered(people),
        frozenset(people.keys() - lacking),
    )


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


def _tells_of_none(known: Sequence[Cohort], new: Cohort, past: Past) -> bool:
    """Whether a piece has fewer than five people with values: counts would tell how many.

    Of forgotten answers it is known who had a value in all of them, not who had one in which: five
    of those must be in each part of what is cut anew, which is never less strict.
    """
    every = [*known, new]
    marks = _marks([one.people for one in every], past.people)
    held = Counter((marks[person], at) for at, one in enumerate(every) for person in one.given)
    for mark in set(marks.values()):
        if any(held[mark, at] < LEAST for at in range(len(every)) if mark[1] >> at & 1):
            return True
    before = _marks([one.people for one in known], past.people)
    parts: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for person, mark in before.items():
        parts[mark].add(marks[person])
    stay = Counter(marks[person] for person in past.always)
    return any(
        stay[part] < LEAST
        for mark, into in parts.items()
        if mark[0] and len(into) > 1
        for part in into
    )


def _marks(sets: Sequence[frozenset[str]], before: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Person → their piece of before (0: none), and in which of the sets they are, as bits."""
    bits: dict[str, int] = defaultdict(int)
    for number, one in enumerate(sets):
        for person in one:
            bits[person] |= 1 << number
    return {person: (before.get(person, 0), bits.get(person, 0)) for person in {**bits, **before}}


def _numbered(marks: Mapping[str, Hashable]) -> dict[str, int]:
    """The same pieces, as numbers from 1."""
    numbers: dict[Hashable, int] = {}
    return {
        person: numbers.setdefault(mark, len(numbers) + 1) for person, mark in sorted(marks.items())
    }


def _shares(sets: Sequence[frozenset[str]], wanted: frozenset[str]) -> list[Fraction] | None:
    """How often each set is to be added so that the wanted one comes out; None: it cannot."""
    kinds = sorted({bits for _, bits in _marks([*sets, wanted], {}).values()})
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
