"""The hub's own statement of each question, as a handler can run it; and the hub's cursors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import asyncpg
import orjson

from bench.queries.questions import NUMBERS, Question, Variation
from hub.auth.policy import ALWAYS, Decision
from hub.auth.viewer import Everywhere, Grant, Viewer, scopes_for
from hub.plan.bound import Request, binding
from hub.plan.planner import Asked, Plan, plan
from hub.plan.restrict import Access
from hub.plan.slots import CountHole, CursorHole, Hole, ReadMark, Remembered, SealedHole, Slot
from hub.resolvers.documents import Documents
from hub.resolvers.schema import graph
from hub.resolvers.types import entity_types
from hub.resolvers.viewers import given
from hub.schema.model import EntitySpec, Field, Reverse
from hub.schema.shipped import shipped
from hub.store.cursors import HubKeys
from hub.store.tables import tables

HR_CLASSES = frozenset({"CORE", "IDENTITY", "LEARNING", "PAY", "PERSONAL", "TIME"})


OPEN = "-open"
"""Behind a question's key: its statement where no policy is asked, only the gate."""


class Unasked(Access):
    """Everything is open to everybody."""

    def cell(self, spec: EntitySpec, one: Field, *, masked: bool = False) -> Decision:
        """Always."""
        del spec, one, masked
        return ALWAYS

    def rows(self, spec: EntitySpec) -> Decision:
        """Always."""
        del spec
        return ALWAYS

    def list_open(self, parent: EntitySpec, via: Reverse) -> Decision:
        """Always."""
        del parent, via
        return ALWAYS


@dataclass(frozen=True)
class Planned:
    """The plan of one question, and whose it is."""

    plan: Plan
    viewer: Viewer

    def cursors(self, keys: HubKeys, places: Sequence[Variation]) -> list[str | None]:
        """The hub's tokens for places in the list; None for a question without a list."""
        holes = [one for one in self.plan.holes if isinstance(one, CursorHole)]
        if not holes or len(places[0].values) == 1:
            return [None] * len(places)
        bound = binding(holes[0], Request({}, {}, self.viewer.subject))
        return [keys.make_cursor(orjson.dumps(one.values), bound).decode() for one in places]

    def contract(self, today: date) -> dict[str, Any]:
        """SQL, slots and holes, as JSON can say them."""
        known = given(self.viewer, today)
        slots = [_slot(one, known) for one in self.plan.slots]
        return {"sql": self.plan.sql, "slots": slots, "holes": [*map(_hole, self.plan.holes)]}


async def planned(dsn: str, questions: Sequence[Question]) -> dict[str, Planned]:
    """Plans by the questions' keys."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(
            "select number, id::text from hub.employee where number = any($1)", [*NUMBERS.values()]
        )
    finally:
        await connection.close()
    ids = {number: key for number, key in rows}  # noqa: C416 - a Record is no pair to dict()
    model = shipped()
    documents, made = Documents(graph(model, made=entity_types(model))), tables(model)
    found: dict[str, Planned] = {}
    for one in questions:
        prepared = documents.prepare(one.text("hub.graphql"))
        assert not prepared.errors, prepared.errors
        viewer = _viewer(one.viewer, ids)
        varied = "id" if one.by in {"person", "manager"} else "after"
        asked = Asked(prepared.tree, prepared.operation(None).node, {varied: "x"}, "en")
        found[one.key] = Planned(plan(asked, Access(model, viewer), made), viewer)
        if not one.alone:
            found[f"{one.key}{OPEN}"] = Planned(plan(asked, Unasked(model, viewer), made), viewer)
    return found


def _viewer(name: str, ids: Mapping[str, str]) -> Viewer:
    number = NUMBERS[name]
    grant = Grant("1", "hr", HR_CLASSES, Everywhere(), date(2020, 1, 1))
    grants, version = ((grant,), 1) if name == "hr" else ((), 0)
    named = ("number", number)
    return Viewer(ids[number], ids[number], scopes_for(name), grants, version, named=named)


def _slot(slot: Slot, known: Mapping[str, Any]) -> dict[str, Any]:
    """A constant (dates apart: JSON has none), the id, or a part of the cursor."""
    if isinstance(slot.source, str):
        value = known[slot.source]
        return {"day": value.isoformat()} if isinstance(value, date) else {"value": value}
    if isinstance(slot.source, Remembered):
        return {"value": None}  # the handler by hand remembers nothing
    match slot.convert:
        case ("id", _):
            return {"part": 0, "kind": "text"}
        case ("cursor", _, place, kind):
            return {"part": int(place), "kind": kind}
        case ("date",):
            return {"day": slot.source.value}  # type: ignore[union-attr] # a literal
    return {"value": slot.source.value}  # type: ignore[union-attr] # all else is a constant


def _hole(hole: Hole) -> dict[str, Any]:
    if isinstance(hole, ReadMark):
        return {"mark": True}
    if isinstance(hole, CountHole):
        return {"count": True}
    if isinstance(hole, SealedHole):
        parts = hole.parts and [[key, what] for key, what, _ in hole.parts.parts]
        return {"place": [hole.table, hole.column], "parts": parts}
    return {}
