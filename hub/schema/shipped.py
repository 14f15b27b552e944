"""The model that ships: twelve entities and their vocabularies."""

from functools import cache

from hub.schema.attendance import AttendanceDay
from hub.schema.education import Education
from hub.schema.model import Entity, Model
from hub.schema.organisation import Department, LegalEntity, Location
from hub.schema.payroll import Payslip, PayslipLine
from hub.schema.people import Assignment, Employee, Employment
from hub.schema.training import Course, Enrolment
from hub.schema.vocabulary import load_vocabularies

ENTITIES: tuple[type[Entity], ...] = (
    LegalEntity,
    Location,
    Department,
    Employee,
    Employment,
    Assignment,
    Education,
    AttendanceDay,
    Course,
    Enrolment,
    Payslip,
    PayslipLine,
)
"""Parents before what hangs on them, where the links allow it."""


@cache
def shipped() -> Model:
    """The shipped declarations as a model."""
    return Model(
        entities={one.spec.name: one.spec for one in ENTITIES},
        vocabularies=load_vocabularies(),
    )
