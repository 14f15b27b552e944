"""Reading connections keep their statements prepared, and never too much of them."""

import asyncpg
import pytest

from hub.store import connection, read
from hub.store.connection import Database


@pytest.fixture
async def opened(database: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database whose reading connections hold 4,000 characters at most."""
    monkeypatch.setattr(connection, "MOST_HELD", 4_000)
    return await connection.connect(database)


async def _held(found: Database) -> tuple[int, int]:
    """Process of the reading connection, and the statements that it holds for `answer_bytes`."""
    [one] = found.reader.idle
    sql = "select count(*) from pg_prepared_statements where statement ~ '^select .[0-9]'"
    return one.get_server_pid(), int(await one.fetchval(sql))


async def test_a_connection_that_holds_too_much_is_replaced(opened: Database) -> None:
    """Repeated statements stay prepared; many different ones never add up."""
    statements = [f"select '{at:0900}' as answer" for at in range(40)]
    try:
        await read.answer_bytes(opened, statements[0], ())
        first, _ = await _held(opened)
        for _ in range(50):
            assert await read.answer_bytes(opened, statements[0], ()) == b"0" * 900
        assert await _held(opened) == (first, 1)
        seen = set()
        for sql in statements:
            assert await read.answer_bytes(opened, sql, ()) is not None
            if opened.reader.idle:
                process, count = await _held(opened)
                assert count * 900 <= 4_000
                seen.add(process)
        assert len(seen) > 5
    finally:
        await opened.close()


async def test_one_that_fails_has_its_place_all_the_same(opened: Database) -> None:
    """A statement that Postgres refuses is no reason to open another connection."""
    try:
        await read.answer_bytes(opened, "select 'x' as answer", ())
        before, _ = await _held(opened)
        with pytest.raises(asyncpg.PostgresError):
            await read.answer_bytes(opened, "select no_such_column as answer", ())
        assert (await _held(opened))[0] == before
    finally:
        await opened.close()
