"""The columns that a mapping reads off a batch, each made once.

A `Sheet` has one line per record. A `Scope` has one line per row of a rule: some of the records,
or one line per record and column that has a value, or per item of a list that the record holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress

import orjson
import polars as pl

from hub.mappings.bind import BoundChain, BoundMapping, BoundTest
from hub.mappings.chain import Column, picked, run, run_one
from hub.mappings.items import listed, within
from hub.mappings.rules import Columns, Const, Each, Items, Join, Packed, Source
from hub.mappings.step import Failed
from hub.mappings.trace import STATUS, status, status_one, trace_one, traced
from hub.schema.record import Json, Records


@dataclass(frozen=True)
class Sheet:
    """The records of a batch, column by column."""

    records: Records
    bound: BoundMapping
    told: bool = False
    """Whether cells say what their steps did: for those who look, not for all that lands."""
    _paths: dict[str, Column] = field(default_factory=dict)
    _chains: dict[BoundChain, Column] = field(default_factory=dict)
    _statuses: dict[BoundChain, pl.Series] = field(default_factory=dict)

    def path(self, path: str) -> Column:
        """A picked path, or a named value."""
        if path not in self._paths:
            self._paths[path] = self._picked(path)
        return self._paths[path]

    def column(self, chain: BoundChain) -> Column:
        """The column that a chain gives, one line per record."""
        if chain not in self._chains:
            self._chains[chain] = self._run(chain)
        return self._chains[chain]

    def beside(self, bound: BoundMapping) -> "Sheet":
        """The same records for another version: what both work out alike is worked out once."""
        if bound.values == self.bound.values:
            return Sheet(self.records, bound, self.told, self._paths, self._chains, self._statuses)
        paths = {path: one for path, one in self._paths.items() if not path.startswith("$")}
        chains = {
            chain: one
            for chain, one in self._chains.items()
            if not any(path.startswith("$") for path in chain.paths)
        }
        statuses = {chain: one for chain, one in self._statuses.items() if chain in chains}
        return Sheet(self.records, bound, self.told, paths, chains, statuses)

    def status(self, chain: BoundChain) -> pl.Series:
        """What the steps of a chain did, one line per record; a series of STATUS."""
        if isinstance(chain.source, Const):
            text = chain.source.text
            said = status_one(text, None, trace_one(text, None, chain.steps))
            return pl.Series([said], dtype=STATUS).new_from_index(0, len(self.records))
        if chain not in self._statuses:
            self._chains[chain], self._statuses[chain] = traced(self._source(chain), chain.steps)
        return self._statuses[chain]

    def _picked(self, path: str) -> Column:
        name = path[1:]
        if path.startswith("$") and name in self.bound.values:
            return self.column(self.bound.values[name])
        found = self.records.pick(path)
        return picked(found.values, found.absent)

    def _run(self, chain: BoundChain) -> Column:
        source = chain.source
        if isinstance(source, Const):
            return constant(source.text, chain, len(self.records))
        if self.told:
            found, self._statuses[chain] = traced(self._source(chain), chain.steps)
            return found
        return run(self._source(chain), chain.steps)

    def _source(self, chain: BoundChain) -> Column:
        columns = [self.path(path) for path in chain.paths]
        return _gathered(chain.source, columns, len(self.records))


@dataclass(frozen=True)
class Scope:
    """Lines of a rule: `rows` are their records (None: every record once)."""

    sheet: Sheet
    rows: pl.Series | None
    each: Each | None = None
    places: pl.Series | None = None
    """For unpivoted columns: which of them, one per line."""
    items: Sequence[Json] = ()
    """For lists: the item of each line."""
    faulty: pl.Series = field(default_factory=lambda: pl.Series([], dtype=pl.UInt32))
    """For lists: records that say something else than a list."""

    @property
    def record(self) -> pl.Series:
        """UInt32: the record of each line."""
        if self.rows is None:
            return pl.int_range(len(self.sheet.records), eager=True, dtype=pl.UInt32)
        return self.rows

    def column(self, chain: BoundChain) -> Column:
        """The column that a chain gives, one line per row of the rule."""
        if not self._is_own(chain):
            return self.sheet.column(chain).take(self.rows)
        if isinstance(self.each, Columns) and chain.paths == (f"${self.each.name}",):
            names = pl.Series(self.each.columns, dtype=pl.String)
            return run(Column(names, names), chain.steps).take(self.places)
        return run(self._source(chain), chain.steps)

    def status(self, chain: BoundChain) -> pl.Series:
        """What the steps of a chain did, one line per row of the rule; a series of STATUS."""
        if self._is_own(chain):
            return status(self._source(chain), chain.steps)
        found = self.sheet.status(chain)
        return found if self.rows is None else found.gather(self.rows)

    def _is_own(self, chain: BoundChain) -> bool:
        return self.each is not None and any(map(self.each.owns, chain.paths))

    def _source(self, chain: BoundChain) -> Column:
        columns = [self._own(path) for path in chain.paths]
        return _gathered(chain.source, columns, len(self.record))

    def only(self, keep: pl.Series) -> "Scope":
        """The lines where `keep` holds."""
        if keep.all():
            return self
        places = None if self.places is None else self.places.filter(keep)
        items = tuple(compress(self.items, keep.to_list())) if self.items else ()
        return Scope(self.sheet, self.record.filter(keep), self.each, places, items, self.faulty)

    def name(self) -> pl.Series:
        """The unpivoted column's own name, one per line."""
        columns = self.each.columns if isinstance(self.each, Columns) else ()
        names = pl.Series(columns, dtype=pl.String)
        return names.gather(self.places) if self.places is not None else names

    def _own(self, path: str) -> Column:
        if self.each is None or not self.each.owns(path):
            return self.sheet.path(path).take(self.rows)
        if isinstance(self.each, Items):
            return within(self.items, self.each, path)
        if path == f"${self.each.name}":
            return Column(self.name(), self.name())
        cells = pl.concat([self.sheet.path(one).values for one in self.each.columns])
        values = cells.gather(self._cells())
        return Column(values, values)

    def _cells(self) -> pl.Series:
        """Where each line's value lies in the columns put end to end."""
        height = len(self.sheet.records)
        places = pl.Series(self.places, dtype=pl.UInt64) * height
        return places + self.record.cast(pl.UInt64)


