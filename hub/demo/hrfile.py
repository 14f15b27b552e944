"""The employee file and the department file, the authorities of people and of the organisation.

`employees.csv` is gb18030 as exports of older HR programs are, `departments.csv` is UTF-8. What is
wrong in them is wrong on purpose and counted.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from hub.demo.dice import likely
from hub.demo.organisation import Unit
from hub.demo.people import DEGREES, Person
from hub.demo.spelling import (
    BROAD_EDUCATION_WORDS,
    BROKEN_DATES,
    EDUCATION_WORDS,
    iso,
    spelt,
    written,
)

EMPLOYEE_COLUMNS: Final = (
    *("工号", "姓名", "性别", "出生日期", "身份证号", "手机号", "邮箱", "私人邮箱", "公司"),
    *("部门编码", "部门", "岗位", "职级", "工作地点", "直属上级工号", "入职日期", "转正日期"),
    *("离职日期", "人员状态", "用工类型", "任职日期", "民族", "婚姻状况", "政治面貌", "学历"),
    *("学位", "毕业院校", "专业", "毕业日期", "学习形式", "班车线路"),
)
DEPARTMENT_COLUMNS: Final = ("部门编码", "部门名称", "上级编码", "负责人工号", "类型", "生效日期")
LINES: Final = 6
"""Shuttle buses of the company."""
MESS: Final = (
    ("部门编码", 0.003),
    ("入职日期", 0.002),
    ("转正日期", 0.002),
    ("毕业日期", 0.003),
    ("大学", 0.015),
    ("研究生", 0.01),
    ("工号", 0.0005),
)
"""Kinds of mess and the share of people whom each one meets; nobody is met twice."""


@dataclass(frozen=True)
class FileMess:
    """How often each thing is wrong in the employee file."""

    unknown_department_codes: int
    broken_dates: Mapping[str, int]
    """By column."""
    unknown_education_words: Mapping[str, int]
    """By word."""
    duplicate_numbers: int
    """Rows more than people: the same number stands again, with another position."""


def write_departments(file: Path, tree: Sequence[Unit], staff: Sequence[Person]) -> None:
    """One row per unit; people come in the order of `staff`, heads first."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(DEPARTMENT_COLUMNS)
        for unit, head in zip(tree, staff, strict=False):
            parent = "" if unit.parent is None else tree[unit.parent].code
            begin = date(2008 + unit.level, 1, 1).isoformat()
            rows.writerow((unit.code, unit.name, parent, head.number, unit.type, begin))


def write_employees(
    file: Path, staff: Sequence[Person], tree: Sequence[Unit], spared: int, rng: Random
) -> FileMess:
    """All people by number; the first `spared` are met by no mess."""
    mess = _spread(staff[spared:], rng)
    counted: Counter[str] = Counter(mess.values())
    with file.open("w", encoding="gb18030", newline="") as out:
        rows = csv.DictWriter(out, EMPLOYEE_COLUMNS)
        rows.writeheader()
        for person in sorted(staff, key=lambda one: one.number):
            row = _row(person, tree, rng)
            kind = mess.get(person.number, "")
            rows.writerow(_spoil(row, kind, rng))
            if kind == "工号":
                rows.writerow({**row, "岗位": "待定"})
    return FileMess(
        unknown_department_codes=counted["部门编码"],
        broken_dates={name: counted[name] for name, _ in MESS if name.endswith("日期")},
        unknown_education_words={word: counted[word] for word in BROAD_EDUCATION_WORDS},
        duplicate_numbers=counted["工号"],
    )


def _spread(staff: Sequence[Person], rng: Random) -> dict[str, str]:
    """Number of a person → what is wrong with their row."""
    fit = [one.number for one in staff if one.confirmed is not None and one.left is None]
    rng.shuffle(fit)
    found: dict[str, str] = {}
    for kind, share in MESS:
        found.update((fit.pop(), kind) for _ in range(max(1, round(len(staff) * share))))
    return found


def _row(person: Person, tree: Sequence[Unit], rng: Random) -> dict[str, str]:
    unit = tree[person.unit]
    sex = "男" if person.male else "女"
    return {
        "工号": person.number,
        "姓名": str(person.name),
        "性别": sex if likely(rng, 0.97) else f"{sex}性",
        "出生日期": iso(person.birth),
        "身份证号": person.national_id,
        "手机号": person.mobile,
        "邮箱": person.email,
        "私人邮箱": person.private_email,
        "公司": person.entity,
        "部门编码": unit.code,
        "部门": spelt(rng, unit.name),
        "岗位": person.position,
        "职级": person.grade,
        "工作地点": person.location,
        "直属上级工号": person.manager,
        "入职日期": written(rng, person.hired),
        "转正日期": written(rng, person.confirmed),
        "离职日期": iso(person.left),
        "人员状态": person.status,
        "用工类型": person.kind,
        "任职日期": iso(person.since),
        "民族": person.ethnicity,
        "婚姻状况": person.marital,
        "政治面貌": person.political,
        "学历": rng.choice(EDUCATION_WORDS[person.level]),
        "学位": DEGREES.get(person.level, "") if likely(rng, 0.93) else "",
        "毕业院校": person.school,
        "专业": person.major,
        "毕业日期": written(rng, person.graduated),
        "学习形式": person.mode,
        "班车线路": shuttle_line(person.number),
    }


def shuttle_line(number: str) -> str:
    """The shuttle bus that somebody takes; every fourth person takes none."""
    turn = int(number[1:])
    return f"{turn % LINES + 1}号线" if turn % 4 else ""


def _spoil(row: dict[str, str], kind: str, rng: Random) -> dict[str, str]:
    if kind == "部门编码":
        return {**row, kind: f"X{rng.randrange(100, 999)}"}
    if kind.endswith("日期"):
        return {**row, kind: rng.choice(BROKEN_DATES)}
    return {**row, "学历": kind} if kind in BROAD_EDUCATION_WORDS else row
