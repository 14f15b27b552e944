"""Two versions of a mapping over the same records: what comes out different, cell by cell.

Chains that both versions write alike run once; what is compared are whole columns. Rows are the
same if their rule, record and key are.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

import polars as pl

from hub.mappings.apply import apply_sheet
from hub.mappings.bind import BoundRow, bind
from hub.mappings.rules import Mapping
from hub.mappings.sheet import Sheet
from hub.schema.model import Model
from hub.schema.record import Records
from hub.schema.verdict import Cell, Mapped, MappedRows

CHANGED, MAPPED, UNMAPPED, FILLED, CLEARED = "changed", "mapped", "unmapped", "filled", "cleared"
KINDS: Final = (CHANGED, UNMAPPED, CLEARED, MAPPED, FILLED)
"""What can become of a cell: another value; a value that waited has one, or had one and waits;
a value where there was none, or none where there was one."""
HARMFUL: Final = frozenset({CHANGED, UNMAPPED, CLEARED})
"""Kinds that touch values that stand."""
SAMPLES: Final = 5
_ALWAYS: Final = frozenset({"period"})


@dataclass(frozen=True)
class Sample:
    """A cell before and after. `raw` is what the source says; reasons stand where it waits."""

    raw: str | None
    before: str | None
    after: str | None
    before_reason: str | None
    after_reason: str | None


@dataclass(frozen=True)
class FieldChange:
    """What became of one field of one rule, of one kind; `records` has a place for each cell."""

    rule: str
    entity: str
    field: str
    kind: str
    records: pl.Series
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class FieldStatuses:
    """What the steps of one field of one rule did, counted by status, by both versions."""

    rule: str
    entity: str
    field: str
    before: Counter[str]
    after: Counter[str]


@dataclass(frozen=True)
class Compared:
    """A batch under both versions. Series of flags have one element a record."""

    after: Mapped
    """By the later version, without cells that both fill alike."""
    fields: tuple[FieldChange, ...]
    made: dict[str, pl.Series]
    """By rule: the records of rows that only the later version makes."""
    dropped: dict[str, pl.Series]
    """By rule: the records of rows that only the earlier version makes."""
    rejected: pl.Series
    """Records that the later version rejects and the earlier one does not."""
    accepted: pl.Series
    """Records that only the earlier version rejects."""
    ignored: pl.Series
    """Records that only the later version takes for not ours."""
    differs: pl.Series
    """Records that must land again: anything about them is different."""
    harmed: pl.Series
    """Records of which something that stands changes or goes."""
    statuses: tuple[FieldStatuses, ...] = ()
    """Of fields that the versions fill otherwise, where somebody wants to see it."""


def compare(
    before: Mapping, after: Mapping, records: Records, model: Model, *, told: bool = False
) -> Compared:
    """Both versions over the records; raises Refused if one does not fit the model.

    With `told`, also what the steps of both did.
    """
    left, right = _without_equals(before, after, model), _without_equals(after, before, model)
    sheet = Sheet(records, bind(left, model), told)
    old = apply_sheet(sheet)
    beside = sheet.beside(bind(right, model))
    new = apply_sheet(beside)
    return _Comparison(old, new, sheet.bound.rows, beside.bound.rows, len(records)).told()


def _without_equals(mapping: Mapping, other: Mapping, model: Model) -> Mapping:
    """The mapping without fields that the other one fills alike: they need no comparing.

    What decides whether a record lands, and when it was for, stays.
    """
    if mapping.values != other.values:
        return mapping
    rows = []
    for rule in mapping.rows:
        twin = other.row(rule.name)
        if twin is not None and replace(rule, fields=()) == replace(twin, fields=()):
            known = {one.name: one.chain for one in twin.fields}
            spec = model[rule.entity]
            kept = tuple(
                one
                for one in rule.fields
                if one.chain != known.get(one.name)
                or mapping.words(rule.entity, one.name) != other.words(rule.entity, one.name)
                or spec[one.name].required
                or one.name in _ALWAYS
            )
            rows.append(replace(rule, fields=kept))
        else:
            rows.append(rule)
    return replace(mapping, rows=tuple(rows))


@dataclass(frozen=True)
class _Comparison:
    """The verdicts of both, and the rules that made them."""

    old: Mapped
    new: Mapped
    old_rules: tuple[BoundRow, ...]
    new_rules: tuple[BoundRow, ...]
    height: int

    def told(self) -> Compared:
        pairs = [_Pair(*one) for one in self._pairs()]
        fields = tuple(change for pair in pairs for change in pair.changes())
        made = {pair.name: pair.made for pair in pairs if len(pair.made)}
        dropped = {pair.name: pair.dropped for pair in pairs if len(pair.dropped)}
        was, now = _codes(self.old), _codes(self.new)
        rejected = self._flags([pl.Series(sorted(now.keys() - was.keys()), dtype=pl.UInt32)])
        accepted = self._flags([pl.Series(sorted(was.keys() - now.keys()), dtype=pl.UInt32)])
        ignored = self.new.ignored & ~self.old.ignored
        otherwise = [at for at in was.keys() & now.keys() if was[at] != now[at]]
        harmed = self._flags(
            [*(one.records for one in fields if one.kind in HARMFUL), *dropped.values()]
        )
        differs = self._flags(
            [
                pl.Series(otherwise, dtype=pl.UInt32),
                *(one.records for one in fields),
                *made.values(),
                *dropped.values(),
                *(pair.otherwise for pair in pairs),
            ]
        )
        keys = self.old.keys.ne_missing(self.new.keys)
        ours = self.new.ignored != self.old.ignored
        differs = differs | rejected | accepted | keys | ours
        return Compared(
            self.new,
            fields,
            made,
            dropped,
            rejected,
            accepted,
            ignored,
            differs,
            harmed | rejected,
            tuple(one for pair in pairs for one in pair.statuses()),
        )

    def _pairs(self) -> "Iterator[tuple[str, _Side | None, _Side | None]]":
        """Rules of one name and entity; one side is None where only one version has it."""
        old = {(row.rule.name, row.rule.entity): _Side(row, rows) for row, rows in self._made(0)}
        new = {(row.rule.name, row.rule.entity): _Side(row, rows) for row, rows in self._made(1)}
        for name in dict.fromkeys([*new, *old]):
            yield name[0], old.get(name), new.get(name)

    def _made(self, version: int) -> Iterator[tuple[BoundRow, MappedRows]]:
        rules, mapped = ((self.old_rules, self.old), (self.new_rules, self.new))[version]
        return zip(rules, mapped.rows, strict=True)

    def _flags(self, places: list[pl.Series]) -> pl.Series:
        found = pl.repeat(value=False, n=self.height, eager=True, dtype=pl.Boolean)
        for one in places:
            if len(one):
                found = found.scatter(one.unique(), True)
        return found


def _codes(mapped: Mapped) -> dict[int, tuple[str, str]]:
    return {one.record: (one.code, one.field) for one in mapped.rejected}


@dataclass(frozen=True)
class _Side:
    """A rule of one version and the rows that it made."""

    rule: BoundRow
    rows: MappedRows


@dataclass(frozen=True)
class _Cells:
    """One field of one side, at the rows that both sides make."""

    values: pl.Series
    raw: pl.Series
    reasons: pl.Series
    absent: pl.Series


class _Pair:
    """One rule in both versions, its rows laid side by side."""

    def __init__(self, name: str, old: _Side | None, new: _Side | None) -> None:
        self.name, self.old, self.new = name, old, new
        empty = pl.Series([], dtype=pl.UInt32)
        self.made = self.dropped = empty
        self.left: pl.Series | None = None
        self.right: pl.Series | None = None
        if old is None or new is None:
            self.made = empty if new is None else new.rows.record
            self.dropped = empty if old is None else old.rows.record
            self.record = empty
        elif old.rows.record.equals(new.rows.record) and old.rows.key.equals(new.rows.key):
            self.record = new.rows.record
        else:
            self._join(old.rows, new.rows)

    def _join(self, old: MappedRows, new: MappedRows) -> None:
        both = _index(old).join(_index(new), on=("record", "key"), how="full", coalesce=True)
        same = both.filter(pl.col("at").is_not_null() & pl.col("at_right").is_not_null())
        self.left, self.right = same["at"], same["at_right"]
        self.record = same["record"].cast(pl.UInt32)
        self.made = both.filter(pl.col("at").is_null())["record"].cast(pl.UInt32)
        self.dropped = both.filter(pl.col("at_right").is_null())["record"].cast(pl.UInt32)

    @property
    def otherwise(self) -> pl.Series:
        """Records whose rows differ in more than their cells' values."""
        if self.old is None or self.new is None:
            return pl.Series([], dtype=pl.UInt32)
        was, now = self.old, self.new
        attributes = [(one.rows.create, one.rows.precedence, one.rows.newest) for one in (was, now)]
        links = [
            {name: cell.reference for name, cell in one.rows.cells.items()} for one in (was, now)
        ]
        subjects = [one.rows.subject for one in (was, now)]
        ways = [None if one is None else one.reference for one in subjects]
        if attributes[0] != attributes[1] or links[0] != links[1] or ways[0] != ways[1]:
            return self.record
        masks = [self._silence(name) for name in now.rows.cells]
        if subjects[0] is not None and subjects[1] is not None:
            one, other = (self._cells(cell, at) for at, cell in enumerate(subjects))
            masks.append(one.values.ne_missing(other.values))
        if was.rows.changed is not None or now.rows.changed is not None:
            one, other = self._cells(was.rows.changed, 0), self._cells(now.rows.changed, 1)
            masks.append(one.values.ne_missing(other.values))
        either = reduce(pl.Series.__or__, masks) if masks else None
        return self.record.filter(either) if either is not None else self.record.clear()

    def _silence(self, name: str) -> pl.Series:
        """Where one version says null and the other nothing, or waits for another reason."""
        one, other = self._both(name)
        return (one.absent != other.absent) | one.reasons.ne_missing(other.reasons)

    def changes(self) -> Iterator[FieldChange]:
        """What became of the fields, kind by kind."""
        if self.old is None or self.new is None:
            return
        for name in dict.fromkeys([*self.new.rows.cells, *self.old.rows.cells]):
            one, other = self._both(name)
            if one.values.equals(other.values) and one.reasons.equals(other.reasons):
                continue
            for kind, mask in _kinds(one, other):
                if mask.any():
                    entity = self.new.rows.entity
                    samples = _samples(one, other, mask)
                    yield FieldChange(
                        self.name, entity, name, kind, self.record.filter(mask), samples
                    )

    def statuses(self) -> Iterator[FieldStatuses]:
        """What the steps of either side did to the fields, counted over the side's own rows."""
        names = dict.fromkeys(
            name for side in (self.new, self.old) if side for name in side.rows.cells
        )
        for name in names:
            sides = (one.rows.cells.get(name) if one else None for one in (self.old, self.new))
            before, after = (counted(cell) for cell in sides)
            if before or after:
                entity = (self.new or self.old).rows.entity  # type: ignore[union-attr] # one is there
                yield FieldStatuses(self.name, entity, name, before, after)

    def _both(self, name: str) -> tuple[_Cells, _Cells]:
        if self.old is None or self.new is None:
            raise KeyError(name)
        sides = (self.old.rows.cells.get(name), self.new.rows.cells.get(name))
        return self._cells(sides[0], 0), self._cells(sides[1], 1)

    def _cells(self, cell: Cell | None, version: int) -> _Cells:
        height = len(self.record)
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, height)
        never = pl.Series([False], dtype=pl.Boolean).new_from_index(0, height)
        if cell is None:
            return _Cells(nothing, nothing, nothing, ~never)
        places = (self.left, self.right)[version]

        def at(series: pl.Series | None, otherwise: pl.Series) -> pl.Series:
            if series is None:
                return otherwise
            return series if places is None else series.gather(places)

        return _Cells(
            at(cell.values, nothing),
            at(cell.raw, nothing),
            at(cell.reasons, nothing),
            at(cell.absent, never),
        )


