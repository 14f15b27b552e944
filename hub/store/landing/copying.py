"""Whole frames into tables: rows go in by COPY, new images replace old ones in one statement.

A frame's columns are Strings in the form in which Postgres reads them (null is null); that is
what `encode` makes.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final

import polars as pl
from sqlalchemy import (
    ClauseElement,
    Column,
    CompoundSelect,
    Select,
    Table,
    column,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy import table as lightweight
from sqlalchemy.dialects.postgresql import asyncpg as dialect

from hub.store.landing.desk import Connection

_DIALECT = dialect.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
_PORTION: Final = 5_000
NOT_COPIED = frozenset({"valid", "plain"})
"""Columns that Postgres computes."""


def hexes(values: Sequence[bytes | None], name: str = "") -> pl.Series:
    r"""Bytes as Postgres reads them: `\x…`."""
    found = pl.Series(name, values, dtype=pl.Binary).bin.encode("hex")
    return ("\\x" + found).alias(name)


def sql(statement: ClauseElement) -> str:
    """A statement of SQLAlchemy as text for asyncpg; it must hold no value."""
    return str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def prepared(
    statement: Select[Any] | CompoundSelect[Any], arguments: Mapping[str, Any]
) -> tuple[Any, ...]:
    """A statement as text and the values of its binds, in order, as asyncpg wants them."""
    made = statement.compile(dialect=_DIALECT)
    values = {**made.params, **arguments}
    return (str(made), *(values[name] for name in made.positiontup or ()))


async def copy_in(connection: Connection, name: str, frame: pl.DataFrame, schema: str = "") -> None:
    """Append a frame to a table; `schema` empty is a temporary table."""
    if not frame.height:
        return
    await connection.copy_to_table(
        name, source=_lines(frame), columns=frame.columns, schema_name=schema or None, format="csv"
    )


async def _lines(frame: pl.DataFrame) -> AsyncIterator[bytes]:
    """A frame as CSV, in portions: Postgres takes in one while the next is written."""
    for part in frame.iter_slices(_PORTION):
        buffer = io.BytesIO()
        await asyncio.to_thread(part.write_csv, buffer, include_header=False)
        yield buffer.getvalue()


async def append(connection: Connection, table: Table, frame: pl.DataFrame) -> None:
    """New rows of a table."""
    await copy_in(connection, table.name, frame, table.schema or "")


async def staged(connection: Connection, table: Table, frame: pl.DataFrame, name: str) -> Any:
    """A temporary table of the frame's columns, typed as in `table`, until the commit."""
    columns = [table.c[one] for one in frame.columns]
    shape = sql(select(*columns).select_from(table).limit(literal(0)))
    await connection.execute(f"create temp table {name} on commit drop as {shape}")
    await copy_in(connection, name, frame)
    return staging(name, columns)


def staging(name: str, columns: Sequence[Column[Any]]) -> Any:
    """A temporary table as SQLAlchemy sees it."""
    return lightweight(name, *(column(one.name, one.type) for one in columns))


async def supersede(
    connection: Connection, table: Table, history: Table, frame: pl.DataFrame, *, release: str = ""
) -> None:
    """Rows that are there get new values; their present images go to the history.

    The frame has `id` and the columns that are set. `release` names a unique column whose values
    may change hands within the frame: they are let go before they are given.
    """
    if not frame.height:
        return
    name = f"next_{table.name}"
    temp = await staged(connection, table, frame, name)
    await keep_images(connection, table, history, select(temp.c.id))
    mine = table.c.id == temp.c.id
    if release:
        moved = table.c[release].is_distinct_from(temp.c[release])
        await connection.execute(sql(update(table).values({release: None}).where(mine, moved)))
    values = {one: temp.c[one] for one in frame.columns if one != "id"}
    await connection.execute(sql(update(table).values({**values, **stepped(table)}).where(mine)))
    await connection.execute(f"drop table {name}")


async def keep_images(connection: Connection, table: Table, history: Table, ids: Any) -> None:
    """Copy the present images of these rows to the history, closed as of now."""
    columns = [one for one in table.columns if one.name not in NOT_COPIED and one.name in history.c]
    ended = func.tstzrange(func.lower(table.c.recorded), _later(table))
    images = [ended if one.name == "recorded" else one for one in columns]
    chosen = select(*images).where(table.c.id.in_(ids))
    statement = insert(history).from_select([one.name for one in columns], chosen)
    await connection.execute(sql(statement))


def stepped(table: Table) -> dict[str, Any]:
    """A new version, recorded from now on."""
    return {
        "version": table.c.version + 1,
        "recorded": func.tstzrange(_later(table), None),
    }


def _later(table: Table) -> Any:
    """Now, or when the image was recorded if the clock went back."""
    return func.greatest(func.now(), func.lower(table.c.recorded))
