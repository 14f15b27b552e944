"""The life of a mapping as pure functions: states, diff, comparison, workbook, proposal."""

import copy
import io
from itertools import product
from typing import Any

import fastexcel
import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.flows.lens import OPERATOR, Lens, shape
from hub.mappings.apply import apply
from hub.mappings.compare import HARMFUL, KINDS, compare
from hub.mappings.diff import ADDED, CHANGED, REMOVED, Difference, diff
from hub.mappings.life import (
    ACTS,
    APPROVE,
    APPROVED,
    DISCARDED,
    DRAFT,
    EDIT,
    MOVES,
    OPEN,
    PUBLISH,
    PUBLISHED,
    RETIRED,
    STATES,
    SUPERSEDED,
    after,
    possible,
    state_of_version,
)
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.mappings.profile import profiles
from hub.mappings.propose import folded, propose
from hub.mappings.workbook import from_workbook, to_workbook
from hub.schema.audience import HR_CLASSES
from hub.schema.record import FrameRecords, JsonRecords
from hub.schema.shipped import shipped
from tests.support.outside import CLOCK, DEPARTMENTS, EDUCATION, STAFF, document

MODEL = shipped()


def test_every_pair_of_state_and_act_is_decided() -> None:
    """What stands in the table leads on, all else is refused; nothing else is possible."""
    for state, act in product(STATES, ACTS):
        if (state, act) in MOVES:
            assert after(state, act) == MOVES[state, act]
            assert act in possible(state)
        else:
            with pytest.raises(Refused, match="MAPPING_STATE"):
                after(state, act)
            assert act not in possible(state)


def test_what_the_table_must_hold() -> None:
    """Nothing is published unseen, an edit loses an approval, what is over stays over."""
    assert {state for state, act in MOVES if act == PUBLISH} == {"previewed", APPROVED}
    assert {MOVES[state, EDIT] for state in OPEN} == {DRAFT}
    assert {state for state, act in MOVES if act == APPROVE} == {"previewed"}
    assert possible(DISCARDED) == ()
    assert all(MOVES[one] in STATES for one in MOVES)
    reached = {DRAFT} | {MOVES[one] for one in MOVES}
    assert reached == set(STATES)


def test_states_of_versions() -> None:
    assert state_of_version(2, 2, retired=False) == PUBLISHED
    assert state_of_version(1, 2, retired=False) == SUPERSEDED
    assert state_of_version(1, None, retired=True) == RETIRED


def test_a_diff_names_rules_steps_and_words() -> None:
    """A step that is put in moves no other; words of a grid stand alone."""
    before = parse(document(STAFF), "b")
    text = STAFF.replace("steps: [trim,", "steps: [trim, width,").replace(
        "离职: left", "停薪: left"
    )
    later = parse(document(text.replace("      birth_date: 出生日期\n", "")), "a")
    assert set(diff(before, later)) == {
        Difference(ADDED, "rows.Assignment.fields.department.steps[1]", None, "width"),
        Difference(REMOVED, "lexicon.status.离职", "left", None),
        Difference(ADDED, "lexicon.status.停薪", None, "left"),
        Difference(REMOVED, "rows.Employee.fields.birth_date", "出生日期", None),
    }
    assert diff(before, before) == []
    code = STAFF.replace("离职: left", "离职: retired")
    assert [str(one) for one in diff(before, parse(document(code), "a"))] == [
        "~ lexicon.status.离职: left → retired"
    ]
    assert CHANGED in {one.kind for one in diff(before, parse(document(code), "a"))}


WORDS = st.sampled_from(["本科", "硕士", "大学", "", None, "𠮷"])
RECORDS = st.lists(
    st.fixed_dictionaries({"工号": st.sampled_from("ABC"), "学历": WORDS, "学校": WORDS}),
    max_size=8,
)
VARIANTS = [
    EDUCATION,
    EDUCATION.replace("本科: bachelor", "本科: master"),
    EDUCATION.replace("本科: bachelor, ", ""),
    EDUCATION.replace("      school: 学校\n", ""),
    EDUCATION.replace("key: 工号\n", "key: [工号, 学校]\n"),
    EDUCATION.replace("学校\n", "学历\n"),
    EDUCATION.replace("lexicon:", "precedence: 60\nlexicon:"),
    EDUCATION.replace("key: 工号\n", "key: 工号\n    when: [{from: 学校, present: true}]\n"),
]


