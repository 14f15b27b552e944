"""The company that is attacked: people who stand to each other in every way that matters.

Plain rows as `tests.twin.pour` takes them. What is current of a person (post, manager, status) is
not given: the hub projects it from employments and posts, the oracle reads it there by itself.
Every value that can be unique is, and texts hold a canary (`K00042xqzwv`), so that a hidden value
is known wherever it comes out.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from hub.schema.kinds import Kind
from hub.schema.model import EntitySpec, Field, Model
from hub.schema.shipped import shipped
from tests.twin.world import Row, World

FIRST_DAY: Final = date(2021, 3, 1)
STATED: Final = ("effective_from", "effective_to", "released_at", "published_at")
"""Fields by which a row about a person is past, present or ahead."""
NAMES: Final = ("欧阳㛃", "张伟", "曾䶮", "李Ａ", "单𠮷", "王秀英", "司马\\", '赵"洋')


@dataclass(frozen=True)
class Post:
    """A post: department and manager by their names here, days relative to today."""

    unit: str
    manager: str | None = None
    begins: int | None = None
    """Days from today; None: years ago."""
    ends: int | None = None
    main: bool = True


@dataclass(frozen=True)
class Person:
    """Somebody, by what they are here for."""

    name: str
    posts: tuple[Post, ...]
    entity: str = "BJ"
    jobs: tuple[tuple[int | None, int | None], ...] = ((None, None),)
    """Employments: first and last day relative to today."""


def _one(name: str, unit: str, manager: str | None = None, **more: Any) -> Person:
    return Person(name, (Post(unit, manager),), **more)


PEOPLE: Final = (
    _one("boss", "HQ"),
    _one("sales head", "SALES", "boss"),
    _one("research head", "RND", "boss"),
    _one("team lead", "SALES1", "sales head"),
    _one("worker", "SALES1", "team lead"),
    _one("peer", "SALES1", "team lead"),
    Person(
        "moved yesterday", (Post("SALES1", "team lead", ends=-1), Post("RND", "research head", 0))
    ),
    Person(
        "moves tomorrow",
        (Post("RND", "research head", ends=0), Post("SALES1", "team lead", 1)),
        jobs=((None, 0), (1, None)),
    ),
    _one("led from elsewhere", "RND", "team lead"),
    _one("without a line", "RND"),
    Person("leaver", (Post("SALES1", "team lead", ends=-1),), jobs=((None, -1),)),
    Person("last day today", (Post("SALES1", "team lead", ends=0),), jobs=((None, 0),)),
    Person(
        "rehired",
        (Post("SALES1", "team lead", -900, -500), Post("FIN", "boss", -20)),
        jobs=((-900, -500), (-20, None)),
    ),
    Person("pre-hire", (Post("SALES1", "team lead", 1),), jobs=((1, None),)),
    Person("begins today", (Post("SALES1", "team lead", 0),), jobs=((0, None),)),
    Person("two posts", (Post("FIN", "boss"), Post("SALES1", "team lead", main=False))),
    _one("circle one", "FIN", "circle two", entity="SH"),
    _one("circle two", "FIN", "circle one", entity="SH"),
    _one("finance head", "FIN", "boss", entity="SH"),
)
OFFICE: Final = (
    *("hr", "hrbp", "hrbp sh", "payroll", "admin", "auditor", "expired", "ahead", "several"),
    *("BENEFITS", "CORE", "HEALTH", "IDENTITY", "LEARNING", "PAY", "PERSONAL", "RELATIONS"),
    *("REVIEW", "SPECIAL", "TIME"),
)
"""Holders of grants, each in HQ below the boss; one for each HR class."""
UNITS: Final = (
    ("HQ", None, "boss"),
    ("SALES", "HQ", "sales head"),
    ("SALES1", "SALES", None),
    ("RND", "HQ", "research head"),
    ("FIN", "HQ", "finance head"),
)


@dataclass
class Company:
    """The rows, and who is who."""

    world: World
    people: dict[str, str]
    """Name → id."""
    units: dict[str, str]
    entities: dict[str, str]

    def numbered(self, name: str) -> str:
        """The employee number of somebody."""
        return f"N{list(self.people).index(name):03}"


def make_company(seed: int, today: date) -> Company:
    """The company of a day; the seed decides values only, never who stands how to whom."""
    return _Maker(random.Random(seed), shipped(), today).made()


@dataclass
class _Maker:
    dice: random.Random
    model: Model
    today: date
    rows: dict[str, list[Row]] = field(default_factory=dict)
    named: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0

    def made(self) -> Company:
        self.rows = {one.name: [] for one in self.model}
        self._units()
        names = [*(one.name for one in PEOPLE), *OFFICE]
        for number, name in enumerate(names):
            self._card(name, number)
        for unit, _, head in UNITS:
            self._row("Department", unit)["head"] = head and self.named["Employee", head]
        for spec in self.model:
            if spec.subject is None and not self.rows[spec.name]:
                for _ in range(3):
                    self._add(spec.name)
        for one in (*PEOPLE, *(_one(name, "HQ", "boss") for name in OFFICE)):
            self._work(one)
        for one in names:
            if one not in OFFICE or one in {"hr", "PAY", "hrbp", "CORE"}:
                self._file(self.named["Employee", one])
        self._ahead()
        world = World(0, self.model, self.rows, today=self.today)
        for place, one in enumerate(self.rows["Employee"]):
            world.accounts["clock", f"key {place}"] = one["id"]
        return Company(
            world, self._known("Employee"), self._known("Department"), self._known("LegalEntity")
        )

    def _known(self, entity: str) -> dict[str, str]:
        return {name: key for (kind, name), key in self.named.items() if kind == entity}

    def _row(self, entity: str, name: str) -> Row:
        key = self.named[entity, name]
        return next(one for one in self.rows[entity] if one["id"] == key)

    # --- rows ------------------------------------------------------------------------------

    def _add(self, entity: str, called: str = "", **known: Any) -> Row:
        self.count += 1
        spec = self.model[entity]
        row: Row = {
            "id": f"0192d2f0-0000-7000-8000-{self.dice.getrandbits(48):012x}",
            "version": 1,
            "changes": {},
            "pending": self._pending(spec),
            "closed": known.pop("closed", False),
        }
        for one in spec.fields.values():
            row[one.name] = known[one.name] if one.name in known else self._value(spec, one)
        if {"effective_from", "effective_to"} <= row.keys() and "effective_to" not in known:
            row["effective_to"] = None
        self.rows[entity].append(row)
        if called:
            self.named[entity, called] = row["id"]
        return row

    def _pending(self, spec: EntitySpec) -> list[dict[str, str]] | None:
        """Cells that wait for a decision; not where the hub would project from them."""
        if self.count % 3 or spec.name in {"Employment", "Assignment", "Education"}:
            return None
        names = [one.name for one in spec.fields.values() if not one.projected]
        return [
            {"field": name, "reason": "UNMAPPED"}
            for name in self.dice.sample(names, k=min(3, len(names)))
        ]

    def _value(self, spec: EntitySpec, one: Field) -> Any:
        self.count += 1
        if one.projected:
            return None
        if one.kind.target:
            return self._linked(spec, one)
        if self.count % 11 == 0 and not one.required:
            return None
        return self._of_kind(one.kind, self.count)

    def _linked(self, spec: EntitySpec, one: Field) -> str | None:
        there = self.rows[str(one.kind.target)]
        if one.kind.target == spec.name:
            return self.dice.choice([None, *(row["id"] for row in there)])
        if one.kind.target == "Employee" and self.dice.random() < 0.25:
            # Often to somebody who is not everyone's to know of.
            return self.named["Employee", self.dice.choice(("leaver", "pre-hire"))]
        return self.dice.choice(there)["id"] if there else None

    def _of_kind(self, kind: Kind, n: int) -> Any:
        if kind.vocabulary:
            codes = self.model.vocabularies[kind.vocabulary].codes
            return codes[n % len(codes)]
        canary = f"K{n:05}xqzwv"
        made: Mapping[str, Any] = {
            "Text": f"值 {canary}",
            "Name": f"{NAMES[n % len(NAMES)]}{canary}",
            "Code": canary,
            "Date": date(1990, 1, 1) + timedelta(days=n % 12_000),
            "Month": f"{2000 + n % 20}-{n % 12 + 1:02}",
            "Int": n % 30_000,
            "Minutes": n % 30_000,
            "Decimal": Decimal(n % 997) / 4,
            "Bool": n % 2 == 0,
            "LocalTime": time(n % 24, n % 60),
            "Instant": datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n),
            "SealedMoney": f"{n * 100 + 7} CNY",
            "Phone": f"139{n:08}",
            "PrivateEmail": f"{canary.lower()}@home.example",
            "Email": f"{canary.lower()}@corp.example",
            "NationalId": f"P{n:07}",
            "BankAccount": f"6222{n:012}",
            "SealedText": f"封 {canary}",
            "SealedDate": str(date(1990, 1, 1) + timedelta(days=n % 12_000)),
        }
        return made[kind.name]

    # --- the company and its people --------------------------------------------------------

    def _units(self) -> None:
        for code in ("BJ", "SH"):
            self._add("LegalEntity", code, code=code)
        for number in range(2):
            self._add("Location", code=f"S{number}")
        for code, parent, _ in UNITS:
            above = self.named["Department", parent] if parent else None
            self._add(
                "Department", code, code=code, parent=above, head=None, effective_from=FIRST_DAY
            )

    def _card(self, name: str, number: int) -> None:
        self._add("Employee", name, died_on=date(2030, 1, 1) + timedelta(days=number))

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def _work(self, one: Person) -> None:
        who = self.named["Employee", one.name]
        number = f"N{[name for kind, name in self.named if kind == 'Employee'].index(one.name):03}"
        for begins, ends in one.jobs:
            self._add(
                "Employment",
                employee=who,
                number=number,
                legal_entity=self.named["LegalEntity", one.entity],
                status="active",
                primary=True,
                effective_from=self._day(begins) or FIRST_DAY,
                effective_to=self._day(ends),
                last_working_day=self._day(ends),
            )
        for post in one.posts:
            self._add(
                "Assignment",
                employee=who,
                employment=self.rows["Employment"][-1]["id"],
                department=self.named["Department", post.unit],
                manager=post.manager and self.named["Employee", post.manager],
                primary=post.main,
                effective_from=self._day(post.begins) or FIRST_DAY,
                effective_to=self._day(post.ends),
            )
        if one.name == "peer":  # a post that was taken back, and would be the later one
            self._add(
                "Assignment",
                employee=who,
                employment=self.rows["Employment"][-1]["id"],
                department=self.named["Department", "RND"],
                manager=self.named["Employee", "research head"],
                primary=True,
                effective_from=self._day(-10),
                closed=True,
            )

    def _file(self, who: str) -> None:
        """Rows of every other entity about a person, in each state that it knows."""
        for spec in self.model:
            if spec.subject != "employee" or spec.name in {"Employment", "Assignment"}:
                continue
            stated = [name for name in STATED if name in spec.fields]
            for times in _times(self.today) if stated else ({},):
                known = {name: times[name] for name in stated if name in times}
                if "status" in spec.fields and spec.name == "LeaveRequest":
                    known["status"] = self.dice.choice(("requested", "approved"))
                if "payslip" in spec.fields:
                    own = [row["id"] for row in self.rows["Payslip"] if row["employee"] == who]
                    known["payslip"] = self.dice.choice(own)
                self._add(spec.name, employee=who, closed=self.count % 13 == 0, **known)
            if spec.name == "LeaveRequest":
                self._add(spec.name, employee=who, status="requested")

    def _ahead(self) -> None:
        """Company rows that begin tomorrow: not everyone's to know of."""
        tomorrow = self.today + timedelta(days=1)
        self._add(
            "Department",
            "AHEAD",
            code="AHEAD",
            parent=self.named["Department", "HQ"],
            head=None,
            effective_from=tomorrow,
        )
        above = self.named["Department", "HQ"]
        for code, parent in (("GONE", above), ("BELOW", "GONE"), ("UNDER", "AHEAD")):
            found = self.named.get(("Department", parent), parent)
            closed, head = code == "GONE", None
            known = {"code": code, "parent": found, "head": head, "closed": closed}
            self._add("Department", code, effective_from=FIRST_DAY, **known)
        self._add("Position", code="AHEAD", effective_from=tomorrow)
        self._add("Position", code="TODAY", effective_from=self.today)


def _times(today: date) -> Iterator[dict[str, Any]]:
    """Past and over, begun today, begins tomorrow."""
    now = datetime.now(UTC)
    for days, ends in ((-300, -1), (-200, 30), (0, None), (1, None)):
        moment = now + timedelta(days=days * 3, minutes=-5)
        yield {
            "effective_from": today + timedelta(days=days),
            "effective_to": ends and today + timedelta(days=ends),
            "released_at": moment,
            "published_at": moment,
        }
    yield {"effective_from": None, "effective_to": None, "released_at": None, "published_at": None}
