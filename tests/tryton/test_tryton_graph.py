"""Tryton in the graph: what it holds reaches the employee, the supervisor, a colleague and HR.

Pulled once; each test asks a copy of that hub.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from hub.flows.hub import Hub
from hub.flows.report import Report
from hub.store.runs import quarantine
from tests.support import databases
from tests.tryton.client import Rpc
from tests.tryton.graph_site import HR, TODAY, Site, connected, copy_of, counts, served
from tests.tryton.server import Trytond

pytestmark = [pytest.mark.tryton, pytest.mark.slow, pytest.mark.xdist_group("tryton")]

TOP, LEAD, OTHER_LEAD, MEMBER, COLLEAGUE = "T001", "T003", "T004", "T006", "T007"
TEAM: Final = {"T006", "T010", "T014", "T018", "T022", "T026"}
"""Who reports to LEAD today; T030 will, from March 2027."""
GONE: Final = {"T020", "T024", "T025"}
TO_COME: Final = {"T030"}
EVERYBODY: Final = {f"T{number:03}" for number in range(1, 31)}


class Pulled(NamedTuple):
    """A hub that nobody has open."""

    dsn: str
    home: Path
    report: Report


@pytest.fixture(scope="module")
def pulled(
    pg_server: databases.AnyServer,
    database_template: str,
    trytond: Trytond,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pulled]:
    """A hub after its first pull, with one person in HR: database, home, what was reported."""
    home = tmp_path_factory.mktemp("hub") / "home"

    async def first() -> Report:
        async with connected(dsn, home, trytond) as made:
            report = await made.pull()
            await made.grant_hr()
            return report

    with databases.fresh_database(pg_server, database_template) as dsn:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Hub, "today", lambda _hub: TODAY)
            report = databases.run_async(first)
        yield Pulled(dsn, home, report)


@pytest.fixture
async def site(
    pulled: Pulled,
    pg_server: databases.AnyServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Site]:
    """A copy of the pulled hub, in November 2026."""
    monkeypatch.setattr(Hub, "today", lambda _hub: TODAY)
    with databases.fresh_database(pg_server, pulled.dsn.rpartition("/")[2]) as own:
        async with served(own, copy_of(pulled.home, tmp_path / "home")) as made:
            yield made


async def test_every_record_of_tryton_is_accounted_for(
    pulled: Pulled, site: Site, trytond: Trytond
) -> None:
    """All land, also those who left, are to come, or have no dates; nothing waits, all balances."""
    seeded, report = trytond.seeded.counts, pulled.report
    assert counts(report) == {
        "companies": {"read": 1, "inserted": 1},
        "employees": {"read": seeded["employees"], "inserted": seeded["employees"]},
        "timesheet_days": {"read": seeded["lines"], "inserted": seeded["lines"]},
    }
    assert all(one.account.balanced and one.complete for one in report.streams)
    assert report.account.pending_cells == 0
    assert await quarantine(site.hub.database, actor="tester") == []
    with Rpc(trytond.url, trytond.database, trytond.seeded.reader) as rpc:
        lines = rpc.read("timesheet.line", ["duration"])
    seconds = sum(line["duration"]["seconds"] for line in lines)
    minutes = "select sum(worked_minutes) from hub.attendance_day where closed_at is null"
    assert await site.hub.database.writer.fetchval(minutes) == seconds / 60


async def test_a_second_pull_finds_everything_unchanged(site: Site, trytond: Trytond) -> None:
    report = await site.pull()
    seeded = trytond.seeded.counts
    assert counts(report) == {
        "companies": {"read": 1, "unchanged": 1},
        "employees": {"read": seeded["employees"], "unchanged": seeded["employees"]},
        "timesheet_days": {},  # the list shows that no line differs
    }
    assert report.account.balanced


OWN = """
{ viewer { employee {
    number legalName pinyin workEmail status { code } hireDate restricted pending { field }
    manager { number legalName } legalEntity { code name currency }
    employments { nodes { number effectiveFrom effectiveTo } }
    assignments { nodes { manager { number } } }
    attendance(first: 1000, orderBy: [{date: ASC}]) {
      totalCount nodes { date workedMinutes status { code } restricted } } } } }
"""


async def test_an_employee_sees_their_own_file_and_days(site: Site) -> None:
    """The name with a rare character, the supervisor, the company, each day of September."""
    own = (await site.ask(OWN, MEMBER))["viewer"]["employee"]
    days, restricted = own.pop("attendance"), own.pop("restricted")
    assert set(restricted) == {
        *("idDocumentType", "nationalId", "socialSecurityNumber", "taxNumber"),
        *("diedOn", "onboardings", "offboardings"),
    }
    assert own == {
        "number": "T006",
        "legalName": "𠮷田诚",
        "pinyin": own["pinyin"],
        "workEmail": "t006@example.com",
        "status": {"code": "active"},
        "hireDate": "2017-06-08",
        "pending": [],
        "manager": {"number": "T003", "legalName": "龚䶮"},
        "legalEntity": {"code": "COMPANY", "name": "示例数据有限公司", "currency": "CNY"},
        "employments": {
            "nodes": [{"number": "T006", "effectiveFrom": "2017-06-08", "effectiveTo": None}]
        },
        "assignments": {"nodes": [{"manager": {"number": "T003"}}]},
    }
    assert days["totalCount"] == 22
    assert days["nodes"][0]["date"] == "2026-09-01"
    assert {one["workedMinutes"] for one in days["nodes"]} == {480, 450, 465, 500, 240, 0, 535}
    assert all(one["status"] is None and one["restricted"] == [] for one in days["nodes"])


TEAM_DAYS = """
query($number: String!) {
  employee(by: {number: $number}) {
    number legalName hireDate status { code } privatePhone birthDate gender { code } nationalId
    restricted
    attendance(first: 1000) { totalCount nodes { date workedMinutes } } } }
