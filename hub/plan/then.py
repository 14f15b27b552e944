"""The time that a root is asked of: where rows of then come from.

    knownAt   what the hub held at a moment: of each row the image whose recorded time has it
    asOf      what was true on a day: rows with a period that has it, and of employees the
              employment and the post of that day

Both together: what the hub held, at that moment, to be true on that day. Statements for one time
share what is made for it: the department tree, and which department has the place of which.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    and_,
    any_,
    case,
    exists,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import UUID, array, distinct_on

from hub.plan.held import Held
from hub.plan.tree import Moment
from hub.store.tables import Tables

_ID: Final = UUID(as_uuid=False)
_STAFF: Final = literal_column("'{prehire,probation,active,leave,notice}'::text[]", ARRAY(Text()))
_DEEPEST: Final[ColumnElement[Any]] = literal_column("32", Integer())
_ZERO: Final = literal_column("0", Integer())
_ONE: Final = literal_column("1", Integer())
_TWO: Final = literal_column("2", Integer())

OF_EMPLOYMENT: Final = {
    "number": "number",
    "legal_entity_id": "legal_entity_id",
    "status": "status",
    "employment_type": "employment_type",
    "hire_date": "effective_from",
    "employment_id": "id",
}
"""Column of an employee → the column of the employment of that day."""
OF_POST: Final = {
    "department_id": "department_id",
    "manager_id": "manager_id",
    "location_id": "location_id",
    "position": "position",
    "grade": "grade",
}
"""Column of an employee → the column of the post of that day."""


@lru_cache(maxsize=512)
def aliased(table: FromClause, name: str) -> FromClause:
    """The table under that name. Plans share it: its columns, many and never changed, cost most."""
    return table.alias(name)


@dataclass
class Then:
    """One time, while a statement is written."""

    moment: Moment
    made: Tables
    named: Callable[[str], str]
    day: ColumnElement[Any] | None
    """What was true on that day; None: of any."""
    known: ColumnElement[Any] | None
    """What was held at that moment; None: now."""
    known_day: ColumnElement[Any] | None
    """The day of that moment, in the company's zone."""
    today: ColumnElement[Any]
    _tree: CTE | None = field(default=None)
    _followed: CTE | None = field(default=None)

    def rows(self, table: Table, name: str) -> FromClause:
        """The rows of a table as they were held then."""
        if self.known is None:
            return aliased(table, self.named(name))
        return Held(table, self.made.history[table.name], self.named(name), self.known)

    # --- departments -----------------------------------------------------------------------

    @property
    def tree(self) -> FromClause:
        """Like the table of today: department, one above it, how far. Cycles are cut."""
        if self.known is None:
            return self.made.machinery.department_tree
        if self._tree is None:
            units = self.rows(self.made.main["Department"], "unit").c
            base = select(
                units.id.label("department_id"),
                units.id.label("ancestor_id"),
                _ZERO.label("depth"),
                array([units.id]).label("path"),
            )
            up = base.cte(self.named("tree_then"), recursive=True)
            above = self.rows(self.made.main["Department"], "unit").c
            further = select(
                up.c.department_id,
                above.parent_id,
                up.c.depth + _ONE,
                func.array_append(up.c.path, above.parent_id),
            ).where(
                above.id == up.c.ancestor_id,
                above.parent_id.is_not(None),
                not_(above.parent_id == any_(up.c.path)),
            )
            self._tree = up.union_all(further)
        return self._tree

    @property
    def followed(self) -> CTE:
        """Departments that had ended by that day → the one that has their place."""
        if self._followed is None:
            table = self.made.main["Department"]
            first, later = self.rows(table, "unit").c, self.rows(table, "unit").c
            ended = and_(first.merged_into_id.is_not(None), first.effective_to < self.day)
            base = select(first.id, first.merged_into_id.label("next"), _ONE.label("depth"))
            steps = base.where(ended).cte(self.named("follows"), recursive=True)
            further = select(steps.c.id, later.merged_into_id, steps.c.depth + _ONE).where(
                later.id == steps.c.next,
                later.merged_into_id.is_not(None),
                later.effective_to < self.day,
                steps.c.depth < _DEEPEST,
            )
            steps = steps.union_all(further)
            last = select(steps.c.id, steps.c.next).ext(distinct_on(steps.c.id))
            self._followed = last.order_by(steps.c.id, steps.c.depth.desc()).cte(
                self.named("successor")
            )
        return self._followed

    # --- employees -------------------------------------------------------------------------

    def employment(self, person: ColumnElement[str]) -> FromClause:
        """The employment of that day, as the projection of today picks it."""
        table = self.made.main["Employment"]
        row = self.rows(table, "job")
        lies = self._lies(row)
        status = case(
            (lies == _ONE, literal_column("'prehire'")),
            (
                and_(lies == _TWO, or_(row.c.status == any_(_STAFF), row.c.status.is_(None))),
                literal_column("'left'"),
            ),
            (
                and_(row.c.status.is_(None), not_(_waits(row, "status"))),
                literal_column("'active'"),
            ),
            else_=row.c.status,
        )
        columns = [
            (status if name == "status" else row.c[source]).label(name)
            for name, source in OF_EMPLOYMENT.items()
        ]
        return self._picked(table, row, columns, person, "job")

    def post(self, person: ColumnElement[str]) -> FromClause:
        """The post of that day; its department, or the one that has its place by then."""
        table = self.made.main["Assignment"]
        row = self.rows(table, "post")
        columns = [
            (self._department(row) if name == "department_id" else row.c[source]).label(name)
            for name, source in OF_POST.items()
        ]
        return self._picked(table, row, columns, person, "post")

    def _picked(
        self,
        table: Table,
        row: FromClause,
        columns: Sequence[ColumnElement[Any]],
        person: ColumnElement[str],
        name: str,
    ) -> FromClause:
        ahead = row.c.effective_from > self.day
        holds = row.c.valid.bool_op("@>")(self.day)
        found = (
            select(*columns)
            .select_from(row)
            .where(row.c.employee_id == person, row.c.closed_at.is_(None), self._theirs(table, row))
            .order_by(
                self._lies(row),
                self._planned(row),
                func.coalesce(row.c.primary, true()).desc(),
                case((ahead, row.c.effective_from)),
                case((holds, null()), else_=row.c.effective_to).desc().nulls_last(),
                row.c.effective_from.desc().nulls_last(),
                row.c.id,
            )
            .limit(literal_column("1"))
        )
        return found.correlate_except(row).lateral(self.named(name))

    def _theirs(self, table: Table, row: FromClause) -> ColumnElement[bool]:
        """An image of a row that is about somebody else by now is nobody's: not this person's."""
        if self.known is None:
            return true()
        now = table.alias(self.named("now"))
        same = now.c.employee_id == survivor(self.made, row.c.employee_id)
        return exists(select(_ONE).where(now.c.id == row.c.id, same).correlate_except(now))

    def _lies(self, row: FromClause) -> ColumnElement[Any]:
        holds, ahead = row.c.valid.bool_op("@>")(self.day), row.c.effective_from > self.day
        return case((holds, _ZERO), (ahead, _ONE), else_=_TWO)

    def _planned(self, row: FromClause) -> ColumnElement[Any]:
        """Rows that have begun go before plans: a day between two posts shows no plan of today."""
        begins = row.c.effective_from
        whens = [(begins > self.today, _TWO)]
        if self.known_day is not None:
            whens.append((begins > self.known_day, _ONE))
        return case(*whens, else_=_ZERO)

    def _department(self, row: FromClause) -> ColumnElement[Any]:
        part: Any = self.made.machinery.department_part.alias(self.named("part"))
        first, later = (self.followed.alias(self.named("successor")) for _ in range(2))
        source = first.outerjoin(
            part,
            and_(part.c.department_id == first.c.id, part.c.employee_id == row.c.employee_id),
        ).outerjoin(later, later.c.id == part.c.successor_id)
        now = (
            select(func.coalesce(later.c.next, part.c.successor_id, first.c.next))
            .select_from(source)
            .where(first.c.id == row.c.department_id)
            .correlate_except(first, part, later)
            .scalar_subquery()
        )
        holds = row.c.valid.bool_op("@>")(self.day)
        kept = row.c.department_id
        return case((holds, func.coalesce(now, kept, type_=_ID)), else_=kept)

    def candidates(self, column: str, value: ColumnElement[Any]) -> Select[Any] | None:
        """People of whom alone a projection can have that value; None: of anybody.

        An index finds them: else the employment or post of everybody would be picked.
        """
        if column in OF_EMPLOYMENT and column in {"number", "legal_entity_id"}:
            row = self.rows(self.made.main["Employment"], "job")
            fits = row.c[OF_EMPLOYMENT[column]] == value
        elif column in {"manager_id", "location_id"}:
            row = self.rows(self.made.main["Assignment"], "post")
            fits = row.c[column] == value
        elif column == "department_id":
            row = self.rows(self.made.main["Assignment"], "post")
            fits = or_(
                row.c.department_id == value, row.c.department_id == any_(self._led_to(value))
            )
        else:
            return None
        return select(row.c.employee_id).where(fits).correlate_except(row)

    def _led_to(self, value: ColumnElement[Any]) -> ColumnElement[Any]:
        """Departments whose people may be in this one by then."""
        one = self.followed.alias(self.named("successor"))
        part = self.made.machinery.department_part.alias(self.named("part"))
        ends = self.followed.alias(self.named("successor"))
        merged = select(one.c.id).where(one.c.next == value).correlate_except(one)
        last = select(ends.c.id).where(ends.c.next == value).correlate_except(ends)
        split = select(part.c.department_id).where(
            or_(part.c.successor_id == value, part.c.successor_id.in_(last))
        )
        both = union_all(merged, split.correlate_except(part)).subquery(self.named("led"))
        return func.array(select(both.c[0]).scalar_subquery(), type_=ARRAY(_ID))


def survivor(made: Tables, person: ColumnElement[str]) -> ColumnElement[str]:
    """Whose row has by now what is of that employee."""
    merged = made.machinery.identity_survivor
    found = select(merged.c.survivor_id).where(merged.c.merged_id == person)
    return func.coalesce(found.correlate_except(merged).scalar_subquery(), person)


def _waits(row: FromClause, name: str) -> ColumnElement[bool]:
    """Whether the cell waits for a decision: then it is not taken for an unknown one."""
    cells = func.coalesce(row.c.pending, literal_column("'[]'::jsonb"))
    return cells.bool_op("@>")(literal_column(f"""'[{{"field": "{name}"}}]'::jsonb"""))
