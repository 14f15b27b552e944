"""The turn of the day: current projections follow the company's calendar."""

from hub.flows.hub import Hub
from hub.store.state import remember, remembered
from hub.store.turn import turn_of_day

_DAY = "day"


async def turn(hub: Hub) -> int:
    """Bring current projections to today; how many rows changed. Costs one look-up when done.

    Called before the first answer of a day and by the worker after midnight; to do it twice
    changes nothing.
    """
    today = hub.today()
    if await remembered(hub.database.writer, _DAY) == today.isoformat():
        return 0
    changed = await turn_of_day(hub.database, hub.made, today)
    await remember(hub.database.writer, _DAY, today.isoformat())
    return changed
