"""Rows of a table as the hub held them at a moment: those of today, and images of before.

Only the columns that a statement asks for are written: of a table of sixty, a question about a
person's name writes three, and Postgres reads no more than that.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Table,
    TableClause,
    and_,
    column,
    false,
    func,
    literal_column,
    not_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

_RECORDED: Final = "recorded"
"""The column that says from when until when the hub held a row so."""
_SPAN: Final[ColumnElement[Any]] = literal_column(f"ever.{_RECORDED}")


class Held(TableClause):
    """Selected from like a table; `c` gives the columns that both the table and its images have."""

    __visit_name__ = "held"
    inherit_cache = False  # its columns come while the statement is written

    def __init__(
        self, present: Table, history: Table, name: str, moment: ColumnElement[Any]
    ) -> None:
        super().__init__(name)
        self.present = present
        self.history = history
        self.moment = moment
        self._asked = Asked(self)

    @property
    def c(self) -> "Asked":  # type: ignore[override]  # made one by one, where SQLAlchemy has all
        """Its columns."""
        return self._asked


class Asked(Mapping[str, ColumnClause[Any]]):
    """Columns, each made when it is first asked for."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._made: dict[str, ColumnClause[Any]] = {}

    def __getitem__(self, name: str) -> ColumnClause[Any]:
        """The column of that name; raises KeyError where images have none."""
        if name not in self._made:
            made: ColumnClause[Any] = column(name, self._held.history.c[name].type)
            made.table = self._held
            self._made[name] = made
        return self._made[name]

    def __getattr__(self, name: str) -> ColumnClause[Any]:
        """The same; raises AttributeError."""
        if not name.startswith("_") and name in self._held.history.c:
            return self[name]
        raise AttributeError(name)

    def __iter__(self) -> Iterator[str]:
        """Names of those that were asked for."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many were."""
        return len(self._made)


def held_at(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a row of both tables was what the hub held at that moment.

    Said outside of the union, Postgres takes rows of both tables in the order of an index; and by
    the two ends of the range, since of one that holds a moment it expects so few that it would
    read all people to sort them.
    """
    begun = func.lower(_SPAN) <= moment
    over = func.coalesce(func.upper(_SPAN) <= moment, false())
    return and_(begun, not_(over))


@compiles(Held)
def _written(held: Held, compiler: SQLCompiler, **_: Any) -> str:
    quoted = compiler.preparer.quote
    columns = ", ".join(quoted(name) for name in {**held.c, _RECORDED: None})
    present, history = (compiler.preparer.format_table(one) for one in (held.present, held.history))
    then = compiler.process(held_at(held.moment))
    return (
        f"(SELECT {columns} FROM (SELECT {columns} FROM {present}"
        f" UNION ALL SELECT {columns} FROM {history}) AS ever"
        f" WHERE {then}) AS {quoted(held.name)}"
    )
