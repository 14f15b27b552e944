"""Mutations, one after the other: Python decides and lands, the planner answers what was asked.

Each takes one `input` and gives a union of success and problems. Retries with the same
Idempotency-Key change nothing: new rows get ids that derive from the key, and the outcome is kept.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson
from graphql import FieldNode, get_argument_values, get_variable_values

from hub.auth.viewer import Viewer
from hub.errors import Broken, HubError
from hub.flows.edit import Done, Problem, askable, awaits, edit, refusal
from hub.flows.edit_many import Account, edit_many, recalled, same
from hub.flows.edit_record import Edit
from hub.flows.foresee import Foreseen, Seen, dry_run
from hub.flows.own_edits import ask
from hub.plan.collect import below
from hub.plan.planner import Asked, planned
from hub.plan.resolve import TOLD, Resolver
from hub.plan.restrict import Access
from hub.resolvers.costs import EDIT, Bill
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.edge import Asker, Edge, changed_meanwhile
from hub.resolvers.edit_inputs import Ids
from hub.resolvers.edit_told import (
    BULK,
    account_told,
    changes_told,
    many_of,
    picked,
    problem_told,
)
from hub.resolvers.edits import EDITS
from hub.resolvers.office.field import Asking
from hub.resolvers.office.fields import MUTATIONS
from hub.resolvers.office.run import office_outcome
from hub.resolvers.plans import plan_key
from hub.resolvers.viewers import given
from hub.schema.names import camel, snake
from hub.store.idempotency import KeptOutcome, KnownOutcome, known_outcome
from hub.store.reads import Reading
from hub.store.uuid7 import uuid7

WAITS: Final = "waiting"
"""Stands for the edit that waits, among the rows of an outcome."""
Outcome: TypeAlias = Done | Foreseen | Account | Problem


async def mutate(
    edge: Edge,
    asker: Asker,
    viewer: Viewer,
    incoming: Any,
    prepared: Prepared,
    operation: Operation,
    bill: Bill,
) -> bytes:
    """The response of a mutation: `{"data": …}`; what was a dry run stands in `extensions`."""
    language = (*viewer.languages, "en")[0]
    asked = Asked(prepared.tree, operation.node, incoming.variables, language)
    resolver = asked.resolver(edge.hub.model)
    collected = resolver.document.collect([operation.node.selection_set], frozenset({"Mutation"}))
    one = _Mutation(edge, asker, viewer, incoming, operation, resolver, language, bill)
    asking = Asking(edge, viewer, language, incoming.idempotency_key, reader=viewer)
    parts = [
        orjson.dumps(key)
        + b":"
        + await (
            office_outcome(asking, prepared, operation, {key: nodes}, incoming.variables)
            if nodes[0].name.value in MUTATIONS
            else one.answer(key, nodes, place)
        )
        for place, (key, nodes) in enumerate(collected.items())
    ]
    told = b',"extensions":' + orjson.dumps({"dryRun": one.dry}) if one.dry else b""
    return b'{"data":{' + b",".join(parts) + b"}" + told + b"}"


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
        bill: Bill,
    ) -> None:
        self.bill = bill
        self.dry: list[str] = []
        """Keys of mutations that changed nothing, because that was asked for."""
        self.edge, self.asker, self.viewer = edge, asker, viewer
        self.incoming, self.operation = incoming, operation
        self.resolver, self.language = resolver, language

    async def answer(self, key: str, nodes: Sequence[FieldNode], place: int) -> bytes:
        """Do it and say what was asked of the outcome."""
        name = nodes[0].name.value
        if name == "__typename":
            return b'"Mutation"'
        wanted = self._input(name, nodes[0])
        if wanted.get("dryRun"):
            self.dry.append(key)
        outcome = await self._once(name, wanted, place)
        if isinstance(outcome, Foreseen | Account):
            await self._on_record(outcome.seen)
        document = self.resolver.document
        if isinstance(outcome, Problem):
            return orjson.dumps(picked(document, nodes, problem_told(outcome)))
        if isinstance(outcome, Account):
            dry = bool(wanted.get("dryRun"))
            told = account_told(self.edge.hub, name, outcome, dry=dry)
            return orjson.dumps(picked(document, nodes, told))
        success = f"{name[0].upper()}{name[1:]}Success"
        return await self._success(nodes, success, outcome)

    async def _on_record(self, seen: Seen) -> None:
        """Of which sensitive cells of others it was told whether they differ."""
        if seen:
            people = {classes: sorted(set(ids)) for classes, ids in seen.items()}
            viewer = self.viewer
            await self.edge.reads.keep(Reading(viewer.subject, people, (), viewer.purpose))

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
        if key is None or wanted.get("dryRun"):
            return await self._make(name, wanted, Ids.fresh(), None)
        slot = f"{key}#{place}"
        request = hashlib.sha256(
            orjson.dumps([name, wanted], default=str, option=orjson.OPT_SORT_KEYS)
        ).digest()
        known = await known_outcome(database, subject, slot)
        if known is not None:
            return _known(name, same(known, self._told(request)))
        kept = (slot, self._told(request))
        outcome = await self._make(name, wanted, Ids.of(subject, slot), kept)
        if isinstance(outcome, Problem | Account):
            # The same request may have landed at this moment: then its outcome is the answer.
            known = await known_outcome(database, subject, slot)
            if known is not None:
                return _known(name, same(known, kept[1]))
        return outcome

    def _told(self, request: bytes) -> bytes:
        """The request's digest under the hub's key: values cannot be guessed from it."""
        return self.edge.keys.blind("idempotency", "request", request.hex())

    async def _make(
        self, name: str, wanted: dict[str, Any], ids: Ids, slot: tuple[str, bytes] | None
    ) -> Outcome:
        hub = self.edge.hub
        try:
            if name in BULK:
                return await self._many(name, wanted, slot)
            edits = await EDITS[name](hub, wanted, ids, self._may)
            if isinstance(edits, Problem):
                return edits
            if wanted.get("dryRun"):
                return await dry_run(hub, self.viewer, edits, self._given())
            reason = str(wanted.get("reason") or "")
            if askable(edits) and awaits(hub, self.viewer, edits[0]):
                return await self._asked(edits[0], reason, slot)
            return await edit(hub, self.viewer, edits, reason, self._given(), slot)
        except HubError as error:
            return Problem("Invalid", error.code, error.message, error.hint)

    async def _many(
        self, name: str, wanted: dict[str, Any], slot: tuple[str, bytes] | None
    ) -> Account | Problem:
        many = many_of(self.edge.hub, BULK[name], wanted, slot)
        await self.bill.charge(EDIT * max(0, len(many.wanted) - 1))  # the first is charged for
        return await edit_many(self.edge.hub, self.viewer, many, self._given())

    async def _asked(
        self, one: Edit, reason: str, slot: tuple[str, bytes] | None
    ) -> Done | Problem:
        """Put it before who approves; the row is as it was."""
        hub, viewer = self.edge.hub, self.viewer
        rows = {one.entity: one.row, WAITS: uuid7()}
        keep = None if slot is None else KeptOutcome(viewer.subject, *slot, list(rows.items()))
        why = await ask(hub, viewer, one, reason, self._given(), key=rows[WAITS], keep=keep)
        return Done(rows) if why is None else why

    async def _may(self, one: Edit) -> Problem | None:
        return await refusal(self.edge.hub, self.viewer, one, self._given())

    def _given(self) -> Mapping[str, object]:
        return given(self.viewer, self.edge.hub.today())

    async def _success(
        self, nodes: Sequence[FieldNode], kind: str, outcome: Done | Foreseen
    ) -> bytes:
        """The success: rows by the planner, what is told of the edit beside them, as asked."""
        rows = await self._rows(nodes, kind, outcome.rows)
        asked = self.resolver.document.collect(below(nodes), frozenset({kind}))
        beside = {key for key, found in asked.items() if found[0].name.value in TOLD}
        if not beside:
            return rows
        told = self._told_beside(outcome)
        shown = orjson.loads(rows)
        for key in beside:
            found = asked[key]
            shown[key] = picked(self.resolver.document, found, told[found[0].name.value])
        return orjson.dumps({key: shown[key] for key in asked})

    def _told_beside(self, outcome: Done | Foreseen) -> dict[str, Any]:
        if isinstance(outcome, Foreseen):
            changes = changes_told(self.edge.hub, outcome)
            waits = outcome.waits
            return {"dryRun": True, "changes": changes, "needsApproval": waits, "waiting": None}
        waiting = outcome.rows.get(WAITS)
        found = {"needsApproval": waiting is not None, "waiting": waiting}
        return {"dryRun": False, "changes": None, **found}

    async def _rows(self, nodes: Sequence[FieldNode], kind: str, about: Mapping[str, str]) -> bytes:
        """The success type's rows, answered by the planner under the viewer's rights of now."""
        edge, viewer = self.edge, self.viewer
        tree = self.resolver.outcome(nodes, kind, self.language)
        rows = {camel(snake(entity)): row for entity, row in about.items()}
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


def _known(name: str, known: KnownOutcome) -> Outcome:
    """What is answered to the same request once more."""
    return recalled(known.rows) if name in BULK else Done(dict(known.rows))


def _place(nodes: Sequence[FieldNode]) -> str:
    """Where in the document the mutation stands: two of one document are two plans."""
    return ",".join(str(node.loc.start if node.loc else id(node)) for node in nodes)
