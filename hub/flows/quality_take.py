"""The snapshot of a day: everything is counted as it stands, without naming anybody."""

from datetime import UTC, datetime, timedelta
from typing import Final

import asyncpg

from hub.flows.conflicts import recount
from hub.flows.hub import Hub
from hub.observe import observe
from hub.store.quality import Part, count, counted_fields, put, streams_since
from hub.store.state import remember, remembered

USUALLY_WITHIN: Final = timedelta(days=2)
"""A stream counts as fresh so long after a run, where nobody demanded otherwise."""
_FOUND: Final = "conflicts"
"""Key of the state that says that conflicts of older releases have been found."""


async def take_quality(hub: Hub) -> int:
    """Count everything as it stands and keep it as today's; how many counts there are.

    An entity that cannot be counted in time is left out of the day, and that is said.
    """
    if await remembered(hub.database.writer, _FOUND) is None:
        await remember(hub.database.writer, _FOUND, await recount(hub))
    now = datetime.now(UTC)
    fresh = [
        stream
        for stream, _, within, at in await streams_since(hub.database)
        if at is not None and now - at <= _within(within)
    ]
    found: list[Part] = []
    for spec in hub.model:
        if not counted_fields(spec):
            continue
        try:
            found += await count(hub.database, hub.made, spec, fresh, now)
        except asyncpg.QueryCanceledError:
            observe("quality.left_out", entity=spec.name)
    await put(hub.database, hub.today(), found, now)
    observe("quality.taken", counts=len(found))
    return len(found)


def _within(seconds: int | None) -> timedelta:
    return USUALLY_WITHIN if seconds is None else timedelta(seconds=seconds)
