"""Statements for one person or one page find their rows by an index, also under generic plans."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson

from hub.plan.bound import Request, parameters
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.cursors import HubKeys
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

LARGE: Final = ("employee", "employee_private", "attendance_day", "management")
PEOPLE, DAYS = 2_000, 20
ALL = frozenset(HR_CLASSES)
HR_CLASSES_OF_BP = frozenset({"CORE", "TIME", "LEARNING"})
CARD = "id number legalName pinyin department { name } manager { legalName } restricted"
DAY = "date workedMinutes lateMinutes status { code label }"

COMPANY = f"""
insert into hub.department (id, code, name, parent_id, version, recorded, effective_from)
select md5('d' || i)::uuid, 'D' || i, 'unit ' || i,
       case when i > 1 then md5('d' || (i / 4 + 1))::uuid end, 1, '[2020-01-01,)', '2020-01-01'
from generate_series(1, 60) i;
insert into hub.department_tree
with recursive line (ancestor, department, depth) as (
    select id, id, 0 from hub.department
    union all
    select parent_id, department, depth + 1
    from line join hub.department on id = ancestor where parent_id is not null and depth < 8
)
select ancestor, department, min(depth) from line where ancestor is not null group by 1, 2;
insert into hub.employee (id, legal_name, legal_name_sort, number, work_email, status,
                          department_id, manager_id, hire_date, grade, version, recorded, search)
select md5('e' || i)::uuid, 'n' || i, md5('n' || i), 'E' || i, 'e' || i || '@corp.example',
       case when i % 20 = 0 then 'left' else 'active' end, md5('d' || (i % 60 + 1))::uuid,
       case when i > 1 then md5('e' || (i / 10 + 1))::uuid end, date '2015-01-01' + i, 'P5', 1,
       '[2020-01-01,)', to_tsvector('simple', 'n' || i)
from generate_series(1, {PEOPLE}) i;
insert into hub.employee_private (id, national_id_index, birth_date, version, recorded)
select id, decode(md5(number), 'hex'), '1990-01-01', 1, recorded from hub.employee;
insert into hub.management
with recursive line (boss, who, depth) as (
    select manager_id, id, 1 from hub.employee where manager_id is not null
    union all
    select manager_id, who, depth + 1
    from line join hub.employee on id = boss where manager_id is not null and depth < 8
)
select boss, who, bool_or(depth = 1) from line where boss <> who group by 1, 2;
insert into hub.attendance_day (id, employee_id, date, status, worked_minutes, late_minutes,
                                version, recorded, stream_id, record_key, row_key,
                                mapping_version, content_hash)
select md5(e.number || '/' || d)::uuid, e.id, date '2026-05-01' + d, 'normal', 480, d % 7, 1,
       '[2020-01-01,)', 1, e.number || '/' || d, e.number || '/' || d, 1, ''
