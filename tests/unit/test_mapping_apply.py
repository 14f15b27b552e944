"""Applying a mapping: verdicts by cell, keys, links, repetitions; bulk equals row by row."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.mappings.apply import apply, record_keys
from hub.mappings.document import read
from hub.mappings.mapping import parse
from hub.mappings.one import Accepted, Ignored, OneCell, OneRow, apply_row
from hub.mappings.rules import Mapping
from hub.schema.record import FrameRecords, JsonRecords
from hub.schema.shipped import shipped
from hub.schema.verdict import Cell, Mapped, Reference, RejectedRecord

MODEL = shipped()
STAFF = """
hub: mapping/1
stream: staff
precedence: 100
values:
  period: {from: _file, steps: [{extract: "([0-9]{6})"}, month]}
lexicon:
  gender: {先生: male, 女士: female, "-": null}
ignore_when: [{from: 类型, in: [学生]}]
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    create: true
    changed: {from: 更新, steps: [{instant: {formats: ["%Y-%m-%d %H:%M"], zone: Asia/Shanghai}}]}
    newest: [private_phone, gender]
    fields:
      legal_name: 姓名
      gender: 性别
      birth_date: {from: [出生日期, 生日]}
      latin_name: {join: [名, 姓], by: " "}
      nationality: {const: CN}
      private_phone: 手机
  - entity: Employment
    of: Employee
    key: 工号
    fields:
      effective_from: 入职
      status: {from: 状态, steps: [{default: active}]}
      legal_entity: {from: 公司, steps: [{ref: {entity: LegalEntity, by: code}}]}
  - entity: Education
    of: Employee
    key: [工号, {const: highest}]
    when: [{from: 学历, present: true}]
    fields: {level: 学历}
  - entity: Payslip
    of: Employee
    key: [工号, $period]
    when: [{from: 实发, present: true}]
    fields: {period: $period, net: {from: 实发, steps: [{money: CNY}]}}
  - entity: PayslipLine
    of: Employee
    key: [工号, $period]
    each: {columns: [基本工资, 奖金]}
    fields:
      payslip: {row: Payslip}
      name: $name
      amount: {from: $value, steps: [{money: CNY}]}
