"""Records of outside systems on their way in.

A connector hands over records; a mapping picks values out of them by path, whole columns at a
time. Every picked value is *text* (numbers and booleans as they stand in JSON, objects and lists
as JSON), so that one closed list of steps serves files, tables and APIs alike. Absent, null and
value stay three states: `Picked.absent` marks where the path led nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import orjson
import polars as pl

Json = Any
"""A JSON value: dict, list, str, int, float, bool or None."""


@dataclass(frozen=True)
class Picked:
    """One path over a batch: `values` is a String series, `absent` a Boolean one or None."""

    values: pl.Series
    absent: pl.Series | None = None


class Records(Protocol):
    """The records of one batch, in the order in which they were read."""

    def __len__(self) -> int:
        """How many records."""
        ...

    def pick(self, path: str) -> Picked:
        """Values at `path`, one per record."""
        ...

    def paths(self) -> tuple[str, ...]:
        """Paths that occur, in order of first appearance."""
        ...

    def bodies(self) -> Sequence[bytes]:
        """Each record as JSON bytes: what is kept as raw."""
        ...


@dataclass(frozen=True)
class FrameRecords:
    """Records of a file or a table: one String column per header, metadata as `_file` etc."""

    frame: pl.DataFrame

    def __len__(self) -> int:
        """How many records."""
        return self.frame.height

    def pick(self, path: str) -> Picked:
        """The column of that header; a missing column is absent everywhere."""
        if path in self.frame.columns:
            return Picked(self.frame[path])
        missing = pl.Series(path, [None] * len(self), dtype=pl.String)
        return Picked(missing, pl.repeat(value=True, n=len(self), eager=True))

    def paths(self) -> tuple[str, ...]:
        """The headers."""
        return tuple(self.frame.columns)

    def bodies(self) -> Sequence[bytes]:
        """`{"header": "text"}`, null where the cell was."""
        rows = self.frame.select(pl.struct(pl.all()).struct.json_encode().alias("body"))
        return rows["body"].cast(pl.Binary).to_list()


@dataclass(frozen=True)
class JsonRecords:
    """Records of an API: nested JSON; a path is `a.b[0].c`, or a key that holds dots itself."""

    items: Sequence[Mapping[str, Json]]

    def __len__(self) -> int:
        """How many records."""
        return len(self.items)

    def pick(self, path: str) -> Picked:
        """The value at `path` in every record, as text."""
        steps = split_path(path)
        if steps == (path,):
            plain = self._texts(path)
            if plain is not None:
                return plain
            found = [item.get(path, ABSENT) for item in self.items]
        else:
            found = [at_path(item, path, steps) for item in self.items]
        texts = [value if type(value) is str else as_text(value) for value in found]
        absent = [value is ABSENT for value in found] if ABSENT in found else None
        values = pl.Series(path, texts, dtype=pl.String)
        return Picked(values, None if absent is None else pl.Series(absent, dtype=pl.Boolean))

    def _texts(self, path: str) -> Picked | None:
        """The column under a key that holds nothing but texts and nulls: most are such."""
        try:
            values = pl.Series(path, [item.get(path) for item in self.items], dtype=pl.String)
        except TypeError:
            return None
        if not values.null_count():
            return Picked(values)
        absent = pl.Series([path not in item for item in self.items], dtype=pl.Boolean)
        return Picked(values, absent if absent.any() else None)

    def paths(self) -> tuple[str, ...]:
        """Leaf paths of all records; lists are leaves."""
        seen: dict[str, None] = {}
        for item in self.items:
            seen.update(dict.fromkeys(_leaves(item, "")))
        return tuple(seen)

    def bodies(self) -> Sequence[bytes]:
        """Each item as JSON."""
        return [orjson.dumps(item) for item in self.items]


def stored(bodies: Sequence[bytes]) -> JsonRecords:
    """Raw records that were kept, as records again (for replay)."""
    return JsonRecords([orjson.loads(body) for body in bodies])


class _Absent:
    """The path led nowhere, which is not the same as null."""


ABSENT = _Absent()


def pick_one(item: Mapping[str, Json], path: str) -> tuple[str | None, bool]:
    """As `JsonRecords.pick`, of one record: the text at `path`, and whether it led nowhere."""
    steps = split_path(path)
    found = item.get(path, ABSENT) if steps == (path,) else at_path(item, path, steps)
    return found if type(found) is str else as_text(found), found is ABSENT


@lru_cache(maxsize=10_000)
def split_path(path: str) -> tuple[str | int, ...]:
    """`a.b[0].c` → `("a", "b", 0, "c")`."""
    steps: list[str | int] = []
    for part in path.split("."):
        name, _, rest = part.partition("[")
        if name:
            steps.append(name)
        steps.extend(int(index) for index in rest.replace("]", "").split("[") if index.isdigit())
    return tuple(steps)


def at_path(item: Mapping[str, Json], path: str, steps: tuple[str | int, ...]) -> Json:
    """The value at a path that `split_path` has split, or under a key of that name; ABSENT."""
    if path in item:
        return item[path]
    here: Json = item
    for step in steps:
        if isinstance(step, int) and isinstance(here, list) and step < len(here):
            here = here[step]
        elif isinstance(step, str) and isinstance(here, Mapping) and step in here:
            here = here[step]
        else:
            return ABSENT
    return here


def as_text(value: Json) -> str | None:
    """A value as mappings read it; None for null and for what is absent."""
    if value is None or value is ABSENT:
        return None
    if isinstance(value, str):
        return value
    return orjson.dumps(value).decode()


def _leaves(item: Mapping[str, Json], prefix: str) -> Iterator[str]:
    for key, value in item.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


@dataclass(frozen=True)
class PartialError:
    """One record, page or id that the system refused while it answered the rest."""

    code: str
    message: str
    """What the system said, without personal values."""
    key: str | None = None
    """The record's key in that system, when it is known."""


@dataclass(frozen=True)
class Batch:
    """A portion of a stream. Landing it moves the stream's cursor to `cursor`."""

    records: Records
    cursor: Json = None
    """Where to go on after this batch is landed; JSON, opaque to all but the connector."""
    tombstones: Sequence[Mapping[str, Json]] = ()
    """Records that the system says are deleted, with at least the fields of their key."""
    errors: Sequence[PartialError] = ()
    present: Sequence[Mapping[str, Json]] = ()
    """Records that are there and were not read, with at least the fields of their key."""
    last: bool = False
    """True on the last batch of a *complete* read: only then absence means anything."""


@dataclass(frozen=True)
class StreamSpec:
    """A stream that a connection offers."""

    name: str
    mode: str
    """`snapshot` (all records each time), `incremental` (changes), `listed` (changes, and which
    records there are), or `events` (only new).
    """
    fields: tuple[str, ...] = field(default=())
    """Paths that were seen or are documented."""
