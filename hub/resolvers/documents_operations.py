"""Operations of a valid document: what kind each is, and what it asks of the schema itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
)

from hub.plan.arguments import shaping, structural
from hub.resolvers.limits import definitions

_TYPE_LEAVES: Final = frozenset(
    {"kind", "name", "description", "specifiedByURL", "isOneOf", "__typename"}
)
_INTROSPECTION: Final = frozenset({"__schema", "__type", "__typename"})


@dataclass(frozen=True)
class Operation:
    """One operation of a document."""

    node: OperationDefinitionNode
    name: str
    """Empty for the one without a name."""
    kind: str
    """`query` or `mutation`."""
    variables: tuple[str, ...]
    """Names of those that it declares and that may shape a plan."""
    structural: frozenset[str]
    """Variables whose value, not only its shape, belongs to the plan's key."""
    roots: frozenset[str]
    """Names of the fields at the root, switched off ones included."""
    introspects: bool
    """Asks for the schema alone: no plan, Strawberry answers."""
    opens_schema: bool
    """Asks for more of it than the name and kind of a type."""
    takes: Mapping[str, "Takes"] | None = None
    """What each variable takes, where all are plain scalars; else None."""

    def accepts(self, raw: Mapping[str, Any]) -> bool:
        """Whether all variables are plain and these values fit: nothing else is to be checked."""
        if self.takes is None or not raw.keys() <= self.takes.keys():
            return False
        return all(
            one.accepts(raw[name]) if name in raw else not one.required
            for name, one in self.takes.items()
        )


@dataclass(frozen=True)
class Takes:
    """A variable of a built-in scalar."""

    kind: type
    optional: bool
    """Whether null is a value."""
    required: bool
    """Whether it must be given: it is not optional and has no default."""

    def accepts(self, value: Any) -> bool:
        """Whether a value is plainly of that kind; False does not say that it is wrong."""
        if value is None:
            return self.optional
        if type(value) is int:
            return self.kind is int and abs(value) <= _LARGEST_INT
        return type(value) is self.kind


_LARGEST_INT: Final = 2**31 - 1
_SCALARS: Final[Mapping[str, type]] = {"String": str, "ID": str, "Int": int, "Boolean": bool}


def plain_variables(
    variables: Sequence[VariableDefinitionNode],
) -> Mapping[str, Takes] | None:
    """What variables take, if each is of a built-in scalar; else None."""
    found: dict[str, Takes] = {}
    for one in variables:
        bound = isinstance(one.type, NonNullTypeNode)
        named = one.type.type if isinstance(one.type, NonNullTypeNode) else one.type
        kind = _SCALARS.get(named.name.value) if isinstance(named, NamedTypeNode) else None
        if kind is None:
            return None
        required = bound and one.default_value is None
        found[one.variable.name.value] = Takes(kind, not bound, required)
    return found


def operations_of(document: DocumentNode) -> dict[str, Operation]:
    """The operations by name; the one without a name is under the empty one."""
    operations, fragments = definitions(document)
    found: dict[str, Operation] = {}
    for node in operations:
        reached = _reached(node, fragments)
        used: dict[str, set[str]] = {}
        _uses(node, used)
        for one in reached:
            _uses(one, used)
        known = {name: frozenset(names) for name, names in used.items()}
        name = node.name.value if node.name else ""
        variables = node.variable_definitions or ()
        asked = _below_types([node, *reached], fragments)
        roots = frozenset(_roots(node, fragments))
        found[name] = Operation(
            node=node,
            name=name,
            variables=shaping(variables),
            kind=node.operation.value,
            structural=structural(variables, known),
            roots=roots,
            introspects=bool(roots & {"__schema", "__type"}),
            opens_schema=not asked <= _TYPE_LEAVES,
            takes=plain_variables(variables),
        )
    return found


def _reached(
    node: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> list[FragmentDefinitionNode]:
    """Fragments that the operation spreads, directly or through others."""
    seen: dict[str, FragmentDefinitionNode] = {}
    stack: list[OperationDefinitionNode | FragmentDefinitionNode] = [node]
    while stack:
        for name in _spreads(stack.pop()):
            if name not in seen:
                seen[name] = fragments[name]
                stack.append(fragments[name])
    return list(seen.values())


def _selections(node: OperationDefinitionNode | FragmentDefinitionNode) -> Iterator[Any]:
    """Every selection of a definition, at every depth, fragments not entered."""
    stack: list[SelectionSetNode] = [node.selection_set]
    while stack:
        for one in stack.pop().selections:
            yield one
            below = getattr(one, "selection_set", None)
            if below is not None:
                stack.append(below)


def _spreads(node: OperationDefinitionNode | FragmentDefinitionNode) -> list[str]:
    return [one.name.value for one in _selections(node) if isinstance(one, FragmentSpreadNode)]


def _uses(
    node: OperationDefinitionNode | FragmentDefinitionNode, used: dict[str, set[str]]
) -> None:
    """Variable → the arguments, of fields and directives, that it is given to directly."""
    for one in _selections(node):
        given = [*(one.arguments or ())] if isinstance(one, FieldNode) else []
        for directive in one.directives or ():
            given += directive.arguments or ()
        for argument in given:
            if isinstance(argument.value, VariableNode):
                used.setdefault(argument.value.name.value, set()).add(argument.name.value)


def _roots(
    node: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> set[str]:
    """Names of the fields at the root."""
    found: set[str] = set()
    stack: list[SelectionSetNode] = [node.selection_set]
    while stack:
        for one in stack.pop().selections:
            if isinstance(one, FieldNode):
                found.add(one.name.value)
            elif isinstance(one, FragmentSpreadNode):
                stack.append(fragments[one.name.value].selection_set)
            elif isinstance(one, InlineFragmentNode):
                stack.append(one.selection_set)
    return found


def _below_types(
    definitions_: Sequence[OperationDefinitionNode | FragmentDefinitionNode],
    fragments: Mapping[str, FragmentDefinitionNode],
) -> set[str]:
    """Names of the fields below `__type`, and `__schema` itself, wherever they stand."""
    found: set[str] = set()
    stack: list[SelectionSetNode] = []
    for definition in definitions_:
        for one in _selections(definition):
            if isinstance(one, FieldNode) and one.name.value == "__schema":
                found.add("__schema")
            elif isinstance(one, FieldNode) and one.name.value == "__type" and one.selection_set:
                stack.append(one.selection_set)
    while stack:
        for one in stack.pop().selections:
            if isinstance(one, FieldNode):
                found.add(one.name.value)
            elif isinstance(one, FragmentSpreadNode):
                stack.append(fragments[one.name.value].selection_set)
            elif isinstance(one, InlineFragmentNode):
                stack.append(one.selection_set)
    return found


def is_mixed(operation: Operation) -> bool:
    """Whether it asks for the schema and for data at once."""
    if not operation.introspects:
        return False
    return not operation.roots <= _INTROSPECTION
