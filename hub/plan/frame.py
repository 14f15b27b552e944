"""A frame is one row in scope while the statement is written: its table and what is joined to it.

Relations to the viewer are asked once per row: `management` is joined by its primary key, and a
list that hangs on its own employee asks the employee's frame.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, true

from hub.schema.model import EntitySpec, Field
from hub.store.tables import Tables, plain_fields

Namer = Callable[[str], str]
"""Makes a name for an alias."""


@lru_cache(maxsize=512)
def aliased(table: FromClause, name: str) -> FromClause:
    """The table under that name. Plans share it: its columns, many and never changed, cost most."""
    return table.alias(name)


@dataclass
class Frame:
    """One row in scope."""

    spec: EntitySpec
    made: Tables
    viewer: ColumnElement[str]
    """The viewer's employee id."""
    named: Namer
    subject_frame: "Frame | None" = None
    """The frame of the employee whom this row is about, when it is in scope."""
    row: FromClause = field(init=False)
    followed: "dict[str, Frame]" = field(default_factory=dict)
    """Link → the frame of the row that it leads to, where one is joined."""
    _joins: "list[tuple[FromClause | Frame, ColumnElement[bool]]]" = field(default_factory=list)
    _private: FromClause | None = None
    _management: FromClause | None = None
    _subject: FromClause | None = None

    def __post_init__(self) -> None:
        """Begin with the entity's table."""
        self.row = aliased(self.made.main[self.spec.name], self.named(self.spec.table))

    @property
    def source(self) -> FromClause:
        """What the row is selected from, with the joins so far."""
        whole = self.row
        for joined, on in self._joins:
            whole = whole.outerjoin(joined.source if isinstance(joined, Frame) else joined, on)
        return whole

    @property
    def own(self) -> list[FromClause]:
        """Everything that belongs to this select, so that the rest is correlated."""
        found = [self.row]
        for joined, _ in self._joins:
            found += joined.own if isinstance(joined, Frame) else [joined]
        return found

    @property
    def id(self) -> ColumnElement[str]:
        """The row's id."""
        return self.row.c.id

    @property
    def subject_id(self) -> ColumnElement[str]:
        """Id of the employee whom the row is about."""
        if self.spec.subject == "self":
            return self.row.c.id
        return self.row.c[f"{self.spec.subject}_id"]

    def column(self, one: Field, suffix: str | None = None) -> ColumnElement[Any]:
        """A stored column of a field; the main one unless a suffix is given."""
        name = f"{one.column}{one.kind.main.suffix if suffix is None else suffix}"
        if self.spec.is_private(one):
            return self.private.c[name]
        return self.row.c[name]

    def plain(self, one: Field) -> ColumnElement[bool] | None:
        """Whether the row's texts need no escaping; None where the row does not know."""
        name = f"{one.column}{one.kind.main.suffix}"
        known = not self.spec.is_private(one) and name in plain_fields(self.spec)
        return self.row.c.plain if known else None

    @property
    def private(self) -> FromClause:
        """The restricted classes beside the row."""
        if self._private is None:
            table = self.made.private[self.spec.name]
            self._private = self._join(table, f"{self.spec.table}_private", "id", self.id)
        return self._private

    @property
    def management(self) -> FromClause:
        """Whether and how the viewer manages the row's employee."""
        if self.subject_frame is not None:
            return self.subject_frame.management
        if self._management is None:
            table = self.made.machinery.management
            alias = aliased(table, self.named("management"))
            mine = and_(alias.c.manager_id == self.viewer, alias.c.employee_id == self.subject_id)
            self._joins.append((alias, mine))
            self._management = alias
        return self._management

    @property
    def subject(self) -> FromClause:
        """The employee whom the row is about."""
        if self.spec.subject == "self":
            return self.row
        if self.subject_frame is not None:
            return self.subject_frame.subject
        if self._subject is None:
            table = self.made.main["Employee"]
            self._subject = self._join(table, "subject", "id", self.subject_id)
        return self._subject

    def apart(self) -> "Frame":
        """The same row; what is joined from now on is joined to this one only."""
        made = copy(self)
        made._joins = list(self._joins)  # noqa: SLF001 - its own
        made.followed = {}
        return made

    def attach(self, other: "FromClause | Frame", on: ColumnElement[bool]) -> None:
        """Join another row with all that belongs to it; none where `on` does not hold."""
        self._joins.append((other, on))

    def follow(self, link: str, target: "Frame", on: ColumnElement[bool]) -> None:
        """Join the one row that a link leads to, or none."""
        self._joins.append((target, on))
        self.followed[link] = target

    def _join(
        self, table: FromClause, name: str, key: str, value: ColumnElement[str]
    ) -> FromClause:
        alias = aliased(table, self.named(name))
        self._joins.append((alias, alias.c[key] == value))
        return alias


def open_row(frame: Frame) -> ColumnElement[bool]:
    """Rows that a source still states; Employee's stay, since people survive leaving."""
    if frame.spec.subject == "self":
        return true()
    return frame.row.c.closed_at.is_(None)
