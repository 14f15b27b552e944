"""A relay lands what landing the batches one by one lands, whatever they share."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.errors import Refused
from hub.schema.record import JsonRecords
from hub.schema.verdict import Account
from hub.store.landing import relay
from hub.store.landing.desk import Desk
from hub.store.landing.land import LOCK, Begun, Landing, alone
from hub.store.landing.relay import Ground, land_all
from tests.support.databases import AnyServer, fresh_database
from tests.support.landings import DAY, STAFF, TODAY, Hub, Record, Rule, hub_at, mapped

Batches = Sequence[Sequence[Record]]


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        await settled(made)
        yield made


async def settled(hub: Hub) -> None:
    """Five people; E1 has two numbers, so that two records may mean one day."""
    people = [
        {"key": f"P{at}", "number": f"E{at}", "name": f"张{at}", "from": "2020-01-01"}
        for at in range(1, 6)
    ]
    await hub.pull(await hub.stream("staff"), people, STAFF)


def day(key: str, number: str, on: int, **more: object) -> dict[str, object]:
    return {"key": key, "number": number, "date": f"2026-11-{on:02}", "minutes": "480", **more}


def landings(
    stream: int, run: str, batches: Batches, rules: Sequence[Rule] = (DAY,)
) -> AsyncGenerator[Landing]:
    async def one_by_one() -> AsyncGenerator[Landing]:
        for at, records in enumerate(batches):
            found = mapped(records, rules)
            yield Landing(stream, run, 1, "test", JsonRecords(records), found, cursor=at)

    return one_by_one()


def ground(hub: Hub) -> Ground:
    return Ground(hub.database, hub.made, hub.model, hub.sealer, lambda: TODAY)


async def relayed(hub: Hub, batches: Batches, rules: Sequence[Rule] = (DAY,)) -> list[Account]:
    stream = await hub.stream("clock")
    given_ = landings(stream, await hub.run(stream), batches, rules)
    return [account async for account in land_all(ground(hub), given_)]


async def in_turn(hub: Hub, batches: Batches) -> list[Account]:
    """The twin: each batch lands when the one before it has."""
    stream = await hub.stream("clock")
    run = await hub.run(stream)
    return [
        await hub.pull(stream, records, [DAY], run=run, cursor=at)
        for at, records in enumerate(batches)
    ]


SAID = """
select 'day' as what, record_key, date::text, status, worked_minutes::text, version::text,
       (closed_at is null)::text, pending::text
from hub.attendance_day
union all
select 'before', record_key, date::text, status, worked_minutes::text, version::text, '', ''
from hub.attendance_day_history
union all
select 'raw', record_key, state, encode(hash, 'hex'), '', '', (closed_at is null)::text, ''
from hub.raw_record
union all
select 'waits', record_key, entity, field, code, state, '', '' from hub.quarantine
union all
select 'audit', action, entity, rows::text, detail::text, '', '', '' from hub.audit
union all
select 'run', read::text, inserted::text, changed::text, unchanged::text, quarantined::text,
       ignored::text, pending_cells::text
from hub.run_stream
union all
select 'cursor', cursor::text, '', '', '', '', '', '' from hub.stream
"""


async def said(hub: Hub) -> list[tuple[Any, ...]]:
    """What stands, without ids and times."""
    rows = await hub.rows(SAID)
    return sorted(tuple(map(str, row.values())) for row in rows)


def _record(number: int, on: int, minutes: str, key: str) -> dict[str, object]:
    status = {"!": "UNMAPPED", "raw": "?"} if minutes == "0" else "normal"
    return day(key, f"E{number}", on, minutes=minutes, status=status)


RECORD = st.builds(
    _record,
    st.integers(1, 6),  # nobody is E6: such a record waits
    st.integers(1, 3),
    st.sampled_from(["480", "470", "0"]),
    st.sampled_from([f"k{at}" for at in range(8)]),
)
BATCH = st.lists(RECORD, max_size=5, unique_by=lambda one: str(one["key"]))


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(batches=st.lists(BATCH, max_size=5))
def test_a_relay_comes_to_what_landing_in_turn_comes_to(
    pg_server: AnyServer, database_template: str, tmp_path_factory: Any, batches: Batches
) -> None:
    """Records that repeat, change, take the day of another or wait: the same rows and counts."""

    async def both() -> None:
        async with AsyncExitStack() as stack:
            found = []
            for land_them in (relayed, in_turn):
                dsn = stack.enter_context(fresh_database(pg_server, database_template))
                folder = tmp_path_factory.mktemp("keys") / "keys"
                here = await stack.enter_async_context(hub_at(dsn, folder))
                await settled(here)
                accounts = await land_them(here, batches)
                found.append((accounts, [one for one in await said(here) if one[0] != "raw"]))
            assert found[0] == found[1]

    asyncio.run(both())


async def test_batches_that_only_add_are_decided_about_ahead(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of four batches of new days only the first is decided about in its turn."""
    in_its_turn = await _counted(
        hub, monkeypatch, [[day(f"k{at}", "E1", at)] for at in range(1, 5)]
    )
    assert in_its_turn == 1
    assert await hub.one("select count(*) from hub.attendance_day") == 4


