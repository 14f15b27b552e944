"""Statuses: what every step says that it did is the same in bulk and for one value."""

from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.mappings.bind import bound_step
from hub.mappings.chain import Bound, picked, run, run_one
from hub.mappings.step import Failed
from hub.mappings.steps import STEPS
from hub.mappings.trace import status, status_one, statuses, trace_one, traced
from tests.unit.test_mapping_steps import GROUND, step_of, values, written


def bound(*sources: object) -> list[Bound]:
    return [
        bound_step(step_of(one if isinstance(one, dict) else {str(one): None}), GROUND)
        for one in sources
    ]


@pytest.mark.parametrize(
    ("steps", "value", "told"),
    [
        (["trim"], "张伟", ["ok"]),
        (["trim"], " 张伟", ["coerced"]),
        (["width"], "销售１部", ["coerced"]),
        ([{"date": ["%Y-%m-%d"]}], "2026-01-05", ["ok"]),
        ([{"date": ["%Y/%m/%d"]}], "2026/1/5", ["coerced"]),
        ([{"date": ["%Y-%m-%d"]}], "明天", ["failed"]),
        (["number"], "1234.50", ["ok"]),
        (["number"], "1,234.5", ["coerced"]),
        ([{"money": "CNY"}], "10.5", ["ok"]),
        ([{"money": "CNY"}], "¥10.5", ["coerced"]),
        ([{"money": {"currency": "CNY", "round": "half_up"}}], "0.125", ["coerced"]),
        ([{"minutes": "hours"}], "7.5", ["ok"]),
        ([{"minutes": "seconds"}], "119", ["coerced"]),
        ([{"lookup": "gender"}], "先生", ["ok"]),
        ([{"lookup": "gender"}], "火星", ["unmapped"]),
        ([{"when": {"in": ["A"], "then": "甲", "otherwise": "乙"}}], "B", ["defaulted"]),
        ([{"when": {"in": ["A"], "then": "甲", "otherwise": "乙"}}], "A", ["ok"]),
        ([{"default": "x"}], None, ["defaulted"]),
        ([{"default": "x"}], "y", ["ok"]),
        (["trim", {"empty": ["-"]}, {"default": "无"}], " - ", ["coerced", "ok", "defaulted"]),
        (["trim"], None, [None]),
        ([{"lookup": "gender"}, {"default": "male"}], "火星", ["unmapped"]),
    ],
)
def test_what_a_step_says(steps: list[object], value: str | None, told: list[str | None]) -> None:
    """Each status, by a value that gets it; a value that failed reaches no further step."""
    assert [one.status for one in trace_one(value, None, bound(*steps))] == told


@pytest.mark.parametrize("source", written(), ids=str)
@settings(max_examples=15, deadline=None)
@given(texts=values)
def test_every_step_says_the_same_in_bulk(
    source: dict[str, object], texts: list[str | None]
) -> None:
    """For every step: the parallel column holds what each value alone gets."""
    assert_same([bound_step(step_of(source), GROUND)], texts)


@settings(max_examples=80, deadline=None)
@given(
    texts=values,
    chain=st.lists(
        st.sampled_from([*written(), {"default": "7"}, {"empty": ["0", "-"]}]), max_size=4
    ),
)
def test_chains_say_the_same_in_bulk(
    texts: list[str | None], chain: list[dict[str, object]]
) -> None:
    """Step by step, and as a whole."""
    assert_same([bound_step(step_of(source), GROUND) for source in chain], texts)


def assert_same(steps: list[Bound], texts: list[str | None]) -> None:
    column = picked(pl.Series("any", texts, dtype=pl.String), None)
    bulk = [one.to_list() for one in statuses(column, steps)]
    whole = status(column, steps).to_list()
    for at, value in enumerate(column.values.to_list()):
        done = trace_one(value, None, steps)
        alone = [one.status for one in done]
        assert [one[at] for one in bulk] == alone + [None] * (len(steps) - len(alone))
        assert whole[at] == status_one(value, None, done)
        outcome = run_one(value, None, steps)
        if isinstance(outcome, Failed):
            assert whole[at] in {"failed", "unmapped"}
        else:
            assert (done[-1].value if done else value) == outcome


@settings(max_examples=200, deadline=None)
@given(
    texts=values,
    missing=st.booleans(),
    often=st.booleans(),
    chain=st.lists(
        st.sampled_from([*written(), {"default": "7"}, {"empty": ["0", "-"]}]), max_size=4
    ),
)
def test_values_are_those_of_the_chain_that_tells_nothing(
    texts: list[str | None], missing: bool, often: bool, chain: list[dict[str, object]]
) -> None:
    """Worked out beside the statuses, also of columns that say the same again and again."""
    steps = [bound_step(step_of(one), GROUND) for one in chain]
    series = pl.Series(texts * (2_000 if often else 1), dtype=pl.String)
    absent = series.is_null() if missing else None
    column = run(picked(series, absent), steps[:1])
    (found, told), twin = traced(column, steps[1:]), run(column, steps[1:])
    assert told.to_list() == status(column, steps[1:]).to_list()
    for one, other in (
        (found.values, twin.values),
        (found.raw, twin.raw),
        (found.absent, twin.absent),
        (found.reasons, twin.reasons),
    ):
        nothing: list[object] = [None] * len(series)
        assert (nothing if one is None else one.to_list()) == (
            nothing if other is None else other.to_list()
        )


def test_a_value_that_failed_before_the_chain_stays_so() -> None:
    """The reason of a named value reaches the chains that use it, and their status."""
    first = run(picked(pl.Series(["火星", "女"]), None), bound({"lookup": "gender"}))
    assert status(first, bound("trim")).to_list() == ["unmapped", "ok"]
    assert status_one(None, "UNMAPPED", ()) == "unmapped"


def test_every_step_can_say_that_a_value_is_fine() -> None:
    """No step bends whatever it is given: of its examples some are ok, or it cannot fail."""
    said = {name: Counter[str]() for name in STEPS}
    for name, spec in STEPS.items():
        for one in spec.examples:
            step = bound_step(step_of({name: one.args}), GROUND)
            for value in (one.given, one.then if isinstance(one.then, str) else None):
                said[name].update(
                    done.status for done in trace_one(value, None, [step]) if done.status
                )
    assert {name for name, found in said.items() if not found["ok"]} == set()
