"""The demo company is consistent where it should be, and wrong exactly as often as it says."""

import csv
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.demo.company import STAFF, Manifest, generate
from hub.demo.names import DOUBLE_SURNAMES, LATIN_SURNAMES, RARE, TRADITIONAL_SURNAMES
from hub.demo.organisation import above, ordinal, units
from hub.demo.payroll import DEDUCTIONS, EARNINGS, PAYSLIP_COLUMNS, TAX_COLUMNS, withheld
from hub.demo.people import id_number
from hub.errors import Refused
from hub.schema.vocabulary import load_vocabularies

TODAY = date(2026, 11, 23)
WORDS = load_vocabularies()
FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日")
Row = Mapping[str, str]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """A company of 2,000, written once for all tests that only read it."""
    return generate(tmp_path_factory.mktemp("company"), 2000, today=TODAY)


@cache
def rows(file: Path, encoding: str) -> tuple[Row, ...]:
    """All rows of a CSV file."""
    with file.open(encoding=encoding, newline="") as text:
        return tuple(csv.DictReader(text))


def employees(company: Manifest) -> tuple[Row, ...]:
    """Rows of the employee file, the repeated ones included."""
    return rows(company.folder / "employees.csv", "gb18030")


def departments(company: Manifest) -> dict[str, Row]:
    """Rows of the department file by code."""
    return {row["部门编码"]: row for row in rows(company.folder / "departments.csv", "utf-8")}


def persons(company: Manifest) -> dict[str, Row]:
    """The first row of every number."""
    found: dict[str, Row] = {}
    for row in employees(company):
        found.setdefault(row["工号"], row)
    return found


def moodle(company: Manifest) -> dict[str, list[dict[str, Any]]]:
    """What the training system holds."""
    content: dict[str, list[dict[str, Any]]] = orjson.loads(
        (company.folder / "moodle.json").read_bytes()
    )
    return content


def clock(company: Manifest, query: str) -> list[Any]:
    """Rows of the time clock's database."""
    with closing(sqlite3.connect(company.folder / "timeclock.sqlite")) as database:
        return database.execute(query).fetchall()


def parsed(text: str) -> date | None:
    """The day in any of the forms that people use; None if it is none."""
    for form in FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def unknown(values: Sequence[str], vocabulary: str) -> Counter[str]:
    """Words that the vocabulary does not resolve, with how often they stand."""
    return Counter(word for word in values if word and WORDS[vocabulary].lookup(word) is None)


@given(st.dates(date(1950, 1, 1), date(2010, 12, 31)), st.integers(1, 999), st.integers(0, 999999))
def test_an_id_number_keeps_the_sum_of_the_standard(birth: date, order: int, region: int) -> None:
    """GB 11643 (ISO 7064 MOD 11-2): the weighted sum of all eighteen places is 1 modulo 11."""
    number = id_number(f"{region:06}", birth, order)
    values = [10 if character == "X" else int(character) for character in number]
    assert sum(value << (17 - place) for place, value in enumerate(values)) % 11 == 1


def test_id_numbers_are_nobodys_unique_and_agree_with_birth_and_gender(company: Manifest) -> None:
    people = persons(company).values()
    assert len({row["身份证号"] for row in people}) == len(people)
    for row in people:
        number = row["身份证号"]
        assert number.startswith("9999")
        assert number[6:14] == row["出生日期"].replace("-", "")
        assert ("男" if int(number[16]) % 2 else "女") == row["性别"][0]


def test_contact_data_reach_nobody(company: Manifest) -> None:
    """Reserved domains, a fictional range of phones, one of each per person."""
    people = persons(company).values()
    for row in people:
        assert row["手机号"].startswith("19999")
        assert len(row["手机号"]) == 11
        assert row["邮箱"].endswith("@example.com")
        assert row["私人邮箱"].endswith(("@example.net", "@example.org"))
    for column in ("手机号", "邮箱", "私人邮箱"):
        assert len({row[column] for row in people}) == len(people)


