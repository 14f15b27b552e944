"""The turn of the day: what was planned for it is carried out, projections follow the calendar.

Outcomes of requests that are too old to be repeated go with the day, too.
"""

from hub.flows.departments import carry_out_due
from hub.flows.hub import Hub
from hub.store.idempotency import forget_old_outcomes
from hub.store.landing.turn import turn_of_day
from hub.store.state import remembered

_TURNED_ON = "turned_on"
"""Where `turn_of_day` remembers its day."""


async def turn(hub: Hub) -> int:
    """Bring current projections to today; how many employees changed.

    Called before the first answer of a day and by the worker after midnight. Where it has been
    done it costs one look-up, and does not wait for a landing.
    """
    today = hub.today()
    done = await remembered(hub.database.reader, _TURNED_ON)
    if done is not None and done >= today.isoformat():
        return 0
    await forget_old_outcomes(hub.database)
    await carry_out_due(hub)
    return await turn_of_day(hub.database, hub.made, today)
