"""Owned entities: the mapped record is the row. The path of millions of records.

Whole columns at a time; new rows go into their table by COPY, rows that say something else
supersede the old ones in one statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl
from sqlalchemy import Table

from hub.schema.model import Field
from hub.store.landing.copying import append, hexes, supersede
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.digests import digests
from hub.store.landing.encode import columns_of, waiting_cells
from hub.store.landing.identify import owned_key
from hub.store.landing.quarantine import WaitingCell
from hub.store.landing.resolved import Resolved
from hub.store.landing.triage import Triage
from hub.store.sealing.seal import Place
from hub.store.uuid7 import id_bytes_of

HASH: Final = Place("owned", "hash")
_BETWEEN, _NULL = "\x1f", "\x00"


@dataclass(frozen=True)
class OwnedRows:
    """Rows of an owned entity: their values, what waits, and which of them differ."""

    resolved: Resolved
    record_keys: list[str]
    """Of the whole batch."""
    values: dict[str, pl.Series]
    """Canonical text by field."""
    pending: list[str | None]
    """JSON of what waits, by row."""
    hashes: list[bytes]

    @cached_property
    def new(self) -> pl.Series:
        """Boolean: the row is not there yet."""
        return pl.Series([one is None for one in self.resolved.prior], dtype=pl.Boolean)

    @cached_property
    def other(self) -> pl.Series:
        """Boolean: the row is there and says something else, or was closed."""
        pairs = zip(self.resolved.prior, self.hashes, strict=True)
        differ = [one is not None and (one.hash != now or not one.open) for one, now in pairs]
        return pl.Series(differ, dtype=pl.Boolean)

    def written(self) -> list[str]:
        """Ids of the rows to be written."""
        ids = pl.Series(self.resolved.ids, dtype=pl.String)
        return ids.filter(self.new | self.other).to_list()

    def waiting_cells(self) -> Iterator[WaitingCell]:
        """Cells that wait."""
        rows = self.resolved.rows
        for name in rows.cells:
            reasons = _reasons(self.resolved, name)
            if reasons is None:
                continue
            for at, cell_raw in _where(reasons, rows.cells[name].raw):
                yield WaitingCell(
                    rows.record[at],
                    rows.spec.name,
                    rows.key[at],
                    name,
                    reasons[at],
                    cell_raw,
                    self.resolved.subjects[at] or NOBODY,
                )


def _where(reasons: pl.Series, raw: pl.Series) -> Iterator[tuple[int, str | None]]:
    for at in reasons.is_not_null().arg_true().to_list():
        yield at, raw[at]


def gather_owned(desk: Desk, seen: Triage, one: Resolved) -> OwnedRows:
    """Values and hashes of the rows of an owned entity."""
    values: dict[str, pl.Series] = {}
    for name, cell in one.rows.cells.items():
        link = one.links.get(name)
        values[name] = pl.Series(link.ids, dtype=pl.String) if link else cell.values
    pending = _pending(one)
    return OwnedRows(one, seen.keys, values, pending, _hashes(desk, values, pending))


def _reasons(one: Resolved, name: str) -> pl.Series | None:
    link = one.links.get(name)
    if link is None:
        found = one.rows.cells[name].reasons
    elif any(link.reasons):
        found = pl.Series(link.reasons, dtype=pl.String)
    else:
        found = None
    return found if found is not None and found.null_count() < len(found) else None


def _pending(one: Resolved) -> list[str | None]:
    found: list[str | None] = [None] * len(one.ids)
    waiting: dict[int, dict[str, str]] = {}
    for name in one.rows.cells:
        reasons = _reasons(one, name)
        if reasons is not None:
            at = reasons.is_not_null().arg_true()
            for row, code in zip(at.to_list(), reasons.gather(at).to_list(), strict=True):
                waiting.setdefault(row, {})[name] = code
    for row, codes in waiting.items():
        found[row] = waiting_cells(codes)
    return found


def _hashes(desk: Desk, values: dict[str, pl.Series], pending: Sequence[str | None]) -> list[bytes]:
    columns = {f"v{at}": series for at, series in enumerate(values.values())}
    frame = pl.DataFrame({**columns, "p": pl.Series(pending, dtype=pl.String)})
    said = frame.select(pl.concat_str(pl.all().fill_null(_NULL), separator=_BETWEEN).alias("said"))[
        "said"
    ]
    names = _BETWEEN.join(values)
    return digests(desk.sealer, HASH, (f"{names}{text}".encode() for text in said.to_list()))


def groups_of(owned: OwnedRows) -> Iterator[tuple[str, str]]:
    """(subject, key group) that sealing the rows to be written takes."""
    spec, write = owned.resolved.rows.spec, owned.new | owned.other
    people = {
        subject or NOBODY
        for subject, wanted in zip(owned.resolved.subjects, write.to_list(), strict=True)
        if wanted
    }
    groups = {spec.fields[name].cls.key_group for name in owned.values if _is_sealed(owned, name)}
    return ((person, group) for group in groups for person in people)


def _is_sealed(owned: OwnedRows, name: str) -> bool:
    return owned.resolved.rows.spec.fields[name].kind.sealed


@dataclass(frozen=True)
class OwnedFrames:
    """Rows of an owned entity, encoded and sealed: new ones, and those that supersede others."""

    table: Table
    new: pl.DataFrame | None
    other: pl.DataFrame | None


def encode_owned(desk: Desk, all_rows: Sequence[OwnedRows], stamp: str) -> list[OwnedFrames]:
    """Encode and seal; only computing, any thread may do it. `stamp`: the transaction's time."""
    return [_encoded(desk, one, stamp) for one in all_rows]


