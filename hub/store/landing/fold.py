"""The fold: how the mapped records of one identity become one canonical row.

A pure function. Per field the source that says anything wins, by (open before closed, precedence,
earlier stream); absent says nothing, null is a value. A cell that waits at the winning source
makes the canonical cell empty and pending: it never falls through to a source below.

Where the mapping of the source that would win says that of this field the *newest* word wins, the
source does whose record changed last; a record that tells no time counts as of when it was read.

A row of a timeline whose sources are all closed *ends* on the day before it was last seen gone;
any other row is closed. Edits of the hub (precedence `EDIT` and above) keep a row open only where
there is no other source; where one is closed, the hub has taken the row back, and it is closed
whatever others say. Nothing is ever erased.
A source that is withdrawn is as if it had never been; a row that nothing else makes is closed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

EDIT: Final = 1000
"""Precedence of edits made in the hub; those of streams are below."""
CONFLICT: Final = "CONFLICT"

Values = Mapping[str, str | None]
Pending = Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """One mapped record of a row, opened: canonical text by field, as far as it says anything."""

    stream: int
    key: str
    precedence: int
    fields: Values
    pending: Pending = field(default_factory=dict)
    recorded: datetime | None = None
    """When it was understood; None is now."""
    closed: date | None = None
    """The company's day on which it was gone."""
    withdrawn: bool = False
    """It was a misunderstanding of a mapping that is in use no more: it never said so."""
    changed: datetime | None = None
    """When the record changed, by its own word."""
    newest: frozenset[str] = frozenset()
    """Fields of which it lets a newer word go before its own."""

    def says(self, name: str) -> bool:
        """Whether it says anything of a field: a value, none, or something that waits."""
        return name in self.fields or name in self.pending

    @property
    def age(self) -> tuple[bool, float]:
        """How new its word is: by its own time, else by when it was read. Higher is newer."""
        return self._latest if self.changed is None else (False, self.changed.timestamp())

    @property
    def _latest(self) -> tuple[bool, float]:
        moment = self.recorded
        return (moment is None, moment.timestamp() if moment else 0.0)

    @property
    def rank(self) -> tuple[bool, int, int, tuple[bool, float], str]:
        """Higher wins."""
        return (self.closed is None, self.precedence, -self.stream, self._latest, self.key)


@dataclass(frozen=True)
class Folded:
    """A canonical row: its values, what waits, and whether it is closed."""

    values: Values
    pending: Pending
    closed: bool = False


def fold(sources: Sequence[Source], *, timeline: bool) -> Folded:
    """The row that these sources make; their order does not matter. At least one source."""
    live = [one for one in sources if not one.withdrawn]
    if not live:
        return replace(
            fold([replace(one, withdrawn=False) for one in sources], timeline=timeline), closed=True
        )
    sources = live
    values: dict[str, str | None] = {}
    pending: dict[str, str] = {}
    for source in sorted(sources, key=lambda one: one.rank) if len(sources) > 1 else sources:
        for name, value in source.fields.items():
            values[name] = value
            pending.pop(name, None)
        for name, code in source.pending.items():
            values.pop(name, None)
            pending[name] = code
    if len(sources) > 1:
        for name in frozenset[str]().union(*(one.newest for one in sources)):
            _say_newest(sources, name, values, pending)
    gone = _gone(sources)
    closed = gone is not None
    revoked = any(one.closed is not None and one.precedence >= EDIT for one in sources)
    if revoked:
        closed = True
    elif gone is not None and timeline:
        closed = not _end(values, pending, gone - timedelta(days=1))
    if backwards(values.get("effective_from"), values.get("effective_to")):
        values.pop("effective_to")
        pending["effective_to"] = CONFLICT
    return Folded(_without_nulls(values), pending, closed)


def speaking(ranked: Sequence[Source], name: str) -> list[Source]:
    """Those of the sources, highest rank first, that say something of a field; who wins first."""
    found = [one for one in ranked if one.says(name)]
    if found and name in found[0].newest:
        found.sort(key=lambda one: (one.closed is None, one.age), reverse=True)
    return found


def _say_newest(
    sources: Sequence[Source], name: str, values: dict[str, str | None], pending: dict[str, str]
) -> None:
    """Let the newest word stand in place of the one of the highest rank."""
    ranked = sorted(sources, key=lambda one: one.rank, reverse=True)
    for winner in speaking(ranked, name)[:1]:
        values.pop(name, None)
        pending.pop(name, None)
        if name in winner.pending:
            pending[name] = winner.pending[name]
        else:
            values[name] = winner.fields[name]


def backwards(first: str | None, last: str | None) -> bool:
    """Whether a period ends before it begins; ISO dates compare as text."""
    return first is not None and last is not None and last < first


def _gone(sources: Sequence[Source]) -> date | None:
    """The day on which the last of those sources went that keep a row open."""
    keepers = [one for one in sources if one.precedence < EDIT] or sources
    days = [one.closed for one in keepers if one.closed is not None]
    return max(days) if len(days) == len(keepers) else None


def _end(values: dict[str, str | None], pending: dict[str, str], last: date) -> bool:
    """End the period on that day unless it ends before; False if it had not begun by then."""
    text = last.isoformat()
    if backwards(values.get("effective_from"), text):
        return False
    known = values.get("effective_to")
    if known is None or known > text:
        values["effective_to"] = text
        pending.pop("effective_to", None)
    return True


def _without_nulls(values: Values) -> dict[str, str | None]:
    """Null and never said are the same in a canonical row."""
    return {name: value for name, value in sorted(values.items()) if value is not None}
