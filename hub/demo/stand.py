"""How the demo's server comes up, says that it is ready, and leaves when it is told to."""

import asyncio
import fcntl
import os
import signal
import socket
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Any, Final

import httpx2
import orjson
import uvicorn

from hub.app import serving
from hub.errors import Broken, Refused
from hub.flows.hub import Hub
from hub.flows.worker import work
from hub.settings import Settings

READY_SECONDS: Final = 30.0
"""Within which the server must say that it is ready."""


class Stop:
    """What a signal does: work is cancelled, a server is told to leave."""

    def __init__(self, work: "asyncio.Task[Any] | None") -> None:
        self._work = work
        self.server: uvicorn.Server | None = None
        self.asked = False

    def __call__(self) -> None:
        """Somebody wants it to end."""
        self.asked = True
        if self.server is not None:
            self.server.should_exit = True
        elif self._work is not None:
            self._work.cancel()


@contextmanager
def signals() -> Iterator[Stop]:
    """SIGINT and SIGTERM end the work in order: what is open is closed, Postgres is left."""
    stop, loop = Stop(asyncio.current_task()), asyncio.get_running_loop()
    both = (signal.SIGINT, signal.SIGTERM)
    for one in both:
        loop.add_signal_handler(one, stop)
    try:
        yield stop
    finally:
        for one in both:
            loop.remove_signal_handler(one)


def port_is_free(settings: Settings) -> None:
    """Raise Refused PORT_TAKEN before any work is done in vain."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise Refused(
                "PORT_TAKEN",
                "Another program answers on the port, or it may not be used.",
                detail=f"{settings.host}, port {settings.port}",
                hint="Set HUB_PORT to another one.",
            ) from error


@asynccontextmanager
async def answering(hub: Hub, stop: Stop) -> AsyncIterator[str]:
    """The address of the graph, once it is ready; left when the server ends."""
    async with serving(hub) as server:
        task = asyncio.create_task(server.serve())
        stop.server = server
        try:
            address = await _ready(server, task)
            yield address
            await task
        finally:
            server.should_exit = True
            await task


@asynccontextmanager
async def working(hub: Hub) -> AsyncIterator[None]:
    """A worker beside the server: what is asked for in the console is done."""
    stop = asyncio.Event()
    task = asyncio.create_task(work(hub, stop=stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def _ready(server: uvicorn.Server, task: "asyncio.Task[None]") -> str:
    deadline = asyncio.get_running_loop().time() + READY_SECONDS
    async with httpx2.AsyncClient(trust_env=False) as client:
        while asyncio.get_running_loop().time() < deadline and not task.done():
            if server.started:
                host, port = server.servers[0].sockets[0].getsockname()[:2]
                address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
                if (await client.get(f"{address}/health/ready")).is_success:
                    return address
            await asyncio.sleep(0.02)
    raise Broken("DEMO_NOT_READY", "The server did not become ready.")


def publish(file: Path, content: Mapping[str, Any]) -> None:
    """Write a file that only its owner can read: all of it, or as it was."""
    fresh = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    fresh.replace(file)


def alone_in(home: Path) -> IO[str]:
    """A lock on the home, freed when it is closed or the process ends; raises Refused."""
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / "demo.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise Refused(
            "DEMO_RUNNING",
            "A demo runs in this home already.",
            hint="End it, or set HUB_HOME to another folder.",
        ) from error
    return lock
