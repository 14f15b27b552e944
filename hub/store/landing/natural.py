"""Natural keys of owned rows: one day of one employee is told by one stream.

A row whose natural key an open row of another record has cannot land: its record is rejected.
"""

from collections.abc import Sequence
from typing import Any, Final

import orjson
import polars as pl
from sqlalchemy import (
    JSON,
    ColumnElement,
    Integer,
    String,
    bindparam,
    cast,
    exists,
    func,
    select,
    true,
)

from hub.schema.verdict import RejectedRecord
from hub.store.landing.copying import prepared
from hub.store.landing.desk import NATURAL_KEY_TAKEN, Desk
from hub.store.landing.identify import Held
from hub.store.landing.resolved import Resolved

_FEW: Final = 20
"""A column in which each value stands so often is worth a question of its own."""


async def hold_taken(desk: Desk, one: Resolved, held: Held) -> None:
    """Reject the records whose rows stand in the way of others."""
    said = natural_keys(one)
    kept = await _kept(desk, one, said)
    names = one.rows.spec.unique
    # Nobody is in the way of a key that stands once in the batch and not at all in the table.
    doubtful = said.filter(said.select(names).is_duplicated() | _among(said, kept, names))
    holders = {row[1:]: row[0] for row in kept.rows()}
    records = one.rows.record.to_list()
    for at, *values in doubtful.rows():
        key = tuple(values)
        if holders.setdefault(key, one.ids[at]) != one.ids[at] and records[at] not in held:
            held.rejected[records[at]] = RejectedRecord(
                records[at],
                NATURAL_KEY_TAKEN,
                f"Another {one.rows.spec.name} stands there with the same {' and '.join(names)}.",
                f"{one.rows.spec.name}.{names[0]}",
            )


def natural_keys(one: Resolved) -> pl.DataFrame:
    """`at` and the natural key of the rows that have a whole one, as text."""
    columns = [
        (one.links[name].column if name in one.links else one.rows.cells[name].values).alias(name)
        for name in one.rows.spec.unique
    ]
    return pl.DataFrame(columns).with_row_index("at").drop_nulls()


def _among(said: pl.DataFrame, kept: pl.DataFrame, names: Sequence[str]) -> pl.Series:
    """Boolean: the key is in the table."""
    marked = kept.select(names).unique().with_columns(there=True)
    return said.join(marked, on=names, how="left", maintain_order="left")["there"].is_not_null()


async def _kept(desk: Desk, one: Resolved, said: pl.DataFrame) -> pl.DataFrame:
    """`id` and natural key of the open rows that have one of these keys.

    Asked first is which of the values of a column with few of them are there at all: a batch of
    new days needs no further look.
    """
    table, spec = desk.made.main[one.rows.spec.name], one.rows.spec
    columns = {name: table.c[spec.fields[name].column + _suffix(one, name)] for name in spec.unique}
    left = said
    counts = {name: said[name].n_unique() for name in columns}
    for name in (name for name in columns if counts[name] * _FEW <= said.height):
        known = await _there(desk, columns[name], left[name].unique().to_list())
        left = left.filter(left[name].is_in(known))
        if not left.height:
            return pl.DataFrame(schema=dict.fromkeys(("id", *columns), pl.String))
    return await _holders(desk, list(columns.values()), left.select(spec.unique).unique())


async def _holders(
    desk: Desk, columns: Sequence[ColumnElement[Any]], keys: pl.DataFrame
) -> pl.DataFrame:
    """Open rows with these keys."""
    table = columns[0].table
    names = [f"k{at}" for at in range(len(columns))]
    given = func.json_array_elements(bindparam("wanted", type_=JSON)).column_valued("given")
    texts = [cast(given.op("->>")(cast(at, Integer)), String) for at in range(len(columns))]
    wanted = select(*(one.label(name) for one, name in zip(texts, names, strict=True))).subquery()
    same = [
        column == cast(wanted.c[name], column.type)
        for column, name in zip(columns, names, strict=True)
    ]
    # Laterally, so that each key is one look-up in the index, whatever the planner believes.
    there = select(table.c.id).where(*same, table.c.closed_at.is_(None)).offset(0)
    holder = there.correlate(wanted).lateral("holder")
    query = select(holder.c.id, *(wanted.c[name] for name in names)).select_from(
        wanted.join(holder, true())
    )
    whole = orjson.dumps(keys.rows()).decode()
    rows: list[Any] = await desk.connection.fetch(*prepared(query, {"wanted": whole}))
    found = [(str(row[0]), *row[1:]) for row in map(tuple, rows)]
    schema = dict.fromkeys(("id", *keys.columns), pl.String)
    return pl.DataFrame(found, schema=schema, orient="row")


async def _there(desk: Desk, column: ColumnElement[Any], values: Sequence[str]) -> list[str]:
    """Those values that any row has."""
    texts = func.json_array_elements_text(bindparam("values", type_=JSON)).column_valued("said")
    query = select(texts).where(exists().where(column == cast(texts, column.type)))
    given = orjson.dumps(values).decode()
    rows = await desk.connection.fetch(*prepared(query, {"values": given}))
    return [row[0] for row in rows]


def _suffix(one: Resolved, name: str) -> str:
    return one.rows.spec.fields[name].kind.main.suffix
