"""Only what a list shows to differ is read again; with what was read before it is the whole."""

import random
from typing import Any

import pytest

from hub.connectors.manifest_load import parse_manifest
from hub.errors import Refused
from tests.contract.vendor import HEAD, Asked, Open, Pulled, pull

SHEET = """
streams:
  days:
    mode: listed
    key: [who, day]
    windows: {days: 31, start: "2026-07-01", end: "2026-10-15"}
    request:
      method: POST
      path: /lines
      json: {ids: "{{ ids }}", from: "{{ window.start }}", to: "{{ window.end }}"}
    records: $
    group: {by: [who, day], into: lines}
    listing:
      request:
        method: POST
        path: /list
        json: {after: "{{ page }}"}
      records: $
      paging: {type: after, field: id, first: 0, size: 5}
      versions: {of: [id, stamp], ids: who, day: day, batch: 2}
"""
DAYS = [f"2026-{month:02}-{day:02}" for month in (6, 7, 8, 9, 10) for day in (1, 14, 15, 16, 30)]
SEED = 20261127


class Book:
    """Lines of a company that people enter, change, move and delete."""

    def __init__(self, random_: random.Random) -> None:
        self.random = random_
        self.lines: dict[int, dict[str, Any]] = {}
        self.clock = 0
        self.last = 0

    def answer(self, asked: Asked) -> Any:
        """The list in pages of five, or whole lines of some people in a window."""
        if asked.path == "/list":
            ids = sorted(one for one in self.lines if one > asked.body["after"])[:5]
            names = ("id", "who", "day", "stamp")
            return [{name: self.lines[one][name] for name in names} for one in ids]
        found = [
            {name: value for name, value in one.items() if name != "stamp"}
            for one in self.lines.values()
            if one["who"] in asked.body["ids"]
            and asked.body["from"] <= one["day"] <= asked.body["to"]
        ]
        return sorted(found, key=lambda one: (one["who"], one["day"], one["id"]))

    def edit(self) -> None:
        """One of the things that people do to lines."""
        self.clock += 1
        act = self.random.choice(["add", "add", "change", "move", "delete"])
        if act == "add" or not self.lines:
            self.last += 1
            self.lines[self.last] = {"id": self.last, **self._place(), "minutes": self.clock}
            self.lines[self.last]["stamp"] = self.clock
            return
        one = self.random.choice(sorted(self.lines))
        if act == "delete":
            del self.lines[one]
        else:
            told = self._place() if act == "move" else {"minutes": -self.clock}
            self.lines[one].update(told, stamp=self.clock)

    def _place(self) -> dict[str, Any]:
        return {"who": self.random.randint(1, 5), "day": self.random.choice(DAYS)}

    def days(self) -> dict[Any, list[Any]]:
        """What a hub must hold: the days in the windows with their lines."""
        found: dict[Any, list[Any]] = {}
        for _, one in sorted(self.lines.items()):
            if "2026-07-01" <= one["day"] <= "2026-10-15":
                found.setdefault((one["who"], one["day"]), []).append(one["minutes"])
        return found


def merged(held: dict[Any, list[Any]], told: Pulled) -> dict[Any, list[Any]]:
    """What was held, with what was read, without what is not there any more."""
    new = {
        (one["who"], one["day"]): [line["minutes"] for line in one["lines"]] for one in told.items
    }
    there = {(one["who"], one["day"]) for one in told.batches[-1].present}
    return {key: value for key, value in {**held, **new}.items() if key in there}


@pytest.mark.parametrize("seed", range(SEED, SEED + 5))
async def test_what_differs_and_what_was_held_are_the_whole(vendor: Open, seed: int) -> None:
    """After every few edits of any kind; nothing is asked for where nothing was edited."""
    book = Book(random.Random(seed))
    connector, server = await vendor(SHEET, book.answer)
    held: dict[Any, list[Any]] = {}
    cursor: Any = None
    for edits in (30, 0, 1, 2, 0, 5, 1, 1, 20, 0):
        before = {key: list(value) for key, value in held.items()}
        for _ in range(edits):
            book.edit()
        server.asked.clear()
        told = await pull(connector, "days", cursor)
        cursor = told.cursor
        held = merged(held, told)
        assert held == book.days()
        asked = [one for one in server.asked if one.path == "/lines"]
        if before == book.days() and not edits:
            assert asked == []
        assert all(len(one.body["ids"]) <= 2 for one in asked)
        assert len(asked) <= 2 * edits + (4 * 3 if cursor is None else 0)


async def test_a_run_that_was_refused_a_part_of_the_list_compares_with_the_one_before(
    vendor: Open,
) -> None:
    book = Book(random.Random(SEED))
    for _ in range(9):
        book.edit()
    broken = True

    def answer(asked: Asked) -> Any:
        said = book.answer(asked)
        return [*said, "no record"] if broken and asked.path == "/list" else said

    connector, _ = await vendor(SHEET.replace("size: 5", "size: 50"), answer)
    told = await pull(connector, "days")
    assert [one.code for one in told.errors] == ["RECORD_SHAPE"]
    assert told.cursor is None
    broken = False
    assert merged({}, await pull(connector, "days", told.cursor)) == book.days()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("days: 31,", "days: 31, overlap: 3,", "neither overlap"),
        ("days: 31,", "days: 31, inclusive: false,", "share a day"),
        ("of: [id, stamp]", "of: []", "at least one field"),
        ("records: $\n    group", "records: $\n    parent: {stream: days, field: id}\n    group",
         "goes without"),
    ],
)  # fmt: skip
def test_versions_that_cannot_be_compared_are_refused(old: str, new: str, told: str) -> None:
    assert old in SHEET
    with pytest.raises(Refused, match=told):
        parse_manifest(HEAD + SHEET.replace(old, new), "m.yaml")
