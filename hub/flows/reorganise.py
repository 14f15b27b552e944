"""Departments change: what is wanted → what it means → its effect → carried out, now or on its day.

A change is one of five kinds and holds from a day on. It becomes edits of the hub, as any other
edit is: nothing is rewritten, and everything can be taken back by another edit.

    RENAME  another name or code; the old ones stay aliases
    MOVE    another place in the tree
    MERGE   it ends, another one has its place: people, units below it, established posts
    SPLIT   the same, but some of its people go to other departments
    RETIRE  it ends, and nothing goes on in it

Posts keep the department in which they began; whom a post's holder belongs to today follows
`merged_into` (`store/landing/succession.py`). So a system that still sends what is no more lands
on the successor, and history stays true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from hub.errors import Refused
from hub.flows.edit_record import Edit
from hub.schema.record import Json
from hub.store.landing.succession import MOST_STEPS
from hub.store.reorganisation import KeptChange, Unit, Units


class Kind(StrEnum):
    """What becomes of a department."""

    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    RETIRE = "retire"


@dataclass(frozen=True)
class Change:
    """What is wanted of a department; links are ids of rows."""

    kind: Kind
    department: str
    day: date
    """First day on which it holds."""
    name: str | None = None
    code: str | None = None
    parent: str | None = None
    """Of a move; None is the top."""
    into: str | None = None
    """Of a merger or split: who has its place."""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a split: department → employees who go there."""

    def document(self) -> dict[str, Json]:
        """As it is kept."""
        return {
            "name": self.name,
            "code": self.code,
            "parent": self.parent,
            "into": self.into,
            "parts": {unit: list(people) for unit, people in self.parts.items()},
        }

    @classmethod
    def of(cls, kept: KeptChange) -> "Change":
        """Of what was kept."""
        told: Mapping[str, object] = kept.document
        name, code, parent, into = (_text(told.get(one)) for one in _TEXTS)
        parts = told.get("parts")
        people = parts if isinstance(parts, dict) else {}
        return cls(
            Kind(kept.kind),
            kept.department,
            kept.day,
            name,
            code,
            parent,
            into,
            {str(unit): tuple(some) for unit, some in people.items()},
        )


_TEXTS: Final = ("name", "code", "parent", "into")
_DAY: Final = timedelta(days=1)


def edits_of(change: Change, units: Units, positions: Sequence[str]) -> list[Edit]:
    """The edits that a change means; raises Refused where it does not fit what there is.

    `positions` are established posts of the department.
    """
    own = _unit(units, change.department)
    match change.kind:
        case Kind.RENAME:
            return [_renamed(change, own, units)]
        case Kind.MOVE:
            return [_moved(change, own, units)]
        case Kind.MERGE | Kind.SPLIT:
            return _followed(change, own, units, positions)
        case Kind.RETIRE:
            return [_ended(change, own)]


def aliases_of(change: Change, units: Units) -> list[str]:
    """Names that would be lost and stay known: those of a renamed department that no other has."""
    if change.kind is not Kind.RENAME:
        return []
    own = _unit(units, change.department)
    lost = [
        was
        for was, becomes in ((own.name, change.name), (own.code, change.code))
        if was is not None and becomes is not None and was != becomes
    ]
    held = {name for one in units.values() if one is not own for name in (one.name, one.code)}
    return [one for one in lost if one not in held]


def names_learnt(change: Change) -> list[str]:
    """Names that nobody knew before the change."""
    return [one for one in (change.name, change.code) if one is not None]


def applied(change: Change, units: Units) -> dict[str, Unit]:
    """The departments after a change; one that fits them no more changes nothing."""
    try:
        edits = edits_of(change, units, ())
    except Refused:
        return dict(units)
    found = dict(units)
    for one in edits:
        if one.entity == "Department":
            found[one.row] = _after(found[one.row], one)
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _after(unit: Unit, one: Edit) -> Unit:
    said = one.values
    last = said.get("effective_to", None if unit.last is None else unit.last.isoformat())
    return replace(
        unit,
        code=said.get("code") or unit.code,
        name=said.get("name", unit.name),
        parent=said.get("parent", unit.parent),
        merged_into=said.get("merged_into", unit.merged_into),
        last=None if last is None else date.fromisoformat(last),
    )


