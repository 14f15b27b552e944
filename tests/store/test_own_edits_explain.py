"""On 200,000 own edits of 5,000 people: a page reads those whose edits it may be about."""

from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
import pytest

from hub.store.own_edits import Among, statement
from tests.support.hubs import hub_at

FILLED: Final = (
    """
insert into hub.department (id, code, name, version, recorded)
select md5('d' || i)::uuid, 'D' || i, 'D' || i, 1, '[2020-01-01,)' from generate_series(0, 99) i
""",
    """
insert into hub.department_tree (department_id, ancestor_id, depth)
select md5('d' || i)::uuid, md5('d' || i)::uuid, 0 from generate_series(0, 99) i
""",
    """
insert into hub.employee (id, legal_name, legal_name_sort, department_id, version, recorded)
select md5('p' || i)::uuid, 'x', 'x', md5('d' || i % 100)::uuid, 1, '[2020-01-01,)'
from generate_series(0, 4999) i
""",
    """
insert into hub.management (manager_id, employee_id, direct, acting)
select md5('p0')::uuid, md5('p' || i)::uuid, true, false from generate_series(1, 12) i
""",
    """
insert into hub.own_edit
    (id, employee_id, entity, row_id, fields, seen, reason, asked_by, state)
select md5('e' || i)::uuid, md5('p' || i % 5000)::uuid, 'Employee', md5('p' || i % 5000)::uuid,
       '{private_phone}', '{}', 'r', 'a', case when i % 10 = 0 then 'waiting' else 'approved' end
from generate_series(0, 199999) i
""",
    "vacuum analyze hub.own_edit, hub.employee, hub.management, hub.department_tree",
)
PAGE: Final = 51


def made(text: str) -> str:
    """As `md5(…)::uuid` says it."""
    return str(UUID(md5(text.encode(), usedforsecurity=False).hexdigest()))


def asked() -> Iterator[tuple[str, Among, int]]:
    """Who asks, and how many edits their page may touch."""
    yield "an author", Among(made("p7")), 40
    yield "a manager", Among(made("p0")), 13 * 40
    yield "of a department", Among(made("p7"), departments=(made("d3"),)), 52 * 40
    yield "nobody", Among(None), 0
    yield "of everybody", Among(made("p7"), fields=("Employee.private_phone",)), PAGE


@pytest.mark.slow
async def test_a_page_reads_whose_edits_it_may_show(database: str, tmp_path: Path) -> None:
    """By person, state and order: no plan reads all edits, in whichever state."""
    async with (
        hub_at(database, tmp_path / "home") as hub,
        hub.database.writer.acquire() as connection,
    ):
        for one in FILLED:
            await connection.execute(one)
        for name, among, most in asked():
            for state in ("waiting", "approved", "rejected"):
                for after in (None, "80000000-0000-0000-0000-000000000000"):
                    sql, values = statement(state, after, PAGE, among)
                    told = await connection.fetchval(
                        f"explain (analyze, format json) {sql}", *values
                    )
                    for node in nodes(orjson.loads(told)[0]["Plan"]):
                        if node.get("Relation Name") != "own_edit":
                            continue
                        touched = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
                        assert node["Node Type"] != "Seq Scan", (name, state, node)
                        assert touched * node["Actual Loops"] <= most, (name, state, node)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's nodes."""
    yield plan
    for inner in plan.get("Plans", ()):
        yield from nodes(inner)
