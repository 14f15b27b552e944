"""A server that is asked too much, or by somebody who goes away, on real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import httpx2
import orjson

from hub.app import serving
from hub.auth.devissuer import DevIssuer
from hub.store.connection import Readers
from tests.support.site import opened_site

QUERY = {"query": "{ employees(first: 5) { nodes { id } } }"}
WAITING = (
    "select count(*) from pg_stat_activity where datname = current_database()"
    " and query like '%the gate%' and wait_event_type = 'Lock'"
)


@dataclass(frozen=True)
class Served:
    """A real server, its reading pool of two connections."""

    port: int
    token: str
    reader: Readers
    client: httpx2.AsyncClient

    async def ask(self) -> httpx2.Response:
        """The question, with a token of HR."""
        headers = {"authorization": f"Bearer {self.token}"}
        return await self.client.post("/graphql", json=QUERY, headers=headers)

    def sent(self) -> bytes:
        """The same question as it goes over the wire."""
        body = orjson.dumps(QUERY)
        lines = (
            "POST /graphql HTTP/1.1",
            f"host: 127.0.0.1:{self.port}",
            "content-type: application/json",
            f"authorization: Bearer {self.token}",
            f"content-length: {len(body)}",
        )
        return "\r\n".join((*lines, "", "")).encode() + body


@asynccontextmanager
async def served(database: str, home: Path) -> AsyncIterator[Served]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    async with (
        opened_site(database, home, HUB_PORT=str(port), HUB_WORKERS="3") as site,
        serving(site.hub) as server,
        httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client,
    ):
        running = asyncio.create_task(server.serve())
        try:
            await until(lambda: server.started)
            token = DevIssuer(site.hub.settings).issue("H1", "hr")
            made = Served(port, token, site.hub.database.reader, client)
            assert (await made.ask()).status_code == 200  # from now on grants are known
            yield made
        finally:
            await client.aclose()
            server.should_exit = True
            await running


@asynccontextmanager
async def locked(database: str) -> AsyncIterator[asyncpg.Connection]:
    """Nobody can read employees meanwhile; a connection that sees who waits."""
    holder, observer = await asyncpg.connect(database), await asyncpg.connect(database)
    try:
        async with holder.transaction():
            await holder.execute("lock table hub.employee in access exclusive mode")
            yield observer
    finally:
        await holder.close()
        await observer.close()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - nobody would set an event
            await asyncio.sleep(0.02)


async def until_waiting(observer: asyncpg.Connection, count: int) -> None:
    """That many statements of ours wait in Postgres."""
    async with asyncio.timeout(60):
        while await observer.fetchval(WAITING) != count:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)


async def test_a_client_that_goes_away_stops_its_statement(database: str, tmp_path: Path) -> None:
    """Postgres works for nobody who has left, and there is room for the next."""
    async with served(database, tmp_path) as server:
        async with locked(database) as observer:
            _, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(server.sent())
            await until_waiting(observer, 1)
            writer.close()
            await until_waiting(observer, 0)
        assert not server.reader.room.locked()
        answer = (await server.ask()).json()
        assert len(answer["data"]["employees"]["nodes"]) == 1


async def test_a_queue_that_is_too_long_is_refused(database: str, tmp_path: Path) -> None:
    """503 with Retry-After at once, while those before wait and are answered."""
    async with served(database, tmp_path) as server:
        object.__setattr__(server.reader, "most_waiting", 3)
        async with locked(database):
            first = [asyncio.create_task(server.ask()) for _ in range(5)]
            await until(lambda: server.reader.queue.waiting == 3)
            late = await server.ask()
        assert late.status_code == 503
        assert late.headers["retry-after"] == "1"
        assert late.json()["errors"][0]["extensions"]["code"] == "TOO_BUSY"
        assert [one.status_code for one in await asyncio.gather(*first)] == [200] * 5
        assert server.reader.queue.waiting == 0


async def test_a_statement_that_takes_too_long_is_ended(database: str, tmp_path: Path) -> None:
    """503 with its own code."""
    async with served(database, tmp_path) as server:
        async with server.reader.acquire() as one:
            await one.execute("set statement_timeout = '200ms'")
        async with locked(database):
            answer = await server.ask()
        assert answer.status_code == 503
        assert answer.json()["errors"][0]["extensions"]["code"] == "STATEMENT_TIMEOUT"
