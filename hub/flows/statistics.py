"""Statistics: counts, sums and averages over groups, for who may read none of the values.

    may they → who was there → what do they have → does it isolate anybody → kept, told

A grant of the role `statistics` opens classes within departments. Cohorts are fixed: a department
with all below it, by the main posts of the last day of a month that is over. What was answered once
is answered so as long as it can be asked; what follows from answers is worked out from them
(`cohorts`). Months that are long over are asked no more: their answers are forgotten, and how they
cut people is not.
"""

import asyncio
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from hub.auth.viewer import STATISTICS, Everywhere, Subtrees, Viewer
from hub.flows.cohorts import Cohort, Past, Told, follows, forgotten, isolates, knows_one
from hub.flows.hub import Hub
from hub.flows.statistics_words import refused
from hub.schema.model import EntitySpec, Field
from hub.store.acts import Session
from hub.store.statistics import (
    Kept,
    Piece,
    answering,
    floor_of,
    forget,
    keep,
    kept_of,
    lies_in,
    on_record,
    people_of,
    pieces_of,
    values_of,
)

KINDS: Final = frozenset({"Minutes", "Int", "Decimal", "Money", "SealedMoney"})
"""Of which sums are told."""
_MONEY: Final = frozenset({"Money", "SealedMoney"})
_DIGITS: Final = Decimal("0.0001")
MONTHS: Final = 24
"""How far back may be asked, and how long answers are kept."""


@dataclass(frozen=True)
class Wanted:
    """A question; `month` is `2026-01`."""

    entity: str
    field: str
    """As the graph names it."""
    department: str | None
    """Row id."""
    month: str
    currency: str


@dataclass(frozen=True)
class Statistic:
    """An answer."""

    people: int
    """Who have a value."""
    values: int
    total: Decimal
    average: Decimal
    currency: str | None


def measurable(spec: EntitySpec, one: Field) -> bool:
    """Whether sums of the field may be told: of days or periods, of no class without statistics."""
    dated = spec.timeline or (
        bool(spec.counts_in) and spec[spec.counts_in[0]].kind.name in {"Date", "Month"}
    )
    about = spec.subject not in {None, "self"}
    return about and dated and one.cls.queryable and one.kind.name in KINDS


async def statistic(hub: Hub, viewer: Viewer, wanted: Wanted, language: str) -> Statistic:
    """The answer, on the record; raises Refused STATISTICS_…."""
    spec, one = _measure(hub, viewer, wanted, language)
    first, last = _month(hub.today(), wanted.month, language)
    currency = wanted.currency if one.kind.name in _MONEY else None
    measure = f"{spec.name}.{one.name}" + (f":{currency}" if currency else "")
    async with answering(hub.database) as session:
        if not await _within(session, viewer, one, wanted.department):
            raise refused("STATISTICS_DENIED", language)
        department = str(wanted.department)
        memory = await _memory(session, measure, hub.today())
        told = await _told(
            hub, session, viewer, memory, spec, one, (department, first, last), currency
        )
        if isinstance(told, Kept) and told not in memory.known:
            await keep(session, measure, told, viewer.subject)
        detail = {"measure": measure, "month": wanted.month, "department": department}
        answered = isinstance(told, Kept)
        await on_record(session, viewer.subject, spec.name, {**detail, "answered": answered})
    if not isinstance(told, Kept):
        raise refused(told, language)
    return _shown(told, currency)


@dataclass(frozen=True)
class _Memory:
    """What was answered of a measure: as it was told, and what stays of what is forgotten."""

    known: list[Kept]
    past: Past
    floor: str | None
    """The last month of which answers are forgotten."""


async def _memory(session: Session, measure: str, today: date) -> _Memory:
    """Answers of months that may not be asked any more are forgotten on the way."""
    known, floor = await kept_of(session, measure), await floor_of(session, measure)
    pieces = await pieces_of(session, measure)
    past = Past(
        {one.person: one.given for one in pieces if one.given is not None},
        {one.person: one.people for one in pieces},
        frozenset(one.person for one in pieces if one.always),
    )
    before = f"{_earliest(today):%Y-%m}"
    gone = [one for one in known if one.month < before]
    if not gone:
        return _Memory(known, past, floor)
    past = await asyncio.to_thread(forgotten, [_cohort(one) for one in gone], past)
    last = max(one.month for one in gone)
    await forget(
        session, measure, last,
        [
            Piece(person, past.given.get(person), piece, person in past.always)
            for person, piece in past.people.items()
        ],
    )  # fmt: skip
    kept = [one for one in known if one.month >= before]
    return _Memory(kept, past, last if floor is None else max(floor, last))


