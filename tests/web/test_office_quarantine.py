"""Quarantine in the graph: by reason, as far as one may read, tried again, dismissed, exported."""

import base64
import io
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.connectors.files_xlsx import read_xlsx
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.resolvers.office.quarantine_words import SENTENCES, UNKNOWN, told
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

WORD = "=1+1"
SAID = ("大学", "本科", WORD, "研修", "@结业")
GROUPS = """query ($connection: String, $dismissed: Boolean! = false) {
  quarantine(connection: $connection, dismissed: $dismissed) {
    connection stream entity field code why remedy vocabulary cells records people } }"""
PAGE = """query ($group: QuarantineGroupInput!, $first: Int! = 100, $after: ID,
               $dismissed: Boolean! = false, $order: TimeOrder) {
  quarantined(group: $group, first: $first, after: $after, dismissed: $dismissed, order: $order) {
    endCursor
    nodes { id record value masked message word cells { path value masked concerns } } } }"""
DISMISS = """mutation ($ids: [ID!]!, $reason: String!) {
  dismissQuarantine(input: {ids: $ids, reason: $reason}) {
    ... on DismissQuarantineSuccess { entries } ... on Problem { code } } }"""
REOPEN = """mutation ($ids: [ID!]!) { reopenQuarantine(input: {ids: $ids}) {
    ... on ReopenQuarantineSuccess { entries } ... on Problem { code } } }"""
RETRY = """mutation ($connection: String!, $stream: String) {
  retryQuarantine(input: {connection: $connection, stream: $stream}) {
    ... on RetryQuarantineSuccess { landed waiting } ... on Problem { code } } }"""
DECIDE = """mutation ($id: ID!) { decideWords(input: {
  decisions: [{id: $id, term: "bachelor"}], reason: "r"}) { __typename } }"""
