"""The model that ships: its entities and their vocabularies."""

from functools import cache

from hub.schema import (
    attendance,
    contracts,
    education,
    family,
    leave,
    organisation,
    papers,
    payroll,
    people,
    performance,
    training,
)
from hub.schema.model import Entity, Model
from hub.schema.vocabulary import load_vocabularies

COMPANY: tuple[type[Entity], ...] = (
    organisation.LegalEntity,
    organisation.Location,
    organisation.CostCentre,
    organisation.Grade,
    organisation.Department,
    organisation.Position,
    organisation.Team,
    payroll.PayGroup,
    payroll.PayrollRun,
    attendance.WorkCalendar,
    attendance.CalendarDay,
    attendance.Shift,
    leave.LeaveType,
    training.Course,
    training.Session,
)
PEOPLE: tuple[type[Entity], ...] = (
    people.Employee,
    people.Employment,
    people.Assignment,
    organisation.TeamMembership,
    contracts.Contract,
    contracts.Onboarding,
    contracts.Offboarding,
    education.Education,
    education.WorkHistory,
    family.Dependent,
    family.EmergencyContact,
    papers.IdentityDocument,
    papers.BankAccount,
    attendance.AttendanceDay,
    attendance.Punch,
    attendance.PunchCorrection,
    attendance.Overtime,
    attendance.BusinessTrip,
    leave.LeaveRequest,
    leave.LeaveBalance,
    training.Enrolment,
    training.Certificate,
    payroll.Compensation,
    payroll.Payslip,
    payroll.PayslipLine,
    payroll.InsuranceEnrolment,
    payroll.Contribution,
    payroll.TaxItem,
    performance.Goal,
    performance.Review,
    performance.Reward,
    performance.Penalty,
    performance.HealthRecord,
)
ENTITIES = (*COMPANY, *PEOPLE)
"""Parents before what hangs on them, where the links allow it."""


@cache
def shipped() -> Model:
    """The shipped declarations as a model."""
    return Model(
        entities={one.spec.name: one.spec for one in ENTITIES},
        vocabularies=load_vocabularies(),
    )
