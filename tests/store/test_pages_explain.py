"""On 100,000 rows of each list: a page reads what it shows, at its start and deep within."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from hub.store import audit_search, emergency, identity, quarantine, reorganisation, terms
from hub.store.audit_search import AuditAsked
from hub.store.narrowed import NEWEST, OLDEST
from hub.store.quarantine import EntriesAsked, Reason
from hub.store.queries import queries
from tests.support.hubs import hub_at

MANY: Final = 100_000
PAGE: Final = 51
FEW: Final = 4 * PAGE
"""Rows of the list that a page may touch."""
STREAM: Final = 7
_ID: Final = "('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid"
FILLED: Final = (
    """
insert into hub.connection (id, name, connector, config, created_by)
select md5('c' || i)::uuid, 'c' || i, 'csv', '{}', 'x' from generate_series(1, 2) i
""",
    f"""
insert into hub.run (id, connection_id, state, operator, kind, started_at)
select {_ID}, md5('c' || case when i % 100 = 0 then 1 else 2 end)::uuid, 'finished', 'x',
       case when i % 3 = 0 then 'write' else 'pull' end,
       timestamptz '2026-01-01' + i * interval '1 minute'
from generate_series(1, 100000) i
""",
    """
insert into hub.department_change (id, department_id, kind, day, document, state, author, reason)
select md5('c' || i)::uuid, md5('d' || i % 50)::uuid, 'retire', date '2000-01-01' + i % 9000, '{}',
       case when i % 1000 = 0 then 'failed' else 'done' end, 'x', 'r'
from generate_series(1, 100000) i
""",
    f"""
insert into hub.identity_merge
    (id, survivor_id, merged_id, merged_by, reason, moved, undone_at)
select {_ID}, md5('s' || i % 20000)::uuid, md5('m' || i % 20000)::uuid, 'x', 'r', '{{}}',
       case when i <= 80000 or i > 99000 then now() end
from generate_series(1, 100000) i
""",
    f"""
insert into hub.emergency (id, employee_id, classes, purpose, grant_id)
select {_ID}, md5('e')::uuid, '{{PAY}}', 'p', case when i % 2 = 0 then {_ID} end
from generate_series(1, 100000) i
""",
    f"""
insert into hub.access_grant
    (id, employee_id, role, classes, extent, extent_ids, valid_from, granted_by, reason)
select {_ID}, md5('e')::uuid, 'emergency', '{{PAY}}', 'all', '{{}}', date '2026-01-01', 'x', 'p'
from generate_series(2, 100000, 2) i
""",
    """
insert into hub.term_edit (vocabulary, code, document, author, reason, at)
select 'v' || case when i % 1000 = 0 then 1 else 2 end, 'c' || i, '{}', 'x', 'r',
       timestamptz '2026-01-01' + i / 40 * interval '1 minute'
from generate_series(1, 100000) i
""",
    f"""
insert into hub.quarantine (id, stream_id, record_key, entity, row_key, field, code, message, raw,
                            subject, state, first_seen, last_seen)
select {_ID}, {STREAM}, 'r' || i, 'Education', '', case when i % 100 = 0 then 'degree' else 'level'
       end, 'UNMAPPED', 'm', '\\x00', md5('s' || i)::uuid,
       case when i % 50 = 0 then 'open' when i % 9 = 0 then 'settled' else 'open' end, now(), now()
from generate_series(1, 100000) i
""",
    f"""
insert into hub.raw_record
    (stream_id, record_key, hash, state, mapping_version, pack, place, size, subject)
select {STREAM}, 'r' || i, sha256(('r' || i)::bytea), 'partial', 1,
       md5(i::text)::uuid, 0, 1, md5(i::text)::uuid
from generate_series(1, 100000) i
""",
    """
insert into hub.audit (at, actor, action, entity, batch, rows, detail)
select timestamptz '2026-01-01' + i * interval '1 minute',
       case when i % 50000 = 7 then 'rare' else md5((i % 40)::text)::uuid::text end,
       case i % 2 when 0 then 'people.read' else 'land.batch' end, 'Employee', gen_random_uuid(), 1,
       jsonb_build_object('read', jsonb_build_array(jsonb_build_object(
           'classes', jsonb_build_array('PAY'),
           'people', jsonb_build_array(md5('p' || i % 20000)::uuid))))
from generate_series(1, 100000) i
""",
    """
vacuum analyze hub.run, hub.department_change, hub.identity_merge, hub.emergency,
    hub.access_grant, hub.term_edit, hub.quarantine, hub.raw_record, hub.raw_pack,
    hub.audit
