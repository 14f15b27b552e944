"""Other times over HTTP: what is refused, what is told, and that no time answers for another."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from hub.app import edge_of
from hub.auth.viewer import Everywhere
from hub.cli.acting import viewer_as
from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.resolvers.answer import Incoming
from hub.resolvers.explain import explain_as
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, units, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

PAGE = """query ($day: Date, $moment: DateTime, $after: String) {
  employees(first: 2, after: $after, asOf: $day, knownAt: $moment,
            filter: {number: {prefix: "E"}}) {
    nodes { number legalName position } pageInfo { endCursor hasNextPage } } }"""
WHO = """query ($day: Date, $moment: DateTime) {
  employee(by: {number: "E0001"}, asOf: $day, knownAt: $moment) { legalName position } }"""
HIRED, DAY_BEFORE = "2021-03-01", "2021-02-28"


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """Five people since 2021 from a personnel file, which renamed the first of them since."""
    async with opened_site(database, tmp_path) as site:
        hub = site.hub
        await hub.database.writer.execute("delete from hub.department_tree")
        await hub.database.writer.execute("delete from hub.department")
        staff = people(5)
        write_staff(tmp_path / "in", staff, units())
        await connect(hub, staff_folder(tmp_path / "in", DEPARTMENTS, STAFF), operator="t")
        (await pull(hub, "staff", operator="t")).check()
        yield site


async def renamed(site: Site, folder: Path) -> tuple[str, str, datetime]:
    """Let the file rename E0001: the name before, the name since, a moment between."""
    moment: datetime = await site.hub.database.writer.fetchval("select clock_timestamp()")
    staff = people(5)
    staff[0] = {**staff[0], "姓名": "钱新名"}
    write_staff(folder / "in", staff, units())
    (await pull(site.hub, "staff", operator="t")).check()
    return people(5)[0]["姓名"], "钱新名", moment


def code(told: dict[str, Any]) -> str:
    return str(told["errors"][0]["extensions"]["code"])


async def test_what_is_to_come_is_refused(site: Site) -> None:
    """Tomorrow and a moment ahead; today, and just now, are answered."""
    today, now = site.hub.today(), datetime.now(site.hub.settings.zone)
    for ahead in (
        {"day": str(today + timedelta(days=1))},
        {"moment": (now + timedelta(hours=1)).isoformat()},
        {"day": str(today), "moment": (now + timedelta(hours=1)).isoformat()},
    ):
        told = await site.ask(WHO, **ahead)
        assert (code(told), "data" in told) == ("TIME_AHEAD", False), ahead
    for past in ({"day": str(today)}, {"moment": now.isoformat()}):
        assert (await site.ask(WHO, **past))["data"]["employee"]["position"] == "工程师"


async def test_what_has_no_day_is_named_and_only_where_a_day_is_asked(site: Site) -> None:
    told = await site.ask(WHO, day=str(site.hub.today()))
    assert told["extensions"]["asOf"] == {"undated": ["Employee.legalName"]}
    moment = datetime.now(site.hub.settings.zone).isoformat()
    for times in ({}, {"moment": moment}):
        assert "asOf" not in (await site.ask(WHO, **times)).get("extensions", {}), times
    by_day = "query ($day: Date) { employees(asOf: $day) { nodes { position grade } } }"
    assert "asOf" not in (await site.ask(by_day, day=HIRED)).get("extensions", {})
    filtered = """query ($day: Date) {
      employees(asOf: $day, filter: {legalName: {prefix: "钱"}}) { totalCount } }"""
    told = await site.ask(filtered, day=HIRED)  # what it goes by counts, shown or not
    assert told["extensions"]["asOf"] == {"undated": ["Employee.legalName"]}


async def test_a_day_and_a_moment_move_along_their_own_time(site: Site, tmp_path: Path) -> None:
    """The name moves with the moment, the status with the day."""
    before, since, moment = await renamed(site, tmp_path)
    query = WHO.replace("position", "status { code }")
    for times, name, status in (
        ({}, since, "active"),
        ({"moment": moment.isoformat()}, before, "active"),
        ({"day": HIRED}, since, "active"),
        ({"day": HIRED, "moment": moment.isoformat()}, before, "active"),
        ({"day": DAY_BEFORE}, since, "prehire"),
        ({"day": DAY_BEFORE, "moment": moment.isoformat()}, before, "prehire"),
    ):
        told = (await site.ask(query, **times))["data"]["employee"]
        assert told == {"legalName": name, "status": {"code": status}}, times


async def test_a_cursor_is_of_the_time_that_it_was_made_for(site: Site, tmp_path: Path) -> None:
    """Each time pages to its end by its own cursors, and takes none of another."""
    _, _, moment = await renamed(site, tmp_path)
    times: list[dict[str, str]] = [
        {},
        {"day": HIRED},
        {"day": "2022-01-01"},
        {"moment": moment.isoformat()},
        {"day": HIRED, "moment": moment.isoformat()},
    ]
    cursors, first = [], []
    for one in times:
        page = (await site.ask(PAGE, **one))["data"]["employees"]
        cursors.append(page["pageInfo"]["endCursor"])
        first.append({each["number"] for each in page["nodes"]})
    for at, one in enumerate(times):
        for of, cursor in enumerate(cursors):
            told = await site.ask(PAGE, **one, after=cursor)
            if at == of:
                nodes = told["data"]["employees"]["nodes"]
                assert len({each["number"] for each in nodes} | first[at]) == 4
            else:
                assert code(told) == "CURSOR_INVALID", (one, times[of])


async def test_one_document_answers_each_time_by_itself(site: Site, tmp_path: Path) -> None:
    """Plans are kept by shape: in whatever order times are asked, each gets its own answer."""
    before, since, moment = await renamed(site, tmp_path)
    wanted: list[tuple[dict[str, str | None], str | None]] = [
        ({"moment": moment.isoformat()}, before),
        ({}, since),
        ({"day": DAY_BEFORE, "moment": moment.isoformat()}, before),
        ({"day": HIRED}, since),
        ({"day": None, "moment": None}, since),
        ({"day": HIRED, "moment": moment.isoformat()}, before),
        ({"moment": (moment - timedelta(days=400)).isoformat()}, None),
    ]
    for round_ in range(3):
        for times, name in wanted[round_:] + wanted[:round_]:
            told = (await site.ask(WHO, **times))["data"]["employee"]
            assert (told and told["legalName"]) == name, times


async def test_a_tag_is_of_the_time_that_was_asked(site: Site, tmp_path: Path) -> None:
    """The same query at two times has two tags; one time's past does not change, and is 304."""
    before, since, moment = await renamed(site, tmp_path)
    token = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}

    async def got(at: datetime, tag: str | None = None) -> httpx2.Response:
        query = f'{{ employees(knownAt: "{at.isoformat()}", filter: {{number: {{eq: "E0001"}}}})'
        headers = {**token, **({"if-none-match": tag} if tag else {})}
        asked = {"query": query + " { nodes { legalName } } }"}
        return await site.client.get("/graphql", params=asked, headers=headers)

    now: datetime = await site.hub.database.writer.fetchval("select clock_timestamp()")
    then, today = await got(moment), await got(now)
    assert before in then.text
    assert since in today.text
    tag = then.headers["etag"]
    assert tag != today.headers["etag"]
    assert (await got(moment, tag)).status_code == 304
    assert (await got(now, tag)).status_code == 200
    await renamed(site, tmp_path)  # nothing that comes later moves what was held then
    assert (await got(moment, tag)).status_code == 304


