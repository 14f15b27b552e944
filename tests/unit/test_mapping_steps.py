"""Steps: their examples hold, both executions mean the same, their output is canonical."""

from datetime import datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Unmappable
from hub.mappings.bind import bound_step
from hub.mappings.chain import Bound, Column, picked, run, run_one
from hub.mappings.problem import nearest
from hub.mappings.rules import Step
from hub.mappings.step import Example, Failed, Ground, StepSpec
from hub.mappings.steps import STEPS, BadStep, read_step
from hub.mappings.steps_text import unsafe
from hub.schema import kinds
from hub.schema.vocabulary import load_vocabularies

GROUND = Ground(load_vocabularies(), {"先生": "male", "-": None})
EXAMPLES = [(spec, example) for spec in STEPS.values() for example in spec.examples]
MORE: list[dict[str, object]] = [
    {"instant": {"formats": ["%Y/%m/%d %H:%M"], "zone": "America/New_York"}},
    {"instant": {"formats": ["%Y-%m-%d %H:%M:%S", "epoch_ms"], "zone": "Asia/Shanghai"}},
    {"instant": {"formats": ["epoch_ms"], "zone": "America/New_York"}},
    {"instant": {"formats": ["%d.%m.%Y %H.%M.%S"], "zone": "Europe/Berlin"}},
    {"money": {"currency": "KWD", "round": "half_up"}},
    {"money": {"currency": "CNY", "unit": "minor"}},
    {"money": {"currency": "USD", "decimal": ",", "sign": "negate"}},
    {"number": {"percent": True, "scale": "0.01"}},
    {"minutes": {"unit": "seconds", "round": "up"}},
    {"date": {"formats": ["%d-%m-%Y", "%Y%m%d", "%Y-%m-%dT%H:%M:%S%z"], "zone": "Asia/Shanghai"}},
]
KIND_OF = {
    "date": kinds.Date,
    "month": kinds.Month,
    "time": kinds.LocalTime,
    "instant": kinds.Instant,
    "number": kinds.Decimal,
    "money": kinds.Money,
    "minutes": kinds.Minutes,
    "bool": kinds.Bool,
    "phone": kinds.Phone,
    "national_id": kinds.NationalId,
}


def written() -> list[dict[str, object]]:
    """Every step in every way in which an example writes it, and some more."""
    return [*({spec.name: example.args} for spec, example in EXAMPLES), *MORE]


def step_of(source: dict[str, object]) -> Step:
    found = read_step(source, "here")
    assert isinstance(found, Step), found
    return found


numbers = st.one_of(
    st.from_regex(r"-?[0-9]{1,7}(\.[0-9]{0,4})?%?", fullmatch=True),
    st.from_regex(r"\(?[¥-]?[0-9]{1,3}(,[0-9]{3}){0,2}(\.[0-9]{1,3})?\)?元?", fullmatch=True),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
)
days = st.from_regex(
    r"(19[6-9][0-9]|20[0-9]{2}|0000)[-/年]?[0-1]?[0-9][-/月]?[0-3]?[0-9]日?"
    r"([ T][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?(Z|[+-]0[0-9]:?00)?)?",
    fullmatch=True,
)
moments = st.datetimes(datetime(1969, 12, 1), datetime(2101, 1, 1)).flatmap(  # noqa: DTZ001 - text
    lambda one: st.sampled_from(
        [
            one.strftime("%Y-%m-%d %H:%M:%S"),
            one.strftime("%Y/%m/%d %H:%M"),
            one.strftime("%d.%m.%Y %H.%M.%S"),
            one.strftime("%Y-%m-%dT%H:%M:%S.%f+08:00"),
        ]
    )
)
clock_changes = st.sampled_from(
    ["2026/03/08 02:30", "2026/11/01 01:30", "2026/03/08 01:59", "2026/11/01 02:00"]
)
words = st.one_of(
    st.sampled_from([example.given for _, example in EXAMPLES]),
    st.text(st.sampled_from("销售部组一二十第0123 ９①\u200b　\x00\x1f/-.一䶮𠮷Ab"), max_size=8),
    st.text(max_size=6),
    st.from_regex(r"(\+?86)?1[3-9][0-9]{9}", fullmatch=True),
    st.integers(0, 4_200_000_000_000).map(str),
)
values = st.lists(
    st.one_of(st.none(), numbers, days, moments, clock_changes, words), min_size=1, max_size=25
)


@pytest.mark.parametrize(("spec", "example"), EXAMPLES)
def test_examples_hold(spec: StepSpec, example: Example) -> None:
    """Every example in the registry gives what it says."""
    step = step_of({spec.name: example.args})
    assert spec.bind(step, GROUND)(example.given) == example.then


@pytest.mark.parametrize("spec", STEPS.values(), ids=list(STEPS))
def test_every_step_is_told_in_two_languages_with_examples(spec: StepSpec) -> None:
    """A step has docs in English and Chinese, and examples; its short argument exists."""
    assert spec.doc
    assert spec.zh
    assert spec.examples
    names = {param.name for param in spec.params}
    assert spec.short is None or spec.short in names


