"""Who was erased as a whole does not come back: records about them are known by their marks.

A record is known by its key, by an identity number, or by name and number together; and where it
names a person whom nobody answers to any more, by that number or address alone (`withheld.py`).
What was held back is counted. Edits made in the hub are somebody's decision of today: they land.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hub.schema.model import Field
from hub.schema.verdict import Cell, MappedRows
from hub.store.acts import Session
from hub.store.landing.block_key import forget
from hub.store.landing.desk import Desk, Fates
from hub.store.landing.marks import IDENTITY, named_mark, record_mark, value_mark
from hub.store.landing.rowset import EMPLOYEE
from hub.store.queries import queries
from hub.store.sealing.seal import Sealer
from hub.store.uuid7 import id_bytes_of

_SQL: Final = queries("subject_erase.sql")
_TELLING: Final = frozenset({("Employment", "number"), (EMPLOYEE, "legal_name")})


@dataclass
class Standing:
    """Erasures that stand, and what of a batch they hold back; none: nothing is looked at."""

    classes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Employee → class → the erasure of it."""
    any: bool = False
    barred: Counter[str] = field(default_factory=Counter)
    """Erasure → records that do not land."""
    partial: Counter[str] = field(default_factory=Counter)
    """Erasure → records of which a part does not land."""
    bare: set[int] = field(default_factory=set)
    """Records of the batch whose bytes are not kept."""

    async def store(self, desk: Desk) -> None:
        """Count, within the landing's transaction."""
        ids = sorted(self.barred.keys() | self.partial.keys())
        if ids:
            await desk.connection.execute(
                _SQL["blocked"],
                ids,
                desk.landing.stream_id,
                [self.barred[one] for one in ids],
                [self.partial[one] for one in ids],
            )


async def finish(session: Session, sealer: Sealer) -> int:
    """Erase the keys of what was erased, where that was broken off; how many keys there were."""
    count = 0
    for row in await session.fetch(_SQL["undone"]):
        for subject in id_bytes_of(list(row["subjects"])):
            count += await sealer.erase(subject, row["groups"])
        await forget(session, sealer)
        await session.execute(_SQL["done"], row["id"])
    return count


async def standing(desk: Desk) -> Standing:
    """The erasures that a batch is held against; whatever was broken off is finished first."""
    await finish(desk.connection, desk.sealer)
    if desk.landing.origin == "hub":
        return Standing()
    found: dict[str, dict[str, str]] = {}
    for row in await desk.connection.fetch(_SQL["standing"]):
        own = found.setdefault(row["employee_id"], {})
        own |= dict.fromkeys(row["classes"], row["id"])
    return Standing(found, any=bool(found))


async def bar(desk: Desk, erased: Standing, keys: Sequence[str], fates: Fates) -> None:
    """Settle records of who was erased as a whole, before anything of them is looked up."""
    if not erased.any:
        return
    marks: dict[int, list[bytes]] = {}
    for record, key in enumerate(keys):
        if key and not fates.of[record]:
            marks[record] = [record_mark(desk.sealer, desk.landing.stream_id, key)]
    for record, mark in _of_people(desk):
        if record in marks:
            marks[record].append(mark)
    await settle_marked(desk, erased, marks, fates)


def _of_people(desk: Desk) -> Iterator[tuple[int, bytes]]:
    """Marks of identity numbers, and of names with numbers, that records say."""
    names: dict[int, str] = {}
    numbers: dict[int, set[str]] = {}
    for entity, name, record, value in _telling(desk):
        if name == IDENTITY:
            yield record, value_mark(desk.sealer, IDENTITY, value)
        elif name == "number":
            numbers.setdefault(record, set()).add(value)
        elif entity == EMPLOYEE:
            names[record] = value
    for record, name in names.items():
        for number in numbers.get(record, ()):
            yield record, named_mark(desk.sealer, name, number)


def _telling(desk: Desk) -> Iterator[tuple[str, str, int, str]]:
    """Entity, what it is (IDENTITY, `number`, `legal_name`), record and value."""
    for rows in desk.landing.mapped.rows:
        spec = desk.model[rows.entity]
        for name, cell in rows.cells.items():
            what = IDENTITY if is_identity(spec.fields[name]) else name
            if (spec.name, what) in _TELLING or what == IDENTITY:
                for record, value in said(rows, cell):
                    yield spec.name, what, record, value
        found = rows.subject
        if found is not None and found.reference is not None and found.reference.by == "number":
            for record, value in said(rows, found):
                yield spec.name, "number", record, value


def is_identity(one: Field) -> bool:
    """Whether a field holds an identity number."""
    return one.kind.name == "NationalId" and one.cls.name == "IDENTITY"


def said(rows: MappedRows, cell: Cell) -> Iterator[tuple[int, str]]:
    """Record and value, of those that say one."""
    for record, value in zip(rows.record.to_list(), cell.values.to_list(), strict=True):
        if value is not None:
            yield record, value


async def settle_marked(
    desk: Desk, erased: Standing, marks: Mapping[int, Sequence[bytes]], fates: Fates
) -> None:
    """Settle the records of which a mark is known, each for the erasure that it is of."""
    wanted = sorted({one for some in marks.values() for one in some})
    rows = await desk.connection.fetch(_SQL["marked"], wanted)
    known = {bytes(row["mark"]): row["erasure_id"] for row in rows}
    for record, some in marks.items():
        found = next((known[one] for one in some if one in known), None)
        if found is not None:
            fates.settle(record, "ignored")
            erased.barred[found] += 1
