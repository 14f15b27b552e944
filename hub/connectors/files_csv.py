"""CSV in portions: blocks of whole lines, parsed by Polars where every line is well formed.

A block in which a line is too short, too long or oddly quoted goes through Python's csv reader
instead, which knows the place of each fault; a row that is wrong is reported and the next one
read. Memory holds one block. An empty cell is null: CSV has no word for an empty text.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

import polars as pl

from hub.connectors.files_text import encoding_of
from hub.errors import Refused
from hub.schema.record import PartialError

METADATA = ("_file", "_sheet", "_row")
BLOCK = 1 << 22  # characters

Portion = tuple[pl.DataFrame, list[PartialError]]


@dataclass(frozen=True)
class CsvLayout:
    """How the file is laid out; `header_row` is 1-based, rows above it are passed over."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int = 1


@dataclass
class _Place:
    """Where the reader stands: the 1-based number of the row that was read last."""

    row: int = 0


def read_csv(path: Path, layout: CsvLayout) -> Iterator[Portion]:
    """Frames of text columns with `_row`; raises Refused FILE_* with the place."""
    codec = encoding_of(path, layout.encoding)
    with path.open(encoding=codec) as file:
        place = _Place()
        header, delimiter = _header(path, file, layout, place)
        while text := file.read(BLOCK):
            block = text if text.endswith("\n") else text + file.readline()
            frame = _quickly(block, header, delimiter, place.row)
            if frame is not None:
                place.row += frame.height
                yield _finished(frame), []
            else:
                yield _carefully(path, block, file, (header, delimiter), place)


def csv_header(path: Path, layout: CsvLayout) -> list[str]:
    """The names in the header row."""
    with path.open(encoding=encoding_of(path, layout.encoding)) as file:
        return _header(path, file, layout, _Place())[0]


def checked_header(names: list[str], where: str) -> list[str]:
    """Trimmed names; raises Refused FILE_HEADER for a name that is empty or there twice."""
    header = [name.strip() for name in names]
    while header and not header[-1]:
        header.pop()
    for column, name in enumerate(header, 1):
        if not name:
            raise Refused(
                "FILE_HEADER",
                "A column has no name.",
                f"{where}, column {column}",
                "Give each column a name, or set `header_row`.",
            )
        if name in METADATA:
            raise Refused(
                "FILE_HEADER",
                "The hub uses this column name itself.",
                f"{where}, column {column} ({name})",
                "Rename the column.",
            )
        if header.index(name) != column - 1:
            raise Refused(
                "FILE_HEADER",
                "Two columns have the same name.",
                f"{where}, column {column} ({name})",
                "Rename one of them.",
            )
    return header


def _header(path: Path, file: TextIO, layout: CsvLayout, place: _Place) -> tuple[list[str], str]:
    first = ""
    for _ in range(layout.header_row):
        first = file.readline()
        if not first:
            raise Refused(
                "FILE_EMPTY",
                "The file has no header row.",
                f"{path.name}, row {layout.header_row}",
                "Check that the export was finished.",
            )
    delimiter = layout.delimiter or _delimiter(first)
    names = next(csv.reader(chain([first], file), delimiter=delimiter), [])
    place.row = layout.header_row
    header = checked_header(names, f"{path.name}, row {layout.header_row}")
    if not header:
        raise Refused(
            "FILE_EMPTY",
            "The header row is empty.",
            f"{path.name}, row {layout.header_row}",
            "Set `header_row`.",
        )
    return header, delimiter


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def _quickly(block: str, header: list[str], delimiter: str, row: int) -> pl.DataFrame | None:
    """The block as a frame when each line is one row of the right width, else None."""
    lines = pl.Series(block.removesuffix("\n").split("\n"), dtype=pl.String)
    bare = lines
    if '"' in block:
        if (lines.str.count_matches('"', literal=True) % 2 == 1).any():
            return None
        bare = lines.str.replace_all(r'"[^"]*"', "")
    if (bare.str.count_matches(delimiter, literal=True) != len(header) - 1).any():
        return None
    if len(header) == 1 and (lines == "").any():
        return None
    return _parsed(block, header, delimiter, row, lines.len())


def _parsed(
    block: str, header: list[str], delimiter: str, row: int, height: int
) -> pl.DataFrame | None:
    try:
        frame = pl.read_csv(
            block.encode(),
            has_header=False,
            new_columns=header,
            infer_schema=False,
            separator=delimiter,
        )
    except pl.exceptions.PolarsError:
        return None  # oddly quoted: the careful reader says where
    if frame.shape != (height, len(header)):
        return None
    return frame.with_columns(pl.int_range(row + 1, row + 1 + pl.len()).alias("_row"))


def _carefully(
    path: Path, block: str, file: TextIO, shape: tuple[list[str], str], place: _Place
) -> Portion:
    header, delimiter = shape
    lines = _lines(block)
    reader = csv.reader(chain(lines, file), delimiter=delimiter, strict=True)
    rows: list[list[str | int]] = []
    errors: list[PartialError] = []
    while reader.line_num < len(lines):
        place.row += 1
        values = _next_row(path, reader, place.row, errors)
        if not values:
            continue
        values = _fitted(values, len(header))
        if len(values) == len(header):
            rows.append([*values, place.row])
        else:
            errors.append(_ragged(path, place.row, len(values), len(header)))
    columns = dict.fromkeys(header, pl.String) | {"_row": pl.Int64}
    return _finished(pl.DataFrame(rows, schema=columns, orient="row")), errors


def _lines(block: str) -> list[str]:
    return [f"{line}\n" for line in block.removesuffix("\n").split("\n")]


def _next_row(
    path: Path, reader: Iterator[list[str]], row: int, errors: list[PartialError]
) -> list[str]:
    try:
        return next(reader, [])
    except csv.Error as error:
        if "end of data" in str(error) or "field limit" in str(error):
            raise Refused(
                "FILE_QUOTE",
                "A quotation mark is never closed.",
                f"{path.name}, row {row}",
                "Correct that row in the file.",
            ) from None
        errors.append(PartialError("FILE_QUOTE", f"{path.name}, row {row}: oddly quoted."))
        return []


def _fitted(values: list[str], width: int) -> list[str]:
    """The row without empty cells beyond the last column (spreadsheets write them)."""
    while len(values) > width and not values[-1]:
        values = values[:-1]
    return values


def _ragged(path: Path, row: int, found: int, expected: int) -> PartialError:
    return PartialError(
        "FILE_ROW_RAGGED",
        f"{path.name}, row {row}: {found} cells where the header has {expected}.",
    )


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    """Empty cells as null, rows without any value left out, `_row` as text."""
    texts = pl.exclude("_row")
    return (
        frame.with_columns(pl.when(texts != "").then(texts).name.keep())
        .filter(pl.any_horizontal(texts.is_not_null()))
        .with_columns(pl.col("_row").cast(pl.String))
    )
