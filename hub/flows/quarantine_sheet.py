"""Quarantine as a workbook: one sheet of reasons, one of what waits for them.

Every cell is written as a text that is quoted, so that what begins with `=`, `+`, `-` or `@` is a
formula in no program: not when it is opened, nor when somebody edits it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from hub.flows.quarantine import ShownEntry
from hub.store.quarantine import Group

HEADS: Final = {
    "en": (
        ("reasons", "system", "stream", "field", "code", "reason", "what ends it", "cells",
         "records", "people", "first seen", "last seen"),
        ("waiting", "system", "stream", "field", "code", "record", "value", "message",
         "first seen"),
    ),
    "zh": (
        ("原因", "系统", "数据流", "字段", "代码", "原因", "处理方法", "单元格", "记录", "人数",
         "首次出现", "最近出现"),
        ("待处理", "系统", "数据流", "字段", "代码", "记录", "值", "说明", "首次出现"),
    ),
}  # fmt: skip
"""By language: of each sheet its name, then its columns."""
_WIDE: Final = 22


@dataclass(frozen=True)
class Line:
    """A reason in the reader's words, with as much of what waits for it as is exported."""

    group: Group
    field: str
    why: str
    remedy: str
    entries: Sequence[ShownEntry]


def workbook(lines: Sequence[Line], language: str) -> bytes:
    """The workbook's bytes (XLSX)."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        reasons, waiting = HEADS[language]
        _sheet(book, reasons, [_reason(one) for one in lines])
        _sheet(book, waiting, [_waiting(one, each) for one in lines for each in one.entries])
    return made.getvalue()


def _sheet(book: Any, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    name, *columns = head
    sheet = book.add_worksheet(name)
    quoted = book.add_format({"quote_prefix": True})
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
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


def _waiting(one: Line, each: ShownEntry) -> tuple[str, ...]:
    day = f"{each.entry.first_seen:%Y-%m-%d}"
    return (*_place(one), each.key, each.raw or "", each.entry.message, day)