from hub.employee e, generate_series(1, {DAYS}) d;
analyze;
"""
SHAPES: Final = {
    "page of people": f"{{ employees(first: 50) {{ nodes {{ {CARD} }}"
    " pageInfo { hasNextPage } } }",
    "second page": "query Q($after: String) { employees(first: 50, after: $after)"
    " { nodes { legalName } pageInfo { endCursor } } }",
    "people below a department": 'query Q($d: ID = "department_x") { employees(first: 50,'
    " filter: {department: {under: $d}}) { nodes { legalName } } }",
    "by number": f'{{ employee(by: {{number: "E7"}}) {{ {CARD} }} }}',
    "by mail": f'{{ employee(by: {{workEmail: "e7@corp.example"}}) {{ {CARD}'
    f" attendance(first: 5) {{ nodes {{ {DAY} }} }} }} }}",
    "by identity": '{ employees(first: 2, filter: {nationalId: {eq: "P1000000"}})'
    " { nodes { legalName } } }",
    "search": '{ employees(search: "n77", first: 20) { nodes { legalName } } }',
    "own file": f"{{ viewer {{ employee {{ {CARD} birthDate attendance(first: 20,"
    f" orderBy: [{{date: DESC}}]) {{ nodes {{ {DAY} }} }} }} }} }}",
    "team with days": f"{{ viewer {{ employee {{ reports {{ nodes {{ {CARD}"
    f" attendance(first: 2) {{ nodes {{ {DAY} }} }} }} }} }} }} }}",
    "people with days": "{ employees(first: 20) { nodes { legalName attendance(first: 3)"
    f" {{ nodes {{ {DAY} }} }} }} }} }}",
    "days of the company": f"{{ attendanceDays(first: 50) {{ nodes {{ {DAY}"
    " employee { legalName } } pageInfo { hasNextPage } } }",
    "node": f'{{ node(id: "employee_{"0" * 32}") {{ id ... on Employee {{ {CARD} }} }} }}',
}
ONLY_FOR: Final = {
    "by identity": ("hr",),
    "days of the company": ("hr", "hr bound to a subtree"),
    "team with days": ("manager", "hr"),
}
"""Shapes that others may not ask, or ask for nothing."""

CHOSEN: Final = {"people below a department"}
"""Shapes for which an index is there, and reading 2,000 people is as cheap; it may only shrink."""


def _scans(node: dict[str, Any]) -> Iterator[str]:
    """Sequential scans of large tables below a node of a plan, with their conditions."""
    if node["Node Type"] == "Seq Scan" and node.get("Relation Name") in LARGE:
        yield f"{node['Relation Name']} where {node.get('Filter', 'anything')}"
    for one in node.get("Plans", ()):
        yield from _scans(one)


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'"
    if isinstance(value, list):
        inner = ",".join("null" if one is None else f'"{one}"' for one in value)
        return f"'{{{inner}}}'"
    text = value.isoformat() if isinstance(value, date | datetime) else str(value)
    return "'" + text.replace("'", "''") + "'"


async def test_statements_for_a_person_or_a_page_scan_no_large_table(
    database: str, tmp_path: Path
) -> None:
    """2,000 people, 40,000 days: for each published shape and kind of viewer, no Seq Scan."""
    planning = Planning.of(small_world().model)
    store = FileKeyStore(tmp_path / "keys")
    connection = await asyncpg.connect(database)
    try:
        await connection.execute(COMPANY)
        keys = HubKeys.of(Sealer(store))
        found = [one async for one in _all_scans(connection, planning, keys)]
    finally:
        await connection.close()
        store.close()
    assert not found, "\n".join(found)


async def _all_scans(
    connection: "asyncpg.Connection[Any]", planning: Planning, keys: HubKeys
) -> Any:
    boss = await connection.fetchval(
        "select manager_id::text from hub.management where manager_id <> md5('e1')::uuid"
        " group by 1 order by count(*) desc limit 1"
    )
    some = await connection.fetchval("select md5('e777')::uuid::text")
    unit = await connection.fetchval("select md5('d3')::uuid::text")
    bound = Given("hrbp", HR_CLASSES_OF_BP, "subtrees", (unit,))
    three = frozenset({"employee", "manager"})
    crowd = (
        Asker("employee", some, frozenset({"employee"})),
        Asker("manager", boss, three),
        Asker("hr", some, three | {"hr"}, (Given("hr", ALL),)),
        Asker("hr bound to a subtree", some, three | {"hrbp"}, (bound,)),
    )
    await connection.execute("set plan_cache_mode = force_generic_plan; set role hub_reader")
    for shape, text in SHAPES.items():
        for who in crowd:
            if who.name in ONLY_FOR.get(shape, (who.name,)):
                indexed = "off" if shape in CHOSEN else "on"
                await connection.execute(f"set enable_seqscan = {indexed}")
                plan = await _explained(connection, planning, keys, who, text)
                for scan in _scans(plan):
                    yield f"{shape} for {who.name}: {scan}"


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
    literals = ", ".join(_literal(one) for one in values)
    await connection.execute(f"prepare asked as {made.sql}")
    try:
        told = await connection.fetchval(f"explain (format json) execute asked({literals})")
    finally:
        await connection.execute("deallocate asked")
    return dict(orjson.loads(told)[0]["Plan"])
