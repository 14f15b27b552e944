"""DingTalk's limits, kept to: few calls, none too quick, tokens that end, killed in the middle."""

import asyncio
import datetime as dt
import math
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hub.connectors.registry import open_connector
from hub.demo.moodle import running
from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.settings import Settings
from tests.contract.vendor import pull as read
from tests.support.dingtalk import (
    CHINA,
    KEY,
    LISTSUB,
    PUNCHES,
    ROSTER,
    SECRET,
    TOKEN,
    USERS,
    DingTalk,
    company,
)

DAYS = 31
HUB = [sys.executable, "-c", "import sys; from hub.cli import main; sys.exit(main(sys.argv[1:]))"]


def today() -> dt.date:
    return dt.datetime.now(CHINA).date()


def first_day() -> dt.date:
    return today() - dt.timedelta(days=DAYS - 1)


def settings_of(url: str) -> dict[str, Any]:
    return {"base_url": url, "api_url": url, "from": first_day().isoformat()}


SECRETS = {"app_key": KEY, "app_secret": SECRET}


def floor(site: DingTalk) -> int:
    """The fewest calls that the documented limits allow for one whole read."""
    people = len(site.company.users)
    departments = [1, *site.company.departments]
    pages = sum(max(1, math.ceil(len(site.company.in_department(d)) / 100)) for d in departments)
    return (
        1  # the token
        + len(departments)
        + pages
        + math.ceil(people / 100)
        + math.ceil(people / 50) * math.ceil(DAYS / 7)
    )


@asynccontextmanager
async def hub_with(database: str, home: Path, site: DingTalk, url: str) -> AsyncIterator[Hub]:
    """A hub that is connected to the server; nothing is pulled yet, and nothing counted."""
    env = {"HUB_HOME": str(home), "HUB_DATABASE_URL": database}
    async with open_hub(Settings.from_env(env)) as hub:
        wanted = Wanted("dingtalk", "dingtalk", settings_of(url),
                        read_mappings(Path("dingtalk")), secrets=SECRETS)  # fmt: skip
        await connect(hub, wanted, operator="test")
        site.calls.clear()
        yield hub


async def killed_when(reached: Callable[[], Awaitable[bool]], env: Mapping[str, str]) -> bool:
    """Pull by a process that is killed once it got so far; False if it ended before."""
    process = await asyncio.create_subprocess_exec(*HUB, "sync", "dingtalk", env=os.environ | env)
    ended = asyncio.create_task(process.wait())
    try:
        while not ended.done() and not await reached():
            await asyncio.wait([ended], timeout=0.01)
        return not ended.done()
    finally:
        if not ended.done():
            process.kill()
        await ended


async def held(hub: Hub) -> dict[str, int]:
    """How many rows of each kind the hub holds, and how many of them are late."""
    row = await hub.database.writer.fetchrow(
        """select
          (select count(*) from hub.employee where closed_at is null) as people,
          (select count(*) from hub.employee where department_id is not null) as placed,
          (select count(*) from hub.employee where manager_id is not null) as managed,
          (select count(*) from hub.department where closed_at is null) as departments,
          (select count(*) from hub.department where parent_id is not null) as below,
          (select count(*) from hub.education where level is not null) as educated,
          (select count(*) from hub.attendance_day where closed_at is null) as days,
          (select count(*) from hub.attendance_day where first_in is null) as odd,
          (select count(distinct (employee_id, date)) from hub.attendance_day) as distinct_days,
          (select count(*) from hub.attendance_day where status = 'late') as late"""
    )
    return dict(row)


def differing(report: Any) -> int:
    return sum(
        one.account.inserted + one.account.changed + one.account.absent for one in report.streams
    )


def expected(site: DingTalk) -> dict[str, int]:
    people = len(site.company.users)
    days = site.days(first_day(), today())
    late = sum(
        site.of_day(user["userid"], first_day() + dt.timedelta(at))[:1][0]["timeResult"] == "Late"
        for user in site.company.users
        for at in range(DAYS)
        if (first_day() + dt.timedelta(at)).weekday() < 5
    )
    return {
        "people": people,
        "placed": sum(user["home"] != 1 for user in site.company.users),
        "managed": people - 1,
        "departments": len(site.company.departments),
        "below": sum(above != 1 for above in site.company.departments.values()),
        "educated": people,
        "days": days,
        "odd": 0,
        "distinct_days": days,
        "late": late,
    }


