"""Rows of a list: their cells wait, are previewed, replayed and closed row by row."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from hub.flows.connect import connect
from hub.flows.drafts import preview_document
from hub.flows.hub import Hub
from hub.flows.provenance import origins
from hub.flows.publish import publish, rollback
from hub.flows.pull import pull
from hub.store.connections import get_connection
from tests.support.outside import DEPARTMENTS, STAFF, document, people, staff_folder, write_staff

LISTED = """
hub: mapping/1
stream: education
lexicon:
  level: {本科: bachelor, 硕士: master}
rows:
  - entity: Education
    of: {by: number, from: 工号}
    each: {list: 学校, item: school}
    key: [工号, $school.id]
    fields:
      level: $school.level
      school: $school.name
"""
DECIDED = LISTED.replace("硕士: master", "硕士: master, 研: master")
FEWER = LISTED.replace("    key:", "    when: [{from: $school.id, not_in: [b]}]\n    key:")
BACHELOR = {"id": "a", "level": "本科", "name": "清华大学"}
MASTER = {"id": "b", "level": "研", "name": "䶮大学"}


async def read(hub: Hub, folder: Path, lists: Mapping[str, Any]) -> None:
    """The folder as it stands now, pulled."""
    education = [
        {"工号": number, "学校": orjson.dumps(schools).decode(), "学历": ""}
        for number, schools in lists.items()
    ]
    write_staff(folder, people(2), education=education)
    (await pull(hub, "staff", operator="tester")).check()


async def standing(hub: Hub) -> dict[str, tuple[str, str | None]]:
    """Open rows: school → id, level."""
    query = "select school, id::text, level from hub.education where closed_at is null"
    return {row[0]: (row[1], row[2]) for row in await hub.database.writer.fetch(query)}


async def company(hub: Hub, folder: Path) -> None:
    """Two people: one with two schools of which one waits in part, one with one school."""
    write_staff(folder, people(2))
    await connect(hub, staff_folder(folder, DEPARTMENTS, STAFF, LISTED), operator="tester")
    await read(hub, folder, {"E0001": [BACHELOR, MASTER], "E0002": [{**BACHELOR, "name": "北大"}]})


async def test_rows_come_go_and_come_back_with_their_items(hub: Hub, tmp_path: Path) -> None:
    """What vanishes from the list is closed, also the last of it; what comes back is the same."""
    await company(hub, tmp_path)
    first = await standing(hub)
    assert {school: level for school, (_, level) in first.items()} == {
        "清华大学": "bachelor",
        "䶮大学": None,
        "北大": "bachelor",
    }
    await read(hub, tmp_path, {"E0001": [MASTER], "E0002": []})
    assert await standing(hub) == {"䶮大学": first["䶮大学"]}
    await read(hub, tmp_path, {"E0001": [MASTER, BACHELOR], "E0002": []})
    assert await standing(hub) == {name: first[name] for name in ("䶮大学", "清华大学")}


async def test_a_cell_of_one_row_waits_and_a_decision_fills_it(hub: Hub, tmp_path: Path) -> None:
    """The preview says so, the replay does it, and the other rows stay as they were."""
    await company(hub, tmp_path)
    query = "select count(*) from hub.quarantine where state = 'open' and field = 'level'"
    assert await hub.database.writer.fetchval(query) == 1
    connection = await get_connection(hub.database, "staff")
    effect, _ = await preview_document(
        hub, connection, connection.stream("education"), document(DECIDED)
    )
    assert (effect.differing, effect.cells("mapped"), effect.cells("changed")) == (1, 1, 0)
    told = effect.fields["Education", "Education", "level"]
    assert (told.before, told.after) == ({"ok": 2, "unmapped": 1}, {"ok": 3})
    before = await standing(hub)
    await publish(hub, "staff", "education", document(DECIDED), author="t", reason="研 is 硕士")
    assert await standing(hub) == {**before, "䶮大学": (before["䶮大学"][0], "master")}
    assert await hub.database.writer.fetchval(query) == 0


async def test_a_condition_drops_rows_and_a_rollback_brings_them_back(
    hub: Hub, tmp_path: Path
) -> None:
    """The preview counts the rows that a version would drop."""
    await company(hub, tmp_path)
    connection = await get_connection(hub.database, "staff")
    effect, _ = await preview_document(
        hub, connection, connection.stream("education"), document(FEWER)
    )
    assert dict(effect.rows_dropped) == {"Education": 1}
    before = await standing(hub)
    await publish(hub, "staff", "education", document(FEWER), author="t", reason="no 研")
    assert (await standing(hub)).keys() == {"清华大学", "北大"}
    await rollback(hub, "staff", "education", 1, actor="t", reason="after all")
    assert await standing(hub) == before


async def test_a_value_of_an_item_tells_where_it_comes_from(hub: Hub, tmp_path: Path) -> None:
    """Path, raw value and record of that row's own item."""
    await company(hub, tmp_path)
    row, _ = (await standing(hub))["䶮大学"]
    found = await origins(hub, hub.model["Education"], row, ["school", "level"])
    school, level = (one.winner for one in found)
    assert school is not None
    assert level is not None
    assert (school.record, school.path, school.raw) == ("E0001", "$school.name", "䶮大学")
    assert (level.raw, level.pending, level.status) == ("研", "UNMAPPED", "unmapped")
    assert [(one.step, one.status) for one in school.done] == [("trim", "ok"), ("check", "ok")]
