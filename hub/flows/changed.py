"""Which kept records come out different by another version of a mapping.

What a landed record says by the version that it was understood by stands in the database: only
records that say something else by the new one have to land again.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from typing import Final

import polars as pl

from hub.errors import Refused
from hub.flows.ahead import ahead
from hub.flows.amend import Amendments, amendments
from hub.flows.hub import Hub
from hub.flows.understand import Reading
from hub.mappings.bind import bind
from hub.mappings.compare import Compared, compare
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping as Rules
from hub.schema.columnar import ColumnRecords
from hub.schema.record import Records
from hub.store.connections import mapping_document
from hub.store.landing.block_key import WORTH
from hub.store.landing.desk import LANDED
from hub.store.landing.raw import Kept, opened_of
from hub.store.landing.raw_columns import Block, among, blocks_of, live_records, refill

_AT_ONCE: Final = 2
"""Pages that are compared beside each other: half of it is done without the interpreter's lock."""
PAGE: Final = 25_000
"""Records that are compared at a time: memory against distinct values worked out twice."""


@dataclass(frozen=True)
class Page:
    """Some kept records, understood by one earlier version, under that one and the new one."""

    keys: Sequence[str]
    subjects: pl.Series
    """Whom each is about."""
    compared: Compared
    opened: Mapping[str, Kept] | None
    """By key, where they were opened one by one."""

    def __len__(self) -> int:
        """How many records."""
        return len(self.keys)

    def differing(self) -> list[str]:
        """Keys of those that must land again."""
        return list(compress(self.keys, self.compared.differs))

    def same(self) -> list[str]:
        """Keys of those that say the same."""
        return list(compress(self.keys, ~self.compared.differs))

    async def open(self, hub: Hub, stream_id: int, keys: Sequence[str]) -> list[Kept]:
        """Some of its records, with their bodies; such as went meanwhile are not among them."""
        if self.opened is not None:
            return [self.opened[key] for key in keys]
        database, sealer = hub.database, hub.sealer
        return await opened_of(database, sealer, stream_id, keys, lately=hub.lately)


@dataclass
class Versions:
    """The versions of a stream by number, read when they are first met."""

    hub: Hub
    stream_id: int
    known: dict[int, Rules | None] = field(default_factory=dict)

    async def get(self, version: int) -> Rules | None:
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

    With `told` the comparison counts what the steps did. Records that are kept by column come
    first; the others are opened one by one, and are kept by column from then on if they are many.
    """
    stream = reading.stream.id
    decided = await amendments(hub.database, hub.sealer, stream)
    left = await live_records(hub.database, stream, states)
    work = _Work(hub, reading, Versions(hub, stream), decided, told, left)
    async with aclosing(_by_column(work)) as pages_by_column:
        async for page in pages_by_column:
            yield page
    async with aclosing(ahead(_opened(work, size))) as opened:
        async for found in opened:
            async for one in work.by_body(found):
                yield one
    if work.left.height >= WORTH:
        await refill(hub.database, hub.sealer, stream, hub.lately)


@dataclass
class _Work:
    """What pages of a stream are made with."""

    hub: Hub
    reading: Reading
    versions: Versions
    decided: Amendments
    told: bool
    left: pl.DataFrame
    """The records that are in no block, as `live_records` gives them."""

    async def by_column(self, before: Rules, block: Block, some: pl.DataFrame) -> Page:
        """Records of a block, which were all understood by that version."""
        records = ColumnRecords(block.columns, some["at"])
        compared = await self._compared(before, records)
        return Page(some["key"].to_list(), some["subject"], compared, None)

    async def by_body(self, found: Sequence[Kept]) -> AsyncIterator[Page | list[Kept]]:
        """Records that were opened, by the version that each was understood by."""
        by_version: dict[int, list[Kept]] = {}
        for one in found:
            by_version.setdefault(one.version, []).append(one)
        for version, some in by_version.items():
            before = await self.versions.get(version)
            if before is None:
                yield some
                continue
            bodies = [one.body for one in some]
            records = await asyncio.to_thread(self.decided.stored, bodies)
            compared = await self._compared(before, records)
            subjects = pl.Series([one.subject for one in some], dtype=pl.String)
            opened = {one.key: one for one in some}
            yield Page(list(opened), subjects, compared, opened)

    async def _compared(self, before: Rules, records: Records) -> Compared:
        after, model = self.reading.mapping, self.hub.model
        work = partial(compare, before, after, records, model, told=self.told)
        return await asyncio.to_thread(work)


async def _by_column(work: _Work) -> AsyncGenerator[Page]:
    """Pages of the blocks, which are opened one after the other; two are compared at a time."""
    hub, stream = work.hub, work.reading.stream.id
    # About these somebody decided: they are opened one by one.
    amended = pl.Series(list(work.decided.decided), dtype=pl.Binary)
    working: deque[asyncio.Task[Page]] = deque()
    try:
        async for block in blocks_of(hub.database, hub.sealer, stream):
            here = among(block, work.left).filter(~pl.col("hash").is_in(amended))
            for (version,), some in here.partition_by("version", as_dict=True).items():
                before = await work.versions.get(int(version))
                if before is not None:
                    working.append(asyncio.create_task(work.by_column(before, block, some)))
                    work.left = work.left.join(some, on="key", how="anti")
            while len(working) >= _AT_ONCE:
                yield await working.popleft()
        while working:
            yield await working.popleft()
    finally:
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)


async def _opened(work: _Work, size: int) -> AsyncGenerator[list[Kept]]:
    """The records that are in no block, by key."""
    hub, keys = work.hub, work.left["key"].to_list()
    for start in range(0, len(keys), size):
        some = keys[start : start + size]
        yield await opened_of(
            hub.database, hub.sealer, work.reading.stream.id, some, lately=hub.lately
        )
