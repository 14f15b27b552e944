"""A database: a table read whole, and by a column of changes."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

from hub.conformance.ability import Can
from hub.conformance.people import FIELDS, Person
from hub.conformance.world import Subject, World
from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector

TYPES: Final = {"count": "integer"}


class SqlWorld(World):
    """A table of people in a file."""

    def __init__(self, folder: Path, *, changes: bool) -> None:
        self._file = folder / "people.db"
        self._stream: dict[str, Any] = {"table": "person", "key": ["key"], "batch": 4}
        if changes:
            self._stream |= {"cursor_column": "moment", "overlap": 120}

    async def opened(self) -> Connector:
        """As the protocol says."""
        config = {"url": f"sqlite:///{self._file}", "streams": {"people": self._stream}}
        return open_connector("sql", config, {}, self._file.parent)

    async def hold(self, people: Sequence[Person]) -> None:
        """As the protocol says."""
        self._write(people, FIELDS)

    async def drift(self, kind: str, people: Sequence[Person]) -> None:
        """As the protocol says."""
        shapes = {"more": (*FIELDS, "added"), "fewer": tuple(n for n in FIELDS if n != "note")}
        self._write(people, shapes[kind])

    def _write(self, people: Sequence[Person], columns: Sequence[str]) -> None:
        shown = ", ".join(f'"{name}" {TYPES.get(name, "text")}' for name in columns)
        rows = [[dict(zip(FIELDS, astuple(one), strict=True)).get(n, "新") for n in columns]
                for one in people]  # fmt: skip
        with closing(sqlite3.connect(self._file)) as out, out:
            out.execute("drop table if exists person")
            out.execute(f"create table person ({shown})")
            places = ", ".join("?" * len(columns))
            out.executemany(f"insert into person values ({places})", rows)


def _subject(name: str, server: str, mode: str, *more: Can) -> Subject:
    @asynccontextmanager
    async def world(folder: Path) -> AsyncIterator[World]:
        made = SqlWorld(folder, changes=mode == "incremental")
        await made.hold([Person("1", "王五", "0001")])
        yield made

    can = {Can.SIDE_BY_SIDE,
           Can.EDIT, Can.EMPTY, Can.NUMBER, Can.NOTE, Can.NULL, Can.COUNT, Can.MOMENT, Can.DRIFT,
           Can.MANY_BATCHES, Can.NEWLINES}  # fmt: skip
    paths = {field: field for field in FIELDS}
    return Subject(name, server, "people", mode, frozenset(can | set(more)), paths, world,
                   overlap=2)  # fmt: skip


SQLITE: Final = _subject("sql-table", "SQLite", "snapshot", Can.SNAPSHOT)
SQLITE_CHANGES: Final = _subject("sql-changes", "SQLite, by a column of times", "incremental",
    Can.CHANGES, Can.ORDERED, Can.NO_STAMP, Can.OVERLAP)  # fmt: skip
