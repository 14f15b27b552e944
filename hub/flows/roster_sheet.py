"""A roster as a file: CSV or XLSX, marked with who took it and when, and without formulas.

A cell of CSV that a spreadsheet would take for a formula is written behind an apostrophe; cells of
a workbook are texts that are quoted.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDE: Final = 18
WORDS: Final = {
    "en": {
        "roster": "roster", "about": "about", "by": "Taken by", "at": "At", "rows": "People",
        "mark": "Mark", "locked": "not yours to see",
        "note": "For {by}; {mark}. What you may not see is not in this file.",
    },
    "zh": {
        "roster": "花名册", "about": "说明", "by": "导出人", "at": "导出时间", "rows": "人数",
        "mark": "编号", "locked": "无权查看",
        "note": "仅供{by}使用；{mark}。无权查看的内容不在此文件中。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """Whose file it is; it stands in the file and in the audit."""

    id: str
    by: str
    """The employee's number, or the client."""
    at: datetime
    language: str

    @property
    def name(self) -> str:
        """Of the file, without its ending."""
        return f"roster-{self.at:%Y%m%d-%H%M}-{self.id[-8:]}"

    @property
    def note(self) -> str:
        """The mark as a sentence."""
        return WORDS[self.language]["note"].format(by=self.by, mark=self.id)


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[str]], mark: Mark) -> bytes:
    """UTF-8 with the mark that Excel needs; the last line says whose file it is."""
    made = StringIO()
    out = csv.writer(made)
    out.writerow(heads)
    out.writerows([harmless(cell) for cell in row] for row in rows)
    out.writerow([f"# {mark.note} {mark.at.isoformat(timespec='seconds')}"])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_xlsx(heads: Sequence[str], rows: Sequence[Sequence[str]], mark: Mark) -> bytes:
    """A sheet of people, with the mark at the foot of every printed page, and one about it."""
    words, made = WORDS[mark.language], BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"author": mark.by, "comments": mark.note})
        quoted, bold = book.add_format({"quote_prefix": True}), book.add_format({"bold": True})
        sheet = book.add_worksheet(words["roster"])
        _filled(sheet, [heads], 0, bold)
        _filled(sheet, rows, 1, quoted)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heads) - 1, _WIDE)
        sheet.set_footer(f"&L{mark.note.replace('&', '&&')}&R&P / &N")
        about = book.add_worksheet(words["about"])
        at = mark.at.isoformat(timespec="seconds")
        told = [("by", mark.by), ("at", at), ("rows", str(len(rows))), ("mark", mark.id)]
        _filled(about, [(words[key], value) for key, value in told], 0, quoted)
        about.set_column(0, 1, 2 * _WIDE)
    return made.getvalue()


def _filled(sheet: Any, rows: Sequence[Sequence[str]], start: int, form: Any) -> None:
    for line, row in enumerate(rows, start):
        for at, cell in enumerate(row):
            if cell:
                sheet.write_string(line, at, cell, form)
