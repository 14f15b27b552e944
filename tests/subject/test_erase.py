"""What is erased is gone, what must stay stays, and a sync brings nobody back."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from hub.errors import Refused
from hub.flows.audit import seal_audit
from hub.flows.edit import land_edits
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.subject_erase import erase, plan_erasure
from hub.flows.subject_export import held_about
from hub.schema.retention import FILE, people, people_classes
from hub.store.sealing.keys import ERASED
from hub.store.sealing.seal import Place
from hub.store.subject.erasures import erasures, lift
from hub.store.subject.holds import place, release
from hub.store.subject.person import find_person
from tests.flows.identity_people import COLUMNS, national_id, phone
from tests.subject.company import (
    WHO,
    pulled,
    secrets,
    who,
    write_care,
)
from tests.subject.oracle import refers, tables_with
from tests.subject.test_export import seeded
from tests.support.outside import people as staff_of
from tests.support.outside import write_clock, write_csv, write_staff

TERMS: Final = """
hub: retention/1
classes:
  CONTRACT:
    purpose: {en: p, zh: p}
    basis: law
    keep: employed
    duties: [{years: 2, source: {en: s, zh: s}}]
  PAY:
    purpose: {en: p, zh: p}
    basis: law
    keep: employed
    duties: [{years: 2, source: {en: s, zh: s}}]
"""
Tables = Mapping[str, list[dict[str, Any]]]


class KilledError(Exception):
    """Stands for the end of the process."""


async def held(hub: Hub, name: str = WHO) -> tuple[Tables, str]:
    """What is held about somebody, also as one text."""
    found, _ = await held_about(hub, name)
    rows = {table: [dict(row) for row in some] for table, some in found.tables.items()}
    return rows, json.dumps(rows, ensure_ascii=False)


def known(text: str, at: int = 1) -> set[str]:
    """Which of somebody's secrets stand in a text."""
    return {
        what
        for what, value in secrets(at).items()
        if value in text or (what == "wage" and value.replace(".", "") in text)
    }


async def left(hub: Hub, home: Path, number: str = WHO) -> str:
    """Let somebody have left so long ago that no term runs any more; their id."""
    (home / FILE).write_text(TERMS, encoding="utf-8")
    person = await who(hub, number)
    job = await hub.database.writer.fetchval(
        "select id::text from hub.employment where employee_id = $1", person
    )
    edit = Edit("Employment", job, {"effective_to": "2022-06-30", "status": "left"})
    await land_edits(hub, "t", [edit], "left", None)
    return person


async def state(hub: Hub) -> dict[str, list[str]]:
    """Every row of every table."""
    names = [row[0] for row in await hub.database.writer.fetch(
        "select tablename::text from pg_tables where schemaname = 'hub' order by 1")]  # fmt: skip
    found = {}
    for name in names:
        rows = await hub.database.writer.fetch(f"select t::text from hub.{name} t")
        found[name] = sorted(row[0] for row in rows)
    return found


async def test_family_and_health_go_and_all_else_stays(hub: Hub) -> None:
    before, _ = await held(hub)
    other, _ = await held(hub, "E0002")
    made = await erase(hub, WHO, ["family", "health"], actor="t", reason="they asked")
    assert made.plan.goes == {"FAMILY", "HEALTH", "LEAVE_DETAIL"}
    gone = {"child", "child's phone", "result", "allergies"}
    after, text = await held(hub)
    assert known(text) == set(secrets(1)) - gone - {"raw level"}  # raw copies go with them
    assert not after["dependent"]
    assert not after["health_record"]
    for table in ("employee_private", "compensation", "contract", "attendance_day"):
        assert after[table] == before[table]
    for _ in range(2):  # and no sync brings them back
        await pulled(hub)
        _, text = await held(hub)
        assert not known(text) & gone
    [one] = await erasures(hub.database)
    assert (one.blocked, one.partial, one.done_at is not None) == (4, 0, True)
    again, _ = await held(hub, "E0002")
    assert again["dependent"] == other["dependent"]


async def test_an_account_of_many_classes_lands_without_those_that_are_erased(
    hub: Hub, tmp_path: Path
) -> None:
    """The record of payroll brings bank account, identity number and phone: the last goes."""
    await erase(hub, WHO, ["CONTACT"], actor="t", reason="they asked")
    rows = [{
        "账号": "P1", "工号": WHO, "姓名": staff_of(10)[0]["姓名"], "证件": national_id(1),
        "手机": phone(1), "籍贯": "别处", "卡号": "6222020000000001", "银行": "某银行",
    }]  # fmt: skip
    write_csv(tmp_path / "in" / "payees.csv", COLUMNS, rows)
    (await pull(hub, "payroll", operator="t")).check()
    for _ in range(2):
        await pulled(hub)
    after, text = await held(hub)
    assert "phone" not in known(text)
    assert {"identity", "card"} <= known(text)
    assert any(row["native_place"] == "别处" for row in after["employee_private"])
    [one] = await erasures(hub.database)
    assert one.partial > 0
    bodies = {row["record_key"]: row["body"] for row in after["raw_record"]}
    assert bodies["P1"] == {"erased": True}  # it says the phone
    assert bodies["H1"]["结果"] == secrets(1)["result"]  # it says nothing that was erased


