"""From draft to version: a preview says what publishing does; much needs a second person."""

from dataclasses import replace
from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.drafts import approve, discard, publish_draft, roll_back, save, weigh
from hub.flows.hub import Hub
from hub.flows.preview import preview
from hub.flows.publish import publish
from hub.flows.pull import pull
from hub.store.connections import get_connection
from hub.store.drafts import draft_of, versions_of
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    document,
    people,
    staff_folder,
    write_staff,
)

BETTER = EDUCATION.replace("本科: bachelor", "本科: bachelor, 大学: bachelor")


@pytest.fixture
async def staff(hub: Hub, tmp_path: Path) -> Hub:
    """Thirty people; the education of twenty is spelt in a way that nobody has decided about."""
    education = [
        {"工号": one["工号"], "学历": "大学" if at % 3 else "本科", "学校": "某大学"}
        for at, one in enumerate(people(30))
    ]
    write_staff(tmp_path, people(30), education=education)
    wanted = staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION)
    await connect(hub, wanted, operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    return replace(hub, settings=replace(hub.settings, approval_share=1.0))


async def refused(work: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        await work  # type: ignore[misc] # a coroutine
    assert caught.value.code == code
    assert caught.value.hint


async def test_publishing_does_what_the_preview_said(staff: Hub) -> None:
    seen = await preview(staff, "staff", "education", document(BETTER), sees=lambda _e, _f: True)
    assert {place: dict(kinds) for place, kinds in seen.contrast.cells.items()} == {
        ("Education", "level"): {"mapped": 20}
    }
    assert (len(seen.affected.people), seen.people, seen.affected.departments) == (20, 30, 2)
    [samples] = seen.contrast.samples.values()
    assert {(one.raw, one.before, one.after) for one in samples} == {("大学", None, "bachelor")}
    made = await publish(
        staff, "staff", "education", document(BETTER), author="a", reason="大学 is 本科"
    )
    assert made.account.changed == seen.contrast.cells["Education", "level"]["mapped"]
    again = await preview(staff, "staff", "education", document(BETTER))
    assert again.contrast.nothing
    assert again.contrast.records == 0


async def test_without_leave_no_sample_is_kept(staff: Hub) -> None:
    seen = await preview(staff, "staff", "education", document(BETTER))
    assert dict(seen.contrast.samples) == {}


async def test_a_draft_changes_nothing_until_it_is_published(staff: Hub) -> None:
    saved = await save(staff, "staff", "education", document(BETTER), author="a", comment="大学")
    assert (saved.state, saved.author, saved.note) == ("draft", "a", "大学")
    waits = "select count(*) from hub.quarantine where state = 'open'"
    assert await staff.database.writer.fetchval(waits) == 20
    weighed = await weigh(staff, "staff", "education")
    assert weighed.preview.hash == saved.hash
    made = await publish_draft(staff, "staff", "education", actor="a", reason="decided")
    assert (made.version, made.account.changed) == (2, 20)
    assert await staff.database.writer.fetchval(waits) == 0
    stream = (await get_connection(staff.database, "staff")).stream("education")
    assert await draft_of(staff.database, stream.id) is None
    [latest, first] = await versions_of(staff.database, stream.id)
    assert (latest.version, latest.author, latest.reason) == (2, "a", "decided")
    assert first.version == 1
    await refused(
        publish_draft(staff, "staff", "education", actor="a", reason="again"), "DRAFT_UNKNOWN"
    )


async def test_much_needs_a_second_person(staff: Hub) -> None:
    careful = replace(staff, settings=replace(staff.settings, approval_share=0.5))
    saved = await save(careful, "staff", "education", document(BETTER), author="a")
    assert (await weigh(careful, "staff", "education")).approval
    publishing = publish_draft(careful, "staff", "education", actor="a", reason="r")
    await refused(publishing, "APPROVAL_NEEDED")
    await refused(
        approve(careful, "staff", "education", saved.hash, actor="a"), "APPROVAL_BY_AUTHOR"
    )
    await refused(approve(careful, "staff", "education", "0" * 64, actor="b"), "DRAFT_CONFLICT")
    approved = await approve(careful, "staff", "education", saved.hash, actor="b")
    assert (approved.state, approved.approved_by) == ("approved", "b")
    other = document(EDUCATION.replace("硕士: master", "硕士: master, 研究生: master"))
    saved = await save(careful, "staff", "education", other, author="b")
    assert (saved.state, saved.approved_by) == ("draft", None)  # another content, no approval
    saved = await save(careful, "staff", "education", document(BETTER), author="a")
    await approve(careful, "staff", "education", saved.hash, actor="b")
    made = await publish_draft(careful, "staff", "education", actor="a", reason="r")
    stream = (await get_connection(careful.database, "staff")).stream("education")
    [latest, _] = await versions_of(careful.database, stream.id)
    assert (latest.version, latest.author, latest.approved_by) == (made.version, "a", "b")


async def test_two_who_write_at_once_do_not_lose_each_others_draft(staff: Hub) -> None:
    first = await save(staff, "staff", "education", document(BETTER), author="a", expected="")
    await refused(
        save(staff, "staff", "education", document(EDUCATION), author="b", expected=""),
        "DRAFT_CONFLICT",
    )
    await save(staff, "staff", "education", document(EDUCATION), author="b", expected=first.hash)
    await discard(staff, "staff", "education", actor="b")
    await refused(discard(staff, "staff", "education", actor="b"), "DRAFT_UNKNOWN")


async def test_a_draft_with_faults_is_not_saved(staff: Hub) -> None:
    wrong = document(EDUCATION.replace("school:", "schol:"))
    await refused(save(staff, "staff", "education", wrong, author="a"), "MAPPING_INVALID")


async def test_back_to_a_version_is_as_if_the_later_one_never_was(
    staff: Hub, tmp_path: Path
) -> None:
    """Rows, ids and what waits are those of before; the files are gone meanwhile."""
    before = await standing(staff)
    for name in ("departments", "staff", "education"):
        (tmp_path / f"{name}.csv").unlink()
    worse = BETTER.replace("school: 学校", 'school: {const: "无"}')
    await publish(staff, "staff", "education", document(worse), author="a", reason="r")
    assert await standing(staff) != before
    made = await roll_back(staff, "staff", "education", 1, actor="a", reason="wrong school")
    assert made.version == 3
    assert await standing(staff) == before
    await refused(
        roll_back(staff, "staff", "education", 9, actor="a", reason="r"), "VERSION_UNKNOWN"
    )
    again = await roll_back(staff, "staff", "education", 3, actor="a", reason="r")
    assert again.unchanged


async def standing(hub: Hub) -> list[tuple[object, ...]]:
    """Education as it stands, and what waits."""
    rows = await hub.database.writer.fetch(
        "select id, employee_id, level, school, pending::text from hub.education"
        " where closed_at is null order by id"
    )
    waits = await hub.database.writer.fetch(
        "select record_key, entity, field, code from hub.quarantine where state = 'open'"
        " order by 1, 2, 3"
    )
    return [*(tuple(row) for row in rows), *(tuple(row) for row in waits)]
