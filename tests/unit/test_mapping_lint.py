"""Mapping documents: what is wrong is told all at once, with place and hint."""

from typing import Any

import pytest

from hub.errors import Refused
from hub.mappings.document import UPGRADES, read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.schema.shipped import shipped

MODEL = shipped()
PATHS = ("工号", "姓名", "性别", "部门", "入职", "工时", "emails")
GOOD = """
hub: mapping/1
stream: staff
rows:
  - entity: Employee
    key: 工号
    create: true
    fields: {legal_name: 姓名}
"""


def document(**row: Any) -> dict[str, Any]:
    """A good document whose row has other parts."""
    found = read(GOOD, "test")
    found["rows"][0].update(row)
    return found


def faults(found: dict[str, Any], paths: tuple[str, ...] | None = PATHS) -> set[tuple[str, str]]:
    return {(one.code, one.place) for one in lint(found, MODEL, paths)}


def test_a_good_document_has_no_fault() -> None:
    """Nothing is wrong with what is right, and its hash does not hang on the order of keys."""
    found = read(GOOD, "test")
    assert lint(found, MODEL, PATHS) == []
    turned = {key: found[key] for key in reversed(found)}
    assert parse(found, "a").hash == parse(turned, "b").hash
    assert parse(found, "a") == parse(turned, "b")


@pytest.mark.parametrize(
    ("fields", "code", "place", "hint"),
    [
        ({"gendr": "性别"}, "FIELD_UNKNOWN", "gendr", "gender"),
        ({"hire_date": "入职"}, "FIELD_PROJECTED", "hire_date", "employment"),
        ({"gender": {"from": "性别", "steps": ["date"]}}, "TYPE", "gender", "lookup: gender"),
        (
            {"gender": {"from": "性别", "steps": [{"lookup": "gendre"}]}},
            "VOCABULARY_UNKNOWN",
            "gender.steps[0]",
            "gender",
        ),
        (
            {"birth_date": {"from": "入职", "steps": ["date", "trim", {"money": "CNY"}]}},
            "TYPE",
            "birth_date",
            "steps",
        ),
        (
            {"birth_date": {"from": "入职", "steps": [{"money": "CNY"}, "trim"]}},
            "TYPE",
            "birth_date.steps[1]",
            "",
        ),
        ({"work_email": "email"}, "PATH_UNKNOWN", "work_email", "emails"),
        ({"work_email": "$mail"}, "VALUE_UNKNOWN", "work_email", "value"),
        ({"work_email": {"row": "Employee"}}, "TYPE", "work_email", "link"),
        ({"work_email": {"from": "工号", "const": "x"}}, "SOURCE", "work_email", "One of"),
        ({"work_email": {"from": "工号", "steps": ["trimm"]}}, "STEP_UNKNOWN", "", "trim"),
        (
            {
                "gender": {
                    "from": "性别",
                    "steps": [{"lookup": {"vocabulary": "gender", "words": {"男": "mail"}}}],
                }
            },
            "TERM_UNKNOWN",
            "gender.steps[0]",
            "male",
        ),
    ],
)
def test_faults_of_fields(fields: dict[str, Any], code: str, place: str, hint: str) -> None:
    """Each fault has its code, its place and a hint that helps."""
    found = lint(document(fields={"legal_name": "姓名", **fields}), MODEL, PATHS)
    assert [one.code for one in found] == [code], found
    assert found[0].place.startswith(f"rows[0].fields.{place}")
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("row", "code", "place"),
    [
        ({"entity": "Employe"}, "ENTITY_UNKNOWN", "rows[0].entity"),
        ({"key": None}, "KEY_MISSING", "rows[0].key"),
        ({"fields": {}}, "REQUIRED", "rows[0].fields.legal_name"),
        ({"create": False}, "SUBJECT_MISSING", "rows[0].find"),
        ({"find": {"by": "numbr", "from": "工号"}}, "BY_UNKNOWN", "rows[0].find.by"),
        ({"find": {"by": "account", "from": "工号"}}, "FIND", "rows[0].find"),
        ({"create": "yes"}, "SHAPE", "rows[0].create"),
        ({"keys": "工号"}, "KEY_UNKNOWN", "rows[0].keys"),
        ({"when": [{"from": "姓名"}]}, "CONDITION", "rows[0].when[0]"),
        ({"each": {"columns": ["工时", "工时"]}}, "EACH", "rows[0].each"),
    ],
)
def test_faults_of_rows(row: dict[str, Any], code: str, place: str) -> None:
    """Each fault of a row has its code and place."""
    assert (code, place) in faults(document(**row))


def test_rows_about_employees_say_whom() -> None:
    """A row with a subject needs `of`; its subject is no field; its links need their rows."""
    found = read(GOOD, "test")
    found["rows"] += [
        {"entity": "Employment", "key": "工号", "fields": {"effective_from": "入职"}},
        {
            "entity": "AttendanceDay",
            "of": {"by": "number", "from": "工号"},
            "key": "工号",
            "fields": {"employee": "工号", "date": "入职", "worked_minutes": "工时"},
        },
        {
            "entity": "Assignment",
            "of": "Employe",
            "key": "工号",
            "fields": {"employment": {"row": "Employee"}, "department": "部门"},
        },
    ]
    assert faults(found) == {
        ("SUBJECT_MISSING", "rows[1].of"),
        ("FIELD_SUBJECT", "rows[2].fields.employee"),
        ("TYPE", "rows[2].fields.worked_minutes"),
        ("ROW_UNKNOWN", "rows[3].of"),
        ("TYPE", "rows[3].fields.employment"),
        ("TYPE", "rows[3].fields.department"),
    }