def _unit(units: Units, row: str | None) -> Unit:
    found = units.get(row or "")
    if found is None:
        raise Refused(
            "DEPARTMENT_UNKNOWN", "There is no such department.", hint="Choose one of the tree."
        )
    return found


def _renamed(change: Change, own: Unit, units: Units) -> Edit:
    values = {
        name: text
        for name, text in (("name", change.name), ("code", change.code))
        if text is not None
    }
    if not values:
        raise Refused("NOTHING_TO_CHANGE", "No name and no code is given.")
    if any(one.code == change.code for one in units.values() if one is not own):
        raise Refused(
            "DEPARTMENT_CODE_CONFLICT",
            "Another department has that code.",
            hint="Choose another one, or merge the two.",
        )
    return Edit("Department", own.id, values)


def _moved(change: Change, own: Unit, units: Units) -> Edit:
    if change.parent is not None:
        _living(units, change.parent, change.day)
        _not_below(units, change.parent, own)
    return Edit("Department", own.id, {"parent": change.parent})


def _ended(change: Change, own: Unit) -> Edit:
    if own.last is not None and own.last < change.day:
        raise Refused(
            "DEPARTMENT_ENDED",
            "The department has ended before that day.",
            hint="Choose an earlier day, or give it another last day first.",
        )
    return Edit("Department", own.id, {"effective_to": (change.day - _DAY).isoformat()})


def _followed(change: Change, own: Unit, units: Units, positions: Sequence[str]) -> list[Edit]:
    successors = [change.into, *(change.parts if change.kind is Kind.SPLIT else ())]
    for one in successors:
        if one == own.id:
            raise Refused("DEPARTMENT_ITSELF", "A department cannot follow itself.")
        successor = _living(units, one, change.day)
        _not_below(units, successor.id, own)
        _no_circle(units, successor, own)
    if change.kind is Kind.SPLIT and not change.parts:
        raise Refused("NOTHING_TO_CHANGE", "A split says which people go where.")
    ended = _ended(change, own)
    gone = replace(ended, values={**ended.values, "merged_into": change.into})
    below = [
        Edit("Department", one.id, {"parent": change.into})
        for one in units.values()
        if one.parent == own.id and (one.last is None or one.last >= change.day)
    ]
    posts = [Edit("Position", one, {"department": change.into}) for one in positions]
    return [gone, *below, *posts]


def _living(units: Units, row: str | None, day: date) -> Unit:
    found = _unit(units, row)
    if not found.holds(day):
        raise Refused(
            "DEPARTMENT_ENDED",
            "The department that is named is not there on that day.",
            hint="Choose one that is, or another day.",
        )
    return found


def _not_below(units: Units, row: str, own: Unit) -> None:
    seen: set[str] = set()
    here: str | None = row
    while here is not None and here not in seen:
        if here == own.id:
            raise Refused(
                "DEPARTMENT_BELOW_ITSELF",
                "A department cannot lie below itself.",
                hint="Choose one that is not below it, or move that one first.",
            )
        seen.add(here)
        above = units.get(here)
        here = above.parent if above else None


def _no_circle(units: Units, successor: Unit, own: Unit) -> None:
    here: Unit | None = successor
    for _ in range(MOST_STEPS):
        if here is None:
            return
        if here.id == own.id:
            break
        here = units.get(here.merged_into or "")
    raise Refused(
        "DEPARTMENT_MERGE_CIRCLE",
        "Departments would follow each other in a circle.",
        hint="Choose a department that does not lead back.",
    )
