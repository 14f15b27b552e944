"""Pull: a connection's streams are read, understood and landed, alone and to a balanced account.

The cursor of a stream moves only inside the transaction that lands a batch. So whatever happens
to this process, to Postgres or to the outside system, the next run goes on from what was landed.
"""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from hub.connectors.protocol import Connector
from hub.errors import Broken, HubError
from hub.flows.ahead import ahead
from hub.flows.guard import assessed, assessed_kept, covers, mass_change, written
from hub.flows.hub import Hub, away, refresh
from hub.flows.reading import Found, Pulling, batches_of, opened, tell
from hub.flows.replay import Errand, replay_published, settle
from hub.flows.report import Progress, Report, StreamReport, Watch
from hub.flows.understand import LISTED, SNAPSHOT, Reading, Understood, readings, weighing
from hub.observe import observe
from hub.schema.record import Json
from hub.store.connections import get_connection, list_connections
from hub.store.landing.assess import Assessment
from hub.store.landing.land import Landing, close_absent
from hub.store.landing.relay import Ground, land_all
from hub.store.runs import (
    AWAY,
    FAILED,
    FINISHED,
    INTERRUPTED,
    STOPPED,
    acceptable,
    alone,
    counts_of,
    finish_run,
    note_accepted,
    note_assessment,
    note_stream,
    start_run,
)

_ERRORS_KEPT = 100


async def pull(
    hub: Hub,
    name: str,
    *,
    operator: str,
    accept: str | None = None,
    watch: Watch | None = None,
) -> Report:
    """Pull a connection once; what happens in the run stands in the report.

    `accept` names a run that stopped before a mass change: what it assessed may land. Raises
    Refused CONNECTION_UNKNOWN, CONNECTION_BUSY, RUN_NOT_ACCEPTABLE; Transient DATABASE_AWAY.
    """
    try:
        connection = await get_connection(hub.database, name)
        await refresh(hub)
        async with alone(hub.database, connection.id, name) as lock:
            accepted = await acceptable(hub.database, accept, connection.id) if accept else None
            run_id = await start_run(hub.database, connection.id, operator=operator)
            run = Pulling(
                hub,
                connection,
                run_id,
                operator,
                lock,
                accepted,
                watch or _unseen,
                time.monotonic(),
            )
            return await _reported(run)
    except AWAY as error:
        raise away() from error


async def pull_all(hub: Hub, *, operator: str, watch: Watch | None = None) -> list[Report]:
    """Pull every connection that is not paused, in the order in which they were connected."""
    return [
        await pull(hub, one.name, operator=operator, watch=watch)
        for one in await list_connections(hub.database)
        if not one.paused
    ]


async def _story(run: Pulling, found: Found) -> None:
    """The whole run, from the first stream to the last record that had waited."""
    errand = Errand(run.hub, run.run_id, run.operator)
    await replay_published(errand, run.connection, partial(_judge_replay, run, found))
    async with opened(run.hub, run.connection) as connector:
        for reading in await readings(run.hub, run.connection):
            await _stream(run, connector, reading, found)
    await settle(errand, run.connection)
    if run.accepted is not None:
        await note_accepted(run.hub.database, run.accepted.id, operator=run.operator)


async def _stream(run: Pulling, connector: Connector, reading: Reading, found: Found) -> None:
    """One stream: read, understood, judged where it is about people, landed, closed."""
    found.errors, found.complete, found.read, found.landed = [], False, 0, 0
    found.ignored = set()
    try:
        batches = batches_of(run, connector, reading, found)
        if reading.about_people:
            batches = _judged(run, reading, batches, found)
        await _land(run, reading, batches, found)
        if reading.whole and found.complete:
            await _close_absent(run, reading)
    except BaseException:
        found.complete = False  # the last batch may have been read, and not landed
        raise
    finally:
        await _noted(run, reading, found)
    tell(run, reading, found, done=True)


async def _judged(
    run: Pulling, reading: Reading, batches: AsyncGenerator[Understood], found: Found
) -> AsyncGenerator[Understood]:
    """The same batches, all read before the first lands; stops before a mass change."""
    gathered = [one async for one in batches]
    name = reading.stream.name
    complete = found.complete and reading.whole
    _stop_if_mass(run, found, name, await assessed(run.hub, reading, gathered, complete=complete))
    for one in gathered:
        yield one


async def _judge_replay(run: Pulling, found: Found, reading: Reading) -> None:
    """A version whose replay is owed is judged like a batch that was read."""
    if reading.about_people:
        _stop_if_mass(run, found, reading.stream.name, await assessed_kept(run.hub, reading))


def _stop_if_mass(run: Pulling, found: Found, stream: str, judged: Assessment) -> None:
    found.assessments[stream] = judged
    if judged.too_much and not covers(run.accepted, stream, judged):
        remedy = f"`hub sync {run.connection.name} --accept {run.run_id}`"
        raise mass_change(judged, stream, remedy)


