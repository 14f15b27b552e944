"""What does not land of people who were erased, once it is known whom records are about.

Records that name nobody but who was erased as a whole are settled. Of whom single classes were
erased, cells of these do not land, rows of nothing else neither, and the bytes of such a record
are not kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from hub.schema.model import EntitySpec
from hub.schema.verdict import Cell
from hub.store.landing.desk import Desk, Fates
from hub.store.landing.erased import Standing, is_identity, said, settle_marked
from hub.store.landing.identify import Held
from hub.store.landing.marks import IDENTITY, record_mark, value_mark
from hub.store.landing.resolved import Link, Resolved
from hub.store.landing.rowset import EMPLOYEE


async def bar_lost(desk: Desk, erased: Standing, held: Held, fates: Fates) -> None:
    """Settle records that wait for a person who was erased: they name nobody else."""
    if not erased.any or not held.waiting:
        return
    marks: dict[int, list[bytes]] = {}
    for rows in desk.landing.mapped.rows:
        cell = rows.subject
        if cell is None or cell.reference is None:
            continue
        for record, value in said(rows, cell):
            if record in held.waiting and not fates.of[record]:
                mark = await _named(desk, cell, value)
                marks.setdefault(record, []).append(mark)
    await settle_marked(desk, erased, marks, fates)
    for record in marks:
        if fates.of[record]:
            held.waiting.pop(record, None)


async def _named(desk: Desk, cell: Cell, value: str) -> bytes:
    reference = cell.reference
    if reference is None or reference.by not in {"account", "row"}:
        by = "" if reference is None else reference.by
        spec = desk.model[EMPLOYEE]
        one = spec.fields.get(by)
        return value_mark(desk.sealer, IDENTITY if one and is_identity(one) else by, value)
    stream = desk.landing.stream_id
    if reference.account is not None:
        found = await desk.connection.fetchval(
            "select s.id from hub.stream s join hub.connection c on c.id = s.connection_id "
            "where c.name || '/' || s.name = $1",
            reference.account,
        )
        stream = stream if found is None else found
    return record_mark(desk.sealer, stream, value)


def withhold(erased: Standing, resolved: Sequence[Resolved], fates: Fates) -> list[Resolved]:
    """What lands of people of whom some classes were erased."""
    touched: dict[int, set[str]] = {}
    left: list[Resolved] = []
    for one in resolved:
        held = _Held(one.rows.spec, erased, touched)
        left.append(held.rest(one) if erased.any and one.rows.spec.subject else one)
    lands = {record for one in left for record in one.rows.record.to_list()}
    for record, ids in touched.items():
        if record in lands:
            erased.bare.add(record)
            erased.partial.update(ids)
        elif not fates.of[record]:
            fates.settle(record, "ignored")
            erased.barred.update(ids)
    return [one for one in left if len(one.rows)]


@dataclass
class _Held:
    """One entity's rows against the erasures."""

    spec: EntitySpec
    erased: Standing
    touched: dict[int, set[str]]
    """Record → erasures that hold something of it back."""

    def rest(self, one: Resolved) -> Resolved:
        people = sorted({who for who in one.subjects if who in self.erased.classes and who})
        for person in people:
            one = self._without(one, person)
        return one

    def _without(self, one: Resolved, person: str) -> Resolved:
        classes = self.erased.classes[person]
        fields = [each for each in self.spec.fields.values() if each.name != self.spec.subject]
        theirs = pl.Series([who == person for who in one.subjects], dtype=pl.Boolean)
        records = one.rows.record.filter(theirs).to_list()
        told = [each.name for each in fields if each.cls.name in classes]
        told = [name for name in told if name in one.rows.cells]
        whole = all(each.cls.name in classes for each in fields)
        if not (told or whole):
            return one
        ids = {classes[self.spec.fields[name].cls.name] for name in told} or set(classes.values())
        for record in records:
            self.touched.setdefault(record, set()).update(ids)
        if whole and self.spec.subject != "self":
            return one.kept(~theirs)
        cells = dict(one.rows.cells)
        links = dict(one.links)
        for name in told:
            cells[name] = _silent(cells[name], theirs)
            if name in links:
                links[name] = _unlinked(links[name], theirs)
        return replace(one, rows=replace(one.rows, cells=cells), links=links)


def _silent(cell: Cell, where: pl.Series) -> Cell:
    """A cell of which these rows say nothing."""
    absent = where if cell.absent is None else cell.absent | where
    reasons = None if cell.reasons is None else cell.reasons.set(where, None)
    return replace(
        cell,
        values=cell.values.set(where, None),
        raw=cell.raw.set(where, None),
        absent=absent,
        reasons=reasons,
    )


def _unlinked(link: Link, where: pl.Series) -> Link:
    why = None if link.why is None else link.why.set(where, None)
    return Link(link.column.set(where, None), why)
