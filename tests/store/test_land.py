"""Landing: exactly once, whole or not at all, balanced; conflicts wait, edits of the hub win."""

import asyncio
from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.schema.verdict import Reference
from hub.store.landing import land
from hub.store.landing.hub_stream import HUB_PRECEDENCE, hub_stream
from hub.store.landing.places import place_of
from hub.store.landing.raw import kept
from hub.store.uuid7 import uuid7
from tests.support.landings import DAY, JOB, PERSON, STAFF, UNIT, Hub, Rule, hub_at


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


def person(number: str, name: str, **more: object) -> dict[str, object]:
    return {"key": number, "number": number, "name": name, "from": "2020-01-01", **more}


UNITS = [
    {"key": "D2", "code": "D2", "name": "销售部", "parent": "D1"},
    {"key": "D1", "code": "D1", "name": "总部"},
]


async def changes(hub: Hub) -> dict[str, list[str]]:
    """Every row but those that tell how far a run is."""
    found = await hub.dump("run", "run_stream")
    return {**found, "outbox": [one for one in found["outbox"] if ",Run," not in one]}


async def test_the_same_batch_again_is_unchanged_and_leaves_every_row_as_it_was(hub: Hub) -> None:
    """Landing twice is landing once."""
    units, staff = await hub.stream("units"), await hub.stream("staff")
    people = [
        person("1", "曾䶮", department="D2", mail="z@x.cn", phone="13800000001"),
        person("2", "𠮷田", department="D2", manager="1", status={"!": "UNMAPPED", "raw": "???"}),
    ]
    first = await hub.pull(units, UNITS, [UNIT])
    assert (first.inserted, first.balanced) == (2, True)
    second = await hub.pull(staff, people, STAFF)
    assert (second.inserted, second.pending_cells, second.reasons) == (2, 1, {"UNMAPPED": 1})
    before = await changes(hub)
    assert (await hub.pull(staff, people, STAFF)).unchanged == 2
    assert (await hub.pull(units, UNITS, [UNIT])).unchanged == 2
    assert await changes(hub) == before
    rows = await hub.rows(
        "select e.number, d.code, m.number as manager, e.status, e.legal_name_sort, e.version "
        "from hub.employee e left join hub.department d on d.id = e.department_id "
        "left join hub.employee m on m.id = e.manager_id order by e.number"
    )
    assert [(r["number"], r["code"], r["manager"], r["status"]) for r in rows] == [
        ("1", "D2", None, "active"),
        ("2", "D2", "1", None),
    ]
    assert rows[0]["legal_name_sort"] == "zeng yan"
    assert await hub.one("select count(*) from hub.department_tree") == 3


async def test_the_source_of_higher_precedence_wins_and_its_waiting_cell_never_falls_through(
    hub: Hub,
) -> None:
    """Two streams about one person are folded field by field."""
    low, high = await hub.stream("low"), await hub.stream("high")
    await hub.pull(low, [person("1", "张三", mail="a@x.cn", phone="13800000001")], STAFF)
    rule = Rule(
        "Employee",
        {"legal_name": "name", "work_email": "mail"},
        subject=PERSON.subject,
        create=False,
        precedence=80,
    )
    account = await hub.pull(high, [{"key": "u1", "number": "1", "name": "张叁"}], [rule])
    assert (account.inserted, account.changed) == (0, 1)
    row = (await hub.rows("select legal_name, work_email, version from hub.employee"))[0]
    assert row == {"legal_name": "张叁", "work_email": "a@x.cn", "version": 2}
    waiting = {"key": "u1", "number": "1", "name": {"!": "INVALID", "raw": "\x01"}}
    await hub.pull(high, [waiting], [rule])
    row = (await hub.rows("select legal_name, pending::text from hub.employee"))[0]
    assert row == {"legal_name": None, "pending": '[{"field": "legal_name", "reason": "INVALID"}]'}
    await hub.pull(high, [{"key": "u1", "number": "1", "name": None}], [rule])
    assert await hub.one("select pending from hub.employee") is None
    assert await hub.one("select state from hub.quarantine") == "resolved"


