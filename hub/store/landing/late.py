"""Late changes: what a system says of a pay period that is closed.

What was paid by is not changed behind payroll's back. A record that would make, change or end a
row of a closed period does not land: it waits whole, as it is, and its rows stay as they are; a
`late_change` says of each what it would do. Somebody decides: applied, it lands with their name
and reason; dismissed, it counts as understood until the system says something else again.

Edits made in the hub are decisions already, and land.
"""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ARRAY, String, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import UUID

from hub.schema.model import EntitySpec
from hub.store.landing.closing import Closing
from hub.store.landing.copying import prepared
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.identify import owned_key
from hub.store.landing.owned import OwnedRows
from hub.store.queries import queries
from hub.store.uuid7 import uuid7s

SQL: Final = queries("late.sql")
PERIOD_CLOSED: Final = "PERIOD_CLOSED"
TOLD: Final = "The pay period is closed: the change waits for a decision."
NEW, CHANGED, GONE = "new", "changed", "gone"

Days = tuple[str, str]
"""First and last day, as text."""


@dataclass(frozen=True)
class ClosedPeriod:
    """A payroll run whose period is closed, for a group or for everybody."""

    id: str
    period: str
    first: str
    last: str
    pay_group: str | None

    def meets(self, days: Days) -> bool:
        """Whether any of these days counts in it."""
        return days[0] <= self.last and days[1] >= self.first


@dataclass(frozen=True)
class Late:
    """What a record would do to one row of a closed period."""

    record_key: str
    entity: str
    row_key: str
    row_id: str | None
    subject: str
    kind: str
    closed: ClosedPeriod


@dataclass(frozen=True)
class Candidate:
    """A row that would be written, with the days in which it counts, now and then."""

    late: tuple[str, str, str, str | None, str, str]
    """Record key, entity, row key, row, subject, kind."""
    days: tuple[Days, ...]


async def closed_periods(desk: Desk) -> list[ClosedPeriod]:
    """Periods that are closed now."""
    if "PayrollRun" not in desk.model.entities:
        return []
    rows = await desk.connection.fetch(SQL["closed"])
    return [
        ClosedPeriod(
            row["id"],
            row["period"],
            row["first"].isoformat(),
            row["last"].isoformat(),
            row["pay_group"],
        )
        for row in rows
    ]


async def late_rows(
    desk: Desk, periods: Sequence[ClosedPeriod], owned: Sequence[OwnedRows], gone: Closing
) -> list[Late]:
    """Rows of closed periods that the batch would make, change or end."""
    if not periods:
        return []
    allowed = desk.landing.decided
    met: list[tuple[Candidate, ClosedPeriod]] = []
    for candidates in (_written(desk, owned), _ended(desk, gone)):
        async for one in candidates:
            if one.late[0] not in allowed:
                met += [(one, each) for each in periods if any(map(each.meets, one.days))]
    paid = await _paid(desk, met)
    found: dict[tuple[str, str, str], Late] = {}
    for one, period in met:
        if period.pay_group is None or (one.late[4], period.id) in paid:
            found.setdefault(one.late[:3], Late(*one.late, period))
    return list(found.values())


async def _written(desk: Desk, owned: Sequence[OwnedRows]) -> AsyncIterator[Candidate]:
    """Owned rows that are new or say something else."""
    payslips = _months(owned)
    for one in owned:
        spec = one.resolved.rows.spec
        if not spec.counts_in:
            continue
        new, other = one.new.to_list(), one.other.to_list()
        places = [at for at in range(len(new)) if new[at] or other[at]]
        said = await _said(desk, spec, one, places, payslips)
        stands = await _stands(desk, spec, [one.resolved.ids[at] for at in places if not new[at]])
        records = one.resolved.rows.record.to_list()
        keys = one.resolved.rows.key.to_list()
        for at in places:
            record_key, row_id = one.record_keys[records[at]], one.resolved.ids[at]
            days = [said.get(at), None if new[at] else stands.get(row_id)]
            late = (
                record_key,
                spec.name,
                owned_key(record_key, keys[at]),
                None if new[at] else row_id,
                one.resolved.subjects[at] or NOBODY,
                NEW if new[at] else CHANGED,
            )
            yield Candidate(late, tuple(day for day in days if day))


def _months(owned: Sequence[OwnedRows]) -> dict[str, Days]:
    """Days of rows of this batch that others of it may hang on."""
    found: dict[str, Days] = {}
    for one in owned:
        spec = one.resolved.rows.spec
        if spec.counts_in and not spec[spec.counts_in[0]].kind.target:
            columns = [one.values[name].to_list() for name in spec.counts_in if name in one.values]
            if len(columns) == len(spec.counts_in):
                for row_id, *values in zip(one.resolved.ids, *columns, strict=True):
                    days = days_of(values)
                    if days:
                        found[row_id] = days
    return found


async def _said(
    desk: Desk,
    spec: EntitySpec,
    one: OwnedRows,
    places: Sequence[int],
    above: Mapping[str, Days],
) -> dict[int, Days]:
    """Days in which rows count as the batch says, by place."""
    if any(name not in one.values for name in spec.counts_in):
        return {}
    columns = [one.values[name].to_list() for name in spec.counts_in]
    target = spec[spec.counts_in[0]].kind.target
    if not target:
        found = {at: days_of([column[at] for column in columns]) for at in places}
        return {at: days for at, days in found.items() if days}
    links = {at: columns[0][at] for at in places if columns[0][at] is not None}
    missing = sorted({row for row in links.values() if row not in above})
    known = {**await _stands(desk, desk.model[target], missing), **above}
    return {at: known[row] for at, row in links.items() if row in known}


