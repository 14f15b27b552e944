"""Tryton in the graph: a manifest and three mappings bring its people and their hours to viewers."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest

import hub.mappings
from hub.app import application
from hub.auth.devissuer import DevIssuer
from hub.auth.viewer import Everywhere
from hub.flows.connect import Wanted, connect, read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Report
from hub.schema.audience import HR_CLASSES
from hub.settings import Settings
from hub.store.grants import Grants, NewGrant, add_grant
from tests.tryton.client import Rpc
from tests.tryton.server import Trytond

pytestmark = [pytest.mark.tryton, pytest.mark.slow, pytest.mark.xdist_group("tryton")]

TODAY: Final = date(2026, 11, 23)
MAPPINGS: Final = Path(hub.mappings.__file__).parent / "systems" / "tryton"
HR: Final = "T010"
TOP, LEAD, OTHER_LEAD, MEMBER, COLLEAGUE = "T001", "T003", "T004", "T006", "T007"
TEAM: Final = {"T006", "T010", "T014", "T018", "T022", "T026"}
"""Who reports to LEAD today; T030 will, from March 2027."""
GONE: Final = {"T020", "T024", "T025"}
TO_COME: Final = {"T030"}
EVERYBODY: Final = {f"T{number:03}" for number in range(1, 31)}


@dataclass(frozen=True)
class Site:
    """A hub that is connected to Tryton, served and asked."""

    hub: Hub
    client: httpx2.AsyncClient
    issuer: DevIssuer

    async def pull(self) -> Report:
        """Pull Tryton; the report of a run that went to its end."""
        return (await pull(self.hub, "tryton", operator="tester")).check()

    async def ask(self, query: str, number: str, scope: str = "employee", **given: Any) -> Any:
        """The data of an answer to that person."""
        found = await self.client.post(
            "/graphql",
            json={"query": query, "variables": given},
            headers={"authorization": f"Bearer {self.issuer.issue(number, scope)}"},
        )
        answered = found.json()
        assert "errors" not in answered, answered
        return answered["data"]


@asynccontextmanager
async def connected(dsn: str, home: Path, tryton: Trytond) -> AsyncIterator[Site]:
    """A hub over that database whose only system is this Tryton."""
    env = {"HUB_HOME": str(home), "HUB_DATABASE_URL": dsn, "HUB_DEV": "1"}
    async with open_hub(Settings.from_env(env)) as opened:
        await connect(opened, wanted(tryton), operator="tester")
        transport = httpx2.ASGITransport(app=application(opened))
        async with httpx2.AsyncClient(transport=transport, base_url="http://hub") as client:
            yield Site(opened, client, DevIssuer(opened.settings))


def wanted(tryton: Trytond) -> Wanted:
    """The connection: nothing but the shipped manifest, the shipped mappings and an account."""
    return Wanted(
        name="tryton",
        connector="tryton",
        config={
            "base_url": tryton.url,
            "database": tryton.database,
            "username": tryton.user,
            "from": "2026-09-01",
        },
        mappings=read_mappings(MAPPINGS),
        secrets={"password": tryton.password},
    )


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seed speaks of autumn 2026."""
    monkeypatch.setattr(Hub, "today", lambda _hub: TODAY)


@pytest.fixture
async def site(database: str, tmp_path: Path, trytond: Trytond) -> AsyncIterator[Site]:
    """A hub after its first pull, with one person in HR."""
    async with connected(database, tmp_path, trytond) as made:
        await made.pull()
        await grant_hr(made)
        yield made


@pytest.fixture
async def own_site(database: str, tmp_path: Path, own_trytond: Trytond) -> AsyncIterator[Site]:
    """A hub connected to a Tryton that the test may change, before its first pull."""
    async with connected(database, tmp_path, own_trytond) as made:
        yield made


