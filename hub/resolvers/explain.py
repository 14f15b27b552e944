"""Explain: document → tree → decisions → statement → what Postgres makes of it; no value, no row.

On the command line an operator explains as somebody; over HTTP a developer explains as themselves.
Both are audited. Over HTTP a statement is never run (ANALYZE): how many rows it passes over, and
how long that takes, would tell of rows that the viewer may not know of.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

import orjson

from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.plan.advice import Scan, scans
from hub.plan.bound import Request, parameters
from hub.plan.planner import Asked, planned
from hub.plan.pretty import pretty
from hub.plan.restrict import Access, Restrict
from hub.plan.told import told, told_hole, told_slot
from hub.resolvers.answer import Answered, Incoming, refused
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.edge import Asker, Edge
from hub.resolvers.office.run import asks_office
from hub.resolvers.view_as import people_only
from hub.resolvers.viewers import given
from hub.store.acts import note
from hub.store.explain import Explanation, explain


@dataclass(frozen=True)
class Explained:
    """How an operation would be answered for one viewer."""

    operation: str | None
    tokens: int
    """Of the document."""
    tree: list[str]
    """What is asked, with the decisions; a line a node."""
    sql: str
    parameters: list[str]
    """Where each `$n` of the statement comes from."""
    holes: list[str]
    """What the hub fills in after the statement."""
    withheld: list[dict[str, Any]]
    cost: float
    """Postgres's estimate, in its own unit."""
    planning_ms: float | None
    execution_ms: float | None
    plan: Mapping[str, Any]
    scans: list[Scan]
    """Large tables that are read from end to end."""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


async def explained(edge: Edge, incoming: Incoming) -> Answered:
    """The story of `POST /graphql/explain`; raises Refused EXPLAIN_CLOSED."""
    people_only(incoming.view_as)
    asker = Asker(edge, incoming.authorization, incoming.languages, edge.hub.today())
    # No statement's gate stands in the way of an explanation: rights are asked anew.
    asker.closed((await asker.signed_in()).viewer)
    signed = await asker.signed_in()
    viewer = signed.viewer
    if not viewer.developer:
        raise Refused(
            "EXPLAIN_CLOSED",
            "Plans are shown to developers only.",
            hint="Ask for a grant of the role developer, and for a token with that scope.",
        )
    text = await edge.trusted.text(incoming.query, incoming.named, signed.client)
    incoming = replace(incoming, query=text)
    prepared = edge.documents.prepare(incoming.query, suggest=True)
    if prepared.errors:
        return refused([one.formatted for one in prepared.errors])
    found = await explain_as(edge, viewer, incoming, actor=viewer.subject)
    body = orjson.dumps({"extensions": {"explain": found.as_dict()}})
    return Answered(body)


async def explain_as(
    edge: Edge, viewer: Viewer, incoming: Incoming, *, actor: str, analyze: bool = False
) -> Explained:
    """How the hub answers this for the viewer; raises Refused as the request itself would."""
    prepared = edge.documents.prepare(incoming.query)
    operation = _query(edge, prepared, incoming)
    await edge.turn()
    await _on_the_record(edge, viewer, incoming, actor, analyze=analyze)
    asked = Asked(prepared.tree, operation.node, incoming.variables, (*viewer.languages, "en")[0])
    access, made = Access(edge.hub.model, viewer), edge.hub.made
    tree = asked.resolver(access.model).operation(operation.node.selection_set, asked.language)
    plan = planned(tree, access, made)
    known = given(viewer, edge.hub.today(), edge.hub.settings.zone.key)
    request = Request(incoming.variables, known, viewer.subject)
    values = parameters(plan, request, edge.hub.model, edge.keys)
    found = await explain(edge.hub.database, plan.sql, values, analyze=analyze)
    return Explained(
        operation=incoming.operation_name
        or (operation.node.name.value if operation.node.name else None),
        tokens=prepared.tree.token_count,
        tree=told(Restrict(access).tree(tree)),
        sql=pretty(plan.sql),
        parameters=[told_slot(one) for one in plan.slots],
        holes=[told_hole(one) for one in plan.holes],
        withheld=[asdict(one) for one in plan.withheld],
        cost=found.plan["Total Cost"],
        planning_ms=found.planning_ms,
        execution_ms=found.execution_ms,
        plan=found.plan,
        scans=_scans(edge, found),
    )


def _query(edge: Edge, prepared: Prepared, incoming: Incoming) -> Operation:
    """The operation, which must be one that has a statement."""
    if prepared.errors:
        raise _faulty(prepared.errors[0].message)
    operation = prepared.operation(incoming.operation_name)
    wrong = edge.documents.variables(prepared, operation, incoming.variables)
    if wrong:
        raise _faulty(wrong[0].message)
    if operation.introspects or operation.kind != "query" or asks_office(operation):
        raise Refused(
            "EXPLAIN_NOTHING",
            "There is no statement to explain.",
            hint="Explain a query of people; edits, the office and the schema have no statement.",
        )
    return operation


def _faulty(message: str) -> Refused:
    return Refused(
        "EXPLAIN_FAULTY", "The document cannot be answered.", detail=message, hint="Mend it first."
    )


async def _on_the_record(
    edge: Edge, viewer: Viewer, incoming: Incoming, actor: str, *, analyze: bool
) -> None:
    detail = {
        "as": viewer.subject,
        "document": sha256(incoming.query.encode()).hexdigest(),
        "run": analyze,
    }
    await note(edge.hub.database.writer, actor, "query.explain", "query", rows=0, detail=detail)


def _scans(edge: Edge, found: Explanation) -> list[Scan]:
    columns = {
        table.name: [column.name for column in table.columns]
        for table in edge.hub.made.metadata.tables.values()
    }
    return scans(found.plan, found.rows, columns)
