"""Points a minute for each consumer: a person, asking through a program.

A process leases a second's share of the minute at a time and spends it without asking Postgres;
the lease ends with the minute. So all processes together never spend more than the budget, a
steady consumer costs one small write a second, and an occasional one a write a minute.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from hub.errors import Transient
from hub.store.connection import Database
from hub.store.points import lease

_CONSUMERS: Final = 10_000
_SHARE: Final = 60
_PAUSE: Final = 1.0
"""Seconds for which a consumer without points is not asked about again."""


class Spent(Transient):
    """The minute's points are spent; `allowance` says when there are new ones."""

    def __init__(self, points: int, allowance: "Allowance") -> None:
        super().__init__(
            "POINTS_SPENT",
            f"This costs {points:,} points; {allowance.left:,} of this minute are left.",
            hint=f"Try again in {allowance.seconds} s, or ask for less.",
        )
        self.allowance = allowance


@dataclass(frozen=True)
class Allowance:
    """What a consumer may still spend."""

    most: int
    """A minute; 0 where no account is kept."""
    left: int = 0
    seconds: int = 0
    """Until there are new ones."""

    @property
    def headers(self) -> dict[str, str]:
        """RateLimit headers (draft-ietf-httpapi-ratelimit-headers)."""
        if not self.most:
            return {}
        return {
            "ratelimit-policy": f'"points";q={self.most};w=60',
            "ratelimit": f'"points";r={self.left};t={self.seconds}',
        }


@dataclass
class _Account:
    """What this process holds for a consumer."""

    held: int = 0
    elsewhere: int = 0
    """Of the minute, as last seen: spent or leased by whomever, this process's lease included."""
    ends: float = 0.0
    asks_again: float = 0.0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass
class Budget:
    """Spends points of this process's leases."""

    database: Database
    most: int
    """Points a minute for each consumer; 0 keeps no account."""
    clock: Callable[[], float] = time.monotonic
    _accounts: "OrderedDict[str, _Account]" = field(default_factory=OrderedDict)

    async def spend(self, consumer: str, points: int) -> Allowance:
        """Take points from the consumer's account; raises Spent where there are too few."""
        if not self.most:
            return Allowance(0)
        account = self._account(consumer)
        if not self._holds(account, points):
            async with account.lock:
                if not self._holds(account, points):
                    await self._lease(account, consumer, points)
        allowance = self._allowance(account, points)
        if not self._holds(account, points):
            raise Spent(points, self._allowance(account, 0))
        account.held -= points
        return allowance

    def _account(self, consumer: str) -> _Account:
        found = self._accounts.setdefault(consumer, _Account())
        self._accounts.move_to_end(consumer)
        if len(self._accounts) > _CONSUMERS:
            self._accounts.popitem(last=False)
        return found

    def _holds(self, account: _Account, points: int) -> bool:
        return self.clock() < account.ends and account.held >= points

    async def _lease(self, account: _Account, consumer: str, points: int) -> None:
        now = self.clock()
        if now >= account.ends:
            account.held = account.elsewhere = 0
        elif now < account.asks_again:
            return
        wanted = max(points - account.held, self.most // _SHARE, 1)
        got = await lease(self.database, consumer, wanted, self.most)
        if self.clock() >= account.ends > 0:
            account.held = 0  # the minute turned meanwhile
        account.held += got.points
        account.elsewhere = got.spent
        account.ends = self.clock() + got.seconds
        account.asks_again = self.clock() + (_PAUSE if got.points < wanted else 0)

    def _allowance(self, account: _Account, points: int) -> Allowance:
        left = self.most - account.elsewhere + account.held - points
        return Allowance(self.most, max(left, 0), ceil(max(account.ends - self.clock(), 0)))
