"""Neighbouring records that belong together become one, however the pages cut them."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hub.connectors.manifest import Group
from hub.connectors.rest_record import Shaped
from hub.schema.record import Json

Record = dict[str, Json]


async def grouped(group: Group, pages: AsyncIterator[Shaped]) -> AsyncGenerator[Shaped, None]:
    """The pages with their records grouped; the last group waits for what the next page holds."""
    waiting: list[Record] = []
    async for page in pages:
        runs = list(_runs(group, [*waiting, *page.records]))
        waiting = runs.pop() if runs else []
        yield replace(page, records=[_one(group, run) for run in runs])
    if waiting:
        yield Shaped([_one(group, waiting)], [], [])


def _runs(group: Group, records: Sequence[Record]) -> Iterator[list[Record]]:
    """Neighbours that agree; a record without the fields agrees with others without them."""
    for _, run in groupby(records, lambda record: [record.get(name) for name in group.by]):
        yield list(run)


def _one(group: Group, run: Sequence[Record]) -> Record:
    shared = {name: run[0][name] for name in group.by if name in run[0]}
    return {**shared, group.into: list(run)}
