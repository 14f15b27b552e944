"""A chain step by step, with what each step did: for whole columns and for one value.

The same steps as in `chain`, run for those who look - live examples, previews, provenance - and
not for every record that lands. The parallel columns of statuses are equal to what each value
alone gets; a property test holds them so for every step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from hub.mappings.chain import Bound, Column, Fill, came_to, repetitive, run, run_one
from hub.mappings.status import (
    COERCED,
    DEFAULTED,
    FAILED,
    OK,
    STATUSES,
    UNDECIDED,
    UNMAPPED,
    Fate,
    failing,
    gravest,
    meant,
    rewritten,
)
from hub.mappings.step import Failed

STATUS: Final = pl.Enum(STATUSES)


@dataclass(frozen=True)
class Done:
    """What one step did to one value."""

    step: str
    value: str | None
    """What came out."""
    status: str | None
    """None where there was nothing and is nothing."""


def trace_one(value: str | None, reason: str | None, steps: Sequence[Bound]) -> tuple[Done, ...]:
    """Each step that was reached; a value that had failed before reaches none."""
    found: list[Done] = []
    for step in steps if reason is None else ():
        given, outcome = value, run_one(value, None, [step])
        if isinstance(outcome, Failed):
            return (*found, Done(step.name, None, failing(outcome.code)))
        value = outcome
        found.append(Done(step.name, value, _one(step, given, value)))
    return tuple(found)


def status_one(value: str | None, reason: str | None, done: Sequence[Done]) -> str | None:
    """The status of a value that went through a chain, which may have failed before it."""
    if reason is not None:
        return failing(reason)
    return gravest([OK if value is not None else None, *(one.status for one in done)])


def statuses(column: Column, steps: Sequence[Bound]) -> list[pl.Series]:
    """A series of STATUS for each step, one element a value."""
    return _stepped(column, steps)[1]


def status(column: Column, steps: Sequence[Bound]) -> pl.Series:
    """A series of STATUS for the whole chain; of a column that failed before it too."""
    return traced(column, steps)[1]


def traced(column: Column, steps: Sequence[Bound]) -> tuple[Column, pl.Series]:
    """What `run` gives, and the status of each value, worked out in one go.

    Of a column that says the same again and again, each value is looked at once.
    """
    known = column.values.unique() if column.reasons is None and repetitive(column.values) else None
    if known is not None:
        done, told = traced(Column(known, known), steps)
        columns = {"v": known, "o": done.values, "s": told}
        if done.reasons is not None:
            columns["r"] = done.reasons
        rows = column.values.alias("v").to_frame()
        found = rows.join(
            pl.DataFrame(columns), on="v", how="left", nulls_equal=True, maintain_order="left"
        )
        reasons = None if done.reasons is None else found["r"]
        return came_to(column, found["o"], reasons), found["s"]
    first = _where(column.values.is_not_null(), OK)
    if column.reasons is not None:
        first = _by_reason(column.reasons, first)
    after, each = _stepped(column, steps)
    result = came_to(column, after.values, after.reasons)
    if not each:
        return result, first
    frame = pl.DataFrame([one.alias(str(at)) for at, one in enumerate(each)])
    codes = frame.insert_column(0, first.alias("first")).select(pl.all().to_physical())
    worst = codes.max_horizontal().cast(pl.UInt32)
    return result, pl.Series(STATUSES, dtype=STATUS).gather(worst)


def _stepped(column: Column, steps: Sequence[Bound]) -> tuple[Column, list[pl.Series]]:
    """The column behind the last step, and a series of STATUS for each step."""
    found = []
    for step in steps:
        after = run(Column(column.values, column.values, None, column.reasons), [step])
        found.append(_column(step, column, after))
        column = after
    return column, found


def _one(step: Bound, given: str | None, then: str | None) -> str | None:
    if given is None:
        return DEFAULTED if then is not None else None
    return OK if isinstance(step, Fill) else step.fate(given, then)


def _column(step: Bound, before: Column, after: Column) -> pl.Series:
    had, has = before.values.is_not_null(), after.values.is_not_null()
    found = _where(had, OK)
    if isinstance(step, Fill):
        return found.zip_with(had | ~has, _where(has, DEFAULTED))
    if step.fate is rewritten:
        other = had & has & (before.values != after.values).fill_null(value=False)
        found = found.zip_with(~other, _where(other, COERCED))
    elif step.fate is not meant:
        found = _judged(step.fate, before.values, after.values)
    if after.reasons is None:
        return found
    fresh = after.reasons if before.reasons is None else _fresh(after.reasons, before.reasons)
    return _by_reason(fresh, found)


def _fresh(after: pl.Series, before: pl.Series) -> pl.Series:
    """Reasons of values that failed at this step and not before."""
    return after.set(before.is_not_null(), None)


def _judged(fate: Fate, given: pl.Series, then: pl.Series) -> pl.Series:
    """By a fate of its own, once per distinct pair."""
    pairs = pl.DataFrame({"g": given, "t": then})
    known = pairs.filter(pl.col("g").is_not_null()).unique()
    told = [fate(one, other) for one, other in known.iter_rows()]
    found = known.with_columns(pl.Series("s", told, dtype=STATUS))
    return pairs.join(found, on=["g", "t"], how="left", nulls_equal=True, maintain_order="left")[
        "s"
    ]


def _by_reason(reasons: pl.Series, otherwise: pl.Series) -> pl.Series:
    failed = reasons.is_not_null()
    unmapped = (reasons == UNMAPPED).fill_null(value=False)
    told = _where(unmapped, UNDECIDED).zip_with(unmapped, _where(failed, FAILED))
    return told.zip_with(failed, otherwise)


def _where(mask: pl.Series, name: str) -> pl.Series:
    one = pl.Series([name], dtype=STATUS).new_from_index(0, len(mask))
    none = pl.Series([None], dtype=STATUS).new_from_index(0, len(mask))
    return one.zip_with(mask, none)
