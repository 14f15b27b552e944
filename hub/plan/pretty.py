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
    words = _TOKEN.findall(sql)
    depth = 0
    opened: list[bool] = []  # for each open parenthesis: whether a subquery stands in it
    for place, word in enumerate(words):
        if word.isspace():
            yield " "
        elif word == "(":
            inner = _following(words, place)
            opened.append(inner in {"SELECT", "CASE"})
            depth += opened[-1]
            yield word
        elif word == ")":
            if opened.pop():
                depth -= 1
                yield f"\n{'  ' * depth}"
            yield word
        elif (not opened or opened[-1] or word == "||") and _breaks(word, words, place):
            yield f"\n{'  ' * depth}{word}"
        else:
            yield word


def _breaks(word: str, words: list[str], place: int) -> bool:
    if word in _CLAUSES:
        before = next((one for one in reversed(words[:place]) if not one.isspace()), "")
        return not (word == "JOIN" and before in {"OUTER", "LEFT"})
    if word == "ORDER":
        return _following(words, place) == "BY"
    if word == "||":
        return bool(_MEMBER.match(_following(words, place)))
    return word in {"CASE", "ELSE"}


def _following(words: list[str], place: int) -> str:
    return next((one for one in words[place + 1 :] if not one.isspace()), "")
