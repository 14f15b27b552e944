"""The demo company: one call writes all its outside systems and counts what is in them.

The systems are separate, as they are in companies: each has its own spelling, its own keys and its
own mistakes. The manifest says how many of each there are, so that accounts can be checked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from hub.demo.dice import dice
from hub.demo.hrfile import FileMess, write_departments, write_employees
from hub.demo.learning import LearningMess, write_moodle
from hub.demo.organisation import LEVELS, STAFF_CENTRES, Unit, above, units
from hub.demo.payroll import PayrollMonth, write_payroll
from hub.demo.people import ENTITIES, LOCATIONS, PLACED, Person, people
from hub.demo.places import write_places
from hub.demo.timeclock import ClockMess, write_timeclock
from hub.errors import Refused

SMALLEST: Final = 60
UNITS_PER_PERSON: Final = 0.06
STAFF: Final = ("在职", "试用期", "待离职", "停薪留职")
"""Words of the employee file for current staff."""


@dataclass(frozen=True)
class DemoPersons:
    """Employee numbers of people to look through; all of them current staff."""

    employee: str
    """Nobody's superior, with attendance, enrolments and payslips."""
    manager: str
    """Head of the department above `employee`: with direct and indirect reports."""
    hr: str
    hrbp: str
    hrbp_department: str
    """Code of the unit that the HR business partner looks after; `employee` is in it."""
    payroll: str
    admin: str


@dataclass(frozen=True)
class Manifest:
    """What was written, and how much of it is wrong on purpose."""

    folder: Path
    today: date
    seed: int
    employees: int
    """People in the employee file; its rows are these and the duplicates."""
    current: int
    """Of them current staff."""
    leavers: int
    prehires: int
    departments: int
    levels: int
    legal_entities: tuple[str, ...]
    locations: tuple[str, ...]
    file: FileMess
    clock: ClockMess
    learning: LearningMess
    payroll: tuple[PayrollMonth, ...]
    persons: DemoPersons

    @property
    def employee_rows(self) -> int:
        """Rows of `employees.csv`."""
        return self.employees + self.file.duplicate_numbers


def generate(
    folder: Path,
    employees: int = 2000,
    seed: int = 7,
    *,
    today: date,
    days: int = 30,
    months: int = 2,
    settled: date | None = None,
) -> Manifest:
    """Write the company's systems into `folder`: `days` of attendance, `months` of payroll.

    Careers and ages are reckoned back from `settled`, by default `today`. Whoever writes the same
    company again on a later day gives the first day as `settled`: then people and courses stay as
    they were, and only attendance and payroll move on.

    The same arguments write the same bytes. Raises `Refused` for a company that is too small to
    have six levels.
    """
    if employees < SMALLEST:
        raise Refused(
            "DEMO_TOO_SMALL",
            "A company of six levels needs more people.",
            hint=f"Use --employees {SMALLEST} or more.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    tree = units(round(employees * UNITS_PER_PERSON))
    places, born = _places(tree), settled or today
    staff = people(employees, tree, places, born, dice(seed, "people"))
    spared = len(tree) + PLACED
    entities = _used(ENTITIES, [one.entity for one in staff])
    locations = _used(LOCATIONS, [one.location for one in staff])
    write_places(folder, entities, locations)
    write_departments(folder / "departments.csv", tree, staff)
    return Manifest(
        folder=folder,
        today=today,
        seed=seed,
        employees=len(staff),
        current=sum(one.status in STAFF for one in staff),
        leavers=sum(one.status == "离职" for one in staff),
        prehires=sum(one.status == "待入职" for one in staff),
        departments=len(tree),
        levels=LEVELS,
        legal_entities=entities,
        locations=locations,
        file=write_employees(folder / "employees.csv", staff, tree, spared, dice(seed, "file")),
        clock=write_timeclock(folder / "timeclock.sqlite", staff, today, days, spared, seed),
        learning=write_moodle(
            folder / "moodle.json", staff, tree, born, spared, dice(seed, "learning")
        ),
        payroll=write_payroll(folder, staff, tree, today, months, seed),
        persons=_persons(tree, places, staff),
    )


def _places(tree: tuple[Unit, ...]) -> tuple[int, ...]:
    """Units of the employee, HR, HR business partner, payroll clerk and admin, in this order."""
    group = next(
        index
        for index, unit in enumerate(tree)
        if unit.level == LEVELS and tree[above(tree, index, 3)].name not in STAFF_CENTRES
    )
    personnel = _first(tree, "人事")
    return (group, personnel, personnel, _first(tree, "薪酬", "财务"), _first(tree, "研发"))


def _persons(
    tree: tuple[Unit, ...], places: tuple[int, ...], staff: Sequence[Person]
) -> DemoPersons:
    employee, hr, hrbp, payroll, admin = (one.number for one in staff[len(tree) :][:PLACED])
    return DemoPersons(
        employee=employee,
        manager=staff[above(tree, places[0], 4)].number,
        hr=hr,
        hrbp=hrbp,
        hrbp_department=tree[above(tree, places[0], 3)].code,
        payroll=payroll,
        admin=admin,
    )


def _first(tree: Sequence[Unit], *wanted: str) -> int:
    """The highest unit with the first of these functions that exists."""
    functions = [unit.function for unit in tree]
    return functions.index(next(one for one in wanted if one in functions))


def _used(names: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    seen = set(found)
    return tuple(name for name in names if name in seen)
