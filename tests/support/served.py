"""A site that is really served: a socket on loopback, as users reach it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from hub.app import serving
from hub.flows.hub import Hub
from tests.support.demo import free_port


@asynccontextmanager
async def served(hub: Hub) -> AsyncIterator[str]:
    """The address of an open hub's endpoint, as long as the block lasts."""
    port = free_port()
    here = replace(hub, settings=replace(hub.settings, port=port))
    async with serving(here) as server:
        task = asyncio.create_task(server.serve())
        try:
            while not server.started:
                assert not task.done(), "the server did not start"
                await asyncio.sleep(0.02)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            await task
