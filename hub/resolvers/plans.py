"""Plans that were made, kept by what shapes them: document, scope and switches, never values."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hub.auth.policy import scope_signature
from hub.auth.viewer import Viewer
from hub.observe import observe, stage
from hub.plan.arguments import shape
from hub.plan.planner import Plan
from hub.resolvers.documents_operations import Operation

_signature = lru_cache(maxsize=4_096)(scope_signature)
_OF_A_PART = 200
"""What a slot or a hole of a plan takes, about."""
_WITH_TREE = 3
"""How many times its text a plan takes together with its tree, about."""


def plan_key(
    text: str,
    operation: Operation,
    viewer: Viewer,
    language: str,
    variables: Mapping[str, Any],
    *place: Hashable,
) -> Hashable:
    """What a plan depends on: equal keys, equal plans.

    Of variables it holds the shape (absent, null, present; lists by classes of length), and the
    value only where that shapes the statement (switches, directions, page sizes). What the
    operation does not declare is not looked at. `place` is where a plan of a part stands.
    """
    shapes = tuple(
        shape(variables[name], literal=name in operation.structural) if name in variables else ...
        for name in operation.variables
    )
    return (text, operation.name, *place, _signature(viewer), language, shapes)


@dataclass
class Plans:
    """A cache bounded by count and by size, least recently used first out."""

    most: int = 2_000
    most_bytes: int = 64_000_000
    bytes: int = 0
    """Of all plans that are kept, about; the document's text counts once for each."""
    _plans: "OrderedDict[Hashable, tuple[Plan, int]]" = field(default_factory=OrderedDict)

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._plans)

    def get(self, key: Hashable, make: Callable[[], Plan]) -> Plan:
        """The plan of that key, made if it is not there."""
        known = self._plans.get(key)
        if known is not None:
            self._plans.move_to_end(key)
            return known[0]
        with stage("plan"):
            found = make()
        observe("plan.made", characters=len(found.sql), holes=len(found.holes))
        self._keep(key, found)
        return found

    def _keep(self, key: Hashable, found: Plan) -> None:
        size = _size(key, found)
        self._plans[key] = (found, size)
        self.bytes += size
        while len(self._plans) > self.most or (self.bytes > self.most_bytes and len(self) > 1):
            _, (_, old) = self._plans.popitem(last=False)
            self.bytes -= old


def _size(key: Hashable, found: Plan) -> int:
    parts = len(found.slots) + len(found.holes) + len(found.withheld)
    text = len(found.sql) * (_WITH_TREE if found.tree.roots else 1)
    return text + len(str(key)) + _OF_A_PART * parts
