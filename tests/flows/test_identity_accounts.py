"""Accounts that wait find their people; one at a wrong row is taken out without a trace."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub
from hub.flows.identity import merge
from hub.flows.identity_accounts import (
    join,
    keep_apart,
    listed_of,
    look_at_accounts,
    take_out,
)
from hub.flows.identity_given import WAITS, give
from hub.flows.lens import Lens
from hub.flows.publish import publish
from hub.flows.pull import pull
from hub.store.held import Wanted as Waiting
from hub.store.held import held_records
from hub.store.identity_accounts import GONE, OPEN, AccountMatch, matches
from hub.store.landing.rulings import APART, JOINED
from tests.flows.identity_people import IDENTITY, national_id, phone, write
from tests.flows.test_identity import state
from tests.support.outside import DEPARTMENTS, EDUCATION, document, people, staff_folder, write_csv

BADGES: Final = """
hub: mapping/1
stream: badges
precedence: 40
rows:
  - entity: Employee
    key: 卡
    find: {by: number, from: 工号}
    fields:
      legal_name: 姓名
      birth_date: 生日
      private_phone: 手机
      native_place: 籍贯
  - entity: BankAccount
    of: Employee
    key: 卡
    fields:
      number: 账
"""
SWIPES: Final = """
hub: mapping/1
stream: swipes
lexicon:
  status: {正常: normal}
rows:
  - entity: AttendanceDay
    of: {by: account, account: badge/badges, from: 卡}
    key: [卡, 日]
    fields:
      date: 日
      status: 果
