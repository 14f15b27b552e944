"""Mutations, one after the other: Python decides and lands, the planner answers what was asked.

Each takes one `input` and gives a union of success and problems. Retries with the same
Idempotency-Key change nothing: new rows get ids that derive from the key, and the outcome is kept.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from graphql import FieldNode, get_argument_values, get_variable_values

from hub.auth.viewer import Viewer
from hub.errors import Broken, HubError, Refused
from hub.flows.edit import Done, Edit, Outcome, Problem, edit, refusal
from hub.plan.collect import below
from hub.plan.planner import Asked, planned
from hub.plan.resolve import Resolver
from hub.plan.restrict import Access
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.edge import Asker, Edge, changed_meanwhile
from hub.resolvers.edit_inputs import Ids
from hub.resolvers.edits import EDITS
from hub.resolvers.office.field import Asking
from hub.resolvers.office.fields import MUTATIONS
from hub.resolvers.office.run import office_outcome
from hub.resolvers.plans import plan_key
from hub.resolvers.viewers import given
from hub.schema.names import camel, snake
from hub.store.idempotency import known_outcome


async def mutate(
    edge: Edge,
    asker: Asker,
    viewer: Viewer,
    incoming: Any,
    prepared: Prepared,
    operation: Operation,
) -> bytes:
    """The response of a mutation: `{"data": …}`."""
    language = (*viewer.languages, "en")[0]
    asked = Asked(prepared.tree, operation.node, incoming.variables, language)
    resolver = asked.resolver(edge.hub.model)
    collected = resolver.document.collect([operation.node.selection_set], frozenset({"Mutation"}))
    one = _Mutation(edge, asker, viewer, incoming, operation, resolver, language)
    asking = Asking(edge, viewer, language, incoming.idempotency_key, reader=viewer)
    parts = [
        orjson.dumps(key)
        + b":"
        + await (
            office_outcome(asking, prepared, operation, {key: nodes}, incoming.variables)
            if nodes[0].name.value in MUTATIONS
            else one.answer(nodes, place)
        )
        for place, (key, nodes) in enumerate(collected.items())
    ]
    return b'{"data":{' + b",".join(parts) + b"}}"


class _Mutation:
    """One operation's mutations, which share who asks and how."""

    def __init__(
        self,
        edge: Edge,
        asker: Asker,
        viewer: Viewer,
        incoming: Any,
        operation: Operation,
        resolver: Resolver,
        language: str,
    ) -> None:
        self.edge, self.asker, self.viewer = edge, asker, viewer
        self.incoming, self.operation = incoming, operation
        self.resolver, self.language = resolver, language

    async def answer(self, nodes: Sequence[FieldNode], place: int) -> bytes:
        """Do it and say what was asked of the outcome."""
        name = nodes[0].name.value
        if name == "__typename":
            return b'"Mutation"'
        wanted = self._input(name, nodes[0])
        outcome = await self._once(name, wanted, place)
        if isinstance(outcome, Problem):
            return self._problem(nodes, outcome)
        success = f"{name[0].upper()}{name[1:]}Success"
        return await self._success(nodes, success, outcome)

    def _input(self, name: str, node: FieldNode) -> dict[str, Any]:
        """The input as the graph names its fields; it was validated before."""
        core = self.edge.documents.core
        definitions = self.operation.node.variable_definitions or ()
        values = get_variable_values(core, definitions, self.incoming.variables)
        root = core.mutation_type
        if root is None or isinstance(values, list):
            raise Broken("INPUT_UNREADABLE", "A validated mutation cannot be read.")
        found: dict[str, Any] = get_argument_values(root.fields[name], node, values)["input"]
        return found

    async def _once(self, name: str, wanted: dict[str, Any], place: int) -> Outcome:
        """Make the edits, or remember what became of them under the same key."""
        key = self.incoming.idempotency_key
        database, subject = self.edge.hub.database, self.viewer.subject
        if key is None:
            return await self._make(name, wanted, Ids.fresh(), None)
        slot = f"{key}#{place}"
        request = hashlib.sha256(
            orjson.dumps([name, wanted], default=str, option=orjson.OPT_SORT_KEYS)
        ).digest()
        known = await known_outcome(database, subject, slot)
        if known is not None:
            if known.request != self._told(request):
                raise Refused(
                    "IDEMPOTENCY_KEY_REUSED",
                    "The key was used for another request.",
                    hint="Use a new key for a new request.",
                )
            return Done(known.rows)
        kept = (slot, self._told(request))
        outcome = await self._make(name, wanted, Ids.of(subject, slot), kept)
        if isinstance(outcome, Problem):
            # The same request may have landed at this moment: then its outcome is the answer.
            known = await known_outcome(database, subject, slot)
            return Done(known.rows) if known is not None else outcome
        return outcome

    def _told(self, request: bytes) -> bytes:
        """The request's digest under the hub's key: values cannot be guessed from it."""
        return self.edge.keys.blind("idempotency", "request", request.hex())

    async def _make(
        self, name: str, wanted: dict[str, Any], ids: Ids, slot: tuple[str, bytes] | None
    ) -> Outcome:
        hub = self.edge.hub
        try:
            edits = await EDITS[name](hub, wanted, ids, self._may)
            if isinstance(edits, Problem):
                return edits
            reason = str(wanted.get("reason") or "")
            return await edit(hub, self.viewer, edits, reason, self._given(), slot)
        except HubError as error:
            return Problem("Invalid", error.code, error.message, error.hint)

    async def _may(self, one: Edit) -> Problem | None:
        return await refusal(self.edge.hub, self.viewer, one, self._given())

    def _given(self) -> Mapping[str, object]:
        return given(self.viewer, self.edge.hub.today())

    def _problem(self, nodes: Sequence[FieldNode], problem: Problem) -> bytes:
        types = frozenset({problem.kind, "Problem"})
        shown: dict[str, Any] = {
            "__typename": problem.kind,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "path": list(problem.path),
        }
        collected = self.resolver.document.collect(below(nodes), types)
        return orjson.dumps({key: shown[found[0].name.value] for key, found in collected.items()})

    async def _success(self, nodes: Sequence[FieldNode], kind: str, outcome: Done) -> bytes:
        """The success type's rows, answered by the planner under the viewer's rights of now."""
        edge, viewer = self.edge, self.viewer
        tree = self.resolver.outcome(nodes, kind, self.language)
        rows = {camel(snake(entity)): row for entity, row in outcome.rows.items()}
        for _ in range(2):
            access = Access(edge.hub.model, viewer)
            key = plan_key(
                self.incoming.query,
                self.operation,
                viewer,
                self.language,
                self.incoming.variables,
                _place(nodes),
            )
            made = edge.plans.get(key, lambda: planned(tree, access, edge.hub.made))  # noqa: B023 - called at once
            data = await edge.run(made, viewer, self.incoming.variables, rows)
            if data is not None:
                return data
            self.asker.closed(viewer)
            viewer = (await self.asker.signed_in()).viewer
        raise changed_meanwhile()


def _place(nodes: Sequence[FieldNode]) -> str:
    """Where in the document the mutation stands: two of one document are two plans."""
    return ",".join(str(node.loc.start if node.loc else id(node)) for node in nodes)
