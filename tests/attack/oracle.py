"""Runs the oracle's SQL and hands over its verdicts; it decides nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

import asyncpg

from tests.attack.company import Company
from tests.attack.viewers import DEPUTIES, Attacker

SQL: Final = Path(__file__).with_name("oracle.sql")
MARK: Final = re.compile(r"[KkFf]\d{5}xqzwv")
"""What texts of the company hold, each its own: K today, F what some of them were before.

So long that no cursor holds one by chance: of seven letters, one in a hundred thousand did.
"""
NOBODY: Final = "00000000-0000-0000-0000-000000000000"
VIEWS: Final = ("way", "past_way", "counts", "above", "manages", "state", "stands")


@dataclass(frozen=True)
class Verdicts:
    """What one viewer may see, as the oracle has it."""

    rows: Mapping[str, frozenset[str]]
    """Entity → rows that they may know of."""
    cells: Mapping[tuple[str, str], frozenset[str]]
    """(entity, field or "field?") → rows whose cell they may read."""
    ever: frozenset[tuple[str, str]]
    """Fields that they may use in a filter, an order, an aggregate, a group."""
    lists: frozenset[tuple[str, str]]
    """(entity, employee): lists below an employee that are open."""
    writes: Mapping[tuple[str, str], frozenset[str]]
    """(entity, field) → rows whose cell they may change; `(move)` and `(add)`: what hangs on it."""
    gone: frozenset[tuple[str, str]]
    """(entity, row) of rows that were taken back, of which they are told."""
    staff: bool
    """Whether they get answers at all."""

    def row(self, entity: str, key: str) -> bool:
        """May they know of it."""
        return key in self.rows.get(entity, frozenset())

    def cell(self, entity: str, field: str, key: str) -> bool:
        """May they read it."""
        return key in self.cells.get((entity, field), frozenset())


@dataclass(frozen=True)
class Oracle:
    """The oracle over a database that holds the company."""

    dsn: str
    values: Mapping[tuple[str, str], Mapping[str, str | None]]
    """(entity, field) → row → value as text."""

    @cached_property
    def marks(self) -> Mapping[str, list[tuple[str, str, str]]]:
        """Mark in a text → the cells that hold it."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for (entity, field), rows in self.values.items():
            for row, value in rows.items():
                for mark in MARK.findall(value or ""):
                    found.setdefault(mark[0].upper() + mark[1:], []).append((entity, field, row))
        return found

    async def verdicts(self, who: Attacker, times: str = "") -> Verdicts:
        """Ask for one viewer; `times` is `past_` for what may be seen of other times."""
        connection = await asyncpg.connect(self.dsn)
        try:
            rows = await connection.fetch(
                f"select entity, id::text from oracle.{times}rows_for($1)", who.name
            )
            cells = await connection.fetch(
                "select entity, field, array_agg(id::text)"
                f" from oracle.{times}cells_for($1) group by 1, 2",
                who.name,
            )
            ever = await connection.fetch("select entity, field from oracle.ever_for($1)", who.name)
            lists = await connection.fetch(
                f"select entity, subject::text from oracle.{times}lists_for($1)", who.name
            )
            writes = await connection.fetch(
                "select entity, field, array_agg(id::text) from oracle.writes_of($1) group by 1, 2",
                who.name,
            )
            gone = await connection.fetch(
                "select entity, id::text from oracle.gone_for($1)", who.name
            )
            staff = await connection.fetchval(
                "select employee is null or employee in (select id from oracle.staff)"
                " from oracle.viewer where name = $1",
                who.name,
            )
        finally:
            await connection.close()
        known: dict[str, set[str]] = {}
        for entity, key in rows:
            known.setdefault(entity, set()).add(key)
        return Verdicts(
            {entity: frozenset(keys) for entity, keys in known.items()},
            {(entity, field): frozenset(keys) for entity, field, keys in cells},
            frozenset((one[0], one[1]) for one in ever),
            frozenset((one[0], one[1]) for one in lists),
            {(entity, field): frozenset(keys) for entity, field, keys in writes},
            frozenset((one[0], one[1]) for one in gone),
            bool(staff),
        )


