"""What a stream's fields hold: distinct values, share of nulls, and what their shapes say.

A guess is the kind whose shape most values have, with the share of them as its confidence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl

from hub.mappings.step import SPACES
from hub.schema.record import Records

SAMPLES: Final = 5
_MOST_WORDS: Final = 40
"""Distinct values that words of a vocabulary have at most."""
_FORMATS: Final = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y年%m月%d日",
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%d/%m/%Y",
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DAY, _MOMENT, _WORDS, _TEXT = "date", "moment", "words", "text"


@dataclass(frozen=True)
class Profile:
    """One field of a stream. Shares are 0 to 1."""

    path: str
    records: int
    nulls: float
    distinct: int
    guess: str
    """email, phone, national_id, number, date, moment, month, words or text."""
    confidence: float
    format: str | None
    """Of dates and moments."""
    samples: tuple[str, ...]
    """The commonest values: only for who may read them."""

    @property
    def unique(self) -> bool:
        """Whether no value stands twice and none is missing."""
        return self.nulls == 0 and self.distinct == self.records


def profiles(records: Records) -> list[Profile]:
    """Every field of the records, in the order in which they stand."""
    return [_profile(path, records) for path in records.paths()]


def _profile(path: str, records: Records) -> Profile:
    raw = records.pick(path).values.cast(pl.String).str.strip_chars(SPACES)
    values = raw.set((raw == "").fill_null(value=False), None)
    counts = values.drop_nulls().value_counts(sort=True)
    known = counts[counts.columns[0]].to_list()
    guess, confidence, format_ = _guess(known[:2000])
    height = max(len(records), 1)
    return Profile(
        path=path,
        records=len(records),
        nulls=round(values.null_count() / height, 4),
        distinct=len(known),
        guess=guess,
        confidence=confidence,
        format=format_,
        samples=tuple(known[:SAMPLES]),
    )


def _guess(values: list[str]) -> tuple[str, float, str | None]:
    if not values:
        return _TEXT, 0.0, None
    for kind, test in _SHAPES.items():
        share = _share(values, test)
        if share >= _SURE:
            return kind, share, None
    for form in _FORMATS:
        share = _share(values, lambda text, form=form: _is_date(text, form))  # type: ignore[misc]
        if share >= _SURE:
            return (_MOMENT if "%H" in form else _DAY), share, form
    number = _share(values, lambda text: re.fullmatch(r"-?[\d,]+(\.\d+)?%?", text) is not None)
    if number >= _SURE:
        return "number", number, None
    if len(values) <= _MOST_WORDS:
        return _WORDS, 0.6, None
    return _TEXT, 0.5, None


_SURE: Final = 0.8


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return round(sum(map(test, values)) / len(values), 4)


def _is_date(text: str, form: str) -> bool:
    try:
        found = datetime.strptime(text, form)  # noqa: DTZ007 - only whether it can be read
    except ValueError:
        return False
    return 1900 < found.year < 2100  # noqa: PLR2004 - years that people's data is about


def _is_national_id(text: str) -> bool:
    """A resident identity number, by its check digit."""
    if not re.fullmatch(r"\d{17}[\dXx]", text):
        return False
    total = sum(int(one) * weight for one, weight in zip(text, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[17].upper()


_SHAPES: Final[dict[str, Callable[[str], bool]]] = {
    "email": lambda text: re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) is not None,
    "phone": lambda text: re.fullmatch(r"(\+?86[- ]?)?1[3-9]\d{9}", text) is not None,
    "national_id": _is_national_id,
    "month": lambda text: re.fullmatch(r"(19|20)\d{2}[-/.]?(0[1-9]|1[0-2])", text) is not None,
}

GUESSES: Final = (*_SHAPES, "number", _DAY, _MOMENT, _WORDS, _TEXT)
"""All that values can look like."""
