"""Head counts of 100,000 people are one scan and one aggregation, whatever is asked of them."""

from collections.abc import Iterator
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
from tests.store.test_plan_explain import literal
from tests.twin.access import Asker, Given
from tests.twin.asking import ZONE, Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world

LARGE: Final = ("employee", "employee_private", "attendance_day", "management")
COMPANY: Final = """
insert into hub.department (id, code, name, parent_id, version, recorded, effective_from)
select md5('d' || i)::uuid, 'D' || i, 'unit ' || i,
       case when i > 1 then md5('d' || (i / 6 + 1))::uuid end, 1, '[2020-01-01,)', '2020-01-01'
from generate_series(1, 600) i;
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
       case when i % 20 = 0 then 'left' else 'active' end, md5('d' || (i % 600 + 1))::uuid,
       case when i > 1 then md5('e' || (i / 10 + 1))::uuid end, date '2015-01-01' + i % 4000, 'P5',
       1, '[2020-01-01,)', ''
from generate_series(1, 100000) i;
insert into hub.management
select manager_id, id, true from hub.employee where manager_id is not null;
insert into hub.attendance_day (id, employee_id, date, status, worked_minutes, late_minutes,
                                version, recorded, stream_id, record_key, row_key,
                                mapping_version, content_hash)
select md5(e.number || '/' || d)::uuid, e.id, date '2026-05-01' + d, 'normal', 480, d % 7, 1,
       '[2020-01-01,)', 1, e.number || '/' || d, e.number || '/' || d, 1, ''
from hub.employee e, generate_series(1, 40, 20) d;
analyze;
"""
SHAPES: Final = {
    "head count of each department": "{ employees { groups(by: [{department: {}}],"
    " orderBy: [{count: DESC}], first: 1000) { totalCount nodes { keys { department { name } }"
    " aggregates { count } } } } }",
    "head count of subtrees": "{ employees { groups(by: [{department: {level: 2}}]) {"
    " nodes { keys { department { name } } aggregates { count hireDate { min max } } } } } }",
    "new hires by month": '{ employees(filter: {hireDate: {gte: "2020-01-01"}}) {'
    " groups(by: [{hireDate: MONTH}]) { nodes { keys { hireDate } aggregates { count } } } } }",
    "average minutes by month and subtree": "{ attendanceDays { groups(by: [{date: MONTH},"
    " {employeeBy: {department: {level: 2}}}]) { nodes { keys { date employeeBy {"
    " department { name } } } aggregates { count workedMinutes { avg } } } } } }",
    "figures without groups": "{ employees { aggregates { count hireDate { min max }"
    " grade { countDistinct } } } }",
}
THREE: Final = frozenset({"employee", "manager"})


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All nodes of a plan."""
    yield node
    for one in node.get("Plans", ()):
        yield from _nodes(one)


@pytest.mark.slow
async def test_groups_read_each_large_table_once(database: str, tmp_path: Path) -> None:
    """100,000 people: for HR and for a manager, one scan a table, no query a group."""
    planning = Planning.of(small_world().model)
    store = FileKeyStore(tmp_path / "keys")
    connection = await asyncpg.connect(database)
    try:
        await connection.execute(COMPANY)
        some = await connection.fetchval("select md5('e7')::uuid::text")
        await connection.execute(
            "set plan_cache_mode = force_generic_plan; set role hub_reader;"
            "set max_parallel_workers_per_gather = 0"
        )
        crowd = (
            Asker("manager", some, THREE),
            Asker("hr", some, THREE | {"hr"}, (Given("hr", frozenset(HR_CLASSES)),)),
        )
        keys = HubKeys.of(Sealer(store))
        for shape, text in SHAPES.items():
            for who in crowd:
                told = await _analysed(connection, planning, keys, who, text)
                _judge(f"{shape} for {who.name}", told)
    finally:
        await connection.close()
        store.close()


def _judge(name: str, told: dict[str, Any]) -> None:
    """One scan of each large table but for the gate's look-up, and an aggregation over them."""
    nodes = list(_nodes(told["Plan"]))
    reads = [
        (one["Relation Name"], one["Node Type"], one["Actual Loops"])
        for one in nodes
        if one.get("Relation Name") in LARGE and one["Alias"] != "employee"
    ]
    print(f"{name}: {told['Execution Time']:.0f} ms, {reads}")
    tables = [table for table, _, _ in reads]
    assert len(tables) == len(set(tables)), f"{name} reads a table twice: {reads}"
    assert [loops for _, _, loops in reads] == [1] * len(reads), f"{name}: {reads}"
    assert any(one.get("Strategy") in {"Hashed", "Sorted", "Plain"} for one in nodes), name


async def _analysed(
    connection: "asyncpg.Connection[Any]",
    planning: Planning,
    keys: HubKeys,
    who: Asker,
    text: str,
) -> dict[str, Any]:
    world = small_world()
    viewer = viewer_of(who, world, "en")
    made = planning.planned(viewer, Question(text))
    known = {**given(viewer, world.today), "zone": ZONE}
    values = parameters(made, Request({}, known, viewer.subject), planning.model, keys)
    literals = ", ".join(literal(one) for one in values)
    await connection.execute(f"prepare asked as {made.sql}")
    try:
        told = await connection.fetchval(
            f"explain (analyze, format json) execute asked({literals})"
        )
    finally:
        await connection.execute("deallocate asked")
    return dict(orjson.loads(told)[0])
