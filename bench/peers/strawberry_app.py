"""Strawberry as its documentation shows it: typed resolvers, SQLAlchemy's ORM, DataLoader.

Run by uvicorn with uvloop and httptools; parsed and validated documents are cached.
"""

import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import strawberry
from aiodataloader import DataLoader
from sqlalchemy import func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, aliased, deferred, mapped_column
from starlette.applications import Starlette
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from bench.peers.unseal import NATIONAL_ID, NET, money, unseal

DSN = os.environ["BENCH_DSN"].replace("postgresql:", "postgresql+asyncpg:")
session = async_sessionmaker(
    create_async_engine(DSN, pool_size=10, max_overflow=0), expire_on_commit=False
)

# --- rows ----------------------------------------------------------------------------------------


class View(DeclarativeBase):
    """A view of the schema `bench`."""

    __abstract__ = True
    __table_args__ = {"schema": "bench"}  # noqa: RUF012 - as SQLAlchemy wants it

    id: Mapped[UUID] = mapped_column(primary_key=True)


class DepartmentRow(View):
    __tablename__ = "department"
    name: Mapped[str | None]
    code: Mapped[str | None]


class CourseRow(View):
    __tablename__ = "course"
    title: Mapped[str | None]


class EmployeeRow(View):
    __tablename__ = "employee"
    number: Mapped[str | None]
    legal_name: Mapped[str | None]
    legal_name_sort: Mapped[str | None]
    preferred_name: Mapped[str | None]
    latin_name: Mapped[str | None]
    work_email: Mapped[str | None]
    work_phone: Mapped[str | None]
    position: Mapped[str | None]
    status: Mapped[str | None]
    employment_type: Mapped[str | None]
    grade: Mapped[str | None]
    hire_date: Mapped[date | None]
    department_id: Mapped[UUID | None]
    manager_id: Mapped[UUID | None]
    national_id_sealed: Mapped[bytes | None] = deferred(mapped_column())


class AttendanceRow(View):
    __tablename__ = "attendance"
    employee_id: Mapped[UUID]
    date: Mapped[date]
    status: Mapped[str | None]
    worked_minutes: Mapped[int | None]


class EnrolmentRow(View):
    __tablename__ = "enrolment"
    employee_id: Mapped[UUID]
    course_id: Mapped[UUID]
    status: Mapped[str | None]
    enrolled_at: Mapped[datetime]


class PayslipRow(View):
    __tablename__ = "payslip"
    employee_id: Mapped[UUID]
    period: Mapped[str]
    net_sealed: Mapped[bytes | None]


# --- batches -------------------------------------------------------------------------------------

Batch = Callable[[list[UUID]], Awaitable[list[Any]]]


def by_id(row: Any) -> Batch:
    """Rows of these ids."""

    async def batch(ids: list[UUID]) -> list[Any]:
        async with session() as work:
            found = {one.id: one for one in await work.scalars(select(row).where(row.id.in_(ids)))}
        return [found.get(one) for one in ids]

    return batch


def below(row: Any, first: int, *order: Any) -> Batch:
    """The first rows of each employee, in order."""

    async def batch(ids: list[UUID]) -> list[Any]:
        people = select(EmployeeRow.id).where(EmployeeRow.id.in_(ids)).subquery()
        some = select(row).where(row.employee_id == people.c.id).order_by(*order).limit(first)
        shown = aliased(row, some.lateral())
        found: dict[UUID, list[Any]] = {}
        joined = select(shown).select_from(people).join(shown, literal_column("true"))
        async with session() as work:
            for one in await work.scalars(joined):
                found.setdefault(one.employee_id, []).append(one)
        return [found.get(one, []) for one in ids]

    return batch


async def reports_of(ids: list[UUID]) -> list[list[EmployeeRow]]:
    """Who reports to each of these."""
    asked = select(EmployeeRow).where(EmployeeRow.manager_id.in_(ids))
    found: dict[UUID | None, list[EmployeeRow]] = {}
    async with session() as work:
        for one in await work.scalars(asked.order_by(EmployeeRow.legal_name_sort, EmployeeRow.id)):
            found.setdefault(one.manager_id, []).append(one)
    return [found.get(one, []) for one in ids]


async def identities_of(ids: list[UUID]) -> list[str | None]:
    """Identity numbers."""
    columns = EmployeeRow.id, EmployeeRow.national_id_sealed
    async with session() as work:
        rows = await work.execute(select(*columns).where(EmployeeRow.id.in_(ids)))
        found = {key: unseal(NATIONAL_ID, key.bytes, sealed) for key, sealed in rows if sealed}
    return [found.get(one) for one in ids]


