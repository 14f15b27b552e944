"""Rows of one batch with the same key: the same again is nothing, other values are a conflict.

The first row of a key counts. Rows are compared by what they say: values, reasons, absence, and
the raw text of cells that failed.
"""

from collections.abc import Iterator

import polars as pl

from hub.schema.verdict import Cell, MappedRows


def conflicts(rows: MappedRows) -> pl.Series:
    """Boolean: the key stood before in the batch, with other values."""
    first = _first(rows.key)
    if first is None:
        return _nowhere(rows)
    again = first != pl.int_range(len(first), eager=True, dtype=pl.UInt32)
    rows_again, rows_first = again.arg_true(), first.filter(again)
    differ = pl.repeat(value=False, n=len(rows_again), eager=True, dtype=pl.Boolean)
    for said in _said(rows):
        differ |= said.gather(rows_again).ne_missing(said.gather(rows_first))
    return _nowhere(rows).scatter(rows_again.filter(differ), True)


def repetitions(rows: MappedRows) -> pl.Series:
    """Boolean: the key stood before in the batch."""
    return ~rows.key.is_first_distinct() if len(rows.key) else _nowhere(rows)


def _first(key: pl.Series) -> pl.Series | None:
    """Where each row's key stands first; None if every key stands once."""
    if key.n_unique() == len(key):
        return None
    frame = key.alias("k").to_frame().with_row_index("i")
    return frame.select(pl.col("i").first().over("k"))["i"]


def _said(rows: MappedRows) -> Iterator[pl.Series]:
    cells: list[Cell] = list(rows.cells.values())
    for cell in (*cells, *((rows.subject,) if rows.subject else ())):
        yield cell.values
        if cell.absent is not None:
            yield cell.absent
        if cell.reasons is not None:
            yield cell.reasons
            yield cell.raw.set(cell.reasons.is_null(), None)


def _nowhere(rows: MappedRows) -> pl.Series:
    return pl.repeat(value=False, n=len(rows.key), eager=True, dtype=pl.Boolean)
