"""List to rows: each item of a list makes a row, in bulk and one by one with the same meaning."""

from typing import Any

import orjson
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.mappings.apply import apply, record_keys
from hub.mappings.diff import diff
from hub.mappings.document import read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.mappings.one import Accepted, Ignored, apply_row
from hub.mappings.rules import Mapping
from hub.schema.record import FrameRecords, JsonRecords
from hub.schema.shipped import shipped
from hub.schema.verdict import RejectedRecord
from tests.unit.test_mapping_apply import in_short, rows_at

MODEL = shipped()
SCHOOLS = """
hub: mapping/1
stream: people
rows:
  - entity: Education
    of: {by: number, from: 工号}
    key: [工号, $school.id]
    each: {list: schools, item: school}
    when: [{from: $school.kind, not_in: [培训]}]
    fields:
      school: {from: $school.at.name, steps: [{replace: {pattern: "^x$", with: "\\u0000"}}]}
      level: $school.level
      end_date: {from: [$school.until, 毕业]}
"""
WORDS = """
hub: mapping/1
stream: people
rows:
  - entity: Education
    of: {by: number, from: 工号}
    key: [工号, $word]
    each: {list: 学校, item: word, by: 、}
    fields: {school: $word}
"""


def mapping(text: str = SCHOOLS) -> Mapping:
    return parse(read(text, "test"), "test")


def school(id_: Any, **more: Any) -> dict[str, Any]:
    return {"id": id_, "at": {"name": "清华大学"}, "level": "本科", **more}


def person(number: Any, *schools: Any, **more: Any) -> dict[str, Any]:
    return {"工号": number, "schools": list(schools), **more}


def test_each_item_makes_a_row_with_its_own_verdicts() -> None:
    """Rows stand in the order of the lists; a cell that fails waits in its own row alone."""
    found = apply(
        mapping(),
        JsonRecords(
            [
                person("E1", school(1), school("2", level="火星", at={"name": "䶮大"}), None),
                person("E2", school(1, kind="培训"), school(3, until="2020-06-30")),
            ]
        ),
        MODEL,
    )
    rows = found.rows[0]
    assert rows.record.to_list() == [0, 0, 1]
    assert rows.key.to_list() == ["E1\x1f1", "E1\x1f2", "E2\x1f3"]
    assert rows.cells["school"].values.to_list() == ["清华大学", "䶮大", "清华大学"]
    assert rows.cells["level"].values.to_list() == ["bachelor", None, "bachelor"]
    reasons = rows.cells["level"].reasons
    assert reasons is not None
    assert reasons.to_list() == [None, "UNMAPPED", None]
    assert rows.cells["end_date"].values.to_list() == [None, None, "2020-06-30"]
    assert found.keys.to_list() == ["E1", "E2"]
    assert not found.rejected


def test_a_list_that_became_empty_still_says_something() -> None:
    """Such a record is not ignored: the rows that it made before must go."""
    records = [person("E1"), {"工号": "E2"}, {"工号": "E3", "schools": None}]
    sparse = mapping(SCHOOLS.replace("item: school}", "item: school, absent: empty}"))
    found = apply(sparse, JsonRecords(records), MODEL)
    assert found.ignored.to_list() == [False, False, False]
    assert len(found.rows[0].key) == 0
    for one in records:
        assert apply_row(sparse, one, MODEL) == Accepted(())


def test_a_list_that_is_not_there_is_not_taken_for_an_empty_one() -> None:
    """A renamed header, or an event about something else, would close everybody's rows."""
    records = [person("E1", school(1)), {"工号": "E2"}, {"工号": "E3", "schools": None}]
    found = apply(mapping(), JsonRecords(records), MODEL)
    assert [(one.record, one.code) for one in found.rejected] == [(1, "LIST_INVALID")]
    alone = apply_row(mapping(), records[1], MODEL)
    assert isinstance(alone, RejectedRecord)
    assert alone.code == "LIST_INVALID"
    frame = pl.DataFrame({"工号": ["E1", "E2"], "学校（新）": ["清华大学", None]})
    renamed = apply(mapping(WORDS), FrameRecords(frame), MODEL)
    assert [one.code for one in renamed.rejected] == ["LIST_INVALID", "LIST_INVALID"]


@pytest.mark.parametrize("schools", ["清华", 7, {"id": 1}, "[1"])
def test_what_is_no_list_rejects_the_record(schools: object) -> None:
    """No list is not an empty list."""
    record = {"工号": "E1", "schools": schools}
    found = apply(mapping(), JsonRecords([record, person("E2", school(1))]), MODEL)
    assert [(one.record, one.code, one.field) for one in found.rejected] == [
        (0, "LIST_INVALID", "Education.each")
    ]
    alone = apply_row(mapping(), record, MODEL)
    assert isinstance(alone, RejectedRecord)
    assert alone.code == "LIST_INVALID"
    assert found.rows[0].key.to_list() == ["E2\x1f1"]


