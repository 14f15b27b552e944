"""The twin's own reading of the access table: who may know of a row, who may read a cell.

Written from the table of access defaults as a person would copy it, over plain rows. It shares no
code with the policy, knows no decisions and no SQL: it asks each way in, one row at a time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from hub.schema.model import EntitySpec, Field
from tests.twin.world import World

READ: Final[Mapping[str, str]] = {
    "ORGANISATION": "everyone",
    "CATALOGUE": "everyone",
    "DIRECTORY": "everyone",
    "JOB": "self managers CORE",
    "UNPUBLISHED": "CORE",
    "CONTACT": "self CORE",
    "HOME": "self CORE",
    "PERSONAL": "self PERSONAL",
    "SPECIAL": "self SPECIAL",
    "IDENTITY": "proved IDENTITY PAY",
    "BANK": "PAY",
    "PAY": "self/released PAY",
    "CONTRACT": "self managers CORE",
    "LEAVING": "CORE",
    "ATTENDANCE": "self managers TIME",
    "PUNCH": "self TIME",
    "TRAINING": "self managers LEARNING",
    "EDUCATION": "self managers CORE",
    "HEALTH": "self HEALTH",
    "LEAVE": "self direct TIME",
    "LEAVE_DETAIL": "self HEALTH",
    "PERFORMANCE": "REVIEW",
    "REWARD": "self direct RELATIONS",
    "PENALTY": "self direct RELATIONS",
    "FAMILY": "self BENEFITS",
}
"""Class → ways in: everyone, a relation (`/state` that must hold too; `proved` is oneself after a
second factor), a class of HR grants."""
WHOLE: Final = {
    "Punch": "self direct TIME",
    "Compensation": "self/begun PAY",
    "InsuranceEnrolment": "self/begun PAY",
    "Goal": "self REVIEW",
    "PayrollRun": "PAY",
    "Review": "self/published REVIEW",
    "Reward": "everyone/public self direct RELATIONS",
    "IdentityDocument": "self IDENTITY PAY",
    "BankAccount": "self PAY",
}
"""Entities whose fields share ways in of their own, but for those in NARROWED."""
WHOLE_CLASSES: Final = {
    "Punch": (
        *("place", "latitude", "longitude", "coordinates"),
        *("device", "photo", "note"),
    ),
    "IdentityDocument": ("number", "name", "files"),
    "BankAccount": ("number", "holder"),
    "Reward": ("published_at",),
}
"""The fields of those that keep the ways in of their class."""
DATES: Final = "self managers TIME"
NARROWED: Final = {
    ("Employee", "private_phone"): "self direct CORE",
    ("Employee", "died_on"): "PERSONAL",
    ("Employment", "effective_to"): "self/ended managers/ended CORE",
    ("Employment", "last_working_day"): "self/gone managers/gone CORE",
    ("Assignment", "effective_to"): "self/ended managers/ended CORE",
    ("AttendanceDay", "first_in"): "self direct TIME",
    ("AttendanceDay", "last_out"): "self direct TIME",
    ("PunchCorrection", "punched_at"): "self direct TIME",
    ("BusinessTrip", "destination"): "self direct TIME",
    ("Contract", "files"): "CORE",
    ("WorkHistory", "leaving_reason"): "CORE",
    ("WorkHistory", "referee"): "CORE",
    ("Certificate", "file"): "self LEARNING",
    ("TeamMembership", "effective_to"): "self/ended managers/ended CORE",
    ("Compensation", "reason"): "PAY",
    ("Compensation", "effective_to"): "self/ended PAY",
    ("InsuranceEnrolment", "effective_to"): "self/ended PAY",
    ("Review", "employee"): "self/published managers REVIEW",
    ("Review", "period"): "self/published managers REVIEW",
    ("Review", "rating"): "self/published managers REVIEW",
    ("Review", "score"): "self/published managers REVIEW",
    ("Review", "self_comment"): "self REVIEW",
    ("Reward", "amount"): "self PAY",
    ("Penalty", "amount"): "self PAY",
    ("LeaveRequest", "employee"): DATES,
    ("LeaveRequest", "type"): "self TIME",
    ("LeaveRequest", "status"): DATES,
    ("LeaveRequest", "start_date"): DATES,
    ("LeaveRequest", "end_date"): DATES,
    ("LeaveRequest", "start_half"): DATES,
    ("LeaveRequest", "end_half"): DATES,
    ("LeaveRequest", "start_time"): DATES,
    ("LeaveRequest", "end_time"): DATES,
    ("LeaveRequest", "reason"): "self direct/deciding HEALTH",
    ("LeaveBalance", "type"): "self TIME",
}
MASKED: Final = {"IDENTITY": "self", "BANK": "self"}
ROWS: Final[Mapping[str, str]] = {
    "LegalEntity": "everyone",
    "Location": "everyone",
    "Course": "everyone",
    "Department": "everyone/begun CORE",
    "Employee": "everyone/current self *",
    "Employment": "self/begun managers/begun CORE",
    "Assignment": "self/begun managers/begun CORE",
    "Education": "self managers CORE",
    "AttendanceDay": "self managers TIME",
    "Enrolment": "self managers LEARNING",
    "Payslip": "self/released PAY",
    "PayslipLine": "self/released PAY",
    **dict.fromkeys(
        ("CostCentre", "Grade", "Team", "PayGroup", "WorkCalendar", "CalendarDay", "Shift"),
        "everyone",
    ),
    **dict.fromkeys(("LeaveType", "Session"), "everyone"),
    "Position": "everyone/begun CORE",
    "PayrollRun": "PAY",
    "TeamMembership": "self/begun managers/begun CORE",
    "Contract": "self managers CORE",
    "Onboarding": "CORE",
    "Offboarding": "CORE",
    "WorkHistory": "self managers CORE",
    "Dependent": "self BENEFITS",
    "EmergencyContact": "self CORE",
    "IdentityDocument": "self IDENTITY PAY",
    "BankAccount": "self PAY",
    "Punch": "self direct TIME",
    "PunchCorrection": "self managers TIME",
    "Overtime": "self managers TIME",
    "BusinessTrip": "self managers TIME",
    "LeaveRequest": "self managers TIME HEALTH",
    "LeaveBalance": "self direct TIME",
    "Certificate": "self managers LEARNING",
    "Compensation": "self/begun PAY",
    "InsuranceEnrolment": "self/begun PAY",
    "Contribution": "self/released PAY",
    "TaxItem": "self/released PAY",
    "Goal": "self REVIEW",
    "Review": "self/published managers REVIEW",
    "Reward": "everyone/public self direct RELATIONS",
    "Penalty": "self direct RELATIONS",
    "HealthRecord": "self HEALTH",
}
SUBJECT: Final = {
    "Employee": "id",
    **dict.fromkeys(
        (
            *("Employment", "Assignment", "Education", "AttendanceDay"),
            *("Enrolment", "Payslip", "PayslipLine", "TeamMembership", "Contract"),
            *("Onboarding", "Offboarding", "WorkHistory", "Dependent", "EmergencyContact"),
            *("IdentityDocument", "BankAccount", "Punch", "PunchCorrection", "Overtime"),
            *("BusinessTrip", "LeaveRequest", "LeaveBalance", "Certificate", "Compensation"),
            *("InsuranceEnrolment", "Contribution", "TaxItem", "Goal", "Review", "Reward"),
            *("Penalty", "HealthRecord"),
        ),
        "employee",
    ),
}
STATES: Final = {
    "current": ("Employee",),
    "begun": (
        *("Employment", "Assignment", "Department", "Position", "TeamMembership"),
        *("Compensation", "InsuranceEnrolment"),
    ),
    "ended": (
        *("Employment", "Assignment", "TeamMembership"),
        *("Compensation", "InsuranceEnrolment"),
    ),
    "gone": ("Employment",),
    "released": ("Payslip", "PayslipLine", "Contribution", "TaxItem"),
    "deciding": ("LeaveRequest",),
    "published": ("Review",),
    "public": ("Reward",),
}
"""State → the entities that know it; elsewhere it never holds."""
STAFF: Final = ("probation", "active", "leave", "notice")


@dataclass(frozen=True)
class Given:
    """A grant as it was given: `extent` is `all`, `entities` or `subtrees`."""

    role: str
    classes: frozenset[str]
    extent: str = "all"
    ids: tuple[str, ...] = ()
    valid_from: date = date(2020, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True)
class Asker:
    """Who asks: a person or a service, the token's scopes, all grants ever given."""

    name: str
    employee: str | None
    scopes: frozenset[str]
    grants: tuple[Given, ...] = ()
    version: int = 0
    proved: bool = False
    """Whether they showed a second factor minutes ago."""