@settings(max_examples=120, deadline=None)
@given(RECORDS, st.sampled_from(VARIANTS), st.sampled_from(VARIANTS))
def test_a_record_differs_exactly_if_its_verdict_does(
    items: list[dict[str, Any]], one: str, other: str
) -> None:
    """Against an independent twin: each record alone through both versions, compared as text."""
    before, later = parse(document(one), "b"), parse(document(other), "a")
    unique = list({item["工号"]: item for item in items}.values())
    found = compare(before, later, JsonRecords(unique), MODEL)
    for at, item in enumerate(unique):
        same = _told(before, item) == _told(later, item)
        assert bool(found.differs[at]) == (not same)
        assert not found.harmed[at] or found.differs[at]
    for change in found.fields:
        assert change.kind in KINDS
        if change.kind in HARMFUL:
            assert found.harmed.gather(change.records).all()


def _told(mapping: Any, item: dict[str, Any]) -> str:
    made = apply(mapping, JsonRecords([item]), MODEL)
    rows = [
        (
            one.entity,
            one.key.to_list(),
            one.precedence,
            sorted(
                (
                    name,
                    cell.values.to_list(),
                    None if cell.reasons is None else cell.reasons.to_list(),
                    cell.absent is not None and cell.absent.to_list() == [True],
                )
                for name, cell in one.cells.items()
                if len(cell.values)
                and (cell.absent is None or cell.absent.to_list() != [True] or cell.reasons)
            ),
            None if one.subject is None else one.subject.values.to_list(),
        )
        for one in made.rows
        if len(one.key)
    ]
    return repr((made.keys.to_list(), rows, made.rejected, made.ignored.to_list()))


DATED = STAFF.replace(
    "create: true\n", "create: true\n    changed: {from: 更新, steps: [instant]}\n", 1
)
NEWEST = DATED.replace("    fields:", "    newest: [birth_date]\n    fields:", 1)


def test_a_rule_of_the_newest_word_is_a_difference_and_touches_every_record() -> None:
    """A time of change touches those that tell one; no value is another one by either."""
    plain, dated, newest = (parse(document(one), "x") for one in (STAFF, DATED, NEWEST))
    told = {str(one) for one in diff(plain, newest)}
    assert "+ rows.Employee.newest.birth_date: the newest word wins" in told
    assert "+ rows.Employee.changed: 更新" in told
    person = {"姓名": "欧阳㛃", "状态": "在职", "部门": "D1", "入职日期": "2026-01-05"}
    when = {"更新": "2026-01-31T08:00:00Z"}
    records = JsonRecords([{"工号": "E1", **person, **when}, {"工号": "E2", **person}])
    for before, later, differs in (
        (plain, dated, [True, False]),
        (dated, newest, [True, True]),
        (newest, dated, [True, True]),
        (newest, newest, [False, False]),
    ):
        found = compare(before, later, records, MODEL)
        assert found.differs.to_list() == differs
        assert (found.fields, found.harmed.any()) == ((), False)


def test_a_workbook_of_an_earlier_release_is_taken() -> None:
    """It has no columns for what rows could not say yet; a column that is another is told."""
    content = to_workbook(document(STAFF), MODEL)
    sheets = {
        name: fastexcel.read_excel(content)
        .load_sheet(name, header_row=None, dtypes="string")
        .to_polars()
        .rows()
        for name in fastexcel.read_excel(content).sheet_names
    }

    def written(cut: int, last: str) -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True})
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                cells = list(line)[: -cut or None] if name == "rows" else list(line)
                if name == "rows" and at == 0:
                    cells[-1] = last
                sheet.write_row(at, 0, [one or "" for one in cells])
        book.close()
        return out.getvalue()

    back = from_workbook(written(2, "when"))
    assert parse(back.document, "x") == parse(document(STAFF), "x")
    for cut, last in ((2, "wen"), (3, "each"), (0, "newer")):
        with pytest.raises(Refused, match="WORKBOOK_INVALID"):
            from_workbook(written(cut, last))


@pytest.mark.parametrize("text", [STAFF, DEPARTMENTS, EDUCATION, CLOCK, NEWEST])
def test_a_workbook_comes_back_as_the_document(text: str) -> None:
    """Export and import change nothing; examples travel along."""
    wanted = document(text)
    examples = [("甲", {"工号": "E1", "n": None}, {"Employee": {"legal_name": "欧阳㛃"}})]
    back = from_workbook(to_workbook(wanted, MODEL, examples))
    assert parse(back.document, "x") == parse(wanted, "x")
    assert back.document == wanted
    assert list(back.examples) == examples


def test_words_that_look_like_something_else_come_back_as_words() -> None:
    """`=1+1`, `true`, `007`, `[`, a date and a line end are texts, not formulas or JSON."""
    wanted = copy.deepcopy(document(EDUCATION))
    odd = ["=1+1", "true", "007", "[x", "2026-01-31", "a\nb", '"', "null", "1e5"]
    wanted["lexicon"]["level"] = dict.fromkeys(odd, "bachelor") | {"-": None}
    back = from_workbook(to_workbook(wanted, MODEL))
    assert back.document == wanted


