"""Fills a Tryton database with one small company; runs inside Tryton's own environment.

Called as `python seed.py DATABASE` with `TRYTOND_CONFIG` naming a configuration file and a JSON
object `{"login", "password"}` on standard input: the account that the hub will log in with.
Everything goes through proteus, Tryton's own client, so Tryton checks each record as it would
for a person at the screen. The last line of output is a JSON object of counts by model.

The company is always the same: 30 employees under three levels of supervisors, people who left,
one who has yet to start, one without dates, names with rare and full-width characters, six works
and one timesheet line for each working day of September 2026 on which an employee was employed.
"""

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from proteus import Model, config

SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩冯于董萧"
GIVEN = "伟芳娜敏静磊强洋艳勇军杰娟涛明超霞平刚桂英华玉兰红梅建国文斌"
# Where real systems break: beyond the first plane, rare blocks, full width, a middle dot.
RARE = {
    2: "龚䶮",
    5: "𠮷田诚",
    8: "欧阳㛃",
    13: "古丽·阿依",
    17: "ＬＩＵ　佳",
    21: "曾䶮",
    26: "𠅤淼",
}
LEADS = range(1, 5)  # employee 0 leads the company, 1 to 4 lead a team, the others are in a team
WORKS = ("产品研发", "客户支持", "内部培训", "项目交付", "行政事务", "销售拜访")
MINUTES = (480, 450, 465, 500, 240, 0, 535)
WORKING_DAYS = [
    day for day in (dt.date(2026, 9, number) for number in range(1, 31)) if day.weekday() < 5
]


def main(database: str) -> None:
    """Seed everything in the order in which records refer to each other."""
    account = json.load(sys.stdin)
    config.set_trytond(database=database, config_file=os.environ["TRYTOND_CONFIG"])
    company = make_company()
    make_account(account, company)
    employees = make_employees(company)
    works = make_works(company)
    lines = make_lines(employees, works)
    counts = {"employees": len(employees), "works": len(works), "lines": len(lines)}
    print(json.dumps(counts))


def make_company() -> Any:
    """Make the company, with its own currency, and let the administrator into it."""
    currency = Model.get("currency.currency")(name="人民币", code="CNY", symbol="¥")
    currency.save()
    party = Model.get("party.party")(name="示例数据有限公司", code="COMPANY")
    party.save()
    company = Model.get("company.company")(party=party, currency=currency)
    company.timezone = "Asia/Shanghai"
    company.save()
    user_model = Model.get("res.user")
    (admin,) = user_model.find([("login", "=", "admin")])
    admin.companies.append(company)
    admin.company = company
    admin.save()
    config.get_config()._context = user_model.get_preferences(True, {})
    return company


def make_account(account: dict[str, str], company: Any) -> None:
    """Make the account of the hub: no administrator, one company, no right to write."""
    user = Model.get("res.user")(name="Data hub", login=account["login"])
    user.password = account["password"]
    if company not in user.companies:
        user.companies.append(company)
    user.company = company
    user.save()


def make_employees(company: Any) -> list[Any]:
    """Make 30 employees: one at the top, four below, the rest spread under these four."""
    names = [RARE.get(n, SURNAMES[n] + GIVEN[n] + GIVEN[-1 - n]) for n in range(30)]
    party_model, employee_model = Model.get("party.party"), Model.get("company.employee")
    parties = [make_party(party_model, number, name) for number, name in enumerate(names)]
    party_model.save(parties)
    employees = []
    for number, party in enumerate(parties):
        employee = employee_model(party=party, company=company)
        employee.start_date, employee.end_date = employment(number)
        employees.append(employee)
    employee_model.save(employees)
    for number, employee in enumerate(employees[1:], start=1):
        employee.supervisor = employees[0 if number in LEADS else 1 + number % 4]
    employee_model.save(employees[1:])
    return employees


def make_party(model: Any, number: int, name: str) -> Any:
    """Make the person behind an employee: name, staff number as code, mail address."""
    party = model(name=name, code=f"T{number + 1:03}")
    mail = party.contact_mechanisms.new()
    mail.type, mail.value = "email", f"t{number + 1:03}@example.com"
    return party


def employment(number: int) -> tuple[dt.date | None, dt.date | None]:
    """First and last day; two have left, one left within the month, one starts next year."""
    start = dt.date(2012 + number % 13, 1 + number % 12, 1 + number * 7 % 28)
    match number:
        case 11:
            return None, None
        case 19 | 23:
            return start, dt.date(2026, 6, 30)
        case 24:
            return start, dt.date(2026, 9, 15)
        case 29:
            return dt.date(2027, 3, 1), None
    return start, None


def make_works(company: Any) -> list[Any]:
    """Make what time can be spent on."""
    model = Model.get("timesheet.work")
    works = [model(name=name, company=company) for name in WORKS]
    model.save(works)
    return works


def make_lines(employees: Sequence[Any], works: Sequence[Any]) -> list[Any]:
    """Make one line for each employee and working day; durations vary, some are zero."""
    model = Model.get("timesheet.line")
    days = [(who, day) for who in employees for day in WORKING_DAYS if employed(who, day)]
    lines = [
        make_line(model, employee, day, works[number % len(works)], number)
        for number, (employee, day) in enumerate(days)
    ]
    model.save(lines)
    return lines


def make_line(model: Any, employee: Any, day: dt.date, work: Any, number: int) -> Any:
    """Make one line; each seventh has a description."""
    line = model(company=employee.company, employee=employee, date=day, work=work)
    line.duration = dt.timedelta(minutes=MINUTES[number % len(MINUTES)])
    line.description = f"第{number}条" if number % 7 == 0 else None
    return line


def employed(employee: Any, day: dt.date) -> bool:
    """Tell whether Tryton would accept a line of that day; missing dates are open."""
    return (employee.start_date or day) <= day <= (employee.end_date or day)


if __name__ == "__main__":
    main(sys.argv[1])
