"""Publish: decisions fill waiting cells without a new pull; the mass change is stopped here too."""

from dataclasses import replace
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.documents import linted
from hub.flows.drafts import approve_draft, preview_draft, save_draft
from hub.flows.hub import Hub
from hub.flows.publish import publish
from hub.flows.pull import pull
from hub.flows.replay import ALL, Errand, replay_published
from hub.flows.replay import replay as replayed
from hub.flows.understand import readings
from hub.store.connections import Connection, get_connection, publish_version, replay_due
from hub.store.mappings import Example, put_example
from hub.store.runs import start_run
from tests.support.outside import (
    CLOCK,
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    document,
    people,
    staff_folder,
    write_clock,
    write_staff,
)

BETTER = EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor")

MOVED = STAFF.replace(
    "department: {from: 部门, steps: [trim,", 'department: {const: "D0", steps: ['
)


async def prepared(hub: Hub, folder: Path, count: int = 30) -> None:
    """Staff whose education is spelt in a way that nobody has decided about."""
    education = [
        {"工号": one["工号"], "学历": "大学" if at % 3 else "本科", "学校": "某大学"}
        for at, one in enumerate(people(count))
    ]
    write_staff(folder, people(count), education=education)
    wanted = staff_folder(folder, DEPARTMENTS, STAFF, EDUCATION)
    await connect(hub, wanted, operator="tester")
    (await pull(hub, "staff", operator="tester")).check()


async def cut_off(hub: Hub, name: str, stream: str, text: str) -> Connection:
    """A version that is in use while its replay has not begun: what a crash leaves there."""
    found = (await get_connection(hub.database, name)).stream(stream)
    mapping = linted(hub.model, document(text), None)
    await publish_version(
        hub.database, found.id, mapping.document, mapping.hash, author="tester", reason="cut off"
    )
    return await get_connection(hub.database, name)


async def levels(hub: Hub) -> dict[str | None, int]:
    rows = await hub.database.writer.fetch(
        "select level, count(*) from hub.education where closed_at is null group by 1"
    )
    return {row[0]: row[1] for row in rows}


async def test_a_decision_fills_the_cells_that_waited(hub: Hub, tmp_path: Path) -> None:
    """The source is gone; the kept records alone fill the cells, and quarantine is empty."""
    await prepared(hub, tmp_path)
    assert await levels(hub) == {None: 20, "bachelor": 10}
    for name in ("departments", "staff", "education"):
        (tmp_path / f"{name}.csv").unlink()
    made = await publish(
        hub, "staff", "education", document(BETTER), author="tester", reason="大学 is 本科"
    )
    assert (made.version, made.unchanged, made.account.read) == (2, False, 30)
    assert made.account.balanced
    assert await levels(hub) == {"bachelor": 30}
    left = "select count(*) from hub.quarantine where state = 'open'"
    assert await hub.database.writer.fetchval(left) == 0


async def test_equal_content_is_no_new_version(hub: Hub, tmp_path: Path) -> None:
    """Publishing what is in use replays nothing."""
    await prepared(hub, tmp_path, 3)
    made = await publish(
        hub, "staff", "education", document(EDUCATION), author="tester", reason="again"
    )
    assert (made.version, made.unchanged) == (1, True)


async def test_a_fault_is_told_with_place_and_hint_and_nothing_changes(
    hub: Hub, tmp_path: Path
) -> None:
    """A path that the stream was never seen to have, and a field that does not exist."""
    await prepared(hub, tmp_path, 3)
    for fault in (EDUCATION.replace("学校\n", "校名\n"), EDUCATION.replace("school:", "schol:")):
        with pytest.raises(Refused, match="MAPPING_INVALID") as refused:
            await publish(hub, "staff", "education", document(fault), author="t", reason="r")
        assert "rows[0].fields" in (refused.value.detail or "")
        assert "school" in (refused.value.hint or "") or "学校" in (refused.value.hint or "")
    [*_, stream] = (await get_connection(hub.database, "staff")).streams
    assert stream.mapping_version == 1