def test_two_rows_of_one_entity_need_names_and_keys() -> None:
    """Rows of one entity in one stream must be told apart."""
    found = read(GOOD, "test")
    found["rows"].append(found["rows"][0])
    assert faults(found) == {("NAME_TAKEN", "rows[1].name"), ("KEY_COLLIDES", "rows[1].key")}


def test_faults_of_the_lexicon() -> None:
    """Codes are terms, words do not clash, and some field uses each lexicon."""
    found = document(fields={"legal_name": "姓名", "gender": "性别"})
    found["lexicon"] = {
        "gender": {"男": "man", "Ｍ": "male", "m": "female"},
        "status": {"在职": "active"},
    }
    assert faults(found) == {
        ("TERM_UNKNOWN", "lexicon.gender.男"),
        ("LEXICON_CLASH", "lexicon.gender.m"),
        ("LEXICON_UNUSED", "lexicon.status"),
    }


def test_all_faults_at_once() -> None:
    """Form and meaning are told together."""
    found = document(fields={"legal_nam": "姓名", "gender": {"from": "性别", "steps": ["lokup"]}})
    assert {code for code, _ in faults(found)} == {"FIELD_UNKNOWN", "REQUIRED", "STEP_UNKNOWN"}
    with pytest.raises(Refused, match="lokup") as refused:
        parse(found, "staff.yaml")
    assert refused.value.code == "MAPPING_INVALID"


def test_paths_are_not_checked_where_they_are_unknown() -> None:
    """Without the stream's paths, any path is fine; with them, those inside lists are too."""
    assert faults(document(fields={"legal_name": "nowhere"}), None) == set()
    assert faults(document(fields={"legal_name": "emails[0].value"})) == set()


@pytest.mark.parametrize("written", ["mapping/2", "mapping", 1, None])
def test_a_format_that_is_not_known_is_told(written: object) -> None:
    """A document of another version is not guessed at."""
    assert faults({**document(), "hub": written}) == {("FORMAT", "hub")}


@pytest.mark.parametrize(
    "document_",
    [
        None,
        [],
        "x",
        {"hub": "mapping/1"},
        {
            "hub": "mapping/1",
            "stream": 1,
            "rows": [1],
            "values": [],
            "lexicon": [],
            "ignore_when": {},
            "precedence": 0,
        },
    ],
)
def test_any_shape_is_linted_without_a_crash(document_: Any) -> None:
    """What is no document at all has faults, not exceptions."""
    assert lint(document_, MODEL, None)


def test_an_older_format_is_stepped_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of an earlier version goes through one function per step."""

    def step_up(old: dict[str, Any]) -> dict[str, Any]:
        renamed = {"rows" if key == "rules" else key: value for key, value in old.items()}
        return {**renamed, "hub": "mapping/1"}

    monkeypatch.setitem(UPGRADES, 0, step_up)
    now = document()
    old = {"rules" if key == "rows" else key: value for key, value in now.items()}
    assert parse({**old, "hub": "mapping/0"}, "old") == parse(now, "new")


def test_yaml_is_read_as_people_mean_it() -> None:
    """no, dates and times are text; a repeated key is refused with its line."""
    found = read("a: no\nb: 2026-01-31\nc: 08:30\nd: 0012\ne: 12\nf: ~\ng: true\nh: Y", "x")
    assert found == {
        "a": "no",
        "b": "2026-01-31",
        "c": "08:30",
        "d": "0012",
        "e": 12,
        "f": None,
        "g": True,
        "h": "Y",
    }
    with pytest.raises(Refused, match="line 3"):
        read("a:\n  男: male\n  男: female", "x")
    with pytest.raises(Refused, match="MAPPING_UNREADABLE"):
        read("- a", "x")
    with pytest.raises(Refused, match="MAPPING_UNREADABLE"):
        read("a: !!python/object:os.system {}", "x")


def test_a_newest_word_needs_a_time_and_a_field_that_the_row_fills() -> None:
    """And a row that several streams make: what one stream owns has nobody's word beside it."""
    text = """
hub: mapping/1
stream: s
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    newest: [private_phone, gender]
    fields: {private_phone: 手机}
  - entity: AttendanceDay
    of: {by: number, from: 工号}
    key: 工号
    changed: {from: 更新}
    fields: {date: 日期}
"""
    found = lint(read(text, "test"), MODEL, None)
    assert {(one.code, one.place) for one in found} == {
        ("NEWEST_UNTOLD", "rows[0].newest"),
        ("NEWEST_UNKNOWN", "rows[0].newest"),
        ("NEWEST_OWNED", "rows[1].newest"),
        ("TYPE", "rows[1].changed"),
    }
