"""Leave: kinds, requests, balances."""

from hub.schema.audience import (
    COMPANY_ROWS,
    DIRECT,
    LEAVE,
    LEAVE_DETAIL,
    MANAGERS,
    ORGANISATION,
    SELF,
    Allow,
    Relation,
    hr,
)
from hub.schema.kinds import Bool, Code, Date, Decimal, Int, LocalTime, SealedText, Text
from hub.schema.model import Entity, State, field, link, term

DATES = (SELF, MANAGERS, *hr("TIME"))
"""Everybody above sees when somebody is away."""
REQUESTS = (*DATES, *hr("HEALTH"))
"""Who keeps the details knows of the requests."""
KIND = (SELF, *hr("TIME"))
"""The exact kind may tell of an illness: the manager sees the category, medical kinds merged."""
DECIDING = State("deciding", "status", "in", ("requested",))
REASON = (SELF, Allow(Relation.DIRECT_MANAGER, state="deciding"), *hr("HEALTH"))
"""The reason is the manager's only while they decide."""


class LeaveType(Entity, rows=COMPANY_ROWS, plural="leave_types", unique=("code",)):
    """A kind of leave that the company grants."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    kind = term("leave_type", "Which kind by law.", cls=ORGANISATION)
    category = term("leave_category", "Category that managers see.", cls=ORGANISATION)
    unit = term("leave_unit", "Counted in days, half days, hours.", cls=ORGANISATION)
    paid_percent = field(Decimal, "Share of pay that goes on, 0 to 100.", cls=ORGANISATION)
    yearly_limit = field(Decimal, "At most so many units a year.", cls=ORGANISATION)
    carries_over = field(Bool, "Whether what is left goes on next year.", cls=ORGANISATION)
    counts_holidays = field(Bool, "Whether days off within it count.", cls=ORGANISATION)
    certificate_needed = field(Bool, "Whether a certificate is asked for.", cls=ORGANISATION)
    active = field(Bool, "Whether it is still granted.", cls=ORGANISATION)


class LeaveRequest(
    Entity,
    rows=REQUESTS,
    plural="leave_requests",
    subject="employee",
    owned=True,
    states=(DECIDING,),
    title="start_date",
    counts_in=("start_date", "end_date"),
):
    """Somebody asks for leave; once approved it is leave."""

    employee = link(
        "Employee", "Who.", cls=LEAVE, reverse="leave_requests", required=True, read=REQUESTS
    )
    type = link("LeaveType", "Which leave.", cls=LEAVE, reverse="requests", read=KIND)
    category = term("leave_category", "Its category; medical kinds are one.", cls=LEAVE)
    status = term("request_status", "Where the request stands.", cls=LEAVE, read=DATES)
    start_date = field(Date, "First day.", cls=LEAVE, read=DATES)
    end_date = field(Date, "Last day, inclusive.", cls=LEAVE, read=DATES)
    start_half = field(Bool, "Begins at midday of the first day.", cls=LEAVE, read=DATES)
    end_half = field(Bool, "Ends at midday of the last day.", cls=LEAVE, read=DATES)
    start_time = field(LocalTime, "From, where it is part of a day.", cls=LEAVE, read=DATES)
    end_time = field(LocalTime, "To, where it is part of a day.", cls=LEAVE, read=DATES)
    amount = field(Decimal, "How much is taken from the balance.", cls=LEAVE)
    unit = term("leave_unit", "Unit of the amount.", cls=LEAVE)
    approver = link("Employee", "Who decides.", cls=LEAVE)
    requested_on = field(Date, "Day of the request.", cls=LEAVE)
    decided_on = field(Date, "Day of the decision.", cls=LEAVE)
    cancelled_on = field(Date, "Day on which it was taken back.", cls=LEAVE)
    reason = field(SealedText, "Why.", cls=LEAVE_DETAIL, read=REASON)
    attachment = field(SealedText, "Reference of the certificate.", cls=LEAVE_DETAIL)


class LeaveBalance(
    Entity,
    rows=(SELF, DIRECT, *hr("TIME")),
    plural="leave_balances",
    subject="employee",
    owned=True,
    title="year",
):
    """What somebody may still take of one kind of leave."""

    employee = link("Employee", "Who.", cls=LEAVE, reverse="leave_balances", required=True)
    type = link("LeaveType", "Which leave.", cls=LEAVE, reverse="balances", read=KIND)
    category = term("leave_category", "Its category; medical kinds are one.", cls=LEAVE)
    year = field(Int, "For which year.", cls=LEAVE)
    unit = term("leave_unit", "Counted in.", cls=LEAVE)
    entitled = field(Decimal, "Granted for the year.", cls=LEAVE)
    carried_over = field(Decimal, "Brought from the year before.", cls=LEAVE)
    used = field(Decimal, "Taken.", cls=LEAVE)
    planned = field(Decimal, "Approved and still ahead.", cls=LEAVE)
    left = field(Decimal, "What can still be taken.", cls=LEAVE)
    expires_on = field(Date, "Last day on which it can be taken, inclusive.", cls=LEAVE)
