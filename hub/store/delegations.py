"""Delegations: whoever stands in for a manager has the manager's relations, from day to day.

Everything that changes one lives here. Who manages whom is kept by landing (`management`), deputies
of today beside it; so a delegation that is given or ended is worked in before it is acknowledged.
What a manager holds besides (grants, their own data) is not delegated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from hub.errors import Refused
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.grants import BUMP
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.landing.land import alone
from hub.store.landing.management import manage
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("delegations.sql")
LONGEST: Final = timedelta(days=366)
"""What lasts longer is a change of who manages, which belongs into the data."""


@dataclass(frozen=True)
class Delegation:
    """Somebody stands in for a manager; both days included."""

    id: str
    manager_id: str
    deputy_id: str
    valid_from: date
    valid_to: date
    given_by: str
    reason: str


async def delegate(
    database: Database, wanted: Delegation, *, today: date, keep: KeptOutcome | None = None
) -> None:
    """It holds from the next statement on, or from its day; Refused DELEGATION_….

    `keep`, here and below: where it is kept for the same request once more.
    """
    await _judge(database, wanted, today)
    async with alone(database) as connection, connection.transaction():
        await connection.execute(
            _SQL["add"],
            wanted.id,
            wanted.manager_id,
            wanted.deputy_id,
            wanted.valid_from,
            wanted.valid_to,
            wanted.given_by,
            wanted.reason,
        )
        await _worked_in(connection, wanted, today)
        await _note(connection, wanted, "delegation.give", wanted.given_by, wanted.reason)
        await keep_made(connection, keep, ("delegation", wanted.id))


async def end_delegation(
    database: Database,
    key: str,
    *,
    party: str | None,
    today: date,
    actor: str,
    reason: str,
    keep: KeptOutcome | None = None,
) -> Delegation:
    """It ends with the next statement; `party` is whose it must be, None: anybody's.

    Refused DELEGATION_UNKNOWN.
    """
    async with alone(database) as connection, connection.transaction():
        row = await connection.fetchrow(_SQL["end"], key, party)
        if row is None:
            raise Refused(
                "DELEGATION_UNKNOWN",
                "There is no such delegation, or it has ended.",
                hint="`delegations` lists them.",
            )
        ended = Delegation(**dict(row))
        await _worked_in(connection, ended, today)
        await _note(connection, ended, "delegation.end", actor, reason)
        await keep_made(connection, keep, ("delegation", ended.id))
    return ended


async def delegation_of(database: Database, key: str) -> Delegation:
    """The one of that id, whether it holds or has ended."""
    [row] = await database.writer.fetch(_SQL["one"], key)
    return Delegation(**dict(row))


async def delegations(
    database: Database, party: str | None, today: date, most: int
) -> list[Delegation]:
    """Those that hold or lie ahead, of one manager or deputy, or all."""
    rows = await database.writer.fetch(_SQL["listed"], party, today, most)
    return [Delegation(**dict(row)) for row in rows]


async def _judge(database: Database, wanted: Delegation, today: date) -> None:
    if wanted.manager_id == wanted.deputy_id:
        raise _refused("Nobody stands in for themselves.")
    if not wanted.valid_from <= wanted.valid_to or wanted.valid_to < today:
        raise _refused("It ends before it begins, or has ended already.")
    if wanted.valid_to - max(wanted.valid_from, today) > LONGEST:
        raise _refused("It is to last for more than a year.")
    people = [wanted.manager_id, wanted.deputy_id]
    if len(await database.writer.fetch(_SQL["staff"], people)) != len(people):
        raise _refused("The manager or the deputy is not employed today.")


def _refused(detail: str) -> Refused:
    return Refused(
        "DELEGATION_INVALID",
        "That cannot be delegated.",
        detail=detail,
        hint="Name a manager, another employee, and days within a year.",
    )


async def _worked_in(connection: Any, one: Delegation, today: date) -> None:
    await manage(connection, today, [one.manager_id], [])
    await connection.execute(BUMP, one.deputy_id)


async def _note(connection: Any, one: Delegation, action: str, actor: str, reason: str) -> None:
    told: Mapping[str, Any] = {
        "delegation": one.id,
        "manager": one.manager_id,
        "deputy": one.deputy_id,
        "from": one.valid_from.isoformat(),
        "until": one.valid_to.isoformat(),
    }
    await note(connection, actor, action, "delegation", reason=reason, detail=told)


def new_delegation(
    manager: str, deputy: str, first: date, last: date, *, actor: str, reason: str
) -> Delegation:
    """One that is to be given."""
    return Delegation(uuid7(), manager, deputy, first, last, actor, reason)
