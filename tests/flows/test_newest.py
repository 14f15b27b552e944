"""Of a field the newest word wins: whichever system says it, and whenever the hub reads it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hub.flows.connect import Wanted, connect
from hub.flows.drafts import save_draft
from hub.flows.edit import land_edits
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.provenance import origins
from hub.flows.publish import publish, rollback
from hub.flows.pull import pull
from hub.resolvers.office.provenance_words import sentence
from hub.store.conflicts import said_of
from tests.support.outside import document, write_csv

PERSON = """
hub: mapping/1
stream: {stream}
precedence: {precedence}
rows:
  - entity: Employee
    key: 工号
    find: {{by: account, account: core/core, from: 工号}}
    {rule}
    fields:
      legal_name: 姓名
      preferred_name: 称呼
"""
TIME = (
    'changed: {from: 更新, steps: [{instant: {formats: ["%Y-%m-%d %H:%M"], zone: Asia/Shanghai}}]}'
)
NEWEST = f"create: true\n    {TIME}\n    newest: [preferred_name]"
PRECEDENCE = {"core": 90, "payroll": 50, "chat": 20}
PEOPLE = 8


def mapping(stream: str, rule: str) -> dict[str, Any]:
    return document(PERSON.format(stream=stream, precedence=PRECEDENCE[stream], rule=rule))


@dataclass
class Systems:
    """What each system says of each person: how they want to be called, and when that changed."""

    hub: Hub
    folder: Path
    said: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    async def connect(self, **rules: str) -> None:
        """All three, each with its rule; nobody is called anything yet."""
        for name in PRECEDENCE:
            self.said[name] = {f"P{at}": ("", "2026-01-01 00:00") for at in range(PEOPLE)}
            self.write(name)
            config = {"path": str(self.folder), "streams": {name: {"glob": f"{name}.csv"}}}
            rule = rules.get(name, TIME)
            await connect(
                self.hub, Wanted(name, "files", config, [mapping(name, rule)]), operator="t"
            )
            await self.pull(name)

    def write(self, name: str) -> None:
        """What a system says, as its file."""
        rows = [
            {"工号": who, "姓名": f"张{who}", "称呼": called, "更新": when}
            for who, (called, when) in self.said[name].items()
        ]
        write_csv(self.folder / f"{name}.csv", ("工号", "姓名", "称呼", "更新"), rows)

    async def say(self, name: str, who: str, called: str, when: str) -> None:
        """Another word of a system about somebody, read at once."""
        self.said[name][who] = (called, when)
        self.write(name)
        await self.pull(name)

    async def pull(self, name: str) -> None:
        """Read a system."""
        (await pull(self.hub, name, operator="t")).check()

    def naive(self) -> dict[str, str]:
        """Who was changed last; of those at one time, who goes first."""
        found = {}
        for at in range(PEOPLE):
            who = f"P{at}"
            best = max(PRECEDENCE, key=lambda name: (self.said[name][who][1], PRECEDENCE[name]))
            found[who] = self.said[best][who][0]
        return found

    async def shown(self) -> dict[str, str]:
        """How the hub calls everybody."""
        rows = await self.hub.database.writer.fetch(
            "select m.row_key, coalesce(e.preferred_name, '') as called from hub.employee e "
            "join hub.mapped_record m on m.row_id = e.id join hub.stream s on s.id = m.stream_id "
            "where s.name = 'core'"
        )
        return {row["row_key"]: row["called"] for row in rows}

    async def row(self, who: str) -> str:
        """The row of a person."""
        query = "select row_id::text from hub.mapped_record where row_key = $1 limit 1"
        found: str = await self.hub.database.writer.fetchval(query, who)
        return found


@pytest.fixture
async def systems(hub: Hub, tmp_path: Path) -> Systems:
    return Systems(hub, tmp_path)


@pytest.mark.parametrize("seed", range(3))
async def test_words_in_any_order_come_to_what_was_said_last(systems: Systems, seed: int) -> None:
    """Random changes, read in any order, older ones late; a naive reader looks at times alone."""
    dice = random.Random(seed)
    await systems.connect(core=NEWEST)
    for turn in range(6):
        names = dice.sample(list(PRECEDENCE), 3)
        for name in names:
            for who in dice.sample(list(systems.said[name]), 4):
                when = f"2026-0{dice.randrange(1, 7)}-1{dice.randrange(4)} 08:00"
                systems.said[name][who] = (f"{name}{turn}", when)
            systems.write(name)
        for name in dice.sample(names, 3):
            await systems.pull(name)
        assert await systems.shown() == systems.naive()
    assert len(set(systems.naive().values())) > 3


async def test_an_edit_of_the_hub_stays_on_top(systems: Systems) -> None:
    await systems.connect(core=NEWEST)
    await systems.say("chat", "P1", "小张", "2026-05-01 08:00")
    assert (await systems.shown())["P1"] == "小张"
    edit = Edit("Employee", await systems.row("P1"), {"preferred_name": "老张"})
    await land_edits(systems.hub, "t", [edit], "a wish")
    await systems.say("payroll", "P1", "张总", "2026-06-01 08:00")
    assert (await systems.shown())["P1"] == "老张"


async def test_provenance_and_conflicts_tell_it(systems: Systems) -> None:
    await systems.connect(core=NEWEST)
    await systems.say("core", "P1", "张姐", "2026-03-01 08:00")
    await systems.say("chat", "P1", "小张", "2026-05-01 08:00")
    hub, row = systems.hub, await systems.row("P1")
    [origin] = await origins(hub, hub.model["Employee"], row, ["preferred_name"])
    told = [(one.system, one.wins, one.newest) for one in origin.candidates]
    assert told[:2] == [("chat", True, True), ("core", False, True)]
    assert "Of this field the newest word wins" in sentence(origin, "en")
    assert "2026-05-01" in sentence(origin, "en")
    assert "以最新的为准" in sentence(origin, "zh")
    found = await said_of(hub.database, hub.sealer, hub.model["Employee"], [row])
    one = found[row]["preferred_name"]
    assert (one.rule, one.value) == ("newest", "小张")
    rule = "select rule from hub.conflict where row_id = $1 and field = 'preferred_name'"
    assert await hub.database.writer.fetchval(rule, row) == "newest"
    [name] = await origins(hub, hub.model["Employee"], row, ["legal_name"])
    assert not any(one.newest for one in name.candidates)


async def test_who_tells_no_time_counts_as_of_its_reading_and_is_told_of(
    systems: Systems,
) -> None:
    await systems.connect(core="create: true", chat="when: []")
    draft = await save_draft(
        systems.hub, "core", "core", mapping("core", NEWEST), author="a", reason="r"
    )
    assert not draft.problems
    [note] = draft.notes
    assert (note.code, "chat/chat" in note.message) == ("NEWEST_SILENT", True)
    await publish(
        systems.hub, "core", "core", mapping("core", NEWEST), author="a", reason="r", accept=True
    )
    await systems.say("payroll", "P1", "张总", "2026-05-01 08:00")
    await systems.say("chat", "P1", "小张", "1999-01-01 08:00")
    assert (await systems.shown())["P1"] == "小张"
    later = await save_draft(
        systems.hub, "chat", "chat", mapping("chat", "when: []"), author="a", reason="r"
    )
    assert [one.code for one in later.notes] == ["NEWEST_SILENT"]


async def test_a_rule_comes_and_goes_with_its_version(systems: Systems) -> None:
    """Published, everything kept is folded anew; rolled back, all is as it was, to the letter."""
    await systems.connect(core="create: true")
    for at, (name, when) in enumerate([("core", "03"), ("chat", "05"), ("payroll", "04")]):
        await systems.say(name, "P1", f"{name}{at}", f"2026-{when}-01 08:00")
    before, kept = await systems.shown(), await mapped(systems.hub)
    assert before["P1"] == "core0"
    hub, wanted = systems.hub, mapping("core", NEWEST)
    await publish(hub, "core", "core", wanted, author="a", reason="r", accept=True)
    assert (await systems.shown())["P1"] == "chat1"
    dated, shown = await mapped(hub), await systems.shown()
    await rollback(hub, "core", "core", 1, actor="a", reason="back")
    assert (await systems.shown(), await mapped(hub)) == (before, kept)
    await rollback(hub, "core", "core", 2, actor="a", reason="again")
    assert (await systems.shown(), await mapped(hub)) == (shown, dated)


async def mapped(hub: Hub) -> list[Mapping[str, Any]]:
    rows = await hub.database.writer.fetch(
        "select stream_id, row_key, fields::text as fields, hash, changed_at, newest "
        "from hub.mapped_record where entity = 'Employee' order by 1, 2"
    )
    return [dict(row) for row in rows]
