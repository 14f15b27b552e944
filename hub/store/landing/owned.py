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

from hub.store.landing.copying import append, hexes, supersede
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.digests import digests
from hub.store.landing.encode import columns_of
from hub.store.landing.identify import owned_keys
from hub.store.landing.quarantine import CELLS
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
    pending: pl.Series
    """JSON of what waits, by row."""
    hashes: list[bytes]

    @cached_property
    def new(self) -> pl.Series:
        """Boolean: the row is not there yet."""
        return pl.Series([one is None for one in self.resolved.prior], dtype=pl.Boolean)

    @cached_property
    def other(self) -> pl.Series:
        """Boolean: the row is there and says something else, or was closed."""
        if self.new.all():
            return ~self.new
        pairs = zip(self.resolved.prior, self.hashes, strict=True)
        differ = [one is not None and (one.hash != now or not one.open) for one, now in pairs]
        return pl.Series(differ, dtype=pl.Boolean)

    def written(self) -> list[str]:
        """Ids of the rows to be written."""
        ids = pl.Series(self.resolved.ids, dtype=pl.String)
        return ids.filter(self.new | self.other).to_list()

    def waiting_cells(self) -> pl.DataFrame:
        """Cells that wait, as CELLS."""
        rows, subjects = self.resolved.rows, pl.Series(self.resolved.subjects, dtype=pl.String)
        found = [
            pl.DataFrame(
                {
                    "record": rows.record.cast(pl.UInt32),
                    "row_key": rows.key,
                    "code": reasons,
                    "raw": rows.cells[name].raw,
                    "subject": subjects.fill_null(NOBODY),
                }
            )
            .filter(pl.col("code").is_not_null())
            .with_columns(
                pl.lit(rows.spec.name).alias("entity"),
                pl.lit(name).alias("field"),
                pl.lit("").alias("message"),
            )
            .select(CELLS.names())
            for name in rows.cells
            if (reasons := _reasons(self.resolved, name)) is not None
        ]
        return pl.concat([pl.DataFrame(schema=CELLS), *found])


def gather_owned(desk: Desk, seen: Triage, one: Resolved) -> OwnedRows:
    """Values and hashes of the rows of an owned entity."""
    values: dict[str, pl.Series] = {}
    for name, cell in one.rows.cells.items():
        link = one.links.get(name)
        values[name] = link.column if link else cell.values
    pending = pending_of(one)
    return OwnedRows(one, seen.keys, values, pending, _hashes(desk, values, pending))


def _reasons(one: Resolved, name: str) -> pl.Series | None:
    link = one.links.get(name)
    found = link.why if link else one.rows.cells[name].reasons
    return found if found is not None and found.null_count() < len(found) else None


def pending_of(one: Resolved) -> pl.Series:
    """What `waiting_cells` makes of the reasons of each row; all rows at once."""
    codes = {
        name: reasons for name in one.rows.cells if (reasons := _reasons(one, name)) is not None
    }
    if not codes:
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(one.ids))
    told = [
        pl.lit(f'{{"field":"{name}","reason":"') + pl.col(name) + pl.lit('"}') for name in codes
    ]
    listed = pl.concat_str(told, separator=",", ignore_nulls=True)
    some = pl.any_horizontal(pl.col(name).is_not_null() for name in codes)
    return pl.DataFrame(codes).select(
        pl.when(some).then(pl.lit("[") + listed + pl.lit("]")).alias("pending")
    )["pending"]


def _hashes(desk: Desk, values: dict[str, pl.Series], pending: pl.Series) -> list[bytes]:
    columns = {f"v{at}": series for at, series in enumerate(values.values())}
    frame = pl.DataFrame({**columns, "p": pending})
    names = pl.lit(_BETWEEN.join(values))
    parts = pl.concat_str(pl.all().fill_null(_NULL), separator=_BETWEEN)
    said = frame.select((names + parts).cast(pl.Binary).alias("said"))["said"]
    return digests(desk.sealer, HASH, said.to_list())


def groups_of(owned: OwnedRows) -> Iterator[tuple[str, str]]:
    """(subject, key group) that sealing the rows to be written takes."""
    spec = owned.resolved.rows.spec
    groups = {spec.fields[name].cls.key_group for name in owned.values if _is_sealed(owned, name)}
    if not groups:
        return iter(())
    subjects = pl.Series(owned.resolved.subjects, dtype=pl.String).filter(owned.new | owned.other)
    people = subjects.fill_null(NOBODY).unique().to_list()
    return ((person, group) for group in groups for person in people)


def _is_sealed(owned: OwnedRows, name: str) -> bool:
    return owned.resolved.rows.spec.fields[name].kind.sealed


@dataclass(frozen=True)
class OwnedFrames:
    """Rows of an owned entity, encoded and sealed: new ones, and those that supersede others."""

    table: Table
    new: pl.DataFrame | None
    other: pl.DataFrame | None


def encode_owned(desk: Desk, all_rows: Sequence[OwnedRows]) -> list[OwnedFrames]:
    """Encode and seal; only computing, any thread may do it."""
    return [_encoded(desk, one) for one in all_rows]


def _encoded(desk: Desk, owned: OwnedRows) -> OwnedFrames:
    new = other = None
    if owned.new.any():
        # Version 1, recorded from now on: the table's defaults, which Postgres need not read.
        new = _frame(desk, owned, owned.new)
        new = new.sort("record_key", "row_key")  # as the index has them: neighbours stay close
    if owned.other.any():
        closed = pl.lit(None, dtype=pl.String).alias("closed_at")
        other = _frame(desk, owned, owned.other).with_columns(closed, *_silent(desk, owned))
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
    records = pl.Series(owned.record_keys, dtype=pl.String).gather(one.rows.record.filter(keep))
    rows, about = _sealed_for(owned, ids, keep)
    columns = [ids]
    for name, said in owned.values.items():
        columns += columns_of(desk, spec, spec.fields[name], said.filter(keep), rows, about)
    return pl.DataFrame(columns).with_columns(
        owned.pending.filter(keep).alias("pending"),
        records.alias("record_key"),
        owned_keys(records, one.rows.key.filter(keep)).alias("row_key"),
        hexes(owned.hashes, "content_hash").filter(keep),
        pl.lit(str(desk.landing.stream_id)).alias("stream_id"),
        pl.lit(str(desk.landing.mapping_version)).alias("mapping_version"),
    )


def _silent(desk: Desk, owned: OwnedRows) -> list[pl.Expr]:
    """Nulls for fields that the mapping does not name (any more): the record is the row."""
    spec = owned.resolved.rows.spec
    table = desk.made.main[spec.name]
    names = [
        name
        for one in spec.targets
        if one.name not in owned.values
        for name in (f"{one.column}{column.suffix}" for column in one.kind.columns)
        if name in table.c
    ]
    return [pl.lit(None, dtype=pl.String).alias(name) for name in names]


def _sealed_for(
    owned: OwnedRows, ids: pl.Series, keep: pl.Series
) -> tuple[list[bytes], list[bytes]]:
    """Rows and whom they are about, where a field is sealed."""
    if not any(_is_sealed(owned, name) for name in owned.values):
        return [], []
    subjects = pl.Series(owned.resolved.subjects, dtype=pl.String).filter(keep).fill_null(NOBODY)
    return id_bytes_of(ids.to_list()), id_bytes_of(subjects.to_list())
