"""Groups: neighbouring records become one, wherever a page, a window or a batch of ids ends."""

from collections.abc import AsyncIterator, Sequence
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.connectors.manifest import Group
from hub.connectors.manifest_load import parse_manifest
from hub.connectors.rest_group import grouped
from hub.connectors.rest_record import Shaped
from hub.errors import Refused
from tests.contract.vendor import HEAD, Asked, Open, pull

GROUP = Group(by=["who", "day"], into="lines")
pages_of_records = st.lists(
    st.lists(
        st.builds(
            lambda who, day: {"who": who, **({"day": day} if day else {})},
            st.integers(0, 2),
            st.sampled_from(["", "a", "b"]),
        ),
        max_size=4,
    ),
    max_size=6,
)


@given(pages_of_records)
async def test_where_a_page_ends_does_not_matter(pages: Sequence[list[dict[str, Any]]]) -> None:
    """Every record is in one group, in its place; groups are those of the whole stream."""

    async def read() -> AsyncIterator[Shaped]:
        for page in pages:
            yield Shaped(page, [], [])

    found = [
        one for page in [page async for page in grouped(GROUP, read())] for one in page.records
    ]
    whole = [record for page in pages for record in page]
    runs = [list(run) for _, run in groupby(whole, lambda one: (one["who"], one.get("day")))]
    assert [one["lines"] for one in found] == runs
    assert all({**one, **one["lines"][0]} == one for one in found)


SHEET = """
streams:
  people: {request: {path: /people}, records: $}
  days:
    mode: snapshot
    key: [who, day]
    parent: {stream: people, field: id, batch: 2}
    windows: {days: 31, start: "2026-08-15", end: "2026-09-30"}
    request:
      method: POST
      path: /lines
      json:
        ids: "{{ ids }}"
        from: "{{ window.start }}"
        to: "{{ window.end }}"
        page: "{{ page }}"
    records: $
    paging: {type: page, size: 2}
    group: {by: [who, day], into: lines}
"""
LINES = [
    {"who": who, "day": day, "minutes": minutes}
    for who in (1, 2, 3)
    for day in ("2026-08-31", "2026-09-01", "2026-09-30")
    for minutes in (60, 30, who)
]


def lines(asked: Asked) -> Any:
    if asked.path == "/people":
        return [{"id": 1}, {"id": 2}, {"id": 3}]
    body = asked.body
    found = [
        one
        for one in LINES
        if one["who"] in body["ids"] and body["from"] <= str(one["day"]) <= body["to"]
    ]
    return found[(body["page"] - 1) * 2 : body["page"] * 2]


async def test_lines_of_windows_and_batches_become_days(vendor: Open) -> None:
    """Each person and day is one record with its lines, although pages cut them."""
    connector, _ = await vendor(SHEET, lines)
    found = await pull(connector, "days")
    assert found.complete
    got = {
        (one["who"], one["day"]): [line["minutes"] for line in one["lines"]] for one in found.items
    }
    assert len(found.items) == 9
    assert got == {(one["who"], one["day"]): [60, 30, one["who"]] for one in LINES}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("group: {by: [], into: lines}", "told by fields"),
        ("group: {by: [lines], into: lines}", "told by fields"),
        ("group: {by: [who], into: lines}\n    deleted: {field: gone, one_of: [1]}", "read whole"),
        ("group: {by: [who], into: lines}\n    cursor: {fields: [at]}", "read whole"),
        ("group: {by: [who], into: lines}\n    tree: {roots: [1], field: id}", "read whole"),
    ],
)
def test_a_group_that_cannot_be_whole_is_refused(more: str, told: str) -> None:
    stream = f"streams:\n  days:\n    request: {{path: /x}}\n    records: $\n    {more}\n"
    with pytest.raises(Refused, match=told):
        parse_manifest(HEAD + stream, "m.yaml")
