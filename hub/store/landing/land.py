"""Landing: a batch of mapped records becomes rows, in one transaction, exactly once.

    lock → decide (read only) → make data keys → write everything → commit

Raw, mapped and canonical rows, history, audit, outbox, quarantine, counters and the cursor land
together or not at all; the same batch landed again is unchanged. One landing at a time per
database: so what was read while deciding still stands when it is written.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias

from hub.errors import Unmappable
from hub.observe import observe
from hub.schema.model import Model
from hub.schema.verdict import Account
from hub.store.connection import Database
from hub.store.idempotency import first_of, keep_outcome
from hub.store.landing.closing import close_owned, closing
from hub.store.landing.conflicts import keep_conflicts
from hub.store.landing.decide import Decided, decide
from hub.store.landing.desk import Connection, Desk, Fates, Landing, nothing
from hub.store.landing.late import closed_periods, late_rows
from hub.store.landing.late_wait import Waits
from hub.store.landing.management import grow_tree, manage
from hub.store.landing.mapped import store_changes
from hub.store.landing.owned import OwnedFrames, encode_owned, write_owned
from hub.store.landing.project import project
from hub.store.landing.quarantine import WaitingFrames, resolve_of, seal_waiting, store_waiting
from hub.store.landing.raw import RawFrames, seal_raw, store_raw
from hub.store.landing.raw_columns import Sealed, sealed_block, store_blocks
from hub.store.landing.refold import Refolded, refold, write_rows
from hub.store.landing.regrouped import regrouped
from hub.store.landing.trail import Groups, count, move_cursor, note_seen, record_changes
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables
from hub.store.uuid7 import uuid7

__all__ = ["Landing", "close_absent", "close_records", "foresee", "land"]

LOCK: Final = 4_815_162_342
UNFIT: Final = "Compare it with the row as it is."
_PROJECTED: Final = frozenset({"Employment", "Assignment", "Education"})


async def land(
    database: Database, made: Tables, model: Model, sealer: Sealer, today: date, landing: Landing
) -> Account:
    """Land a batch and give its account. Raises Broken if it would not balance.

    Raises Repeated if what it keeps an outcome for was landed before.
    """
    async with alone(database) as connection:
        if landing.keep is not None:
            await first_of(connection, landing.keep)
        desk = Desk(connection, made, model, sealer, today, landing, uuid7())
        return await finish(await begin(desk))


@dataclass(frozen=True)
class Begun:
    """A batch that is decided about, with the data keys that writing it takes."""

    desk: Desk
    fates: Fates
    decided: Decided
    computed: "Computed | None" = None
    """Where it was worked out ahead; else it is while Postgres takes in what is ready."""


SealedBatch: TypeAlias = tuple[RawFrames, WaitingFrames, list[Sealed]]
"""Raw records, what waits of them, and the same records by column."""


@dataclass(frozen=True)
class Computed:
    """What is written, encoded and sealed."""

    owned: list[OwnedFrames]
    sealed: "SealedBatch | None"


async def foresee(
    database: Database, made: Tables, model: Model, sealer: Sealer, today: date, landing: Landing
) -> tuple[Fates, Decided]:
    """What landing the batch would come to; nothing is written, and no data key is made."""
    async with alone(database) as connection:
        return await _decided(Desk(connection, made, model, sealer, today, landing, uuid7()))


async def begin(desk: Desk) -> Begun:
    """Work out what a batch will write; nothing of it is written."""
    fates, decided = await _decided(desk)
    await desk.sealer.prepare(await asyncio.to_thread(decided.keys, desk))
    return Begun(desk, fates, decided)


async def _decided(desk: Desk) -> tuple[Fates, Decided]:
    fates = Fates(len(desk.landing.records))
    await _as_expected(desk)
    decided = await decide(desk, fates)
    if desk.landing.whole and "quarantined" in fates.of:
        raise Unmappable(
            next(iter(fates.reasons), "REJECTED"),
            "An edit does not fit what is held.",
            hint=UNFIT,
        )
    return fates, decided


async def compute(begun: Begun) -> Begun:
    """Encode and seal ahead; nothing is written."""
    desk, decided = begun.desk, begun.decided
    owned = await asyncio.to_thread(encode_owned, desk, decided.owned)
    sealed = await asyncio.to_thread(_sealed, desk, decided)
    return replace(begun, computed=Computed(owned, sealed))


async def finish(begun: Begun) -> Account:
    """Write it, all or nothing. Raises Broken if its account would not balance."""
    desk, landing = begun.desk, begun.desk.landing
    async with desk.connection.transaction():
        if landing.also is not None:
            await landing.also(desk.connection)
        await _write(desk, begun.decided, begun.computed)
        account = begun.fates.account(deleted=len(landing.tombstones))
        await _close_book(desk, begun.decided, account)
    observe(
        "land.batch",
        stream=landing.stream_id,
        read=account.read,
        inserted=account.inserted,
        changed=account.changed,
        quarantined=account.quarantined,
    )
    return account


async def close_absent(
    database: Database,
    made: Tables,
    model: Model,
    sealer: Sealer,
    today: date,
    *,
    stream_id: int,
    run_id: str,
    actor: str,
) -> Account:
    """Close what a complete snapshot has not shown; gives an account of what is absent."""
    landing = nothing(stream_id, run_id, actor, "pull")
    async with alone(database) as connection:
        desk = Desk(connection, made, model, sealer, today, landing, uuid7())
        keys = await _absent(desk)
        decided = await decided_gone(desk, keys)
        keys = decided.gone
        account = Account(absent=len(keys), late=len(decided.late.rows))
        async with connection.transaction():
            await write_decided(desk, decided)
            await _close_records(desk, keys)
            await decided.late.store(desk)
            await count(desk, account, 0)
            # also what runs that were broken off had noted
            await connection.execute("delete from hub.run_seen where stream_id = $1", stream_id)
    return account


async def close_records(
    database: Database,
    made: Tables,
    model: Model,
    sealer: Sealer,
    today: date,
    *,
    stream_id: int,
    run_id: str,
    actor: str,
    keys: Sequence[str],
    withdraw: bool,
    decided_for: str | None = None,
) -> None:
    """Close records whose system is asked no more; withdrawn, it is as if they had never been.

    With `decided_for`, a reason, also those that end rows of a closed pay period.
    """
    landing = nothing(stream_id, run_id, actor, "replay" if withdraw else "pull")
    if decided_for is not None:
        landing = replace(landing, decided=frozenset(keys), reason=decided_for)
    async with alone(database) as connection:
        desk = Desk(connection, made, model, sealer, today, landing, uuid7())
        decided = await decided_gone(desk, keys)
        async with connection.transaction():
            await write_decided(desk, decided)
            await _close_records(desk, decided.gone)
            await decided.late.store(desk)


async def decided_gone(desk: Desk, keys: Sequence[str]) -> Decided:
    """What it comes to that these records are gone, with the keys to write it."""
    gone, late = await closing(desk, keys, {}), Waits()
    found = await late_rows(desk, await closed_periods(desk), (), gone)
    if found:
        await late.take(desk, None, Fates(0), found)
        gone = gone.without(late.records)
    left = [key for key in keys if key not in late.records]
    refolded = {
        entity: await refold(desk, desk.model[entity], some)
        for entity, some in gone.changes.items()
    }
    decided = Decided(
        seen=None,
        changes=gone.changes,
        refolded=refolded,
        closing=gone,
        gone=left,
        late=late.landed(left),
    )
    await desk.sealer.prepare(decided.keys(desk))
    return decided


@asynccontextmanager
async def alone(database: Database) -> AsyncIterator[Connection]:
    """A writing connection while no other landing runs on the database."""
    async with database.writer.acquire() as connection:
        await connection.execute("select pg_advisory_lock($1)", LOCK)
        try:
            yield connection
        finally:
            if not connection.is_closed():
                await connection.execute("select pg_advisory_unlock($1)", LOCK)


async def _as_expected(desk: Desk) -> None:
    """An edit lands on the versions that its author saw, or not at all."""
    for entity, versions in desk.landing.expected.items():
        table = desk.made.main[entity]
        query = f"select id::text, version from hub.{table.name} where id = any($1::uuid[])"
        found = dict(await desk.connection.fetch(query, list(versions)))
        if any(found.get(row) != version for row, version in versions.items()):
            raise Unmappable(
                "VERSION_CONFLICT",
                "The row was changed meanwhile.",
                hint="Read it again and decide anew.",
            )


async def _write(desk: Desk, decided: Decided, computed: Computed | None) -> None:
    """Everything but the accounts."""
    await write_decided(desk, decided, computed)
    await _close_records(desk, decided.gone)
    await decided.late.store(desk)
    await decided.erased.store(desk)


async def _write_records(desk: Desk, decided: Decided, computed: Computed | None) -> None:
    """Owned rows, raw records and what waits of them."""
    if computed is not None:
        for frames in computed.owned:
            await write_owned(desk, frames)
        sealed = computed.sealed
    else:
        async with computing(
            partial(encode_owned, desk, decided.owned), partial(_sealed, desk, decided)
        ) as (encoding, sealing):
            for frames in await encoding:
                await write_owned(desk, frames)
            sealed = await sealing
    if sealed is not None:
        await store_raw(desk, sealed[0])
        await store_waiting(desk, sealed[1])
        await store_blocks(desk.connection, desk.landing.stream_id, sealed[2])


async def write_decided(desk: Desk, decided: Decided, computed: Computed | None = None) -> None:
    """Raw, mapped and canonical rows, what waits and what hangs on them, and the trail."""
    await _write_records(desk, decided, computed)
    stamp = await desk.connection.fetchval("select now()::text")
    for entity, changes in decided.changes.items():
        await store_changes(desk, desk.model[entity], changes)
        await write_rows(desk, desk.model[entity], decided.refolded[entity], stamp)
        touched = [one.row_id for one in changes]
        await keep_conflicts(desk.connection, desk.sealer, desk.model[entity], touched)
    await close_owned(desk, decided.closing.owned, stamp)
    written = decided.rows()
    groups = groups_changed(desk, decided.refolded)
    projected = await followed(desk, decided.refolded)
    own = written.get("Employee", [])
    written["Employee"] = list(dict.fromkeys([*own, *projected]))
    groups["Employee"] = joined(groups.get("Employee", {}), projected, own)
    await record_changes(
        desk.connection,
        desk.batch,
        actor=desk.landing.actor,
        action=desk.landing.origin,
        run_id=desk.landing.run_id,
        rows=written,
        inserted=decided.inserted(),
        groups=groups,
        reason=desk.landing.reason,
    )


def groups_changed(desk: Desk, refolded: Mapping[str, Sequence[Refolded]]) -> dict[str, Groups]:
    """Which groups of fields changed, of rows that were there and stay."""
    found: dict[str, Groups] = {}
    for entity, rows in refolded.items():
        changes = {one.row_id: one.changed(desk.model[entity]) for one in rows}
        found[entity] = {row: some for row, some in changes.items() if some is not None}
    return found


def joined(own: Groups, projected: Groups, written: Sequence[str]) -> Groups:
    """What changed of employees, of themselves and by projection; a new one changed as a whole."""
    whole = set(written) - own.keys()
    return {
        row: own.get(row, frozenset()) | projected.get(row, frozenset())
        for row in {*own, *projected} - whole
    }


def _sealed(desk: Desk, decided: Decided) -> "SealedBatch | None":
    """Raw records and what waits of them, sealed; None where there is no batch."""
    seen = decided.seen
    if seen is None:
        return None
    waiting = seal_waiting(desk, seen, decided.cells, decided.waited)
    raw = seal_raw(desk, seen, decided.raw)
    block = sealed_block(desk.sealer, desk.landing.records, raw.packed, seen.keys, seen.hashes)
    return raw, waiting, [] if block is None else [block]


@asynccontextmanager
async def computing(*works: Callable[[], Any]) -> AsyncIterator[list["asyncio.Task[Any]"]]:
    """Works that threads do while Postgres takes in what is ready.

    Whatever fails, all have ended behind the block: nothing is left that a transaction that is
    rolled back has begun.
    """
    tasks = [asyncio.create_task(asyncio.to_thread(work)) for work in works]
    try:
        yield tasks
    finally:
        await asyncio.wait(tasks)
        for one in tasks:
            if not one.cancelled():
                one.exception()  # told by whoever awaited it, or by what failed first


async def followed(desk: Desk, refolded: Mapping[str, Sequence[Refolded]]) -> Groups:
    """Projections, tree and managers; gives the employees that they changed, and what of them."""
    people, departments = affected(refolded)
    people |= {*await regrouped(desk.connection, refolded.get("Department", ()))}
    written = [one.row_id for one in refolded.get("Employee", ())]
    projected = await project(desk.connection, desk.made, desk.today, sorted(people), written)
    below = await grow_tree(desk.connection, departments) if departments else []
    if projected.moved or below:
        await manage(desk.connection, desk.today, projected.moved, below)
    return projected.changed


def affected(refolded: Mapping[str, Sequence[Refolded]]) -> tuple[set[str], list[str]]:
    """Employees whose projections may differ, departments that changed."""
    people = {one.row_id for one in refolded.get("Employee", ())}
    for entity in _PROJECTED & refolded.keys():
        for one in refolded[entity]:
            for folded in (one.before, one.after):
                person = folded.values.get("employee") if folded else None
                people |= {person} if person else set()
    return people, [one.row_id for one in refolded.get("Department", ())]


async def _absent(desk: Desk) -> list[str]:
    rows = await desk.connection.fetch(
        # a set difference: statistics of tables that have just been filled mislead an anti-join
        "select record_key from hub.raw_record where stream_id = $1 and closed_at is null "
        "except select unnest(keys) from hub.run_seen where run_id = $2 and stream_id = $1",
        desk.landing.stream_id,
        desk.landing.run_id,
    )
    return [row[0] for row in rows]


async def _close_records(desk: Desk, keys: Sequence[str]) -> None:
    if keys:
        await desk.connection.execute(
            "update hub.raw_record set closed_at = now() "
            "where stream_id = $1 and record_key = any($2::text[]) and closed_at is null",
            desk.landing.stream_id,
            list(keys),
        )
        await resolve_of(desk, keys)


async def _close_book(desk: Desk, decided: Decided, account: Account) -> None:
    """Counters, seen keys and the cursor."""
    landing = desk.landing
    if landing.origin != "hub":
        await count(desk, account, decided.landed_waiting)
    if landing.snapshot or landing.listed:
        await note_seen(desk, [*decided.shown, *landing.present])
    await move_cursor(desk)
    if landing.keep is not None:
        await keep_outcome(desk.connection, landing.keep)
