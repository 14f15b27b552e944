"""A frame is one row in scope while the statement is written: its table and what is joined to it.

Relations to the viewer are asked once per row: `management` is joined by its primary key, and a
list that hangs on its own employee asks the employee's frame.

Asked of another time, the row is as it was then; who may see it is decided by the row of today
(`present`), since rights are those of today.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, true

from hub.plan.then import OF_EMPLOYMENT, OF_POST, Then, aliased, survivor
from hub.schema.model import EntitySpec, Field
from hub.store.tables import Tables, plain_fields

Namer = Callable[[str], str]
"""Makes a name for an alias."""


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
    then: Then | None = None
    """The time that it is asked of; None for the present."""
    row: FromClause = field(init=False)
    followed: "dict[str, Frame]" = field(default_factory=dict)
    """Link → the frame of the row that it leads to, where one is joined."""
    _joins: "list[tuple[FromClause | Frame, ColumnElement[bool]]]" = field(default_factory=list)
    _private: FromClause | None = None
    _management: FromClause | None = None
    _subject: FromClause | None = None
    _present: FromClause | None = None
    _of_day: "dict[str, FromClause]" = field(default_factory=dict)
    """Employment and post of the day that is asked of, as far as they are joined."""

    def __post_init__(self) -> None:
        """Begin with the entity's table."""
        table = self.made.main[self.spec.name]
        if self.then is None:
            self.row = aliased(table, self.named(self.spec.table))
        else:
            self.row = self.then.rows(table, self.spec.table)
        if self.superseded:
            # Joined at once: every use of the row asks for it, perhaps after its source was taken.
            self._present = self._today(table)

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
        """Id of the employee whom the row is about today."""
        if self.spec.subject == "self":
            return self.present.c.id
        return self.present.c[f"{self.spec.subject}_id"]

    @property
    def superseded(self) -> bool:
        """Whether the row may be another one than that of today."""
        return self.then is not None and self.then.known is not None

    @property
    def present(self) -> FromClause:
        """The row of today, which decides who may see what it was; of who was merged, the other."""
        return self.row if self._present is None else self._present

    def _today(self, table: FromClause) -> FromClause:
        key = survivor(self.made, self.row.c.id) if self.spec.subject == "self" else self.row.c.id
        return self._join(table, f"{self.spec.table}_today", "id", key)

    def column(self, one: Field, suffix: str | None = None) -> ColumnElement[Any]:
        """A stored column of a field; the main one unless a suffix is given."""
        name = f"{one.column}{one.kind.main.suffix if suffix is None else suffix}"
        if self.spec.is_private(one):
            return self.private.c[name]
        return self.lies(name)

    def lies(self, name: str) -> ColumnElement[Any]:
        """A column of the row; of an employee on a day, of the employment or post of that day."""
        then = self.then
        if then is not None and self.dated and name in OF_EMPLOYMENT:
            return self._picked("employment", then.employment).c[name]
        if then is not None and self.dated and name in OF_POST:
            return self._picked("post", then.post).c[name]
        return self.row.c[name]

    @property
    def dated(self) -> bool:
        """Whether it is an employee of whom is asked what was true on a day."""
        day = None if self.then is None else self.then.day
        return day is not None and self.spec.subject == "self"

    def _picked(self, what: str, pick: Callable[[ColumnElement[str]], FromClause]) -> FromClause:
        if what not in self._of_day:
            self._of_day[what] = pick(self.row.c.id)
            self._joins.append((self._of_day[what], true()))
        return self._of_day[what]

    def plain(self, one: Field) -> ColumnElement[bool] | None:
        """Whether the row's texts need no escaping; None where the row does not know."""
        name = f"{one.column}{one.kind.main.suffix}"
        if self.superseded or (self.dated and one.projected):
            return None
        known = not self.spec.is_private(one) and name in plain_fields(self.spec)
        return self.row.c.plain if known else None

    @property
    def private(self) -> FromClause:
        """The restricted classes beside the row."""
        if self._private is None:
            table, name = self.made.private[self.spec.name], f"{self.spec.table}_private"
            if self.then is None:
                self._private = self._join(table, name, "id", self.id)
            else:
                self._private = self.then.rows(table, name)
                self._joins.append((self._private, self._private.c.id == self.id))
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
            return self.present
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
        made._of_day = dict(self._of_day)  # noqa: SLF001 - its own
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
    """Rows that a source still states; Employee's stay, since people survive leaving.

    Of another time: that a source stated then, about whom they are about today, and whose period
    has the day.
    """
    stated = true() if frame.spec.subject == "self" else frame.row.c.closed_at.is_(None)
    if frame.then is None:
        return stated
    parts: list[ColumnElement[bool]] = [stated]
    if frame.superseded:
        parts.append(_same_subject(frame))
    if frame.then.day is not None and frame.spec.timeline:
        parts.append(frame.row.c.valid.bool_op("@>")(frame.then.day))
    return and_(*parts)


def _same_subject(frame: Frame) -> ColumnElement[bool]:
    """Images of a time when the row was about somebody else are nobody's to see."""
    if frame.spec.subject in {None, "self"}:
        return frame.present.c.id.is_not(None)
    name = f"{frame.spec.subject}_id"
    person = survivor(frame.made, frame.row.c[name])
    there = frame.present.c.id.is_not(None)
    return and_(there, frame.present.c[name].is_not_distinct_from(person))
