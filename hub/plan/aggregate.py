"""Aggregates as SQL: rows are narrowed to the cells that enter, which are counted and summed.

A cell enters through its masked expression: what the viewer may not read is null there, and no
function counts a null. `Rows` collects the cells, `Summary` the figures over them; together they
are one scan and one aggregation, however much is asked. What is sealed is folded in the hub: its
ciphertexts go out in a hole.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Numeric,
    Text,
    case,
    cast,
    distinct,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from hub.plan.cells import amount, json_object, value
from hub.plan.conditions import masked
from hub.plan.frame import Frame
from hub.plan.scope import Scope
from hub.plan.slots import FOLDED_MOST, FOLDED_TOO_MANY, FoldHole
from hub.plan.text import Sql, cat, hole, plain, quoted, raw, string
from hub.plan.tree import Aggregates, Figures, Measure

Made: TypeAlias = Callable[[FromClause], ColumnElement[Any]]
"""Makes a figure of the rows."""
Writer: TypeAlias = Callable[[FromClause], Sql]
"""Writes a piece of the answer from the figures."""

AVERAGE_DIGITS = 4


@dataclass
class Rows:
    """The rows of a list, as a subquery of the cells that enter; `put` names one of them."""

    frame: Frame
    where: ColumnElement[bool]
    scope: Scope
    folds: bool = False
    """Sealed cells are among them: then no more rows are read than can be folded."""
    _cells: dict[Hashable, tuple[str, ColumnElement[Any]]] = field(default_factory=dict)

    def put(self, key: Hashable, cell: ColumnElement[Any]) -> str:
        """The name under which the cell enters."""
        if key not in self._cells:
            self._cells[key] = (f"v{len(self._cells)}", cell)
        return self._cells[key][0]

    def cell(self, measure: Measure, suffix: str | None = None) -> str:
        """The cell of a measure's field, masked."""
        column = self.frame.column(measure.field, suffix)
        cell = masked(column, measure.decision, self.frame, self.scope)
        return self.put((measure.field.name, suffix), cell)

    def table(self) -> FromClause:
        """The rows; with `fed`, how many there are, where sealed cells are folded."""
        cells = [cell.label(name) for name, cell in self._cells.values()]
        found = (
            select(*(cells or [literal_column("1").label("row")]))
            .select_from(self.frame.source)
            .where(self.where)
            .correlate_except(*self.frame.own)
        )
        if not self.folds:
            return found.subquery(self.scope.name("rows"))
        some = found.limit(literal_column(str(FOLDED_MOST + 1))).subquery(self.scope.name("some"))
        counted = select(*some.c, func.count().over().label("fed"))
        return counted.subquery(self.scope.name("rows"))


@dataclass
class Summary:
    """The figures that are needed of rows, each once."""

    rows: Rows
    _made: dict[Hashable, tuple[str, Made]] = field(default_factory=dict)

    def put(self, key: Hashable, made: Made) -> str:
        """The name of a figure."""
        if key not in self._made:
            self._made[key] = (f"a{len(self._made)}", made)
        return self._made[key][0]

    def of(self, table: FromClause) -> dict[str, ColumnElement[Any]]:
        """All figures of the rows, by name."""
        return {name: made(table) for name, made in self._made.values()}


def aggregated(part: Aggregates, frame: Frame, where: ColumnElement[bool], scope: Scope) -> Sql:
    """`aggregates { … }` over the rows of a list."""
    summary = Summary(Rows(frame.apart(), where, scope))
    write = figures(part.figures, part.name, summary)
    table = summary.rows.table()
    columns = summary.of(table) or {"count": func.count()}
    named = [column.label(name) for name, column in columns.items()]
    sums = select(*named).select_from(table).subquery(scope.name("sums"))
    return select(write(sums)).select_from(sums).scalar_subquery()


def figures(asked: Figures, name: str, summary: Summary) -> Writer:
    """Writes an aggregates object."""
    writers: list[tuple[str, Writer]] = []
    for key, what in asked:
        if isinstance(what, Measure):
            writers.append((key, _measure(what, summary)))
        elif what == "typename":
            writers.append((key, constant(f'"{name}"')))
        else:
            writers.append((key, _written(figure(None, what, summary), plain)))
    return lambda sums: json_object([(key, write(sums)) for key, write in writers])


def figure(measure: Measure | None, what: str, summary: Summary) -> str:
    """The name of one function's result; without a measure, the number of rows."""
    if measure is None:
        return summary.put("count", lambda _: func.count())
    cell = summary.rows.cell(measure)
    key = (measure.field.name, what)
    return summary.put(key, lambda table: _COMPUTED[what](table.c[cell]))


def constant(text: str) -> Writer:
    """A piece that is always the same."""
    return lambda _: raw(text)


_COMPUTED: dict[str, Callable[[ColumnElement[Any]], ColumnElement[Any]]] = {
    "count": func.count,
    "countDistinct": lambda cell: func.count(distinct(cell)),
    "sum": func.sum,
    "avg": lambda cell: func.round(func.avg(cell), literal_column(str(AVERAGE_DIGITS))),
    "min": func.min,
    "max": func.max,
}


