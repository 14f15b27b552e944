"""The reading connections: few, warm, and replaced when they are of no use any more."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from hub.store import connection
from hub.store.connection import Database, connect
from hub.store.read import answer_bytes

ME = "select pg_backend_pid()"


@pytest.fixture
async def db(database: str) -> AsyncIterator[Database]:
    opened = await connect(database, processes=3)
    yield opened
    await opened.close()


async def test_one_asker_after_the_other_has_the_same_connection(db: Database) -> None:
    """What was given back last is taken first."""
    seen = {await db.reader.fetchval(ME) for _ in range(5)}
    assert len(seen) == 1


async def test_no_more_connections_than_there_is_room_for(db: Database) -> None:
    """Who finds no room waits."""
    asked = (db.reader.fetchval(f"{ME} from pg_sleep(0.02)") for _ in range(8))
    assert len(set(await asyncio.gather(*asked))) == 2


async def test_a_connection_that_postgres_closed_is_replaced(db: Database) -> None:
    """The next asker notices nothing."""
    first = await db.reader.fetchval(ME)
    await db.writer.fetchval("select pg_terminate_backend($1, 5000)", first)
    await asyncio.sleep(0.05)
    assert await db.reader.fetchval(ME) != first


async def test_a_cancelled_statement_takes_its_connection_with_it(db: Database) -> None:
    """Nobody gets a connection in the middle of another's statement."""
    first = await db.reader.fetchval(ME)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(db.reader.fetchval("select 1 from pg_sleep(10)"), 0.05)
    assert await db.reader.fetchval(ME) != first


async def test_a_statement_that_fails_leaves_its_connection_usable(db: Database) -> None:
    """Room is not lost by errors."""
    for _ in range(5):
        with pytest.raises(asyncpg.DataError):
            await db.reader.fetchval("select 1 / $1::integer", 0)
    assert len({await db.reader.fetchval(ME) for _ in range(3)}) == 1


async def test_a_reader_may_not_write(db: Database) -> None:
    """The role owns nothing, and its transactions are read-only."""
    with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.ReadOnlySQLTransactionError)):
        await db.reader.fetchval("delete from hub.employee returning 1")


async def test_a_connection_that_holds_too_much_is_replaced(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Repeated statements stay prepared; many different ones never add up."""
    monkeypatch.setattr(connection, "MOST_HELD", 4_000)
    statements = [f"select '{at:0900}'" for at in range(40)]
    for _ in range(50):
        assert await answer_bytes(db, statements[0], ()) == b"0" * 900
    assert await _held(db) == [1]
    first, replaced = db.reader.idle[0].get_server_pid(), 0
    for sql in statements:
        assert await answer_bytes(db, sql, ()) == sql.encode()[8:-1]
        assert all(count * 900 <= 4_000 for count in await _held(db))
        replaced += not db.reader.idle
    assert replaced > 5
    assert await db.reader.fetchval(ME) != first


async def _held(db: Database) -> list[int]:
    """How many of these statements each idle connection holds prepared."""
    sql = "select count(*) from pg_prepared_statements where statement ~ '^select .[0-9]'"
    return [int(await one.fetchval(sql)) for one in db.reader.idle]
