"""Codes that were shifted: what a mapping makes of them, against evidence in the same record.

Gender "1" is male in three systems and female in a fourth. A table copied from the wrong one maps
every code, lands every record, and is wrong for everybody. An identity number tells the same
independently: its 17th digit is odd for men, digits 7 to 14 are the day of birth. A few records
contradict it by themselves (a typing error, a number that was changed); a code that does so as a
rule means something else than the mapping says.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import polars as pl

from hub.mappings.rules import Mapping as Rules
from hub.schema.verdict import Mapped

LEAST: Final = 10
"""Records of a code below which nothing is concluded."""
MOST_OF_CODE, MOST_OF_ALL = 50, 5
"""Percent of contradictions from which one code, or the whole field, is wrong."""
_NUMBER: Final = "national_id"
_SHAPE: Final = r"^[0-9]{17}[0-9X]$"


@dataclass
class Pairs:
    """Records in which a field could be compared, by their raw word."""

    compared: int = 0
    against: int = 0


@dataclass(frozen=True)
class Contradiction:
    """A field whose codes say otherwise than the evidence; words are never told."""

    field: str
    evidence: str
    compared: int
    against: int
    words: int
    """Words of the field that contradict as a rule."""

    @property
    def told(self) -> str:
        """For a person, without any value."""
        return (
            f"{self.field}: {self.against} of {self.compared} records contradict "
            f"{self.evidence}; {self.words} words as a rule"
        )


@dataclass
class Tally:
    """Goes through verdicts and adds up."""

    words: dict[str, dict[str, Pairs]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, mapped: Mapped) -> None:
        """One batch more."""
        for rows in mapped.rows:
            if rows.entity != "Employee" or _NUMBER not in rows.cells:
                continue
            number = rows.cells[_NUMBER].values
            number = number.set(~number.str.contains(_SHAPE).fill_null(value=False), None)
            for name, (_, told) in EVIDENCE.items():
                cell = rows.cells.get(name)
                if cell is not None:
                    self._compare(name, cell.raw, cell.values, told(number))

    def _compare(self, name: str, raw: pl.Series, said: pl.Series, told: pl.Series) -> None:
        known = said.is_not_null() & told.is_not_null()
        if name == "gender":  # others than the two are no contradiction
            known &= said.is_in(["male", "female"])
        # a day has as many words as people: it is judged as a whole
        words = raw.fill_null("") if name == "gender" else pl.Series([""] * len(raw))
        frame = pl.DataFrame({"word": words, "against": said != told}).filter(known)
        counts = frame.group_by("word").agg(pl.len().alias("n"), pl.col("against").sum())
        for word, compared, against in counts.iter_rows():
            pairs = self.words[name].setdefault(word, Pairs())
            pairs.compared += compared
            pairs.against += against

    def found(self) -> list[Contradiction]:
        """Fields whose codes cannot be what the mapping says."""
        return [
            one for name, words in self.words.items() if (one := _judged(name, words)) is not None
        ]


def narrowed(mapping: Rules, words: Collection[str] = ()) -> Rules | None:
    """The rules that can be compared alone; None where nothing can be.

    `words` are fields that other systems may contradict; the rest is within the record.
    """
    wanted = {_NUMBER, *EVIDENCE, *words}
    rows = [
        replace(row, fields=tuple(one for one in row.fields if one.name in wanted))
        for row in mapping.rows
        if row.entity == "Employee"
    ]
    names = {one.name for row in rows for one in row.fields}
    within = _NUMBER in names and names & EVIDENCE.keys()
    if not within and not names & set(words):
        return None
    return replace(mapping, rows=tuple(rows), write=None)


def _judged(name: str, words: Mapping[str, Pairs]) -> Contradiction | None:
    wrong = sum(
        one.compared >= LEAST and one.against * 100 > MOST_OF_CODE * one.compared
        for one in words.values()
    )
    compared = sum(one.compared for one in words.values())
    against = sum(one.against for one in words.values())
    many = compared >= LEAST and against * 100 > MOST_OF_ALL * compared
    if not wrong and not many:
        return None
    return Contradiction(name, EVIDENCE[name][0], compared, against, wrong)


def _gender(number: pl.Series) -> pl.Series:
    odd = number.str.slice(16, 1).cast(pl.Int8, strict=False) % 2 == 1
    genders = pl.DataFrame({"odd": odd}).select(
        pl.when(pl.col("odd")).then(pl.lit("male")).when(~pl.col("odd")).then(pl.lit("female"))
    )
    return genders.to_series()


def _birth(number: pl.Series) -> pl.Series:
    parts = (number.str.slice(at, size) for at, size in ((6, 4), (10, 2), (12, 2)))
    year, month, day = parts
    return year + "-" + month + "-" + day


EVIDENCE: Final[Mapping[str, tuple[str, Callable[[pl.Series], pl.Series]]]] = {
    "gender": ("the 17th digit of the identity number", _gender),
    "birth_date": ("the day of birth in the identity number", _birth),
}
"""Field → what it is compared with, and how an identity number tells it."""
