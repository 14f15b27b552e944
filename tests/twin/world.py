"""A small random company as plain rows: what the database holds and what the twin reads.

Rows are dicts: `id`, `version`, `pending`, `closed`, and a Python value (or None) per field: text
for texts, terms (codes), links (ids) and sealed values; date, aware datetime, time, Decimal, int,
bool; `(minor units, currency)` for Money. Everything follows from the seed.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from hub.schema.audience import BANK, HEALTH, JOB, ORGANISATION, PAY, FieldClass
from hub.schema.audience import DIRECTORY as DIRECTORY_CLASS
from hub.schema.kinds import (
    BankAccount,
    Instant,
    Kind,
    LocalTime,
    Money,
    Text,
    sealed_term_kind,
    term_kind,
)
from hub.schema.model import EntitySpec, Field, Model
from hub.schema.shipped import shipped

Row = dict[str, Any]
TODAY: Final = date(2026, 6, 15)
NOW: Final = datetime(2026, 6, 15, 4, 0, tzinfo=UTC)
SURNAMES: Final = ("张", "王", "李", "欧阳", "曾", "单", "㛃", "司马", "赵", "𠮷")
GIVEN: Final = ("伟", "芳", "娜", "䶮", "秀英", "敏", "静", "磊", "洋", "𠮷", '"', "\\'", "Ａ")
WORDS: Final = (
    "alpha",
    "Beta",
    "销售",
    "研发一部",
    "x y",
    'q"uote',
    "back\\slash",
    "ｆｕｌｌ",
    "\n",
)


def company_model() -> Model:
    """The shipped model with company fields of kinds that it does not use itself."""
    model = shipped()
    employee = (
        _own("badge_colour", Text, DIRECTORY_CLASS),
        _own("bonus_target", Money, JOB),
        _own("starts_at", LocalTime, JOB),
        _own("last_review", Instant, JOB),
        _own("level", term_kind("education_level"), JOB),
        _own("payroll_account", BankAccount, BANK),
        _own("condition", sealed_term_kind("gender"), HEALTH),
        _own("car_allowance", Money, PAY),
    )
    model = model.with_fields("Employee", employee, "twin")
    return model.with_fields("Department", (_own("mascot", Text, ORGANISATION),), "twin")


def _own(name: str, kind: Kind, cls: FieldClass) -> Field:
    label = {"en": name, "zh": name}
    return Field(name, kind, name, cls, cls.read, cls.write, custom=True, label=label)


@dataclass
class World:
    """All rows of one company, and what follows from them."""

    seed: int
    model: Model
    rows: dict[str, list[Row]]
    accounts: dict[tuple[str, str], str] = field(default_factory=dict)
    """(system, external id) → employee."""
    today: date = TODAY
    now: datetime = NOW
    management: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(manager, employee) → whether directly."""
    deputies: dict[str, str] = field(default_factory=dict)
    """Deputy → the manager for whom they stand in today."""
    _found: dict[str, dict[str, Row]] = field(default_factory=dict)

    @property
    def standing(self) -> dict[tuple[str, str], bool]:
        """(manager or deputy, employee) → whether directly; nobody is led by themselves."""
        found = dict(self.management)
        for deputy, manager in self.deputies.items():
            for (boss, one), direct in self.management.items():
                if boss == manager and one != deputy:
                    found[deputy, one] = direct or found.get((deputy, one), False)
        return found

    def row(self, entity: str, key: str) -> Row:
        """A row by its id."""
        if entity not in self._found:
            self._found[entity] = {one["id"]: one for one in self.rows[entity]}
        return self._found[entity][key]

    def line_of(self, department: str | None) -> list[str]:
        """A department and all above it, itself first."""
        line: list[str] = []
        while department is not None and department not in line:
            line.append(department)
            department = self.row("Department", department)["parent"]
        return line

    def hanging(
        self, name: str, entity: str, field: str, row: Row, asked: Mapping[str, Any]
    ) -> list[Row]:
        """The rows of a list on this row, as it is asked: the next level, or all levels."""
        rows = self.rows[entity]
        if name == "descendants":
            return [one for one in rows if row["id"] in self.line_of(one["id"])[1:]]
        if asked.get("under"):
            return [one for one in rows if row["id"] in self.line_of(one[field])]
        if asked.get("direct") is False:
            return [one for one in rows if (row["id"], one["id"]) in self.management]
        return [one for one in rows if one[field] == row["id"]]

    def tree(self) -> Iterator[tuple[str, str, int]]:
        """(ancestor, department, depth), with itself at depth 0."""
        for one in self.rows["Department"]:
            for depth, above in enumerate(self.line_of(one["id"])):
                yield above, one["id"], depth


