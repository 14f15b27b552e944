"""Quarantine as a workbook: written, filled in by a person, and read again.

One sheet of reasons, one of what waits for them, one with the cells of records that could not
land, one of the terms that words may mean. A person fills the columns *decision* and *correction*;
`id` and `word` say to the hub what a line is about.

Every cell is written as a text that is quoted, so that what begins with `=`, `+`, `-` or `@` is a
formula in no program: not when it is opened, nor when somebody edits it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from hub.connectors.files_xlsx import read_xlsx, sheets
from hub.errors import Refused
from hub.flows.quarantine import ShownEntry
from hub.schema.model import Model
from hub.store.quarantine import Group

HEADS: Final = {
    "en": (
        ("reasons", "system", "stream", "field", "code", "reason", "what ends it", "cells",
         "records", "people", "first seen", "last seen"),
        ("waiting", "system", "stream", "field", "code", "record", "value", "message",
         "first seen", "decision", "id", "word"),
        ("records", "system", "stream", "record", "column", "value", "correction", "id"),
        ("terms", "field", "term", "label"),
    ),
    "zh": (
        ("原因", "系统", "数据流", "字段", "代码", "原因", "处理方法", "单元格", "记录", "人数",
         "首次出现", "最近出现"),
        ("待处理", "系统", "数据流", "字段", "代码", "记录", "值", "说明", "首次出现", "决定",
         "id", "word"),
        ("整条记录", "系统", "数据流", "记录", "列", "值", "更正", "id"),
        ("术语", "字段", "术语", "名称"),
    ),
}  # fmt: skip
"""By language: of each sheet its name, then its columns."""
NOTHING: Final = "-"
"""As a decision: the word means nothing. As a correction: nothing stands there."""
DISMISS: Final = frozenset({"dismiss", "忽略"})
"""As a decision: it stays as it is until its record changes."""
MOST_LINES: Final = 20_000
"""Filled lines that are read back."""
_WIDE: Final = 22
_FILLED: Final = ("decision", "correction", "决定", "更正")


@dataclass(frozen=True)
class Line:
    """A reason in the reader's words, with as much of what waits for it as is exported."""

    group: Group
    field: str
    why: str
    remedy: str
    vocabulary: str | None
    entries: Sequence[ShownEntry]


@dataclass(frozen=True)
class Place:
    """Where something stands in a workbook."""

    sheet: str
    row: int
    """As programs count: the header is 1."""


@dataclass(frozen=True)
class Filled:
    """A line that somebody filled in."""

    place: Place
    entry: str
    """Id of the entry, then its state: what `states` gave when it was written."""
    word: str
    """Of a decision: the word that it is about; empty where there is none."""
    path: str | None
    """Of a correction: where in the record; None for a decision."""
    text: str


def workbook(
    model: Model, lines: Sequence[Line], states: Mapping[str, str], language: str
) -> bytes:
    """The workbook's bytes (XLSX); `states` says by entry how it stands (`store.quarantine`)."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        reasons, waiting, records, terms = HEADS[language]
        each = [(one, entry) for one in lines for entry in one.entries]
        _sheet(book, reasons, [_reason(one) for one in lines])
        _sheet(book, waiting, [_waiting(one, entry, states) for one, entry in each])
        _sheet(book, records, [row for one, entry in each for row in _cells(one, entry, states)])
        _sheet(book, terms, list(dict.fromkeys(_terms(model, lines, language))))
    return made.getvalue()


def read_filled(file: Path) -> list[Filled]:
    """Its filled lines; raises Refused SHEET_INVALID, FILE_…."""
    found = {name for name, _ in sheets(file)}
    known = [heads for heads in HEADS.values() if {heads[1][0], heads[2][0]} & found]
    if not known:
        raise _invalid(f"{file.name}: none of its sheets is `{HEADS['en'][1][0]}`.")
    _, waiting, records, _ = known[0]
    lines: list[Filled] = []
    if waiting[0] in found:
        *_, decision, entry, word = waiting
        for row, place in _rows(file, waiting[0], (decision, entry, word)):
            lines.append(Filled(place, row[entry], row[word], None, row[decision]))
    if records[0] in found:
        *_, column, _, correction, entry = records
        for row, place in _rows(file, records[0], (column, correction, entry)):
            lines.append(Filled(place, row[entry], "", row[column], row[correction]))
    filled = [one for one in lines if one.text]
    if len(filled) > MOST_LINES:
        raise _invalid(f"{file.name}: {MOST_LINES} filled lines at most.")
    return filled


def _rows(file: Path, sheet: str, columns: Sequence[str]) -> Iterator[tuple[dict[str, str], Place]]:
    _, grid = read_xlsx(file, sheet, 1)
    missing = [name for name in columns if name not in grid.columns]
    if missing:
        raise _invalid(f"{file.name}, sheet {sheet}: column {missing[0]} is missing.")
    for row in grid.iter_rows(named=True):
        yield {name: (row[name] or "").strip() for name in columns}, Place(sheet, int(row["_row"]))


def _invalid(detail: str) -> Refused:
    return Refused(
        "SHEET_INVALID",
        "The workbook is not one that the hub wrote; nothing was taken from it.",
        detail,
        "Fill in a workbook that was exported, and leave its columns as they are.",
    )


def _sheet(book: Any, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    name, *columns = head
    sheet = book.add_worksheet(name)
    quoted = book.add_format({"quote_prefix": True})
    bold = book.add_format({"bold": True})
    to_fill = book.add_format({"bold": True, "bg_color": "#FFF3BF"})
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, to_fill if column in _FILLED else bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, _WIDE)
    for line, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(line, at, cell)
            else:
                sheet.write_string(line, at, cell, quoted)


def _place(one: Line) -> tuple[str, str, str, str]:
    reason = one.group.reason
    return reason.connection, reason.stream, one.field, reason.code


def _reason(one: Line) -> tuple[str | int, ...]:
    group = one.group
    counts = (group.cells, group.records, group.people)
    days = (f"{group.first_seen:%Y-%m-%d}", f"{group.last_seen:%Y-%m-%d}")
    return (*_place(one), one.why, one.remedy, *counts, *days)


def _waiting(one: Line, each: ShownEntry, states: Mapping[str, str]) -> tuple[str, ...]:
    day = f"{each.entry.first_seen:%Y-%m-%d}"
    told = (each.key, each.raw or "", each.entry.message, day)
    return (*_place(one), *told, "", _named(each, states), each.word or "")


def _cells(one: Line, each: ShownEntry, states: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Of a record that could not land: what may be corrected in it."""
    reason = one.group.reason
    if reason.entity:
        return
    for cell in each.cells:
        if not (cell.masked or cell.path.startswith("_")):  # where it stood in a file
            place = (reason.connection, reason.stream, each.key, cell.path)
            yield (*place, cell.value or "", "", _named(each, states))


def _named(each: ShownEntry, states: Mapping[str, str]) -> str:
    return f"{each.entry.id} {states.get(each.entry.id, '')}"


def _terms(model: Model, lines: Sequence[Line], language: str) -> Iterator[tuple[str, ...]]:
    for one in lines:
        if one.vocabulary is not None and any(each.word for each in one.entries):
            for term in model.vocabularies[one.vocabulary].terms:
                yield one.field, term.code, term.label[language]
