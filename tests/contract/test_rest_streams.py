"""Streams that hang together: parents, batches of ids, trees, windows, cursors, typed values."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.connectors.manifest import Windows
from hub.connectors.manifest_load import parse_manifest
from hub.connectors.rest_request import first_names
from hub.connectors.rest_window import windows
from hub.errors import Broken, Refused
from tests.contract.vendor import HEAD, SECRETS, Asked, Open, pull

USERS = [{"userid": f"u{n}", "dept_id": n % 3, "name": f"㛃{n}"} for n in range(120)]

BATCHES = """
streams:
  users: {request: {path: /users}, records: $}
  punches:
    parent: {stream: users, field: userid, batch: 50, match: who, keep: [name, dept_id]}
    request: {method: POST, path: /punches, json: {userIds: "{{ ids }}", isI18n: false}}
    records: $.recordresult
"""


async def test_ids_are_asked_in_batches_within_the_limit_and_every_one_once(vendor: Open) -> None:
    def answer(asked: Asked) -> Any:
        if asked.path == "/users":
            return USERS
        if len(asked.body["userIds"]) > 50:
            return 400, {}, {}
        return {"recordresult": [{"who": one, "at": 1} for one in asked.body["userIds"]]}

    connector, fake = await vendor(BATCHES, answer)
    found = await pull(connector, "punches")
    assert [one["who"] for one in found.items] == [user["userid"] for user in USERS]
    assert found.items[7]["_parent"] == {"name": "㛃7", "dept_id": 1}
    assert [len(asked.body["userIds"]) for asked in fake.asked[1:]] == [50, 50, 20]
    assert fake.asked[1].body["isI18n"] is False


TREE = """
streams:
  departments:
    key: [dept_id]
    tree: {roots: [1], field: dept_id}
    request: {method: POST, path: /listsub, json: {dept_id: "{{ node }}"}}
    records: $.result
  users:
    parent: {stream: departments, field: dept_id, also: [{dept_id: 1}]}
    request:
      method: POST
      path: /list
      json: {dept_id: "{{ parent.dept_id }}", cursor: "{{ page }}"}
    records: $.result.list
    paging: {type: cursor, first: 0, next: $.result.next_cursor, has_more: $.result.has_more}
