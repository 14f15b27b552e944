"""Raw records lie in packs: each opens alone, under the key of whom it is about."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import orjson
import pytest
from alembic import command
from sqlalchemy import Connection

from hub.errors import Broken
from hub.schema.shipped import shipped
from hub.store import migrate
from hub.store.landing.places import RAW_BODY
from hub.store.landing.raw import account_subject, kept, unpacked
from hub.store.sealing.keys import ERASED
from hub.store.sealing.seal import row_in_block
from hub.store.uuid7 import id_bytes_of, uuid7
from tests.support.landings import DAY, STAFF, Hub, hub_at

ALL = ["landed", "waiting", "partial", "rejected"]


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


def person(number: str, name: str) -> dict[str, object]:
    return {"key": number, "number": number, "name": name, "from": "2020-01-01"}


def day(number: str, date: str = "2026-11-01", **more: object) -> dict[str, object]:
    return {"key": f"{number}|{date}", "number": number, "date": date, "minutes": "480", **more}


async def test_erasing_one_person_leaves_the_others_of_the_same_pack(hub: Hub) -> None:
    staff = await hub.stream("staff")
    await hub.pull(staff, [person("1", "甲"), person("2", "𠮷田"), person("3", "䶮")], STAFF)
    assert await hub.one("select count(*) from hub.raw_pack") == 1
    who = await hub.one("select id::text from hub.employee where number = '2'")
    assert await hub.sealer.erase(id_bytes_of([who])[0], ["raw"]) == 1
    found = await kept(hub.database, hub.sealer, staff, ALL)
    assert [one.key for one in found] == ["1", "3"]
    assert [orjson.loads(one.body)["name"] for one in found] == ["甲", "䶮"]


async def test_a_batch_of_more_than_a_pack_opens_record_by_record(hub: Hub) -> None:
    """Long and short bodies, in several packs; pages go through them in order of the keys."""
    staff, days = await hub.stream("staff"), await hub.stream("days")
    await hub.pull(staff, [person(str(at), f"甲{at}") for at in range(40)], STAFF)
    records = [
        day(str(at % 40), f"2026-{1 + at // 40:02d}-01", note=("䶮", "x")[at % 2] * (at % 7 * 300))
        for at in range(440)
    ]
    incompressible = [{**one, "blob": uuid7() * 60} for one in records]
    assert (await hub.pull(days, incompressible, [DAY])).inserted == 440
    assert await hub.one("select count(*) from hub.raw_pack where stream_id = $1", days) >= 1
    found = await kept(hub.database, hub.sealer, days, ALL, limit=300)
    found += await kept(hub.database, hub.sealer, days, ALL, after=found[-1].key)
    wanted = {str(one["key"]): orjson.dumps(one) for one in incompressible}
    assert {one.key: one.body for one in found} == wanted
    assert [one.key for one in found] == sorted(wanted)


async def test_a_sealed_body_opens_nowhere_else(hub: Hub) -> None:
    """It is bound to its pack and to where it begins there."""
    staff = await hub.stream("staff")
    await hub.pull(staff, [person("1", "甲"), person("2", "乙")], STAFF)
    rows = await hub.rows(
        "select r.pack, r.place, substring(p.bodies from r.place + 1 for r.size) as body "
        "from hub.raw_record r join hub.raw_pack p on p.id = r.pack order by r.place"
    )
    one, two = rows
    own = row_in_block(two["pack"].bytes, two["place"])
    body = hub.sealer.open_bytes(RAW_BODY, own, two["body"])
    assert isinstance(body, bytes)
    assert orjson.loads(unpacked(body))["name"] == "乙"
    with pytest.raises(Broken, match="SEAL_MISMATCH"):
        hub.sealer.open_bytes(RAW_BODY, row_in_block(one["pack"].bytes, one["place"]), two["body"])


async def test_what_is_sealed_anew_leaves_nothing_under_the_former_subject(hub: Hub) -> None:
    """A day of somebody unknown: once it is the employee's, its first bytes are overwritten."""
    days, staff = await hub.stream("days"), await hub.stream("staff")
    await hub.pull(days, [day("7"), day("8")], [DAY])
    first = await hub.one("select id from hub.raw_pack")
    await hub.pull(staff, [person("7", "张三")], STAFF)
    assert (await hub.pull(days, [day("7"), day("8")], [DAY], origin="replay")).inserted == 1
    [still] = await hub.rows(
        "select r.place, r.size from hub.raw_record r where r.record_key like '8|%'"
    )
    bodies = await hub.one("select bodies from hub.raw_pack where id = $1", first)
    rest = bodies[: still["place"]] + bodies[still["place"] + still["size"] :]
    assert rest == bytes(len(rest)) != b""
    account = account_subject(hub.sealer, days, "7|2026-11-01")
    await hub.sealer.erase(id_bytes_of([account])[0], ["raw"])
    found = await kept(hub.database, hub.sealer, days, ALL)
    assert sorted(one.key for one in found) == ["7|2026-11-01", "8|2026-11-01"]


