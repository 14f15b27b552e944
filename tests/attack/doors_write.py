"""The matrix, last part: doors that change, and those that tell of changes.

Writing is attacked by dry runs, which pass every check of an edit and leave the company as it is:
each field of each person, one bulk edit a field, set to the very value that is there. So it also
shows whether a guess of a hidden value is confirmed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from hub.store.outbox import Entry
from tests.attack.doors_tree import TreeDoors
from tests.attack.graph import Cell, as_input
from tests.attack.judging import DENIED, LEAK, Judged, Probe

ABSENT: Final = "0192d2f0-0000-7000-8000-00000000dead"
_MANY: Final = """mutation M($rows: [CorrectEmployeesRow!]!) {
  correctEmployees(input: {rows: $rows, reason: "r", dryRun: true}) {
    ... on CorrectEmployeesSuccess {
      rows { id outcome fields problem { __typename code message hint path } }
      totals { rows changed unchanged refused stale invalid withheld } } } }"""
_MOVE: Final = """mutation M($input: MoveEmployeeInput!) { moveEmployee(input: $input) {
  __typename ... on Problem { code message } } }"""
_LEARN: Final = """mutation M($input: AddEducationInput!) { addEducation(input: $input) {
  __typename ... on Problem { code message } } }"""
_TOLD: Final = 100
"""Rows that one event shows."""


@dataclass(frozen=True)
class WriteDoors(TreeDoors):
    """Probes of one attacker through mutations and subscriptions."""

    def writes(self) -> Iterator[Probe]:
        """Every field of every person; posts and education of some."""
        inputs = self.graph.input("EmployeeFields")
        for cell in self.graph.cells("Employee"):
            if cell.name in inputs and not cell.masked:
                yield self._many(cell)
        people = [one["id"] for one in self.ground.company.world.rows["Employee"]]
        for row in [*self.dice.sample(people, k=8), ABSENT]:
            yield from self._added(row)

    def _many(self, cell: Cell) -> Probe:
        ground, door = self.ground, "bulk edit"
        people = [*(one["id"] for one in ground.company.world.rows["Employee"]), ABSENT]
        rows = [
            {"id": f"employee_{row}", "set": {cell.name: self._same(cell, row)}} for row in people
        ]

        def judge(data: dict[str, Any]) -> Judged:
            found = data["correctEmployees"]
            if sum(found["totals"].values()) != 2 * found["totals"]["rows"]:
                yield ground.finding(LEAK, door, "totals", str(found["totals"]))
            for row, one in zip(people, found["rows"], strict=True):
                yield 1
                yield from self._outcome(cell, row, one)

        place = f"Employee.{cell.name}"
        return self._probe(door, place, _MANY, self._judged(door, place, judge), rows=rows)

    def _same(self, cell: Cell, row: str) -> Any:
        """The value that is there."""
        if row == ABSENT:
            return None
        stored = self.ground.oracle.values["Employee", cell.field][row]
        if stored is None:
            return None
        if cell.link:
            return f"{self.graph.model[cell.type].table}_{stored}"
        return as_input(cell.type, stored)

    def _outcome(self, cell: Cell, row: str, told: Mapping[str, Any]) -> Judged:
        """Refused exactly where the oracle says so, hidden rows like absent ones, no guess told."""
        ground, place = self.ground, f"Employee.{cell.name}"
        may = row in ground.may.writes.get(("Employee", cell.field), frozenset())
        refused = told["outcome"] == "REFUSED"
        if refused and may:
            yield ground.finding(DENIED, "bulk edit", place, f"{row}: {told}")
        if not refused and not may:
            yield ground.finding(LEAK, "bulk edit", place, f"{row}: {told['outcome']}")
        hidden = not ground.may.row("Employee", row)
        if refused and hidden and told["problem"] != _NOT_FOUND:
            yield ground.finding(LEAK, "bulk edit", place, f"{row}: {told['problem']}")
        silent = told["outcome"] in {"CHANGED", "UNCHANGED"} and cell.name not in told["fields"]
        if silent and row != ABSENT and not ground.open("Employee", cell, row):
            yield ground.finding(LEAK, "bulk edit", place, f"{row}: a guess is told from others")

    def _added(self, row: str) -> Iterator[Probe]:
        """A post and a course of education of somebody, which are not made."""
        ground = self.ground
        day = ground.company.world.today + timedelta(days=400)
        units = ground.company.units
        move = {
            "id": f"employee_{row}",
            "department": f"department_{units['RND']}",
            "effectiveFrom": day.isoformat(),
            "dryRun": True,
            "reason": "r",
        }
        learn = {"employee": f"employee_{row}", "education": {"school": "x"}, "dryRun": True}
        for door, text, name, wanted in (
            ("move", _MOVE, "moveEmployee", move),
            ("add", _LEARN, "addEducation", learn),
        ):
            may = row in ground.may.writes.get(("Employee", f"({door})"), frozenset())

            def judge(
                data: dict[str, Any], name: str = name, door: str = door, may: bool = may
            ) -> Judged:
                yield 1
                denied = data[name]["__typename"] in {"Denied", "NotFound"}
                if denied == may:
                    yield ground.finding(
                        DENIED if may else LEAK, door, "Employee", f"{row}: {data[name]}"
                    )

            yield self._probe(
                door, "Employee", text, self._judged(door, "Employee", judge), input=wanted
            )

    # --- what is told of changes -----------------------------------------------------------------

    def events(self) -> Iterator[Probe]:
        """Every row of every entity changes: who is told, and what they are shown."""
        for entity in self.graph.entities:
            rows, spec = self.ground.company.world.rows[entity], self.graph.model[entity]
            there = [one["id"] for one in rows if entity == "Employee" or not one["closed"]]
            gone = [] if spec.owned else [one["id"] for one in rows if one["id"] not in there]
            keys = [*there, *gone]
            for at in range(0, len(keys), _TOLD):
                yield self._event(entity, tuple(keys[at : at + _TOLD]), None)
            for group in () if spec.owned else spec.groups:
                yield self._event(entity, tuple(there[:_TOLD]), group)

    def _event(self, entity: str, keys: tuple[str, ...], group: str | None) -> Probe:
        ground, door = self.ground, "event" if group is None else "event of a group"
        shown = f"id ... on {entity} {{ {self.graph.row(entity)} }}"
        text = f"subscription {{ changed(type: {entity}) {{ ids nodes {{ {shown} }} }} }}"
        known, gone = ground.rows(entity), ground.may.gone

        def judge(answer: dict[str, Any]) -> Judged:
            told = {
                row
                for row in keys
                if (row in known and self._told_of(entity, row, group)) or (entity, row) in gone
            }
            if "errors" in answer:
                yield ground.finding(DENIED, door, entity, str(answer["errors"][0]))
                return
            found = answer["data"] and answer["data"]["changed"]
            ids = {one.rpartition("_")[2] for one in found["ids"]} if found else set()
            yield from ground.same(door, entity, ids, told)
            for node in found["nodes"] if found else ():
                if node is not None:
                    yield from ground.row(door, entity, node)

        entry = Entry(1, entity, keys, None if group is None else frozenset({group}))
        return Probe(ground.viewer, door, entity, text, judge, None, entry)

    def _told_of(self, entity: str, row: str, group: str | None) -> bool:
        """Whether what changed may be read: a cell of the group; of an owned row, every cell."""
        spec, may = self.graph.model[entity], self.ground.may
        cells = [
            may.cell(entity, one.name, row)
            for one in spec.fields.values()
            if group in {None, one.group}
        ]
        if spec.owned:  # told whole or not at all
            return all(cells)
        return group is None or any(cells)


_NOT_FOUND: Final = {
    "__typename": "NotFound",
    "code": "ROW_NOT_FOUND",
    "message": "There is no such row.",
    "hint": None,
    "path": ["id"],
}
