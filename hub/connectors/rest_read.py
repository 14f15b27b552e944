"""From a stream of a manifest to batches: windows × questions × pages.

A question is one filling of the stream's request: for each parent, for a batch of ids, for each
node of a tree, or just once. Questions of parents run side by side, their answers keep order.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import orjson

from hub.connectors.manifest import Manifest, Parent, Stream, Versions
from hub.connectors.manifest_template import ZonedDay, fill
from hub.connectors.rest_answer import Answer
from hub.connectors.rest_client import RestClient
from hub.connectors.rest_gather import Gathering
from hub.connectors.rest_group import grouped
from hub.connectors.rest_known import Remembered, only_once, slim
from hub.connectors.rest_pages import Page, Position, pages
from hub.connectors.rest_record import Mark, Shaped, earlier, kept, shaped, value_at
from hub.connectors.rest_request import Names, base_of
from hub.connectors.rest_versions import Listed
from hub.connectors.rest_window import Window, windows
from hub.errors import Refused
from hub.schema.record import Batch, Json, PartialError

Q = TypeVar("Q")
R = TypeVar("R")


@dataclass(frozen=True)
class Reader:
    """Reads the streams of one manifest."""

    manifest: Manifest
    names: Names
    client: RestClient
    _known_parents: Remembered = field(default_factory=Remembered)

    async def batches(self, name: str, cursor: Json) -> AsyncGenerator[Batch, None]:
        """Batches from `cursor`; raises what the client raises, Broken ANSWER_SHAPE."""
        stream = self.manifest.streams[name]
        if stream.listing and stream.listing.versions:
            async for batch in self._differing(name, stream, stream.listing.versions, cursor):
                yield batch
            return
        changed = self._above(stream)
        mark = Mark(rule, cursor) if (rule := (changed or stream).cursor) else None
        gathering = Gathering(stream, cursor, mark)
        met = self._known_parents.meeting(self.manifest, name, whole=cursor is None)
        if changed and mark:
            questions = await self._changed(stream, changed, cursor, mark)
        else:
            questions = await self._questions(stream)
        for window in self._windows(stream, cursor):
            known = self._known(stream, cursor, window)
            async for found in self.answers(name, questions, known):
                gathering.add(found)
                met.add(found)
                for batch in gathering.full():
                    yield batch
            gathering.window_done(window)
        met.done()
        rest = gathering.rest()
        yield await self._listed(name, stream, rest) if stream.listing else rest

    async def _listed(self, name: str, stream: Stream, rest: Batch) -> Batch:
        """The last batch, with the keys of all records that there are."""
        present: list[Mapping[str, Json]] = []
        errors = list(rest.errors)
        async for page in self._list(name, stream):
            present += page.records
            errors += page.errors
        return replace(rest, present=present, errors=errors)

    async def _list(self, name: str, stream: Stream) -> AsyncGenerator[Shaped, None]:
        """The pages of a stream's list."""
        if (listing := stream.listing) is None:
            return
        asked = Stream(
            request=listing.request,
            records=listing.records,
            paging=listing.paging,
            key=stream.key,
            errors=stream.errors,
            rename=stream.rename,
            missing=stream.missing,
        )
        async for page in self._shaped(f"{name}.listing", asked, self.names):
            yield page

    async def _differing(
        self, name: str, stream: Stream, rule: Versions, cursor: Json
    ) -> AsyncGenerator[Batch, None]:
        """What the list shows to differ from the last run; then the keys of all that there are."""
        gathering = Gathering(stream, cursor, None)
        listed = self._comparison(stream, rule)
        async for page in self._list(name, stream):
            listed.add(page.records)
            gathering.add(replace(page, records=[]))
        for window in listed.windows:
            known = self._known(stream, None, window)
            asked = [
                Names({"ids": part}, self.manifest) for part in listed.differing(window, cursor)
            ]
            async for found in self.answers(name, asked, known):
                gathering.add(found)
                listed.name(found.records)
                for batch in gathering.full():
                    yield batch
        yield replace(gathering.rest(listed.cursor()), present=list(listed.present.values()))

    def _comparison(self, stream: Stream, rule: Versions) -> Listed:
        windows_ = [one for one in self._windows(stream, None) if one]
        return Listed(rule, stream.key, windows_)

    async def _first_listed(
        self, name: str, stream: Stream, rule: Versions
    ) -> tuple[Window, Names] | None:
        """A window and ids in it, as the first page of the list names them, if it names any."""
        listed = self._comparison(stream, rule)
        async with aclosing(self._list(name, stream)) as pages_:
            async for page in pages_:
                listed.add(page.records)
                break
        for window in listed.windows:
            for ids in listed.differing(window, None):
                return window, Names({"ids": ids}, self.manifest)
        return None

    async def sample(self, name: str) -> Sequence[Mapping[str, Json]]:
        """Records of the first page that has any."""
        stream = self.manifest.streams[name]
        window = next(iter(self._windows(stream, None)), None)
        questions = (await self._questions(stream, sample=True))[:1]
        if stream.listing and stream.listing.versions:
            first = await self._first_listed(name, stream, stream.listing.versions)
            if first is None:
                return []
            window, questions = first[0], [first[1]]
        known = self._known(stream, None, window)
        async with aclosing(self.answers(name, questions, known)) as found:
            return await anext((page.records async for page in found if page.records), [])

    async def answers(
        self, name: str, questions: Sequence[Names], known: Names
    ) -> AsyncGenerator[Shaped, None]:
        """Shaped pages of a stream, question by question."""
        stream = self.manifest.streams[name]
        pages_ = self._asked(name, stream, questions, known)
        async with aclosing(only_once(stream, pages_) if stream.once else pages_) as found:
            async for page in found:
                yield page

    async def _asked(
        self, name: str, stream: Stream, questions: Sequence[Names], known: Names
    ) -> AsyncGenerator[Shaped, None]:
        if stream.tree:
            async for page in self._tree(name, stream, known):
                yield page
        elif len(questions) == 1:
            async for page in self._pages(name, stream, known.and_(questions[0])):
                yield page
        else:
            ask = self._collected(name, stream, known)
            async for found in in_order(questions, ask, self.manifest.concurrency):
                for page in found:
                    yield page

    def _collected(
        self, name: str, stream: Stream, known: Names
    ) -> Callable[[Names], Awaitable[list[Shaped]]]:
        async def collected(question: Names) -> list[Shaped]:
            return [page async for page in self._pages(name, stream, known.and_(question))]

        return collected

    def _pages(self, name: str, stream: Stream, known: Names) -> AsyncGenerator[Shaped, None]:
        found = self._shaped(name, stream, known)
        return grouped(stream.group, found) if stream.group else found

    async def _shaped(
        self, name: str, stream: Stream, known: Names
    ) -> AsyncGenerator[Shaped, None]:
        size = getattr(stream.paging, "size", None)

        async def ask(position: Position) -> Answer:
            filled = known.with_(page=position.page, page_size=size)
            return await self.client.ask(name, stream.request, filled, stream.errors, position.url)

        base = base_of(self.client.base, stream.request, known)
        async for page in pages(name, stream, ask, base):
            found = shaped(self.manifest, stream, page.records, known)
            found = _belonging(stream, found, known)
            yield replace(found, errors=[*found.errors, *_named(stream, page, known)])

    async def _tree(self, name: str, stream: Stream, known: Names) -> AsyncGenerator[Shaped, None]:
        """Level by level; a node that comes again (a loop, two parents) is asked for once."""
        tree = stream.tree
        if tree is None:
            return
        ask = self._collected(name, stream, known)
        level = list(dict.fromkeys(fill(tree.roots, known)))
        met = set(level)
        while level:
            questions = [Names({"node": node}, self.manifest) for node in level]
            level = []
            async for found in in_order(questions, ask, self.manifest.concurrency):
                for page in found:
                    yield page
                    level += _unmet(page, tree.field, met)

    async def _questions(self, stream: Stream, *, sample: bool = False) -> list[Names]:
        """One filling a parent, or a batch of ids; a stream without parents asks once."""
        if stream.parent is None:
            return [Names({}, self.manifest)]
        parents = await self._parents(stream.parent, stream, sample=sample)
        return [Names(filling, self.manifest) for filling in _fillings(stream.parent, parents)]

    def _above(self, stream: Stream) -> Stream | None:
        """The stream whose changes say what to read, if that is how this one is read."""
        parent = stream.parent
        return self.manifest.streams[parent.stream] if parent and parent.changed else None

    async def _changed(
        self, stream: Stream, above: Stream, cursor: Json, mark: Mark
    ) -> list[Names]:
        """Questions about what changed above since the cursor; the mark moves with what is met."""
        parent = stream.parent
        if parent is None:
            return []
        found: dict[bytes, Mapping[str, Json]] = {}
        known = self._known(above, cursor, None)
        async for page in self.answers(parent.stream, await self._questions(above), known):
            if page.errors:
                raise _incomplete(parent, page.errors)
            records = [*page.records, *page.tombstones]
            mark.meet(records)
            for one in records:
                told = value_at(one, parent.field)
                if told is not None and _wanted(parent, one):
                    found.setdefault(orjson.dumps(told, default=str), slim(stream, one))
        return [Names(one, self.manifest) for one in _fillings(parent, list(found.values()))]

    async def _parents(
        self, parent: Parent, stream: Stream, *, sample: bool
    ) -> list[Mapping[str, Json]]:
        found: list[Mapping[str, Json]] = list(parent.also)
        above = self.manifest.streams[parent.stream]
        if sample:
            found += await self.sample(parent.stream)
            return [record for record in found if _wanted(parent, record)]
        records = self._known_parents.records(parent.stream)
        if records is None:
            records = await self._read_parents(parent, above)
        return [*found, *(slim(stream, one) for one in records if _wanted(parent, one))]

    async def _read_parents(self, parent: Parent, above: Stream) -> Sequence[Mapping[str, Json]]:
        """All of them; whoever asks below them next in this run is told from memory."""
        met = self._known_parents.meeting(self.manifest, parent.stream, whole=True)
        questions = await self._questions(above)
        for window in self._windows(above, None):
            known = self._known(above, None, window)
            async for page in self.answers(parent.stream, questions, known):
                if page.errors:
                    raise _incomplete(parent, page.errors)
                met.add(page)
        met.done()
        return self._known_parents.records(parent.stream) or []

    def _known(self, stream: Stream, cursor: Json, window: Window | None) -> Names:
        known = self.names
        if window:
            zone = known["zone"]
            known = known.and_(
                {
                    "window.start": ZonedDay.of(window.start, zone),
                    "window.end": ZonedDay.of(window.end, zone),
                }
            )
        if stream.cursor:
            value = (cursor or {}).get("value")
            if value is None:
                start = fill(stream.cursor.initial, known)
            else:
                start = earlier(stream.cursor, value)
            known = known.with_(cursor=start)
        return known

    def _windows(self, stream: Stream, cursor: Json) -> Iterator[Window | None]:
        if stream.windows is None:
            yield None
            return
        yield from windows(stream.windows, self.names, cursor)