def counted(cell: Cell | None) -> Counter[str]:
    """Cells by what the steps did; nothing of those that do not say it."""
    if cell is None or cell.status is None:
        return Counter()
    return Counter(dict(cell.status.drop_nulls().value_counts().iter_rows()))


def _index(rows: MappedRows) -> pl.DataFrame:
    return pl.DataFrame({"record": rows.record, "key": rows.key}).with_row_index("at")


def _kinds(one: _Cells, other: _Cells) -> Iterator[tuple[str, pl.Series]]:
    had, has = one.values.is_not_null(), other.values.is_not_null()
    waited, waits = one.reasons.is_not_null(), other.reasons.is_not_null()
    yield CHANGED, had & has & one.values.ne_missing(other.values)
    yield UNMAPPED, waits & ~waited
    yield CLEARED, had & ~has & ~waits
    yield MAPPED, waited & ~waits
    yield FILLED, ~had & ~waited & has


def _samples(one: _Cells, other: _Cells, mask: pl.Series) -> tuple[Sample, ...]:
    """Some that differ, each pair of values once."""
    frame = pl.DataFrame(
        {
            "raw": other.raw.zip_with(other.raw.is_not_null(), one.raw),
            "before": one.values,
            "after": other.values,
            "was": one.reasons,
            "now": other.reasons,
        }
    ).filter(mask)
    some = frame.head(200).unique(("before", "after"), maintain_order=True).head(SAMPLES)
    return tuple(Sample(*row) for row in some.iter_rows())