async def test_who_is_erased_as_a_whole_is_nowhere_any_more(
    hub: Hub, database: str, tmp_path: Path
) -> None:
    person = await left(hub, tmp_path / "home")
    other, _ = await held(hub, "E0002")
    name = staff_of(10)[0]["姓名"]
    assert await tables_with(database, name)
    await seal_audit(hub)
    made = await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    assert made.plan.whole
    for _ in range(2):
        for what, value in {**secrets(1), "name": name, "number": WHO}.items():
            assert await tables_with(database, value) == [], what
        row = await hub.database.writer.fetchrow(
            "select closed_at, number, legal_name, search from hub.employee where id = $1", person
        )
        assert row["closed_at"] is not None
        assert tuple(row)[1:] == (None, None, None)
        await pulled(hub)
    [one] = await erasures(hub.database)
    assert one.blocked == 14  # seven records in files, read twice
    write_clock(tmp_path / "in" / "clock.db", [(WHO, "2026-03-09", "正常", 480)])
    await pulled(hub)
    assert await tables_with(database, WHO) == []  # nobody answers to the number
    [one] = await erasures(hub.database)
    assert one.blocked == 22
    assert (await held(hub, "E0002"))[0]["compensation"] == other["compensation"]
    with pytest.raises(Refused, match="SUBJECT_UNKNOWN"):
        await held(hub, WHO)


async def test_of_who_is_erased_as_a_whole_ids_are_left_and_nothing_else(
    hub: Hub, database: str, tmp_path: Path
) -> None:
    """Accounts, sessions, rights and decisions go; acts of theirs, and the audit, name an id."""
    person = await seeded(hub)
    await left(hub, tmp_path / "home")
    await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    found = await refers(database, person)
    assert set(found.rows) <= {
        *("audit", "outbox", "employee", "erasure", "erasure_mark", "access_version"),
        *("subject_hold", "delivery", "job", "subscriber", "queue_note", "term_edit"),
    }
    [shell] = found.rows["employee"]
    assert {name for name, value in shell.items() if value not in {None, True}} == {
        *("id", "version", "recorded", "closed_at"),
    }
    assert [one["receipt"] for one in found.rows["delivery"]] == [None] * len(
        found.rows["delivery"]
    )


async def test_they_are_known_under_another_account_and_others_are_not_taken_for_them(
    hub: Hub, tmp_path: Path
) -> None:
    await left(hub, tmp_path / "home")
    await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    before = await hub.database.writer.fetchval("select count(*) from hub.employee")
    name = staff_of(10)[0]["姓名"]
    row = {**dict.fromkeys(COLUMNS, ""), "工号": WHO, "姓名": name}
    rows = [
        {**row, "账号": "P900", "证件": national_id(1), "姓名": "别名"},  # their identity number
        {**row, "账号": "P901", "证件": national_id(901)},  # their name alone
    ]
    write_csv(tmp_path / "in" / "payees.csv", COLUMNS, rows)
    (await pull(hub, "payroll", operator="t")).check()
    after = await hub.database.writer.fetchval("select count(*) from hub.employee")
    assert after == before + 1
    # somebody else has their number today: what names the number is about that person again
    staff = staff_of(10)
    fresh = {**staff[0], "姓名": "新人", "工号": WHO}
    write_staff(tmp_path / "in", [*staff[1:], fresh])
    (await pull(hub, "staff", operator="t")).check()
    assert await hub.database.writer.fetchval(
        "select count(*) from hub.employee where number = $1", WHO
    ) == 0  # fmt: skip # the account of the personnel file is that of who was erased
    [one] = await erasures(hub.database)
    await lift(hub.database, one.id, actor="t", reason="a new hire has the number")
    (await pull(hub, "staff", operator="t")).check()
    assert await who(hub) is not None


async def test_terms_keep_contracts_and_pay_and_say_until_when(hub: Hub, tmp_path: Path) -> None:
    plan = await plan_erasure(hub, WHO, ["all"])
    assert {(one.cls, one.until, one.why) for one in plan.stays} == {
        ("CONTRACT", None, "employed"), ("PAY", None, "employed"),
        ("DIRECTORY", None, "others"), ("JOB", None, "others"),
    }  # fmt: skip
    assert not plan.whole
    with pytest.raises(Refused, match="NOTHING_TO_ERASE"):
        await erase(hub, WHO, ["PAY"], actor="t", reason="they asked")
    made = await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    after, text = await held(hub)
    assert known(text) == {"contract", "wage", "why paid", "name of the hub"}
    assert made.done.resealed > 0  # the bank account was sealed under the key of pay
    assert not after["bank_account"]
    await pulled(hub)
    assert known((await held(hub))[1]) == {"contract", "wage", "why paid", "name of the hub"}
    await left(hub, tmp_path / "home")
    assert (await plan_erasure(hub, WHO, ["all"])).whole
    await erase(hub, WHO, ["all"], actor="t", reason="the term is over")
    with pytest.raises(Refused, match="SUBJECT_UNKNOWN"):
        await held(hub)


