"""Limits of documents and variables: everything that refuses a request for its size lives here.

A document is measured after parsing and before validation, because validation is what a hostile
document makes slow. Fragments are counted wherever they are spread: nothing hides in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
)

from hub.resolvers.measure import Sum, measured, merged, ordered, totals, whole


@dataclass(frozen=True)
class Limits:
    """How large a request may be; counts include what fragments bring."""

    characters: int = 50_000
    tokens: int = 2_000
    operations: int = 20
    fragments: int = 50
    fields: int = 1_500
    """Fields of all operations together."""
    root_fields: int = 20
    depth: int = 12
    introspection_depth: int = 20
    """Below `__schema` and `__type`; the usual introspection query needs 14."""
    schema: int = 6
    """Types asked about in one operation; the whole schema counts four."""
    aliases: int = 30
    repeats: int = 30
    """How often one field may be named in one place: they are compared with each other."""
    directives: int = 50
    tallies: int = 20
    """`aggregates` and `groups`: each reads its list to the end, below rows once a row."""
    nesting: int = 20
    """Lists and objects within each other, in arguments and in variables."""
    variable_objects: int = 400
    variable_items: int = 10_000


def refusal(code: str, message: str, hint: str, *nodes: Node) -> GraphQLError:
    """An error of the graph with its code and hint."""
    return GraphQLError(message, list(nodes) or None, extensions={"code": code, "hint": hint})


def exceeded(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """Why the document is refused for its size; empty if it is not."""
    operations, known = definitions(document)
    found = list(_counts(operations, known, limits))
    if found:
        return found
    order = ordered(known)
    if order is None:
        return [_cycle()]
    brought = totals(known, order)
    sums = [(one, whole(measured(one), brought)) for one in operations]
    found = [error for one, total in sums for error in _over(one, total, limits)]
    # A fragment counts also where nobody spreads it: validation compares within it all the same.
    largest = max((one.fields for one in brought.values()), default=0)
    if max(sum(total.fields for _, total in sums), largest) > limits.fields:
        found.append(_too_large("fields", limits.fields))
    return found or [error for one in operations for error in _repeated(one, known, limits)]


def definitions(
    document: DocumentNode,
) -> tuple[list[OperationDefinitionNode], dict[str, FragmentDefinitionNode]]:
    """Operations and fragments; type definitions are left to validation."""
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    return operations, fragments


def variables_exceeded(raw: Mapping[str, Any], limits: Limits) -> GraphQLError | None:
    """Why variables are refused for their size or depth; None if they are not."""
    objects = items = 0
    stack: list[tuple[Any, int]] = [(value, 1) for value in raw.values()]
    while stack:
        value, depth = stack.pop()
        if not isinstance(value, dict | list):
            continue
        inner = value.values() if isinstance(value, dict) else value
        objects += isinstance(value, dict)
        items += len(value)
        if depth > limits.nesting:
            hint = f"At most {limits.nesting} lists and objects within each other."
            return refusal("VARIABLES_TOO_DEEP", "The variables are nested too deeply.", hint)
        if objects > limits.variable_objects or items > limits.variable_items:
            hint = f"At most {limits.variable_objects} objects and {limits.variable_items} items."
            return refusal("VARIABLES_TOO_LARGE", "The variables are too large.", hint)
        stack.extend((one, depth + 1) for one in inner)
    return None


# --- counts of the whole document ----------------------------------------------------------


def _counts(
    operations: Sequence[OperationDefinitionNode],
    fragments: Mapping[str, FragmentDefinitionNode],
    limits: Limits,
) -> Iterator[GraphQLError]:
    if len(operations) > limits.operations:
        yield _too_large("operations", limits.operations)
    if len(fragments) > limits.fragments:
        yield _too_large("fragments", limits.fragments)


def _too_large(what: str, most: int) -> GraphQLError:
    return refusal(
        "QUERY_TOO_LARGE",
        f"The document has too many {what}.",
        f"At most {most} {what}; ask for the rest in another request.",
    )


def _cycle() -> GraphQLError:
    return refusal(
        "QUERY_FRAGMENT_CYCLE",
        "A fragment contains itself.",
        "Take the spread that leads back out of it.",
    )


def _over(operation: OperationDefinitionNode, total: Sum, limits: Limits) -> Iterator[GraphQLError]:
    checks = (
        (total.depth, limits.depth, "QUERY_TOO_DEEP", "levels of fields"),
        (total.deep, limits.introspection_depth, "QUERY_TOO_DEEP", "levels of introspection"),
        (total.nesting, limits.nesting, "QUERY_TOO_DEEP", "levels of values"),
        (total.schema, limits.schema, "QUERY_TOO_MANY_ROOT_FIELDS", "types asked about at once"),
        (total.aliases, limits.aliases, "QUERY_TOO_MANY_ALIASES", "aliases"),
        (total.top, limits.root_fields, "QUERY_TOO_MANY_ROOT_FIELDS", "fields at the root"),
        (total.directives, limits.directives, "QUERY_TOO_MANY_DIRECTIVES", "directives"),
        (total.tallies, limits.tallies, "QUERY_TOO_LARGE", "aggregates and groups"),
    )
    for count, most, code, what in checks:
        if count > most:
            yield refusal(
                code,
                f"The operation has too many {what}.",
                f"At most {most} {what}, those in fragments included.",
                operation,
            )


# --- what is named more than once ----------------------------------------------------------


def _repeated(
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    limits: Limits,
) -> Iterator[GraphQLError]:
    """Fields under one name in one place: validation compares each with each."""
    stack: list[list[SelectionSetNode]] = [[operation.selection_set]]
    while stack:
        for nodes in merged(stack.pop(), fragments).values():
            if len(nodes) > limits.repeats:
                yield refusal(
                    "QUERY_TOO_LARGE",
                    "A field is named too often in one place.",
                    f"Name it once; at most {limits.repeats} times.",
                    nodes[0],
                )
                return
            below = [one.selection_set for one in nodes if one.selection_set]
            if below:
                stack.append(below)