def _fillings(parent: Parent, parents: Sequence[Mapping[str, Json]]) -> Iterator[dict[str, Any]]:
    if parent.batch is None:
        yield from ({"parent": record} for record in parents)
        return
    by_id = {value_at(record, parent.field): record for record in parents}
    by_id.pop(None, None)
    ids = list(by_id)
    for start in range(0, len(ids), parent.batch):
        part = ids[start : start + parent.batch]
        yield {"ids": part, "parents": {str(one): by_id[one] for one in part}}


def _unmet(page: Shaped, name: str, met: set[Json]) -> list[Json]:
    """Nodes that the page names for the first time."""
    found = [value_at(record, name) for record in page.records]
    fresh = [node for node in dict.fromkeys(found) if node is not None and node not in met]
    met.update(fresh)
    return fresh


def _wanted(parent: Parent, record: Mapping[str, Json]) -> bool:
    return all(value_at(record, name) in values for name, values in parent.where.items())


def _incomplete(parent: Parent, errors: Sequence[PartialError]) -> Refused:
    return Refused(
        "PARENT_INCOMPLETE",
        "The parent stream could not be read completely.",
        f"stream {parent.stream}, {errors[0].code}",
        "Mend that stream first: records below it would be missing.",
    )


def _belonging(stream: Stream, found: Shaped, known: Names) -> Shaped:
    """Records of a batch of ids, each with its parent where `match` tells whose it is."""
    parents = known.get("parents")
    if not parents or not stream.parent or not stream.parent.match:
        return found
    for record in found.records:
        owner = parents.get(str(value_at(record, stream.parent.match)))
        if owner is not None:
            record["_parent"] = kept(owner, stream)
    return found


def _named(stream: Stream, page: Page, known: Names) -> list[PartialError]:
    """Partial errors, with the parent's key where the system names none."""
    parent = known.get("parent")
    if parent is None or stream.parent is None:
        return list(page.errors)
    key = value_at(parent, stream.parent.field)
    return [e if e.key or key is None else replace(e, key=str(key)) for e in page.errors]


async def in_order(
    questions: Sequence[Q], ask: Callable[[Q], Awaitable[R]], width: int
) -> AsyncGenerator[R, None]:
    """Answers in the order of the questions, at most `width` under way."""
    running: deque[asyncio.Task[R]] = deque()
    try:
        for question in questions:
            running.append(asyncio.ensure_future(ask(question)))
            if len(running) >= width:
                yield await running.popleft()
        while running:
            yield await running.popleft()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
