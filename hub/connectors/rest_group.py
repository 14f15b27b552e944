"""Neighbouring records that belong together become one, however the pages cut them."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import orjson

from hub.connectors.manifest import Group
from hub.connectors.manifest_path import parse_path
from hub.connectors.rest_record import Shaped, value_at
from hub.schema.record import ABSENT, Json

Record = dict[str, Json]


async def grouped(group: Group, pages: AsyncIterator[Shaped]) -> AsyncGenerator[Shaped, None]:
    """The pages with their records grouped; the last group waits for what the next page holds.

    Scattered ones all wait for the last page: then they stand in the order of their first record.
    """
    if group.scattered:
        async for page in _gathered(group, pages):
            yield page
        return
    waiting: list[Record] = []
    async for page in pages:
        runs = list(_runs(group, [*waiting, *page.records]))
        waiting = runs.pop() if runs else []
        yield replace(page, records=[_one(group, run) for run in runs])
    if waiting:
        yield Shaped([_one(group, waiting)], [], [])


async def _gathered(group: Group, pages: AsyncIterator[Shaped]) -> AsyncGenerator[Shaped, None]:
    """What was refused page by page, then all groups at once."""
    runs: dict[str, list[Record]] = {}
    async for page in pages:
        for record in page.records:
            told = orjson.dumps([value_at(record, name) for name in group.by], default=str).decode()
            runs.setdefault(told, []).append(record)
        yield replace(page, records=[])
    if runs:
        yield Shaped([_one(group, run) for run in runs.values()], [], [])


def _runs(group: Group, records: Sequence[Record]) -> Iterator[list[Record]]:
    """Neighbours that agree; a record without the fields agrees with others without them."""
    for _, run in groupby(records, lambda record: [value_at(record, name) for name in group.by]):
        yield list(run)


def _one(group: Group, run: Sequence[Record]) -> Record:
    found = {name: parse_path(f"$.{name}").find(run[0]) for name in group.by}
    shared = {name: value for name, value in found.items() if value is not ABSENT}
    return {**shared, group.into: list(run)}