@dataclass(frozen=True)
class Rights:
    """What one asker may see of one world."""

    world: World
    who: Asker

    @cached_property
    def led(self) -> Mapping[tuple[str, str], bool]:
        """Who stands above whom today, deputies too."""
        return self.world.standing

    def admitted(self) -> bool:
        """People who are not staff today get no answer at all."""
        if self.who.employee is None:
            return True
        return self.world.row("Employee", self.who.employee)["status"] in STAFF

    def row(self, entity: str, row: Mapping[str, Any]) -> bool:
        """May know that the row exists. People survive leaving; other rows end when closed."""
        there = entity == "Employee" or not row["closed"]
        return there and self._any(ROWS[entity], entity, row)

    def cell(self, spec: EntitySpec, field: Field, row: Mapping[str, Any]) -> bool:
        """May read the cell of a row that is known."""
        return self._any(ways_to_read(spec, field), spec.name, row)

    def masked(self, spec: EntitySpec, field: Field, row: Mapping[str, Any]) -> bool:
        """May read the part of the value that the sibling shows."""
        ways = f"{ways_to_read(spec, field)} {MASKED.get(field.cls.name, '')}"
        return self._any(ways, spec.name, row)

    def ever(self, spec: EntitySpec, field: Field) -> bool:
        """Whether there could be a row on which the cell is open."""
        return any(self._usable(way, spec.name) for way in ways_to_read(spec, field).split())

    def list_open(self, entity: str, employee: Mapping[str, Any]) -> bool:
        """Is the list of such rows about this employee open: rows of whatever state."""
        about = {"employee": employee["id"], "closed": False}
        return any(
            self._usable(way.partition("/")[0], entity)
            and self._holds(way.partition("/")[0], entity, about)
            for way in ROWS[entity].split()
        )

    def list_ever(self, entity: str) -> bool:
        """Whether there could be an employee whose list of such rows is open."""
        return any(self._usable(way.partition("/")[0], entity) for way in ROWS[entity].split())

    def keys_of(self, employee: Mapping[str, Any]) -> bool:
        """May find the person by the key of another system: their own, or HR's of CORE."""
        return self._any("self CORE", "Employee", employee)

    def grants(self) -> Iterator[Given]:
        """Grants that hold today and that the token may use; an office opens no values."""
        for one in self.who.grants:
            ended = one.valid_to is not None and one.valid_to < self.world.today
            if one.role in self.who.scopes and one.valid_from <= self.world.today and not ended:
                yield one

    # --- one way in ------------------------------------------------------------------------

    def _any(self, ways: str, entity: str, row: Mapping[str, Any]) -> bool:
        return any(
            self._usable(way, entity)
            and self._holds(way.partition("/")[0], entity, row)
            and self._state(way.partition("/")[2], row)
            for way in ways.split()
        )

    def _usable(self, way: str, entity: str) -> bool:
        name, _, state = way.partition("/")
        if state and entity not in STATES[state]:
            return False
        if name == "everyone":
            return True
        if name in {"self", "proved", "direct", "managers"}:
            scope = "employee" if name in {"self", "proved"} else "manager"
            known = self.who.employee is not None and scope in self.who.scopes
            return known and entity in SUBJECT and (name != "proved" or self.who.proved)
        return any(self._opens(one, name) for one in self.grants())

    def _opens(self, grant: Given, name: str) -> bool:
        if grant.role in {"admin", "auditor"} or (grant.extent != "all" and not grant.ids):
            return False
        return bool(grant.classes) if name == "*" else name in grant.classes

    def _holds(self, name: str, entity: str, row: Mapping[str, Any]) -> bool:
        if name == "everyone" or entity not in SUBJECT:
            return True
        subject = row[SUBJECT[entity]]
        if name in {"self", "proved"}:
            return bool(subject == self.who.employee)
        if name in {"direct", "managers"}:
            pair = (str(self.who.employee), subject)
            found = self.led.get(pair)
            return found is not None and (found or name == "managers")
        person = self.world.row("Employee", subject)
        return any(self._opens(one, name) and self._within(one, person) for one in self.grants())

    def _within(self, grant: Given, person: Mapping[str, Any]) -> bool:
        if grant.extent == "all":
            return True
        if grant.extent == "entities":
            return person["legal_entity"] in grant.ids
        return any(one in grant.ids for one in self.world.line_of(person["department"]))

    def _state(self, state: str, row: Mapping[str, Any]) -> bool:
        if state == "current":
            return row["status"] in STAFF
        if state == "ended":
            return row["effective_to"] is not None and row["effective_to"] < self.world.today
        if state == "gone":
            last = row["last_working_day"]
            return last is not None and last < self.world.today
        if state == "begun":
            return row["effective_from"] is None or row["effective_from"] <= self.world.today
        if state == "released":
            return row["released_at"] is not None and row["released_at"] <= self.world.now
        if state == "deciding":
            return bool(row["status"] == "requested")
        if state in {"published", "public"}:
            return row["published_at"] is not None and row["published_at"] <= self.world.now
        return True


def ways_to_read(spec: EntitySpec, field: Field) -> str:
    """The ways in that lead to a cell."""
    usual = READ[field.cls.name]
    if field.name not in WHOLE_CLASSES.get(spec.name, ()):
        usual = WHOLE.get(spec.name, usual)
    ways = NARROWED.get((spec.name, field.name), usual)
    # Whose a row is, is as open as the row.
    return f"{ways} {ROWS[spec.name]}" if field.name == SUBJECT.get(spec.name) else ways