""",
)
DEEP: Final = "00000000-0000-7000-8000-00000000c350"
"""The 50,000th row by its id."""
DAY: Final = datetime(2026, 2, 3, tzinfo=UTC)
LISTS: Final = frozenset(
    (
        *("run", "department_change", "identity_merge", "emergency", "access_grant"),
        *("term_edit", "quarantine", "raw_record", "audit"),
    )
)
Asked = Iterator[tuple[str, str, list[object]]]


def asked(one: dict[str, str]) -> Asked:
    """Every page query, each order that is offered, its first page and one deep within."""
    yield from _runs(one)
    yield from _changes(one)
    for before in (None, DEEP):
        place = "deep" if before else "first"
        for standing in (False, True):
            sql, given = identity.merges_statement(None, None, before, PAGE, standing_only=standing)
            yield f"merges {standing} {place}", sql, given
        person = one["person"]
        for standing in (False, True):
            sql, given = identity.merges_statement(
                None, person, before, PAGE, standing_only=standing
            )
            yield f"merges of a person {place}", sql, given
        yield f"emergencies {place}", *emergency.statement(before, PAGE)
        for field in ("level", "degree"):
            reason = Reason("c", "s", "Education", field, "UNMAPPED")
            for way in (NEWEST, OLDEST):
                wanted = EntriesAsked(
                    STREAM, reason, dismissed=False, after=before, limit=PAGE, direction=way
                )
                yield f"quarantine {field} {way} {place}", *quarantine.statement(wanted)
    for vocabulary in (None, "v1", "v2"):
        for start in (None, (datetime(2026, 1, 2, tzinfo=UTC), "v2", "c5")):
            sql, given = terms.edits_statement(vocabulary, start, PAGE)
            yield f"term edits {vocabulary} {start}", sql, given
    yield from _audit(one)


def _runs(one: dict[str, str]) -> Asked:
    for connection in ("few", "many"):
        for before in (None, DEEP):
            yield f"runs {connection}", queries("runs.sql")["history"], [
                one[connection], before, PAGE,
            ]  # fmt: skip


def _changes(one: dict[str, str]) -> Asked:
    for state in (None, "done", "failed"):
        for before in (None, one["change"]):
            yield (
                f"changes {state} {before}",
                *reorganisation.changes_statement(state, before, PAGE),
            )


def _audit(one: dict[str, str]) -> Asked:
    reader = one["reader"]
    for way in (NEWEST, OLDEST):
        for after in (None, (DAY + timedelta(hours=9), MANY)):
            for wanted in (
                AuditAsked(direction=way),
                AuditAsked(actor="rare", direction=way),
                AuditAsked(actor=reader, direction=way),
                AuditAsked(action="people.read", direction=way),
                AuditAsked(since=DAY, until=DAY + timedelta(days=2), direction=way),
            ):
                yield f"audit {wanted} {after}", *audit_search.statement(wanted, after, PAGE)
    for before in (None, MANY // 2):
        given = [one["looked"], before, PAGE]
        yield f"reads {before}", queries("reads.sql")["of_person"], given


@pytest.mark.slow
async def test_a_page_of_each_list_reads_what_it_shows(database: str, tmp_path: Path) -> None:
    """No plan reads or sorts a list whole, whichever order and place is asked for."""
    async with (
        hub_at(database, tmp_path / "home") as hub,
        hub.database.writer.acquire() as connection,
    ):
        for one in FILLED:
            await connection.execute(one)
        row = await connection.fetchrow(
            "select md5('c1')::uuid::text as few, md5('c2')::uuid::text as many, "
            "md5('c50000')::uuid::text as change, md5('s7')::uuid::text as person, "
            "md5('7')::uuid::text as reader, md5('p104')::uuid::text as looked"
        )
        assert row is not None
        pages = 0
        for name, sql, values in asked(dict(row)):
            told = await connection.fetchval(f"explain (analyze, format json) {sql}", *values)
            plan = orjson.loads(told)[0]["Plan"]
            assert plan["Actual Rows"] <= PAGE
            pages += plan["Actual Rows"] > 0
            for node in nodes(plan):
                check(f"{name} {plan}", node)
        assert pages > FEW // PAGE  # they show something


def check(name: str, node: dict[str, Any]) -> None:
    """A list is read by an index and no further than the page; nothing that is sorted is long."""
    touched = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    touched += node.get("Rows Removed by Index Recheck", 0)
    if node.get("Relation Name") in LISTS:
        assert node["Node Type"] != "Seq Scan", (name, node)
        assert touched * node["Actual Loops"] <= FEW, f"{name} {node}"
    if node["Node Type"] in {"Sort", "Incremental Sort", "Bitmap Index Scan"}:
        assert node["Actual Rows"] <= FEW, (name, node)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's nodes."""
    yield plan
    for inner in plan.get("Plans", ()):
        yield from nodes(inner)