def _written(name: str, write: Callable[[ColumnElement[Any]], Sql]) -> Writer:
    return lambda sums: write(sums.c[name])


def _measure(measure: Measure, summary: Summary) -> Writer:
    kind = measure.field.kind
    if kind.sealed:
        return _folded(measure, summary)
    if kind.name == "Money":
        return _money(measure, summary)
    typename = f'"{measure.name}"'
    writers: list[tuple[str, Writer]] = []
    for key, what, _ in measure.parts.parts:
        if what == "__typename":
            writers.append((key, constant(typename)))
        else:
            writers.append((key, _function(measure, what, summary)))
    return lambda sums: json_object([(key, write(sums)) for key, write in writers])


def _function(measure: Measure, what: str, summary: Summary) -> Writer:
    name, kind = figure(measure, what, summary), measure.field.kind
    if what in {"count", "countDistinct"}:
        return _written(name, plain)
    if what in {"sum", "avg"} or kind.name == "Decimal":
        return _written(name, decimal)
    return _written(name, lambda column: value(kind, column))


def decimal(number: ColumnElement[Any]) -> Sql:
    """A number without idle zeros, as a string."""
    return quoted(func.trim_scale(cast(number, Numeric)))


# --- amounts of money, each currency apart -------------------------------------------------


def _money(measure: Measure, summary: Summary) -> Writer:
    """A list of one entry a currency: amounts are gathered, and summed where they are written."""
    cells = [summary.rows.cell(measure, suffix) for suffix in ("_minor", "_currency")]
    gathered = [summary.put((measure.field.name, cell), _gathered(cell)) for cell in cells]

    def write(sums: FromClause) -> Sql:
        minors, currencies = (sums.c[name] for name in gathered)
        return _by_currency(measure, minors, currencies, summary.rows.scope)

    return write


def _gathered(cell: str) -> Made:
    return lambda table: func.array_agg(table.c[cell])


def _by_currency(
    measure: Measure, minors: ColumnElement[Any], currencies: ColumnElement[Any], scope: Scope
) -> Sql:
    each = func.unnest(minors, currencies).table_valued("minor", "currency")
    each = each.render_derived(name=scope.name("each"))
    minor: ColumnElement[Any] = cast(each.c.minor, BigInteger)
    computed = {
        "sum": func.sum(minor),
        "avg": func.round(func.avg(minor)),
        "min": func.min(minor),
        "max": func.max(minor),
    }
    wanted = sorted({what for _, what, _ in measure.parts.parts if what in computed})
    per = (
        select(
            cast(each.c.currency, Text).label("currency"),
            func.count().label("count"),
            *(computed[what].label(what) for what in wanted),
        )
        .where(each.c.minor.is_not(None))
        .group_by(each.c.currency)
        .subquery(scope.name("currencies"))
    )
    pieces = {what: quoted(amount(per.c[what], per.c.currency, scope)) for what in wanted}
    pieces |= {"currency": string(per.c.currency), "count": plain(per.c["count"])}
    pieces["__typename"] = raw(f'"{measure.name}"')
    body = json_object([(key, pieces[what]) for key, what, _ in measure.parts.parts])
    ordered = aggregate_order_by(body, per.c.currency)
    text = func.array_to_string(func.array_agg(ordered, type_=ARRAY(Text())), ",", type_=Text())
    whole = cat("[", func.coalesce(text, raw(""), type_=Text()), "]")
    return select(whole).select_from(per).scalar_subquery()


# --- sealed amounts ------------------------------------------------------------------------


def _folded(measure: Measure, summary: Summary) -> Writer:
    """A hole with `row:hex` of every sealed cell, or with a mark where there are too many."""
    rows = summary.rows
    rows.folds = True
    row = rows.put("id", rows.frame.id)
    cell = rows.cell(measure, "_sealed")
    sealed = summary.put((measure.field.name, "sealed"), _ciphertexts(row, cell))
    fed = summary.put("fed", lambda table: func.max(table.c.fed))
    place = rows.frame.made.of(rows.frame.spec, measure.field).name
    number = rows.scope.hole(FoldHole(place, measure.field.column, measure.name, measure.parts))

    def write(sums: FromClause) -> Sql:
        values = func.coalesce(sums.c[sealed], raw(""), type_=Text())
        too_many = sums.c[fed] > literal_column(str(FOLDED_MOST))
        return hole(number, case((too_many, raw(FOLDED_TOO_MANY)), else_=values))

    return write


def _ciphertexts(row: str, cell: str) -> Made:
    def made(table: FromClause) -> ColumnElement[Any]:
        hexed = func.encode(table.c[cell], "hex", type_=Text())
        return func.string_agg(cat(cast(table.c[row], Text), ":", hexed), raw(","), type_=Text())

    return made
