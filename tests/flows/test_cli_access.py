"""`hub own-edit`, `edit`, `delegation`, `emergency`, `audit verify`: by rights, with reasons."""

import json
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from hub.cli import main
from hub.schema.audience import HR_CLASSES
from tests.support.databases import run_async
from tests.support.outside import DEPARTMENTS, STAFF, people, write_staff

CONFIG = """
path: {folder}
streams:
  departments: {{glob: departments.csv}}
  staff: {{glob: staff.csv, encoding: gb18030}}
"""
POLICY = """
hub: policy/1
approval:
  HOME: [CORE]
  CONTACT: [CORE]
"""
PHONE = "+8613800138000"
UNKNOWN = "00000000-0000-7000-8000-00000000dead"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def company(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> Capture:
    """Five people; E0001 is HR; contact data of one's own are approved by HR of CORE."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "王五")
    monkeypatch.setenv("HUB_DEV", "1")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "policy.yaml").write_text(POLICY, "utf-8")
    write_staff(tmp_path / "in", people(5))
    (tmp_path / "staff.yaml").write_text(CONFIG.format(folder=tmp_path / "in"), "utf-8")
    (tmp_path / "staff").mkdir()
    for at, text in enumerate((STAFF, DEPARTMENTS)):
        (tmp_path / "staff" / f"{at}.yaml").write_text(text, "utf-8")
    made = ["connect", "staff", "--connector", "files", "--config", str(tmp_path / "staff.yaml")]
    assert main(["migrate"]) == 0
    assert main([*made, "--mapping", str(tmp_path / "staff")]) == 0
    assert main(["sync", "staff"]) == 0
    grant = ["grant", "E0001", "--role", "hr", "--reason", "test", "--classes", *HR_CLASSES]
    assert main(grant) == 0
    capsys.readouterr()
    return capsys


def ran(capsys: Capture, *words: str) -> tuple[int, str, str]:
    """Exit code and both outputs."""
    capsys.readouterr()
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def rows(database: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Of the database."""

    async def work() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(database)
        try:
            return [tuple(one) for one in await connection.fetch(sql, *values)]
        finally:
            await connection.close()

    return run_async(work)


def sheet(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "changes.csv"
    path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n", "utf-8")
    return str(path)


def edited(capsys: Capture, path: str, *more: str) -> tuple[int, dict[str, Any]]:
    """Exit code and account."""
    words = ("edit", path, "--as", "E0001", "--reason", "换号", "--json", *more)
    code, out, err = ran(capsys, *words)
    assert out, err
    return code, json.loads(out)


def test_a_sheet_is_tried_made_and_told_row_by_row(
    company: Capture, database: str, tmp_path: Path
) -> None:
    """Each row has its fate, by the rights of who changes; a dry run is the account beforehand."""
    path = sheet(
        tmp_path,
        "number,workPhone,gender",
        "E0002,010-1,",
        "E0003,,nonsense",
        "E0404,010-2,",
        "E0004,010-3,female",
    )
    dry = edited(company, path, "--dry-run")
    phones = "select number, work_phone from hub.employee order by number"
    before = rows(database, phones)
    assert dict(before)["E0002"] is None
    code, found = edited(company, path)
    assert (code, found) == dry
    assert code == 2
    told = {one["number"]: (one["outcome"], one["code"]) for one in found["rows"]}
    assert told["E0002"] == ("changed", None)
    assert told["E0003"][0] == "invalid"
    assert told["E0404"] == ("refused", "ROW_NOT_FOUND")
    assert told["E0004"] == ("changed", None)
    assert sum(found["totals"].values()) == 4
    after = dict(rows(database, phones))
    assert (after["E0002"], after["E0003"], after["E0004"]) == ("010-1", None, "010-3")
    code, found = edited(company, sheet(tmp_path, "number,workPhone", "E0002,010-1"))
    assert (code, found["totals"]) == (0, {"unchanged": 1})
    clear = sheet(tmp_path, "number,workPhone", "E0002,none")
    assert edited(company, clear, "--clear", "none")[1]["totals"] == {"changed": 1}
    assert dict(rows(database, phones))["E0002"] is None
    acted = "select actor, reason from hub.audit where action = 'command.as'"
    assert rows(database, acted) == [("王五", "换号")] * 3


def test_all_rows_or_none(company: Capture, database: str, tmp_path: Path) -> None:
    path = sheet(tmp_path, "number,workPhone", "E0002,010-1", "E0404,010-2")
    code, found = edited(company, path, "--together")
    assert code == 2
    assert {one["outcome"] for one in found["rows"]} == {"withheld", "refused"}
    assert rows(database, "select from hub.employee where work_phone is not null") == []


def test_who_may_not_change_them_is_refused_and_nobody_edits_without_a_reason(
    company: Capture, database: str, tmp_path: Path
) -> None:
    path = sheet(tmp_path, "number,workPhone", "E0003,010-1")
    code, out, _ = ran(
        company, "edit", path, "--as", "E0002", "--scope", "employee", "--reason", "r"
    )
    assert code == 2
    assert "refused" in out
    code, _, err = ran(company, "edit", path, "--as", "E0001", "--reason", " ")
    assert (code, "REASON_MISSING" in err) == (2, True)
    assert rows(database, "select from hub.employee where work_phone is not null") == []


def test_what_is_no_sheet_of_changes_changes_nothing(
    company: Capture, database: str, tmp_path: Path
) -> None:
    path = sheet(tmp_path, "number,workPhone", "E0002,1", "E0002,2")
    code, _, err = ran(company, "edit", path, "--as", "E0001", "--reason", "r")
    assert (code, "EDIT_SHEET" in err) == (2, True)
    assert rows(database, "select from hub.employee where work_phone is not null") == []


def _asked(database: str, tmp_path: Path) -> str:
    """The id of an edit that E0002 asked for."""
    import asyncio

    from hub.cli.acting import settings, viewer_as
    from hub.flows.edit_record import Edit
    from hub.flows.hub import open_hub
    from hub.flows.own_edits import ask
    from hub.resolvers.viewers import given
    from hub.store.uuid7 import uuid7

    del tmp_path, database

    async def work() -> str:
        async with open_hub(settings()) as hub:
            viewer, key = await viewer_as(hub, "E0002", "employee"), uuid7()
            one = Edit("Employee", str(viewer.employee_id), {"private_phone": PHONE})
            why = await ask(hub, viewer, one, "新手机", given(viewer, hub.today()), key=key)
            assert why is None
            return key

    return asyncio.run(work())


def test_own_edits_are_listed_and_decided(company: Capture, database: str, tmp_path: Path) -> None:
    """By who may, with the record of reading, and in the audit with who sat at the machine."""
    first, second, third = (_asked(database, tmp_path) for _ in range(3))
    code, out, _ = ran(company, "own-edit", "list", "--as", "E0001", "--json")
    told = json.loads(out)["edits"]
    assert (code, [one["id"] for one in told]) == (0, [third, second, first])
    assert told[0]["cells"] == {"privatePhone": PHONE}
    assert rows(database, "select from hub.audit where action = 'people.read'") != []
    code, out, _ = ran(company, "own-edit", "list", "--as", "E0003", "--scope", "employee")
    assert (code, PHONE in out) == (0, False)
    code, _, err = ran(company, "own-edit", "approve", first, "--as", "E0002", "--scope", "hr")
    assert (code, "OWN_EDIT_DENIED" in err) == (2, True)
    code, _, err = ran(company, "own-edit", "approve", first, "--as", "E0003")
    assert (code, "OWN_EDIT_UNKNOWN" in err) == (2, True)
    assert ran(company, "own-edit", "approve", first, "--as", "E0001")[0] == 0
    code, _, err = ran(company, "own-edit", "reject", second, "--as", "E0001", "--reason", "")
    assert (code, "REASON_MISSING" in err) == (2, True)
    assert ran(company, "own-edit", "reject", second, "--as", "E0001", "--reason", "旧")[0] == 0
    assert ran(company, "own-edit", "withdraw", third, "--as", "E0002")[0] == 0
    states = dict(rows(database, "select id::text, state from hub.own_edit"))
    assert states == {first: "approved", second: "rejected", third: "withdrawn"}
    code, out, _ = ran(company, "own-edit", "list", "--as", "E0001", "--state", "rejected")
    assert (code, second in out, PHONE in out) == (0, True, False)
    acted = {one for (one,) in rows(
        database,
        "select entity from hub.audit where action = 'command.as' and actor = '王五'",
    )}  # fmt: skip
    assert acted == {"own-edit approve", "own-edit reject", "own-edit withdraw"}


def test_deputies_are_named_and_ended(company: Capture, database: str) -> None:
    give = ("delegation", "give", "E0002", "E0003", "--until", "2199-01-01", "--reason", "休假")
    code, _, err = ran(company, *give)
    assert (code, "DELEGATION_INVALID" in err) == (2, True)
    [(until,)] = rows(database, "select (current_date + 9)::text")
    give = (*give[:5], until, *give[6:])
    code, _, err = ran(company, *give[:-1], " ")
    assert (code, "REASON_MISSING" in err) == (2, True)
    code, out, _ = ran(company, *give)
    assert code == 0
    key = out.split()[-1]
    code, out, _ = ran(company, "delegation", "list")
    assert [one in out for one in (key, "E0002", "E0003", "王五", "休假")] == [True] * 5
    for wrong in (UNKNOWN, "x"):
        code, _, err = ran(company, "delegation", "end", wrong, "--reason", "r")
        assert (code, "DELEGATION_UNKNOWN" in err) == (2, True)
    assert ran(company, "delegation", "end", key, "--reason", "回来了")[0] == 0
    assert key not in ran(company, "delegation", "list")[1]
    actions = "select action, actor, reason from hub.audit where entity = 'delegation' order by seq"
    assert rows(database, actions) == [
        ("delegation.give", "王五", "休假"),
        ("delegation.end", "王五", "回来了"),
    ]


def test_emergencies_are_listed_and_refused_and_never_opened_here(
    company: Capture, database: str
) -> None:
    """Two people who sign in open one; no command stands in for either."""
    import asyncio

    from hub.cli.acting import settings, viewer_as
    from hub.flows.hub import open_hub
    from hub.store.emergency import ask_emergency

    async def work() -> str:
        async with open_hub(settings()) as hub:
            viewer = await viewer_as(hub, "E0001", "hr")
            return await ask_emergency(hub.database, str(viewer.employee_id), ["PAY"], "工伤")

    key = asyncio.run(work())
    code, out, _ = ran(company, "emergency", "list")
    assert (code, [one in out for one in (key, "E0001", "PAY", "工伤")]) == (0, [True] * 4)
    for wrong in (UNKNOWN, "x"):
        code, _, err = ran(company, "emergency", "refuse", wrong, "--reason", "r")
        assert (code, "EMERGENCY_UNKNOWN" in err) == (2, True)
    assert ran(company, "emergency", "refuse", key, "--reason", "不需要")[0] == 0
    code, _, err = ran(company, "emergency", "refuse", key, "--reason", "不需要")
    assert (code, "EMERGENCY_UNKNOWN" in err) == (2, True)
    assert ran(company, "emergency", "open", key)[0] == 2
    assert rows(database, "select actor from hub.audit where action = 'emergency.refuse'") == [
        ("王五",)
    ]


def test_the_audit_is_verified_from_the_same_command(company: Capture, database: str) -> None:
    """Its exit code says whether something was found; what it says is an entry."""
    code, out, _ = ran(company, "audit", "verify")
    assert (code, "0 findings" in out) == (0, True)
    rows(
        database,
        "with one as (select min(seq) as seq from hub.audit)"
        " update hub.audit a set actor = 'nobody' from one where a.seq = one.seq returning 1",
    )
    code, out, _ = ran(company, "audit", "verify")
    assert (code, "ENTRY_CHANGED: 1" in out) == (1, True)
    kept = rows(database, "select actor from hub.audit where action = 'audit.verify'")
    assert kept == [("王五",), ("王五",)]
