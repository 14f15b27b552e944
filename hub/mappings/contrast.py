"""Two understandings of the same records, side by side: what came out different, and how.

Rows are the same where rule and key are the same. Counted per field is what became of its cells:

| | before | after |
|---|---|---|
| `changed` | a value | another value |
| `mapped` | waited with a reason | a value |
| `settled` | waited with a reason | empty, as was decided |
| `unmapped` | a value, or empty | waits with a reason |
| `filled` | empty | a value |
| `cleared` | a value | empty |
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from hub.mappings.rules import Mapping
from hub.schema.verdict import Cell, Mapped, MappedRows

KINDS: Final = ("changed", "mapped", "settled", "unmapped", "filled", "cleared")
SAMPLES: Final = 5
"""Kept of each kind and field."""
_NOTHING: Final = pl.Series([], dtype=pl.String)


@dataclass(frozen=True)
class Sample:
    """One cell before and after."""

    record: str
    """Key of the record."""
    raw: str | None
    """What the source says, as the later version picks it."""
    before: str | None
    after: str | None
    reason: str | None
    """Why it waits, where it does."""


@dataclass
class Contrast:
    """All that differs; grown page by page."""

    records: int = 0
    cells: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By entity and field, how many cells of each kind."""
    rows: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By entity, rows `added` and `removed`."""
    fates: Counter[str] = field(default_factory=Counter)
    """Records `rejected` and `ignored` that were not, and `accepted` that were either."""
    touched: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    """By entity, (record key, row key) of the rows that differ."""
    samples: dict[tuple[str, str, str], list[Sample]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By entity, field and kind."""

    @property
    def nothing(self) -> bool:
        """Whether everything comes out as before."""
        return not (self.touched or self.fates)


Sees = Callable[[str, str], bool]
"""Whether samples of an entity's field may be shown."""


def contrast(
    found: Contrast,
    mappings: tuple[Mapping, Mapping],
    understood: tuple[Mapped, Mapped],
    sees: Sees,
) -> None:
    """Add one page of records, as the earlier and the later version understand it."""
    old, new = understood
    found.records += len(new.keys)
    _fates(found, old, new)
    before = {rule.name: rows for rule, rows in zip(mappings[0].rows, old.rows, strict=True)}
    after = {rule.name: rows for rule, rows in zip(mappings[1].rows, new.rows, strict=True)}
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was is not None and now is not None and was.entity != now.entity:
            _rows(found, was, None, old, new, sees)
            was = None
        _rows(found, was, now, old, new, sees)


def _fates(found: Contrast, old: Mapped, new: Mapped) -> None:
    height = len(new.keys)
    lost_old, lost_new = _lost(old, height), _lost(new, height)
    counts = {
        "rejected": lost_new & ~lost_old,
        "ignored": new.ignored & ~old.ignored & ~lost_new,
        "accepted": (lost_old | old.ignored) & ~(lost_new | new.ignored),
    }
    for name, mask in counts.items():
        if (count := int(mask.sum())) > 0:
            found.fates[name] += count


def _lost(mapped: Mapped, height: int) -> pl.Series:
    lost = pl.repeat(value=False, n=height, eager=True, dtype=pl.Boolean)
    at = sorted({one.record for one in mapped.rejected})
    return lost.scatter(at, True) if at else lost


