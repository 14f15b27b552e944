"""Reading ahead: the same batches in the same order, one ahead, nothing left behind."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import polars as pl
import pytest

from hub.flows.ahead import ahead
from hub.flows.understand import Understood, weighing
from hub.schema.record import Batch, JsonRecords
from hub.schema.verdict import Mapped
from hub.store.landing.digests import weighed
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer

MAPPED = Mapped(pl.Series([], dtype=pl.String), (), (), pl.Series([], dtype=pl.Boolean))


class Source:
    """A reader of numbered batches that notes how far it is."""

    def __init__(self, count: int, fault: int | None = None) -> None:
        self.count, self.fault, self.read, self.closed = count, fault, 0, False

    async def batches(self) -> AsyncGenerator[Understood]:
        """As a connector gives them, with verdicts."""
        try:
            for at in range(self.count):
                if at == self.fault:
                    raise ZeroDivisionError
                self.read += 1
                records = JsonRecords([{"at": at, "name": "𠮷"}])
                yield Understood(Batch(records, cursor=at), MAPPED, (), ())
                await asyncio.sleep(0)
        finally:
            self.closed = True


async def landed(source: Source, sealer: Sealer, seen: list[int], last: int | None = None) -> None:
    """Take batches as a landing does, up to one at which it fails."""
    async with aclosing(ahead(weighing(source.batches(), sealer))) as batches:
        async for one in batches:
            seen.append(one.batch.cursor)
            await asyncio.sleep(0.05)
            if one.batch.cursor == last:
                raise LookupError


@pytest.fixture
def sealer(tmp_path: Path) -> Sealer:
    return Sealer(FileKeyStore(tmp_path / "keys"))


async def test_batches_come_in_order_weighed_and_exactly_one_is_ahead(sealer: Sealer) -> None:
    source, seen = Source(5), []
    async with aclosing(ahead(weighing(source.batches(), sealer))) as batches:
        async for one in batches:
            await asyncio.sleep(0.05)
            assert source.read <= len(seen) + 2
            assert one.weighed == weighed(sealer, one.batch.records)
            seen.append(one.batch.cursor)
    assert seen == [0, 1, 2, 3, 4]
    assert source.closed


async def test_a_fault_comes_behind_what_was_read_before_it(sealer: Sealer) -> None:
    source, seen = Source(5, fault=2), list[int]()
    with pytest.raises(ZeroDivisionError):
        await landed(source, sealer, seen)
    assert seen == [0, 1]
    assert source.closed


@pytest.mark.parametrize("last", [1, 2])
async def test_a_landing_that_fails_closes_the_reader(sealer: Sealer, last: int) -> None:
    source = Source(9)
    with pytest.raises(LookupError):
        await landed(source, sealer, [], last)
    assert source.closed
    assert source.read <= last + 2


async def test_nothing_read_is_nothing_given(sealer: Sealer) -> None:
    assert [one async for one in ahead(weighing(Source(0).batches(), sealer))] == []
