"""A question asked of the hub without HTTP: validated, planned, run as one statement, finished."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import asyncpg
import orjson

from hub.auth.viewer import Entities, Everywhere, Extent, Grant, Subtrees, Viewer, usable
from hub.plan.bound import Request, parameters
from hub.plan.planner import Asked, Plan, plan
from hub.plan.restrict import Access
from hub.resolvers.documents import Documents, Operation, Prepared
from hub.resolvers.finish import Finish
from hub.resolvers.limits import Limits
from hub.resolvers.plans import Plans, plan_key
from hub.resolvers.schema import graph
from hub.resolvers.viewers import given
from hub.schema.model import Model
from hub.store.connection import Database
from hub.store.cursors import HubKeys
from hub.store.read import answer_bytes
from hub.store.tables import Tables, tables
from tests.twin.access import Asker, Given
from tests.twin.document import Question
from tests.twin.world import World

_ROOMY = Limits(
    tokens=20_000,
    fields=20_000,
    aliases=2_000,
    depth=60,
    repeats=500,
    directives=500,
    fragments=500,
    tallies=500,
)
"""Random questions are larger than a hand would write them; limits have tests of their own."""


ZONE = "Asia/Shanghai"
"""The company's, in which moments have their day."""


@dataclass(frozen=True)
class SeenKeys(HubKeys):
    """The hub's keys, which remember for which row each cursor was made."""

    marks: dict[str, str] = field(default_factory=dict)

    def make_cursor(self, values: bytes, binding: bytes) -> bytes:
        """A token as always; its row is noted."""
        token = super().make_cursor(values, binding)
        self.marks[token.decode()] = orjson.loads(values)[-1]
        return token


@dataclass
class CountingPool:
    """The reading pool; `statements` is what went through it."""

    pool: Any
    statements: int = 0

    @asynccontextmanager
    async def acquire(self) -> AsyncIterator[Any]:
        """A connection whose every statement is counted."""
        async with self.pool.acquire() as connection:
            yield _Counting(connection, self)


@dataclass
class _Counting:
    connection: Any
    pool: CountingPool

    def holds(self, sql: str) -> None:
        """As the hub's own."""
        self.connection.holds(sql)

    async def fetchval(self, sql: str, *values: Any) -> Any:
        """As the driver's."""
        self.pool.statements += 1
        return await self.connection.fetchval(sql, *values)


@dataclass(frozen=True)
class Answered:
    """What the hub said: data (None where the gate is closed), and what it cost."""

    data: Any
    statements: int
    plan: Plan
    read: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """Whose recorded classes are shown: classes → employees."""


@dataclass(frozen=True)
class Planning:
    """What plans questions: no database is needed for it."""

    model: Model
    made: Tables
    documents: Documents
    plans: Plans = field(default_factory=Plans)

    @classmethod
    def of(cls, model: Model) -> "Planning":
        """Planning against that model."""
        return cls(model, tables(model), Documents(graph(model), _ROOMY))

    def planned(self, viewer: Viewer, question: Question) -> Plan:
        """The plan, shared by all questions and viewers of the same shape."""
        prepared, operation = self._read(question)
        variables = dict(question.variables)
        wrong = self.documents.variables(prepared, operation, variables)
        assert not wrong, (question, wrong)
        key = plan_key(question.text, operation, viewer, viewer.languages[0], variables)
        return self.plans.get(key, lambda: self.plan(viewer, question))

    def plan(self, viewer: Viewer, question: Question) -> Plan:
        """The plan, made now."""
        prepared, operation = self._read(question)
        asked = Asked(prepared.tree, operation.node, question.variables, viewer.languages[0])
        return plan(asked, Access(self.model, viewer), self.made)

    def _read(self, question: Question) -> tuple[Prepared, Operation]:
        prepared = self.documents.prepare(question.text)
        assert not prepared.errors, (question.text, prepared.errors)
        return prepared, prepared.operation(None)


@dataclass(frozen=True)
class Desk:
    """One world in a database, and what answers questions about it."""

    world: World
    planning: Planning
    database: Database
    reader: CountingPool
    keys: SeenKeys

    @classmethod
    def of(cls, world: World, database: Database, keys: HubKeys) -> "Desk":
        """A desk over a database that holds the world."""
        counting = CountingPool(database.reader)
        return cls(
            world=world,
            planning=Planning.of(world.model),
            database=replace(database, reader=counting),  # type: ignore[arg-type] # its use of it
            reader=counting,
            keys=SeenKeys(keys.sealer, keys.cursor, keys.tagging),
        )

    async def ask(self, who: Asker, question: Question, language: str = "en") -> Answered:
        """The answer's data; raises Refused as the hub does."""
        viewer = viewer_of(who, self.world, language)
        made = self.planning.planned(viewer, question)
        variables = dict(question.variables)
        known = {**given(viewer, self.world.today), "zone": ZONE}
        request = Request(variables, known, viewer.subject)
        values = parameters(made, request, self.world.model, self.keys)
        before = self.reader.statements
        body = await answer_bytes(self.database, made.sql, values)
        if body is None:
            return Answered(None, self.reader.statements - before, made)
        finish = Finish(made, request, self.world.model, self.keys)
        data = orjson.loads(await finish.fill(body))
        return Answered(data, self.reader.statements - before, made, finish.read())


def viewer_of(who: Asker, world: World, language: str) -> Viewer:
    """The hub's viewer for an asker: what sign-in makes of claims and facts."""
    held = [_grant(number, one) for number, one in enumerate(who.grants)]
    return Viewer(
        subject=who.employee or who.name,
        employee_id=who.employee,
        scopes=who.scopes,
        grants=usable(held, who.scopes, world.today),
        version=who.version,
        languages=(language,),
        stepped_up=who.proved,
    )


def _grant(number: int, one: Given) -> Grant:
    extents: dict[str, Extent] = {
        "all": Everywhere(),
        "entities": Entities(one.ids),
        "subtrees": Subtrees(one.ids),
    }
    key = f"grant-{number:02}"
    return Grant(key, one.role, one.classes, extents[one.extent], one.valid_from, one.valid_to)


async def closed(dsn: str, employee: str, version: int) -> None:
    """Set the version of a person's grants, as giving or revoking one does."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(
            "insert into hub.access_version (employee_id, version) values ($1, $2)",
            employee,
            version,
        )
    finally:
        await connection.close()
