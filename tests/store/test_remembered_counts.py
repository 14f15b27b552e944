"""A remembered `totalCount` holds until something changed in the very snapshot of its page."""

import asyncio
from pathlib import Path

import asyncpg

from tests.support.site import Site, opened_site

QUESTION = (
    "query ($after: String) { employees(first: 1000, after: $after) { totalCount nodes { id } } }"
)
COUPLE = """
insert into hub.employee (id, legal_name, legal_name_sort, status, version, recorded)
select gen_random_uuid(), '䶮', 'yan', 'active', 1, '[2020-01-01,)' from generate_series(1, 2)
"""
TOLD = """
insert into hub.outbox (entity, batch, row_ids, origin)
values ($1, gen_random_uuid(), '{}', 'test')
"""
COUPLES = 40


async def ask(site: Site) -> tuple[int, int]:
    """The count, and how many rows the page shows."""
    answered = await site.ask(QUESTION)
    assert "data" in answered, answered
    found = answered["data"]["employees"]
    return found["totalCount"], len(found["nodes"])


async def test_it_is_remembered_until_the_outbox_grows(database: str, tmp_path: Path) -> None:
    """What changes behind the outbox shows that nothing was counted; what is told is seen."""
    async with opened_site(database, tmp_path) as site:
        writer = site.hub.database.writer
        assert await ask(site) == (1, 1)
        await writer.execute(COUPLE)
        assert await ask(site) == (1, 3)
        await writer.execute(TOLD, "Run")
        assert await ask(site) == (1, 3), "a run's progress changes no count"
        await writer.execute(TOLD, "Employee")
        assert await ask(site) == (3, 3)
        await writer.execute(TOLD, "AttendanceDay")
        assert await ask(site) == (3, 3)


async def test_others_filters_are_counted_apart(database: str, tmp_path: Path) -> None:
    """Bound values belong to the key."""
    named = "query ($n: String!) { employees(filter: {legalName: {eq: $n}}) { totalCount } }"
    async with opened_site(database, tmp_path) as site:
        await site.hub.database.writer.execute(COUPLE)
        for name, count in (("䶮", 2), ("曾喆", 1), ("䶮", 2), ("无", 0)):
            found = await site.ask(named, n=name)
            assert found["data"]["employees"]["totalCount"] == count


async def test_a_transaction_that_was_under_way_is_seen_when_it_commits(
    database: str, tmp_path: Path
) -> None:
    """It wrote its entry before the count, and became visible after it."""
    async with opened_site(database, tmp_path) as site:
        connection = await asyncpg.connect(database)
        try:
            slow = connection.transaction()
            await slow.start()
            await connection.execute(COUPLE)
            await connection.execute(TOLD, "Employee")
            async with site.hub.database.transaction() as quick:
                await quick.execute(COUPLE)
                await quick.execute(TOLD, "Employee")
            assert await ask(site) == (3, 3)
            assert await ask(site) == (3, 3)
            await slow.commit()
            assert await ask(site) == (5, 5)
        finally:
            await connection.close()


async def _write(dsn: str, done: asyncio.Event) -> None:
    """People come two by two; a transaction stays open for a moment."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("set lock_timeout = '2s'; set statement_timeout = '5s'")
        for _ in range(COUPLES):
            async with connection.transaction():
                await connection.execute(COUPLE)
                await connection.execute(TOLD, "Employee")
                await asyncio.sleep(0.005)
    finally:
        done.set()
        await connection.close()


async def test_it_is_of_the_page_s_snapshot_while_others_write(
    database: str, tmp_path: Path
) -> None:
    """Each answer counts the very rows that it shows, couples whole; two writers never wait."""
    async with opened_site(database, tmp_path) as site:
        ends = [asyncio.Event(), asyncio.Event()]
        writers = [asyncio.create_task(_write(database, one)) for one in ends]
        seen: set[int] = set()
        while not all(one.is_set() for one in ends):
            for count, shown in await asyncio.gather(*(ask(site) for _ in range(3))):
                assert count == shown
                assert count % 2 == 1
                seen.add(count)
        await asyncio.gather(*writers)
        assert await ask(site) == (1 + 4 * COUPLES,) * 2
    assert len(seen) > 3, "nothing was asked while they wrote"
