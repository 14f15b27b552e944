"""Previews read kept records by column, and say what they would say of each opened alone."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.flows import changed
from hub.flows.connect import connect
from hub.flows.drafts import preview_document
from hub.flows.effect import Effect
from hub.flows.held import correct
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.publish import publish, rollback
from hub.flows.pull import pull
from hub.flows.subject_erase import erase
from hub.schema.audience import HR_CLASSES
from hub.store.connections import get_connection
from hub.store.held import OPEN, Wanted, held_records
from hub.store.landing import block_key, raw_columns
from tests.support.outside import (
    DEPARTMENTS,
    STAFF,
    document,
    people,
    staff_folder,
    write_staff,
)

FEW = STAFF.replace("岗位", "状态", 1)
MANY = STAFF.replace("department: {from: 部门, steps: [trim,", 'department: {const: "D0", steps: [')


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks are worth it for few records already, and hold few."""
    for module in (block_key, raw_columns, changed):
        monkeypatch.setattr(module, "WORTH", 5)
    monkeypatch.setattr(raw_columns, "SIZE", 13)


async def pulled(hub: Hub, folder: Path, staff: list[dict[str, str]]) -> None:
    write_staff(folder, staff)
    (await pull(hub, "staff", operator="t")).check()


@pytest.fixture
async def staff(hub: Hub, tmp_path: Path) -> Hub:
    """Forty people, of whom one waits for a name."""
    found = people(40)
    found[7]["姓名"] = ""
    write_staff(tmp_path, found)
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF), operator="t")
    (await pull(hub, "staff", operator="t")).check()
    return hub


async def stream_of(hub: Hub) -> Any:
    return (await get_connection(hub.database, "staff")).stream("staff")


