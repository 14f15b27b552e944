"""How large tables are, as far as Postgres knows: from its statistics, never by counting."""

from typing import Final

import asyncpg

from hub.errors import Transient
from hub.store.connection import Database
from hub.store.tables import SCHEMA

_BYTES_A_ROW: Final = 200
_SIZES: Final = """
select c.relname::text as name,
       case when c.reltuples >= 0 then c.reltuples
            else pg_relation_size(c.oid) / $2::float8 end::float8 as size
from pg_class c
where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p')
"""


async def table_sizes(database: Database) -> dict[str, float]:
    """Table → about how many rows; where statistics are missing, by its bytes; raises Transient."""
    try:
        rows = await database.reader.fetch(_SIZES, SCHEMA, float(_BYTES_A_ROW))
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError) as error:
        raise Transient(
            "DATABASE_AWAY", "The database does not answer.", hint="Try again in a moment."
        ) from error
    return {row["name"].decode(): row["size"] for row in rows}
