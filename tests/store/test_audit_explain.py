"""On 200,000 entries: a page of the audit reads what it shows, whatever is asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import md5
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
import pytest

from hub.store.audit_search import AuditAsked, NamedRow, statement
from tests.support.hubs import hub_at

MANY: Final = 200_000
FILLED: Final = """
insert into hub.audit (at, actor, action, entity, batch, rows, detail)
select timestamptz '2026-01-01' + i * interval '1 minute',
       case when i % 50000 = 7 then 'rare' else md5((i % 40)::text)::uuid::text end,
       case i % 4 when 0 then 'people.read' when 1 then 'land.batch' when 2 then 'queue.read'
                  else 'sign_in.succeeded' end,
       case i % 4 when 0 then 'Employee' when 1 then 'AttendanceDay' else 'queue' end,
       gen_random_uuid(), 1,
       case i % 4
       when 0 then jsonb_build_object('read', jsonb_build_array(jsonb_build_object(
                'classes', jsonb_build_array('PAY'),
                'people', jsonb_build_array(md5('p' || i % 20000)::uuid))))
       else jsonb_build_object('some', jsonb_build_object('row', md5('p' || i % 20000)::uuid)) end
from generate_series(1, 200000) i
"""
DAY: Final = datetime(2026, 2, 3, tzinfo=UTC)
FEW: Final = 1_000
"""Rows that a page of 50 may touch."""


def _made(text: str) -> str:
    """As `md5(…)::uuid` says it."""
    return str(UUID(md5(text.encode(), usedforsecurity=False).hexdigest()))


def asked() -> Iterator[tuple[str, AuditAsked]]:
    """Every filter alone, and those that are asked for together."""
    row = NamedRow("AttendanceDay", _made("p104"), (DAY, DAY + timedelta(minutes=4)))
    reader = _made("7")
    yield "everything", AuditAsked()
    yield "rare actor", AuditAsked(actor="rare")
    yield "actor", AuditAsked(actor=reader)
    yield "nobody", AuditAsked(actor="nobody")
    yield "action", AuditAsked(action="people.read")
    yield "entity", AuditAsked(entity="AttendanceDay")
    yield "old day", AuditAsked(since=DAY, until=DAY + timedelta(days=1))
    yield "action of a day", AuditAsked(action="land.batch", since=DAY, until=DAY + timedelta(1))
    yield "row", AuditAsked(row=row)


@pytest.mark.slow
async def test_a_page_reads_what_it_shows(database: str, tmp_path: Path) -> None:
    """No plan reads the audit whole; the row is found by the three ways in which it is named."""
    async with (
        hub_at(database, tmp_path / "home") as hub,
        hub.database.writer.acquire() as connection,
    ):
        await connection.execute(FILLED)
        await connection.execute("vacuum analyze hub.audit")
        for name, wanted in asked():
            for after in (None, (DAY + timedelta(hours=9), MANY)):
                sql, values = statement(wanted, after, 51)
                told = await connection.fetchval(f"explain (analyze, format json) {sql}", *values)
                for node in nodes(orjson.loads(told)[0]["Plan"]):
                    if node.get("Relation Name") != "audit":
                        continue
                    touched = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
                    assert node["Node Type"] != "Seq Scan", (name, node)
                    assert touched * node["Actual Loops"] <= FEW, (name, after, node)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's nodes."""
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)
