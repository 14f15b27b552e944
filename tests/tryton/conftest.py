"""Tryton for the tests of this folder; mark them `tryton` and `xdist_group("tryton")`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from hub.store.embedded.lease import gate
from tests.support import databases
from tests.tryton.environment import Seeded, build, seed, write_secret
from tests.tryton.server import Trytond

TEMPLATE: Final = "tryton_template"


@pytest.fixture(scope="session")
def tryton_python() -> Path:
    """The Python of Tryton's environment, built if need be."""
    return build()


@pytest.fixture(scope="session")
def tryton_seeded(tryton_python: Path, pg_server: databases.AnyServer) -> Seeded:
    """The seeded company as a template: no server works on it, so that it can be cloned.

    Seeded once per test run; workers wait for the one that does it.
    """
    kept = databases.run_home() / f"{TEMPLATE}.json"
    with gate(databases.run_home() / f"{TEMPLATE}.gate"):
        if not kept.exists():
            create = f"CREATE DATABASE {TEMPLATE} TEMPLATE template0"
            drop = f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)"
            databases.run_async(lambda: databases.execute(pg_server.dsn("postgres"), drop, create))
            write_secret(kept, seed(tryton_python, pg_server.dsn(TEMPLATE)).to_json())
    return Seeded.from_json(kept.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def trytond(
    tryton_python: Path, tryton_seeded: Seeded, pg_server: databases.AnyServer
) -> Iterator[Trytond]:
    """Tryton at work on the seeded company, for tests that only read."""
    with _serving(tryton_python, tryton_seeded, pg_server) as running:
        yield running


@pytest.fixture
def own_trytond(
    tryton_python: Path, tryton_seeded: Seeded, pg_server: databases.AnyServer
) -> Iterator[Trytond]:
    """Tryton at work on a copy of the company that this test may change, stop and restart."""
    with _serving(tryton_python, tryton_seeded, pg_server) as running:
        yield running


@contextmanager
def _serving(python: Path, seeded: Seeded, server: databases.AnyServer) -> Iterator[Trytond]:
    with (
        databases.fresh_database(server, seeded.database) as dsn,
        Trytond(python, replace(seeded, uri=dsn)) as running,
    ):
        yield running
