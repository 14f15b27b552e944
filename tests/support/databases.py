"""Databases for tests: one server per test run, one clone of a template per test."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final, Protocol, TypeVar
from urllib.parse import quote, unquote, urlsplit

import asyncpg

from hub.store.embedded import attach
from hub.store.embedded.lease import gate

TEMPLATE: Final = "hub_template"
FAST: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",
}
"""Settings of a server whose data nobody will miss."""
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
_ROOM: Final = 8 * 2**30
"""Bytes that a run's databases, their log and their temporary files never came near."""
_HOME: Final = "HUB_TEST_HOME"
_URL: Final = "HUB_TEST_DATABASE_URL"
T = TypeVar("T")


class AnyServer(Protocol):
    """What tests need of a server; `hub.store.embedded.Server` and `External` are such."""

    @property
    def port(self) -> int:
        """TCP port."""

    @property
    def superuser(self) -> str:
        """Name of the role that may do everything."""

    def dsn(
        self, database: str = "hub", user: str | None = None, password: str | None = None
    ) -> str:
        """`postgresql://user:password@host:port/database`."""


@dataclass(frozen=True)
class External:
    """The server that `HUB_TEST_DATABASE_URL` names, by its superuser's URL."""

    host: str
    port: int
    superuser: str
    password: str

    @classmethod
    def of(cls, url: str) -> "External":
        """Read a superuser's URL."""
        parts = urlsplit(url)
        return cls(
            parts.hostname or "127.0.0.1",
            parts.port or 5432,
            unquote(parts.username or "postgres"),
            unquote(parts.password or ""),
        )

    def dsn(
        self, database: str = "hub", user: str | None = None, password: str | None = None
    ) -> str:
        """`postgresql://user:password@host:port/database`."""
        who = quote(user or self.superuser, safe="")
        secret = quote(password or self.password, safe="")
        return f"postgresql://{who}:{secret}@{self.host}:{self.port}/{quote(database, safe='')}"


def open_run() -> Callable[[], None]:
    """Make the home that all workers of this test run share; what removes it again.

    Beside pytest's own temporary directory, which only its owner may enter: the server of a
    test run as root is another user. Called by the process that starts the workers.

    In memory, where there is room: every test has a database of nearly a thousand files, which
    take a second to make on a disk and a twentieth of it there.
    """
    folder = Path(tempfile.mkdtemp(prefix="hub-test-", dir=_MEMORY if _roomy() else None))
    folder.chmod(0o755)
    os.environ[_HOME] = str(folder)
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _roomy() -> bool:
    """Whether this machine's memory has room for what a run writes, and as much again beside it."""
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _ROOM:
        return False
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") > 2 * _ROOM


def run_home() -> Path:
    """The home that all workers of this test run share."""
    return Path(os.environ[_HOME])


@contextmanager
def run_server() -> Iterator[AnyServer]:
    """The server of this test run: the embedded one, or what `HUB_TEST_DATABASE_URL` names."""
    if url := os.environ.get(_URL):
        yield External.of(url)
        return
    with attach(run_home(), FAST) as server:
        yield server


def run_async(work: Callable[[], Awaitable[T]]) -> T:
    """Run a coroutine to its end in a loop of its own, beside any that runs here."""

    async def main() -> T:
        return await work()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, main()).result()


async def execute(dsn: str, *statements: str) -> None:
    """Run statements, each in a transaction of its own, on a connection of their own."""
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def fetchval(dsn: str, query: str) -> object:
    """The one value that a query answers, on a connection of its own."""
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


def ensure_template(
    server: AnyServer,
    fill: Callable[[str], Awaitable[None]],
    name: str = TEMPLATE,
    base: str = "template0",
) -> str:
    """Build the template from its base with `fill` once per test run; its name.

    Workers wait for the one that builds. A run has an external server to itself.
    """
    done = run_home() / f"{name}.done"
    with gate(run_home() / f"{name}.gate"):
        if not done.exists():
            run_async(lambda: _build_template(server, fill, name, base))
            done.touch()
    return name


async def _build_template(
    server: AnyServer, fill: Callable[[str], Awaitable[None]], name: str, base: str
) -> None:
    admin = server.dsn("postgres")
    await execute(
        admin,
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
        f"CREATE DATABASE {name} TEMPLATE {base}",
    )
    await fill(server.dsn(name))


@contextmanager
def fresh_database(server: AnyServer, template: str = "template0") -> Iterator[str]:
    """A database of its own, cloned from the template and dropped afterwards; its DSN."""
    name = f"test_{token_hex(6)}"
    admin = server.dsn("postgres")
    made = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
    run_async(lambda: execute(admin, made))
    try:
        yield server.dsn(name)
    finally:
        run_async(lambda: execute(admin, f"DROP DATABASE {name} WITH (FORCE)"))
