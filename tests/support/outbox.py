"""Deliver in a test: what was committed is taken in once no older transaction is open.

The hub waits for older transactions, so that none of their entries is missed; on the server that
tests share, those of other tests' databases count too.
"""

import asyncio
from typing import Final

from hub.flows.hub import Hub
from hub.flows.pushing import push
from hub.flows.writeback import Told

_HELD: Final = """
select exists (
    select from hub.outbox where xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
)
"""
_LOOKS: Final = 3_000


async def taken_in(hub: Hub) -> None:
    """Return once nothing that is committed waits for an older transaction."""
    for _ in range(_LOOKS):
        if not await hub.database.writer.fetchval(_HELD):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("a transaction of another test does not end")


async def pushed(hub: Hub) -> dict[str, Told]:
    """`push`, of all that is committed."""
    await taken_in(hub)
    return await push(hub)
