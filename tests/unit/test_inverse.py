"""The way back: step by step, for whole chains, and refused where something would be lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.mappings.document import read
from hub.mappings.inverse import Pair, Way, prove
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.mappings.rules import Step
from hub.mappings.step import Failed, Ground
from hub.mappings.steps import STEPS, read_step
from hub.mappings.write import writing_of
from hub.schema.shipped import shipped
from hub.schema.vocabulary import load_vocabularies

MODEL = shipped()
GROUND = Ground(load_vocabularies(), {"先生": "male", "-": None})
EXAMPLES = [
    ({spec.name: example.args}, example.given)
    for spec in STEPS.values()
    if spec.inverse is not None
    for example in spec.examples
]
MORE: list[dict[str, object]] = [
    {"date": {"formats": ["%d/%m/%Y"]}},
    {"date": {"formats": ["excel"]}},
    {"date": {"formats": ["epoch"], "zone": "Asia/Shanghai"}},
    {"bool": {"truthy": ["false", "否"], "falsy": ["true"]}},
    {"when": {"in": ["无"], "then": "none"}},
    {"concat": {"before": "E"}},
    {"lookup": {"vocabulary": "gender", "words": {"M": "male", "先生": "male", "F": "female"}}},
]
LOOSE = frozenset({"when", "simplify", "case", "ordinal", "empty", "width", "lookup"})
"""Steps whose promise is not kept for every value: `prove` refuses the others."""
TEXTS = st.one_of(
    st.text(alphabet="销售一部Ａ1２ㄅ𠮷䶮 e-/,.EMF", max_size=12),
    st.sampled_from(["M", "F", "男", "true", "false", "1", "是", "无", "none", "E1", "2026-01-31"]),
    st.dates().map(lambda day: day.strftime("%d/%m/%Y")),
    st.integers(61, 73_050).map(str),
    st.integers(0, 4_000_000_000).map(str),
    st.decimals(-9999, 9999, places=2).map(str),
)


def step_of(source: dict[str, object]) -> Step:
    found = read_step(source, "here")
    assert isinstance(found, Step), found
    return found


def check_step(source: dict[str, object], text: str, seen: frozenset[str]) -> None:
    """What a step gives, taken back and given again, is the same, or there is no way back.

    And on the proved domain - the texts that the inverse writes - inverse after step is identity.
    """
    step = step_of(source)
    spec = STEPS[step.name]
    if spec.nulls is not None or spec.inverse is None:
        return
    forward, back = spec.bind(step, GROUND), spec.inverse(step, GROUND, seen)
    value = forward(text)
    if back is None or not isinstance(value, str) or not value:
        return
    written = back(value)
    if not isinstance(written, str):
        assert isinstance(written, Failed)
        return
    exact = step.name not in LOOSE and "epoch" not in dict(step.args).get("formats", ())
    assert not exact or forward(written) == value
    if isinstance(forward(written), str) and forward(written) == value:
        assert back(value) == written


@pytest.mark.parametrize(("source", "text"), EXAMPLES)
def test_examples_go_back(source: dict[str, object], text: str) -> None:
    check_step(source, text, frozenset())


@given(st.sampled_from([source for source, _ in EXAMPLES] + MORE), TEXTS, st.frozensets(TEXTS))
@settings(max_examples=400, deadline=None)
def test_inverse_after_step_is_identity_on_the_proved_domain(
    source: dict[str, object], text: str, seen: frozenset[str]
) -> None:
    check_step(source, text, seen)


def way(field: str, chain: str, seen: list[str]) -> Way:
    """The way of one written field."""
    text = f"""
