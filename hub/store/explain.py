"""EXPLAIN of a statement of the reading role, with bound values that nobody gets to see.

The statement is prepared and explained as a generic plan, whose conditions show `$1` for a value.
Values reach it as settings of the transaction, so that they stand in no statement's text, which
Postgres might log. The transaction only reads and is rolled back, also after ANALYZE.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
import orjson

from hub.errors import Refused, Transient
from hub.store.connection import Database
from hub.store.tables import SCHEMA

_NAME: Final = "hub_explained"
_SIZES: Final = """
select relname::text, greatest(reltuples, 0)::bigint
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname = $1 and relkind in ('r', 'p')
"""


@dataclass(frozen=True)
class Explanation:
    """What Postgres would do, or did."""

    plan: Mapping[str, Any]
    """The top node of `EXPLAIN (FORMAT JSON)`."""
    planning_ms: float | None
    execution_ms: float | None
    """Only where it was run (ANALYZE)."""
    rows: Mapping[str, int]
    """Table → how many rows Postgres thinks it has."""


async def explain(
    database: Database, sql: str, values: Sequence[Any], *, analyze: bool = False
) -> Explanation:
    """How Postgres answers the statement; with `analyze` it is run, and rolled back."""
    try:
        async with database.reader.acquire() as connection:
            await connection.execute(f"prepare {_NAME} as {sql}")
            try:
                return await _told(connection, values, analyze=analyze)
            finally:
                await connection.execute(f"deallocate {_NAME}")
    except asyncpg.QueryCanceledError as error:
        raise Transient(
            "STATEMENT_TIMEOUT", "It took too long.", hint="Explain it without running it."
        ) from error
    except asyncpg.DataError as error:
        raise Refused(
            "FILTER_INVALID",
            "A value is out of the range of its field.",
            hint="Use values of the size that the field holds.",
        ) from error


async def _told(
    connection: "asyncpg.Connection[Any]", values: Sequence[Any], *, analyze: bool
) -> Explanation:
    transaction = connection.transaction(readonly=True)
    await transaction.start()
    try:
        arguments = await _bound(connection, values)
        call = f"execute {_NAME}" + (f"({', '.join(arguments)})" if arguments else "")
        options = "format json, analyze, buffers" if analyze else "format json"
        found = await connection.fetchval(f"explain ({options}) {call}")
        sizes = await connection.fetch(_SIZES, SCHEMA)
    finally:
        await transaction.rollback()
    [said] = orjson.loads(found)
    return Explanation(
        plan=said["Plan"],
        planning_ms=said.get("Planning Time"),
        execution_ms=said.get("Execution Time"),
        rows={row[0].decode(): row[1] for row in sizes},
    )


async def _bound(connection: "asyncpg.Connection[Any]", values: Sequence[Any]) -> list[str]:
    """The arguments of EXECUTE: expressions that read settings of this transaction."""
    found = await connection.fetchval(
        "select parameter_types::text[] from pg_prepared_statements where name = $1", _NAME
    )
    arguments = []
    for number, (value, of) in enumerate(zip(values, found, strict=True)):
        if value is None:
            arguments.append(f"null::{of}")
            continue
        place = f"{_NAME}.p{number}"
        await connection.execute(f"select set_config('{place}', ($1::{of})::text, true)", value)
        arguments.append(f"current_setting('{place}')::{of}")
    return arguments
