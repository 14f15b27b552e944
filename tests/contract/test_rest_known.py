"""What a run has read it asks for once; what changed says what to read; what comes again is one."""

from typing import Any

import pytest

from hub.connectors.manifest_load import parse_manifest
from hub.errors import Refused
from tests.contract.vendor import HEAD, Asked, Open, pull

COMPANY = """
streams:
  departments:
    key: [id]
    request: {path: /departments}
    records: $
  people:
    key: [id]
    once: true
    drop: [place]
    parent: {stream: departments, field: id, keep: [id]}
    request: {path: "/departments/{{ parent.id }}/people"}
    records: $
  days:
    key: [who, day]
    parent: {stream: people, field: id, batch: 2, keep: [id]}
    request: {method: POST, path: /days, json: {ids: "{{ ids }}"}}
    records: $
    group: {by: [who.id, day], into: punches, scattered: true}
"""


def company(asked: Asked) -> Any:
    """Two departments, who share 欧阳; days come in no order."""
    if asked.path == "/departments":
        return [{"id": 1}, {"id": 2}]
    if asked.path.endswith("/people"):
        dept = int(asked.path.split("/")[2])
        return [{"id": f"p{dept}", "place": dept}, {"id": "欧阳", "place": dept}]
    found = [
        {"who": {"id": one}, "day": day, "at": at}
        for at in (9, 18)
        for day in ("01", "02")
        for one in asked.body["ids"]
    ]
    return found[::-1]


async def test_parents_are_read_once_in_a_run_whoever_asks_below_them(vendor: Open) -> None:
    connector, fake = await vendor(COMPANY, company)
    for name in ("departments", "people", "days"):
        assert (await pull(connector, name)).complete
    paths = [asked.path for asked in fake.asked]
    assert paths.count("/departments") == 1
    assert len(paths) == 1 + 2 + 2


async def test_a_stream_below_may_come_first(vendor: Open) -> None:
    connector, fake = await vendor(COMPANY, company)
    await pull(connector, "days")
    await pull(connector, "people")
    paths = [asked.path for asked in fake.asked]
    assert paths.count("/departments") == 1
    assert sum(path.endswith("/people") for path in paths) == 4, (
        "read as parents with fields to keep"
    )


async def test_parents_that_were_refused_in_part_are_asked_again(vendor: Open) -> None:
    broken = [False, True]

    def answer(asked: Asked) -> Any:
        found = company(asked)
        return [*found, "no record"] if asked.path == "/departments" and broken.pop() else found

    connector, fake = await vendor(COMPANY, answer)
    assert not (await pull(connector, "departments")).complete
    assert len((await pull(connector, "people")).items) == 3
    assert sum(asked.path == "/departments" for asked in fake.asked) == 2


async def test_somebody_of_two_departments_is_one_record_without_what_a_department_says(
    vendor: Open,
) -> None:
    connector, _ = await vendor(COMPANY, company)
    found = (await pull(connector, "people")).items
    assert [{name: one[name] for name in one if name != "_parent"} for one in found] == [
        {"id": "p1"},
        {"id": "欧阳"},
        {"id": "p2"},
    ]


async def test_scattered_records_are_gathered_by_paths_within_one_question(vendor: Open) -> None:
    connector, _ = await vendor(COMPANY, company)
    found = (await pull(connector, "days")).items
    assert {(one["who.id"], one["day"]) for one in found} == {
        (who, day) for who in ("p1", "p2", "欧阳") for day in ("01", "02")
    }
    assert all(sorted(punch["at"] for punch in one["punches"]) == [9, 18] for one in found)


CHANGES = """
streams:
  lines:
    mode: incremental
    key: [id]
    cursor: {fields: [stored], initial: "2020-01-01T00:00:00Z", overlap: 60}
    request: {path: /lines, query: {since: "{{ cursor }}"}}
    records: $
  totals:
    mode: incremental
    key: [who]
    parent: {stream: lines, field: who, changed: true, keep: [who]}
    request: {path: "/people/{{ parent.who }}/lines"}
    records: $
    group: {by: [who], into: lines}
"""


async def test_what_changed_says_whose_records_are_read_whole(vendor: Open) -> None:
    lines = [
        {"id": at, "who": f"w{at % 3}", "stored": f"2026-01-0{at + 1}T00:00:00Z"} for at in range(6)
    ]

    def answer(asked: Asked) -> Any:
        if asked.path == "/lines":
            since = asked.query["since"].replace("+00:00", "Z")
            return [one for one in lines if str(one["stored"]) > since]
        return [one for one in lines if one["who"] == asked.path.split("/")[2]]

    connector, fake = await vendor(CHANGES, answer)
    first = await pull(connector, "totals")
    assert [(one["who"], len(one["lines"])) for one in first.items] == [
        ("w0", 2),
        ("w1", 2),
        ("w2", 2),
    ]
    assert first.cursor == {"value": "2026-01-06T00:00:00Z"}
    lines.append({"id": 9, "who": "w1", "stored": "2026-02-01T00:00:00Z"})
    fake.asked.clear()
    again = await pull(connector, "totals", first.cursor)
    assert [(one["who"], len(one["lines"])) for one in again.items] == [("w2", 2), ("w1", 3)]
    assert again.cursor == {"value": "2026-02-01T00:00:00Z"}
    assert fake.asked[0].query["since"] == "2026-01-05T23:59:00+00:00"
    nothing = await pull(connector, "totals", {"value": "2027-01-01T00:00:00Z"})
    assert nothing.items == []
    assert nothing.cursor == {"value": "2027-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("once: true", "once: true\n    drop: [id]", "`drop` is given twice"),
        ("drop: [place]", "drop: [id]", "it cannot be dropped"),
        ("    key: [id]\n    once", "    once", "Give the stream `key`"),
    ],
)
def test_what_would_lose_records_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        parse_manifest(HEAD + COMPANY.replace(old, new, 1), "m.yaml")


WINDOWS = 'windows: {days: 7, start: "2026-01-01"}'


@pytest.mark.parametrize(
    ("replaced", "told"),
    [
        (
            {
                'cursor: {fields: [stored], initial: "2020-01-01T00:00:00Z", overlap: 60}': WINDOWS,
                "{{ cursor }}": "{{ window.start }}",
            },
            "does not say what changed",
        ),
        (
            {"totals:\n    mode: incremental": "totals:\n    mode: snapshot"},
            "without a cursor of its",
        ),
    ],
)
def test_changes_need_a_stream_that_tells_of_them(replaced: dict[str, str], told: str) -> None:
    text = CHANGES
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(Refused, match=told):
        parse_manifest(HEAD + text, "m.yaml")
