"""Current projections of employees: what of their employments, posts and education holds today.

A projection is a change of the employee's row like any other, but one landing is one step of its
version: what was written in the same transaction is set in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
from sqlalchemy import column, select
from sqlalchemy import table as lightweight

from hub.store.landing.copying import copy_in, keep_images
from hub.store.landing.desk import Connection
from hub.store.scripts import script
from hub.store.search import lexemes, tsvector
from hub.store.tables import Tables


@dataclass(frozen=True)
class Projected:
    """Employees whose row became another one."""

    changed: list[str]
    """Only by projection: they were not written before in this transaction."""
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
        return Projected([], [])
    note, make, fill, thin, read, make_search, update, update_private, drop = script("project.sql")
    done = sorted(set(written))
    await connection.execute(note)
    await copy_in(connection, "written_now", pl.DataFrame({"id": done}))
    await connection.execute(make)
    await connection.execute(fill, list(people), today)
    await connection.execute(thin)
    rows = await connection.fetch(read)
    await connection.execute(make_search)
    if rows:
        await copy_in(connection, "searched", _searches(rows))
        await _images(connection, made)
        await connection.execute(update)
        await connection.execute(update_private)
    await connection.execute(drop)
    before = set(done)
    changed = [row[0] for row in rows if row[0] not in before]
    return Projected(changed, [row[0] for row in rows if row[6]])


def _searches(rows: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    found = [tsvector(lexemes(row[1:4], row[4], row[5])) for row in rows]
    return pl.DataFrame({"id": [row[0] for row in rows], "search": found})


async def _images(connection: Connection, made: Tables) -> None:
    """Keep what the rows were, unless this transaction has written them."""
    there, now = lightweight("projected", column("id")), lightweight("written_now", column("id"))
    ids = select(there.c.id).where(there.c.id.not_in(select(now.c.id)))
    for table in (made.main["Employee"], made.private["Employee"]):
        await keep_images(connection, table, made.history[table.name], ids)