async def test_an_edit_of_the_hub_survives_the_next_pull_and_adds_to_earlier_edits(
    hub: Hub,
) -> None:
    """Edits have the highest precedence; what an edit does not say stands."""
    staff = await hub.stream("staff")
    await hub.pull(staff, [person("1", "张三", mail="a@x.cn")], STAFF)
    row_id = await hub.one("select id::text from hub.employee")
    async with hub.database.transaction() as connection:
        edits = await hub_stream(connection)
        assert await hub_stream(connection) == edits
    by_id = ("id", Reference("Employee", "id"))
    for field, value in (("legal_name", "张珊"), ("preferred_name", "阿珊")):
        rule = Rule("Employee", {field: field}, subject=by_id, precedence=HUB_PRECEDENCE)
        edit = {"key": f"Employee:{row_id}", "id": row_id, field: value}
        account = await hub.pull(edits, [edit], [rule], origin="hub", run=row_id)
        assert account.changed == 1
    await hub.pull(staff, [person("1", "张三三", mail="b@x.cn")], STAFF)
    found = await hub.rows("select legal_name, preferred_name, work_email from hub.employee")
    assert found == [{"legal_name": "张珊", "preferred_name": "阿珊", "work_email": "b@x.cn"}]
    found = await hub.rows(
        "select legal_name, work_email, version from hub.employee_history order by version"
    )
    assert [tuple(one.values()) for one in found] == [
        ("张三", "a@x.cn", 1),
        ("张珊", "a@x.cn", 2),
        ("张珊", "a@x.cn", 3),
    ]


async def test_an_edit_can_make_an_employee_with_ids_that_it_chose(hub: Hub) -> None:
    """A mutation names its rows: employee, employment and post land as records of the hub."""
    units = await hub.stream("units")
    await hub.pull(units, UNITS, [UNIT])
    async with hub.database.transaction() as connection:
        edits = await hub_stream(connection)
    who, job = uuid7(), uuid7()
    key = f"Employee:{who}"
    person_rule = Rule(
        "Employee", {"legal_name": "name"}, subject=("id", Reference("Employee", "id"))
    )
    job_rule = Rule(
        "Employment",
        {"number": "number", "effective_from": "from", "employee": "employee"},
        key=lambda record: f"Employment:{record['job']}",
        refs={"employee": Reference("Employee", "id")},
        subject=("job", Reference("Employment", "id")),
    )
    record = {
        "key": key,
        "id": who,
        "job": job,
        "employee": who,
        "name": "新人",
        "number": "9",
        "from": "2026-11-01",
    }
    account = await hub.pull(edits, [record], [person_rule, job_rule], origin="hub", run=who)
    assert account.inserted == 1
    found = await hub.rows("select id::text, number, employment_id::text from hub.employee")
    assert found == [{"id": who, "number": "9", "employment_id": job}]
    end = Rule("Employment", {"effective_to": "to"}, subject=("job", Reference("Employment", "id")))
    edit = {"key": f"Employment:{job}", "job": job, "to": "2026-11-10"}
    assert (await hub.pull(edits, [edit], [end], origin="hub", run=who)).changed == 1
    assert await hub.one("select status from hub.employee") == "left"


