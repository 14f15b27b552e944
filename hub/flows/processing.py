"""Records of processing: classes of people's data, their sources, purposes, readers and terms.

Nothing of it is kept by hand: it follows from the model, the policy, the mappings in use and the
terms of retention. It names no person.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hub.auth.printed import ways
from hub.flows.hub import Hub
from hub.flows.understand import Reading, readings
from hub.schema.model import EntitySpec, Field
from hub.schema.retention import Duty, Said, Term, people, people_classes, terms
from hub.store.connections import list_connections
from hub.store.deliveries import WEBHOOK, subscribers

EN, ZH = "en", "zh"
LANGUAGES: Final = (EN, ZH)


@dataclass(frozen=True)
class Processing:
    """One class of people's data."""

    cls: str
    purpose: Said
    basis: str
    fields: tuple[str, ...]
    """`Entity.field`, as the graph names them."""
    sealed: tuple[str, ...]
    """Those of them that lie sealed."""
    key_group: str
    recorded: bool
    """Whoever reads it of others is on the record."""
    sources: tuple[str, ...]
    """`connection/stream` that fill it."""
    recipients: tuple[str, ...]
    """`connection/stream` to which it is written back."""
    readers: tuple[str, ...]
    """Audiences in words."""
    keep: str
    years: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Record:
    """The whole of it."""

    classes: tuple[Processing, ...]
    told: tuple[str, ...]
    """Webhooks; each gets what its machine client may read."""


async def processing(hub: Hub) -> Record:
    """As things stand now; raises Refused RETENTION_INVALID."""
    kept = await asyncio.to_thread(terms, hub.settings.home)
    flows: list[tuple[str, Reading]] = []
    for connection in await list_connections(hub.database):
        found = await readings(hub, connection)
        flows += [(f"{connection.name}/{one.stream.name}", one) for one in found]
    told = tuple(one.name for one in await subscribers(hub.database, WEBHOOK))
    names = sorted(people_classes(hub.model))
    return Record(tuple(_class(hub, name, kept[name], flows) for name in names), told)


def _class(hub: Hub, name: str, term: Term, flows: Sequence[tuple[str, Reading]]) -> Processing:
    held = [
        (spec, one)
        for spec in people(hub.model)
        for one in spec.fields.values()
        if one.cls.name == name and one.name != spec.subject
    ]
    cls = people_classes(hub.model)[name]
    targets = {(spec.name, one.name) for spec, one in held}
    return Processing(
        cls=name,
        purpose=term.purpose,
        basis=term.basis,
        fields=_named(held),
        sealed=_named((spec, one) for spec, one in held if one.kind.sealed),
        key_group=cls.key_group,
        recorded=cls.recorded,
        sources=tuple(stream for stream, one in flows if _fills(one) & targets),
        recipients=tuple(stream for stream, one in flows if _writes(one) & targets),
        readers=tuple(sorted({ways(one.read) for _, one in held})),
        keep=term.keep,
        years=term.years,
        duties=term.duties,
    )


def _named(held: Iterable[tuple[EntitySpec, Field]]) -> tuple[str, ...]:
    return tuple(f"{spec.name}.{one.graph_name}" for spec, one in held)


def _fills(reading: Reading) -> set[tuple[str, str]]:
    return {(row.entity, one.name) for row in reading.mapping.rows for one in row.fields}


def _writes(reading: Reading) -> set[tuple[str, str]]:
    write = reading.mapping.write
    row = None if write is None else reading.mapping.row(write.row)
    if write is None or row is None:
        return set()
    return {(row.entity, one.name) for one in write.fields}
