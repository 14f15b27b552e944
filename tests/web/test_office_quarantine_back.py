"""A workbook of the quarantine comes back: what of it is taken, what is refused, and why."""

import base64
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from hub.auth.viewer import Everywhere
from hub.connectors.files_xlsx import read_xlsx, sheets
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    people,
    staff_folder,
    write_staff,
)
from tests.support.site import BEGIN, HR, Site, opened_site
from tests.web.test_office_connecting import upload
from tests.web.test_office_quarantine import asked

SAID = ("大学", "本科", "=1+1", "研修", "@结业")
SCHOOLS = 20
SHEET = "{ quarantineSheet { name content } }"
WAITS = "select id::text from hub.quarantine where state = 'open'"
TAKE = """mutation ($path: String!, $reason: String! = "from the sheet") {
  takeQuarantineSheet(input: {path: $path, reason: $reason}) {
    ... on Problem { code }
    ... on TakeQuarantineSheetSuccess { lines taken words cells records dismissed
      refused { sheet row code } still { sheet row code message } } } }"""
TO_FILL = {"waiting": "decision", "records": "correction", "待处理": "决定", "整条记录": "更正"}
Row = dict[str, str]
Fill = Callable[[str, Row], str]
"""(sheet, row) → what is written into its column to fill."""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """Words, a department and two records without a number wait; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        write(tmp_path, SAID[0])
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


def write(tmp_path: Path, first: str) -> None:
    """The last of the people has no education; two records of education name nobody."""
    staff, said = people(SCHOOLS + 1), (first, *SAID[1:])
    education = [
        {"工号": one["工号"], "学历": said[at % 5], "学校": "某大学"}
        for at, one in enumerate(staff[:SCHOOLS])
    ]
    education += [{"工号": "", "学历": "本科", "学校": f"大学{at}"} for at in range(2)]
    lost = {**staff[0], "部门": "没有的部门"}
    write_staff(tmp_path / "in", [lost, *staff[1:]], education=education)


async def exported(site: Site, tmp_path: Path, scope: str = "hr admin") -> Path:
    """The workbook as H1 is given it."""
    found = await asked(site, SHEET, scope)
    file = tmp_path / found["name"]
    file.write_bytes(base64.b64decode(found["content"]))
    return file


def rows_of(file: Path, sheet: str) -> list[Row]:
    _, grid = read_xlsx(file, sheet, 1)
    return [{name: text or "" for name, text in one.items()} for one in grid.iter_rows(named=True)]


def filled(file: Path, fill: Fill) -> bytes:
    """The workbook as a person gives it back, from another program."""
    made = file.with_name("filled.xlsx")
    with xlsxwriter.Workbook(str(made), {"strings_to_formulas": False}) as book:
        for name, _ in sheets(file):
            sheet, rows = book.add_worksheet(name), rows_of(file, name)
            heads = [head for head in rows[0] if head != "_row"] if rows else []
            sheet.write_row(0, 0, heads)
            for row in rows:
                to_fill = TO_FILL.get(name)
                text = {**row, to_fill: fill(name, row)} if to_fill else row
                for at, head in enumerate(heads):
                    sheet.write_string(int(row["_row"]) - 1, at, text[head])
    return made.read_bytes()


async def taken(
    site: Site, content: bytes, scope: str = "hr admin", **more: str
) -> Mapping[str, Any]:
    path = (await upload(site, "filled.xlsx", content))["path"]
    found: Mapping[str, Any] = await asked(site, TAKE, scope, path=path, **more)
    assert not (site.hub.settings.home / path).exists(), "it goes when it is read"
    return found


async def waiting(site: Site) -> set[str]:
    """Ids of the entries that are asked about."""
    file = await exported(site, site.hub.settings.home)
    return {one["id"].partition(" ")[0] for one in rows_of(file, "waiting")}


async def test_what_is_filled_in_is_done_as_by_hand(site: Site, tmp_path: Path) -> None:
    """A word is decided, a record corrected and landed, another still waits, one is dismissed."""
    last = people(SCHOOLS + 1)[-1]["工号"]
    numbers = {"大学0": last, "大学1": "X404"}
    file = await exported(site, tmp_path)
    by_record = {
        one["id"]: one["value"] for one in rows_of(file, "records") if one["column"] == "学校"
    }
    dismissed = next(one["id"] for one in rows_of(file, "waiting") if one["value"] == "没有的部门")

    def fill(sheet: str, row: Row) -> str:
        if sheet == "records":
            return numbers[by_record[row["id"]]] if row["column"] == "工号" else ""
        if row["id"] == dismissed:
            return "dismiss"
        return {"大学": "bachelor", "研修": "-"}.get(row["value"], "")

    found = await taken(site, filled(file, fill))
    words = sum(one["value"] in {"大学", "研修"} for one in rows_of(file, "waiting"))
    assert found["lines"] == found["taken"] == words + 2 + 1
    assert (found["words"], found["cells"]) == (2, words)
    assert (found["records"], found["dismissed"], found["refused"]) == (2, 1, [])
    [still] = found["still"]
    assert (still["sheet"], still["code"]) == ("records", "WAITING_EMPLOYEE")
    writer = site.hub.database.writer
    levels = await writer.fetch("select level from hub.education where closed_at is null")
    assert [one["level"] for one in levels].count("bachelor") == 4 + 4 + 1  # 大学, 本科, the last
    notes = await writer.fetch(
        "select action, reason from hub.audit where reason = 'from the sheet' order by seq"
    )
    assert {"record.correct", "quarantine.dismiss", "quarantine.sheet"} <= {
        one["action"] for one in notes
    }
    left = {one["value"] for one in rows_of(await exported(site, tmp_path), "waiting")}
    assert left == {"=1+1", "@结业", ""}


@pytest.mark.parametrize("seed", range(4))
async def test_each_filled_line_is_taken_or_refused_as_a_naive_reader_says(
    site: Site, tmp_path: Path, seed: int
) -> None:
    """Whatever stands there: the account balances, and what was taken waits no longer."""
    dice = random.Random(seed)
    file = await exported(site, tmp_path)
    said: dict[str, str] = {}

    def fill(sheet: str, row: Row) -> str:
        if sheet == "records":
            return ""
        text = dice.choice(("", "bachelor", "-", "no_such_term", "dismiss", "忽略"))
        said[row["_row"]] = text
        return text

    content = filled(file, fill)
    rows = rows_of(file, "waiting")
    refused, gone, meanings = {}, set(), dict[str, str]()
    for row in rows:
        text, word, place = said[row["_row"]], row["word"], int(row["_row"])
        if not text:
            continue
        if text in {"dismiss", "忽略"}:
            gone.add(row["id"].partition(" ")[0])
        elif not word:
            refused[place] = "SHEET_DECISION"
        elif text == "no_such_term":
            refused[place] = "WORD_TERM_UNKNOWN"
        elif meanings.setdefault(word, text) != text:
            refused[place] = "SHEET_TWICE"
    gone |= {row["id"].partition(" ")[0] for row in rows if row["word"] in meanings}
    before = await waiting(site)
    found = await taken(site, content)
    assert {one["row"]: one["code"] for one in found["refused"]} == refused
    assert found["lines"] == sum(map(bool, said.values()))
    assert found["taken"] == found["lines"] - len(refused)
    assert found["words"] == len(meanings)
    assert await waiting(site) == before - gone


async def test_a_line_holds_for_what_was_seen(site: Site, tmp_path: Path) -> None:
    """A record that says something else by now, and one that was dismissed, are refused."""
    file = await exported(site, tmp_path)
    write(tmp_path, "大學")
    (await pull(site.hub, "staff", operator="tester")).check()

    def fill(sheet: str, row: Row) -> str:
        if sheet == "records":
            return ""
        return {"大学": "dismiss", "=1+1": "dismiss"}.get(row["value"], "")

    content = filled(file, fill)
    counts = [one["value"] for one in rows_of(file, "waiting")]
    found = await taken(site, content)
    assert [one["code"] for one in found["refused"]] == ["SHEET_STALE"] * counts.count("大学")
    assert found["dismissed"] == counts.count("=1+1")
    again = await taken(site, content)
    assert again["taken"] == 0
    assert {one["code"] for one in again["refused"]} == {"SHEET_STALE"}


async def test_corrections_are_for_those_who_may_read(site: Site, tmp_path: Path) -> None:
    """By the same rule as by hand; who sees shapes is given nothing to correct."""
    file = await exported(site, tmp_path)

    def fill(sheet: str, row: Row) -> str:
        return "X404" if sheet == "records" and row["column"] == "工号" else ""

    content = filled(file, fill)
    blind = await taken(site, content, "admin")
    assert [one["code"] for one in blind["refused"]] == ["CORRECTION_DENIED"] * 2
    assert (blind["taken"], blind["records"]) == (0, 0)
    assert rows_of(await exported(site, tmp_path, "admin"), "records") == []

    def twice(sheet: str, row: Row) -> str:
        if sheet == "records":
            return fill(sheet, row)
        return "dismiss" if not row["value"] else ""

    both = await taken(site, filled(await exported(site, tmp_path), twice))
    assert [(one["sheet"], one["code"]) for one in both["refused"]] == [
        ("waiting", "SHEET_TWICE")
    ] * 2
    assert both["records"] == 2


async def test_only_a_workbook_of_the_hub_is_taken(site: Site, tmp_path: Path) -> None:
    """Others, other places, and without a reason nothing."""
    other = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(str(other)) as book:
        book.add_worksheet("people").write_row(0, 0, ("a", "b"))
    assert await taken(site, other.read_bytes()) == {"code": "SHEET_INVALID"}
    with xlsxwriter.Workbook(str(other)) as book:
        book.add_worksheet("waiting").write_row(0, 0, ("id", "word"))
    assert await taken(site, other.read_bytes()) == {"code": "SHEET_INVALID"}
    file = await exported(site, tmp_path)
    for path in ("../x.xlsx", "files/x.xlsx", "/etc/passwd", str(file), file.name):
        assert await asked(site, TAKE, path=path) == {"code": "FILE_MISSING"}
    assert file.exists()
    path = (await upload(site, "filled.xlsx", file.read_bytes()))["path"]
    assert await asked(site, TAKE, path=path, reason=" ") == {"code": "REASON_MISSING"}
    told = await site.ask(TAKE, "H1", "hr", path=path)
    assert told["data"]["takeQuarantineSheet"] == {"code": "OFFICE_DENIED"}
    assert (await asked(site, TAKE, path=path))["lines"] == 0
    assert await asked(site, TAKE, path=path) == {"code": "FILE_MISSING"}