async def test_a_child_waits_for_its_employee_and_lands_from_its_raw_record(hub: Hub) -> None:
    """A day of somebody unknown waits sealed as an outside account's; then it is the employee's."""
    days, staff = await hub.stream("days"), await hub.stream("staff")
    day = {"key": "7|2026-11-01", "number": "7", "date": "2026-11-01", "minutes": "480"}
    account = await hub.pull(days, [day], [DAY])
    assert (account.quarantined, account.reasons) == (1, {"WAITING_EMPLOYEE": 1})
    subject = await hub.one("select subject from hub.raw_record")
    await hub.pull(staff, [person("7", "张三")], STAFF)
    [raw] = await kept(hub.database, hub.sealer, days, ["waiting"])
    assert raw.key == day["key"]
    run = await hub.run(days)
    again = await hub.pull(days, [orjson.loads(raw.body)], [DAY], origin="replay", run=run)
    assert again.inserted == 1
    assert await hub.one("select landed_waiting from hub.run_stream where run_id = $1", run) == 1
    found = await hub.rows("select subject, state from hub.raw_record where stream_id = $1", days)
    employee = await hub.one("select id from hub.employee")
    assert found == [{"subject": employee, "state": "landed"}] != [{"subject": subject}]
    assert await hub.one("select state from hub.quarantine") == "resolved"
    assert await hub.one("select worked_minutes from hub.attendance_day") == 480


async def test_a_rejected_record_is_kept_with_its_bytes(hub: Hub) -> None:
    """Nothing is lost: with its key or without, and landed once it is mended."""
    staff = await hub.stream("staff")
    bad = [
        {"key": "1", "reject": "REQUIRED_MISSING", "text": "䶮"},
        {"reject": "KEY_MISSING", "text": "x" * 2000},
    ]
    for _ in range(2):
        account = await hub.pull(staff, bad, STAFF)
        assert (account.read, account.quarantined) == (2, 2)
    found = await kept(hub.database, hub.sealer, staff, ["rejected"])
    assert sorted(one.body for one in found) == sorted(orjson.dumps(one) for one in bad)
    assert await hub.one("select count(*) from hub.quarantine where state = 'open'") == 2
    assert (await hub.pull(staff, [person("1", "张三")], STAFF)).inserted == 1
    assert await hub.one("select count(*) from hub.quarantine where state = 'open'") == 1
    assert await hub.one("select count(*) from hub.raw_history") == 1


async def test_conflicts_wait_and_the_rest_of_the_row_lands(hub: Hub) -> None:
    """Mail, number, period: who came first keeps it; the other cell waits until it is free."""
    staff = await hub.stream("staff")
    people = [
        person("1", "甲", mail="a@x.cn"),
        {**person("1", "乙", mail="a@x.cn", to="2019-01-01"), "key": "k2", "number": "2"},
        {**person("1", "丙"), "key": "k3", "number": {"!": "X"}},
    ]
    account = await hub.pull(staff, people[:2], STAFF)
    assert (account.inserted, account.reasons) == (2, {"CONFLICT": 2})
    found = await hub.rows("select work_email, pending::text from hub.employee order by number")
    assert [one["work_email"] for one in found] == ["a@x.cn", None]
    assert await hub.one("select count(*) from hub.employment where effective_to is null") == 2
    swapped = [person("1", "甲", mail="b@x.cn"), {**people[1], "to": None}]
    assert (await hub.pull(staff, swapped, STAFF)).changed == 2
    assert await hub.one("select count(*) from hub.employee where work_email = 'a@x.cn'") == 1
    crossed = [person("1", "甲", mail="a@x.cn"), {**people[1], "to": None, "mail": "b@x.cn"}]
    assert (await hub.pull(staff, crossed, STAFF)).reasons == {}
    assert await hub.one("select count(*) from hub.quarantine where state = 'open'") == 0


async def test_two_current_employments_cannot_have_one_number(hub: Hub) -> None:
    """The later one's number waits."""
    one, two = await hub.stream("one"), await hub.stream("two")
    by_mail = Rule(
        "Employee",
        {"legal_name": "name", "work_email": "mail"},
        subject=("mail", Reference("Employee", "work_email")),
    )
    await hub.pull(one, [person("1", "甲", mail="a@x.cn")], [by_mail, JOB])
    account = await hub.pull(two, [person("1", "乙", mail="b@x.cn")], [by_mail, JOB])
    assert account.reasons == {"CONFLICT": 1}
    assert await hub.one("select count(*) from hub.employee where number = '1'") == 1


