"""Alarms about access: judged again and again from grants and the record of reading.

One class of more people than usual, read by one principal within the hour, rings until the hour is
over; emergency access rings as long as it is open.
"""

from datetime import datetime

from hub.flows.hub import Hub
from hub.observe import observe
from hub.store.access_alarms import BULK, EMERGENCY, Named, opened_classes, settle_access_alarms
from hub.store.reads import bulk_reads

_MOST = 1_000


async def judge_access(hub: Hub, now: datetime) -> None:
    """Raise and clear what has to be."""
    wrong: dict[Named, int | None] = {
        (EMERGENCY, who, cls): None for who, cls in await opened_classes(hub.database)
    }
    hour = now.replace(minute=0, second=0, microsecond=0)
    most = hub.settings.bulk_reads
    for one in await bulk_reads(hub.database, hour, most.least, _MOST):
        if one.people > most.of(one.cls):
            wrong[BULK, one.actor, one.cls] = one.people
    raised, cleared = await settle_access_alarms(hub.database, wrong)
    if raised or cleared:
        observe("access.alarms", raised=raised, cleared=cleared)
