"""The policy agrees with a naive reader of the access table, on small random companies.

The twin reads the table of access defaults as the naive reader's (`tests/twin/access`) writes it
down: names of classes and entities, not how the policy represents or combines them.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from hub.auth.policy import Standing, extents, holds, list_open, masked, read, rows, write
from hub.auth.viewer import Entities, Everywhere, Extent, Grant, Subtrees, Viewer, usable
from hub.schema.audience import HR_CLASSES, Relation
from hub.schema.model import EntitySpec, Field
from hub.schema.shipped import shipped
from tests.twin.access import MASKED, READ, ROWS, STATES, SUBJECT, ways_to_read

MODEL = shipped()
TODAY = date(2026, 11, 23)

# --- the table, as a person would copy it ---------------------------------------------------

WRITE = {
    # class: (self, HR class); W2: after a second factor
    "ORGANISATION": ("-", "CORE"),
    "CATALOGUE": ("-", "LEARNING"),
    "DIRECTORY": ("-", "CORE"),
    "JOB": ("-", "CORE"),
    "UNPUBLISHED": ("-", "CORE"),
    "CONTACT": ("W", "CORE"),
    "HOME": ("W", "CORE"),
    "PERSONAL": ("-", "PERSONAL"),
    "SPECIAL": ("-", "SPECIAL"),
    "IDENTITY": ("-", "IDENTITY"),
    "BANK": ("W2", "PAY"),
    "PAY": ("-", "PAY"),
    "CONTRACT": ("-", "CORE"),
    "LEAVING": ("-", "CORE"),
    "ATTENDANCE": ("-", "TIME"),
    "PUNCH": ("-", "TIME"),
    "LEAVE": ("W", "TIME"),
    "LEAVE_DETAIL": ("W", "HEALTH"),
    "TRAINING": ("-", "LEARNING"),
    "EDUCATION": ("-", "CORE"),
    "PERFORMANCE": ("-", "REVIEW"),
    "REWARD": ("-", "RELATIONS"),
    "PENALTY": ("-", "RELATIONS"),
    "FAMILY": ("W", "BENEFITS"),
    "HEALTH": ("-", "HEALTH"),
}
OWN_GOALS = {"title", "description", "period", "weight", "progress", "due_date"}
COMPANY = {name for name in ROWS if name not in SUBJECT}


# --- a company, and who asks ----------------------------------------------------------------


@dataclass(frozen=True)
class Company:
    """People 0 … n-1: their boss, department and employer; departments as parent links."""

    boss: tuple[int | None, ...]
    department: tuple[str, ...]
    employer: tuple[str, ...]
    parent: dict[str, str | None]

    def above(self, unit: str) -> Iterator[str]:
        """The unit and every unit above it."""
        found: str | None = unit
        while found is not None:
            yield found
            found = self.parent[found]

    def manages(self, boss: int, person: int) -> bool:
        """Whether `boss` is above `person`, at any distance."""
        found = self.boss[person]
        while found is not None:
            if found == boss:
                return True
            found = self.boss[found]
        return False

    def covers(self, extent: Extent, person: int) -> bool:
        """Whether a person lies in an extent today."""
        match extent:
            case Everywhere():
                return True
            case Entities(ids):
                return self.employer[person] in ids
            case Subtrees(ids):
                return any(unit in ids for unit in self.above(self.department[person]))


@dataclass(frozen=True)
class Asker:
    """Who asks, before anything is narrowed."""

    person: int | None
    scopes: frozenset[str]
    grants: tuple[Grant, ...]
    proved: bool

    def viewer(self) -> Viewer:
        """The same one as the policy knows them."""
        name = None if self.person is None else f"e{self.person}"
        grants = usable(self.grants, self.scopes, TODAY)
        return Viewer("s", name, self.scopes, grants, version=1, stepped_up=self.proved)


def companies(rng: random.Random) -> Company:
    """A company of six people, five departments and two employers."""
    return Company(
        boss=tuple(None if one == 0 else rng.randrange(one) for one in range(6)),
        department=tuple(f"d{rng.randrange(5)}" for _ in range(6)),
        employer=tuple(f"l{rng.randrange(2)}" for _ in range(6)),
        parent={f"d{one}": None if one == 0 else f"d{rng.randrange(one)}" for one in range(5)},
    )


def askers(rng: random.Random) -> Asker:
    """Somebody with some scopes and grants, some of them not usable."""
    words = ("employee", "manager", "hr", "hrbp", "payroll", "admin", "auditor")
    return Asker(
        person=rng.choice([None, *range(6), *range(6)]),
        scopes=frozenset(one for one in words if rng.random() < 0.7),
        grants=tuple(_grant(rng, number) for number in range(rng.randrange(4))),
        proved=rng.random() < 0.5,
    )


def _grant(rng: random.Random, number: int) -> Grant:
    start = TODAY + timedelta(days=rng.choice([-9, -9, -9, -1, 0, 1]))
    kinds: list[Extent] = [
        Everywhere(),
        Entities(tuple(rng.sample(["l0", "l1"], rng.randrange(3)))),
        Subtrees(tuple(rng.sample(["d0", "d1", "d2", "d3", "d4"], rng.randrange(3)))),
    ]
    return Grant(
        id=f"g{number}",
        role=rng.choice(["hr", "hr", "hrbp", "payroll", "admin", "auditor"]),
        classes=frozenset(rng.sample(HR_CLASSES, rng.choice([0, 1, 3, len(HR_CLASSES)]))),
        extent=rng.choice(kinds),
        valid_from=start,
        valid_to=rng.choice([None, None, start, TODAY, TODAY - timedelta(days=1)]),
    )


# --- the twin -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Twin:
    """Answers from the table, for one asker and one row: about a person, in a state or not."""

    company: Company
    asker: Asker
    person: int
    in_state: bool

    def myself(self) -> bool:
        """Whether the row is about the asker and the token may say so."""
        return self.asker.person == self.person and "employee" in self.asker.scopes

    def upper(self) -> bool:
        """Whether the asker is above the person, at any distance."""
        me = self.asker.person
        return (
            me is not None
            and "manager" in self.asker.scopes
            and self.company.manages(me, self.person)
        )

    def direct(self) -> bool:
        """Whether the person reports to the asker."""
        return self.upper() and self.company.boss[self.person] == self.asker.person

    def usable(self) -> list[Grant]:
        """Grants that open values today, with this token."""
        return [
            one
            for one in self.asker.grants
            if one.role in self.asker.scopes
            and one.role not in {"admin", "auditor"}
            and one.valid_from <= TODAY
            and (one.valid_to is None or one.valid_to >= TODAY)
            and one.classes
            and one.extent not in (Entities(()), Subtrees(()))
        ]

    def holds_class(self, wanted: str) -> bool:
        """Whether a grant of one of the classes covers the person."""
        return any(
            one.classes & set(wanted.split()) and self.company.covers(one.extent, self.person)
            for one in self.usable()
        )

    def row(self, entity: str, *, stateless: bool = False) -> bool:
        """Whether the asker may know of the row."""
        return self.any_way(ROWS[entity], entity, ready=self.in_state or stateless)

    def cell(self, spec: EntitySpec, field: Field) -> bool:
        """Whether the value shows."""
        return self.any_way(ways_to_read(spec, field), spec.name, ready=self.in_state)

    def any_way(self, ways: str, entity: str, *, ready: bool) -> bool:
        """Whether one of the ways in is open: `everyone`, a relation, a class of HR grants."""
        return any(self.way(*way.partition("/")[::2], entity, ready=ready) for way in ways.split())

    def way(self, name: str, state: str, entity: str, *, ready: bool) -> bool:
        """Whether one way in is open, in its state if it names one."""
        if state and (not ready or entity not in STATES[state]):
            return False
        company = entity not in SUBJECT
        if name == "everyone":
            return True
        if name in {"self", "direct", "managers"}:
            held = {"self": self.myself, "direct": self.direct, "managers": self.upper}[name]
            return not company and held()
        if name == "proved":
            return not company and self.asker.proved and self.myself()
        wanted = " ".join(HR_CLASSES) if name == "*" else name
        if company:
            return any(one.classes & set(wanted.split()) for one in self.usable())
        return self.holds_class(wanted)

    def part(self, spec: EntitySpec, field: Field) -> bool:
        """Whether the masked form shows."""
        if field.kind.mask is None:
            return False
        return self.cell(spec, field) or (field.cls.name in MASKED and self.myself())

    def change(self, entity: str, field: Field) -> bool:
        """Whether the asker may change the cell."""
        oneself, hr_class = WRITE[field.cls.name]
        if oneself == "W2":
            oneself = "W" if self.asker.proved else "-"
        if field.projected:
            return False
        if entity in COMPANY:
            return any(
                hr_class in one.classes and one.extent == Everywhere() for one in self.usable()
            )
        if (entity, field.name) in {("Goal", name) for name in OWN_GOALS}:
            oneself = "W"
        if oneself == "W" and self.myself():
            return True
        return self.asker.person != self.person and self.holds_class(hr_class)


# --- agreement ------------------------------------------------------------------------------


def _standing(twin: Twin, spec: EntitySpec, viewer: Viewer) -> Standing:
    """How the asker stands to the row by the data alone: scopes play no part here."""
    company, person, me = twin.company, twin.person, twin.asker.person
    relations: set[Relation] = set()
    if me == person:
        relations.add(Relation.ONESELF)
    if me is not None and company.manages(me, person):
        relations.add(Relation.MANAGER)
        if company.boss[person] == me:
            relations.add(Relation.DIRECT_MANAGER)
    within = {
        number for number, extent in enumerate(extents(viewer)) if company.covers(extent, person)
    }
    states = frozenset(spec.states) if twin.in_state else frozenset()
    return Standing(frozenset(relations), frozenset(within), states)


def _disagreements(twin: Twin, seen: Counter[tuple[str, str, bool]]) -> list[str]:
    viewer = twin.asker.viewer()
    found: list[str] = []
    for spec in MODEL:
        standing = _standing(twin, spec, viewer)
        checks = [
            ("rows", "", rows(spec, viewer), twin.row(spec.name)),
            ("list", "", list_open(spec, viewer), twin.row(spec.name, stateless=True)),
        ]
        for one in spec.fields.values():
            checks += [
                ("read", one.name, read(spec, one, viewer), twin.cell(spec, one)),
                ("masked", one.name, masked(spec, one, viewer), twin.part(spec, one)),
                ("write", one.name, write(spec, one, viewer), twin.change(spec.name, one)),
            ]
        for what, name, decision, expected in checks:
            label = f"{what} {spec.fields[name].cls.name}" if name else f"{what} {spec.name}"
            seen[label, spec.name, expected] += 1
            if holds(decision, standing) != expected:
                found.append(f"{what} {spec.name}.{name}: {decision} but {expected}; {twin}")
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_policy_agrees_with_the_access_table(seed: int) -> None:
    """Every field and row set, for random viewers, people, states, scopes, grants and days."""
    rng = random.Random(seed)
    seen: Counter[tuple[str, str, bool]] = Counter()
    found: list[str] = []
    for _ in range(20):
        company = companies(rng)
        for _ in range(4):
            asker = askers(rng)
            twin = Twin(company, asker, rng.randrange(6), rng.random() < 0.5)
            found += _disagreements(twin, seen)
            if asker.person is not None:
                about_me = Twin(company, asker, asker.person, rng.random() < 0.5)
                found += _disagreements(about_me, seen)
    assert found == []
    opened = {(label, entity) for label, entity, expected in seen if expected}
    closed = {(label, entity) for label, entity, expected in seen if not expected}
    # Not vacuous: what the table opens to somebody was seen open, and closed to another.
    for spec in MODEL:
        for one in spec.fields.values():
            assert (f"read {one.cls.name}", spec.name) in opened
            if READ[one.cls.name] != "everyone":
                assert (f"read {one.cls.name}", spec.name) in closed
            if not one.projected:
                assert (f"write {one.cls.name}", spec.name) in opened & closed


def test_every_class_and_entity_of_the_model_stands_in_the_twin() -> None:
    """A new class or entity is not passed over."""
    assert {one.cls.name for spec in MODEL for one in spec.fields.values()} <= set(READ)
    assert {spec.name for spec in MODEL} == set(ROWS)


def test_whoever_may_change_a_cell_may_know_its_row() -> None:
    """Writing opens no row that reading hides."""
    rng = random.Random(99)
    for _ in range(150):
        twin = Twin(companies(rng), askers(rng), rng.randrange(6), rng.random() < 0.5)
        viewer = twin.asker.viewer()
        for spec in MODEL:
            standing = _standing(twin, spec, viewer)
            for one in spec.fields.values():
                if holds(write(spec, one, viewer), standing):
                    assert holds(rows(spec, viewer), standing), (spec.name, one.name)


def test_fewer_scopes_never_open_more() -> None:
    """A token's scopes narrow what the data give."""
    rng = random.Random(7)
    for _ in range(150):
        company, asker = companies(rng), askers(rng)
        fewer = frozenset(one for one in asker.scopes if rng.random() < 0.5)
        wide = Twin(company, asker, rng.randrange(6), rng.random() < 0.5)
        narrow = Twin(company, replace(asker, scopes=fewer), wide.person, wide.in_state)
        assert _opened(narrow) <= _opened(wide)


def _opened(twin: Twin) -> set[tuple[str, str, str]]:
    viewer = twin.asker.viewer()
    found: set[tuple[str, str, str]] = set()
    for spec in MODEL:
        standing = _standing(twin, spec, viewer)
        for one in spec.fields.values():
            for what, decide in (("read", read), ("masked", masked), ("write", write)):
                if holds(decide(spec, one, viewer), standing):
                    found.add((what, spec.name, one.name))
    return found
