"""Alarms: raised once, cleared once, by what is kept alone; told to whoever wants to know."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.errors import Refused
from hub.flows.alarms import demand_freshness, judge_alarms, what_is_wrong
from hub.flows.connect import connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.store.alarms import Standing, open_alarms
from tests.support.outside import people, staff_folder, write_staff

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


def standing(**more: object) -> Standing:
    """A connection that was pulled an hour ago, and went well."""
    hour = NOW - timedelta(hours=1)
    known: dict[str, object] = {
        "id": "x", "name": "staff", "schedule": None, "paused": False, "fresh_within": None,
        "created_at": NOW - timedelta(days=30), "state": "finished", "started_at": hour,
        "run_id": None, "code": None, "fresh_at": hour,
    }  # fmt: skip
    return Standing(**{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, set()),
        ({"state": "failed"}, {"failed"}),
        ({"state": "interrupted"}, {"failed"}),
        ({"state": "stopped"}, {"stopped"}),
        ({"schedule": "every 2h"}, set()),
        ({"schedule": "every 15m"}, {"late"}),
        ({"schedule": "every 15m", "paused": True}, set()),
        ({"schedule": "every 15m", "state": "running"}, set()),
        ({"schedule": "every 15m", "started_at": NOW - timedelta(minutes=10)}, set()),
        ({"schedule": "daily 19:30"}, {"late"}),
        ({"schedule": "daily 19:58"}, set()),
        ({"fresh_within": 3_700}, set()),
        ({"fresh_within": 3_500}, {"stale"}),
        ({"fresh_within": 3_500, "state": "failed"}, {"stale", "failed"}),
        ({"fresh_within": 3_600, "fresh_at": None}, {"stale"}),
    ],
)
def test_what_is_wrong_follows_from_how_it_stands(more: dict[str, object], kinds: set[str]) -> None:
    assert set(what_is_wrong(standing(**more), NOW, ZONE)) == kinds


async def test_a_stopped_run_is_an_alarm_until_it_is_settled(hub: Hub, tmp_path: Path) -> None:
    """Raised once however often it is judged, told to the outbox both times, then cleared."""
    write_staff(tmp_path, people(60))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    write_staff(tmp_path, people(10))
    stopped = await pull(hub, "staff", operator="tester")
    assert stopped.state == "stopped"
    for _ in range(3):
        await judge_alarms(hub, datetime.now(UTC))
    [one] = await open_alarms(hub.database)
    assert (one.kind, one.code, one.run_id) == ("stopped", "MASS_CHANGE", stopped.run_id)
    write_staff(tmp_path, people(60))
    (await pull(hub, "staff", operator="tester")).check()
    await judge_alarms(hub, datetime.now(UTC))
    assert await open_alarms(hub.database) == []
    query = "select count(*) from hub.outbox where entity = 'Alarm'"
    assert await hub.database.writer.fetchval(query) == 2


async def test_what_grows_stale_is_an_alarm(hub: Hub, tmp_path: Path) -> None:
    write_staff(tmp_path, people(3))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    await demand_freshness(hub, "staff", 3_600, actor="tester")
    await judge_alarms(hub, datetime.now(UTC))
    assert await open_alarms(hub.database) == []
    await judge_alarms(hub, datetime.now(UTC) + timedelta(hours=2))
    assert [one.kind for one in await open_alarms(hub.database)] == ["stale"]
    with pytest.raises(Refused, match="FRESHNESS_INVALID"):
        await demand_freshness(hub, "staff", 5, actor="tester")
