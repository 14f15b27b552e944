"""Connections: one pool that writes as the owner, one that only reads and owns nothing.

Every statement of the reading pool is a single prepared SELECT that leaves nothing behind, so its
connections are handed on as they are: no reset, no proxy, no task to give one back. That is a
round trip and a third of the driver's own work per request. The writing pool is asyncpg's.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import asyncpg

from hub.errors import Refused, Transient
from hub.observe import stage

READER = "hub_reader"
"""The role of the reading pool; `migrate` creates it."""

MOST_WAITING = 256
"""Statements that may wait for a connection in one process."""

MOST_HELD = 1_000_000
"""Characters of statements that one reading connection holds prepared.

A plan takes Postgres some 250 bytes for each character of its statement, measured over questions
of all shapes: a quarter of a gigabyte, where a thousand large statements would be five.
"""

_COMMON = {"application_name": "hub", "timezone": "UTC", "jit": "off"}
_FAULTS = (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError)


@dataclass(slots=True)
class Queue:
    """How many statements wait for a connection."""

    waiting: int = 0


if TYPE_CHECKING:
    _Connection = asyncpg.Connection[Any]
else:
    _Connection = asyncpg.Connection  # a generic class for type checkers alone


class Reading(_Connection):
    """A reading connection, which knows how much it holds prepared."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._held: set[str] = set()
        self._size = 0

    def holds(self, sql: str) -> None:
        """The statement is asked here, and stays prepared."""
        if sql not in self._held:
            self._held.add(sql)
            self._size += len(sql)

    @property
    def full(self) -> bool:
        """Whether it holds so much that another one should take its place."""
        return self._size > MOST_HELD


@dataclass(frozen=True)
class Readers:
    """Connections that only read; the one given back last is taken first, so its caches are warm.

    One that was closed meanwhile (Postgres was restarted) is replaced when its turn comes.
    """

    opened: Callable[[], Awaitable[Reading]]
    room: asyncio.Semaphore
    most_waiting: int = MOST_WAITING
    queue: "Queue" = field(default_factory=Queue)
    idle: list[Reading] = field(default_factory=list)

    def acquire(self) -> "Taken":
        """`async with readers.acquire() as connection`."""
        return Taken(self)

    async def fetch(self, sql: str, *values: Any) -> list[Any]:
        """All rows of a statement."""
        async with self.acquire() as connection:
            return await connection.fetch(sql, *values)

    async def fetchrow(self, sql: str, *values: Any) -> Any:
        """The first row of a statement; None if there is none."""
        async with self.acquire() as connection:
            return await connection.fetchrow(sql, *values)

    async def fetchval(self, sql: str, *values: Any) -> Any:
        """The first value of a statement; None if there is none."""
        async with self.acquire() as connection:
            return await connection.fetchval(sql, *values)

    async def close(self) -> None:
        """Close what is idle."""
        while self.idle:
            await self.idle.pop().close()

    async def take(self) -> Reading:
        """A connection that is alive, as far as is known."""
        while self.idle:
            found = self.idle.pop()
            if not found.is_closed():
                return found
        return await self.opened()


@dataclass(slots=True)
class Taken:
    """One connection for the time of a statement."""

    readers: Readers
    connection: Reading | None = None

    async def __aenter__(self) -> Reading:
        with stage("wait"):
            await self._enter()
        try:
            self.connection = await self.readers.take()
        except BaseException:
            self.readers.room.release()
            raise
        return self.connection

    async def _enter(self) -> None:
        if self.readers.room.locked():
            await self._wait()
        else:
            await self.readers.room.acquire()

    async def _wait(self) -> None:
        """Stand in the queue; one that is too long answers nobody in time."""
        queue = self.readers.queue
        if queue.waiting >= self.readers.most_waiting:
            raise Transient(
                "TOO_BUSY", "Too many questions wait already.", hint="Try again in a second."
            )
        queue.waiting += 1
        try:
            await self.readers.room.acquire()
        finally:
            queue.waiting -= 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        connection = self.connection
        if connection is not None:
            in_step = error is None or isinstance(error, asyncpg.PostgresError)
            if in_step and not connection.full:
                self.readers.idle.append(connection)
            else:  # cancelled, or out of step with Postgres: nobody knows what it holds
                connection.terminate()
        self.readers.room.release()


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

    reader: Readers
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


async def connect(dsn: str, *, processes: int = 1) -> Database:
    """Open the pools, smaller in one of several processes.

    Raises Transient if Postgres is away and Refused if it will not have us.
    """
    readers, writers = max(2, 6 // processes), max(2, 4 // processes)
    try:
        reader = Readers(lambda: _reading(dsn), asyncio.Semaphore(readers))
        reader.idle.append(await reader.opened())
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


async def _reading(dsn: str) -> Reading:
    """A new connection of the reading role."""
    connection = await asyncpg.connect(
        dsn,
        connection_class=Reading,
        statement_cache_size=1000,
        max_cacheable_statement_size=0,
        max_cached_statement_lifetime=0,
        server_settings={
            **_COMMON,
            "role": READER,
            "plan_cache_mode": "force_generic_plan",
            # Tables lie in memory: with Postgres's 4 (for turning disks) a link to a small table is
            # looked up by reading all of it, row after row.
            "random_page_cost": "1.1",
            "default_transaction_read_only": "on",
            "statement_timeout": "30s",
            # Ends a statement whose process is gone, also where nobody was left to cancel it.
            "client_connection_check_interval": "2s",
        },
    )
    await _text_as_bytes(connection)
    return connection
