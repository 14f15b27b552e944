"""Quarantine: what could not land, why, and its raw value, sealed under whom it belongs to.

One entry per (stream, record, entity, row key, field): a cell that waits, or with an empty entity
a record that is rejected or waits whole (its body lies in `raw_record`). An entry is resolved
when its cell lands; it keeps when it was first seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import polars as pl

from hub.store.landing.copying import append, copy_in, hexes
from hub.store.landing.desk import Desk
from hub.store.landing.places import QUARANTINED, word_of
from hub.store.landing.triage import Triage
from hub.store.scripts import script, statement
from hub.store.uuid7 import id_bytes_of, uuid7s

UNMAPPED: Final = "UNMAPPED"
MESSAGES = {
    UNMAPPED: "No term or row of ours is known for the value.",
    "INVALID": "The value cannot be read as the field's kind.",
    "CONFLICT": "The value contradicts another one that is held.",
    "UNKNOWN_REFERENCE": "What the value names is not known.",
    "AMBIGUOUS": "The value names more than one row.",
}
_WAITS = "The record waits for a row that is not there yet."


class WaitingCell(NamedTuple):
    """A cell that waits, or with empty entity, row key and field a whole record."""

    record: int
    entity: str
    row_key: str
    field: str
    code: str
    raw: str | None
    subject: str
    message: str = ""


def whole(record: int, code: str, subject: str, message: str = "") -> WaitingCell:
    """A record that is rejected or waits."""
    return WaitingCell(record, "", "", "", code, None, subject, message or _WAITS)


CELLS: Final = pl.Schema({"record": pl.UInt32, **dict.fromkeys(WaitingCell._fields[1:], pl.String)})
"""Waiting cells as a frame: the fields of `WaitingCell`."""
_NAME: Final = ("record_key", "entity", "row_key", "field")


def cells_of(cells: Iterable[WaitingCell]) -> pl.DataFrame:
    """A frame of CELLS."""
    return pl.DataFrame(list(cells), schema=CELLS, orient="row")


@dataclass(frozen=True)
class WaitingFrames:
    """What is written of waiting cells: new ones, those that waited before, and what is over."""

    new: pl.DataFrame
    again: pl.DataFrame
    over: list[str]
    """Ids."""


async def waited(desk: Desk, seen: Triage, gone_through: Sequence[int]) -> pl.DataFrame:
    """Entries that there are of these records: their names and `id`."""
    schema = dict.fromkeys((*_NAME, "id"), pl.String)
    keys = sorted({seen.keys[at] for at in gone_through if not seen.is_new(at)})
    if not keys:
        return pl.DataFrame(schema=schema)
    rows = await desk.connection.fetch(
        "select record_key, entity, row_key, field, id::text from hub.quarantine "
        "where stream_id = $1 and record_key = any($2::text[])",
        desk.landing.stream_id,
        keys,
    )
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")


def seal_waiting(
    desk: Desk, seen: Triage, cells: pl.DataFrame, before: pl.DataFrame
) -> WaitingFrames:
    """Seal raw values; only computing, any thread may do it. `before` is what `waited` gave."""
    keys = pl.Series(seen.keys, dtype=pl.String).gather(cells["record"])
    named = cells.with_columns(keys.alias("record_key")).unique(
        _NAME, keep="last", maintain_order=True
    )
    known = named.join(before, on=_NAME, how="left", maintain_order="left")
    there = known["id"].is_not_null()
    fresh = known.filter(~there)
    over = before.join(named, on=_NAME, how="anti")["id"].to_list()
    ids = pl.Series(uuid7s(fresh.height), dtype=pl.String)
    return WaitingFrames(
        _frame(desk, fresh.with_columns(ids.alias("id"))), _frame(desk, known.filter(there)), over
    )


async def store_waiting(desk: Desk, frames: WaitingFrames) -> None:
    """Enter what waits; resolve what waited in the records gone through and does no more."""
    await append(desk.connection, desk.made.machinery.quarantine, frames.new)
    if frames.again.height:
        make, merge, drop = script("quarantine_again.sql")
        await desk.connection.execute(make)
        await copy_in(desk.connection, "again", frames.again)
        await desk.connection.execute(merge)
        await desk.connection.execute(drop)
    if frames.over:
        await desk.connection.execute(statement("quarantine_resolve.sql"), frames.over)


def _frame(desk: Desk, cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with `id` and `record_key`, sealed."""
    sealed = desk.sealer.seal_bytes_many(
        QUARANTINED,
        "raw",
        id_bytes_of(cells["id"].to_list()),
        id_bytes_of(cells["subject"].to_list()),
        cells["raw"].cast(pl.Binary).to_list(),
    )
    told = pl.col("code").replace_strict(MESSAGES, default=_WAITS, return_dtype=pl.String)
    return cells.select(
        "id",
        *_NAME,
        "code",
        "subject",
        pl.when(pl.col("message") == "").then(told).otherwise("message").alias("message"),
        pl.lit(str(desk.landing.stream_id)).alias("stream_id"),
        pl.lit(desk.landing.run_id).alias("run_id"),
        pl.lit("open").alias("state"),
        hexes(sealed, "raw"),
        hexes(_words(desk, cells), "word"),
    )


def _words(desk: Desk, cells: pl.DataFrame) -> list[bytes | None]:
    """The word of the queue that each cell waits with; each word is named once."""

    @cache
    def word(entity: str, field: str, raw: str) -> bytes:
        return word_of(desk.sealer, desk.landing.stream_id, f"{entity}.{field}", raw)

    named = cells.select("code", "entity", "field", "raw").iter_rows()
    return [
        word(entity, field, raw) if code == UNMAPPED and raw is not None else None
        for code, entity, field, raw in named
    ]


async def resolve_of(desk: Desk, record_keys: Sequence[str]) -> None:
    """Nothing waits any more of records that are gone."""
    await desk.connection.execute(
        "update hub.quarantine set state = 'resolved', last_seen = now() "
        "where stream_id = $1 and record_key = any($2::text[]) and state = 'open'",
        desk.landing.stream_id,
        list(record_keys),
    )
