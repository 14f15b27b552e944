"""Why a viewer may or may not read and change the cells of a row.

Every way in which a field's audience opens it is weighed by itself, with the very expressions that
a query runs with; so what is said here cannot differ from what an answer shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.auth.policy import Decision, ways_to_read, ways_to_write
from hub.auth.viewer import Viewer
from hub.flows.hub import Hub
from hub.plan.check import weigh
from hub.plan.restrict import Access
from hub.schema.audience import Allow, Audience
from hub.schema.model import EntitySpec, Field
from hub.store.read import row_values


@dataclass(frozen=True)
class Reason:
    """What a viewer may do with one cell, and by which ways."""

    field: Field
    read: tuple[Allow, ...]
    """Ways that hold; none: it is locked."""
    write: tuple[Allow, ...]
    granted_by: tuple[str, ...]
    """HR classes of which one would open it for reading."""


async def reasons(
    hub: Hub,
    viewer: Viewer,
    spec: EntitySpec,
    row: str,
    fields: Sequence[Field],
    given: Mapping[str, object],
) -> list[Reason] | None:
    """Field by field; None for a row that the viewer may not know of."""
    ways = [
        (ways_to_read(spec, one.read, viewer), ways_to_write(spec, one, viewer)) for one in fields
    ]
    wanted = dict.fromkeys(decision for pair in ways for side in pair for _, decision in side)
    made = weigh(spec, list(wanted), Access(hub.model, viewer), hub.made)
    known = {**given, "row": row}
    values = [known[str(slot.source)] for slot in made.slots if isinstance(slot.source, str)]
    found = await row_values(hub.database, made.sql, values)
    if found is None:
        return None
    held = {decision for decision, holds in zip(wanted, found[2:], strict=True) if holds}
    return [
        Reason(one, _open(reading, held), _open(writing, held), _grants(one.read))
        for one, (reading, writing) in zip(fields, ways, strict=True)
    ]


def _open(ways: Sequence[tuple[Allow, Decision]], held: set[Decision]) -> tuple[Allow, ...]:
    return tuple(way for way, decision in ways if decision in held)


def _grants(audience: Audience) -> tuple[str, ...]:
    return tuple(sorted({one.grant for one in audience if one.grant}))