async def test_statistics_open_no_sum_of_another_time(site: Site) -> None:
    """A grant of statistics opens neither cells nor figures of lists, today or then."""
    who = await site.hub.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0002'"
    )
    classes = frozenset({"PAY", "TIME", "PERSONAL"})
    grant = NewGrant(who, "statistics", classes, Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")
    query = """query ($day: Date) { employees(asOf: $day, filter: {number: {prefix: "E"}}) {
      totalCount aggregates { birthDate { min max count } } nodes { birthDate } } }"""
    for day in (None, HIRED):
        found = await site.ask(query, "E0002", "statistics employee", day=day)
        told = found["data"]["employees"]
        own = [one["birthDate"] for one in told["nodes"] if one["birthDate"]]
        assert len(own) <= 1, day  # their own, and nobody else's
        assert told["aggregates"]["birthDate"]["count"] <= 1, day
    told = await site.ask('{ statistics(entity: "Payslip", asOf: "2021-03-01") { sum } }', "E0002")
    assert "errors" in told  # it takes no time: its months are over, and its answers stay


async def explained(hub: Hub, query: str, **variables: str) -> dict[str, Any]:
    viewer = await viewer_as(hub, "H1", "hr")
    asked = Incoming(query, None, variables, None, ())
    found = await explain_as(edge_of(hub), viewer, asked, actor="t", analyze=True)
    return found.as_dict()


async def test_explain_shows_how_another_time_is_answered(site: Site, tmp_path: Path) -> None:
    """The plan that runs at a moment reads the images; the time itself is not told as a value."""
    before, _, moment = await renamed(site, tmp_path)
    today = await explained(site.hub, WHO)
    then = await explained(site.hub, WHO, moment=moment.isoformat())
    day = await explained(site.hub, WHO, day=HIRED)
    assert "employee_history" not in today["sql"]
    assert "employee_history" in then["sql"]
    assert "employee_history" not in day["sql"]
    assert "valid" in day["sql"]
    for one in (then, day):
        assert moment.isoformat() not in str(one)
        assert before not in str(one)


async def test_a_grant_for_hr_is_todays_for_the_past_too(site: Site) -> None:
    """Who has no grant finds of another day nobody but themselves."""
    query = """query ($day: Date) { employees(asOf: $day, filter: {number: {prefix: "E"}}) {
      nodes { number } } }"""
    told = await site.ask(query, "E0002", "employee", day=HIRED)
    assert [one["number"] for one in told["data"]["employees"]["nodes"]] == ["E0002"]
    told = await site.ask(query, "H1", "hr", day=HIRED)
    assert len(told["data"]["employees"]["nodes"]) == 5
    assert HR
