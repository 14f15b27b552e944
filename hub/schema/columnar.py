"""Records of JSON column by column: as `JsonRecords` picks them, without taking records apart.

A batch becomes a frame with a column of text for each key of its records (as mappings read it),
one that marks where the key is absent, and one that marks where the text stands for JSON that was
no text; the latter two only where there is anything to mark. In which order a record has its keys
is kept beside them, as a mapping may read a record as a whole. Paths into lists and objects are
walked from the text of their first key, so that both read the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

_TEXT, _ABSENT, _JSON, _ORDER = "t", "a", "j", "order"
_HEAD: Final = 4
"""Bytes that say how long the names are."""


def columns_of(records: Records, rows: Sequence[int]) -> bytes:
    """These records of a batch, by position, as one piece of bytes, for `Columns`."""
    if isinstance(records, FrameRecords):
        names, series = _of_frame(records.frame[list(rows)])
        orders = [list(range(len(names)))]
    else:
        items = records.items if isinstance(records, JsonRecords) else _read(records.bodies())
        some = [items[row] for row in rows]
        known = {order: at for at, order in enumerate(dict.fromkeys(map(tuple, some)))}
        names = list(dict.fromkeys(name for order in known for name in order))
        place = {name: at for at, name in enumerate(names)}
        orders = [[place[name] for name in order] for order in known]
        series = _of_items(names, some)
        if len(orders) > 1:
            series.append(pl.Series(_ORDER, [known[tuple(one)] for one in some], dtype=pl.UInt32))
    packed = BytesIO()
    pl.DataFrame(series).write_ipc(packed, compression="zstd")
    head = orjson.dumps([names, orders])
    return len(head).to_bytes(_HEAD) + head + packed.getvalue()


def _read(bodies: Sequence[bytes]) -> list[Mapping[str, Json]]:
    return [orjson.loads(one) for one in bodies]


def _of_frame(frame: pl.DataFrame) -> tuple[list[str], list[pl.Series]]:
    """Of a file or a table: nothing is absent and nothing but text."""
    names = list(frame.columns)
    texts = [frame[name].cast(pl.String) for name in names]
    return names, [one.alias(f"{_TEXT}{at}") for at, one in enumerate(texts)]


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
    def _parts(self) -> tuple[bytes, bytes]:
        """Names and orders; the frame."""
        begins = _HEAD + int.from_bytes(self.data[:_HEAD])
        return self.data[_HEAD:begins], self.data[begins:]

    @cached_property
    def _head(self) -> tuple[list[str], list[list[int]]]:
        names, orders = orjson.loads(self._parts[0])
        return names, orders

    @cached_property
    def names(self) -> dict[str, int]:
        """The keys of the records, by their number."""
        return {name: at for at, name in enumerate(self._head[0])}

    @property
    def orders(self) -> list[list[int]]:
        """The orders in which records have their keys; numbers of keys."""
        return self._head[1]

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(pl.read_ipc_schema(BytesIO(self._parts[1])))

    @cached_property
    def _made(self) -> dict[str, pl.Series]:
        return {}

    def column(self, kind: str, name: str) -> pl.Series | None:
        """One column of a key; None where there is nothing to mark, or no such key."""
        return self._read(f"{kind}{self.names[name]}") if name in self.names else None

    def order(self) -> pl.Series | None:
        """Which of the orders each record has; None: all have the first."""
        return self._read(_ORDER)

    def _read(self, wanted: str) -> pl.Series | None:
        if wanted not in self._kept:
            return None
        if wanted not in self._made:
            source = BytesIO(self._parts[1])
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
        if not steps:  # the record as a whole
            return JsonRecords(self._whole()).pick(path)
        return JsonRecords(self._items(dict.fromkeys((str(steps[0]), path)))).pick(path)

    def paths(self) -> tuple[str, ...]:
        """Leaf paths of all records; lists are leaves."""
        return JsonRecords(self._whole()).paths()

    def bodies(self) -> Sequence[bytes]:
        """Each record as JSON."""
        return JsonRecords(self._whole()).bodies()

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

    def _whole(self) -> list[dict[str, Json]]:
        """The records, their keys in the order in which they came."""
        names, order = list(self.columns.names), self.columns.order()
        orders = self.columns.orders or [[]]
        which = [0] * len(self) if order is None else order.gather(self.rows).to_list()
        return [
            {names[at]: item[names[at]] for at in orders[own]}
            for item, own in zip(self._items(names), which, strict=True)
        ]

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