"""


def mapping(text: str = STAFF) -> Mapping:
    return parse(read(text, "test"), "test")


def person(number: str | None, **more: Any) -> dict[str, Any]:
    return {"工号": number, "姓名": "张𠮷", "入职": "2026-01-05", **more}


def mapped(*records: dict[str, Any], text: str = STAFF) -> Mapped:
    return apply(mapping(text), JsonRecords(records), MODEL)


def test_three_states_of_a_cell() -> None:
    """Absent, null and value stay apart; an unmapped word is none of them."""
    found = mapped(
        person("E1"), person("E2", 性别=None), person("E3", 性别="男"), person("E4", 性别="火星")
    )
    cell = found.rows[0].cells["gender"]
    assert cell.values.to_list() == [None, None, "male", None]
    assert cell.absent is not None
    assert cell.absent.to_list() == [True, False, False, False]
    assert cell.reasons is not None
    assert cell.reasons.to_list() == [None, None, None, "UNMAPPED"]
    assert cell.raw.to_list() == [None, None, "男", "火星"]
    assert not found.rejected


def test_a_row_tells_when_its_record_changed_and_whose_word_is_let_before() -> None:
    """A time that cannot be read is none; who tells none at all counts as of its reading."""
    found = mapped(person("E1", 更新="2026-01-31 08:30"), person("E2", 更新="昨天"), person("E3"))
    [employee, employment, *_] = found.rows
    assert employee.changed is not None
    assert employee.changed.values.to_list() == [
        "2026-01-31T08:30:00+08:00|Asia/Shanghai|2026-01-31 08:30", None, None,
    ]  # fmt: skip
    assert employee.newest == {"private_phone", "gender"}
    assert (employment.changed, employment.newest) == (None, frozenset())


def test_a_word_that_means_nothing_is_empty() -> None:
    """A lexicon maps noise to null without a reason."""
    cell = mapped(person("E1", 性别=" － ")).rows[0].cells["gender"]
    assert cell.values.to_list() == [None]
    assert cell.reasons is None


def test_a_record_without_key_or_required_value_is_rejected_whole() -> None:
    """Identity and required fields decide; the record leaves no row, its message no value."""
    found = mapped(person(" "), person("E2", 姓名="张\x00"), person("E3", 姓名=None), person("E4"))
    assert [(one.record, one.code, one.field) for one in found.rejected] == [
        (0, "KEY_MISSING", "Employee.key"),
        (1, "REQUIRED_INVALID", "Employee.legal_name"),
        (2, "REQUIRED_MISSING", "Employee.legal_name"),
    ]
    assert all(rows.record.to_list() in ([3], []) for rows in found.rows)
    assert not any("张" in one.message for one in found.rejected)


def test_a_key_with_a_control_mark_is_invalid() -> None:
    """What stands between the parts of a key cannot stand in one."""
    found = mapped(person("E\x1f1"), person("E\x002"))
    assert [one.code for one in found.rejected] == ["KEY_INVALID", "KEY_INVALID"]


def test_links_say_what_they_name() -> None:
    """A ref gives text and target; a row gives the key of the row of the same record."""
    found = mapped(person("E1", 公司=" C01 ", 实发="1", 基本工资="2", _file="202601.xlsx"))
    employment, lines = found.rows[1], found.rows[4]
    assert employment.cells["legal_entity"].reference == Reference("LegalEntity", "code")
    assert employment.cells["legal_entity"].values.to_list() == ["C01"]
    assert employment.subject is not None
    assert employment.subject.reference == Reference("Employee", "row")
    assert employment.subject.values.to_list() == ["E1"]
    assert found.rows[0].subject is not None
    assert found.rows[0].subject.reference == Reference("Employee", "number")
    assert lines.cells["payslip"].values.to_list() == ["E1\x1f2026-01"]


def test_unpivoted_columns_make_a_row_for_each_value() -> None:
    """Rows come in the order of the records; blank cells make none."""
    file = {"_file": "工资_202601.xlsx", "实发": "1"}
    found = mapped(
        person("E1", 基本工资="1,000.5", 奖金="", **file),
        person("E2", 基本工资="2", 奖金="x", **file),
    )
    lines = found.rows[4]
    assert lines.record.to_list() == [0, 1, 1]
    assert lines.key.to_list() == [
        "E1\x1f2026-01\x1f基本工资",
        "E2\x1f2026-01\x1f基本工资",
        "E2\x1f2026-01\x1f奖金",
    ]
    assert lines.cells["amount"].values.to_list() == ["100050 CNY", "200 CNY", None]
    assert lines.cells["amount"].raw.to_list() == ["1,000.5", "2", "x"]


def test_a_required_row_that_is_not_made_rejects_the_record() -> None:
    """A line without its payslip cannot land."""
    found = mapped(person("E1", 基本工资="1", _file="202601"))
    assert [one.code for one in found.rejected] == ["REQUIRED_MISSING"]


def test_repetitions_are_ignored_and_contradictions_rejected() -> None:
    """The same again is nothing; the same key with other values is a duplicate."""
    found = mapped(person("E1"), person("E1"), person("E1", 姓名="李四"), person("E2"))
    assert found.ignored.to_list() == [False, True, False, False]
    assert [(one.record, one.code) for one in found.rejected] == [(2, "DUPLICATE_KEY")]
    assert found.rows[0].record.to_list() == [0, 3]


def test_a_row_repeated_by_a_rejected_record_is_not_lost() -> None:
    """What a rejected record said first, a later one may say again and land."""
    text = """
hub: mapping/1
stream: courses
rows:
  - entity: Enrolment
    key: id
    of: {by: number, from: user}
    fields: {course: {row: Course}, progress: progress}
  - entity: Course
    key: course
    create: true
    fields: {title: title}
