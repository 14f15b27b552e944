"""Events that systems tell of: verified, kept once, and answered by a targeted pull.

An event only says *which* records to ask for. What they hold comes from the system itself, over
the connection that is trusted, and lands as any record does; so an event that comes late, twice
or out of order changes nothing that is not so.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from hub.flows.hub import Hub
from hub.flows.reading import opened
from hub.flows.targeted import pull_records
from hub.flows.understand import readings
from hub.observe import observe
from hub.store.connections import get_connection
from hub.store.events import keep_event
from hub.store.jobs import Planned
from hub.store.runs import EVENT as RUN_OF_EVENT
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run

EVENT: Final = "event"
"""Kind of the job."""
TELLER: Final = "event"
"""Operator of what lands by it."""


async def receive(hub: Hub, name: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Take an event; False if it was taken before.

    Raises Refused CONNECTION_UNKNOWN, EVENTS_UNSUPPORTED, WEBHOOK_FORGED, WEBHOOK_STALE.
    """
    connection = await get_connection(hub.database, name)
    async with opened(hub, connection) as connector:
        heard = connector.hear(headers, body)
    told = [{"stream": one.stream, "keys": list(one.keys), "by": one.by} for one in heard.told]
    payload = {"connection": name, "told": told}
    job = Planned(EVENT, f"{EVENT}/{connection.id}/{heard.id}", payload, datetime.now(UTC))
    fresh = await keep_event(hub.database, connection.id, heard.id, job if told else None)
    observe("event.heard", connection=name, records=sum(len(one.keys) for one in heard.told))
    return fresh


async def pull_told(hub: Hub, payload: Mapping[str, object]) -> None:
    """Ask for the records that an event told of, and let them land.

    Raises Refused CONNECTION_BUSY, CONNECTION_UNKNOWN, Transient: it is tried again.
    """
    connection = await get_connection(hub.database, str(payload["connection"]))
    if connection.paused:
        return
    told: list[dict[str, object]] = payload["told"]  # type: ignore[assignment]  # as `receive` wrote it
    known = {one.stream.name: one for one in await readings(hub, connection)}
    async with alone(hub.database, connection.id, connection.name):
        run_id = await start_run(hub.database, connection.id, operator=TELLER, kind=RUN_OF_EVENT)
        state = FAILED
        try:
            async with opened(hub, connection) as connector:
                for one in told:
                    reading = known.get(str(one["stream"]))
                    if reading is not None:
                        await pull_records(
                            hub,
                            connector,
                            reading,
                            one["keys"],  # type: ignore[arg-type]  # as `receive` wrote it
                            run_id=run_id,
                            operator=TELLER,
                            by=one["by"],  # type: ignore[arg-type]  # as `receive` wrote it
                        )
            state = FINISHED
        finally:
            await finish_run(hub.database, run_id, state)