def test_names_hold_what_breaks_careless_systems(company: Manifest) -> None:
    names = [row["姓名"] for row in persons(company).values()]
    assert any(character in name for name in names for character in RARE)
    assert any(name.startswith(DOUBLE_SURNAMES) for name in names)
    assert any(name.startswith(tuple(TRADITIONAL_SURNAMES)) for name in names)
    assert any(name.endswith(LATIN_SURNAMES) for name in names)
    assert any(name.startswith("曾") for name in names)


def test_the_organisation_has_six_levels_below_one_root(company: Manifest) -> None:
    tree = departments(company)

    def level(code: str) -> int:
        parent = tree[code]["上级编码"]
        return 1 + (level(parent) if parent else 0)

    levels = Counter(level(code) for code in tree)
    assert set(levels) == set(range(1, company.levels + 1)) == set(range(1, 7))
    assert levels[1] == 1
    assert len(tree) == company.departments == 120
    siblings = Counter((row["上级编码"], row["部门名称"]) for row in tree.values())
    assert max(siblings.values()) == 1
    assert not unknown([row["类型"] for row in tree.values()], "department_type")


@given(st.integers(1, 3500))
def test_a_tree_of_any_size_is_whole(count: int) -> None:
    """Parents come first, codes are unique, all six levels are there, siblings differ."""
    tree = units(count)
    assert all(unit.parent is None or unit.parent < index for index, unit in enumerate(tree))
    assert len({unit.code for unit in tree}) == len(tree)
    assert {unit.level for unit in tree} == {1, 2, 3, 4, 5, 6}
    assert len({(unit.parent, unit.name) for unit in tree}) == len(tree)
    assert len(tree) == max(count, 18) or count < 24


def test_everybodys_manager_exists_works_here_and_no_line_is_a_circle(company: Manifest) -> None:
    people = persons(company)
    roots = [number for number, row in people.items() if not row["直属上级工号"]]
    assert len(roots) == 1
    for number in people:
        line = [number]
        while boss := people[line[-1]]["直属上级工号"]:
            assert boss not in line
            assert people[boss]["人员状态"] in STAFF
            line.append(boss)
        assert line[-1] == roots[0]


def test_every_head_leads_one_unit_and_works_in_it(company: Manifest) -> None:
    people = persons(company)
    heads = {row["负责人工号"]: code for code, row in departments(company).items()}
    assert len(heads) == company.departments
    assert all(people[number]["部门编码"] == code for number, code in heads.items())
    assert {people[number]["人员状态"] for number in heads} == {"在职"}


def test_states_of_people_are_counted(company: Manifest) -> None:
    states = Counter(row["人员状态"] for row in persons(company).values())
    assert states.total() == company.employees == 2000
    assert sum(states[word] for word in STAFF) == company.current
    assert states["离职"] == company.leavers
    assert states["待入职"] == company.prehires
    assert 0.02 < company.leavers / company.employees < 0.06
    current = {WORDS["employment_status"].lookup(word) for word in STAFF}
    assert current == set(WORDS["employment_status"].having("current"))


def test_unknown_department_codes_are_counted(company: Manifest) -> None:
    tree = departments(company)
    lost = [row for row in employees(company) if row["部门编码"] not in tree]
    assert len(lost) == company.file.unknown_department_codes > 0


def test_departments_are_spelt_in_many_ways(company: Manifest) -> None:
    """The name differs from the department file's in about two rows of five."""
    tree = departments(company)
    known = [row for row in employees(company) if row["部门编码"] in tree]
    wrong = [row["部门"] for row in known if row["部门"] != tree[row["部门编码"]]["部门名称"]]
    assert 0.2 < len(wrong) / len(known) < 0.6
    assert any(character in name for name in wrong for character in "12１２銷發")
    assert any(name.endswith(" ") for name in wrong)


