"""Rollback: afterwards the hub is as a twin that never published the later version.

Main and twin begin as the same database and keys; both see the same pulls and edits of the hub,
only one of them publishes versions in between and goes back. What is excepted are versions of
rows and recorded times; ids that were given after the parting are compared by what they name.
"""

import random
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
import pytest

from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.edit import land_edits
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub, open_hub
from hub.flows.publish import publish, retire, rollback
from hub.flows.pull import pull
from hub.store.connections import get_connection
from tests.support.databases import AnyServer, execute, fetchval, fresh_database
from tests.support.hubs import settings_for
from tests.support.outside import (
    CLOCK,
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    document,
    people,
    staff_folder,
    write_clock,
    write_staff,
)

SECOND_POST: Final = """
  - name: second
    entity: Assignment
    of: Employee
    key: [工号, {const: second}]
    when: [{from: 岗位, in: [工程师, 经理]}]
    fields:
      employment: {row: Employment}
      department: {from: 部门, steps: [trim, {ref: {entity: Department, by: code}}]}
      primary: {const: "false"}
      effective_from: {const: "2022-05-01"}
"""
POST: Final = "    key: 工号\n    fields:\n      employment"
HIRED: Final = (
    'changed: {from: 入职日期, steps: [{instant: {formats: ["%Y-%m-%d"], zone: Asia/Shanghai}}]}'
)
VARIANTS: Final[Mapping[str, list[str]]] = {
    "staff": [
        STAFF.replace("      position: 岗位\n", ""),
        STAFF.replace(
            "position: 岗位",
            "position: {from: 岗位, steps: [{replace: {text: 工程, with: 技}}]}",
        ),
        STAFF.replace("离职: left", "停薪: left"),
        STAFF + SECOND_POST,
        STAFF.replace("birth_date: 出生日期", "birth_date: {from: 入职日期}"),
        STAFF.replace(
            "    key: 工号\n    fields:\n      employment",
            "    key: [工号, 岗位]\n    fields:\n      employment",
        ),
        STAFF.replace("{from: 部门, steps: [trim,", '{const: "D0", steps: ['),
        STAFF.replace("legal_name: 姓名", "legal_name: 姓名\n      preferred_name: 姓名"),
        STAFF.replace("create: true\n", f"create: true\n    {HIRED}\n    newest: [birth_date]\n"),
    ],
    "education": [
        EDUCATION.replace("本科: bachelor", "本科: master"),
        EDUCATION.replace("本科: bachelor, ", ""),
        EDUCATION.replace("      school: 学校\n", ""),
        EDUCATION.replace("key: 工号\n", "key: [工号, 学校]\n"),
    ],
    "days": [
        CLOCK.replace("      worked_minutes: {from: minutes, steps: [{minutes: minutes}]}\n", ""),
        CLOCK.replace("迟到: late", "迟到: normal"),
        CLOCK.replace("{minutes: minutes}", "{minutes: hours}"),
        CLOCK.replace("正常: normal, ", ""),
    ],
}
HR: Final = Viewer("hr", None, frozenset(), (), 0)
SKIPPED: Final = frozenset({"version", "recorded", "changes", "mapping_version", "content_hash"})


@dataclass(frozen=True)
class World:
    """A hub and its outside systems."""

    hub: Hub
    folder: Path


@asynccontextmanager
async def opened(dsn: str, folder: Path) -> AsyncIterator[World]:
    made = settings_for(dsn, folder / "home", HUB_APPROVAL_PERCENT="off")
    async with open_hub(made) as hub:
        yield World(hub, folder)


def staff_of(dice: random.Random, count: int) -> list[dict[str, str]]:
    rows = people(count)
    for one in rows:
        one["岗位"] = dice.choice(["工程师", "经理", "", "𠮷务"])
        one["状态"] = dice.choice(["在职", "在职", "离职", "停薪"])
    return rows


def write_all(dice: random.Random, folder: Path, count: int) -> None:
    staff = staff_of(dice, count)
    education = [
        {
            "工号": one["工号"],
            "学历": dice.choice(["本科", "硕士", "大学"]),
            "学校": f"学校{at % 4}",
        }
        for at, one in enumerate(staff)
    ]
    write_staff(folder, staff, education=education)
    first = dice.randrange(2, 20)
    days = [
        (one["工号"], f"2026-11-{first:02}", dice.choice(["正常", "迟到", "??"]), 400 + at)
        for at, one in enumerate(staff)
    ]
    write_clock(folder / "c.db", days)


def connections(folder: Path) -> list[Any]:
    return [
        staff_folder(folder, DEPARTMENTS, STAFF, EDUCATION),
        clock(folder / "c.db"),
    ]


async def pulled(world: World) -> None:
    for name in ("staff", "clock"):
        report = await pull(world.hub, name, operator="tester")
        if report.state == "stopped":
            report = await pull(world.hub, name, operator="tester", accept=report.run_id)
        report.check()


async def edited(world: World, number: str, name: str) -> None:
    row = await world.hub.database.writer.fetchval(
        "select employee_id::text from hub.employment where number = $1 and closed_at is null",
        number,
    )
    if row is not None:
        await land_edits(
            world.hub, HR.subject, [Edit("Employee", row, {"legal_name": name})], "typo"
        )


