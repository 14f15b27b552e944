"""Records that could not land: corrected, tried again, dismissed, and nothing is lost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Refused
from hub.flows.amend import amended, can_be_put, leaves
from hub.flows.connect import connect
from hub.flows.held import (
    Paths,
    annotate,
    cells,
    correct,
    dismiss,
    reopen,
    retry,
    retry_stream,
)
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.provenance import origins
from hub.flows.publish import publish
from hub.flows.pull import pull
from hub.schema.audience import HR_CLASSES
from hub.store.held import DISMISSED, OPEN, HeldRecord, Wanted, held_records, reasons
from tests.support import databases
from tests.support.hubs import hub_at
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    document,
    people,
    staff_folder,
    write_staff,
)

ALL = Lens(frozenset(HR_CLASSES))
NONE = Lens()
CORE = Lens(frozenset({"CORE"}))


def faulty() -> list[dict[str, str]]:
    """Ten people: one has no name, one no number, one the number of another."""
    found = people(10)
    found[1]["姓名"] = ""
    found[2]["工号"] = ""
    found[3]["工号"] = "E0001"
    return found


@pytest.fixture
async def staff(hub: Hub, tmp_path: Path) -> Hub:
    """A hub that has pulled them once."""
    write_staff(tmp_path, faulty())
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    return hub


@pytest.fixture
async def twin(
    pg_server: databases.AnyServer, database_template: str, tmp_path: Path
) -> AsyncIterator[Hub]:
    """Another hub, empty."""
    with databases.fresh_database(pg_server, database_template) as dsn:
        async with hub_at(dsn, tmp_path / "twin") as opened:
            yield opened


async def held(hub: Hub, **wanted: Any) -> list[HeldRecord]:
    return await held_records(hub.database, hub.sealer, Wanted(**wanted), after=None, limit=100)


async def one_of(hub: Hub, code: str) -> HeldRecord:
    [found] = await held(hub, code=code)
    return found


async def rows(hub: Hub) -> list[tuple[Any, ...]]:
    """What the hub holds of people, without ids."""
    found = await hub.database.writer.fetch(
        "select e.number, e.legal_name, m.effective_from::text, d.code from hub.employee e "
        "left join hub.employment m on m.employee_id = e.id and m.closed_at is null "
        "left join hub.department d on d.id = e.department_id "
        "where e.closed_at is null order by 1, 2"
    )
    return [tuple(one) for one in found]


async def bodies(hub: Hub) -> list[tuple[Any, ...]]:
    found = await hub.database.writer.fetch(
        "select stream_id, hash, closed_at is null from hub.raw_record order by 1, 2"
    )
    return [tuple(one) for one in found]


async def test_what_could_not_land_is_listed_by_reason(staff: Hub) -> None:
    found = {(one.stream, one.code): (one.open, one.dismissed) for one in await reasons(
        staff.database, "staff"
    )}  # fmt: skip
    assert found == {
        ("staff", "REQUIRED_MISSING"): (1, 0),
        ("staff", "KEY_MISSING"): (1, 0),
        ("staff", "DUPLICATE_KEY"): (1, 0),
    }
    listed = await held(staff)
    assert [one.id for one in listed] == sorted(one.id for one in listed)
    assert {one.kind for one in listed} == {"rejected"}
    assert (await one_of(staff, "KEY_MISSING")).body["姓名"] == people(10)[2]["姓名"]


async def test_values_are_shown_by_the_class_of_what_they_fill(staff: Hub) -> None:
    record = await one_of(staff, "DUPLICATE_KEY")
    seen = {one.path: one for one in await cells(staff, Paths(staff), ALL, record)}
    assert seen["工号"].value == "E0001"
    assert "Employment.number" in seen["工号"].fields
    blind = {one.path: one for one in await cells(staff, Paths(staff), NONE, record)}
    assert (blind["出生日期"].value, blind["出生日期"].locked) == (None, True)
    core = {one.path: one for one in await cells(staff, Paths(staff), CORE, record)}
    assert (core["姓名"].value, core["出生日期"].locked) == (people(10)[3]["姓名"], True)
    assert seen.keys() == blind.keys()


async def test_corrected_records_land_as_if_they_had_come_so(
    staff: Hub, tmp_path: Path, twin: Hub
) -> None:
    """A twin hub whose system never erred holds the same; the bytes stay those that came."""
    before = await bodies(staff)
    for code, path, value in (
        ("REQUIRED_MISSING", "姓名", people(10)[1]["姓名"]),
        ("KEY_MISSING", "工号", "E0003"),
        ("DUPLICATE_KEY", "工号", "E0004"),
    ):
        record = await one_of(staff, code)
        now = await correct(staff, record.id, {path: value}, ALL, actor="t", reason="they said so")
        assert now is not None
        assert now.state == "landed"
    assert await held(staff) == []
    right = tmp_path / "right"
    write_staff(right, people(10))
    await connect(twin, staff_folder(right, DEPARTMENTS, STAFF, EDUCATION), operator="tester")
    (await pull(twin, "staff", operator="tester")).check()
    assert await rows(staff) == await rows(twin)
    assert {one[:2] for one in await bodies(staff)} == {one[:2] for one in before}
    told = await staff.database.writer.fetchval(
        "select count(*) from hub.audit where action = 'record.correct' and reason <> ''"
    )
    assert told == 3


async def test_a_correction_outlives_pulls_and_new_versions_but_no_new_words(
    staff: Hub, tmp_path: Path
) -> None:
    record = await one_of(staff, "REQUIRED_MISSING")
    await correct(staff, record.id, {"姓名": "赵真"}, ALL, actor="t", reason="r")
    (await pull(staff, "staff", operator="tester")).check()
    assert await held(staff, code="REQUIRED_MISSING") == []
    other = document(STAFF.replace("position: 岗位", "position: {from: 岗位, steps: [trim]}"))
    await publish(staff, "staff", "staff", other, author="t", reason="r")
    name = "select legal_name from hub.employee where number = 'E0002'"
    assert await staff.database.writer.fetchval(name) == "赵真"
    mended = faulty()
    mended[1]["姓名"] = "钱实"
    write_staff(tmp_path, mended)
    (await pull(staff, "staff", operator="tester")).check()
    assert await staff.database.writer.fetchval(name) == "钱实"


async def test_a_corrected_value_says_so(staff: Hub) -> None:
    record = await one_of(staff, "REQUIRED_MISSING")
    await correct(staff, record.id, {"姓名": "赵真"}, ALL, actor="t", reason="r")
    row = await staff.database.writer.fetchval(
        "select id::text from hub.employee where legal_name = '赵真'"
    )
    [origin] = await origins(staff, staff.model["Employee"], row, ["legal_name"])
    assert origin.winner is not None
    assert (origin.winner.raw, origin.winner.corrected) == ("赵真", True)
    subject = "select subject::text from hub.record_decision"
    assert await staff.database.writer.fetchval(subject) == row  # sealed under whom it is about


async def test_a_correction_that_does_not_help_keeps_its_reason(staff: Hub) -> None:
    record = await one_of(staff, "DUPLICATE_KEY")
    now = await correct(staff, record.id, {"工号": "E0005"}, ALL, actor="t", reason="r")
    assert now is not None
    assert (now.state, now.code) == ("rejected", "DUPLICATE_KEY")
    again = await one_of(staff, "DUPLICATE_KEY")
    assert dict(again.corrections) == {"工号": "E0005"}


@pytest.mark.parametrize(
    ("lens", "path", "reason", "code"),
    [
        (NONE, "出生日期", "r", "CORRECTION_DENIED"),
        (NONE, "没有", "r", "CORRECTION_DENIED"),
        (ALL, "姓名", " ", "REASON_MISSING"),
    ],
)
async def test_what_may_not_be_is_refused(
    staff: Hub, lens: Lens, path: str, reason: str, code: str
) -> None:
    record = await one_of(staff, "REQUIRED_MISSING")
    with pytest.raises(Refused) as caught:
        await correct(staff, record.id, {path: "x"}, lens, actor="t", reason=reason)
    assert caught.value.code == code
    assert dict((await one_of(staff, "REQUIRED_MISSING")).corrections) == {}


async def test_what_is_dismissed_stays_so_until_it_says_something_else(
    staff: Hub, tmp_path: Path
) -> None:
    record = await one_of(staff, "KEY_MISSING")
    assert await dismiss(staff, [record.id], actor="t", reason="a test person") == 1
    (await pull(staff, "staff", operator="tester")).check()
    other = document(STAFF.replace("key: 工号", "key: 姓名"))  # by which it would land
    await publish(staff, "staff", "staff", other, author="t", reason="r", accept=True)
    [gone] = await held(staff, state=DISMISSED)
    assert (gone.hash, gone.body["姓名"]) == (record.hash, people(10)[2]["姓名"])
    assert gone.decision is not None
    assert gone.decision.reason == "a test person"
    changed = faulty()
    changed[2]["岗位"] = "顾问"
    write_staff(tmp_path, changed)
    (await pull(staff, "staff", operator="tester")).check()
    assert [one.hash for one in await held(staff, state=DISMISSED)] in ([], [record.hash])
    name = people(10)[2]["姓名"]
    found = await staff.database.writer.fetchval(
        "select count(*) from hub.employee where legal_name = $1", name
    )
    assert found == 1  # other bytes are looked at anew


async def test_a_dismissal_can_be_taken_back(staff: Hub) -> None:
    record = await one_of(staff, "KEY_MISSING")
    await dismiss(staff, [record.id], actor="t", reason="r")
    other = document(STAFF.replace("key: 工号", "key: 姓名"))
    await publish(staff, "staff", "staff", other, author="t", reason="r", accept=True)
    [gone] = await held(staff, state=DISMISSED)
    tried = await reopen(staff, [gone.id], actor="t", reason="it is ours after all")
    assert (tried.landed, tried.rejected) == (1, 0)


async def test_somebody_sees_to_it(staff: Hub) -> None:
    record = await one_of(staff, "KEY_MISSING")
    await annotate(staff, [record.id], actor="t", assignee="wang", comment="asked them")
    [found] = await held(staff, assignee="wang")
    assert found.decision is not None
    assert (found.state, found.decision.comment) == (OPEN, "asked them")
    await annotate(staff, [record.id], actor="t", assignee="", comment=None)
    again = await one_of(staff, "KEY_MISSING")
    assert again.decision is not None
    assert (again.decision.assignee, again.decision.comment) == (None, "asked them")


async def test_records_are_tried_again_one_by_one_or_all(staff: Hub) -> None:
    record = await one_of(staff, "KEY_MISSING")
    tried = await retry(staff, [record.id], actor="t")
    assert (tried.landed, tried.waiting, tried.rejected) == (0, 0, 1)
    every = await retry_stream(staff, "staff", actor="t")
    assert (every.landed, every.rejected) == (0, 3)
    with pytest.raises(Refused) as caught:
        await retry(staff, [record.id, "x"], actor="t")
    assert caught.value.code == "RECORD_UNKNOWN"


VALUES = st.recursive(
    st.none() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("xy"), inner),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.sampled_from("xyz"), VALUES, max_size=3)
PATHS = st.sampled_from(("x", "y", "x.y", "x.y.x", "z[0]", "z[1].x", "y[0].y"))


@given(RECORDS, PATHS, st.text("ab", min_size=1, max_size=3))
def test_what_is_put_is_read_and_nothing_else_moves(
    item: dict[str, Any], path: str, text: str
) -> None:
    """The naive twin: leaves before and after differ in the path, or above and below it, alone."""
    made = amended(item, {path: text})
    if not can_be_put(item, path):
        return
    before, after = dict(leaves(item)), dict(leaves(made))
    root = path.split("[", maxsplit=1)[0]
    for other in before.keys() | after.keys():
        if not (other.startswith(root) or root.startswith(other)):
            assert before.get(other) == after.get(other)
    assert by_hand(made, path) == text


def by_hand(here: Any, path: str) -> Any:
    """Reads a path step by step."""
    for part in path.replace("]", "").replace("[", ".").split("."):
        here = here[int(part)] if isinstance(here, list) else here[part]
    return here