async def grant_hr(site: Site) -> None:
    """Give one employee all HR classes for everybody."""
    facts = await Grants(site.hub.database).viewer_facts("number", HR, TODAY)
    assert facts is not None
    given = NewGrant(facts.employee_id, "hr", frozenset(HR_CLASSES), Everywhere(), TODAY)
    await add_grant(site.hub.database, given, actor="tester")


def admin_of(tryton: Trytond) -> Rpc:
    """A login that may change things in Tryton."""
    return Rpc(tryton.url, tryton.database, tryton.seeded.admin)


def counts(report: Report) -> dict[str, dict[str, int]]:
    """By stream, what became of its records; zeros left out."""
    names = ("read", "inserted", "changed", "unchanged", "quarantined", "ignored", "absent")
    return {
        one.name: {name: getattr(one.account, name) for name in names if getattr(one.account, name)}
        for one in report.streams
    }


async def test_every_record_of_tryton_is_accounted_for(
    database: str, tmp_path: Path, trytond: Trytond
) -> None:
    """All land, also those who left, are to come, or have no dates; nothing waits, all balances."""
    seeded = trytond.seeded.counts
    async with connected(database, tmp_path, trytond) as site:
        report = await site.pull()
        assert counts(report) == {
            "companies": {"read": 1, "inserted": 1},
            "employees": {"read": seeded["employees"], "inserted": seeded["employees"]},
            "timesheet_days": {"read": seeded["lines"], "inserted": seeded["lines"]},
        }
        assert all(one.account.balanced and one.complete for one in report.streams)
        assert (report.account.pending_cells, dict(report.account.reasons)) == (0, {})
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
        "timesheet_days": {"read": seeded["lines"], "unchanged": seeded["lines"]},
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
    """The name with a rare character, the supervisor, the company, each working day of September."""
    own = (await site.ask(OWN, MEMBER))["viewer"]["employee"]
    days = own.pop("attendance")
    assert own == {
        "number": "T006",
        "legalName": "𠮷田诚",
        "pinyin": own["pinyin"],
        "workEmail": "t006@example.com",
        "status": {"code": "active"},
        "hireDate": "2017-06-08",
        "restricted": ["idDocumentType", "nationalId"],
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


def add_line(rpc: Rpc, employee: int, day: date, minutes: int) -> int:
    """Enter one more timesheet line; its id."""
    line = {
        "company": 1,
        "employee": employee,
        "work": 1,
        "date": typed(day),
        "duration": {"__class__": "timedelta", "seconds": minutes * 60},
    }
    made: list[int] = rpc.call("model.timesheet.line.create", [line], {})
    return made[0]


def typed(day: date) -> Mapping[str, Any]:
    """A date in Tryton's JSON."""
    return {"__class__": "date", "year": day.year, "month": day.month, "day": day.day}


async def worked(site: Site, number: str, day: str) -> int | None:
    """Minutes of one day as HR sees them; None if there is no such day."""
    query = """query($n: String!, $d: Date!) { employee(by: {number: $n}) {
        attendance(filter: {date: {eq: $d}}) { nodes { workedMinutes } } } }"""
    found = await site.ask(query, HR, "hr", n=number, d=day)
    minutes = [one["workedMinutes"] for one in found["employee"]["attendance"]["nodes"]]
    assert len(minutes) <= 1
    return minutes[0] if minutes else None


async def test_lines_of_one_day_are_one_day_with_their_sum(
    own_site: Site, own_trytond: Trytond
) -> None:
    """A second line adds to its day, alone a changed record; a day without lines is gone."""
    await own_site.pull()
    await grant_hr(own_site)
    with admin_of(own_trytond) as rpc:
        before = await worked(own_site, "T001", "2026-09-01")
        extra = add_line(rpc, 1, date(2026, 9, 1), 75)
        (first,) = (
            one["id"]
            for one in rpc.read("timesheet.line", ["date"], [["employee", "=", 2]])
            if one["date"] == typed(date(2026, 9, 30))
        )
        rpc.call("model.timesheet.line.delete", [first], {})
        report = await own_site.pull()
        assert counts(report)["timesheet_days"] == {
            "read": 582, "changed": 1, "unchanged": 581, "absent": 1
        }  # fmt: skip
        assert before is not None
        assert await worked(own_site, "T001", "2026-09-01") == before + 75
        assert await worked(own_site, "T002", "2026-09-30") is None
        rpc.call("model.timesheet.line.delete", [extra], {})
    await own_site.pull()
    assert await worked(own_site, "T001", "2026-09-01") == before


async def test_tryton_may_be_away_and_come_back(own_site: Site, own_trytond: Trytond) -> None:
    """A run while Tryton is down fails with a reason and changes nothing; the next goes on."""
    await own_site.pull()
    own_trytond.stop()
    failed = await pull(own_site.hub, "tryton", operator="tester")
    assert (failed.state, failed.ok) == ("failed", False)
    assert failed.error is not None
    assert failed.error.hint
    own_trytond.restart()
    report = await own_site.pull()
    assert report.account.unchanged == report.account.read == 614


async def test_who_leaves_and_comes_again_is_one_person(
    own_site: Site, own_trytond: Trytond
) -> None:
    """A last day and a rehire under the same party are two employments of one employee."""
    await own_site.pull()
    await grant_hr(own_site)
    with admin_of(own_trytond) as rpc:
        (left,) = rpc.read("company.employee", ["party"], [["id", "=", 20]])
        rpc.call("model.company.employee.write", [7], {"end_date": typed(date(2026, 10, 31))}, {})
        again = {"party": left["party"], "company": 1, "start_date": typed(date(2026, 11, 2)),
                 "supervisor": 2}  # fmt: skip
        rpc.call("model.company.employee.create", [again], {})
    report = await own_site.pull()
    assert counts(report)["employees"] == {
        "read": 31, "inserted": 1, "changed": 1, "unchanged": 29
    }  # fmt: skip
    query = """query($n: String!) { employee(by: {number: $n}) {
        status { code } hireDate manager { number }
        employments(orderBy: [{effectiveFrom: ASC}]) { nodes { effectiveFrom effectiveTo } } } }"""
    gone = (await own_site.ask(query, HR, "hr", n="T007"))["employee"]
    assert gone["status"] == {"code": "left"}
    back = (await own_site.ask(query, HR, "hr", n="T020"))["employee"]
    assert (back["status"], back["hireDate"]) == ({"code": "active"}, "2026-11-02")
    assert back["manager"] == {"number": "T002"}
    assert [one["effectiveTo"] for one in back["employments"]["nodes"]] == ["2026-06-30", None]
    everybody = (await own_site.ask(STAFF, HR, "hr"))["employees"]
    assert everybody["totalCount"] == 30


async def test_a_person_without_a_name_waits_with_their_days_until_tryton_has_one(
    own_site: Site, own_trytond: Trytond
) -> None:
    """Employee and day are quarantined with their reasons and land once the name is entered."""
    with admin_of(own_trytond) as rpc:
        party = rpc.call("model.party.party.create", [{"name": "", "code": "T031"}], {})[0]
        employee = {"party": party, "company": 1, "supervisor": 2}
        made = rpc.call("model.company.employee.create", [employee], {})[0]
        add_line(rpc, made, date(2026, 9, 1), 60)
        report = await own_site.pull()
        found = counts(report)
        assert found["employees"] == {"read": 31, "inserted": 30, "quarantined": 1}
        assert found["timesheet_days"] == {"read": 584, "inserted": 583, "quarantined": 1}
        reasons = {"REQUIRED_MISSING": 1, "WAITING_EMPLOYEE": 1}
        assert dict(report.account.reasons) == reasons
        assert report.account.balanced
        rpc.call("model.party.party.write", [party], {"name": "秦㛃"}, {})
    report = await own_site.pull()
    found = counts(report)
    assert (found["employees"]["inserted"], found["employees"].get("quarantined", 0)) == (1, 0)
    await grant_hr(own_site)
    assert await worked(own_site, "T031", "2026-09-01") == 60
