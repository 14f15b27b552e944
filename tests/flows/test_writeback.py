"""Write-back: what the hub owns reaches the site once, and comes back as nothing new."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from hub.demo.moodle import Moodle
from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.pushing import push_target, subscribed
from hub.flows.writing import survey, targets
from hub.store.deliveries import Shown, deliveries, replay
from tests.support.learning import USERS, account, connect_site, learning, site_of
from tests.support.outbox import pushed
from tests.support.outside import DEPARTMENTS, STAFF, people, staff_folder, units, write_staff

NAMED = STAFF.replace(
    "      legal_name: 姓名\n",
    """      legal_name: 姓名
      family_name: {from: 姓名, steps: [{name: family}]}
      given_name: {from: 姓名, steps: [{name: given}]}
      work_email: {from: 工号, steps: [{case: lower}, {concat: {after: "@x.example"}}]}
""",
)


async def staffed(hub: Hub, folder: Path, staff: list[dict[str, str]], **more: Any) -> None:
    """The staff as it is now, pulled."""
    write_staff(folder, staff, **more)
    await connect(hub, staff_folder(folder, DEPARTMENTS, NAMED), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()


@asynccontextmanager
async def company(
    hub: Hub, folder: Path, site: Moodle, count: int = 5, mapping: str = USERS
) -> AsyncIterator[list[dict[str, str]]]:
    """People, their accounts on the site, both connected and pulled."""
    staff = people(count)
    await staffed(hub, folder, staff)
    async with learning(site) as url:
        await connect_site(hub, url, mapping)
        yield staff


async def dead(hub: Hub) -> list[Shown]:
    return await deliveries(hub.database, state="dead")


def shown(site: Moodle, number: str) -> tuple[Any, ...]:
    """An account as the site shows it."""
    [one] = [user for user in site.users.values() if user["idnumber"] == number]
    return (one["lastname"], one["firstname"], one["department"], one["suspended"])


async def test_what_the_hub_owns_is_written_and_comes_back_as_nothing_new(
    hub: Hub, tmp_path: Path
) -> None:
    """Names, department and state are as here; the next pull and the next push find nothing."""
    site = site_of([account(at) for at in range(1, 6)])
    async with company(hub, tmp_path, site) as staff:
        told = await pushed(hub)
        assert vars(told["moodle/users"]) == {
            "written": 5, "unchanged": 0, "dead": 0, "postponed": 0,
        }  # fmt: skip
        family, given = staff[0]["姓名"][0], staff[0]["姓名"][1:]
        assert shown(site, "E0001") == (family, given, "销售0部/销售2部", False)
        assert len(site.writes) == 5
        report = await pull(hub, "moodle", operator="tester")
        assert report.account.unchanged == report.account.read == 5
        assert await pushed(hub) == {}
        assert len(site.writes) == 5


async def test_a_change_here_is_one_write_there(hub: Hub, tmp_path: Path) -> None:
    """Who leaves is suspended; a department that is renamed reaches all who work in it."""
    site = site_of([account(at) for at in range(1, 6)])
    async with company(hub, tmp_path, site) as staff:
        await pushed(hub)
        site.writes.clear()
        await staffed(hub, tmp_path, [staff[0] | {"状态": "离职"}, *staff[1:]])
        await pushed(hub)
        assert site.writes == [(101, {"suspended": "1"})]
        site.writes.clear()
        renamed = [one | {"名称": "市场部"} if one["编码"] == "D2" else one for one in units()]
        await staffed(hub, tmp_path, [staff[0] | {"状态": "离职"}, *staff[1:]], departments=renamed)
        await pushed(hub)
        assert sorted(key for key, _ in site.writes) == [101, 104]
        assert {values["department"] for _, values in site.writes} == {"销售0部/市场部"}


async def test_who_has_no_account_gets_one_only_while_employed(hub: Hub, tmp_path: Path) -> None:
    """Two people lack an account, one of them has left: one account is made, once."""
    site = site_of([account(at) for at in range(1, 4)])
    async with company(hub, tmp_path, site) as staff:
        await staffed(hub, tmp_path, [*staff[:4], staff[4] | {"状态": "离职"}])
        await pushed(hub)
        numbers = [user["idnumber"] for user in site.users.values()]
        assert sorted(numbers) == ["E0001", "E0002", "E0003", "E0004"]
        report = await pull(hub, "moodle", operator="tester")
        assert report.account.unchanged == 4
        assert await pushed(hub) == {}


async def test_an_answer_that_is_lost_is_asked_for_and_not_sent_again(
    hub: Hub, tmp_path: Path
) -> None:
    """The site did it and said 504: nothing is written or made a second time."""
    site = site_of([account(at) for at in range(1, 4)], lose_answer_every=1)
    async with company(hub, tmp_path, site):
        told = await pushed(hub)
        assert told["moodle/users"].postponed == 5
        for _ in range(3):  # the call after one that was lost was not sent
            await hub.database.writer.execute("update hub.delivery set run_at = now()")
            await pushed(hub)
        assert [one.state for one in await deliveries(hub.database)] == ["done"] * 5
        assert len(site.writes) == len(site.users) == 5


async def test_one_that_is_refused_is_dead_and_can_be_replayed(hub: Hub, tmp_path: Path) -> None:
    """A warning in a good answer concerns its own account alone; replayed, it goes through."""
    site = site_of([account(at) for at in range(1, 6)], refused_users=frozenset({103}))
    async with company(hub, tmp_path, site):
        told = await pushed(hub)
        assert (told["moodle/users"].written, told["moodle/users"].dead) == (4, 1)
        [one] = await dead(hub)
        assert one.error == "usernotupdatedadmin"
        await pull(hub, "moodle", operator="tester")
        assert await pushed(hub) == {}  # nothing that was refused is tried again by itself
        object.__setattr__(site, "switches", site_of([]).switches)
        [target] = await targets(hub)
        subscriber = await subscribed(hub, target)
        assert await replay(hub.database, subscriber, None, actor="tester") == (1, 0)
        assert (await pushed(hub))["moodle/users"].written == 1
        assert await dead(hub) == []


async def test_a_name_that_two_departments_have_is_refused_with_the_pair(
    hub: Hub, tmp_path: Path
) -> None:
    """By name alone the department would not be found again: nothing is written at all."""
    site = site_of([account(at) for at in range(1, 6)])
    by_name = USERS.replace("by: path", "by: name")
    async with company(hub, tmp_path, site, mapping=by_name):
        await pushed(hub)
        written = len(site.writes)
        twice = [one | {"名称": "销售1部"} if one["编码"] == "D2" else one for one in units()]
        await staffed(hub, tmp_path, people(5), departments=twice)
        [target] = await targets(hub)
        with pytest.raises(Refused, match="WRITE_LOSSY") as refused:
            await push_target(hub, target)
        assert "销售1部 (MERGED)" in str(refused.value.detail)
        assert len(site.writes) == written
        [lossy] = (await survey(hub, target)).lossy
        assert lossy.field == "department"


async def test_a_value_that_waits_writes_nothing(hub: Hub, tmp_path: Path) -> None:
    """A department that is not known here leaves what stands there alone."""
    site = site_of([account(1)])
    async with company(hub, tmp_path, site, count=1) as staff:
        await staffed(hub, tmp_path, [staff[0] | {"部门": "D9"}])
        await pushed(hub)
        assert shown(site, "E0001")[2] == "销售1部"


async def test_what_somebody_changed_over_there_is_put_right_after_the_next_pull(
    hub: Hub, tmp_path: Path
) -> None:
    site = site_of([account(1)])
    async with company(hub, tmp_path, site, count=1):
        await pushed(hub)
        stood = shown(site, "E0001")
        site.users[101]["department"] = "别的"
        await pushed(hub)
        assert shown(site, "E0001")[2] == "别的"
        await pull(hub, "moodle", operator="tester")
        await pushed(hub)
        assert shown(site, "E0001") == stood
