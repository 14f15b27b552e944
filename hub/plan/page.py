"""A page of a list: rows in order behind a cursor, one more than asked to know of the next."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Text,
    and_,
    any_,
    cast,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY, aggregate_order_by

from hub.auth.policy import ALWAYS
from hub.plan.aggregate import aggregated
from hub.plan.cells import json_object
from hub.plan.conditions import clause
from hub.plan.filter import filter_clause
from hub.plan.frame import Frame, open_row
from hub.plan.group import grouped
from hub.plan.order import SortKey, after, in_two, order_by, parts, sort_keys
from hub.plan.remembered import remembered
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.slots import CursorHole
from hub.plan.text import Sql, cat, hole, raw, string
from hub.plan.then import aliased
from hub.plan.tree import (
    Aggregates,
    Connection,
    Edges,
    Groups,
    Nodes,
    PageInfo,
    Row,
    TotalCount,
    TypeName,
    Value,
)
from hub.store.search import SEARCHED


@dataclass(frozen=True)
class Listed:
    """A list while it is written: who is in it, before the page is cut."""

    connection: Connection
    where: ColumnElement[bool]
    frame: Frame
    scope: Scope
    keys: tuple[SortKey, ...]
    hole: int
    alone: bool
    """Whether it hangs on no row, and is of today: its count may be remembered."""


def listed(connection: Connection, frame: Frame, scope: Scope, *on: ColumnElement[bool]) -> Listed:
    """Rows that the viewer may know of, that pass the filter and the search."""
    spec = connection.row.entity
    parts = [*on, open_row(frame), clause(connection.row.rows, frame, scope)]
    if connection.where is not None:
        parts.append(filter_clause(connection.where, frame, scope))
    if connection.search is not None:
        parts.append(_found(connection.search, frame, scope))
    place = f"{spec.name}:{connection.place}"
    moment = None if scope.then is None else scope.then.moment
    made = CursorHole(place, connection.order, connection.where, connection.page, moment)
    keys = sort_keys(connection.order, frame, scope)
    alone = not on and moment is None
    return Listed(connection, and_(*parts), frame, scope, keys, scope.hole(made), alone)


def _found(search: Value, frame: Frame, scope: Scope) -> ColumnElement[bool]:
    """Rows that a search finds, looked up first.

    How many there are nobody knows beforehand; usually few. As a plain condition Postgres may
    rather walk all rows in the list's order and look at each.
    """
    query = cast(scope.bind(search, Text(), ("search",)), TSQUERY)
    if frame.superseded:
        # Words of then find only whom the viewer may know by each of them: a former number is less
        # open than the name.
        cells = {scope.access.cell(frame.spec, frame.spec[one]) for one in SEARCHED}
        ways = [clause(one, frame, scope) for one in sorted(cells, key=repr) if one != ALWAYS]
        return and_(frame.row.c.search.bool_op("@@")(query), *ways)
    there = aliased(scope.made.main[frame.spec.name], scope.name("found"))
    ids = select(there.c.id).where(there.c.search.op("@@")(query)).correlate(None)
    return frame.id == any_(func.array(ids.scalar_subquery(), type_=ARRAY(UUID_TEXT)))


def written(found: Listed, body: Any) -> Sql:
    """The connection as JSON; `body(row, frame)` writes a row of it."""
    page = found.connection.page
    rows = _rows(found, body)
    pairs: list[tuple[str, Sql]] = []
    for number, part in enumerate(found.connection.parts):
        match part:
            case Nodes(key) | Edges(key):
                pairs.append((key, _array(rows, f"n{number}", page.limit, backward=page.backward)))
            case PageInfo(key):
                pairs.append((key, _page_info(part, rows, found)))
            case TotalCount(key):
                pairs.append((key, _count(found)))
            case TypeName(key, name):
                pairs.append((key, raw(f'"{name}"')))
            case Aggregates(key):
                pairs.append((key, aggregated(part, found.frame, found.where, found.scope)))
            case Groups(key):
                pairs.append((key, grouped(part, found.frame, found.where, found.scope, body)))
    whole = json_object(pairs)
    if rows is None:
        return whole
    # HAVING makes it one row, also where no part gathers the page's rows.
    gathered = select(whole).select_from(rows).having(literal_column("true"))
    return gathered.scalar_subquery()


def _rows(found: Listed, body: Any) -> FromClause | None:
    """The rows of the page, each part's text and the cursor; None where no row is asked for."""
    connection, frame, scope = found.connection, found.frame, found.scope
    page = connection.page
    columns: list[ColumnElement[Any]] = []
    for number, part in enumerate(connection.parts):
        if isinstance(part, Nodes):
            columns.append(body(part.row, frame).label(f"n{number}"))
        elif isinstance(part, Edges):
            columns.append(_edge(part, found, body).label(f"n{number}"))
    if any(isinstance(part, PageInfo) for part in connection.parts):
        columns.append(_cursor(found).label("c"))
    if not columns:
        return None
    counted = any(isinstance(part, PageInfo) for part in connection.parts)
    limit: ColumnElement[Any] = literal_column(str(page.limit + (1 if counted else 0)))
    if in_two(found.keys, page.cursor, backward=page.backward):
        return _in_two(found, found.keys, columns, limit)
    orders = order_by(found.keys, frame, backward=page.backward)
    if counted or page.backward:
        columns.append(func.row_number().over(order_by=orders).label("rn"))
    where = found.where
    if page.cursor is not None:
        behind = after(found.keys, page.cursor, found.hole, frame, scope, backward=page.backward)
        where = and_(where, behind)
    return (
        select(*columns)
        .select_from(frame.source)
        .where(where)
        .order_by(*orders)
        .limit(limit)
        .correlate_except(*frame.own)
        .subquery(scope.name("page"))
    )


