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

from hub.flows.hub import migrate
from hub.settings import Settings
from hub.store.embedded import Server, attach

COMPANY: Final = Path(__file__).with_name("company.sql")


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
def ground() -> Iterator[Ground]:
    """A home in the temporary directory, removed at the end, with the company of 50,000."""
    home = Path(tempfile.mkdtemp(prefix="hub-bench-"))
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
    try:
        with attach(home) as server:
            found = Ground(home, server, env)
            print("  migrating; 50,000 employees", flush=True)
            asyncio.run(_settle(found))
            yield found
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def _settle(found: Ground) -> None:
    await migrate(found.settings)
    connection = await asyncpg.connect(found.server.dsn())
    try:
        async with connection.transaction():
            for statement in COMPANY.read_text("utf-8").split("\n--;\n"):
                await connection.execute(statement)
        await connection.execute("vacuum analyze")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        number: int = one.getsockname()[1]
        return number
