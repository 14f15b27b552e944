"""Alarms: a run that failed, stopped before a mass change or is late, and what has grown stale.

They are judged again and again from what is kept, so that none hangs on a process having lived
at the right moment. One is raised once and cleared once.
"""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.schedule import Every, parse_schedule
from hub.observe import observe
from hub.store import runs
from hub.store.alarms import (
    FAILED,
    LATE,
    STALE,
    STOPPED,
    Standing,
    set_freshness,
    settle_alarms,
    standings,
)
from hub.store.connections import get_connection

LEAST, MOST = 60, 366 * 86_400
"""Seconds that freshness can be demanded within."""
GRACE: Final = timedelta(minutes=5)
"""By which a run may begin later than it was due: others may run, a worker may restart."""


async def judge_alarms(hub: Hub, now: datetime) -> None:
    """Raise and clear what has to be."""
    for one in await standings(hub.database):
        wrong = what_is_wrong(one, now, hub.settings.zone)
        if await settle_alarms(hub.database, one, wrong):
            observe("alarms.moved", connection=one.name, standing=" ".join(sorted(wrong)))


def what_is_wrong(one: Standing, now: datetime, zone: ZoneInfo) -> dict[str, str | None]:
    """Kind of alarm → code of the error, for a connection as it stands now."""
    found: dict[str, str | None] = {}
    if one.state in {runs.FAILED, runs.INTERRUPTED}:
        found[FAILED] = one.code
    if one.state == runs.STOPPED:
        found[STOPPED] = one.code
    if one.schedule is not None and not one.paused and _late(one, one.schedule, now, zone):
        found[LATE] = None
    if is_stale(one, now):
        found[STALE] = None
    return found


async def demand_freshness(hub: Hub, name: str, seconds: int | None, *, actor: str) -> None:
    """Say how old what is known may be; Refused CONNECTION_UNKNOWN, FRESHNESS_INVALID."""
    if seconds is not None and not LEAST <= seconds <= MOST:
        raise Refused(
            "FRESHNESS_INVALID", "That cannot be demanded.", hint="From a minute to a year."
        )
    found = await get_connection(hub.database, name)
    await set_freshness(hub.database, found.id, name, seconds, actor=actor)


def is_stale(one: Standing, now: datetime) -> bool:
    """Whether what is known is older than it may be."""
    if one.fresh_within is None:
        return False
    since = one.fresh_at or one.created_at
    return now - since > timedelta(seconds=one.fresh_within)


def _late(one: Standing, schedule: str, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a run was due, with grace, after the last one began, and none has."""
    read = parse_schedule(schedule)
    due = read.after(one.started_at or one.created_at, zone)
    grace = min(GRACE, read.distance) if isinstance(read, Every) else GRACE
    return one.state != runs.RUNNING and due + grace < now
