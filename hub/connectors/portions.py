"""The end of a read: which batch is the last, and whether the read was complete."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import replace

from hub.schema.record import Batch, Json, JsonRecords


async def with_last(
    batches: AsyncGenerator[Batch, None], cursor: Json = None
) -> AsyncIterator[Batch]:
    """The batches, the final one marked `last`; an empty read is one empty batch with `cursor`.

    A read with partial errors is not complete: what was refused is there, only unread, so its
    absence means nothing and no batch is marked.
    """
    waiting: Batch | None = None
    complete = True
    async with aclosing(batches):  # a reader that is left in the middle frees what it holds
        async for batch in batches:
            complete = complete and not batch.errors
            if waiting is not None:
                yield waiting
            waiting = batch
    yield replace(waiting or Batch(JsonRecords([]), cursor=cursor), last=complete)


async def in_thread(batches: Iterator[Batch]) -> AsyncGenerator[Batch, None]:
    """Batches of a blocking reader, each made in a thread."""
    while (batch := await asyncio.to_thread(next, batches, None)) is not None:
        yield batch
