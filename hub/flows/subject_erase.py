"""Erasing a person's data: planned with what stays and why, then done, keys and all.

Refused while a legal hold stands. Classes whose term has not run out stay, and with them who it
is about. What goes is gone from the database and, as far as it was sealed, from its backups.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hub.errors import Refused, said_why
from hub.flows.hub import Hub
from hub.schema.retention import NEVER, Stays, classes_named, staying, terms
from hub.store.landing.desk import Connection
from hub.store.landing.erased import finish
from hub.store.landing.land import alone
from hub.store.subject.erasures import known, lift
from hub.store.subject.holds import standing
from hub.store.subject.ledger import Entry, entries, keep, keep_lifted
from hub.store.subject.person import Person, find_person
from hub.store.subject.shred import Order, Shredded, heir_of, is_whole, remember, shred

ALL: Final = "all"


@dataclass(frozen=True)
class Plan:
    """What would be erased, and what would not."""

    person: Person
    goes: frozenset[str]
    stays: tuple[Stays, ...]
    holds: tuple[str, ...]
    """Ids of legal holds: nothing goes while there are any."""
    whole: bool
    """Nothing of the person would stay."""


@dataclass(frozen=True)
class Erased:
    """What was erased."""

    plan: Plan
    id: str
    """Of the erasure; empty for a dry run."""
    done: Shredded
    keys: int


async def plan_erasure(hub: Hub, name: str, words: Iterable[str]) -> Plan:
    """Look, and change nothing.

    Raises Refused SUBJECT_UNKNOWN, SUBJECT_AMBIGUOUS, CLASS_UNKNOWN, RETENTION_INVALID.
    """
    wanted = classes_named(hub.model, words)
    found = await asyncio.to_thread(terms, hub.settings.home)
    async with hub.database.writer.acquire() as session:
        person = await find_person(session, name, hub.today())
        holds = await standing(session, person)
    stays = staying(found, wanted, person.last_day, hub.today())
    goes = wanted - {one.cls for one in stays}
    return Plan(person, goes, tuple(stays), tuple(holds), is_whole(hub.model, goes))


async def erase(
    hub: Hub, name: str, words: Iterable[str], *, actor: str, reason: str, dry: bool = False
) -> Erased:
    """Erase these classes of the person of that number or id.

    A dry run does it and takes it back, so that what it counts is what there is. Raises Refused as
    `plan_erasure`, SUBJECT_HELD, NOTHING_TO_ERASE, REASON_MISSING.
    """
    why = said_why(reason)
    plan = await plan_erasure(hub, name, words)
    if plan.holds and not dry:
        raise _held(plan)
    if not plan.goes and not dry:
        raise Refused(
            "NOTHING_TO_ERASE",
            "Everything that was named has to stay for now.",
            detail=", ".join(one.cls for one in plan.stays),
            hint="`--dry-run` says why, and until when.",
        )
    order = Order(plan.person, plan.goes, actor, why, dry)
    if dry:
        return Erased(plan, "", await _rehearsed(hub, order), 0)
    done, keys = await _done(hub, order)
    return Erased(plan, order.id, done, keys)


async def _done(hub: Hub, order: Order) -> tuple[Shredded, int]:
    await hub.sealer.prepare(heir_of(hub.model, order).wanted())
    async with alone(hub.database) as session:  # nothing lands until the keys are gone, too
        await finish(session, hub.sealer)
        async with session.transaction():
            again = await standing(session, order.person)
            if again:  # placed in between
                raise _held(Plan(order.person, order.classes, (), tuple(again), whole=False))
            done = await _shredded(hub, session, order)
        return done, await finish(session, hub.sealer)


async def _shredded(hub: Hub, session: Connection, order: Order) -> Shredded:
    """In the ledger before it is committed: a database that is restored can be told of it."""
    done = await shred(session, hub.made, hub.model, hub.sealer, order)
    entry = Entry(order.id, order.person.id, order.classes, done.marks, order.actor, order.reason)
    await asyncio.to_thread(keep, hub.settings.home, entry)
    return done


async def lift_erasure(hub: Hub, erasure: str, *, actor: str, reason: str) -> str:
    """Let what is said of the person from now on land again; the employee.

    Raises Refused ERASURE_UNKNOWN, REASON_MISSING.
    """
    found = await lift(hub.database, erasure, actor=actor, reason=reason)
    await asyncio.to_thread(keep_lifted, hub.settings.home, erasure)
    return found


async def repeat(hub: Hub, *, actor: str) -> int:
    """Do again what the ledger has and the database, restored, does not know; how many erasures.

    It was decided before: neither terms nor holds of the restored state are asked. Raises Broken
    LEDGER_DAMAGED.
    """
    found = await asyncio.to_thread(entries, hub.settings.home)
    done = await known(hub.database, [one.id for one in found])
    again = [one for one in found if one.id not in done]
    for one in again:
        await _again(hub, one, actor)
    return len(again)


async def _again(hub: Hub, one: Entry, actor: str) -> None:
    async with alone(hub.database) as session:
        await finish(session, hub.sealer)
        try:
            person, there = await find_person(session, one.employee, hub.today()), True
        except Refused:
            person, there = Person(one.employee, (one.employee,), None, NEVER), False
        order = Order(person, one.classes, actor, one.reason, marks=one.marks, id=one.id)
        await hub.sealer.prepare(heir_of(hub.model, order).wanted())
        async with session.transaction():
            if there:
                await shred(session, hub.made, hub.model, hub.sealer, order)
            else:
                await remember(session, order)
        await finish(session, hub.sealer)


async def _rehearsed(hub: Hub, order: Order) -> Shredded:
    """Do it within a transaction that is rolled back; no key is made or erased."""
    async with alone(hub.database) as session:
        transaction = session.transaction()
        await transaction.start()
        try:
            return await shred(session, hub.made, hub.model, hub.sealer, order)
        finally:
            await transaction.rollback()


def _held(plan: Plan) -> Refused:
    return Refused(
        "SUBJECT_HELD",
        "A legal hold keeps everything of this person.",
        detail=", ".join(plan.holds),
        hint="`hub subject holds` says why; whoever placed it decides about `hub subject release`.",
    )
