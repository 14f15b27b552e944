"""Nobody waits any more: a client that goes away while its question runs stops it.

A watch costs a task, so it begins only for questions that take long. Cancelling the work cancels
the statement in Postgres as well. Only reading is stopped so: an edit that has begun is finished.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias, TypeVar

from starlette.requests import ClientDisconnect, Request

Made = TypeVar("Made")
Left: TypeAlias = Callable[[], Awaitable[None]]
"""Returns once the client has gone."""
SHORT: Final = 0.1
"""Seconds within which nobody looks whether the client is still there."""


def left(request: Request) -> Left:
    """Waits for the client of a request to go; its body must have been read."""

    async def wait() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    return wait


async def attended(work: Awaitable[Made], gone: Left | None) -> Made:
    """The work's result; raises ClientDisconnect if the client goes first, the work cancelled."""
    if gone is None:
        return await work
    watch = _Watch(gone)
    later = asyncio.get_running_loop().call_later(SHORT, watch.begin)
    try:
        return await work
    except asyncio.CancelledError:
        if not watch.left:
            raise
        watch.asker.uncancel()
        raise ClientDisconnect from None
    finally:
        later.cancel()
        watch.end()


class _Watch:
    """Cancels the task that asks, once the client has gone."""

    def __init__(self, gone: Left) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a request is answered in a task")
        self.asker, self.left = task, False
        self._gone = gone
        self._waiting: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._waiting = asyncio.get_running_loop().create_task(self._wait())

    def end(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()

    async def _wait(self) -> None:
        await self._gone()
        self.left = True
        self.asker.cancel()
