"""What speaks for and against two rows being one person, in bits.

Each piece of evidence is a code with a weight: how much more likely it is among rows of one person
than among rows of two, as a logarithm to the base of 2 (Fellegi and Sunter). What many share
weighs little: a common name, a large department. The sum begins below zero, since of all pairs
hardly any is one person: one in as many as there are rows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2
from typing import Final

from hub.mappings.people.profile import Held, Profile, name_key, name_sound

IDENTITY_SAME, IDENTITY_OTHER = "IDENTITY_SAME", "IDENTITY_OTHER"
NUMBER_SAME, NUMBER_REUSED = "NUMBER_SAME", "NUMBER_REUSED"
MAIL_SAME, PHONE_SAME = "MAIL_SAME", "PHONE_SAME"
NAME_SAME, NAME_SOUNDS, NAME_OTHER = "NAME_SAME", "NAME_SOUNDS", "NAME_OTHER"
BORN_SAME, BORN_NEAR, BORN_OTHER = "BORN_SAME", "BORN_NEAR", "BORN_OTHER"
GENDER_OTHER, DEPARTMENT_SAME, SYSTEM_SAME = "GENDER_OTHER", "DEPARTMENT_SAME", "SYSTEM_SAME"
CODES: Final = (
    *(IDENTITY_SAME, IDENTITY_OTHER, NUMBER_SAME, NUMBER_REUSED, MAIL_SAME, PHONE_SAME),
    *(NAME_SAME, NAME_SOUNDS, NAME_OTHER, BORN_SAME, BORN_NEAR, BORN_OTHER),
    *(GENDER_OTHER, DEPARTMENT_SAME, SYSTEM_SAME),
)
_FIXED: Final = {
    IDENTITY_SAME: 30.0,
    IDENTITY_OTHER: -25.0,
    NUMBER_SAME: 14.0,
    NUMBER_REUSED: 1.0,
    MAIL_SAME: 18.0,
    PHONE_SAME: 15.0,
    NAME_OTHER: -10.0,
    BORN_SAME: 13.0,
    BORN_NEAR: 4.0,
    BORN_OTHER: -9.0,
    GENDER_OTHER: -7.0,
    SYSTEM_SAME: -6.0,
}


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for (above zero) or against."""

    code: str
    bits: float


class Crowd:
    """How common names and departments are among all rows."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.size = max(len(profiles), 2)
        self._names = Counter(name_key(one.name) for one in profiles if one.name)
        self._sounds = Counter(name_sound(one.name) for one in profiles if one.name)
        self._departments = Counter(one.department for one in profiles if one.department)

    @property
    def start(self) -> float:
        """Where the sum begins."""
        return -log2(self.size)

    def name(self, name: str) -> float:
        """Bits of sharing this name; a person has more rows than one, so two are no crowd."""
        return _rare(self.size, self._names[name_key(name)], 15.0)

    def sound(self, name: str) -> float:
        """Bits of names that sound alike."""
        return _rare(self.size, self._sounds[name_sound(name)], 13.0) - 1

    def department(self, department: str) -> float:
        """Bits of being in one department."""
        return min(_rare(self.size, self._departments[department], 6.0), 6.0)


def _rare(size: int, count: int, most: float) -> float:
    return max(1.0, min(most, log2(size / max(count, 2))))


def evidence(one: Profile, other: Profile, crowd: Crowd) -> tuple[Evidence, ...]:
    """All that speaks for and against, the weightiest first."""
    found = [*_keys(one, other), *_person(one, other, crowd)]
    return tuple(sorted(found, key=lambda piece: (-abs(piece.bits), piece.code)))


def score(pieces: Iterable[Evidence], crowd: Crowd) -> float:
    """Bits above what any two rows begin with."""
    return crowd.start + sum(one.bits for one in pieces)


def _fixed(code: str) -> Evidence:
    return Evidence(code, _FIXED[code])


def _keys(one: Profile, other: Profile) -> Iterable[Evidence]:
    if one.identity and other.identity:
        yield _fixed(IDENTITY_SAME if one.identity == other.identity else IDENTITY_OTHER)
    if one.mail and other.mail and one.mail.casefold() == other.mail.casefold():
        yield _fixed(MAIL_SAME)
    if one.phone and one.phone == other.phone:
        yield _fixed(PHONE_SAME)
    shared = [
        (mine, theirs) for mine in one.numbers for theirs in other.numbers if mine.same(theirs)
    ]
    if shared:
        yield _number(shared)
    if one.systems & other.systems:
        yield _fixed(SYSTEM_SAME)


def _number(shared: Sequence[tuple[Held, Held]]) -> Evidence:
    """A number that both had: at one time, or one after the other; it weighs more by what is known.

    Numbers are given again to others, and two companies count alike: that both are known to have
    had it in one company, and at one time, leaves less room for that.
    """
    meeting = [(mine, theirs) for mine, theirs in shared if mine.meets(theirs)]
    if not meeting:
        return _fixed(NUMBER_REUSED)
    known = max(
        3.0 * bool(mine.first and theirs.first) + 2.0 * bool(mine.space and theirs.space)
        for mine, theirs in meeting
    )
    return Evidence(NUMBER_SAME, _FIXED[NUMBER_SAME] + known)


def _person(one: Profile, other: Profile, crowd: Crowd) -> Iterable[Evidence]:
    if one.name and other.name:
        yield _names(one.name, other.name, crowd)
    if one.born and other.born:
        yield _fixed(days(one.born, other.born))
    if one.gender and other.gender and one.gender != other.gender:
        yield _fixed(GENDER_OTHER)
    if one.department and one.department == other.department:
        yield Evidence(DEPARTMENT_SAME, crowd.department(one.department))


def _names(one: str, other: str, crowd: Crowd) -> Evidence:
    if name_key(one) == name_key(other):
        return Evidence(NAME_SAME, crowd.name(one))
    if name_sound(one) == name_sound(other):
        return Evidence(NAME_SOUNDS, crowd.sound(one))
    return _fixed(NAME_OTHER)


def days(one: date, other: date) -> str:
    """Days that differ by one digit, or by day and month exchanged, may be one day mistyped."""
    if one == other:
        return BORN_SAME
    first, second = f"{one:%Y%m%d}", f"{other:%Y%m%d}"
    exchanged = first[:4] + first[6:] + first[4:6] == second
    digits = sum(mine != theirs for mine, theirs in zip(first, second, strict=True))
    return BORN_NEAR if exchanged or digits == 1 else BORN_OTHER
