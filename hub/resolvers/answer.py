"""Ask, told by one short function: request → viewer → operation → plan → statement → response."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

import orjson

from hub.auth.signin import Presented
from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.plan.planner import Asked, Plan, plan
from hub.plan.restrict import Access
from hub.plan.slots import SealedHole
from hub.resolvers.costs import EDIT, INTROSPECTION, Bill
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.edge import Asker, Edge, changed_meanwhile
from hub.resolvers.http_leaving import Left, attended
from hub.resolvers.mutate import mutate
from hub.resolvers.office.field import Asking
from hub.resolvers.office.run import apart, asks_office, joined, office_points, only, run_office
from hub.resolvers.plans import plan_key
from hub.resolvers.timing import note_operation, open_timing
from hub.resolvers.trusted import Named
from hub.resolvers.usage import UNNAMED
from hub.resolvers.view_as import people_only, reads_only, unusual

NEEDS_STREAM: Final = "SUBSCRIPTION_NEEDS_STREAM"
"""A subscription was asked for where one answer goes out."""
_ATTEMPTS = 2
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Incoming:
    """A GraphQL request as it came over HTTP."""

    query: str
    """The document's text; empty where it is only named."""
    operation_name: str | None
    variables: dict[str, Any]
    authorization: Presented
    """A header, or a session's cookie."""
    languages: tuple[str, ...]
    idempotency_key: str | None = None
    client: str = UNNAMED
    """The program that asks, as it names itself; else the one that the token names."""
    reads_only: bool = False
    """Came by GET, which must change nothing."""
    named: Named | None = None
    """The trusted document that it names."""
    cost: str = ""
    """`report`: say what it costs; `validate`: say that and do nothing."""
    left: Left | None = None
    """Returns once the client has gone; None where nobody could tell."""
    purpose: str = ""
    """What the viewer says they ask for."""
    view_as: str = ""
    """As whom the viewer wants to look: an id or a number of an employee."""
    own: bool = False
    """A document of the hub's own, which needs nobody's trust."""


@dataclass(frozen=True)
class Answered:
    """The response body; `executed` is false for request errors, which have no data."""

    body: bytes
    executed: bool = True
    viewer: str = ""
    """Whose answer it is."""
    sealed: bool = False
    """Whether values in it are sealed in the database."""
    headers: Mapping[str, str] = field(default_factory=dict)
    code: str = "ok"
    """Of the first error of a request that was refused."""
    partial: bool = False
    """Whether there are errors beside the data."""


async def answer(edge: Edge, incoming: Incoming) -> Answered:
    """One request, from its text to the bytes that go out."""
    asker = Asker(
        edge,
        incoming.authorization,
        incoming.languages,
        edge.hub.today(),
        incoming.purpose,
        incoming.view_as,
        emergency=True,
    )
    signed = await asker.signed_in()
    open_timing(edge.hub.settings, signed.viewer)
    if not incoming.own:
        text = await edge.trusted.text(incoming.query, incoming.named, signed.client)
        if text is not incoming.query:
            incoming = replace(incoming, query=text)
    bill = Bill(edge.budget, f"{signed.viewer.subject} {signed.client}")
    prepared = edge.documents.known(incoming.query)
    if prepared is None:
        with bill.working():
            suggest = edge.shows_schema(signed.viewer)
            prepared = edge.documents.prepare(incoming.query, suggest=suggest)
    if prepared.errors:
        allowance = await bill.charge(1)
        return refused([one.formatted for one in prepared.errors], allowance.headers)
    operation = prepared.operation(incoming.operation_name)
    note_operation(edge.documents.core, incoming.query, prepared, operation)
    wrong = edge.documents.variables(prepared, operation, incoming.variables)
    if wrong:
        allowance = await bill.charge(1)
        return refused([one.formatted for one in wrong], allowance.headers)
    if operation.introspects:
        _may_introspect(edge, signed.viewer, operation)
        allowance = await bill.charge(INTROSPECTION)
        return _introspected(edge, incoming, prepared, allowance.headers)
    if operation.kind == "subscription":
        raise Refused(
            NEEDS_STREAM,
            "A subscription is answered over a stream.",
            hint="Use a WebSocket with graphql-transport-ws, or accept text/event-stream.",
        )
    client = signed.client if incoming.client == UNNAMED else incoming.client
    edge.usage.count(client or UNNAMED, incoming.query, operation, incoming.variables)
    await edge.turn()
    if operation.kind == "mutation":
        _by_post(incoming)
        reads_only(incoming.view_as)
        # An edit has its own reason: what it answers of demanding classes is read for it.
        why = asker.purpose or ("edit" if edge.hub.settings.purpose_classes else "")
        asker = replace(asker, emergency=False, purpose=why)
        # An edit has no statement of its own whose gate could close: rights are asked anew.
        asker.closed(signed.viewer)
        signed = await asker.signed_in()
        allowance = await bill.charge(EDIT * len(operation.node.selection_set.selections))
        done = await mutate(edge, asker, signed.viewer, incoming, prepared, operation, bill)
        return Answered(done, headers=allowance.headers)
    if asks_office(operation):
        return await _with_office(edge, asker, signed.viewer, incoming, prepared, operation, bill)
    return await _query(edge, asker, signed.viewer, incoming, prepared, operation, bill)


