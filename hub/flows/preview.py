"""Preview: a draft runs over all records that are kept, beside the mapping in use.

Nothing is written. Only what differs between the two is run. Compared are the verdicts cell by
cell: what a cell of higher precedence hides is counted too.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import polars as pl

from hub.errors import HubError
from hub.flows.connect import linted
from hub.flows.hub import Hub
from hub.mappings.apply import apply
from hub.mappings.contrast import Contrast, Sees, contrast
from hub.mappings.document import Document
from hub.mappings.mapping import parse
from hub.mappings.narrow import narrowed
from hub.mappings.rules import Mapping
from hub.schema.record import Records, stored
from hub.schema.verdict import Mapped
from hub.store.affected import Affected, affected
from hub.store.connections import Stream, get_connection, mapping_document, seen_paths
from hub.store.landing.desk import LANDED, PARTIAL, REJECTED, WAITING
from hub.store.landing.raw import kept

_PAGE = 20_000
_ALL = (LANDED, PARTIAL, WAITING, REJECTED)
Watch = Callable[[int], None]
"""Told how many records went through both."""


@dataclass(frozen=True)
class Preview:
    """What publishing would do to the records that are kept."""

    version: int | None
    """The one in use, that it was compared with."""
    hash: str
    """Content of the previewed mapping."""
    contrast: Contrast
    affected: Affected
    people: int
    """There are in all."""
    pay: bool
    """Whether a cell of class PAY differs."""
    seconds: float

    @property
    def share(self) -> float:
        """Affected people of all people."""
        return len(self.affected.people) / self.people if self.people else 0.0


async def preview(
    hub: Hub,
    name: str,
    stream: str,
    document: Document,
    *,
    sees: Sees = lambda _entity, _field: False,
    watch: Watch = lambda _records: None,
) -> Preview:
    """Run a mapping over all kept records; raises Refused MAPPING_INVALID, STREAM_UNKNOWN."""
    began = time.monotonic()
    found = (await get_connection(hub.database, name)).stream(stream)
    paths = await seen_paths(hub.database, found.id)
    after = linted(hub.model, document, paths)
    before = await _in_use(hub, found)
    seen = Contrast()
    if before is None or before.hash != after.hash:
        await _compare(hub, found, before, after, seen, sees, watch)
    hit = await affected(hub.database, hub.made, hub.model, found.id, seen.touched)
    people = await hub.database.writer.fetchval(
        "select count(*) from hub.employee where closed_at is null"
    )
    pay = any(hub.model[entity][name].cls.name == "PAY" for entity, name in seen.cells)
    seconds = time.monotonic() - began
    return Preview(found.mapping_version, after.hash, seen, hit, people, pay, seconds)


async def _in_use(hub: Hub, stream: Stream) -> Mapping | None:
    if stream.mapping_version is None:
        return None
    document = await mapping_document(hub.database, stream.id, stream.mapping_version)
    return parse(document, stream.name)


async def _compare(
    hub: Hub,
    stream: Stream,
    before: Mapping | None,
    after: Mapping,
    found: Contrast,
    sees: Sees,
    watch: Watch,
) -> None:
    """Both over every page; while Python compares one, Postgres reads the next."""
    pair = (None, after) if before is None else _fitting(hub, before, after)
    async for records in _ahead(_pages(hub, stream)):
        await asyncio.to_thread(_page, hub, pair, records, found, sees)
        watch(found.records)


def _fitting(hub: Hub, before: Mapping, after: Mapping) -> tuple[Mapping | None, Mapping]:
    """What may differ; a version in use that no longer fits the model made nothing."""
    try:
        return narrowed(before, after, hub.model)
    except HubError:
        return None, after


def _page(
    hub: Hub, pair: tuple[Mapping | None, Mapping], records: Records, found: Contrast, sees: Sees
) -> None:
    before, after = pair
    nothing = Mapping(after.stream, (), after.precedence)
    new = apply(after, records, hub.model)
    old = apply(before, records, hub.model) if before is not None else None
    if old is None:
        contrast(found, (nothing, after), (_none_of(new), new), sees)
    else:
        contrast(found, (before or nothing, after), (old, new), sees)


def _none_of(new: Mapped) -> Mapped:
    """The same records, of which nothing was made."""
    return Mapped(new.keys, (), (), pl.repeat(value=False, n=len(new.keys), eager=True))


async def _pages(hub: Hub, stream: Stream) -> AsyncIterator[Records]:
    after = ""
    while page := await kept(hub.database, hub.sealer, stream.id, _ALL, after=after, limit=_PAGE):
        after = page[-1].key
        bodies = [one.body for one in page]
        yield await asyncio.to_thread(stored, bodies)


async def _ahead(pages: AsyncIterator[Records]) -> AsyncIterator[Records]:
    """The same pages, the next being read while one is worked on."""
    coming = asyncio.ensure_future(_next(pages))
    try:
        while (page := await coming) is not None:
            coming = asyncio.ensure_future(_next(pages))
            yield page
    finally:
        coming.cancel()
        await asyncio.wait([coming])


async def _next(pages: AsyncIterator[Records]) -> Records | None:
    return await anext(pages, None)
