"""The matrix: doors at which decisions wait - conflicts between systems, and quarantine.

A conflict tells of its cell: lists and counts hold exactly the conflicts of cells that may be read,
and a decision is refused where the cell may not be changed. What waits in quarantine is judged by
its marks.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.attack.desks import contested
from tests.attack.doors_write import WriteDoors
from tests.attack.judging import DENIED, LEAK, Judged, Probe, code_of

_HEAPS: Final = """query Q($entity: String) {
  conflicts(entity: $entity, first: 100) {
    totalCount heaps { entity field count } nodes { row field sides { value label } } } }"""
_REOPEN: Final = """mutation M($id: ID!) { reopenConflict(input: {conflict: $id, reason: "r"}) {
  __typename ... on Problem { code message } } }"""
_WAITING: Final = """query Q($group: QuarantineGroupInput!) {
  quarantined(group: $group, first: 100) {
    nodes { value masked message cells { path value } } } }"""


@dataclass(frozen=True)
class DeskDoors(WriteDoors):
    """Probes of one attacker at doors of the office."""

    def desks(self) -> Iterator[Probe]:
        """Conflicts by entity, decisions about some of them, all words that wait."""
        rows = [one for one in contested(self.ground.company) if not one[1]["closed"]]
        for entity in sorted({spec.name for spec, _, _ in rows}):
            yield self._conflicts(entity)
        for spec, row, fields in self.dice.sample(rows, k=min(12, len(rows))):
            yield self._decision(spec.name, row["id"], self.dice.choice(fields).name)
        fields = sorted({(spec.name, one.name) for spec, _, some in rows for one in some})
        for entity, field in fields if self.ground.admin else self.dice.sample(fields, k=3):
            yield self._waiting(entity, field)

    def _known(self, entity: str, field: str, row: str) -> bool:
        return self.ground.may.row(entity, row) and self.ground.may.cell(entity, field, row)

    def _conflicts(self, entity: str) -> Probe:
        ground, door = self.ground, "conflicts"
        named = {one.name: one.graph_name for one in self.graph.model[entity].fields.values()}

        def judge(answer: dict[str, Any]) -> Judged:
            yield 1
            if code_of(answer) == "OFFICE_DENIED":
                if ground.office:
                    yield ground.finding(DENIED, door, entity, "refused")
                return
            if "errors" in answer or not ground.office:
                yield ground.finding(LEAK, door, entity, str(answer)[:200])
                return
            expected = Counter(
                named[one.name]
                for spec, row, fields in contested(ground.company)
                for one in fields
                if spec.name == entity
                and not row["closed"]
                and self._known(entity, one.name, row["id"])
            )
            found = answer["data"]["conflicts"]
            counts = Counter({one["field"]: one["count"] for one in found["heaps"]})
            yield len(found["nodes"])
            if counts - expected:
                yield ground.finding(LEAK, door, entity, f"counted: {counts - expected}")
            if expected - counts:
                yield ground.finding(DENIED, door, entity, f"not counted: {expected - counts}")
            if found["totalCount"] != sum(expected.values()):
                yield ground.finding(LEAK, door, entity, f"{found['totalCount']} in all")
            fields = {graph: name for name, graph in named.items()}
            for node in found["nodes"]:
                row = node["row"].rpartition("_")[2]
                if not self._known(entity, fields[node["field"]], row):
                    yield ground.finding(LEAK, door, f"{entity}.{node['field']}", row)
            if not found["nodes"] and expected:
                yield ground.finding(DENIED, door, entity, "no conflict is shown")

        return self._probe(door, entity, _HEAPS, judge, entity=entity)

    def _decision(self, entity: str, row: str, field: str) -> Probe:
        """Nothing is decided yet: whoever may take a decision back learns that, nobody else."""
        ground, door = self.ground, "decision"
        spec = self.graph.model[entity]
        name = f"{spec.table}_{row}.{spec[field].graph_name}"

        def judge(data: dict[str, Any]) -> Judged:
            yield 1
            code = data["reopenConflict"].get("code", "")
            may = row in ground.may.writes.get((entity, field), frozenset())
            if entity == "Employee" and (code == "CONFLICT_STATE") != (may and ground.office):
                kind = LEAK if code == "CONFLICT_STATE" else DENIED
                yield ground.finding(kind, door, f"{entity}.{field}", f"{row}: {code}")
            if code == "CONFLICT_STATE" and not ground.may.row(entity, row):
                yield ground.finding(LEAK, door, f"{entity}.{field}", row)
            if not code:
                yield ground.finding(LEAK, door, f"{entity}.{field}", "something was decided")

        return self._probe(door, entity, _REOPEN, self._judged(door, entity, judge), id=name)

    def _waiting(self, entity: str, field: str) -> Probe:
        """Judged by the marks in its bytes; who is no administrator is refused."""
        ground, door = self.ground, "quarantine"

        def judge(answer: dict[str, Any]) -> Judged:
            yield 1
            refused = code_of(answer) == "OFFICE_DENIED"
            if refused == ground.admin or ("errors" in answer and not refused):
                kind = DENIED if ground.admin else LEAK
                yield ground.finding(kind, door, f"{entity}.{field}", str(answer)[:200])

        group = {
            "connection": "one",
            "stream": "people",
            "entity": entity,
            "field": field,
            "code": "UNMAPPED",
        }
        return self._probe(door, f"{entity}.{field}", _WAITING, judge, group=group)
