"""Random nested queries from the published schema, held against a world without secrets.

The oracle's verdicts are carried out on the database itself: within a transaction that is rolled
back, every row that the attacker may not know of is deleted and every cell that they may not read
is emptied. Whatever is asked of what is left, by somebody who may see all of it, is what the
attacker may learn; any difference in the hub's answer is a leak or an over-denial.
"""

import random
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
import orjson
from graphql import get_named_type

from hub.auth.decision import ALWAYS, Decision
from hub.auth.viewer import Viewer
from hub.plan.bound import Request, parameters
from hub.plan.planner import Asked, Plan, plan
from hub.plan.restrict import Access
from hub.resolvers.finish import Finish
from hub.resolvers.viewers import given
from hub.schema.model import EntitySpec, Field, Model, Reverse
from tests.attack.graph import Cell, Graph, as_input
from tests.attack.oracle import Verdicts
from tests.attack.target import Target

_SIMPLE: Final = ("eq", "in", "isNull", "gt", "gte", "lt", "lte", "prefix", "contains")


@dataclass(frozen=True)
class Question:
    """A query, its variables, and the fields that it uses in a filter, order, aggregate, group."""

    text: str
    variables: Mapping[str, Any]
    used: frozenset[tuple[str, str]]


@dataclass
class Questions:
    """Writes one random query; `dice` decides everything."""

    graph: Graph
    values: Mapping[tuple[str, str], Mapping[str, str | None]]
    dice: random.Random
    budget: int = 30
    declared: list[str] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    aliases: int = 0

    def question(self) -> Question:
        """A document of one or two lists, nested as far as the budget goes."""
        names = list(self.graph.entities)
        roots = [
            self.dice.choice(("Employee", "Department", *names))
            for _ in range(self.dice.choice((1, 1, 2)))
        ]
        parts = [
            f"r{place}: {self._list(self.graph.entities[one], one, 0)}"
            for place, one in enumerate(roots)
        ]
        head = f"query Q({', '.join(self.declared)})" if self.declared else "query Q"
        return Question(f"{head} {{ {' '.join(parts)} }}", self.given, frozenset(self.used))

    # --- selections -------------------------------------------------------------------------

    def _list(self, name: str, entity: str, depth: int) -> str:
        given = []
        if self.dice.random() < 0.6:
            given.append(f"filter: {self._filter(entity, 0)}")
        if self.dice.random() < 0.5 and (order := self._order(entity, 0)):
            given.append(f"orderBy: [{order}]")
        given.append(f"first: {self.dice.choice((2, 5, 10, 40) if depth == 0 else (1, 3, 5))}")
        parts = ["totalCount"] if self.dice.random() < 0.5 else []
        if self.dice.random() < 0.25:
            parts.append(self._aggregates(entity))
        if self.dice.random() < 0.25:
            parts += self._groups(entity)
        if not parts or self.dice.random() < 0.8:
            parts.append(f"nodes {self._row(entity, depth)}")
        return f"{name}({', '.join(given)}) {{ {' '.join(parts)} }}"

    def _row(self, entity: str, depth: int) -> str:
        parts = ["id"]
        cells = [one for one in self.graph.cells(entity) if not one.masked]
        for cell in self.dice.sample(cells, k=min(len(cells), self.dice.randint(1, 5))):
            self.budget -= 1
            if not cell.link:
                parts.append(cell.selection)
            elif depth < 4 and self.budget > 0:
                parts.append(f"{self._alias()}: {cell.name} {self._row(cell.type, depth + 1)}")
        below = self.graph.lists(entity)
        for one in self.dice.sample(below, k=min(len(below), self.dice.choice((0, 0, 1, 2)))):
            self.budget -= 5
            if depth < 3 and self.budget > 0:
                parts.append(f"{self._alias()}: {self._list(one.name, one.entity, depth + 1)}")
        return f"{{ {' '.join(parts)} }}"

    def _alias(self) -> str:
        self.aliases += 1
        return f"a{self.aliases}"

    # --- filter and order -------------------------------------------------------------------

    def _filter(self, entity: str, depth: int) -> str:
        known = self.graph.input(f"{entity}Filter")
        chosen = self.dice.sample(self.graph.cells(entity), k=2)
        cells = [one for one in chosen if one.name in known and not one.masked]
        kinds = [get_named_type(known[one.name].type).name for one in cells]
        parts = [
            f"{one.name}: {self._test(entity, one, kind, depth)}"
            for one, kind in zip(cells, kinds, strict=True)
        ]
        if depth < 2 and self.dice.random() < 0.3:
            how = self.dice.choice(("not", "or", "and"))
            inner = [self._filter(entity, depth + 1) for _ in range(1 if how == "not" else 2)]
            parts.append(f"{how}: {inner[0]}" if how == "not" else f"{how}: [{', '.join(inner)}]")
        return f"{{ {', '.join(parts)} }}"

    def _test(self, entity: str, cell: Cell, kind: str, depth: int) -> str:
        self.used.add((entity, cell.field))
        ops = self.graph.input(kind)
        if cell.link and "where" in ops and depth < 2 and self.dice.random() < 0.6:
            return f"{{ where: {self._filter(cell.type, depth + 1)} }}"
        op = self.dice.choice([one for one in _SIMPLE if one in ops])
        if op == "isNull":
            return f"{{ isNull: {self.dice.choice(('true', 'false'))} }}"
        typed = get_named_type(ops[op].type).name
        value = self._value(entity, cell)
        if op in {"prefix", "contains"}:
            value = str(value)[: self.dice.randint(1, 9)]
        if op == "in":
            value, typed = [value], f"[{typed}!]"
        name = f"v{len(self.given)}"
        self.declared.append(f"${name}: {typed}!")
        self.given[name] = value
        return f"{{ {op}: ${name} }}"

    def _value(self, entity: str, cell: Cell) -> Any:
        """A value that occurs somewhere, hidden or not."""
        there = [one for one in self.values[entity, cell.field].values() if one is not None]
        if not there:
            there = ["0"] if cell.type in {"Int", "Decimal"} else ["1999-01-01"]
            there = {
                "Boolean": ["true"],
                "String": ["x"],
                "DateTime": ["1999-01-01T00:00:00Z"],
            }.get(cell.type, there)
        value = self.dice.choice(there)
        if cell.link:
            return f"{self.graph.model[cell.type].table}_{value}"
        return as_input(cell.type, value)

    def _order(self, entity: str, depth: int) -> str | None:
        known = self.graph.input(f"{entity}Order")
        cells = [one for one in self.graph.cells(entity) if one.name in known and not one.masked]
        if not cells:
            return None
        cell = self.dice.choice(cells)
        inner: str | None = self.dice.choice(("ASC", "DESC"))
        if cell.link:
            inner = self._order(cell.type, depth + 1) if depth < 2 else None
        if inner is None:
            return None
        self.used.add((entity, cell.field))
        return f"{{ {cell.name}: {inner} }}"

    # --- figures ----------------------------------------------------------------------------

    def _aggregates(self, entity: str) -> str:
        shown = self.graph.fields(f"{entity}Aggregates")
        parts = ["count"]
        cells = [one for one in self.graph.cells(entity) if one.name in shown and not one.masked]
        for cell in self.dice.sample(cells, k=min(len(cells), self.dice.randint(0, 2))):
            self.used.add((entity, cell.field))
            ways = self.graph.leaves(get_named_type(shown[cell.name].type).name)
            parts.append(f"{cell.name} {{ {' '.join(ways)} }}")
        return f"aggregates {{ {' '.join(parts)} }}"

    def _groups(self, entity: str) -> list[str]:
        known = self.graph.input(f"{entity}GroupBy")
        cells = [
            one
            for one in self.graph.cells(entity)
            if one.name in known and not one.link and not one.masked
        ]
        if not cells:
            return []
        cell = self.dice.choice(cells)
        self.used.add((entity, cell.field))
        kind = get_named_type(known[cell.name].type).name
        unit = self.dice.choice(
            {"DateGrouping": ("DAY", "MONTH"), "MonthGrouping": ("MONTH", "YEAR")}.get(
                kind, ("VALUE",)
            )
        )
        inner = f"keys {{ {cell.selection} }} {self._aggregates(entity)}"
        given = f"by: [{{ {cell.name}: {unit} }}], first: 50"
        return [f"groups({given}) {{ totalCount nodes {{ {inner} }} }}"]


