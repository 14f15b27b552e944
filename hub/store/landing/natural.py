"""Natural keys of owned rows: one day of one employee is told by one stream.

A row whose natural key an open row of another record has cannot land: its record is rejected.
"""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    ColumnElement,
    Integer,
    String,
    bindparam,
    cast,
    exists,
    func,
    select,
    true,
)

from hub.schema.verdict import RejectedRecord
from hub.store.landing.copying import prepared
from hub.store.landing.desk import NATURAL_KEY_TAKEN, Desk
from hub.store.landing.identify import Held
from hub.store.landing.resolved import Resolved


async def hold_taken(desk: Desk, one: Resolved, held: Held) -> None:
    """Reject the records whose rows stand in the way of others."""
    said = list(zip(*_columns(one), strict=True))
    holders = await _holders(desk, one, said)
    records = one.rows.record.to_list()
    for at, key in enumerate(said):
        if None in key or holders.setdefault(key, one.ids[at]) == one.ids[at]:
            continue
        if records[at] not in held:
            names = " and ".join(one.rows.spec.unique)
            held.rejected[records[at]] = RejectedRecord(
                records[at],
                NATURAL_KEY_TAKEN,
                f"Another {one.rows.spec.name} stands there with the same {names}.",
                f"{one.rows.spec.name}.{one.rows.spec.unique[0]}",
            )


def _columns(one: Resolved) -> list[list[str | None]]:
    return [
        one.links[name].ids if name in one.links else one.rows.cells[name].values.to_list()
        for name in one.rows.spec.unique
    ]


async def _holders(
    desk: Desk, one: Resolved, said: Sequence[tuple[str | None, ...]]
) -> dict[tuple[str | None, ...], str]:
    """Natural key → id of the open row that has it."""
    table, spec = desk.made.main[one.rows.spec.name], one.rows.spec
    columns = [table.c[spec.fields[name].column + _suffix(one, name)] for name in spec.unique]
    names = [f"k{at}" for at in range(len(columns))]
    given = func.json_array_elements(bindparam("wanted", type_=JSON)).column_valued("given")
    texts = [cast(given.op("->>")(cast(at, Integer)), String) for at in range(len(columns))]
    wanted = select(*(one.label(name) for one, name in zip(texts, names, strict=True))).subquery()
    same = [
        column == cast(wanted.c[name], column.type)
        for column, name in zip(columns, names, strict=True)
    ]
    # Laterally, so that each key is one look-up in the index, whatever the planner believes.
    there = select(table.c.id).where(*same, table.c.closed_at.is_(None)).offset(0)
    holder = there.correlate(wanted).lateral("holder")
    query = select(*(wanted.c[name] for name in names), holder.c.id).select_from(
        wanted.join(holder, true())
    )
    keys = [key for key in said if None not in key]
    for at, column in enumerate(columns):
        known = await _there(desk, column, {key[at] for key in keys})
        keys = [key for key in keys if key[at] in known]
    if not keys:
        return {}
    whole = orjson.dumps(keys).decode()
    rows: list[Any] = await desk.connection.fetch(*prepared(query, {"wanted": whole}))
    return {tuple(row)[:-1]: str(row[-1]) for row in rows}


async def _there(desk: Desk, column: ColumnElement[Any], values: set[str | None]) -> set[str]:
    """Those values that any row has: a batch of new days needs no further look."""
    texts = func.json_array_elements_text(bindparam("values", type_=JSON)).column_valued("said")
    query = select(texts).where(exists().where(column == cast(texts, column.type)))
    given = orjson.dumps(sorted(filter(None, values))).decode()
    rows = await desk.connection.fetch(*prepared(query, {"values": given}))
    return {row[0] for row in rows}


def _suffix(one: Resolved, name: str) -> str:
    return one.rows.spec.fields[name].kind.main.suffix
