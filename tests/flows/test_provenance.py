"""Every value that is held can be explained, and by the record that the fold takes it from."""

from pathlib import Path

import pytest

from hub.auth.viewer import Everywhere, Viewer
from hub.flows.connect import Wanted, connect
from hub.flows.edit import edit
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.provenance import Origin, origins
from hub.flows.pull import pull
from hub.resolvers.viewers import given
from hub.schema.audience import HR_CLASSES
from hub.store.grants import Grants, NewGrant, add_grant
from hub.store.landing.fold import fold
from hub.store.provenance import records_of
from hub.store.tables import field_columns
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    STAFF,
    clock,
    document,
    people,
    staff_folder,
    write_clock,
    write_csv,
    write_staff,
)

PHONES = """
hub: mapping/1
stream: phones
precedence: 20
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    fields:
      legal_name: {from: 姓名, steps: [trim]}
      private_phone: 手机
      preferred_name: {const: 同事}
"""


@pytest.fixture
async def company(hub: Hub, tmp_path: Path) -> Hub:
    """Staff, education that waits in part, attendance, and a second system with other names."""
    staff = people(12)
    education = [
        {"工号": one["工号"], "学历": "大学" if at % 3 else " 本科 ", "学校": "某大学"}
        for at, one in enumerate(staff)
    ]
    write_staff(tmp_path, staff, education=education)
    await connect(hub, staff_folder(tmp_path, DEPARTMENTS, STAFF, EDUCATION), operator="t")
    write_clock(tmp_path / "clock.db", [(one["工号"], "2026-05-04", "迟到", 470) for one in staff])
    await connect(hub, clock(tmp_path / "clock.db"), operator="t")
    rows = [
        {"工号": one["工号"], "姓名": f" {one['姓名']}{'?' * (at % 2)}", "手机": f"1380000{at:04}"}
        for at, one in enumerate(staff)
    ]
    write_csv(tmp_path / "phones.csv", ("工号", "姓名", "手机"), rows)
    config = {"path": str(tmp_path), "streams": {"phones": {"glob": "phones.csv"}}}
    wanted = Wanted("phones", "files", config, [document(PHONES)])
    await connect(hub, wanted, operator="t")
    for name in ("staff", "clock", "phones"):
        (await pull(hub, name, operator="t")).check()
    return hub


async def test_all_that_is_held_is_explained(company: Hub) -> None:
    """Each non-null cell of each open row has an origin, which says the value that is shown."""
    explained = 0
    for spec in company.model:
        table = company.made.main[spec.name].fullname
        ids = await company.database.writer.fetch(
            f"select id::text from {table} where closed_at is null"
        )
        for (row,) in [tuple(one) for one in ids]:
            found = {one.field: one for one in await all_of(company, spec.name, row)}
            for name in await held(company, spec.name, row):
                origin = found[name]
                assert origin.derived or (origin.winner and origin.winner.pending is None), name
                explained += 1
            if not spec.owned:
                await agrees_with_the_fold(company, spec.name, row, found)
    assert explained > 250


async def all_of(hub: Hub, entity: str, row: str) -> list[Origin]:
    spec = hub.model[entity]
    return await origins(hub, spec, row, list(spec.fields))


async def held(hub: Hub, entity: str, row: str) -> list[str]:
    """Fields that are not null in the tables."""
    spec, found = hub.model[entity], []
    for one in spec.fields.values():
        table = hub.made.of(spec, one).fullname
        column = field_columns(one)[0]
        query = f'select "{column}" is not null from {table} where id = $1'
        if await hub.database.writer.fetchval(query, row):
            found.append(one.name)
    return found


async def agrees_with_the_fold(hub: Hub, entity: str, row: str, found: dict[str, Origin]) -> None:
    spec = hub.model[entity]
    records = await records_of(hub.database, hub.made, hub.sealer, spec, row)
    folded = fold([one.source for one in records if one.source], timeline=spec.timeline)
    for name, value in folded.values.items():
        winner = found[name].winner
        assert winner is not None
        assert winner.canonical == value
    for name in folded.pending:
        winner = found[name].winner
        assert winner is not None
        assert winner.pending == folded.pending[name]


async def test_it_tells_words_steps_and_who_says_otherwise(company: Hub) -> None:
    row = await company.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0002'"
    )
    names = ["legal_name", "private_phone", "preferred_name"]
    name, phone, nick = await origins(company, company.model["Employee"], row, names)
    winner, loser = name.candidates
    assert (winner.system, winner.wins, winner.path) == ("staff", True, "姓名")
    assert (loser.system, loser.wins, loser.steps) == ("phones", False, ("trim",))
    assert loser.raw is not None
    assert loser.value == loser.raw.strip()
    assert name.conflict == (loser.value != winner.value)
    assert not phone.conflict
    assert phone.winner is not None
    assert (phone.winner.stream, phone.winner.path, phone.winner.version) == ("phones", "手机", 1)
    assert nick.winner is not None
    assert (nick.winner.path, nick.winner.value) == (None, "同事")


async def test_an_edit_tells_who_and_why(company: Hub) -> None:
    row = await company.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0003'"
    )
    other = await company.database.writer.fetchval(
        "select id::text from hub.employee where number = 'E0004'"
    )
    grant = NewGrant(other, "hr", frozenset(HR_CLASSES), Everywhere(), company.today())
    await add_grant(company.database, grant, actor="t")
    facts = await Grants(company.database).viewer_facts("number", "E0004", company.today())
    assert facts is not None
    viewer = Viewer(other, other, frozenset({"employee", "hr"}), tuple(facts.grants), facts.version)
    wanted = [Edit("Employee", row, {"legal_name": "褚䶮"})]
    await edit(company, viewer, wanted, "marriage", given(viewer, company.today()), None)
    [name] = await origins(company, company.model["Employee"], row, ["legal_name"])
    winner = name.winner
    assert winner is not None
    assert (winner.system, winner.canonical, winner.version) == ("hub", "褚䶮", None)
    assert winner.by is not None
    assert (winner.by.actor, winner.by.reason) == (other, "marriage")
    assert len(name.candidates) == 3
