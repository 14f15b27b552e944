"""Documents: parsed, measured, validated, and kept by their text.

A refused document is not kept: hostile ones are all different, and would only push the good ones
out. Errors name places, never values: a literal or a variable can be personal.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import Any, Final

import orjson
import strawberry
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    execute_sync,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.values import get_variable_values

from hub.errors import Broken, Refused
from hub.observe import stage
from hub.resolvers.documents_errors import (
    DOCUMENT_HINT,
    INT_HINT,
    VARIABLES_HINT,
    coded,
    mixed,
    syntax,
)
from hub.resolvers.documents_operations import Operation, is_mixed, operations_of
from hub.resolvers.documents_quick import quick
from hub.resolvers.documents_rules import OneOfVariables, SealedFields
from hub.resolvers.limits import Limits, exceeded, refusal, variables_exceeded

MOST_ERRORS: Final = 10
"""A document with more than these is not read to its end."""
_DESCRIBED: Final = 16
"""Answers about the schema that are kept; the tools of developers ask the same ones."""


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
    _described: OrderedDict[tuple[int, str | None], tuple[DocumentNode, bytes]] = data_field(
        default_factory=OrderedDict
    )

    @property
    def core(self) -> GraphQLSchema:
        """The schema as graphql-core knows it."""
        return self.schema._schema  # noqa: SLF001 - Strawberry has no public name for it

    def prepare(self, text: str, *, suggest: bool = False) -> Prepared:
        """The document of that text; the same object while it is kept.

        `suggest` lets errors name what was perhaps meant: they tell what the schema holds.
        """
        found = self.known(text)
        if found is not None:
            return found
        made = self._made(text, suggest=suggest)
        if made.document is not None:
            self._keep(text, made, made.document)
        return made

    def known(self, text: str) -> Prepared | None:
        """The document of that text, if it is kept."""
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
        return found

    def described(
        self, prepared: Prepared, name: str | None, variables: Mapping[str, Any]
    ) -> bytes:
        """The answer to a question about the schema; the same bytes as long as it is kept."""
        key = (id(prepared.tree), name)
        known = None if variables else self._described.get(key)
        if known is not None:
            return known[1]
        found = execute_sync(
            self.core, prepared.tree, variable_values=dict(variables), operation_name=name
        )
        if not isinstance(found, ExecutionResult):
            raise Refused("INTROSPECTION_FAILED", "The schema could not be described.")
        body = orjson.dumps(found.formatted)
        if not variables:
            # The tree is kept along, so that its id stays its own.
            self._described[key] = (prepared.tree, body)
        if len(self._described) > _DESCRIBED:
            self._described.popitem(last=False)
        return body

    def variables(
        self, prepared: Prepared, operation: Operation, raw: Mapping[str, Any]
    ) -> list[GraphQLError]:
        """Why the variables do not fit the operation of that document; empty if they do."""
        del prepared
        if operation.accepts(raw):
            return []
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
            with stage("parse"):
                document = self._parsed(text)
        except GraphQLSyntaxError as error:
            return Prepared(None, errors=(syntax(error, self.limits),))
        with stage("validate"):
            errors = exceeded(document, self.limits) or list(self._invalid(document, suggest))
        if errors:
            return Prepared(None, errors=tuple(errors))
        operations = operations_of(document)
        wrong = [mixed(one.node) for one in operations.values() if is_mixed(one)]
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
        rules = [*specified_rules, OneOfVariables, SealedFields]
        if not self.introspection:
            rules.append(NoSchemaIntrospectionCustomRule)
        errors = validate(
            self.core,
            document,
            [quick(one) for one in rules],
            max_errors=MOST_ERRORS,
            hide_suggestions=not suggest,
        )
        # What is sealed is also "not defined by type": its own word is enough.
        sealed = [one for one in errors if (one.extensions or {}).get("code") == "SEALED_FIELD"]
        yield from sealed
        for error in () if sealed else errors:
            yield coded(error, "QUERY_INVALID", DOCUMENT_HINT)

    def _keep(self, text: str, made: Prepared, document: DocumentNode) -> None:
        self._kept[text] = made
        self._tokens += document.token_count
        while self._tokens > self.kept_tokens and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._tokens -= old.document.token_count if old.document else 0


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
