"""An account that waits is given to a person by somebody who knows whose it is.

Where nothing speaks for anybody, comparing finds nobody; whoever reads the record may know. From
then on the account is theirs, as one that was found and joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hub.errors import Refused, said_why
from hub.flows.held import chosen, unknown
from hub.flows.hub import Hub
from hub.flows.identity import employee_id
from hub.flows.identity import unknown as nobody
from hub.flows.identity_accounts import settled
from hub.flows.identity_waiting import WaitingAccount, finds_people, waiting_in
from hub.flows.understand import Reading, readings
from hub.store.connections import get_connection, list_connections
from hub.store.held import HeldRecord
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.identity import standing
from hub.store.identity_accounts import Key, note_decided, row_of
from hub.store.landing.identify import waiting_for
from hub.store.landing.rowset import EMPLOYEE
from hub.store.landing.rulings import JOINED
from hub.store.survivors import survivor

WAITS: Final = waiting_for(EMPLOYEE)
"""Why a record waits whose person nobody knows."""


@dataclass(frozen=True)
class Given:
    """An account that is somebody's now."""

    match: str
    employee: str
    landed: bool
    """Its record stands at the row; otherwise it waits for something else."""


async def give(
    hub: Hub,
    record: str,
    employee: str,
    *,
    actor: str,
    reason: str,
    keep: KeptOutcome | None = None,
) -> Given:
    """Let the account of a record that waits be a person's, now and from now on.

    It also takes back that the account never is theirs; `keep_apart` takes this back. `keep`: where
    it is kept for the same request once more. Raises Refused RECORD_UNKNOWN, RECORD_NOT_ACCOUNT,
    IDENTITY_UNKNOWN, IDENTITY_CLOSED, REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    [held] = await chosen(hub, [record])
    person = await survivor(hub.database.writer, employee_id(employee))
    there = await standing(hub.database.writer, [person])
    if person not in there:
        raise nobody()
    if not there[person]:
        raise Refused(
            "IDENTITY_CLOSED", "The row of that person is closed.", hint="Name another person."
        )
    account = await _account(hub, held)
    async with settled(hub, held.connection, actor), hub.database.transaction() as session:
        if await row_of(session, account) is not None:
            raise unknown()  # it landed meanwhile
        match = await note_decided(session, account, person, JOINED, actor=actor, reason=reason)
        await keep_made(session, keep, ("match", match), ("employee", person))
    return Given(match, person, await row_of(hub.database.writer, account) == person)


async def streams_of_accounts(hub: Hub, names: Iterable[str]) -> set[tuple[str, str]]:
    """Of these connections: connection and stream whose records find people and make none."""
    wanted, found = set(names), set()
    for connection in await list_connections(hub.database):
        if connection.name in wanted:
            for reading in await readings(hub, connection):
                if finds_people(reading.mapping):
                    found.add((connection.name, reading.stream.name))
    return found


async def _account(hub: Hub, held: HeldRecord) -> Key:
    """The account that the record is of; raises Refused RECORD_NOT_ACCOUNT."""
    connection = await get_connection(hub.database, held.connection)
    found: list[WaitingAccount] = []
    for reading in await readings(hub, connection):
        if _is_of(reading, held):
            of_it = waiting_in(hub, connection, reading, only=held.key.__eq__)
            found = [one async for one in of_it]
    if len(found) != 1:
        raise Refused(
            "RECORD_NOT_ACCOUNT",
            "The record is not that of one account that waits for its person.",
            hint="Correct the record, or let accounts be compared.",
        )
    return found[0].key


def _is_of(reading: Reading, held: HeldRecord) -> bool:
    return reading.stream.id == held.stream_id and finds_people(reading.mapping)
