"""The examples of "Count and sum" in the how-to are answered, and say what the page says."""

from pathlib import Path
from typing import Any, Final

import pytest
from graphql import parse, print_ast, separate_operations

from hub.errors import Refused
from hub.schema.audience import HR_CLASSES
from tests.docs.fences import fences, howto
from tests.twin.access import Asker, Given
from tests.twin.desk import open_desk
from tests.twin.document import Question
from tests.twin.small import small_world

ALL: Final = frozenset(HR_CLASSES)


def examples() -> dict[str, str]:
    """Operation → its document, of the examples that count."""
    found: dict[str, str] = {}
    for fence in fences("graphql", page=howto("ask-the-graph")):
        if "aggregates {" in fence.text:
            alone = separate_operations(parse(fence.text))
            found.update({name: print_ast(document) for name, document in alone.items()})
    return found


async def test_examples_are_answered(database: str, tmp_path: Path) -> None:
    """For HR with figures; for an employee only with what they may see, or a refusal."""
    asked = examples()
    async with open_desk(database, small_world(), tmp_path / "keys") as desk:
        own = {one["number"]: one["id"] for one in desk.world.rows["Employee"]}
        hr = Asker("hr", own["E1"], frozenset({"hr"}), (Given("hr", ALL),))
        told: dict[str, Any] = {}
        for name, text in asked.items():
            values = {"level": 2} if "$level" in text else {}
            told[name] = (await desk.ask(hr, Question(text, values))).data
        employee = Asker("employee", own["E4"], frozenset({"employee"}))
        heads = (await desk.ask(employee, Question(asked["HeadCount"]))).data["employees"]
        core = Asker("core", own["E4"], frozenset({"hr"}), (Given("hr", frozenset({"CORE"})),))
        with pytest.raises(Refused):
            await desk.ask(core, Question(asked["PayrollTotals"]))
    assert told["HeadCount"]["employees"]["aggregates"]["count"] == 8
    units = told["HeadCount"]["employees"]["groups"]["nodes"]
    assert {one["keys"]["department"]["name"]: one["aggregates"]["count"] for one in units} == {
        "销售部": 4,
        "研发部": 3,
        "总部": 1,
    }
    below = told["Subtrees"]["departments"]["nodes"]
    assert {one["name"]: one["employees"]["aggregates"]["count"] for one in below} == {
        "总部": 8,
        "销售部": 4,
        "研发部": 3,
        "销售一部": 2,
    }
    [minutes, _] = told["Minutes"]["attendanceDays"]["groups"]["nodes"]
    assert minutes["keys"] == {
        "date": "2026-06-01",
        "employeeBy": {"department": {"name": "研发部"}},
    }
    assert minutes["aggregates"]["workedMinutes"] == {"avg": "435", "sum": "870"}
    assert [one["keys"]["hireDate"] for one in told["Hires"]["employees"]["groups"]["nodes"]] == [
        "2021-03-01",
        "2024-07-01",
        "2026-07-01",
    ]
    # Colleagues are counted; their days of hiring are not an employee's to know.
    assert heads["aggregates"] == {
        "count": 6,
        "hireDate": {"min": "2021-03-01", "max": "2021-03-01"},
    }
