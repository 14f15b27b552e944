"""Windows: days that are asked for together, and where a read goes on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hub.connectors.manifest import Windows
from hub.connectors.manifest_template import fill
from hub.connectors.rest_request import Names
from hub.errors import Refused
from hub.schema.record import Json


@dataclass(frozen=True)
class Window:
    """Days asked for together."""

    start: dt.date
    end: dt.date


def windows(rule: Windows, names: Names, cursor: Json) -> Iterator[Window]:
    """Windows of at most `days` days; raises Refused CURSOR_VALUE when a bound is no day."""
    until = (cursor or {}).get("until")
    first = day_of(fill(rule.start, names))
    start = max(first, day_of(until) - dt.timedelta(days=rule.overlap)) if until else first
    last = day_of(fill(rule.end, names))
    step = dt.timedelta(days=rule.days)
    shared = dt.timedelta(days=1 if rule.inclusive else 0)
    while start <= last if rule.inclusive else start < last:
        end = min(start + step - shared, last)
        yield Window(start, end)
        start = end + shared


def day_of(value: Any, at: str = "$.windows") -> dt.date:
    """The day of a text; raises Refused CURSOR_VALUE."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise Refused(
            "CURSOR_VALUE",
            "What is read in windows must lie on a day.",
            at,
            "Write it as 2026-01-31.",
        ) from None