async def _stands(desk: Desk, spec: EntitySpec, ids: Sequence[str]) -> dict[str, Days]:
    """Days in which rows count as they stand."""
    if not ids:
        return {}
    table = desk.made.main[spec.name]
    columns = [
        table.c[f"{spec[name].column}{spec[name].kind.main.suffix}"] for name in spec.counts_in
    ]
    chosen: list[Any] = [cast(one, String) for one in (table.c.id, *columns)]
    query = select(*chosen).where(
        table.c.id == func.any(bindparam("ids", type_=ARRAY(UUID(as_uuid=False))))
    )
    rows: list[Any] = await desk.connection.fetch(*prepared(query, {"ids": list(ids)}))
    target = spec[spec.counts_in[0]].kind.target
    if target:
        linked = {row[0]: row[1] for row in rows if row[1] is not None}
        above = await _stands(desk, desk.model[target], sorted(set(linked.values())))
        return {row: above[to] for row, to in linked.items() if to in above}
    found = {row[0]: days_of(list(row)[1:]) for row in rows}
    return {row: days for row, days in found.items() if days}


async def _ended(desk: Desk, gone: Closing) -> AsyncIterator[Candidate]:
    """Owned rows that would be closed."""
    for entity, ids in gone.owned.items():
        spec = desk.model[entity]
        if not spec.counts_in:
            continue
        stands = await _stands(desk, spec, ids)
        subjects = await _subjects(desk, spec, list(stands))
        for row_id, days in stands.items():
            record_key, row_key = gone.made_by[row_id]
            late = (record_key, entity, row_key, row_id, subjects.get(row_id, NOBODY), GONE)
            yield Candidate(late, (days,))


async def _subjects(desk: Desk, spec: EntitySpec, ids: Sequence[str]) -> dict[str, str]:
    table = desk.made.main[spec.name]
    chosen: list[Any] = [cast(one, String) for one in (table.c.id, table.c[f"{spec.subject}_id"])]
    query = select(*chosen).where(
        table.c.id == func.any(bindparam("ids", type_=ARRAY(UUID(as_uuid=False))))
    )
    rows: list[Any] = await desk.connection.fetch(*prepared(query, {"ids": list(ids)}))
    return {row[0]: row[1] for row in rows if row[1] is not None}


async def _paid(desk: Desk, met: Iterable[tuple[Candidate, ClosedPeriod]]) -> set[tuple[str, str]]:
    """(employee, run) where the run is of a group in which the employee was then."""
    grouped = [(one, period) for one, period in met if period.pay_group is not None]
    if not grouped:
        return set()
    groups = sorted({str(period.pay_group) for _, period in grouped})
    people = sorted({one.late[4] for one, _ in grouped})
    rows = await desk.connection.fetch(SQL["paid_in"], groups, people)
    held = [
        (row["person"], row["pay_group"], _text(row["effective_from"]), _text(row["effective_to"]))
        for row in rows
    ]
    periods = {period.id: period for _, period in grouped}.values()
    return {
        (person, period.id)
        for person, group, first, last in held
        for period in periods
        if group == period.pay_group and period.meets((first or period.first, last or period.last))
    }


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def days_of(values: Sequence[str | None]) -> Days | None:
    """First and last day of a day, of two days or of a month; None if nothing is said.

    >>> days_of(["2026-01-05"]), days_of(["2026-01"]), days_of(["2026-01-30", None])
    (('2026-01-05', '2026-01-05'), ('2026-01-01', '2026-01-31'), ('2026-01-30', '2026-01-30'))
    """
    given = [one for one in values if one]
    if not given:
        return None
    first, last = min(given), max(given)
    if len(first) == len("2026-01"):
        begin = date.fromisoformat(f"{first}-01")
        after = (begin + timedelta(days=31)).replace(day=1)
        return (begin.isoformat(), (after - timedelta(days=1)).isoformat())
    return (first, last)


async def dismissed(desk: Desk, hashes: Mapping[str, bytes | None]) -> set[str]:
    """Of these records, by key, those whose very body was dismissed before."""
    rows = await desk.connection.fetch(SQL["dismissed"], desk.landing.stream_id, list(hashes))
    return {row["record_key"] for row in rows if row["hash"] == hashes[row["record_key"]]}


async def store_late(
    desk: Desk, late: Sequence[Late], hashes: Mapping[str, bytes], landed: Sequence[str]
) -> None:
    """Note what waits, and that nothing waits any more of records that went through."""
    landing = desk.landing
    if landed and await desk.connection.fetchval(SQL["any"], landing.stream_id):
        await desk.connection.execute(
            SQL["settled"],
            landing.stream_id,
            list(landed),
            list(landing.decided),
            landing.actor,
            landing.reason,
        )
    if late:
        run = desk.landing.run_id
        columns: list[list[Any]] = [
            uuid7s(len(late)),
            [desk.landing.stream_id] * len(late),
            *map(list, zip(*(_line(one) for one in late), strict=True)),
            [hashes.get(one.record_key) for one in late],
            [run] * len(late),
        ]
        await desk.connection.execute(SQL["note"], *columns)


def _line(one: Late) -> tuple[Any, ...]:
    return (
        one.record_key,
        one.entity,
        one.row_key,
        one.row_id,
        one.subject,
        one.kind,
        one.closed.period,
        one.closed.id,
    )


def by_record(late: Iterable[Late]) -> dict[str, list[Late]]:
    """Late rows by the key of their record."""
    found: dict[str, list[Late]] = {}
    for one in late:
        found.setdefault(one.record_key, []).append(one)
    return found