"""
COLUMNS: Final = ("卡", "工号", "姓名", "生日", "手机", "籍贯", "账")
NEVER: Final = "00000000-0000-7000-8000-00000000dead"


def badge(card: str, number: str, of: int, **other: str) -> dict[str, str]:
    """A badge that truly is of the person `of`, under whatever number."""
    one = people(10)[of - 1]
    said = {"姓名": one["姓名"], "生日": one["出生日期"], "手机": phone(of)}
    own = {
        "卡": card,
        "工号": number,
        **said,
        "籍贯": f"籍贯{card}",
        "账": f"62220200000000{of:02}",
    }
    return {**own, **other}


def files(folder: Path, badges: Sequence[dict[str, str]]) -> None:
    write(folder)
    write_csv(folder / "badges.csv", COLUMNS, badges)
    days = [{"卡": one["卡"], "日": "2026-03-02", "果": "正常"} for one in badges]
    write_csv(folder / "swipes.csv", ("卡", "日", "果"), days)


async def opened(hub: Hub, folder: Path, badges: Sequence[dict[str, str]]) -> None:
    """Personnel file and badges, pulled once."""
    files(folder, badges)
    await connect(hub, staff_folder(folder, DEPARTMENTS, IDENTITY, EDUCATION), operator="t")
    streams = {one: {"glob": f"{one}.csv"} for one in ("badges", "swipes")}
    config: dict[str, Any] = {"path": str(folder), "streams": streams}
    texts = [document(BADGES), document(SWIPES)]
    await connect(hub, Wanted("badge", "files", config, texts), operator="t")
    for name in ("staff", "badge"):
        (await pull(hub, name, operator="t")).check()


async def whose(hub: Hub) -> dict[str, str]:
    """Card → the number of the employee at whose row it is."""
    rows = await hub.database.writer.fetch(
        "select m.row_key, e.number from hub.mapped_record m join hub.employee e on e.id = m.row_id"
        " where m.entity = 'Employee' and m.closed_at is null and m.row_key ~ '^B'"
    )
    return dict(rows)


async def has(hub: Hub, number: str) -> tuple[str | None, int, int]:
    """Native place, open bank accounts and days of an employee."""
    row = await hub.database.writer.fetchrow(
        "select p.native_place, (select count(*) from hub.bank_account b"
        "   where b.employee_id = e.id and b.closed_at is null),"
        " (select count(*) from hub.attendance_day d"
        "   where d.employee_id = e.id and d.closed_at is null)"
        " from hub.employee e join hub.employee_private p using (id) where e.number = $1",
        number,
    )
    return tuple(row)


async def person(hub: Hub, number: str) -> str:
    found: str = await hub.database.writer.fetchval(
        "select id::text from hub.employee where number = $1", number
    )
    return found


async def found(hub: Hub, state_: str | None = OPEN) -> list[AccountMatch]:
    return await matches(hub.database, state=state_, limit=99)


async def account_of(hub: Hub, number: str, system: str = "badge/badges") -> str:
    told = await listed_of(hub, Lens(), await person(hub, number), actor="t")
    [one] = [each.id for each in told if each.system == system]
    return one


async def test_accounts_that_wait_are_matched_and_joined(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B1", "E0001", 1), badge("B3", "X3", 3)])
    assert await whose(hub) == {"B1": "E0001"}
    looked = await look_at_accounts(hub, actor="t")
    assert (looked.accounts, looked.certain, looked.review, looked.joined) == (1, 1, 0, 0)
    [one] = await found(hub)
    assert (one.row_key, one.employee, one.grade) == ("B3", await person(hub, "E0003"), "certain")
    assert {"NAME_SAME", "BORN_SAME", "PHONE_SAME"} <= set(one.evidence)
    assert await whose(hub) == {"B1": "E0001"}  # nothing is joined by finding
    made = await join(hub, one.id, actor="t", reason="asked at the gate")
    assert (made.landed, made.employee) == (True, one.employee)
    assert await whose(hub) == {"B1": "E0001", "B3": "E0003"}
    assert await has(hub, "E0003") == ("籍贯B3", 1, 1)  # days that name the account came along
    assert (await look_at_accounts(hub, actor="t")).accounts == 0
    files(tmp_path, [badge("B1", "E0001", 1), badge("B3", "X3", 3, 籍贯="别处")])
    (await pull(hub, "badge", operator="t")).check()  # and what comes later lands there too
    assert (await has(hub, "E0003"))[0] == "别处"


async def test_weak_evidence_waits_for_a_person(hub: Hub, tmp_path: Path) -> None:
    """Name and day of birth alone are looked at and never joined; nothing in common is no match."""
    rows = [
        badge("B4", "X4", 4, 手机=""),
        badge("B5", "X5", 5, 手机="", 生日="1999-09-09", 姓名="欧阳某"),
    ]
    await opened(hub, tmp_path, rows)
    looked = await look_at_accounts(hub, actor="t", join_certain=True)
    assert (looked.accounts, looked.certain, looked.review, looked.joined) == (2, 0, 1, 0)
    assert [(one.row_key, one.grade) for one in await found(hub)] == [("B4", "review")]
    assert await whose(hub) == {}


async def waiting(hub: Hub) -> dict[str, str]:
    """Card → id of its badge's record, which waits for its person."""
    wanted = Waiting(stream="badges", code=WAITS)
    found = await held_records(hub.database, hub.sealer, wanted, after=None, limit=99)
    return {str(one.body["卡"]): one.id for one in found if isinstance(one.body, dict)}


