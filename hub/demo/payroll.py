"""Payroll's spreadsheets: the tax bureau's import and the payslips, two workbooks a month.

The period stands in the file name alone. Amounts are reckoned in fen, and add up: 实发 is 应发 less
all deductions. Income tax is withheld cumulatively (公告2018年61号), on a year of equal months.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import xlsxwriter

from hub.demo.dice import dice, likely
from hub.demo.organisation import Unit
from hub.demo.people import Person
from hub.demo.spelling import spelt

TAX_COLUMNS: Final = (
    *("工号", "*姓名", "*证件类型", "*证件号码", "本期收入", "本期免税收入", "基本养老保险费"),
    *("基本医疗保险费", "失业保险费", "住房公积金", "累计子女教育", "累计继续教育"),
    *("累计住房贷款利息", "累计住房租金", "累计赡养老人", "累计3岁以下婴幼儿照护"),
    *("累计个人养老金", "企业(职业)年金", "商业健康保险", "税延养老保险", "公务交通费用"),
    *("通讯费用", "律师办案费用", "西藏附加减除费用", "其他", "准予扣除的捐赠额", "减免税额"),
    *("协定减免", "备注"),
)
EARNINGS: Final = ("基本工资", "岗位工资", "绩效", "餐补", "交通补", "加班费")
INSURANCE: Final = (("养老", 80), ("医疗", 20), ("失业", 5), ("公积金", 70))
"""The employee's share of each, in thousandths of the base."""
DEDUCTIONS: Final = (*(name for name, _ in INSURANCE), "事假扣款", "个税")
PAYSLIP_COLUMNS: Final = (
    *("工号", "姓名", "部门"),
    *(*EARNINGS, "应发合计"),
    *(*DEDUCTIONS, "实发合计"),
)
BASE: Final = (742_100, 3_692_100)
"""Least and greatest base of insurance, in fen."""
EXEMPT: Final = 500_000
"""Free of tax each month, in fen."""
BRACKETS: Final = (
    *((3_600_000, 3, 0), (14_400_000, 10, 252_000), (30_000_000, 20, 1_692_000)),
    *((42_000_000, 25, 3_192_000), (66_000_000, 30, 5_292_000), (96_000_000, 35, 8_592_000)),
)
"""Cumulative income up to, percent, quick deduction; in fen. Above: 45 percent."""
ABOVE: Final = (45, 18_192_000)
STRANGERS: Final = 3
"""Rows in each workbook of payslips whose number is nobody's."""

Cell = str | int | None
"""A text, an amount in fen, or nothing."""


@dataclass(frozen=True)
class PayrollMonth:
    """One month's workbooks and what is in them."""

    period: str
    """`YYYY-MM`, as the file names give it without the dash."""
    tax_file: str
    payslip_file: str
    tax_rows: int
    payslip_rows: int
    """Rows of payslips, those of nobody included."""
    unknown_employees: int
    lines: int
    """Earnings and deductions that have an amount, on payslips of employees."""


@dataclass(frozen=True)
class Pay:
    """One person's month, in fen by column; zero amounts are left out."""

    earnings: Mapping[str, int]
    deductions: Mapping[str, int]
    parents: int
    """Special deduction for parents since January."""

    @property
    def gross(self) -> int:
        """All earnings."""
        return sum(self.earnings.values())

    @property
    def net(self) -> int:
        """What is paid out."""
        return self.gross - sum(self.deductions.values())


PLAIN: Final = Pay({"基本工资": 300_000}, {}, 0)
"""What a stranger on the payslips is paid."""


def write_payroll(
    folder: Path,
    staff: Sequence[Person],
    tree: Sequence[Unit],
    today: date,
    months: int,
    seed: int,
) -> tuple[PayrollMonth, ...]:
    """The last `months` complete months, newest last; workbooks of other months are removed.

    A month's rows depend on that month alone: written again later they are the same.
    """
    for old in (*folder.glob("工资条_*.xlsx"), *folder.glob("工资税务申报_*.xlsx")):
        old.unlink()
    return tuple(
        _month(folder, staff, tree, end, dice(seed, f"payroll/{end}"))
        for end in reversed(list(_month_ends(today, months)))
    )


def withheld(income: int, months: int) -> int:
    """Tax of month `months` if each month since January had this taxable income, in fen."""
    return _cumulative(income * months) - _cumulative(income * (months - 1))


