"""One ahead: while one thing is at work, the next is made.

Postgres is busy with the one, Python with the other. Exactly one is ahead, so that memory does not
depend on how many there are.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar

T = TypeVar("T")


async def ahead(source: AsyncGenerator[T]) -> AsyncGenerator[T]:
    """The same things; what their source raises is raised behind the last one."""
    taken: asyncio.Queue[T | None] = asyncio.Queue(maxsize=1)
    # One task goes through the source from start to end: what it holds open is of that task.
    making = asyncio.create_task(_fill(source, taken))
    try:
        while (one := await taken.get()) is not None:
            taken.task_done()
            yield one
        await making
    finally:
        making.cancel()
        await asyncio.wait([making])


async def _fill(source: AsyncGenerator[T], taken: "asyncio.Queue[T | None]") -> None:
    try:
        async with aclosing(source):
            async for one in source:
                await taken.put(one)
                await taken.join()  # the next is made when this one is begun with
    finally:
        if taken.empty():  # full only if nobody takes any more
            taken.put_nowait(None)
