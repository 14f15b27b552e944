"""One subscription that runs: begun once, then asked about every entry of the outbox.

What a subscriber is told of an entry is decided anew each time: first which of its rows the
viewer may know and read a change of, then the rows themselves, by the same planner as a query.
Both statements begin with the gate.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from graphql import FieldNode, get_argument_values, get_variable_values

from hub.auth.policy import scope_signature
from hub.auth.viewer import Viewer
from hub.errors import Broken, Refused
from hub.plan.changed import changed_rows
from hub.plan.collect import Collected, below
from hub.plan.graph import global_id
from hub.plan.planner import Asked, Plan, planned
from hub.plan.resolve import CHANGED_IDS, Resolver
from hub.plan.restrict import Access
from hub.resolvers.answer import Incoming
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.edge import Edge
from hub.resolvers.edit_inputs import row_of
from hub.resolvers.plans import plan_key
from hub.resolvers.viewers import given
from hub.store.outbox import Entry
from hub.store.read import answer_bytes
from hub.store.runs import progress

SHOWN: Final = 100
"""Rows that one event shows; further ones are named by their ids only."""
NAMED: Final = 1_000
"""Ids that one event names; beyond, only `more` tells of them."""
RUN: Final = "Run"
_RUNNING: Final = "running"


@dataclass(frozen=True)
class Event:
    """What one event says; `last` where nothing comes after it."""

    data: bytes
    last: bool = False


@dataclass(frozen=True)
class Live:
    """A subscription of one viewer, ready to be asked."""

    incoming: Incoming
    key: str
    """Response key of its one field."""
    entity: str
    """Whose entries it waits for."""
    rows: frozenset[str] | None
    """Which rows; None for all."""
    parts: Collected
    resolver: Resolver
    operation: Operation

    @property
    def sharing(self) -> Hashable:
        """Equal for subscriptions that are answered alike for the same viewer."""
        variables = orjson.dumps(self.incoming.variables, option=orjson.OPT_SORT_KEYS, default=str)
        return (self.incoming.query, self.incoming.operation_name, variables)


def begin(
    edge: Edge, viewer: Viewer, incoming: Incoming, prepared: Prepared, one: Operation
) -> Live:
    """The subscription of a validated operation; raises Refused for what cannot be watched."""
    asked = Asked(prepared.tree, one.node, incoming.variables, (*viewer.languages, "en")[0])
    resolver = asked.resolver(edge.hub.model)
    collected = resolver.document.collect([one.node.selection_set], frozenset({"Subscription"}))
    if len(collected) != 1:
        raise Refused("SUBSCRIPTION_EMPTY", "Nothing is asked for.", hint="Ask for one field.")
    [(key, nodes)] = collected.items()
    name, arguments = nodes[0].name.value, _arguments(edge, incoming, one, nodes[0])
    rows: frozenset[str] | None
    if name == "run":
        _may_watch(viewer)
        entity, rows = RUN, frozenset({_run_id(arguments["id"])})
        parts = resolver.document.collect(below(nodes), frozenset({"RunProgress"}))
    else:
        entity = str(getattr(arguments["type"], "value", arguments["type"]))
        rows = _rows(arguments.get("ids"), entity)
        parts = resolver.document.collect(below(nodes), frozenset({"Changed"}))
    live = Live(incoming, key, entity, rows, parts, resolver, one)
    if name != "run":
        _statements(edge, viewer, live)  # what may not be asked is refused now, not at an event
    return live


def _arguments(
    edge: Edge, incoming: Incoming, one: Operation, node: FieldNode
) -> Mapping[str, Any]:
    core = edge.documents.core
    values = get_variable_values(core, one.node.variable_definitions or (), incoming.variables)
    root = core.subscription_type
    if root is None or isinstance(values, list):
        raise Broken("INPUT_UNREADABLE", "A validated subscription cannot be read.")
    found: Mapping[str, Any] = get_argument_values(root.fields[node.name.value], node, values)
    return found


def _rows(ids: Sequence[Any] | None, entity: str) -> frozenset[str] | None:
    if ids is None:
        return None
    found = [row_of(one, entity) for one in ids]
    return frozenset(row for row in found if row is not None)


def _run_id(given_id: Any) -> str:
    return str(given_id).lower()


def _may_watch(viewer: Viewer) -> None:
    if not viewer.admin:
        raise Refused(
            "RUN_NOT_READABLE",
            "Runs are watched by administrators.",
            hint="It takes a grant of the role admin, and a token with that scope.",
        )


async def started(edge: Edge, viewer: Viewer, live: Live) -> Event | None:
    """What is said at once: how far a run is. Raises Refused if there is no such run."""
    if live.entity != RUN:
        return None
    found = await _run(edge, viewer, live)
    if found is None:
        raise Refused("RUN_UNKNOWN", "There is no such run.", hint="`hub status` names them.")
    return found


async def happened(edge: Edge, viewer: Viewer, live: Live, entry: Entry) -> Event | bool | None:
    """What the viewer is told of an entry; None for nothing, False where the gate is closed."""
    rows = [row for row in entry.rows if live.rows is None or row in live.rows]
    if entry.entity != live.entity or not rows:
        return None
    if live.entity == RUN:
        return await _run(edge, viewer, live)
    which, shown = _statements(edge, viewer, live)
    known = {
        **given(viewer, edge.hub.today()),
        "changed.rows": rows,
        "changed.groups": None if entry.groups is None else sorted(entry.groups),
    }
    values = [
        known[slot.source] if isinstance(slot.source, str) else getattr(slot.source, "value", None)
        for slot in which.slots
    ]
    found = await answer_bytes(edge.hub.database, which.sql, values)
    if found is None:
        return False
    ids = sorted(found.decode().split(",")) if found else []
    return await _changed(edge, viewer, live, ids, shown) if ids else None


async def _changed(
    edge: Edge, viewer: Viewer, live: Live, rows: Sequence[str], shown: Plan | None
) -> Event | bool:
    """One event: what is asked of it in the order of the selection."""
    spec = edge.hub.model[live.entity]
    ids = [global_id(spec, row) for row in rows]
    nodes: Mapping[str, Any] = {}
    if shown is not None:
        variables = {**live.incoming.variables, CHANGED_IDS: ids[:SHOWN]}
        data = await edge.run(shown, viewer, variables, {})
        if data is None:
            return False
        nodes = orjson.loads(data)
    known: Mapping[str, Any] = {
        "__typename": "Changed",
        "type": live.entity,
        "ids": ids[:NAMED],
        "more": len(ids) > SHOWN,
    }
    said = {
        key: nodes[key] if found[0].name.value == "nodes" else known[found[0].name.value]
        for key, found in live.parts.items()
    }
    return Event(orjson.dumps({"data": {live.key: said}}))


def _statements(edge: Edge, viewer: Viewer, live: Live) -> tuple[Plan, Plan | None]:
    """The two statements of a subscription, shared by all viewers of the same scope."""
    signature, language = scope_signature(viewer), (*viewer.languages, "en")[0]
    access = Access(edge.hub.model, viewer)
    which = edge.plans.get(
        ("told", live.entity, signature),
        lambda: changed_rows(edge.hub.model[live.entity], access, edge.hub.made),
    )
    asked = {key: one for key, one in live.parts.items() if one[0].name.value == "nodes"}
    if not asked:
        return which, None
    text, variables = live.incoming.query, live.incoming.variables
    key = plan_key(text, live.operation, viewer, language, variables, "changed", live.entity)

    def make() -> Plan:
        tree = live.resolver.changed(asked, live.entity, language)
        return planned(tree, access, edge.hub.made)

    return which, edge.plans.get(key, make)


async def _run(edge: Edge, viewer: Viewer, live: Live) -> Event | None:
    _may_watch(viewer)
    [run_id] = live.rows or frozenset({""})
    found = await progress(edge.hub.database, run_id)
    if found is None:
        return None
    known: dict[str, Any] = {**dict(found), "__typename": "RunProgress"}
    known |= {"startedAt": found["started_at"], "finishedAt": found["finished_at"]}
    said = {key: known[nodes[0].name.value] for key, nodes in live.parts.items()}
    return Event(orjson.dumps({"data": {live.key: said}}), last=found["state"] != _RUNNING)
