"""From a batch to verdicts: records, what the mapping makes of them, keys of the deleted."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from hub.flows.hub import Hub
from hub.mappings.apply import apply, record_keys
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping
from hub.schema.model import Model
from hub.schema.record import Batch, JsonRecords, PartialError, Records
from hub.schema.verdict import Mapped
from hub.store.connections import Connection, Stream, mapping_document
from hub.store.landing.digests import Weighed

PEOPLE = frozenset({"Employee", "Employment", "Assignment"})
"""Entities whose records say who is employed, and where."""


@dataclass(frozen=True)
class Reading:
    """A stream with the version of its mapping that a run goes by."""

    stream: Stream
    version: int
    mapping: Mapping

    @property
    def about_people(self) -> bool:
        """Whether its records can end, move or delete people."""
        return any(rule.entity in PEOPLE for rule in self.mapping.rows)


@dataclass(frozen=True)
class Understood:
    """A batch and its verdicts."""

    batch: Batch
    mapped: Mapped
    tombstones: tuple[str, ...]
    """Record keys."""
    errors: tuple[PartialError, ...]
    weighed: Weighed | None = None
    """Its bodies and digests, where they were worked out ahead of the landing."""


async def readings(hub: Hub, connection: Connection) -> list[Reading]:
    """The streams that have a mapping, each with the version in use."""
    found = []
    for stream in connection.streams:
        if stream.mapping_version is not None:
            document = await mapping_document(hub.database, stream.id, stream.mapping_version)
            mapping = parse(document, f"{connection.name}/{stream.name}")
            found.append(Reading(stream, stream.mapping_version, mapping))
    return found


async def understood(hub: Hub, reading: Reading, batch: Batch) -> Understood:
    """The verdicts about a batch; worked out in a thread, so that heartbeats go on."""
    mapped = await verdicts(hub, reading, batch.records)
    keys, faults = _tombstones(reading.mapping, batch, hub.model)
    return Understood(batch, mapped, keys, (*batch.errors, *faults))


async def verdicts(hub: Hub, reading: Reading, records: Records) -> Mapped:
    """What the mapping makes of records."""
    return await asyncio.to_thread(apply, reading.mapping, records, hub.model)


def _tombstones(
    mapping: Mapping, batch: Batch, model: Model
) -> tuple[tuple[str, ...], Sequence[PartialError]]:
    if not batch.tombstones:
        return (), ()
    records = JsonRecords(tuple(batch.tombstones))
    keys = record_keys(mapping, records, model)[mapping.rows[0].name].to_list()
    fault = PartialError("TOMBSTONE_KEYLESS", "A deletion does not say which record it means.")
    known = tuple(dict.fromkeys(key for key in keys if key is not None))
    return known, [fault] * keys.count(None)