def _cumulative(income: int) -> int:
    for limit, percent, quick in BRACKETS:
        if income <= limit:
            return max(round(income * percent / 100) - quick, 0)
    return round(income * ABOVE[0] / 100) - ABOVE[1]


def _month_ends(today: date, months: int) -> Iterator[date]:
    end = today.replace(day=1) - timedelta(days=1)
    for _ in range(months):
        yield end
        end = end.replace(day=1) - timedelta(days=1)


def _month(
    folder: Path, staff: Sequence[Person], tree: Sequence[Unit], end: date, rng: Random
) -> PayrollMonth:
    paid = [one for one in staff if one.hired <= end and one.employed(end.replace(day=1))]
    pays = [_pay(one, end.month, rng) for one in paid]
    tax, slips = f"工资税务申报_{end:%Y%m}.xlsx", f"工资条_{end:%Y%m}.xlsx"
    slip_rows = [
        _slip(one.number, str(one.name), spelt(rng, tree[one.unit].name), pay)
        for one, pay in zip(paid, pays, strict=True)
    ]
    numbers = [f"Z{end.month:02}{order:03}" for order in range(STRANGERS)]
    strangers = [_slip(number, "外聘", "外聘", PLAIN) for number in numbers]
    tax_rows = (_tax(one, pay) for one, pay in zip(paid, pays, strict=True))
    _write(folder / tax, "正常工资薪金收入", TAX_COLUMNS, tax_rows, end)
    _write(folder / slips, "工资条", PAYSLIP_COLUMNS, (*slip_rows, *strangers), end)
    return PayrollMonth(
        period=f"{end:%Y-%m}",
        tax_file=tax,
        payslip_file=slips,
        tax_rows=len(paid),
        payslip_rows=len(slip_rows) + len(strangers),
        unknown_employees=len(strangers),
        lines=sum(len(pay.earnings) + len(pay.deductions) for pay in pays),
    )


def _pay(one: Person, month: int, rng: Random) -> Pay:
    basic = one.salary * 60
    earnings = {
        "基本工资": basic,
        "岗位工资": one.salary * 25,
        "绩效": int(one.salary * 15 * (0.6 + 0.8 * rng.random())),
        "餐补": 20 * rng.randint(15, 22) * 100,
        "交通补": 30_000 if one.head else 0,
        "加班费": rng.randint(100, 1500) * 100 if likely(rng, 0.2) else 0,
    }
    gross = sum(earnings.values())
    base = min(max(one.salary * 100, BASE[0]), BASE[1])
    insured = {name: round(base * share / 1000) for name, share in INSURANCE}
    absence = one.salary * rng.randint(1, 3) * 2 if likely(rng, 0.04) else 0
    parents = 300_000 if likely(rng, 0.15) else 0
    taxable = max(gross - absence - sum(insured.values()) - EXEMPT - parents, 0)
    deductions = {**insured, "事假扣款": absence, "个税": withheld(taxable, month)}
    return Pay(
        {name: amount for name, amount in earnings.items() if amount},
        {name: amount for name, amount in deductions.items() if amount},
        parents * month,
    )


def _slip(number: str, name: str, department: str, pay: Pay) -> tuple[Cell, ...]:
    earned = (pay.earnings.get(column) for column in EARNINGS)
    deducted = (pay.deductions.get(column) for column in DEDUCTIONS)
    return (number, name, department, *earned, pay.gross, *deducted, pay.net)


def _tax(one: Person, pay: Pay) -> tuple[Cell, ...]:
    cells: dict[str, Cell] = {
        "工号": one.number,
        "*姓名": str(one.name),
        "*证件类型": "居民身份证",
        "*证件号码": one.national_id,
        "本期收入": pay.gross - pay.deductions.get("事假扣款", 0),
        "基本养老保险费": pay.deductions["养老"],
        "基本医疗保险费": pay.deductions["医疗"],
        "失业保险费": pay.deductions["失业"],
        "住房公积金": pay.deductions["公积金"],
        "累计赡养老人": pay.parents or None,
    }
    return tuple(cells.get(column) for column in TAX_COLUMNS)


def _write(
    file: Path,
    sheet: str,
    columns: Sequence[str],
    rows: Iterator[tuple[Cell, ...]] | Sequence[tuple[Cell, ...]],
    day: date,
) -> None:
    """One sheet, row by row without keeping them; the same rows make the same bytes."""
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - the format has no zone
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, columns)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(line, column, cell)
                elif cell is not None:
                    page.write_number(line, column, cell / 100)
