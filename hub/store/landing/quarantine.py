"""Quarantine: what could not land, why, and its raw value, sealed under whom it belongs to.

One entry per (stream, record, entity, row key, field): a cell that waits, or with an empty entity
a record that is rejected or waits whole (its body lies in `raw_record`). An entry is resolved
when its cell lands; it keeps when it was first seen.
"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from hub.store.landing.copying import append, copy_in, hexes
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.places import QUARANTINED
from hub.store.landing.triage import Triage
from hub.store.scripts import script, statement
from hub.store.uuid7 import id_bytes_of, uuid7s

MESSAGES = {
    "UNMAPPED": "No term or row of ours is known for the value.",
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


async def store_waiting(
    desk: Desk, seen: Triage, cells: Sequence[WaitingCell], gone_through: Sequence[int]
) -> None:
    """Enter what waits; resolve what waited in these records and does no more."""
    keys = sorted({seen.keys[at] for at in gone_through if not seen.is_new(at)})
    known = await _known(desk, keys) if keys else {}
    named = {_name(seen, cell): cell for cell in cells}
    new = [(name, cell) for name, cell in named.items() if name not in known]
    again = [(name, cell) for name, cell in named.items() if name in known]
    table = desk.made.machinery.quarantine
    await append(desk.connection, table, _frame(desk, new, uuid7s(len(new))))
    if again:
        make, merge, drop = script("quarantine_again.sql")
        await desk.connection.execute(make)
        frame = _frame(desk, again, [known[name] for name, _ in again])
        await copy_in(desk.connection, "again", frame)
        await desk.connection.execute(merge)
        await desk.connection.execute(drop)
    over = [row_id for name, row_id in known.items() if name not in named]
    if over:
        await desk.connection.execute(statement("quarantine_resolve.sql"), over)


_Name = tuple[str, str, str, str]


def _name(seen: Triage, cell: WaitingCell) -> _Name:
    return seen.keys[cell.record], cell.entity, cell.row_key, cell.field


async def _known(desk: Desk, keys: list[str]) -> dict[_Name, str]:
    rows = await desk.connection.fetch(
        "select record_key, entity, row_key, field, id::text from hub.quarantine "
        "where stream_id = $1 and record_key = any($2::text[])",
        desk.landing.stream_id,
        keys,
    )
    return {(row[0], row[1], row[2], row[3]): row[4] for row in rows}


def _frame(desk: Desk, named: Sequence[tuple[_Name, WaitingCell]], ids: list[str]) -> pl.DataFrame:
    cells = [cell for _, cell in named]
    subjects = [cell.subject for cell in cells]
    raw = [None if cell.raw is None else cell.raw.encode() for cell in cells]
    sealed = desk.sealer.seal_bytes_many(
        QUARANTINED, "raw", id_bytes_of(ids), id_bytes_of(subjects), raw
    )
    messages = [cell.message or MESSAGES.get(cell.code, _WAITS) for cell in cells]
    texts = {
        "id": ids,
        "record_key": [name[0] for name, _ in named],
        "entity": [cell.entity for cell in cells],
        "row_key": [cell.row_key for cell in cells],
        "field": [cell.field for cell in cells],
        "code": [cell.code for cell in cells],
        "message": messages,
        "subject": subjects,
    }
    frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
    return frame.with_columns(
        pl.lit(str(desk.landing.stream_id)).alias("stream_id"),
        pl.lit(desk.landing.run_id).alias("run_id"),
        pl.lit("open").alias("state"),
        hexes(sealed, "raw"),
    )


async def resolve_of(desk: Desk, record_keys: Sequence[str]) -> None:
    """Nothing waits any more of records that are gone."""
    await desk.connection.execute(
        "update hub.quarantine set state = 'resolved', last_seen = now() "
        "where stream_id = $1 and record_key = any($2::text[]) and state = 'open'",
        desk.landing.stream_id,
        list(record_keys),
    )


def subjects_of(cells: Sequence[WaitingCell]) -> set[str]:
    """Whose keys the raw values are sealed under."""
    return {cell.subject for cell in cells if cell.raw is not None} or {NOBODY}
