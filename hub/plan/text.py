"""Verbs for SQL text: a literal, a value, a piece of JSON. The only place that quotes.

The statement's result *is* the response, so it is made of `||` over JSON pieces, which costs less
than the database's own JSON builders. A *hole* stands where only the hub can fill in: its
delimiter cannot occur in escaped JSON.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, case, cast, func, literal_column
from sqlalchemy.sql.elements import ExpressionClauseList
from sqlalchemy.sql.operators import concat_op

from hub.errors import Broken

_TEXT: Final = Text()
HOLE_OPEN = "\x01"
HOLE_CLOSE = "\x02"

Sql = ColumnElement[str]


def raw(text: str) -> Sql:
    """A constant piece of the response."""
    if "\x00" in text or HOLE_OPEN in text:
        raise Broken("PLAN_TEXT", "A constant piece of the response holds a control character.")
    return literal_column("'" + text.replace("'", "''") + "'", Text())


def cat(*parts: "Sql | str") -> Sql:
    """Pieces one after the other; neighbouring constants become one."""
    merged: list[Sql | str] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "" or not isinstance(part, str):
            merged.append(part)
    pieces = [raw(part) if isinstance(part, str) else part for part in merged]
    if len(pieces) < 2:  # noqa: PLR2004 - nothing to join
        return pieces[0] if pieces else raw("")
    # What `||` one by one comes to as well, after it has copied the list for each of them.
    return ExpressionClauseList._construct_for_list(concat_op, _TEXT, *_flat(pieces))  # noqa: SLF001


def _flat(pieces: list[Sql]) -> Iterator[Sql]:
    """The pieces, and those of joined ones among them."""
    for one in pieces:
        if isinstance(one, ExpressionClauseList) and one.operator is concat_op:
            yield from one.clauses
        else:
            yield one


def string(value: ColumnElement[Any]) -> Sql:
    """A text value as JSON; null where it is null."""
    return func.coalesce(cast(func.to_json(value), Text), raw("null"), type_=Text())


def unescaped(value: ColumnElement[Any], safe: ColumnElement[bool]) -> Sql:
    """A text value as JSON, escaped only where the row is not known to need none."""
    written = case((safe, cat('"', value, '"')), else_=cast(func.to_json(value), Text))
    return func.coalesce(written, raw("null"), type_=Text())


def plain(value: ColumnElement[Any]) -> Sql:
    """A number or boolean as JSON; null where it is null."""
    return func.coalesce(cast(value, Text), raw("null"), type_=Text())


def quoted(value: ColumnElement[Any]) -> Sql:
    """A value whose text needs no escaping, in quotes; null where it is null."""
    return func.coalesce(cat('"', cast(value, Text), '"'), raw("null"), type_=Text())


def hole(number: int, *values: Sql) -> Sql:
    """A hole of the plan's list, with what it needs, separated by `:`; null if any is null."""
    parts: list[Sql | str] = [_control(HOLE_OPEN), f"{number}"]
    for value in values:
        parts += [":", value]
    return func.coalesce(cat(*parts, _control(HOLE_CLOSE)), raw("null"), type_=Text())


def mark(number: int, value: Sql) -> Sql:
    """A hole that shows nothing; also nothing where the value is null."""
    whole = cat(_control(HOLE_OPEN), f"{number}:", value, _control(HOLE_CLOSE))
    return func.coalesce(whole, raw(""), type_=Text())


def _control(character: str) -> Sql:
    return literal_column(f"chr({ord(character)})", Text())


def when(condition: ColumnElement[bool] | bool, piece: Sql, otherwise: str = "null") -> Sql:
    """The piece where the condition holds."""
    if condition is True:
        return piece
    if condition is False:
        return raw(otherwise)
    return case((condition, piece), else_=raw(otherwise))
