"""The matrix: every field, through every door, by every attacker.

A probe is one request and the judgement of its answer by the oracle's verdicts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from tests.attack.doors_office import OfficeDoors
from tests.attack.doors_roster import Roster
from tests.attack.doors_then import Then, moved
from tests.attack.graph import Below, Cell
from tests.attack.judging import DENIED, LEAK, Judged, Probe, code_of

_ABSENT: Final = "0192d2f0-0000-7000-8000-00000000dead"


@dataclass(frozen=True)
class Doors(OfficeDoors):
    """All probes of one attacker."""

    def all(self) -> Iterator[Probe]:
        """Every probe."""
        for entity in self.graph.entities:
            yield from self._rows(entity)
            yield from self.fields(entity)
            yield from self.usual_order(entity)
            yield from self.groups_behind(entity)
        yield from self.trees()
        yield from self.accounts()
        yield from self.matches()
        yield from self.search()
        if not self.ground.looking:  # refused whole: tests/web/test_view_as.py
            yield from self.office()
            yield from self.edits()
            yield from self.writes()
            yield from self.desks()
            yield from self.decisions()
            if not self.ground.passing:
                yield from self.events()
        yield from Roster(self.ground, self.dice).probes()
        yield from self._then()

    def _rows(self, entity: str) -> Iterator[Probe]:
        return chain(self.whole(entity), self.edges(entity), self.hanging(entity))

    def _then(self) -> Iterator[Probe]:
        """Each probe of rows at one other time, and some of those of fields and of the search."""
        company, turn = self.ground.company, self.dice.random() < 0.5
        gone = moved(company)
        for place, (entity, root) in enumerate(self.graph.entities.items()):
            for former, ground in ((True, self.ground.former), (False, self.ground.held)):
                if ground is None:
                    continue
                then = Then(ground, self.dice, company.world.today, gone, former)
                there = replace(self, ground=ground)
                whole = entity == "Employee" or former == (turn == bool(place % 2))
                share = 1.0 if whole else 0.3
                for probe in there._rows(entity):
                    yield from then.asked(root, probe, share)
                    if probe.door == "select":
                        yield from then.on_a_day(entity, root, probe)
                some = self.dice.random() < (0.5 if entity == "Employee" else 0.1)
                for probe in there.fields(entity) if some else ():
                    yield from then.asked(root, probe, 0.5)
                if entity == "Employee":
                    for probe in there.search():
                        yield from then.asked(root, probe, 0.3)
                    yield from then.refused()

    # --- select, node, nested edges -------------------------------------------------------------

    def whole(self, entity: str) -> Iterator[Probe]:
        """All cells of all rows, from the list and by their ids."""
        ground, name = self.ground, self.graph.entities[entity]

        def listed(data: dict[str, Any]) -> Judged:
            nodes = data[name]["nodes"]
            ids = {one["id"].rpartition("_")[2] for one in nodes}
            yield from ground.same("select", entity, ids, set(ground.rows(entity)))
            if data[name]["totalCount"] != len(ground.rows(entity)):
                kind = LEAK if data[name]["totalCount"] > len(ground.rows(entity)) else DENIED
                yield ground.finding(kind, "totalCount", entity, str(data[name]["totalCount"]))
            for node in nodes:
                yield from ground.row("select", entity, node)

        text = f"{{ {name}(first: 1000) {{ totalCount nodes {{ {self.graph.row(entity)} }} }} }}"
        yield self._probe("select", entity, text, self._judged("select", entity, listed))
        keys = [one["id"] for one in ground.company.world.rows[entity]]
        table = ground.graph.model[entity].table
        shown = f"id ... on {entity} {{ {self.graph.row(entity)} }}"
        asked = f"query Q($ids: [ID!]!) {{ nodes(ids: $ids) {{ {shown} }} }}"
        for at in range(0, len(keys), 100):
            some = keys[at : at + 100]

            def found(data: dict[str, Any], some: list[str] = some) -> Judged:
                for key, node in zip(some, data["nodes"], strict=True):
                    if node is not None:
                        yield from ground.row("node", entity, node)
                    elif ground.may.row(entity, key):
                        yield ground.finding(DENIED, "node", entity, f"row {key}")
                    yield 1

            yield self._probe(
                "node",
                entity,
                asked,
                self._judged("node", entity, found),
                ids=[f"{table}_{one}" for one in some],
            )

    def usual_order(self, entity: str) -> Iterator[Probe]:
        """Where nothing is asked, a title that is hidden decides no place."""
        name, title = self.graph.entities[entity], self.graph.model[entity].title
        for cell in self.graph.cells(entity):
            shown = [self._sorted(entity, cell, one) for one in self.ground.rows(entity)]
            if cell.field != title or cell.masked or None not in shown:
                continue
            locked = [one for one in self.ground.rows(entity) if self._locked(entity, cell, one)]
            door = "usual order, locked" if len(locked) > 1 else "usual order"

            def judge(data: dict[str, Any], cell: Cell = cell, door: str = door) -> Judged:
                ids = [one["id"].rpartition("_")[2] for one in data[name]["nodes"]]
                hidden = [one for one in ids if self._sorted(entity, cell, one) is None]
                yield len(ids)
                if hidden and (ids[-len(hidden) :] != hidden or hidden != sorted(hidden)):
                    yield self.ground.finding(LEAK, door, entity, cell.name)

            text = f"{{ {name}(first: 1000) {{ nodes {{ id }} }} }}"
            yield self._probe(door, entity, text, self._judged(door, entity, judge))

    def _locked(self, entity: str, cell: Cell, row: str) -> bool:
        """Whether there is a value that the attacker may not read."""
        stored = self.ground.stored(entity, cell, row)
        return stored is not None and not self.ground.open(entity, cell, row)

    def edges(self, entity: str) -> Iterator[Probe]:
        """The rows that each link leads to."""
        ground, name = self.ground, self.graph.entities[entity]
        for cell in self.graph.cells(entity):
            if not cell.link:
                continue
            inner = self.graph.row(cell.type)
            text = f"{{ {name}(first: 1000) {{ nodes {{ id {cell.name} {{ {inner} }} }} }} }}"
            door = f"edge {entity}.{cell.name}"

            def judge(data: dict[str, Any], cell: Cell = cell, door: str = door) -> Judged:
                for node in data[name]["nodes"]:
                    yield from ground.row(door, entity, node)
                    if node[cell.name] is not None:
                        yield from ground.row(door, cell.type, node[cell.name])

            yield self._probe(door, cell.type, text, self._judged(door, cell.type, judge))

    def hanging(self, entity: str) -> Iterator[Probe]:
        """The lists on each row; and asking for rows by what hangs on them."""
        name = self.graph.entities[entity]
        for below in self.graph.lists(entity):
            inner = f"totalCount nodes {{ {self.graph.row(below.entity)} }}"
            hung = f"{below.name}(first: 100) {{ {inner} }}"
            text = f"{{ {name}(first: 1000) {{ nodes {{ id {hung} }} }} }}"
            door = f"list {entity}.{below.name}"
            yield self._probe(
                door,
                below.entity,
                text,
                self._judged(door, below.entity, self._hang(entity, below, door)),
            )
            yield self._twice(entity, below)
            if below.name in self.graph.input(f"{entity}Filter"):
                yield from self._by_list(entity, below)

    def _twice(self, entity: str, below: Below) -> Probe:
        """A list that is counted twice, in one pass: null both times where it is locked."""
        ground, name, door = self.ground, self.graph.entities[entity], f"counts {entity}"

        def judge(data: dict[str, Any]) -> Judged:
            for node in data[name]["nodes"]:
                shown = self._hung(entity, below, node["id"].rpartition("_")[2])
                expected = None if shown is None else {"totalCount": len(shown)}
                for given in (node["one"], node["other"]):
                    yield 1
                    if given != expected:
                        kind = DENIED if given is None else LEAK
                        yield ground.finding(kind, door, below.entity, node["id"])

        counts = " ".join(f"{key}: {below.name} {{ totalCount }}" for key in ("one", "other"))
        text = f"{{ {name}(first: 1000) {{ nodes {{ id {counts} }} }} }}"
        return self._probe(door, below.entity, text, self._judged(door, below.entity, judge))

    def _hung(self, entity: str, below: Below, row: str) -> set[str] | None:
        """Rows that a list shows; None where it is locked."""
        ground = self.ground
        if below.about and (below.entity, row) not in ground.may.lists:
            return None
        links = ground.oracle.values[below.entity, below.link]
        return {
            key
            for key in ground.rows(below.entity)
            if links[key] == row and (below.about or ground.may.cell(below.entity, below.link, key))
        }

    def _hang(self, entity: str, below: Below, door: str) -> Callable[[dict[str, Any]], Judged]:
        ground = self.ground

        def judge(data: dict[str, Any]) -> Judged:
            for node in data[self.graph.entities[entity]]["nodes"]:
                row = node["id"].rpartition("_")[2]
                expected, given = self._hung(entity, below, row), node[below.name]
                if (expected is None) != (given is None):
                    kind = DENIED if given is None else LEAK
                    yield ground.finding(kind, door, below.entity, f"locked or not: {row}")
                if given is None:
                    continue
                ids = {one["id"].rpartition("_")[2] for one in given["nodes"]}
                yield from ground.same(door, below.entity, ids, expected or set())
                if given["totalCount"] != len(ids):
                    yield ground.finding(LEAK, f"{door} totalCount", below.entity, row)
                for one in given["nodes"]:
                    yield from ground.row(door, below.entity, one)

        return judge

    def _by_list(self, entity: str, below: Below) -> Iterator[Probe]:
        """`some: {}` and `none: {}`: whether there are rows in a list."""
        ground, name = self.ground, self.graph.entities[entity]
        link = Cell(below.link, below.link, entity, link=True)
        known = (below.entity, "(row)") in ground.may.ever
        never = not (known if below.about else ground.usable(below.entity, link))
        for how in ("some", "none", "not some"):
            inner = f"{{ {below.name}: {{ {how.split()[-1]}: {{}} }} }}"
            where = f"filter: {{ not: {inner} }}" if how.startswith("not") else f"filter: {inner}"
            text = f"{{ {name}(first: 1000, {where}) {{ nodes {{ id }} }} }}"
            door = f"filter {how}"

            def judge(answer: dict[str, Any], how: str = how, door: str = door) -> Judged:
                place = f"{entity}.{below.name}"
                if code_of(answer) == "FIELD_NOT_READABLE":
                    if not never:
                        yield ground.finding(DENIED, door, place, "refused")
                    yield 1
                    return
                if "errors" in answer:
                    yield ground.finding(DENIED, door, place, str(answer["errors"][0]))
                    return
                if never:
                    yield ground.finding(LEAK, door, place, "not refused")
                hung = {row: self._hung(entity, below, row) for row in ground.rows(entity)}
                expected = {
                    row
                    for row, rows in hung.items()
                    if rows is not None and bool(rows) == (how == "some")
                }
                ids = {one["id"].rpartition("_")[2] for one in answer["data"][name]["nodes"]}
                yield from ground.same(door, place, ids, expected)

            yield self._probe(door, f"{entity}.{below.name}", text, judge)

    # --- the rest --------------------------------------------------------------------------------

    def search(self) -> Iterator[Probe]:
        """People who are not to be known of are found by no name and no number."""
        ground, cell = self.ground, Cell("number", "number", "String")
        text = "query Q($s: String) { employees(first: 1000, search: $s) { nodes { id number } } }"
        for row in [one["id"] for one in ground.company.world.rows["Employee"]]:
            number = ground.oracle.values["Employee", "number"][row]
            name = ground.oracle.values["Employee", "legal_name"][row]
            for what, by in ((number, "number"), (name, "legal_name")):
                if what is None:
                    continue

                def judge(data: dict[str, Any], row: str = row, by: str = by) -> Judged:
                    ids = {one["id"].rpartition("_")[2] for one in data["employees"]["nodes"]}
                    if row in ids and not ground.may.cell("Employee", by, row):
                        yield ground.finding(LEAK, "search", f"Employee.{by}", row)
                    yield from ground.same(
                        "search", "Employee", ids & {row}, {row} & ground.rows("Employee")
                    )
                    if ids - ground.rows("Employee"):
                        yield ground.finding(LEAK, "search", "Employee", "a hidden row")

                yield self._probe(
                    "search", "Employee", text, self._judged("search", "Employee", judge), s=what
                )
            known = "query Q($n: String!) { employee(by: { number: $n }) { id } }"

            def found(data: dict[str, Any], row: str = row) -> Judged:
                given = data["employee"] and data["employee"]["id"].rpartition("_")[2]
                open_ = ground.may.row("Employee", row) and ground.open("Employee", cell, row)
                yield 1
                if given is not None and not (
                    ground.may.row("Employee", given) and ground.open("Employee", cell, given)
                ):
                    yield ground.finding(LEAK, "look-up", "Employee.number", row)
                if given is None and open_:
                    yield ground.finding(DENIED, "look-up", "Employee.number", row)

            if number is not None:
                yield self._probe(
                    "look-up",
                    "Employee",
                    known,
                    self._judged("look-up", "Employee", found),
                    n=number,
                )

    def office(self) -> Iterator[Probe]:
        """What the hub says about access to cells, and where their values come from."""
        ground = self.ground
        access = "query Q($id: ID!) { access(id: $id) { field read because grantedBy } }"
        origin = "query Q($id: ID!) { provenance(id: $id) { field __typename } }"
        for entity in self.graph.entities:
            keys = [one["id"] for one in ground.company.world.rows[entity]]
            table = ground.graph.model[entity].table
            for key in self.dice.sample(keys, k=min(3, len(keys))):

                def judge(data: dict[str, Any], entity: str = entity, key: str = key) -> Judged:
                    if (data["access"] is None) == ground.may.row(entity, key):
                        kind = DENIED if data["access"] is None else LEAK
                        yield ground.finding(kind, "access", entity, key)
                        return
                    told = {one["field"]: one for one in data["access"] or ()}
                    for cell in self.graph.cells(entity):
                        if cell.name not in told or cell.masked:
                            continue
                        yield 1
                        one, place = told[cell.name], f"{entity}.{cell.name}"
                        if one["read"] != ground.open(entity, cell, key):
                            kind = LEAK if one["read"] else DENIED
                            yield ground.finding(kind, "access", place, key)
                        if ground.crowd and (
                            wrong := ground.crowd.wrong(entity, cell.field, key, one)
                        ):
                            detail = f"{key}: {one['because']} {one['grantedBy']}, not {wrong}"
                            yield ground.finding(LEAK, "access", place, detail)

                yield self._probe(
                    "access",
                    entity,
                    access,
                    self._judged("access", entity, judge),
                    id=f"{table}_{key}",
                )

                def whence(data: dict[str, Any], entity: str = entity, key: str = key) -> Judged:
                    yield 1
                    if (data["provenance"] is None) == ground.may.row(entity, key):
                        kind = DENIED if data["provenance"] is None else LEAK
                        yield ground.finding(kind, "provenance", entity, key)
                    names = {one.name: one for one in self.graph.cells(entity)}
                    for one in data["provenance"] or ():
                        cell = names.get(one["field"])
                        if cell is not None and not ground.open(entity, cell, key):
                            yield ground.finding(LEAK, "provenance", f"{entity}.{cell.name}", key)

                if self.graph.model[entity].owned or entity == "Employee":
                    continue  # this company has no records that they would come from
                yield self._probe(
                    "provenance",
                    entity,
                    origin,
                    self._judged("provenance", entity, whence),
                    id=f"{table}_{key}",
                )

    def edits(self) -> Iterator[Probe]:
        """Rows that are hidden are answered like none, whatever is to be changed of them."""
        ground = self.ground
        text = (
            "mutation M($id: ID!, $set: EmployeeFields!) {"
            ' correctEmployee(input: { id: $id, set: $set, reason: "r" }) {'
            " __typename ... on Problem { code message hint path } } }"
        )
        people = [one["id"] for one in ground.company.world.rows["Employee"]]
        hidden = [(row, {"workPhone": "1"}) for row in set(people) - ground.rows("Employee")]
        reading: list[tuple[str, dict[str, str]]] = []
        if ground.viewer == "emergency":  # PERSONAL is theirs to read; no right writes this term
            others = sorted(ground.rows("Employee") - {ground.company.people["two posts"]})
            reading = [(row, {"gender": "nonsense"}) for row in others[:2]]
        for row, given in [*hidden, (_ABSENT, {"workPhone": "1"}), *reading]:

            def judge(data: dict[str, Any], row: str = row) -> Judged:
                yield 1
                told = data["correctEmployee"]
                if told["__typename"] not in {"NotFound", "Denied"} or row in str(told):
                    yield ground.finding(LEAK, "edit", "Employee", f"{row}: {told}")

            yield self._probe(
                "edit",
                "Employee",
                text,
                self._judged("edit", "Employee", judge),
                id=f"employee_{row}",
                set=given,
            )
