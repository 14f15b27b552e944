"""The ground that all contenders stand on: one embedded Postgres in a home of its own.

It is as the hub ships it: nothing is tuned for the measurement, fsync is on.
"""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg

from bench.sealed import seal_company
from hub.flows.hub import migrate
from hub.settings import Settings
from hub.store.embedded import Server, attach

HERE: Final = Path(__file__).parent
COMPANY: Final = HERE / "company.sql"
RECORDS: Final = HERE / "records.sql"
VIEWS: Final = HERE / "peers" / "views.sql"


@dataclass(frozen=True)
class Size:
    """How much each of the 50,000 has behind them."""

    days: int = 20
    """Days of attendance: 1,000,000 in all."""
    months: int = 6
    """Payslips: 300,000 in all."""


QUICK: Final = Size(days=10, months=1)


@dataclass(frozen=True)
class Ground:
    """A running Postgres with the company in it, and how the hub finds it."""

    home: Path
    server: Server
    env: Mapping[str, str]

    @property
    def settings(self) -> Settings:
        """The hub's settings here."""
        return Settings.from_env(self.env)

    @property
    def postmaster(self) -> int:
        """The process that all backends descend from."""
        return int((self.server.data / "postmaster.pid").read_text("utf-8").splitlines()[0])


@contextmanager
def ground(size: Size | None = None, kept: Path | None = None) -> Iterator[Ground]:
    """A home with the company of 50,000; with a size, also their records, and views for peers.

    It lies in the temporary directory and is removed at the end. One that is `kept` is built
    where it is named, if it is not there yet, and stays.
    """
    home = kept or Path(tempfile.mkdtemp(prefix="hub-bench-"))
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)  # as root, Postgres is another user and must get in
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HUB_")},
        "HUB_HOME": str(home),
        "HUB_DEV": "1",
        "HUB_HOST": "127.0.0.1",
        "HUB_PORT": str(free_port()),
        "HUB_OPERATOR": "bench",
        "HUB_POINTS_PER_MINUTE": "1000000000000",  # kept, and never the bound
    }
    built = home / "built"
    try:
        with attach(home) as server:
            found = Ground(home, server, env)
            if not built.exists():
                asyncio.run(_settle(found, size))
                built.touch()
            yield found
    finally:
        if kept is None:
            shutil.rmtree(home, ignore_errors=True)


async def _settle(found: Ground, size: Size | None) -> None:
    print("  migrating; 50,000 employees", flush=True)
    await migrate(found.settings)
    dsn = found.server.dsn()
    await _run(dsn, COMPANY.read_text("utf-8"))
    if size is not None:
        print(f"  {size.days} days, 5 courses, {size.months} payslips each", flush=True)
        await _run(dsn, RECORDS.read_text("utf-8"), days=size.days)
        print("  sealing identity numbers and net pay", flush=True)
        await seal_company(dsn, found.home, size.months)
        await _run(dsn, VIEWS.read_text("utf-8"))
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("vacuum analyze")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


async def _run(dsn: str, script: str, **settings: int) -> None:
    """A script in one transaction; its settings are `bench.name`."""
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            for name, value in settings.items():
                await connection.execute(f"set local bench.{name} = {value}")
            for statement in script.split("\n--;\n"):
                await connection.execute(statement)
    finally:
        await connection.close()


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        number: int = one.getsockname()[1]
        return number
