"""Golden cases of plans: how their folders are read, planned without a database, and answered."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from hub.plan.planner import Plan
from hub.plan.pretty import pretty
from hub.plan.slots import (
    CountHole,
    CursorHole,
    FoldHole,
    Hole,
    ReadMark,
    Remembered,
    SealedHole,
    Slot,
)
from hub.plan.tree import Const, Var
from tests.twin.access import Asker, Given
from tests.twin.asking import Planning, viewer_of
from tests.twin.document import Question
from tests.twin.small import small_world
from tests.twin.world import World

FOLDER: Final = Path(__file__).parent.parent / "golden" / "plans"
SECOND_PAGE: Final = "the end of the first page"
"""As a variable: the cursor with which the first page ends."""


@dataclass(frozen=True)
class Case:
    """One folder."""

    folder: Path

    @property
    def name(self) -> str:
        """What the case shows."""
        return self.folder.name

    @property
    def variables(self) -> dict[str, Any]:
        """Of the request."""
        file = self.folder / "variables.json"
        return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}

    @property
    def question(self) -> Question:
        """The document with its variables."""
        text = (self.folder / "query.graphql").read_text(encoding="utf-8")
        return Question(text, self.variables)

    @property
    def viewer(self) -> dict[str, Any]:
        """`employee` (a number), `scopes`, `grants`, `language`."""
        return dict(json.loads((self.folder / "viewer.json").read_text(encoding="utf-8")))

    @property
    def asker(self) -> Asker:
        """Who asks, in the small company."""
        world, told = company(), self.viewer
        own = {one["number"]: one["id"] for one in world.rows["Employee"]}
        units = {one["code"]: one["id"] for one in world.rows["Department"]}
        grants = [
            Given(
                role=one["role"],
                classes=frozenset(one["classes"]),
                extent="subtrees" if one.get("departments") else "all",
                ids=tuple(units[code] for code in one.get("departments", ())),
            )
            for one in told.get("grants", ())
        ]
        return Asker(self.name, own[told["employee"]], frozenset(told["scopes"]), tuple(grants))


CASES: Final = [Case(one) for one in sorted(FOLDER.iterdir()) if one.is_dir()]
PLANNED: Final = [
    *CASES,
    *(Case(one) for one in sorted((FOLDER.parent / "plans_of_other_times").iterdir())),
]
"""Those whose plan is held; the small company has no past that could answer the last ones."""


@cache
def company() -> World:
    """The small company."""
    return small_world()


@cache
def _planning() -> Planning:
    return Planning.of(company().model)


def plan_text(case: Case) -> str:
    """The plan as it stands in `plan.sql`: statement, parameters, holes, what is withheld."""
    language = str(case.viewer.get("language", "en"))
    made = _planning().planned(viewer_of(case.asker, company(), language), case.question)
    return "\n".join([pretty(made.sql), *_told(made)]) + "\n"


def _told(made: Plan) -> list[str]:
    slots = [f"-- ${place} {_slot(one)}" for place, one in enumerate(made.slots, start=1)]
    holes = [f"-- hole {place}: {_hole(one)}" for place, one in enumerate(made.holes)]
    access = [
        f"-- {one.cells} of {one.path}: {one.cls}, opened by {', '.join(one.granted_by)}"
        for one in made.withheld
    ]
    return [*slots, *holes, *access]


def _slot(slot: Slot) -> str:
    match slot.source:
        case Remembered(None):
            return "the snapshot of what is remembered"
        case Remembered(hole):
            return f"the count of hole {hole}, if remembered"
        case str(name):
            source = f"the viewer's {name}"
        case Const(value):
            source = f"constant {json.dumps(value, ensure_ascii=False)}"
        case Var(path):
            source = "variable " + ".".join(str(step) for step in path)
        case other:
            source = str(other)
    return f"{source} as {' '.join(slot.convert)}"


def _hole(hole: Hole) -> str:
    match hole:
        case CountHole():
            return "count"
        case SealedHole():
            shown = "masked" if hole.masked else "whole"
            return f"{hole.table}.{hole.column}, opened and shown {shown}"
        case CursorHole():
            return f"cursor of {hole.place}"
        case FoldHole():
            return f"{hole.table}.{hole.column}, opened and summed"
        case ReadMark():
            return f"whose {', '.join(hole.classes)} is read"
    return f"computed {hole.name}"
