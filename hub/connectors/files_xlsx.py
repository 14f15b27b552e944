"""One sheet of a workbook as text, as a person sees it.

calamine gives values without their number formats, so two things are taken from the sheet's own
XML: numbers shown with leading zeros (`000042`, a common way to keep staff numbers) and cells
that hold an error (`#DIV/0!`), which must not look empty.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import fastexcel
import polars as pl

from hub.connectors.files_csv import checked_header
from hub.errors import Refused

LARGEST = 2 << 30  # bytes of XML after unpacking: beyond lies a mistake or a bomb

_TIME = re.compile(r"^1899-12-3[01] (\d\d:\d\d:\d\d(?:\.\d+)?)$")
_LONG_NUMBER = r"^-?\d+\.\d{7,}$"
_CELL = re.compile(
    rb'<c r="(?P<column>[A-Z]+)(?P<row>\d+)"(?P<marks>[^>]*)>'
    rb"(?:(?!</c>).)*?<v>(?P<value>[^<]*)</v>",
    re.DOTALL,
)
_STYLE = re.compile(rb'\bs="(\d+)"')
_ZEROS = re.compile(r"^0{2,}$")
_TITLES = 20  # rows among which the header is looked for
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Overrides = dict[tuple[int, int], str]
"""(row, column), both 0-based, → the text that stands there."""


def read_xlsx(path: Path, sheet: str | int | None, header_row: int) -> tuple[str, pl.DataFrame]:
    """The sheet's name and its rows as text columns with `_row`; raises Refused FILE_*."""
    name, grid = _grid(path, sheet)
    where = f"{path.name}, sheet {name}, row {header_row}"
    if grid.height < header_row:
        raise Refused(
            "FILE_EMPTY",
            "The sheet has no header row.",
            where,
            "Choose another sheet, or set `header_row`.",
        )
    header = checked_header([str(cell or "") for cell in grid.row(header_row - 1)], where)
    if not header:
        raise Refused("FILE_EMPTY", "The header row is empty.", where, "Set `header_row`.")
    _refuse_beyond(grid, header, header_row, f"{path.name}, sheet {name}")
    body = grid.slice(header_row).select(grid.columns[: len(header)])
    body.columns = header
    numbered = body.with_columns(
        pl.int_range(header_row + 1, header_row + 1 + pl.len()).cast(pl.String).alias("_row")
    )
    return name, numbered.filter(pl.any_horizontal(pl.exclude("_row").is_not_null()))


def sheets(path: Path) -> list[tuple[str, int]]:
    """Sheets that hold anything, each with the row (from 1) that looks like its header.

    That is the first one that is filled widest: titles above a table fill fewer cells. Raises
    Refused FILE_CORRUPT.
    """
    found = []
    for name in _named(path):
        _, grid = _grid(path, name)
        widths = [sum(cell is not None for cell in row) for row in grid.head(_TITLES).rows()]
        if any(widths):
            found.append((name, widths.index(max(widths)) + 1))
    return found


def _named(path: Path) -> list[str]:
    try:
        return fastexcel.read_excel(str(path)).sheet_names
    except fastexcel.FastExcelError as error:
        raise _corrupt(path) from error


def _corrupt(path: Path) -> Refused:
    return Refused(
        "FILE_CORRUPT",
        "The workbook cannot be opened.",
        path.name,
        "Open it in a spreadsheet program and save it again.",
    )


def _refuse_beyond(grid: pl.DataFrame, header: list[str], header_row: int, where: str) -> None:
    beyond = grid.slice(header_row).select(grid.columns[len(header) :])
    if beyond.width == 0:
        return
    filled = beyond.select(pl.any_horizontal(pl.all().is_not_null()).arg_true()).to_series(0)
    if filled.len():
        raise Refused(
            "FILE_HEADER",
            "A cell stands right of the last named column.",
            f"{where}, row {filled[0] + header_row + 1}",
            "Give the column a name, or clear the cell.",
        )


def _grid(path: Path, sheet: str | int | None) -> tuple[str, pl.DataFrame]:
    """The sheet from its first row and the leftmost used column, every cell as text or null."""
    try:
        book = fastexcel.read_excel(str(path))
        names = book.sheet_names
        name = _chosen(path, names, sheet)
        found = book.load_sheet(name, header_row=None, dtypes="string", skip_rows=0)
        grid = found.to_polars()
    except fastexcel.FastExcelError as error:
        raise _corrupt(path) from error
    grid = grid.with_columns(_as_seen(pl.col(column)) for column in grid.columns)
    if path.suffix.lower() not in {".xlsx", ".xlsm"} or not grid.width:
        return name, grid
    return name, _overridden(grid, _overrides(path, names.index(name)))