def scope(sheet: Sheet, each: Each | None, live: pl.Series) -> Scope:
    """The lines of a rule over the records that are live, in the order of the records."""
    if each is None:
        return Scope(sheet, None).only(live)
    return (
        _itemised(sheet, each, live) if isinstance(each, Items) else _unpivoted(sheet, each, live)
    )


def _itemised(sheet: Sheet, each: Items, live: pl.Series) -> Scope:
    """A line for each item of the lists; a named list that failed is none."""
    column = sheet.path(each.path)
    failed = column.reasons.is_not_null() & live if column.reasons is not None else ~live & live
    rows, items, faulty = [], [], failed.arg_true().to_list()
    absent = ~live & live if column.absent is None else column.absent & live
    texts = column.values.set(~live, None)
    for record, (text, missing) in enumerate(zip(texts.to_list(), absent.to_list(), strict=True)):
        found = listed(text, each, absent=missing)
        if found is None:
            faulty.append(record)
        elif found:
            rows += [record] * len(found)
            items += found
    lines = pl.Series(rows, dtype=pl.UInt32)
    return Scope(sheet, lines, each, None, items, pl.Series(faulty, dtype=pl.UInt32))


def _unpivoted(sheet: Sheet, each: Columns, live: pl.Series) -> Scope:
    """A line for each of the columns that has a value."""
    width, height = len(each.columns), len(sheet.records)
    there = pl.concat([sheet.path(one).values.is_not_null() & live for one in each.columns])
    flat = there.arg_true().cast(pl.UInt64)
    if not height:
        return Scope(sheet, flat.cast(pl.UInt32), each, flat.cast(pl.UInt32))
    order = ((flat % height) * width + flat // height).sort()
    rows, places = order // width, order % width
    return Scope(sheet, rows.cast(pl.UInt32), each, places.cast(pl.UInt32))


def holds(test: BoundTest, column: Column) -> pl.Series:
    """Boolean: where the condition holds."""
    condition, values = test.condition, column.values
    if condition.among is not None:
        return values.is_in(list(condition.among)).fill_null(value=False)
    if condition.not_among is not None:
        return (~values.is_in(list(condition.not_among))).fill_null(value=True)
    return values.is_not_null() if condition.present else values.is_null()


def first(columns: list[Column]) -> Column:
    """Line by line the first that has a value; absent where all are."""
    return reduce(_or_else, columns)


def _or_else(one: Column, other: Column) -> Column:
    lacks = one.values.is_null()
    none = pl.Series([None], dtype=pl.String).new_from_index(0, len(lacks))
    left, right = (none if side.reasons is None else side.reasons for side in (one, other))
    filled = lacks & other.values.is_not_null()
    reasons = left.zip_with(left.is_not_null(), right).set(~lacks | filled, None)
    absent = None
    if one.absent is not None and other.absent is not None:
        absent = one.absent & other.absent
    return Column(
        one.values.zip_with(~lacks, other.values),
        one.raw.zip_with(one.raw.is_not_null(), other.raw),
        absent,
        reasons if reasons.is_not_null().any() else None,
    )


def packed(columns: list[Column], height: int) -> Column:
    """All of them as a JSON list, a line each, nulls too; a part that failed fails the whole."""
    if not columns:
        text = repeated("[]", height)
        return Column(text, text)
    lists = [one.values.to_list() for one in columns]
    known: dict[tuple[str | None, ...], str] = {}
    texts = []
    for line in zip(*lists, strict=True):
        if line not in known:
            known[line] = orjson.dumps(line).decode()
        texts.append(known[line])
    text = pl.Series(texts, dtype=pl.String)
    failed = reduce(_any_reason, (one.reasons for one in columns), None)
    empty = reduce(pl.Series.__and__, (one.values.is_null() for one in columns))
    values = text if failed is None else text.set(failed.is_not_null(), None)
    absents = [one.absent for one in columns if one.absent is not None]
    absent = reduce(pl.Series.__and__, absents) if len(absents) == len(columns) else None
    return Column(values, text.set(empty, None), absent, failed)


def _gathered(source: Source, columns: list[Column], height: int) -> Column:
    """What a source makes of its columns."""
    if isinstance(source, Packed):
        return packed(columns, height)
    return joint(columns, source.by) if isinstance(source, Join) else first(columns)


def joint(columns: list[Column], by: str) -> Column:
    """Those that have a value, joined; a part that failed fails the whole."""
    names = [str(place) for place in range(len(columns))]
    frame = pl.DataFrame({name: one.values for name, one in zip(names, columns, strict=True)})
    text = frame.select(pl.concat_str(names, separator=by, ignore_nulls=True).alias("j"))["j"]
    empty = reduce(pl.Series.__and__, (one.values.is_null() for one in columns))
    failed = reduce(_any_reason, (one.reasons for one in columns), None)
    values = text.set(empty if failed is None else empty | failed.is_not_null(), None)
    absents = [one.absent for one in columns if one.absent is not None]
    absent = reduce(pl.Series.__and__, absents) if len(absents) == len(columns) else None
    return Column(values, text.set(empty, None), absent, failed)


def _any_reason(one: pl.Series | None, other: pl.Series | None) -> pl.Series | None:
    if one is None or other is None:
        return other if one is None else one
    return one.zip_with(one.is_not_null(), other)


def constant(text: str, chain: BoundChain, height: int) -> Column:
    """One value through the chain, repeated."""
    outcome = run_one(text, None, chain.steps)
    failed = isinstance(outcome, Failed)
    values = repeated(None if isinstance(outcome, Failed) else outcome, height)
    reasons = repeated(outcome.code, height) if isinstance(outcome, Failed) else None
    return Column(values, repeated(text if failed else None, height), None, reasons)


def repeated(text: str | None, height: int) -> pl.Series:
    """One text over and over."""
    return pl.Series([text], dtype=pl.String).new_from_index(0, height)
