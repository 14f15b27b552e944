"""Which rows are one person: for certain, or for somebody to look at.

Certain is only what a strong key says *and* the person agrees with: weak evidence, however much of
it, goes to a person. A strong key is the identity number, an employee number held at the same
time, the mail address at work; or day of birth and phone together. Whatever contradicts (another
identity number, name, day of birth, gender) takes certainty away, also from afar: where rows that
would become one contradict each other in a roundabout way, none of their pairs is certain.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations
from typing import Final

from hub.mappings.people.blocks import blocked
from hub.mappings.people.evidence import (
    BORN_NEAR,
    BORN_OTHER,
    BORN_SAME,
    GENDER_OTHER,
    IDENTITY_OTHER,
    IDENTITY_SAME,
    MAIL_SAME,
    NAME_OTHER,
    NAME_SAME,
    NAME_SOUNDS,
    NUMBER_SAME,
    PHONE_SAME,
    SYSTEM_SAME,
    Crowd,
    Evidence,
    days,
    evidence,
    score,
)
from hub.mappings.people.profile import Profile, name_key

REVIEW_FROM: Final = 2.0
"""Bits from which somebody looks at a pair: four times as likely one person as not."""
CERTAIN_FROM: Final = 8.0
"""Bits below which nothing is certain."""
_AGAINST: Final = frozenset({IDENTITY_OTHER, NAME_OTHER, BORN_OTHER, GENDER_OTHER})
_NAMES: Final = frozenset({NAME_SAME, NAME_SOUNDS})
CHAIN = "CHAIN_CONTRADICTS"
"""The rows that this pair would join contradict each other."""


class Grade(Enum):
    """What becomes of a pair."""

    CERTAIN = "certain"
    REVIEW = "review"
    APART = "apart"


@dataclass(frozen=True)
class Pair:
    """Two rows that may be one person."""

    one: str
    other: str
    """Ids, the smaller first."""
    grade: Grade
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Found:
    """All pairs that are certain or to be looked at, the best first."""

    pairs: tuple[Pair, ...]
    compared: int
    left_out: int
    """Blocks that were too large to be compared."""


def find(profiles: Sequence[Profile], apart: Collection[tuple[str, str]] = frozenset()) -> Found:
    """The pairs among these rows; `apart` (smaller id first) were decided to be two people."""
    crowd, blocks = Crowd(profiles), blocked(profiles)
    known = frozenset(apart)
    found = []
    for first, second in blocks.pairs:
        one, other = sorted((profiles[first], profiles[second]), key=lambda each: each.id)
        if (one.id, other.id) not in known:
            pair = judged(one, other, crowd)
            if pair.grade is not Grade.APART:
                found.append(pair)
    sure = consistent(found, {one.id: one for one in profiles}, known)
    ordered = sorted(sure, key=lambda one: (-one.score, one.one, one.other))
    return Found(tuple(ordered), len(blocks.pairs), blocks.left_out)


def judged(one: Profile, other: Profile, crowd: Crowd) -> Pair:
    """One pair; which of both is named first does not matter."""
    one, other = sorted((one, other), key=lambda each: each.id)
    pieces = evidence(one, other, crowd)
    total = score(pieces, crowd)
    codes = frozenset(piece.code for piece in pieces)
    return Pair(one.id, other.id, _grade(codes, total), round(total, 1), pieces)


def _grade(codes: frozenset[str], total: float) -> Grade:
    if _strong(codes) and not codes & _AGAINST and total >= CERTAIN_FROM:
        return Grade.CERTAIN
    return Grade.REVIEW if total >= REVIEW_FROM else Grade.APART


def _strong(codes: frozenset[str]) -> bool:
    """Whether a strong key says so, and the person agrees with it."""
    named = bool(codes & _NAMES)
    if IDENTITY_SAME in codes:
        return named or BORN_SAME in codes
    if BORN_NEAR in codes:
        return False
    if MAIL_SAME in codes or (NUMBER_SAME in codes and SYSTEM_SAME not in codes):
        return named
    return NAME_SAME in codes and BORN_SAME in codes and PHONE_SAME in codes


def consistent(
    pairs: Iterable[Pair], profiles: dict[str, Profile], apart: frozenset[tuple[str, str]]
) -> list[Pair]:
    """The pairs, of which none is certain any more that would join what contradicts."""
    found = list(pairs)
    groups = joined((one.one, one.other) for one in found if one.grade is Grade.CERTAIN)
    bad: set[str] = set()
    for rows in groups:
        people = [profiles[one] for one in rows]
        if _contradict(people) or any(
            (one, other) in apart for one in rows for other in rows if apart
        ):
            bad.update(rows)
    return [
        replace(one, grade=Grade.REVIEW, evidence=(*one.evidence, Evidence(CHAIN, 0.0)))
        if one.grade is Grade.CERTAIN and one.one in bad
        else one
        for one in found
    ]


def _contradict(people: Sequence[Profile]) -> bool:
    """Whether two of them cannot be one person; days that one digit tells apart may be."""
    said: tuple[Callable[[Profile], object], ...] = (
        lambda one: one.identity,
        lambda one: one.gender,
        lambda one: name_key(one.name) if one.name and not one.name.isascii() else None,
    )
    if any(len({value for one in people if (value := tell(one))}) > 1 for tell in said):
        return True
    born = sorted({one.born for one in people if one.born})
    return any(days(one, other) == BORN_OTHER for one, other in combinations(born, 2))


def joined(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of ids that pairs join, directly or in a roundabout way; each sorted."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in pairs:
        above[top(one)] = top(other)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in above:
        groups[top(one)].append(one)
    return [sorted(rows) for rows in groups.values()]
