"""Errors of documents and variables: code and hint, and never a value that stood in them."""

import re
from typing import Final

from graphql import GraphQLError, GraphQLSyntaxError, OperationDefinitionNode

from hub.resolvers.limits import Limits, refusal

DOCUMENT_HINT: Final = "Compare it with the schema; /graphql in a browser helps while you type."
VARIABLES_HINT: Final = "Compare the variables with their types in the document."
INT_HINT: Final = "Write an Int without a decimal point, and a Decimal as a string."

_VALUES: Final = (
    (re.compile(r"(?:, but encountered error|[,.]? found:?) .*$", re.DOTALL | re.IGNORECASE), "."),
    (re.compile(r"(cannot represent .*?value): .*$", re.DOTALL), r"\1."),
    (re.compile(r"Value .* does not exist in", re.DOTALL), "The value does not exist in"),
)
_TOKENS: Final = re.compile(r"\b(String|BlockString|Int|Float) '.*$", re.DOTALL)
_ESCAPES: Final = re.compile(r"(escape sequence|did you mean).*$", re.DOTALL)


def syntax(error: GraphQLSyntaxError, limits: Limits) -> GraphQLError:
    """A syntax error with its place, or one of the parser's limits."""
    if "nested too deeply" in error.message:
        hint = f"At most {limits.depth} levels."
        return refusal("QUERY_TOO_DEEP", "The document is nested too deeply.", hint)
    if "Parsing aborted" in error.message:
        hint = f"At most {limits.characters} characters and {limits.tokens} tokens."
        return refusal("QUERY_TOO_LARGE", "The document is too large.", hint)
    message = _ESCAPES.sub(r"\1.", _TOKENS.sub(r"\1.", error.message))
    return GraphQLError(
        message,
        source=error.source,
        positions=error.positions,
        extensions={"code": "QUERY_SYNTAX", "hint": "The place is in `locations`."},
    )


def coded(error: GraphQLError, code: str, hint: str) -> GraphQLError:
    """The error with code and hint, without the values."""
    extensions = {"code": code, "hint": hint}
    return GraphQLError(_without_values(error.message), error.nodes, extensions=extensions)


def mixed(node: OperationDefinitionNode) -> GraphQLError:
    """Schema and data are answered in two ways, each on its own."""
    return refusal(
        "QUERY_MIXED",
        "Schema and data are asked for in one operation.",
        "Ask for the schema in an operation of its own.",
        node,
    )


def _without_values(message: str) -> str:
    for pattern, instead in _VALUES:
        message = pattern.sub(instead, message)
    return message
