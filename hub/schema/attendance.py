"""When people worked."""

from hub.schema.audience import ATTENDANCE, DIRECT, PUNCH, SELF, hr, own_rows
from hub.schema.kinds import Date, Instant, Minutes, Text
from hub.schema.model import Entity, field, link, term

PUNCHES = (SELF, DIRECT, *hr("TIME"))
"""When somebody came and went: whereabouts, for the direct manager only."""


class AttendanceDay(
    Entity,
    rows=own_rows(ATTENDANCE),
    plural="attendance_days",
    subject="employee",
    owned=True,
    unique=("employee", "date"),
    title="date",
):
    """The result of one day for one employee."""

    employee = link("Employee", "Who.", cls=ATTENDANCE, reverse="attendance", required=True)
    date = field(Date, "Which day.", cls=ATTENDANCE, required=True)
    status = term("attendance_status", "Result of the day.", cls=ATTENDANCE)
    shift = field(Text, "Shift that applied.", cls=ATTENDANCE)
    first_in = field(Instant, "First punch in.", cls=PUNCH, read=PUNCHES)
    last_out = field(Instant, "Last punch out.", cls=PUNCH, read=PUNCHES)
    scheduled_minutes = field(Minutes, "Time due.", cls=ATTENDANCE)
    worked_minutes = field(Minutes, "Time worked.", cls=ATTENDANCE)
    late_minutes = field(Minutes, "Late by.", cls=ATTENDANCE)
    early_minutes = field(Minutes, "Left early by.", cls=ATTENDANCE)
    absent_minutes = field(Minutes, "Absent without leave.", cls=ATTENDANCE)
    overtime_minutes = field(Minutes, "Beyond the shift.", cls=ATTENDANCE)
    leave_minutes = field(Minutes, "On leave.", cls=ATTENDANCE)