"""


def organisation(asked: Asked) -> Any:
    """Departments 1 to 40, n's parent is n // 3; 40 lists department 2 again (a loop)."""
    dept = asked.body["dept_id"]
    if asked.path == "/listsub":
        below = [n for n in range(2, 41) if max(n // 3, 1) == dept] + ([2] if dept == 40 else [])
        return {"result": [{"dept_id": n, "parent": dept} for n in below]}
    start = asked.body["cursor"]
    people = [{"userid": f"{dept}-{n}"} for n in range(start, min(start + 2, 3))]
    return {"result": {"list": people, "has_more": start == 0, "next_cursor": start + 2}}


async def test_departments_of_every_level_are_read_once_though_they_loop(vendor: Open) -> None:
    connector, fake = await vendor(TREE, organisation)
    found = await pull(connector, "departments")
    assert {one["dept_id"] for one in found.items} == set(range(2, 41))
    assert len(fake.asked) == 40


async def test_people_of_every_department_and_of_the_root_are_read(vendor: Open) -> None:
    connector, _ = await vendor(TREE, organisation)
    found = await pull(connector, "users")
    assert len({one["userid"] for one in found.items}) == 40 * 3
    assert found.complete


async def test_a_refused_child_is_named_by_its_parent_and_the_rest_is_read(vendor: Open) -> None:
    manifest = """
concurrency: 3
streams:
  users: {request: {path: /users}, records: $}
  courses:
    parent: {stream: users, field: userid, keep: [userid]}
    request: {path: "/courses/{{ parent.userid }}"}
    records: $
    errors: [{path: $.errorcode, equals: invaliduser, action: PARTIAL}]
"""

    def answer(asked: Asked) -> Any:
        if asked.path == "/users":
            return USERS[:9]
        gone = asked.path.endswith("u4")
        return {"errorcode": "invaliduser"} if gone else [{"course": 1}, {"course": 2}]

    connector, _ = await vendor(manifest, answer)
    found = await pull(connector, "courses")
    assert [one["_parent"]["userid"] for one in found.items[::2]] == [
        f"u{n}" for n in range(9) if n != 4
    ]
    assert [error.key for error in found.errors] == ["u4"]
    assert not found.complete


WINDOWS = """
streams:
  days:
    mode: incremental
    windows: {days: 7, start: "2026-01-01", end: "2026-01-31", overlap: 2}
    request:
      method: POST
      path: /attendance
      json:
        from: "{{ window.start }}"
        to: "{{ window.end }}"
        ms: "{{ window.start | epoch_ms }}"
    records: $
"""


async def test_windows_cover_every_day_once_and_the_cursor_resumes_before_its_end(
    vendor: Open,
) -> None:
    def answer(asked: Asked) -> Any:
        start, end = date.fromisoformat(asked.body["from"]), date.fromisoformat(asked.body["to"])
        assert isinstance(asked.body["ms"], int)
        if (end - start).days >= 7:
            return 400, {}, {}
        return [{"day": str(start + timedelta(n))} for n in range((end - start).days + 1)]

    connector, fake = await vendor(WINDOWS, answer)
    found = await pull(connector, "days")
    assert [one["day"] for one in found.items] == [f"2026-01-{n:02d}" for n in range(1, 32)]
    assert found.cursor == {"until": "2026-01-31"}
    fake.asked.clear()
    await pull(connector, "days", {"until": "2026-01-28"})
    assert fake.asked[0].body["from"] == "2026-01-26"


@given(
    start=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    length=st.integers(-1, 60),
    days=st.integers(1, 31),
    inclusive=st.booleans(),
)
def test_windows_are_never_too_long_and_leave_no_day_out(
    start: date, length: int, days: int, inclusive: bool
) -> None:
    end = start + timedelta(length)
    manifest = parse_manifest(f"{HEAD}\nstreams: {{}}", "m.yaml")
    names = first_names(manifest, {"base_url": "http://x"}, SECRETS, "UTC")
    rule = Windows(days=days, start=str(start), end=str(end), inclusive=inclusive)
    found = list(windows(rule, names, None))
    extra = 1 if inclusive else 0
    covered = [w.start + timedelta(n) for w in found for n in range((w.end - w.start).days + extra)]
    assert covered == [start + timedelta(n) for n in range(max(length + extra, 0))]
    assert all((w.end - w.start).days + extra <= days for w in found)


PUNCHES = """
streams:
  users: {request: {path: /users}, records: $}
  punches:
    mode: incremental
    parent: {stream: users, field: userid, batch: 50}
    windows: {days: 7, start: "2026-01-01", end: "2026-01-18", inclusive: false}
    request:
      method: POST
      base: "{{ config.base_url }}/other"
      path: /attendance/listRecord
      json:
        userIds: "{{ ids }}"
        checkDateFrom: "{{ window.start | datetime }}"
        checkDateTo: "{{ window.end | datetime }}"
        ms: "{{ window.start | epoch_ms }}"
    records: $.recordresult
    errors:
      - {path: $.sub_code, equals: "90018", action: RATE_LIMITED}
      - {path: $.errcode, unless: [0], action: FAIL, code: $.errcode}
"""


async def test_windows_and_batches_of_ids_go_together_in_the_companys_zone(vendor: Open) -> None:
    throttled = [True]

    def answer(asked: Asked) -> Any:
        if asked.path == "/users":
            return USERS
        assert asked.path == "/other/attendance/listRecord"
        if throttled.pop() if throttled else False:
            return {"errcode": 88, "sub_code": "90018"}
        return {"errcode": 0, "recordresult": [{"who": one} for one in asked.body["userIds"]]}

    connector, fake = await vendor(PUNCHES, answer)
    found = await pull(connector, "punches")
    assert len(found.items) == 3 * len(USERS)
    assert found.cursor == {"until": "2026-01-18"}
    spans = {(a.body["checkDateFrom"], a.body["checkDateTo"]) for a in fake.asked[1:]}
    assert sorted(spans) == [
        ("2026-01-01 00:00:00", "2026-01-08 00:00:00"),
        ("2026-01-08 00:00:00", "2026-01-15 00:00:00"),
        ("2026-01-15 00:00:00", "2026-01-18 00:00:00"),
    ]
    assert fake.asked[1].body["ms"] == 1767196800000  # midnight in Shanghai


CURSOR = """
streams:
  people:
    mode: incremental
    key: [id]
    cursor: {fields: [modified, party.modified], kind: datetime, overlap: 60, initial: "2000-01-01"}
    request: {path: /people, query: {since: "{{ cursor }}"}}
    records: $
    batch: 1
    deleted: {field: state, one_of: [gone]}
"""


async def test_a_cursor_moves_to_the_greatest_value_only_when_all_is_read(vendor: Open) -> None:
    people = [
        {"id": 1, "modified": "2026-03-01 10:00:00", "party": {"modified": "2026-05-01 08:00:00"}},
        {"id": 2, "modified": "2026-04-01 10:00:00"},
        {"id": 3, "modified": None},
        {"id": 4, "modified": "2026-01-01 00:00:00", "state": "gone"},
    ]
    connector, fake = await vendor(CURSOR, lambda _: people)
    found = await pull(connector, "people")
    assert fake.asked[0].query["since"] == "2000-01-01"
    assert [batch.cursor for batch in found.batches[:-1]] == [None, None]
    assert found.cursor == {"value": "2026-05-01 08:00:00"}
    assert [gone["id"] for gone in found.tombstones] == [4]
    await pull(connector, "people", found.cursor)
    assert fake.asked[1].query["since"] == "2026-05-01 07:59:00"


async def test_a_cursor_stays_when_a_part_was_refused(vendor: Open) -> None:
    connector, _ = await vendor(CURSOR, lambda _: [{"id": 1, "modified": "2026-03-01"}, "poison"])
    found = await pull(connector, "people", {"value": "2026-01-01"})
    assert found.cursor == {"value": "2026-01-01"}


async def test_typed_json_rpc_values_become_text_and_dotted_keys_get_names(vendor: Open) -> None:
    record = {
        "id": 1,
        "start": {"__class__": "date", "year": 2026, "month": 1, "day": 2},
        "at": {"__class__": "datetime", "year": 2026, "month": 1, "day": 2, "hour": 3, "minute": 4,
               "second": 5, "microsecond": 6},
        "duration": {"__class__": "timedelta", "seconds": 28800.0},
        "party.": {"name": "𠮷", "rate": {"__class__": "Decimal", "decimal": "0.10"}},
        "other": {"__class__": "unlisted"},
    }  # fmt: skip
    manifest = """
unwrap: [date, datetime, timedelta, Decimal]
streams:
  people:
    request: {path: /p}
    records: $.result
    rename: {party.: party}
    add: {source: vendor}
"""
    connector, _ = await vendor(manifest, lambda _: {"result": [record]})
    assert (await pull(connector, "people")).items == [
        {
            "id": 1,
            "start": "2026-01-02",
            "at": "2026-01-02T03:04:05.000006",
            "duration": "28800",
            "party": {"name": "𠮷", "rate": "0.10"},
            "other": {"__class__": "unlisted"},
            "source": "vendor",
        }
    ]


async def test_a_list_of_names_and_values_is_turned_into_an_object(vendor: Open) -> None:
    manifest = """
streams:
  roster:
    request: {path: /r}
    records: $.result
    pivot: [{list: fieldDataList, key: fieldCode, value: fieldValueList, name: fields}]
"""
    level = {
        "fieldCode": "sys03-highestEdu",
        "fieldValueList": [{"value": "3", "label": "大专"}],
    }
    said = {"result": [{"userId": "m1", "fieldDataList": [level]}]}
    connector, _ = await vendor(manifest, lambda _: said)
    found = await pull(connector, "roster")
    picked = found.batches[0].records.pick("fields.sys03-highestEdu[0].label")
    assert picked.values.to_list() == ["大专"]


async def test_a_child_of_an_incomplete_parent_is_refused(vendor: Open) -> None:
    connector, _ = await vendor(BATCHES, lambda a: [*USERS, 7] if a.path == "/users" else {})
    with pytest.raises(Refused, match="PARENT_INCOMPLETE"):
        await pull(connector, "punches")


async def test_an_unknown_stream_and_a_wrong_shape_are_told(vendor: Open) -> None:
    connector, _ = await vendor(BATCHES, lambda _: "text")
    with pytest.raises(Refused, match="Perhaps you meant `users`"):
        await pull(connector, "user")
    with pytest.raises(Broken, match="ANSWER_SHAPE"):
        await pull(connector, "users")


async def test_discover_shows_the_paths_that_come(vendor: Open) -> None:
    connector, _ = await vendor(TREE, organisation)
    found = {spec.name: spec.fields for spec in await connector.discover()}
    assert found["departments"] == ("dept_id", "parent")
    assert "userid" in found["users"]
