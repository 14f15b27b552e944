"""A large company that several tests explain plans over: made once, cloned for each."""

from collections.abc import Iterator

import asyncpg
import pytest

from tests.store.large_company import fill
from tests.support import databases


@pytest.fixture
def large_company(pg_server: databases.AnyServer, database_template: str) -> Iterator[str]:
    """The DSN of a database of its own with 100,000 people and a million days, analysed."""
    template = databases.ensure_template(pg_server, _filled, "large_company", database_template)
    with databases.fresh_database(pg_server, template) as dsn:
        yield dsn


async def _filled(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await fill(connection)
    finally:
        await connection.close()
