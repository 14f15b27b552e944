"""What another version of a mapping would do, counted over everything that is kept.

Numbers and a few samples; who looks sees of these what the field's class lets them (`Lens`).
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import Any, Final

import polars as pl

from hub.flows.changed import Page, pages
from hub.flows.hub import Hub
from hub.flows.replay import ALL
from hub.flows.understand import Reading, verdicts
from hub.mappings.compare import CHANGED as CHANGED_VALUE
from hub.mappings.compare import (
    CLEARED,
    FILLED,
    HARMFUL,
    KINDS,
    SAMPLES,
    UNMAPPED,
    Compared,
    FieldChange,
    FieldStatuses,
    Sample,
)
from hub.schema.model import Model
from hub.schema.record import stored
from hub.schema.verdict import Mapped, MappedRows
from hub.store.landing.assess import LEAST
from hub.store.mappings import people_of, people_total

_PAY: Final = frozenset({"PAY", "BANK"})
_TOUCHES_PAY: Final = frozenset({CHANGED_VALUE, UNMAPPED, CLEARED, FILLED})
Watch = Callable[[int], None]
"""Told how many records have been gone through."""


@dataclass
class FieldEffect:
    """What becomes of one field of one rule: cells by kind, and samples of each kind."""

    rule: str
    entity: str
    field: str
    cells: Counter[str] = data_field(default_factory=Counter)
    samples: dict[str, list[Sample]] = data_field(default_factory=dict)
    before: Counter[str] = data_field(default_factory=Counter)
    after: Counter[str] = data_field(default_factory=Counter)
    """Cells by what the steps did to them, by the version in use and by the other one."""

    def add(self, change: FieldChange) -> None:
        """One page more."""
        self.cells[change.kind] += len(change.records)
        known = self.samples.setdefault(change.kind, [])
        known += change.samples[: SAMPLES - len(known)]


@dataclass
class Effect:
    """What a version would do to what is kept of its stream."""

    records: int = 0
    differing: int = 0
    """Records that would say anything else."""
    fields: dict[tuple[str, str, str], FieldEffect] = data_field(default_factory=dict)
    rows_made: Counter[str] = data_field(default_factory=Counter)
    rows_dropped: Counter[str] = data_field(default_factory=Counter)
    rejected: int = 0
    accepted: int = 0
    """Records that were rejected and would land."""
    ignored: int = 0
    employees: int = 0
    """Employees about whom anything would be different."""
    departments: int = 0
    """Departments of these employees."""
    harmed: int = 0
    """Employees of whom something that stands would change or go."""
    people_total: int = 0
    periods: tuple[str, ...] = ()
    """Pay periods of the records that differ."""
    touches_pay: bool = False
    touched: dict[tuple[str, str], set[str]] = data_field(default_factory=dict)
    """(entity, field) → the subjects of whom it would be another one."""
    write_backs: int | None = None
    """Writes to other systems that would follow, at most; None while no system is written to."""
    first: bool = False
    """Nothing is kept yet: counted over what the system gives now, and in use of nobody."""

    def of(self, one: FieldChange | FieldStatuses) -> FieldEffect:
        """What is known of the field so far."""
        key = (one.rule, one.entity, one.field)
        return self.fields.setdefault(key, FieldEffect(*key))

    def cells(self, kind: str) -> int:
        """Cells of a kind, of all fields."""
        return sum(one.cells[kind] for one in self.fields.values())

    def needs_approval(self, percent: int | None) -> bool:
        """Whether a second person has to approve; `percent` None: never."""
        if percent is None or self.first:
            return False
        many = self.harmed > LEAST and self.harmed * 100 > percent * self.people_total
        return many or self.touches_pay

    def numbers(self) -> dict[str, Any]:
        """Without samples: what may be kept and shown to everybody who may see the mapping."""
        return {
            "records": self.records,
            "differing": self.differing,
            **{kind: self.cells(kind) for kind in KINDS},
            "rows_made": sum(self.rows_made.values()),
            "rows_dropped": sum(self.rows_dropped.values()),
            "rejected": self.rejected,
            "accepted": self.accepted,
            "ignored": self.ignored,
            "employees": self.employees,
            "departments": self.departments,
            "harmed": self.harmed,
            "people_total": self.people_total,
            "periods": list(self.periods),
            "touches_pay": self.touches_pay,
            "write_backs": self.write_backs,
        }


@dataclass
class Survey:
    """Goes through pages and adds up."""

    model: Model
    effect: Effect = data_field(default_factory=Effect)
    people: set[str] = data_field(default_factory=set)
    harmed: set[str] = data_field(default_factory=set)
    periods: set[str] = data_field(default_factory=set)

    def add(self, page: Page) -> None:
        """One page more."""
        found, effect = page.compared, self.effect
        effect.records += len(page)
        effect.differing += int(found.differs.sum())
        effect.rejected += int(found.rejected.sum())
        effect.accepted += int(found.accepted.sum())
        effect.ignored += int(found.ignored.sum())
        subjects = page.subjects
        for change in found.fields:
            people = subjects.gather(change.records).unique().to_list()
            effect.touched.setdefault((change.entity, change.field), set()).update(people)
            effect.of(change).add(change)
            effect.touches_pay |= self._is_pay(change)
        for told in found.statuses:
            one = effect.of(told)
            one.before.update(told.before)
            one.after.update(told.after)
        for counts, rows in ((effect.rows_made, found.made), (effect.rows_dropped, found.dropped)):
            for rule, records in rows.items():
                counts[rule] += len(records)
        effect.touches_pay |= self._drops_pay(found)
        if found.differs.any():
            self.people.update(subjects.filter(found.differs).unique().to_list())
            self.harmed.update(subjects.filter(found.harmed).unique().to_list())
            for rows_of in found.after.rows:
                self.periods.update(self._months(rows_of, found.differs))

    async def told(self, hub: Hub) -> Effect:
        """The effect of all pages."""
        effect = self.effect
        effect.employees, effect.departments = await people_of(hub.database, sorted(self.people))
        effect.harmed, _ = await people_of(hub.database, sorted(self.harmed))
        effect.people_total = await people_total(hub.database)
        effect.periods = tuple(sorted(self.periods))
        return effect

    def _is_pay(self, change: FieldChange) -> bool:
        spec = self.model.entities[change.entity]
        return change.kind in _TOUCHES_PAY and spec.fields[change.field].cls.name in _PAY

    def _drops_pay(self, found: Compared) -> bool:
        names = {rows.entity for rows in found.after.rows} & found.dropped.keys()
        specs = (self.model.entities[name] for name in names)
        return any(one.cls.name in _PAY for spec in specs for one in spec.fields.values())

    def _months(self, rows: MappedRows, differs: pl.Series) -> list[str]:
        cell, spec = rows.cells.get("period"), self.model.entities[rows.entity]
        if cell is None or spec.fields["period"].kind.name != "Month":
            return []
        kept = differs.gather(rows.record)
        return cell.values.filter(kept).drop_nulls().unique().to_list()


async def effect_of(hub: Hub, reading: Reading, watch: Watch | None = None) -> Effect:
    """What the version of the reading would do to everything that is kept of its stream."""
    survey = Survey(hub.model)
    async for _ in surveyed(hub, reading, survey, watch):
        pass
    return await survey.told(hub)


async def surveyed(
    hub: Hub, reading: Reading, survey: Survey, watch: Watch | None = None
) -> AsyncIterator[Mapped]:
    """The verdicts by the new version, page by page, while the survey adds up."""
    done = 0
    async for page in pages(hub, reading, ALL, told=True):
        if isinstance(page, Page):
            survey.add(page)
            done += len(page)
            yield page.compared.after
        else:
            survey.effect.records += len(page)
            survey.effect.differing += len(page)
            survey.people.update(one.subject for one in page)
            survey.harmed.update(one.subject for one in page)
            done += len(page)
            yield await verdicts(hub, reading, stored([one.body for one in page]))
        if watch is not None:
            watch(done)


def harmful(effect: Effect) -> int:
    """Cells whose standing value changes or goes."""
    return sum(effect.cells(kind) for kind in HARMFUL)


__all__: Sequence[str] = ("Effect", "FieldEffect", "Survey", "effect_of", "harmful", "surveyed")
