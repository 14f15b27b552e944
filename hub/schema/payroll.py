"""What people are paid."""

from hub.schema.audience import COMPANY_ROWS, ORGANISATION, PAY, Allow, Relation, hr, own_rows
from hub.schema.kinds import (
    Bool,
    Code,
    Date,
    Decimal,
    Instant,
    Int,
    Month,
    SealedMoney,
    SealedText,
    Text,
)
from hub.schema.model import Entity, State, field, link, term

BEGUN = State("begun", "effective_from", "begun")
ENDED = State("ended", "effective_to", "ended")
PAID = (Allow(Relation.ONESELF, state="begun"), *hr("PAY"))
"""What is paid from a day on: one's own once the day has come, before that HR's."""
PAID_UNTIL = (Allow(Relation.ONESELF, state="ended"), *hr("PAY"))
"""An end of pay that lies ahead is HR's until it has passed."""
RUNS = hr("PAY")
"""Payroll runs tell of everybody's pay."""


class Payslip(
    Entity,
    rows=own_rows(PAY),
    plural="payslips",
    subject="employee",
    owned=True,
    states=(State("released", "released_at", "set"),),
    title="period",
    counts_in=("period",),
):
    """The pay of one employee for one period; its owner sees it once it is released."""

    employee = link("Employee", "Whose.", cls=PAY, reverse="payslips", required=True)
    period = field(Month, "Pay period.", cls=PAY, required=True)
    run = field(Text, "Name of the payroll run.", cls=PAY)
    payroll_run = link("PayrollRun", "Which payroll run.", cls=PAY, reverse="payslips")
    payment_method = term("payment_method", "How it is paid.", cls=PAY)
    pay_date = field(Date, "Day of payment.", cls=PAY)
    released_at = field(Instant, "When its owner may see it.", cls=PAY)
    gross = field(SealedMoney, "Earnings in all (应发).", cls=PAY)
    deductions = field(SealedMoney, "Deductions in all.", cls=PAY)
    taxable = field(SealedMoney, "Taxable income of the period.", cls=PAY)
    income_tax = field(SealedMoney, "Income tax withheld.", cls=PAY)
    net = field(SealedMoney, "Paid out (实发).", cls=PAY)
    employer_cost = field(SealedMoney, "Cost to the employer.", cls=PAY)


class PayslipLine(
    Entity,
    rows=own_rows(PAY),
    plural="payslip_lines",
    subject="employee",
    owned=True,
    states=(State("released", "released_at", "set"),),
    title="position",
    counts_in=("payslip",),
):
    """One item of a payslip."""

    employee = link("Employee", "Whose.", cls=PAY, reverse="payslip_lines", required=True)
    payslip = link("Payslip", "Of which payslip.", cls=PAY, reverse="lines", required=True)
    item = term("payslip_item", "Which item.", cls=PAY)
    name = field(Text, "Its name on the payslip.", cls=PAY)
    position = field(Int, "Place on the payslip.", cls=PAY)
    quantity = field(Decimal, "Hours, days or pieces.", cls=PAY)
    rate = field(SealedMoney, "Amount for one.", cls=PAY)
    amount = field(SealedMoney, "Amount; deductions are negative.", cls=PAY)
    released_at = field(Instant, "When its owner may see it.", cls=PAY)


class PayGroup(Entity, rows=COMPANY_ROWS, plural="pay_groups", unique=("code",)):
    """Employees who are paid together."""

    code = field(Code, "The company's own code.", cls=ORGANISATION, required=True)
    name = field(Text, "Name.", cls=ORGANISATION)
    frequency = term("pay_frequency", "How often it is paid.", cls=ORGANISATION)
    legal_entity = link("LegalEntity", "Of which employer.", cls=ORGANISATION, reverse="pay_groups")
    currency = field(Code, "ISO 4217.", cls=ORGANISATION)


class PayrollRun(Entity, rows=RUNS, plural="payroll_runs", title="period"):
    """One computation of pay for a group and period."""

    name = field(Text, "Name.", cls=PAY, read=RUNS)
    period = field(Month, "Pay period.", cls=PAY, read=RUNS)
    pay_group = link("PayGroup", "For which group.", cls=PAY, reverse="payroll_runs", read=RUNS)
    type = term("payroll_run_type", "Regular, off cycle, correction, …", cls=PAY, read=RUNS)
    status = term("payroll_run_status", "Draft, approved, paid, closed.", cls=PAY, read=RUNS)
    start_date = field(Date, "First day of the period.", cls=PAY, read=RUNS)
    end_date = field(Date, "Last day of the period, inclusive.", cls=PAY, read=RUNS)
    pay_date = field(Date, "Day of payment.", cls=PAY, read=RUNS)
    books_closed_at = field(Instant, "From when later changes are corrections.", cls=PAY, read=RUNS)


