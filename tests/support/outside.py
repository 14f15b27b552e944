"""Small outside systems for tests of flows: a staff folder, a time clock, a vendor over HTTP."""

import csv
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from hub.flows.connect import Wanted
from hub.mappings.document import Document, read

DEPARTMENTS: Final = """
hub: mapping/1
stream: departments
precedence: 100
rows:
  - entity: Department
    key: 编码
    create: true
    fields:
      code: 编码
      name: 名称
      parent: {from: 上级, steps: [{ref: {entity: Department, by: code}}]}
      effective_from: {const: "2020-01-01"}
"""
STAFF: Final = """
hub: mapping/1
stream: staff
precedence: 100
lexicon:
  status: {在职: active, 离职: left}
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    create: true
    fields:
      legal_name: 姓名
      birth_date: 出生日期
  - entity: Employment
    of: Employee
    key: 工号
    fields:
      number: 工号
      status: 状态
      primary: {const: "true"}
      effective_from: 入职日期
  - entity: Assignment
    of: Employee
    key: 工号
    fields:
      employment: {row: Employment}
      department: {from: 部门, steps: [trim, {ref: {entity: Department, by: code}}]}
      position: 岗位
      primary: {const: "true"}
      effective_from: 入职日期
"""
EDUCATION: Final = """
hub: mapping/1
stream: education
lexicon:
  level: {本科: bachelor, 硕士: master}
rows:
  - entity: Education
    of: {by: number, from: 工号}
    key: 工号
    fields:
      level: 学历
      school: 学校
"""
CLOCK: Final = """
hub: mapping/1
stream: days
lexicon:
  status: {正常: normal, 迟到: late}
rows:
  - entity: AttendanceDay
    of: {by: number, from: emp_no}
    key: [emp_no, work_date]
    fields:
      date: work_date
      status: result
      worked_minutes: {from: minutes, steps: [{minutes: minutes}]}
"""
DEPARTMENT_COLUMNS: Final = ("编码", "名称", "上级")
STAFF_COLUMNS: Final = ("工号", "姓名", "出生日期", "状态", "部门", "岗位", "入职日期")
EDUCATION_COLUMNS: Final = ("工号", "学历", "学校")
_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN: Final = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂䶮𠮷㛃"
Row = Mapping[str, str]


def document(text: str) -> Document:
    """A mapping document of YAML text."""
    return read(text, "test")


def units(count: int = 4) -> list[Row]:
    """Departments D0 (the root) to D<n-1> below it."""
    return [
        {"编码": f"D{at}", "名称": f"销售{at}部", "上级": "D0" if at else ""} for at in range(count)
    ]


def people(count: int, departments: int = 4) -> list[dict[str, str]]:
    """Employees E0001 onwards, spread over the departments below the root."""
    return [
        {
            "工号": f"E{at:04}",
            "姓名": _SURNAMES[at % 20] + _GIVEN[at % 25] + _GIVEN[(at * 7) % 25],
            "出生日期": f"19{60 + at % 40}-0{1 + at % 9}-1{at % 9}",
            "状态": "在职",
            "部门": f"D{1 + at % (departments - 1)}",
            "岗位": "工程师",
            "入职日期": "2021-03-01",
        }
        for at in range(1, count + 1)
    ]


def write_csv(
    file: Path, columns: Sequence[str], rows: Iterable[Row], encoding: str = "utf-8"
) -> None:
    """A CSV file as a program that exports it would write it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def write_staff(
    folder: Path,
    staff: Sequence[Row],
    departments: Sequence[Row] | None = None,
    education: Sequence[Row] = (),
) -> None:
    """The three files of the staff folder."""
    write_csv(folder / "departments.csv", DEPARTMENT_COLUMNS, departments or units())
    write_csv(folder / "staff.csv", STAFF_COLUMNS, staff, "gb18030")
    write_csv(folder / "education.csv", EDUCATION_COLUMNS, education)


def staff_folder(
    folder: Path, *texts: str, name: str = "staff", batch: int = 50_000, schedule: str | None = None
) -> Wanted:
    """A connection to the staff folder; without texts, departments and staff are mapped."""
    files = ("departments", "staff", "education")
    config = {
        "path": str(folder),
        "streams": {one: {"glob": f"{one}.csv", "batch": batch} for one in files},
    }
    config["streams"]["staff"]["encoding"] = "gb18030"  # type: ignore[index]
    mappings = [document(text) for text in texts or (DEPARTMENTS, STAFF)]
    return Wanted(name, "files", config, mappings, schedule=schedule)


def write_clock(file: Path, days: Iterable[tuple[str, str, str, int]]) -> None:
    """A time clock's database: employee number, day, result, minutes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as out, out:
        out.execute(
            "create table if not exists day (id integer primary key, emp_no text, "
            "work_date text, result text, minutes integer)"
        )
        out.executemany(
            "insert into day (emp_no, work_date, result, minutes) values (?, ?, ?, ?)", list(days)
        )


def clock(file: Path, *, batch: int = 50_000, name: str = "clock") -> Wanted:
    """A connection to the time clock, read on from the last id."""
    stream: dict[str, Any] = {"table": "day", "cursor_column": "id", "batch": batch}
    config = {"url": f"sqlite:///{file}", "streams": {"days": stream}}
    return Wanted(name, "sql", config, [document(CLOCK)])
