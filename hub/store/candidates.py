"""Whoever may have a way to a row, before any of them is weighed."""

from typing import Final

from sqlalchemy import bindparam, select

from hub.schema.model import EntitySpec
from hub.store.connection import Database
from hub.store.landing.copying import prepared
from hub.store.queries import queries
from hub.store.tables import Tables

_SQL: Final = queries("candidates.sql")


async def candidates(
    database: Database, made: Tables, spec: EntitySpec, row: str
) -> list[tuple[str, bool]]:
    """(id, whether an employee), each once: whom the row is about, managers, holders of grants."""
    found = []
    if spec.subject is not None:
        table = made.main[spec.name]
        about = table.c["id" if spec.subject == "self" else f"{spec.subject}_id"]
        query = select(about).where(table.c.id == bindparam("row", type_=table.c.id.type))
        person = await database.writer.fetchval(*prepared(query, {"row": row}))
        found = [(one["id"], True) for one in await database.writer.fetch(_SQL["above"], person)]
    held = await database.writer.fetch(_SQL["holders"])
    found += [(one["id"], one["employee"]) for one in held]
    return list(dict.fromkeys(found))
