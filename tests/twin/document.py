"""A GraphQL document as the twin reads it: fragments spread, switches applied, arguments plain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    Undefined,
    parse,
    value_from_ast_untyped,
)

Sets = list[SelectionSetNode]


@dataclass
class Ask:
    """One field as asked: its key in the answer, its arguments, what is asked below it."""

    key: str
    name: str
    arguments: dict[str, Any]
    sets: list[SelectionSetNode] = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    """One operation with its variables."""

    text: str
    variables: Mapping[str, Any] = field(default_factory=dict)

    def read(self) -> "Reading":
        """The only operation of the document."""
        definitions = parse(self.text).definitions
        [operation] = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
        fragments = {
            one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)
        }
        known = {
            one.variable.name.value: value_from_ast_untyped(one.default_value)
            for one in operation.variable_definitions or ()
            if one.default_value is not None
        }
        return Reading(operation, fragments, {**known, **self.variables})


@dataclass(frozen=True)
class Reading:
    """A document that is being read."""

    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    values: Mapping[str, Any]

    def roots(self) -> list[Ask]:
        """What is asked of the query itself."""
        return self.asked([self.operation.selection_set], "Query")

    def asked(self, sets: Sequence[SelectionSetNode], *types: str) -> list[Ask]:
        """Fields asked of an object of these types, in the order in which they first stand."""
        found: dict[str, Ask] = {}
        for one in sets:
            self._spread(found, one.selections, types)
        return list(found.values())

    def _spread(
        self, found: dict[str, Ask], nodes: Sequence[SelectionNode], types: Sequence[str]
    ) -> None:
        for node in nodes:
            if not self._wanted(node):
                continue
            match node:
                case FieldNode():
                    self._add(found, node)
                case InlineFragmentNode():
                    condition = node.type_condition
                    if condition is None or condition.name.value in types:
                        self._spread(found, node.selection_set.selections, types)
                case FragmentSpreadNode():
                    fragment = self.fragments[node.name.value]
                    if fragment.type_condition.name.value in types:
                        self._spread(found, fragment.selection_set.selections, types)

    def _add(self, found: dict[str, Ask], node: FieldNode) -> None:
        key = (node.alias or node.name).value
        given = {one.name.value: self._value(one.value) for one in node.arguments or ()}
        known = {name: value for name, value in given.items() if value is not Undefined}
        ask = found.setdefault(key, Ask(key, node.name.value, known))
        if node.selection_set is not None:
            ask.sets.append(node.selection_set)

    def _wanted(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            given = {one.name.value: self._value(one.value) for one in directive.arguments or ()}
            if (directive.name.value, given.get("if")) in {("skip", True), ("include", False)}:
                return False
        return True

    def _value(self, node: Any) -> Any:
        return _without_undefined(value_from_ast_untyped(node, dict(self.values)))


def _without_undefined(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_undefined(item) for key, item in value.items() if item is not Undefined
        }
    if isinstance(value, list):
        return [_without_undefined(item) for item in value]
    return value
