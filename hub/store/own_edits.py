"""Edits of one's own data until they are decided: everything that changes one lives here.

Values lie sealed under their author, each under its field's group of keys, and go with the
decision.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.schema.model import EntitySpec
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.landing.counters import groups_of
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.tables import Tables
from hub.store.uuid7 import uuid7

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


async def keep_own_edit(
    database: Database,
    sealer: Sealer,
    made: Tables,
    spec: EntitySpec,
    *,
    employee: str,
    row: str,
    values: Mapping[str, str | None],
    reason: str,
    actor: str,
) -> str:
    """Keep it, on the record; its id."""
    key, who = uuid7(), bytes.fromhex(employee.replace("-", ""))
    await sealer.prepare([(who, spec[name].cls.key_group) for name in values])
    async with database.transaction() as session:
        seen = await counters(session, made, spec, row, values)
        told = orjson.dumps(dict(seen)).decode()
        names = sorted(values)
        await session.execute(
            _SQL["add"], key, employee, spec.name, row, names, told, reason, actor
        )
        for name, text in values.items():
            place = cell_row(key, name)
            group = spec[name].cls.key_group
            sealed = None if text is None else sealer.seal(who, group, VALUE, place, text)
            await session.execute(_SQL["cell"], key, name, sealed)
        detail: Any = {"edit": key, "row": row, "fields": names}
        await note(session, actor, "own_edit.ask", spec.name, reason=reason, detail=detail)
    return key


async def waiting_of(database: Database, employee: str) -> int:
    """How many of theirs wait."""
    return int(await database.writer.fetchval(_SQL["waiting_of"], employee))


async def own_edits(database: Database, state: str, after: str | None, limit: int) -> list[OwnEdit]:
    """Those in a state, the latest first."""
    return [_edit(row) for row in await database.writer.fetch(_SQL["listed"], state, after, limit)]


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
    table = made.main[spec.name]
    known = await session.fetchval(f"select changes::text from hub.{table.name} where id = $1", row)
    held: dict[str, int] = orjson.loads(known) if known else {}
    return {group: held.get(group, 0) for group in sorted(groups_of(spec, names))}


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
