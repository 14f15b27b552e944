"""A database of others, opened to read: any SQLAlchemy URL, synchronous or not.

A synchronous driver does its work in one thread of its own; rows come in portions from a
server-side cursor. The session is read-only where the database knows such a thing, and is
always rolled back.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hub.errors import HubError, Refused, Transient

T = TypeVar("T")
Rows = tuple[list[str], Sequence[Sequence[Any]]]


class Source(Protocol):
    """An open database."""

    def rows(self, statement: sa.Executable, size: int) -> AsyncGenerator[Rows, None]:
        """Column names and rows, `size` at a time; at least once, even without rows."""
        ...

    async def ask(self, question: Callable[[sa.Connection], T]) -> T:
        """The answer of a function that is given a connection."""
        ...

    async def close(self) -> None:
        """Free the connection."""
        ...


def open_source(url: str, password: str | None, home: Path) -> Source:
    """The database at `url`; raises Refused SQL_URL."""
    parsed = _parsed(url, password, home)
    try:
        if parsed.get_dialect().is_async:
            return _AsyncSource(create_async_engine(parsed, poolclass=sa.NullPool))
        return _SyncSource(
            sa.create_engine(parsed, poolclass=sa.NullPool), ThreadPoolExecutor(1, "hub-sql")
        )
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError) as error:
        raise Refused(
            "SQL_URL",
            "There is no driver for this database.",
            f"driver {parsed.drivername}, {type(error).__name__}",
            "Install the driver's Python package, or correct the URL.",
        ) from None


def _parsed(url: str, password: str | None, home: Path) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise Refused(
            "SQL_URL",
            "The database URL cannot be read.",
            None,
            "Write it as `postgresql://user@host/database`.",
        ) from None
    if parsed.password:
        raise Refused(
            "SQL_URL",
            "The database URL holds a password.",
            None,
            "Take it out of the URL and set it as the secret `password`.",
        )
    if password:
        parsed = parsed.set(password=password)
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+asyncpg")
    return _existing(parsed, home) if parsed.get_backend_name() == "sqlite" else parsed


def _existing(parsed: sa.URL, home: Path) -> sa.URL:
    """SQLite makes a missing file; a reader must not."""
    path = home / (parsed.database or "")
    if not path.is_file():
        raise Refused(
            "SQL_URL",
            "The database file is not there.",
            path.name,
            "Correct the URL; a relative path starts at the hub's home.",
        )
    return parsed.set(database=str(path))


@dataclass(frozen=True)
class _SyncSource:
    engine: sa.Engine
    thread: ThreadPoolExecutor

    async def rows(self, statement: sa.Executable, size: int) -> AsyncGenerator[Rows, None]:
        connection = await self._do(self._connect)
        try:
            result = await self._do(lambda: _executed(connection, statement, size))
            names = list(result.keys())
            first = True
            while (rows := await self._do(lambda: result.fetchmany(size))) or first:
                first = False
                yield names, [tuple(row) for row in rows]
        finally:
            await self._do(lambda: _left(connection))

    async def ask(self, question: Callable[[sa.Connection], T]) -> T:
        def asked() -> T:
            with self.engine.connect() as connection:
                return question(connection)

        return await self._do(asked)

    async def close(self) -> None:
        await self._do(self.engine.dispose)
        self.thread.shutdown(wait=False)

    def _connect(self) -> sa.Connection:
        connection = self.engine.connect()
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = ON")
        return connection

    async def _do(self, work: Callable[[], T]) -> T:
        with told():
            return await asyncio.get_running_loop().run_in_executor(self.thread, work)


def _executed(
    connection: sa.Connection, statement: sa.Executable, size: int
) -> "sa.CursorResult[Any]":
    return connection.execute(statement, execution_options={"yield_per": size})


def _left(connection: sa.Connection) -> None:
    connection.rollback()
    connection.close()


@dataclass(frozen=True)
class _AsyncSource:
    engine: AsyncEngine

    async def rows(self, statement: sa.Executable, size: int) -> AsyncGenerator[Rows, None]:
        with told():
            async with self._connected() as connection:
                result = await connection.stream(statement, execution_options={"yield_per": size})
                names = list(result.keys())
                first = True
                while (rows := await result.fetchmany(size)) or first:
                    first = False
                    yield names, [tuple(row) for row in rows]

    async def ask(self, question: Callable[[sa.Connection], T]) -> T:
        with told():
            async with self._connected() as connection:
                answer: T = await connection.run_sync(question)
                return answer

    async def close(self) -> None:
        await self.engine.dispose()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Any]:
        async with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execution_options(postgresql_readonly=True)
            yield connection
            await connection.rollback()


class told:  # noqa: N801 - read as a word at its use: `with told():`
    """Turns a driver's error into ours; never its text, which may hold values."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise the matching error of the hub."""
        if isinstance(error, HubError) or error is None:
            return
        name = type(getattr(error, "orig", None) or error).__name__
        if isinstance(error, sa.exc.ProgrammingError) or _is_statement(error):
            raise Refused(
                "SQL_STATEMENT",
                "The database refuses the statement.",
                name,
                "Check the names of tables and columns, and rights.",
            ) from None
        if isinstance(error, (sa.exc.DBAPIError, OSError)):
            raise Transient(
                "SQL_UNREACHABLE",
                "The database does not answer.",
                name,
                "Check that it runs, and the user and password.",
            ) from None


def _is_statement(error: BaseException) -> bool:
    """SQLite calls a wrong name an operational error."""
    text = str(getattr(error, "orig", ""))
    return text.startswith(("no such ", "near ", "attempt to write"))
