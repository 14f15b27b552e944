"""Current projections of employees: what of their employments, posts and education holds today.

A projection is a change of the employee's row like any other, but one landing is one step of its
version: what was written in the same transaction is set in place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
import polars as pl
from sqlalchemy import column, select
from sqlalchemy import table as lightweight

from hub.schema.model import EntitySpec
from hub.store.landing.copying import copy_in, keep_images
from hub.store.landing.counters import counted, groups_of
from hub.store.landing.desk import Connection
from hub.store.scripts import script
from hub.store.search import lexemes, tsvector
from hub.store.tables import Tables


@dataclass(frozen=True)
class Projected:
    """Employees whose row became another one."""

    changed: Mapping[str, frozenset[str]]
    """Of rows that were there before this transaction: what changed of them, by group."""
    moved: list[str]
    """Their manager or department is another one."""


async def project(
    connection: Connection,
    made: Tables,
    today: date,
    people: Sequence[str],
    written: Sequence[str],
) -> Projected:
    """Bring the projections of these employees up to date; `written` ones are set in place."""
    if not people:
        return Projected({}, [])
    note, make, fill, thin, read, make_search, update, update_private, drop = script("project.sql")
    done = sorted(set(written))
    await connection.execute(note)
    await copy_in(connection, "written_now", pl.DataFrame({"id": done}))
    await connection.execute(make)
    spec = made.model["Employee"]
    shown = [one.name for one in spec.fields.values() if one.projected]
    await connection.execute(fill, list(people), today, shown)
    await connection.execute(thin)
    rows = await connection.fetch(read)
    await connection.execute(make_search)
    if rows:
        await copy_in(connection, "searched", _written(spec, rows))
        await _images(connection, made)
        await connection.execute(update)
        await connection.execute(update_private)
    await connection.execute(drop)
    changed = {
        row["id"]: frozenset(groups_of(spec, _other(row))) for row in rows if not row["fresh"]
    }
    return Projected(changed, [row["id"] for row in rows if row["moved"]])


def _written(spec: EntitySpec, rows: Sequence[Any]) -> pl.DataFrame:
    """What is written beside the projections: the search, and the counters of changes."""
    found = [tsvector(lexemes(row[1:4], row["number"], row["work_email"])) for row in rows]
    counters = [
        row["changes"] if row["fresh"] else counted(row["changes"], groups_of(spec, _other(row)))
        for row in rows
    ]
    return pl.DataFrame(
        {
            "id": [row["id"] for row in rows],
            "search": found,
            "changes": pl.Series(counters, dtype=pl.String),
        }
    )


def _other(row: Any) -> set[str]:
    """Projected fields with another value, or that wait otherwise."""
    waited, waits = (
        {(cell["field"], cell["reason"]) for cell in orjson.loads(row[name] or "[]")}
        for name in ("waited", "waits")
    )
    return {*row["other"], *(field for field, _ in waited ^ waits)}


async def _images(connection: Connection, made: Tables) -> None:
    """Keep what the rows were, unless this transaction has written them."""
    there, now = lightweight("projected", column("id")), lightweight("written_now", column("id"))
    ids = select(there.c.id).where(there.c.id.not_in(select(now.c.id)))
    for table in (made.main["Employee"], made.private["Employee"]):
        await keep_images(connection, table, made.history[table.name], ids)
