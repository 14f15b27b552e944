"""From a batch to verdicts: records, what the mapping makes of them, keys of the deleted."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from collections.abc import Mapping as RecordMapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from hub.flows.amend import Amendments, amendments, corrected, without_dismissed
from hub.flows.hub import Hub
from hub.mappings.apply import apply, record_keys
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping
from hub.schema.model import Model
from hub.schema.record import Batch, Json, JsonRecords, PartialError, Records
from hub.schema.verdict import Mapped
from hub.store.connections import Connection, Stream, mapping_document
from hub.store.landing.digests import Weighed, weighed
from hub.store.sealing.seal import Sealer

PEOPLE = frozenset({"Employee", "Employment", "Assignment"})
"""Entities whose records say who is employed, and where."""


SNAPSHOT: Final = "snapshot"
LISTED: Final = "listed"


@dataclass(frozen=True)
class Reading:
    """A stream with the version of its mapping that a run goes by."""

    stream: Stream
    version: int
    mapping: Mapping

    @property
    def whole(self) -> bool:
        """Whether a complete read shows, or lists, all records that there are."""
        return self.stream.mode in {SNAPSHOT, LISTED}

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
    present: tuple[str, ...] = ()
    """Keys of records that are there and were not read."""
    weighed: Weighed | None = None
    """Its bodies and digests, where they were worked out ahead of the landing."""


async def weighing(
    batches: AsyncGenerator[Understood], sealer: Sealer
) -> AsyncGenerator[Understood]:
    """The same batches with bodies and digests, worked out beside whatever else is done."""
    async with aclosing(batches):
        async for one in batches:
            found = await asyncio.to_thread(weighed, sealer, one.batch.records)
            yield replace(one, weighed=found)


_KEYLESS: Final = PartialError(
    "TOMBSTONE_KEYLESS", "A deletion does not say which record it means."
)
_NAMELESS: Final = PartialError(
    "LISTING_KEYLESS", "A list of what is there does not say which record it means."
)


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
    gone, keyless = _keys(reading.mapping, batch.tombstones, hub.model)
    present, nameless = await asyncio.to_thread(_keys, reading.mapping, batch.present, hub.model)
    errors = (*batch.errors, *[_KEYLESS] * keyless, *[_NAMELESS] * nameless)
    return Understood(batch, mapped, gone, errors, present)


async def verdicts(hub: Hub, reading: Reading, records: Records, *, told: bool = False) -> Mapped:
    """What the mapping makes of records, with what people decided about some of them."""
    decided = await amendments(hub.database, hub.sealer, reading.stream.id)
    judging = partial(_judged, reading.mapping, records, hub.model, decided, told=told)
    return await asyncio.to_thread(judging)


def _judged(
    mapping: Mapping, records: Records, model: Model, decided: Amendments, *, told: bool
) -> Mapped:
    own = decided.about(records.bodies()) if decided.decided else {}
    return without_dismissed(apply(mapping, corrected(records, own), model, told=told), own)


def _keys(
    mapping: Mapping, named: Sequence[RecordMapping[str, Json]], model: Model
) -> tuple[tuple[str, ...], int]:
    """Keys of records that are only named, and how many do not say which one they mean."""
    if not named:
        return (), 0
    records = JsonRecords(tuple(named))
    keys = record_keys(mapping, records, model)[mapping.rows[0].name].to_list()
    return tuple(dict.fromkeys(key for key in keys if key is not None)), keys.count(None)