async def test_a_code_that_is_taken_rejects_the_department(hub: Hub) -> None:
    """Two rows with one natural key are never made."""
    one, two = await hub.stream("one"), await hub.stream("two")
    await hub.pull(one, UNITS, [UNIT])
    account = await hub.pull(two, [{"key": "x", "code": "D1", "name": "别的"}], [UNIT])
    assert account.reasons == {"DUPLICATE_KEY": 1}
    match = Rule("Department", {"code": "code", "name": "name"}, create=False, precedence=60)
    account = await hub.pull(two, [{"key": "x", "code": "D1", "name": "别的"}], [match])
    assert account.changed == 1
    assert await hub.one("select name from hub.department where code = 'D1'") == "别的"
    account = await hub.pull(two, [{"key": "y", "code": "D9"}], [match])
    assert account.reasons == {"WAITING_DEPARTMENT": 1}


async def test_one_day_of_one_employee_is_told_by_one_stream(hub: Hub) -> None:
    """A second stream's day is rejected; within one stream the first record keeps it."""
    staff, one, two = [await hub.stream(name) for name in ("staff", "one", "two")]
    await hub.pull(staff, [person("7", "张三")], STAFF)
    day = {"key": "a", "number": "7", "date": "2026-11-01", "minutes": "480"}
    assert (await hub.pull(one, [day, {**day, "key": "b"}], [DAY])).quarantined == 1
    account = await hub.pull(two, [{**day, "key": "c"}], [DAY])
    assert account.reasons == {"NATURAL_KEY_TAKEN": 1}
    changed = await hub.pull(one, [{**day, "minutes": "400"}], [DAY])
    assert changed.changed == 1
    found = await hub.rows("select worked_minutes, version from hub.attendance_day_history")
    assert found == [{"worked_minutes": 480, "version": 1}]
    gone = await hub.pull(one, [], [DAY], tombstones=["a"])
    assert (gone.read, gone.deleted) == (1, 1)
    run = await hub.run(two)
    account = await hub.pull(two, [{**day, "key": "c"}], [DAY], run=run)
    assert account.inserted == 1


async def test_what_a_complete_snapshot_does_not_show_ends_or_closes_and_comes_back(
    hub: Hub,
) -> None:
    """Absence closes, never erases; a row of a timeline ends on the day before."""
    staff = await hub.stream("staff")
    people = [person("1", "甲", phone="13800000001"), person("2", "乙")]
    await hub.snapshot(staff, people, STAFF)
    account = await hub.snapshot(staff, people[:1], STAFF)
    assert (account.unchanged, account.absent) == (1, 1)
    found = await hub.rows(
        "select e.legal_name, e.closed_at is null as open, e.status, m.effective_to "
        "from hub.employee e join hub.employment m on m.employee_id = e.id order by 1"
    )
    assert {one["legal_name"]: one["open"] for one in found} == {"甲": True, "乙": False}
    [left] = [one for one in found if one["legal_name"] == "乙"]
    assert (str(left["effective_to"]), left["status"]) == ("2026-11-22", "left")
    assert (await hub.snapshot(staff, people, STAFF)).changed == 1
    assert await hub.one("select count(*) from hub.employee where closed_at is null") == 2
    assert await hub.one("select count(*) from hub.employment where effective_to is null") == 2
    assert await hub.one("select count(*) from hub.run_seen") == 0
    account = await hub.snapshot(staff, [people[0], {**people[1], "ignore": True}], STAFF)
    assert (account.ignored, account.absent) == (1, 1)


