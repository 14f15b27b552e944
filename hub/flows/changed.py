"""Which kept records come out different by another version of a mapping.

What a landed record says by the version that it was understood by stands in the database: only
records that say something else by the new one have to land again.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from hub.errors import Refused
from hub.flows.amend import Amendments, amendments
from hub.flows.hub import Hub
from hub.flows.understand import Reading
from hub.mappings.bind import bind
from hub.mappings.compare import Compared, compare
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping
from hub.schema.record import JsonRecords
from hub.store.connections import mapping_document
from hub.store.landing.desk import LANDED
from hub.store.landing.raw import Kept, kept

PAGE: Final = 25_000
"""Records that are compared at a time: memory against distinct values worked out twice."""


@dataclass(frozen=True)
class Page:
    """Some kept records, understood by one earlier version, under that one and the new one."""

    kept: Sequence[Kept]
    records: JsonRecords
    compared: Compared

    def differing(self) -> list[Kept]:
        """Those that must land again."""
        return [one for one, other in zip(self.kept, self.compared.differs, strict=True) if other]

    def same(self) -> list[Kept]:
        """Those that say the same."""
        return [
            one for one, other in zip(self.kept, self.compared.differs, strict=True) if not other
        ]


@dataclass
class Versions:
    """The versions of a stream by number, read when they are first met."""

    hub: Hub
    stream_id: int
    known: dict[int, Mapping | None] = field(default_factory=dict)

    async def get(self, version: int) -> Mapping | None:
        """The mapping of a version; None where it does not fit this release and model any more."""
        if version not in self.known:
            document = await mapping_document(self.hub.database, self.stream_id, version)
            try:
                found = parse(document, f"version {version}")
                bind(found, self.hub.model)
                self.known[version] = found
            except Refused:
                self.known[version] = None
        return self.known[version]


async def pages(
    hub: Hub,
    reading: Reading,
    states: Sequence[str] = (LANDED,),
    size: int = PAGE,
    *,
    told: bool = False,
) -> AsyncIterator[Page | list[Kept]]:
    """Kept records page by page, compared; those that nothing can be said of come as a list.

    With `told` the comparison counts what the steps did.
    The next records are read and opened while the present ones are compared.
    """
    versions = Versions(hub, reading.stream.id)
    decided = await amendments(hub.database, hub.sealer, reading.stream.id)
    coming = asyncio.create_task(_read(hub, reading, states, "", size))
    try:
        while found := await coming:
            coming = asyncio.create_task(_read(hub, reading, states, found[-1].key, size))
            by_version: dict[int, list[Kept]] = {}
            for one in found:
                by_version.setdefault(one.version, []).append(one)
            for version, some in by_version.items():
                before = await versions.get(version)
                if before is None:
                    yield some
                else:
                    yield await asyncio.to_thread(
                        partial(_compared, before, reading.mapping, some, hub, decided, told=told)
                    )
    finally:
        coming.cancel()


async def _read(
    hub: Hub, reading: Reading, states: Sequence[str], after: str, size: int
) -> list[Kept]:
    return await kept(
        hub.database,
        hub.sealer,
        reading.stream.id,
        states,
        after=after,
        limit=size,
        lately=hub.lately,
    )


def _compared(
    before: Mapping,
    after: Mapping,
    some: Sequence[Kept],
    hub: Hub,
    decided: Amendments,
    *,
    told: bool,
) -> Page:
    records = decided.stored([one.body for one in some])
    return Page(some, records, compare(before, after, records, hub.model, told=told))