async def _land(
    run: Pulling, reading: Reading, batches: AsyncGenerator[Understood], found: Found
) -> None:
    """Land the batches; with each its cursor moves."""
    hub = run.hub
    ground = Ground(hub.database, hub.made, hub.model, hub.sealer, hub.today)
    async with (
        aclosing(ahead(weighing(batches, hub.sealer))) as weighed,
        aclosing(land_all(ground, _landings(run, reading, weighed))) as landed,
    ):
        async for account in landed:
            found.landed += account.read
            tell(run, reading, found)


async def _landings(
    run: Pulling, reading: Reading, weighed: AsyncGenerator[Understood]
) -> AsyncGenerator[Landing]:
    async for one in weighed:
        yield _landing(run, reading, one)


def _landing(run: Pulling, reading: Reading, one: Understood) -> Landing:
    stream = reading.stream
    return Landing(
        stream_id=stream.id,
        run_id=run.run_id,
        mapping_version=reading.version,
        actor=run.operator,
        records=one.batch.records,
        mapped=one.mapped,
        weighed=one.weighed,
        cursor=None if stream.mode == SNAPSHOT else one.batch.cursor,
        tombstones=one.tombstones,
        snapshot=stream.mode == SNAPSHOT,
        listed=stream.mode == LISTED,
        present=one.present,
    )


async def _close_absent(run: Pulling, reading: Reading) -> None:
    """Close what a complete read no longer shows, if Postgres lived through all of it."""
    hub = run.hub
    await run.lock.check()
    await close_absent(
        hub.database,
        hub.made,
        hub.model,
        hub.sealer,
        hub.today(),
        stream_id=reading.stream.id,
        run_id=run.run_id,
        actor=run.operator,
    )


async def _noted(run: Pulling, reading: Reading, found: Found) -> None:
    errors: list[dict[str, Json]] = [
        {"code": one.code, "message": one.message} for one in found.errors[:_ERRORS_KEPT]
    ]
    if len(found.errors) > _ERRORS_KEPT:
        more = len(found.errors) - _ERRORS_KEPT
        errors.append({"code": "MORE", "message": f"{more} further errors"})
    await note_stream(
        run.hub.database,
        run.run_id,
        reading.stream.id,
        complete=found.complete,
        errors=errors,
    )


async def _reported(run: Pulling) -> Report:
    """Tell the story and keep how it ended."""
    found = Found()
    error: HubError | None = None
    try:
        await _story(run, found)
        state = FINISHED
    except asyncio.CancelledError:
        await asyncio.shield(finish_run(run.hub.database, run.run_id, INTERRUPTED))
        raise
    except HubError as raised:
        error = raised
        state = STOPPED if raised.code == "MASS_CHANGE" else FAILED
    except AWAY as raised:
        error, state = away(), FAILED
        error.__cause__ = raised
    except Exception as raised:
        broken = Broken("RUN_BROKEN", "The run met an internal error.", type(raised).__name__)
        await finish_run(run.hub.database, run.run_id, FAILED, broken)
        raise
    return await _ended(run, state, error, found)


async def _ended(run: Pulling, state: str, error: HubError | None, found: Found) -> Report:
    database = run.hub.database
    if state == STOPPED:
        kept = {name: written(one) for name, one in found.assessments.items()}
        await note_assessment(database, run.run_id, kept)
    streams = await _streams(run)
    unbalanced = [one.name for one in streams if not one.account.balanced]
    if unbalanced and error is None:
        state, error = FAILED, _unbalanced(unbalanced)
    await finish_run(database, run.run_id, state, error)
    seconds = time.monotonic() - run.begun
    observe("pull.ended", connection=run.connection.name, state=state, seconds=seconds)
    last = list(found.assessments.values())[-1:] if state == STOPPED else [None]
    return Report(run.run_id, run.connection.name, state, streams, error, last[0], seconds)


async def _streams(run: Pulling) -> tuple[StreamReport, ...]:
    """What the database counted: the account that everybody sees, own streams first."""
    own = run.connection.name
    counted = await counts_of(run.hub.database, [run.run_id])
    return tuple(
        StreamReport(
            one.name if one.connection == own else f"{one.connection}/{one.name}",
            one.account,
            one.complete,
            len(one.errors),
            one.landed_waiting,
        )
        for one in sorted(counted, key=lambda one: one.connection != own)
        if one.connection == own or one.landed_waiting
    )


def _unbalanced(names: list[str]) -> Broken:
    return Broken(
        "ACCOUNT_UNBALANCED",
        "The account of the run does not balance.",
        detail=f"streams {', '.join(names)}",
        hint="Keep the log and report it: what was landed is as its batches say.",
    )


def _unseen(_: Progress) -> None:
    """Nobody watches."""
