"""Doors off the usual way: trees, keys of other systems, matches, groups behind links."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from graphql import get_named_type

from tests.attack.doors_field import FieldDoors
from tests.attack.graph import Cell, read
from tests.attack.judging import DENIED, LEAK, Judged, Probe


class TreeDoors(FieldDoors):
    """Probes of one attacker."""

    def trees(self) -> Iterator[Probe]:
        """Departments above and below a department: those that may be known of."""
        ground, parents = self.ground, self.ground.oracle.values["Department", "parent"]
        inner = self.graph.row("Department")
        below = f"descendants(first: 100) {{ totalCount nodes {{ {inner} }} }}"
        text = f"{{ departments {{ nodes {{ id ancestors {{ {inner} }} {below} }} }} }}"

        def line(key: str) -> list[str]:
            above = parents[key]
            return [] if above is None else [*line(above), above]

        def judge(data: dict[str, Any]) -> Judged:
            known = ground.rows("Department")
            for node in data["departments"]["nodes"]:
                row = _key(node)
                ids = [_key(one) for one in node["ancestors"]]
                above = {one for one in line(row) if one in known}
                yield from ground.same("ancestors", "Department", set(ids), above)
                under = {one for one in known if row in line(one)}
                found = {_key(one) for one in node["descendants"]["nodes"]}
                yield from ground.same("descendants", "Department", found, under)
                for one in [*node["ancestors"], *node["descendants"]["nodes"]]:
                    yield from ground.row("tree", "Department", one)

        yield self._probe("tree", "Department", text, self._judged("tree", "Department", judge))

    def accounts(self) -> Iterator[Probe]:
        """By the key of another system: oneself, or HR of CORE; nobody else learns whose it is."""
        ground = self.ground
        text = "query Q($by: EmployeeBy!) { employee(by: $by) { id } }"
        for (system, external), row in ground.company.world.accounts.items():

            def judge(data: dict[str, Any], row: str = row) -> Judged:
                yield 1
                may = ground.may.cell("Employee", "(key)", row)
                if data["employee"] is not None and not may:
                    yield ground.finding(LEAK, "account", "Employee", row)
                if data["employee"] is None and may:
                    yield ground.finding(DENIED, "account", "Employee", row)

            judged = self._judged("account", "Employee", judge)
            by = {"account": {"system": system, "externalId": external}}
            yield self._probe("account", "Employee", text, judged, by=by)

    def matches(self) -> Iterator[Probe]:
        """A department that may not be known of is suggested to nobody."""
        ground = self.ground
        codes = ground.oracle.values["Department", "code"]
        told = "departmentMatch(values: $v) { term suggestions { term } }"
        text = f"query Q($v: [String!]!) {{ {told} }}"
        for row, name in ground.oracle.values["Department", "name"].items():
            if name is None:
                continue

            def judge(data: dict[str, Any], row: str = row) -> Judged:
                yield 1
                given = str(data["departmentMatch"])
                hidden = set(codes) - ground.rows("Department")
                if any(one in given or str(codes[one]) in given for one in hidden):
                    yield ground.finding(LEAK, "match", "Department", row)

            judged = self._judged("match", "Department", judge)
            yield self._probe("match", "Department", text, judged, v=[name])

    def groups_behind(self, entity: str) -> Iterator[Probe]:
        """Groups by a field of the row that a link leads to."""
        given = self.graph.input(f"{entity}GroupBy")
        for cell in self.graph.cells(entity):
            way = f"{cell.name}By"
            if not cell.link or way not in given:
                continue
            known = self.graph.input(get_named_type(given[way].type).name)
            others = [
                one
                for one in self.graph.cells(cell.type)
                if one.name in known
                and not one.link
                and not one.masked
                and get_named_type(known[one.name].type).name == "ValueGrouping"
            ]
            chosen = self.dice.sample(others, k=min(8, len(others)))
            telling = [one for one in chosen if self._tells(entity, cell, one)]
            door = "group behind, mixed" if telling else "group behind"
            for other in telling[:2] or chosen[:1]:
                yield self._grouped(entity, cell, other, door)

    def _grouped(self, entity: str, cell: Cell, other: Cell, door: str) -> Probe:
        ground, name = self.ground, self.graph.entities[entity]
        keys = f"keys {{ {cell.name}By {{ {other.selection} }} }} aggregates {{ count }}"
        by = f"{{ {cell.name}By: {{ {other.name}: VALUE }} }}"
        text = f"{{ {name} {{ groups(first: 1000, by: [{by}]) {{ nodes {{ {keys} }} }} }} }}"
        place = f"{entity}.{cell.name}.{other.name}"

        def behind(row: str) -> str | None:
            target = ground.shown(entity, cell, row)
            return None if target is None else ground.shown(cell.type, other, target)

        def judge(answer: dict[str, Any]) -> Judged:
            usable = ground.usable(cell.type, other)
            if usable or not ground.usable(entity, cell):
                yield from ground.refused(answer, "group", entity, cell)
            else:
                yield from ground.refused(answer, "group", cell.type, other)
            if "errors" in answer:
                return
            told: Counter[str | None] = Counter()
            for node in answer["data"][name]["groups"]["nodes"]:
                key = read(other, node["keys"][f"{cell.name}By"][other.name])
                told[key] += node["aggregates"]["count"]
            expected = Counter(behind(row) for row in ground.rows(entity))
            if told != expected:
                kind = LEAK if any(one not in expected for one in told) else DENIED
                yield ground.finding(kind, "group", place, f"{told - expected} {expected - told}")

        return self._probe(door, place, text, judge)


def _key(node: dict[str, Any]) -> str:
    return str(node["id"]).rpartition("_")[2]