"""
PRIVATE = """
mutation($id: ID!) {
  correctEmployee(input: {id: $id, reason: "file", set: {
      birthDate: "1990-03-07", privateEmail: "home@example.com", privatePhone: "19900001111"}}) {
    __typename } }
"""


async def with_private_cells(site: Site, number: str) -> None:
    """HR enters what Tryton does not hold."""
    query = "query($n: String!) { employee(by: {number: $n}) { id } }"
    found = await site.ask(query, HR, "hr", n=number)
    made = await site.ask(PRIVATE, HR, "hr", id=found["employee"]["id"])
    assert made["correctEmployee"]["__typename"] == "CorrectEmployeeSuccess"


async def test_a_supervisor_sees_the_days_of_the_team_and_no_private_cell(site: Site) -> None:
    """Direct and upper supervisor see hours and job; birth date and papers are locked."""
    await with_private_cells(site, MEMBER)
    for above in (LEAD, TOP):
        seen = (await site.ask(TEAM_DAYS, above, "manager", number=MEMBER))["employee"]
        assert seen["hireDate"] == "2017-06-08"
        assert seen["attendance"]["totalCount"] == 22
        assert all(one["workedMinutes"] is not None for one in seen["attendance"]["nodes"])
        assert (seen["birthDate"], seen["gender"], seen["nationalId"]) == (None, None, None)
        assert {"birthDate", "gender", "nationalId", "homeAddress"} <= set(seen["restricted"])
        # Of the private contacts the phone is for the direct supervisor, the mail for nobody.
        assert seen["privatePhone"] == ("19900001111" if above == LEAD else None)
        assert "privateEmail" in seen["restricted"]


async def test_a_supervisor_sees_the_days_of_nobody_else(site: Site) -> None:
    """The list holds the team and oneself, today's reporting line, and nobody of another team."""
    query = """{ attendanceDays(first: 1000) { totalCount nodes { employee { number } } } }"""
    found = (await site.ask(query, LEAD, "manager"))["attendanceDays"]
    assert {one["employee"]["number"] for one in found["nodes"]} == {*TEAM, LEAD}
    assert found["totalCount"] == 22 * 7


async def test_an_unrelated_colleague_sees_only_the_directory_card(site: Site) -> None:
    """Name, number, mail and supervisor; the rest is locked, and the days are not there."""
    query = """
    query($number: String!) {
      employee(by: {number: $number}) {
        number legalName workEmail manager { number }
        hireDate status { code } legalEntity { code } restricted
        attendance { totalCount } employments { totalCount } } }
    """
    for stranger in (COLLEAGUE, OTHER_LEAD):
        seen = (await site.ask(query, stranger, "manager", number=MEMBER))["employee"]
        assert (seen["number"], seen["legalName"]) == ("T006", "𠮷田诚")
        assert (seen["workEmail"], seen["manager"]) == ("t006@example.com", {"number": "T003"})
        assert (seen["hireDate"], seen["status"], seen["legalEntity"]) == (None, None, None)
        assert {"hireDate", "status", "legalEntity", "birthDate"} <= set(seen["restricted"])
        for listed in ("attendance", "employments"):
            assert seen[listed] is None or seen[listed]["totalCount"] == 0
    query = "{ attendanceDays(first: 1000) { nodes { employee { number } } } }"
    found = (await site.ask(query, COLLEAGUE))["attendanceDays"]["nodes"]
    assert {one["employee"]["number"] for one in found} == {COLLEAGUE}


STAFF = "{ employees(first: 100) { totalCount nodes { number status { code } hireDate } } }"


async def test_hr_sees_everybody_and_colleagues_only_current_staff(site: Site) -> None:
    """Leavers and the pre-hire are in the list of HR, and in nobody else's."""
    listed = (await site.ask(STAFF, HR, "hr"))["employees"]["nodes"]
    states = {one["number"]: one["status"]["code"] for one in listed}
    assert states.keys() == EVERYBODY
    assert {number for number, state in states.items() if state == "left"} == GONE
    assert {number for number, state in states.items() if state == "prehire"} == TO_COME
    assert {state for number, state in states.items() if number not in GONE | TO_COME} == {"active"}
    for viewer, scope in ((COLLEAGUE, "employee"), (LEAD, "manager"), (HR, "employee")):
        seen = (await site.ask(STAFF, viewer, scope))["employees"]["nodes"]
        assert {one["number"] for one in seen} == EVERYBODY - GONE - TO_COME
    days = "{ attendanceDays(first: 1) { totalCount } }"
    assert (await site.ask(days, HR, "hr"))["attendanceDays"]["totalCount"] == 583


async def test_an_employee_without_dates_is_current_staff_with_an_unknown_first_day(
    site: Site,
) -> None:
    """Tryton says nothing about T012's employment: no date is made up."""
    seen = (await site.ask(OWN, "T012"))["viewer"]["employee"]
    assert (seen["hireDate"], seen["status"], seen["pending"]) == (None, {"code": "active"}, [])
    assert seen["manager"]["number"] == "T005"
    assert seen["attendance"]["totalCount"] == 22


async def test_an_edit_made_in_the_hub_outlives_the_next_pull(site: Site) -> None:
    """What HR entered stands beside what Tryton says."""
    await with_private_cells(site, MEMBER)
    report = await site.pull()
    assert counts(report)["employees"] == {"read": 30, "unchanged": 30}
    seen = (await site.ask(TEAM_DAYS, HR, "hr", number=MEMBER))["employee"]
    assert (seen["birthDate"], seen["legalName"]) == ("1990-03-07", "𠮷田诚")
