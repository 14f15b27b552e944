"""What is written of rows: their values as canonical text, and how linked rows are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import ARRAY, ColumnElement, Select, String, and_, bindparam, case, cast, func, or_
from sqlalchemy import select as sql_select
from sqlalchemy.dialects.postgresql import UUID

from hub.schema.model import EntitySpec, State
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.landing.places import RAW_BODY
from hub.store.landing.raw import Kept, unpacked
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Sealer, row_in_block
from hub.store.tables import Tables

_SQL: Final = queries("deliveries.sql")
_PATHS: Final = """
select t.department_id::text as id, string_agg(a.name, '/' order by t.depth desc) as name
from hub.department_tree t
join hub.department a on a.id = t.ancestor_id
join hub.department d on d.id = t.department_id
where d.closed_at is null
group by t.department_id
"""


@dataclass(frozen=True)
class WritableRow:
    """One row: field or state → canonical text, links as ids; what waits is left out."""

    id: str
    values: Mapping[str, str | None]


async def writable_rows(
    database: Database,
    made: Tables,
    spec: EntitySpec,
    names: Sequence[str],
    ids: Sequence[str] | None = None,
) -> list[WritableRow]:
    """Rows with the fields and states of these names, closed ones too; `ids` None: all."""
    statement = _statement(made, spec, names, some=ids is not None)
    arguments = {} if ids is None else {"ids": list(ids)}
    rows = await database.writer.fetch(*prepared(statement, arguments))
    found = []
    for row in rows:
        waits = {cell["field"] for cell in orjson.loads(row["pending"] or "[]")}
        lacking = waits & {*names, *(_column_of(spec, one) for one in names)}
        values = {
            one: row[f"v{at}"]
            for at, one in enumerate(names)
            if one not in lacking and _column_of(spec, one) not in lacking
        }
        found.append(WritableRow(row["id"], values))
    return found


async def names_of(database: Database, made: Tables, spec: EntitySpec, by: str) -> dict[str, str]:
    """Id → what a row is called by that field (or `id`, or `path` from the root of the tree)."""
    if by == "path":
        rows = await database.writer.fetch(_PATHS)
        return {row["id"]: row["name"] for row in rows}
    table = made.main[spec.name]
    if by == "id":
        shown: ColumnElement[str] = cast(table.c.id, String)
    else:
        one = spec[by]
        shown = cast(table.c[f"{one.column}{one.kind.main.suffix}"], String)
    chosen: list[Any] = [cast(table.c.id, String).label("id"), shown.label("name")]
    query = sql_select(*chosen).where(table.c.closed_at.is_(None), shown.is_not(None))
    rows = await database.writer.fetch(*prepared(query, {}))
    return {row["id"]: row["name"] for row in rows}


async def linking(
    session: Any, made: Tables, spec: EntitySpec, links: Mapping[str, str], ids: Sequence[str]
) -> list[str]:
    """Rows of an entity that link to one of these; `links` is field → how it is named.

    What is named by its path is called otherwise when a row above it is.
    """
    found: dict[str, None] = {}
    for name, by in links.items():
        below = list(ids)
        if by == "path":
            below += [row["id"] for row in await session.fetch(_SQL["under"], list(ids))]
        table = made.main[spec.name]
        link = table.c[f"{spec[name].column}{spec[name].kind.main.suffix}"]
        wanted = bindparam("ids", type_=ARRAY(UUID(as_uuid=False)))
        chosen: list[Any] = [cast(table.c.id, String).label("id")]
        query = sql_select(*chosen).where(link == func.any(wanted))
        rows = await session.fetch(*prepared(query, {"ids": below}))
        found.update(dict.fromkeys(row["id"] for row in rows))
    return list(found)


async def accounts_of(
    database: Database, stream_id: int, entity: str, ids: Sequence[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Row → the keys of its records in a stream."""
    rows = await database.writer.fetch(
        _SQL["accounts"], stream_id, entity, None if ids is None else list(ids)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row["row_id"]] = (*found.get(row["row_id"], ()), row["record_key"])
    return found


async def kept_of(
    database: Database, sealer: Sealer, stream_id: int, keys: Sequence[str]
) -> dict[str, Kept]:
    """The records that are kept under these keys; what was erased is left out."""
    rows = await database.writer.fetch(_SQL["kept_of"], stream_id, list(keys))
    bodies = sealer.open_bytes_many(
        RAW_BODY,
        [row_in_block(row["pack"].bytes, row["place"]) for row in rows],
        [row["body"] for row in rows],
    )
    return {
        row["record_key"]: Kept(
            row["record_key"],
            unpacked(body),
            row["state"],
            row["subject"],
            row["mapping_version"],
        )
        for row, body in zip(rows, bodies, strict=True)
        if body is not None and not isinstance(body, Erased)
    }


def _column_of(spec: EntitySpec, name: str) -> str:
    """The field that a state tests; of a field, itself."""
    return spec.states[name].column if name in spec.states else name


def _statement(made: Tables, spec: EntitySpec, names: Sequence[str], *, some: bool) -> Select[Any]:
    table = made.main[spec.name]
    shown = [_shown(made, spec, name).label(f"v{at}") for at, name in enumerate(names)]
    query: Select[Any] = sql_select(cast(table.c.id, String).label("id"), table.c.pending, *shown)
    if some:
        ids = bindparam("ids", type_=ARRAY(UUID(as_uuid=False)))
        query = query.where(table.c.id == func.any(ids))
    return query.order_by(table.c.id)


def _shown(made: Tables, spec: EntitySpec, name: str) -> ColumnElement[Any]:
    table = made.main[spec.name]
    if name in spec.states:
        return _state(made, spec, spec.states[name])
    one = spec[name]
    found = table.c[f"{one.column}{one.kind.main.suffix}"]
    if one.kind.name == "Bool":
        return case((found.is_(None), None), (found, "t"), else_="f")
    return cast(found, String)


def _state(made: Tables, spec: EntitySpec, state: State) -> ColumnElement[Any]:
    """`t` or `f`; a row that no source states any more is in no state."""
    table = made.main[spec.name]
    value = table.c[spec[state.column].column]
    holds = and_(table.c.closed_at.is_(None), or_(*(value == code for code in state.codes)))
    unknown = and_(table.c.closed_at.is_(None), value.is_(None))
    return case((unknown, None), (holds, "t"), else_="f")
