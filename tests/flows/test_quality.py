"""A day's snapshot counts what is there; it goes on by day, and names nobody."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.errors import Refused
from hub.flows import worker
from hub.flows.conflicts import recount
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.quality import Asked, Quality, quality, tell_quality
from hub.flows.quality_take import take_quality
from hub.observe import Observation, subscribe
from hub.store.jobs import list_jobs
from hub.store.landing.fold import speaking
from hub.store.provenance import records_of
from hub.store.quality import OLD_AFTER, Part, counted_fields, snapshots, taken
from hub.store.tables import field_columns
from tests.flows.test_conflicts import PAYROLL
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    document,
    people,
    staff_folder,
    write_clock,
    write_csv,
    write_staff,
)


@pytest.fixture
async def company(hub: Hub, tmp_path: Path) -> Hub:
    """Twenty-one people in three departments, a school level that waits, a payroll, a clock."""
    staff = people(21)
    education = [
        {"工号": one["工号"], "学历": "大学" if at % 3 else "本科", "学校": "某大学"}
        for at, one in enumerate(staff[:12])
    ]
    staff[4]["出生日期"] = ""
    write_staff(tmp_path, staff, education=education)
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION), operator="t")
    rows = [
        {"编号": str(at), "工号": one["工号"], "姓名": one["姓名"] + "?" * (at % 2)}
        | {"生日": "1999-09-09"}
        for at, one in enumerate(staff)
    ]
    rows.append(rows[0] | {"编号": "99"})  # two records of one person
    write_csv(tmp_path / "payroll.csv", ("编号", "工号", "姓名", "生日"), rows)
    payroll = document(PAYROLL.replace("key: 工号", "key: 编号"))
    config = {"path": str(tmp_path), "streams": {"payroll": {"glob": "payroll.csv"}}}
    await connect(hub, Wanted("payroll", "files", config, [payroll]), operator="t")
    write_clock(tmp_path / "clock.db", [(one["工号"], "2026-05-04", "迟到", 470) for one in staff])
    await connect(hub, clock(tmp_path / "clock.db"), operator="t")
    for name in ("staff", "payroll", "clock"):
        (await pull(hub, name, operator="t")).check()
    return hub


async def parts(hub: Hub) -> dict[tuple[str, str, str], Part]:
    """Today's, by entity, part and of what."""
    kinds = ["company", "department", "system"]
    found = await snapshots(hub.database, hub.today(), parts=kinds)
    return {(one.entity, one.part, one.of): one for one in found.get(hub.today(), [])}


async def test_it_counts_what_a_naive_reader_counts(company: Hub) -> None:
    """Field by field and department by department, each by a query of its own."""
    await take_quality(company)
    found = await parts(company)
    value = company.database.writer.fetchval
    units = [str(row[0]) for row in await company.database.writer.fetch(
        "select id from hub.department"
    )]  # fmt: skip
    counted = 0
    for spec in company.model:
        table = company.made.main[spec.name].fullname
        rows = await value(f"select count(*) from {table} where closed_at is null")
        if not rows:
            assert (spec.name, "company", "all") not in found
            continue
        whole = found[spec.name, "company", "all"]
        assert whole.rows == rows
        subject = {None: "null", "self": "t.id"}.get(spec.subject, f"t.{spec.subject}_id")
        for unit in [None, *units]:
            part = whole if unit is None else found.get((spec.name, "department", unit))
            inside = f"select id from hub.employee where department_id = '{unit}'"
            within = "" if unit is None else f"and {subject} in ({inside})"
            for one in counted_fields(spec):
                kept = company.made.of(spec, one).fullname
                column = field_columns(one)[0]
                filled = await value(
                    f"select count(*) from {table} t join {kept} k on k.id = t.id "
                    f'where t.closed_at is null and k."{column}" is not null {within}'
                )
                waiting = await value(
                    f"select count(*) from {table} t where t.closed_at is null {within} "
                    f'and pending @> \'[{{"field": "{one.name}"}}]\''
                )
                conflicts = await value(
                    f"select count(*) from hub.conflict c join {table} t on t.id = c.row_id "
                    f"where t.closed_at is null and c.field = '{one.name}' {within}"
                )
                said = part.fields.get(one.name) if part else None
                told = (said.filled, said.waiting, said.conflicts) if said else (0, 0, 0)
                assert told == (filled, waiting, conflicts), (spec.name, unit, one.name)
                counted += 1
    assert counted > 500