async def test_who_knows_whose_it_is_says_so(hub: Hub, tmp_path: Path) -> None:
    """Nothing speaks for anybody: it is given by hand, with what hangs on it, and taken back."""
    nobody = {"手机": "", "生日": "1999-09-09", "姓名": "欧阳某"}
    await opened(hub, tmp_path, [badge("B5", "X5", 5, **nobody), badge("B6", "X6", 6, **nobody)])
    assert (await look_at_accounts(hub, actor="t")).review == 0
    records, five = await waiting(hub), await person(hub, "E0005")
    made = await give(hub, records["B5"], five, actor="t", reason="showed the card")
    assert (made.employee, made.landed) == (five, True)
    assert await whose(hub) == {"B5": "E0005"}
    assert await has(hub, "E0005") == ("籍贯B5", 1, 1)
    assert (await waiting(hub)).keys() == {"B6"}
    [one] = await found(hub, JOINED)
    assert (one.id, one.row_key, one.reason) == (made.match, "B5", "showed the card")
    files(tmp_path, [badge("B5", "X5", 5, **nobody | {"籍贯": "别处"})])
    (await pull(hub, "badge", operator="t")).check()  # what comes later lands there too
    assert (await has(hub, "E0005"))[0] == "别处"
    files(tmp_path, [badge("B5", "X5", 5, **nobody), badge("B6", "X6", 6, **nobody)])
    (await pull(hub, "badge", operator="t")).check()
    await keep_apart(hub, made.match, actor="t", reason="it was not")
    assert (await whose(hub), await has(hub, "E0005")) == ({}, (None, 0, 0))
    again = await give(hub, (await waiting(hub))["B5"], five, actor="t", reason="it was")
    assert (again.match, again.landed) == (made.match, True)


async def test_it_is_given_to_whom_an_old_id_means_by_now(hub: Hub, tmp_path: Path) -> None:
    """E0007 was merged into E0008: what is given to the one is the other's. A closed row is not."""
    await opened(hub, tmp_path, [badge("B5", "X5", 5, 手机="", 生日="1999-09-09", 姓名="欧阳某")])
    old, now = await person(hub, "E0007"), await person(hub, "E0008")
    await merge(hub, now, old, actor="t", reason="r")
    [record] = (await waiting(hub)).values()
    await hub.database.writer.execute(
        "update hub.employee set closed_at = now() where number = 'E0009'"
    )
    with pytest.raises(Refused) as caught:
        await give(hub, record, await person(hub, "E0009"), actor="t", reason="r")
    assert caught.value.code == "IDENTITY_CLOSED"
    made = await give(hub, record, old, actor="t", reason="r")
    assert (made.employee, made.landed) == (now, True)


async def test_what_cannot_be_given_is_refused(hub: Hub, tmp_path: Path) -> None:
    """A record of no account, one that landed, nobody, no reason."""
    nobody = {"手机": "", "生日": "1999-09-09", "姓名": "欧阳某"}
    await opened(hub, tmp_path, [badge("B5", "X5", 5, **nobody)])
    [record], five = (await waiting(hub)).values(), await person(hub, "E0005")
    swipes = await held_records(
        hub.database, hub.sealer, Waiting(connection="badge", stream="swipes"), after=None, limit=9
    )
    for code, wanted in (
        ("REASON_MISSING", give(hub, record, five, actor="t", reason=" ")),
        ("RECORD_UNKNOWN", give(hub, NEVER, five, actor="t", reason="r")),
        ("RECORD_UNKNOWN", give(hub, "x", five, actor="t", reason="r")),
        ("IDENTITY_UNKNOWN", give(hub, record, NEVER, actor="t", reason="r")),
        ("IDENTITY_UNKNOWN", give(hub, record, "x", actor="t", reason="r")),
        ("RECORD_NOT_ACCOUNT", give(hub, swipes[0].id, five, actor="t", reason="r")),
    ):
        with pytest.raises(Refused) as caught:
            await wanted
        assert caught.value.code == code
    assert await whose(hub) == {}


