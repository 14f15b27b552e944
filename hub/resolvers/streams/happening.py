"""An entry of the outbox on its way to subscribers: what is answered alike is asked once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hub.store.outbox import Entry

T = TypeVar("T")


@dataclass
class Happening:
    """One entry, and what was already made of it."""

    entry: Entry
    _answers: dict[Hashable, "asyncio.Task[Any]"] = field(default_factory=dict)

    async def answer(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The answer of that key; whoever comes second waits for the first."""
        task = self._answers.get(key)
        if task is None:
            task = self._answers[key] = asyncio.ensure_future(_made(make))
        # One consumer that goes away does not take the answer from the others.
        found: T = await asyncio.shield(task)
        return found


async def _made(make: Callable[[], Awaitable[T]]) -> T:
    return await make()
