"""Scores a matcher on labelled cases."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hub.mappings.words.result import Match

NONE = "-"


@dataclass(frozen=True)
class Case:
    """A raw value with its true term; `-` where none may be taken without a decision."""

    raw: str
    term: str
    kind: str


@dataclass
class Score:
    """What a matcher made of the cases."""

    accepted: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    known: int = 0
    taken: int = 0
    traps: int = 0
    trapped: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Of what was taken, how much is right."""
        return 1 - len(self.wrong) / max(1, self.accepted)

    @property
    def recall(self) -> float:
        """Of the cases with a term, how many have it taken or among five suggestions."""
        return 1 - len(self.missed) / max(1, self.known)

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.known + self.traps} cases: precision {self.precision:.4f} of {self.accepted} "
            f"taken, traps {self.trapped} of {self.traps} taken, recall {self.recall:.4f}, "
            f"taken at once {self.taken / max(1, self.known):.4f}"
        )


def read(path: Path) -> list[Case]:
    """Cases of a CSV file with the columns raw, term, kind."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file)]


def score(match: Callable[[str], Match], cases: Iterable[Case]) -> Score:
    """Run every case."""
    found = Score()
    for case in cases:
        made = match(case.raw)
        trap = case.term == NONE
        found.traps += trap
        found.known += not trap
        if made.term is not None:
            found.accepted += 1
            found.taken += made.term == case.term
            if made.term != case.term:
                found.trapped += trap
                found.wrong.append(f"{case.raw!r} ({case.kind}): {made.term}, not {case.term}")
        suggested = {one.term for one in made.suggestions} | {made.term}
        if not trap and case.term not in suggested:
            found.missed.append(f"{case.raw!r} ({case.kind}): {case.term}, got {suggested}")
    return found