async def _told(
    hub: Hub,
    session: Session,
    viewer: Viewer,
    memory: _Memory,
    spec: EntitySpec,
    one: Field,
    cohort: tuple[str, date, date],
    currency: str | None,
) -> Kept | str:
    """What is told, or the code of why not."""
    department, first, last = cohort
    month, known, past = f"{first:%Y-%m}", memory.known, memory.past
    if memory.floor is not None and month <= memory.floor:
        return "STATISTICS_MONTH"  # a clock that goes back, or is behind another one
    before = next(
        (each for each in known if (each.month, each.department) == (month, department)), None
    )
    cohorts = [_cohort(each) for each in known]
    if before is not None:
        asker = viewer.employee_id
        few = await asyncio.to_thread(knows_one, cohorts, _cohort(before), asker, past)
        return "STATISTICS_FEW" if few else before
    people = await people_of(session, department, last)
    found = await values_of(session, hub.sealer, hub.made, spec, one, people, first, last, currency)
    if found is None:
        return "STATISTICS_LARGE"
    new = Cohort(month, people, found.given, Told(found.values, found.total))
    if await asyncio.to_thread(isolates, cohorts, new, viewer.employee_id, past):
        return "STATISTICS_FEW"
    told = await asyncio.to_thread(follows, cohorts, new) or new.told
    return Kept(month, department, people, found.given, told.values, told.total)


def _cohort(one: Kept) -> Cohort:
    return Cohort(one.month, one.people, one.given, Told(one.values, one.total))


def _measure(hub: Hub, viewer: Viewer, wanted: Wanted, language: str) -> tuple[EntitySpec, Field]:
    """The field, if the viewer's grants open its class; else it is refused like an unknown one."""
    spec = hub.model.entities.get(wanted.entity)
    known = {} if spec is None else {one.graph_name: one for one in spec.fields.values()}
    one = known.get(wanted.field)
    if spec is None or one is None or not measurable(spec, one) or not _grants(viewer, one):
        raise refused("STATISTICS_FIELD", language)
    if one.kind.name in _MONEY and not (len(wanted.currency) == 3 and wanted.currency.isupper()):  # noqa: PLR2004 - ISO 4217
        raise refused("STATISTICS_FIELD", language)
    return spec, one


def _grants(viewer: Viewer, one: Field) -> list[Everywhere | Subtrees]:
    """Extents within which the viewer is told statistics of the field."""
    classes = {allow.grant for allow in one.read if allow.grant}
    return [
        grant.extent
        for grant in viewer.grants
        if grant.role == STATISTICS
        and classes & grant.classes
        and isinstance(grant.extent, Everywhere | Subtrees)
    ]


async def _within(session: Session, viewer: Viewer, one: Field, department: str | None) -> bool:
    if department is None:
        return False
    extents = _grants(viewer, one)
    if any(isinstance(each, Everywhere) for each in extents):
        return True
    ids = [row for each in extents for row in getattr(each, "ids", ())]
    return await lies_in(session, department, ids)


def _month(today: date, text: str, language: str) -> tuple[date, date]:
    """First and last day of a month that is over, and not longer than may be asked."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise refused("STATISTICS_MONTH", language) from None
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if last >= today or first < _earliest(today):
        raise refused("STATISTICS_MONTH", language)
    return first, last


def _earliest(today: date) -> date:
    """First day of the earliest month that may be asked."""
    years, month = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    return date(years, month + 1, 1)


def _shown(one: Kept, currency: str | None) -> Statistic:
    average = (one.total / one.values).quantize(_DIGITS, ROUND_HALF_UP)
    return Statistic(len(one.given), one.values, one.total, average, currency)
