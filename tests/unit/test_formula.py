"""Expressions: read with types, bounded, and of one meaning by column and by record."""

from typing import Any

import orjson
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from hub.mappings.apply import apply
from hub.mappings.document import read
from hub.mappings.lint import lint
from hub.mappings.mapping import inspect
from hub.mappings.one import Accepted, apply_row
from hub.mappings.rules import Mapping
from hub.mappings.step import Failed, Ground
from hub.mappings.steps import STEPS, read_step
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped

MAPPING = """
hub: mapping/1
stream: staff
rows:
  - entity: Employee
    key: k
    find: {by: number, from: k}
    fields:
      preferred_name: {expr: %s}
"""


def value(expression: str, *values: str | None) -> object:
    step = read_step({"formula": expression}, "x")
    assert not hasattr(step, "code"), step
    return STEPS["formula"].bind(step, Ground())(orjson.dumps(values).decode())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "values", "expected"),
    [
        ('Switch([a], "其他", "01", "销售", "02", "研发")', ["02"], "研发"),
        ('Switch([a], "其他", "01", "销售")', [None], "其他"),
        ('switch([a], Null, "01", "销售")', ["x"], None),
        ('IIF([a] = "离职", Null, [b])', ["在职", "甲"], "甲"),
        ('IIF(And(IsPresent([a]), [b] <> "x"), "两者", "否则")', ["1", None], "两者"),
        ('IIF(Or(IsNull([a]), Not([b] = "x")), "t", "f")', ["1", "x"], "f"),
        ('Coalesce(Trim([a]), [b], "无")', [" ", None], "无"),
        ('[a] & "-" & [b]', ["销售", None], "销售-"),
        ("Number([a]) * 2 - 1 + 0.5", ["1,000"], "1999.5"),
        ('IIF(Number([a]) >= 10, "大", "小")', ["9"], "小"),
        ('IIF("10" < "9", "文", "数")', [], "文"),
        ("Left([a], 2) & Right([a], 1) & Mid([a], 2, 1)", ["欧阳䶮𠮷"], "欧阳𠮷阳"),
        ("ToUpper([a]) & ToLower([a])", ["aB"], "ABab"),
        ('Replace([a], "部", "")', ["销售部门部"], "销售门"),
        ('Date([a], "%Y/%m/%d")', ["2026/11/26"], "2026-11-26"),
        ("Len([a]) + 1", ["䶮𠮷"], "3"),
        ('"引""号" & \'单\'\'引\'', [], "引\"号单'引"),
        ("Number([a])", ["许多"], Failed("INVALID")),
        ('IIF([a] = "x", Number([b]), 1)', ["y", "许多"], "1"),
    ],
)  # fmt: skip
def test_what_expressions_mean(expression: str, values: list[str | None], expected: object) -> None:
    assert value(expression, *values) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "", "(", "[a", "[a] +", "Foo([a])", "IIF([a], 1)", 'Switch([a], "x", "y")', "[a] + 1",
        'IIF("x", 1, 2)', 'IIF([a] = "x", Date([b], "%Y"), Not([a] = "y"))', "Trim([a], [b])",
        "[a] [b]", 'Not("x")', "Left([a], [b])", "1 2", "a", "[a]; [b]", "__import__(1)",
        "(" * 40 + "1" + ")" * 40, "&".join(["[a]"] * 300), "-" * 60 + "1", "[a] & " * 500 + "1",
        'Ref([a], "Department")', "Sum([a])",
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_never_run(expression: str) -> None:
    step = read_step({"formula": expression}, "x")
    assert hasattr(step, "code"), expression
    assert step.code == "STEP_INVALID"


def test_the_linter_knows_its_type() -> None:
    wrong = MAPPING.replace("preferred_name", "birth_date") % "'Number([a])'"
    right = MAPPING % "'Number([a]) & [b]'"
    assert lint(read(right, "t"), shipped(), None) == []
    assert [one.code for one in lint(read(wrong, "t"), shipped(), None)] == ["TYPE"]
    unseen = lint(read(right, "t"), shipped(), ["k", "a"])
    assert [one.code for one in unseen] == ["PATH_UNKNOWN"]
    _, problems = inspect(read(MAPPING % "'IIF([a], 1'", "t"))
    assert [one.code for one in problems] == ["FORMULA"]


COLUMNS = ("a", "b", "c")
TEXTS = st.sampled_from(["", " ", "1", "01", "1,000", "-2.50", "甲", "ａＢ", "䶮𠮷", "x", "在职"])
FIELDS = st.sampled_from([f"[{one}]" for one in COLUMNS])
QUOTED = TEXTS.map(lambda one: f'"{one}"')


def texts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tests = st.one_of(
        st.tuples(inner, st.sampled_from(["=", "<>", "<", ">="]), inner).map(" ".join),
        inner.map(lambda one: f"IsPresent({one})"),
        st.tuples(inner, inner).map(lambda two: f"Number({two[0]}) > Number({two[1]})"),
    )
    return st.one_of(
        st.tuples(tests, inner, inner).map(lambda three: f"IIF({', '.join(three)})"),
        st.lists(inner, min_size=4, max_size=4).map(lambda four: f"Switch({', '.join(four)})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: f"Coalesce({', '.join(some)})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} & {two[1]})"),
        inner.map(lambda one: f"Trim({one})"),
        inner.map(lambda one: f"ToUpper(Left({one}, 2))"),
        inner.map(lambda one: f'(Number({one}) * 2 & "")'),
    )


EXPRESSIONS = st.recursive(st.one_of(FIELDS, QUOTED, st.just("Null")), texts, max_leaves=8)
RECORDS = st.lists(
    st.dictionaries(st.sampled_from(COLUMNS), st.one_of(TEXTS, st.none(), st.integers(0, 9))),
    min_size=1,
    max_size=6,
)


def mapped(expression: str) -> Mapping | None:
    quoted = "'" + expression.replace("'", "''") + "'"
    mapping, problems = inspect(read(MAPPING % quoted, "t"))
    return None if problems else mapping


@given(EXPRESSIONS, RECORDS)
@example("Null", [{}])
@example("Coalesce(Null, Null)", [{}])
def test_a_column_and_a_record_have_one_meaning(
    expression: str, records: list[dict[str, Any]]
) -> None:
    """Values, reasons, what stands raw, and whether the record said anything at all."""
    mapping = mapped(expression)
    if mapping is None:
        event("does not fit its types")
        return
    rows = [{"k": str(at), **one} for at, one in enumerate(records)]
    whole = apply(mapping, JsonRecords(rows), shipped())
    cell = whole.rows[0].cells["preferred_name"]
    for at, record in enumerate(rows):
        found = apply_row(mapping, record, shipped())
        assert isinstance(found, Accepted)
        one = found.rows[0].cells["preferred_name"]
        assert one.value == cell.values[at]
        assert one.reason == (None if cell.reasons is None else cell.reasons[at])
        assert one.raw == cell.raw[at]
        assert one.absent == (False if cell.absent is None else cell.absent[at])
