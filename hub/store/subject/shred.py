"""Erasing classes of a person's data: plain values from every table, sealed ones with their keys.

    what stays is sealed anew → what goes is removed, marks are kept → commit → keys are erased

The keys are outside the database, so that what was sealed is unreadable in its backups too. Should
the hub be killed before the keys are gone, the next landing finishes it before it seals anything
(`landing/erased.py`).
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Table

from hub.schema.model import EntitySpec, Field, Model
from hub.schema.retention import people, people_classes
from hub.store.acts import note
from hub.store.landing.desk import Connection
from hub.store.landing.trail import record_changes
from hub.store.queries import queries
from hub.store.scripts import script
from hub.store.sealing.seal import Sealer
from hub.store.subject.person import (
    Person,
    all_tables_of,
    lay_out,
    subjects_of,
    tables_of,
)
from hub.store.subject.remember import marks_of
from hub.store.subject.reseal import Heir, reseal
from hub.store.tables import Tables, field_columns
from hub.store.uuid7 import id_bytes_of, uuid7

_SQL: Final = queries("subject_erase.sql")
_OF_CELLS: Final = ("conflict", "conflict_decision", "own_edit_cell")
"""Tables that say something of single cells: statements of the same names take it away."""
RAW: Final = "raw"
"""Key group of raw records and of what waits of them."""


@dataclass(frozen=True)
class Order:
    """What is to be erased."""

    person: Person
    classes: frozenset[str]
    actor: str
    reason: str
    dry: bool = False
    """It will be rolled back: no key is there for what stays."""
    marks: tuple[bytes, ...] = ()
    """Marks that were made before, of an erasure that is done again."""
    id: str = field(default_factory=uuid7)
    heir: str = field(default_factory=uuid7)


@dataclass(frozen=True)
class Shredded:
    """What it came to: table → rows that were emptied in part, or removed."""

    changed: dict[str, int]
    resealed: int
    whole: bool
    marks: tuple[bytes, ...] = field(repr=False, default=())
    """By which the person is known when they come again."""


def groups_of(model: Model, classes: Collection[str]) -> frozenset[str]:
    """Key groups in which these classes have values, and that of raw records."""
    known = people_classes(model)
    return frozenset({known[name].key_group for name in classes}) | {RAW}


def is_whole(model: Model, classes: Collection[str]) -> bool:
    """Whether nothing of a person stays."""
    return people_classes(model).keys() <= set(classes)


def heir_of(model: Model, order: Order) -> Heir:
    """Who takes over the key groups of which something stays."""
    known = people_classes(model).values()
    groups = groups_of(model, order.classes) - {RAW}
    stays = {one.key_group for one in known if one.name not in order.classes}
    return Heir(order.heir, groups & stays, order.dry)


async def shred(
    session: Connection, made: Tables, model: Model, sealer: Sealer, order: Order
) -> Shredded:
    """All of it but the keys, in the caller's transaction, while nothing else lands.

    The keys of `heir_of` must have been prepared.
    """
    await lay_out(session, made, model, sealer, order.person)
    whole = is_whole(model, order.classes)
    resealed = await reseal(session, made, model, sealer, heir_of(model, order), order.classes)
    marks = {*(await marks_of(session, made, model, sealer) if whole else ()), *order.marks}
    groups = groups_of(model, order.classes)
    subjects = await _with_keys(session, sealer, groups)
    await session.execute(
        _SQL["keep"], order.id, order.person.id, sorted(order.classes), order.heir, subjects,
        sorted(groups), order.reason, order.actor,
    )  # fmt: skip
    await session.execute(_SQL["mark"], sorted(marks), order.id)
    changed = await _canonical(session, made, model, order, whole=whole)
    changed |= await _records(session, made, model, whole=whole)
    if whole:
        await _shell(session, made, model)
    await _told(session, model, order)
    counts = {name: rows for name, rows in changed.items() if rows}
    return Shredded(counts, resealed, whole, tuple(sorted(marks)))


async def remember(session: Connection, order: Order) -> None:
    """Keep the marks of somebody of whom the database does not know."""
    await session.execute(
        _SQL["keep"], order.id, order.person.id, sorted(order.classes), order.heir, [], [],
        order.reason, order.actor,
    )  # fmt: skip
    await session.execute(_SQL["mark"], list(order.marks), order.id)


async def _with_keys(session: Connection, sealer: Sealer, groups: Collection[str]) -> list[str]:
    """Those of the person's subjects that have a key in these groups."""
    names = await subjects_of(session)
    pairs = zip(names, id_bytes_of(names), strict=True)
    return [name for name, own in pairs if any(sealer.has_key(own, group) for group in groups)]


