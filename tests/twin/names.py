"""Names of the graph as its conventions give them, without the planner's own table of names."""

from typing import Final

from hub.schema.model import EntitySpec, Field, Model

LISTS: Final = {
    "LegalEntity": "legalEntities",
    "Location": "locations",
    "Department": "departments",
    "Employee": "employees",
    "Employment": "employments",
    "Assignment": "assignments",
    "Education": "educations",
    "AttendanceDay": "attendanceDays",
    "Course": "courses",
    "Enrolment": "enrolments",
    "Payslip": "payslips",
    "PayslipLine": "payslipLines",
    "CostCentre": "costCentres",
    "Grade": "grades",
    "Position": "positions",
    "Team": "teams",
    "PayGroup": "payGroups",
    "PayrollRun": "payrollRuns",
    "WorkCalendar": "workCalendars",
    "CalendarDay": "calendarDays",
    "Shift": "shifts",
    "LeaveType": "leaveTypes",
    "Session": "sessions",
    "TeamMembership": "teamMemberships",
    "Contract": "contracts",
    "Onboarding": "onboardings",
    "Offboarding": "offboardings",
    "WorkHistory": "workHistories",
    "Dependent": "dependents",
    "EmergencyContact": "emergencyContacts",
    "IdentityDocument": "identityDocuments",
    "BankAccount": "bankAccounts",
    "Punch": "punches",
    "PunchCorrection": "punchCorrections",
    "Overtime": "overtimes",
    "BusinessTrip": "businessTrips",
    "LeaveRequest": "leaveRequests",
    "LeaveBalance": "leaveBalances",
    "Certificate": "certificates",
    "Compensation": "compensations",
    "InsuranceEnrolment": "insuranceEnrolments",
    "Contribution": "contributions",
    "TaxItem": "taxItems",
    "Goal": "goals",
    "Review": "reviews",
    "Reward": "rewards",
    "Penalty": "penalties",
    "HealthRecord": "healthRecords",
}
"""Entity → its list at the root."""


def in_graph(name: str | None) -> str:
    """`payslip_lines` → `payslipLines`."""
    head, *rest = (name or "").split("_")
    return head + "".join(part.title() for part in rest)


def linked_list(model: Model, spec: EntitySpec, name: str) -> tuple[str, str] | None:
    """(entity, its link) of a list that hangs on a row; None for other names."""
    if name == "descendants":
        return ("Department", "parent")
    for other in model:
        for one in other.fields.values():
            if one.kind.target == spec.name and one.reverse and in_graph(one.reverse) == name:
                return (other.name, one.name)
    return None


def masked_sibling(spec: EntitySpec, name: str) -> Field | None:
    """The field a part of which this sibling shows."""
    for one in spec.fields.values():
        if one.kind.mask and f"{one.graph_name}Masked" == name:
            return one
    return None
