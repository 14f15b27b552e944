"""Reading only what differs: what is listed says which parts are to be asked for again.

For records that tell of no change themselves: a group of lines of which one was deleted looks as
old as before. The list of all lines is short for each line, so it is read whole. What it says of
one id in one window makes a number; where that is not the number of the last run, this id is asked
for in this window.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

import orjson

from hub.connectors.manifest import Versions
from hub.connectors.rest_record import value_at
from hub.connectors.rest_window import Window, day_of
from hub.schema.record import Json

_WIDTH: Final = 1 << 64


@dataclass
class Listed:
    """What a list shows so far: a number for each id in each window, and the keys that it names."""

    rule: Versions
    key: Sequence[str]
    windows: Sequence[Window]
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    """First day of a window → id as text → number."""
    ids: dict[str, Json] = field(default_factory=dict)
    """Id as text → id as it came."""
    present: dict[bytes, Mapping[str, Json]] = field(default_factory=dict)

    def add(self, records: Sequence[Mapping[str, Json]]) -> None:
        """Take a page; what lies in no window or has no id is not asked for. Raises Refused."""
        for one in records:
            who, window = value_at(one, self.rule.ids), self._window(one)
            if who is None or window is None:
                continue
            told = str(who)
            self.ids[told] = who
            into = self.numbers.setdefault(window, {})
            into[told] = (into.get(told, 0) + self._number(one)) % _WIDTH
            self.name([one])

    def name(self, records: Sequence[Mapping[str, Json]]) -> None:
        """Records that are there, whether listed or only read: made since the list was."""
        for one in records:
            parts = [value_at(one, name) for name in self.key]
            self.present.setdefault(
                orjson.dumps(parts, default=str), dict(zip(self.key, parts, strict=True))
            )

    def differing(self, window: Window, before: Json) -> Iterator[list[Json]]:
        """Ids to be asked for in a window, as many at a time as the rule says."""
        start = window.start.isoformat()
        known = ((before or {}).get("versions") or {}).get(start, {})
        now = self.numbers.get(start, {})
        found = [self.ids[one] for one, number in now.items() if known.get(one) != _text(number)]
        for at in range(0, len(found), self.rule.batch):
            yield found[at : at + self.rule.batch]

    def cursor(self) -> Json:
        """What the next run compares with."""
        return {
            "versions": {
                start: {one: _text(number) for one, number in numbers.items()}
                for start, numbers in self.numbers.items()
            }
        }

    def _window(self, record: Mapping[str, Json]) -> str | None:
        told = value_at(record, self.rule.day)
        if told is None or not self.windows:
            return None
        day = day_of(told, "$.listing.versions.day")
        days = self._width()
        first = self.windows[0].start
        at = (day - first).days // days
        if not 0 <= at < len(self.windows) or day > self.windows[at].end:
            return None
        return self.windows[at].start.isoformat()

    def _width(self) -> int:
        """Days from the start of a window to the start of the next."""
        if len(self.windows) == 1:
            return (self.windows[0].end - self.windows[0].start + dt.timedelta(days=1)).days
        return (self.windows[1].start - self.windows[0].start).days

    def _number(self, record: Mapping[str, Json]) -> int:
        """Of one listed record. Numbers are added up, so that the order of a list is nothing."""
        parts = [value_at(record, name) for name in (self.rule.day, *self.rule.of)]
        told = blake2b(orjson.dumps(parts, default=str), digest_size=8).digest()
        return int.from_bytes(told)


def _text(number: int) -> str:
    return f"{number:016x}"
