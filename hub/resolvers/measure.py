"""How large a document is: what its operations amount to, fragments included.

`totals` adds up each fragment once, in linear time, however often it is spread. Only what passed
the limits after that is expanded (`merged`), which is then short.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
)

Definition: TypeAlias = OperationDefinitionNode | FragmentDefinitionNode
Fragments: TypeAlias = Mapping[str, FragmentDefinitionNode]
TALLIES = frozenset({"aggregates", "groups"})

_ABOUT_THE_SCHEMA: Mapping[str, int] = {"__schema": 4, "__type": 1}


@dataclass
class Sum:
    """What a selection set amounts to, its fragments included."""

    fields: int = 0
    top: int = 0
    depth: int = 0
    deep: int = 0
    """The same as depth, below `__schema` and `__type`."""
    aliases: int = 0
    directives: int = 0
    tallies: int = 0
    """`aggregates` and `groups`: each reads a list to its end."""
    schema: int = 0
    """Questions about the schema: one for each type, four for the whole."""
    nesting: int = 0
    spreads: list[tuple[str, int, bool]] = field(default_factory=list)
    """(fragment, at which depth, below introspection)."""


def ordered(known: Fragments) -> tuple[str, ...] | None:
    """Names of the fragments, those that spread others after them; None if they run in a circle."""
    leads = {name: {to for to, _, _ in measured(one).spreads} for name, one in known.items()}
    try:
        order = tuple(TopologicalSorter(leads).static_order())
    except CycleError:
        return None
    return tuple(name for name in order if name in known)


def totals(known: Fragments, order: Sequence[str]) -> dict[str, Sum]:
    """What each fragment amounts to."""
    found: dict[str, Sum] = {}
    for name in order:
        found[name] = whole(measured(known[name]), found)
    return found


def whole(own: Sum, totals: Mapping[str, Sum]) -> Sum:
    """A definition with what its spreads bring; fragments that are not there bring nothing."""
    for name, depth, inside in own.spreads:
        other = totals.get(name)
        if other is None:
            continue
        own.fields += other.fields
        own.top += other.top if depth == 0 else 0
        own.aliases += other.aliases
        own.directives += other.directives
        own.tallies += other.tallies
        own.schema += other.schema
        own.nesting = max(own.nesting, other.nesting)
        below, deep = depth + other.depth, depth + other.deep if other.deep else 0
        own.depth = own.depth if inside else max(own.depth, below)
        own.deep = max(own.deep, below, deep) if inside else max(own.deep, deep)
    return own


def measured(definition: Definition) -> Sum:
    """A definition alone, without what its spreads bring; a spread counts like a field."""
    own = Sum()
    _switches(own, definition)
    for variable in definition.variable_definitions or ():
        _switches(own, variable)
        _values(own, [variable.default_value])
    stack: list[tuple[SelectionNode, int, bool]] = [
        (one, 0, False) for one in definition.selection_set.selections
    ]
    while stack:
        node, depth, inside = stack.pop()
        _switches(own, node)
        if isinstance(node, FragmentSpreadNode):
            own.fields += 1
            own.spreads.append((node.name.value, depth, inside))
            continue
        if isinstance(node, FieldNode):
            _field(own, node, depth, inside)
            inside = inside or node.name.value in _ABOUT_THE_SCHEMA
            depth += 1
        below: SelectionSetNode | None = getattr(node, "selection_set", None)
        stack.extend((one, depth, inside) for one in (below.selections if below else ()))
    return own


def _field(own: Sum, node: FieldNode, depth: int, inside: bool) -> None:
    own.fields += 1
    own.top += depth == 0
    own.aliases += node.alias is not None
    own.tallies += node.name.value in TALLIES
    own.schema += _ABOUT_THE_SCHEMA.get(node.name.value, 0)
    if inside:
        own.deep = max(own.deep, depth + 1)
    else:
        own.depth = max(own.depth, depth + 1)
    _values(own, [one.value for one in node.arguments or ()])


def _switches(own: Sum, node: Any) -> None:
    for directive in node.directives or ():
        own.directives += 1
        _values(own, [one.value for one in directive.arguments or ()])


def _values(own: Sum, values: Sequence[ValueNode | None]) -> None:
    """How deep lists and objects lie within each other."""
    stack = [(one, 1) for one in values]
    while stack:
        value, depth = stack.pop()
        if isinstance(value, ListValueNode):
            inner: list[ValueNode | None] = list(value.values)
        elif isinstance(value, ObjectValueNode):
            inner = [one.value for one in value.fields]
        else:
            continue
        own.nesting = max(own.nesting, depth)
        stack.extend((one, depth + 1) for one in inner)


def merged(sets: Sequence[SelectionSetNode], fragments: Fragments) -> dict[str, list[FieldNode]]:
    """Response key → the fields under it, whatever their type condition; a fragment counts once."""
    found: dict[str, list[FieldNode]] = {}
    seen: set[str] = set()
    stack: list[SelectionSetNode] = list(sets)
    while stack:
        for node in stack.pop().selections:
            if isinstance(node, FieldNode):
                found.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                stack.append(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                if node.name.value in fragments:
                    stack.append(fragments[node.name.value].selection_set)
    return found