hub: mapping/1
stream: users
rows: [{{entity: Employee, key: id, find: {{by: number, from: idnumber}}}}]
write: {{row: Employee, fields: {{{field}: {chain}}}}}
"""
    writing = writing_of(parse(read(text, "users"), "users"), MODEL)
    assert writing is not None
    return writing.fields[0].way(seen)


def test_a_word_that_alone_is_used_is_written() -> None:
    words = "vocabulary: employment_status, words: {A: active, B: active}"
    chain = f"{{from: sex, steps: [{{lookup: {{{words}}}}}]}}"
    assert way("status", chain, ["B", "B "]).write("active") != {"sex": "A"}
    assert way("status", chain, ["B"]).write("active") == {"sex": "B"}
    assert way("status", chain, []).write("active") == {"sex": "A"}


def test_several_words_for_one_term_are_lossy_until_one_is_named() -> None:
    """Which of two words a record had is not known any more: the pair is named."""
    words = "vocabulary: employment_status, words: {A: active, B: active}"
    lossy = way("status", f"{{from: s, steps: [{{lookup: {{{words}}}}}]}}", ["A", "B"])
    [pair] = prove(lossy, {"active": ("active",)}).lossy
    assert pair == Pair(("active",), ("A", "B"), "SEVERAL_WORDS")
    named = way(
        "status", f"{{from: s, steps: [{{lookup: {{{words}, write: {{active: A}}}}}}]}}", ["A", "B"]
    )
    assert prove(named, {"active": ("active",)}).written == {"active": {"s": "A"}}


def test_terms_that_share_a_word_are_named_as_a_pair() -> None:
    """Two states of ours that read as one over there: writing would make one of the other."""
    words = "words: {A: active}, write: {active: A, probation: A}"
    found = way(
        "status",
        f"{{from: s, steps: [{{lookup: {{vocabulary: employment_status, {words}}}}}]}}",
        ["A"],
    )
    proof = prove(found, {"active": ("active",), "probation": ("probation",)})
    assert proof.lossy == (Pair(("probation", "active"), ("A",), "NOT_READ_BACK"),)


@given(st.sets(st.text(alphabet="ab 　䶮𠮷", min_size=1, max_size=6), max_size=6))
@settings(max_examples=200, deadline=None)
def test_what_is_proved_reads_back_in_a_naive_reader(values: set[str]) -> None:
    """A twin that knows only trimming: exactly what it reads as it is may be written."""
    found = way("position", "title", [])
    proof = prove(found, {value: (value,) for value in values})
    naive = {value for value in values if value and value.strip(" \u3000") == value}
    assert proof.written == {value: {"title": value} for value in naive}
    assert {pair.ours[0] for pair in proof.lossy} == values - naive


@pytest.mark.parametrize(
    ("write", "code"),
    [
        ("{row: Other, fields: {number: a}}", "ROW_UNKNOWN"),
        ("{row: Employee, fields: {numbr: a}}", "FIELD_UNKNOWN"),
        ("{row: Employee, fields: {national_id: a}}", "WRITE_SEALED"),
        ("{row: Employee, fields: {legal_name: a}}", "WRITE_NOT_OWNED"),
        ("{row: Employee, fields: {number: {const: x}}}", "WRITE_SOURCE"),
        ("{row: Employee, fields: {number: {join: [a, b]}}}", "WRITE_SOURCE"),
        (
            "{row: Employee, fields: {number: {from: a, steps: [{split: '/'}]}}}",
            "WRITE_NO_WAY_BACK",
        ),
        ("{row: Employee, create: nowhere, fields: {number: a}}", "STATE_UNKNOWN"),
        ("{row: Employee, fields: {}}", "WRITE"),
        ("{row: Employee, fields: {department: a}}", "TYPE"),
    ],
)
def test_what_cannot_be_written_is_told_with_its_place(write: str, code: str) -> None:
    text = f"""
hub: mapping/1
stream: users
rows: [{{entity: Employee, key: id, find: {{by: number, from: a}}, fields: {{legal_name: name}}}}]
write: {write}
"""
    found = lint(read(text, "users"), MODEL, None)
    assert code in {one.code for one in found}
    assert all(one.place.startswith("write") for one in found)


@given(st.lists(st.sampled_from("总部销研一二"), min_size=2, max_size=4, unique=True))
def test_a_path_goes_out_and_comes_back(names: list[str]) -> None:
    chain = '{from: d, steps: [{ref: {entity: Department, by: path, separator: " > "}}]}'
    found = way("department", chain, [])
    path = "/".join(names)
    assert found.write(path) == {"d": " > ".join(names)}
    assert found.proved(path) == {"d": " > ".join(names)}
