"""Bring a database to the schema of this release.

The steps stand in `migrations/versions`; the test in tests/migration holds their sum equal to the
tables that derive from the model. What a company adds by its own file (columns) is added after
the steps, and only ever added.
"""

import asyncio
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, pool
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.schema import CreateColumn

from hub.auth.printed import digest
from hub.schema.model import Model
from hub.store.acts import note
from hub.store.schema_version import MIGRATIONS, POLICY, missing_columns
from hub.store.state import remember, remembered
from hub.store.tables import SCHEMA, Tables, tables
from hub.store.terms import edits, store_terms, with_edits
from hub.store.wall import build_wall


async def upgrade(
    dsn: str, model: Model, *, wall_of_rows: bool = False, operator: str = "migration"
) -> None:
    """Run what is missing, add the company's columns, store the vocabularies, build the wall.

    A policy that is another than before is on the record, with the operator's name.
    """
    made = tables(model)
    await with_connection(dsn, _upgrade)
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await _add_company_columns(connection, made)
            edited = with_edits(model.vocabularies, await edits(connection))
            await store_terms(connection, edited.values())
            await build_wall(connection, model, rows=wall_of_rows)
            await _take_policy(connection, model, operator)
    finally:
        await connection.close()


async def _take_policy(connection: "asyncpg.Connection[Any]", model: Model, operator: str) -> None:
    before, now = await remembered(connection, POLICY), digest(model)
    if before == now:
        return
    await remember(connection, POLICY, now)
    if before is not None:
        detail = {"policy": now, "before": before}
        await note(connection, operator, "access.policy", "AccessPolicy", detail=detail)


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


def run(dsn: str, model: Model) -> None:
    """`upgrade` from synchronous code."""
    asyncio.run(upgrade(dsn, model))