async def test_a_version_that_would_move_everybody_stops(hub: Hub, tmp_path: Path) -> None:
    """A wrong constant in the mapping is a mass change like a wrong file; accepted, it lands."""
    await prepared(hub, tmp_path)
    with pytest.raises(Refused, match="MASS_CHANGE"):
        await publish(hub, "staff", "staff", document(MOVED), author="tester", reason="oops")
    query = (
        "select count(*) from hub.employee e join hub.department d on d.id = e.department_id "
        "where d.code = 'D0'"
    )
    assert await hub.database.writer.fetchval(query) == 0
    with pytest.raises(Refused, match="APPROVAL_MISSING"):
        await publish(
            hub, "staff", "staff", document(MOVED), author="tester", reason="so be it", accept=True
        )
    await save_draft(hub, "staff", "staff", document(MOVED), author="tester")
    await preview_draft(hub, "staff", "staff", actor="tester")
    await approve_draft(hub, "staff", "staff", actor="second", reason="I looked at it")
    await publish(
        hub, "staff", "staff", document(MOVED), author="tester", reason="so be it", accept=True
    )
    assert await hub.database.writer.fetchval(query) == 30


async def test_a_replay_that_was_cut_off_is_made_up_for_by_the_next_pull(
    hub: Hub, tmp_path: Path
) -> None:
    """The version is published and its replay is owed: an incremental pull pays it first."""
    write_staff(tmp_path, people(5))
    write_clock(tmp_path / "c.db", [(f"E{at:04}", "2026-11-02", "??", 480) for at in range(1, 6)])
    await connect(hub, staff_folder(tmp_path), operator="tester")
    await connect(hub, clock(tmp_path / "c.db"), operator="tester")
    for name in ("staff", "clock"):
        (await pull(hub, name, operator="tester")).check()
    better = CLOCK.replace("迟到: late", '迟到: late, "??": late')
    made = await cut_off(hub, "clock", "days", better)
    assert await replay_due(hub.database, made.streams[0].id)
    (await pull(hub, "clock", operator="tester")).check()
    assert not await replay_due(hub.database, made.streams[0].id)
    late = "select count(*) from hub.attendance_day where status = 'late'"
    assert await hub.database.writer.fetchval(late) == 5


async def test_a_replay_changes_nothing_that_the_mapping_does_not(hub: Hub, tmp_path: Path) -> None:
    """Kept records through the same mapping again: unchanged, and no history is written."""
    await prepared(hub, tmp_path)
    made = await get_connection(hub.database, "staff")
    count = (
        "select (select count(*) from hub.education_history), "
        "(select max(seq) from hub.outbox where entity <> 'Run')"  # the run tells how far it is
    )
    before = tuple(await hub.database.writer.fetchrow(count))  # type: ignore[arg-type]
    run = await start_run(hub.database, made.id, operator="tester")
    for reading in await readings(hub, made):
        account = await replayed(Errand(hub, run, "tester"), reading, ALL)
        assert account.inserted + account.changed == 0
    assert tuple(await hub.database.writer.fetchrow(count)) == before  # type: ignore[arg-type]
    assert (await replay_published(Errand(hub, run, "tester"), made)).read == 0


