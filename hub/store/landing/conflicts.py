"""Conflicts: where the sources of a row say different things of a field.

A conflict follows from the mapped records of its row, as the canonical row does, and is kept
beside it by every transaction that writes them: who wins, who says otherwise, by which rule, and
since when. No value is kept, only digests: of all that is said (does it still stand as it was
looked at?) and of what is shown (is it still what somebody chose?).

What is gone or withdrawn says nothing any more; a cell that waits at the winning source is a
question of its own; nothing is said by an empty cell that loses, but one that wins hides a value.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from hub.schema.model import EntitySpec
from hub.store.landing.desk import Connection
from hub.store.landing.digests import digests
from hub.store.landing.fold import EDIT, Source, speaking
from hub.store.landing.identify import prior_of
from hub.store.landing.mapped import opened_with
from hub.store.queries import queries
from hub.store.sealing.seal import Place, Sealer

_SQL: Final = queries("landing_conflicts.sql")
_SAID: Final = Place("conflict", "said")
_SHOWN: Final = Place("conflict", "shown")
BY_EDIT: Final = "edit"
BY_PRECEDENCE: Final = "precedence"
BY_ORDER: Final = "order"
BY_FRESHNESS: Final = "freshness"
BY_NEWEST: Final = "newest"
RULES: Final = (BY_EDIT, BY_PRECEDENCE, BY_ORDER, BY_FRESHNESS, BY_NEWEST)
"""Why the fold took one: an edit of the hub, its precedence, its place among the streams, - within
one stream - because it was recorded later, or because of this field the newest word wins."""


@dataclass(frozen=True)
class Conflict:
    """One field of a row of which its sources say different things."""

    field: str
    rule: str
    sides: tuple[Source, ...]
    """All who say something of it; the one that the fold takes first, then by rank."""

    @property
    def value(self) -> str | None:
        """What the row shows."""
        return self.sides[0].fields[self.field]

    @property
    def against(self) -> tuple[Source, ...]:
        """Those who say something else."""
        return tuple(one for one in self.sides[1:] if one.fields[self.field] != self.value)


def conflicts(sources: Sequence[Source]) -> dict[str, Conflict]:
    """The conflicts of a row by field; the order of its sources does not matter."""
    ranked = sorted(
        (one for one in sources if one.closed is None and not one.withdrawn),
        key=lambda one: one.rank,
        reverse=True,
    )
    names = dict.fromkeys(name for one in ranked for name in one.fields)
    found = {}
    for name in names:
        told = speaking(ranked, name)
        first = told[0]
        if name in first.pending:
            continue
        sides = [
            one
            for one in told
            if one is first or (name not in one.pending and one.fields.get(name) is not None)
        ]
        other = next((one for one in sides if one.fields[name] != first.fields[name]), None)
        if other is not None:
            found[name] = Conflict(name, _rule(ranked, name, first, other), tuple(sides))
    return found


def _rule(ranked: Sequence[Source], name: str, winner: Source, other: Source) -> str:
    """What sets the winner above the best of those who say otherwise."""
    highest = next(one for one in ranked if one.says(name))
    if name in highest.newest and winner.age != other.age:
        return BY_NEWEST
    if winner.precedence != other.precedence:
        return BY_EDIT if winner.precedence >= EDIT else BY_PRECEDENCE
    return BY_ORDER if winner.stream != other.stream else BY_FRESHNESS


def said_digest(sealer: Sealer, row: str, one: Conflict) -> bytes:
    """Equal as long as all say what they said; keyed, and of this cell alone."""
    told = sorted({(side.stream, side.key, side.fields[one.field] or "") for side in one.sides})
    return _digest(sealer, _SAID, [row, one.field, told])


def shown_digest(sealer: Sealer, row: str, field: str, value: str | None) -> bytes:
    """Equal as long as the cell shows that value."""
    return _digest(sealer, _SHOWN, [row, field, value])


def _digest(sealer: Sealer, place: Place, content: object) -> bytes:
    [found] = digests(sealer, place, [orjson.dumps(content)])
    return found


async def keep_conflicts(
    connection: Connection, sealer: Sealer, spec: EntitySpec, rows: Iterable[str]
) -> int:
    """Let what is kept of these rows follow their mapped records; how many conflicts they have.

    Within the transaction that wrote them. Rows of one source, which most are, cost a look.
    """
    wanted = list(dict.fromkeys(rows))
    if not wanted:
        return 0
    several: dict[str, list[Source]] = defaultdict(list)
    for found in await connection.fetch(_SQL["several"], wanted, spec.name):
        prior = prior_of(found)
        several[prior.row_id].append(opened_with(sealer, spec, prior))
    lines = [
        _line(sealer, row, one)
        for row, sources in several.items()
        for one in conflicts(sources).values()
        if one.field != spec.subject
    ]
    await _write(connection, spec.name, wanted, lines)
    return len(lines)


_Line = tuple[str, str, str, int, str, bytes, bytes]


def _line(sealer: Sealer, row: str, one: Conflict) -> _Line:
    against = sorted({side.stream for side in one.against})
    return (
        row,
        one.field,
        one.rule,
        one.sides[0].stream,
        "{" + ",".join(map(str, against)) + "}",
        said_digest(sealer, row, one),
        shown_digest(sealer, row, one.field, one.value),
    )


async def _write(
    connection: Connection, entity: str, rows: Sequence[str], lines: Sequence[_Line]
) -> None:
    columns: Sequence[Sequence[object]] = list(zip(*lines, strict=True)) or [()] * 7
    ids, fields, *rest = (list(one) for one in columns)
    await connection.execute(_SQL["settled"], list(rows), entity, ids, fields)
    if lines:
        await connection.execute(_SQL["keep"], entity, ids, fields, *rest)


async def keep_all(
    connection: Connection, sealer: Sealer, specs: Mapping[str, EntitySpec], portion: int
) -> int:
    """The same for every row of these entities, in portions; how many conflicts there are.

    For what was landed before conflicts were kept. The caller holds the landing.
    """
    count = 0
    for name, spec in specs.items():
        after: str | None = None
        while True:
            found = await connection.fetch(_SQL["rows"], name, after, portion)
            if not found:
                break
            rows = [row[0] for row in found]
            async with connection.transaction():
                count += await keep_conflicts(connection, sealer, spec, rows)
            after = rows[-1]
    return count
