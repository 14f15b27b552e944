"""What requests use of the graph, counted in the process: one dictionary entry per request.

A request costs a look into a dictionary, and a walk over its variables where they hold objects.
Which coordinates a document uses is worked out later, when the counts are taken and kept.
Names are counted, never a value.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    ObjectFieldNode,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    type_from_ast,
    visit,
)

from hub.resolvers.documents_operations import Operation

UNNAMED: Final = "unnamed"
OTHER: Final = "other"
_NAMES: Final = ("graphql-client-name", "apollographql-client-name")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ._/@+-]{0,63}")
_MOST_CLIENTS: Final = 200
_MOST_KEPT: Final = 20_000
"""Different things waiting to be kept; more are only counted as lost."""
_MOST_CHARACTERS: Final = 20_000_000
"""Of all documents waiting to be kept."""
_MOST_KNOWN: Final = 2_000
"""Operations whose coordinates are remembered."""


def client_name(headers: Mapping[str, str]) -> str:
    """How the program that asks names itself, if that is a name."""
    found = next((headers[name] for name in _NAMES if name in headers), "").strip()
    return found if _NAME.fullmatch(found) else UNNAMED


@dataclass(frozen=True)
class Counted:
    """What was used since the counts were last taken."""

    documents: Mapping[tuple[str, str, str], int]
    """By client, document and operation."""
    inputs: Mapping[tuple[str, str], int]
    """By client and coordinate: what variables use of input types."""
    lost: int


@dataclass
class Usage:
    """The counts of one process."""

    core: GraphQLSchema | None = None
    """Without it variables are not looked into."""
    _documents: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _inputs: Counter[tuple[str, str]] = field(default_factory=Counter)
    _clients: set[str] = field(default_factory=set)
    _characters: int = 0
    _lost: int = 0
    _known_uses: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def count(
        self, client: str, query: str, operation: Operation, variables: Mapping[str, Any]
    ) -> None:
        """Count one request that is answered."""
        name = operation.node.name.value if operation.node.name else ""
        key = (self._known(client), query, name)
        if key not in self._documents and self._full(query):
            self._lost += 1
            return
        self._documents[key] += 1
        if variables and operation.takes is None and self.core is not None:
            for coordinate in set(of_variables(self.core, operation.node, variables)):
                self._inputs[key[0], coordinate] += 1

    def take(self) -> Counted:
        """The counts so far; they begin anew."""
        found = Counted(self._documents, self._inputs, self._lost)
        self._documents, self._inputs, self._lost = Counter(), Counter(), 0
        self._clients.clear()
        self._characters = 0
        return found

    def uses(self, query: str, operation: str) -> frozenset[str] | None:
        """The coordinates of an operation, if they were worked out before."""
        return self._known_uses.get((query, operation))

    def remember(self, query: str, operation: str, coordinates: frozenset[str]) -> None:
        """So that they are worked out once."""
        if len(self._known_uses) >= _MOST_KNOWN:
            self._known_uses.clear()
        self._known_uses[query, operation] = coordinates

    def give_back(self, found: Counted) -> None:
        """They could not be kept: count them again next time."""
        self._documents.update(found.documents)
        self._inputs.update(found.inputs)
        self._lost += found.lost

    def _full(self, query: str) -> bool:
        """Whether there is no room for a document that is not counted yet."""
        self._characters += len(query)
        things = len(self._documents) + len(self._inputs)
        return things >= _MOST_KEPT or self._characters > _MOST_CHARACTERS

    def _known(self, client: str) -> str:
        if client not in self._clients and len(self._clients) >= _MOST_CLIENTS:
            return OTHER
        self._clients.add(client)
        return client


def of_document(core: GraphQLSchema, document: DocumentNode, operation: str) -> frozenset[str]:
    """Coordinates that an operation uses, those of its fragments included."""
    info = TypeInfo(core)
    found: dict[str, _Seen] = {}
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode | FragmentDefinitionNode):
            seen = _Seen(info)
            visit(one, TypeInfoVisitor(info, seen))
            kind = "..." if isinstance(one, FragmentDefinitionNode) else ""
            found[kind + (one.name.value if one.name else "")] = seen
    used: set[str] = set()
    open_, reached = [operation], {operation}
    while open_:
        seen = found[open_.pop()]
        used |= seen.coordinates
        spread = {f"...{name}" for name in seen.spreads} - reached
        reached |= spread
        open_ += spread
    return frozenset(used)


class _Seen(Visitor):
    """Collects coordinates of one definition, and which fragments it spreads."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.coordinates: set[str] = set()
        self.spreads: set[str] = set()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self.info.get_parent_type()
        if parent is not None and not node.name.value.startswith("__"):
            self.coordinates.add(f"{parent.name}.{node.name.value}")
            for one in node.arguments or ():
                self._argument(parent.name, node, one)

    def _argument(self, parent: str, node: FieldNode, one: ArgumentNode) -> None:
        self.coordinates.add(f"{parent}.{node.name.value}({one.name.value}:)")

    def enter_fragment_spread(self, node: Any, *_: Any) -> None:
        self.spreads.add(node.name.value)

    def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> None:
        parent = get_named_type(self.info.get_parent_input_type())
        if parent is not None:
            self.coordinates.add(f"{parent.name}.{node.name.value}")

    def enter_enum_value(self, node: EnumValueNode, *_: Any) -> None:
        kind = get_named_type(self.info.get_input_type())
        if kind is not None:
            self.coordinates.add(f"{kind.name}.{node.value}")


def of_variables(
    core: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> Iterator[str]:
    """Coordinates of input fields and enum values that variables use."""
    for one in operation.variable_definitions or ():
        value = variables.get(one.variable.name.value)
        if value is not None:
            kind = type_from_ast(core, one.type)
            yield from _of_value(get_named_type(kind), value)


def _of_value(kind: Any, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _of_value(kind, one)
    elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
        for name, one in value.items():
            if name in kind.fields:
                yield f"{kind.name}.{name}"
                yield from _of_value(get_named_type(kind.fields[name].type), one)
    elif isinstance(kind, GraphQLEnumType) and value in kind.values:
        yield f"{kind.name}.{value}"
