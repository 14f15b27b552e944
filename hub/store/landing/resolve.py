"""Links: from what a source names to ids of rows, and which records must wait.

A record whose required link finds nothing waits whole. Any other link that finds nothing leaves
its cell pending. A row that a waiting record would have made cannot be linked to, so that
resolving is repeated until nothing more waits.
"""

from collections.abc import Mapping

import polars as pl
from sqlalchemy import ARRAY, bindparam, func, select

from hub.schema.verdict import Cell, Reference
from hub.store.landing.copying import prepared
from hub.store.landing.desk import AMBIGUOUS, NOBODY, UNKNOWN_REFERENCE, Desk
from hub.store.landing.directory import Directory
from hub.store.landing.identify import Held, Identified, identify, teach_numbers, waiting_for
from hub.store.landing.natural import hold_taken
from hub.store.landing.resolved import Link, Resolved
from hub.store.landing.rowset import EMPLOYEE, Rowset, rowset
from hub.store.landing.triage import Triage


async def resolve(desk: Desk, seen: Triage) -> tuple[list[Resolved], Held]:
    """Rows of the live records of a batch in the order of the model, and what is held."""
    directory, held = Directory(desk), Held()
    known = [await identify(desk, seen, one, directory, held) for one in _rowsets(desk, seen)]
    await _learn_accounts(desk, seen, known, directory)
    await _learn_numbers(known, directory)
    while True:
        before = len(held)
        known = _without_held(known, held, directory)
        linked = [await _linked(desk, one, directory) for one in known]
        for one in linked:
            _hold(one, held)
            if one.rows.spec.owned and one.rows.spec.unique:
                await hold_taken(desk, one, held)
        if len(held) == before:
            return linked, held


def _rowsets(desk: Desk, seen: Triage) -> list[Rowset]:
    """The batch's rows of live records, parents before what hangs on them."""
    size = len(seen.keys)
    live = pl.repeat(value=False, n=size, eager=True, dtype=pl.Boolean)
    live = live.scatter(seen.live, True) if seen.live else live
    order = {name: at for at, name in enumerate(desk.model.entities)}
    sets = [
        rowset(desk.model[rows.entity], rows).kept(live.gather(rows.record))
        for rows in sorted(desk.landing.mapped.rows, key=lambda one: order[one.entity])
        if len(rows.key)
    ]
    return [_first_of_each(one) for one in sets if len(one)]


def _first_of_each(rows: Rowset) -> Rowset:
    """One row a key; of owned rows, one a record and key."""
    if rows.spec.owned or rows.key.n_unique() == len(rows.key):
        return rows
    return rows.kept(rows.key.is_first_distinct())


async def _learn_accounts(
    desk: Desk, seen: Triage, known: list[Identified], directory: Directory
) -> None:
    """Rows of this batch can be found as accounts of their own stream."""
    own = await desk.connection.fetchval(
        "select c.name || '/' || s.name from hub.stream s "
        "join hub.connection c on c.id = s.connection_id where s.id = $1",
        desk.landing.stream_id,
    )
    for one in known:
        if not one.rows.spec.owned:
            for record, row_id in zip(one.rows.record, one.ids, strict=True):
                key = seen.keys[record]
                directory.learn(one.rows.spec.name, f"account {own}", key, row_id)


async def _learn_numbers(known: list[Identified], directory: Directory) -> None:
    for one in known:
        cell = one.rows.cells.get("employee")
        if one.rows.spec.name == "Employment" and cell is not None:
            teach_numbers(one, (await _link(one.rows, cell, directory)).ids, directory)


def _without_held(known: list[Identified], held: Held, directory: Directory) -> list[Identified]:
    if not held:
        return known
    gone = pl.Series([*held.waiting, *held.rejected], dtype=pl.UInt32)
    kept: list[Identified] = []
    for one in known:
        keep = ~one.rows.record.cast(pl.UInt32).is_in(gone.implode())
        left = one.kept(keep)
        directory.forget(_never_made(one, keep.to_list(), set(left.ids)))
        kept.append(left)
    return [one for one in kept if len(one.rows)]