async def test_it_counts_old_values_as_a_reader_of_the_fold_does(company: Hub) -> None:
    """Records of random ages and rules: whose record each cell shows, and how old that is."""
    writer = company.database.writer
    await writer.execute("select setseed(0.5)")
    await writer.execute(
        "update hub.mapped_record set "
        "recorded_at = now() - random() * interval '800 days', "
        "changed_at = case when random() < 0.5 then now() - random() * interval '800 days' end, "
        "newest = case when random() < 0.5 then array['legal_name', 'level'] end"
    )
    await take_quality(company)
    found = await parts(company)
    names = dict(await writer.fetch("select s.id, s.connection_id::text from hub.stream s"))
    before = datetime.now(UTC) - OLD_AFTER
    expected: Counter[tuple[str, str, str, str]] = Counter()
    aged: Counter[tuple[str, str, str, str]] = Counter()
    for spec in company.model:
        table = company.made.main[spec.name].fullname
        about = {None: "null", "self": "t.id"}.get(spec.subject, f"t.{spec.subject}_id")
        rows = [] if spec.owned else await writer.fetch(
            f"select t.id::text, e.department_id::text from {table} t "
            f"left join hub.employee e on e.id = {about} where t.closed_at is null"
        )  # fmt: skip
        for row, unit in rows:
            sources = [
                one.source
                for one in await records_of(
                    company.database, company.made, company.sealer, spec, row
                )
                if one.source is not None and one.source.closed is None
            ]
            ranked = sorted(sources, key=lambda one: one.rank, reverse=True)
            for one in counted_fields(spec):
                said = [each for each in ranked if each.fields.get(one.name) is not None]
                for system in {names[each.stream] for each in said}:
                    last = max(
                        each.changed or each.recorded or before
                        for each in said
                        if names[each.stream] == system
                    )
                    aged[spec.name, "system", system, one.name] += 1
                    expected[spec.name, "system", system, one.name] += last < before
                for winner in speaking(ranked, one.name)[:1]:
                    if winner.fields.get(one.name) is None:
                        continue
                    old = (winner.changed or winner.recorded or before) < before
                    for part, of in (("company", "all"), ("department", unit)):
                        aged[spec.name, part, of or "", one.name] += 1
                        expected[spec.name, part, of or "", one.name] += old
    told = {
        (*place, name): (said.aged, said.old)
        for place, part in found.items()
        for name, said in part.fields.items()
        if not company.model[place[0]].owned and place[1] != "system"
    }
    assert {place: one for place, one in told.items() if one[0]} == {
        place: (count, expected[place]) for place, count in aged.items() if place[1] != "system"
    }
    systems = {
        (*place, name): said.old
        for place, part in found.items()
        for name, said in part.fields.items()
        if not company.model[place[0]].owned and place[1] == "system"
    }
    assert {place: old for place, old in systems.items() if old} == {
        place: count for place, count in expected.items() if count and place[1] == "system"
    }
    assert len(systems) > 8
    assert 30 < sum(old for _, old in told.values()) < sum(count for count, _ in told.values()) - 30
    owned = found["AttendanceDay", "company", "all"].fields["status"]
    assert (owned.filled > 0, owned.aged, owned.old) == (True, 0, 0)


async def test_systems_are_counted_by_what_they_say(company: Hub) -> None:
    await take_quality(company)
    found = await parts(company)
    ids = {row[1]: str(row[0]) for row in await company.database.writer.fetch(
        "select id, name from hub.connection"
    )}  # fmt: skip
    staff, payroll = (found["Employee", "system", ids[one]] for one in ("staff", "payroll"))
    assert (staff.rows, staff.people, payroll.rows) == (21, 21, 21)
    assert staff.fields["birth_date"].filled == 20
    assert payroll.fields["birth_date"].filled == 21
    assert staff.fields["legal_name"].conflicts == payroll.fields["legal_name"].conflicts == 10
    assert found["AttendanceDay", "system", ids["clock"]].rows == 21
    assert ("AttendanceDay", "system", ids["staff"]) not in found
    for one in found.values():
        assert all(said.filled + said.waiting <= one.rows for said in one.fields.values())
    education = found["Education", "company", "all"]
    assert education.fields["level"].waiting == 8


async def test_what_was_read_long_ago_is_not_fresh(company: Hub) -> None:
    writer = company.database.writer
    await writer.execute(
        "update hub.run set finished_at = now() - interval '3 days' where connection_id = "
        "(select id from hub.connection where name = 'clock')"
    )
    await take_quality(company)
    found = await parts(company)
    assert found["AttendanceDay", "company", "all"].fresh == 0
    assert found["Employee", "company", "all"].fresh == 21
    await writer.execute("update hub.connection set fresh_within = 864000 where name = 'clock'")
    await take_quality(company)
    assert (await parts(company))["AttendanceDay", "company", "all"].fresh == 21


async def test_shares_follow_from_the_counts(company: Hub) -> None:
    await take_quality(company)
    found = await quality(company, Asked(entity="Employee", field="birth_date"))
    [(day, whole)] = found.trend
    assert (day, found.day) == (company.today(), company.today())
    assert (whole.rows, whole.filled, whole.conflicts) == (21, 20, 21)  # an empty cell wins
    [one] = found.fields
    assert (one.entity, one.field, one.system, one.figures) == (
        "Employee",
        "birth_date",
        None,
        whole,
    )
    staff = await quality(company, Asked(entity="Employee", field="birth_date", system="staff"))
    assert staff.trend[0][1].completeness == 20 / 21
    level = await quality(company, Asked(entity="Education", field="level"))
    assert level.trend[0][1].validity == 4 / 12
    assert level.trend[0][1].completeness == 4 / 12
    assert level.trend[0][1].freshness == 1


