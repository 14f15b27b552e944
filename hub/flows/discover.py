"""Discovery: what a stream's fields hold, and the mapping that they suggest.

Of a stream that is pulled already the kept records are looked at; of a system that is not
connected yet, the first batch that it gives.
"""

from collections.abc import Mapping
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
from hub.store.connections import get_connection, mapping_document, secrets_of
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


async def discover(hub: Hub, name: str, stream: str, lens: Lens) -> Discovered:
    """The fields of a connected stream; raises Refused STREAM_UNKNOWN, STREAM_EMPTY, FILE_*, …."""
    connection = await get_connection(hub.database, name)
    found = connection.stream(stream)
    page = await kept(hub.database, hub.sealer, found.id, ALL, limit=_MOST)
    records: Records
    if page:
        records = stored([one.body for one in page])
    else:
        secrets = await secrets_of(hub.database, hub.sealer, connection.id)
        records = await first_records(hub, connection.connector, connection.config, secrets, stream)
    mapped: dict[str, tuple[str, ...]] = {}
    if found.mapping_version is not None:
        document = await mapping_document(hub.database, found.id, found.mapping_version)
        mapped = takers(parse(document, stream))
    shown = [_shown(one, mapped.get(one.path, ()), hub.model, lens) for one in profiles(records)]
    return Discovered(stream, tuple(shown), mapped)


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


def _shown(profile: Profile, targets: tuple[str, ...], model: Model, lens: Lens) -> Profile:
    opened = lens.opens_everything or (
        bool(targets) and all(lens.opens(model, *one.split(".", 1)) for one in targets)
    )
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
