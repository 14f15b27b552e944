"""Reading a system again from its start, and asking it no more.

When a connection is removed it must be said what becomes of its records:

- `keep`: what they say stands, as it was said last.
- `end`: they are gone as of today, as if a complete snapshot had shown none of them.
- `withdraw`: they never said so; rows that nothing else makes are closed, values fall to whoever
  says them next. Nothing is erased.
"""

from typing import Final

from hub.errors import Refused
from hub.flows.guard import mass_change
from hub.flows.hub import Hub
from hub.flows.understand import readings
from hub.store.connections import (
    Connection,
    get_connection,
    open_keys,
    remove_connection,
    retire_connection,
    rewind,
)
from hub.store.deliveries import WRITE, remove_subscriber, subscribers
from hub.store.landing.assess import assess
from hub.store.landing.land import close_records
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run

KEEP, END, WITHDRAW = "keep", "end", "withdraw"
CHOICES: Final = (KEEP, END, WITHDRAW)
_REMOVE: Final = "remove"
"""Kind of the run."""
_PAGE: Final = 5_000


async def backfill(hub: Hub, name: str, stream: str | None, *, actor: str) -> tuple[str, ...]:
    """Let the next pull read all, or one stream, from the start; the names of the streams.

    What is read again and says the same is unchanged. Raises Refused CONNECTION_UNKNOWN,
    STREAM_UNKNOWN, CONNECTION_BUSY.
    """
    connection = await get_connection(hub.database, name)
    if stream is not None:
        connection.stream(stream)
    async with alone(hub.database, connection.id, name):
        return await rewind(hub.database, connection, stream, actor=actor)


async def remove(
    hub: Hub, name: str, records: str | None, *, actor: str, accept: bool = False
) -> None:
    """Ask a system no more; `records` is one of `CHOICES`, None for one that never brought any.

    Raises Refused CONNECTION_UNKNOWN, CONNECTION_IN_USE, CONNECTION_BUSY, and MASS_CHANGE where
    too many people would go and nobody accepts it.
    """
    if records is None:
        await remove_connection(hub.database, name, actor=actor)
        return
    if records not in CHOICES:
        raise Refused(
            "RECORDS_CHOICE", "It is not said what becomes of the records.",
            hint=f"One of {', '.join(CHOICES)}.",
        )  # fmt: skip
    connection = await get_connection(hub.database, name)
    async with alone(hub.database, connection.id, name):
        if records != KEEP:
            if not accept:
                await _judged(hub, connection)
            await _closed(hub, connection, records, actor)
        await _untold(hub, connection, actor)
        await retire_connection(hub.database, connection, actor=actor)


async def _judged(hub: Hub, connection: Connection) -> None:
    """Raise MASS_CHANGE before too many people go."""
    for reading in await readings(hub, connection):
        if not reading.about_people:
            continue
        keys: list[str] = []
        while some := await open_keys(
            hub.database, reading.stream.id, keys[-1] if keys else "", _PAGE
        ):
            keys += some
        found = await assess(
            hub.database,
            hub.today(),
            reading.stream.id,
            [],
            tombstones=keys,
            complete=False,
        )
        if found.too_much:
            remedy = f"`hub remove {connection.name} --records … --accept`"
            raise mass_change(found, reading.stream.name, remedy)


async def _closed(hub: Hub, connection: Connection, records: str, actor: str) -> None:
    """Close all records, last streams first: what hangs on people goes before them."""
    run_id = await start_run(hub.database, connection.id, operator=actor, kind=_REMOVE)
    state = FAILED
    try:
        for stream in reversed(connection.streams):
            while keys := await open_keys(hub.database, stream.id, "", _PAGE):
                await close_records(
                    hub.database,
                    hub.made,
                    hub.model,
                    hub.sealer,
                    hub.today(),
                    stream_id=stream.id,
                    run_id=run_id,
                    actor=actor,
                    keys=keys,
                    withdraw=records == WITHDRAW,
                    decided_for="The system was removed.",
                )
        state = FINISHED
    finally:
        await finish_run(hub.database, run_id, state)


async def _untold(hub: Hub, connection: Connection, actor: str) -> None:
    """Nothing is written to it any more."""
    streams = {stream.id for stream in connection.streams}
    for one in await subscribers(hub.database, WRITE):
        if one.stream_id in streams:
            await remove_subscriber(hub.database, one, actor=actor)