def _chosen(path: Path, names: list[str], sheet: str | int | None) -> str:
    if isinstance(sheet, str) and sheet in names:
        return sheet
    index = 1 if sheet is None else sheet
    if isinstance(index, int) and 1 <= index <= len(names):
        return names[index - 1]
    raise Refused(
        "FILE_SHEET",
        "The workbook has no such sheet.",
        f"{path.name}, sheet {sheet}",
        f"It has: {', '.join(names)}.",
    )


def _as_seen(cell: pl.Expr) -> pl.Expr:
    """Days without midnight, times without calamine's day zero, floats without binary noise."""
    seen = cell.str.replace(r"^(\d{4}-\d\d-\d\d) 00:00:00$", "$1").str.replace(_TIME.pattern, "$1")
    shortest = cell.cast(pl.Float64, strict=False).cast(pl.String)
    return (
        pl.when(cell.str.contains(_LONG_NUMBER) & ~shortest.str.contains("e", literal=True))
        .then(shortest)
        .when(cell != "")
        .then(seen)
    )


def _overridden(grid: pl.DataFrame, overrides: tuple[int, Overrides]) -> pl.DataFrame:
    left, texts = overrides
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        by_column.setdefault(column - left, {})[row] = text
    for column, changed in by_column.items():
        if 0 <= column < grid.width:
            values = grid.to_series(column).to_list()
            for row, text in changed.items():
                values[row] = text
            grid = grid.with_columns(pl.Series(grid.columns[column], values, dtype=pl.String))
    return grid


def _overrides(path: Path, index: int) -> tuple[int, Overrides]:
    """The leftmost used column and the cells that calamine does not show as a person sees them."""
    try:
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > LARGEST:
                raise Refused("FILE_CORRUPT", "The workbook unpacks to more than 2 GB.", path.name)
            widths = _zero_styles(book)
            xml = book.read(_sheet_part(book, index))
    except (zipfile.BadZipFile, KeyError, ET.ParseError, IndexError) as error:
        raise Refused(
            "FILE_CORRUPT",
            "The workbook is damaged.",
            path.name,
            "Open it in a spreadsheet program and save it again.",
        ) from error
    if not widths and b't="e"' not in xml:
        return 0, {}
    return _leftmost(xml), dict(_odd_cells(xml, widths))


def _odd_cells(xml: bytes, widths: dict[int, int]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(xml):
        marks, value = cell["marks"], cell["value"].decode()
        if marks.endswith(b"/"):
            continue
        style = _STYLE.search(marks)
        width = widths.get(int(style[1])) if style else None
        place = (int(cell["row"]) - 1, _column(cell["column"]))
        if b't="e"' in marks:
            yield place, value
        elif width and b't="' not in marks and value.isdigit():
            yield place, value.zfill(width)


def _leftmost(xml: bytes) -> int:
    columns = {found[1] for found in re.finditer(rb'<c r="([A-Z]+)\d+"', xml)}
    return min((_column(name) for name in columns), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _zero_styles(book: zipfile.ZipFile) -> dict[int, int]:
    """Style index → how many digits are shown, for number formats made of zeros alone."""
    if "xl/styles.xml" not in book.namelist():
        return {}
    root = ET.fromstring(book.read("xl/styles.xml"))  # noqa: S314 - expat here resolves no entities
    formats = {
        part.get("numFmtId"): len(part.get("formatCode", ""))
        for part in root.iterfind(".//{*}numFmts/{*}numFmt")
        if _ZEROS.match(part.get("formatCode", ""))
    }
    styles = root.findall("./{*}cellXfs/{*}xf")
    return {
        index: formats[style.get("numFmtId")]
        for index, style in enumerate(styles)
        if style.get("numFmtId") in formats
    }


def _sheet_part(book: zipfile.ZipFile, index: int) -> str:
    workbook = ET.fromstring(book.read("xl/workbook.xml"))  # noqa: S314 - as above
    relations = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
    wanted = workbook.findall("./{*}sheets/{*}sheet")[index].get(_REL)
    for relation in relations:
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(wanted)
