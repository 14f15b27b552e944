"""Plans that were made, kept by what shapes them: document, scope and switches, never values."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from hub.observe import observe
from hub.plan.planner import Plan

_KEPT = 2_000


@dataclass
class Plans:
    """A bounded cache, least recently used first out."""

    _plans: "OrderedDict[Hashable, Plan]" = field(default_factory=OrderedDict)

    def get(self, key: Hashable, make: Callable[[], Plan]) -> Plan:
        """The plan of that key, made if it is not there."""
        found = self._plans.get(key)
        if found is not None:
            self._plans.move_to_end(key)
            return found
        found = make()
        observe("plan.made", characters=len(found.sql), holes=len(found.holes))
        self._plans[key] = found
        if len(self._plans) > _KEPT:
            self._plans.popitem(last=False)
        return found