"""
    found = mapped(
        {"id": "1", "user": "E1", "course": "c1", "title": "A", "progress": 1},
        {"id": "1", "user": "E1", "course": "c2", "title": "B", "progress": 2},
        {"id": "3", "user": "E2", "course": "c2", "title": "B", "progress": 3},
        text=text,
    )
    assert [(one.record, one.code) for one in found.rejected] == [(1, "DUPLICATE_KEY")]
    assert found.rows[1].key.to_list() == ["c1", "c2"]
    assert found.rows[1].record.to_list() == [0, 2]
    assert found.rows[0].cells["course"].values.to_list() == ["c1", "c2"]


def test_keys_of_tombstones() -> None:
    """A record with its key alone tells which rows it closes."""
    keys = record_keys(mapping(), JsonRecords([{"工号": "E1", "_file": "202601"}]), MODEL)
    assert keys["Employee"].to_list() == ["E1"]
    assert keys["Payslip"].to_list() == keys["PayslipLine"].to_list() == ["E1\x1f2026-01"]
    assert keys["Education"].to_list() == ["E1\x1fhighest"]


def test_a_failed_named_value_fails_what_uses_it() -> None:
    """The reason of a named value reaches keys and fields."""
    found = mapped(person("E1", 实发="1", _file="工资.xlsx"))
    assert [one.code for one in found.rejected] == ["KEY_INVALID"]


def test_an_empty_batch_makes_empty_rows() -> None:
    """No records, no rows, no fault."""
    found = apply(mapping(), FrameRecords(pl.DataFrame({"工号": []}, {"工号": pl.String})), MODEL)
    assert len(found.keys) == len(found.ignored) == 0
    assert all(len(rows.key) == 0 for rows in found.rows)


def test_a_mapping_that_does_not_fit_is_refused() -> None:
    """What does not lint does not run."""
    text = STAFF.replace("private_phone: 手机", "private_phone: {from: 手机, steps: [date]}")
    with pytest.raises(Refused, match="MAPPING_INVALID"):
        mapped(person("E1"), text=text)


texts = st.sampled_from([None, "", " ", "男", "先生", "-", "2026-01-31", "1,000.5", "x", "\x00"])
people = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "工号": st.sampled_from(["E1", " E2 ", "", None, "E\x1f", 7]),
            "姓名": st.sampled_from(["䶮", "张𠮷 ", "", None]),
            "入职": st.sampled_from(["2026-01-05", "2026/2/30", None]),
            "更新": st.sampled_from(["2026-01-31 08:30", "昨天", "", None]),
            "类型": st.sampled_from(["学生", "教师"]),
            "_file": st.sampled_from(["工资_202601.xlsx", "工资.xlsx"]),
            **dict.fromkeys(
                ("性别", "出生日期", "生日", "名", "姓", "手机", "状态", "公司", "学历"), texts
            ),
            **dict.fromkeys(("实发", "基本工资", "奖金"), texts),
        },
    ),
    max_size=8,
)


@settings(max_examples=80, deadline=None)
@given(records=people)
def test_bulk_equals_row_by_row(records: list[dict[str, Any]]) -> None:
    """Records of one batch get the verdicts and cells that each alone gets."""
    unique = [
        {**one, "工号": f"{one['工号']}{i}"} if one.get("工号") else one
        for i, one in enumerate(records)
    ]
    found = apply(mapping(), JsonRecords(unique), MODEL, told=True)
    rejected = {one.record: one for one in found.rejected}
    for index, record in enumerate(unique):
        alone = apply_row(mapping(), record, MODEL, told=True)
        if isinstance(alone, RejectedRecord):
            assert rejected[index].field == alone.field
            continue
        assert index not in rejected
        assert found.ignored[index] == isinstance(alone, Ignored)
        rows = alone.rows if isinstance(alone, Accepted) else ()
        assert rows_at(found, index) == [in_short(row) for row in rows]


def rows_at(found: Mapped, index: int) -> list[tuple[str, str, OneCell | None, dict[str, OneCell]]]:
    return [
        (
            rows.entity,
            rows.key[line],
            cell_at(rows.subject, line) if rows.subject else None,
            {
                **{name: cell_at(cell, line) for name, cell in rows.cells.items()},
                **({"changed": cell_at(rows.changed, line)} if rows.changed else {}),
            },
        )
        for rows in found.rows
        for line in (rows.record == index).arg_true().to_list()
    ]


def in_short(row: OneRow) -> tuple[str, str | None, OneCell | None, dict[str, OneCell]]:
    """A row without what was done step by step."""
    told = {**row.cells, **({"changed": row.changed} if row.changed else {})}
    cells = {name: replace(cell, done=()) for name, cell in told.items()}
    subject = replace(row.subject, done=()) if row.subject else None
    return row.entity, row.key, subject, cells


def cell_at(cell: Cell, line: int) -> OneCell:
    return OneCell(
        cell.values[line],
        cell.raw[line],
        bool(cell.absent[line]) if cell.absent is not None else False,
        cell.reasons[line] if cell.reasons is not None else None,
        cell.reference,
        cell.status[line] if cell.status is not None else None,
    )
