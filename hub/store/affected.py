"""Whom rows of a stream are about: people, their departments, periods of pay."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson

from hub.schema.model import EntitySpec, Field, Model
from hub.store.connection import Database
from hub.store.landing.desk import Connection
from hub.store.tables import Tables, field_columns

PAY = "PAY"


@dataclass
class Affected:
    """What hangs on rows that differ."""

    people: set[str] = field(default_factory=set)
    departments: int = 0
    """Where those people work today."""
    periods: set[str] = field(default_factory=set)
    """Months of pay, `2026-01`."""


async def affected(
    database: Database,
    made: Tables,
    model: Model,
    stream_id: int,
    rows: dict[str, set[tuple[str, str]]],
) -> Affected:
    """Of rows by entity, as (record key, row key) of the stream; those that landed count."""
    found = Affected()
    async with database.writer.acquire() as connection:
        for entity, keys in rows.items():
            spec = model[entity]
            subject = _subject(spec)
            if subject is not None:
                people = await _column(connection, made, spec, stream_id, keys, f"t.{subject}")
                found.people |= people
            month = _month(spec, model)
            if month is not None:
                found.periods |= await _column(connection, made, spec, stream_id, keys, *month)
        found.departments = await connection.fetchval(
            "select count(distinct department_id) from hub.employee where id = any($1::uuid[])",
            list(found.people),
        )
    return found


async def _column(
    connection: Connection,
    made: Tables,
    spec: EntitySpec,
    stream_id: int,
    keys: Iterable[tuple[str, str]],
    column: str,
    joined: str = "",
) -> set[str]:
    """Distinct values of a column over the open rows that these mapped rows make."""
    table = made.main[spec.name].fullname
    record_keys = orjson.dumps(sorted({record for record, _ in keys})).decode()
    own = "in (select json_array_elements_text($2::json))"
    if spec.owned:
        source = f"{table} t {joined} where t.stream_id = $1 and t.record_key {own}"
    else:
        source = (
            f"hub.mapped_record m join {table} t on t.id = m.row_id {joined} "
            f"where m.stream_id = $1 and m.entity = $3 and m.record_key {own}"
        )
    arguments: list[Any] = [stream_id, record_keys, *([] if spec.owned else [spec.name])]
    query = f"select distinct {column}::text from {source} and {column} is not null"
    return {row[0] for row in await connection.fetch(query, *arguments)}


def _subject(spec: EntitySpec) -> str | None:
    if spec.subject is None:
        return None
    return "id" if spec.subject == "self" else field_columns(spec[spec.subject])[0]


def _month(spec: EntitySpec, model: Model) -> tuple[str, ...] | None:
    """The column of a period of pay: the row's own, or that of the row it belongs to."""
    if not any(one.cls.name == PAY for one in spec.fields.values()):
        return None
    own = _first_month(spec)
    if own is not None:
        return (f"t.{field_columns(own)[0]}",)
    for one in spec.fields.values():
        if one.kind.target and one.required and one.name != spec.subject:
            above = model[one.kind.target]
            month = _first_month(above)
            if month is not None:
                link = field_columns(one)[0]
                join = f"join hub.{above.table} p on p.id = t.{link}"
                return (f"p.{field_columns(month)[0]}", join)
    return None


def _first_month(spec: EntitySpec) -> Field | None:
    return next((one for one in spec.fields.values() if one.kind.graph == "YearMonth"), None)
