"""A client of graphql-transport-ws for tests: it says what it is told to, right or wrong."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PATIENCE = 60.0


@dataclass(frozen=True)
class Watching:
    """An open WebSocket."""

    socket: ClientConnection

    async def send(self, kind: str, **more: Any) -> None:
        """One message of the protocol."""
        await self.socket.send(orjson.dumps({"type": kind, **more}).decode())

    async def next(self) -> dict[str, Any]:
        """The next message."""
        found: dict[str, Any] = orjson.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))
        return found

    async def quiet(self, seconds: float = 0.6) -> bool:
        """Whether nothing comes for that long."""
        try:
            await asyncio.wait_for(self.socket.recv(), seconds)
        except TimeoutError:
            return True
        return False

    async def begin(self, token: str, **more: str) -> None:
        """Initialise with a token, and what else is said like a header."""
        payload = {"Authorization": f"Bearer {token}", **more}
        await self.send("connection_init", payload=payload)
        assert await self.next() == {"type": "connection_ack"}

    async def subscribe(self, number: str, query: str, **variables: Any) -> None:
        """Begin to watch; answered requests behind it show that it has begun."""
        payload = {"query": query, "variables": variables}
        await self.send("subscribe", id=number, payload=payload)
        await asyncio.sleep(0.15)

    async def code(self) -> int:
        """The code with which the server closes; what comes before is passed over."""
        async with asyncio.timeout(PATIENCE):
            try:
                while True:
                    await self.socket.recv()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 1006


@asynccontextmanager
async def watching(
    url: str,
    protocol: str | None = "graphql-transport-ws",
    headers: Mapping[str, str] | None = None,
) -> AsyncIterator[Watching]:
    """A WebSocket to a served hub."""
    address = f"{url.replace('http', 'ws', 1)}/graphql"
    offered = [Subprotocol(protocol)] if protocol else None
    more = dict(headers or {})
    async with connect(
        address, subprotocols=offered, max_size=None, additional_headers=more
    ) as socket:
        yield Watching(socket)