class Compensation(
    Entity,
    rows=PAID,
    plural="compensations",
    subject="employee",
    timeline=True,
    states=(BEGUN, ENDED),
    title="effective_from",
):
    """What an employee is to be paid for a time."""

    employee = link("Employee", "Who.", cls=PAY, reverse="compensations", required=True, read=PAID)
    item = term("payslip_item", "Base pay, an allowance, …", cls=PAY, read=PAID)
    amount = field(SealedMoney, "Amount for one unit.", cls=PAY, read=PAID)
    unit = term("pay_period", "For an hour, a month, a year.", cls=PAY, read=PAID)
    frequency = term("pay_frequency", "How often it is paid.", cls=PAY, read=PAID)
    reason = field(SealedText, "Why it changed.", cls=PAY, read=hr("PAY"))
    effective_from = field(Date, "First day.", cls=PAY, read=PAID)
    effective_to = field(Date, "Last day, inclusive.", cls=PAY, read=PAID_UNTIL)


class InsuranceEnrolment(
    Entity,
    rows=PAID,
    plural="insurance_enrolments",
    subject="employee",
    timeline=True,
    states=(BEGUN, ENDED),
    title="effective_from",
):
    """An employee insured with one scheme of social insurance, or in the housing fund."""

    employee = link(
        "Employee", "Who.", cls=PAY, reverse="insurance_enrolments", required=True, read=PAID
    )
    scheme = term("insurance_scheme", "Which scheme.", cls=PAY, read=PAID)
    city = field(Text, "City where it is paid (参保城市).", cls=PAY, read=PAID)
    legal_entity = link("LegalEntity", "Who pays it (参保主体).", cls=PAY, read=PAID)
    account_number = field(SealedText, "Number of the account.", cls=PAY, read=PAID)
    base = field(SealedMoney, "Base of the contributions.", cls=PAY, read=PAID)
    employee_rate = field(Decimal, "Employee's share, percent.", cls=PAY, read=PAID)
    employer_rate = field(Decimal, "Employer's share, percent.", cls=PAY, read=PAID)
    status = term("insurance_status", "Enrolled, suspended, ended.", cls=PAY, read=PAID)
    effective_from = field(Date, "First day.", cls=PAY, read=PAID)
    effective_to = field(Date, "Last day, inclusive.", cls=PAY, read=PAID_UNTIL)


class Contribution(
    Entity,
    rows=own_rows(PAY),
    plural="contributions",
    subject="employee",
    owned=True,
    states=(State("released", "released_at", "set"),),
    title="period",
):
    """One month's contribution to one scheme."""

    employee = link("Employee", "Who.", cls=PAY, reverse="contributions", required=True)
    scheme = term("insurance_scheme", "Which scheme.", cls=PAY)
    period = field(Month, "For which month.", cls=PAY)
    payslip = link("Payslip", "On which payslip.", cls=PAY, reverse="contributions")
    base = field(SealedMoney, "Base.", cls=PAY)
    employee_amount = field(SealedMoney, "Employee's share.", cls=PAY)
    employer_amount = field(SealedMoney, "Employer's share.", cls=PAY)
    arrears = field(Bool, "Whether it is paid for an earlier month (补缴).", cls=PAY)
    released_at = field(Instant, "When its owner may see it.", cls=PAY)


class TaxItem(
    Entity,
    rows=own_rows(PAY),
    plural="tax_items",
    subject="employee",
    owned=True,
    states=(State("released", "released_at", "set"),),
    title="period",
):
    """An amount that income tax is computed from, cumulative in the tax year."""

    employee = link("Employee", "Who.", cls=PAY, reverse="tax_items", required=True)
    item = term("tax_item", "Which item.", cls=PAY)
    period = field(Month, "Up to which month.", cls=PAY)
    amount = field(SealedMoney, "Amount of the period.", cls=PAY)
    year_to_date = field(SealedMoney, "Amount since January.", cls=PAY)
    released_at = field(Instant, "When its owner may see it.", cls=PAY)
