"""A relay: while Postgres writes one batch, the next one of the stream is decided about.

Deciding reads what stands. So the next batch is only decided ahead where the batch before it can
make no difference to that: it only adds rows that nothing hangs on (days, payslip lines), and the
two share neither records nor natural keys. Whatever the reads of the one see of the other's
transaction then, nothing or all, they answer the same. Otherwise, and wherever it is in doubt,
the next batch is decided about anew when the one before it has landed.

Each batch still lands alone, in its own transaction, in the order of the stream. The lock is kept
from one to the next only while nobody else waits for it.
"""

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from hub.schema.model import Model
from hub.schema.verdict import Account
from hub.store.connection import Database
from hub.store.landing.desk import Connection, Desk, Landing
from hub.store.landing.land import LOCK, Begun, alone, begin, compute, finish
from hub.store.landing.natural import natural_keys
from hub.store.scripts import statement
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables
from hub.store.uuid7 import uuid7

_USUAL: Final = sys.getswitchinterval()
_SHORT: Final = 0.0005
"""Seconds. Threads that compute give way ten times as often as usual, so that whoever feeds
Postgres is not kept waiting by whoever works out what comes next."""


@contextmanager
def _taking_turns() -> Iterator[None]:
    sys.setswitchinterval(_SHORT)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL)


@dataclass(frozen=True)
class Ground:
    """What all batches of a stream are landed with."""

    database: Database
    made: Tables
    model: Model
    sealer: Sealer
    today: Callable[[], date]
    """The company's day."""

    def desk(self, connection: Connection, landing: Landing) -> Desk:
        """Where one of them is landed."""
        return Desk(connection, self.made, self.model, self.sealer, self.today(), landing, uuid7())


async def land_all(ground: Ground, landings: AsyncGenerator[Landing]) -> AsyncGenerator[Account]:
    """Land batches in their order and give the account of each once it has landed.

    Raises like `land`, and what `landings` raises; what was landed before stays.
    """
    coming = _task(_next(landings))
    ahead = coming
    try:
        while (landing := await coming) is not None:
            async with alone(ground.database) as connection:
                begun: Begun | None = await begin(ground.desk(connection, landing))
                landing = None  # it is let go of when its turn is over, not at the end of all
                while begun is not None:
                    coming = _task(_next(landings))
                    ahead = _task(_ahead(ground, begun, coming))
                    with _taking_turns():
                        account = await finish(begun)
                    yield account
                    begun = await _handed_on(connection, coming, ahead)
    finally:
        await _ended(ahead, coming)


def _task(work: Any) -> "asyncio.Task[Any]":
    return asyncio.create_task(work)


async def _ended(*tasks: "asyncio.Task[Any]") -> None:
    """Let nothing go on behind the relay; what fails here as well is not the first to."""
    for one in tasks:
        one.cancel()
    await asyncio.wait(tasks)
    for one in tasks:
        if not one.cancelled():
            one.exception()


async def _next(landings: AsyncGenerator[Landing]) -> Landing | None:
    return await anext(landings, None)


async def _ahead(ground: Ground, before: Begun, coming: "asyncio.Task[Landing | None]") -> Any:
    """The next batch, decided about, where that may be done already."""
    if not adds_only(before):
        return None
    landing = await asyncio.shield(coming)
    if landing is None:
        return None
    async with ground.database.writer.acquire() as connection:
        found = await begin(ground.desk(connection, landing))
    return await compute(found) if apart(before, found) else None


async def _handed_on(
    connection: Connection, coming: "asyncio.Task[Landing | None]", ahead: "asyncio.Task[Any]"
) -> Begun | None:
    """What was decided ahead; None lets go of the lock, and the next batch is decided anew.

    So also where deciding failed: it fails again in its turn, or does not.
    """
    if not coming.done() or await connection.fetchval(statement("landing_waits.sql"), LOCK):
        ahead.cancel()
    await asyncio.wait([ahead])
    found: Begun | None = None
    if not ahead.cancelled() and ahead.exception() is None:
        found = ahead.result()
    return found and replace(found, desk=replace(found.desk, connection=connection))


def adds_only(begun: Begun) -> bool:
    """Whether a batch does nothing but add rows of people that no other row can name."""
    decided, landing = begun.decided, begun.desk.landing
    late = decided.late
    if landing.also is not None or decided.changes or decided.gone or late.records:
        return False
    if decided.closing.changes or decided.closing.owned:
        return False
    model = begun.desk.model
    named = {one.kind.target for spec in model for one in spec.fields.values()}
    return all(
        one.resolved.rows.spec.subject is not None
        and one.resolved.rows.spec.name not in named
        and not one.other.any()
        for one in decided.owned
    )


def apart(before: Begun, after: Begun) -> bool:
    """Whether two batches share neither records nor natural keys of rows."""
    first, second = before.decided, after.decided
    if first.seen is None or second.seen is None:
        return False
    shared = {*first.seen.keys}.intersection(second.seen.keys)
    if shared - {""}:
        return False
    return not any(
        one.resolved.rows.spec.name == other.resolved.rows.spec.name
        and natural_keys(one.resolved)
        .join(natural_keys(other.resolved), on=one.resolved.rows.spec.unique, how="semi")
        .height
        for one in first.owned
        for other in second.owned
        if one.resolved.rows.spec.unique
    )
