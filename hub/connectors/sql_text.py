"""Values of a database as text, column by column, and text of a cursor as a value again."""

import datetime as dt
import decimal
from collections.abc import Callable, Sequence
from typing import Any

import orjson
import polars as pl

from hub.errors import Refused
from hub.schema.record import Json


def frame_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    """Rows as text columns; null stays null."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pl.DataFrame(
        [_series(name, values) for name, values in zip(names, columns, strict=True)]
    )


def _series(name: str, values: Sequence[Any]) -> pl.Series:
    kinds = {type(value) for value in values} - {type(None)}
    if kinds <= {str}:
        return pl.Series(name, values, dtype=pl.String)
    if kinds == {int} and all(value is None or abs(value) < 1 << 62 for value in values):
        return pl.Series(name, values, dtype=pl.Int64).cast(pl.String)
    return pl.Series(name, [text_of(value) for value in values], dtype=pl.String)


def text_of(value: Any) -> str | None:
    """Dates and times as ISO, decimals with all their digits, bytes as hex, true and false."""
    if value is None or isinstance(value, str):
        return value
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    return str(value)


def _duration(value: dt.timedelta) -> str:
    return f"PT{value.total_seconds():g}S"


_WRITERS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: "true" if value else "false"),
    (decimal.Decimal, lambda value: format(value, "f")),
    ((dt.datetime, dt.date, dt.time), lambda value: value.isoformat()),
    (dt.timedelta, _duration),
    ((bytes, bytearray, memoryview), lambda value: bytes(value).hex()),
    ((dict, list), lambda value: orjson.dumps(value, default=str).decode()),
)

_READERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": decimal.Decimal,
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "text": str,
}


def cursor_of(value: Any) -> Json:
    """A cursor that keeps the value's type: `{"kind", "value"}`."""
    return {"kind": _kind(value), "value": text_of(value)}


def _kind(value: Any) -> str:
    for kind, name in (
        (dt.datetime, "datetime"),
        (dt.date, "date"),
        (int, "integer"),
        ((float, decimal.Decimal), "decimal"),
        (str, "text"),
    ):
        if isinstance(value, kind) and not isinstance(value, bool):
            return name
    raise Refused(
        "SQL_CURSOR",
        "This column cannot serve as a cursor.",
        f"type {type(value).__name__}",
        "Choose a column of numbers, dates or times.",
    )


def start_of(cursor: Json, overlap: float) -> Any:
    """The value from which to read again: the cursor less `overlap` (seconds, days or units).

    A text cursor that reads as a time goes back by seconds and keeps its shape.
    """
    value = _READERS[cursor["kind"]](cursor["value"])
    if not overlap:
        return value
    if isinstance(value, dt.datetime):
        return value - dt.timedelta(seconds=overlap)
    if isinstance(value, dt.date):
        return value - dt.timedelta(days=overlap)
    if isinstance(value, str):
        return _text_before(value, overlap)
    return value - type(value)(overlap)


def _text_before(value: str, overlap: float) -> str:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    if len(value) == len("2026-01-01"):
        return (moment - dt.timedelta(days=overlap)).date().isoformat()
    earlier = moment - dt.timedelta(seconds=overlap)
    precision = "microseconds" if "." in value else "seconds"
    return earlier.isoformat(sep="T" if "T" in value else " ", timespec=precision)