async def _with_office(
    edge: Edge,
    asker: Asker,
    viewer: Viewer,
    incoming: Incoming,
    prepared: Prepared,
    operation: Operation,
    bill: Bill,
) -> Answered:
    """A query of the office, and perhaps of people: each root in its way, joined in order."""
    asker.closed(viewer)  # as with edits: no statement's gate stands before a function
    viewer = (await asker.signed_in()).viewer
    language = (*viewer.languages, "en")[0]
    asked = Asked(prepared.tree, operation.node, incoming.variables, language)
    document = asked.resolver(edge.hub.model).document
    roots = document.collect([operation.node.selection_set], frozenset({"Query"}))
    people, office = apart(roots)
    if not office:
        return await _query(edge, asker, viewer, incoming, prepared, operation, bill)
    people_only(incoming.view_as)
    points = office_points(office)
    if incoming.cost == "validate":
        points = 1
    allowance = await bill.charge(points)
    told: dict[str, Any] = {}
    if people:
        part = only(operation, people)
        answered = await _query(edge, asker, viewer, incoming, prepared, part, bill)
        told = orjson.loads(answered.body)
    if unusual(viewer):
        told.setdefault("extensions", {}).update(unusual(viewer))
    if incoming.cost:
        cost = told.setdefault("extensions", {}).setdefault("cost", {"most": edge.costs.most})
        cost["points"] = cost.get("points", 0) + office_points(office)
    if incoming.cost != "validate":
        asking = Asking(edge, viewer.as_usual(), language, reader=viewer)
        work = run_office(asking, prepared, operation, office, incoming.variables)
        told = joined(told, await attended(work, incoming.left), list(roots))
    return Answered(
        orjson.dumps(told),
        viewer=viewer.subject,
        sealed=True,
        headers=allowance.headers,
        partial="errors" in told,
    )


def _by_post(incoming: Incoming) -> None:
    if incoming.reads_only:
        raise Refused(
            "MUTATION_BY_GET", "A mutation is not answered by GET.", hint="Send it by POST."
        )


async def _query(
    edge: Edge,
    asker: Asker,
    viewer: Viewer,
    incoming: Incoming,
    prepared: Prepared,
    operation: Operation,
    bill: Bill,
) -> Answered:
    made = planned(edge, viewer, incoming, prepared, operation, bill)
    points = await edge.costs.points(made, incoming.variables)
    told = {"cost": {"points": points, "most": edge.costs.most}} if incoming.cost else {}
    if incoming.cost == "validate":
        allowance = await bill.charge(1)
        return Answered(orjson.dumps({"extensions": told}), headers=allowance.headers)
    allowance = await bill.charge(points)
    for _ in range(_ATTEMPTS):
        data = await attended(edge.run(made, viewer, incoming.variables, {}), incoming.left)
        if data is not None:
            sealed = any(isinstance(one, SealedHole) for one in made.holes)
            body = response(data, made, {**unusual(viewer), **told})
            return Answered(body, viewer=viewer.subject, sealed=sealed, headers=allowance.headers)
        asker.closed(viewer)
        viewer = (await asker.signed_in()).viewer
        made = planned(edge, viewer, incoming, prepared, operation, bill)
    raise changed_meanwhile()


def planned(
    edge: Edge,
    viewer: Viewer,
    incoming: Incoming,
    prepared: Prepared,
    operation: Operation,
    bill: Bill,
) -> Plan:
    """The plan of a query for this scope: remembered, or made now and put on the bill."""
    language = (*viewer.languages, "en")[0]
    key = plan_key(incoming.query, operation, viewer, language, incoming.variables)

    def make() -> Plan:
        asked = Asked(prepared.tree, operation.node, incoming.variables, language)
        with bill.working():
            return plan(asked, Access(edge.hub.model, viewer), edge.hub.made)

    return edge.plans.get(key, make)


def _may_introspect(edge: Edge, viewer: Viewer, operation: Operation) -> None:
    """The schema is read by developers, or by all where the setting says so; its leaves by all."""
    if operation.opens_schema and not edge.shows_schema(viewer):
        raise Refused(
            "INTROSPECTION_CLOSED",
            "The schema is not shown to this token.",
            hint="Ask with the scope `developer`; `schema.graphql` is the graph as text.",
        )


def _introspected(
    edge: Edge, incoming: Incoming, prepared: Prepared, headers: Mapping[str, str]
) -> Answered:
    """What graphql-core says about the schema; no record is read."""
    body = edge.documents.described(prepared, incoming.operation_name, incoming.variables)
    return Answered(body, headers=headers)


def response(data: bytes, made: Plan, told: Mapping[str, Any]) -> bytes:
    """`{"data": …}`, with what the plan knows about access and days, and what else is told."""
    if made.undated:
        told = {**told, "asOf": {"undated": list(made.undated)}}
    if not made.withheld and not told:
        return b'{"data":' + data + b"}"
    access = [
        {
            "path": one.path,
            "class": one.cls,
            "cells": one.cells,
            "grantedBy": list(one.granted_by),
        }
        for one in made.withheld
    ]
    extensions = orjson.dumps({**({"access": access} if access else {}), **told})
    return b'{"data":' + data + b',"extensions":' + extensions + b"}"


def refused(errors: list[Any], headers: Mapping[str, str] = _NO_HEADERS) -> Answered:
    """A request error: no data."""
    code = errors[0].get("extensions", {}).get("code", "unknown")
    body = orjson.dumps({"errors": errors})
    return Answered(body, executed=False, code=code, headers=headers)
