"""What other times must not show: plans between two posts, and whom a former number names."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from tests.twin.access import Asker, Given
from tests.twin.asking import Desk
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.small import small_world
from tests.twin.world import Row, World

FORMER: Final = "2021-06-01T00:00:00+08:00"
PLANNED: Final = "销售经理"


def _person(world: World, number: str) -> Row:
    return next(one for one in world.rows["Employee"] if one["number"] == number)


def _hr(world: World, cls: str) -> Asker:
    scopes, grants = frozenset({"employee", "hr"}), (Given("hr", frozenset({cls})),)
    return Asker(f"hr {cls}", _person(world, "E6")["id"], scopes, grants)


async def _said(desk: Desk, who: Asker, text: str) -> Any:
    return (await desk.ask(who, Question(text))).data


async def test_a_plan_is_not_shown_on_a_day_before_a_post(database: str, tmp_path: Path) -> None:
    """A side post begins in 2024, a main one is planned: of 2022 the side post is the next."""
    world = small_world()
    plan = next(one for one in world.rows["Assignment"] if one["position"] == PLANNED)
    plan["primary"] = True
    side = {
        **plan,
        "id": "0192d2f0-0000-7000-8000-aaaa00000001",
        "position": "导购",
        "primary": False,
        "effective_from": date(2024, 1, 1),
    }
    world.rows["Assignment"].append(side)
    me = Asker("oneself", _person(world, "E4")["id"], frozenset({"employee"}))
    async with open_desk(database, world, tmp_path / "keys") as desk:
        for times in (
            'asOf: "2022-01-01"',
            'asOf: "2022-01-01", knownAt: "2026-06-01T00:00:00+08:00"',
        ):
            asked = f"{{ employees({times}) {{ nodes {{ position }} }} }}"
            said = await _said(desk, me, asked)
            assert said["employees"]["nodes"] == [{"position": "导购"}], times


@pytest.mark.parametrize(("cls", "finds"), [("TIME", 0), ("CORE", 1)])
async def test_a_former_number_finds_nobody_for_who_may_not_read_it(
    database: str, tmp_path: Path, cls: str, finds: int
) -> None:
    """HR for attendance may not read numbers of then, so they find nobody by them."""
    world = small_world()
    image = {
        **_person(world, "E4"),
        "version": 0,
        "number": "ZZ99",
        "recorded": "[2020-01-01,2026-01-01)",
    }
    text = f"""{{ employees(search: "ZZ99", knownAt: "{FORMER}") {{
        totalCount nodes {{ number }}
    }} }}"""
    who = _hr(world, cls)
    async with open_desk(database, world, tmp_path / "keys", {"Employee": [image]}) as desk:
        said = await _said(desk, who, text)
    assert said["employees"] == {"totalCount": finds, "nodes": [{"number": "ZZ99"}] * finds}
