"""Kill -9 of the process that writes, anywhere: no write is lost, and none is done twice."""

import asyncio
import random
import signal
import sys
from pathlib import Path

import pytest

from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.writing import survey, targets
from hub.store.deliveries import deliveries
from tests.flows.test_writeback import NAMED, staffed
from tests.support.learning import account, connect_site, learning, site_of
from tests.support.outbox import pushed
from tests.support.outside import DEPARTMENTS, people, staff_folder, units, write_staff

pytestmark = pytest.mark.slow

PEOPLE, KILLS = 60, 8
PUSHER = """
import asyncio, sys
from pathlib import Path
from tests.support.hubs import hub_at
from hub.flows.pushing import push

async def main():
    async with hub_at(sys.argv[1], Path(sys.argv[2])) as hub:
        sys.stdout.write("ready\\n")
        sys.stdout.flush()
        while True:
            await push(hub)
            await hub.database.writer.execute("update hub.delivery set run_at = now()")
            await asyncio.sleep(0.01)

asyncio.run(main())
"""


async def killed(hub: Hub, after: float) -> None:
    """A process that delivers, killed a while after it began."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PUSHER, hub.database.dsn, str(hub.settings.home),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"ready\n"
    await asyncio.sleep(after)
    process.send_signal(signal.SIGKILL)
    await process.wait()


async def test_nothing_is_lost_and_nothing_is_done_twice(hub: Hub, tmp_path: Path) -> None:
    """Half of the people have accounts, half get them; the process dies again and again."""
    chance = random.Random(20261126)
    site = site_of([account(at) for at in range(1, PEOPLE // 2 + 1)], slow=0.03)
    write_staff(tmp_path, people(PEOPLE))
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, NAMED), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    async with learning(site) as url:
        await connect_site(hub, url)
        for _ in range(KILLS):
            await killed(hub, chance.uniform(0.02, 0.6))
        await asyncio.sleep(0.1)  # what the site had taken when the process died
        for _ in range(3):
            await hub.database.writer.execute("update hub.delivery set run_at = now()")
            await pushed(hub)
        [target] = await targets(hub)
        assert (await survey(hub, target)).differing == []
        assert {one.state for one in await deliveries(hub.database, limit=500)} == {"done"}
        # One write each: of those who had an account a change, of the others the making.
        assert sorted(key for key, _ in site.writes) == sorted(site.users)
        assert len({user["idnumber"] for user in site.users.values()}) == PEOPLE
        renamed = [one | {"名称": "新部"} if one["编码"] == "D1" else one for one in units()]
        await staffed(hub, tmp_path, people(PEOPLE), departments=renamed)
        moved = len([one for one in people(PEOPLE) if one["部门"] == "D1"])
        site.writes.clear()
        await killed(hub, chance.uniform(0.02, 0.2))
        await asyncio.sleep(0.1)
        await hub.database.writer.execute("update hub.delivery set run_at = now()")
        await pushed(hub)
        assert len(site.writes) == len({key for key, _ in site.writes}) == moved
