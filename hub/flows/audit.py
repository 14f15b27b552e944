"""The audit is chained, signed and anchored every few seconds while the hub works."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from hub.flows.hub import Hub
from hub.observe import observe
from hub.store.audit_chain import Anchors, seal
from hub.store.runs import AWAY

SECONDS: Final = 10.0
"""After so long an entry is chained: until then who owns the database could take it back."""


def anchors_of(hub: Hub) -> Anchors:
    """Key and anchor file of this installation."""
    return Anchors(hub.settings.home / "audit", hub.settings.audit_anchors)


async def seal_audit(hub: Hub) -> int:
    """Chain what is committed; how many entries."""
    return await seal(hub.database, await asyncio.to_thread(anchors_of, hub))


@asynccontextmanager
async def sealing_audit(hub: Hub, seconds: float = SECONDS) -> AsyncIterator[None]:
    """Do so again and again meanwhile, and once more at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(_again_and_again(hub, seconds, stop))
    try:
        yield
    finally:
        stop.set()  # not cancelled: what is being signed is to be anchored
        await task


async def _again_and_again(hub: Hub, seconds: float, stop: asyncio.Event) -> None:
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)
        try:
            await seal_audit(hub)
        except AWAY as error:
            observe("audit.not_sealed", error=type(error).__name__)
        if stop.is_set():
            return
