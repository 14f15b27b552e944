"""Office fields about connections: which systems are read, how their last runs went."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import strawberry

from hub.flows.alarms import demand_freshness, is_stale
from hub.flows.worker import pull_soon
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.types_scalars import DateTimeText
from hub.schema.verdict import Account
from hub.store.alarms import Alarm, Standing, open_alarms, standings
from hub.store.connections import Connection, get_connection, list_connections, pause_connection
from hub.store.runs import LatestRun, StreamCounts, Waiting, latest_runs, runs_of, waiting

MOST_RUNS: Final = 100


@strawberry.type(description="What became of the records that were read; it balances.")
class RunAccount:
    """The account of a run."""

    read: int = strawberry.field(description="Records that were read.")
    inserted: int = strawberry.field(description="New rows.")
    changed: int = strawberry.field(description="Rows that are others now.")
    unchanged: int = strawberry.field(description="Rows that were so already.")
    quarantined: int = strawberry.field(description="Records that could not land.")
    ignored: int = strawberry.field(description="Left out, as the mapping says.")
    deleted: int = strawberry.field(description="Records that the system deleted.")
    absent: int = strawberry.field(description="Gone from a complete reading; counted apart.")
    pending_cells: int = strawberry.field(description="Cells that landed empty and wait.")
    late: int = strawberry.field(description="Changes of closed pay periods, which wait.")

    @classmethod
    def of(cls, found: Account) -> "RunAccount":
        """As the graph shows it."""
        return cls(
            read=found.read,
            inserted=found.inserted,
            changed=found.changed,
            unchanged=found.unchanged,
            quarantined=found.quarantined,
            ignored=found.ignored,
            deleted=found.deleted,
            absent=found.absent,
            pending_cells=found.pending_cells,
            late=found.late,
        )


@strawberry.type(description="Why something did not go to its end.")
class Failure:
    """An error as data."""

    code: str = strawberry.field(description="Stable and documented.")
    message: str = strawberry.field(description="One sentence, without personal values.")
    detail: str | None = strawberry.field(description="Where.")
    hint: str | None = strawberry.field(description="What to do.")

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Failure":
        """Of an error as it was kept."""
        return cls(
            code=told["code"],
            message=told["message"],
            detail=told.get("detail"),
            hint=told.get("hint"),
        )


@strawberry.type(description="What a run did with one stream.")
class StreamAccount:
    """One stream of a run."""

    stream: str = strawberry.field(description="Name of the stream.")
    complete: bool = strawberry.field(description="Read to its end: absence meant something.")
    account: RunAccount = strawberry.field(description="What became of its records.")


@strawberry.type(description="One pull of a connection.")
class Run:
    """A run."""

    id: strawberry.ID = strawberry.field(description="Its id, for the subscription `run`.")
    state: str = strawberry.field(
        description="running, finished, failed, interrupted, or stopped before a mass change."
    )
    operator: str = strawberry.field(description="Who or what began it.")
    started_at: DateTimeText = strawberry.field(description="When it began.")
    finished_at: DateTimeText | None = strawberry.field(description="When it ended.")
    error: Failure | None = strawberry.field(description="Why it did not go to its end.")
    streams: list[StreamAccount] = strawberry.field(description="Stream by stream.")
    account: RunAccount = strawberry.field(description="All streams together.")

    @classmethod
    def of(cls, asking: Asking, found: LatestRun) -> "Run":
        """As the graph shows it."""
        total = sum((one.account for one in found.streams), Account())
        return cls(
            id=strawberry.ID(found.id),
            state=found.state,
            operator=found.operator,
            started_at=asking.moment(found.started_at),
            finished_at=asking.moment(found.finished_at) if found.finished_at else None,
            error=Failure.of(found.error) if found.error else None,
            streams=[_stream(one) for one in found.streams],
            account=RunAccount.of(total),
        )


@strawberry.type(description="How old what is known of a system is.")
class Freshness:
    """Freshness."""

    within_seconds: int | None = strawberry.field(
        description="How old it may be; null where nothing is demanded."
    )
    fresh_at: DateTimeText | None = strawberry.field(description="When a run last ended well.")
    age_seconds: int | None = strawberry.field(description="Since then; null if none ever did.")
    fresh: bool | None = strawberry.field(
        description="Whether it is as fresh as demanded; null where nothing is demanded."
    )

    @classmethod
    def of(cls, asking: Asking, one: Standing) -> "Freshness":
        """As the graph shows it."""
        now = datetime.now(UTC)
        return cls(
            within_seconds=one.fresh_within,
            fresh_at=asking.moment(one.fresh_at) if one.fresh_at else None,
            age_seconds=int((now - one.fresh_at).total_seconds()) if one.fresh_at else None,
            fresh=None if one.fresh_within is None else not is_stale(one, now),
        )


@strawberry.type(description="Something is wrong with a connection.")
class ConnectionAlarm:
    """An alarm that stands."""

    kind: str = strawberry.field(
        description="failed, stopped (before a mass change), late, or stale."
    )
    since: DateTimeText = strawberry.field(description="When it was raised.")
    run: strawberry.ID | None = strawberry.field(description="The run that raised it.")
    code: str | None = strawberry.field(description="Of the run's error.")


@strawberry.type(description="A system that is connected.")
class SystemConnection:
    """A connection."""

    name: str = strawberry.field(description="Its name.")
    connector: str = strawberry.field(description="What reads it, like `files` or `moodle`.")
    schedule: str | None = strawberry.field(description="When it runs; null where only by hand.")
    paused: bool = strawberry.field(description="Taken off its schedule.")
    streams: list[str] = strawberry.field(description="In the order in which they are pulled.")
    last_run: Run | None = strawberry.field(description="The last one; null if it never ran.")
    freshness: Freshness = strawberry.field(description="How old what is known is.")
    alarms: list[ConnectionAlarm] = strawberry.field(description="What is wrong now.")
    waiting_records: int = strawberry.field(description="Wait for another record.")
    rejected_records: int = strawberry.field(description="Could not land at all.")
    pending_cells: int = strawberry.field(description="Landed empty, wait for a decision.")


@strawberry.input(description="Take a connection off its schedule, or put it back.")
class PauseConnectionInput:
    """Which connection."""

    name: str = strawberry.field(description="Of the connection.")
    paused: bool = strawberry.field(description="False puts it back on its schedule.")


@strawberry.type(description="It is done.")
class PauseConnectionSuccess:
    """The connection as it is now."""

    connection: SystemConnection = strawberry.field(description="As it is now.")


@office_query("Systems that are connected, in the order in which they were made.", may=ADMIN)
async def connections(info: Info) -> list[SystemConnection] | None:
    """All connections."""
    database = info.context.hub.database
    found = await list_connections(database)
    return await shown_connections(info.context, found)


@office_mutation(
    "Take a connection off its schedule, or put it back.",
    PauseConnectionInput,
    PauseConnectionSuccess,
    may=ADMIN,
)
async def pause(asking: Asking, wanted: PauseConnectionInput) -> PauseConnectionSuccess:
    """Pause or resume; raises Refused CONNECTION_UNKNOWN."""
    database, actor = asking.hub.database, asking.viewer.subject
    await pause_connection(database, wanted.name, paused=wanted.paused, actor=actor)
    [shown] = await shown_connections(asking, [await get_connection(database, wanted.name)])
    return PauseConnectionSuccess(connection=shown)


async def shown_connections(asking: Asking, found: list[Connection]) -> list[SystemConnection]:
    """As the graph shows them."""
    runs = await latest_runs(asking.hub.database, [one.id for one in found])
    waits = await waiting(asking.hub.database)
    stands = {one.id: one for one in await standings(asking.hub.database)}
    alarms = await open_alarms(asking.hub.database)
    return [
        _connection(asking, one, runs.get(one.id), waits.get(one.id), stands[one.id], alarms)
        for one in found
    ]


def _connection(
    asking: Asking,
    one: Connection,
    run: LatestRun | None,
    waits: Waiting | None,
    stands: Standing,
    alarms: list[Alarm],
) -> SystemConnection:
    return SystemConnection(
        name=one.name,
        connector=one.connector,
        schedule=one.schedule,
        paused=one.paused,
        streams=[stream.name for stream in one.streams],
        last_run=Run.of(asking, run) if run else None,
        freshness=Freshness.of(asking, stands),
        alarms=[
            ConnectionAlarm(
                kind=each.kind,
                since=asking.moment(each.raised_at),
                run=None if each.run_id is None else strawberry.ID(each.run_id),
                code=each.code,
            )
            for each in alarms
            if each.connection_id == one.id
        ],
        waiting_records=waits.waiting if waits else 0,
        rejected_records=waits.rejected if waits else 0,
        pending_cells=waits.cells if waits else 0,
    )


def _stream(one: StreamCounts) -> StreamAccount:
    return StreamAccount(stream=one.name, complete=one.complete, account=RunAccount.of(one.account))


@strawberry.input(description="Pull a connection as soon as a worker is free.")
class RunConnectionInput:
    """Which connection."""

    name: str = strawberry.field(description="Of the connection.")


@strawberry.type(description="It is planned.")
class RunConnectionSuccess:
    """The connection as it is now."""

    connection: SystemConnection = strawberry.field(description="As it is now.")


@office_mutation(
    "Pull a connection as soon as a worker is free, also a paused one; `runs` shows how it went.",
    RunConnectionInput,
    RunConnectionSuccess,
    may=ADMIN,
)
async def run_connection(asking: Asking, wanted: RunConnectionInput) -> RunConnectionSuccess:
    """Plan a pull; raises Refused CONNECTION_UNKNOWN."""
    await pull_soon(asking.hub, wanted.name, operator=asking.viewer.subject)
    found = await get_connection(asking.hub.database, wanted.name)
    [shown] = await shown_connections(asking, [found])
    return RunConnectionSuccess(connection=shown)


@strawberry.input(description="Say how old what is known of a system may be.")
class SetFreshnessInput:
    """Which connection."""

    name: str = strawberry.field(description="Of the connection.")
    within_seconds: int | None = strawberry.field(
        description="At least 60; null demands nothing.", default=None
    )


@strawberry.type(description="It is done.")
class SetFreshnessSuccess:
    """The connection as it is now."""

    connection: SystemConnection = strawberry.field(description="As it is now.")


@office_mutation(
    "Say how old what is known of a system may be; older, it raises an alarm.",
    SetFreshnessInput,
    SetFreshnessSuccess,
    may=ADMIN,
)
async def set_fresh(asking: Asking, wanted: SetFreshnessInput) -> SetFreshnessSuccess:
    """Raises Refused CONNECTION_UNKNOWN, FRESHNESS_INVALID."""
    await demand_freshness(
        asking.hub, wanted.name, wanted.within_seconds, actor=asking.viewer.subject
    )
    found = await get_connection(asking.hub.database, wanted.name)
    [shown] = await shown_connections(asking, [found])
    return SetFreshnessSuccess(connection=shown)


@office_query("Runs of a connection, the latest first; 100 at most.", may=ADMIN)
async def runs(
    info: Info, connection: str, first: int = 20, before: strawberry.ID | None = None
) -> list[Run] | None:
    """A page; raises Refused CONNECTION_UNKNOWN, PAGE_INVALID."""
    asking = info.context
    start = page_before(first, before, MOST_RUNS)
    database = asking.hub.database
    known = await get_connection(database, connection)
    found = await runs_of(database, known.id, before=start, limit=first)
    return [Run.of(asking, one) for one in found]


QUERIES: Final[Mapping[str, OfficeField]] = {"connections": connections, "runs": runs}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "pauseConnection": pause,
    "runConnection": run_connection,
    "setFreshness": set_fresh,
}