def test_faults_of_a_workbook_name_sheet_row_and_column() -> None:
    """Every fault at once, in the words of the sheet; lint's faults find their cells too."""
    sheets = fastexcel.read_excel(to_workbook(document(EDUCATION), MODEL))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for name in sheets.sheet_names:
        frame = sheets.load_sheet(name, header_row=None, dtypes="string").to_polars()
        sheet = book.add_worksheet(name)
        for at, line in enumerate(frame.iter_rows()):
            sheet.write_row(at, 0, ["" if cell is None else cell for cell in line])
        if name == "fields":
            sheet.write(3, 0, "Nobody")
            sheet.write(3, 1, "school")
            sheet.write(1, 4, "[trim")
        if name == "words":
            sheet.write_string(1, 2, " ")
    book.close()
    with pytest.raises(Refused, match="WORKBOOK_INVALID") as refused:
        from_workbook(out.getvalue())
    detail = refused.value.detail or ""
    assert "sheet fields, row 4, column A (row)" in detail
    assert "sheet fields, row 2, column E (steps)" in detail
    assert "sheet words, row 2, column C (our code)" in detail
    wrong = document(EDUCATION.replace("school: 学校", "schol: 学校"))
    found = from_workbook(to_workbook(wrong, MODEL))
    [fault] = [one for one in lint(found.document, MODEL, None) if one.code == "FIELD_UNKNOWN"]
    assert found.where(fault.place).startswith("sheet fields, row 3, column D")


def test_a_known_header_is_known_as_a_whole() -> None:
    """Width, case and punctuation do not count; a part of a header means nothing."""
    assert folded("员工 姓名（必填）") == folded("员工姓名")
    assert folded("E-Mail") == folded("email")
    fields = profiles(FrameRecords(pl.DataFrame({"紧急联系人姓名": ["王芳"], "工号": ["E1"]})))
    with pytest.raises(Refused, match="PROPOSAL_NONE"):
        propose("x", [fields[0]], MODEL)


def test_a_proposal_for_staff_lints_and_tells_what_it_doubts() -> None:
    """Shapes decide steps; a header whose values look otherwise is told, not taken."""
    frame = pl.DataFrame(
        {
            "员工编号": ["E1", "E2", "E3"],
            "姓名": ["欧阳㛃", "王𠮷", "李雷"],
            "出生日期": ["1990/01/02", "1991/02/03", "1992/03/04"],
            "邮箱": ["无", "无", "无"],
            "入职日期": ["2020-01-01", "2021-01-01", "2022-01-01"],
            "部门": ["D1", "D2", "D1"],
            "备注": ["a", None, ""],
        }
    )
    found = propose("staff", profiles(FrameRecords(frame)), MODEL)
    assert lint(found.document, MODEL, frame.columns) == []
    assert [one["entity"] for one in found.document["rows"]] == [
        "Employee",
        "Employment",
        "Assignment",
    ]
    employee, _, post = (one["fields"] for one in found.document["rows"])
    assert employee["birth_date"] == {"from": "出生日期", "steps": [{"date": ["%Y/%m/%d"]}]}
    assert post["department"]["steps"][1] == {"ref": {"entity": "Department", "by": "code"}}
    assert {one.target for one in found.doubts} == {"Employee.work_email"}
    assert set(found.open) == {"邮箱", "备注"}


def test_profiles_count_gaps_and_guess_shapes() -> None:
    """Blank is a gap; an identity number is one by its check digit only."""
    frame = pl.DataFrame(
        {
            "id": ["11010519491231002X", "11010519491231002X"],
            "bad": ["110105194912310021", "110105194912310021"],
            "gap": ["  ", "x"],
            "phone": ["13800000001", "+86 13900000002"],
        }
    )
    found = {one.path: one for one in profiles(FrameRecords(frame))}
    assert (found["id"].guess, found["id"].distinct) == ("national_id", 1)
    assert found["bad"].guess != "national_id"
    assert found["gap"].nulls == 0.5
    assert found["phone"].guess == "phone"


def test_samples_are_shown_by_the_class_of_the_field() -> None:
    """Columns that no field takes need everything; shapes say what a value looks like."""
    assert OPERATOR.opens(MODEL, "Department", "name") == Lens().opens(MODEL, "Department", "name")
    assert not OPERATOR.opens(MODEL, "Employee", "national_id")
    assert not Lens(frozenset({"CORE"})).opens(MODEL, "Payslip", "net")
    assert Lens(frozenset({"PAY"})).opens(MODEL, "Payslip", "net")
    assert not Lens(frozenset({"PAY"})).opens(MODEL, "Employee", "nothing")
    assert Lens(frozenset(HR_CLASSES)).opens_everything
    assert shape("欧阳㛃 E0042-x") == "文文文 A9999-a"
    assert shape("9" * 40) == "9" * 16 + "…"
