"""A mapping over a batch: whole columns in, rows and verdicts out.

Told in five stages: which records are not ours, the keys of each row, its cells, who cannot land,
and what repeats. A record lands whole or not at all.
"""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace

import polars as pl

from hub.mappings.bind import SEPARATOR, BoundChain, BoundField, BoundMapping, BoundRow, bind
from hub.mappings.chain import Column
from hub.mappings.one import apply_row
from hub.mappings.reject import Rejections
from hub.mappings.repeat import conflicts, repetitions
from hub.mappings.rules import Columns, Mapping, RowOf
from hub.mappings.sheet import Scope, Sheet, holds, repeated, scope
from hub.schema.model import Model
from hub.schema.record import Records
from hub.schema.verdict import Cell, Mapped, MappedRows

__all__ = ["apply", "apply_row", "apply_sheet", "record_keys"]


def apply(mapping: Mapping, records: Records, model: Model, *, told: bool = False) -> Mapped:
    """What the mapping makes of the records; raises Refused if it does not fit the model.

    Links are cells whose `reference` says what their text names; by `row` it is the key of the
    row that the same record makes. The series of every `MappedRows` are of one length, one
    element per row, in the order of the records. With `told` each cell says what its steps did.
    """
    return apply_sheet(Sheet(records, bind(mapping, model), told))


def apply_sheet(sheet: Sheet) -> Mapped:
    """The same over a sheet, which may know columns already."""
    bound = sheet.bound
    ours = ~_any(bound, sheet)
    keyed = [_keyed(row, sheet, ours) for row in bound.rows]
    by_record = {one.row.rule.name: _by_record(one, len(sheet.records)) for one in keyed}
    made = [
        _Made(one, _cells(one, by_record), _subject(one, by_record), _changed(one, by_record))
        for one in keyed
    ]
    rejections = Rejections()
    for one in made:
        _reject_keys(one, rejections)
        _reject_fields(one, rejections)
    return _landed(made, rejections, ours, sheet)


def record_keys(mapping: Mapping, records: Records, model: Model) -> ReadOnly[str, pl.Series]:
    r"""By rule, the key of the row that each record would make: for tombstones.

    Of unpivoted rows it is what their keys begin with, before the separator `\x1f` and the name;
    of the rows of a list those parts of their keys that the record says.
    """
    bound = bind(mapping, model)
    sheet = Sheet(records, bound)
    return {row.rule.name: _record_key(sheet, row) for row in bound.rows}


def _record_key(sheet: Sheet, row: BoundRow) -> pl.Series:
    parts = [sheet.column(one) for one in row.record_key]
    return _key(parts) if parts else repeated(None, len(sheet.records))


@dataclass(frozen=True)
class _Keyed:
    """A rule's lines with their keys."""

    row: BoundRow
    scope: Scope
    key: pl.Series
    key_invalid: pl.Series


@dataclass(frozen=True)
class _Made:
    """A rule's lines with all that they hold."""

    keyed: _Keyed
    cells: ReadOnly[str, Cell]
    subject: Cell | None
    changed: Cell | None


def _any(bound: BoundMapping, sheet: Sheet) -> pl.Series:
    found = pl.repeat(value=False, n=len(sheet.records), eager=True, dtype=pl.Boolean)
    for test in bound.ignore_when:
        found |= holds(test, sheet.column(test.chain))
    return found


def _keyed(row: BoundRow, sheet: Sheet, ours: pl.Series) -> _Keyed:
    lines = scope(sheet, row.rule.each, ours)
    for test in row.when:
        lines = lines.only(holds(test, lines.column(test.chain)))
    columns = [lines.column(one) for one in row.key]
    if isinstance(row.rule.each, Columns):
        columns.append(Column(lines.name(), lines.name()))
    failed = [one.reasons.is_not_null() for one in columns if one.reasons is not None]
    invalid = pl.repeat(value=False, n=len(lines.record), eager=True, dtype=pl.Boolean)
    for one in failed:
        invalid |= one
    return _Keyed(row, lines, _key(columns), invalid)


def _key(columns: list[Column]) -> pl.Series:
    """The parts joined; null where one is missing."""
    if len(columns) == 1:
        return columns[0].values.alias("key")
    names = [str(place) for place in range(len(columns))]
    frame = pl.DataFrame({name: one.values for name, one in zip(names, columns, strict=True)})
    return frame.select(pl.concat_str(names, separator=SEPARATOR).alias("key"))["key"]


def _by_record(keyed: _Keyed, height: int) -> pl.Series:
    """The key of the rule's row of each record, null where it makes none."""
    if keyed.scope.rows is None:
        return keyed.key
    empty = repeated(None, height)
    return empty if keyed.row.rule.each else empty.scatter(keyed.scope.rows, keyed.key)


