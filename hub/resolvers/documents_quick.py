"""Rules of validation that look up their handlers only for the kinds of nodes they handle.

For every document each of thirty rules is asked by graphql-core for its handlers of each of a
dozen kinds of nodes, four names at a time; nearly all of them handle one or two kinds. A quarter
of the time of a document never seen before went into names that are not there.
"""

from functools import cache
from typing import Any, Final

from graphql import ValidationRule
from graphql.language.visitor import EnterLeaveVisitor

_NOTHING: Final = EnterLeaveVisitor(None, None)
_HOW: Final = ("enter", "leave")


class _Handlers(dict[str, EnterLeaveVisitor]):
    """Handlers by kind, as graphql-core keeps them; of other kinds there are none."""

    def __init__(self, kinds: frozenset[str]) -> None:
        super().__init__()
        self._kinds = kinds

    def __missing__(self, kind: str) -> EnterLeaveVisitor:
        if kind in self._kinds:
            raise KeyError(kind)  # looked up by graphql-core, and kept here
        return _NOTHING


@cache
def quick(rule: type[ValidationRule]) -> type[ValidationRule]:
    """The same rule; one that handles every kind of node stays as it is."""
    names = [name for name in dir(rule) if name.partition("_")[0] in _HOW]
    if any(name in _HOW for name in names):
        return rule
    kinds = frozenset(name.partition("_")[2] for name in names)

    class Quick(rule):  # type: ignore[misc, valid-type] # whichever rule it is
        """What `rule` is, with its handlers told apart beforehand."""

        def __init__(self, context: Any) -> None:
            super().__init__(context)
            self.enter_leave_map = _Handlers(kinds)

    return Quick
