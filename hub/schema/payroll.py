"""What people are paid."""

from hub.schema.audience import PAY, own_rows
from hub.schema.kinds import Date, Decimal, Instant, Int, Month, SealedMoney, Text
from hub.schema.model import Entity, State, field, link, term


class Payslip(
    Entity,
    rows=own_rows(PAY),
    plural="payslips",
    subject="employee",
    owned=True,
    states=(State("released", "released_at", "set"),),
    title="period",
):
    """The pay of one employee for one period; its owner sees it once it is released."""

    employee = link("Employee", "Whose.", cls=PAY, reverse="payslips", required=True)
    period = field(Month, "Pay period.", cls=PAY, required=True)
    run = field(Text, "Name of the payroll run.", cls=PAY)
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
