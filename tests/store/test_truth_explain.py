"""On 100,000 people: a snapshot reads each table once, a page of conflicts reads few rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson
import pytest

from hub.auth.viewer import Everywhere, Grant, Viewer
from hub.flows.hub import Hub
from hub.plan import contested
from hub.plan.contested import Wanted
from hub.plan.restrict import Access
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.quality import counted_fields, parameters, statement
from tests.store.test_plan_explain import literal
from tests.support.hubs import hub_at

SOURCES: Final = """
insert into hub.connection (id, name, connector, config, created_by)
select md5('c' || i)::uuid, 's' || i, 'files', '{}', 't' from generate_series(1, 3) i;
insert into hub.stream (connection_id, name, mode)
select md5('c' || i)::uuid, 't' || i, 'snapshot' from generate_series(1, 3) i;
insert into hub.mapped_record (stream_id, entity, row_key, record_key, row_id, fields, precedence,
                               mapping_version, hash)
select s.id, 'Employee', e.number, e.number, e.id,
       jsonb_build_object('legal_name', e.legal_name, 'work_email', e.work_email), 50, 1, ''
from hub.employee e cross join (select min(id) as id from hub.stream where name in ('t1', 't2')
                                group by name) s;
insert into hub.conflict (row_id, entity, field, rule, winner, against, said, shown, since)
select id, 'Employee', case when number like '%7' then 'legal_name' else 'birth_date' end, 'order',
       1, '{2}', '', '', now() - random() * interval '90 days'
from hub.employee where number ~ '[37]$';
"""
LARGE: Final = 20_000


@pytest.fixture
async def company(large_company: str, tmp_path: Path) -> Any:
    async with hub_at(large_company, tmp_path / "home") as hub:
        async with hub.database.writer.acquire() as connection:
            await connection.execute(SOURCES)
            await connection.execute("vacuum analyze hub.mapped_record, hub.conflict")
        yield hub


@pytest.mark.slow
async def test_each_table_is_read_once_for_a_snapshot(company: Hub) -> None:
    """No node is repeated for every row of a large table; one statement counts all fields."""
    async with company.database.writer.acquire() as connection:
        for spec in company.model:
            sql = statement(company.made, spec, counted_fields(spec))
            given = parameters(spec, counted_fields(spec), [1, 2, 3], datetime.now(UTC))
            plan = await explained(connection, sql, given)
            again = [node for node in nodes(plan) if is_repeated(node)]
            assert not again, (spec.name, again)
            table = spec.table
            read = Counter(
                node["Relation Name"] for node in nodes(plan) if "Seq Scan" in node["Node Type"]
            )
            assert read[table] <= 3, (spec.name, read)  # rows, pending cells, and their values


@pytest.mark.slow
async def test_a_page_of_conflicts_reads_few_rows(company: Hub) -> None:
    """The latest of 20,000; filtered by field; those of one row."""
    everybody = Viewer("x", None, frozenset({"hr"}), (), 1)
    grant = Grant("g", "hr", frozenset(HR_CLASSES), Everywhere(), company.today())
    viewer = replace(everybody, grants=(grant,))
    access = Access(company.model, viewer)
    row = await company.database.writer.fetchval("select md5('e3')::uuid::text")
    for wanted in (
        Wanted(entity="Employee"),
        Wanted(entity="Employee", field="birth_date"),
        Wanted(entity="Employee", row=row, state=None),
    ):
        made = contested.page(wanted, access, company.made)
        assert made is not None
        known = {
            **given(viewer, company.today()),
            **{f"after.{one}": None for one in ("since", "row", "field")},
            "limit": 21,
            "streams": None,
            "department": None,
            "row": wanted.row,
        }
        values = [
            known[one.source] if isinstance(one.source, str) else getattr(one.source, "value", None)
            for one in made.slots
        ]
        async with company.database.writer.acquire() as connection:
            plan = await explained(connection, made.sql, values)
        whole = [
            node for node in nodes(plan)
            if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "employee"
        ]  # fmt: skip
        assert not whole or wanted.row is None
        assert not [node for node in nodes(plan) if is_repeated(node)]


async def explained(
    connection: "asyncpg.Connection[Any]", sql: str, values: list[Any]
) -> dict[str, Any]:
    literals = ", ".join(literal(one) for one in values)
    await connection.execute("set plan_cache_mode = force_generic_plan")
    await connection.execute(f"prepare asked as {sql}")
    try:
        told = await connection.fetchval(
            f"explain (analyze, format json) execute asked({literals})"
        )
    finally:
        await connection.execute("deallocate asked")
    return dict(orjson.loads(told)[0]["Plan"])


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)


def is_repeated(node: dict[str, Any]) -> bool:
    """Whether a large table is read whole again and again."""
    loops = int(node.get("Actual Loops", 1))
    return node["Node Type"] == "Seq Scan" and loops > 3 and node["Actual Rows"] * loops > LARGE
