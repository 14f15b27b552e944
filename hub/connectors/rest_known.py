"""What one run has already read: parents that are not asked for again, records that come again.

A connector lives for one run. A stream that others hang below is read once in it, whether as a
stream or as their parents: everybody in the run then goes by the same records, and the system is
not asked twice for what it has just said.
"""

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import orjson

from hub.connectors.manifest import Manifest, Stream
from hub.connectors.rest_record import Shaped, value_at
from hub.schema.record import Json

Record = Mapping[str, Json]


@dataclass
class Remembered:
    """Records of streams that were read whole, as far as the streams below them need these."""

    _whole: dict[str, list[Record]] = field(default_factory=dict)

    def records(self, name: str) -> Sequence[Record] | None:
        """What was read of that stream; None if it was not read whole."""
        return self._whole.get(name)

    def meeting(self, manifest: Manifest, name: str, *, whole: bool) -> "Meeting":
        """A read of that stream that begins; one that reads only changes is not remembered."""
        children = [one for one in manifest.streams.values() if _is_below(one, name)]
        return Meeting(self._whole if whole and children else None, name, children)


@dataclass
class Meeting:
    """One read on its way into memory; what the system refused a part of is forgotten."""

    _into: dict[str, list[Record]] | None
    _name: str
    _children: Sequence[Stream]
    _records: list[Record] = field(default_factory=list)
    _good: bool = True

    def add(self, page: Shaped) -> None:
        """Take a page."""
        self._good = self._good and not page.errors
        if self._into is not None:
            self._records += [_kept(self._children, record) for record in page.records]

    def done(self) -> None:
        """The read came to its end."""
        if self._into is not None and self._good:
            self._into[self._name] = self._records


def _is_below(stream: Stream, name: str) -> bool:
    return stream.parent is not None and stream.parent.stream == name


def _kept(children: Sequence[Stream], record: Record) -> Record:
    """What any of the streams below asks with or hands on."""
    if any(_named(one) is None for one in children):
        return record
    names = {name for one in children for name in _named(one) or ()}
    return {name: value for name, value in record.items() if name in names}


def _named(stream: Stream) -> set[str] | None:
    """Fields of the parent that a stream needs; None: all."""
    parent = stream.parent
    if parent is None or not parent.keep:
        return None
    paths = (parent.field, *parent.where)
    return {*(path.split(".")[0] for path in paths), *parent.keep}


def slim(stream: Stream, record: Record) -> Record:
    """Only what the child keeps and asks with: a company's parents stay in memory together."""
    parent = stream.parent
    if parent is None or not parent.keep:
        return record
    named = {parent.field.split(".")[0], *parent.keep}
    return {name: value for name, value in record.items() if name in named}


async def only_once(
    stream: Stream, pages: AsyncGenerator[Shaped, None]
) -> AsyncGenerator[Shaped, None]:
    """The pages without records whose key was met before; a record without a key stays."""
    met: set[bytes] = set()
    async with aclosing(pages) as found:
        async for page in found:
            yield replace(page, records=list(_first(stream, page.records, met)))


def _first(
    stream: Stream, records: Sequence[dict[str, Json]], met: set[bytes]
) -> Iterator[dict[str, Json]]:
    for record in records:
        parts = [value_at(record, name) for name in stream.key]
        told = orjson.dumps(parts, default=str)
        if any(part is None for part in parts):
            yield record
        elif told not in met:
            met.add(told)
            yield record
