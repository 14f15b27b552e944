"""Whether a database has the schema of this release; a light look, without the migration tools."""

from pathlib import Path
from typing import Any, Final

import asyncpg
from sqlalchemy import Table

from hub.auth.printed import digest
from hub.errors import Refused
from hub.schema.model import Model
from hub.schema.record import Json
from hub.store.state import remembered
from hub.store.tables import SCHEMA, Tables, tables

MIGRATIONS: Final = Path(__file__).parent / "migrations"
VERSION_TABLE: Final = "hub_version"
POLICY: Final = "policy"
"""Under this name the database remembers the policy that it was prepared for."""


def head() -> str:
    """The last step: steps are numbered by the first four characters of their file names."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def check(dsn: str, model: Model) -> None:
    """Raise Refused unless the database has this release's schema and the company's columns."""
    connection = await asyncpg.connect(dsn)
    try:
        current = await _revision(connection)
        missing = await missing_columns(connection, tables(model))
        policy = await _policy(connection, current)
    finally:
        await connection.close()
    if current != head():
        raise Refused(
            "SCHEMA_OUTDATED",
            "The database has another schema than this release.",
            detail=f"database {current or 'empty'}, release {head()}",
            hint="Run `hub migrate`.",
        )
    if missing:
        raise Refused(
            "SCHEMA_OUTDATED",
            "The company's fields have no columns yet.",
            detail=", ".join(f"{table.name}.{name}" for table, name in missing),
            hint="Run `hub migrate`.",
        )

    if policy not in {None, digest(model)}:
        raise Refused(
            "POLICY_UNAPPLIED",
            "The access policy is another than the one that was last taken into use.",
            hint="Read `hub access diff`, then run `hub migrate`.",
        )


async def _policy(connection: "asyncpg.Connection[Any]", current: str | None) -> Json:
    """Digest of the policy in use, by which the second wall was built; None before the first."""
    return None if current is None else await remembered(connection, POLICY)


async def _revision(connection: "asyncpg.Connection[Any]") -> str | None:
    if await connection.fetchval("select to_regclass('public.' || $1)", VERSION_TABLE) is None:
        return None
    found: str | None = await connection.fetchval(f"select version_num from public.{VERSION_TABLE}")
    return found


async def missing_columns(
    connection: "asyncpg.Connection[Any]", made: Tables
) -> list[tuple[Table, str]]:
    """Columns of the model that the database does not have."""
    rows = await connection.fetch(
        "select table_name, column_name from information_schema.columns where table_schema = $1",
        SCHEMA,
    )
    there = {(row["table_name"], row["column_name"]) for row in rows}
    return [
        (table, column.name)
        for table in made.metadata.tables.values()
        for column in table.columns
        if (table.name, column.name) not in there
    ]
