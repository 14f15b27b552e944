"""Random questions, from the model and the rows that are there: valid documents of every shape."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

import orjson

from hub.schema.model import EntitySpec, Field
from tests.twin.document import Question
from tests.twin.names import LISTS, in_graph
from tests.twin.world import World

_FILTER_NAMES: Final = {
    "Name": "Text",
    "Email": "Code",
    "Minutes": "Int",
    "Month": "YearMonth",
    "Bool": "Boolean",
    "Instant": "DateTime",
}
_SCALARS: Final = {"Text": "String", "Code": "String", "Term": "String", "Sealed": "String"}
_RANGES: Final = ("gt", "gte", "lt", "lte")
_RANGED: Final = ("Date", "Month", "Int", "Minutes", "Decimal", "LocalTime", "Instant", "Money")
_UNQUERYABLE: Final = ("SPECIAL", "HEALTH")


@dataclass(frozen=True)
class Enum:
    """A name that stands without quotes in a document."""

    name: str


@dataclass
class Asking:
    """Writes one question; `dice` decides everything."""

    dice: random.Random
    world: World
    depth: int = 4
    budget: int = 60
    """Selections that may still be made: answers stay small."""
    tallies: float = 0.1
    """How often a list is asked for aggregates, and for groups."""
    declared: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    _aliases: int = 0

    def question(self) -> Question:
        """A document and its variables."""
        roots = [self._root() for _ in range(self.dice.choice((1, 1, 1, 2, 3)))]
        head = f"query Q({', '.join(self.declared)})" if self.declared else "query Q"
        text = f"{head} {{ {' '.join(roots)} }}"
        return Question("\n".join([text, *self.fragments]), self.values)

    def tally(self) -> Question:
        """Aggregates and groups alone, of a list at the root or below rows: soon answered."""
        known = [one.name for one in self.world.model if _has(one, _groupable)]
        root = self.world.model[self.dice.choice(("Employee", *known))]
        given = self._choice(root, root=True)
        parts = [self._groups(root, 3), f"aggregates {self._aggregates(root)}"]
        if self.dice.random() < 0.4:
            hanging = [write for write, nested in self._members(root) if nested]
            self.tallies, self.depth = 0.8, 2
            below = " ".join(write(1) for write in self.dice.sample(hanging, min(1, len(hanging))))
            parts.append(f"nodes {{ id {below} }}")
        text = f"{LISTS[root.name]}({', '.join([*given, 'first: 4'])}) {{ {' '.join(parts)} }}"
        head = f"query Q({', '.join(self.declared)})" if self.declared else "query Q"
        return Question("\n".join([f"{head} {{ {text} }}", *self.fragments]), self.values)

    def page(self, spec: EntitySpec) -> tuple[Callable[[str], Question], Question]:
        """A list to page through: a page behind a cursor (empty: the first), and the whole list."""
        given = self._choice(spec)
        size = self.dice.choice((1, 2, 3, 5, 8))
        back = self.dice.random() < 0.4
        ends = ("last", "before") if back else ("first", "after")
        info = "pageInfo { hasNextPage hasPreviousPage endCursor startCursor }"
        parts = f"edges {{ cursor node {{ id }} }} {info}"
        declared = ", ".join([*self.declared, "$cursor: String"])
        name = LISTS[spec.name]

        def turned(cursor: str) -> Question:
            places = ", ".join([*given, f"{ends[0]}: {size}", f"{ends[1]}: $cursor"])
            text = f"query Q({declared}) {{ list: {name}({places}) {{ {parts} }} }}"
            return Question(text, {**self.values, "cursor": cursor or None})

        places = ", ".join([*given, "first: 1000"])
        head = f"query Q({', '.join(self.declared)})" if self.declared else "query Q"
        text = f"{head} {{ list: {name}({places}) {{ totalCount nodes {{ id }} }} }}"
        return turned, Question(text, self.values)

    # --- roots -----------------------------------------------------------------------------

    def _root(self) -> str:
        dice = self.dice
        made = dice.choices(
            ("list", "employees", "employee", "node", "nodes", "viewer", "vocabulary"),
            (5, 5, 3, 2, 2, 2, 1),
        )[0]
        alias = self._alias()
        if made in {"list", "employees"}:
            name = "Employee" if made == "employees" else dice.choice(list(LISTS))
            spec = self.world.model[name]
            return f"{alias}: {self._connection(LISTS[name], spec, 0, root=True)}"
        if made == "employee":
            by = self._literal_or("EmployeeBy!", self._by())
            return f"{alias}: employee(by: {by}) {self._row(self.world.model['Employee'], 0)}"
        if made == "viewer":
            row = self._row(self.world.model["Employee"], 0)
            return f"{alias}: viewer {{ scopes __typename employee {row} grants }}"
        if made == "vocabulary":
            name = dice.choice([*self.world.model.vocabularies, "nonsense"])
            parts = f"name label zh: label(lang: ZH) __typename terms {self._term()}"
            return f"{alias}: vocabulary(name: {self._literal_or('String!', name)}) {{ {parts} }}"
        return f"{alias}: {self._nodes(many=made == 'nodes')}"

    def _by(self) -> dict[str, Any]:
        one = self.dice.choice(self.world.rows["Employee"])
        (system, external), _ = self.dice.choice(list(self.world.accounts.items()))
        ways = [
            {"id": f"employee_{one['id']}"},
            {"id": "employee_nobody"},
            {"number": one["number"] or "E999"},
            {"workEmail": (one["work_email"] or "nobody@corp.example").upper()},
            {"account": {"system": system, "externalId": external}},
        ]
        return self.dice.choice(ways)

    def _nodes(self, *, many: bool) -> str:
        specs = self.dice.sample(list(self.world.model), k=2)
        kinds = [*specs, self.world.model["Employee"]]
        ids = [self._id(self.dice.choice(kinds).name) for _ in range(4)]
        given = self._literal_or("[ID!]!" if many else "ID!", ids if many else ids[0])
        rows = " ".join(f"... on {one.name} {self._row(one, 1)}" for one in kinds[:2])
        shared = self.dice.choice(("id", "__typename", "nid: id"))
        name, argument = ("nodes", "ids") if many else ("node", "id")
        return f"{name}({argument}: {given}) {{ {shared} {rows} }}"

    def _id(self, entity: str) -> str:
        if self.dice.random() < 0.1:
            return self.dice.choice(("nonsense", f"employee_{self.dice.getrandbits(20)}", "_", ""))
        rows = self.world.rows[entity] or self.world.rows["Employee"]
        table = self.world.model[entity if self.world.rows[entity] else "Employee"].table
        return f"{table}_{self.dice.choice(rows)['id']}"

    # --- rows ------------------------------------------------------------------------------

    def _row(self, spec: EntitySpec, depth: int) -> str:
        """A selection of a row, partly in fragments and behind switches."""
        members = self._members(spec)
        self.dice.shuffle(members)
        count = self.dice.choice((1, 2, 3, 4, 6)) if depth else self.dice.choice((2, 4, 6, 9))
        parts: list[str] = []
        for write, nested in members:
            if len(parts) >= count or self.budget <= 0:
                break
            if nested and depth >= self.depth:
                continue
            self.budget -= 1
            parts.append(self._switched(write(depth)))
        parts.append(self.dice.choice(("id", "__typename", "restricted", "version", "id id")))
        return f"{{ {self._wrapped(spec, parts)} }}"

    def _members(self, spec: EntitySpec) -> list[tuple[Callable[[int], str], bool]]:
        model = self.world.model
        made: list[tuple[Callable[[int], str], bool]] = []
        for one in spec.fields.values():
            if not one.custom:
                made += self._cell(one)
        for other in model:
            for one in other.fields.values():
                if one.kind.target == spec.name and one.reverse:
                    made.append((self._hanging(other, spec, in_graph(one.reverse)), True))
        if spec.name == "Department":
            made += [(self._hanging(spec, spec, "descendants"), True)] * 2
            made += [(self._above, True)] * 3
        if spec.name == "Employee":
            made.append((lambda _: f"{self._maybe_alias()}pinyin", False))
        own = [one for one in spec.fields.values() if one.custom]
        if own:
            made += [(lambda depth: self._custom(own, depth), False)] * 2
        made.append((lambda _: "restricted", False))
        made.append((lambda _: "pending { field why: reason __typename }", False))
        return made

    def _above(self, depth: int) -> str:
        return f"{self._alias()}: ancestors {self._row(self.world.model['Department'], depth + 1)}"

    def _cell(self, one: Field) -> Iterator[tuple[Callable[[int], str], bool]]:
        name, kind = one.graph_name, one.kind
        if kind.target:
            spec = self.world.model[kind.target]
            yield (lambda depth: f"{self._alias()}: {name} {self._row(spec, depth + 1)}", True)
        elif kind.vocabulary:
            yield (lambda _: f"{self._alias()}: {name} {self._term()}", False)
        elif kind.graph == "Money":
            parts = self.dice.choice(("amount currency", "currency", "m: amount __typename"))
            yield (lambda _: f"{self._alias()}: {name} {{ {parts} }}", False)
        else:
            yield (lambda _: f"{self._maybe_alias()}{name}", False)
        if kind.mask:
            yield (lambda _: f"{self._maybe_alias()}{name}Masked", False)

    def _custom(self, own: list[Field], depth: int) -> str:
        chosen = self.dice.sample(own, k=min(len(own), 3))
        inner = " ".join(write(depth) for one in chosen for write, _ in self._cell(one))
        return f"{self._alias()}: custom {{ {inner} __typename }}"

    def _term(self) -> str:
        parts = self.dice.sample(
            (
                *("id", "vocabulary", "code", "label", "zh: label(lang: ZH)", "rank", "active"),
                *("broader", "__typename", "codings { system c: code }"),
            ),
            k=self.dice.randint(1, 4),
        )
        if self.dice.random() < 0.1:
            wished = self._variable("Language", self.dice.choice((Enum("EN"), Enum("ZH"), None)))
            parts.append(f"v: label(lang: {wished})")
        return f"{{ {' '.join(parts)} }}"

    def _hanging(self, entity: EntitySpec, on: EntitySpec, name: str) -> Callable[[int], str]:
        return lambda depth: (
            f"{self._alias()}: {self._connection(name, entity, depth + 1, on=on.name)}"
        )

    def _switched(self, text: str) -> str:
        """Sometimes behind @skip or @include; a fragment's directive stands before its braces."""
        if self.dice.random() > 0.06:
            return text
        name = self.dice.choice(("skip", "include"))
        flag = self.dice.random() < 0.5
        given = self._literal_or("Boolean!", flag)
        return f"... @{name}(if: {given}) {{ {text} }}"

    def _wrapped(self, spec: EntitySpec, parts: list[str]) -> str:
        """Some of the parts in an inline or a named fragment."""
        at = self.dice.randint(0, len(parts))
        head, tail = " ".join(parts[:at]), " ".join(parts[at:])
        way = self.dice.random()
        if not tail or way < 0.75:
            return " ".join(parts)
        if way < 0.88:
            condition = self.dice.choice((f"on {spec.name} ", ""))
            return f"{head} ... {condition}{{ {tail} }} ... on Node {{ nodeId: id }}"
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {spec.name} {{ {tail} }}")
        return f"{head} ...{name}"

    # --- lists -----------------------------------------------------------------------------

    def _connection(
        self, name: str, spec: EntitySpec, depth: int, *, root: bool = False, on: str = ""
    ) -> str:
        given = self._choice(spec, root=root)
        size = self.dice.choice((0, 1, 2, 3, 4)) if depth else self.dice.choice((3, 5, 10, 20))
        if root or depth >= 2 or self.dice.random() < 0.8:
            end = self.dice.choice(("first", "first", "last"))
            given.append(f"{end}: {self._literal_or('Int', size)}")
        if (on, name) == ("Employee", "reports"):
            given.append(f"direct: {self._literal_or('Boolean!', self.dice.random() < 0.5)}")
        if (on, name) == ("Department", "employees"):
            given.append(f"under: {self._literal_or('Boolean!', self.dice.random() < 0.5)}")
        places = f"({', '.join(given)})" if given else ""
        return f"{name}{places} {{ {' '.join(self._parts(spec, depth))} }}"

    def _parts(self, spec: EntitySpec, depth: int) -> list[str]:
        info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor __typename }"
        parts = [f"nodes {self._row(spec, depth)}"] if self.dice.random() < 0.8 else []
        if self.dice.random() < 0.4:
            parts.append("totalCount")
        if self.dice.random() < 0.3:
            parts.append(self.dice.choice((info, "pageInfo { more: hasNextPage }")))
        if self.dice.random() < 0.25:
            parts.append(f"edges {{ cursor __typename node {self._row(spec, depth)} }}")
        if self.dice.random() < self.tallies:
            parts.append(f"aggregates {self._aggregates(spec)}")
        if self.dice.random() < self.tallies and _has(spec, _groupable):
            parts.append(self._groups(spec, depth))
        self.dice.shuffle(parts)
        return parts or ["count: totalCount"]

    # --- aggregates and groups -------------------------------------------------------------

    def _aggregates(self, spec: EntitySpec) -> str:
        known = [one for one in spec.fields.values() if functions_of(one)]
        parts = [self.dice.choice(("count", "rows: count", "__typename"))]
        for one in self.dice.sample(known, k=min(len(known), self.dice.randint(0, 3))):
            ways = self.dice.sample(functions_of(one), k=self.dice.randint(1, 2))
            inner = " ".join(f"{self._maybe_alias()}{way}" for way in ways)
            parts.append(f"{self._maybe_alias()}{one.graph_name} {{ {inner} }}")
        self.dice.shuffle(parts)
        return f"{{ {' '.join(parts)} }}"

    def _groups(self, spec: EntitySpec, depth: int) -> str:
        keys = dict(self._key(spec, ()) for _ in range(3))
        paths = self.dice.sample(list(keys), k=self.dice.randint(1, min(2, len(keys))))
        given = [f"by: {self._literal_or(f'[{spec.name}GroupBy!]!', [keys[one] for one in paths])}"]
        if self.dice.random() < 0.4:
            orders = [self._group_order(spec) for _ in range(self.dice.randint(0, 2))]
            given.append(f"orderBy: {self._literal_or(f'[{spec.name}GroupOrder!]', orders)}")
        if self.dice.random() < 0.3:
            having = self._literal_or(f"{spec.name}GroupFilter", self._having(spec))
            given.append(f"having: {having}")
        if self.dice.random() < 0.6:
            given.append(f"first: {self._literal_or('Int', self.dice.choice((1, 2, 3, 40)))}")
        shown = " ".join(self._key_shown(spec, one, depth) for one in paths)
        inner = f"keys {{ {shown} {self._other_key(spec)} }} aggregates {self._aggregates(spec)}"
        parts = self.dice.choice(("totalCount", "", "__typename totalCount"))
        return f"groups({', '.join(given)}) {{ {parts} nodes {{ {inner} }} }}"

    def _key(self, spec: EntitySpec, path: tuple[str, ...]) -> tuple[tuple[str, ...], Any]:
        one = self.dice.choice([one for one in spec.fields.values() if _groupable(one)])
        name = one.graph_name
        leads = one.kind.target and _has(self.world.model[one.kind.target], _groupable)
        if leads and len(path) < 2 and self.dice.random() < 0.5:
            target = self.world.model[str(one.kind.target)]
            found, way = self._key(target, (*path, f"{name}By"))
            return found, {f"{name}By": way}
        if one.kind.target == "Department":
            ways: tuple[Any, ...] = ({}, {"level": 1}, {"level": 2}, {"level": 3}, {"level": None})
            return (*path, name), {name: self.dice.choice(ways)}
        spans = {"Date": "DAY WEEK MONTH QUARTER YEAR", "Month": "MONTH QUARTER YEAR"}
        spans["Instant"] = spans["Date"]
        unit = self.dice.choice(spans.get(one.kind.name, "VALUE").split())
        return (*path, name), {name: Enum(unit)}

    def _key_shown(self, spec: EntitySpec, path: tuple[str, ...], depth: int) -> str:
        if len(path) > 1:
            link = next(one for one in spec.fields.values() if f"{one.graph_name}By" == path[0])
            target = self.world.model[str(link.kind.target)]
            return f"{self._alias()}: {path[0]} {{ {self._key_shown(target, path[1:], depth)} }}"
        one = next(one for one in spec.fields.values() if one.graph_name == path[0])
        if one.kind.target:
            below = self.world.model[one.kind.target]
            row = self._row(below, depth + 1) if depth < self.depth else "{ id }"
            return f"{self._alias()}: {path[0]} {row}"
        return f"{self._alias()}: {path[0]}{f' {self._term()}' if one.kind.vocabulary else ''}"

    def _other_key(self, spec: EntitySpec) -> str:
        """A key that may not be grouped by: then it is null."""
        one = self.dice.choice([one for one in spec.fields.values() if _groupable(one)])
        if self.dice.random() < 0.7 or one.kind.target or one.kind.vocabulary:
            return "__typename"
        return f"{self._alias()}: {one.graph_name}"

    def _group_order(self, spec: EntitySpec) -> dict[str, Any]:
        way = Enum(self.dice.choice(("ASC", "DESC")))
        known = [one for one in spec.fields.values() if _comparable(one)]
        if self.dice.random() < 0.5 or not known:
            return {self.dice.choice(("count", "keys")): way}
        one = self.dice.choice(known)
        return {one.graph_name: {self.dice.choice(functions_of(one)): way}}

    def _having(self, spec: EntitySpec) -> dict[str, Any]:
        op = self.dice.choice(_RANGES)
        if not _has(spec, _comparable):
            return {"count": {op: 1}}
        one = self.dice.choice([one for one in spec.fields.values() if _comparable(one)])
        what = self.dice.choice(functions_of(one))
        figure = self.dice.choice((0, 1, 2, 5, -3))
        if what in {"count", "countDistinct"}:
            test: dict[str, Any] = {op: figure}
        elif what in {"sum", "avg"}:
            test = {op: self.dice.choice((str(figure), "5.5"))}
        else:
            test = {op: self._value(spec, one)}
        test = self.dice.choice((test, {"isNull": figure > 1})) if "count" not in what else test
        ways = ({one.graph_name: {what: test}}, {"count": {op: figure}}, {"count": {"in": [1, 2]}})
        return self.dice.choice(ways)

    def _choice(self, spec: EntitySpec, *, root: bool = False) -> list[str]:
        """Arguments that choose and order: filter, orderBy, search."""
        given: list[str] = []
        if self.dice.random() < 0.5:
            where = self._literal_or(f"{spec.name}Filter", self._filter(spec, 0))
            given.append(f"filter: {where}")
        if self._orderable(spec) and self.dice.random() < 0.5:
            keys = [self._order_key(spec) for _ in range(self.dice.choice((0, 1, 1, 2, 3)))]
            order = keys[0] if len(keys) == 1 and self.dice.random() < 0.3 else keys
            given.append(f"orderBy: {self._literal_or(f'[{spec.name}Order!]', order)}")
        if root and spec.name == "Employee" and self.dice.random() < 0.2:
            given.append(f"search: {self._literal_or('String', self._search())}")
        return given

    def _search(self) -> str:
        name: str = self.dice.choice(self.world.rows["Employee"])["legal_name"]
        shown = (
            "zhang",
            "zw",
            "zs",
            "E0",
            name,
            name[:1],
            "w@corp",
            " ",
            "ou yang",
            "张 E00",
            "'",
            "\\",
        )
        return self.dice.choice(shown)

    @staticmethod
    def _orderable(spec: EntitySpec) -> list[Field]:
        return [
            one
            for one in spec.fields.values()
            if not one.kind.sealed
            and not one.kind.target
            and one.kind.name != "Bool"
            and one.cls.name not in _UNQUERYABLE
        ]

    def _order_key(self, spec: EntitySpec, hops: int = 0) -> dict[str, Any]:
        links = [one for one in spec.fields.values() if one.kind.target and _queryable(one)]
        if links and hops < 3 and self.dice.random() < 0.3:
            one = self.dice.choice(links)
            target = self.world.model[str(one.kind.target)]
            return {one.graph_name: self._order_key(target, hops + 1)}
        name = self.dice.choice(self._orderable(spec)).graph_name
        return {name: Enum(self.dice.choice(("ASC", "DESC")))}

    def _filter(self, spec: EntitySpec, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lists = [
            (in_graph(one.reverse), other.name)
            for other in self.world.model
            for one in other.fields.values()
            if one.kind.target == spec.name and one.reverse and _queryable(one)
        ]
        if spec.name == "Department":
            lists += [("descendants", "Department")] * 2
        for _ in range(self.dice.choice((0, 1, 1, 1, 2))):
            if depth < 3 and self.dice.random() < 0.3:
                name = self.dice.choice(("and", "or", "not"))
                inner = [self._filter(spec, depth + 1) for _ in range(self.dice.randint(0, 3))]
                found[name] = inner if name != "not" else self._denied(spec, depth + 1)
            elif depth < 3 and lists and self.dice.random() < 0.3:
                name, entity = self.dice.choice(lists)
                found[name] = {
                    **self._of_list(self.world.model[entity], depth),
                    **self._levels(spec, name),
                }
            elif known := [one for one in spec.fields.values() if _queryable(one)]:
                one = self.dice.choice(known)
                found[one.graph_name] = self._tests(spec, one, depth)
        return found

    def _levels(self, spec: EntitySpec, name: str) -> dict[str, Any]:
        """Sometimes all levels of a list that has several, or its next one said aloud."""
        switch = {("Employee", "reports"): "direct", ("Department", "employees"): "under"}
        known = switch.get((spec.name, name))
        if known is None or self.dice.random() < 0.3:
            return {}
        return {known: self.dice.choice((True, False, False, True, None))}

    def _of_list(self, spec: EntitySpec, depth: int) -> dict[str, Any]:
        """Some, every or none of a list's rows."""
        ways = self.dice.sample(("some", "every", "none"), k=self.dice.choice((1, 1, 1, 2)))
        return {how: self._filter(spec, depth + 1) for how in ways}

    def _denied(self, spec: EntitySpec, depth: int) -> dict[str, Any]:
        """What stands below a `not`: often a link, where unknown differs most from false."""
        links = [one for one in spec.fields.values() if one.kind.target and _queryable(one)]
        if not links or self.dice.random() < 0.6:
            return self._filter(spec, depth)
        one = self.dice.choice(links)
        if self.dice.random() < 0.3:
            return {one.graph_name: {"in": ["nonsense", self._id(str(one.kind.target))]}}
        target = self.world.model[str(one.kind.target)]
        known = [each for each in target.fields.values() if _queryable(each)]
        if not known:
            return {one.graph_name: {"isNull": False}}
        field = self.dice.choice(known)
        return {one.graph_name: {"where": {field.graph_name: self._tests(target, field, depth)}}}

    def _tests(self, spec: EntitySpec, one: Field, depth: int) -> dict[str, Any]:
        ways = [self._test(spec, one, depth)]
        if self.dice.random() < 0.15:
            ways.append(self._test(spec, one, depth))
        return {op: value for way in ways for op, value in way.items()}

    def _test(self, spec: EntitySpec, one: Field, depth: int) -> dict[str, Any]:
        kind, dice = one.kind, self.dice
        if kind.target:
            target = self.world.model[kind.target]
            ids = [self._id(kind.target) for _ in range(dice.randint(0, 3))]
            ways: list[dict[str, Any]] = [{"in": ids}, {"isNull": dice.random() < 0.5}]
            if depth < 3:
                ways += [{"where": self._filter(target, depth + 1)}] * 2
            if kind.target == "Department":
                ways += [{"under": self._id("Department")}] * 2
            return dice.choice(ways)
        value = self._value(spec, one)
        ways = [{"eq": value}, {"in": [self._value(spec, one) for _ in range(dice.randint(0, 3))]}]
        if not kind.sealed:
            ways.append({"isNull": dice.random() < 0.5})
        if kind.name in _RANGED:
            ways += [{op: value} for op in _RANGES]
        if kind.name in {"Text", "Name", "Code", "Email"}:
            ways.append({"prefix": str(value)[: dice.randint(0, 2)]})
        if kind.name in {"Text", "Name"}:
            ways.append({"contains": str(value)[-1:]})
        if kind.vocabulary:
            ways.append({"under": value})
            if self.world.model.vocabularies[kind.vocabulary].ranked:
                ways += [{"atLeast": value}] * 2
        return dice.choice(ways)

    def _value(self, spec: EntitySpec, one: Field) -> Any:
        """A value that occurs, or nearly so."""
        there = [row[one.name] for row in self.world.rows[spec.name] if row[one.name] is not None]
        if one.kind.vocabulary and (not there or self.dice.random() < 0.3):
            return self.dice.choice(self.world.model.vocabularies[one.kind.vocabulary].codes)
        value = self.dice.choice(there) if there else _USUAL.get(one.kind.name, "x")
        if isinstance(value, date) and not isinstance(value, datetime) and self.dice.random() < 0.3:
            value += timedelta(days=1)
        return _as_input(value)

    # --- how values are written ------------------------------------------------------------

    def _literal_or(self, kind: str, value: Any) -> str:
        """As a literal, or as a variable of that type."""
        if self.dice.random() < 0.4:
            return self._variable(kind, value)
        return _literal(value)

    def _variable(self, kind: str, value: Any) -> str:
        name = f"v{len(self.values) + len(self.declared)}"
        if (
            self.dice.random() < 0.1
            and not kind.endswith("!")
            and not isinstance(value, dict | list)
        ):
            self.declared.append(f"${name}: {kind} = {_literal(value)}")
            return f"${name}"
        self.declared.append(f"${name}: {kind}")
        self.values[name] = _plain(value)
        return f"${name}"

    def _alias(self) -> str:
        self._aliases += 1
        return f"a{self._aliases}"

    def _maybe_alias(self) -> str:
        return f"{self._alias()}: " if self.dice.random() < 0.1 else ""


_USUAL: Final = {
    "Minutes": 5,
    "Int": 5,
    "Decimal": Decimal(5),
    "Date": date(2026, 6, 1),
    "Month": "2026-05",
    "Instant": datetime(2026, 6, 1, tzinfo=UTC),
    "LocalTime": time(8, 30),
    "Money": (100, "CNY"),
    "Bool": True,
    "Phone": "13800000000",
    "PrivateEmail": "a@b.example",
    "NationalId": "P1000000",
}


def _queryable(one: Field) -> bool:
    if one.cls.name in _UNQUERYABLE:
        return False
    return not one.kind.sealed or len(one.kind.columns) > 1


def functions_of(one: Field) -> list[str]:
    """What can be computed of a field, as the graph promises it for each kind."""
    if one.cls.name in _UNQUERYABLE or (one.kind.sealed and one.kind.name != "SealedMoney"):
        return []
    if one.kind.graph == "Money":
        return ["currency", "count", "sum", "avg", *([] if one.kind.sealed else ["min", "max"])]
    found = ["count", "countDistinct"]
    found += ["sum", "avg"] if one.kind.name in {"Int", "Minutes", "Decimal"} else []
    return found + (["min", "max"] if one.kind.name in _RANGED else [])


def _has(spec: EntitySpec, what: Callable[[Field], bool]) -> bool:
    return any(what(one) for one in spec.fields.values())


def _groupable(one: Field) -> bool:
    usual = one.cls.name not in _UNQUERYABLE and not one.kind.sealed
    return usual and one.kind.name != "Money"


def _comparable(one: Field) -> bool:
    return bool(functions_of(one)) and one.kind.graph != "Money"


def _as_input(value: Any) -> Any:
    """A stored value as the graph takes it."""
    if isinstance(value, tuple):
        minor, currency = value
        amount = Decimal(minor).scaleb(0 if currency == "JPY" else -2)
        return {"amount": format(amount, "f"), "currency": currency}
    if isinstance(value, bool | int | str):
        return value
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat()


def _literal(value: Any) -> str:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    if isinstance(value, str):
        return orjson.dumps(value).decode()
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
