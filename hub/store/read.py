"""Reading: one prepared statement, whose one value is the answer."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import asyncpg

from hub.errors import Refused, Transient
from hub.observe import stage
from hub.store.connection import Database


async def answer_bytes(database: Database, sql: str, values: Sequence[Any]) -> bytes | None:
    """The statement's only value as UTF-8, untouched; None where the gate is closed.

    Raises Transient if Postgres went away or the statement took too long.
    """
    try:
        async with database.reader.acquire() as connection:
            connection.holds(sql)
            with stage("run"):
                found: bytes | None = await connection.fetchval(sql, *values)
            return found
    except asyncpg.DataError as error:
        raise Refused(
            "FILTER_INVALID",
            "A value is out of the range of its field.",
            hint="Use values of the size that the field holds.",
        ) from error
    except asyncpg.QueryCanceledError as error:
        raise Transient(
            "STATEMENT_TIMEOUT",
            "The answer took too long.",
            hint="Ask for less: smaller pages, fewer nested lists.",
        ) from error
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError) as error:
        raise Transient(
            "DATABASE_AWAY", "The database does not answer.", hint="Try again in a moment."
        ) from error


_CONTEXT: Final = "select set_config('hub.employee', $1, true), set_config('hub.wall', $2, true)"


async def row_values(
    database: Database, sql: str, values: Sequence[Any], given: Mapping[str, object]
) -> tuple[Any, ...] | None:
    """The only row of a statement without a gate, on the reading role, as the viewer of `given`."""
    async with database.reader.acquire() as connection, connection.transaction():
        connection.holds(sql)
        await connection.execute(_CONTEXT, given["viewer"] or "", given["wall"])
        found = await connection.fetchrow(sql, *values)
        return None if found is None else tuple(found)


async def all_rows(
    database: Database, sql: str, values: Sequence[Any], given: Mapping[str, object]
) -> list[Any]:
    """All rows of a statement without a gate, on the reading role, as the viewer of `given`."""
    async with database.reader.acquire() as connection, connection.transaction():
        connection.holds(sql)
        await connection.execute(_CONTEXT, given["viewer"] or "", given["wall"])
        return list(await connection.fetch(sql, *values))