async def test_a_hold_keeps_everything_until_it_is_released(hub: Hub) -> None:
    async with hub.database.writer.acquire() as session:
        person = await find_person(session, WHO, hub.today())
    hold = await place(hub.database, person, actor="counsel", reason="a case at court")
    before = await state(hub)
    with pytest.raises(Refused, match="SUBJECT_HELD"):
        await erase(hub, WHO, ["family"], actor="t", reason="they asked")
    assert await state(hub) == before
    await release(hub.database, hold, actor="counsel", reason="the case is over")
    with pytest.raises(Refused, match="HOLD_UNKNOWN"):
        await release(hub.database, hold, actor="counsel", reason="again")
    await erase(hub, WHO, ["family"], actor="t", reason="they asked")
    acts = await hub.database.writer.fetch(
        "select action, actor, reason from hub.audit where entity = 'subject' order by seq"
    )
    assert [tuple(one) for one in acts] == [
        ("subject.hold", "counsel", "a case at court"),
        ("subject.release", "counsel", "the case is over"),
        ("subject.erase", "t", "they asked"),
    ]


async def test_a_dry_run_counts_what_there_is_and_changes_nothing(hub: Hub, tmp_path: Path) -> None:
    before = await state(hub)
    keys = (tmp_path / "home" / "keys" / "keys").read_bytes()
    told = await erase(hub, WHO, ["all"], actor="t", reason="they asked", dry=True)
    assert await state(hub) == before
    assert (tmp_path / "home" / "keys" / "keys").read_bytes() == keys
    made = await erase(hub, WHO, ["all"], actor="t", reason="they asked")
    assert told.done == made.done
    assert (told.keys, told.id) == (0, "")


@pytest.mark.parametrize("seed", range(3))
async def test_a_naive_twin_that_drops_fields_by_class_holds_the_same(hub: Hub, seed: int) -> None:
    """Any classes: what goes is null, or gone with its row; what stays is as it was, and opens."""
    dice = Random(seed)
    classes = sorted(people_classes(hub.model))
    wanted = dice.sample(classes, dice.randrange(1, len(classes)))
    before, _ = await held(hub)
    made = await erase(hub, WHO, wanted, actor="t", reason="they asked")
    goes = set(wanted) - {one.cls for one in made.plan.stays}
    after, _ = await held(hub)
    for spec in people(hub.model):
        fields = [one for one in spec.fields.values() if one.name != spec.subject]
        stays = spec.subject == "self" or any(one.cls.name not in goes for one in fields)
        gone = {one.column for one in fields if one.cls.name in goes}
        for table in (spec.table, f"{spec.table}_history", f"{spec.table}_private"):
            expected = [_without(row, gone) for row in before.get(table, [])] if stays else []
            assert [_without(row, set()) for row in after.get(table, [])] == expected, table
    for row in after["mapped_record"]:
        spec = hub.model[row["entity"]]
        assert not {spec[name].cls.name for name in row["fields"] if name != spec.subject} & goes
    assert not after["quarantine"]
    await pulled(hub)
    synced, _ = await held(hub)
    for spec in people(hub.model):
        gone = {one.column for one in spec.fields.values() if one.cls.name in goes}
        gone -= {spec.subject}
        for table in (spec.table, f"{spec.table}_private"):
            for row in synced.get(table, []):
                assert not [name for base in gone for name in _columns(base) if row.get(name)]


def _without(row: Mapping[str, Any], gone: set[str]) -> dict[str, Any]:
    """A row as the twin has it: cells of these fields are null, whatever columns they take."""
    found = {}
    for name, value in row.items():
        if name not in {"version", "pending", "closed_at"}:
            base = max(
                (one for one in gone if name == one or name.startswith(f"{one}_")), default=""
            )
            found[name] = None if base and name in _columns(base) else value
    return found


def _columns(base: str) -> set[str]:
    return {base, *(f"{base}_{one}" for one in ("id", "minor", "currency", "zone", "text"))}


async def test_what_was_broken_off_is_finished_before_anything_lands(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the commit and the keys: the next landing erases them first."""
    sealed = await hub.database.writer.fetchval(
        "select result_sealed from hub.health_record where employee_id = $1", await who(hub)
    )
    row = await hub.database.writer.fetchval(
        "select id from hub.health_record where employee_id = $1", await who(hub)
    )

    async def killed(*_: object) -> int:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(hub.sealer, "erase", killed)
        with pytest.raises(KilledError):
            await erase(hub, WHO, ["health"], actor="t", reason="they asked")
    place = Place("health_record", "result")
    assert hub.sealer.open(place, row, sealed) == secrets(1)["result"]
    write_care(tmp_path / "in")
    await pulled(hub)
    assert hub.sealer.open(place, row, sealed) is ERASED
    [one] = await erasures(hub.database)
    assert one.done_at is not None
