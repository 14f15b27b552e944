"""A real learning record store as a source: paged, pulled twice, left in the middle, caught up."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.connectors.registry import open_connector
from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.documents import read_mappings
from hub.flows.hub import Hub, open_hub
from hub.flows.pull import pull
from hub.flows.report import Progress
from hub.settings import Settings
from hub.store.runs import quarantine
from tests.contract.vendor import pull as read
from tests.support.outside import people, staff_folder, write_staff
from tests.xapi.lrs import EARNED, PROGRESS, SECRETS, Ralph, statement

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("ralph")]
_RUN = dt.datetime.now(dt.UTC).replace(microsecond=0)


def ago(minutes: int) -> str:
    """The same moment whenever it is asked for, so that what is found can be compared with it."""
    return (_RUN - dt.timedelta(minutes=minutes)).isoformat()


def now() -> str:
    """When it is asked for: the store's `since` compares what happened, not what was stored."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()


@pytest.fixture
def lrs(tmp_path: Path) -> Iterator[Ralph]:
    """A store without statements."""
    home = tmp_path / "lrs"
    home.mkdir()
    with Ralph(home) as running:
        yield running


@pytest.fixture
async def hub(database: str, tmp_path: Path, lrs: Ralph) -> AsyncIterator[Hub]:
    """A hub with employees E0001 to E0040, connected; no statement is pulled yet."""
    env = {"HUB_HOME": str(tmp_path), "HUB_DATABASE_URL": database}
    async with open_hub(Settings.from_env(env)) as opened:
        write_staff(tmp_path, people(40))
        await connect(opened, staff_folder(tmp_path), operator="test")
        (await pull(opened, "staff", operator="test")).check()
        wanted = Wanted("xapi", "xapi", {"base_url": lrs.url}, read_mappings(Path("xapi")),
                        secrets=SECRETS)  # fmt: skip
        await connect(opened, wanted, operator="test")
        yield opened


async def enrolments(hub: Hub) -> dict[tuple[str, str], tuple[Any, ...]]:
    rows = await hub.database.writer.fetch(
        """select p.number, c.title, e.status, e.progress, e.score, e.completed_at, e.enrolled_at
        from hub.enrolment e join hub.employee p on p.id = e.employee_id
        join hub.course c on c.id = e.course_id where e.closed_at is null"""
    )
    return {(row["number"], row["title"]): tuple(row)[2:] for row in rows}


async def pulled(hub: Hub) -> dict[str, int]:
    """By stream, how many records differed."""
    report = (await pull(hub, "xapi", operator="test")).check()
    return {
        one.name: one.account.inserted + one.account.changed + one.account.absent
        for one in report.streams
    }


async def test_pages_come_to_their_end_and_every_statement_once(lrs: Ralph) -> None:
    told = [statement(f"E{at:04}", "progressed", "安全", ago(500 - at)) for at in range(230)]
    lrs.tell(told)
    connector = open_connector("xapi", {"base_url": lrs.url}, SECRETS, Path())
    assert (await connector.check()).ok
    found = await read(connector, "statements")
    assert found.complete
    assert sorted(one["id"] for one in found.items) == sorted(one["id"] for one in told)
    courses = await read(connector, "courses")
    assert [one["object"]["id"] for one in courses.items] == ["https://learn.example/安全"]
    assert not any({"actor", "result", "verb"} & one.keys() for one in courses.items)
    await connector.close()


async def test_a_wrong_password_is_refused_without_being_told(lrs: Ralph) -> None:
    wrong = {**SECRETS, "password": "falsch-7"}
    connector = open_connector("xapi", {"base_url": lrs.url}, wrong, Path())
    with pytest.raises(Refused) as caught:
        await read(connector, "statements")
    assert "falsch-7" not in str(caught.value)
    await connector.close()


async def test_statements_become_enrolments_twice_is_once_and_then_only_changes(
    hub: Hub, lrs: Ralph
) -> None:
    part = {"extensions": {PROGRESS: 40}}
    done = {"completion": True, "success": True, "score": {"raw": 91.5, "scaled": 0.915}}
    lrs.tell(
        [
            statement("E0001", "registered", "安全", ago(90)),
            statement("E0001", "progressed", "安全", ago(80), part),
            statement("E0001", "passed", "安全", ago(70), done),
            statement("E0001", "progressed", "消防", ago(60), part),
            statement("E0002", "failed", "安全", ago(50), {"success": False, "score": {"raw": 3}}),
            statement("X9", "registered", "安全", ago(50)),
            statement("E0002", EARNED, "安全证书", ago(40)),
        ]
    )
    first = await pulled(hub)
    assert first["enrolments"] == 3
    found = await enrolments(hub)
    title, other = "课程「安全」𠮷", "课程「消防」𠮷"
    assert found[("E0001", title)][:3] == ("completed", 40, 91.5)
    assert found[("E0001", title)][3] == dt.datetime.fromisoformat(ago(70))
    assert found[("E0001", title)][4] == dt.datetime.fromisoformat(ago(90))
    assert found[("E0001", other)][:4] == ("in_progress", 40, None, None)
    assert found[("E0002", title)][:3] == ("failed", None, 3)
    certificates = await hub.database.writer.fetch(
        "select c.name, p.number from hub.certificate c join hub.employee p on p.id = c.employee_id"
    )
    assert [tuple(row) for row in certificates] == [("课程「安全证书」𠮷", "E0002")]
    waiting = [one for one in await quarantine(hub.database, actor="test") if not one.entity]
    assert [(one.stream, one.records) for one in waiting] == [("enrolments", 1)]
    assert set((await pulled(hub)).values()) == {0}
    lrs.tell([statement("E0002", "passed", "安全", now(), done)])
    assert (await pulled(hub))["enrolments"] == 1
    assert (await enrolments(hub))[("E0002", title)][:3] == ("completed", None, 91.5)
    assert set((await pulled(hub)).values()) == {0}


async def test_a_restart_in_the_middle_loses_nothing(hub: Hub, lrs: Ralph) -> None:
    lrs.tell(
        [
            statement(f"E{1 + at % 40:04}", "progressed", f"课{at // 40}", ago(300 - at))
            for at in range(200)
        ]
    )

    def leave(seen: Progress) -> None:
        if seen.stream == "courses" and seen.done:
            lrs.stop()

    report = await pull(hub, "xapi", operator="test", watch=leave)
    assert report.state == "failed"
    lrs.start()
    lrs.tell([statement("E0001", "passed", "课0", now(), {"completion": True})])
    await pulled(hub)
    found = await enrolments(hub)
    assert len(found) == 200
    assert found[("E0001", "课程「课0」𠮷")][0] == "completed"
    assert set((await pulled(hub)).values()) == {0}
