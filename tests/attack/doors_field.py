"""The matrix, first half: every field, through every door that uses one, by every attacker."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from graphql import get_named_type

from tests.attack.graph import RANGED, Cell, Graph, as_input, read, sortable, usual
from tests.attack.judging import DENIED, LEAK, Ground, Judged, Probe
from tests.attack.oracle import MARK


@dataclass(frozen=True)
class FieldDoors:
    """Probes of one attacker that filter, order, count or group by a field."""

    ground: Ground
    dice: random.Random

    def fields(self, entity: str) -> Iterator[Probe]:
        """Doors that use one field."""
        for cell in self.graph.cells(entity):
            if not cell.masked:
                yield from self.filters(entity, cell)
                yield from self.orders(entity, cell)
                yield from self.aggregates(entity, cell)
                yield from self.groups(entity, cell)

    @property
    def graph(self) -> Graph:
        """The schema."""
        return self.ground.graph

    def _probe(
        self,
        door: str,
        place: str,
        text: str,
        judge: Callable[[dict[str, Any]], Judged],
        **variables: Any,
    ) -> Probe:
        return Probe(self.ground.viewer, door, place, text, judge, variables)

    def _judged(
        self, door: str, place: str, judge: Callable[[dict[str, Any]], Judged]
    ) -> Callable[[dict[str, Any]], Judged]:
        """An answer that must not be an error."""

        def judged(answer: dict[str, Any]) -> Judged:
            if "errors" in answer:
                yield self.ground.finding(DENIED, door, place, str(answer["errors"][0]))
            else:
                yield from judge(answer["data"])

        return judged

    # --- filter, order, cursor -------------------------------------------------------------------

    def filters(self, entity: str, cell: Cell) -> Iterator[Probe]:
        """Rows by a value: one that is hidden from the attacker, and one that is not."""
        ground = self.ground
        filters = self.graph.input(f"{entity}Filter")
        if cell.name not in filters:
            return
        kind = get_named_type(filters[cell.name].type)
        ops = self.graph.input(kind.name)
        rows = [one["id"] for one in ground.company.world.rows[entity]]
        self.dice.shuffle(rows)
        hidden = [
            one
            for one in rows
            if not (one in ground.rows(entity) and ground.open(entity, cell, one))
        ]
        known = [
            one for one in rows if one in ground.rows(entity) and ground.open(entity, cell, one)
        ]
        for row in [*hidden[:2], *known[:1]]:
            value = ground.oracle.values[entity, cell.field][row]
            if value is None:
                continue
            yield from self._equal(
                entity,
                cell,
                value,
                "eq" if "eq" in ops else "in",
                get_named_type(ops["eq" if "eq" in ops else "in"].type).name,
            )
            if "gte" in ops and cell.type in RANGED:
                yield self._at_least(entity, cell, value, get_named_type(ops["gte"].type).name)
        if cell.link and "where" in ops:
            yield from self._where(entity, cell)
        if "isNull" in ops:
            yield self._filter(
                entity,
                cell,
                "isNull",
                "Boolean!",
                True,
                lambda row: self._used(entity, cell, row) is None,
            )

    def _used(self, entity: str, cell: Cell, row: str) -> str | None:
        """The cell as a filter may use it: a link that may be read counts, wherever it leads."""
        return (
            self.ground.stored(entity, cell, row) if self.ground.open(entity, cell, row) else None
        )

    def _where(self, entity: str, cell: Cell) -> Iterator[Probe]:
        """Rows by a value of the row that a link leads to, and those that have it not."""
        ground = self.ground
        known = self.graph.input(f"{cell.type}Filter")
        others = [
            one
            for one in self.graph.cells(cell.type)
            if one.name in known
            and not one.link
            and not one.masked
            and "eq" in self.graph.input(get_named_type(known[one.name].type).name)
        ]
        for other in self.dice.sample(others, k=min(3, len(others))):
            for what, target in self._targets(entity, cell, other):
                value = str(ground.oracle.values[cell.type, other.field][target])
                for negated in (False, True):
                    probe = self._beyond(entity, cell, other, value, negated=negated)
                    yield replace(probe, door=f"{probe.door}{what}")

    def _targets(self, entity: str, cell: Cell, other: Cell) -> Iterator[tuple[str, str]]:
        """Where links lead: one that may not be read, one to a hidden row, one to a hidden cell.

        Each with what it is for the door's name: few of many probes ask about a locked link.
        """
        ground, values = self.ground, self.ground.oracle.values[cell.type, other.field]
        found: dict[str, str] = {}
        for row in sorted(ground.rows(entity)):
            target = ground.stored(entity, cell, row)
            if target is None or values[target] is None:
                continue
            if not ground.open(entity, cell, row):
                found.setdefault(", locked link", target)
            elif not ground.may.row(cell.type, target):
                found.setdefault(", hidden row", target)
            elif not ground.open(cell.type, other, target):
                found.setdefault(", hidden cell", target)
            else:
                found.setdefault("", target)
        known = set[str]()
        for what, target in sorted(found.items(), reverse=True):
            if target not in known:
                known.add(target)
                yield what, target

    def _beyond(self, entity: str, cell: Cell, other: Cell, value: str, *, negated: bool) -> Probe:
        ground, name = self.ground, self.graph.entities[entity]
        kinds = self.graph.input(f"{cell.type}Filter")
        ops = self.graph.input(get_named_type(kinds[other.name].type).name)
        kind = get_named_type(ops["eq"].type).name
        where = f"{{ {cell.name}: {{ where: {{ {other.name}: {{ eq: $v }} }} }} }}"
        where = f"{{ not: {where} }}" if negated else where
        text = (
            f"query Q($v: {kind}!) {{ {name}(first: 1000, filter: {where}) {{ nodes {{ id }} }} }}"
        )
        wanted = usual(other.type, value)
        place = f"{entity}.{cell.name}.{other.name}"

        def passes(row: str) -> bool:
            target = ground.shown(entity, cell, row)
            seen = None if target is None else self._used(cell.type, other, target)
            return seen is not None and (seen == wanted) != negated

        def judge(answer: dict[str, Any]) -> Judged:
            usable = ground.usable(cell.type, other)
            if usable or not ground.usable(entity, cell):
                yield from ground.refused(answer, "filter where", entity, cell)
            else:
                yield from ground.refused(answer, "filter where", cell.type, other)
            if "errors" in answer:
                return
            ids = {one["id"].rpartition("_")[2] for one in answer["data"][name]["nodes"]}
            expected = {row for row in ground.rows(entity) if passes(row)}
            yield from ground.same("filter where", place, ids, expected)

        return self._probe("filter where", place, text, judge, v=as_input(other.type, value))

    def _equal(self, entity: str, cell: Cell, value: str, op: str, kind: str) -> Iterator[Probe]:
        wanted = usual(cell.type, value)
        given: Any = as_input(cell.type, value)
        if cell.link:
            given = f"{self.graph.model[cell.type].table}_{value}"
        typed = f"{kind}!"
        if op == "in":
            given, typed = [given], f"[{kind}!]!"
        yield self._filter(
            entity, cell, op, typed, given, lambda row: self._used(entity, cell, row) == wanted
        )

    def _at_least(self, entity: str, cell: Cell, value: str, kind: str) -> Probe:
        least = sortable(cell.type, usual(cell.type, value) or "")

        def passes(row: str) -> bool:
            seen = self._used(entity, cell, row)
            return seen is not None and bool(sortable(cell.type, seen) >= least)

        return self._filter(entity, cell, "gte", f"{kind}!", as_input(cell.type, value), passes)

    def _filter(
        self, entity: str, cell: Cell, op: str, kind: str, given: Any, passes: Callable[[str], bool]
    ) -> Probe:
        ground, name = self.ground, self.graph.entities[entity]
        text = (
            f"query Q($v: {kind}) {{ {name}(first: 1000, filter: {{ {cell.name}: {{ {op}: $v }} }})"
            " { totalCount nodes { id } } }"
        )
        door, place = f"filter {op}", f"{entity}.{cell.name}"

        def judge(answer: dict[str, Any]) -> Judged:
            yield from ground.refused(answer, door, entity, cell)
            if "errors" in answer:
                return
            found = answer["data"][name]
            ids = {one["id"].rpartition("_")[2] for one in found["nodes"]}
            yield from ground.same(
                door, place, ids, {row for row in ground.rows(entity) if passes(row)}
            )
            if found["totalCount"] != len(ids):
                yield ground.finding(LEAK, "filtered totalCount", place, str(found["totalCount"]))

        return self._probe(door, place, text, judge, v=given)

    def orders(self, entity: str, cell: Cell) -> Iterator[Probe]:
        """Hidden values are last, in the order of ids: nothing of them decides a place."""
        given = self.graph.input(f"{entity}Order")
        if cell.name not in given:
            return
        if not cell.link:
            for way in ("ASC", "DESC"):
                text = f"{{ {cell.name}: {way} }}"
                yield self._order(
                    entity, cell, text, way, lambda row: self._sorted(entity, cell, row)
                )
            yield self._pages(entity, cell)
            return
        beyond = self.graph.input(get_named_type(given[cell.name].type).name)
        others = [
            one
            for one in self.graph.cells(cell.type)
            if one.name in beyond and not one.link and not one.masked
        ]
        chosen = self.dice.sample(others, k=min(8, len(others)))
        telling = [one for one in chosen if self._tells(entity, cell, one)]
        for other in telling[:3] or chosen[:1]:

            def behind(row: str, other: Cell = other) -> str | None:
                target = self.ground.shown(entity, cell, row)
                return None if target is None else self._sorted(cell.type, other, target)

            text = f"{{ {cell.name}: {{ {other.name}: ASC }} }}"
            yield self._order(entity, cell, text, "ASC", behind, other, telling=bool(telling))

    def _tells(self, entity: str, cell: Cell, other: Cell) -> bool:
        """Whether some values behind a link are hidden and others are not."""
        values, seen = self.ground.oracle.values[cell.type, other.field], set()
        for row in self.ground.rows(entity):
            target = self.ground.stored(entity, cell, row)
            if target is not None and values[target] is not None:
                shown = self.ground.shown(entity, cell, row)
                seen.add(shown is not None and self.ground.open(cell.type, other, target))
        return len(seen) > 1

    def _sorted(self, entity: str, cell: Cell, row: str) -> str | None:
        """What an order goes by: a term without a rank among ranked ones has no place."""
        value = self.ground.shown(entity, cell, row)
        if value is None or cell.type != "Term":
            return value
        kind = self.graph.model[entity][cell.field].kind
        vocabulary = self.graph.model.vocabularies[str(kind.vocabulary)]
        return None if vocabulary.ranked and vocabulary.term(value).rank is None else value

    def _order(
        self,
        entity: str,
        cell: Cell,
        order: str,
        way: str,
        seen: Callable[[str], str | None],
        other: Cell | None = None,
        *,
        telling: bool = False,
    ) -> Probe:
        ground, name = self.ground, self.graph.entities[entity]
        text = f"{{ {name}(first: 1000, orderBy: [{order}]) {{ nodes {{ id }} }} }}"
        last = other or cell
        place = f"{entity}.{cell.name}" + (f".{other.name}" if other else "")
        door = f"order behind{', mixed' if telling else ''}" if other else "order"

        def judge(answer: dict[str, Any]) -> Judged:
            usable = other is None or ground.usable(cell.type, other)
            if usable or not ground.usable(entity, cell):
                yield from ground.refused(answer, "order", entity, cell)
            elif other is not None:
                yield from ground.refused(answer, "order", cell.type, other)
            if "errors" in answer:
                return
            ids = [one["id"].rpartition("_")[2] for one in answer["data"][name]["nodes"]]
            yield from ground.same("order", place, set(ids), set(ground.rows(entity)))
            if not set(ids) <= ground.rows(entity):
                return
            values = [seen(one) for one in ids]
            there = [one for one in values if one is not None]
            hidden = [key for key, value in zip(ids, values, strict=True) if value is None]
            if values[: len(there)] != there:
                yield ground.finding(LEAK, "order", place, "hidden values stand among the others")
            if hidden != sorted(hidden, reverse=way == "DESC"):
                yield ground.finding(LEAK, "order", place, "hidden values decide their order")
            if last.type in RANGED:
                keys = [sortable(last.type, one) for one in there]
                if keys != sorted(keys, reverse=way == "DESC"):
                    yield ground.finding(DENIED, "order", place, "not in order")

        return self._probe(door, place, text, judge)

    def _pages(self, entity: str, cell: Cell) -> Probe:
        """A first page whose cursor is another attacker's: for them it is nobody's."""
        ground, name = self.ground, self.graph.entities[entity]
        inner = "pageInfo { endCursor } nodes { id }"
        text = f"{{ {name}(first: 3, orderBy: [{{ {cell.name}: ASC }}]) {{ {inner} }} }}"

        def judge(answer: dict[str, Any]) -> Judged:
            yield from ground.refused(answer, "cursor", entity, cell)
            if "errors" in answer:
                return
            cursor = answer["data"][name]["pageInfo"]["endCursor"]
            if cursor and MARK.search(cursor):
                yield ground.finding(LEAK, "cursor", f"{entity}.{cell.name}", cursor)
            ids = {one["id"].rpartition("_")[2] for one in answer["data"][name]["nodes"]}
            if ids - ground.rows(entity):
                yield ground.finding(
                    LEAK, "cursor", f"{entity}.{cell.name}", "a hidden row on the page"
                )

        return self._probe("cursor", f"{entity}.{cell.name}", text, judge)

    # --- aggregate, group -----------------------------------------------------------------------

    def _seen(self, entity: str, cell: Cell) -> list[str]:
        found = (self._used(entity, cell, row) for row in self.ground.rows(entity))
        return [one for one in found if one is not None]

    def aggregates(self, entity: str, cell: Cell) -> Iterator[Probe]:
        """Figures over the cells that may be read, and no others."""
        shown = self.graph.fields(f"{entity}Aggregates")
        if cell.name not in shown:
            return
        ground, name = self.ground, self.graph.entities[entity]
        ways = self.graph.leaves(get_named_type(shown[cell.name].type).name)
        text = f"{{ {name} {{ aggregates {{ count {cell.name} {{ {' '.join(ways)} }} }} }} }}"
        place = f"{entity}.{cell.name}"

        def judge(answer: dict[str, Any]) -> Judged:
            yield from ground.refused(answer, "aggregate", entity, cell)
            if "errors" in answer:
                return
            told = answer["data"][name]["aggregates"]
            given, seen = told[cell.name], self._seen(entity, cell)
            if told["count"] != len(ground.rows(entity)):
                yield ground.finding(LEAK, "aggregate", f"{entity}.count", str(told["count"]))
            for what, figure, expected in _figures(cell, given, seen):
                if figure != expected:
                    yield ground.finding(
                        DENIED if figure is None else LEAK,
                        "aggregate",
                        f"{place}.{what}",
                        f"{figure}, not {expected}",
                    )

        yield self._probe("aggregate", place, text, judge)

    def groups(self, entity: str, cell: Cell) -> Iterator[Probe]:
        """Keys that may be read, and how many rows each has."""
        given = self.graph.input(f"{entity}GroupBy")
        if cell.name not in given or cell.type in {"DateTime", "Money"}:
            return
        ground, name = self.ground, self.graph.entities[entity]
        kind = get_named_type(given[cell.name].type).name
        unit = {"DateGrouping": "DAY", "MonthGrouping": "MONTH", "DepartmentGrouping": "{}"}.get(
            kind, "VALUE"
        )
        inner = f"totalCount nodes {{ keys {{ {cell.selection} }} aggregates {{ count }} }}"
        text = (
            f"{{ {name} {{ groups(first: 1000, by: [{{ {cell.name}: {unit} }}]) {{ {inner} }} }} }}"
        )
        place = f"{entity}.{cell.name}"
        hidden = cell.link and any(
            self._used(entity, cell, row) and ground.shown(entity, cell, row) is None
            for row in ground.rows(entity)
        )
        door = "group, hidden keys" if hidden else "group"

        def judge(answer: dict[str, Any]) -> Judged:
            yield from ground.refused(answer, "group", entity, cell)
            if "errors" in answer:
                return
            told: Counter[str | None] = Counter()
            nodes = answer["data"][name]["groups"]["nodes"]
            if sum(one["keys"][cell.name] is None for one in nodes) > 1:
                yield ground.finding(LEAK, "group", place, "hidden keys stand apart")
            for node in nodes:
                told[read(cell, node["keys"][cell.name])] += node["aggregates"]["count"]
            expected = Counter(ground.shown(entity, cell, row) for row in ground.rows(entity))
            if told != expected:
                kind = LEAK if any(one not in expected for one in told) else DENIED
                yield ground.finding(
                    kind, "group", place, f"{dict(told - expected)} not {dict(expected - told)}"
                )

        yield self._probe(door, place, text, judge)


def _figures(cell: Cell, given: Any, seen: list[str]) -> Iterator[tuple[str, Any, Any]]:
    """What is told, and what should be: over the cells that may be read."""
    if cell.type == "Money":
        yield "count", sum(one["count"] for one in given), len(seen)
        total = sum((Decimal(one["sum"]) for one in given), Decimal(0))
        yield "sum", total, sum((Decimal(one.split(" ")[0]) / 100 for one in seen), Decimal(0))
        return
    yield "count", given["count"], len(seen)
    if "countDistinct" in given:
        yield "countDistinct", given["countDistinct"], len(set(seen))
    for what, pick in (("min", min), ("max", max)):
        if what in given:
            keys = [sortable(cell.type, one) for one in seen]
            told = given[what]
            figure = None if told is None else sortable(cell.type, str(usual(cell.type, str(told))))
            yield what, figure, pick(keys) if keys else None
    if "sum" in given:
        total = None if given["sum"] is None else Decimal(str(given["sum"]))
        yield "sum", total or Decimal(0), sum((Decimal(one) for one in seen), Decimal(0))
