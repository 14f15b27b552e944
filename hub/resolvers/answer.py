"""Ask, told by one short function: request → viewer → operation → plan → statement → response."""

from dataclasses import dataclass, replace
from typing import Any

import orjson
from graphql import ExecutionResult, execute_sync

from hub.auth.viewer import DEVELOPER, Viewer
from hub.errors import HubError, Refused
from hub.plan.planner import Asked, Plan, plan
from hub.plan.restrict import Access
from hub.plan.slots import SealedHole
from hub.resolvers.documents import Operation, Prepared
from hub.resolvers.edge import Asker, Edge, changed_meanwhile
from hub.resolvers.mutate import mutate
from hub.resolvers.plans import plan_key
from hub.resolvers.trusted import Named

_ATTEMPTS = 2


@dataclass(frozen=True)
class Incoming:
    """A GraphQL request as it came over HTTP."""

    query: str
    """The document's text; empty where it is only named."""
    operation_name: str | None
    variables: dict[str, Any]
    authorization: str | None
    languages: tuple[str, ...]
    idempotency_key: str | None = None
    reads_only: bool = False
    """Came by GET, which must change nothing."""
    named: Named | None = None
    """The trusted document that it names."""
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


async def answer(edge: Edge, incoming: Incoming) -> Answered:
    """One request, from its text to the bytes that go out."""
    asker = Asker(edge, incoming.authorization, incoming.languages, edge.hub.today())
    signed = await asker.signed_in()
    if not incoming.own:
        text = await edge.trusted.text(incoming.query, incoming.named, signed.client)
        incoming = replace(incoming, query=text)
    prepared = edge.documents.prepare(incoming.query, suggest=DEVELOPER in signed.viewer.scopes)
    if prepared.errors:
        return refused([one.formatted for one in prepared.errors])
    operation = prepared.operation(incoming.operation_name)
    wrong = edge.documents.variables(prepared, operation, incoming.variables)
    if wrong:
        return refused([one.formatted for one in wrong])
    if operation.introspects:
        return _introspected(edge, incoming, prepared)
    await edge.turn()
    if operation.kind == "mutation":
        _by_post(incoming)
        # An edit has no statement of its own whose gate could close: rights are asked anew.
        asker.closed(signed.viewer)
        signed = await asker.signed_in()
        return Answered(await mutate(edge, asker, signed.viewer, incoming, prepared, operation))
    return await _query(edge, asker, signed.viewer, incoming, prepared, operation)


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
) -> Answered:
    for _ in range(_ATTEMPTS):
        made = planned(edge, viewer, incoming, prepared, operation)
        data = await edge.run(made, viewer, incoming.variables, {})
        if data is not None:
            sealed = any(isinstance(one, SealedHole) for one in made.holes)
            return Answered(response(data, made), viewer=viewer.subject, sealed=sealed)
        asker.closed(viewer)
        viewer = (await asker.signed_in()).viewer
    raise changed_meanwhile()


def planned(
    edge: Edge, viewer: Viewer, incoming: Incoming, prepared: Prepared, operation: Operation
) -> Plan:
    """The plan of a query for this scope: remembered, or made now."""
    language = (*viewer.languages, "en")[0]
    key = plan_key(incoming.query, operation, viewer, language, incoming.variables)

    def make() -> Plan:
        asked = Asked(prepared.tree, operation.node, incoming.variables, language)
        return plan(asked, Access(edge.hub.model, viewer), edge.hub.made)

    return edge.plans.get(key, make)


def _introspected(edge: Edge, incoming: Incoming, prepared: Prepared) -> Answered:
    """What graphql-core says about the schema; no record is read."""
    found = execute_sync(
        edge.documents.core,
        prepared.tree,
        variable_values=incoming.variables,
        operation_name=incoming.operation_name,
    )
    if not isinstance(found, ExecutionResult):
        raise Refused("INTROSPECTION_FAILED", "The schema could not be described.")
    return Answered(orjson.dumps(found.formatted))


def response(data: bytes, made: Plan) -> bytes:
    """`{"data": …}`, with what the plan knows about access."""
    if not made.withheld:
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
    extensions = orjson.dumps({"access": access})
    return b'{"data":' + data + b',"extensions":' + extensions + b"}"


def refused(errors: list[Any]) -> Answered:
    """A request error: no data."""
    return Answered(orjson.dumps({"errors": errors}), executed=False)


def error_of(error: HubError, path: list[str] | None = None) -> dict[str, Any]:
    """A hub error as a GraphQL error."""
    extensions = {key: value for key, value in error.as_dict().items() if key != "message"}
    found: dict[str, Any] = {"message": error.message, "extensions": extensions}
    return {**found, "path": path} if path else found