# --- the world without secrets ----------------------------------------------------------------


@dataclass
class Everything(Access):
    """All is open: for somebody who asks a world in which nothing secret is left."""

    def cell(self, spec: EntitySpec, one: Field, *, masked: bool = False) -> Decision:
        """Open."""
        return ALWAYS

    def rows(self, spec: EntitySpec) -> Decision:
        """Open."""
        return ALWAYS

    def accounts(self, spec: EntitySpec) -> Decision:
        """Open."""
        return ALWAYS

    def of_others(self, spec: EntitySpec, cell: Decision) -> bool:
        """Nothing goes on the record."""
        return False

    def list_open(self, parent: EntitySpec, via: Reverse) -> Decision:
        """Open."""
        return ALWAYS


@dataclass(frozen=True)
class Redacted:
    """Answers over the world without what one attacker may not see."""

    target: Target
    connection: "asyncpg.Connection[Any]"
    plans: dict[str, Plan] = field(default_factory=dict)

    async def ask(self, question: Question) -> Any:
        """The data of the answer."""
        edge = self.target.edge
        prepared = edge.documents.prepare(question.text)
        assert not prepared.errors, (question.text, prepared.errors)
        nobody = Viewer("nobody", None, frozenset(), (), 0)
        asked = Asked(prepared.tree, prepared.operation(None).node, question.variables, "en")
        made = plan(asked, Everything(edge.hub.model, nobody), edge.hub.made)
        known = {**given(nobody, edge.hub.today()), "zone": edge.hub.settings.zone.key}
        request = Request(dict(question.variables), known, "nobody")
        body = await self.connection.fetchval(
            made.sql, *parameters(made, request, edge.hub.model, edge.keys)
        )
        finish = Finish(made, request, edge.hub.model, edge.keys)
        return orjson.loads(await finish.fill(bytes(body)))


