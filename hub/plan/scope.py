"""What a statement knows of the request while it is written: parameters, holes, the viewer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID
from sqlalchemy.types import TypeEngine

from hub.auth.policy import Within, extents
from hub.auth.viewer import Entities
from hub.plan.restrict import Access
from hub.plan.slots import Hole, Remembered, Slot
from hub.plan.then import Then
from hub.plan.tree import Moment, Value
from hub.schema.model import Model
from hub.store.tables import Tables

UUID_TEXT = UUID(as_uuid=False)


@dataclass
class Scope:
    """The open ends of one statement; what is made goes here, what is known is frozen elsewhere."""

    made: Tables
    access: Access
    language: str
    slots: dict[str, Slot] = field(default_factory=dict)
    holes: list[Hole] = field(default_factory=list)
    then: Then | None = None
    """The time that the root being written is asked of; None for the present."""
    _names: dict[str, int] = field(default_factory=dict)
    _bound: dict[tuple[Any, ...], BindParameter[Any]] = field(default_factory=dict)

    @contextmanager
    def at(self, moment: Moment | None) -> Iterator[None]:
        """Write what is within as of that time, with access to what was."""
        if moment is None:
            yield
            return
        now = self.access
        self.access, self.then = now.into_past, self._then(moment)
        try:
            yield
        finally:
            self.access, self.then = now, None

    def _then(self, moment: Moment) -> Then:
        day = known = known_day = None
        if moment.as_of is not None:
            day = self.bind(moment.as_of, Date(), ("as_of",))
        if moment.known_at is not None:
            known = self.bind(moment.known_at, TIMESTAMP(timezone=True), ("known_at",))
            known_day = cast(func.timezone(self.given("zone", Text()), known), Date)
        today = self.given("today", Date())
        return Then(moment, self.made, self.named, day, known, known_day, today)

    @property
    def tree(self) -> FromClause:
        """Department, each one above it and how far, at the time that is asked of."""
        return self.made.machinery.department_tree if self.then is None else self.then.tree

    @property
    def model(self) -> Model:
        """The model that is planned against."""
        return self.access.model

    @property
    def viewer(self) -> BindParameter[str]:
        """The viewer's employee id; null for none."""
        return self.given("viewer", UUID_TEXT)

    @property
    def shown(self) -> ColumnElement[str]:
        """The employee id of the one as whom the viewer looks."""
        return self.given("shown", UUID_TEXT)

    @property
    def oneself(self) -> ColumnElement[str]:
        """Whose own record `viewer` shows."""
        return self.viewer if self.access.viewer.shown is None else self.shown

    @property
    def today(self) -> ColumnElement[Any]:
        """Today in the company's zone."""
        return self.given("today", Date())

    @property
    def grants_version(self) -> BindParameter[int]:
        """The version of the viewer's grants that this scope was made from."""
        return self.given("version", Integer())

    def extents(self, within: Within, *, shown: bool = False) -> list[tuple[int, str]]:
        """Number and kind of the extents of a condition."""
        viewer = self.access.viewer
        known = extents(viewer.shown if shown and viewer.shown else viewer)
        return [
            (number, "legal entities" if isinstance(known[number], Entities) else "departments")
            for number in within.extents
        ]

    def extent(self, number: int, *, shown: bool = False) -> ColumnElement[Any]:
        """The ids of an extent."""
        name = f"shown.extent.{number}" if shown else f"extent.{number}"
        return self.given(name, ARRAY(UUID_TEXT))

    def given(self, name: str, kind: TypeEngine[Any]) -> BindParameter[Any]:
        """Something that the viewer brings."""
        return self._bind((name,), Slot(name, ("given",)), kind)

    def bind(
        self, value: Value, kind: TypeEngine[Any], convert: tuple[str, ...]
    ) -> ColumnElement[Any]:
        """A value of the request; the same value of one type, converted alike, is bound once."""
        return self._bind((repr(value), convert, repr(kind)), Slot(value, convert), kind)

    def remembered(self, hole: int | None) -> BindParameter[Any]:
        """The count that was told before in that hole; None: the snapshot, as text."""
        source, kind = Remembered(hole), Text() if hole is None else BigInteger()
        return self._bind((source,), Slot(source, ("remembered",)), kind)

    def hole(self, made: Hole) -> int:
        """The number of a hole; equal holes share one."""
        if made in self.holes:
            return self.holes.index(made)
        self.holes.append(made)
        return len(self.holes) - 1

    def constant(self, codes: list[str]) -> ColumnElement[Any]:
        """A list of codes that stands in the statement."""
        return literal_column(f"{self.array(codes)}::text[]", ARRAY(Text()))

    @staticmethod
    def array(codes: list[str]) -> str:
        """The same, as it is written."""
        inner = ",".join('"' + code.replace('"', "") + '"' for code in codes)
        return "'{" + inner.replace("'", "''") + "}'"

    def name(self, base: str) -> str:
        """A name for an alias, such as `employee_1`."""
        self._names[base] = self._names.get(base, 0) + 1
        return f"{base}_{self._names[base]}"

    @property
    def named(self) -> Callable[[str], str]:
        """`name` as a value."""
        return self.name

    def _bind(self, key: tuple[Any, ...], slot: Slot, kind: TypeEngine[Any]) -> BindParameter[Any]:
        if key not in self._bound:
            name = f"p{len(self.slots)}"
            self.slots[name] = slot
            self._bound[key] = bindparam(name, type_=kind)
        return self._bound[key]
