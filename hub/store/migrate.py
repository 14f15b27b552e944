"""Bring a database to the schema of this release.

The steps stand in `migrations/versions`; the test in tests/migration holds their sum equal to the
tables that derive from the model. What a company adds by its own file (columns) is added after
the steps, and only ever added.
"""

import asyncio
from typing import Any

import asyncpg
import orjson
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, pool
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.schema import CreateColumn

from hub.schema.model import Model
from hub.store.schema_version import MIGRATIONS, missing_columns
from hub.store.tables import SCHEMA, Tables, tables


async def upgrade(dsn: str, model: Model) -> None:
    """Run what is missing, add the company's columns, store the vocabularies."""
    made = tables(model)
    await with_connection(dsn, _upgrade)
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await _add_company_columns(connection, made)
            await _store_terms(connection, model)
    finally:
        await connection.close()


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")


async def with_connection(dsn: str, work: Any) -> Any:
    """Run synchronous work on a connection as Alembic needs it."""
    engine = create_async_engine(
        dsn.replace("postgresql://", "postgresql+asyncpg://", 1), poolclass=pool.NullPool
    )
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def _add_company_columns(connection: "asyncpg.Connection[Any]", made: Tables) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
    for table, name in await missing_columns(connection, made):
        column = CreateColumn(table.c[name]).compile(dialect=dialect)
        await connection.execute(f"alter table {SCHEMA}.{table.name} add column {column}")


async def _store_terms(connection: "asyncpg.Connection[Any]", model: Model) -> None:
    """Vocabularies that ship are kept equal to their files; codes are never removed."""
    rows = [
        (
            vocabulary.name,
            term.code,
            term.rank,
            term.label["en"],
            term.label["zh"],
            term.broader,
            _ancestors(vocabulary, term.code),
            term.active,
            orjson.dumps(
                [{"system": one.system, "code": one.code} for one in term.codings]
            ).decode(),
        )
        for vocabulary in model.vocabularies.values()
        for term in vocabulary.terms
    ]
    await connection.executemany(
        """
        insert into hub.term (vocabulary, code, rank, label_en, label_zh, broader, ancestors,
                              active, codings)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (vocabulary, code) do update set
            rank = excluded.rank, label_en = excluded.label_en, label_zh = excluded.label_zh,
            broader = excluded.broader, ancestors = excluded.ancestors,
            active = excluded.active, codings = excluded.codings
        """,
        rows,
    )


def _ancestors(vocabulary: Any, code: str) -> list[str]:
    """The term itself and all broader ones."""
    found: list[str] = []
    here: str | None = code
    while here and here not in found:
        found.append(here)
        here = vocabulary.term(here).broader
    return found


def run(dsn: str, model: Model) -> None:
    """`upgrade` from synchronous code."""
    asyncio.run(upgrade(dsn, model))
