"""A labelled set of people in five systems, with everything that makes them hard to tell apart.

A group of some 17,000 people who do not exist leave 50,000 rows: the personnel file, payroll, the
time clock, the learning system, and the personnel file of a company that was bought. Each row says
which person it is about (`Labelled.person`), which the matcher never sees. Traps: common names,
people of one name and one day of birth, twins, relatives with one phone, rehires under a new
number, numbers given to somebody else later, numbers that two companies both count, names in
Traditional script or in pinyin, gaps and full-width forms, mistyped days and identity numbers, new
phones, married names in mail addresses, accounts of nobody known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from random import Random
from typing import Final

from hub.demo.names import full_name
from hub.mappings.people.profile import Held, Profile
from hub.store.search import sort_key

ROWS: Final = 50_000
DEPARTMENTS: Final = 400
_TRADITIONAL: Final = str.maketrans(
    "陈刘黄张吴郑谢叶许国伟华荣丽强龙凤庆兰", "陳劉黃張吳鄭謝葉許國偉華榮麗強龍鳳慶蘭"
)


@dataclass(frozen=True)
class Human:
    """Somebody, as they are."""

    at: int
    name: str
    born: date
    gender: str
    identity: str
    phone: str
    mail: str
    department: str
    number: str
    first: date
    last: date | None
    bought: bool
    """Came with the company that was bought."""


@dataclass(frozen=True)
class Labelled:
    """A row, and whom it is truly about."""

    profile: Profile
    person: int


def company(seed: int, rows: int = ROWS) -> list[Labelled]:
    """The set of a seed, in an order that tells nothing."""
    rng = Random(seed)
    found: list[Labelled] = []
    for human in _humans(rng):
        found += [
            Labelled(one, human.at)
            for number, one in enumerate(_rows(human, rng))
            for one in [replace(one, id=_id(seed, human.at, number))]
        ]
        if len(found) >= rows:
            break
    found = found[:rows]
    return sorted(found, key=lambda one: one.profile.id)


def _id(seed: int, person: int, number: int) -> str:
    return blake2b(f"{seed}/{person}/{number}".encode(), digest_size=8).hexdigest()


def blind(text: str | None) -> str | None:
    """Stands for a blind index."""
    return None if text is None else blake2b(text.encode(), digest_size=8).hexdigest()


def _humans(rng: Random) -> Iterator[Human]:
    before: Human | None = None
    free: list[Human] = []
    at = 0
    while True:
        human = _human(rng, at)
        if before is not None:
            human = _trapped(rng, human, before)
        if free and rng.random() < 0.35:  # the number of somebody who has left
            gone = free.pop(rng.randrange(len(free)))
            if gone.last is not None:
                start = gone.last + timedelta(rng.randrange(30, 900))
                human = replace(human, number=gone.number, first=start, last=None, bought=False)
        if human.last is not None and not human.bought:
            free.append(human)
        yield human
        before, at = human, at + 1


def _human(rng: Random, at: int) -> Human:
    male = rng.random() < 0.5
    name = str(full_name(rng, male=male))
    born = date(1962, 1, 1) + timedelta(rng.randrange(365 * 42))
    first = date(2008, 1, 1) + timedelta(rng.randrange(365 * 17))
    left = rng.random() < 0.22
    identity = f"{rng.randrange(110101, 659001)}{born:%Y%m%d}{rng.randrange(1000):03}{at % 10}"
    spelt = sort_key(name).replace(" ", "")
    return Human(
        at=at,
        name=name,
        born=born,
        gender="male" if male else "female",
        identity=identity,
        phone=f"1{rng.randrange(30, 99)}{rng.randrange(10**8):08}",
        mail=f"{spelt}{at % 977 if at % 3 else ''}.{at % 89}@example.com",
        department=f"D{int(DEPARTMENTS * rng.random() ** 1.5)}",
        number=f"E{at + 1:05}",
        first=first,
        last=first + timedelta(rng.randrange(90, 2500)) if left else None,
        bought=rng.random() < 0.12,
    )


def _trapped(rng: Random, human: Human, before: Human) -> Human:
    """One in thirty shares something with whoever came before."""
    kind = rng.random()
    if kind < 0.006:  # twins
        name = before.name[0] + human.name[1:]
        return replace(human, name=name, born=before.born, phone=before.phone,
                       department=before.department)  # fmt: skip
    if kind < 0.012:  # one name, one day
        return replace(human, name=before.name, born=before.born, gender=before.gender)
    if kind < 0.022:  # a relative's phone, and their department
        return replace(human, phone=before.phone, department=before.department)
    if kind < 0.034:  # one name in one department
        return replace(human, name=before.name, department=before.department,
                       gender=before.gender)  # fmt: skip
    return human


def _rows(human: Human, rng: Random) -> Iterator[Profile]:
    own = "acquired" if human.bought else "file"
    space = "L2" if human.bought else "L1"
    number = f"A{int(human.number[1:]):05}" if human.bought and rng.random() < 0.5 else human.number
    held = Held(number, space, human.first, human.last)
    yield _file(human, rng, own, held)
    if human.last is None and human.bought and rng.random() < 0.6:  # taken over, with a new number
        taken = Held(f"E{60000 + human.at}", "L1", date(2024, 1, 1))
        yield _file(_changed(human, rng), rng, "file", taken)
        held = taken
    if human.last is not None and rng.random() < 0.25:  # came back
        again = human.last + timedelta(rng.randrange(60, 1500))
        held = Held(f"E{90000 + human.at}", space, again)
        yield _file(_changed(human, rng), rng, own, held)
    if rng.random() < 0.86:
        yield _payroll(human, rng, held)
    if rng.random() < 0.55:
        yield _clock(human, rng, held)
    if rng.random() < 0.42:
        yield _learning(human, rng, held)


def _changed(human: Human, rng: Random) -> Human:
    """Years later: another phone, another department."""
    phone = f"1{rng.randrange(30, 99)}{rng.randrange(10**8):08}"
    return replace(
        human,
        phone=phone if rng.random() < 0.5 else human.phone,
        department=f"D{rng.randrange(DEPARTMENTS)}",
    )


def _file(human: Human, rng: Random, system: str, held: Held) -> Profile:
    return Profile(
        id="",
        systems=frozenset({system}),
        name=_spelt(human.name, rng),
        born=_mistyped(human.born, rng, 0.004),
        gender=human.gender,
        identity=blind(_typo(human.identity, rng, 0.004)) if rng.random() < 0.985 else None,
        phone=blind(human.phone) if rng.random() < 0.95 else None,
        mail=human.mail if rng.random() < 0.9 else None,
        department=human.department,
        numbers=(held,),
    )


def _payroll(human: Human, rng: Random, held: Held) -> Profile:
    with_day = rng.random() < 0.7
    return Profile(
        id="",
        systems=frozenset({"payroll"}),
        name=_spelt(human.name, rng),
        born=_mistyped(human.born, rng, 0.006) if with_day else None,
        identity=blind(_typo(human.identity, rng, 0.004)) if rng.random() < 0.97 else None,
        numbers=(replace(held, number=_written(held.number, rng), first=None, last=None),),
    )


def _clock(human: Human, rng: Random, held: Held) -> Profile:
    known = rng.random() < 0.995
    number = _written(held.number, rng)
    return Profile(
        id="",
        systems=frozenset({"clock"}),
        name=_spelt(human.name, rng),
        department=human.department if rng.random() < 0.85 else None,
        # The clock knows since when; a number of somebody who left is another person's by now.
        numbers=(Held(number, None, held.first, held.last),) if known else (),
    )


def _learning(human: Human, rng: Random, held: Held) -> Profile:
    mail = human.mail if rng.random() < 0.9 else f"user{rng.randrange(10**6)}@example.org"
    return Profile(
        id="",
        systems=frozenset({"learning"}),
        name=_latin(human.name) if rng.random() < 0.15 else _spelt(human.name, rng),
        mail=mail.upper() if rng.random() < 0.1 else mail,
        phone=blind(human.phone) if rng.random() < 0.4 else None,
        department=human.department if rng.random() < 0.6 else None,
        numbers=(Held(held.number, None, held.first, held.last),) if rng.random() < 0.9 else (),
    )


def _spelt(name: str, rng: Random) -> str:
    kind = rng.random()
    if kind < 0.02:
        return name.translate(_TRADITIONAL)
    if kind < 0.04:
        return f"{name[0]} {name[1:]}"
    if kind < 0.05:
        return f"\u3000{name}\u200b"
    return name


def _latin(name: str) -> str:
    parts = sort_key(name).split()
    return " ".join([parts[0].title(), "".join(parts[1:]).title()]).strip()


def _mistyped(day: date, rng: Random, share: float) -> date:
    if rng.random() >= share:
        return day
    return day + timedelta(rng.choice((-10, -1, 1, 10, 365)))


def _typo(identity: str, rng: Random, share: float) -> str:
    if rng.random() >= share:
        return identity
    at = rng.randrange(14, 17)
    return identity[:at] + str((int(identity[at]) + 1) % 10) + identity[at + 1 :]


def _written(number: str, rng: Random) -> str:
    kind = rng.random()
    if kind < 0.1:
        return number.lower()
    return number[0] + number[1:].lstrip("0") if kind < 0.15 else number