async def looked(hub: Hub, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a document would do: numbers, and by field who is touched and how many statuses."""
    connection = await get_connection(hub.database, "staff")
    effect, _ = await preview_document(hub, connection, connection.stream("staff"), document(text))
    return effect.numbers(), _rest(effect)


def _rest(effect: Effect) -> dict[str, Any]:
    """By field; samples are of the pages that come first, and pages differ."""
    fields = {key: (one.cells, one.before, one.after) for key, one in effect.fields.items()}
    rows = (effect.rows_made, effect.rows_dropped)
    return {"touched": effect.touched, "fields": fields, "rows": rows}


async def held(hub: Hub) -> list[int]:
    """How many records each block of the stream holds."""
    found = await hub.database.writer.fetch(
        "select size from hub.raw_columns where stream_id = $1 order by id",
        (await stream_of(hub)).id,
    )
    return [row["size"] for row in found]


async def read(hub: Hub) -> list[raw_columns.Block]:
    """The blocks that can be read."""
    stream = await stream_of(hub)
    return [one async for one in raw_columns.blocks_of(hub.database, hub.sealer, stream.id)]


async def alike(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """With blocks and without any everything is told alike."""
    for text in (FEW, MANY):
        by_column = await looked(hub, text)
        with monkeypatch.context() as patch:

            async def none(*_: object) -> AsyncIterator[raw_columns.Block]:
                for block in ():
                    yield block

            patch.setattr(changed, "blocks_of", none)
            patch.setattr(changed, "WORTH", 10**9)  # nothing is made meanwhile
            assert by_column == await looked(hub, text)
        assert by_column[0]["differing"] > 0


async def test_what_landed_is_kept_by_column(
    staff: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when some changed since, went, came, waited and were corrected."""
    assert await held(staff) == [40]
    await alike(staff, monkeypatch)
    found = [*people(40), *people(43)[40:]]
    found[3]["岗位"] = "总监"
    found[5]["部门"] = "D2"
    del found[39]
    await pulled(staff, tmp_path, found)
    assert await held(staff) == [40, 6]
    await alike(staff, monkeypatch)


async def test_only_what_is_in_no_block_is_opened(
    staff: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing after a load; what changed since; what somebody changed meanwhile is not taken."""
    asked: list[str] = []
    opened = changed.opened_of

    async def noted(*given: Any, **more: Any) -> Any:
        asked.extend(given[3])
        return await opened(*given, **more)

    monkeypatch.setattr(changed, "opened_of", noted)
    monkeypatch.setattr(changed, "WORTH", 10**9)
    await looked(staff, MANY)
    assert asked == []
    monkeypatch.setattr(raw_columns, "WORTH", 10**9)  # what lands now is in no block
    found = people(40)
    found[2]["岗位"] = found[30]["岗位"] = "总监"
    await pulled(staff, tmp_path, found)
    await looked(staff, MANY)
    assert asked == ["E0003", "E0008", "E0031"]  # one of them has its name by now


async def test_a_record_that_changes_while_blocks_are_made_is_known_by_what_was_read(
    staff: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staff.database.writer.execute("delete from hub.raw_columns")
    stream, found = await stream_of(staff), people(40)
    opened = raw_columns.opened_of

    async def slowly(*given: Any, **more: Any) -> Any:
        monkeypatch.setattr(raw_columns, "opened_of", opened)
        found[2]["岗位"] = "总监"
        await pulled(staff, tmp_path, found)
        return await opened(*given, **more)

    monkeypatch.setattr(raw_columns, "opened_of", slowly)
    await raw_columns.refill(staff.database, staff.sealer, stream.id)
    found[2]["岗位"] = "工程师"
    await pulled(staff, tmp_path, found)  # as it was when its digest was listed
    await alike(staff, monkeypatch)


async def test_a_record_that_somebody_corrected_is_read_as_corrected(
    staff: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = await held_records(
        staff.database, staff.sealer, Wanted(state=OPEN), after=None, limit=5
    )
    lens = Lens(frozenset(HR_CLASSES))
    await correct(staff, one.id, {"姓名": "张三"}, lens, actor="t", reason="asked")
    await alike(staff, monkeypatch)


async def test_publishing_and_rolling_back_go_by_column(staff: Hub) -> None:
    """What differs is opened then, and comes to the same."""
    before = await staff.database.writer.fetch(
        "select id, position, department_id from hub.employee order by id"
    )
    staff = replace(staff, settings=replace(staff.settings, approval_percent=None))
    made = await publish(
        staff, "staff", "staff", document(FEW), author="t", reason="r", accept=True
    )
    assert made.account.balanced
    assert made.account.changed > 0
    await rollback(staff, "staff", "staff", 1, actor="t", reason="back")
    after = await staff.database.writer.fetch(
        "select id, position, department_id from hub.employee order by id"
    )
    assert after == before


async def test_who_is_erased_is_in_no_block_any_more(
    staff: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in one of before either, and what had to be opened is kept by column again."""
    rows = await staff.database.writer.fetch("select * from hub.raw_columns")
    assert rows
    await erase(staff, "E0005", ["CONTACT"], actor="t", reason="asked")
    assert await held(staff) == []
    await staff.database.writer.executemany(  # as if restored from a backup
        "insert into hub.raw_columns (id, stream_id, size, body) values ($1, $2, $3, $4)",
        [tuple(row) for row in rows],
    )
    assert await read(staff) == []
    await alike(staff, monkeypatch)
    made = await read(staff)
    keys = [key for one in made for key in one.known["key"].to_list()]
    assert len(keys) == len(set(keys)) == 39
    await alike(staff, monkeypatch)


async def test_what_was_opened_before_an_erasure_is_not_sealed_behind_it(
    staff: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = await stream_of(staff)
    await staff.database.writer.execute("delete from hub.raw_columns")
    opened = raw_columns.opened_of

    async def slowly(*given: Any, **more: Any) -> Any:
        found = await opened(*given, **more)
        await erase(staff, "E0005", ["CONTACT"], actor="t", reason="asked")
        monkeypatch.setattr(raw_columns, "opened_of", opened)
        return found

    monkeypatch.setattr(raw_columns, "opened_of", slowly)
    assert await raw_columns.refill(staff.database, staff.sealer, stream.id) == 0
    assert await held(staff) == []
    assert await raw_columns.refill(staff.database, staff.sealer, stream.id) == 39
    assert sum(await held(staff)) == 39


async def test_a_block_that_is_mostly_gone_is_let_go(staff: Hub, tmp_path: Path) -> None:
    """Its last records move on into a new one."""
    found = people(40)
    for one in found[:30]:
        one["岗位"] = "总监"
    await pulled(staff, tmp_path, found)
    stream = await stream_of(staff)
    before = await held(staff)
    await raw_columns.refill(staff.database, staff.sealer, stream.id)
    after = await held(staff)
    assert before[0] == 40
    assert 40 not in after
    assert sum(after) == 40
