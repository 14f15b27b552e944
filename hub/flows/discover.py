"""Discovery: what a stream's fields hold, and the mapping that they suggest.

Of a stream that is pulled already the kept records are looked at; of a system that is not
connected yet, the first batch that it gives.
"""

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from hub.connectors.registry import open_connector
from hub.connectors.spec import close_to
from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.replay import ALL
from hub.mappings.mapping import parse
from hub.mappings.profile import Profile, profiles
from hub.mappings.propose import Proposal, propose
from hub.mappings.rules import Chain, Join, Path
from hub.mappings.rules import Mapping as Rules
from hub.schema.model import Model
from hub.schema.record import FrameRecords, Json, JsonRecords, Records, stored
from hub.store.connections import (
    Connection,
    Stream,
    get_connection,
    mapping_document,
    secrets_of,
)
from hub.store.landing.raw import kept

_MOST: Final = 20_000
"""Records that are looked at."""


@dataclass(frozen=True)
class Discovered:
    """The fields of a stream, with the fields of ours that take them now."""

    stream: str
    fields: tuple[Profile, ...]
    """Samples are as the lens shows them."""
    mapped: Mapping[str, tuple[str, ...]]
    """Path → `Entity.field`."""
    masked: frozenset[str] = frozenset()
    """Paths whose samples are shapes."""


async def discover(hub: Hub, name: str, stream: str, lens: Lens) -> Discovered:
    """The fields of a connected stream; raises Refused STREAM_UNKNOWN, STREAM_EMPTY, FILE_*, …."""
    connection = await get_connection(hub.database, name)
    found = connection.stream(stream)
    records = await records_of(hub, connection, found)
    mapped: dict[str, tuple[str, ...]] = {}
    if found.mapping_version is not None:
        document = await mapping_document(hub.database, found.id, found.mapping_version)
        mapped = takers(parse(document, stream))
    return profiled(stream, profiles(records), mapped, hub.model, lens)


def profiled(
    stream: str,
    found: Sequence[Profile],
    mapped: Mapping[str, tuple[str, ...]],
    model: Model,
    lens: Lens,
) -> Discovered:
    """Fields whose samples are as the lens shows them."""
    opened = {one.path: opened_by(lens, model, mapped.get(one.path, ())) for one in found}
    fields = tuple(_shown(one, lens, opened=opened[one.path]) for one in found)
    masked = frozenset(path for path, is_open in opened.items() if not is_open)
    return Discovered(stream, fields, mapped, masked)


async def records_of(hub: Hub, connection: Connection, stream: Stream) -> Records:
    """Kept records of a stream, else the first that its system gives; raises as `discover`."""
    page = await kept(hub.database, hub.sealer, stream.id, ALL, limit=_MOST)
    if page:
        return stored([one.body for one in page])
    secrets = await secrets_of(hub.database, hub.sealer, connection.id)
    return await first_records(hub, connection.connector, connection.config, secrets, stream.name)


async def first_records(
    hub: Hub,
    connector: str,
    config: Mapping[str, Json],
    secrets: Mapping[str, str],
    stream: str,
) -> Records:
    """The first batch of a system's stream; raises Refused STREAM_UNKNOWN, STREAM_EMPTY, …."""
    opened = open_connector(connector, config, secrets, hub.settings.home)
    try:
        offered = {one.name: one for one in await opened.discover()}
        if stream not in offered:
            raise Refused(
                "STREAM_UNKNOWN",
                "The system has no such stream.",
                f"stream {stream}",
                close_to(stream, offered),
            )
        async with aclosing(opened.read(stream, None)) as batches:  # type: ignore[type-var]
            async for batch in batches:
                if len(batch.records):
                    return _some(batch.records)
    finally:
        await opened.close()
    raise Refused("STREAM_EMPTY", "The stream gives no record.", f"stream {stream}", "Check it.")


async def proposed(hub: Hub, name: str, stream: str) -> Proposal:
    """A mapping for a stream that is connected."""
    found = await discover(hub, name, stream, _ALL)
    return propose(stream, found.fields, hub.model)


def takers(mapping: Rules) -> dict[str, tuple[str, ...]]:
    """Path → the fields that it fills."""
    found: dict[str, list[str]] = {}
    for rule in mapping.rows:
        for one in rule.fields:
            for path in _paths(one.chain):
                found.setdefault(path, []).append(f"{rule.entity}.{one.name}")
    return {path: tuple(targets) for path, targets in found.items()}


def _paths(chain: Chain) -> tuple[str, ...]:
    return chain.source.paths if isinstance(chain.source, Path | Join) else ()


def opened_by(lens: Lens, model: Model, targets: tuple[str, ...]) -> bool:
    """Whether a column's values may be shown, by the fields (`Entity.field`) that it fills."""
    return lens.opens_everything or (
        bool(targets) and all(lens.opens(model, *one.split(".", 1)) for one in targets)
    )


def _shown(profile: Profile, lens: Lens, *, opened: bool) -> Profile:
    samples = (lens.shown(one, opened=opened) or "" for one in profile.samples)
    return replace(profile, samples=tuple(dict.fromkeys(samples)))


def _some(records: Records) -> Records:
    """At most so many, with the metadata columns that are the same everywhere."""
    if isinstance(records, FrameRecords):
        return FrameRecords(records.frame.head(_MOST).select(pl.all()))
    if isinstance(records, JsonRecords):
        return JsonRecords(list(records.items[:_MOST]))
    return records


class _Everything(Lens):
    """For guesses that show nothing: they look at the values themselves."""

    @property
    def opens_everything(self) -> bool:
        """Always."""
        return True


_ALL: Final = _Everything()