def make_world(seed: int) -> World:
    """The company of that seed."""
    return _Maker(random.Random(seed), company_model(), seed).made()


@dataclass
class _Maker:
    dice: random.Random
    model: Model
    seed: int
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def made(self) -> World:
        self.rows = {one.name: [] for one in self.model}
        self._company()
        self._people()
        for number in range(3):
            self._linked("Position", code=f"Q{number}")
            self._linked("Team", code=f"T{number}")
            self._linked("PayrollRun")
        self._work()
        self._files()
        self._valid_periods()
        self._project()
        world = World(self.seed, self.model, self.rows)
        for place, one in enumerate(self.rows["Employee"][:10]):
            world.accounts["clock" if place % 2 else "hr-file", f"K{place}"] = one["id"]
        world.management = dict(management_of(world))
        bosses = sorted({boss for boss, _ in world.management})
        for one in self.dice.sample(self.rows["Employee"], k=3) if bosses else ():
            world.deputies[one["id"]] = self.dice.choice(bosses)
        return world

    # --- single rows -----------------------------------------------------------------------

    def _add(self, entity: str, **known: Any) -> Row:
        spec = self.model[entity]
        row: Row = {
            "id": self._id(),
            "version": self.dice.randint(1, 9),
            "changes": self._changes(spec),
            "pending": self._pending(spec),
            "closed": self.dice.random() < (0.2 if entity == "Department" else 0.07),
        }
        for one in spec.fields.values():
            row[one.name] = known[one.name] if one.name in known else self._value(one)
        self.rows[entity].append(row)
        return row

    def _id(self) -> str:
        bits = self.dice.getrandbits(128)
        bits = bits & ~(0xF << 76) | 7 << 76
        return str(UUID(int=bits & ~(0x3 << 62) | 2 << 62))

    def _changes(self, spec: EntitySpec) -> dict[str, int]:
        """How often each group of cells changed."""
        kinds = sorted({one.group for one in spec.fields.values()})
        return {one: self.dice.randint(1, 4) for one in kinds if self.dice.random() < 0.6}

    def _pending(self, spec: EntitySpec) -> list[dict[str, str]] | None:
        if self.dice.random() < 0.7:
            return None
        names = self.dice.sample(list(spec.fields), k=min(len(spec.fields), 3))
        return [
            {"field": one, "reason": self.dice.choice(("UNMAPPED", "INVALID"))} for one in names
        ]

    def _value(self, one: Field) -> Any:
        """A random value; null now and then where a record may lack it."""
        if one.projected or one.kind.target or (not one.required and self.dice.random() < 0.2):
            return None
        return self._of_kind(one.kind, one.name)

    def _of_kind(self, kind: Kind, name: str) -> Any:
        dice = self.dice
        if kind.vocabulary:
            return dice.choice(self.model.vocabularies[kind.vocabulary].codes)
        made: dict[str, Any] = {
            "Text": lambda: dice.choice(WORDS),
            "Name": self._name,
            "Code": lambda: f"{name[:1].upper()}{dice.randint(1, 9)}",
            "Date": lambda: TODAY + timedelta(days=dice.randint(-40, 10)),
            "Month": lambda: f"2026-{dice.randint(1, 6):02}",
            "Int": lambda: dice.randint(-3, 20),
            "Minutes": lambda: dice.choice((0, 30, 60, 480)),
            "Decimal": lambda: Decimal(dice.choice(("0", "12.50", "99.9", "100"))),
            "Bool": lambda: dice.random() < 0.5,
            "LocalTime": lambda: time(
                dice.randint(7, 9), dice.choice((0, 30)), dice.choice((0, 5))
            ),
            "Instant": self._instant,
            "Money": lambda: (dice.choice((-5, 0, 123456, 200000)), dice.choice(("CNY", "JPY"))),
            "SealedMoney": lambda: f"{dice.choice((-7, 0, 1234567))} {dice.choice(('CNY', 'JPY'))}",
            "Phone": lambda: f"1380000{dice.randint(0, 20):04}",
            "PrivateEmail": lambda: f"p{dice.randint(0, 20)}@home.example",
            "Email": lambda: f"w{dice.getrandbits(40)}@corp.example",
            "NationalId": lambda: f"P{dice.randint(1000000, 1000020)}",
            "BankAccount": lambda: f"6222{dice.randint(10**10, 10**10 + 20)}",
            "SealedText": lambda: dice.choice(WORDS),
            "SealedDate": lambda: str(date(1980 + dice.randint(0, 40), 2, dice.randint(1, 28))),
        }
        return made[kind.name]()

    def _name(self) -> str:
        return self.dice.choice(SURNAMES) + self.dice.choice(GIVEN) + self.dice.choice(("", "伟"))

    def _instant(self) -> datetime:
        past = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(seconds=self.dice.randint(0, 900_000))
        return past.replace(microsecond=self.dice.choice((0, 0, 500_000, 123_456)))

    # --- the company -----------------------------------------------------------------------

    def _company(self) -> None:
        for number in range(3):
            self._add("LegalEntity", code=f"L{number}")
        for number in range(3):
            self._add("Location", code=f"S{number}")
        for number in range(4):
            self._add("Course", code=f"C{number}")
        for entity in ("CostCentre", "Grade", "PayGroup", "WorkCalendar", "Shift", "LeaveType"):
            for number in range(2):
                self._linked(entity, code=f"{entity[0]}{number}")
        for number in range(2):
            self._linked("Session", course=self._one("Course", 0))
            self._linked(
                "CalendarDay",
                calendar=self._one("WorkCalendar", 0),
                date=TODAY + timedelta(days=number),
            )
        units = self.rows["Department"]
        for number in range(self.dice.randint(6, 12)):
            parent = self.dice.choice(units)["id"] if units else None
            begun = date(2020, 1, 1) if not units or self.dice.random() < 0.8 else None
            later = TODAY + timedelta(days=self.dice.choice((-1, 0, 1)))
            self._add(
                "Department",
                code=f"D{number}",
                name=self.dice.choice(("销售一部", "研发", "Sales", "销售二部")) + str(number),
                parent=parent,
                legal_entity=self._one("LegalEntity"),
                effective_from=self.dice.choice((begun, later)),
                effective_to=None,
            )

    def _linked(self, entity: str, **known: Any) -> Row:
        """A row whose links lead to rows that are there already, or nowhere."""
        spec = self.model[entity]
        for one in spec.fields.values():
            target = one.kind.target
            if target and one.name not in known and not one.projected and self.rows[target]:
                known[one.name] = self._one(target, 0.3)
        return self._add(entity, **known)

    def _one(self, entity: str, missing: float = 0.1) -> str | None:
        rows = self.rows[entity]
        found: str = self.dice.choice(rows)["id"]
        return None if self.dice.random() < missing else found

    def _people(self) -> None:
        people = self.rows["Employee"]
        states = ("active", "active", "active", "probation", "leave", "notice")
        for number in range(self.dice.randint(20, 40)):
            usual = self.dice.random() < 0.8
            self._add(
                "Employee",
                number=f"E{number:03}" if self.dice.random() < 0.9 else None,
                manager=self._one("Employee", 0.15) if people else None,
                department=self._one("Department"),
                location=self._one("Location"),
                legal_entity=self._one("LegalEntity"),
                position=self.dice.choice(WORDS),
                grade=self.dice.choice(("P5", "P6", "M1", None)),
                hire_date=self._of_kind_date(),
                status=self.dice.choice(states if usual else ("left", "prehire", None)),
                employment_type=self._of_vocabulary("employment_type"),
            )
        for one in self.rows["Department"]:
            one["head"] = self._one("Employee", 0.3)

    def _of_kind_date(self) -> date | None:
        return self.dice.choice((None, TODAY - timedelta(days=self.dice.randint(0, 60))))

    def _of_vocabulary(self, name: str) -> str:
        return self.dice.choice(self.model.vocabularies[name].codes)

    def _work(self) -> None:
        """Rows about people."""
        for one in self.rows["Employee"]:
            who = one["id"]
            for _ in range(self.dice.randint(0, 2)):
                self._add("Employment", employee=who, legal_entity=self._one("LegalEntity"))
            for _ in range(self.dice.randint(0, 2)):
                own = [row["id"] for row in self.rows["Employment"] if row["employee"] == who]
                self._add(
                    "Assignment",
                    employee=who,
                    employment=self.dice.choice(own) if own else None,
                    department=self._one("Department"),
                    location=self._one("Location"),
                    manager=self._one("Employee"),
                )
            for _ in range(self.dice.randint(0, 2)):
                self._add("Education", employee=who)
            for day in range(self.dice.randint(0, 6)):
                self._add("AttendanceDay", employee=who, date=TODAY - timedelta(days=day))
            for _ in range(self.dice.randint(0, 2)):
                self._add("Enrolment", employee=who, course=self._one("Course", 0))
            for month in range(self.dice.randint(0, 2)):
                self._payslip(who, f"2026-0{month + 4}")

    def _files(self) -> None:
        """Rows of every further entity about people, for some of them."""
        done = {name for name, rows in self.rows.items() if rows}
        for spec in self.model:
            if spec.name in done or spec.subject in {None, "self"}:
                continue
            for one in self.rows["Employee"]:
                if self.dice.random() < 0.3:
                    self._linked(spec.name, employee=one["id"])

    def _payslip(self, who: str, period: str) -> None:
        released = self.dice.choice(
            (None, datetime(2026, 5, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC))
        )
        slip = self._add("Payslip", employee=who, period=period, released_at=released)
        for place in range(self.dice.randint(0, 3)):
            self._add(
                "PayslipLine",
                employee=who,
                payslip=slip["id"],
                position=place,
                released_at=self.dice.choice((released, released, None)),
            )

    def _valid_periods(self) -> None:
        for spec in self.model:
            for one in self.rows[spec.name] if spec.timeline else ():
                start, end = one["effective_from"], one["effective_to"]
                if start is not None and end is not None and end < start:
                    one["effective_to"] = start

    def _project(self) -> None:
        """Links from people to rows of their own."""
        for one in self.rows["Employee"]:
            one["employment"] = self._own_row("Employment", one["id"])
            for name in ("highest_education", "highest_full_time_education", "first_education"):
                one[name] = self._own_row("Education", one["id"])

    def _own_row(self, entity: str, who: str) -> str | None:
        own = [row["id"] for row in self.rows[entity] if row["employee"] == who]
        return self.dice.choice([*own, None])


def management_of(world: World) -> Iterator[tuple[tuple[str, str], bool]]:
    """Who stands above whom: the reporting line, and the heads of the line of departments."""
    for one in world.rows["Employee"]:
        above: dict[str, bool] = {}
        boss, seen = one["manager"], {one["id"]}
        while boss is not None and boss not in seen:
            above[boss] = above.get(boss, False) or boss == one["manager"]
            seen.add(boss)
            boss = world.row("Employee", boss)["manager"]
        for depth, unit in enumerate(world.line_of(one["department"])):
            head = world.row("Department", unit)["head"]
            if head is not None and head != one["id"]:
                above[head] = above.get(head, False) or depth == 0
        yield from (((boss, one["id"]), direct) for boss, direct in above.items())
