"""The outbox, followed: what landed, in the order in which it became visible.

Postgres tells (NOTIFY) only that the outbox grew; the entries are read. A landing that began
earlier may commit later, so numbers below the highest are looked for again for a while. Where
Postgres goes away, following goes on behind what was read last.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg

from hub.observe import observe
from hub.store.queries import queries
from hub.store.runs import AWAY

CHANNEL: Final = "hub_outbox"
_SQL: Final = queries("outbox.sql")
_LOOK_BACK: Final = 1_000
"""Entries before the highest that may still be uncommitted when following begins."""
_PATIENCE: Final = 900.0
"""Seconds for which a number may be missing; no landing takes as long."""
_POLL: Final = 5.0
"""Seconds after which the outbox is read without having been told."""
_PAUSE: Final = 0.3


@dataclass(frozen=True)
class Entry:
    """Rows of one entity that changed alike."""

    seq: int
    entity: str
    rows: tuple[str, ...]
    groups: frozenset[str] | None
    """Groups of fields that changed; None for rows that are new or closed."""


@dataclass
class _Place:
    """What was read: everything up to `low`, and these above it."""

    low: int
    seen: dict[int, float] = field(default_factory=dict)

    def note(self, numbers: Sequence[int]) -> None:
        now = time.monotonic()
        self.seen.update(dict.fromkeys(numbers, now))
        for seq, at in sorted(self.seen.items()):
            # Up to a gap, and beyond it once it has been waited for long enough.
            if seq != self.low + 1 and now - at < _PATIENCE:
                break
            self.low = seq
            del self.seen[seq]


async def follow(
    dsn: str, begun: asyncio.Event, deliver: Callable[[Sequence[Entry]], None]
) -> None:
    """Deliver entries until cancelled; `begun` is set once nothing more will be missed."""
    place: _Place | None = None
    while True:
        try:
            connection = await asyncpg.connect(
                dsn, server_settings={"application_name": "hub streams"}
            )
            try:
                place = await _followed(connection, place, begun, deliver)
            finally:
                connection.terminate()
        except AWAY:
            observe("streams.database_away")
        await asyncio.sleep(_PAUSE)


async def _followed(
    connection: "asyncpg.Connection[Any]",
    place: _Place | None,
    begun: asyncio.Event,
    deliver: Callable[[Sequence[Entry]], None],
) -> _Place:
    """Follow over one connection, until it is closed."""
    woken = asyncio.Event()
    await connection.add_listener(CHANNEL, lambda *_: woken.set())
    connection.add_termination_listener(lambda *_: woken.set())
    known = place or await _begin(connection)
    begun.set()
    while not connection.is_closed():
        woken.clear()
        rows = await connection.fetch(_SQL["after"], known.low, list(known.seen))
        if rows:
            known.note([row["seq"] for row in rows])
            deliver([_entry(row) for row in rows])
            continue
        try:
            await asyncio.wait_for(woken.wait(), _POLL)
        except TimeoutError:
            continue
    return known


async def _begin(connection: "asyncpg.Connection[Any]") -> _Place:
    """Behind what is there; what is missing shortly before may be on its way."""
    low = max(0, await connection.fetchval(_SQL["highest"]) - _LOOK_BACK)
    known = [row["seq"] for row in await connection.fetch(_SQL["known"], low)]
    return _Place(low, dict.fromkeys(known, time.monotonic()))


def _entry(row: Any) -> Entry:
    groups = None if row["groups"] is None else frozenset(row["groups"])
    return Entry(row["seq"], row["entity"], tuple(row["row_ids"]), groups)
