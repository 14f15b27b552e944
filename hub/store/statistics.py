"""Groups of people, what of them there is to sum up, and the memory of what was answered.

Values are opened here and leave only as sums. The memory is for all who ask together; it is read
and written while nobody else is answered.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ARRAY, Date, String, bindparam, cast, func, or_
from sqlalchemy import select as sql_select
from sqlalchemy.dialects.postgresql import UUID

from hub.schema.kinds import minor_digits
from hub.schema.model import EntitySpec, Field
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.landing.places import place_of
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables, field_columns

_SQL: Final = queries("statistics.sql")
MOST: Final = 50_000
"""Values of one answer."""


@dataclass(frozen=True)
class Kept:
    """An answer that was given."""

    month: str
    department: str
    people: frozenset[str]
    given: frozenset[str]
    values: int
    total: Decimal


@dataclass(frozen=True)
class Piece:
    """Somebody who was counted in answers that are forgotten, and with whom.

    Numbers are of pieces: who had a value (None: never), and who was there.
    """

    person: str
    given: int | None
    people: int
    always: bool
    """Whether they had a value in each of these answers."""


@dataclass(frozen=True)
class Values:
    """What there is of a group: who has something, how many cells, and their sum."""

    given: frozenset[str]
    values: int
    total: Decimal


@asynccontextmanager
async def answering(database: Database) -> AsyncIterator[Session]:
    """A transaction in which nobody else is answered."""
    async with database.transaction() as session:
        await session.execute(_SQL["lock"])
        yield session


async def people_of(session: Session, department: str, day: date) -> frozenset[str]:
    """Who had their main post in the department, or below it, on that day."""
    rows = await session.fetch(_SQL["people"], department, day)
    return frozenset(row["person"] for row in rows)


async def lies_in(session: Session, department: str, subtrees: Sequence[str]) -> bool:
    """Whether the department is one of these, or below one."""
    return bool(await session.fetchval(_SQL["below"], department, list(subtrees)))


async def kept_of(session: Session, measure: str) -> list[Kept]:
    """All that was answered of a measure."""
    return [
        Kept(
            row["month"], row["department_id"], frozenset(row["people"]), frozenset(row["given"]),
            row["values"], row["total"],
        )
        for row in await session.fetch(_SQL["known"], measure)
    ]  # fmt: skip


async def floor_of(session: Session, measure: str) -> str | None:
    """The last month of which answers of a measure are forgotten; None: of none."""
    found = await session.fetchval(_SQL["floor"], measure)
    return None if found is None else str(found)


async def pieces_of(session: Session, measure: str) -> list[Piece]:
    """What stayed of the answers that are forgotten."""
    return [
        Piece(row["person"], row["given"], row["people"], row["always"])
        for row in await session.fetch(_SQL["pieces"], measure)
    ]


async def forget(session: Session, measure: str, month: str, pieces: Sequence[Piece]) -> None:
    """No answer of that month or before is kept; the pieces are, in place of those before."""
    await session.execute(_SQL["forget"], measure, month)
    await session.execute(_SQL["forget_pieces"], measure)
    await session.execute(
        _SQL["keep_pieces"], measure, [one.person for one in pieces],
        [one.given for one in pieces], [one.people for one in pieces],
        [one.always for one in pieces],
    )  # fmt: skip
    await session.execute(_SQL["keep_floor"], measure, month)


async def keep(session: Session, measure: str, one: Kept, actor: str) -> None:
    """Remember an answer, in the session's transaction."""
    await session.execute(
        _SQL["keep"], measure, one.month, one.department, sorted(one.people), sorted(one.given),
        one.values, one.total, actor,
    )  # fmt: skip


async def on_record(session: Session, actor: str, entity: str, detail: Mapping[str, Any]) -> None:
    """That somebody was answered, whatever they were."""
    await note(session, actor, "statistics.read", entity, detail=detail)


async def values_of(
    session: Session,
    sealer: Sealer,
    made: Tables,
    spec: EntitySpec,
    one: Field,
    people: frozenset[str],
    first: date,
    last: date,
    currency: str | None,
) -> Values | None:
    """The cells of these people in that month; None: more than can be opened at once."""
    statement, arguments = _statement(made, spec, one, people, first, last)
    rows = await session.fetch(*prepared(statement, arguments))
    if len(rows) > MOST:
        return None
    texts = await asyncio.to_thread(_texts, sealer, made, spec, one, rows)
    given: set[str] = set()
    total, count = Decimal(0), 0
    for row, text in zip(rows, texts, strict=True):
        amount = None if text is None else _amount(text, currency)
        if amount is not None:
            given.add(row["person"])
            total, count = total + amount, count + 1
    return Values(frozenset(given), count, total)


def _texts(
    sealer: Sealer, made: Tables, spec: EntitySpec, one: Field, rows: Sequence[Any]
) -> list[str | None]:
    if not one.kind.sealed:
        shown = [f"{row['v0']} {row['v1']}" if "v1" in row else str(row["v0"]) for row in rows]
        return list(shown)
    ids = [bytes.fromhex(row["id"].replace("-", "")) for row in rows]
    found = sealer.open_many(place_of(made, spec, one), ids, [row["v0"] for row in rows])
    return [None if isinstance(text, Erased) else text for text in found]


def _amount(text: str, currency: str | None) -> Decimal | None:
    """A number; of money in that currency, in its major unit."""
    if currency is None:
        return Decimal(text)
    minor, _, found = text.partition(" ")
    return Decimal(minor).scaleb(-minor_digits(currency)) if found == currency else None


def _statement(
    made: Tables, spec: EntitySpec, one: Field, people: frozenset[str], first: date, last: date
) -> tuple[Any, dict[str, Any]]:
    main, table = made.main[spec.name], made.of(spec, one)
    subject = main.c.id if spec.subject == "self" else main.c[f"{spec.subject}_id"]
    names = field_columns(one) if not one.kind.sealed else field_columns(one)[:1]
    chosen: list[Any] = [
        cast(main.c.id, String).label("id"),
        cast(subject, String).label("person"),
        *(table.c[name].label(f"v{at}") for at, name in enumerate(names)),
    ]
    source = main if table is main else main.join(table, table.c.id == main.c.id)
    wanted = bindparam("people", type_=ARRAY(UUID(as_uuid=False)))
    query = (
        sql_select(*chosen)
        .select_from(source)
        .where(subject == func.any(wanted), table.c[names[0]].is_not(None))
        .limit(MOST + 1)
    )
    if spec.subject != "self":
        query = query.where(main.c.closed_at.is_(None))
    if "released_at" in spec.fields:
        query = query.where(main.c.released_at <= func.now())
    begins, ends = bindparam("first", type_=Date()), bindparam("last", type_=Date())
    if spec.timeline:
        until = main.c.effective_to
        query = query.where(
            or_(main.c.effective_from.is_(None), main.c.effective_from <= ends),
            or_(until.is_(None), until >= ends),
        )
        return query, {"people": sorted(people), "last": last}
    day = main.c[spec[spec.counts_in[0]].column]
    if spec[spec.counts_in[0]].kind.name == "Month":
        month = bindparam("month", type_=String())
        return query.where(day == month), {
            "people": sorted(people),
            "month": first.isoformat()[:7],
        }
    return query.where(day.between(begins, ends)), {
        "people": sorted(people),
        "first": first,
        "last": last,
    }
