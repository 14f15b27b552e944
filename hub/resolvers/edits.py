"""What each mutation means: its input becomes edits of rows.

Inputs arrive as the graph names them. Values become canonical text; an absent field is not
named, null clears.
"""

import hashlib
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from hub.errors import Refused, Unmappable
from hub.flows.edit import Edit, Problem
from hub.flows.hub import Hub
from hub.schema.kinds import minor_digits
from hub.schema.model import EntitySpec, Field
from hub.schema.names import camel
from hub.store.standing import post_on
from hub.store.uuid7 import uuid7

Wanted: TypeAlias = Mapping[str, Any]
Edits: TypeAlias = "list[Edit] | Problem"
May: TypeAlias = Callable[[Edit], Awaitable[Problem | None]]
"""Asks the policy about one edit, before anything is read for it."""


@dataclass
class Ids:
    """Ids for new rows: fresh, or derived from an idempotency key so that a retry meets them."""

    seed: bytes | None
    _made: int = 0

    @classmethod
    def fresh(cls) -> "Ids":
        """New ids each time."""
        return cls(None)

    @classmethod
    def of(cls, subject: str, key: str) -> "Ids":
        """The same ids for the same principal and key."""
        return cls(hashlib.sha256(f"{subject}\x1f{key}".encode()).digest())

    def next(self) -> str:
        """The id of the next new row."""
        if self.seed is None:
            return str(uuid7())
        self._made += 1
        digest = hashlib.sha256(self.seed + bytes([self._made])).digest()
        number = int.from_bytes(digest[:16])
        number = number & ~(0xF << 76) | 8 << 76  # version 8 of RFC 9562: made by own means
        return str(uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62))


async def create_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """A person with an employment and a post."""
    del may
    model, person = hub.model, ids.next()
    employment, assignment = ids.next(), ids.next()
    hired = {"primary": "t", **_values(model["Employment"], wanted["employment"])}
    post = {"primary": "t", **_values(model["Assignment"], wanted["assignment"])}
    post.setdefault("effective_from", hired.get("effective_from"))
    return [
        Edit("Employee", person, _values(model["Employee"], wanted["employee"]), new=True),
        Edit("Employment", employment, hired, new=True, subject=person),
        Edit(
            "Assignment", assignment, {**post, "employment": employment}, new=True, subject=person
        ),
    ]


async def correct_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """Fields of a person that were wrong."""
    del ids, may
    row = row_of(wanted["id"], "Employee")
    if row is None:
        return _not_found("id")
    values = _values(hub.model["Employee"], wanted["set"])
    if not values:
        return Problem("Invalid", "NOTHING_TO_CHANGE", "No field is named.", path=("set",))
    return [Edit("Employee", row, values, expected_version=wanted.get("expectedVersion"))]


async def move_employee(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """Another department from a day on: today's post ends the day before, a new one begins."""
    row, department = row_of(wanted["id"], "Employee"), row_of(wanted["department"], "Department")
    if row is None or department is None:
        return _not_found("id" if row is None else "department")
    begins = _day(wanted["effectiveFrom"])
    asked = {"department": department, "effective_from": begins.isoformat(), "effective_to": None}
    refused = await may(Edit("Assignment", row, asked, new=True, subject=row))
    if refused is not None:
        return refused
    current = await post_on(hub.database, row, begins)
    values: dict[str, str | None] = {
        "primary": "t",
        "effective_from": begins.isoformat(),
        "department": department,
    }
    kept = ("employment", "location", "manager", "position", "grade", "cost_centre")
    edits: list[Edit] = []
    if current is not None:
        if current["effective_from"] is not None and current["effective_from"] >= begins:
            return Problem(
                "Conflict",
                "POST_BEGINS_LATER",
                "A post begins on that day already.",
                hint="Correct that post, or choose a later day.",
                path=("effectiveFrom",),
            )
        ends = (begins - timedelta(days=1)).isoformat()
        # Its version is held: of two moves at once the second is a conflict, not a second post.
        held = int(current["version"])
        ended = Edit(
            "Assignment", str(current["id"]), {"effective_to": ends}, expected_version=held
        )
        edits.append(ended)
        planned_end = current["effective_to"]
        values["effective_to"] = planned_end.isoformat() if planned_end else None
        spec = hub.model["Assignment"]
        for name in kept:
            value = current[f"{name}_id" if spec[name].kind.target else name]
            values[name] = None if value is None else str(value)
    values |= {
        name: text
        for name, text in _values(hub.model["Assignment"], _without(wanted)).items()
        if name in {*kept, "percent"}
    }
    made = Edit("Assignment", ids.next(), values, new=True, subject=row)
    version = wanted.get("expectedVersion")
    guard = [Edit("Employee", row, {}, expected_version=version)] if version else []
    return [*guard, *edits, made]


async def add_education(hub: Hub, wanted: Wanted, ids: Ids, may: May) -> Edits:
    """One more course of education of a person."""
    del may
    row = row_of(wanted["employee"], "Employee")
    if row is None:
        return _not_found("employee")
    values = _values(hub.model["Education"], wanted["education"])
    return [Edit("Education", ids.next(), values, new=True, subject=row)]


EDITS: Mapping[str, Callable[[Hub, Wanted, Ids, May], Awaitable[Edits]]] = {
    "createEmployee": create_employee,
    "correctEmployee": correct_employee,
    "moveEmployee": move_employee,
    "addEducation": add_education,
}


def row_of(global_id: Any, entity: str) -> str | None:
    """The row that a global id of that entity names."""
    table, _, row = str(global_id).rpartition("_")
    try:
        found = str(uuid.UUID(row))
    except ValueError:
        return None
    return found if table.replace("_", "") == entity.lower() else None


def _values(spec: EntitySpec, wanted: Wanted) -> dict[str, str | None]:
    known = {field.graph_name: field for field in spec.targets if not field.custom}
    values = {
        known[name].name: _text(known[name], value)
        for name, value in wanted.items()
        if name in known
    }
    for name, value in (wanted.get("custom") or {}).items():
        field = next(one for one in spec.targets if one.custom and camel(one.name) == name)
        values[field.name] = _text(field, value)
    return values


def _text(field: Field, value: Any) -> str | None:
    """A value of an input as canonical text of the field's kind."""
    if value is None:
        return None
    if field.kind.target:
        row = row_of(value, field.kind.target)
        if row is None:
            raise Refused(
                "ROW_NOT_FOUND", f"{field.graph_name} names no {field.kind.target}.", hint=None
            )
        return row
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, Mapping):
        return _money(Decimal(str(value["amount"])), str(value["currency"]))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _money(amount: Decimal, currency: str) -> str:
    minor = amount.scaleb(minor_digits(currency))
    if minor != minor.to_integral_value():
        raise Unmappable("VALUE_INVALID", "The amount has more digits than its currency.")
    return f"{int(minor)} {currency}"


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _without(wanted: Wanted) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if name not in {"id", "department"}}


def _not_found(where: str) -> Problem:
    return Problem("NotFound", "ROW_NOT_FOUND", "There is no such row.", path=(where,))
