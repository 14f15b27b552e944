"""Records of JSON column by column: as `JsonRecords` picks them, without taking records apart.

A batch becomes a frame with a column of text for each key of its records (as mappings read it),
one that marks where the key is absent, and one that marks where the text stands for JSON that was
no text; the latter two only where there is anything to mark. Paths into lists and objects are
walked from the text of their first key, so that both read the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from typing import Final

import orjson
import polars as pl

from hub.schema.record import (
    FrameRecords,
    Json,
    JsonRecords,
    Picked,
    Records,
    as_text,
    split_path,
)

_TEXT, _ABSENT, _JSON = "t", "a", "j"
_HEAD: Final = 4
"""Bytes that say how long the names are."""


def columns_of(records: Records, rows: Sequence[int]) -> bytes | None:
    """These records of a batch as one piece of bytes, for `Columns`.

    None where their keys stand in different orders, which columns would not keep.
    """
    if isinstance(records, FrameRecords):
        names, series = _of_frame(records.frame[list(rows)])
    else:
        items = records.items if isinstance(records, JsonRecords) else _read(records.bodies())
        some = [items[row] for row in rows]
        found = _ordered(some)
        if found is None:
            return None
        names, series = found, _of_items(found, some)
    packed = BytesIO()
    pl.DataFrame(series).write_ipc(packed, compression="zstd")
    head = orjson.dumps(names)
    return len(head).to_bytes(_HEAD) + head + packed.getvalue()


def _read(bodies: Sequence[bytes]) -> list[Mapping[str, Json]]:
    return [orjson.loads(one) for one in bodies]


def _of_frame(frame: pl.DataFrame) -> tuple[list[str], list[pl.Series]]:
    """Of a file or a table: nothing is absent and nothing but text."""
    names = list(frame.columns)
    texts = [frame[name].cast(pl.String) for name in names]
    return names, [one.alias(f"{_TEXT}{at}") for at, one in enumerate(texts)]


def _ordered(items: Sequence[Mapping[str, Json]]) -> list[str] | None:
    """The keys in the one order in which all records have them; None where there is none."""
    follows: TopologicalSorter[str] = TopologicalSorter()
    for order in dict.fromkeys(map(tuple, items)):
        for at, name in enumerate(order):
            follows.add(name, *order[max(0, at - 1) : at])
    try:
        return list(follows.static_order())
    except CycleError:
        return None


def _of_items(names: Sequence[str], items: Sequence[Mapping[str, Json]]) -> list[pl.Series]:
    series: list[pl.Series] = []
    for at, name in enumerate(names):
        found = [item.get(name) for item in items]
        try:
            texts = pl.Series(f"{_TEXT}{at}", found, dtype=pl.String)
        except TypeError:
            texts = pl.Series(f"{_TEXT}{at}", list(map(as_text, found)), dtype=pl.String)
            other = [not (one is None or isinstance(one, str)) for one in found]
            series.append(pl.Series(f"{_JSON}{at}", other))
        series.append(texts)
        if texts.null_count():
            absent = pl.Series(f"{_ABSENT}{at}", [name not in item for item in items])
            if absent.any():
                series.append(absent)
    return series


@dataclass(frozen=True)
class Columns:
    """What `columns_of` made; a column is read when it is first asked for."""

    data: bytes

    @cached_property
    def names(self) -> dict[str, int]:
        """The keys of the records, in order of first appearance, by their number."""
        return {name: at for at, name in enumerate(orjson.loads(self.data[_HEAD : self._begins]))}

    @property
    def _begins(self) -> int:
        return _HEAD + int.from_bytes(self.data[:_HEAD])

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(pl.read_ipc_schema(BytesIO(self.data[self._begins :])))

    @cached_property
    def _made(self) -> dict[str, pl.Series]:
        return {}

    def column(self, kind: str, name: str) -> pl.Series | None:
        """One column; None where there is nothing to mark, or no such key."""
        at = self.names.get(name)
        wanted = f"{kind}{at}"
        if at is None or wanted not in self._kept:
            return None
        if wanted not in self._made:
            source = BytesIO(self.data[self._begins :])
            self._made[wanted] = pl.read_ipc(source, columns=[wanted])[wanted]
        return self._made[wanted]


@dataclass(frozen=True)
class ColumnRecords:
    """Some records of `Columns`: `rows` is where each stands."""

    columns: Columns
    rows: pl.Series

    def __len__(self) -> int:
        """How many records."""
        return len(self.rows)

    def pick(self, path: str) -> Picked:
        """The value at `path` in every record, as text."""
        steps = split_path(path)
        if steps == (path,):
            return self._plain(path)
        first = self.columns.names if not steps else dict.fromkeys((str(steps[0]), path))
        return JsonRecords(self._items(first)).pick(path)

    def paths(self) -> tuple[str, ...]:
        """Leaf paths of all records; lists are leaves."""
        return JsonRecords(self._items(self.columns.names)).paths()

    def bodies(self) -> Sequence[bytes]:
        """Each record as JSON."""
        return JsonRecords(self._items(self.columns.names)).bodies()

    def _plain(self, name: str) -> Picked:
        texts = self._column(_TEXT, name)
        if texts is None:
            missing = pl.Series(name, [None] * len(self), dtype=pl.String)
            return Picked(missing, pl.repeat(value=True, n=len(self), eager=True))
        absent = self._column(_ABSENT, name)
        return Picked(texts.alias(name), absent if absent is not None and absent.any() else None)

    def _column(self, kind: str, name: str) -> pl.Series | None:
        found = self.columns.column(kind, name)
        return None if found is None else found.gather(self.rows)

    def _items(self, names: Iterable[str]) -> list[dict[str, Json]]:
        """The records with nothing but these keys."""
        items: list[dict[str, Json]] = [{} for _ in range(len(self))]
        for name in names:
            for item, (there, value) in zip(items, self._values(name), strict=True):
                if there:
                    item[name] = value
        return items

    def _values(self, name: str) -> Iterator[tuple[bool, Json]]:
        """Whether the key is there, and what it holds."""
        picked, marks = self._plain(name), self._column(_JSON, name)
        never = [False] * len(self)
        absent = never if picked.absent is None else picked.absent.to_list()
        other = never if marks is None else marks.to_list()
        for text, gone, packed in zip(picked.values.to_list(), absent, other, strict=True):
            yield not gone, orjson.loads(text) if packed else text