SHEET = "{ quarantineSheet { name mediaType content } }"
SCHOOLS = 30


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """A hub in which words, a department and a whole record wait; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        write(tmp_path, people(SCHOOLS))
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


def write(tmp_path: Path, staff: list[dict[str, str]], first: str = SAID[0]) -> None:
    said = (first, *SAID[1:])
    lost = {**staff[0], "部门": "没有的部门"}
    education = [
        {"工号": one["工号"], "学历": said[at % 5], "学校": "某大学"}
        for at, one in enumerate(staff)
    ]
    education.append({"工号": "", "学历": "本科", "学校": "某大学"})
    write_staff(tmp_path / "in", [lost, *staff[1:]], education=education)


async def asked(site: Site, query: str, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(query, "H1", scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


def named(one: dict[str, Any]) -> dict[str, Any]:
    return {key: one[key] for key in ("connection", "stream", "entity", "field", "code")}


async def group(site: Site, code: str) -> dict[str, Any]:
    [found] = [one for one in await asked(site, GROUPS) if one["code"] == code]
    return named(found)


async def test_groups_count_what_a_naive_reader_counts(site: Site) -> None:
    rows = await site.hub.database.writer.fetch(
        "select q.*, s.name as stream from hub.quarantine q join hub.stream s "
        "on s.id = q.stream_id where q.state = 'open'"
    )
    cells = Counter((row["stream"], row["entity"], row["field"], row["code"]) for row in rows)
    told = await asked(site, GROUPS)
    seen = {(one["stream"], one["entity"], one["field"], one["code"]): one["cells"] for one in told}
    assert seen == dict(cells)
    assert {"UNMAPPED", "UNKNOWN_REFERENCE"} < {one["code"] for one in told}
    assert any(one["entity"] == "" for one in told), "a whole record"
    assert [one["cells"] for one in told] == sorted(cells.values(), reverse=True)
    for one in told:
        records = {
            row["record_key"]
            for row in rows
            if (row["stream"], row["field"], row["code"])
            == (one["stream"], one["field"], one["code"])
        }
        assert one["records"] == len(records)
        assert one["why"] == SENTENCES[one["code"]]["en"].why
    assert await asked(site, GROUPS, dismissed=True) == []


async def test_cells_are_for_those_who_may_read_them(site: Site) -> None:
    wanted = await group(site, "UNMAPPED")
    seen = await asked(site, PAGE, group=wanted)
    assert {one["value"] for one in seen["nodes"]} == set(SAID) - {"本科"}
    first = seen["nodes"][0]
    assert [cell["path"] for cell in first["cells"] if cell["concerns"]] == ["学历"]
    assert first["cells"][0]["value"] == first["value"]
    blind = await asked(site, PAGE, "admin", group=wanted)
    assert [one["id"] for one in blind["nodes"]] == [one["id"] for one in seen["nodes"]]
    hidden = [
        (one["record"], one["value"], *(cell["value"] for cell in one["cells"]))
        for one in blind["nodes"]
    ]
    clear = {one["value"] for one in seen["nodes"]} | {one["record"] for one in seen["nodes"]}
    assert not clear & {text for line in hidden for text in line}
    assert all(one["word"] is None and one["masked"] for one in blind["nodes"])
    reads = "select count(*) from hub.audit where action = 'quarantine.read'"
    assert await site.hub.database.writer.fetchval(reads) == 2


@pytest.mark.parametrize("order", [None, "OLDEST", "NEWEST"])
async def test_pages_show_every_entry_once(order: str | None, site: Site) -> None:
    wanted = await group(site, "UNMAPPED")
    whole = [one["id"] for one in (await asked(site, PAGE, group=wanted))["nodes"]]
    assert whole == sorted(whole)
    if order == "NEWEST":
        whole.reverse()
    found, after = [], None
    while True:
        page = await asked(site, PAGE, group=wanted, first=7, after=after, order=order)
        found += [one["id"] for one in page["nodes"]]
        after = page["endCursor"]
        if after is None:
            break
    assert found == whole
    told = await site.ask(PAGE, "H1", "hr admin", group=wanted, first=101)
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"


async def test_a_word_is_decided_where_it_waits(site: Site) -> None:
    wanted = await group(site, "UNMAPPED")
    before = (await asked(site, PAGE, group=wanted))["nodes"]
    word = next(one["word"] for one in before if one["value"] == "大学")
    assert (await asked(site, DECIDE, id=word))["__typename"] == "DecideWordsSuccess"
    after = (await asked(site, PAGE, group=wanted))["nodes"]
    assert {one["value"] for one in after} == {one["value"] for one in before} - {"大学"}


async def test_what_is_known_by_now_lands_when_it_is_tried_again(site: Site) -> None:
    wanted = await group(site, "UNKNOWN_REFERENCE")
    assert (await asked(site, RETRY, connection="staff"))["landed"] == 0
    await site.hub.database.writer.execute(
        "insert into hub.department (id, code, name, version, recorded, effective_from) values "
        "('00000000-0000-7000-8000-0000000000d9', '没有的部门', '新部门', 1, '[2020-01-01,)', "
        "'2020-01-01')"
    )
    tried = await asked(site, RETRY, connection="staff", stream="staff")
    assert tried["landed"] == 1
    assert (await asked(site, PAGE, group=wanted))["nodes"] == []
    assert (await asked(site, RETRY, connection="none"))["code"] == "CONNECTION_UNKNOWN"
    assert (await asked(site, RETRY, connection="staff", stream="x"))["code"] == "STREAM_UNKNOWN"


async def test_what_is_dismissed_comes_back_when_its_record_changes(
    site: Site, tmp_path: Path
) -> None:
    wanted = await group(site, "UNMAPPED")
    whole = (await asked(site, PAGE, group=wanted))["nodes"]
    ids = [one["id"] for one in whole if one["value"] == "大学"]
    assert (await asked(site, DISMISS, ids=ids, reason=" "))["code"] == "REASON_MISSING"
    assert await asked(site, DISMISS, ids=["x"], reason="r") == {"code": "QUARANTINE_ENTRY_UNKNOWN"}
    assert await asked(site, DISMISS, ids=ids, reason="r") == {"entries": len(ids)}
    left = (await asked(site, PAGE, group=wanted))["nodes"]
    assert [one["id"] for one in left] == [one["id"] for one in whole if one["id"] not in ids]
    gone = (await asked(site, PAGE, group=wanted, dismissed=True))["nodes"]
    assert {one["id"] for one in gone} == set(ids)
    await asked(site, RETRY, connection="staff")
    again = (await asked(site, PAGE, group=wanted, dismissed=True))["nodes"]
    assert {one["id"] for one in again} == set(ids), "its record says the same"
    write(tmp_path, people(SCHOOLS), first="大學")
    (await pull(site.hub, "staff", operator="tester")).check()
    assert (await asked(site, PAGE, group=wanted, dismissed=True))["nodes"] == []
    now = (await asked(site, PAGE, group=wanted))["nodes"]
    assert "大學" in {one["value"] for one in now}


async def test_what_is_reopened_is_asked_about_again(site: Site) -> None:
    wanted = await group(site, "UNMAPPED")
    whole = (await asked(site, PAGE, group=wanted))["nodes"]
    one = [whole[0]["id"]]
    await asked(site, DISMISS, ids=one, reason="r")
    assert await asked(site, REOPEN, ids=one) == {"entries": 1}
    assert (await asked(site, PAGE, group=wanted))["nodes"] == whole


async def test_the_workbook_has_no_formula_and_only_what_one_may_read(
    site: Site, tmp_path: Path
) -> None:
    found = await asked(site, SHEET)
    content = base64.b64decode(found["content"])
    (tmp_path / found["name"]).write_bytes(content)
    _, lines = read_xlsx(tmp_path / found["name"], "waiting", 1)
    assert WORD in lines["value"].to_list()
    _, reasons = read_xlsx(tmp_path / found["name"], "reasons", 1)
    assert len(reasons) == len(await asked(site, GROUPS))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets" in name]
        assert not any(b"<f>" in one for one in sheets)
        assert b'quotePrefix="1"' in parts.read("xl/styles.xml")
    blind = await asked(site, SHEET, "admin")
    (tmp_path / "blind.xlsx").write_bytes(base64.b64decode(blind["content"]))
    _, hidden = read_xlsx(tmp_path / "blind.xlsx", "waiting", 1)
    assert not set(hidden["value"].to_list()) & set(SAID)
    assert len(hidden) == len(lines)


async def test_it_is_closed_to_others(site: Site) -> None:
    for query in (GROUPS, SHEET):
        told = await site.ask(query, "H1", "hr")
        assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    denied = {"code": "OFFICE_DENIED"}
    told = await site.ask(RETRY, "H1", "hr", connection="staff")
    assert told["data"]["retryQuarantine"] == denied
    told = await site.ask(DISMISS, "H1", "hr", ids=["0" * 32], reason="r")
    assert told["data"]["dismissQuarantine"] == denied


def test_a_record_that_waits_for_a_row_is_told_as_such() -> None:
    """Whatever entity it waits for; and a code that nobody listed is told in general."""
    for language in ("en", "zh"):
        assert told("WAITING_EMPLOYEE", language) == SENTENCES["WAITING"][language]
        assert told("NEVER_HEARD_OF", language) == UNKNOWN[language]
        assert all(language in one for one in SENTENCES.values())


async def test_a_record_that_could_not_land_is_dismissed_once_for_all_views(site: Site) -> None:
    """By whichever field: it is the same decision about the record's bytes."""
    [wanted] = [one for one in await asked(site, GROUPS) if one["entity"] == ""][:1]
    named = {key: wanted[key] for key in ("connection", "stream", "entity", "field", "code")}
    [one, *_] = (await asked(site, PAGE, group=named))["nodes"]
    assert await asked(site, DISMISS, ids=[one["id"]], reason="r") == {"entries": 1}
    held = '{ quarantinedRecords(state: "dismissed") { nodes { id reason } } }'
    told = await site.ask(held, "H1", "admin")
    assert told["data"]["quarantinedRecords"]["nodes"] == [{"id": one["id"], "reason": "r"}]
    assert await asked(site, REOPEN, ids=[one["id"]]) == {"entries": 1}
    told = await site.ask(held, "H1", "admin")
    assert told["data"]["quarantinedRecords"]["nodes"] == []
    assert one["id"] in {each["id"] for each in (await asked(site, PAGE, group=named))["nodes"]}


async def test_a_record_shows_what_it_lacks_and_what_was_put_there(site: Site) -> None:
    """What its mapping looks for in vain stands among its cells, to be corrected."""
    groups = [named(each) for each in await asked(site, GROUPS) if each["entity"] == ""]
    pages = [(await asked(site, PAGE, group=each))["nodes"] for each in groups]
    [one] = [
        each
        for page in pages
        for each in page
        if any(c["value"] == "某大学" for c in each["cells"])
    ]
    before = {cell["path"]: cell["value"] for cell in one["cells"]}
    assert not before["工号"]
    correct = """mutation ($id: ID!) { correctRecord(input: {id: $id, reason: "r",
      values: [{path: "工号", value: "X404"}]}) { ... on CorrectRecordSuccess { state } } }"""
    assert (await asked(site, correct, id=one["id"]))["state"] == "waiting"
    groups = [named(each) for each in await asked(site, GROUPS) if each["entity"] == ""]
    pages = [(await asked(site, PAGE, group=each))["nodes"] for each in groups]
    [after] = [each for page in pages for each in page if each["record"] == "X404"]
    assert {cell["path"]: cell["value"] for cell in after["cells"]} == {**before, "工号": "X404"}
