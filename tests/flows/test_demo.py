"""The demo is a company: one command pulls five systems and serves each viewer what is theirs."""

import asyncio
import csv
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from hub.demo.company import Manifest
from hub.demo.queries import QUERIES
from hub.demo.run import demo
from hub.demo.systems import known, systems
from hub.errors import Refused
from hub.schema.verdict import Account
from hub.settings import Settings
from tests.support.demo import Counted, Running, counted, free_port
from tests.support.homes import serves, temporary_home

pytestmark = pytest.mark.slow

EMPLOYEES = 120


@dataclass(frozen=True)
class Walk:
    """The demo started, ended and started again; it serves for the tests of this file."""

    first: Counted
    second: Counted
    exit_code: int
    left_behind: bool
    """Whether a Postgres was alive when the first process was gone, or an answer file there."""
    demo: Running

    @property
    def manifest(self) -> Manifest:
        """What the outside systems hold."""
        return self.demo.manifest()


@pytest.fixture(scope="module")
def walk() -> Iterator[Walk]:
    """Started twice; SIGTERM in between and at the end."""
    with temporary_home() as home:
        with Running(home, EMPLOYEES) as once:
            first = asyncio.run(counted(home))
            code = once.leave()
        left = serves(home) or (home / "demo.json").exists()
        with Running(home, EMPLOYEES) as again:
            second = asyncio.run(counted(home))
            yield Walk(first, second, code, left, again)


def of(records: int, *, quarantined: int = 0) -> Account:
    """An account of a first run."""
    return Account(read=records, inserted=records - quarantined, quarantined=quarantined)


def told(account: Account) -> Account:
    """The account without what it says about cells."""
    return Account(
        read=account.read,
        inserted=account.inserted,
        changed=account.changed,
        unchanged=account.unchanged,
        quarantined=account.quarantined,
        ignored=account.ignored,
        deleted=account.deleted,
        absent=account.absent,
    )


def test_every_account_balances_and_says_what_the_systems_hold(walk: Walk) -> None:
    made = walk.manifest
    strangers = sum(month.unknown_employees for month in made.payroll)
    taxed = sum(month.tax_rows for month in made.payroll)
    lost = made.learning.enrolments_without_number
    expected = {
        "organisation/legal_entities": of(len(made.legal_entities)),
        "organisation/locations": of(len(made.locations)),
        "organisation/departments": of(made.departments),
        "employee-file/employees": of(made.employee_rows, quarantined=made.file.duplicate_numbers),
        "time-clock/day_results": of(made.clock.rows),
        "moodle/users": Account(
            read=made.learning.users,
            changed=made.learning.users - made.learning.users_without_number,
            ignored=made.learning.users_without_number,
        ),
        "moodle/courses": of(made.learning.courses),
        "moodle/enrolments": of(made.learning.enrolments + lost, quarantined=lost),
        "payroll/tax": Account(read=taxed, changed=taxed),  # of people who are there already
        "payroll/payslips": of(
            sum(month.payslip_rows for month in made.payroll), quarantined=strangers
        ),
    }
    assert {name: told(one) for name, one in walk.first.accounts.items()} == expected
    assert all(one.balanced for one in walk.first.accounts.values())


def test_what_waits_is_what_is_wrong_in_the_systems(walk: Walk) -> None:
    """Each heap of the quarantine is a kind of mess that was counted when it was made."""
    made = walk.manifest
    broken = made.file.broken_dates
    people, slips = "employee-file/employees", "payroll/payslips"
    expected = {
        (people, "", "DUPLICATE_KEY"): made.file.duplicate_numbers,
        (people, "Assignment.department", "UNKNOWN_REFERENCE"): made.file.unknown_department_codes,
        (people, "Employment.effective_from", "INVALID"): broken["入职日期"],
        (people, "Employment.probation_end", "INVALID"): broken["转正日期"],
        (people, "Education.end_date", "INVALID"): broken["毕业日期"],
        (people, "Education.level", "UNMAPPED"): sum(made.file.unknown_education_words.values()),
        ("time-clock/day_results", "AttendanceDay.status", "UNMAPPED"): sum(
            made.clock.unknown_words.values()
        ),
        ("moodle/enrolments", "", "SUBJECT_MISSING"): made.learning.enrolments_without_number,
        (slips, "", "WAITING_EMPLOYEE"): sum(one.unknown_employees for one in made.payroll),
    }
    assert walk.first.heaps == {name: count for name, count in expected.items() if count}


