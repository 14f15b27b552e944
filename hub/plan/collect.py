"""Fields of a selection set, as GraphQL collects them: fragments, merging, @skip and @include."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
)

from hub.plan.arguments import Variables

Collected = dict[str, tuple[FieldNode, ...]]
"""Response key → the field's nodes, in order of first appearance."""


@dataclass(frozen=True)
class Document:
    """What of a document a plan needs beside the operation."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Variables

    def collect(self, sets: Sequence[SelectionSetNode | None], types: frozenset[str]) -> Collected:
        """Fields asked of an object whose type, interfaces and unions are `types`."""
        found: dict[str, list[FieldNode]] = {}
        for one in sets:
            if one is not None:
                self._into(found, one.selections, types, frozenset())
        return {key: tuple(nodes) for key, nodes in found.items()}

    def _into(
        self,
        found: dict[str, list[FieldNode]],
        selections: Sequence[SelectionNode],
        types: frozenset[str],
        seen: frozenset[str],
    ) -> None:
        for node in selections:
            if not self._included(node.directives or ()):
                continue
            if isinstance(node, FieldNode):
                key = (node.alias or node.name).value
                found.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or node.type_condition.name.value in types:
                    self._into(found, node.selection_set.selections, types, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                fragment = self.fragments[node.name.value]
                if fragment.type_condition.name.value in types:
                    inner = seen | {node.name.value}
                    self._into(found, fragment.selection_set.selections, types, inner)

    def _included(self, directives: Sequence[DirectiveNode]) -> bool:
        for directive in directives:
            name = directive.name.value
            if name in {"skip", "include"} and directive.arguments:
                given = bool(self.variables.known(directive.arguments[0].value))
                if given == (name == "skip"):
                    return False
        return True


def below(nodes: Sequence[FieldNode]) -> list[SelectionSetNode | None]:
    """The selection sets of one field's nodes."""
    return [node.selection_set for node in nodes]