async def _canonical(
    session: Connection, made: Tables, model: Model, order: Order, *, whole: bool
) -> dict[str, int]:
    """Rows of entities and what mapped records say of them."""
    changed: dict[str, int] = {}
    mapped = 0
    told: Counter[str] = Counter()
    for spec in people(model):
        going = going_of(spec, order.classes)
        if not going:
            continue
        empty = is_emptied(spec, order.classes)
        for table in all_tables_of(made, spec):
            query = _removed(spec, table) if empty else _emptied(made, spec, table, going)
            if query is not None:
                changed[table.name] = _count(await session.execute(query))
        names = [one.name for one in going]
        for table_name in _OF_CELLS:
            done = await session.execute(_SQL[table_name], spec.name, names)
            told[table_name] += _count(done)
        if empty:
            mapped += _count(await session.execute(_SQL["mapped_gone"], spec.name))
        elif not whole:
            mapped += _count(await session.execute(_SQL["mapped_less"], spec.name, names))
    return {**changed, **told, "mapped_record": mapped}


def going_of(spec: EntitySpec, classes: Collection[str]) -> list[Field]:
    """Fields of an entity that go, but whom a row is about."""
    return [
        one for one in spec.fields.values() if one.cls.name in classes and one.name != spec.subject
    ]


def is_emptied(spec: EntitySpec, classes: Collection[str]) -> bool:
    """Whether nothing of a row stays, so that it goes itself; the row of a person never does."""
    fields = [one for one in spec.fields.values() if one.name != spec.subject]
    return spec.subject != "self" and all(one.cls.name in classes for one in fields)


def _removed(spec: EntitySpec, table: Table) -> str:
    return f"delete from hub.{table.name} where {_theirs(spec)}"


def _emptied(made: Tables, spec: EntitySpec, table: Table, going: Sequence[Field]) -> str | None:
    columns = [name for one in going for name in field_columns(one) if name in table.c]
    if not columns:
        return None
    sets = [f"{name} = null" for name in columns]
    if "pending" in table.c:
        names = ", ".join(f"'{one.name}'" for one in going)
        sets.append(
            "pending = (select jsonb_agg(one) from jsonb_array_elements(pending) one "
            f"where one ->> 'field' not in ({names}))"
        )
    if "content_hash" in table.c:
        sets.append("content_hash = ''")
    if "search" in table.c and "legal_name" in columns:
        sets.append("search = null")
    if table.name in made.history:  # as it stands; its images keep their numbers
        sets.append("version = version + 1")
    return f"update hub.{table.name} set {', '.join(sets)} where {_theirs(spec)}"


def _theirs(spec: EntitySpec) -> str:
    return f"id in (select id from person_row where entity = '{spec.name}')"


async def _records(
    session: Connection, made: Tables, model: Model, *, whole: bool
) -> dict[str, int]:
    """Raw copies of their records, all of them: nobody can say what stands in a column unread.

    A record of which no row stays goes with its key, which is often a name or a number.
    """
    found = {
        name: _count(await session.execute(_SQL[key]))
        for name, key in (
            ("record_decision", "decisions"),
            ("raw_history", "raw_history"),
            ("quarantine", "quarantine"),
        )
    }
    if not whole:
        await _left(session, made, model)
        gone = _count(await session.execute(_SQL["emptied"]))
        bare = _count(await session.execute(_SQL["bare"]))
        late = _count(await session.execute(_SQL["late"]))
        return {**found, "raw_record": gone + bare, "late_change": late}
    for statement in script("subject_whole.sql"):
        table = statement.split("hub.", 1)[1].split()[0]
        found[table] = found.get(table, 0) + _count(await session.execute(statement))
    return found


async def _left(session: Connection, made: Tables, model: Model) -> None:
    """Lay out the records of which something stays."""
    await session.execute(_SQL["left"])
    for spec in people(model):
        if spec.owned:
            await session.execute(
                f"insert into person_left select distinct stream_id, record_key "
                f"from hub.{made.main[spec.name].name} where {_theirs(spec)}"
            )


async def _shell(session: Connection, made: Tables, model: Model) -> None:
    """The empty rows of the person are closed, and have no past."""
    for spec in people(model):
        if spec.subject == "self":
            main, history = tables_of(made, spec)
            await session.execute(
                f"update hub.{main.name} set closed_at = coalesce(closed_at, now()), "
                f"pending = null, changes = null where {_theirs(spec)}"
            )
            private = made.private[spec.name]
            for table in (history, private, made.history[private.name]):
                await session.execute(f"delete from hub.{table.name} where {_theirs(spec)}")


async def _told(session: Connection, model: Model, order: Order) -> None:
    """In the outbox, so that caches and subscribers look again; in the audit, without a value."""
    rows = await session.fetch(
        "select entity, array_agg(id::text) as ids from person_row group by 1"
    )
    touched = {
        row["entity"]: row["ids"] for row in rows if going_of(model[row["entity"]], order.classes)
    }
    await record_changes(
        session,
        order.id,
        actor=order.actor,
        action="subject.erase",
        run_id=None,
        rows=touched,
        inserted={},
        reason=order.reason,
    )
    detail = {"erasure": order.id, "employee": order.person.id, "classes": sorted(order.classes)}
    await note(
        session, order.actor, "subject.erase", "subject", reason=order.reason, detail=dict(detail)
    )


def _count(done: str) -> int:
    """Rows that a statement changed, of what Postgres says of it."""
    return int(done.rsplit(" ", 1)[-1])