def test_broken_dates_are_counted_and_all_others_are_days(company: Manifest) -> None:
    for column, broken in company.file.broken_dates.items():
        bad = [row for row in employees(company) if row[column] and not parsed(row[column])]
        assert len(bad) == broken > 0
    for row in employees(company):
        assert parsed(row["任职日期"])
        assert not row["离职日期"] or parsed(row["离职日期"])
    assert len({len(row["入职日期"]) for row in employees(company)}) > 3


def test_dates_of_a_career_follow_each_other(company: Manifest) -> None:
    """Born, graduated, hired, in the post, left: in this order."""
    for row in persons(company).values():
        names = ("出生日期", "毕业日期", "入职日期", "任职日期", "离职日期")
        days = [day for day in (parsed(row[name]) for name in names) if day]
        assert days == sorted(days)


def test_a_repeated_number_is_counted(company: Manifest) -> None:
    numbers = Counter(row["工号"] for row in employees(company))
    repeated = sum(times - 1 for times in numbers.values())
    assert repeated == company.file.duplicate_numbers > 0
    assert numbers.total() == company.employee_rows


def test_words_that_no_vocabulary_resolves_are_exactly_those_counted(company: Manifest) -> None:
    file = employees(company)
    education = unknown([row["学历"] for row in file], "education_level")
    assert education == company.file.unknown_education_words
    assert set(education) == {"大学", "研究生"}
    for column, vocabulary in (
        ("性别", "gender"),
        ("人员状态", "employment_status"),
        ("用工类型", "employment_type"),
        ("民族", "ethnicity"),
        ("婚姻状况", "marital_status"),
        ("政治面貌", "political_status"),
        ("学位", "degree"),
        ("学习形式", "study_mode"),
    ):
        assert not unknown([row[column] for row in file], vocabulary)


def test_the_time_clock_holds_a_month_of_working_days(company: Manifest) -> None:
    days = [row[0] for row in clock(company, "SELECT DISTINCT work_date FROM day_result")]
    assert min(days) >= "2026-10-24"
    assert max(days) < TODAY.isoformat()
    assert all(date.fromisoformat(day).weekday() < 5 for day in days)
    once = clock(company, "SELECT count(*), count(DISTINCT pin || work_date) FROM day_result")
    assert once == [(company.clock.rows, company.clock.rows)]
    numbers = {row[0] for row in clock(company, "SELECT emp_no FROM person")}
    assert numbers <= set(persons(company))
    assert len(numbers) == company.clock.people
    strays = "SELECT count(*) FROM day_result WHERE pin NOT IN (SELECT pin FROM person)"
    assert clock(company, strays) == [(0,)]


def test_words_and_pins_of_the_time_clock_are_counted(company: Manifest) -> None:
    words = [row[0] for row in clock(company, "SELECT result FROM day_result")]
    assert unknown(words, "attendance_status") == company.clock.unknown_words
    assert 0.002 < sum(company.clock.unknown_words.values()) / len(words) < 0.01
    pins = clock(company, "SELECT pin, emp_no FROM person")
    assert sum(pin.startswith("e") for pin, _ in pins) == company.clock.lower_case_pins > 0
    assert sum(len(pin) < len(number) for pin, number in pins) == company.clock.stripped_pins > 0


def test_minutes_of_a_day_agree_with_its_times(company: Manifest) -> None:
    query = "SELECT first_in, last_out, late_minutes, early_minutes, work_minutes FROM day_result"
    for first, last, late, early, worked in clock(company, query):
        if first and last:
            begin, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
            assert (end - begin).total_seconds() == (worked + 60) * 60
            assert late == max(begin.hour * 60 + begin.minute - 540, 0)
            assert early == max(1080 - end.hour * 60 - end.minute, 0)
        else:
            assert worked == 0


