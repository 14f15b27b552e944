"""Paths into an answer: `$`, `$.a.b`, `$.list[0].c`, `$.groups[*].users`, `$["odd.key"]`.

No expressions: a path leads to a value, to several (`[*]`, over a list or over an object's
values), or nowhere, which is not the same as null.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hub.schema.record import ABSENT, Json

_STEP = re.compile(
    r"""\.(?P<name>[^.\[\]"'\s]+)
    | \[(?P<index>\d+)\] | \[(?P<each>\*)\] | \["(?P<quoted>[^"]+)"\]""",
    re.VERBOSE,
)

Step = str | int | None
"""A key, an index, or None for each element."""


class PathError(ValueError):
    """The text is no path; the argument says where it goes wrong."""


@dataclass(frozen=True)
class AnswerPath:
    """A parsed path."""

    steps: tuple[Step, ...]

    @property
    def many(self) -> bool:
        """Whether it may lead to several values."""
        return None in self.steps

    def find(self, answer: Json) -> Json:
        """The value there, ABSENT when it leads nowhere; a list of all for `[*]`."""
        found = list(_walk(answer, self.steps))
        if self.many:
            return _joined(found)
        return found[0] if found else ABSENT


@cache
def parse_path(text: str) -> AnswerPath:
    """The path; raises PathError."""
    if not text.startswith("$"):
        raise PathError(f"`{text}` does not begin with `$`")
    steps: list[Step] = []
    at = 1
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            raise PathError(f"`{text}` cannot be read from `{text[at:]}` on")
        steps.append(_step(found))
        at = found.end()
    return AnswerPath(tuple(steps))


def pick(text: str | None, answer: Json) -> Json:
    """The value at a path that was checked before; None and absent both as given."""
    return ABSENT if text is None else parse_path(text).find(answer)


def given(value: Json) -> Json:
    """The value, with absent as null."""
    return None if value is ABSENT else value


def _step(found: "re.Match[str]") -> Step:
    if found["index"] is not None:
        return int(found["index"])
    return None if found["each"] else found["name"] or found["quoted"]


def _walk(here: Any, steps: tuple[Step, ...]) -> Iterator[Json]:
    if not steps:
        yield here
        return
    step, rest = steps[0], steps[1:]
    if step is None:
        for value in _elements(here):
            yield from _walk(value, rest)
    elif isinstance(step, int):
        if isinstance(here, list) and step < len(here):
            yield from _walk(here[step], rest)
    elif isinstance(here, Mapping) and step in here:
        yield from _walk(here[step], rest)


def _elements(here: Any) -> list[Json]:
    if isinstance(here, list):
        return here
    return list(here.values()) if isinstance(here, Mapping) else []


def _joined(found: list[Json]) -> list[Json]:
    """Lists that `[*]` met, as one list."""
    joined: list[Json] = []
    for value in found:
        joined.extend(value if isinstance(value, list) else [value])
    return joined
