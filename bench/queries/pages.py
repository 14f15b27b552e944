"""The pages that are asked for: documents, random variables, and the hub's own statements."""

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson

from bench import load
from hub.auth.viewer import Everywhere, Grant, Viewer, scopes_for
from hub.plan.planner import Asked, plan
from hub.plan.restrict import Access
from hub.plan.slots import Slot
from hub.resolvers.documents import Documents
from hub.resolvers.schema import graph
from hub.resolvers.types import entity_types
from hub.schema.shipped import shipped
from hub.store.tables import tables

HERE: Final = Path(__file__).parent
HR_NUMBER, EMPLOYEE_NUMBER = "E000002", "E000777"
HR_CLASSES: Final = frozenset({"CORE", "IDENTITY", "TIME"})
VARIANTS: Final = 200
_CURSORS: Final = (
    "query($after: String) { employees(first: 1000, after: $after)"
    " { edges { cursor node { id } } pageInfo { endCursor } } }"
)


@dataclass(frozen=True)
class Case:
    """One comparison: which page, and who asks the hub for it."""

    name: str
    page: str
    """`department` or `after`: name of the document and of the SQL written by hand."""
    viewer: str
    """`hr` or `employee`."""
    title: str

    @property
    def document(self) -> str:
        """The GraphQL document."""
        return (HERE / f"{self.page}.graphql").read_text("utf-8")


CASES: Final = (
    Case("department-hr", "department", "hr", "a department's first page, asked by HR"),
    Case("department-employee", "department", "employee", "the same, asked by an employee"),
    Case("after-hr", "after", "hr", "a page after a random cursor, asked by HR"),
)


@dataclass(frozen=True)
class Variation:
    """Variables of one request, for the hub and for handlers."""

    hub: dict[str, str]
    peer: dict[str, str]


async def departments(dsn: str) -> list[Variation]:
    """Departments that have people."""
    rows = await _fetch(
        dsn, "select distinct department_id::text from hub.employee order by department_id::text"
    )
    found = [Variation({"department": f"department_{one}"}, {"department": one}) for (one,) in rows]
    return random.Random(7).sample(found, min(VARIANTS, len(found)))


async def cursors(dsn: str, port: int, token: str) -> list[Variation]:
    """Random places in the list of all; the hub's own tokens come from the hub."""
    rows = await _fetch(dsn, "select id::text, legal_name_sort from hub.employee")
    sort = {f"employee_{key}": [name, key] for key, name in rows}
    found: list[Variation] = []
    after: str | None = None
    for _ in range(20):
        edges, after = await _cursors(port, token, after)
        for token_there, key in edges:
            mark = orjson.dumps(sort[key]).hex()
            found.append(Variation({"after": token_there}, {"after": mark}))
    return random.Random(7).sample(found, VARIANTS)


async def _cursors(
    port: int, token: str, after: str | None
) -> tuple[list[tuple[str, str]], str | None]:
    body = orjson.dumps({"query": _CURSORS, "variables": {"after": after}})
    sent = load.request(port, "/graphql", body, {"authorization": f"Bearer {token}"})
    found = orjson.loads(await load.once(port, sent))["data"]["employees"]
    edges = [(one["cursor"], one["node"]["id"]) for one in found["edges"]]
    return edges, found["pageInfo"]["endCursor"]


async def statements(dsn: str, today: date) -> dict[str, Any]:
    """The hub's statement of each case with its constants, as a handler can run them."""
    rows = await _fetch(
        dsn,
        "select number, id::text from hub.employee where number = any($1)",
        [HR_NUMBER, EMPLOYEE_NUMBER],
    )
    ids = {number: key for number, key in rows}  # noqa: C416 - a Record is no pair to dict()
    return {case.name: _statement(case, ids, today) for case in CASES}


def _statement(case: Case, ids: dict[str, str], today: date) -> dict[str, Any]:
    model = shipped()
    documents = Documents(graph(model, made=entity_types(model)))
    prepared = documents.prepare(case.document)
    grant = Grant("1", "hr", HR_CLASSES, Everywhere(), date(2020, 1, 1))
    hr = case.viewer == "hr"
    me = ids[HR_NUMBER if hr else EMPLOYEE_NUMBER]
    viewer = Viewer(me, me, scopes_for(case.viewer), (grant,) if hr else (), 1 if hr else 0)
    variables = {"department": "x"} if case.page == "department" else {"after": "x"}
    asked = Asked(prepared.tree, prepared.operation(None).node, variables, "en")
    made = plan(asked, Access(model, viewer), tables(model))
    known: dict[str, dict[str, Any]] = {
        "viewer": {"value": me},
        "today": {"day": today.isoformat()},
        "version": {"value": viewer.version},
        "wall": {"value": ""},
    }
    return {"sql": made.sql, "slots": [_slot(one, known) for one in made.slots]}


def _slot(slot: Slot, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if isinstance(slot.source, str):
        return known[slot.source]
    match slot.convert:
        case ("list", "id", "Department"):
            return {"department": "list"}
        case ("id", "Department"):
            return {"department": "one"}
        case ("cursor", _, place, _):
            return {"cursor": int(place)}
    return {"value": slot.source.value}  # type: ignore[union-attr] # all else is a constant


async def _fetch(dsn: str, sql: str, *values: Any) -> list[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        return list(await connection.fetch(sql, *values))
    finally:
        await connection.close()
