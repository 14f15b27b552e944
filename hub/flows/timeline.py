"""The arithmetic of effective-dated rows: change, correction, revocation. Pure; nothing is read.

A timeline is the rows of one thing (a person's main posts, say) that follow each other, each from
its first day to its last, inclusive; None is open. What is wanted comes out as the rows to touch:

    CHANGE      the row that holds on the day ends the day before; a new one takes its rest
    CORRECTION  the row that holds on the day was wrong from its own first day
    REVOCATION  the row that begins on the day never was; the one before it takes its days again
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

_DAY = timedelta(days=1)


class Mode(Enum):
    """What is meant by an edit of something that has a period."""

    CHANGE = "CHANGE"
    CORRECTION = "CORRECTION"
    REVOCATION = "REVOCATION"


class Misfit(Enum):
    """Why an edit does not fit the timeline."""

    NOTHING_THEN = "nothing holds on that day"
    BEGINS_THEN = "a row begins on that day already"
    NOTHING_BEGINS = "no row begins on that day"
    NOTHING_BEFORE = "no row ends right before it"
    OTHERS_FOLLOW = "it holds already, and others follow"


@dataclass(frozen=True)
class Period:
    """One row of a timeline."""

    row: str
    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether the row holds on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Changed:
    """`ended` (if something held) ends the day before; a new row runs from the day to `last`."""

    ended: Period | None
    last: date | None


@dataclass(frozen=True)
class Corrected:
    """The row whose values are replaced; its period stays."""

    row: Period


@dataclass(frozen=True)
class Revoked:
    """`row` never was; `before` runs to `last` again."""

    row: Period
    before: Period
    last: date | None


Touched: TypeAlias = Changed | Corrected | Revoked


def changed(timeline: Sequence[Period], day: date) -> Changed | Misfit:
    """Something new from that day on, to the end of what held, or up to what follows."""
    held = _holding(timeline, day)
    if held is None:
        later = [one.first for one in timeline if one.first is not None and one.first > day]
        return Changed(None, min(later) - _DAY if later else None)
    if held.first == day:
        return Misfit.BEGINS_THEN
    return Changed(held, held.last)


def corrected(timeline: Sequence[Period], day: date) -> Corrected | Misfit:
    """What holds on that day was wrong from its start."""
    held = _holding(timeline, day)
    return Misfit.NOTHING_THEN if held is None else Corrected(held)


def revoked(timeline: Sequence[Period], day: date, today: date) -> Revoked | Misfit:
    """What begins on that day never was. Once it holds, only the last row can be taken back."""
    begun = [one for one in timeline if one.first == day]
    if not begun:
        return Misfit.NOTHING_BEGINS
    row = begun[-1]
    before = [one for one in timeline if one.last == day - _DAY]
    if not before:
        return Misfit.NOTHING_BEFORE
    follows = any(one.first is not None and one.first > day for one in timeline)
    if day <= today and follows:
        return Misfit.OTHERS_FOLLOW
    return Revoked(row, before[-1], row.last)


def _holding(timeline: Sequence[Period], day: date) -> Period | None:
    """The row that holds on the day; of several the one that began last."""
    held = [one for one in timeline if one.holds(day)]
    return max(held, key=lambda one: one.first or date.min) if held else None
