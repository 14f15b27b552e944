"""Policies as companies could write them, at random: as a file, and in the words of the twin."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from hub.schema.audience import HR_CLASSES
from hub.schema.model import Model
from hub.schema.policy_file import governed
from tests.twin import access

FOLLOW: Final[Mapping[str, Mapping[str, str]]] = {
    "JOB": {"Employment": "begun", "Assignment": "begun", "TeamMembership": "begun"},
    "ATTENDANCE": dict.fromkeys(
        ("AttendanceDay", "PunchCorrection", "Overtime", "BusinessTrip"), ""
    ),
    "LEAVE": {"LeaveBalance": ""},
    "TRAINING": {"Enrolment": "", "Certificate": ""},
    "PERFORMANCE": {},
}
"""Class → the entities whose rows are about what it holds, with the state that they must have."""
_FIELDS: Final = ("Employee.work_phone", "Employee.hire_date", "AttendanceDay.status")
_ROWS: Final = ("Punch", "LeaveRequest", "Goal")
_WORDS: Final = {"direct manager": "direct", "manager": "managers"}


def drawn(dice: random.Random) -> dict[str, Any]:
    """What such a file says."""
    return {
        "classes": {one: {"read": _ways(dice)} for one in dice.sample(list(FOLLOW), 3)},
        "fields": {one: {"read": _ways(dice)} for one in dice.sample(_FIELDS, 2)},
        "rows": {one: _ways(dice) for one in dice.sample(_ROWS, 2)},
    }


def under(model: Model, said: Mapping[str, Any], folder: Path) -> Model:
    """The model as the hub makes it of the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "policy.yaml"
    file.write_text(yaml.safe_dump({"hub": "policy/1", **said}), "utf-8")
    return governed(model, file)


def teach(patch: pytest.MonkeyPatch, said: Mapping[str, Any]) -> None:
    """The same for the twin, in its own table."""
    read, narrowed, rows = dict(access.READ), dict(access.NARROWED), dict(access.ROWS)
    for cls, verbs in said["classes"].items():
        read[cls] = _told(verbs["read"])
        for entity, state in FOLLOW[cls].items():
            rows[entity] = _told(verbs["read"], state)
    for name, verbs in said["fields"].items():
        entity, _, field = name.partition(".")
        narrowed[entity, field] = _told(verbs["read"])
    for entity, ways in said["rows"].items():
        rows[entity] = _told(ways)
    patch.setattr(access, "READ", read)
    patch.setattr(access, "NARROWED", narrowed)
    patch.setattr(access, "ROWS", rows)


def _told(ways: Sequence[str], state: str = "") -> str:
    words = [_WORDS.get(one, one) for one in ways]
    return " ".join(f"{one}/{state}" if state and one.islower() else one for one in words)


def _ways(dice: random.Random) -> list[str]:
    known = ["self", "direct manager", "manager", *dice.sample(HR_CLASSES, 4)]
    return dice.sample(known, dice.randint(0, 4))
