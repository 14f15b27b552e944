"""How a value of each kind is written as JSON in the statement."""

from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Numeric,
    TableValuedAlias,
    Text,
    and_,
    any_,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy import column as literal_table_column
from sqlalchemy.dialects.postgresql import JSONB

from hub.errors import Broken
from hub.plan.frame import Frame
from hub.plan.scope import Scope
from hub.plan.slots import SealedHole
from hub.plan.text import Sql, cat, hole, plain, quoted, raw, string, unescaped
from hub.plan.tree import Composed, Leaf, Parts
from hub.schema.kinds import UNUSUAL_DIGITS, Kind
from hub.schema.model import Field

_STRINGS = frozenset({"Text", "Name", "Code", "Email"})
_PLAIN = frozenset({"Int", "Minutes", "Bool"})
_QUOTED = frozenset({"Date", "Month", "Decimal", "LocalTime"})


def leaf(one: Leaf, frame: Frame, scope: Scope) -> Sql:
    """A value that is written whole."""
    kind = one.field.kind
    if kind.sealed:
        return sealed(one.field, frame, scope, masked=one.masked)
    if kind.name in _STRINGS:
        return _text(frame.column(one.field), frame.plain(one.field))
    return value(kind, frame.column(one.field))


def value(kind: Kind, column: ColumnElement[Any]) -> Sql:
    """A plain value of a kind."""
    if kind.name in _STRINGS:
        return string(column)
    if kind.name in _PLAIN:
        return plain(column)
    if kind.name in _QUOTED:
        return quoted(column)
    if kind.name == "Instant":
        return _instant(column)
    raise Broken("KIND_UNPLANNED", f"No plan writes a {kind.name}.")


def composed(one: Composed, frame: Frame, scope: Scope) -> Sql:
    """A Term or Money, with the parts that are asked for."""
    if one.field.kind.sealed:
        return sealed(one.field, frame, scope, parts=one.parts)
    if one.field.kind.name == "Money":
        return _money(one, frame, scope)
    code = frame.column(one.field)
    return term(one.field, code, one.parts, scope, safe=frame.plain(one.field))


def _text(column: ColumnElement[Any], safe: ColumnElement[bool] | None) -> Sql:
    return string(column) if safe is None else unescaped(column, safe)


def sealed(
    one: Field, frame: Frame, scope: Scope, *, masked: bool = False, parts: Parts | None = None
) -> Sql:
    """A hole with the row's id and the ciphertext."""
    table = frame.made.of(frame.spec, one).name
    made = SealedHole(table, one.column, one.kind, masked, parts, scope.language)
    ciphertext = func.encode(frame.column(one, "_sealed"), "hex", type_=Text())
    return hole(scope.hole(made), cast(frame.id, Text), ciphertext)


def _instant(column: ColumnElement[Any]) -> Sql:
    """RFC 3339 in UTC; the session's zone is UTC, so text ends in `+00`."""
    stamp = func.replace(cast(column, Text), " ", "T", type_=Text())
    return func.coalesce(cat('"', stamp, ':00"'), raw("null"), type_=Text())


def _scaled(minor: ColumnElement[Any], digits: int) -> Sql:
    """Minor units as an amount with all of its digits."""
    whole = cast(minor, Numeric)
    return cast(
        func.round(whole / literal_column(str(10**digits)), literal_column(str(digits))), Text
    )


def amount(minor: ColumnElement[Any], currency: ColumnElement[Any], scope: Scope) -> Sql:
    """Minor units of a currency in major ones, with all of its digits."""
    unusual = [
        (currency == any_(scope.constant(list(codes))), _scaled(minor, digits))
        for digits, codes in UNUSUAL_DIGITS.items()
    ]
    return case(*unusual, else_=_scaled(minor, 2))


def _money(one: Composed, frame: Frame, scope: Scope) -> Sql:
    minor = frame.column(one.field, "_minor")
    currency = frame.column(one.field, "_currency")
    written = {
        "amount": quoted(amount(minor, currency, scope)),
        "currency": string(currency),
        "__typename": raw('"Money"'),
    }
    body = _object([(key, written[part]) for key, part, _ in one.parts.parts])
    return case((minor.is_(None), raw("null")), else_=body)


def term(
    one: Field,
    code: ColumnElement[Any],
    parts: Parts,
    scope: Scope,
    *,
    safe: ColumnElement[bool] | None = None,
) -> Sql:
    """The term of a code; without a look-up where only the code is asked for."""
    vocabulary = str(one.kind.vocabulary)
    if all(part in {"code", "vocabulary", "__typename"} for _, part, _ in parts.parts):
        simple = {
            "code": _text(code, safe),
            "vocabulary": raw(f'"{vocabulary}"'),
            "__typename": raw('"Term"'),
        }
        body = _object([(key, simple[part]) for key, part, _ in parts.parts])
        return case((code.is_(None), raw("null")), else_=body)
    table = scope.made.machinery.term
    alias = table.alias(scope.name("term"))
    body = term_object(alias, parts, scope.language)
    found = (
        select(body)
        .select_from(alias)
        .where(and_(alias.c.vocabulary == raw(vocabulary), alias.c.code == code))
        .correlate_except(alias)
        .scalar_subquery()
    )
    return func.coalesce(found, raw("null"), type_=Text())


def term_object(alias: "object", parts: Parts, language: str) -> Sql:
    """A row of the term table as a Term."""
    columns = alias.c  # type: ignore[attr-defined] # an alias of the term table
    written: list[tuple[str, Sql]] = []
    for key, part, detail in parts.parts:
        if part == "id":
            value = cat('"term_', columns.vocabulary, "/", columns.code, '"')
        elif part == "label":
            value = string(columns.label_zh if (detail or language) == "zh" else columns.label_en)
        elif part == "codings":
            value = _codings(columns.codings, detail or "")
        elif part == "__typename":
            value = raw('"Term"')
        elif part in {"rank", "active"}:
            value = plain(columns[part])
        else:
            value = string(columns[part])
        written.append((key, value))
    return _object(written)


def _codings(column: ColumnElement[Any], detail: str) -> Sql:
    listed = elements(column, "coding")
    item = listed.c.value
    pairs = [one.partition("=") for one in detail.split(",") if one]
    body = _object(
        [
            (key, raw('"Coding"') if part == "__typename" else string(item.op("->>")(raw(part))))
            for key, _, part in pairs
        ]
    )
    inner = select(func.string_agg(body, raw(","))).select_from(listed).scalar_subquery()
    return cat("[", func.coalesce(inner, raw(""), type_=Text()), "]")


def _object(pairs: list[tuple[str, Sql]]) -> Sql:
    parts: list[Sql | str] = ["{"]
    for number, (key, value) in enumerate(pairs):
        parts += [f'{"," if number else ""}"{key}":', value]
    return cat(*parts, "}")


def elements(column: ColumnElement[Any], name: str) -> TableValuedAlias:
    """The elements of a JSON list, as rows with the column `value`."""
    value: ColumnClause[Any] = literal_table_column("value", JSONB())
    return func.jsonb_array_elements(column).table_valued(value, name=name)


def json_object(pairs: list[tuple[str, Sql]]) -> Sql:
    """An object of already written values."""
    return _object(pairs)