@pytest.mark.slow
async def test_a_month_of_five_thousand_people_takes_hardly_more_calls_than_it_must(
    database: str, tmp_path: Path
) -> None:
    """At most 1.2 times the floor, never too quick, through the end of tokens; twice is once."""
    site = DingTalk(company(5000, 60), tokens_last=11)
    async with running(site.app) as url, hub_with(database, tmp_path, site, url) as hub:
        began = time.monotonic()
        first = (await pull(hub, "dingtalk", operator="test")).check()
        seconds = time.monotonic() - began
        calls = len(site.calls) + sum(site.refused.values())
        print(f"calls {calls}, floor {floor(site)}, {seconds:.1f} s, refused {dict(site.refused)}")
        assert all(one.complete for one in first.streams)
        assert calls <= 1.2 * floor(site)
        assert site.counted(PUNCHES) == 500
        assert site.refused["90018"] == 0
        assert site.refused["42001"] > 0
        assert site.counted(TOKEN) > 1
        assert await held(hub) == expected(site)
        site.calls.clear()
        assert differing((await pull(hub, "dingtalk", operator="test")).check()) == 0
        assert site.counted(PUNCHES) <= 200
        assert site.refused["90018"] == 0
        assert await held(hub) == expected(site)


@pytest.mark.slow
async def test_killed_in_the_middle_it_goes_on_without_loss_or_doubles(
    database: str, tmp_path: Path
) -> None:
    """Kill -9 of the hub while punches come, several times; what is late is put right later."""
    site = DingTalk(company(700, 20))
    killed = 0
    async with running(site.app) as url, hub_with(database, tmp_path, site, url) as hub:
        env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database}

        async def called(punches: int) -> bool:
            return site.counted(PUNCHES) >= punches

        async def landed(punches: int) -> bool:
            return await called(punches) and (await held(hub))["days"] > 0

        for reached in (partial(called, 12), partial(called, 30), partial(landed, 35)):
            site.calls.clear()
            killed += await killed_when(reached, env)
        assert killed >= 2
        assert (await held(hub))["days"] > 0, "what was landed before stays"
        (await pull(hub, "dingtalk", operator="test")).check()
        assert await held(hub) == expected(site)
        monday = next(d for n in range(7) if (d := today() - dt.timedelta(n)).weekday() == 0)
        site.company.late.add(("manager7", monday))
        report = (await pull(hub, "dingtalk", operator="test")).check()
        assert differing(report) == 1
        assert (await held(hub)) == expected(site)


async def test_the_root_and_all_levels_are_read_and_a_person_of_two_departments_once() -> None:
    site = DingTalk(company(300, 30))
    async with running(site.app) as url:
        connector = open_connector("dingtalk", settings_of(url), SECRETS, Path())
        assert (await connector.check()).ok
        departments = await read(connector, "departments")
        assert {one["dept_id"] for one in departments.items} == set(site.company.departments)
        site.calls.clear()
        people = await read(connector, "employees")
        assert sorted(one["userid"] for one in people.items) == sorted(
            one["userid"] for one in site.company.users
        )
        assert not any({"leader", "dept_order"} & one.keys() for one in people.items)
        assert site.counted(LISTSUB) == 0, "departments were read in this run"
        roster = await read(connector, "roster")
        assert len(roster.items) == 300
        assert site.counted(ROSTER) == 3
        assert site.counted(USERS) == 31
        await connector.close()


async def test_too_many_calls_are_answered_inside_200_and_waited_for() -> None:
    """Another program of the same app takes the room away; the read waits and loses nothing."""
    site = DingTalk(company(60, 3))
    async with running(site.app) as url:
        now = time.monotonic()
        site._times[LISTSUB].extend([now] * 20)
        connector = open_connector("dingtalk", settings_of(url), SECRETS, Path())
        found = await read(connector, "departments")
        assert len(found.items) == 3
        assert site.refused["90018"] >= 1
        await connector.close()


async def test_wrong_secrets_are_refused_and_no_message_of_the_system_is_told() -> None:
    site = DingTalk(company(10, 3))
    async with running(site.app) as url:
        secrets = {"app_key": KEY, "app_secret": "falsch-1"}
        connector = open_connector("dingtalk", settings_of(url), secrets, Path())
        with pytest.raises(Refused) as caught:
            await read(connector, "departments")
        assert "falsch-1" not in str(caught.value)
        assert "张三" not in str(caught.value)
        await connector.close()


async def test_an_error_inside_200_is_an_error_and_not_an_empty_list() -> None:
    site = DingTalk(company(10, 3))
    async with running(site.app) as url:
        config = {**settings_of(url), "from": "2026-13-01"}
        connector = open_connector("dingtalk", config, SECRETS, Path())
        with pytest.raises(Refused, match="CURSOR_VALUE"):
            await read(connector, "attendance")
        site.broken = 50002
        with pytest.raises(Refused, match="code 50002"):
            await read(connector, "departments")
        await connector.close()
