"""Assessing counts people before anything lands."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.store.landing.assess import Assessment, assess
from tests.support.landings import STAFF, TODAY, UNIT, Hub, hub_at, mapped


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


async def test_what_a_run_would_end_move_and_delete_is_known_before_it_lands(hub: Hub) -> None:
    """Nothing is written; a partial read deletes nobody; the stop needs both bounds."""
    units, staff = await hub.stream("units"), await hub.stream("staff")
    await hub.pull(units, [{"key": code, "code": code} for code in ("A", "B")], [UNIT])
    people = [
        {"key": str(at), "number": str(at), "name": "员工", "from": "2020-01-01", "department": "A"}
        for at in range(40)
    ]
    await hub.pull(staff, people, STAFF)
    before = await hub.dump()
    now = [
        *({**one, "to": "2026-01-01"} for one in people[:3]),
        *({**one, "status": "left"} for one in people[3:5]),
        *({**one, "department": "B"} for one in people[5:12]),
        *people[12:25],
    ]
    made = [mapped(now, STAFF)]
    found = await assess(hub.database, TODAY, staff, made, complete=True)
    assert found == Assessment(people_total=40, ended=5, moved=7, deleted=15)
    assert found.too_much
    found = await assess(hub.database, TODAY, staff, made, tombstones=["39"], complete=False)
    assert (found.ended, found.moved, found.deleted, found.too_much) == (5, 7, 1, False)
    assert not Assessment(people_total=5000, ended=30, moved=40, deleted=30).too_much
    assert await hub.dump() == before
    fresh = await hub.stream("fresh")
    found = await assess(hub.database, TODAY, fresh, made, complete=True)
    assert (found.touched, found.people_total) == (0, 40)
