"""A connection is read again from its start, or asked no more, and its records end as chosen."""

from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.ending import backfill, remove
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.store.connections import get_connection, list_connections
from tests.flows.test_writeback import NAMED
from tests.support.outside import (
    DEPARTMENTS,
    STAFF,
    clock,
    people,
    staff_folder,
    write_clock,
    write_staff,
)

SECOND = NAMED.replace("precedence: 100", "precedence: 200").replace(
    "legal_name: 姓名", "legal_name: 岗位"
)


async def pulled(hub: Hub, folder: Path, name: str = "staff", staff: str = STAFF) -> None:
    write_staff(folder, people(3))
    await connect(hub, staff_folder(folder, DEPARTMENTS, staff, name=name), operator="tester")
    (await pull(hub, name, operator="tester")).check()


async def count(hub: Hub, where: str) -> int:
    found: int = await hub.database.writer.fetchval(
        f"select count(*) from hub.employee where {where}"
    )
    return found


async def test_a_backfill_reads_all_again_and_changes_nothing(hub: Hub, tmp_path: Path) -> None:
    """An incremental stream begins at its start; every record is unchanged."""
    await pulled(hub, tmp_path)
    write_clock(
        tmp_path / "clock.db", [("E0001", f"2026-10-{d:02}", "正常", 480) for d in range(1, 9)]
    )
    await connect(hub, clock(tmp_path / "clock.db"), operator="tester")
    (await pull(hub, "clock", operator="tester")).check()
    again = await pull(hub, "clock", operator="tester")
    assert again.account.read <= 1
    assert await backfill(hub, "clock", None, actor="tester") == ("days",)
    whole = await pull(hub, "clock", operator="tester")
    assert (whole.account.read, whole.account.unchanged) == (8, 8)
    with pytest.raises(Refused, match="STREAM_UNKNOWN"):
        await backfill(hub, "clock", "nights", actor="tester")


@pytest.mark.parametrize(
    ("choice", "open_", "later"), [("keep", 3, 3), ("end", 0, 3), ("withdraw", 0, 6)]
)
async def test_what_becomes_of_records_is_as_chosen(
    hub: Hub, tmp_path: Path, choice: str, open_: int, later: int
) -> None:
    """Kept they stand; otherwise people whom nothing else states are closed, and nothing erased."""
    await pulled(hub, tmp_path)
    with pytest.raises(Refused, match="CONNECTION_IN_USE"):
        await remove(hub, "staff", None, actor="tester")
    await remove(hub, "staff", choice, actor="tester")
    assert await list_connections(hub.database) == []
    assert await count(hub, "closed_at is null") == open_
    assert await count(hub, "true") == 3
    secrets = await hub.database.writer.fetchval("select count(secrets) from hub.connection")
    assert secrets == 0
    # The name is free again. People are known again by their numbers, unless nobody ever said so.
    await pulled(hub, tmp_path)
    assert await count(hub, "true") == later
    assert await count(hub, "closed_at is null") == 3


async def test_what_another_system_says_stands(hub: Hub, tmp_path: Path) -> None:
    """Of two systems the one with precedence is withdrawn: the other one's values come back."""
    await pulled(hub, tmp_path / "a", "first", NAMED)
    await pulled(hub, tmp_path / "b", "second", SECOND)
    assert await count(hub, "legal_name = '工程师'") == 3
    await remove(hub, "second", "withdraw", actor="tester")
    assert await count(hub, "legal_name = '工程师'") == 0
    assert await count(hub, "closed_at is null") == 3


async def test_many_people_do_not_end_by_accident(hub: Hub, tmp_path: Path) -> None:
    write_staff(tmp_path, people(60))
    await connect(hub, staff_folder(tmp_path), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    with pytest.raises(Refused, match="MASS_CHANGE"):
        await remove(hub, "staff", "end", actor="tester")
    assert (await get_connection(hub.database, "staff")).name == "staff"
    await remove(hub, "staff", "end", actor="tester", accept=True)
    assert await list_connections(hub.database) == []
