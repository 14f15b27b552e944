"""The database's schema is the sum of the migrations, and equals what derives from the model."""

from pathlib import Path

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, text

from hub.errors import Refused
from hub.schema.company import extended
from hub.schema.shipped import shipped
from hub.store import migrate
from hub.store.schema_version import check
from hub.store.tables import tables

COMPANY = """
hub: company/1
version: "1"
fields:
  - entity: Employee
    name: badge_colour
    kind: Text
    class: DIRECTORY
    label: {en: Badge colour, zh: 工牌颜色}
  - entity: Employee
    name: shoe_size
    kind: SealedText
    class: HOME
    label: {en: Shoe size, zh: 鞋码}
"""


def differences(connection: Connection) -> list[object]:
    options = {
        "include_schemas": True,
        "include_name": lambda name, kind, _: kind != "schema" or name == "hub",
        "version_table_schema": "public",
        "version_table": "hub_version",
        "compare_type": True,
    }
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, tables(shipped()).metadata))


async def test_migrations_equal_the_tables_of_the_model(database: str) -> None:
    """Autogenerate finds nothing to do."""
    assert await migrate.with_connection(database, differences) == []


async def test_an_empty_database_is_refused_with_a_hint(empty_database: str) -> None:
    with pytest.raises(Refused) as refused:
        await check(empty_database, shipped())
    assert refused.value.code == "SCHEMA_OUTDATED"
    assert refused.value.hint is not None
    assert "hub migrate" in refused.value.hint


async def test_upgrade_twice_changes_nothing(database: str) -> None:
    await migrate.upgrade(database, shipped())
    await check(database, shipped())


async def test_company_fields_get_columns_and_are_missed_before(
    database: str, tmp_path: Path
) -> None:
    """A company's field is a column of the table and of its history, sealed kinds sealed."""
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    model = extended(shipped(), tmp_path / "company.yaml")
    with pytest.raises(Refused, match="SCHEMA_OUTDATED"):
        await check(database, model)
    await migrate.upgrade(database, model)
    await check(database, model)
    connection = await asyncpg.connect(database)
    found = await connection.fetch(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema = 'hub' and column_name like 'c\\_%' order by 1, 2"
    )
    await connection.close()
    assert [tuple(row) for row in found] == [
        ("employee", "c_badge_colour", "text"),
        ("employee_history", "c_badge_colour", "text"),
        ("employee_private", "c_shoe_size_sealed", "bytea"),
        ("employee_private_history", "c_shoe_size_sealed", "bytea"),
    ]


async def test_the_reading_role_owns_nothing_and_cannot_write(database: str) -> None:
    connection = await asyncpg.connect(database, server_settings={"role": "hub_reader"})
    owned = await connection.fetchval(
        "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner"
        " where r.rolname = 'hub_reader'"
    )
    assert owned == 0
    for statement in (
        "delete from hub.employee",
        "select * from hub.raw_record",
        "select * from hub.raw_pack",
        "select fields from hub.mapped_record",
        "select secrets from hub.connection",
        "create table hub.mine ()",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement)
    await connection.close()


async def test_the_second_wall_shows_no_restricted_row_without_context(database: str) -> None:
    """Row-level security: no context, no row; own context, own row; HR's context, all rows."""
    owner = await asyncpg.connect(database)
    await owner.execute(
        "insert into hub.employee_private (id, version, recorded)"
        " select gen_random_uuid(), 1, tstzrange(now(), null) from generate_series(1, 3)"
    )
    one = await owner.fetchval("select id::text from hub.employee_private limit 1")
    await owner.close()
    reader = await asyncpg.connect(database, server_settings={"role": "hub_reader"})
    count = "select count(*) from hub.employee_private"
    assert await reader.fetchval(count) == 0
    await reader.execute("select set_config('hub.employee', $1, false)", one)
    for given, seen in (
        ('{"self": false}', 0),
        ('{"self": true}', 1),
        ('{"open": ["LEARNING", "*"]}', 0),
        ('{"open": ["PERSONAL", "*"]}', 3),
    ):
        await reader.execute("select set_config('hub.wall', $1, false)", given)
        assert await reader.fetchval(count) == seen
    await reader.close()


async def test_generated_columns_are_those_of_the_model(database: str, empty_database: str) -> None:
    """What Postgres computes of a row is what answers rely on: no text goes unescaped."""
    made = tables(shipped()).metadata
    await migrate.with_connection(empty_database, lambda one: _create(one, made))
    assert await _generated(database) == await _generated(empty_database)


def _create(connection: Connection, made: MetaData) -> None:
    connection.execute(text("create schema hub"))
    made.create_all(connection)


async def _generated(dsn: str) -> list[tuple[str, str, str]]:
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(
            "select table_name, column_name, generation_expression from information_schema.columns"
            " where table_schema = 'hub' and is_generated = 'ALWAYS' order by 1, 2"
        )
        return [tuple(row) for row in rows]
    finally:
        await connection.close()
