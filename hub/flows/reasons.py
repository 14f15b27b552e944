"""Why a viewer may or may not read and change the cells of a row.

Every way in which a field's audience opens it is weighed by itself, with the very expressions that
a query runs with; so what is said here cannot differ from what an answer shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hub.auth.policy import Decision, ways_to_read, ways_to_write
from hub.auth.viewer import Viewer
from hub.flows.hub import Hub
from hub.plan.check import weigh, weigh_rows
from hub.plan.restrict import Access
from hub.schema.audience import Allow, Audience, Relation
from hub.schema.model import EntitySpec, Field
from hub.store.read import all_rows, row_values

Ways: TypeAlias = Sequence[tuple[Allow, Decision]]


@dataclass(frozen=True)
class Reason:
    """What a viewer may do with one cell, and by which ways."""

    field: Field
    read: tuple[Allow, ...]
    """Ways that hold; none: it is locked."""
    write: tuple[Allow, ...]
    granted_by: tuple[str, ...]
    """HR classes of which one would open it for reading."""
    known_to_all: bool
    """Whether everyone signed in may know of the row."""


async def reasons(
    hub: Hub,
    viewer: Viewer,
    spec: EntitySpec,
    row: str,
    fields: Sequence[Field],
    given: Mapping[str, object],
) -> list[Reason] | None:
    """Field by field; None for a row that the viewer may not know of."""
    reading = [ways_to_read(spec, one.read, viewer) for one in fields]
    writing = [ways_to_write(spec, one, viewer) for one in fields]
    knowing = ways_to_read(spec, spec.rows, viewer)
    held = await ways_that_hold(hub, viewer, spec, row, [knowing, *reading, *writing], given)
    if held is None:
        return None
    known, read, written = held[0], held[1 : len(fields) + 1], held[len(fields) + 1 :]
    to_all = any(one.relation is Relation.EVERYONE for one in known)
    return [
        Reason(one, may_read, may_write, _grants(one.read), to_all)
        for one, may_read, may_write in zip(fields, read, written, strict=True)
    ]


async def ways_that_hold(
    hub: Hub,
    viewer: Viewer,
    spec: EntitySpec,
    row: str,
    ways: Sequence[Ways],
    given: Mapping[str, object],
) -> list[tuple[Allow, ...]] | None:
    """Of each group of ways those that hold of the row; None for a row they may not know of."""
    wanted = dict.fromkeys(decision for group in ways for _, decision in group)
    made = weigh(spec, list(wanted), Access(hub.model, viewer), hub.made)
    known = {**given, "row": row}
    values = [known[str(slot.source)] for slot in made.slots if isinstance(slot.source, str)]
    found = await row_values(hub.database, made.sql, values, given)
    if found is None:
        return None
    held = {decision for decision, holds in zip(wanted, found[2:], strict=True) if holds}
    return [_open(group, held) for group in ways]


async def what_holds(
    hub: Hub,
    viewer: Viewer,
    spec: EntitySpec,
    rows: Sequence[str],
    decisions: Sequence[Decision],
    given: Mapping[str, object],
) -> dict[str, tuple[bool, ...]]:
    """Row → decision by decision whether it holds; of rows that the viewer may know of."""
    made = weigh_rows(spec, decisions, Access(hub.model, viewer), hub.made)
    known = {**given, "rows": sorted(set(rows))}
    values = [known[str(slot.source)] for slot in made.slots if isinstance(slot.source, str)]
    lines = await all_rows(hub.database, made.sql, values, given)
    return {str(row): tuple(held) for row, *held in map(tuple, lines)}


def _open(ways: Ways, held: set[Decision]) -> tuple[Allow, ...]:
    return tuple(way for way, decision in ways if decision in held)


def _grants(audience: Audience) -> tuple[str, ...]:
    return tuple(sorted({one.grant for one in audience if one.grant}))
