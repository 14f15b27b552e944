"""Accounts that wait, compared with people by the evidence by which people are with each other.

An account of another system for which no employee is known is a profile like that of a row, of
what its record says. It is compared with rows of people alone: two accounts that wait are never
made one. Certain it is for one person only: where it might be two people for certain, or where two
accounts of one system might be one person, somebody decides.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.mappings.people.blocks import blocked
from hub.mappings.people.evidence import Crowd, Evidence
from hub.mappings.people.pairs import Grade, Pair, consistent, judged
from hub.mappings.people.profile import Profile

SEVERAL: Final = "SEVERAL_FIT"
"""The account is certain to be two people, or the person to be two accounts of one system."""


@dataclass(frozen=True)
class AccountMatch:
    """An account and whom it may be of."""

    account: str
    person: str
    grade: Grade
    score: float
    evidence: tuple[Evidence, ...]


def match_accounts(
    people: Sequence[Profile],
    accounts: Sequence[Profile],
    apart: Collection[tuple[str, str]] = frozenset(),
) -> tuple[AccountMatch, ...]:
    """Whom these accounts may be of, the best first; `apart`: (account, person) never."""
    everybody = [*people, *accounts]
    waiting, never = {one.id for one in accounts}, frozenset(apart)
    crowd, found = Crowd(everybody), []
    for at, other in blocked(everybody).pairs:
        if at < len(people) <= other:
            person, account = everybody[at], everybody[other]
            pair = judged(person, account, crowd)
            if pair.grade is not Grade.APART and (account.id, person.id) not in never:
                found.append(pair)
    known = {one.id: one for one in everybody}
    sure = _one_each(consistent(found, known, frozenset()), waiting, known)
    made = [_match(one, waiting) for one in sure]
    return tuple(sorted(made, key=lambda one: (-one.score, one.account, one.person)))


def _one_each(
    pairs: Sequence[Pair], waiting: Collection[str], known: dict[str, Profile]
) -> list[Pair]:
    certain = [_match(one, waiting) for one in pairs if one.grade is Grade.CERTAIN]
    of_account = Counter(one.account for one in certain)
    of_person = Counter(
        (one.person, system) for one in certain for system in known[one.account].systems
    )
    found = []
    for one in pairs:
        match = _match(one, waiting)
        beside = of_account[match.account] > 1 or any(
            of_person[match.person, system] > 1 for system in known[match.account].systems
        )
        if one.grade is Grade.CERTAIN and beside:
            told = (*one.evidence, Evidence(SEVERAL, 0.0))
            found.append(replace(one, grade=Grade.REVIEW, evidence=told))
        else:
            found.append(one)
    return found


def _match(one: Pair, waiting: Collection[str]) -> AccountMatch:
    account, person = (one.one, one.other) if one.one in waiting else (one.other, one.one)
    return AccountMatch(account, person, one.grade, one.score, one.evidence)
