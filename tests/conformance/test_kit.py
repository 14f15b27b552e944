"""The kit finds connectors that do wrong: each fault is found by the check that is about it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.conformance.by_manifest import subject_of
from hub.conformance.catalogue import CATALOGUE
from hub.conformance.trial import tried
from hub.conformance.world import Subject, World
from hub.connectors.protocol import Checked, Connector, Receipt, WriteOperation
from hub.errors import HubError
from hub.schema.record import Batch, Json, JsonRecords
from tests.conformance.subjects import KIT

pytestmark = pytest.mark.slow


class Wrong:
    """A connector whose batches, or whose whole reads, are changed for the worse."""

    def __init__(self, inside: Connector, how: "Callable[[Wrong, str, Json], Any]") -> None:
        self.inside, self.how = inside, how

    async def check(self) -> Checked:
        """As the protocol says."""
        return await self.inside.check()

    async def discover(self) -> Any:
        """As the protocol says."""
        return await self.inside.discover()

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """As the protocol says."""
        found: AsyncIterator[Batch] = self.how(self, stream, cursor)
        return found

    async def write(self, operations: Sequence[WriteOperation]) -> list[Receipt]:
        """As the protocol says."""
        return await self.inside.write(operations)

    def hear(self, headers: Any, body: bytes) -> Any:
        """As the protocol says."""
        return self.inside.hear(headers, body)

    async def fetch(self, stream: str, keys: Sequence[str], by: str | None = None) -> Any:
        """As the protocol says."""
        return await self.inside.fetch(stream, keys, by)

    async def close(self) -> None:
        """As the protocol says."""
        await self.inside.close()


def _items(batch: Batch) -> list[dict[str, Any]]:
    assert isinstance(batch.records, JsonRecords)
    return [dict(one) for one in batch.records.items]


async def loses_the_last(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    async for one in at.inside.read(stream, cursor):
        yield replace(one, records=JsonRecords(_items(one)[:-1]))


async def always_complete(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    last = Batch(JsonRecords([]))
    try:
        async for one in at.inside.read(stream, cursor):
            last = one
            yield replace(one, last=False)
    except HubError:
        last = Batch(JsonRecords([]))
    yield replace(last, records=JsonRecords([]), last=True)


async def strips_zeros(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    async for one in at.inside.read(stream, cursor):
        items = [{**each, "kit_number": each["kit_number"].lstrip("0")} for each in _items(one)]
        yield replace(one, records=JsonRecords(items))


async def null_is_empty(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    async for one in at.inside.read(stream, cursor):
        items = [{**each, "kit_note": each.get("kit_note") or ""} for each in _items(one)]
        yield replace(one, records=JsonRecords(items))


async def floats(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    async for one in at.inside.read(stream, cursor):
        items = [{**each, "kit_count": float(each["kit_count"])} for each in _items(one)]
        yield replace(one, records=JsonRecords(items))


async def one_large_batch(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    found = [one async for one in at.inside.read(stream, cursor)]
    items = [each for one in found for each in _items(one)]
    yield replace(found[-1], records=JsonRecords(items))


async def cursor_too_early(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    found = [one async for one in at.inside.read(stream, cursor)]
    for one in found:
        yield replace(one, cursor=found[-1].cursor)


async def ends_the_gone(at: Wrong, stream: str, cursor: Json) -> AsyncIterator[Batch]:
    async for one in at.inside.read(stream, cursor):
        yield replace(one, present=())


def subject(name: str, how: Callable[[Wrong, str, Json], Any]) -> Subject:
    """The kit's vendor behind a connector that does it wrong."""
    right = subject_of(f"{name}.yaml", KIT)

    @asynccontextmanager
    async def world(folder: Path) -> AsyncIterator[World]:
        async with right.world(folder) as made:
            opened = made.opened

            async def wrong() -> Connector:
                found: Any = Wrong(await opened(), how)
                return found  # type: ignore[no-any-return]

            made.opened = wrong  # type: ignore[method-assign]
            yield made

    return replace(right, world=world)


@pytest.mark.parametrize(
    ("vendor", "how", "check"),
    [
        ("pages", loses_the_last, "reading.everything-once"),
        ("pages", always_complete, "limits.server-away"),
        ("pages", always_complete, "failing.part-refused"),
        ("scroll", always_complete, "paging.scroll-ended"),
        ("pages", strips_zeros, "values.leading-zeros"),
        ("links", null_is_empty, "values.absent-and-null"),
        ("links", floats, "values.large-numbers"),
        ("links", one_large_batch, "reading.bounded-batches"),
        ("offsets", cursor_too_early, "changes.resume-from-every-checkpoint"),
        ("scroll", ends_the_gone, "changes.deleted-is-noticed"),
    ],
)
async def test_a_fault_is_found(
    vendor: str, how: Callable[[Wrong, str, Json], Any], check: str, tmp_path: Path
) -> None:
    one = next(it for it in CATALOGUE if it.id == check)
    found = await tried(one, subject(vendor, how), tmp_path)
    assert found.state == "unkept", found.why
