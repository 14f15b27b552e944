"""Connections: one pool that writes as the owner, one that only reads and owns nothing.

Neither pool resets a connection when it is given back: every statement of the reading pool is a
single prepared SELECT that leaves nothing behind, and the writing pool is used in transactions.
That saves a round trip per request.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg

from hub.errors import Refused, Transient

READER = "hub_reader"
"""The role of the reading pool; `migrate` creates it."""

_COMMON = {"application_name": "hub", "timezone": "UTC", "jit": "off"}
_FAULTS = (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError)


class _Unreset(asyncpg.Connection):
    """A connection that is given back as it is."""

    def get_reset_query(self) -> str:
        """Nothing to reset: see the module's text."""
        return ""


async def _text_as_bytes(connection: "asyncpg.Connection[Any]") -> None:
    """Text comes as the bytes that Postgres wrote: an answer is passed on, not decoded."""
    await connection.set_type_codec(
        "text", schema="pg_catalog", encoder=_encoded, decoder=bytes, format="binary"
    )


def _encoded(text: str) -> bytes:
    return text.encode()


@dataclass(frozen=True)
class Database:
    """The two pools."""

    reader: "asyncpg.Pool[Any]"
    writer: "asyncpg.Pool[Any]"
    dsn: str

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["asyncpg.pool.PoolConnectionProxy[Any]"]:
        """A writing transaction: all or nothing."""
        async with self.writer.acquire() as connection, connection.transaction():
            yield connection

    async def close(self) -> None:
        """Close both pools."""
        await self.reader.close()
        await self.writer.close()


async def connect(dsn: str, *, readers: int = 6, writers: int = 4) -> Database:
    """Open the pools; raises Transient if Postgres is away and Refused if it will not have us."""
    try:
        reader = await asyncpg.create_pool(
            dsn,
            min_size=1,
            max_size=readers,
            connection_class=_Unreset,
            init=_text_as_bytes,
            max_inactive_connection_lifetime=0,
            statement_cache_size=1000,
            max_cacheable_statement_size=0,
            server_settings={
                **_COMMON,
                "role": READER,
                "plan_cache_mode": "force_generic_plan",
                "default_transaction_read_only": "on",
                "statement_timeout": "30s",
            },
        )
        writer = await asyncpg.create_pool(
            dsn, min_size=1, max_size=writers, server_settings={**_COMMON}
        )
    except asyncpg.InvalidAuthorizationSpecificationError as error:
        raise Refused(
            "DATABASE_REFUSED", "Postgres refused the login.", hint="Check HUB_DATABASE_URL."
        ) from error
    except asyncpg.InvalidParameterValueError as error:
        raise Refused(
            "DATABASE_NOT_READY", "The database has no hub in it.", hint="Run `hub migrate`."
        ) from error
    except _FAULTS as error:
        raise Transient(
            "DATABASE_AWAY", "Postgres does not answer.", hint="Check that it runs."
        ) from error
    return Database(reader, writer, dsn)