@pytest.mark.parametrize("source", written(), ids=str)
@settings(max_examples=12, deadline=None)
@given(texts=values)
def test_bulk_equals_scalar(source: dict[str, object], texts: list[str | None]) -> None:
    """A column through a step gives what each value alone gives."""
    assert_same([bound_step(step_of(source), GROUND)], texts)


@settings(max_examples=60, deadline=None)
@given(
    texts=values,
    chain=st.lists(
        st.sampled_from([*written(), {"default": "7"}, {"empty": ["0", "-"]}]), max_size=4
    ),
)
def test_chains_in_bulk_equal_chains_one_by_one(
    texts: list[str | None], chain: list[dict[str, object]]
) -> None:
    """Any steps in any order: a failed value stays failed, defaults fill what is empty."""
    assert_same([bound_step(step_of(source), GROUND) for source in chain], texts)


def assert_same(steps: list[Bound], texts: list[str | None]) -> None:
    column = picked(pl.Series("any", texts, dtype=pl.String), None)
    bulk = run(column, steps)
    reasons = bulk.reasons.to_list() if bulk.reasons is not None else [None] * len(texts)
    found = [
        Failed(reason) if reason else value
        for value, reason in zip(bulk.values.to_list(), reasons, strict=True)
    ]
    assert found == [run_one(one, None, steps) for one in column.values.to_list()]


@pytest.mark.parametrize("source", written(), ids=str)
@settings(max_examples=15, deadline=None)
@given(texts=values)
def test_what_a_step_gives_is_canonical(source: dict[str, object], texts: list[str | None]) -> None:
    """The output of a typed step is canonical text of its type, so the kind need not check it."""
    step = step_of(source)
    spec = STEPS[step.name]
    kind = KIND_OF.get(spec.gives(step, "text"))
    if kind is None or not spec.sure:
        return
    scalar = spec.bind(step, GROUND)
    for text in texts:
        outcome = scalar(text) if text and text.strip() else None
        if isinstance(outcome, str):
            assert kind.canonical(outcome) == outcome


def test_a_reason_that_came_in_stays() -> None:
    """A value that failed earlier is neither worked on nor filled."""
    column = Column(
        pl.Series([None, None, "a"]),
        pl.Series(["x", None, "a"]),
        pl.Series([False, True, False]),
        pl.Series(["INVALID", None, None], dtype=pl.String),
    )
    found = run(column, [bound_step(step_of({"default": "d"}), GROUND)])
    assert found.values.to_list() == [None, "d", "a"]
    assert found.reasons is not None
    assert found.reasons.to_list() == ["INVALID", None, None]
    assert found.absent is not None
    assert found.absent.to_list() == [False, False, False]


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a|b*)*c", r"(.)\1", "(?=a)b", "(", "a*b*c*d*", "(a{1,50})+", "(?P<x>a)(?P=x)"],
)
def test_patterns_of_unbounded_time_are_refused(pattern: str) -> None:
    """Nested repetitions, look-around, back references and too many stars do not lint."""
    assert unsafe(pattern) is not None


@pytest.mark.parametrize("pattern", [r"工资表_(\d{6})", "^[A-Z]{2}([0-9]+)-.*$", "(?:第)?一"])
def test_plain_patterns_are_accepted(pattern: str) -> None:
    """What one needs for file names and numbers is there."""
    assert unsafe(pattern) is None


def test_a_long_value_does_not_reach_a_pattern() -> None:
    """Patterns see bounded text only."""
    scalar = STEPS["extract"].bind(step_of({"extract": "a"}), GROUND)
    assert scalar("a" * 301) == Failed("INVALID")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("trimm", "trim"),
        ({"date": ["%Y-%q"]}, "%Y"),
        ({"money": {"curency": "CNY"}}, "currency"),
        ({"instant": {"formats": ["%Y-%m-%d %H:%M"]}}, "%Y"),
        ({"minutes": "weeks"}, "seconds"),
        ({"lookup": None}, "vocabulary"),
        ({"split": {"by": "/", "take": "one"}}, ""),
        ({"trim": "x"}, "trim"),
        ({"extract": {"pattern": "a", "group": 2}}, "brackets"),
        ({"ref": {"entity": "Course", "by": "account"}}, "both"),
        ({"bool": {"truthy": ["是"], "falsy": ["是"]}}, "list"),
    ],
)
def test_wrong_arguments_are_told_with_a_hint(source: object, hint: str) -> None:
    """A step that cannot be read says why and what to write."""
    found = read_step(source, "here")
    assert isinstance(found, BadStep)
    assert hint in found.hint or hint in found.message


def test_nearest_names_the_likely_word() -> None:
    """A typing error is answered by what was meant."""
    assert nearest("hire_dat", ["hire_date", "name"]) == "Perhaps you meant hire_date."


def test_kinds_refuse_with_unmappable() -> None:
    """The error that a check turns into INVALID."""
    with pytest.raises(Unmappable):
        kinds.Date.canonical("x")