def _in_two(
    found: Listed,
    keys: tuple[SortKey],
    columns: list[ColumnElement[Any]],
    limit: ColumnElement[Any],
) -> FromClause:
    """The page of an order whose key may be null: rows with a value, then rows without one."""
    frame, scope = found.frame, found.scope
    [key] = keys
    down = key.descending
    with_value, without = parts(keys, found.connection.page.cursor, found.hole, frame, scope)
    by_id = frame.id.desc() if down else frame.id.asc()
    by_value = key.column.desc() if down else key.column.asc()
    sorted_by: list[ColumnElement[Any]] = [key.column.label("k"), frame.id.label("i")]
    chosen = select(*columns, *sorted_by).select_from(frame.source)
    first = chosen.where(found.where, with_value).order_by(by_value, by_id)
    second = chosen.where(found.where, without).order_by(by_id)
    both = union_all(
        *(one.limit(limit).correlate_except(*frame.own) for one in (first, second))
    ).subquery(scope.name("parts"))
    orders = [
        (both.c.k.desc() if down else both.c.k.asc()).nulls_last(),
        both.c.i.desc() if down else both.c.i.asc(),
    ]
    shown = [both.c[one.name] for one in columns]
    place = func.row_number().over(order_by=orders).label("rn")
    ranked = select(*shown, place).order_by(*orders).limit(limit)
    return ranked.subquery(scope.name("page"))


def _edge(part: Edges, found: Listed, body: Any) -> Sql:
    spec = found.connection.row.entity
    pairs: list[tuple[str, Sql]] = []
    for key, what in part.parts:
        if isinstance(what, Row):
            pairs.append((key, body(what, found.frame)))
        elif what == "cursor":
            pairs.append((key, _cursor(found)))
        else:
            pairs.append((key, raw(f'"{spec.name}Edge"')))
    return json_object(pairs)


def _cursor(found: Listed) -> Sql:
    """A hole with the order's values, null included, and the id."""
    parts: list[Sql | str] = ["["]
    for key in found.keys:
        parts += [string(cast(key.column, Text)), ","]
    values = cat(*parts, '"', cast(found.frame.id, Text), '"]')
    return hole(found.hole, values)


def _array(rows: FromClause | None, name: str, limit: int, *, backward: bool) -> Sql:
    """The page's texts as one JSON list."""
    if rows is None:
        return raw("[]")
    if "rn" not in rows.c:
        gathered: ColumnElement[Any] = func.array_agg(rows.c[name], type_=ARRAY(Text()))
    else:
        ordered = rows.c.rn.desc() if backward else rows.c.rn
        every = func.array_agg(aggregate_order_by(rows.c[name], ordered), type_=ARRAY(Text()))
        gathered = every.filter(rows.c.rn <= literal_column(str(limit)))
    text = func.array_to_string(gathered, ",", type_=Text())
    return cat("[", func.coalesce(text, raw(""), type_=Text()), "]")


def _page_info(part: PageInfo, rows: FromClause | None, found: Listed) -> Sql:
    page = found.connection.page
    if rows is None:
        return raw("null")
    more = cast(func.count() > literal_column(str(page.limit)), Text)
    behind = raw("true" if page.cursor is not None else "false")
    cursors = func.array_agg(aggregate_order_by(rows.c.c, rows.c.rn), type_=ARRAY(Text()))
    near = _mark(cursors[literal_column("1")] if page.limit else raw("null"))
    last = func.least(func.count(), literal_column(str(page.limit)))
    far = _mark(cursors[last] if page.limit else raw("null"))
    pieces = {
        "hasNextPage": behind if page.backward else more,
        "hasPreviousPage": more if page.backward else behind,
        "startCursor": far if page.backward else near,
        "endCursor": near if page.backward else far,
        "__typename": raw('"PageInfo"'),
    }
    return json_object([(key, pieces[what]) for key, what, _ in part.parts.parts])


def _mark(cursor: Sql) -> Sql:
    return func.coalesce(cursor, raw("null"), type_=Text())


def _count(found: Listed) -> Sql:
    """How many rows the list has in all; of a list that stands alone it may be remembered."""
    counted = _counted(found)
    return remembered(counted, found.scope) if found.alone else cast(counted, Text)


def _counted(found: Listed) -> ColumnElement[int]:
    frame = found.frame
    return (
        select(func.count())
        .select_from(frame.source)
        .where(found.where)
        .correlate_except(*frame.own)
        .scalar_subquery()
    )
