"""When something is due: `every 15m`, `every 2h`, `daily 02:30`.

`every` counts from the same moments everywhere (a quarter of an hour is :00, :15, :30, :45), so
that a restart moves nothing; `daily` is a time on the company's clock.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from hub.errors import Refused

_EVERY: Final = re.compile(r"every (?P<count>[1-9][0-9]{0,4})(?P<unit>[smh])")
_DAILY: Final = re.compile(r"daily (?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])")
_UNITS: Final = {"s": 1, "m": 60, "h": 3600}
_LONGEST: Final = timedelta(days=7)


@dataclass(frozen=True)
class Every:
    """Again and again with this distance."""

    distance: timedelta

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first due moment later than `moment`, in UTC."""
        del zone
        steps = int(moment.timestamp()) // int(self.distance.total_seconds())
        return datetime.fromtimestamp((steps + 1) * int(self.distance.total_seconds()), tz=UTC)


@dataclass(frozen=True)
class Daily:
    """Every day at this time of the company's clock."""

    at: time

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first due moment later than `moment`, in UTC."""
        day = moment.astimezone(zone).date()
        while True:
            due = datetime.combine(day, self.at, tzinfo=zone).astimezone(UTC)
            if due > moment:
                return due
            day += timedelta(days=1)


Schedule: TypeAlias = Every | Daily


def parse_schedule(text: str) -> Schedule:
    """Read a schedule; raises Refused SCHEDULE_INVALID."""
    words = " ".join(text.lower().split())
    if found := _EVERY.fullmatch(words):
        distance = timedelta(seconds=int(found["count"]) * _UNITS[found["unit"]])
        if distance <= _LONGEST:
            return Every(distance)
    if found := _DAILY.fullmatch(words):
        return Daily(time(int(found["hour"]), int(found["minute"])))
    raise Refused(
        "SCHEDULE_INVALID",
        "The schedule cannot be read.",
        hint="Write `every 15m`, `every 2h` (a week at most) or `daily 02:30`.",
    )


def backoff(failures: int) -> timedelta:
    """How long to wait after that many failures in a row: 15 s, 30 s, … an hour at most."""
    return min(timedelta(seconds=15 * 2 ** min(failures - 1, 10)), timedelta(hours=1))
