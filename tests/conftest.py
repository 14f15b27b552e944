"""Fixtures that every folder of tests shares: servers and databases.

`HUB_TEST_REQUIRE=all` makes every skip a failure; `HUB_TEST_DATABASE_URL` (a superuser's URL)
puts another PostgreSQL in the place of the embedded one.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from hub.collector import settled
from hub.store.embedded import Server
from tests.support import databases, debian_pg
from tests.support.require import SkipIsFailure, require

settings.register_profile("hub", deadline=None)
"""No test is timed: a busy machine would fail it."""
settings.load_profile("hub")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(SkipIsFailure())
    if not hasattr(config, "workerinput"):  # not a worker: the one that starts them
        config.add_cleanup(databases.open_run())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: a worker that begins one last has the others wait for it.

    Workers take files in this order (`--no-loadscope-reorder`): by default those of one test,
    the slowest of all among them, would be the last.
    """
    slow = {one.path for one in items if one.get_closest_marker("slow")}
    items.sort(key=lambda one: one.path not in slow)


def pytest_collection_finish() -> None:
    """As a hub that serves: what was imported and collected is not walked for cycles again."""
    settled()


@pytest.fixture(scope="session")
def pg_server() -> Iterator[databases.AnyServer]:
    """The Postgres of this test run, shared by its workers."""
    with databases.run_server() as server:
        yield server


@pytest.fixture(scope="session")
def debian_server() -> Iterator[Server]:
    """A Debian PostgreSQL 15 of this worker; mark its tests `debian`."""
    require(debian_pg.installed(), "PostgreSQL 15 of Debian")
    with debian_pg.debian_server() as server:
        yield server


@pytest.fixture(scope="session")
def database_template(pg_server: databases.AnyServer) -> str:
    """The name of a database that holds the shipped model's schema and no record."""
    from hub.schema.shipped import shipped
    from hub.store.migrate import upgrade

    return databases.ensure_template(pg_server, lambda dsn: upgrade(dsn, shipped()))


@pytest.fixture
def database(pg_server: databases.AnyServer, database_template: str) -> Iterator[str]:
    """The DSN of a migrated, empty database that is this test's own."""
    with databases.fresh_database(pg_server, database_template) as dsn:
        yield dsn


@pytest.fixture
def empty_database(pg_server: databases.AnyServer) -> Iterator[str]:
    """The DSN of a database without any schema that is this test's own."""
    with databases.fresh_database(pg_server) as dsn:
        yield dsn
