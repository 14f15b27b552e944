"""Chains at work: a column through its steps, and one value through the same steps.

A run of steps that have a native form goes over the whole column; what that leaves open, and
every other step, is done once per distinct value and joined back. Blank text is no value, at the
start and after every step. A value that failed keeps its reason and goes no further.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import polars as pl

from hub.mappings.status import Fate, rewritten
from hub.mappings.step import SPACES, Failed, Native, Outcome, Scalar

CHECK: Final = "check"
"""Name of what is no step of the document: the field's own check."""


@dataclass(frozen=True)
class Work:
    """A bound step; nulls pass it untouched."""

    scalar: Scalar
    native: Native | None = None
    fate: Fate = rewritten
    name: str = CHECK


@dataclass(frozen=True)
class Fill:
    """What stands where there is no value."""

    text: str
    name: str = "default"


Bound = Work | Fill
_MANY: Final = 1_000
_FEW: Final = 100
"""A column of so many values of which the first have no more distinct ones is worth a look."""


@dataclass(frozen=True)
class Column:
    """Values with their fate: all series are of one length."""

    values: pl.Series
    raw: pl.Series
    absent: pl.Series | None = None
    reasons: pl.Series | None = None

    def take(self, rows: pl.Series | None) -> "Column":
        """The column at these rows; None is all of them."""
        if rows is None:
            return self
        return Column(
            self.values.gather(rows),
            self.raw.gather(rows),
            None if self.absent is None else self.absent.gather(rows),
            None if self.reasons is None else self.reasons.gather(rows),
        )


def picked(values: pl.Series, absent: pl.Series | None) -> Column:
    """A column as it came, blank text made null."""
    bare = values.str.strip_chars(SPACES)
    blank = bare == ""
    values = values.set(blank.fill_null(value=False), None) if blank.any() else values
    return Column(values, values, absent)


def run(column: Column, steps: Sequence[Bound]) -> Column:
    """The column through all steps; a value that a default filled is no longer absent."""
    values, reasons = column.values, column.reasons
    for part in _parts(steps):
        if isinstance(part[0], Fill):
            values = _filled(values, reasons, part[0].text)
        else:
            values, failed = _worked(values, [one for one in part if isinstance(one, Work)])
            reasons = _either(reasons, failed)
    return came_to(column, values, reasons)


def came_to(column: Column, values: pl.Series, reasons: pl.Series | None) -> Column:
    """The column with what became of its values; what has one now is no longer absent."""
    absent = None if column.absent is None else column.absent & values.is_null()
    return replace(column, values=values, reasons=reasons, absent=absent)


def run_one(value: str | None, reason: str | None, steps: Sequence[Bound]) -> Outcome:
    """One value through all steps."""
    if reason is not None:
        return Failed(reason)
    outcome: Outcome = value
    for step in steps:
        if isinstance(step, Fill):
            outcome = step.text if outcome is None else outcome
        elif outcome is not None:
            outcome = step.scalar(outcome) or None  # type: ignore[arg-type]  # a failure left below
        if isinstance(outcome, Failed):
            return outcome
    return outcome


def is_blank(text: str) -> bool:
    """Whether there is nothing but white space."""
    return not text.strip(SPACES)


def _parts(steps: Sequence[Bound]) -> Iterator[list[Bound]]:
    """Runs of steps that are executed alike; each default stands alone."""
    for kind, group in groupby(steps, key=_execution):
        part = list(group)
        if kind == "fill":
            yield from ([one] for one in part)
        else:
            yield part


def _execution(step: Bound) -> str:
    if isinstance(step, Fill):
        return "fill"
    return "native" if step.native else "scalar"


def _worked(values: pl.Series, steps: list[Work]) -> tuple[pl.Series, pl.Series | None]:
    """Values and reasons; of a column that says the same again and again, each value once."""
    if steps[0].native is None:
        return _distinct(values, steps)
    if not repetitive(values):
        return _worked_each(values, steps)
    known = values.unique()
    done, reasons = _worked_each(known, steps)
    columns = {"v": known, "o": done} if reasons is None else {"v": known, "o": done, "r": reasons}
    found = (
        values.alias("v")
        .to_frame()
        .join(pl.DataFrame(columns), on="v", how="left", nulls_equal=True, maintain_order="left")
    )
    return found["o"], None if reasons is None else found["r"]


def repetitive(values: pl.Series) -> bool:
    """Whether a column is long and its values come again and again: each is worth one look."""
    return len(values) >= _MANY and values.head(_MANY).n_unique() <= _FEW


def _worked_each(values: pl.Series, steps: list[Work]) -> tuple[pl.Series, pl.Series | None]:
    expression = pl.col("v")
    for step in steps:
        if step.native is None:
            return _distinct(values, steps)
        expression = step.native(expression)
    done = values.alias("v").to_frame().select(expression.alias("o"))["o"]
    open_ = values.is_not_null() & done.is_null()
    if not open_.any():
        return done, None
    rest, reasons = _distinct(values.set(~open_, None), steps)
    return done.zip_with(~open_, rest), reasons


def _distinct(values: pl.Series, steps: list[Work]) -> tuple[pl.Series, pl.Series | None]:
    """Each distinct value once through the scalars, joined back."""
    known = values.drop_nulls().unique()
    outcomes = [run_one(value, None, steps) for value in known.to_list()]
    good = [None if isinstance(one, Failed) else one for one in outcomes]
    bad = [one.code if isinstance(one, Failed) else None for one in outcomes]
    columns = {"v": known, "o": pl.Series("o", good, dtype=pl.String)}
    if any(bad):
        columns["r"] = pl.Series("r", bad, dtype=pl.String)
    found = (
        values.alias("v")
        .to_frame()
        .join(pl.DataFrame(columns), on="v", how="left", maintain_order="left")
    )
    return found["o"], found["r"] if any(bad) else None


def _filled(values: pl.Series, reasons: pl.Series | None, text: str) -> pl.Series:
    if reasons is None:
        return values.fill_null(text)
    return values.set(values.is_null() & reasons.is_null(), text)


def _either(first: pl.Series | None, second: pl.Series | None) -> pl.Series | None:
    if first is None or second is None:
        return second if first is None else first
    return first.zip_with(first.is_not_null(), second)