def _never_made(one: Identified, keep: list[bool], left: set[str]) -> list[str]:
    return [
        row_id
        for row_id, prior, stays in zip(one.ids, one.prior, keep, strict=True)
        if not stays and prior is None and row_id not in left
    ]


async def _linked(desk: Desk, one: Identified, directory: Directory) -> Resolved:
    links = {name: await _link(one.rows, cell, directory) for name, cell in one.rows.links()}
    subjects = await _subjects(desk, one, links)
    return Resolved(one.rows, one.ids, one.prior, links, subjects)


async def _subjects(desk: Desk, one: Identified, links: Mapping[str, Link]) -> list[str | None]:
    """The employee of each row: as the batch says, or as the row stands."""
    spec = one.rows.spec
    if spec.subject is None:
        return [NOBODY] * len(one.ids)
    if spec.subject == "self":
        return list(one.ids)
    link = links.get(spec.subject)
    said: list[str | None] = link.ids if link else [None] * len(one.ids)
    if None not in said:
        return said
    table = desk.made.main[spec.name]
    ids = [row_id for row_id, person in zip(one.ids, said, strict=True) if person is None]
    query = select(table.c.id, table.c[f"{spec.subject}_id"]).where(
        table.c.id == func.any(bindparam("ids", type_=ARRAY(table.c.id.type)))
    )
    rows = await desk.connection.fetch(*prepared(query, {"ids": ids}))
    stands = {str(row[0]): str(row[1]) for row in rows if row[1] is not None}
    silent = _silent(one.rows.cells.get(spec.subject), len(said))
    return [
        person or (stands.get(row_id) if quiet else None)
        for row_id, person, quiet in zip(one.ids, said, silent, strict=True)
    ]


def _silent(cell: Cell | None, size: int) -> list[bool]:
    """Where a batch says nothing about a link."""
    if cell is None:
        return [True] * size
    return [False] * size if cell.absent is None else cell.absent.to_list()


async def _link(rows: Rowset, cell: Cell, directory: Directory) -> Link:
    values, reasons = cell.values, cell.reasons
    target = cell.reference or Reference(_target(rows, cell), "id")
    found, many = await directory.look_up(target, values)
    first_days = rows.cells.get("effective_from")
    begins = None if first_days is None else first_days.values
    ids = await directory.successors(rows.spec.name, target.entity, found, begins)
    lost = values.is_not_null() & ids.is_null()
    if not lost.any():
        return Link(ids, reasons)
    said = pl.repeat(UNKNOWN_REFERENCE, len(values), eager=True)
    said = said.set(many, AMBIGUOUS).set(~lost, None)
    return Link(ids, said if reasons is None else reasons.zip_with(reasons.is_not_null(), said))


def _target(rows: Rowset, cell: Cell) -> str:
    """The entity that a link without a reference leads to."""
    [name] = [name for name, one in rows.cells.items() if one is cell]
    return rows.spec.fields[name].kind.target or EMPLOYEE


def _hold(one: Resolved, held: Held) -> None:
    """Records whose required link leads nowhere wait."""
    spec = one.rows.spec
    records = one.rows.record.to_list()
    for declared in spec.fields.values():
        if not (declared.required and declared.kind.target):
            continue
        link = one.links.get(declared.name)
        ids = one.subjects if declared.name == spec.subject else link and link.ids
        if ids and None not in ids:
            continue
        reasons = link.reasons if link else [None] * len(records)
        for at, row_id in enumerate(ids or [None] * len(records)):
            if row_id is None and records[at] not in held:
                code = reasons[at] if reasons[at] == AMBIGUOUS else None
                held.waiting[records[at]] = code or waiting_for(declared.kind.target)