async def test_a_repeated_key_in_a_snapshot_is_a_fault_and_elsewhere_the_last_counts(
    hub: Hub,
) -> None:
    """Within a batch and between the batches of one run."""
    staff = await hub.stream("staff")
    run = await hub.run(staff)
    two = [person("1", "甲"), person("1", "乙"), person("1", "甲")]
    account = await hub.pull(staff, two, STAFF, run=run, snapshot=True)
    assert (account.inserted, account.quarantined, account.ignored) == (1, 1, 1)
    account = await hub.pull(staff, two[1:2], STAFF, run=run, snapshot=True)
    assert account.reasons == {"DUPLICATE_KEY": 1}
    account = await hub.pull(staff, [two[0], person("1", "丁")], STAFF)
    assert (account.ignored, account.changed) == (1, 1)
    assert await hub.one("select legal_name from hub.employee") == "丁"


async def test_a_link_that_finds_nothing_waits_and_fills_when_its_row_comes(hub: Hub) -> None:
    """The record is gone through again although nothing of it changed."""
    staff, units = await hub.stream("staff"), await hub.stream("units")
    people = [person("1", "甲", department="D2", manager="2"), person("3", "丙", manager="1")]
    account = await hub.pull(staff, people, STAFF)
    assert account.reasons == {"UNKNOWN_REFERENCE": 2}
    assert await hub.one("select state from hub.raw_record where record_key = '1'") == "partial"
    await hub.pull(units, UNITS, [UNIT])
    account = await hub.pull(staff, people, STAFF)
    assert (account.changed, account.unchanged, account.pending_cells) == (1, 1, 1)
    assert await hub.one("select count(*) from hub.employee where department_id is not null") == 1


async def test_accounts_of_the_run_add_up_and_the_cursor_moves_with_the_rows(hub: Hub) -> None:
    """Counters, audit and outbox have one entry a batch and entity."""
    staff = await hub.stream("staff")
    run = await hub.run(staff)
    await hub.pull(staff, [person("1", "甲")], STAFF, run=run, cursor={"page": 1})
    await hub.pull(
        staff, [person("2", "乙"), {"key": "z", "ignore": True}], STAFF, run=run, cursor={"page": 2}
    )
    [counted] = await hub.rows("select read, inserted, ignored from hub.run_stream")
    assert counted == {"read": 3, "inserted": 2, "ignored": 1}
    assert await hub.one("select cursor ->> 'page' from hub.stream where id = $1", staff) == "2"
    audit = await hub.rows(
        "select entity, count(*), sum(rows) from hub.audit group by 1 order by 1"
    )
    assert [tuple(one.values()) for one in audit] == [
        ("Assignment", 2, 2),
        ("Employee", 2, 2),
        ("Employment", 2, 2),
    ]
    assert await hub.one("select count(*) from hub.outbox where entity <> 'Run'") == 6
    assert await hub.one("select count(*) from hub.outbox where row_ids = $1", [run]) == 2
    assert await hub.one("select count(*) from hub.raw_record") == 2


STAGES = (
    "store_raw",
    "store_waiting",
    "store_changes",
    "write_rows",
    "project",
    "record_changes",
    "count",
    "move_cursor",
)


