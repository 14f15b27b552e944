"""Bodies that were opened lately come out again without being opened, and never a wrong one."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from hub.store.landing import opened
from hub.store.landing.opened import Opened
from hub.store.landing.raw import Kept, kept
from hub.store.sealing.seal import Sealer
from hub.store.uuid7 import id_bytes_of
from tests.support.landings import STAFF, Hub, hub_at

ALL = ["landed", "waiting", "partial", "rejected"]


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "keys") as made:
        yield made


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bodies were opened, question by question."""
    counts: list[int] = []
    really = Sealer.open_bytes_many

    def counting(self: Sealer, place: Any, rows: Any, sealed: Sequence[Any]) -> Any:
        counts.append(len(sealed))
        return really(self, place, rows, sealed)

    monkeypatch.setattr(Sealer, "open_bytes_many", counting)
    return counts


def person(number: str, name: str) -> dict[str, object]:
    return {"key": number, "number": number, "name": name, "from": "2020-01-01"}


async def asked(hub: Hub, stream: int, lately: Opened, **more: Any) -> list[Kept]:
    return await kept(hub.database, hub.sealer, stream, ALL, lately=lately, **more)


def names(found: Sequence[Kept]) -> list[str]:
    return [orjson.loads(one.body)["name"] for one in found]


async def test_what_was_opened_once_is_not_opened_again(hub: Hub, worked: list[int]) -> None:
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person(str(at), f"䶮{at}") for at in range(5)], STAFF)
    first = await asked(hub, staff, lately)
    assert await asked(hub, staff, lately) == first
    assert worked == [5, 0]
    assert await kept(hub.database, hub.sealer, staff, ALL) == first
    lately.close()


async def test_of_a_record_that_changed_the_new_body_comes(hub: Hub, worked: list[int]) -> None:
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person("1", "甲"), person("2", "乙")], STAFF)
    await asked(hub, staff, lately)
    await hub.pull(staff, [person("2", "𠮷田")], STAFF)
    worked.clear()
    assert names(await asked(hub, staff, lately)) == ["甲", "𠮷田"]
    assert worked == [1]
    lately.close()


async def test_nothing_stays_once_somebody_was_erased(hub: Hub) -> None:
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person("1", "甲"), person("2", "乙")], STAFF)
    await asked(hub, staff, lately)
    who = await hub.one("select id::text from hub.employee where number = '2'")
    assert await hub.sealer.erase(id_bytes_of([who])[0], ["raw"]) == 1
    assert lately.look([]) == []
    assert len(lately) == 0
    assert names(await asked(hub, staff, lately)) == ["甲"]
    lately.close()


async def test_what_was_opened_before_an_erasure_is_not_kept_after_it(hub: Hub) -> None:
    """Another process erases between the opening and the keeping."""
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person("1", "甲")], STAFF)
    before = lately.generation()
    who = await hub.one("select id::text from hub.employee where number = '1'")
    await hub.sealer.erase(id_bytes_of([who])[0], ["raw"])
    lately.keep({b"row": b"body"}, before)
    assert len(lately) == 0
    lately.keep({b"row": b"body"}, lately.generation())
    assert lately.look([b"row", b"other"]) == [b"body", None]


async def test_what_does_not_fit_is_opened_each_time(
    hub: Hub, worked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "_MOST", 100)
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person(str(at), "甲") for at in range(5)], STAFF)
    first = await asked(hub, staff, lately)
    few = len(lately)
    assert 0 < few < 5
    assert await asked(hub, staff, lately) == first
    assert worked == [5, 5 - few]
    lately.close()


async def test_who_does_not_ask_for_a_while_finds_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "_IDLE", 0.05)
    staff, lately = await hub.stream("staff"), Opened(hub.sealer.keys)
    await hub.pull(staff, [person("1", "甲")], STAFF)
    end = asyncio.Event()
    monkeypatch.setattr(lately, "clear", end.set)
    await asked(hub, staff, lately)
    await asyncio.wait_for(end.wait(), 60)
    Opened.clear(lately)
    assert len(lately) == 0