@asynccontextmanager
async def redacted(target: Target, may: Verdicts) -> AsyncIterator[Redacted]:
    """Delete and empty what may not be seen; roll back at the end."""
    connection = await asyncpg.connect(target.dsn)
    try:
        await connection.execute("set timezone = 'UTC'")
        await connection.set_type_codec(
            "text", schema="pg_catalog", encoder=_encoded, decoder=bytes, format="binary"
        )
        transaction = connection.transaction()
        await transaction.start()
        try:
            # No trigger and no foreign key: what is left may point to rows that are gone.
            await connection.execute("set local session_replication_role = replica")
            for statement, ids in _redactions(target.edge.hub.model, may):
                await connection.execute(statement, ids)
            yield Redacted(target, connection)
        finally:
            await transaction.rollback()
    finally:
        await connection.close()


def _encoded(text: str) -> bytes:
    return text.encode()


def _redactions(model: Model, may: Verdicts) -> Iterator[tuple[str, list[str]]]:
    for spec in model:
        known = sorted(may.rows.get(spec.name, ()))
        yield f"delete from hub.{spec.table} where id <> all($1::uuid[])", known
        for private in (False, True) if spec.private else (False,):
            table = f"{spec.table}_private" if private else spec.table
            for one in spec.fields.values():
                if spec.is_private(one) == private:
                    columns = ", ".join(f"{name} = null" for name in _columns(one))
                    readable = sorted(may.cells.get((spec.name, one.name), ()))
                    yield f"update hub.{table} set {columns} where id <> all($1::uuid[])", readable


def _columns(one: Field) -> list[str]:
    return [f'"{one.column}{part.suffix}"' for part in one.kind.columns]


def differences(hub: Any, world: Any, path: str = "") -> Iterator[tuple[bool, str]]:
    """(whether it is a leak, where) of all that differs; a locked list stands for an empty one."""
    if isinstance(hub, dict) and isinstance(world, dict):
        for key in world:
            yield from differences(hub[key], world[key], f"{path}.{key}")
    elif isinstance(hub, list) and isinstance(world, list):
        if len(hub) != len(world):
            yield len(hub) > len(world), f"{path}: {len(hub)} items, not {len(world)}"
        for place, (one, other) in enumerate(zip(hub, world, strict=False)):
            yield from differences(one, other, f"{path}[{place}]")
    elif hub is None and isinstance(world, dict) and _empty(world):
        return
    elif hub != world:
        yield hub is not None, f"{path}: {hub!r}, not {world!r}"[:300]


def _empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_empty(one) for one in value.values())
    return value in (None, 0, [], False) or value == {}