async def test_a_fault_at_any_stage_leaves_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All or nothing; afterwards the batch lands as if nothing had been."""
    staff = await hub.stream("staff")
    run = await hub.run(staff)
    clean = await hub.dump()
    people = [person("1", "甲", status={"!": "UNMAPPED", "raw": "?"})]
    for stage, before in product(STAGES, (True, False)):
        with monkeypatch.context() as patch:
            patch.setattr(land, stage, faulty(getattr(land, stage), before=before))
            with pytest.raises(ZeroDivisionError):
                await hub.pull(staff, people, STAFF, run=run, cursor=1)
        assert await hub.dump() == clean
    assert (await hub.pull(staff, people, STAFF, run=run, cursor=1)).inserted == 1


def faulty(real: Any, *, before: bool) -> Any:
    """The same function, failing before or after its work."""

    async def fault(*arguments: Any, **named: Any) -> None:
        if not before:
            await real(*arguments, **named)
        raise ZeroDivisionError

    return fault


async def test_landings_of_one_database_do_not_run_into_each_other(hub: Hub) -> None:
    """Many at once come out as one after the other."""
    streams = [await hub.stream(f"s{at}") for at in range(6)]
    batches = [[person(str(at % 3), f"甲{at}", mail=f"{at}@x.cn")] for at in range(6)]
    accounts = await asyncio.gather(
        *(hub.pull(stream, batch, STAFF) for stream, batch in zip(streams, batches, strict=True))
    )
    assert sum(one.inserted for one in accounts) == 6
    assert await hub.one("select count(*) from hub.employee") == 3


async def test_no_sealed_value_is_anywhere_in_the_database_in_plain(hub: Hub) -> None:
    """Canaries in sealed fields, raw bodies and quarantine are found in no table."""
    staff = await hub.stream("staff")
    canary, phone = "CANARY-ONLY-HERE", "13912345678"
    nid = "11010519491231002X"
    people = [
        person("1", "甲", phone=phone, nid=nid, other=canary),
        person(
            "2", "乙", phone={"!": "INVALID", "raw": canary}, nid={"!": "INVALID", "raw": phone}
        ),
        {"key": "3", "reject": "REQUIRED_MISSING", "nid": nid, "other": canary},
    ]
    await hub.pull(staff, people, STAFF)
    await hub.pull(staff, [person("1", "甲", phone="13900000000", nid=None, other=canary)], STAFF)
    text = "\n".join(line for rows in (await hub.dump()).values() for line in rows)
    for secret in (canary, phone, nid, "13900000000"):
        for form in (secret, secret.encode().hex()):
            assert form not in text
    spec = hub.model["Employee"]
    place = place_of(hub.made, spec, spec["private_phone"])
    [row] = await hub.rows(
        "select p.id, private_phone_sealed as s, private_phone_index as i from hub.employee e "
        "join hub.employee_private p on p.id = e.id where e.number = '1'"
    )
    assert hub.sealer.open(place, row["id"].bytes, row["s"]) == "13900000000"
    assert row["i"] == hub.sealer.blind_index(place, "13900000000")
    [old] = await hub.rows(
        "select id, private_phone_sealed as s from hub.employee_private_history "
        "where private_phone_sealed is not null"
    )
    assert hub.sealer.open(place, old["id"].bytes, old["s"]) == phone


cases = st.lists(
    st.lists(
        st.fixed_dictionaries(
            {"key": st.sampled_from(["1", "2", "3", None])},
            optional={
                "number": st.sampled_from(["1", "2"]),
                "name": st.sampled_from(["甲", "乙"]),
                "mail": st.sampled_from(["a@x.cn", "b@x.cn"]),
                "manager": st.sampled_from(["1", "2", "9"]),
                "from": st.sampled_from(["2020-01-01", "2030-01-01"]),
                "to": st.sampled_from(["2019-01-01", "2031-01-01", {"!": "INVALID"}]),
                "department": st.just("D1"),
                "reject": st.just("REQUIRED_MISSING"),
                "ignore": st.just(True),
            },
        ),
        max_size=4,
    ),
    max_size=4,
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(batches=cases)
async def test_every_account_balances_and_every_batch_settles(
    database: str, tmp_path: Path, batches: list[list[dict[str, object]]]
) -> None:
    """Whatever comes: read is the sum, and the same batch twice more changes nothing more."""
    async with hub_at(database, tmp_path / "keys") as hub:
        stream = await hub.stream(uuid7())
        for batch in batches:
            account = await hub.pull(stream, batch, STAFF, snapshot=False)
            assert account.balanced
            assert account.read == len(batch)
            await hub.pull(stream, batch, STAFF)
            again = await hub.pull(stream, batch, STAFF)
            assert (again.inserted, again.balanced) == (0, True)
        versions = (
            "select count(*) from hub.employee e where not exists (select "
            "from hub.employee_private p where p.id = e.id and p.version = e.version)"
        )
        assert await hub.one(versions) == 0
