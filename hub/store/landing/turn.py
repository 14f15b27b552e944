"""The turn of the day: what begins today, or ended yesterday, becomes what holds today.

Once a day in the company's zone, before the first answer; days that were missed are made up for.
"""

from datetime import date
from typing import Final

import orjson

from hub.store.connection import Database
from hub.store.landing.desk import Connection
from hub.store.landing.land import alone
from hub.store.landing.management import grow_tree, manage
from hub.store.landing.project import project
from hub.store.landing.trail import record_changes
from hub.store.scripts import script
from hub.store.tables import Tables
from hub.store.uuid7 import uuid7

_KEY: Final = "turned_on"


async def turn_of_day(database: Database, made: Tables, today: date) -> int:
    """Bring projections to `today`; gives how many employees changed. Again, it does nothing."""
    async with alone(database) as connection:
        before = await _turned_on(connection)
        if before is not None and before >= today:
            return 0
        async with connection.transaction():
            changed = await _turn(connection, made, before, today)
            await connection.execute(
                "insert into hub.state (key, value) values ($1, $2) "
                "on conflict (key) do update set value = excluded.value",
                _KEY,
                orjson.dumps(today.isoformat()).decode(),
            )
    return changed


async def _turned_on(connection: Connection) -> date | None:
    found = await connection.fetchval("select value #>> '{}' from hub.state where key = $1", _KEY)
    return date.fromisoformat(found) if found else None


async def _turn(connection: Connection, made: Tables, before: date | None, today: date) -> int:
    who, where, stood_in = script("turn.sql")
    people = [row[0] for row in await connection.fetch(who, before, today)]
    units = [row[0] for row in await connection.fetch(where, before, today)]
    projected = await project(connection, made, today, people, [])
    below = await grow_tree(connection, units) if units else []
    managers = [row[0] for row in await connection.fetch(stood_in, before, today)]
    await manage(connection, today, [*projected.moved, *managers], below)
    await record_changes(
        connection,
        uuid7(),
        actor="hub",
        action="turn",
        run_id=None,
        rows={"Employee": list(projected.changed)},
        inserted={},
        groups={"Employee": projected.changed},
    )
    return len(projected.changed)
