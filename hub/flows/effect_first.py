"""What the first version of a mapping would do: nothing is kept yet, so the system is asked.

Counted over the first records that it gives; what they would fill is new, what they would leave
waiting is told with its reason. Links are looked up when records land, and count as filled here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from hub.flows.discover import first_records
from hub.flows.effect import Effect, FieldEffect
from hub.flows.hub import Hub
from hub.flows.understand import Reading, verdicts
from hub.mappings.compare import FILLED, SAMPLES, UNMAPPED, Sample, counted
from hub.schema.model import Model
from hub.schema.verdict import Cell, Mapped, MappedRows
from hub.store.connections import Connection, secrets_of
from hub.store.mappings import people_total

_PAY = frozenset({"PAY", "BANK"})


async def first_effect(hub: Hub, connection: Connection, reading: Reading) -> Effect:
    """The effect over a first batch; raises Refused STREAM_EMPTY, FILE_…, Transient."""
    secrets = await secrets_of(hub.database, hub.sealer, connection.id)
    records = await first_records(
        hub, connection.connector, connection.config, secrets, reading.stream.name
    )
    mapped = await verdicts(hub, reading, records, told=True)
    effect = _Counted(hub.model, len(records), mapped).told()
    effect.people_total = await people_total(hub.database)
    return effect


@dataclass(frozen=True)
class _Counted:
    model: Model
    records: int
    mapped: Mapped

    def told(self) -> Effect:
        rejected = {one.record for one in self.mapped.rejected}
        effect = Effect(
            records=self.records,
            differing=self.records,
            rejected=len(rejected),
            ignored=int(self.mapped.ignored.sum()),
            first=True,
        )
        people: set[str] = set()
        for rows in self.mapped.rows:
            effect.rows_made[rows.entity] += len(rows.key)
            whose = rows.key if rows.subject is None else rows.subject.values
            if self.model[rows.entity].subject is not None:
                people.update(whose.drop_nulls().to_list())
            self._fields(rows, effect)
        effect.employees = len(people)
        return effect

    def _fields(self, rows: MappedRows, effect: Effect) -> None:
        spec = self.model[rows.entity]
        for name, cell in rows.cells.items():
            key = (rows.entity, rows.entity, name)
            told = effect.fields.setdefault(key, FieldEffect(*key))
            effect.touches_pay |= spec[name].cls.name in _PAY
            told.after.update(counted(cell))
            for kind, where in _kinds(cell):
                told.cells[kind] += int(where.sum())
                known = told.samples.setdefault(kind, [])
                known += list(_samples(cell, where))[: SAMPLES - len(known)]


def _kinds(cell: Cell) -> Iterator[tuple[str, pl.Series]]:
    """What waits, and what is filled."""
    if cell.reasons is not None:
        yield UNMAPPED, cell.reasons.is_not_null()
    yield FILLED, cell.values.is_not_null()


def _samples(cell: Cell, where: pl.Series) -> Iterator[Sample]:
    """Different values, in the order in which they stand."""
    seen: set[str | None] = set()
    for place in where.arg_true().to_list():
        raw = cell.raw[place]
        if raw not in seen:
            seen.add(raw)
            reason = None if cell.reasons is None else cell.reasons[place]
            yield Sample(raw, None, cell.values[place], None, reason)
        if len(seen) == SAMPLES:
            return
