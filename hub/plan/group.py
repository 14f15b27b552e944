"""Groups as SQL: rows with their keys, one aggregation, then the text of the groups that are kept.

A key is the masked value of its field; behind a link, of the row that it leads to, if the viewer
may know of that row. Where not, the key is null, as for a link or value that is not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, FromClause, Select, Text, func, literal_column, select

from hub.plan.aggregate import Rows, Summary, Writer, constant, decimal, figure, figures
from hub.plan.cells import json_object, term, value
from hub.plan.conditions import masked
from hub.plan.filter import tested
from hub.plan.frame import Frame
from hub.plan.graph import orderable
from hub.plan.group_keys import Key, key_of
from hub.plan.join import framed
from hub.plan.scope import Scope
from hub.plan.single import Body, single
from hub.plan.text import Sql, cat, plain, quoted, raw
from hub.plan.tree import (
    Aggregates,
    GroupNodes,
    Groups,
    KeyShown,
    KeysShown,
    Measure,
    TotalCount,
    TypeName,
)

_IN_TIME = frozenset({"Date", "Month", "Instant"})


@dataclass(frozen=True)
class Grouped:
    """One `groups` while it is written."""

    part: Groups
    keys: tuple[Key, ...]
    summary: Summary
    scope: Scope
    body: Body


def grouped(
    part: Groups, frame: Frame, where: ColumnElement[bool], scope: Scope, body: Body
) -> Sql:
    """`groups(by: …) { … }` of the rows of a list."""
    rows = Rows(frame.apart(), where, scope)
    keys = tuple(key_of(one, number, rows) for number, one in enumerate(part.by))
    made = Grouped(part, keys, Summary(rows), scope, body)
    writers = [(one.key, _part(one, made)) for one in part.parts]
    kept = _kept(made).subquery(scope.name("groups"))
    whole = json_object([(key, write(kept)) for key, write in writers])
    # HAVING makes it one row, also where no part gathers the groups.
    return select(whole).select_from(kept).having(literal_column("true")).scalar_subquery()


# --- which groups --------------------------------------------------------------------------


def _kept(made: Grouped) -> Select[Any]:
    """The groups that pass and are among the first, with their keys and figures."""
    part, summary = made.part, made.summary
    orders = [
        ("" if one.what == "keys" else figure(one.measure, one.what, summary), one.descending)
        for one in part.order
    ]
    tests = [(one.test, figure(one.measure, _what(one.measure), summary)) for one in part.having]
    table = summary.rows.table()
    known = summary.of(table)
    keys = [table.c[name] for key in made.keys for name in key.names]
    found = (
        select(*keys, *(one.label(name) for name, one in known.items()))
        .add_columns(func.count().over().label("total"))
        .select_from(table)
        .group_by(*keys)
        .limit(literal_column(str(part.limit)))
    )
    for test, name in tests:
        found = found.having(tested(test, known[name], summary.rows.frame, made.scope))
    return found.order_by(*_ordered(made, orders, table, known))


def _what(measure: Measure | None) -> str:
    return "count" if measure is None else measure.parts.parts[0][1]


def _ordered(
    made: Grouped,
    orders: list[tuple[str, bool]],
    table: FromClause,
    known: dict[str, ColumnElement[Any]],
) -> Iterator[ColumnElement[Any]]:
    """As asked; what is level by that, by its keys."""
    for name, descending in [*orders, ("", False)]:
        if name:
            yield _directed(known[name], descending=descending)
            continue
        for key in made.keys:
            for column in _sorting(key, table, made.scope):
                yield _directed(column, descending=descending)


def _directed(column: ColumnElement[Any], *, descending: bool) -> ColumnElement[Any]:
    return (column.desc() if descending else column.asc()).nulls_last()


def _sorting(key: Key, table: FromClause, scope: Scope) -> Iterator[ColumnElement[Any]]:
    """What a key is ordered by: pinyin, rank or title before the value itself."""
    column, kind = table.c[key.name], key.asked.field.kind
    if key.sort is not None:
        yield table.c[key.sort]
    elif kind.target:
        yield from _title(key, column, scope)
    elif kind.vocabulary and scope.model.vocabularies[kind.vocabulary].ranked:
        known = scope.made.machinery.term.alias(scope.name("term"))
        rank = select(known.c.rank).where(
            known.c.vocabulary == func.text(kind.vocabulary), known.c.code == column
        )
        yield rank.correlate_except(known).scalar_subquery()
    yield column


def _title(key: Key, column: ColumnElement[Any], scope: Scope) -> Iterator[ColumnElement[Any]]:
    """The title of the row that a link leads to, as far as it can be ordered by."""
    spec = scope.model[str(key.asked.field.kind.target)]
    title = spec.fields.get(spec.title)
    if title is None or title.graph_name not in orderable(spec) or title.kind.vocabulary:
        return
    frame = framed(spec, scope)
    shown = frame.column(title, "_sort" if title.kind.name == "Name" else None)
    open_title = masked(shown, key.asked.title, frame, scope)
    found = select(open_title).select_from(frame.source).where(frame.id == column)
    yield found.correlate_except(*frame.own).scalar_subquery()


# --- how they are written ------------------------------------------------------------------


def _part(one: GroupNodes | TotalCount | TypeName, made: Grouped) -> Writer:
    match one:
        case GroupNodes(_, parts):
            writers = [(part.key, _member(part, made)) for part in parts]
            return lambda kept: _array(json_object([(key, write(kept)) for key, write in writers]))
        case TotalCount():
            return lambda kept: plain(func.coalesce(func.max(kept.c.total), literal_column("0")))
        case TypeName(_, name):
            return constant(f'"{name}"')


def _array(body: Sql) -> Sql:
    """All texts as one JSON list; the groups come in their order."""
    text = func.array_to_string(func.array_agg(body, type_=ARRAY(Text())), ",", type_=Text())
    return cat("[", func.coalesce(text, raw(""), type_=Text()), "]")


def _member(one: KeysShown | Aggregates | TypeName, made: Grouped) -> Writer:
    match one:
        case KeysShown():
            return _keys(one, made)
        case Aggregates(_, asked, name):
            return figures(asked, name, made.summary)
        case TypeName(_, name):
            return constant(f'"{name}"')


def _keys(one: KeysShown, made: Grouped) -> Writer:
    writers: list[tuple[str, Writer]] = []
    for key, what in one.parts:
        match what:
            case KeyShown():
                writers.append((key, _shown(what, made)))
            case KeysShown():
                writers.append((key, _keys(what, made)))
            case _:
                writers.append((key, constant(f'"{one.name}"')))
    return lambda kept: json_object([(key, write(kept)) for key, write in writers])


def _shown(one: KeyShown, made: Grouped) -> Writer:
    """A key as it is written; null for one that is not grouped by."""
    if one.number is None:
        return constant("null")
    key, scope = made.keys[one.number], made.scope
    field, row, parts = key.asked.field, one.row, one.parts

    def write(kept: FromClause) -> Sql:
        column = kept.c[key.name]
        if row is not None:
            frame = framed(row.entity, scope)
            return single(row, frame, frame.id == column, scope, made.body)
        if parts is not None:
            return term(field, column, parts, scope)
        if field.kind.name in _IN_TIME:
            return quoted(column)
        return decimal(column) if field.kind.name == "Decimal" else value(field.kind, column)

    return write