def summaries_of(month: str) -> Batch:
    """What a month of attendance amounts to."""
    year, number = map(int, month.split("-"))
    start, end = date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)
    row = AttendanceRow
    asked = select(
        row.employee_id,
        func.count(),
        func.count().filter(row.status == "late"),
        func.count().filter(row.status == "absent"),
    )

    async def batch(ids: list[UUID]) -> list[Any]:
        within = asked.where(row.employee_id.in_(ids), row.date >= start, row.date < end)
        async with session() as work:
            rows = await work.execute(within.group_by(row.employee_id))
            found = {one[0]: one[1:] for one in rows}
        return [found.get(one, (0, 0, 0)) for one in ids]

    return batch


@dataclass
class Loaders:
    """One set a request."""

    kept: dict[tuple[str, Any], "DataLoader[UUID, Any]"] = field(default_factory=dict)

    def of(self, name: str, batch: Callable[[], Batch], argument: Any = None) -> Any:
        """The loader of that name and argument."""
        key = (name, argument)
        if key not in self.kept:
            self.kept[key] = DataLoader(batch())
        return self.kept[key]


# --- types ---------------------------------------------------------------------------------------

Info = strawberry.Info[Loaders, None]
Hidden = strawberry.Private[Any]


@strawberry.type
class Department:
    id: strawberry.ID
    name: str | None
    code: str | None


@strawberry.type
class Course:
    id: strawberry.ID
    title: str | None


@strawberry.type
class Attendance:
    id: strawberry.ID
    date: str | None
    status: str | None
    worked_minutes: int | None


@strawberry.type
class Enrolment:
    row: Hidden
    id: strawberry.ID
    status: str | None

    @strawberry.field
    async def course(self, info: Info) -> Course | None:
        found = await info.context.of("course", lambda: by_id(CourseRow)).load(self.row.course_id)
        return found and Course(id=found.id, title=found.title)


@strawberry.type
class Money:
    amount: str
    currency: str


@strawberry.type
class Payslip:
    row: Hidden
    id: strawberry.ID
    period: str | None

    @strawberry.field
    def net(self) -> Money | None:
        if self.row.net_sealed is None:
            return None
        return Money(**money(unseal(NET, self.row.id.bytes, self.row.net_sealed)))


@strawberry.type
class AttendanceSummary:
    days: int
    late_days: int
    absent_days: int


@strawberry.type
class Employee:
    row: Hidden
    id: strawberry.ID
    number: str | None
    legal_name: str | None
    preferred_name: str | None
    latin_name: str | None
    work_email: str | None
    work_phone: str | None
    position: str | None
    status: str | None
    employment_type: str | None
    grade: str | None

    @strawberry.field
    def hire_date(self) -> str | None:
        return self.row.hire_date and str(self.row.hire_date.isoformat())

    @strawberry.field
    async def national_id(self, info: Info) -> str | None:
        found: str | None = await info.context.of("identity", lambda: identities_of).load(
            self.row.id
        )
        return found

    @strawberry.field
    async def department(self, info: Info) -> Department | None:
        load = info.context.of("department", lambda: by_id(DepartmentRow)).load
        found = self.row.department_id and await load(self.row.department_id)
        return found and Department(id=found.id, name=found.name, code=found.code)

    @strawberry.field
    async def manager(
        self, info: Info
    ) -> Annotated["Employee", strawberry.lazy("bench.peers.strawberry_app")] | None:
        load = info.context.of("employee", lambda: by_id(EmployeeRow)).load
        return employee_of(self.row.manager_id and await load(self.row.manager_id))

    @strawberry.field
    async def reports(
        self, info: Info
    ) -> list[Annotated["Employee", strawberry.lazy("bench.peers.strawberry_app")]]:
        rows = await info.context.of("reports", lambda: reports_of).load(self.row.id)
        return [one for one in map(employee_of, rows) if one]

    @strawberry.field
    async def attendance(self, info: Info, first: int) -> list[Attendance]:
        def batch() -> Batch:
            return below(AttendanceRow, first, AttendanceRow.date.desc())

        rows = await info.context.of("attendance", batch, first).load(self.row.id)
        return [
            Attendance(
                id=one.id,
                date=one.date.isoformat(),
                status=one.status,
                worked_minutes=one.worked_minutes,
            )
            for one in rows
        ]

    @strawberry.field
    async def enrolments(self, info: Info, first: int) -> list[Enrolment]:
        def batch() -> Batch:
            return below(EnrolmentRow, first, EnrolmentRow.enrolled_at, EnrolmentRow.id)

        rows = await info.context.of("enrolments", batch, first).load(self.row.id)
        return [Enrolment(row=one, id=one.id, status=one.status) for one in rows]

    @strawberry.field
    async def payslips(self, info: Info, first: int) -> list[Payslip]:
        def batch() -> Batch:
            return below(PayslipRow, first, PayslipRow.period.desc())

        rows = await info.context.of("payslips", batch, first).load(self.row.id)
        return [Payslip(row=one, id=one.id, period=one.period) for one in rows]

    @strawberry.field
    async def attendance_summary(self, info: Info, month: str) -> AttendanceSummary:
        load = info.context.of("summary", lambda: summaries_of(month), month).load
        days, late, absent = await load(self.row.id)
        return AttendanceSummary(days=days, late_days=late, absent_days=absent)