async def test_what_stands_twice_is_not_settled_by_a_replay(hub: Hub, tmp_path: Path) -> None:
    """The rejected second record of a key never takes the first one's place."""
    staff = people(6)
    write_staff(tmp_path, [*staff, staff[2] | {"岗位": "经理"}])
    await connect(hub, staff_folder(tmp_path), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    better = document(STAFF.replace("离职: left", "离职: left, 返岗: active"))
    await publish(hub, "staff", "staff", better, author="tester", reason="a new word")
    titles = await hub.database.writer.fetch("select distinct position from hub.employee")
    assert [row[0] for row in titles] == ["工程师"]
    left = "select count(*) from hub.quarantine where state = 'open' and code = 'DUPLICATE_KEY'"
    assert await hub.database.writer.fetchval(left) == 1


async def test_a_record_whose_key_the_mapping_now_finds_lands_under_it(
    hub: Hub, tmp_path: Path
) -> None:
    """It was kept apart, rejected; it lands from its kept bytes and leaves quarantine."""
    education = [{"工号": "", "学历": "本科", "学校": "E0001"}]
    write_staff(tmp_path, people(2), education=education)
    wanted = staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION)
    await connect(hub, wanted, operator="tester")
    report = (await pull(hub, "staff", operator="tester")).check()
    assert report.account.quarantined == 1
    found = EDUCATION.replace("from: 工号", "from: 学校").replace("key: 工号", "key: 学校")
    made = await publish(
        hub, "staff", "education", document(found), author="tester", reason="number in 学校"
    )
    assert made.account.inserted == 1
    assert await levels(hub) == {"bachelor": 1}
    open_ = "select count(*) from hub.quarantine where state = 'open'"
    assert await hub.database.writer.fetchval(open_) == 0
    kept = await hub.database.writer.fetch(
        "select r.state from hub.raw_record r join hub.stream s on s.id = r.stream_id "
        "where s.name = 'education' and r.closed_at is null"
    )
    assert [row["state"] for row in kept] == ["landed"]


async def test_a_version_whose_replay_was_cut_off_is_judged_by_the_next_pull(
    hub: Hub, tmp_path: Path
) -> None:
    """No way round the stop: what the version would do is weighed again before it lands."""
    await prepared(hub, tmp_path)
    await cut_off(hub, "staff", "staff", MOVED)
    stopped = await pull(hub, "staff", operator="tester")
    assert stopped.state == "stopped"
    assert stopped.assessment is not None
    assert stopped.assessment.moved == 30
    there = (
        "select count(*) from hub.employee e join hub.department d on d.id = e.department_id "
        "where d.code = 'D0'"
    )
    assert await hub.database.writer.fetchval(there) == 0
    (await pull(hub, "staff", operator="tester", accept=stopped.run_id)).check()
    assert await hub.database.writer.fetchval(there) == 30


async def test_connecting_again_goes_the_way_of_every_version(hub: Hub, tmp_path: Path) -> None:
    """Mass change, second person: refused before anything is stored; approved, it lands at once."""
    await prepared(hub, tmp_path)
    before = await get_connection(hub.database, "staff")
    changed = replace(staff_folder(tmp_path, DEPARTMENTS, MOVED, EDUCATION), schedule="daily 02:30")
    with pytest.raises(Refused, match="MASS_CHANGE"):
        await connect(hub, changed, operator="tester")
    with pytest.raises(Refused, match="APPROVAL_MISSING"):
        await connect(hub, changed, operator="tester", accept=True)
    assert await get_connection(hub.database, "staff") == before
    await save_draft(hub, "staff", "staff", document(MOVED), author="tester")
    await preview_draft(hub, "staff", "staff", actor="tester")
    await approve_draft(hub, "staff", "staff", actor="second", reason="I looked at it")
    after = await connect(hub, changed, operator="tester", accept=True)
    assert (after.schedule, after.stream("staff").mapping_version) == ("daily 02:30", 2)
    assert not await replay_due(hub.database, after.stream("staff").id)
    query = (
        "select count(*) from hub.employee e join hub.department d on d.id = e.department_id "
        "where d.code = 'D0'"
    )
    assert await hub.database.writer.fetchval(query) == 30


async def test_connecting_again_keeps_to_the_examples(hub: Hub, tmp_path: Path) -> None:
    """A changed mapping that breaks an example of HR's does not come in by the config file."""
    await prepared(hub, tmp_path, 3)
    stream = (await get_connection(hub.database, "staff")).stream("education")
    waits = Example(
        "大学 waits",
        {"工号": "S00001", "学历": "大学", "学校": "某大学"},
        {"Education": {"level": "<unmapped>"}},
    )
    await put_example(hub.database, hub.sealer, stream.id, waits, actor="tester")
    changed = staff_folder(tmp_path, DEPARTMENTS, STAFF, BETTER)
    with pytest.raises(Refused, match="EXAMPLE_FAILS"):
        await connect(hub, changed, operator="tester")
    stream = (await get_connection(hub.database, "staff")).stream("education")
    assert stream.mapping_version == 1
