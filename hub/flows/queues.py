"""What waits is looked at every now and then, and said."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import asyncpg

from hub.flows.hub import Hub
from hub.flows.quality import tell_quality
from hub.observe import observe
from hub.store.queues import queues

SECONDS: Final = 15.0


@asynccontextmanager
async def queues_seen(hub: Hub, seconds: float = SECONDS) -> AsyncIterator[None]:
    """Say what waits meanwhile, if somebody reads metrics."""
    if hub.settings.metrics_port is None:
        yield
        return
    task = asyncio.create_task(_again_and_again(hub, seconds))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _again_and_again(hub: Hub, seconds: float) -> None:
    told = None
    while True:
        try:
            observe("queues.seen", **vars(await queues(hub.database)))
            told = await tell_quality(hub, told)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            observe("queues.not_seen", error=type(error).__name__)
        await asyncio.sleep(seconds)
