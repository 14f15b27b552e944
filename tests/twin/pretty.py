"""A statement in lines that a person can read: the same text always gives the same lines."""

import re
from collections.abc import Iterator
from typing import Final

_TOKEN: Final = re.compile(
    r"'(?:[^']|'')*'|\"[^\"]*\"|/\*.*?\*/|\s+|[()]|,|\|\||[A-Za-z_][\w.]*|[^\s\w()|,'\"]+|.",
    re.DOTALL,
)
_CLAUSES: Final = frozenset(
    {"SELECT", "FROM", "WHERE", "LEFT", "JOIN", "HAVING", "GROUP", "LIMIT", "WITH", "UNION"}
)
_MEMBER: Final = re.compile(r"'[,{]*\"")
"""A literal that begins a member of the answer's object."""


def pretty(sql: str) -> str:
    """Clauses and members on lines of their own, subqueries indented."""
    lines = (line.rstrip() for line in "".join(_broken(sql)).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _broken(sql: str) -> Iterator[str]:
    tokens = _TOKEN.findall(sql)
    depth = 0
    opened: list[bool] = []  # for each open parenthesis: whether a subquery stands in it
    for place, token in enumerate(tokens):
        if token.isspace():
            yield " "
        elif token == "(":
            inner = _following(tokens, place)
            opened.append(inner in {"SELECT", "CASE"})
            depth += opened[-1]
            yield token
        elif token == ")":
            if opened.pop():
                depth -= 1
                yield f"\n{'  ' * depth}"
            yield token
        elif (not opened or opened[-1] or token == "||") and _breaks(token, tokens, place):
            yield f"\n{'  ' * depth}{token}"
        else:
            yield token


def _breaks(token: str, tokens: list[str], place: int) -> bool:
    if token in _CLAUSES:
        before = next((one for one in reversed(tokens[:place]) if not one.isspace()), "")
        return not (token == "JOIN" and before in {"OUTER", "LEFT"})
    if token == "ORDER":
        return _following(tokens, place) == "BY"
    if token == "||":
        return bool(_MEMBER.match(_following(tokens, place)))
    return token in {"CASE", "ELSE"}


def _following(tokens: list[str], place: int) -> str:
    return next((one for one in tokens[place + 1 :] if not one.isspace()), "")