def _encoded(desk: Desk, owned: OwnedRows, stamp: str) -> OwnedFrames:
    new = other = None
    if owned.new.any():
        new = _frame(desk, owned, owned.new).with_columns(
            pl.lit("1").alias("version"), pl.lit(f"[{stamp},)").alias("recorded")
        )
    if owned.other.any():
        closed = pl.lit(None, dtype=pl.String).alias("closed_at")
        other = _frame(desk, owned, owned.other).with_columns(closed)
    return OwnedFrames(desk.made.main[owned.resolved.rows.spec.name], new, other)


async def write_owned(desk: Desk, frames: OwnedFrames) -> None:
    """Insert new rows, let others be superseded."""
    table = frames.table
    if frames.new is not None:
        await append(desk.connection, table, frames.new)
    if frames.other is not None:
        await supersede(desk.connection, table, desk.made.history[table.name], frames.other)


def _frame(desk: Desk, owned: OwnedRows, keep: pl.Series) -> pl.DataFrame:
    one, spec = owned.resolved, owned.resolved.rows.spec
    ids = pl.Series("id", one.ids, dtype=pl.String).filter(keep)
    records = [owned.record_keys[at] for at in one.rows.record.filter(keep).to_list()]
    row_keys = map(owned_key, records, one.rows.key.filter(keep).to_list())
    subjects = pl.Series(one.subjects, dtype=pl.String).filter(keep).fill_null(NOBODY)
    sealed = any(_is_sealed(owned, name) for name in owned.values)
    rows = id_bytes_of(ids.to_list()) if sealed else []
    about = id_bytes_of(subjects.to_list()) if sealed else []
    columns = [ids]
    for field in _said(owned):
        values = owned.values[field.name].filter(keep)
        columns += columns_of(desk, spec, field, values, rows, about)
    return pl.DataFrame(columns).with_columns(
        pl.Series("pending", owned.pending, dtype=pl.String).filter(keep),
        pl.Series("record_key", records, dtype=pl.String),
        pl.Series("row_key", list(row_keys), dtype=pl.String),
        hexes(owned.hashes, "content_hash").filter(keep),
        pl.lit(str(desk.landing.stream_id)).alias("stream_id"),
        pl.lit(str(desk.landing.mapping_version)).alias("mapping_version"),
    )


def _said(owned: OwnedRows) -> list[Field]:
    """Fields that the batch says something about. What a mapping does not name stays as it is."""
    return [owned.resolved.rows.spec.fields[name] for name in owned.values]