def test_the_training_system_is_counted(company: Manifest) -> None:
    content = moodle(company)
    users = {user["id"]: user for user in content["users"]}
    courses = {course["id"] for course in content["courses"]}
    taken = content["enrolments"]
    numbers = [user["idnumber"] for user in users.values() if user["idnumber"]]
    assert len(users) == len(content["users"]) == company.learning.users
    assert len(courses) == company.learning.courses == 30
    assert len(users) - len(numbers) == company.learning.users_without_number
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= set(persons(company))
    with_number = [one for one in taken if users[one["userid"]]["idnumber"]]
    assert len(with_number) == company.learning.enrolments
    assert len(taken) - len(with_number) == company.learning.enrolments_without_number
    assert all(one["courseid"] in courses for one in taken)
    assert all(one["completed"] == (one["timecompleted"] is not None) for one in taken)
    assert len({(one["userid"], one["courseid"]) for one in taken}) == len(taken)


def test_payslips_add_up_and_their_strangers_are_counted(company: Manifest) -> None:
    known = persons(company)
    assert [month.period for month in company.payroll] == ["2026-09", "2026-10"]
    for month in company.payroll:
        slips = pl.read_excel(company.folder / month.payslip_file)
        assert tuple(slips.columns) == PAYSLIP_COLUMNS
        assert slips.height == month.payslip_rows
        assert slips["工号"].n_unique() == slips.height
        fen = slips.select(
            ((pl.col(name) * 100).round().fill_null(0).cast(pl.Int64)).alias(name)
            for name in (*EARNINGS, "应发合计", *DEDUCTIONS, "实发合计")
        )
        assert (fen.select(pl.sum_horizontal(EARNINGS)).to_series() == fen["应发合计"]).all()
        paid = fen["应发合计"] - fen.select(pl.sum_horizontal(DEDUCTIONS)).to_series()
        assert (paid == fen["实发合计"]).all()
        assert (fen["实发合计"] > 0).all()
        ours = slips.filter(pl.col("工号").is_in(list(known)))
        assert slips.height - ours.height == month.unknown_employees == 3
        cells = ours.select(pl.sum_horizontal(pl.col(EARNINGS + DEDUCTIONS).is_not_null().sum()))
        assert cells.item() == month.lines
    assert not unknown(PAYSLIP_COLUMNS[3:], "payslip_item")


def test_the_tax_file_has_the_bureaus_columns_and_everybody_who_is_paid(company: Manifest) -> None:
    assert len(TAX_COLUMNS) == 29
    for month in company.payroll:
        tax = pl.read_excel(company.folder / month.tax_file)
        slips = pl.read_excel(company.folder / month.payslip_file)
        assert tuple(tax.columns) == TAX_COLUMNS
        assert tax.height == month.tax_rows
        assert set(tax["工号"]) == set(slips["工号"]) & set(persons(company))
        assert not unknown(tax["*证件类型"].to_list(), "id_document_type")


@pytest.mark.parametrize(
    ("income", "month", "tax"),
    [(1_000_000, 1, 30_000), (1_000_000, 4, 58_000), (0, 7, 0), (10_000_000, 12, 4_500_000)],
)
def test_income_tax_is_withheld_cumulatively(income: int, month: int, tax: int) -> None:
    """10,000 yuan a month: 3 % at first, 10 % once 36,000 are passed; 45 % at the top."""
    assert withheld(income, month) == tax


def test_demo_persons_show_every_way_to_look(company: Manifest) -> None:
    """Six current people; the employee is below the manager and in the partner's subtree."""
    people, tree, shown = persons(company), departments(company), company.persons
    six = (shown.employee, shown.manager, shown.hr, shown.hrbp, shown.payroll, shown.admin)
    assert len(set(six)) == 6
    assert {people[number]["人员状态"] for number in six} == {"在职"}
    assert all(people[number]["部门编码"] in tree for number in six)
    line = [shown.employee]
    while boss := people[line[-1]]["直属上级工号"]:
        line.append(boss)
    assert shown.manager in line[2:]
    assert any(row["直属上级工号"] == shown.manager for row in people.values())
    assert not any(row["直属上级工号"] == shown.employee for row in people.values())
    path = [people[shown.employee]["部门编码"]]
    while above_it := tree[path[-1]]["上级编码"]:
        path.append(above_it)
    assert shown.hrbp_department in path
    assert people[shown.hrbp]["部门编码"] not in path


