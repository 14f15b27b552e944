"""Counts of lists that were told before, and hold as long as nothing has changed.

An exact count reads every row that it counts, so it costs more than the page beside it. The
statement itself decides whether a remembered one holds: if no entry of the outbox is visible to it
that was not visible to the statement that counted. So a count is of the very snapshot of its page,
and no writer waits for it. Everything else that a count depends on is part of its key: the plan
(document, scope), the bound values (filter, viewer, version of the grants) and the day.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from hub.plan.planner import Plan
from hub.plan.slots import CountHole, Remembered

_KEPT: Final = 4_096


@dataclass(frozen=True)
class _Told:
    """The counts of one answer: hole → count, and the snapshot that they were made in."""

    plan: Plan
    """Kept along, so that its id stays its own."""
    snapshot: str
    counts: Mapping[int, int]


@dataclass
class Counts:
    """The counts that one process remembers, least recently used first out."""

    most: int = _KEPT
    _kept: "OrderedDict[Hashable, _Told]" = field(default_factory=OrderedDict)

    def recall(self, plan: Plan, values: list[Any], today: date) -> Hashable:
        """Put what is remembered into the statement's values; the key to `keep` it by."""
        if not plan.counts:
            return None
        key = (id(plan), today, tuple(map(_fixed, _telling(plan, values))))
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            for place, slot in enumerate(plan.slots):
                if isinstance(slot.source, Remembered):
                    number = slot.source.hole
                    values[place] = known.snapshot if number is None else known.counts[number]
        return key

    def keep(self, plan: Plan, key: Hashable, told: Mapping[int, bytes]) -> None:
        """Remember what was counted anew: `count;snapshot` by hole, all of one snapshot."""
        counts: dict[int, int] = {}
        snapshot = ""
        for number, detail in told.items():
            count, _, snapshot = detail.decode("ascii").partition(";")
            counts[number] = int(count)
        if len(counts) == sum(isinstance(one, CountHole) for one in plan.holes):
            self._kept[key] = _Told(plan, snapshot, counts)
            self._kept.move_to_end(key)
            if len(self._kept) > self.most:
                self._kept.popitem(last=False)


def _telling(plan: Plan, values: Sequence[Any]) -> list[Any]:
    """Values that a count depends on: all but the page's place and what is remembered."""
    return [
        value
        for slot, value in zip(plan.slots, values, strict=True)
        if slot.convert[0] not in {"cursor", "remembered"}
    ]


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
