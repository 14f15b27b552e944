"""A parent and what lies below it written as one: 华南分公司客服部, 客服部（华南）, 客服部-华南.

The company's own names tell where the parent ends. What is left is matched among the departments
below that parent alone: so 华南分公司第二销售部 is 销售二部 of 华南分公司 and of no other. It is
certain only if the parent stands with its whole name and what is left is the name of one department
below it; 华南 for 华南分公司, or the parent behind, is a suggestion.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from hub.mappings.words.department_hints import Hints, Ranked
from hub.mappings.words.department_words import word_set
from hub.mappings.words.departments import RANKS, Known, Name, read, split

_BEHIND: Final = re.compile(r"(?P<rest>[^()]+)\((?P<above>[^()]+)\)")
_BEFORE: Final = re.compile(r"\((?P<above>[^()]+)\)(?P<rest>[^()]+)")
_SHORTEST: Final = 2
_SAME, _WHOLE, _SHORT = 0.95, 0.98, 0.94


@dataclass(frozen=True)
class _Reading:
    """One way to part a name."""

    parent: str
    rest: Name
    whole: bool
    """The parent stands with its whole name."""
    sure: bool
    """So it does, before the rest or in brackets."""


class Below:
    """Departments by those above them."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._children: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            for at, level in enumerate(one.name.parents, 1):
                inner = Name(one.name.path[at:], one.name.steps, one.name.looks)
                self._children[level].append(Known(one.code, inner, one.shown, one.alias))
        self._hints: dict[str, Hints] = {}

    def certain(self, name: Name) -> set[str]:
        """Departments that the name certainly means."""
        return {
            one.code
            for reading in self._readings(name)
            if reading.sure and reading.rest.stem
            for one in self._children[reading.parent]
            if one.name.joined == reading.rest.joined
        }

    def of(self, name: Name) -> Ranked:
        """`{code: (score, evidence)}` of what the name may mean."""
        found: Ranked = {}
        for reading in self._readings(name):
            weight = _WHOLE if reading.whole else _SHORT
            for code, (score, why) in self._inner(reading).items():
                if score * weight > found.get(code, (0.0, ""))[0]:
                    found[code] = (score * weight, f"below {reading.parent}: {why}")
        return found

    def _inner(self, reading: _Reading) -> Ranked:
        """What is left of a name, among the departments below its parent."""
        children = self._children[reading.parent]
        if reading.parent not in self._hints:
            self._hints[reading.parent] = Hints(children)
        found = self._hints[reading.parent].of(reading.rest)
        for one in children:
            if one.name.joined == reading.rest.joined:
                found[one.code] = (_SAME, "same words: " + one.name.joined)
        return found

    def _readings(self, name: Name) -> Iterator[_Reading]:
        for above, rest, sure in self._parted(name):
            whole = above in self._children
            if rest[:1].isalnum() and (whole or above in self._short):
                inner = read(rest)
                for parent in (above,) if whole else sorted(self._short[above]):
                    yield _Reading(parent, inner, whole, sure and whole)

    def _parted(self, name: Name) -> Iterator[tuple[str, str, bool]]:
        """Above, what is left, and whether they stand in an order that leaves no doubt."""
        joined = name.joined
        for at in range(_SHORTEST, len(joined)):
            yield joined[:at], joined[at:], True
        for form in (_BEHIND, _BEFORE):
            found = form.fullmatch(joined)
            if found is not None:
                yield found["above"], found["rest"], True
        if len(name.path) > 1 and _larger(name.path[-1], name.path[0]):
            yield name.path[-1], "".join(name.path[:-1]), False

    @cached_property
    def _short(self) -> dict[str, set[str]]:
        """What people call a parent for short: its stem, or the region with which it begins."""
        found: dict[str, set[str]] = defaultdict(set)
        for level in list(self._children):
            stem = split(level)[0]
            regions = [level[:at] for at in (2, 3) if level[:at] in word_set("regions")]
            for short in {stem, *regions}:
                if len(short) >= _SHORTEST and short != level:
                    found[short].add(level)
        return found


def _larger(one: str, other: str) -> bool:
    return RANKS.get(split(one)[1], 0) > RANKS.get(split(other)[1], 0)
