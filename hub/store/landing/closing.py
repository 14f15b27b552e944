"""What is closed: rows of records that are gone, and rows that a record no longer makes.

A company's row (a department) that a record only mentions beside its own rows stays open when
that record goes: others may mention it too.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl
from sqlalchemy import ARRAY, Integer, String, bindparam, func, select

from hub.schema.model import EntitySpec
from hub.store.landing.copying import prepared, supersede
from hub.store.landing.desk import NOBODY, Desk
from hub.store.landing.identify import Prior, prior_of
from hub.store.landing.mapped import Change, opened
from hub.store.scripts import statement

Produced = Mapping[str, Collection[tuple[str, str]]]
"""Entity → (record key, row key) of rows that a batch makes."""


@dataclass(frozen=True)
class Closing:
    """Mapped records that are gone by entity, and ids of owned rows by entity."""

    changes: dict[str, list[Change]] = field(default_factory=dict)
    owned: dict[str, list[str]] = field(default_factory=dict)
    made_by: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Owned row → record key and row key by which it was made."""

    @property
    def records(self) -> set[str]:
        """Keys of the records that made the owned rows."""
        return {record for record, _ in self.made_by.values()}

    def without(self, records: Collection[str]) -> "Closing":
        """The same, but what these records made stays."""
        owned = {
            entity: [one for one in ids if self.made_by[one][0] not in records]
            for entity, ids in self.owned.items()
        }
        changes = {
            entity: [one for one in some if one.record_key not in records]
            for entity, some in self.changes.items()
        }
        made_by = {row: by for row, by in self.made_by.items() if by[0] not in records}
        return Closing(
            {entity: some for entity, some in changes.items() if some},
            {entity: ids for entity, ids in owned.items() if ids},
            made_by,
        )


async def closing(desk: Desk, record_keys: Sequence[str], produced: Produced) -> Closing:
    """Open rows of these records that are not among the produced ones."""
    if not record_keys:
        return Closing()
    made = Closing()
    rows = await desk.connection.fetch(
        statement("mapped_of_records.sql"), desk.landing.stream_id, list(record_keys)
    )
    by_entity: dict[str, list[Prior]] = defaultdict(list)
    for row in rows:
        by_entity[row["entity"]].append(prior_of(row))
    for entity, priors in by_entity.items():
        spec = desk.model[entity]
        rowkeys = {row_key for _, row_key in produced.get(entity, ())}
        gone = [one for one in priors if one.key not in rowkeys and _goes_along(spec, one)]
        if gone:
            made.changes[entity] = [_gone(desk, spec, one) for one in gone]
    for spec in desk.model:
        if spec.owned:
            found = await _owned(desk, spec, record_keys, produced.get(spec.name, ()))
            if found:
                made.owned[spec.name] = list(found)
                made.made_by.update(found)
    return made


def _goes_along(spec: EntitySpec, one: Prior) -> bool:
    return spec.subject is not None or one.key == one.record


def _gone(desk: Desk, spec: EntitySpec, prior: Prior) -> Change:
    before = opened(desk, spec, prior)
    # In a replay the record is still there: only the mapping has changed its mind.
    closed = None if desk.replays else desk.today
    source = replace(before, closed=closed, withdrawn=desk.replays)
    return Change(prior.row_id, NOBODY, prior.record, source, prior.hash, prior)


async def _owned(
    desk: Desk,
    spec: EntitySpec,
    record_keys: Sequence[str],
    produced: Collection[tuple[str, str]],
) -> dict[str, tuple[str, str]]:
    """Id → record key and row key."""
    table = desk.made.main[spec.name]
    query = select(table.c.id, table.c.record_key, table.c.row_key).where(
        table.c.stream_id == bindparam("stream", type_=Integer),
        table.c.record_key == func.any(bindparam("keys", type_=ARRAY(String()))),
        table.c.closed_at.is_(None),
    )
    arguments = {"stream": desk.landing.stream_id, "keys": list(record_keys)}
    rows = await desk.connection.fetch(*prepared(query, arguments))
    there = set(produced)
    return {str(row[0]): (row[1], row[2]) for row in rows if (row[1], row[2]) not in there}


async def close_owned(desk: Desk, owned: Mapping[str, Sequence[str]], stamp: str) -> None:
    """Close owned rows; their images go to the history."""
    for entity, ids in owned.items():
        table = desk.made.main[entity]
        frame = pl.DataFrame({"id": list(ids)}).with_columns(pl.lit(stamp).alias("closed_at"))
        await supersede(desk.connection, table, desk.made.history[table.name], frame)