def test_a_second_start_changes_nothing(walk: Walk) -> None:
    """All that was landed is unchanged, what waited waits, and nothing is there twice."""
    for name, account in walk.second.accounts.items():
        assert (account.inserted, account.changed, account.deleted, account.absent) == (0,) * 4, (
            name
        )
        left = account.unchanged + account.quarantined + account.ignored
        assert account.read == left, name
    assert walk.second.heaps == walk.first.heaps


def test_sigterm_ends_it_and_its_postgres(walk: Walk) -> None:
    assert walk.exit_code == 0
    assert not walk.left_behind


def test_the_answer_file_is_its_owners_alone(walk: Walk) -> None:
    assert walk.demo.mode == 0o600
    assert set(walk.demo.answer["tokens"]) == {
        *("employee", "manager", "hr", "hrbp", "payroll", "admin")
    }


def test_the_queries_to_paste_are_answered(walk: Walk) -> None:
    """Each of the three gives rows to the viewer whom it is meant for, and is on the screen."""
    screen = walk.demo.text()
    for scope, (_, query) in QUERIES.items():
        assert query in screen
        assert walk.demo.data(scope, query)
    team = walk.demo.data("manager", QUERIES["manager"][1])["viewer"]["employee"]["reports"]
    assert team["nodes"]
    assert all(one["attendance"]["nodes"] for one in team["nodes"] if one["attendance"])


def test_anonymous_is_turned_away(walk: Walk) -> None:
    response = walk.demo.ask(None, "{ viewer { scopes } }")
    assert response.status_code == 401
    assert "data" not in response.json()


def sheet(walk: Walk, number: str) -> Mapping[str, Mapping[str, str]]:
    """Period → the row of that employee in the payroll's workbook."""
    found = {}
    for month in walk.manifest.payroll:
        rows = pl.read_excel(walk.manifest.folder / month.payslip_file, infer_schema_length=0)
        found[month.period] = rows.row(by_predicate=pl.col("工号") == number, named=True)
    return found


def same_amount(money: Mapping[str, str], text: str) -> bool:
    """Whether an answer's money is what the workbook says, in yuan."""
    return money["currency"] == "CNY" and float(money["amount"]) == pytest.approx(float(text))


PAYSLIPS = """
query ($number: String!) {
  employee(by: {number: $number}) {
    payslips { nodes { period gross { amount currency } net { amount currency }
      lines { nodes { name item { code } amount { amount currency } } } } }
    restricted
  }
}"""


def test_an_employee_sees_their_own_pay_to_the_cent(walk: Walk) -> None:
    number = walk.manifest.persons.employee
    rows = sheet(walk, number)
    found = walk.demo.data("employee", PAYSLIPS, number=number)["employee"]["payslips"]["nodes"]
    assert {one["period"] for one in found} == set(rows)
    for slip in found:
        row = rows[slip["period"]]
        assert same_amount(slip["gross"], row["应发合计"])
        assert same_amount(slip["net"], row["实发合计"])
        lines = {one["name"]: float(one["amount"]["amount"]) for one in slip["lines"]["nodes"]}
        assert sum(lines.values()) == pytest.approx(float(row["实发合计"]))
        assert all(one["item"] for one in slip["lines"]["nodes"])
        assert all(abs(amount) == pytest.approx(float(row[name])) for name, amount in lines.items())


def test_a_manager_sees_attendance_of_the_team_and_no_pay(walk: Walk) -> None:
    persons = walk.manifest.persons
    query = """
    query ($number: String!) {
      employee(by: {number: $number}) {
        grade attendance { totalCount } payslips { nodes { period } } birthDate restricted
      }
    }"""
    found = walk.demo.data("manager", query, number=persons.employee)["employee"]
    assert found["attendance"]["totalCount"] > 0
    assert found["grade"]
    assert found["payslips"] is None
    assert {"payslips", "birthDate"} <= set(found["restricted"])


def test_an_hr_business_partner_sees_one_subtree(walk: Walk) -> None:
    """Hire dates of everybody in the subtree, and of nobody else but oneself."""
    query = """
    { employees(first: 1000) { nodes { number hireDate restricted department { code } } } }"""
    inside = subtree(walk.manifest)
    found = walk.demo.data("hrbp", query)["employees"]["nodes"]
    assert len(found) >= walk.manifest.current - 1
    for one in found:
        code = (one["department"] or {}).get("code")
        may = code in inside or one["number"] == walk.manifest.persons.hrbp
        assert ("hireDate" in one["restricted"]) is not may, one
    assert sum((one["department"] or {}).get("code") in inside for one in found) > 1
    slips = walk.demo.data("hrbp", PAYSLIPS, number=walk.manifest.persons.employee)
    assert slips["employee"]["payslips"] is None