async def test_departments_have_what_lies_below(company: Hub) -> None:
    await take_quality(company)
    found = await quality(company, Asked(entity="Employee"))
    rows = await company.database.writer.fetch("select id::text, code from hub.department")
    names = {row[0]: row[1] for row in rows}
    assert {names[one.department]: one.figures.people for one in found.departments} == {
        "D0": 21, "D1": 7, "D2": 7, "D3": 7,
    }  # fmt: skip
    root = next(one for one, code in names.items() if code == "D0")
    unit = await quality(company, Asked(entity="Employee", department=root))
    whole = await quality(company, Asked(entity="Employee"))
    assert unit.trend == whole.trend


async def test_few_people_are_not_shown(hub: Hub, tmp_path: Path) -> None:
    """A department of two is hidden, and another with it: else the difference would tell."""
    staff = people(12)
    for at, one in enumerate(staff):
        one["部门"] = "D1" if at < 2 else "D2" if at < 7 else "D3"
    write_staff(tmp_path, staff)
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF), operator="t")
    (await pull(hub, "staff", operator="t")).check()
    await take_quality(hub)
    found = await quality(hub, Asked(entity="Employee"))
    rows = await hub.database.writer.fetch("select id::text, code from hub.department")
    names = {row[0]: row[1] for row in rows}
    assert {names[one.department] for one in found.departments} == {"D0", "D3"}
    assert found.hidden == 2
    small = next(one for one, code in names.items() if code == "D1")
    asked = await quality(hub, Asked(department=small))
    assert (asked.trend, asked.fields) == ((), ())


async def test_it_goes_on_by_day_and_old_days_are_forgotten(company: Hub) -> None:
    await take_quality(company)
    writer, today = company.database.writer, company.today()
    for back in (1, 100, 1200):
        await writer.execute(
            "insert into hub.quality select $1, entity, part, of, rows, people, fresh, fields "
            "from hub.quality where day = $2",
            today - timedelta(days=back),
            today,
        )
    await take_quality(company)
    days = await writer.fetch("select distinct day, part from hub.quality")
    back = {((today - day).days, part) for day, part in [tuple(row) for row in days]}
    assert back == {
        *((age, part) for age in (0, 1) for part in ("company", "department", "system")),
        (100, "company"),
        (100, "system"),
    }
    found = await quality(company, Asked(days=90))
    assert [(today - day).days for day, _ in found.trend] == [1, 0]
    again = await quality(company, Asked(days=120))
    assert [(today - day).days for day, _ in again.trend] == [100, 1, 0]


async def test_what_is_unclear_is_refused(company: Hub) -> None:
    assert (await quality(company, Asked())).day is None
    wrong: list[dict[str, Any]] = [
        {"days": 0},
        {"days": 2000},
        {"entity": "Nothing"},
        {"field": "level"},
        {"system": "nobody"},
        {"department": "x"},
    ]
    for one in wrong:
        with pytest.raises(Refused) as refused:
            await quality(company, Asked(**one))
        assert refused.value.code == "QUALITY_FILTER", one


async def test_metrics_name_no_department(company: Hub) -> None:
    heard: list[Observation] = []
    await take_quality(company)
    stop = subscribe(heard.append)
    try:
        at = await tell_quality(company, None)
        assert await tell_quality(company, at) == at
    finally:
        stop()
    said = [one for one in heard if one.name == "quality.counted"]
    assert len(said) == len({tuple(one.facts.values())[:3] for one in said})
    assert {one.facts["system"] for one in said} == {"", "staff", "payroll", "clock"}
    texts = {str(value) for one in said for value in one.facts.values()}
    rows = await company.database.writer.fetch("select id::text, code, name from hub.department")
    for row in rows:
        assert not texts & set(row)


async def test_a_worker_takes_it_once_a_day_and_finds_older_conflicts(company: Hub) -> None:
    """As after an update: conflicts were not kept before."""
    await company.database.writer.execute("delete from hub.conflict")
    stop = asyncio.Event()
    task = asyncio.create_task(worker.work(company, stop=stop))
    try:
        async with asyncio.timeout(60):
            while not await _planned(company):  # noqa: ASYNC110 - Postgres rings no bell
                await asyncio.sleep(0.05)
    finally:
        stop.set()
        await task
    found: Quality = await quality(company, Asked(entity="Employee", field="legal_name"))
    assert found.trend[0][1].conflicts == 10
    count = await company.database.writer.fetchval("select count(*) from hub.conflict")
    assert count == await recount(company)
    [job] = [one for one in await list_jobs(company.database) if one.kind == worker.QUALITY]
    local = job.run_at.astimezone(company.settings.zone)
    assert (local.hour, local.minute) == (3, 30)


async def _planned(hub: Hub) -> bool:
    """Whether it was taken, and is planned for another day."""
    if await taken(hub.database) is None:
        return False
    jobs = [one for one in await list_jobs(hub.database) if one.kind == worker.QUALITY]
    return any(one.leased_until is None and one.attempts == 0 for one in jobs)
