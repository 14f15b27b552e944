"""Files in a folder: CSV in a Chinese encoding, and workbooks."""

import csv
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from hub.conformance.ability import Can
from hub.conformance.people import Person
from hub.conformance.world import Subject, World
from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector

COLUMNS: Final = {"键": "key", "姓名": "name", "工号": "number", "备注": "note", "数": "count",
                  "时间": "moment"}  # fmt: skip


class FileWorld(World):
    """One file of people."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._file = folder / f"people.{suffix}"
        self._away = folder / "away"

    async def opened(self) -> Connector:
        """As the protocol says."""
        stream: dict[str, Any] = {"glob": self._file.name, "batch": 4}
        if self._file.suffix == ".csv":
            stream |= {"encoding": "utf-8", "delimiter": ","}
        config = {"path": str(self._file.parent), "streams": {"people": stream}}
        return open_connector("files", config, {}, self._file.parent)

    async def hold(self, people: Sequence[Person]) -> None:
        """As the protocol says."""
        self._write(people, list(COLUMNS))

    async def drift(self, kind: str, people: Sequence[Person]) -> None:
        """As the protocol says."""
        columns = list(COLUMNS)
        shapes = {
            "more": [*columns, "新"],
            "fewer": [one for one in columns if one != "备注"],
            "order": columns[::-1],
        }
        self._write(people, shapes[kind])

    def _write(self, people: Sequence[Person], columns: list[str]) -> None:
        rows = [[getattr(one, COLUMNS.get(name, "key")) for name in columns] for one in people]
        if self._file.suffix == ".csv":
            with self._file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([columns, *rows])
            return
        book = xlsxwriter.Workbook(self._file, {"strings_to_numbers": False})
        sheet = book.add_worksheet()
        for at, row in enumerate([columns, *rows]):
            for place, value in enumerate(row):
                sheet.write_string(at, place, "" if value is None else str(value))
        book.close()


def _subject(suffix: str, server: str, *more: Can) -> Subject:
    @asynccontextmanager
    async def world(folder: Path) -> AsyncIterator[World]:
        made = FileWorld(folder, suffix)
        await made.hold([Person("1", "王五", "0001")])
        yield made

    can = {Can.SIDE_BY_SIDE,
           Can.EDIT, Can.EMPTY, Can.NUMBER, Can.NOTE, Can.COUNT, Can.MOMENT, Can.DRIFT, Can.FILES,
           Can.MANY_BATCHES, Can.SNAPSHOT, Can.NEWLINES}  # fmt: skip
    paths = {ours: theirs for theirs, ours in COLUMNS.items()}
    return Subject(f"files-{suffix}", server, "people", "snapshot", frozenset(can | set(more)),
                   paths, world)  # fmt: skip


CSV: Final = _subject("csv", "CSV files", Can.TEXT_FILES)
XLSX: Final = _subject("xlsx", "workbooks")
