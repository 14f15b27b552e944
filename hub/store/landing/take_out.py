"""An account of another system is taken out of the row of a person, as if it had not been matched.

What its record says of the person leaves the row, and so do the rows that it made; records that
found the person by the account go along. The mapped record of the person is forgotten, so that the
account is unknown again; its records wait, and are looked at anew by what is decided about it now.
No raw record is touched, and whatever other accounts say stays.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.store.landing.desk import Connection, Desk, nothing
from hub.store.landing.land import alone, decided_gone, write_decided
from hub.store.landing.unite import Where
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("identity_accounts.sql")


@dataclass(frozen=True)
class Account:
    """An account at a row: stream, key of the row that its record makes, key of the record."""

    stream: int
    key: str
    record: str
    person: str


async def take_out(
    where: Where,
    account: Account,
    by_account: Sequence[int],
    run_id: str,
    *,
    actor: str,
    reason: str,
    also: Callable[[Connection], Awaitable[None]],
) -> int:
    """Let all that hangs on the account wait; how many records it is.

    `by_account`: streams whose records name people by accounts of its stream. `also` writes what
    stands or falls with it.
    """
    async with alone(where.database) as connection, connection.transaction():
        await also(connection)
        leaving = await _leaving(connection, account, by_account)
        for stream, keys in leaving.items():
            landing = replace(
                nothing(stream, run_id, actor, "replay"), decided=frozenset(keys), reason=reason
            )
            desk = Desk(
                connection, where.made, where.model, where.sealer, where.today, landing, uuid7()
            )
            await write_decided(desk, await decided_gone(desk, keys))
        await connection.execute(_SQL["forget"], account.stream, account.key)
        for stream, keys in leaving.items():
            await connection.execute(_SQL["wait_again"], stream, keys)
        for stream in by_account:
            rows = await connection.fetch(_SQL["naming"], stream, account.person)
            await connection.execute(_SQL["wait_anew"], stream, [row[0] for row in rows])
    return sum(map(len, leaving.values()))


async def _leaving(
    connection: Connection, account: Account, by_account: Sequence[int]
) -> Mapping[int, list[str]]:
    """Stream → keys of records that leave the row."""
    found = {account.stream: [account.record]}
    for stream in by_account:
        rows = await connection.fetch(_SQL["about"], stream, account.person)
        keys = [row[0] for row in rows]
        found[stream] = list(dict.fromkeys([*found.get(stream, ()), *keys]))
    return {stream: keys for stream, keys in sorted(found.items()) if keys}