def subtree(manifest: Manifest) -> set[str]:
    """Codes of the business partner's unit and of all below."""
    with (manifest.folder / "departments.csv").open(encoding="utf-8", newline="") as file:
        above = {row["部门编码"]: row["上级编码"] for row in csv.DictReader(file)}
    found = set()
    for code in above:
        path = [code]
        while above.get(path[-1]):
            path.append(above[path[-1]])
        if manifest.persons.hrbp_department in path:
            found.add(code)
    return found


def test_payroll_sees_what_is_paid_out_to_others(walk: Walk) -> None:
    number = walk.manifest.persons.employee
    rows = sheet(walk, number)
    found = walk.demo.data("payroll", PAYSLIPS, number=number)["employee"]["payslips"]["nodes"]
    assert found
    assert all(same_amount(one["net"], rows[one["period"]]["实发合计"]) for one in found)


def test_an_admin_sees_no_personal_cell_beyond_the_directory(walk: Walk) -> None:
    query = """
    query ($number: String!) {
      employee(by: {number: $number}) {
        legalName number hireDate birthDate nationalId privatePhone custom { shuttleLine }
        status { code } attendance { totalCount } payslips { nodes { period } }
        educations { nodes { school } } enrolments { nodes { progress } }
      }
    }"""
    found: dict[str, Any] = walk.demo.data("admin", query, number=walk.manifest.persons.employee)[
        "employee"
    ]
    assert found.pop("legalName")
    assert found.pop("number") == walk.manifest.persons.employee
    found["custom"] = (found["custom"] or {}).get("shuttleLine")
    assert set(found.values()) == {None}


def test_the_companys_own_field_is_mapped_filtered_and_guarded(walk: Walk) -> None:
    """HR filters by it; for somebody else's colleague it is locked."""
    query = """
    query ($line: String!) {
      employees(filter: {shuttleLine: {eq: $line}}, first: 1000) {
        nodes { number custom { shuttleLine } }
      }
    }"""
    with (walk.manifest.folder / "employees.csv").open(encoding="gb18030", newline="") as file:
        wanted = {row["工号"] for row in csv.DictReader(file) if row["班车线路"] == "2号线"}
    found = walk.demo.data("hr", query, line="2号线")["employees"]["nodes"]
    assert {one["number"] for one in found} == wanted
    mine = walk.manifest.persons.employee
    seen = walk.demo.data("employee", query, line="2号线")["employees"]["nodes"]
    assert {one["number"] for one in seen} <= {mine}


def settings(home: Path, **more: str) -> Settings:
    """Of a demo in that home, on a port that is free."""
    return Settings.from_env({"HUB_HOME": str(home), "HUB_PORT": str(free_port()), **more})


async def test_without_development_it_is_refused(tmp_path: Path) -> None:
    """Tokens for anybody are for development alone; nothing is written before that is known."""
    with pytest.raises(Refused) as refused:
        await demo(settings(tmp_path / "home"))
    assert refused.value.code == "DEV_ISSUER_OFF"
    assert not (tmp_path / "home").exists()


async def test_a_taken_port_is_told_before_any_work(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused) as refused:
            await demo(settings(tmp_path, HUB_DEV="1", HUB_PORT=str(port)))
    assert refused.value.code == "PORT_TAKEN"
    assert not (tmp_path / "demo").exists()


def test_a_later_day_moves_attendance_and_pay_but_not_people(tmp_path: Path) -> None:
    """The day on which the company was made is kept: people stay as they were born."""
    day = date(2026, 11, 23)
    first = systems(tmp_path, EMPLOYEES, day)
    people = (first.folder / "employees.csv").read_bytes()
    assert systems(tmp_path, EMPLOYEES, day) == first
    later = systems(tmp_path, EMPLOYEES, day + timedelta(days=10))
    assert (later.folder / "employees.csv").read_bytes() == people
    assert later.payroll != first.payroll
    assert known(tmp_path) == later


def test_another_size_in_the_same_home_is_refused(tmp_path: Path) -> None:
    systems(tmp_path, EMPLOYEES, date(2026, 11, 23))
    with pytest.raises(Refused) as refused:
        systems(tmp_path, EMPLOYEES + 1, date(2026, 11, 23))
    assert refused.value.code == "DEMO_OTHER_SIZE"
