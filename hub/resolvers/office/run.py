"""How office fields are answered: graphql-core executes them, and only them.

A document may ask for people and for the office at once: the roots are told apart, each part is
answered in its way, and the keys stand in the order in which they were asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    execute,
)

from hub.errors import HubError
from hub.plan.collect import Collected
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.errors import error_of, hidden
from hub.resolvers.office.field import Asking
from hub.resolvers.office.fields import QUERIES


def asks_office(operation: Operation) -> bool:
    """Whether a root of the query may be an office field."""
    return not QUERIES.keys().isdisjoint(operation.roots)


def apart(collected: Collected) -> tuple[Collected, Collected]:
    """The planned roots and the office roots of a query."""
    office = {key: nodes for key, nodes in collected.items() if nodes[0].name.value in QUERIES}
    return {key: nodes for key, nodes in collected.items() if key not in office}, office


def only(operation: Operation, roots: Collected) -> Operation:
    """The operation with these roots alone."""
    return replace(operation, node=_with(operation.node, roots.values()))


def office_points(roots: Collected) -> int:
    """What these roots cost."""
    return sum(QUERIES[nodes[0].name.value].points for nodes in roots.values())


def joined(people: dict[str, Any], office: dict[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """One response of the two parts."""
    parts = [one["data"] for one in (people, office) if one.get("data") is not None]
    cells = {key: value for part in parts for key, value in part.items()}
    lost = any("data" in one and one["data"] is None for one in (people, office))
    data = None if lost else {key: cells[key] for key in order}
    errors = [*people.get("errors", ()), *office.get("errors", ())]
    told = {**people, "data": data}
    return {"errors": errors, **told} if errors else told


async def run_office(
    asking: Asking,
    prepared: Prepared,
    operation: Operation,
    roots: Collected,
    variables: Mapping[str, Any],
) -> dict[str, Any]:
    """`{data, errors?}` of these roots; an unknown exception is masked, its id is in the log."""
    result = await _executed(asking, prepared, operation, roots, variables)
    told: dict[str, Any] = {"data": result.data}
    if result.errors:
        told["errors"] = [_told(one) for one in result.errors]
    return told


async def office_outcome(
    asking: Asking,
    prepared: Prepared,
    operation: Operation,
    root: Collected,
    variables: Mapping[str, Any],
) -> bytes:
    """What became of one office mutation; raises what it did not foresee."""
    result = await _executed(asking, prepared, operation, root, variables)
    for one in result.errors or ():
        raise one.original_error or one
    [value] = (result.data or {}).values()
    return orjson.dumps(value)


async def _executed(
    asking: Asking,
    prepared: Prepared,
    operation: Operation,
    roots: Collected,
    variables: Mapping[str, Any],
) -> ExecutionResult:
    fragments = [
        one for one in prepared.tree.definitions if isinstance(one, FragmentDefinitionNode)
    ]
    head = _with(operation.node, roots.values())
    found = execute(
        asking.edge.documents.core,
        DocumentNode(definitions=(head, *fragments)),
        context_value=asking,
        variable_values=dict(variables),
    )
    return found if isinstance(found, ExecutionResult) else await found


def _told(error: GraphQLError) -> dict[str, Any]:
    known = error.original_error
    found = known if isinstance(known, HubError) else hidden(known or error)
    return error_of(found, [str(one) for one in error.path or ()])


def _with(
    node: OperationDefinitionNode, roots: Iterable[Sequence[FieldNode]]
) -> OperationDefinitionNode:
    """The operation's head with other selections; their switches were decided before."""
    selections = tuple(_bare(one) for nodes in roots for one in nodes)
    return OperationDefinitionNode(
        operation=node.operation,
        name=node.name,
        variable_definitions=node.variable_definitions,
        directives=node.directives,
        selection_set=SelectionSetNode(selections=selections),
        loc=node.loc,
    )


def _bare(node: FieldNode) -> FieldNode:
    return FieldNode(
        name=node.name,
        alias=node.alias,
        arguments=node.arguments,
        directives=(),
        selection_set=node.selection_set,
        loc=node.loc,
    )
