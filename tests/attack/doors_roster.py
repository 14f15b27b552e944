"""The door of exports: rosters as CSV and XLSX hold no hidden row and no hidden cell.

Files are read by readers of their own here, and every part of a workbook is searched for marks.
"""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from graphql import get_named_type

from tests.attack.graph import Cell, as_input, usual
from tests.attack.judging import DENIED, LEAK, Ground, Judged, Probe, code_of

LOCKED: Final = "not yours to see"
MOST: Final = 58
"""Columns beside the id."""
_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LEAVES: Final = frozenset({"String", "Date", "Int", "Boolean", "Decimal", "YearMonth"})


def csv_rows(body: bytes) -> list[list[str]]:
    """Cells, without the line that says whose file it is."""
    *rows, mark = csv.reader(StringIO(body.decode("utf-8-sig"), newline=""))
    assert mark[0].startswith("# "), mark
    return rows


def xlsx_rows(body: bytes) -> list[list[str]]:
    """Cells of the first sheet; those that are not written are empty."""
    with ZipFile(BytesIO(body)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - the hub's own
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - the same
    texts = ["".join(part.itertext()) for part in shared.iter(f"{_SHEET}si")]
    rows: list[list[str]] = []
    for line in sheet.iter(f"{_SHEET}row"):
        found: dict[int, str] = {}
        for cell in line.iter(f"{_SHEET}c"):
            at = 0
            for letter in str(cell.get("r")).rstrip("0123456789"):
                at = at * 26 + ord(letter) - ord("A") + 1
            found[at - 1] = texts[int(str(cell.findtext(f"{_SHEET}v")))]
        rows.append([found.get(at, "") for at in range(max(found) + 1)])
    return [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]


def unpacked(body: bytes) -> bytes:
    """All that stands in a workbook."""
    with ZipFile(BytesIO(body)) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


@dataclass(frozen=True)
class Column:
    """A column, and whose cell stands in it."""

    path: str
    cell: Cell
    """Of the employee: the cell, or the link."""
    beyond: Cell | None = None
    """Of the row that the link leads to."""


@dataclass(frozen=True)
class Roster:
    """Files for one attacker."""

    ground: Ground
    dice: random.Random

    def probes(self) -> Iterator[Probe]:
        """All cells of employees, cells behind each link, and people found by hidden values."""
        columns = list(self._columns())
        own = [one for one in columns if one.beyond is None]
        behind = [one for one in columns if one.beyond is not None]
        for at in range(0, len(own), MOST):
            yield self._whole(own[at : at + MOST])
        yield self._whole(self.dice.sample(behind, k=min(MOST, len(behind))))
        for one in self.dice.sample(own, k=min(8, len(own))):
            yield from self._found(one)

    def _columns(self) -> Iterator[Column]:
        for cell in self.ground.graph.cells("Employee"):
            if cell.link:
                for beyond in self.ground.graph.cells(cell.type):
                    if beyond.type in _LEAVES:
                        yield Column(f"{cell.name}.{beyond.name}", cell, beyond)
            elif cell.type in _LEAVES or cell.type == "Term":
                yield Column(cell.name, cell)

    def _asked(self, columns: list[Column], given: Mapping[str, Any] | None) -> dict[str, Any]:
        made = self.dice.choice(("csv", "xlsx"))
        names = ["id", *(one.path for one in columns)]
        return {"columns": names, "filter": given, "format": made, "reason": "attack"}

    def _whole(self, columns: list[Column]) -> Probe:
        ground, body = self.ground, self._asked(columns, None)

        def judge(answer: dict[str, Any]) -> Judged:
            if "errors" in answer:
                yield ground.finding(DENIED, "roster", "Employee", str(answer["errors"][0]))
                return
            _, *rows = answer["data"]
            keys = [_key(row) for row in rows]
            yield from ground.same("roster", "Employee", set(keys), set(ground.rows("Employee")))
            for key, row in zip(keys, rows, strict=True):
                if not ground.may.row("Employee", key):
                    continue  # told by its row
                for column, text in zip(columns, row[1:], strict=True):
                    yield 1
                    yield from self._cell(column, key, text)

        return Probe(ground.viewer, "roster", "Employee", body["format"], judge, roster=body)

    def _cell(self, column: Column, key: str, text: str) -> Judged:
        ground, place = self.ground, f"Employee.{column.path}"
        if not ground.open("Employee", column.cell, key):
            if text != LOCKED:
                yield ground.finding(LEAK, "roster", place, f"{key}: {text!r} is not locked")
            return
        shown, last = ground.shown("Employee", column.cell, key), column.cell
        if column.beyond is not None:
            last = column.beyond
            shown = shown and ground.shown(column.cell.type, last, shown)
        given = text.removeprefix("'")
        if (given != "") != (shown is not None):
            kind = LEAK if given else DENIED
            yield ground.finding(kind, "roster", place, f"{key}: {text!r}, not {shown!r}")
        elif shown is not None and last.masked and given == shown:
            yield ground.finding(LEAK, "roster", place, f"{key}: not masked")
        elif (
            shown is not None
            and not last.masked
            and last.type != "Term"
            and usual(last.type, given) != shown
        ):
            yield ground.finding(LEAK, "roster", place, f"{key}: {text!r}, not {shown!r}")

    def _found(self, column: Column) -> Iterator[Probe]:
        """People whose value it is: those whose cell may be read."""
        ground, cell = self.ground, column.cell
        filters = ground.graph.input("EmployeeFilter")
        if cell.masked or cell.name not in filters or cell.type not in _LEAVES:
            return
        ops = ground.graph.input(get_named_type(filters[cell.name].type).name)
        stored = {
            row: value
            for row in sorted(ground.company.people.values())
            if (value := ground.stored("Employee", cell, row)) is not None
        }
        if "eq" not in ops or not stored:
            return
        value = self.dice.choice(sorted(stored.values()))
        given = {cell.name: {"eq": as_input(get_named_type(ops["eq"].type).name, value)}}
        place = f"Employee.{cell.name}"

        def judge(answer: dict[str, Any]) -> Judged:
            yield 1
            code = code_of(answer)
            if code == "FIELD_NOT_READABLE" and not ground.usable("Employee", cell):
                return
            if code is not None:
                yield ground.finding(DENIED, "roster found", place, str(answer["errors"]))
                return
            expected = {
                row
                for row, held in stored.items()
                if held == value
                and ground.may.row("Employee", row)
                and ground.open("Employee", cell, row)
            }
            found = {_key(row) for row in answer["data"][1:]}
            yield from ground.same("roster found", place, found, expected)

        asked = self._asked([column], given)
        yield Probe(ground.viewer, "roster found", place, asked["format"], judge, roster=asked)


def _key(row: list[str]) -> str:
    return row[0].rpartition("_")[2]
