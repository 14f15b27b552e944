"""Conflicts between systems: kept as they arise, told as far as one may read, decided, undone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere, Viewer
from hub.errors import Refused
from hub.flows import conflicts
from hub.flows.conflict_owner import own
from hub.flows.conflicts import Asked, Shown
from hub.flows.connect import Wanted, connect
from hub.flows.drafts import document_of
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.conflicts import Cell, said_of
from hub.store.grants import Grants, NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    STAFF,
    document,
    people,
    staff_folder,
    write_csv,
    write_staff,
)

PAYROLL = """
hub: mapping/1
stream: payroll
precedence: 20
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    fields:
      legal_name: {from: 姓名, steps: [trim]}
      birth_date: 生日
"""
CORE = frozenset({"CORE"})
ALL = frozenset(HR_CLASSES)


def payroll_file(folder: Path, **changes: str) -> None:
    """The payroll: E0001 is written otherwise, E0002 was born on another day."""
    rows = [{"工号": one["工号"], "姓名": one["姓名"], "生日": one["出生日期"]}
            for one in people(6)]  # fmt: skip
    rows[0]["姓名"] = changes.get("name", "王二")
    rows[1]["生日"] = changes.get("born", "1999-09-09")
    rows[2]["姓名"] = ""
    write_csv(folder / "payroll.csv", ("工号", "姓名", "生日"), rows)


@pytest.fixture
async def company(hub: Hub, tmp_path: Path) -> Hub:
    """Staff, and a payroll that knows two of six people otherwise; E0006 is in HR."""
    write_staff(tmp_path, people(6))
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF), operator="t")
    payroll_file(tmp_path)
    config = {"path": str(tmp_path), "streams": {"payroll": {"glob": "payroll.csv"}}}
    await connect(hub, Wanted("payroll", "files", config, [document(PAYROLL)]), operator="t")
    for name in ("staff", "payroll"):
        (await pull(hub, name, operator="t")).check()
    return hub


async def row_of(hub: Hub, number: str) -> str:
    query = "select id::text from hub.employee where number = $1"
    found: str = await hub.database.writer.fetchval(query, number)
    return found


async def viewer(hub: Hub, classes: frozenset[str] = ALL, number: str = "E0006") -> Viewer:
    grant = NewGrant(await row_of(hub, number), "hr", classes, Everywhere(), hub.today())
    await add_grant(hub.database, grant, actor="t")
    facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
    assert facts is not None
    return Viewer(
        facts.employee_id or "", facts.employee_id, frozenset({"hr", "employee"}), facts.grants,
        facts.version,
    )  # fmt: skip


async def seen(hub: Hub, who: Viewer, **asked: Any) -> list[Shown]:
    return await conflicts.page(hub, who, given(who, hub.today()), Asked(**asked), first=50)


def names(found: list[Shown]) -> set[tuple[str, str]]:
    return {(one.cell.row, one.cell.field) for one in found}


async def test_it_says_who_says_what_and_which_rule_chose(company: Hub) -> None:
    one, two = await row_of(company, "E0001"), await row_of(company, "E0002")
    who = await viewer(company)
    found = await seen(company, who)
    assert names(found) == {(one, "legal_name"), (two, "birth_date")}
    [name] = [each for each in found if each.cell.field == "legal_name"]
    assert (name.rule, name.state, name.subject) == ("precedence", "open", one)
    assert [(each.system, each.value, each.wins) for each in name.sides] == [
        ("staff", people(6)[0]["姓名"], True),
        ("payroll", "王二", False),
    ]
    heaps = await conflicts.heaps(company, who, given(who, company.today()), Asked())
    assert {(each.field, each.winner, each.against, each.count) for each in heaps} == {
        ("legal_name", "staff", ("payroll",), 1),
        ("birth_date", "staff", ("payroll",), 1),
    }


async def test_what_may_not_be_read_is_neither_told_nor_counted(company: Hub) -> None:
    core = await viewer(company, CORE)
    found = await seen(company, core)
    assert {each.cell.field for each in found} == {"legal_name"}
    told = given(core, company.today())
    heaps = await conflicts.heaps(company, core, told, Asked())
    assert {each.field for each in heaps} == {"legal_name"}
    hidden = Cell("Employee", await row_of(company, "E0002"), "birth_date")
    for deed in (
        conflicts.one_of(company, core, told, hidden),
        conflicts.take(company, core, told, hidden, "x", reason="a test"),
        conflicts.keep(company, core, told, [hidden], reason="a test"),
    ):
        with pytest.raises(Refused) as refused:
            await deed
        assert refused.value.code == "CONFLICT_UNKNOWN"
    with pytest.raises(Refused) as refused:
        await conflicts.reopen(company, core, told, hidden, reason="a test")
    assert refused.value.code == "CONFLICT_DENIED"


async def test_it_is_filtered(company: Hub) -> None:
    who = await viewer(company)
    assert len(await seen(company, who, system="payroll")) == 2
    assert len(await seen(company, who, entity="Employee", field="birth_date")) == 1
    assert await seen(company, who, system="hub") == [] if await hub_known(company) else True
    root = await company.database.writer.fetchval(
        "select id::text from hub.department where code = 'D0'"
    )
    own_unit = await company.database.writer.fetchval(
        "select department_id::text from hub.employee where number = 'E0001'"
    )
    assert len(await seen(company, who, department=root)) == 2
    assert names(await seen(company, who, department=own_unit)) == {
        (await row_of(company, "E0001"), "legal_name")
    }
    for wrong in ({"system": "nobody"}, {"entity": "Nothing"}, {"field": "grade"}, {"state": "x"}):
        with pytest.raises(Refused) as refused:
            await seen(company, who, **wrong)
        assert refused.value.code == "CONFLICT_FILTER"


async def hub_known(hub: Hub) -> bool:
    found: bool = await hub.database.writer.fetchval(
        "select exists (select from hub.connection where name = 'hub')"
    )
    return found


async def test_pages_show_each_once(company: Hub) -> None:
    who = await viewer(company)
    told = given(who, company.today())
    found, after = [], None
    while part := await conflicts.page(company, who, told, Asked(), first=1, after=after):
        found += part
        after = part[-1].cursor
    assert names(found) == names(await seen(company, who))
    assert len(found) == 2


async def shown_name(hub: Hub, row: str) -> str:
    found: str = await hub.database.writer.fetchval(
        "select legal_name from hub.employee where id = $1", row
    )
    return found


async def test_a_value_is_taken_from_now_on_and_given_back(company: Hub, tmp_path: Path) -> None:
    who = await viewer(company)
    told = given(who, company.today())
    row = await row_of(company, "E0001")
    cell, before = Cell("Employee", row, "legal_name"), await shown_name(company, row)
    one = await conflicts.one_of(company, who, told, cell)
    await conflicts.take(company, who, told, cell, one.sides[1].id, reason="asked them")
    assert await shown_name(company, row) == "王二"
    now = await conflicts.one_of(company, who, told, cell)
    assert (now.rule, now.state, now.reason) == ("edit", "taken", "asked them")
    assert cell not in {each.cell for each in await seen(company, who)}
    payroll_file(tmp_path, name="王三")  # from now on, whatever the systems say
    (await pull(company, "payroll", operator="t")).check()
    assert await shown_name(company, row) == "王二"
    assert (await conflicts.one_of(company, who, told, cell)).state == "taken"
    with pytest.raises(Refused) as refused:
        await conflicts.take(company, who, told, cell, one.sides[1].id, reason="again")
    assert refused.value.code == "CONFLICT_CHANGED"
    await conflicts.reopen(company, who, told, cell, reason="they were wrong")
    assert await shown_name(company, row) == before
    back = await conflicts.one_of(company, who, told, cell)
    assert (back.rule, back.state) == ("precedence", "open")
    assert {each.system for each in back.sides} == {"staff", "payroll"}
    past = await conflicts.decisions(company, who, told, cell)
    assert [(each.kind, each.reason, each.undone_reason) for each in past] == [
        ("take", "asked them", "they were wrong")
    ]
    acts = await company.database.writer.fetch(
        "select action, reason from hub.audit where action like 'conflict.%' order by seq"
    )
    assert [tuple(each) for each in acts] == [
        ("conflict.take", "asked them"),
        ("conflict.reopen", "they were wrong"),
    ]


async def test_what_the_hub_had_said_is_said_again(company: Hub) -> None:
    who = await viewer(company)
    told = given(who, company.today())
    row = await row_of(company, "E0001")
    cell = Cell("Employee", row, "legal_name")
    first = await conflicts.one_of(company, who, told, cell)
    await conflicts.take(company, who, told, cell, first.sides[1].id, reason="one")
    await conflicts.reopen(company, who, told, cell, reason="not so")
    await edited(company, who, row, "王五")
    one = await conflicts.one_of(company, who, told, cell)
    assert (one.rule, one.state) == ("edit", "open")
    staff = next(each for each in one.sides if each.system == "staff")
    await conflicts.take(company, who, told, cell, staff.id, reason="two")
    assert await shown_name(company, row) == staff.value
    await conflicts.reopen(company, who, told, cell, reason="neither")
    assert await shown_name(company, row) == "王五"
    sealed = await company.database.writer.fetchval(
        "select string_agg(encode(before, 'escape'), '') from hub.conflict_decision"
    )
    assert "王五" not in sealed


async def edited(hub: Hub, who: Viewer, row: str, name: str) -> None:
    from hub.flows.edit import Done, edit
    from hub.flows.edit_record import Edit

    done = await edit(
        hub, who, [Edit("Employee", row, {"legal_name": name})], "an edit",
        given(who, hub.today()),
    )  # fmt: skip
    assert isinstance(done, Done)


async def test_an_edit_made_since_is_not_undone(company: Hub) -> None:
    who = await viewer(company)
    told = given(who, company.today())
    row = await row_of(company, "E0001")
    cell = Cell("Employee", row, "legal_name")
    one = await conflicts.one_of(company, who, told, cell)
    await conflicts.take(company, who, told, cell, one.sides[1].id, reason="one")
    await edited(company, who, row, "王六")
    assert (await conflicts.one_of(company, who, told, cell)).state == "open"
    await conflicts.reopen(company, who, told, cell, reason="not that one")
    assert await shown_name(company, row) == "王六"


async def test_both_are_right_until_one_says_something_else(company: Hub, tmp_path: Path) -> None:
    who = await viewer(company)
    told = given(who, company.today())
    cell = Cell("Employee", await row_of(company, "E0001"), "legal_name")
    assert await conflicts.keep(company, who, told, [cell], reason="a stage name") == 1
    assert cell not in {each.cell for each in await seen(company, who)}
    assert [each.cell for each in await seen(company, who, state="kept")] == [cell]
    (await pull(company, "payroll", operator="t")).check()
    assert [each.cell for each in await seen(company, who, state="kept")] == [cell]
    payroll_file(tmp_path, name="王三")
    (await pull(company, "payroll", operator="t")).check()
    lapsed = await conflicts.one_of(company, who, told, cell)
    assert (lapsed.state, lapsed.reason, lapsed.decided_by) == ("open", None, None)
    payroll_file(tmp_path)
    (await pull(company, "payroll", operator="t")).check()
    assert (await conflicts.one_of(company, who, told, cell)).state == "kept"
    await conflicts.reopen(company, who, told, cell, reason="no stage name")
    assert (await conflicts.one_of(company, who, told, cell)).state == "open"
    with pytest.raises(Refused) as refused:
        await conflicts.reopen(company, who, told, cell, reason="again")
    assert refused.value.code == "CONFLICT_STATE"


async def test_nobody_decides_about_themselves(company: Hub, tmp_path: Path) -> None:
    who = await viewer(company, number="E0001")
    cell = Cell("Employee", await row_of(company, "E0001"), "legal_name")
    told = given(who, company.today())
    one = await conflicts.one_of(company, who, told, cell)
    for deed in (
        conflicts.take(company, who, told, cell, one.sides[1].id, reason="mine"),
        conflicts.keep(company, who, told, [cell], reason="mine"),
    ):
        with pytest.raises(Refused) as refused:
            await deed
        assert refused.value.code == "CONFLICT_DENIED"


async def test_a_conflict_ends_with_what_made_it(company: Hub, tmp_path: Path) -> None:
    who = await viewer(company)
    payroll_file(tmp_path, name=people(6)[0]["姓名"])
    (await pull(company, "payroll", operator="t")).check()
    assert {each.cell.field for each in await seen(company, who)} == {"birth_date"}
    await kept_as_counted(company)


async def kept_as_counted(hub: Hub) -> None:
    """What landing keeps is what follows from all mapped records, found one by one."""
    kept = await everything(hub)
    for spec in hub.model:
        rows = await hub.database.writer.fetch(
            "select distinct row_id::text from hub.mapped_record where entity = $1", spec.name
        )
        told = await said_of(hub.database, hub.sealer, spec, [row[0] for row in rows])
        assert {(row, field) for row, some in told.items() for field in some} == {
            (row, field) for entity, row, field, _ in kept if entity == spec.name
        }
    assert await conflicts.recount(hub) == len(kept)
    assert await everything(hub) == kept


async def everything(hub: Hub) -> Mapping[Any, Any]:
    rows = await hub.database.writer.fetch(
        "select entity, row_id::text, field, said, rule, winner, against, shown, since "
        "from hub.conflict"
    )
    return {tuple(row)[:4]: tuple(row)[4:] for row in rows}


async def test_they_are_found_anew(company: Hub) -> None:
    """As after an update from a release that kept none."""
    before = await everything(company)
    await company.database.writer.execute("delete from hub.conflict")
    assert await conflicts.recount(company) == 2
    assert {key for key, _ in before.items()} == set(await everything(company))
    await kept_as_counted(company)


async def test_no_value_is_kept(company: Hub) -> None:
    found = await company.database.writer.fetch("select c::text from hub.conflict c")
    assert found
    for (text,) in [tuple(row) for row in found]:
        assert "王二" not in text
        assert "1999" not in text


async def test_a_system_owns_a_field_by_drafts_of_the_others(company: Hub) -> None:
    told = await own(company, "Employee", "birth_date", "staff", actor="t", reason="HR knows")
    assert [(one.connection, one.outcome, one.problems) for one in told] == [
        ("staff", "owns", ()),
        ("payroll", "without", ()),
    ]
    draft = await document_of(company, "payroll", "payroll", 0)
    assert "birth_date" not in draft["rows"][0]["fields"]
    assert "legal_name" in draft["rows"][0]["fields"]
    again = await own(company, "Employee", "birth_date", "staff", actor="t", reason="HR knows")
    assert again[1].outcome == "busy"
    for field, system, code in (
        ("birth_date", "nobody", "CONFLICT_OWNER"),
        ("nothing", "staff", "CONFLICT_UNKNOWN"),
    ):
        with pytest.raises(Refused) as refused:
            await own(company, "Employee", field, system, actor="t", reason="HR knows")
        assert refused.value.code == code
