"""How often somebody failed to sign in, and how long they wait now.

A try is counted before it is made, in one row for all processes, so that many at once are no way
around the count. Names are counted whether anybody has them or not: that one has to wait tells
nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.errors import Transient
from hub.store.acts import Session
from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("accounts.sql")
_FIRST_WAIT: Final = 15.0
_LONGEST_WAIT: Final = 3600.0
FORGOTTEN: Final = 86_400.0
"""Seconds after which an old failure counts no more."""


@dataclass(frozen=True)
class Counted:
    """Whose failures are counted, and how many are free."""

    kind: str
    """`name`, `address`, `factor` or `client`."""
    whose: str
    free: int = 5

    @property
    def key(self) -> bytes:
        """What stands in the table: nobody's name."""
        return hashlib.sha256(f"{self.kind}\0{self.whose}".encode("utf-8", "replace")).digest()


def by_name(name: str) -> Counted:
    """Tries for one name."""
    return Counted("name", name)


def by_address(address: str) -> Counted:
    """Tries from one address, behind which a whole office may sit."""
    return Counted("address", address, free=50)


def wait_after(failures: int, free: int) -> float:
    """Seconds to wait: none at first, then twice as long each time."""
    beyond = failures - free
    return 0.0 if beyond < 0 else min(_FIRST_WAIT * 2.0 ** min(beyond, 20), _LONGEST_WAIT)


async def trying(database: Database, counted: Sequence[Counted]) -> None:
    """Count a try as failed until it is forgiven; raises Transient SIGN_IN_WAIT (429)."""
    async with database.transaction() as session:
        waits = [await _counted(session, one) for one in sorted(counted, key=lambda one: one.key)]
    wait = max(waits)
    if wait > 0:
        raise Transient(
            "SIGN_IN_WAIT",
            "There were too many tries.",
            detail=f"{int(wait) + 1} seconds",
            hint="Wait that long, then try again; a passkey works meanwhile.",
        )


async def succeeded(database: Database, counted: Sequence[Counted]) -> None:
    """The try was none that failed: names begin anew, an address has one failure less."""
    async with database.transaction() as session:
        for one in sorted(counted, key=lambda one: one.key):
            await session.execute(_SQL["forgive" if one.kind == "address" else "forget"], one.key)
        await session.execute(_SQL["sweep"], FORGOTTEN)


async def _counted(session: Session, one: Counted) -> float:
    """Count one more; the seconds that had to be waited for, in which case nothing is counted."""
    await session.execute(_SQL["first_failure"], one.key)
    row: Any = await session.fetchrow(_SQL["failures"], one.key)
    if row is None:  # swept between the two statements
        return 0.0
    if row["wait"] > 0:
        return float(row["wait"])
    count = row["count"] + 1
    await session.execute(_SQL["fail"], one.key, count, wait_after(count, one.free))
    return 0.0