def test_the_demo_employee_occurs_in_every_system(company: Manifest) -> None:
    number = company.persons.employee
    query = f"SELECT count(*) FROM day_result WHERE pin = '{number}'"
    assert clock(company, query)[0][0] >= 15
    content = moodle(company)
    [user] = [one for one in content["users"] if one["idnumber"] == number]
    assert any(one["userid"] == user["id"] for one in content["enrolments"])
    for month in company.payroll:
        assert number in pl.read_excel(company.folder / month.payslip_file)["工号"].to_list()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        generate(tmp_path / name, 100, seed, today=TODAY)
    first, again, other = (contents(tmp_path / name) for name in "abc")
    assert first == again
    assert first.keys() == other.keys()
    same = {"departments.csv", "legal_entities.csv", "locations.csv"}
    assert all(first[name] != other[name] for name in first if name not in same)


def test_on_a_later_day_people_stay_and_only_time_moves_on(tmp_path: Path) -> None:
    """What was written of a day or a month before is written again as it was."""
    later = date(2026, 12, 3)
    first = generate(tmp_path / "first", 300, today=TODAY)
    second = generate(tmp_path / "second", 300, today=later, settled=TODAY)
    before, after = contents(first.folder), contents(second.folder)
    for name in ("employees.csv", "departments.csv", "moodle.json", "工资条_202610.xlsx"):
        assert before[name] == after[name]
    assert [month.period for month in second.payroll] == ["2026-10", "2026-11"]
    shared = "SELECT * FROM day_result WHERE work_date BETWEEN '2026-11-03' AND '2026-11-20'"
    assert clock(first, shared) == clock(second, shared) != []
    latest = "SELECT max(work_date) FROM day_result"
    assert clock(second, latest) == [("2026-12-02",)]


def test_nothing_is_written_elsewhere_and_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    generate(tmp_path / "demo", 100, today=date(2026, 9, 1))
    generate(tmp_path / "demo", 100, today=TODAY)
    generate(tmp_path / "fresh", 100, today=TODAY)
    assert contents(tmp_path / "demo") == contents(tmp_path / "fresh")
    assert sorted(contents(tmp_path / "fresh")) == sorted(
        [
            *("employees.csv", "departments.csv", "timeclock.sqlite", "moodle.json"),
            *("legal_entities.csv", "locations.csv"),
            *("工资条_202609.xlsx", "工资条_202610.xlsx"),
            *("工资税务申报_202609.xlsx", "工资税务申报_202610.xlsx"),
        ]
    )
    assert {entry.name for entry in tmp_path.iterdir()} == {"demo", "fresh"}


@pytest.mark.parametrize("count", [60, 61, 150, 333, 1000])
def test_a_company_of_any_size_has_its_demo_persons(tmp_path: Path, count: int) -> None:
    made = generate(tmp_path, count, seed=count, today=TODAY, days=7, months=1)
    assert made.employees == count
    assert len({made.persons.employee, made.persons.manager, made.persons.hr}) == 3


def test_a_company_that_is_too_small_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="DEMO_TOO_SMALL"):
        generate(tmp_path, 10, today=TODAY)


def test_units_above_are_found_and_ordinals_are_read() -> None:
    tree = units(120)
    assert above(tree, len(tree) - 1, 1) == 0
    assert tree[above(tree, len(tree) - 1, 3)].level == 3
    assert [ordinal(number) for number in (1, 10, 11, 20, 32)] == [
        *("一", "十", "十一", "二十", "三十二"),
    ]
