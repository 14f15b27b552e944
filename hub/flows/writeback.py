"""Write-back: what is due of a stream is written, alone on its connection, exactly once.

    begin (durable) → call → read again and land → settle

A delivery that was begun and not settled may have been taken: its record is read before anything
is sent again, and what then stands there decides. So a process can be killed between any two of
these steps; nothing is lost, and nothing that was taken is sent a second time. What was written
lands from what the system then says, as the pull would land it: the next pull finds it known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hub.connectors.protocol import Connector, Receipt, WriteOperation
from hub.errors import HubError, Transient
from hub.flows.hub import Hub
from hub.flows.reading import opened
from hub.flows.schedule import backoff
from hub.flows.targeted import pull_records
from hub.flows.writing import CREATE, NOTHING, UPDATE, Due, Survey, Target, not_kept, survey
from hub.observe import observe
from hub.store.deliveries import (
    DEAD,
    DONE,
    Outcome,
    Subscriber,
    begin,
    bury,
    due_now,
    finish,
    note_fault,
    postpone,
)
from hub.store.deliveries import Due as Delivery
from hub.store.runs import FAILED, FINISHED, WRITE, alone, finish_run, start_run

WRITER: Final = "write-back"
"""Operator of what is written."""
ATTEMPTS: Final = 10
"""Tries after which a delivery is dead."""
_ROUND: Final = 2_000
"""Deliveries that are looked at together."""
_CALL: Final = 50
"""Deliveries that are begun together: what a killed process leaves in doubt."""
NOT_KEPT: Final = "WRITE_NOT_KEPT"
"""The system took the value and shows another one."""


@dataclass
class Told:
    """What became of the deliveries of a round."""

    written: int = 0
    unchanged: int = 0
    dead: int = 0
    postponed: int = 0


@dataclass(frozen=True)
class _Round:
    """What a round works with."""

    hub: Hub
    target: Target
    subscriber: Subscriber
    connector: Connector
    run_id: str
    told: Told = field(default_factory=Told)

    async def land(self, keys: Sequence[str], by: str | None = None) -> tuple[str, ...]:
        """Read records again, and let them land; the keys of those that are there."""
        _, found = await pull_records(
            self.hub,
            self.connector,
            self.target.reading,
            keys,
            run_id=self.run_id,
            operator=WRITER,
            by=by,
        )
        return found


async def write_round(hub: Hub, target: Target, subscriber: Subscriber) -> Told | None:
    """Make what is due; None if nothing is.

    Raises Refused CONNECTION_BUSY while the connection is worked on, WRITE_LOSSY where something
    would be lost, and what the connector refuses as a whole. Deliveries stay as they are then.
    """
    if not await due_now(hub.database, subscriber, 1):
        return None
    async with alone(hub.database, target.connection.id, target.connection.name):
        due = await due_now(hub.database, subscriber, _ROUND)
        return await _noted(hub, target, subscriber, due)


async def _noted(hub: Hub, target: Target, subscriber: Subscriber, due: Sequence[Delivery]) -> Told:
    """The round with its run, and with what keeps it from going on kept for people to see."""
    database = hub.database
    run_id = await start_run(database, target.connection.id, operator=WRITER, kind=WRITE)
    error: HubError | None = None
    try:
        async with opened(hub, target.connection) as connector:
            one = _Round(hub, target, subscriber, connector, run_id)
            await _story(one, due)
    except HubError as raised:
        error = raised
        raise
    finally:
        await finish_run(database, run_id, FINISHED if error is None else FAILED, error)
        await note_fault(database, subscriber, None if error is None else error.as_dict())
    observe("write.round", target=target.name, **vars(one.told))
    return one.told


async def _story(one: _Round, due: Sequence[Delivery]) -> None:
    """Look at all that is due, read again what is in doubt, then write call by call."""
    found = await survey(one.hub, one.target)
    found.check()
    if await _in_doubt(one, due, found):
        found = await survey(one.hub, one.target)
        found.check()
    await _settled(one, [_unneeded(row, found) for row in due if not _differs(row, found)])
    ready = [row for row in due if _differs(row, found)]
    for action in (UPDATE, CREATE):
        some = [row for row in ready if found.rows[row.row_id].action == action]
        for start in range(0, len(some), _CALL):
            await _written(one, some[start : start + _CALL], found)


async def _in_doubt(one: _Round, due: Sequence[Delivery], found: Survey) -> bool:
    """Read what may have been written before, and what may be there before it is made."""
    same = _same(one.target)
    known = [found.rows[row.row_id] for row in due if row.row_id in found.rows]
    begun = {row.row_id for row in due if row.uncertain}
    keys = [row.key for row in known if row.key is not None and row.row_id in begun]
    landed = await one.land(keys)
    if same is not None:
        made = [row for row in known if row.action == CREATE and same in row.values]
        landed += await one.land([row.values[same] for row in made], same)
    return bool(landed)


def _same(target: Target) -> str | None:
    """Their field by which a record is known before it is made: where they find the person."""
    subject = target.writing.row.subject
    source = getattr(getattr(subject, "chain", None), "source", None)
    paths: tuple[str, ...] = getattr(source, "paths", ())
    return paths[0] if paths else None


def _differs(row: Delivery, found: Survey) -> bool:
    needs = found.rows.get(row.row_id)
    return needs is not None and needs.action != NOTHING and needs.fault is None


def _unneeded(row: Delivery, found: Survey) -> Outcome:
    """Nothing is to be written: it stands there already, is not ours there, or is in doubt."""
    needs = found.rows.get(row.row_id)
    if needs is not None and needs.fault is not None:
        return Outcome(row, DEAD, error=needs.fault)
    key = None if needs is None else needs.key
    return Outcome(row, DONE, NOTHING, receipt={"key": key})


async def _settled(one: _Round, outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        return
    await finish(one.hub.database, outcomes)
    for each in outcomes:
        if each.state == DEAD:
            one.told.dead += 1
            observe("write.dead", target=one.target.name, code=each.error)
        elif each.action == NOTHING:
            one.told.unchanged += 1
        else:
            one.told.written += 1


async def _written(one: _Round, some: Sequence[Delivery], found: Survey) -> None:
    """One call: begun, sent, read again, settled."""
    await begin(one.hub.database, some)
    begun = [replace(row, attempts=row.attempts + 1) for row in some]
    needs = [found.rows[row.row_id] for row in begun]
    try:
        receipts = await one.connector.write(
            [_operation(one.target, row, due) for row, due in zip(begun, needs, strict=True)]
        )
        made = [each.key for each in receipts if each.state == DONE and each.key is not None]
        await one.land(made)
    except Transient as error:
        await _later(one, begun, error.code)
        return
    written = [
        replace(due, key=receipt.key)
        for due, receipt in zip(needs, receipts, strict=True)
        if receipt.state == DONE
    ]
    other = await not_kept(one.hub, found, written)
    outcomes = [
        _outcome(row, due, receipt, kept=row.row_id not in other)
        for row, due, receipt in zip(begun, needs, receipts, strict=True)
    ]
    await _settled(one, outcomes)


def _operation(target: Target, row: Delivery, needs: Due) -> WriteOperation:
    stream, key = target.reading.stream.name, row.idempotency_key
    return WriteOperation(stream, needs.action, needs.key, needs.values, key)


def _outcome(row: Delivery, needs: Due, receipt: Receipt, *, kept: bool) -> Outcome:
    told: Mapping[str, object] = {"key": receipt.key, "fields": list(needs.fields)}
    if receipt.state != DONE:
        return Outcome(row, DEAD, needs.action, receipt.code or "REFUSED", told)
    if not kept:
        return Outcome(row, DEAD, needs.action, NOT_KEPT, told)
    return Outcome(row, DONE, needs.action, receipt=told)


async def _later(one: _Round, some: Sequence[Delivery], code: str) -> None:
    """Try again with growing waits; after too many tries a person has to decide."""
    spent = [row for row in some if row.attempts >= ATTEMPTS]
    await bury(one.hub.database, spent, code)
    one.told.dead += len(spent)
    for row in some:
        if row.attempts < ATTEMPTS:
            wait = backoff(row.attempts)
            await postpone(one.hub.database, [row], wait, code, uncertain=True)
            one.told.postponed += 1