def _cells(keyed: _Keyed, by_record: ReadOnly[str, pl.Series]) -> dict[str, Cell]:
    return {one.name: _cell(one.chain, keyed, by_record) for one in keyed.row.fields}


def _subject(keyed: _Keyed, by_record: ReadOnly[str, pl.Series]) -> Cell | None:
    chain = keyed.row.subject
    return None if chain is None else _cell(chain, keyed, by_record)


def _changed(keyed: _Keyed, by_record: ReadOnly[str, pl.Series]) -> Cell | None:
    chain = keyed.row.changed
    return None if chain is None else _cell(chain, keyed, by_record)


def _cell(chain: BoundChain, keyed: _Keyed, by_record: ReadOnly[str, pl.Series]) -> Cell:
    if isinstance(chain.source, RowOf):
        keys = by_record[chain.source.row]
        keys = keys if keyed.scope.rows is None else keys.gather(keyed.scope.rows)
        return Cell(keys, keys, reference=chain.reference)
    column = keyed.scope.column(chain)
    status = keyed.scope.status(chain) if keyed.scope.sheet.told else None
    return Cell(column.values, column.raw, column.absent, column.reasons, chain.reference, status)


def _reject_keys(made: _Made, rejections: Rejections) -> None:
    rule, record = made.keyed.row.rule, made.keyed.scope.record
    faulty = made.keyed.scope.faulty
    rejections.add(faulty, faulty.is_not_null(), "LIST_INVALID", rule.entity, "each")
    lost = made.keyed.key.is_null()
    rejections.add(record, lost & made.keyed.key_invalid, "KEY_INVALID", rule.entity, "key")
    rejections.add(record, lost, "KEY_MISSING", rule.entity, "key")
    if made.subject is not None and made.keyed.row.subject_required:
        rejections.add(
            record, made.subject.values.is_null(), "SUBJECT_MISSING", rule.entity, "subject"
        )


def _reject_fields(made: _Made, rejections: Rejections) -> None:
    entity, record = made.keyed.row.rule.entity, made.keyed.scope.record
    for one in _required(made.keyed.row):
        cell = made.cells[one.name]
        lost = cell.values.is_null()
        if cell.reasons is not None:
            failed = lost & cell.reasons.is_not_null()
            rejections.add(record, failed, "REQUIRED_INVALID", entity, one.name)
        rejections.add(record, lost, "REQUIRED_MISSING", entity, one.name)


def _required(row: BoundRow) -> list[BoundField]:
    return [one for one in row.fields if one.required]


def _landed(made: list[_Made], rejections: Rejections, ours: pl.Series, sheet: Sheet) -> Mapped:
    """Rows of the records that land, without repetitions."""
    height = len(ours)
    sound = rejections.sound(height)
    rows = [_kept(_rows(one, sheet.bound.mapping), sound) for one in made]
    for one in rows:
        rejections.add(one.record, conflicts(one), "DUPLICATE_KEY", one.entity, "key")
    sound = rejections.sound(height)
    rows = [_kept(one, sound) for one in rows]
    rows = [filtered(one, ~repetitions(one)) for one in rows]
    found = pl.repeat(value=False, n=height, eager=True, dtype=pl.Boolean)
    for one in rows:
        found = found.scatter(one.record.unique(), True)
    keys = _record_key(sheet, sheet.bound.rows[0])
    ignored = ~ours if sheet.bound.lists else ~ours | (sound & ~found)
    return Mapped(keys, tuple(rows), rejections.listed(), ignored)


def _rows(made: _Made, mapping: Mapping) -> MappedRows:
    rule = made.keyed.row.rule
    return MappedRows(
        entity=rule.entity,
        record=made.keyed.scope.record,
        key=made.keyed.key,
        cells=made.cells,
        subject=made.subject,
        create=rule.create,
        precedence=mapping.precedence,
        changed=made.changed,
        newest=rule.newest,
    )


def _kept(rows: MappedRows, sound: pl.Series) -> MappedRows:
    return filtered(rows, sound.gather(rows.record))


def filtered(rows: MappedRows, keep: pl.Series) -> MappedRows:
    """The rows for which `keep` (Boolean, one a row) is true, with all of their cells."""
    if keep.all():
        return rows
    return replace(
        rows,
        record=rows.record.filter(keep),
        key=rows.key.filter(keep),
        cells={name: cell.kept(keep) for name, cell in rows.cells.items()},
        subject=None if rows.subject is None else rows.subject.kept(keep),
        changed=None if rows.changed is None else rows.changed.kept(keep),
    )
