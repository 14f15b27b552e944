"""Where anything refers to a person, by plain SQL over whatever tables there are.

It shares no code with the hub and knows no table by name but three: who was merged with whom,
which batch an entry of the outbox is of, and what a record is kept under. A row refers to the
person if any of its columns, as text, holds one of their ids, an id of a row that has one of them
in a column `employee_id`, or the key of a record that such a row was made from.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg

Key = tuple[tuple[str, str], ...]
_TABLES: Final = """
select c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       coalesce((select array(select a.attname::text from unnest(i.indkey) k
                              join pg_attribute a on a.attrelid = c.oid and a.attnum = k)
                 from pg_index i where i.indrelid = c.oid and i.indisprimary), '{}') as key
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'hub' and c.relkind in ('r', 'p')
order by 1
"""
_MERGED: Final = """
with recursive own (id) as (
    select $1::uuid
    union
    select m.merged_id from own o join hub.identity_merge m on m.survivor_id = o.id
    where m.undone_at is null
)
select id::text from own
"""


@dataclass
class Found:
    """Rows that refer to the person: table → what they say, as JSON of Postgres."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    """Table → columns of its primary key."""
    ids: set[str] = field(default_factory=set)


async def refers(dsn: str, person: str) -> Found:
    """Look through every table of the schema."""
    connection = await asyncpg.connect(dsn)
    try:
        return await _refers(connection, person)
    finally:
        await connection.close()


async def _refers(connection: "asyncpg.Connection[Any]", person: str) -> Found:
    found = Found(ids={row[0] for row in await connection.fetch(_MERGED, person)})
    tables = await connection.fetch(_TABLES)
    needles = set(found.ids)
    for table in tables:
        if {"id", "employee_id"} <= set(table["columns"]):
            needles |= {
                row[0]
                for row in await connection.fetch(
                    f"select id::text from hub.{table['name']} where employee_id = any($1::uuid[])",
                    list(found.ids),
                )
            }
    records = await _records(connection, tables, needles)
    for table in tables:
        rows = await _rows(connection, table, needles, records)
        if rows:
            found.rows[table["name"]] = rows
            found.keys[table["name"]] = list(table["key"])
    batches = [one["batch"] for one in found.rows.get("outbox", [])]
    for row in await connection.fetch(
        "select to_jsonb(a)::text from hub.audit a where batch = any($1::uuid[])", batches
    ):
        said = json.loads(row[0])
        if said not in found.rows["audit"]:
            found.rows["audit"].append(said)
    return found


async def _records(
    connection: "asyncpg.Connection[Any]", tables: list[Any], needles: set[str]
) -> set[tuple[int, str]]:
    """(stream, key) of records that rows of the person were made from."""
    records: set[tuple[int, str]] = set()
    for table in tables:
        if {"stream_id", "record_key"} <= set(table["columns"]):
            column = "row_id" if "row_id" in table["columns"] else "subject"
            column = column if column in table["columns"] else "employee_id"
            rows = await connection.fetch(
                f"select stream_id, record_key from hub.{table['name']} "
                f"where {column} = any($1::uuid[])",
                list(needles),
            )
            records |= {(row[0], row[1]) for row in rows}
    return records


async def _rows(
    connection: "asyncpg.Connection[Any]",
    table: Any,
    needles: set[str],
    records: set[tuple[int, str]],
) -> list[dict[str, Any]]:
    said = "exists (select from unnest($1::text[]) n where t::text like '%' || n || '%')"
    values: list[Any] = [list(needles)]
    if {"stream_id", "record_key"} <= set(table["columns"]):
        said += " or (stream_id, record_key) in (select * from unnest($2::int[], $3::text[]))"
        values += [[one for one, _ in records], [key for _, key in records]]
    rows = await connection.fetch(
        f"select to_jsonb(t)::text from hub.{table['name']} t where {said}", *values
    )
    return [json.loads(row[0]) for row in rows]


async def tables_with(dsn: str, text: str) -> list[str]:
    """Tables in which any row, written as text, holds this text."""
    connection = await asyncpg.connect(dsn)
    try:
        names = [row["name"] for row in await connection.fetch(_TABLES)]
        return [
            name
            for name in names
            if await connection.fetchval(
                f"select exists (select from hub.{name} t where t::text like '%' || $1 || '%')",
                text,
            )
        ]
    finally:
        await connection.close()
