"""Edits of one's own data until they are decided: everything that changes one lives here.

Values lie sealed under their author, each under its field's group of keys, and go with the
decision.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.errors import Unmappable
from hub.schema.model import EntitySpec
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.idempotency import KeptOutcome, first_of, keep_outcome
from hub.store.landing.counters import groups_of
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.tables import Tables

_SQL: Final = queries("own_edits.sql")
VALUE: Final = Place("own_edit_cell", "value")
WAITING, APPROVED, REJECTED, WITHDRAWN = "waiting", "approved", "rejected", "withdrawn"
STATES: Final = (WAITING, APPROVED, REJECTED, WITHDRAWN)


@dataclass(frozen=True)
class OwnEdit:
    """What somebody asked to change of themselves."""

    id: str
    employee_id: str
    entity: str
    row_id: str
    fields: tuple[str, ...]
    seen: Mapping[str, int]
    """Group of fields → how often it had changed."""
    reason: str
    asked_by: str
    asked_at: datetime
    state: str
    decided_by: str | None
    decided_at: datetime | None
    decided_for: str | None


def cell_row(edit: str, field: str) -> bytes:
    """As which row a value is sealed."""
    return bytes.fromhex(edit.replace("-", "")) + field.encode()


@dataclass(frozen=True)
class Asked:
    """What somebody asks to change of themselves."""

    key: str
    employee: str
    row: str
    values: Mapping[str, str | None]
    reason: str
    actor: str
    held: int | None = None
    """Version of the row that it is asked of, if that matters."""


async def keep_own_edit(
    database: Database,
    sealer: Sealer,
    made: Tables,
    spec: EntitySpec,
    asked: Asked,
    *,
    most: int,
    keep: KeptOutcome | None,
) -> None:
    """Keep it, on the record, with the outcome for a retry; of one person one at a time.

    Raises Repeated where the same request was answered, Unmappable OWN_EDITS_TOO_MANY where `most`
    wait, VERSION_CONFLICT where the row is another one.
    """
    who = bytes.fromhex(asked.employee.replace("-", ""))
    await sealer.prepare([(who, spec[name].cls.key_group) for name in asked.values])
    async with database.transaction() as session:
        await session.execute(_SQL["turn"], asked.employee)
        if keep is not None:
            await first_of(session, keep)
        if await session.fetchval(_SQL["waiting_of"], asked.employee) >= most:
            raise Unmappable(
                "OWN_EDITS_TOO_MANY",
                "Too many of your changes wait already.",
                hint=f"{most} at most; withdraw one, or wait until one is decided.",
            )
        version, seen = await _counted(session, made, spec, asked.row, asked.values)
        if asked.held not in {None, version}:
            raise Unmappable(
                "VERSION_CONFLICT",
                "The row was changed meanwhile.",
                hint="Read it again and decide anew.",
            )
        await _write(session, sealer, spec, asked, seen)
        if keep is not None:
            await keep_outcome(session, keep)


async def _write(
    session: Session, sealer: Sealer, spec: EntitySpec, asked: Asked, seen: Mapping[str, int]
) -> None:
    who = bytes.fromhex(asked.employee.replace("-", ""))
    names, told = sorted(asked.values), orjson.dumps(dict(seen)).decode()
    head = (asked.key, asked.employee, spec.name, asked.row, names, told)
    await session.execute(_SQL["add"], *head, asked.reason, asked.actor)
    for name, text in asked.values.items():
        place, group = cell_row(asked.key, name), spec[name].cls.key_group
        sealed = None if text is None else sealer.seal(who, group, VALUE, place, text)
        await session.execute(_SQL["cell"], asked.key, name, sealed)
    detail: Any = {"edit": asked.key, "row": asked.row, "fields": names}
    await note(session, asked.actor, "own_edit.ask", spec.name, reason=asked.reason, detail=detail)


@dataclass(frozen=True)
class Among:
    """Among whose edits those are that somebody may know of; who it is decides the policy."""

    viewer: str | None
    """Employee id: their own, and of whom they manage."""
    fields: tuple[str, ...] = ()
    """`Entity.field`: of everybody those that touch one of them; none: not of everybody."""
    entities: tuple[str, ...] = ()
    """Legal entities of people whose edits may be among them."""
    departments: tuple[str, ...] = ()
    """The same of departments and all below."""


async def own_edits(
    database: Database, state: str, after: str | None, limit: int, among: Among
) -> list[OwnEdit]:
    """Those in a state, the latest first."""
    sql, values = statement(state, after, limit, among)
    return [_edit(row) for row in await database.writer.fetch(sql, *values)]


def statement(
    state: str, after: str | None, limit: int, among: Among
) -> tuple[str, tuple[Any, ...]]:
    """The SQL of a page and its values."""
    head = (state, after, limit, among.viewer)
    if among.fields:
        return _SQL["listed"], (*head, list(among.fields))
    return _SQL["listed_of"], (*head, list(among.entities), list(among.departments))


async def own_edit(database: Database, key: str) -> OwnEdit | None:
    """The one of that id."""
    row = await database.writer.fetchrow(_SQL["one"], key)
    return None if row is None else _edit(row)


async def values_of(
    database: Database, sealer: Sealer, edits: Sequence[OwnEdit]
) -> dict[str, dict[str, str | None]]:
    """Edit → field → what it is to be, of those whose keys are there."""
    found: dict[str, dict[str, str | None]] = {}
    for row in await database.writer.fetch(_SQL["cells"], [one.id for one in edits]):
        sealed = row["value"]
        place = cell_row(row["edit_id"], row["field"])
        text = None if sealed is None else sealer.open(VALUE, place, sealed)
        if not isinstance(text, Erased):
            found.setdefault(row["edit_id"], {})[row["field"]] = text
    return found


async def counters(
    session: Session, made: Tables, spec: EntitySpec, row: str, names: Mapping[str, object]
) -> dict[str, int]:
    """Group of these fields → how often it has changed."""
    return (await _counted(session, made, spec, row, names))[1]


async def _counted(
    session: Session, made: Tables, spec: EntitySpec, row: str, names: Mapping[str, object]
) -> tuple[int, dict[str, int]]:
    """The row's version, and group of these fields → how often it had changed then."""
    table = made.main[spec.name]
    query = f"select version, changes::text as changes from hub.{table.name} where id = $1"
    found = await session.fetchrow(query, row)
    held: dict[str, int] = orjson.loads(found["changes"]) if found and found["changes"] else {}
    counts = {group: held.get(group, 0) for group in sorted(groups_of(spec, names))}
    return (found["version"] if found else 0), counts


async def decide(session: Session, one: OwnEdit, state: str, *, actor: str, reason: str) -> bool:
    """Settle it, on the record, in the session's transaction; False: it was decided before."""
    if await session.fetchval(_SQL["decide"], one.id, state, actor, reason) is None:
        return False
    await session.execute(_SQL["empty"], one.id)
    verb = {APPROVED: "approve", REJECTED: "reject", WITHDRAWN: "withdraw"}[state]
    detail: Any = {"edit": one.id, "row": one.row_id, "asked": one.asked_by}
    await note(session, actor, f"own_edit.{verb}", one.entity, reason=reason or None, detail=detail)
    return True


def _edit(row: Any) -> OwnEdit:
    told = dict(row)
    return OwnEdit(**{**told, "fields": tuple(told["fields"]), "seen": orjson.loads(told["seen"])})
