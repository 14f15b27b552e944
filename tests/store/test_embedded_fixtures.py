"""What the shared fixtures promise to every other test."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from tests.support import databases
from tests.support.require import require, skip_is_failure


async def test_the_server_of_the_run_answers(pg_server: databases.AnyServer) -> None:
    """`pg_server` is a PostgreSQL that the hub supports, with its superuser."""
    dsn = pg_server.dsn("postgres")
    assert int(str(await databases.fetchval(dsn, "SHOW server_version_num"))) >= 150000
    assert await databases.fetchval(dsn, "SELECT current_user") == pg_server.superuser


def test_a_clone_has_what_the_template_has_and_nothing_of_other_clones(
    pg_server: databases.AnyServer, empty_database: str
) -> None:
    """Clones are equal at birth, apart in life and gone afterwards."""

    async def insert(dsn: str) -> object:
        await databases.execute(dsn, "INSERT INTO mark VALUES (2)")
        return await databases.fetchval(dsn, "SELECT array_agg(n ORDER BY n) FROM mark")

    asyncio.run(databases.execute(empty_database, "CREATE TABLE mark AS SELECT 1 AS n"))
    template = empty_database.rsplit("/", 1)[1]
    for _ in range(2):
        with databases.fresh_database(pg_server, template) as dsn:
            assert asyncio.run(insert(dsn)) == [1, 2]
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            asyncio.run(insert(dsn))


def test_the_template_is_built_once(
    pg_server: databases.AnyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers that ask at the same time get one template, built by one of them."""
    monkeypatch.setenv("HUB_TEST_HOME", str(tmp_path))
    named = "hub_template_of_this_test"
    built: list[str] = []

    async def upgrade(dsn: str) -> None:
        built.append(dsn)
        await databases.execute(dsn, "CREATE TABLE once ()")

    with ThreadPoolExecutor(4) as pool:
        asked = [
            pool.submit(databases.ensure_template, pg_server, upgrade, named) for _ in range(4)
        ]
        names = {one.result() for one in asked}
    name = names.pop()
    assert not names
    assert len(built) == 1
    asyncio.run(databases.execute(pg_server.dsn("postgres"), f"DROP DATABASE {name} WITH (FORCE)"))


def test_a_missing_need_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """`require` skips on a bare machine and fails where everything is required."""
    monkeypatch.delenv("HUB_TEST_REQUIRE", raising=False)
    require(condition=True, reason="nothing")
    with pytest.raises(pytest.skip.Exception):
        require(condition=False, reason="a tool")
    monkeypatch.setenv("HUB_TEST_REQUIRE", "all")
    with pytest.raises(pytest.fail.Exception, match="a tool"):
        require(condition=False, reason="a tool")


def test_a_skip_is_a_failure_where_everything_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """A skip of whatever origin is turned; a pass and an expected failure are not."""
    monkeypatch.setenv("HUB_TEST_REQUIRE", "all")

    def report(outcome: str) -> pytest.TestReport:
        place = ("file.py", 1, "Skipped: why")
        return pytest.TestReport("t", ("file.py", 1, "t"), {}, outcome, place, "call")  # type: ignore[arg-type] - outcome is a literal

    assert skip_is_failure(report("skipped")).failed
    assert "why" in str(skip_is_failure(report("skipped")).longrepr)
    assert skip_is_failure(report("passed")).passed
    expected = report("skipped")
    expected.wasxfail = "reason"  # type: ignore[attr-defined] - as pytest marks it
    assert skip_is_failure(expected).skipped
