"""What operations cost here: prices of plans over the tables' sizes, and what is too much.

A price is told to whoever asks, so it must not tell how many rows there are that they may not see:
sizes are rounded up to powers of four.
"""

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hub.errors import Refused
from hub.plan.planner import Plan
from hub.plan.price import Price, price
from hub.resolvers.budget import Allowance, Budget
from hub.schema.model import EntitySpec
from hub.store.connection import Database
from hub.store.sizes import table_sizes

INTROSPECTION: Final = 500
"""Points of a question about the schema."""
EDIT: Final = 50
"""Points of each field of a mutation."""
PER_MILLISECOND: Final = 100
"""Points of a millisecond in which a document is parsed, validated and planned."""
_FRESH_SECONDS: Final = 60.0
_KEPT: Final = 2_000
_ROUNDED_TO: Final = 4.0


@dataclass
class Costs:
    """Prices, remembered for each plan until the sizes are read anew."""

    database: Database
    most: int
    """Points that one operation may cost."""
    clock: Callable[[], float] = time.monotonic
    _sizes: Mapping[str, float] = field(default_factory=dict)
    _read_at: float | None = None
    _prices: "OrderedDict[int, tuple[Plan, Price]]" = field(default_factory=OrderedDict)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def points(self, plan: Plan, variables: Mapping[str, Any]) -> int:
        """What the plan costs with these variables; raises Refused COST_TOO_HIGH."""
        found = await self._price(plan)
        points = found.points(variables)
        if points > self.most:
            raise Refused(
                "COST_TOO_HIGH",
                f"The operation would cost {points:,} points; {self.most:,} are the most.",
                hint=found.advice(points, self.most),
            )
        return points

    async def _price(self, plan: Plan) -> Price:
        if not self._fresh():
            await self._read()
        known = self._prices.get(id(plan))
        if known is not None:  # the plan is kept along, so that its id stays its own
            self._prices.move_to_end(id(plan))
            return known[1]
        found = price(plan.tree, self._rows)
        self._prices[id(plan)] = (plan, found)
        if len(self._prices) > _KEPT:
            self._prices.popitem(last=False)
        return found

    def _fresh(self) -> bool:
        return self._read_at is not None and self.clock() - self._read_at <= _FRESH_SECONDS

    async def _read(self) -> None:
        async with self._reading:
            if not self._fresh():
                self._sizes = await table_sizes(self.database)
                self._prices.clear()
                self._read_at = self.clock()

    def _rows(self, spec: EntitySpec) -> float:
        return rounded(self._sizes.get(spec.table, 0.0))


def rounded(rows: float) -> float:
    """The next power of four: no more than the order of magnitude."""
    return float(_ROUNDED_TO ** math.ceil(math.log(max(rows, 1.0), _ROUNDED_TO) - 1e-9))


@dataclass
class Bill:
    """Charges one request to its consumer, together with the work that it made before."""

    budget: Budget
    consumer: str
    effort: int = 0
    """Points of reading and planning what was not known."""

    def working(self) -> "_Working":
        """Count the time of this thread; nothing is awaited meanwhile."""
        return _Working(self)

    async def charge(self, points: int) -> Allowance:
        """Take the points, and those of the work so far; raises Spent."""
        effort, self.effort = self.effort, 0
        return await self.budget.spend(self.consumer, points + effort)


class _Working:
    """Adds the time of its block to a bill."""

    __slots__ = ("began", "bill")

    def __init__(self, bill: Bill) -> None:
        self.bill = bill

    def __enter__(self) -> None:
        self.began = time.thread_time()

    def __exit__(self, *_: object) -> None:
        self.bill.effort += round((time.thread_time() - self.began) * 1000 * PER_MILLISECOND)
