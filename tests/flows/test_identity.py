"""Two rows become one person and two again: nothing is lost; a twin that knew holds the same."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.edit import land_edits
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.identity import annotate, look, merge, two_people, unmerge
from hub.flows.provenance import origins
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from hub.store.identity import APART, GONE, MERGED, OPEN, merges, pairs
from hub.store.survivors import survivors
from tests.flows.identity_people import IDENTITY, PAYROLL, phone, write
from tests.support import databases
from tests.support.hubs import hub_at
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    clock,
    document,
    staff_folder,
    write_clock,
)

EXCEPTED: Final = ("version", "recorded", "content_hash", "changes", "mapping_version")


def payroll(folder: Path, find: str = "") -> Wanted:
    text = PAYROLL.replace("    FIND\n", f"    {find}\n" if find else "")
    config = {"path": str(folder), "streams": {"payees": {"glob": "payees.csv"}}}
    return Wanted("payroll", "files", config, [document(text)])


async def filled(hub: Hub, folder: Path, find: str = "") -> None:
    """Personnel file, payroll and time clock, pulled once."""
    write(folder)
    write_clock(folder / "clock.db", [
        (f"E{at:04}", f"2026-03-0{day}", "正常", 480) for at in range(1, 11) for day in (2, 3)
    ])  # fmt: skip
    await connect(hub, staff_folder(folder, DEPARTMENTS, IDENTITY, EDUCATION), operator="t")
    await connect(hub, payroll(folder, find), operator="t")
    await connect(hub, clock(folder / "clock.db"), operator="t")
    for name in ("staff", "payroll", "clock"):
        (await pull(hub, name, operator="t")).check()


@pytest.fixture
async def two(hub: Hub, tmp_path: Path) -> Hub:
    """Ten people of whom six stand twice."""
    await filled(hub, tmp_path / "in")
    return hub


@pytest.fixture
async def twin(
    pg_server: databases.AnyServer, database_template: str, tmp_path: Path
) -> AsyncIterator[Hub]:
    """Another hub, whose payroll knows the numbers of people from the beginning."""
    with databases.fresh_database(pg_server, database_template) as dsn:
        async with hub_at(dsn, tmp_path / "twin") as opened:
            await filled(opened, tmp_path / "other", "find: {by: number, from: 工号}")
            yield opened


async def state(hub: Hub) -> dict[str, list[Any]]:
    """All rows as far as they say anything; sealed values by their blind index."""
    found: dict[str, list[Any]] = {}
    for table in [*hub.made.main.values(), *hub.made.private.values()]:
        names = [
            one.name
            for one in table.columns
            if one.name not in EXCEPTED and not one.name.endswith("_sealed")
        ]
        listed = ", ".join(f'"{one}"::text' for one in names)
        rows = await hub.database.writer.fetch(f"select {listed} from hub.{table.name} order by id")
        found[table.name] = [tuple(one) for one in rows]
    rows = await hub.database.writer.fetch(
        "select stream_id, entity, row_key, row_id::text, closed_at is null from "
        "hub.mapped_record order by 1, 2, 3"
    )
    found["mapped_record"] = [tuple(one) for one in rows]
    return found


async def told(hub: Hub) -> list[tuple[Any, ...]]:
    """What people have, by their numbers and not their ids."""
    rows = await hub.database.writer.fetch(
        "select e.number, e.legal_name, p.native_place, e.department_id is not null,"
        " (select count(*) from hub.bank_account b where b.employee_id = e.id"
        "   and b.closed_at is null),"
        " (select count(*) from hub.attendance_day d where d.employee_id = e.id),"
        " (select count(*) from hub.employment m where m.employee_id = e.id"
        "   and m.closed_at is null)"
        " from hub.employee e left join hub.employee_private p using (id)"
        " where e.closed_at is null order by 1 nulls last, 2, 3"
    )
    return [tuple(one) for one in rows]


async def ids(hub: Hub, at: int) -> tuple[str, str]:
    """The row of the personnel file and that of payroll."""
    one = await hub.database.writer.fetchval(
        "select id::text from hub.employee where number = $1", f"E{at:04}"
    )
    other = await hub.database.writer.fetchval(
        "select m.row_id::text from hub.mapped_record m where m.entity = 'Employee' "
        "and m.row_key = $1",
        f"P{at}",
    )
    return one, other


async def test_the_same_people_are_found_and_made_one_as_a_twin_knew_them(
    two: Hub, twin: Hub
) -> None:
    looked = await look(two, actor="t")
    assert (looked.people, looked.certain, looked.merged) == (16, 6, 0)
    assert len(await pairs(two.database, grade="certain", limit=99)) == 6
    assert len(await told(two)) == 16
    again = await look(two, actor="t", merge_certain=True)
    assert again.merged == 6
    assert await told(two) == await told(twin)
    assert await pairs(two.database, state=OPEN, limit=99) == []
    assert len(await pairs(two.database, state=MERGED, limit=99)) == 6
    for name in ("staff", "payroll", "clock"):  # and stay one when they come again
        (await pull(two, name, operator="t")).check()
    assert await told(two) == await told(twin)


async def test_a_merge_is_taken_back_without_a_trace(two: Hub) -> None:
    """Row by row the hub is as before, versions and recorded times excepted."""
    before = await state(two)
    one, other = await ids(two, 1)
    for survivor, merged in ((one, other), (other, one)):
        made = await merge(two, survivor, merged, actor="t", reason="the same card")
        assert made.rows > 0
        assert await state(two) != before
        back = await unmerge(two, made.id, actor="t", reason="two cards after all")
        assert (back.rows, back.joined_since) == (made.rows, 0)
        assert await state(two) == before
    reasons = await two.database.writer.fetch(
        "select action, count(*) from hub.audit where entity = 'identity' "
        "and reason is not null group by 1"
    )
    assert dict(reasons) == {"identity.merge": 2, "identity.unmerge": 2}


async def test_several_merges_are_taken_back_in_any_order_that_there_is(two: Hub) -> None:
    before = await state(two)
    (a, b), (c, d) = await ids(two, 1), await ids(two, 2)
    first = await merge(two, a, b, actor="t", reason="r")
    second = await merge(two, c, d, actor="t", reason="r")
    await unmerge(two, first.id, actor="t", reason="r")
    await unmerge(two, second.id, actor="t", reason="r")
    assert await state(two) == before


async def test_what_is_sealed_opens_for_the_row_that_it_is_of_now(two: Hub) -> None:
    one, other = await ids(two, 3)
    await merge(two, one, other, actor="t", reason="r")
    (await pull(two, "payroll", operator="t")).check()
    place = "select national_id_index from hub.employee_private where id = $1"
    assert await two.database.writer.fetchval(place, one) is not None
    spec = two.model["Employee"]
    [found] = await origins(two, spec, one, ["private_phone"])
    assert {each.system for each in found.candidates} == {"staff", "payroll"}
    [said] = {each.canonical for each in found.candidates}
    assert said is not None
    assert said.endswith(phone(3))


async def test_what_comes_after_a_merge_goes_to_whom_it_is_about(two: Hub, tmp_path: Path) -> None:
    """New records of a merged account land on the survivor, and go along when it is taken back."""
    one, other = await ids(two, 2)
    made = await merge(two, one, other, actor="t", reason="r")
    folder = tmp_path / "in"
    text = (folder / "payees.csv").read_text("utf-8").replace("籍贯2", "别处").replace(
        "6222020000000002", "6222020000000099"
    )  # fmt: skip
    (folder / "payees.csv").write_text(text, "utf-8")
    (await pull(two, "payroll", operator="t")).check()
    place = "select native_place from hub.employee_private where id = $1"
    card = (
        "select employee_id::text from hub.bank_account b join hub.mapped_record m "
        "on m.row_id = b.id where m.row_key = 'P2' and b.closed_at is null"
    )
    assert await two.database.writer.fetchval(place, one) == "别处"
    assert await two.database.writer.fetchval(card) == one
    await unmerge(two, made.id, actor="t", reason="r")
    assert await two.database.writer.fetchval(place, one) is None
    assert await two.database.writer.fetchval(place, other) == "别处"
    assert await two.database.writer.fetchval(card) == other


async def test_an_edit_of_the_hub_goes_along_and_comes_back(two: Hub) -> None:
    one, other = await ids(two, 4)
    edit = Edit("Employee", other, {"preferred_name": "小赵"})
    await land_edits(two, "t", [edit], "r", None)
    before = await state(two)
    name = "select preferred_name from hub.employee where id = $1"
    made = await merge(two, one, other, actor="t", reason="r")
    assert await two.database.writer.fetchval(name, one) == "小赵"
    await unmerge(two, made.id, actor="t", reason="r")
    assert await two.database.writer.fetchval(name, one) is None
    assert await state(two) == before


async def test_whoever_leads_a_department_still_leads_it(two: Hub) -> None:
    one, other = await ids(two, 5)
    unit = await two.database.writer.fetchval(
        "select id::text from hub.department where code = 'D1'"
    )
    await land_edits(two, "t", [Edit("Department", unit, {"head": other})], "r", None)
    led = "select count(*) from hub.management where manager_id = $1"
    below = await two.database.writer.fetchval(led, other)
    assert below > 0
    made = await merge(two, one, other, actor="t", reason="r")
    assert await two.database.writer.fetchval(led, other) == 0
    assert await two.database.writer.fetchval(led, one) > 0
    await unmerge(two, made.id, actor="t", reason="r")
    assert await two.database.writer.fetchval(led, other) == below


async def joined(hub: Hub, one: str, other: str) -> str | None:
    """The id of the merge; None where both have days at the time clock."""
    try:
        return (await merge(hub, one, other, actor="t", reason="r")).id
    except Refused as error:
        if error.code != "IDENTITY_COLLIDES":
            raise
    return None


@pytest.mark.parametrize("seed", range(3))
async def test_any_walk_of_merges_ends_where_it_began(two: Hub, seed: int) -> None:
    """Merges by chance, pulls between, taken back where that may be: in the end all is as before.

    The naive twin keeps a stack: what was merged last into a row is what may be taken back.
    """
    before, dice = await state(two), Random(seed)
    rows = [row for at in range(1, 7) for row in await ids(two, at)]
    into: dict[str, str] = {}
    made: list[tuple[str, str, str]] = []
    for _ in range(14):
        one, other = dice.sample(rows, 2)
        if dice.random() < 0.4 and made:
            merge_id, survivor, merged = dice.choice(made)
            if survivor in into:
                with pytest.raises(Refused):
                    await unmerge(two, merge_id, actor="t", reason="r")
            else:
                await unmerge(two, merge_id, actor="t", reason="r")
                made.remove((merge_id, survivor, merged))
                del into[merged]
        elif one in into or other in into:
            with pytest.raises(Refused) as caught:
                await merge(two, one, other, actor="t", reason="r")
            assert caught.value.code == "IDENTITY_STATE"
        else:
            found = await joined(two, one, other)
            if found is not None:
                made.append((found, one, other))
                into[other] = one
        if dice.random() < 0.2:
            (await pull(two, "payroll", operator="t")).check()
    while made:
        free = next(each for each in reversed(made) if each[1] not in into)
        await unmerge(two, free[0], actor="t", reason="r")
        made.remove(free)
        del into[free[2]]
    assert await state(two) == before


async def test_an_old_id_means_the_survivor_through_all_merges(two: Hub) -> None:
    (one, other), (_, third) = await ids(two, 1), await ids(two, 2)
    await merge(two, other, third, actor="t", reason="r")
    second = await merge(two, one, other, actor="t", reason="r")
    assert await survivors(two.database.writer, [one, other, third]) == {other: one, third: one}
    unit = await two.database.writer.fetchval(
        "select id::text from hub.department where code = 'D1'"
    )
    await land_edits(two, "t", [Edit("Department", unit, {"head": third})], "r", None)
    head = "select head_id::text from hub.department where id = $1"
    assert await two.database.writer.fetchval(head, unit) == one
    await unmerge(two, second.id, actor="t", reason="r")
    assert await survivors(two.database.writer, [one, other, third]) == {third: other}


async def test_two_people_are_never_offered_again(two: Hub) -> None:
    await look(two, actor="t")
    [first, *_] = await pairs(two.database, grade="certain", limit=99)
    ends = (first.first, first.second)
    await annotate(two, ends, actor="t", assignee="wang", comment="asked them")
    assert await two_people(two, [ends], actor="t", reason="brothers") == 1
    looked = await look(two, actor="t", merge_certain=True)
    assert (looked.certain, looked.merged) == (5, 5)
    [apart] = await pairs(two.database, state=APART, limit=99)
    assert (apart.first, apart.second, apart.reason) == (*ends, "brothers")
    assert (apart.assignee, apart.comment) == ("wang", "asked them")


async def test_a_pair_for_which_nothing_speaks_any_more_is_gone(two: Hub) -> None:
    await look(two, actor="t")
    await two.database.writer.execute(
        "update hub.employee set closed_at = now() where id = any($1::uuid[])",
        [(await ids(two, at))[1] for at in (2, 3)],
    )
    looked = await look(two, actor="t")
    assert looked.certain == 4
    assert len(await pairs(two.database, state=GONE, limit=99)) == 2


@pytest.mark.parametrize("code", ["IDENTITY_UNKNOWN", "IDENTITY_STATE", "REASON_MISSING"])
async def test_what_cannot_be_merged_is_refused(two: Hub, code: str) -> None:
    one, other = await ids(two, 1)
    wanted = {"survivor": one, "merged": other, "reason": "r"}
    match code:
        case "IDENTITY_UNKNOWN":
            wanted["merged"] = one
        case "IDENTITY_STATE":
            await merge(two, **wanted, actor="t")
        case _:
            wanted["reason"] = " "
    with pytest.raises(Refused) as caught:
        await merge(two, **wanted, actor="t")
    assert caught.value.code == code


async def test_who_holds_rights_is_merged_into_nobody(two: Hub) -> None:
    one, other = await ids(two, 1)
    grant = NewGrant(other, "hr", frozenset({"CORE"}), Everywhere(), date(2020, 1, 1))
    await add_grant(two.database, grant, actor="t")
    with pytest.raises(Refused) as caught:
        await merge(two, one, other, actor="t", reason="r")
    assert caught.value.code == "IDENTITY_RIGHTS"
    assert (await merge(two, other, one, actor="t", reason="r")).survivor == other


async def test_days_that_both_have_stop_a_merge(two: Hub) -> None:
    one, _ = await ids(two, 1)
    third, _ = await ids(two, 2)
    before = await state(two)
    with pytest.raises(Refused) as caught:
        await merge(two, one, third, actor="t", reason="r")
    assert (caught.value.code, caught.value.detail) == (
        "IDENTITY_COLLIDES",
        "AttendanceDay, 2 rows",
    )
    assert await state(two) == before


async def test_later_merges_are_taken_back_first(two: Hub) -> None:
    before = await state(two)
    (one, other), (_, third) = await ids(two, 1), await ids(two, 2)
    first = await merge(two, other, third, actor="t", reason="r")
    second = await merge(two, one, other, actor="t", reason="r")
    with pytest.raises(Refused) as caught:
        await unmerge(two, first.id, actor="t", reason="r")
    assert caught.value.code == "IDENTITY_STATE"
    assert {each.id for each in await merges(two.database, standing_only=True)} == {
        first.id,
        second.id,
    }
    await unmerge(two, second.id, actor="t", reason="r")
    await unmerge(two, first.id, actor="t", reason="r")
    assert await state(two) == before