async def test_certain_accounts_are_joined_when_it_is_asked_for(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B2", "X2", 2), badge("B3", "X3", 3)])
    looked = await look_at_accounts(hub, actor="t", join_certain=True)
    assert (looked.certain, looked.joined) == (2, 2)
    assert await whose(hub) == {"B2": "E0002", "B3": "E0003"}


async def test_two_accounts_of_one_system_are_nobodys_for_certain(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B2", "X2", 2), badge("B9", "X9", 2, 账="6222020000000099")])
    looked = await look_at_accounts(hub, actor="t", join_certain=True)
    assert (looked.certain, looked.review, looked.joined) == (0, 2, 0)
    assert all("SEVERAL_FIT" in one.evidence for one in await found(hub))


async def test_what_is_not_theirs_is_never_offered_again(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B3", "X3", 3)])
    await look_at_accounts(hub, actor="t")
    [one] = await found(hub)
    assert (await keep_apart(hub, one.id, actor="t", reason="twins")).records == 0
    looked = await look_at_accounts(hub, actor="t", join_certain=True)
    assert (looked.accounts, looked.certain, looked.review) == (1, 0, 0)
    [kept] = await found(hub, APART)
    assert (kept.reason, kept.decided_by) == ("twins", "t")
    files(tmp_path, [badge("B3", "E0003", 3)])  # the system's own word does not change that
    (await pull(hub, "badge", operator="t")).check()
    assert await whose(hub) == {}
    await join(hub, one.id, actor="t", reason="it was they")
    assert await whose(hub) == {"B3": "E0003"}


async def test_an_account_is_taken_out_and_nothing_else_changes(hub: Hub, tmp_path: Path) -> None:
    """The hub is as one that never had the account, but for the record that waits."""
    await opened(hub, tmp_path, [badge("B1", "E0001", 1), badge("B2", "E0007", 2)])
    assert await has(hub, "E0007") == ("籍贯B2", 1, 1)
    before = await state(hub)
    wrong = await person(hub, "E0007")
    out = await take_out(
        hub, wrong, await account_of(hub, "E0007"), actor="t", reason="the card of another"
    )
    assert out.records == 2  # the badge and the day that found the person by it
    assert await has(hub, "E0007") == (None, 0, 0)
    assert await has(hub, "E0001") == ("籍贯B1", 1, 1)
    assert await whose(hub) == {"B1": "E0001"}
    after = await state(hub)
    touched = {"employee_private", "bank_account", "attendance_day", "mapped_record"}
    own = {name for name in before if before[name] != after[name]}
    assert {one.removesuffix("_private") for one in own} <= {
        one.removesuffix("_private") for one in touched
    }
    others = [one for one in before["employee"] if one not in after["employee"]]
    assert others == []
    (await pull(hub, "badge", operator="t")).check()  # the number leads there; the decision holds
    assert await whose(hub) == {"B1": "E0001"}
    looked = await look_at_accounts(hub, actor="t")
    [one] = await found(hub)
    assert (looked.certain, one.employee) == (1, await person(hub, "E0002"))
    made = await join(hub, out.id, actor="t", reason="it was theirs after all")
    assert made.landed
    assert await state(hub) == before  # as if it had never been taken out
    noted = await hub.database.writer.fetch(
        "select action, reason from hub.audit where action ~ '^identity.account_' order by seq"
    )
    assert [tuple(each) for each in noted] == [
        ("identity.account_apart", "the card of another"),
        ("identity.account_joined", "it was theirs after all"),
    ]


async def test_it_goes_to_whom_it_is_of(hub: Hub, tmp_path: Path) -> None:
    """Taken out of one row and joined to another: what it made goes along, its ids stay."""
    await opened(hub, tmp_path, [badge("B2", "E0007", 2)])
    ids = "select id::text from hub.bank_account order by id"
    before = [row[0] for row in await hub.database.writer.fetch(ids)]
    wrong = await person(hub, "E0007")
    await take_out(hub, wrong, await account_of(hub, "E0007"), actor="t", reason="r")
    await look_at_accounts(hub, actor="t", join_certain=True)
    assert await has(hub, "E0007") == (None, 0, 0)
    assert await has(hub, "E0002") == ("籍贯B2", 1, 1)
    assert [row[0] for row in await hub.database.writer.fetch(ids)] == before
    states = {(one.employee, one.state) for one in await found(hub, None)}
    assert states == {(wrong, APART), (await person(hub, "E0002"), JOINED)}


async def test_decisions_follow_who_was_merged(hub: Hub, tmp_path: Path) -> None:
    """An account that never is somebody's is not that of whoever has their rows by now."""
    await opened(hub, tmp_path, [badge("B2", "E0007", 2)])
    wrong, into = await person(hub, "E0007"), await person(hub, "E0008")
    await take_out(hub, wrong, await account_of(hub, "E0007"), actor="t", reason="r")
    await merge(hub, into, wrong, actor="t", reason="r")
    (await pull(hub, "badge", operator="t")).check()
    assert await whose(hub) == {}


async def test_what_cannot_be_decided_is_refused(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B1", "E0001", 1), badge("B3", "X3", 3)])
    one, own = await person(hub, "E0002"), await account_of(hub, "E0001")
    alone = await account_of(hub, "E0002", "staff/staff")
    await look_at_accounts(hub, actor="t")
    [match] = await found(hub)
    for code, wanted in (
        ("IDENTITY_STATE", take_out(hub, one, alone, actor="t", reason="r")),
        ("IDENTITY_ACCOUNT_UNKNOWN", take_out(hub, one, own, actor="t", reason="r")),
        ("IDENTITY_ACCOUNT_UNKNOWN", join(hub, NEVER, actor="t", reason="r")),
        ("IDENTITY_ACCOUNT_UNKNOWN", keep_apart(hub, "x", actor="t", reason="r")),
        ("REASON_MISSING", join(hub, match.id, actor="t", reason=" ")),
    ):
        with pytest.raises(Refused) as caught:
            await wanted
        assert caught.value.code == code
    await join(hub, match.id, actor="t", reason="r")
    with pytest.raises(Refused) as caught:
        await join(hub, match.id, actor="t", reason="r")
    assert caught.value.code == "IDENTITY_STATE"


async def test_a_decision_stays_where_a_version_keys_the_records_otherwise(
    hub: Hub, tmp_path: Path
) -> None:
    """B3 is that of E0003 and B2 never that of E0007, whatever their records are called."""
    await opened(hub, tmp_path, [badge("B2", "E0007", 2), badge("B3", "X3", 3)])
    wrong = await person(hub, "E0007")
    await look_at_accounts(hub, actor="t", join_certain=True)
    await take_out(hub, wrong, await account_of(hub, "E0007"), actor="t", reason="r")
    other = document(BADGES.replace("key: 卡\n    find", "key: [卡, 账]\n    find"))
    await publish(hub, "badge", "badges", other, author="t", reason="r", accept=True)
    rows = await hub.database.writer.fetch(
        "select m.row_key, e.number from hub.mapped_record m join hub.employee e on e.id = m.row_id"
        " where m.entity = 'Employee' and m.closed_at is null and m.row_key ~ '^B'"
    )
    [(key, number)] = [tuple(one) for one in rows]
    assert (key != "B3", key.startswith("B3"), number) == (True, True, "E0003")
    assert await has(hub, "E0007") == (None, 0, 0)


async def test_a_match_for_which_nothing_speaks_any_more_is_gone(hub: Hub, tmp_path: Path) -> None:
    await opened(hub, tmp_path, [badge("B3", "X3", 3)])
    await look_at_accounts(hub, actor="t")
    files(tmp_path, [badge("B3", "X3", 3, 手机="", 生日="1999-09-09", 姓名="欧阳某")])
    (await pull(hub, "badge", operator="t")).check()
    await look_at_accounts(hub, actor="t")
    assert [one.state for one in await found(hub, None)] == [GONE]


async def test_the_key_of_an_account_is_told_to_who_may_read_everything(
    hub: Hub, tmp_path: Path
) -> None:
    await opened(hub, tmp_path, [badge("B1", "E0001", 1)])
    told = await listed_of(hub, Lens(), await person(hub, "E0001"), actor="t")
    assert {one.account for one in told} == {"A9", "A9999"}
    assert national_id(1) not in str(told)
