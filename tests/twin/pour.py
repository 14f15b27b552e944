"""A world put straight into the tables, by statements of the tests' own."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import asyncpg
import orjson

from hub.schema.model import EntitySpec, Field
from hub.store.sealing.seal import Place, Sealer
from hub.store.search import lexemes, sort_key, tsvector
from hub.store.tables import Tables
from tests.twin.world import Row, World

_RECORDED = "[2026-01-01,)"


async def pour(
    connection: "asyncpg.Connection[Any]",
    world: World,
    made: Tables,
    sealer: Sealer,
    images: Mapping[str, Sequence[Row]] = MappingProxyType({}),
) -> None:
    """Write all rows of the world, images that they superseded, and what is derived from them."""
    wanted = {
        (_id_bytes(_subject(spec, row)), one.cls.key_group)
        for spec in world.model
        for row in (*world.rows[spec.name], *images.get(spec.name, ()))
        for one in spec.fields.values()
        if one.kind.sealed and row[one.name] is not None
    }
    await sealer.prepare(wanted)
    for spec in world.model:
        for private in (False, True):
            rows = world.rows[spec.name]
            await _table(connection, made, sealer, spec, rows, "", private=private)
            former = images.get(spec.name, ())
            await _table(connection, made, sealer, spec, former, "_history", private=private)
    await _derived(connection, world)
    await _accounts(connection, world)
    await connection.execute("analyze")


def _id_bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))


def _subject(spec: EntitySpec, row: Row) -> str:
    return str(row["id"] if spec.subject in {None, "self"} else row[spec.subject])


async def _table(
    connection: "asyncpg.Connection[Any]",
    made: Tables,
    sealer: Sealer,
    spec: EntitySpec,
    rows: Sequence[Row],
    suffix: str,
    *,
    private: bool,
) -> None:
    fields = [one for one in spec.fields.values() if spec.is_private(one) == private]
    if private and not fields:
        return
    table = (made.private if private else made.main)[spec.name].name
    lines = [_line(table, sealer, spec, fields, row, private) for row in rows]
    names = list(lines[0]) if lines else []
    marks = ", ".join(f"${place}{_cast(name)}" for place, name in enumerate(names, start=1))
    if lines:
        columns = ", ".join(f'"{name}"' for name in names)
        await connection.executemany(
            f"insert into hub.{table}{suffix} ({columns}) values ({marks})",
            [list(line.values()) for line in lines],
        )


def _cast(name: str) -> str:
    return {"recorded": "::text::tstzrange", "search": "::text::tsvector"}.get(name, "")


def _line(
    table: str,
    sealer: Sealer,
    spec: EntitySpec,
    fields: Sequence[Field],
    row: Row,
    private: bool,
) -> dict[str, Any]:
    recorded = row.get("recorded", _RECORDED)
    line: dict[str, Any] = {"id": row["id"], "version": row["version"], "recorded": recorded}
    for one in fields:
        line |= _cell(table, sealer, spec, one, row)
    if private:
        return line
    line["pending"] = None if row["pending"] is None else orjson.dumps(row["pending"]).decode()
    line["closed_at"] = datetime(2026, 1, 1, tzinfo=UTC) if row["closed"] else None
    if not spec.owned:
        line["changes"] = orjson.dumps(row["changes"]).decode() if row["changes"] else None
    if spec.owned:
        line |= {"stream_id": 1, "record_key": row["id"], "row_key": row["id"]}
        line |= {"mapping_version": 1, "content_hash": b"\x00"}
    if spec.subject == "self":
        names = (row["legal_name"], row["preferred_name"], row["latin_name"])
        line["search"] = tsvector(lexemes(names, row["number"], row["work_email"]))
    return line


def _cell(table: str, sealer: Sealer, spec: EntitySpec, one: Field, row: Row) -> dict[str, Any]:
    """The columns of one cell."""
    value, name = row[one.name], one.column
    if one.kind.sealed:
        found = {f"{name}_sealed": None if value is None else _seal(table, sealer, spec, one, row)}
        if len(one.kind.columns) > 1:
            place = Place(table, name)
            found[f"{name}_index"] = None if value is None else sealer.blind_index(place, value)
        return found
    match one.kind.name:
        case "Name":
            return {name: value, f"{name}_sort": None if value is None else sort_key(value)}
        case "Instant":
            zone = None if value is None else "UTC"
            return {name: value, f"{name}_zone": zone, f"{name}_text": zone}
        case "Money":
            minor, currency = value or (None, None)
            return {f"{name}_minor": minor, f"{name}_currency": currency}
        case "Link":
            return {f"{name}_id": value}
    return {name: value}


def _seal(table: str, sealer: Sealer, spec: EntitySpec, one: Field, row: Row) -> bytes:
    place = Place(table, one.column)
    subject, key = _id_bytes(_subject(spec, row)), _id_bytes(row["id"])
    return sealer.seal(subject, one.cls.key_group, place, key, row[one.name])


async def _derived(connection: "asyncpg.Connection[Any]", world: World) -> None:
    await connection.executemany(
        "insert into hub.management (manager_id, employee_id, direct, acting)"
        " values ($1, $2, $3, $4)",
        [(*pair, direct, pair not in world.management) for pair, direct in world.standing.items()],
    )
    await connection.executemany(
        "insert into hub.department_tree (ancestor_id, department_id, depth) values ($1, $2, $3)",
        list(world.tree()),
    )


async def _accounts(connection: "asyncpg.Connection[Any]", world: World) -> None:
    """What an outside system calls a person."""
    for system in sorted({system for system, _ in world.accounts}):
        stream = await connection.fetchval(
            """
            with made as (
                insert into hub.connection (id, name, connector, config, created_by)
                values (gen_random_uuid(), $1, 'files', '{}', 'test') returning id
            )
            insert into hub.stream (connection_id, name, mode)
            select id, 'people', 'snapshot' from made returning id
            """,
            system,
        )
        await connection.executemany(
            """
            insert into hub.mapped_record (stream_id, entity, row_key, record_key, row_id, fields,
                                           precedence, mapping_version, hash)
            values ($1, 'Employee', $2, $2, $3, '{}', 1, 1, '\\x00')
            """,
            [(stream, key, row) for (name, key), row in world.accounts.items() if name == system],
        )
