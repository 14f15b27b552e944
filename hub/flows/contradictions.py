"""Whether a version's codes contradict evidence in the records that are kept of its stream."""

from dataclasses import replace
from typing import Final

from hub.flows.hub import Hub
from hub.flows.replay import ALL
from hub.flows.understand import Reading, verdicts
from hub.mappings.contradict import Contradiction, Tally, narrowed
from hub.schema.record import stored
from hub.store.landing.raw import kept

_PAGE: Final = 5_000
ENOUGH: Final = 50_000
"""Records after which codes are known well enough."""


async def contradictions(hub: Hub, reading: Reading) -> list[Contradiction]:
    """Fields whose codes cannot be what the mapping says; none where nothing can be compared."""
    mapping = narrowed(reading.mapping)
    if mapping is None:
        return []
    narrow, tally, after, seen = replace(reading, mapping=mapping), Tally(), "", 0
    stream = reading.stream.id
    while seen < ENOUGH and (
        page := await kept(hub.database, hub.sealer, stream, ALL, after=after, limit=_PAGE)
    ):
        after, seen = page[-1].key, seen + len(page)
        tally.add(await verdicts(hub, narrow, stored([one.body for one in page])))
    return tally.found()
