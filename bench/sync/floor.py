"""The floor: what Postgres alone takes for the rows that the hub has written, all else given.

The rows of a first load are taken out of the hub's tables in Postgres's own binary format, and put
into empty tables of the same columns and indexes by plain COPY: one connection, one table after
the other, in the order in which they were written. Nothing is read, mapped, looked up or sealed.
"""

import time
from pathlib import Path
from typing import Any, Final

import asyncpg

from bench.ground import Ground
from bench.usage import cpu_ms

TABLES: Final = ("attendance_day", "raw_record", "raw_pack", "quarantine", "outbox")
_COLUMNS: Final = """
select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
"""


async def floor(ground: Ground) -> dict[str, Any]:
    """Seconds, and Postgres's CPU-seconds, in all and by table."""
    connection = await asyncpg.connect(ground.server.dsn())
    try:
        await connection.execute("create schema floor")
        columns = {name: await connection.fetchval(_COLUMNS, f"hub.{name}") for name in TABLES}
        files = {name: ground.home / f"{name}.copy" for name in TABLES}
        for name in TABLES:
            await connection.execute(
                f"create table floor.{name} (like hub.{name} including all excluding identity)"
            )
            query = f"select {columns[name]} from hub.{name}"
            await connection.copy_from_query(query, output=files[name], format="binary")
        await connection.execute("checkpoint")
        return await _filled(ground, connection, columns, files)
    finally:
        await connection.execute("drop schema if exists floor cascade")
        await connection.close()


async def _filled(
    ground: Ground,
    connection: "asyncpg.Connection[Any]",
    columns: dict[str, str],
    files: dict[str, Path],
) -> dict[str, Any]:
    began, cpu = time.monotonic(), cpu_ms([ground.postmaster])
    by_table: dict[str, float] = {}
    for name in TABLES:
        at = time.monotonic()
        await connection.copy_to_table(
            name,
            schema_name="floor",
            source=files[name],
            columns=[one.strip('" ') for one in columns[name].split(",")],
            format="binary",
        )
        by_table[name] = round(time.monotonic() - at, 2)
    spent = (cpu_ms([ground.postmaster]) - cpu) / 1000
    return {"seconds": time.monotonic() - began, "cpu": spent, "stages": by_table}