async def standing(hub: Hub, old: frozenset[str]) -> dict[str, list[str]]:
    """All that stands open, by table; ids that are not `old` by what they name."""
    writer = hub.database.writer
    named = {
        str(row["row_id"]): f"{row['entity']}/{row['stream_id']}/{row['row_key']}"
        for row in await writer.fetch(
            "select row_id, entity, stream_id, row_key from hub.mapped_record"
        )
        if str(row["row_id"]) not in old
    }
    found: dict[str, list[str]] = {}
    tables = [*hub.made.main.values()]
    for table in tables:
        owned = "content_hash" in table.c
        rows = await writer.fetch(
            f"select to_jsonb(t)::text as row from hub.{table.name} t where closed_at is null"
        )
        if rows:
            found[str(table.name)] = sorted(_told(row["row"], named, drop_id=owned) for row in rows)
    private = (
        "select to_jsonb(p)::text as row from hub.employee_private p "
        "join hub.employee e using (id) where e.closed_at is null"
    )
    found["private"] = sorted(_told(row["row"], named) for row in await writer.fetch(private))
    mapped = (
        "select stream_id, entity, row_key, record_key, row_id, fields, pending, precedence, "
        "closed_on, changed_at, newest from hub.mapped_record where closed_at is null"
    )
    rows = await writer.fetch(f"select to_jsonb(m)::text as row from ({mapped}) m")
    found["mapped_record"] = sorted(_told(row["row"], named) for row in rows)
    waits = (
        "select stream_id, record_key, entity, row_key, field, code from hub.quarantine "
        "where state = 'open'"
    )
    found["quarantine"] = sorted(str(tuple(row)) for row in await writer.fetch(waits))
    states = "select stream_id, record_key, state from hub.raw_record where closed_at is null"
    found["raw_record"] = sorted(str(tuple(row)) for row in await writer.fetch(states))
    return found


def _told(text: str, named: Mapping[str, str], *, drop_id: bool = False) -> str:
    row = {
        key: value
        for key, value in orjson.loads(text).items()
        if key not in SKIPPED and not key.endswith("_sealed") and not (drop_id and key == "id")
    }
    told = orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode()
    for own, name in named.items():
        told = told.replace(own, name)
    return told


def digest(found: Mapping[str, list[str]]) -> str:
    return sha256(orjson.dumps(dict(found), option=orjson.OPT_SORT_KEYS)).hexdigest()


async def ids_of(dsn: str) -> frozenset[str]:
    text = await fetchval(dsn, "select string_agg(row_id::text, ' ') from hub.mapped_record")
    return frozenset(str(text).split())


@pytest.mark.parametrize("seed", range(10))
async def test_a_rollback_leaves_the_hub_as_its_twin(
    seed: int, database: str, pg_server: AnyServer, tmp_path: Path
) -> None:
    """Random versions, pulls and edits in between; then back to the first version of each."""
    dice = random.Random(seed)
    main = tmp_path / "main"
    write_all(dice, main, 14)
    async with opened(database, main) as world:
        for wanted in connections(main):
            await connect(world.hub, wanted, operator="tester")
        await pulled(world)
        await edited(world, "E0002", "夏侯䶮")
    old = await ids_of(database)
    name = urlsplit(database).path.strip("/")
    with fresh_database(pg_server, name) as copy:
        twin = tmp_path / "twin"
        shutil.copytree(main, twin)
        await execute(
            copy,
            f"update hub.connection set config = replace(config::text, '{main}', '{twin}')::jsonb",
        )
        async with opened(database, main) as one, opened(copy, twin) as other:
            published: set[tuple[str, str]] = set()
            for _ in range(dice.randrange(2, 6)):
                what = dice.choice(["publish", "publish", "edit", "pull"])
                if what == "publish":
                    stream = dice.choice(list(VARIANTS))
                    connection = "clock" if stream == "days" else "staff"
                    wanted = document(dice.choice(VARIANTS[stream]))
                    await publish(
                        one.hub, connection, stream, wanted, author="a", reason="r", accept=True
                    )
                    published.add((connection, stream))
                elif what == "edit":
                    number, new = f"E{dice.randrange(1, 15):04}", dice.choice(["欧阳㛃", "令狐𠮷"])
                    for world in (one, other):
                        await edited(world, number, new)
                else:
                    at, count = dice.randrange(1 << 30), dice.randrange(14, 18)
                    for world in (one, other):
                        write_all(random.Random(at), world.folder, count)
                        await pulled(world)
            for connection, stream in sorted(published):
                await rollback(one.hub, connection, stream, 1, actor="a", reason="back")
            found, expected = await standing(one.hub, old), await standing(other.hub, old)
            for table in expected.keys() | found.keys():
                assert found.get(table) == expected.get(table), table
            assert digest(found) == digest(expected)


async def test_a_rollback_asks_no_vendor_and_retired_versions_come_back(
    database: str, tmp_path: Path
) -> None:
    """The source is gone; a version that was retired is used again, and what is in use is not."""
    write_all(random.Random(1), tmp_path, 5)
    async with opened(database, tmp_path) as world:
        for wanted in connections(tmp_path):
            await connect(world.hub, wanted, operator="tester")
        await pulled(world)
        (tmp_path / "education.csv").unlink()
        changed = document(VARIANTS["education"][0])
        await publish(world.hub, "staff", "education", changed, author="a", reason="r")
        level = "select count(*) from hub.education where level = 'bachelor' and closed_at is null"
        assert await world.hub.database.writer.fetchval(level) == 0
        assert await retire(world.hub, "staff", "education", actor="a", reason="out of use") == 2
        fresh = await get_connection(world.hub.database, "staff")
        assert fresh.stream("education").mapping_version is None
        made = await rollback(world.hub, "staff", "education", 1, actor="a", reason="back")
        assert made.version == 1
        assert await world.hub.database.writer.fetchval(level) > 0
        for version, code in ((1, "MAPPING_STATE"), (9, "VERSION_UNKNOWN")):
            with pytest.raises(Refused, match=code):
                await rollback(world.hub, "staff", "education", version, actor="a", reason="r")
