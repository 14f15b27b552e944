"""Which kept records come out different by another version of a mapping.

What a landed record says by the version that it was understood by stands in the database: only
records that say something else by the new one have to land again.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from typing import Any, Final, TypeVar

import polars as pl

from hub.errors import Refused
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
from hub.store.landing.blocks import WORTH
from hub.store.landing.desk import LANDED
from hub.store.landing.raw import Kept, kept, opened_of
from hub.store.landing.raw_columns import Block, among, blocks_of, live_records, refill

T = TypeVar("T")
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
    work = _Work(hub, reading, Versions(hub, stream), decided, told)
    blocks = await blocks_of(hub.database, hub.sealer, stream)
    if not blocks:
        source, count = _all(hub, stream, states, size), 0
    else:
        left = await live_records(hub.database, stream, states)
        works: deque[Coroutine[Any, Any, Page]] = deque()
        while blocks:  # each is let go when it was compared: a stream may have many
            block = blocks.pop(0)
            here = among(block, left).filter(~pl.col("hash").is_in(work.amended))
            for (version,), some in here.partition_by("version", as_dict=True).items():
                before = await work.versions.get(int(version))
                if before is not None:
                    works.append(work.by_column(before, block, some))
                    left = left.join(some, on="key", how="anti")
        async with aclosing(_beside(works)) as coming:
            async for page in coming:
                yield page
        source, count = _of(hub, stream, left["key"].to_list(), size), 0
    async with aclosing(ahead(source)) as coming:
        async for found in coming:
            count += len(found)
            async for one in work.by_body(found):
                yield one
    if count >= WORTH:
        await refill(hub.database, hub.sealer, stream)


@dataclass(frozen=True)
class _Work:
    """What pages of a stream are made with."""

    hub: Hub
    reading: Reading
    versions: Versions
    decided: Amendments
    told: bool

    @property
    def amended(self) -> pl.Series:
        """Digests of records about which somebody decided: they are opened one by one."""
        return pl.Series(list(self.decided.decided), dtype=pl.Binary)

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


async def _beside(works: deque[Coroutine[Any, Any, Page]]) -> AsyncGenerator[Page]:
    """What they give, in their order; two are at work at a time. Takes them out of the queue."""
    working: deque[asyncio.Task[Page]] = deque()
    try:
        while works or working:
            while works and len(working) < _AT_ONCE:
                working.append(asyncio.create_task(works.popleft()))
            yield await working.popleft()
    finally:
        for task in working:
            task.cancel()
        for one in works:
            one.close()


async def _all(
    hub: Hub, stream_id: int, states: Sequence[str], size: int
) -> AsyncGenerator[list[Kept]]:
    """All records of a stream, opened, by key."""
    after, database, sealer = "", hub.database, hub.sealer
    while found := await kept(
        database, sealer, stream_id, states, after=after, limit=size, lately=hub.lately
    ):
        yield found
        after = found[-1].key


async def _of(
    hub: Hub, stream_id: int, keys: Sequence[str], size: int
) -> AsyncGenerator[list[Kept]]:
    """Some records of a stream, opened."""
    for start in range(0, len(keys), size):
        some = keys[start : start + size]
        yield await opened_of(hub.database, hub.sealer, stream_id, some, lately=hub.lately)


async def ahead(source: AsyncGenerator[T]) -> AsyncGenerator[T]:
    """The same; the next one is made while the present one is at work."""
    coming = asyncio.ensure_future(anext(source, None))
    try:
        while (found := await coming) is not None:
            coming = asyncio.ensure_future(anext(source, None))
            yield found
    finally:
        coming.cancel()
        await asyncio.wait([coming])
        await source.aclose()
