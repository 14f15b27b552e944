"""What is remembered of somebody who is erased: blind indexes, by which they are known again."""

from base64 import b64decode
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import orjson

from hub.schema.model import EntitySpec, Field, Model
from hub.schema.retention import people
from hub.store.landing.desk import Connection
from hub.store.landing.erased import is_identity
from hub.store.landing.marks import IDENTITY, named_mark, record_mark, value_mark
from hub.store.landing.places import mapped_place, place_of
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer
from hub.store.subject.person import all_tables_of
from hub.store.tables import Tables

_SQL: Final = queries("subject_person.sql")
_NAME: Final = ("Employee", "legal_name")
_FOUND_BY: Final = ("number", "work_email")
"""Plain fields by which records of other systems find people."""


async def marks_of(session: Connection, made: Tables, model: Model, sealer: Sealer) -> list[bytes]:
    """Marks of the person laid out: their records, numbers, addresses, names with numbers."""
    found = {
        record_mark(sealer, row["stream_id"], row["record_key"])
        for row in await session.fetch(_SQL["of_records"])
    }
    said = await _said(session, made, model, sealer)
    for (entity, name), values in said.items():
        one = model[entity][name]
        by = IDENTITY if is_identity(one) else name
        found |= {value_mark(sealer, by, value) for value in values if (entity, name) != _NAME}
    numbers = {value for (_, name), values in said.items() if name == "number" for value in values}
    found |= {
        named_mark(sealer, name, number) for name in said.get(_NAME, ()) for number in numbers
    }
    return sorted(found)


async def _said(
    session: Connection, made: Tables, model: Model, sealer: Sealer
) -> dict[tuple[str, str], set[str]]:
    """(Entity, field) → whatever was said of it, by anybody, at any time."""
    found: dict[tuple[str, str], set[str]] = {}
    for spec in people(model):
        for one in _telling(spec):
            values = found.setdefault((spec.name, one.name), set())
            column = f"{one.column}{one.kind.main.suffix}"
            for table in all_tables_of(made, spec):
                if column in table.c:
                    rows = await session.fetch(
                        f"select id, {column} as said from hub.{table.name} where {column} "
                        "is not null and id in (select id from person_row where entity = $1)",
                        spec.name,
                    )
                    place = place_of(made, spec, one)
                    opened = (_opened(sealer, place, one, row) for row in rows)
                    values |= {value for value in opened if isinstance(value, str)}
            values |= {value async for value in _mapped(session, sealer, spec, one)}
    return found


def _telling(spec: EntitySpec) -> Iterator[Field]:
    for one in spec.fields.values():
        by = one.name in _FOUND_BY and spec.name in {"Employee", "Employment"}
        if by or is_identity(one) or (spec.name, one.name) == _NAME:
            yield one


def _opened(sealer: Sealer, place: Any, one: Field, row: Any) -> Any:
    return sealer.open(place, row["id"].bytes, row["said"]) if one.kind.sealed else row["said"]


async def _mapped(
    session: Connection, sealer: Sealer, spec: EntitySpec, one: Field
) -> AsyncIterator[str]:
    rows = await session.fetch(
        "select row_id, (fields -> $2)::text as said from hub.mapped_record "
        "where entity = $1 and row_id in (select id from person_row where entity = $1)",
        spec.name,
        one.name,
    )
    for row in rows:
        value = None if row["said"] is None else orjson.loads(row["said"])
        if isinstance(value, str) and one.kind.sealed:
            value = sealer.open(mapped_place(spec, one), row["row_id"].bytes, b64decode(value))
        if isinstance(value, str):
            yield value
