"""Records that could not land, in the graph: seen as far as one may read, corrected, decided."""

from pathlib import Path
from typing import Any

import pytest

from hub.auth.viewer import Everywhere
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

LIST = """query ($first: Int!, $after: ID, $state: String) {
  quarantinedRecords(first: $first, after: $after, state: $state,
                     connection: "staff", stream: "staff") { endCursor
    nodes { id connection stream kind code message state assignee comment reason notedBy
            cells { path value locked corrected fields } }
    reasons { stream code open dismissed assigned } } }"""
CORRECT = """mutation ($id: ID!, $path: String!, $value: String) { correctRecord(input: {
  id: $id, values: [{path: $path, value: $value}], reason: "asked them"}) { __typename
  ... on CorrectRecordSuccess { state reasonCode } ... on Problem { code } } }"""
DISMISS = """mutation ($ids: [ID!]!) { dismissRecords(input: {ids: $ids, reason: "a test"}) {
  __typename ... on DismissRecordsSuccess { records } ... on Problem { code } } }"""
REOPEN = """mutation ($ids: [ID!]!) { reopenRecords(input: {ids: $ids, reason: "ours"}) {
  __typename ... on ReopenRecordsSuccess { landed rejected } ... on Problem { code } } }"""
RETRY = """mutation ($ids: [ID!], $connection: String) {
  retryRecords(input: {ids: $ids, connection: $connection}) { __typename
  ... on RetryRecordsSuccess { landed waiting rejected } ... on Problem { code } } }"""
ASSIGN = """mutation ($ids: [ID!]!) { annotateRecords(input: {ids: $ids, assignee: "wang"}) {
  __typename ... on AnnotateRecordsSuccess { records } ... on Problem { code } } }"""


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """A hub with three records that could not land; H1 is HR and administrator."""
    async with opened_site(database, tmp_path) as site:
        staff = people(10)
        staff[1]["姓名"] = ""
        staff[2]["工号"] = ""
        staff[3]["姓名"] = ""
        write_staff(tmp_path / "in", staff)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **variables: Any) -> Any:
    told = await site.ask(query, "H1", scope, **variables)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


def cells(record: Any) -> dict[str, Any]:
    return {one["path"]: one for one in record["cells"]}


async def test_values_are_for_those_who_may_read_them(site: Site) -> None:
    seen = await asked(site, LIST, first=10)
    assert {one["code"] for one in seen["nodes"]} == {"REQUIRED_MISSING", "KEY_MISSING"}
    assert {(one["code"], one["open"]) for one in seen["reasons"] if one["stream"] == "staff"} == {
        ("REQUIRED_MISSING", 2),
        ("KEY_MISSING", 1),
    }
    born = [cells(one)["出生日期"]["value"] for one in seen["nodes"]]
    assert all(born)
    blind = await asked(site, LIST, "admin", first=10)
    assert [one["id"] for one in blind["nodes"]] == [one["id"] for one in seen["nodes"]]
    for one in blind["nodes"]:
        assert cells(one)["出生日期"] == {
            "path": "出生日期",
            "value": None,
            "locked": True,
            "corrected": False,
            "fields": ["Employee.birth_date"],
        }
    reads = "select count(*) from hub.audit where action = 'record.read'"
    assert await site.hub.database.writer.fetchval(reads) == 2


async def test_pages_show_every_record_once(site: Site) -> None:
    whole = await asked(site, LIST, first=10)
    found, after = [], None
    while True:
        page = await asked(site, LIST, first=1, after=after)
        found += [one["id"] for one in page["nodes"]]
        after = page["endCursor"]
        if after is None:
            break
    assert found == [one["id"] for one in whole["nodes"]]


async def test_a_correction_lands_the_record(site: Site) -> None:
    seen = await asked(site, LIST, first=10)
    record = next(one for one in seen["nodes"] if one["code"] == "KEY_MISSING")
    denied = await asked(site, CORRECT, "admin", id=record["id"], path="工号", value="E0003")
    assert denied == {"__typename": "Denied", "code": "CORRECTION_DENIED"}
    still = await asked(site, CORRECT, id=record["id"], path="岗位", value="顾问")
    assert (still["state"], still["reasonCode"]) == ("rejected", "KEY_MISSING")
    now = next(
        one for one in (await asked(site, LIST, first=10))["nodes"] if one["id"] == record["id"]
    )
    assert (cells(now)["岗位"]["value"], cells(now)["岗位"]["corrected"]) == ("顾问", True)
    made = await asked(site, CORRECT, id=record["id"], path="工号", value="E0003")
    assert (made["state"], made["reasonCode"]) == ("landed", None)
    told = await site.ask('{ employee(by: {number: "E0003"}) { position } }', "H1", "hr")
    assert told["data"]["employee"]["position"] == "顾问"
    again = await asked(site, CORRECT, id=record["id"], path="工号", value="E0003")
    assert again["code"] == "RECORD_UNKNOWN"


async def test_records_are_dismissed_and_taken_back(site: Site) -> None:
    ids = [one["id"] for one in (await asked(site, LIST, first=10))["nodes"]]
    assert (await asked(site, ASSIGN, ids=ids[:1]))["records"] == 1
    assert (await asked(site, DISMISS, ids=ids))["records"] == 3
    assert (await asked(site, LIST, first=10))["nodes"] == []
    gone = await asked(site, LIST, first=10, state="dismissed")
    assert [one["id"] for one in gone["nodes"]] == ids
    assert gone["nodes"][0]["assignee"] == "wang"
    assert {(one["reason"], one["state"]) for one in gone["nodes"]} == {("a test", "dismissed")}
    back = await asked(site, REOPEN, ids=ids)
    assert (back["landed"], back["rejected"]) == (0, 3)
    tried = await asked(site, RETRY, connection="staff")
    assert (tried["landed"], tried["rejected"]) == (0, 5)  # with two departments that are there


async def test_what_is_unclear_is_refused(site: Site) -> None:
    told = await site.ask(LIST, "H1", "hr admin", first=10, state="lost")
    assert told["errors"][0]["extensions"]["code"] == "RECORD_STATE"
    told = await site.ask(LIST, "H1", "hr admin", first=201)
    assert told["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
    assert (await asked(site, RETRY))["code"] == "RECORDS_UNCLEAR"
    assert (await asked(site, DISMISS, ids=["nothing"]))["code"] == "RECORD_UNKNOWN"


async def test_it_is_closed_to_others(site: Site) -> None:
    told = await site.ask(LIST, "H1", "hr", first=1)
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    for query in (DISMISS, REOPEN, ASSIGN):
        told = await site.ask(query, "H1", "hr", ids=[])
        [found] = told["data"].values()
        assert found == {"__typename": "Denied", "code": "OFFICE_DENIED"}