async def test_a_superseded_body_opens_from_the_history(hub: Hub) -> None:
    staff, days = await hub.stream("staff"), await hub.stream("days")
    await hub.pull(staff, [person("7", "张三")], STAFF)
    for minutes in ("480", "400", "480"):
        await hub.pull(days, [day("7", minutes=minutes)], [DAY])
    rows = await hub.rows(
        "select h.pack, h.place, substring(p.bodies from h.place + 1 for h.size) as body "
        "from hub.raw_history h join hub.raw_pack p on p.id = h.pack order by h.pack"
    )
    opened = [
        hub.sealer.open_bytes(RAW_BODY, row_in_block(row["pack"].bytes, row["place"]), row["body"])
        for row in rows
    ]
    said = [orjson.loads(unpacked(one))["minutes"] for one in opened if one is not ERASED]
    assert said == ["480", "400"]


async def test_a_record_that_comes_back_after_erasing_can_be_read(hub: Hub) -> None:
    """It is sealed anew: the key under which it lay is gone."""
    staff = await hub.stream("staff")
    people = [person("1", "甲"), person("2", "乙")]
    await hub.snapshot(staff, people, STAFF)
    await hub.snapshot(staff, people[:1], STAFF)
    who = await hub.one("select id::text from hub.employee where legal_name = '乙'")
    await hub.sealer.erase(id_bytes_of([who])[0], ["raw"])
    assert (await hub.snapshot(staff, people, STAFF)).changed == 1
    assert [one.key for one in await kept(hub.database, hub.sealer, staff, ALL)] == ["1", "2"]


def _to_first(connection: Connection) -> None:
    command.upgrade(migrate.configuration(connection), "0001")


async def test_bodies_that_are_kept_before_the_migration_open_behind_it(
    empty_database: str, tmp_path: Path
) -> None:
    """Each becomes a pack of its own, those of the history too."""
    await migrate.with_connection(empty_database, _to_first)
    run, subject = uuid7(), uuid7()
    ids = [uuid7(), uuid7()]
    async with hub_at(empty_database, tmp_path / "keys") as hub:
        await hub.sealer.prepare([(id_bytes_of([subject])[0], "raw")])
        bodies = [b'\x00{"key":"1"}', b'\x00{"key":"1","old":true}']
        sealed = hub.sealer.seal_bytes_many(
            RAW_BODY, "raw", id_bytes_of(ids), id_bytes_of([subject] * 2), bodies
        )
        columns = "stream_id, record_key, id, subject, body, hash, run_id"
        connection = await asyncpg.connect(empty_database)
        await connection.execute(
            f"insert into hub.raw_record ({columns}, state, mapping_version) "
            "values (1, '1', $1, $2, $3, '\\x00', $4, 'landed', 1)",
            *(ids[0], subject, sealed[0], run),
        )
        await connection.execute(
            f"insert into hub.raw_history ({columns}, received_at) "
            "values (1, '1', $1, $2, $3, '\\x01', $4, now())",
            *(ids[1], subject, sealed[1], run),
        )
        await connection.close()
        await migrate.upgrade(empty_database, shipped())
        [found] = await kept(hub.database, hub.sealer, 1, ALL)
        assert (found.key, found.body) == ("1", b'{"key":"1"}')
        [old] = await hub.rows(
            "select p.bodies, h.pack, h.place from hub.raw_history h "
            "join hub.raw_pack p on p.id = h.pack"
        )
        row = row_in_block(old["pack"].bytes, old["place"])
        assert hub.sealer.open_bytes(RAW_BODY, row, old["bodies"]) == bodies[1]
