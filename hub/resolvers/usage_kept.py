"""Usage that was counted in the process goes to Postgres every few seconds, beside the requests."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from hub.observe import observe
from hub.resolvers.usage import Counted, of_document
from hub.store.usage import FAULTS, add_usage, forget_usage

if TYPE_CHECKING:
    from hub.resolvers.edge import Edge

SECONDS: Final = 5.0


@asynccontextmanager
async def keeping_usage(edge: "Edge", seconds: float = SECONDS) -> AsyncIterator[None]:
    """Keep what is counted meanwhile; the rest at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(_again_and_again(edge, seconds, stop))
    try:
        yield
    finally:
        stop.set()  # not cancelled: what is being written would be neither kept nor counted
        await task


async def keep(edge: "Edge") -> None:
    """Move what was counted to Postgres; what cannot be moved stays counted."""
    found = edge.usage.take()
    if found.lost:
        observe("usage.lost", requests=found.lost)
    counts = await _counts(edge, found)
    if not counts:
        return
    try:
        await add_usage(edge.hub.database, edge.hub.today(), counts)
    except FAULTS as error:
        edge.usage.give_back(found)
        observe("usage.not_kept", error=type(error).__name__)


async def _again_and_again(edge: "Edge", seconds: float, stop: asyncio.Event) -> None:
    swept: date | None = None
    while not stop.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)
        await keep(edge)
        if swept != edge.hub.today():
            swept = edge.hub.today()
            await _sweep(edge, swept)


async def _sweep(edge: "Edge", today: date) -> None:
    try:
        await forget_usage(edge.hub.database, today)
    except FAULTS as error:
        observe("usage.not_swept", error=type(error).__name__)


async def _counts(edge: "Edge", found: Counted) -> dict[tuple[str, str], int]:
    counts = Counter(found.inputs)
    for (client, query, name), times in found.documents.items():
        for coordinate in await _uses(edge, query, name):
            counts[client, coordinate] += times
    return dict(counts)


async def _uses(edge: "Edge", query: str, name: str) -> frozenset[str]:
    known = edge.usage.uses(query, name)
    if known is None:
        await asyncio.sleep(0)  # requests go first
        known = of_document(edge.documents.core, edge.documents.prepare(query).tree, name)
        edge.usage.remember(query, name, known)
    return known
