"""When people worked, and when they were meant to."""

from hub.schema.audience import (
    ATTENDANCE,
    COMPANY_ROWS,
    DIRECT,
    ORGANISATION,
    PUNCH,
    SELF,
    hr,
    own_rows,
)
from hub.schema.kinds import Bool, Code, Date, Decimal, Instant, LocalTime, Minutes, Text
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
    counts_in=("date",),
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


class Punch(
    Entity, rows=PUNCHES, plural="punches", subject="employee", owned=True, title="punched_at"
):
    """One raw event of a clock, a phone or a door."""

    employee = link("Employee", "Who.", cls=PUNCH, reverse="punches", required=True, read=PUNCHES)
    punched_at = field(Instant, "When.", cls=PUNCH, read=PUNCHES, required=True)
    direction = term("punch_direction", "In, out, a break.", cls=PUNCH, read=PUNCHES)
    source = term("punch_source", "What recorded it.", cls=PUNCH, read=PUNCHES)
    in_range = field(Bool, "Whether it was at a place meant for it.", cls=PUNCH, read=PUNCHES)
    place = field(Text, "Where, as the device says.", cls=PUNCH)
    latitude = field(Decimal, "Degrees north.", cls=PUNCH)
    longitude = field(Decimal, "Degrees east.", cls=PUNCH)
    coordinates = field(Code, "Reference system: WGS-84, GCJ-02, BD-09.", cls=PUNCH)
    device = field(Text, "Which device.", cls=PUNCH)
    photo = field(Text, "Reference of the picture taken.", cls=PUNCH)
    note = field(Text, "What was said with it.", cls=PUNCH)


class Shift(Entity, rows=COMPANY_ROWS, plural="shifts", unique=("code",)):
    """A pattern of one day's work."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    start_time = field(LocalTime, "Begins at.", cls=ORGANISATION)
    end_time = field(
        LocalTime, "Ends at; earlier than the beginning: the next day.", cls=ORGANISATION
    )
    break_minutes = field(Minutes, "Break that is not worked.", cls=ORGANISATION)
    work_minutes = field(Minutes, "Time due.", cls=ORGANISATION)
    late_grace_minutes = field(Minutes, "Late without consequence up to.", cls=ORGANISATION)
    early_grace_minutes = field(Minutes, "Early without consequence up to.", cls=ORGANISATION)
    flexible = field(Bool, "Whether beginning and end are free.", cls=ORGANISATION)
    active = field(Bool, "Whether it is still used.", cls=ORGANISATION)


class WorkCalendar(Entity, rows=COMPANY_ROWS, plural="work_calendars", unique=("code",)):
    """Which days are worked: a weekly rule and the days that differ from it."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    country = field(Code, "ISO 3166-1 alpha-2.", cls=ORGANISATION)
    region = field(Text, "Province or state, where it differs.", cls=ORGANISATION)
    working_days = field(Text, "Days of the week that are worked: 1,2,3,4,5.", cls=ORGANISATION)
    day_minutes = field(Minutes, "Time due on a working day.", cls=ORGANISATION)


class CalendarDay(
    Entity, rows=COMPANY_ROWS, plural="calendar_days", unique=("calendar", "date"), title="date"
):
    """A day that differs from its calendar's weekly rule."""

    calendar = link(
        "WorkCalendar", "In which calendar.", cls=ORGANISATION, reverse="days", required=True
    )
    date = field(Date, "Which day.", cls=ORGANISATION, required=True)
    type = term("day_type", "Workday, rest day, holiday, make-up workday.", cls=ORGANISATION)
    name = field(Text, "Name of the holiday.", cls=ORGANISATION)
    work_minutes = field(Minutes, "Time due on that day.", cls=ORGANISATION)


class Overtime(
    Entity,
    rows=own_rows(ATTENDANCE),
    plural="overtimes",
    subject="employee",
    owned=True,
    title="date",
    counts_in=("date",),
):
    """Work beyond the shift, asked for or ordered."""

    employee = link("Employee", "Who.", cls=ATTENDANCE, reverse="overtimes", required=True)
    date = field(Date, "For which day.", cls=ATTENDANCE)
    starts_at = field(Instant, "From.", cls=ATTENDANCE)
    ends_at = field(Instant, "To.", cls=ATTENDANCE)
    minutes = field(Minutes, "How long.", cls=ATTENDANCE)
    day_type = term("day_type", "On what kind of day, which decides its rate.", cls=ATTENDANCE)
    compensation = term("overtime_compensation", "Paid or given back.", cls=ATTENDANCE)
    status = term("request_status", "Where the request stands.", cls=ATTENDANCE)
    approver = link("Employee", "Who decides.", cls=ATTENDANCE)
    reason = field(Text, "What for.", cls=ATTENDANCE)


class PunchCorrection(
    Entity,
    rows=own_rows(ATTENDANCE),
    plural="punch_corrections",
    subject="employee",
    owned=True,
    title="date",
    counts_in=("date",),
):
    """A missing or wrong punch put right (补卡)."""

    employee = link("Employee", "Who.", cls=ATTENDANCE, reverse="punch_corrections", required=True)
    date = field(Date, "For which day.", cls=ATTENDANCE)
    punched_at = field(Instant, "When it should have been.", cls=PUNCH, read=PUNCHES)
    direction = term("punch_direction", "In or out.", cls=ATTENDANCE)
    status = term("request_status", "Where the request stands.", cls=ATTENDANCE)
    approver = link("Employee", "Who decides.", cls=ATTENDANCE)
    reason = field(Text, "Why it was missing.", cls=ATTENDANCE)


class BusinessTrip(
    Entity,
    rows=own_rows(ATTENDANCE),
    plural="business_trips",
    subject="employee",
    owned=True,
    title="start_date",
    counts_in=("start_date", "end_date"),
):
    """A journey for work."""

    employee = link("Employee", "Who.", cls=ATTENDANCE, reverse="business_trips", required=True)
    start_date = field(Date, "First day.", cls=ATTENDANCE)
    end_date = field(Date, "Last day, inclusive.", cls=ATTENDANCE)
    days = field(Decimal, "How long, in days.", cls=ATTENDANCE)
    destination = field(Text, "Where to.", cls=PUNCH, read=PUNCHES)
    purpose = field(Text, "What for.", cls=ATTENDANCE)
    status = term("request_status", "Where the request stands.", cls=ATTENDANCE)
    approver = link("Employee", "Who decides.", cls=ATTENDANCE)
