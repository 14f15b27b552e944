"""China's working days land as rows; what the company does on a day lies on top of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.connectors.registry import open_connector
from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.pull import pull
from tests.contract.vendor import pull as read
from tests.support.site import Site

DAYS = """query ($from: Date!, $to: Date!) {
  workCalendars { nodes { id code name workingDays dayMinutes } }
  calendarDays(filter: {date: {gte: $from, lte: $to}}, orderBy: [{date: ASC}], first: 100) {
    nodes { date type { code } name workMinutes } } }"""
SET = """mutation ($c: ID!, $d: Date!, $t: String!) { setCalendarDay(input: {calendar: $c, date: $d,
  type: $t, name: "公司日", workMinutes: 0, reason: "board"}) { __typename
  ... on SetCalendarDaySuccess { calendarDay { date type { code } name } }
  ... on Problem { code } } }"""


@pytest.fixture
async def china(site: Site) -> Site:
    """A hub into which the shipped calendar has been pulled."""
    mappings = read_mappings(Path("calendar"))
    wanted = Wanted("holidays", "calendar", {"country": "CN"}, mappings)
    await connect(site.hub, wanted, operator="t")
    (await pull(site.hub, "holidays", operator="t")).check()
    return site


async def days(site: Site, begin: str, end: str) -> Any:
    told = await site.ask(DAYS, scope="employee", **{"from": begin, "to": end})
    assert "errors" not in told, told
    return told["data"]


async def test_golden_week_is_free_and_worked_for(china: Site) -> None:
    found = await days(china, "2026-09-20", "2026-10-10")
    assert found["workCalendars"]["nodes"][0]["dayMinutes"] == 480
    shown = {one["date"]: one["type"]["code"] for one in found["calendarDays"]["nodes"]}
    assert shown == {
        "2026-09-20": "make_up_workday", "2026-09-25": "holiday", "2026-10-01": "holiday",
        "2026-10-02": "holiday", "2026-10-03": "holiday", "2026-10-05": "rest_day",
        "2026-10-06": "rest_day", "2026-10-07": "rest_day", "2026-10-10": "make_up_workday",
    }  # fmt: skip
    assert (await pull(china.hub, "holidays", operator="t")).account.changed == 0


async def test_the_companys_own_day_stays_on_top(china: Site) -> None:
    calendar = (await days(china, "2026-01-01", "2026-01-01"))["workCalendars"]["nodes"][0]["id"]
    for day in ("2026-10-10", "2026-12-24"):
        told = await china.ask(SET, c=calendar, d=day, t="company_holiday")
        assert "code" not in told["data"]["setCalendarDay"], told
        assert told["data"]["setCalendarDay"]["calendarDay"] == {
            "date": day, "type": {"code": "company_holiday"}, "name": "公司日",
        }  # fmt: skip
    (await pull(china.hub, "holidays", operator="t")).check()
    shown = (await days(china, "2026-10-10", "2026-12-31"))["calendarDays"]["nodes"]
    assert [one["type"]["code"] for one in shown] == ["company_holiday"] * 2
    again = await china.ask(SET, c=calendar, d="2026-12-24", t="workday")
    assert again["data"]["setCalendarDay"]["calendarDay"]["type"] == {"code": "workday"}
    denied = await china.ask(SET, scope="employee", c=calendar, d="2026-12-25", t="workday")
    assert denied["data"]["setCalendarDay"]["__typename"] == "Denied"


async def test_the_law_gives_thirteen_days_and_bridges_cost_weekends() -> None:
    connector = open_connector("calendar", {"country": "CN"}, {}, Path())
    assert (await connector.check()).ok
    records = (await read(connector, "days")).items
    assert len({one["date"] for one in records}) == len(records)
    for year, statutory in (("2024", 11), ("2025", 13), ("2026", 13)):
        own = [one for one in records if one["date"].startswith(year)]
        assert sum(one["type"] == "holiday" for one in own) == statutory
    for one in records:
        weekend = date.fromisoformat(one["date"]).weekday() >= 5
        assert weekend or one["type"] != "make_up_workday"
        assert not weekend or one["type"] != "rest_day"
    with pytest.raises(Refused, match="CALENDAR_UNKNOWN"):
        open_connector("calendar", {"country": "XX"}, {}, Path())