@pytest.mark.parametrize(
    ("schools", "code"),
    [
        ([school(None)], "KEY_MISSING"),
        ([school(1), school("a\x00b")], "KEY_INVALID"),
        ([school(1), school(1, level="硕士")], "DUPLICATE_KEY"),
    ],
)
def test_an_item_that_cannot_be_told_rejects_the_whole_record(
    schools: list[Any], code: str
) -> None:
    """If one item has no key, nobody knows which of the others vanished."""
    record = person("E1", *schools)
    [found] = apply(mapping(), JsonRecords([record]), MODEL).rejected
    assert found.code == code
    alone = apply_row(mapping(), record, MODEL)
    assert isinstance(alone, RejectedRecord)
    assert alone.code == code


def test_the_same_item_twice_is_one_row() -> None:
    """A repetition says nothing new."""
    record = person("E1", school(1), school(1))
    assert apply(mapping(), JsonRecords([record]), MODEL).rows[0].key.to_list() == ["E1\x1f1"]
    alone = apply_row(mapping(), record, MODEL)
    assert isinstance(alone, Accepted)
    assert [row.key for row in alone.rows] == ["E1\x1f1"]


def test_words_in_one_cell_are_a_list() -> None:
    """A file has no lists; what stands between its words is told."""
    frame = pl.DataFrame({"工号": ["E1", "E2"], "学校": ["清华大学、 䶮大、、", None]})
    rows = apply(mapping(WORDS), FrameRecords(frame), MODEL).rows[0]
    assert rows.key.to_list() == ["E1\x1f清华大学", "E1\x1f䶮大"]
    assert rows.cells["school"].values.to_list() == ["清华大学", "䶮大"]


def test_lists_of_a_table_are_json() -> None:
    """A column that holds JSON is read as the list it is."""
    body = orjson.dumps([school(1)]).decode()
    frame = pl.DataFrame({"工号": ["E1", "E2"], "schools": [body, "[]"]})
    assert apply(mapping(), FrameRecords(frame), MODEL).rows[0].key.to_list() == ["E1\x1f1"]


def test_tombstones_name_the_record_not_the_item() -> None:
    """A deletion carries no list; it closes all that the record had made."""
    keys = record_keys(mapping(), JsonRecords([{"工号": "E1"}]), MODEL)
    assert keys["Education"].to_list() == ["E1"]


@pytest.mark.parametrize(
    ("key", "code"),
    [("[工号]", "KEY_OF_ITEM"), ("[$school.id]", "KEY_OF_RECORD"), ("[工号, $scool.id]", "VALUE")],
)
def test_a_key_says_which_record_and_which_item(key: str, code: str) -> None:
    """Without either part rows would be taken for one another."""
    document = read(SCHOOLS.replace("[工号, $school.id]", key), "test")
    assert any(one.code.startswith(code) for one in lint(document, MODEL, None))
    assert not lint(read(SCHOOLS, "test"), MODEL, None)


def test_another_list_is_a_difference_that_people_can_read() -> None:
    """Two versions tell from which list their rows are made."""
    [found] = [
        one
        for one in diff(mapping(), mapping(SCHOOLS.replace("list: schools", "list: degrees")))
        if one.place.endswith("each")
    ]
    assert found.before == "items of schools as school"
    assert found.after == "items of degrees as school"


ids = st.sampled_from([1, "1", "2 ", "a\x00", "", None])
texts = st.sampled_from([None, "", " ", "本科", "火星", "2020-06-30", "培训", "x", 7])
items = st.one_of(
    st.none(),
    st.just(" "),
    st.just("清华"),
    st.fixed_dictionaries(
        {"id": ids},
        optional={
            "kind": texts,
            "level": texts,
            "until": texts,
            "at": st.one_of(st.none(), st.fixed_dictionaries({}, optional={"name": texts})),
        },
    ),
)
people = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "工号": st.sampled_from(["E", " E ", None]),
            "毕业": texts,
            "schools": st.one_of(st.lists(items, max_size=4), texts),
        },
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(records=people)
def test_bulk_equals_row_by_row(records: list[dict[str, Any]]) -> None:
    """A list in a batch gets the rows, verdicts and cells that its record alone gets."""
    unique = [
        {**one, "工号": f"{one['工号']}{at}"} if one.get("工号") else one
        for at, one in enumerate(records)
    ]
    found = apply(mapping(), JsonRecords(unique), MODEL, told=True)
    rejected = {one.record: (one.code, one.field) for one in found.rejected}
    for at, record in enumerate(unique):
        alone = apply_row(mapping(), record, MODEL, told=True)
        if isinstance(alone, RejectedRecord):
            assert rejected[at] == (alone.code, alone.field)
            continue
        assert at not in rejected
        assert found.ignored[at] == isinstance(alone, Ignored)
        rows = alone.rows if isinstance(alone, Accepted) else ()
        assert rows_at(found, at) == [in_short(row) for row in rows]
