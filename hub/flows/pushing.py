"""The way out, running: what the outbox grew by becomes deliveries, and deliveries are made.

It stands beside the worker (`hub work`). Several may run: what one of them takes in is taken in by
a transaction, and what it writes it writes alone on the connection.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from hub.errors import HubError
from hub.flows.access_alarms import judge_access
from hub.flows.alarms import judge_alarms
from hub.flows.hooks import Ask, push_hook
from hub.flows.hub import Hub
from hub.flows.writeback import WRITER, Told, write_round
from hub.flows.writing import Target, survey, targets
from hub.observe import observe
from hub.schema.model import EntitySpec
from hub.store.deliveries import (
    WEBHOOK,
    WRITE,
    Grown,
    Subscriber,
    Wanted,
    configure,
    enqueue,
    given_up,
    note_fault,
    prune,
    put_subscriber,
    subscribers,
    take_in,
)
from hub.store.outbox import follow
from hub.store.runs import AWAY, FINISHED, latest_runs
from hub.store.writable import linking

_HELD: Final = timedelta(minutes=1)
_ACCESS: Final = 20.0
"""Seconds between two looks at who reads in bulk."""
_TIDY: Final = 3_600.0
"""Seconds after which what was settled long ago is looked for."""
_LOOK: Final = 5.0
"""Seconds after which it is looked without having been told: waits of retries end."""


@asynccontextmanager
async def pushing(hub: Hub, ask: Ask | None = None) -> AsyncIterator[None]:
    """Deliver meanwhile, and judge alarms; webhooks only where `ask` can answer them."""
    task = asyncio.create_task(_again_and_again(hub, ask))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def push(hub: Hub) -> dict[str, Told]:
    """Take in and deliver once, what is due now: by target what became of it.

    What one target refuses is kept with it, keeps no other back, and is tried again a minute later.
    """
    told = {}
    held = {one.name for one in await subscribers(hub.database, WRITE) if _is_held(one)}
    for target in await targets(hub):
        if target.name in held:
            continue
        try:
            found = await push_target(hub, target)
        except HubError as error:
            observe("write.refused", target=target.name, code=error.code)
            await _hold(hub, target)
            continue
        if found is not None:
            told[target.name] = found
    return told


def _is_held(one: Subscriber) -> bool:
    again = one.config.get("again")
    return again is not None and datetime.fromisoformat(again) > datetime.now(UTC)


async def _hold(hub: Hub, target: Target) -> None:
    """Look at all rows in vain no more than once a minute."""
    again = (datetime.now(UTC) + _HELD).isoformat()
    await configure(hub.database, await subscribed(hub, target), {"again": again})


async def push_hooks(hub: Hub, ask: Ask) -> None:
    """The same for all webhooks."""
    for one in await subscribers(hub.database, WEBHOOK):
        try:
            await push_hook(hub, ask, one)
        except HubError as error:
            observe("write.refused", target=one.name, code=error.code)


async def push_target(hub: Hub, target: Target) -> Told | None:
    """The same for one target; raises Refused WRITE_LOSSY, CONNECTION_BUSY, and Transient."""
    subscriber = await subscribed(hub, target)
    if subscriber.paused:
        return None
    await take_in(hub.database, subscriber, _entities(target), partial(_sorted_out, hub, target))
    await _reconciled(hub, target, subscriber)
    return await write_round(hub, target, subscriber)


async def subscribed(hub: Hub, target: Target) -> Subscriber:
    """The subscriber of a target, made when it is first met."""
    known = {one.name: one for one in await subscribers(hub.database, WRITE)}
    if target.name not in known:
        await put_subscriber(
            hub.database,
            WRITE,
            target.name,
            {},
            actor=WRITER,
            stream_id=target.reading.stream.id,
        )
        known = {one.name: one for one in await subscribers(hub.database, WRITE)}
    return known[target.name]


async def _reconciled(hub: Hub, target: Target, subscriber: Subscriber) -> None:
    """After a new version of the mapping, and after each pull, look at all rows.

    What somebody changed over there in a field that is the hub's is written again; what was
    refused is not, until somebody decides.
    """
    runs = await latest_runs(hub.database, [target.connection.id])
    latest = runs.get(target.connection.id)
    if latest is None or latest.state != FINISHED:
        return
    seen = {"version": target.reading.version, "run": latest.id}
    if all(subscriber.config.get(name) == value for name, value in seen.items()):
        return
    found = await survey(hub, target)
    try:
        found.check()
    except HubError as error:
        await note_fault(hub.database, subscriber, error.as_dict())
        raise
    away = await given_up(hub.database, subscriber)
    rows = [one.row_id for one in found.differing if one.row_id not in away]
    await enqueue(hub.database, subscriber, target.writing.spec.name, rows)
    await configure(hub.database, subscriber, seen)


def _entities(target: Target) -> list[str]:
    return [target.writing.spec.name, *target.writing.linked]


async def _sorted_out(hub: Hub, target: Target, session: Any, entry: Grown) -> list[Wanted]:
    """The rows that an entry of the outbox is about, as far as it is about what is written."""
    writing = target.writing
    found: dict[str, None] = {}
    if entry.entity == writing.spec.name and _concerns(writing.spec, target, entry):
        found.update(dict.fromkeys(entry.rows))
    if entry.entity in writing.linked:
        links = _named(target, writing.linked[entry.entity])
        rows = await linking(session, hub.made, writing.spec, links, entry.rows)
        found.update(dict.fromkeys(rows))
    return [Wanted(writing.spec.name, row, entry.seq) for row in found]


def _concerns(spec: EntitySpec, target: Target, entry: Grown) -> bool:
    if entry.groups is None:
        return True
    names = [one.name for one in target.writing.fields]
    fields = [spec.states[one].column if one in spec.states else one for one in names]
    return any(spec[one].group in entry.groups for one in fields)


def _named(target: Target, fields: tuple[str, ...]) -> Mapping[str, str]:
    """Field that links → how the row it leads to is named."""
    return {
        one.name: one.chain.reference.by
        for one in target.writing.fields
        if one.name in fields and one.chain.reference is not None
    }


async def _again_and_again(hub: Hub, ask: Ask | None) -> None:
    grown = asyncio.Event()
    following = asyncio.create_task(
        follow(hub.database.dsn, asyncio.Event(), lambda _: grown.set())
    )
    tidy_at = access_at = 0.0
    try:
        while True:
            grown.clear()
            tidy = time.monotonic() >= tidy_at
            access = time.monotonic() >= access_at
            await _once(hub, ask, tidy=tidy, access=access)
            access_at = time.monotonic() + _ACCESS if access else access_at
            tidy_at = time.monotonic() + _TIDY if tidy else tidy_at
            try:
                await asyncio.wait_for(grown.wait(), _LOOK)
            except TimeoutError:
                continue
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def _once(hub: Hub, ask: Ask | None, *, tidy: bool, access: bool) -> None:
    """Judge and deliver what is due; whatever happens, the next look goes on."""
    try:
        now = datetime.now(UTC)
        await judge_alarms(hub, now)
        if access:
            await judge_access(hub, now)
        # Side by side: a receiver that does not answer keeps no system waiting.
        await asyncio.gather(push(hub), *([push_hooks(hub, ask)] if ask is not None else []))
        if tidy:
            await prune(hub.database)
    except AWAY:
        observe("push.database_away")
    except Exception as error:  # noqa: BLE001 - others are still to be served, and later ones
        observe("push.broken", error=type(error).__name__)
