"""Documents: parsed, measured, validated, and kept by their text.

A refused document is not kept: hostile ones are all different, and would only push the good ones
out. Errors name places, never values: a literal or a variable can be personal.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import Any, Final

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values

from hub.errors import Broken, Refused
from hub.plan.arguments import shaping, structural
from hub.resolvers.documents_errors import (
    DOCUMENT_HINT,
    INT_HINT,
    VARIABLES_HINT,
    coded,
    mixed,
    syntax,
)
from hub.resolvers.documents_rules import OneOfVariables
from hub.resolvers.limits import Limits, definitions, exceeded, refusal, variables_exceeded

MOST_ERRORS: Final = 10
"""A document with more than these is not read to its end."""
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
    introspects: bool
    """Asks for the schema alone: no plan, Strawberry answers."""


@dataclass(frozen=True)
class Prepared:
    """A document that may be answered, or the reasons why not."""

    document: DocumentNode | None
    operations: Mapping[str, Operation] = data_field(default_factory=dict)
    """By name; the one without a name is under the empty one."""
    errors: tuple[GraphQLError, ...] = ()

    @property
    def tree(self) -> DocumentNode:
        """The document; there is one where there are no errors."""
        if self.document is None:
            raise Broken("DOCUMENT_REFUSED", "A refused document was to be answered.")
        return self.document

    def operation(self, name: str | None) -> Operation:
        """The operation of that name, or the only one; raises Refused."""
        if not name and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if not name:
            raise Refused(
                "OPERATION_AMBIGUOUS",
                "The document has several operations.",
                hint="Name the one to run in operationName.",
            )
        found = self.operations.get(name)
        if found is None:
            raise Refused(
                "OPERATION_UNKNOWN",
                "The document has no operation of that name.",
                hint="Check operationName against the document.",
            )
        return found


@dataclass
class Documents:
    """Prepares documents for one schema; keeps as many as `kept_tokens` allow."""

    schema: strawberry.Schema
    limits: Limits = data_field(default_factory=Limits)
    introspection: bool = True
    kept_tokens: int = 200_000
    """Of all kept documents; a token takes about half a kilobyte."""
    _kept: OrderedDict[str, Prepared] = data_field(default_factory=OrderedDict)
    _tokens: int = 0

    @property
    def core(self) -> GraphQLSchema:
        """The schema as graphql-core knows it."""
        return self.schema._schema  # noqa: SLF001 - Strawberry has no public name for it

    def prepare(self, text: str, *, suggest: bool = False) -> Prepared:
        """The document of that text; the same object while it is kept.

        `suggest` lets errors name what was perhaps meant: they tell what the schema holds.
        """
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
            return found
        made = self._made(text, suggest=suggest)
        if made.document is not None:
            self._keep(text, made, made.document)
        return made

    def variables(
        self, prepared: Prepared, operation: Operation, raw: Mapping[str, Any]
    ) -> list[GraphQLError]:
        """Why the variables do not fit the operation of that document; empty if they do."""
        del prepared
        large = variables_exceeded(raw, self.limits)
        if large is not None:
            return [large]
        found = get_variable_values(
            self.core,
            operation.node.variable_definitions or (),
            dict(raw),
            max_errors=MOST_ERRORS,
            hide_suggestions=True,
        )
        if isinstance(found, list):
            return [coded(one, "VARIABLES_INVALID", VARIABLES_HINT) for one in found]
        return [
            refusal("VARIABLES_INVALID", f"Variable '${name}' holds a broken number.", INT_HINT)
            for name, value in raw.items()
            if name in found.sources and _fraction(value)
        ]

    def _made(self, text: str, *, suggest: bool) -> Prepared:
        try:
            document = self._parsed(text)
        except GraphQLSyntaxError as error:
            return Prepared(None, errors=(syntax(error, self.limits),))
        errors = exceeded(document, self.limits) or list(self._invalid(document, suggest))
        if errors:
            return Prepared(None, errors=tuple(errors))
        operations = _operations(document)
        wrong = [mixed(one.node) for one in operations.values() if _mixed(one, document)]
        if wrong:
            return Prepared(None, errors=tuple(wrong))
        return Prepared(document, operations)

    def _parsed(self, text: str) -> DocumentNode:
        return parse(
            text,
            max_lexical_tokens=self.limits.tokens,
            max_comments=self.limits.tokens,
            max_source_length=self.limits.characters,
        )

    def _invalid(self, document: DocumentNode, suggest: bool) -> Iterator[GraphQLError]:
        rules = [*specified_rules, OneOfVariables]
        if not self.introspection:
            rules.append(NoSchemaIntrospectionCustomRule)
        errors = validate(
            self.core,
            document,
            rules,
            max_errors=MOST_ERRORS,
            hide_suggestions=not suggest,
        )
        for error in errors:
            yield coded(error, "QUERY_INVALID", DOCUMENT_HINT)

    def _keep(self, text: str, made: Prepared, document: DocumentNode) -> None:
        self._kept[text] = made
        self._tokens += document.token_count
        while self._tokens > self.kept_tokens and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._tokens -= old.document.token_count if old.document else 0


# --- operations ----------------------------------------------------------------------------


def _operations(document: DocumentNode) -> dict[str, Operation]:
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
        found[name] = Operation(
            node=node,
            name=name,
            variables=shaping(variables),
            kind=node.operation.value,
            structural=structural(variables, known),
            introspects=bool(_roots(node, fragments) & {"__schema", "__type"}),
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


def _mixed(operation: Operation, document: DocumentNode) -> bool:
    if not operation.introspects:
        return False
    return not _roots(operation.node, definitions(document)[1]) <= _INTROSPECTION


def _fraction(value: Any) -> bool:
    """Whether a float is in it: no scalar of the graph is one."""
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, float):
            return True
        if isinstance(one, dict):
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
    return False
