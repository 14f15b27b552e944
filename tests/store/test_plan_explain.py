"""Published queries of each scope find their rows by an index: no large table is read whole.

The documents stand in `tests/published`, a folder for each scope. The company has 100,000 people
and a million days of attendance; plans are generic, as the hub's are.
"""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson
import pytest

from hub.plan.bound import Request, parameters
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.cursors import HubKeys
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from tests.store.large_company import LARGE
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

PUBLISHED: Final = Path(__file__).parent.parent / "published"
EVERYTHING: Final = frozenset(HR_CLASSES)
OF_A_PARTNER: Final = frozenset({"CORE", "TIME", "LEARNING"})
OF_PAYROLL: Final = frozenset({"CORE", "PAY", "BANK"})


@pytest.mark.slow
async def test_published_queries_read_no_large_table_whole(
    large_company: str, tmp_path: Path
) -> None:
    """For each document as its scope asks it; what fails names the index that is missing."""
    store = FileKeyStore(tmp_path / "keys")
    connection = await asyncpg.connect(large_company)
    try:
        keys = HubKeys.of(Sealer(store))
        found = [one async for one in _all_scans(connection, keys)]
    finally:
        await connection.close()
        store.close()
    assert not found, "\n".join(found)


async def _all_scans(connection: "asyncpg.Connection[Any]", keys: HubKeys) -> AsyncIterator[str]:
    planning = Planning.of(small_world().model)
    crowd = {one.name: one for one in await _crowd(connection)}
    folders = {one.name for one in PUBLISHED.iterdir()}
    assert folders == set(crowd)
    await connection.execute(
        "set plan_cache_mode = force_generic_plan; set random_page_cost = 1.1; set role hub_reader"
    )
    unit = await connection.fetchval("select md5('d30')::uuid::text")
    entity = await connection.fetchval("select md5('l1')::uuid::text")
    for file in sorted(PUBLISHED.glob("*/*.graphql")):
        who = crowd[file.parent.name]
        text = file.read_text(encoding="utf-8")
        text = text.replace("department_x", f"department_{unit}")
        text = text.replace("legal_entity_x", f"legal_entity_{entity}")
        plan = await _explained(connection, planning, keys, who, text)
        for scan in _scans(plan, ()):
            yield f"{file.parent.name}/{file.stem}: {scan}"


async def _crowd(connection: "asyncpg.Connection[Any]") -> list[Asker]:
    """An employee; who manages about 4,000; HR, a partner of one unit, payroll; an admin."""
    boss = await connection.fetchval(
        "select manager_id::text from hub.management group by 1"
        " order by abs(count(*) - 4000) limit 1"
    )
    some = await connection.fetchval("select md5('e777')::uuid::text")
    unit = await connection.fetchval("select md5('d30')::uuid::text")
    staff = frozenset({"employee", "manager"})
    grants = {
        "hr": Given("hr", EVERYTHING),
        "hrbp": Given("hrbp", OF_A_PARTNER, "subtrees", (unit,)),
        "payroll": Given("payroll", OF_PAYROLL),
        "admin": Given("admin", EVERYTHING),
    }
    return [
        Asker("employee", some, frozenset({"employee"})),
        Asker("manager", boss, staff),
        *(Asker(name, some, staff | {name}, (one,)) for name, one in grants.items()),
    ]


async def _explained(
    connection: "asyncpg.Connection[Any]",
    planning: Planning,
    keys: HubKeys,
    who: Asker,
    text: str,
) -> dict[str, Any]:
    world = small_world()
    viewer = viewer_of(who, world, "en")
    made = planning.planned(viewer, Question(text))
    request = Request({}, given(viewer, world.today), viewer.subject)
    values = parameters(made, request, planning.model, keys)
    literals = ", ".join(literal(one) for one in values)
    await connection.execute(f"prepare asked as {made.sql}")
    try:
        told = await connection.fetchval(f"explain (format json) execute asked({literals})")
    finally:
        await connection.execute("deallocate asked")
    return dict(orjson.loads(told)[0]["Plan"])


def _scans(node: dict[str, Any], sorts: tuple[str, ...]) -> Iterator[str]:
    """Sequential scans of large tables below a node of a plan, with the index that is missing."""
    sorts = tuple(node.get("Sort Key", sorts))
    table = node.get("Relation Name")
    if node["Node Type"] == "Seq Scan" and table in LARGE:
        yield f"reads all of {table}; {_missing(node, table, sorts)}"
    for one in node.get("Plans", ()):
        yield from _scans(one, sorts)


def _missing(node: dict[str, Any], table: str, sorts: tuple[str, ...]) -> str:
    """The columns that are compared and sorted by, in that order."""
    alias = re.escape(node["Alias"])
    looked = [node.get("Filter", ""), *sorts]
    qualified = [one for text in looked for one in re.findall(rf"\b{alias}\.(\w+)", text)]
    bare = re.findall(r"\(?\b([a-z_]+)\b(?:\)::\w+)? (?:=|<|>|IS|@@|&&)", node.get("Filter", ""))
    columns = dict.fromkeys([*bare, *qualified])
    return f"missing: an index on hub.{table} ({', '.join(columns)}); filter {node.get('Filter')}"


def literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'"
    if isinstance(value, list):
        inner = ",".join("null" if one is None else f'"{one}"' for one in value)
        return f"'{{{inner}}}'"
    text = value.isoformat() if isinstance(value, date | datetime) else str(value)
    return "'" + text.replace("'", "''") + "'"
