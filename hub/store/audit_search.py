"""The audit as it is searched: by who, what, of which entity, when, and by the row that it names.

Every condition has an index that ends in (at, seq), so that a page reads what it shows and no more,
however long the audit is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

import orjson
from sqlalchemy import bindparam, func, select, union

from hub.schema.model import EntitySpec
from hub.schema.record import Json
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.narrowed import NEWEST, Narrowed, beyond
from hub.store.queries import queries
from hub.store.tables import Tables

_SQL: Final = queries("audit_search.sql")
VERIFY: Final = "audit.verify"
Place: TypeAlias = tuple[datetime, int]
"""Moment and number of an entry: where a page begins."""


@dataclass(frozen=True)
class NamedRow:
    """A row whose entries are wanted: those that name it, and those by which it changed."""

    entity: str
    id: str
    changed_at: Sequence[datetime]
    """When its versions begin: a change and its entry are of one transaction."""


@dataclass(frozen=True)
class AuditAsked:
    """Which entries somebody asks for; None does not narrow."""

    actor: str | None = None
    action: str | None = None
    entity: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Excluded."""
    row: NamedRow | None = None
    direction: str = NEWEST


@dataclass(frozen=True)
class AuditEntry:
    """Something that somebody did."""

    seq: int
    at: datetime
    actor: str
    employee: bool
    """Whether the actor is an employee."""
    action: str
    entity: str
    rows: int
    reason: str | None
    detail: Json
    run: str | None
    chained: bool

    @property
    def place(self) -> Place:
        """Where a page behind it begins."""
        return self.at, self.seq


@dataclass(frozen=True)
class Verified:
    """What the verifier said when it was last asked."""

    at: datetime
    actor: str
    employee: bool
    entries: int
    detail: dict[str, Any]


@dataclass(frozen=True)
class Sealed:
    """How far the audit is chained and signed."""

    size: int
    at: datetime | None
    loose: int
    """Entries of the last day that are not chained yet."""
    loose_since: datetime | None


async def entries(
    database: Database, wanted: AuditAsked, *, after: Place | None, limit: int
) -> list[AuditEntry]:
    """A page, in the order that is asked for."""
    sql, values = statement(wanted, after, limit)
    found = [dict(one) for one in await database.writer.fetch(sql, *values)]
    return [AuditEntry(**{**one, "detail": orjson.loads(one["detail"] or "null")}) for one in found]


def statement(wanted: AuditAsked, after: Place | None, limit: int) -> tuple[str, list[object]]:
    """The query with just the conditions that are asked for: each has a plan of its own."""
    made, way = Narrowed(), wanted.direction
    made.on("a.actor = {}", wanted.actor)
    made.on("a.action = {}", wanted.action)
    made.on("a.entity = {}", wanted.entity)
    made.on("a.at >= {}", wanted.since)
    made.on("a.at < {}", wanted.until)
    if after is not None:
        at, seq = (made.given(one) for one in after)
        made.parts.append(f"(a.at, a.seq) {beyond(way)} ({at}, {seq})")
    source = "hub.audit"
    if wanted.row is not None:
        one = wanted.row
        names = {
            "row": made.given(one.id),
            "entity": made.given(one.entity),
            "moments": made.given(list(one.changed_at)),
        }
        source = _SQL["of_row"].format(**names)
    limited = made.given(limit)
    sql = _SQL["page"].format(source=source, where=made.where, limit=limited, direction=way)
    return sql, made.values


async def words(database: Database) -> tuple[list[str], list[str]]:
    """Actions and entities that stand in the audit, in alphabetical order."""
    actions = await database.writer.fetch(_SQL["actions"])
    entities = await database.writer.fetch(_SQL["entities"])
    return [row["action"] for row in actions], [row["entity"] for row in entities]


async def sealed(database: Database) -> Sealed:
    """How far the chain goes, and what is not in it yet."""
    last = await database.writer.fetchrow(_SQL["sealed"])
    [loose] = await database.writer.fetch(_SQL["loose"])
    size, at = (last["size"], last["at"]) if last else (0, None)
    return Sealed(size, at, loose["entries"], loose["since"])


async def verified(database: Database) -> Verified | None:
    """When the chain was last verified, and what was said; None if it never was."""
    row = await database.writer.fetchrow(_SQL["verified"], VERIFY)
    if row is None:
        return None
    detail = orjson.loads(row["detail"])
    return Verified(row["at"], row["actor"], row["employee"], row["entries"], detail)


async def changed_at(
    database: Database, made: Tables, spec: EntitySpec, row: str
) -> list[datetime]:
    """When the versions of a row begin, each moment once."""
    names = dict.fromkeys(made.of(spec, one).name for one in spec.fields.values())
    held = {one.name: one for one in (*made.main.values(), *made.private.values())}
    tables = [table for name in names for table in (held[name], made.history[name])]
    begin = [
        select(func.lower(one.c.recorded).label("at")).where(
            one.c.id == bindparam("row", type_=one.c.id.type)
        )
        for one in tables
    ]
    found = await database.writer.fetch(*prepared(union(*begin), {"row": row}))
    return [one["at"] for one in found]