def employee_of(row: EmployeeRow | None) -> Employee | None:
    """A row as the graph shows it."""
    return row and Employee(
        row=row,
        id=strawberry.ID(str(row.id)),
        number=row.number,
        legal_name=row.legal_name,
        preferred_name=row.preferred_name,
        latin_name=row.latin_name,
        work_email=row.work_email,
        work_phone=row.work_phone,
        position=row.position,
        status=row.status,
        employment_type=row.employment_type,
        grade=row.grade,
    )


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class EmployeeConnection:
    page_info: PageInfo
    nodes: list[Employee]
    status: strawberry.Private[str | None]

    @strawberry.field
    async def total_count(self) -> int:
        asked = select(func.count()).select_from(EmployeeRow)
        if self.status:
            asked = asked.where(EmployeeRow.status == self.status)
        async with session() as work:
            return int(await work.scalar(asked) or 0)


@strawberry.enum
class EmployeeOrder(Enum):
    LEGAL_NAME_ASC = "legal_name_asc"
    HIRE_DATE_DESC = "hire_date_desc"


def _ordered(order: EmployeeOrder, after: str | None) -> Any:
    row = EmployeeRow
    key, _, last = (after or "").partition(",")
    if order is EmployeeOrder.HIRE_DATE_DESC:
        asked = select(row).order_by(row.hire_date.desc(), row.id.desc())
        place = tuple_(row.hire_date, row.id)
        return asked.where(place < (date.fromisoformat(key), UUID(last))) if after else asked
    asked = select(row).order_by(row.legal_name_sort, row.id)
    place = tuple_(row.legal_name_sort, row.id)
    return asked.where(place > (key, UUID(last))) if after else asked


def _page(rows: Sequence[EmployeeRow], first: int, order: EmployeeOrder) -> PageInfo:
    if not rows:
        return PageInfo(has_next_page=False, end_cursor=None)
    last = rows[:first][-1]
    by_date = order is EmployeeOrder.HIRE_DATE_DESC
    key = last.hire_date if by_date else last.legal_name_sort
    return PageInfo(has_next_page=len(rows) > first, end_cursor=f"{key},{last.id}")


@strawberry.type
class Query:
    @strawberry.field
    async def employee(self, info: Info, id: strawberry.ID) -> Employee | None:  # noqa: A002
        load = info.context.of("employee", lambda: by_id(EmployeeRow)).load
        return employee_of(await load(UUID(id)))

    @strawberry.field
    async def employees(
        self,
        first: int,
        after: str | None = None,
        status: str | None = None,
        order_by: EmployeeOrder = EmployeeOrder.LEGAL_NAME_ASC,
    ) -> EmployeeConnection:
        asked = _ordered(order_by, after).limit(first + 1)
        if status:
            asked = asked.where(EmployeeRow.status == status)
        async with session() as work:
            rows = list(await work.scalars(asked))
        nodes = [one for one in map(employee_of, rows[:first]) if one]
        return EmployeeConnection(
            page_info=_page(rows, first, order_by), nodes=nodes, status=status
        )


class Endpoint(GraphQL[Loaders, None]):
    """The ASGI view, with loaders of its own for each request."""

    async def get_context(self, *_: Any, **__: Any) -> Loaders:
        return Loaders()


schema = strawberry.Schema(Query, extensions=[ParserCache(), ValidationCache()])
app = Starlette()
app.add_route("/graphql", Endpoint(schema, graphql_ide=None))
