"""Changes of departments, their aliases and parts, as they are stored; nothing is decided here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

import orjson

from hub.errors import Refused
from hub.schema.record import Json
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.landing.desk import Connection
from hub.store.landing.places import QUARANTINED
from hub.store.narrowed import Narrowed
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer
from hub.store.uuid7 import uuid7

_SQL: Final = queries("reorganisation.sql")
PLANNED, DONE, WITHDRAWN, FAILED = "planned", "done", "withdrawn", "failed"


@dataclass(frozen=True)
class Unit:
    """A department as it stands; links are ids of rows, days are inclusive."""

    id: str
    code: str
    name: str | None
    parent: str | None
    merged_into: str | None
    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether it is there on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


Units = Mapping[str, Unit]


@dataclass(frozen=True)
class KeptChange:
    """A change as it is kept."""

    id: str
    department: str
    kind: str
    day: date
    document: Mapping[str, Json]
    state: str
    """`planned`, `done`, `withdrawn`, or `failed`: its day came and it did not fit any more."""
    error: str | None
    author: str
    reason: str
    planned_at: datetime
    done_at: datetime | None


@dataclass(frozen=True)
class Alias:
    """A name or code under which a department is found beside its own."""

    id: str
    department: str
    value: str
    system: str
    """Name of the connection that means it so; empty: all do."""
    author: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Hanging:
    """What hangs on a department."""

    people: int
    posts: int
    units: int
    positions: int
    grants: int


async def units_now(session: "Session | Connection") -> dict[str, Unit]:
    """All departments that are not closed, by id."""
    return {row["id"]: Unit(**dict(row)) for row in await session.fetch(_SQL["units"])}


async def units_at(database: Database, moment: datetime) -> dict[str, Unit]:
    """The same as they were recorded at a moment."""
    rows = await database.writer.fetch(_SQL["units_at"], moment)
    return {row["id"]: Unit(**dict(row)) for row in rows}


async def positions_of(database: Database, department: str) -> list[str]:
    """Established posts of a department."""
    return [row[0] for row in await database.writer.fetch(_SQL["positions"], department)]


async def hanging(database: Database, department: str, day: date) -> Hanging:
    """What hangs on a department from a day on."""
    [row] = await database.writer.fetch(_SQL["hanging"], department, day)
    return Hanging(**dict(row))


async def senders(database: Database, department: str) -> list[tuple[str, str, int]]:
    """(connection, stream, posts) whose records name the department."""
    return [tuple(row) for row in await database.writer.fetch(_SQL["senders"], department)]


async def mappings_in_use(database: Database) -> list[tuple[str, str, Json]]:
    """(connection, stream, document) of every stream that is read."""
    rows = await database.writer.fetch(_SQL["mappings"])
    return [(row["connection"], row["stream"], orjson.loads(row["document"])) for row in rows]


class WaitingLink(NamedTuple):
    """A link that waits: what its cell says names no row of ours."""

    connection: str
    value: str
    subject: str
    """Whom it is about: an employee, or an account that is not matched yet."""


async def waiting_links(
    database: Database, sealer: Sealer, links: Sequence[str]
) -> list[WaitingLink]:
    """Cells of these links (`Entity.field`) that wait; what was erased is left out."""
    rows = await database.writer.fetch(_SQL["waiting"], list(links))
    ids = [row["id"].bytes for row in rows]
    opened = sealer.open_many(QUARANTINED, ids, [row["raw"] for row in rows])
    return [
        WaitingLink(row["connection"], value.strip(), row["subject"])
        for row, value in zip(rows, opened, strict=True)
        if isinstance(value, str)
    ]


async def waiting_named(
    database: Database, sealer: Sealer, links: Sequence[str], names: Iterable[str]
) -> dict[str, int]:
    """Connection → cells of these links (`Entity.field`) that wait with one of these names."""
    wanted = set(names)
    found = await waiting_links(database, sealer, links)
    return dict(Counter(one.connection for one in found if one.value in wanted))


async def keep_change(
    session: "Session | Connection",
    department: str,
    kind: str,
    day: date,
    document: Mapping[str, Json],
    *,
    state: str,
    author: str,
    reason: str,
) -> str:
    """Keep a change that is done or planned; its id."""
    made = uuid7()
    written = orjson.dumps(dict(document)).decode()
    await session.execute(_SQL["plan"], made, department, kind, day, written, state, author, reason)
    detail: dict[str, Json] = {"department": department, "day": day.isoformat(), "change": made}
    await note(session, author, f"department.{kind}.{state}", "Department", reason=reason,
               detail=detail)  # fmt: skip
    return made


async def settle_change(
    session: "Session | Connection", change: str, state: str, error: str | None = None
) -> bool:
    """Let a planned change end so; False if it is planned no more."""
    return bool(await session.fetchval(_SQL["settle"], change, state, error))


async def due_changes(database: Database, today: date) -> list[KeptChange]:
    """Planned changes whose day has come, in their order."""
    return [_change(row) for row in await database.writer.fetch(_SQL["due"], today)]


async def changes(
    database: Database, state: str | None, first: int, *, before: str | None = None
) -> list[KeptChange]:
    """Changes in that state or in any, the latest day first, those before one that is named."""
    sql, values = changes_statement(state, before, first)
    return [_change(row) for row in await database.writer.fetch(sql, *values)]


def changes_statement(
    state: str | None, before: str | None, limit: int
) -> tuple[str, list[object]]:
    """The query with just the conditions that are asked for."""
    made = Narrowed()
    made.on("state = {}", state)
    made.on(_SQL["changes_beyond"], before)
    limited = made.given(limit)
    return _SQL["changes"].format(where=made.where, limit=limited), made.values


async def later_changes(database: Database, day: date, moment: datetime) -> list[KeptChange]:
    """Changes that hold on a day and were carried out after a moment, or will be."""
    return [_change(row) for row in await database.writer.fetch(_SQL["later"], day, moment)]


def _change(row: Any) -> KeptChange:
    return KeptChange(
        id=str(row["id"]),
        department=str(row["department_id"]),
        kind=row["kind"],
        day=row["day"],
        document=orjson.loads(row["document"]),
        state=row["state"],
        error=row["error"],
        author=row["author"],
        reason=row["reason"],
        planned_at=row["planned_at"],
        done_at=row["done_at"],
    )


async def put_alias(
    session: "Session | Connection",
    department: str,
    value: str,
    *,
    system: str = "",
    author: str,
    reason: str,
) -> None:
    """Let a value mean a department, in one system or in all; a later word replaces it."""
    await session.execute(_SQL["put_alias"], uuid7(), department, value, system, author, reason)
    detail: dict[str, Json] = {"department": department, "system": system}
    await note(session, author, "department.alias", "Department", reason=reason, detail=detail)


async def drop_alias(
    database: Database, alias: str, *, actor: str, keep: KeptOutcome | None = None
) -> str:
    """Forget an alias; the value that it was. Raises Refused ALIAS_UNKNOWN.

    `keep`: where it is kept for the same request once more.
    """
    async with database.transaction() as session:
        found: str | None = await session.fetchval(_SQL["drop_alias"], alias)
        if found is None:
            raise Refused("ALIAS_UNKNOWN", "There is no such alias.", hint="List them anew.")
        await note(session, actor, "department.alias_removed", "Department")
        await keep_made(session, keep, ("value", found))
    return found


async def aliases(database: Database, department: str | None = None) -> list[Alias]:
    """Aliases of a department or of all, by value."""
    rows = await database.writer.fetch(_SQL["aliases"], department)
    return [
        Alias(
            row["id"],
            row["department_id"],
            row["value"],
            row["system"],
            row["author"],
            row["reason"],
            row["at"],
        )
        for row in rows
    ]


async def put_part(
    session: "Session | Connection", department: str, employee: str, successor: str, day: date
) -> None:
    """Whose part of a department that is split an employee belongs to."""
    await session.execute(_SQL["put_part"], department, employee, successor, day)


async def there_are(database: Database, employees: Iterable[str]) -> set[str]:
    """Those of these ids that employees have."""
    rows = await database.writer.fetch(_SQL["employees"], list(employees))
    return {row[0] for row in rows}


async def employees_numbered(database: Database, numbers: Sequence[str]) -> dict[str, str]:
    """Number → id of today's employees; a number that two have is nobody's."""
    rows = await database.writer.fetch(_SQL["numbered"], list(numbers))
    count = Counter(row["number"] for row in rows)
    return {row["number"]: row["id"] for row in rows if count[row["number"]] == 1}
