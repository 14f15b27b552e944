"""What is wrong with a mapping document, and where."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


def nearest(word: str, words: Iterable[str]) -> str:
    """`Perhaps you meant x.`, or a list of what there is."""
    known = list(words)
    close = difflib.get_close_matches(word, known, n=1)
    return f"Perhaps you meant {close[0]}." if close else f"One of {', '.join(known)}."


@dataclass(frozen=True)
class Problem:
    """One fault; `place` is like `rows[0].fields.gender.steps[1]`."""

    code: str
    message: str
    place: str
    hint: str = ""

    def __str__(self) -> str:
        """One line for terminals."""
        return f"{self.place}: {self.message} {self.hint}".rstrip()


@dataclass
class Problems:
    """Collects faults while a document is read, so that all are told at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, place: str, hint: str = "") -> None:
        """Note a fault."""
        self.found.append(Problem(code, message, place, hint))

    def known(self, written: Any, names: tuple[str, ...], place: str) -> bool:
        """Whether `written` is a mapping with these keys only; notes what is not."""
        if not isinstance(written, dict):
            self.add("SHAPE", "This must be a mapping.", place, f"With {', '.join(names)}.")
            return False
        for key in written:
            if key not in names:
                hint = nearest(str(key), names)
                self.add("KEY_UNKNOWN", f"There is no `{key}` here.", f"{place}.{key}", hint)
        return True
