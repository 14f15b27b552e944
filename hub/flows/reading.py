"""Reading: the batches of a stream as they come, each with its verdicts."""

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace

from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from hub.errors import Transient
from hub.flows.hub import Hub
from hub.flows.report import Progress, Watch
from hub.flows.understand import SNAPSHOT, Reading, Understood, understood
from hub.schema.record import PartialError
from hub.store.connections import Connection, note_paths, secrets_of
from hub.store.landing.assess import Assessment
from hub.store.runs import Run, RunLock


@dataclass(frozen=True)
class Pulling:
    """What a run goes by."""

    hub: Hub
    connection: Connection
    run_id: str
    operator: str
    lock: RunLock
    accepted: Run | None
    watch: Watch
    begun: float


@dataclass
class Found:
    """What a run has found out so far."""

    assessments: dict[str, Assessment] = field(default_factory=dict)
    errors: list[PartialError] = field(default_factory=list)
    complete: bool = False
    ignored: set[str] = field(default_factory=set)
    """Keys of the stream's records that the mapping ignores: a list of what is there does not
    make them ours."""
    read: int = 0
    landed: int = 0


@asynccontextmanager
async def opened(hub: Hub, connection: Connection) -> AsyncIterator[Connector]:
    """The connector of a connection, closed afterwards."""
    secrets = await secrets_of(hub.database, hub.sealer, connection.id)
    connector = open_connector(connection.connector, connection.config, secrets, hub.settings.home)
    try:
        yield connector
    finally:
        await connector.close()


async def batches_of(
    run: Pulling, connector: Connector, reading: Reading, found: Found
) -> AsyncGenerator[Understood]:
    """The batches of a stream with their verdicts; a snapshot is read from its start."""
    stream = reading.stream
    start = None if stream.mode == SNAPSHOT else stream.cursor
    paths: dict[str, None] = {}
    try:
        async with aclosing(connector.read(stream.name, start)) as batches:  # type: ignore[type-var] # connectors read by generators
            async for batch in batches:
                one = _without_ignored(await understood(run.hub, reading, batch), found)
                paths.update(dict.fromkeys(batch.records.paths()))
                found.read += len(batch.records) + len(one.tombstones)
                found.errors.extend(one.errors)
                found.complete = batch.last and not found.errors
                tell(run, reading, found)
                yield one
    except OSError as error:
        raise Transient(
            "SYSTEM_AWAY",
            "The system could not be reached, or its file not be read.",
            detail=type(error).__name__,
            hint="Check that it is there, then run it again.",
        ) from error
    await note_paths(run.hub.database, stream.id, tuple(paths))


def _without_ignored(one: Understood, found: Found) -> Understood:
    """The batch, with those present that the run has not read as none of ours."""
    keys = one.mapped.keys
    ours = set(keys.filter(~one.mapped.ignored).to_list())
    found.ignored.update(
        key for key in keys.filter(one.mapped.ignored).to_list() if key and key not in ours
    )
    if not one.present or not found.ignored:
        return one
    return replace(one, present=tuple(key for key in one.present if key not in found.ignored))


def tell(run: Pulling, reading: Reading, found: Found, *, done: bool = False) -> None:
    """Tell who watches how far the stream is."""
    run.watch(
        Progress(
            run.connection.name,
            reading.stream.name,
            found.read,
            found.landed,
            time.monotonic() - run.begun,
            done,
        )
    )