def _rows(
    found: Contrast,
    was: MappedRows | None,
    now: MappedRows | None,
    old: Mapped,
    new: Mapped,
    sees: Sees,
) -> None:
    pair = _paired(was, now)
    shown = now or was
    if pair is None or shown is None:
        return
    keys = _record_keys(was, now, old, new, pair)
    gone, come = pair.right.is_null(), pair.left.is_null()
    for kind, mask in (("removed", gone), ("added", come)):
        if count := int(mask.sum()):
            found.rows[shown.entity][kind] += count
    differs = gone | come
    both = ~differs
    for name in dict.fromkeys([*(was.cells if was else ()), *(now.cells if now else ())]):
        cell_was, cell_now = (rows.cells.get(name) if rows else None for rows in (was, now))
        left = _states(cell_was, pair.left)
        right = _states(cell_now, pair.right)
        for kind, mask in _kinds(left, right):
            at = mask & both
            if count := int(at.sum()):
                found.cells[shown.entity, name][kind] += count
                differs |= at
                if sees(shown.entity, name):
                    _sample(found, (shown.entity, name, kind), at, keys, (left, right))
    if differs.any():
        pairs = zip(keys.filter(differs), pair.keys.filter(differs), strict=True)
        found.touched[shown.entity].update((record or "", row) for record, row in pairs)


@dataclass(frozen=True)
class _Pair:
    """Rows of one key: their places in the earlier and the later rows, null where there is none."""

    keys: pl.Series
    left: pl.Series
    right: pl.Series


def _paired(was: MappedRows | None, now: MappedRows | None) -> _Pair | None:
    if was is not None and now is not None and was.key.equals(now.key):
        places = pl.Series(range(len(now.key)), dtype=pl.UInt32)
        return _Pair(now.key, places, places)
    frames = [
        pl.DataFrame({"key": rows.key if rows else _NOTHING}).with_row_index(name)
        for name, rows in (("left", was), ("right", now))
    ]
    joined = frames[0].join(frames[1], on="key", how="full", coalesce=True)
    return _Pair(joined["key"], joined["left"], joined["right"]) if joined.height else None


def _record_keys(
    was: MappedRows | None, now: MappedRows | None, old: Mapped, new: Mapped, pair: _Pair
) -> pl.Series:
    """The key of the record of each pair."""
    right = _gathered(new.keys.gather(now.record), pair.right) if now else None
    left = _gathered(old.keys.gather(was.record), pair.left) if was else None
    if right is None or left is None:
        return right if right is not None else (left if left is not None else _NOTHING)
    return right.fill_null(left)


@dataclass(frozen=True)
class _States:
    """Cells of a field over pairs of rows; a field that a version does not make is empty."""

    values: pl.Series
    reasons: pl.Series
    raw: pl.Series


def _states(cell: Cell | None, places: pl.Series) -> _States:
    nothing = pl.repeat(None, len(places), eager=True, dtype=pl.String)
    if cell is None:
        return _States(nothing, nothing, nothing)
    reasons = nothing if cell.reasons is None else _gathered(cell.reasons, places)
    return _States(_gathered(cell.values, places), reasons, _gathered(cell.raw, places))


def _gathered(column: pl.Series, places: pl.Series) -> pl.Series:
    if places.null_count() == 0 and len(places) == len(column) and places.is_sorted():
        return column
    return column.cast(pl.String).gather(places)


def _kinds(left: _States, right: _States) -> Iterator[tuple[str, pl.Series]]:
    had, has = left.values.is_not_null(), right.values.is_not_null()
    waited, waits = left.reasons.is_not_null(), right.reasons.is_not_null()
    yield "changed", had & has & (left.values.fill_null("") != right.values.fill_null(""))
    yield "mapped", ~had & waited & has
    yield "settled", ~had & waited & ~has & ~waits
    yield "unmapped", ~has & waits & ~(~had & waited)
    yield "filled", ~had & ~waited & has
    yield "cleared", had & ~has & ~waits


def _sample(
    found: Contrast,
    place: tuple[str, str, str],
    mask: pl.Series,
    keys: pl.Series,
    states: Sequence[_States],
) -> None:
    kept = found.samples[place]
    if len(kept) >= SAMPLES:
        return
    left, right = states
    for at in mask.arg_true().head(SAMPLES - len(kept)):
        kept.append(
            Sample(
                keys[at],
                right.raw[at] if right.raw[at] is not None else left.raw[at],
                left.values[at],
                right.values[at],
                right.reasons[at] if right.values[at] is None else None,
            )
        )