@pytest.mark.parametrize(
    ("second", "fate"),
    [
        (day("k1", "E1", 1, minutes="1"), "changed"),  # the same record says something else
        (day("k1", "E1", 1), "unchanged"),
        (day("k2", "E1", 1), "quarantined"),  # another record takes the same day
    ],
)
async def test_a_batch_that_meets_the_one_before_it_is_decided_about_in_its_turn(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, second: Record, fate: str
) -> None:
    batches = [[day("k1", "E1", 1)], [second]]
    in_its_turn = await _counted(hub, monkeypatch, batches)
    assert in_its_turn == 2
    assert await hub.one(f"select sum({fate}) from hub.run_stream") == 1


async def _counted(hub: Hub, monkeypatch: pytest.MonkeyPatch, batches: Batches) -> int:
    """Land them while nothing is late; how many were decided about under the lock's beginning."""
    turns = written = 0
    decided = asyncio.Semaphore(0)
    usual, begin, finish = relay.alone, relay.begin, relay.finish

    def counted(database: Any) -> Any:
        nonlocal turns
        turns += 1
        return usual(database)

    async def noted(desk: Desk) -> Begun:
        found = await begin(desk)
        decided.release()
        return found

    async def patient(begun: Begun) -> Account:
        """Let the next batch be decided about before this one is written."""
        nonlocal written
        written += 1
        await decided.acquire()
        if written < len(batches):
            await decided.acquire()
            decided.release()
        return await finish(begun)

    monkeypatch.setattr(relay, "alone", counted)
    monkeypatch.setattr(relay, "begin", noted)
    monkeypatch.setattr(relay, "finish", patient)
    await relayed(hub, batches)
    return turns


async def test_whoever_waits_for_the_lock_has_it_after_the_batch_that_lands(hub: Hub) -> None:
    """An edit is not kept waiting until a long stream has ended."""
    stream = await hub.stream("clock")
    run = await hub.run(stream)
    batches = [[day(f"k{at}", "E1", at)] for at in range(1, 6)]
    landed: list[int] = []
    waiting: asyncio.Task[int] | None = None

    async def edit() -> int:
        async with alone(hub.database):
            return len(landed)

    async for _ in land_all(ground(hub), landings(stream, run, batches)):
        landed.append(1)
        if waiting is None:
            waiting = asyncio.create_task(edit())
            await _lock_is_waited_for(hub)
    assert waiting is not None
    assert await waiting <= 2


async def _lock_is_waited_for(hub: Hub) -> None:
    query = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
    while not await hub.one(query):  # noqa: ASYNC110 - Postgres rings no bell
        await asyncio.sleep(0.01)  # until Postgres knows of it


async def test_what_fails_ends_the_relay_and_what_landed_stays(hub: Hub) -> None:
    """The reader fails behind the second batch: two have landed, the lock is free."""
    stream = await hub.stream("clock")
    run = await hub.run(stream)

    async def failing() -> AsyncGenerator[Landing]:
        async for one in landings(stream, run, [[day(f"k{at}", "E1", at)] for at in (1, 2)]):
            yield one
        raise Refused("FILE_GONE", "The file is gone.")

    with pytest.raises(Refused, match="FILE_GONE"):
        async for _ in land_all(ground(hub), failing()):
            pass
    assert await hub.one("select count(*) from hub.attendance_day") == 2
    assert await hub.one("select cursor::text from hub.stream where id = $1", stream) == "1"
    assert await hub.one("select pg_try_advisory_lock($1)", LOCK)


async def test_a_batch_that_postgres_refuses_takes_none_after_it_along(hub: Hub) -> None:
    """The second of three cannot be written: the first has landed, the third has not."""
    await hub.database.writer.execute(
        "alter table hub.attendance_day add constraint short check (worked_minutes < 1000)"
    )
    batches = [[day(f"k{at}", "E1", at, minutes="9999" if at == 2 else "1")] for at in (1, 2, 3)]
    with pytest.raises(asyncpg.CheckViolationError):
        await relayed(hub, batches)
    assert [
        one["record_key"] for one in await hub.rows("select record_key from hub.attendance_day")
    ] == ["k1"]
    assert await hub.one("select read from hub.run_stream order by read limit 1") == 1
