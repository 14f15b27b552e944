"""Reading ahead: while one batch lands, the next is read, understood and weighed.

Postgres is busy with the one, Python with the other. Exactly one batch is ahead, so that memory
does not depend on how long a stream is; its cursor moves when it lands, as before.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from hub.flows.understand import Understood
from hub.store.landing.digests import weighed
from hub.store.sealing.seal import Sealer


async def ahead(batches: AsyncGenerator[Understood], sealer: Sealer) -> AsyncGenerator[Understood]:
    """The same batches, weighed; what reading raises is raised behind the last one."""
    taken: asyncio.Queue[Understood | None] = asyncio.Queue(maxsize=1)
    # One task goes through the reader from start to end: what it holds open is of that task.
    reading = asyncio.create_task(_fill(batches, sealer, taken))
    try:
        while (one := await taken.get()) is not None:
            taken.task_done()
            yield one
        await reading
    finally:
        reading.cancel()
        await asyncio.wait([reading])


async def _fill(
    batches: AsyncGenerator[Understood], sealer: Sealer, taken: "asyncio.Queue[Understood | None]"
) -> None:
    try:
        async with aclosing(batches):
            async for one in batches:
                found = await asyncio.to_thread(weighed, sealer, one.batch.records)
                await taken.put(replace(one, weighed=found))
                await taken.join()  # the next is read when this one begins to land
    finally:
        if taken.empty():  # full only if nobody takes any more
            taken.put_nowait(None)
