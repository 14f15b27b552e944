"""Verbs for SQL text: a literal, a value, a piece of JSON. The only place that quotes.

The statement's result *is* the response, so it is made of `||` over JSON pieces, which costs less
than the database's own JSON builders. A *hole* stands where only the hub can fill in: its
delimiter cannot occur in escaped JSON.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Alias, ColumnElement, Text, case, cast, func
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.sql.elements import ColumnClause, ExpressionClauseList
from sqlalchemy.sql.operators import concat_op

from hub.errors import Broken

_TEXT: Final = Text()
_DIALECT: Final = asyncpg_dialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped
HOLE_OPEN = "\x01"
HOLE_CLOSE = "\x02"

Sql = ColumnElement[str]


class _Constant(str):
    """A constant piece of the response, before it is quoted."""

    __slots__ = ()


_Segment: TypeAlias = _Constant | str
"""A constant, or SQL that binds as tightly as a function's call."""


class Written(ColumnClause[str]):
    """Pieces whose SQL is known already: what is made of them is joined here, not by SQLAlchemy.

    Most of a statement is such pieces, and a clause costs some fifty times as much as its text.
    """

    inherit_cache = True
    _constructor = ColumnClause
    """What stands for it outside of a subquery that selects it: a column by name."""

    def __init__(self, *segments: _Segment) -> None:
        super().__init__(" || ".join(map(_quoted, segments)), _TEXT, is_literal=True)
        self.segments = segments


def _quoted(one: _Segment) -> str:
    return "'" + one.replace("'", "''") + "'" if isinstance(one, _Constant) else one


def raw(text: str) -> Written:
    """A constant piece of the response."""
    if "\x00" in text or HOLE_OPEN in text:
        raise Broken("PLAN_TEXT", "A constant piece of the response holds a control character.")
    return Written(_Constant(text))


def cat(*parts: "Sql | str") -> Sql:
    """Pieces one after the other; neighbouring constants become one."""
    merged: list[Sql] = []
    known: list[_Segment] = []
    for piece in _flat(parts):
        if isinstance(piece, Written):
            _lengthen(known, piece.segments)
            continue
        if known:
            merged.append(Written(*known))
            known = []
        merged.append(piece)
    if known or not merged:
        merged.append(Written(*(known or [_Constant("")])))
    if len(merged) == 1:
        return _typed(merged[0]) if len(parts) > 1 else merged[0]
    # What `||` one by one comes to as well, after it has copied the list for each of them.
    return ExpressionClauseList._construct_for_list(concat_op, _TEXT, *merged)  # noqa: SLF001


def _typed(piece: Sql) -> Sql:
    """A constant alone has no type of its own, and no aggregate takes it."""
    if isinstance(piece, Written) and all(isinstance(one, _Constant) for one in piece.segments):
        return Written(f"CAST({piece.name} AS TEXT)")
    return piece


def _flat(parts: "tuple[Sql | str, ...]") -> Iterator[Sql]:
    """The pieces, and those of joined ones among them."""
    for one in parts:
        if isinstance(one, str):
            if one:
                yield raw(one)
        elif isinstance(one, ExpressionClauseList) and one.operator is concat_op:
            yield from one.clauses
        else:
            yield one


def _lengthen(known: list[_Segment], more: tuple[_Segment, ...]) -> None:
    for one in more:
        if known and isinstance(one, _Constant) and isinstance(known[-1], _Constant):
            known[-1] = _Constant(known[-1] + one)
        else:
            known.append(one)


def _named(value: ColumnElement[Any]) -> str | None:
    """How the statement names a column of a table under another name; None for all else."""
    table = getattr(value, "table", None)
    if isinstance(value, ColumnClause) and isinstance(table, Alias):
        return _name(str(table.name), str(value.name))
    return None


@lru_cache(maxsize=20_000)
def _name(table: str, column: str) -> str | None:
    """Both quoted where they need it; None for a name that SQLAlchemy has yet to choose."""
    quote = _DIALECT.identifier_preparer.quote
    return None if table.startswith("%(") else f"{quote(table)}.{quote(column)}"


def string(value: ColumnElement[Any]) -> Sql:
    """A text value as JSON; null where it is null."""
    name = _named(value)
    if name is not None:
        return Written(f"coalesce(CAST(to_json({name}) AS TEXT), 'null')")
    return func.coalesce(cast(func.to_json(value), Text), raw("null"), type_=Text())


def unescaped(value: ColumnElement[Any], safe: ColumnElement[bool]) -> Sql:
    """A text value as JSON, escaped only where the row is not known to need none."""
    name, known = _named(value), _named(safe)
    if name is not None and known is not None:
        escaped = f"CAST(to_json({name}) AS TEXT)"
        plainly = f"CASE WHEN {known} THEN '\"' || {name} || '\"' ELSE {escaped} END"
        return Written(f"coalesce({plainly}, 'null')")
    written = case((safe, cat('"', value, '"')), else_=cast(func.to_json(value), Text))
    return func.coalesce(written, raw("null"), type_=Text())


def plain(value: ColumnElement[Any]) -> Sql:
    """A number or boolean as JSON; null where it is null."""
    name = _named(value)
    if name is not None:
        return Written(f"coalesce(CAST({name} AS TEXT), 'null')")
    return func.coalesce(cast(value, Text), raw("null"), type_=Text())


def quoted(value: ColumnElement[Any]) -> Sql:
    """A value whose text needs no escaping, in quotes; null where it is null."""
    name = _named(value)
    if name is not None:
        return Written(f"coalesce('\"' || CAST({name} AS TEXT) || '\"', 'null')")
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


def _control(character: str) -> Written:
    return Written(f"chr({ord(character)})")


def when(condition: ColumnElement[bool] | bool, piece: Sql, otherwise: str = "null") -> Sql:
    """The piece where the condition holds."""
    if condition is True:
        return piece
    if condition is False:
        return raw(otherwise)
    return case((condition, piece), else_=raw(otherwise))