async def consult(dsn: str, company: Company, today: date, crowd: tuple[Attacker, ...]) -> Oracle:
    """Give the oracle its copy of the company, and let it think."""
    connection = await asyncpg.connect(dsn)
    try:
        for statement in SQL.read_text(encoding="utf-8").split("\n--;\n"):
            await connection.execute(statement)
        await connection.execute("insert into oracle.clock values ($1, now())", today)
        rows, cells = list(_rows(company)), list(_cells(company))
        await connection.executemany("insert into oracle.row values ($1, $2, $3, $4)", rows)
        await connection.executemany("insert into oracle.cell values ($1, $2, $3, $4)", cells)
        for one in crowd:
            employee = one.person and company.people[one.person]
            await connection.execute(
                "insert into oracle.viewer values ($1, $2, $3, $4, $5)",
                *(one.name, employee, sorted(one.scopes), one.proved, one.shown or None),
            )
            await connection.executemany(
                "insert into oracle.grant values ($1, $2, $3, $4, $5, $6, $7)",
                [
                    (one.name, held.role, cls, held.extent, held.ids, held.first, held.last)
                    for held in one.grants
                    for cls in held.classes
                ],
            )
        await connection.executemany(
            "insert into oracle.delegation values ($1, $2, $3, $4)",
            [rest for _, *rest in delegations(company, today)],
        )
        await connection.execute("analyze oracle.row, oracle.cell")
        for view in VIEWS:
            await connection.execute(f"refresh materialized view oracle.{view}")
            await connection.execute(f"analyze oracle.{view}")
        await _projected(connection, company)
        found = await connection.fetch("select entity, field, id::text, value from oracle.cell")
    finally:
        await connection.close()
    values: dict[tuple[str, str], dict[str, str | None]] = {}
    for entity, field, key, value in found:
        values.setdefault((entity, field), {})[key] = value
    return Oracle(dsn, values)


def delegations(company: Company, today: date) -> Iterator[tuple[str, str, str, date, date]]:
    """Id, manager, deputy, first and last day."""
    for (key, manager, deputy), (_, _, first, last) in zip(
        delegated(company), DEPUTIES, strict=True
    ):
        days = (today + timedelta(days=first), today + timedelta(days=last))
        yield key, manager, deputy, *days


def delegated(company: Company) -> Iterator[tuple[str, str, str]]:
    """Id, manager and deputy; the same ids for the same company."""
    for manager, deputy, _, _ in DEPUTIES:
        pair = (company.people[manager], company.people[deputy])
        yield str(uuid5(NAMESPACE_OID, " ".join(pair))), *pair


def _rows(company: Company) -> Iterator[tuple[str, str, str, bool]]:
    for spec in company.world.model:
        for row in company.world.rows[spec.name]:
            subject = row["id"] if spec.name == "Employee" else row.get("employee", NOBODY)
            yield spec.name, row["id"], subject, row["closed"]


def _cells(company: Company) -> Iterator[tuple[str, str, str, str | None]]:
    for spec in company.world.model:
        for row in company.world.rows[spec.name]:
            for one in spec.fields.values():
                yield spec.name, row["id"], one.name, as_text(row[one.name])


async def _projected(connection: "asyncpg.Connection[Any]", company: Company) -> None:
    """Values that the hub keeps of other rows; who stands above whom was derived before."""
    spec = company.world.model["Employee"]
    for one in spec.fields.values():
        if one.projected:
            column = f"{one.name}_id" if one.kind.target else one.name
            await connection.execute(
                f"update oracle.cell c set value = e.{column}::text from hub.employee e"
                " where (c.entity, c.field, c.id) = ('Employee', $1, e.id)",
                one.name,
            )


def as_text(value: Any) -> str | None:
    """A value as the oracle keeps it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)
