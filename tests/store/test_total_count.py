"""`totalCount` is of the page's own snapshot, and no writer waits for it."""

import asyncio
from pathlib import Path

import asyncpg

from tests.twin.access import Asker
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.small import small_world

QUESTION = Question("{ employees(first: 1000) { totalCount nodes { id } } }")
COUPLE = """
insert into hub.employee (id, legal_name, legal_name_sort, status, version, recorded)
select gen_random_uuid(), 'w', 'w', 'active', 1, '[2020-01-01,)' from generate_series(1, 2)
"""
COUPLES = 60


async def _write(dsn: str, done: asyncio.Event) -> None:
    """People come two by two; a transaction stays open for a moment."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("set lock_timeout = '2s'; set statement_timeout = '5s'")
        for _ in range(COUPLES):
            async with connection.transaction():
                await connection.execute(COUPLE)
                await asyncio.sleep(0.005)
    finally:
        done.set()
        await connection.close()


async def test_count_is_right_while_others_write(database: str, tmp_path: Path) -> None:
    """Each answer counts the very rows that it shows, couples whole; two writers never wait."""
    async with open_desk(database, small_world(), tmp_path / "keys") as desk:
        own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
        who = Asker("one", own["E4"], frozenset({"employee"}))
        before = (await desk.ask(who, QUESTION)).data["employees"]["totalCount"]
        ends = [asyncio.Event(), asyncio.Event()]
        writers = [asyncio.create_task(_write(database, one)) for one in ends]
        seen: set[int] = set()
        while not all(one.is_set() for one in ends):
            found = (await desk.ask(who, QUESTION)).data["employees"]
            assert found["totalCount"] == len(found["nodes"])
            assert (found["totalCount"] - before) % 2 == 0
            seen.add(found["totalCount"])
        await asyncio.gather(*writers)
        last = (await desk.ask(who, QUESTION)).data["employees"]["totalCount"]
    assert last == before + 2 * 2 * COUPLES
    assert len(seen) > 3, "nothing was asked while they wrote"
