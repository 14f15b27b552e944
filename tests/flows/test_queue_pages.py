"""Pages of the queue: every order, every filter, and no more opened than is shown."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest

from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.queue import Word, annotate, page_of_words, words
from hub.store.landing.places import QUARANTINED, word_of
from hub.store.queue import DECLINED, ORDERS, Stretch, Wanted, statement
from hub.store.sealing.seal import Sealer
from hub.store.uuid7 import uuid7s
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    people,
    staff_folder,
    write_staff,
)

SAID = ("大学", "研修", "大学", "结业证", "夜大", "本科")
MANY = 100_000
FIELD = "Education.level"


@pytest.fixture
async def staff(hub: Hub, tmp_path: Path) -> Hub:
    """Forty people whose education is spelt in ways of which one is known."""
    education = [
        {"工号": one["工号"], "学历": SAID[at * at % 6], "学校": "某大学"}
        for at, one in enumerate(people(40))
    ]
    write_staff(tmp_path, people(40), education=education)
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    return hub


async def naive(hub: Hub) -> dict[str, Any]:
    """Word → cells, people, first and last seen: every cell opened, counted one by one."""
    rows = await hub.database.writer.fetch(
        "select id, raw, subject, first_seen, last_seen from hub.quarantine "
        "where state = 'open' and code = 'UNMAPPED'"
    )
    values = hub.sealer.open_many(
        QUARANTINED, [one["id"].bytes for one in rows], [one["raw"] for one in rows]
    )
    cells: dict[str, list[Any]] = defaultdict(list)
    for row, value in zip(rows, values, strict=True):
        cells[str(value)].append(row)
    return {
        value: {
            "cells": len(some),
            "people": len({one["subject"] for one in some}),
            "firstSeen": min(one["first_seen"] for one in some),
            "lastSeen": max(one["last_seen"] for one in some),
        }
        for value, some in cells.items()
    }


@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize("descending", [True, False])
async def test_pages_of_every_order_are_the_whole(staff: Hub, by: str, descending: bool) -> None:
    """By the naive count, one word a page; equal ones by their id."""
    await staff.database.writer.execute(
        "update hub.quarantine set first_seen = first_seen - hashtext(record_key) % 9 * interval "
        "'1 hour', last_seen = last_seen + hashtext(record_key) % 7 * interval '1 hour'"
    )
    found, after = [], None
    while True:
        page = await page_of_words(staff, "staff", Stretch(by, descending, after, 1))
        assert page.total == 4
        if not page.words:
            break
        found += page.words
        after = spot(page.words[-1])
    twin = await naive(staff)
    assert {one.value for one in found} == set(twin)
    assert page.cells == sum(one["cells"] for one in twin.values())
    for one in found:
        told = (one.cells, one.people, one.first_seen, one.last_seen)
        assert told == tuple(twin[one.value].values())
    sign = -1 if descending else 1

    def place(value: str) -> float:
        told = twin[value][by]
        return sign * (told if isinstance(told, int) else told.timestamp())

    assert [one.value for one in found] == sorted(
        (one.value for one in found),
        key=lambda value: (place(value), next(one.id for one in found if one.value == value)),
    )


async def test_filters_and_fields_tell_of_the_whole_queue(staff: Hub) -> None:
    """Also of words that are beyond the page, and of those that were declined."""
    first = (await words(staff))[0]
    await annotate(staff, [first.id], actor="tester", declined=True)
    page = await page_of_words(staff, None, Stretch(limit=1), entity="Education", field="level")
    [field] = page.fields
    assert (field.entity, field.field, field.words) == ("Education", "level", 3)
    assert (page.total, page.cells) == (3, field.cells)
    other = await page_of_words(staff, None, Stretch(limit=9), entity="Employee")
    assert (other.words, other.total, other.fields) == ([], 0, [field])
    declined = await page_of_words(staff, None, Stretch(limit=9), state=DECLINED)
    assert [one.id for one in declined.words] == [first.id]
    assert [one.words for one in declined.fields] == [1]
    assert [one.id for one in await words(staff, ids=[first.id, "0" * 32, "no id"])] == [first.id]


def spot(word: Word) -> tuple[int, bytes]:
    """Where the page behind it begins."""
    return word.place, bytes.fromhex(word.id)


async def test_cells_of_before_get_their_words_when_they_are_looked_at(staff: Hub) -> None:
    before = await words(staff)
    await staff.database.writer.execute("update hub.quarantine set word = null")
    assert await words(staff) == before
    count = "select count(*) from hub.quarantine where code = 'UNMAPPED' and word is null"
    assert await staff.database.writer.fetchval(count) == 0


@pytest.mark.slow
async def test_a_page_of_a_large_queue_opens_what_it_shows(
    staff: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """100,000 cells of 5,000 words: twenty cells are opened for a page of twenty."""
    [stream] = {one.stream_id for one in await words(staff)}
    await _fill(staff, stream)
    opened: list[int] = []
    real = Sealer.open_many

    def counted(sealer: Sealer, place: Any, rows: Sequence[bytes], sealed: Any) -> Any:
        opened.append(len(rows))
        return real(sealer, place, rows, sealed)

    monkeypatch.setattr(Sealer, "open_many", counted)
    page = await page_of_words(staff, None, Stretch(limit=20))
    deep = await page_of_words(staff, None, Stretch(after=spot(page.words[-1]), limit=20))
    assert page.total == deep.total == 5_004
    assert [len(page.words), len(deep.words)] == [20, 20]
    assert not {one.id for one in page.words} & {one.id for one in deep.words}
    assert opened == [20, 20]
    assert {one.cells for one in page.words} == {20}


async def _fill(hub: Hub, stream: int) -> None:
    ids = uuid7s(MANY)
    values = [f"词{at % 5_000}" for at in range(MANY)]
    subject = UUID(int=7)
    await hub.sealer.prepare([(subject.bytes, "raw")])
    sealed = hub.sealer.seal_bytes_many(
        QUARANTINED,
        "raw",
        [UUID(one).bytes for one in ids],
        [subject.bytes] * MANY,
        [one.encode() for one in values],
    )
    await hub.database.writer.copy_records_to_table(
        "quarantine",
        schema_name="hub",
        columns=["id", "stream_id", "record_key", "entity", "row_key", "field", "code", "message",
                 "raw", "subject", "state", "word"],
        records=[
            (one, stream, one, "Education", "", "level", "UNMAPPED", "", raw, subject, "open",
             word_of(hub.sealer, stream, FIELD, value))
            for one, raw, value in zip(ids, sealed, values, strict=True)
        ],
    )  # fmt: skip
    await hub.database.writer.execute("analyze hub.quarantine")


@pytest.mark.slow
async def test_named_words_are_found_by_their_index(staff: Hub) -> None:
    """Who decides about two of 5,000 words reads their cells alone; the sample is found so too."""
    [stream] = {one.stream_id for one in await words(staff)}
    await _fill(staff, stream)
    some = [bytes.fromhex(one.id) for one in (await words(staff))[:2]]
    for wanted, most in ((Wanted([FIELD], words=some), 200), (Wanted([FIELD]), 2 * MANY)):
        sql, values = statement(wanted, Stretch(limit=20))
        told = await staff.database.writer.fetchval(
            f"explain (analyze, format json) {sql}", *values
        )
        plan = list(nodes(orjson.loads(told)[0]["Plan"]))
        read = [one for one in plan if one.get("Relation Name") == "quarantine"]
        assert sum(one["Actual Rows"] * one["Actual Loops"] for one in read) < most
        again = [one for one in plan if one["Actual Loops"] > 1]
        ways = {one["Index Name"] for one in again if "quarantine" in one.get("Index Name", "")}
        assert ways == {"ix_quarantine_word"}
        assert not [one for one in again if one in read and one["Node Type"] == "Seq Scan"]
        sorts = [one for one in plan if one["Node Type"] == "Sort"]
        assert all(one["Actual Rows"] < MANY / 10 for one in sorts)  # words, never all cells


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The plan and all under it."""
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)
