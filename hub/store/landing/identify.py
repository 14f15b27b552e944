"""Identity: which row each mapped row is. Ids are given once per (stream, entity, key).

A row whose key is known keeps its id. Otherwise a person is found by what the mapping says
(number, mail, account, …), a company's row by its code, and what is not found is made if the
stream may, or its record waits. What somebody decided about an account goes before (`rulings`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl
from sqlalchemy import ARRAY, Integer, String, bindparam, cast, func, select

from hub.schema.verdict import Cell, Reference, RejectedRecord
from hub.store.landing.copying import prepared
from hub.store.landing.desk import AMBIGUOUS, DUPLICATE_KEY, Desk
from hub.store.landing.directory import UUID_TEXT, Directory
from hub.store.landing.rowset import EMPLOYEE, Rowset
from hub.store.landing.rulings import NONE, Ruling, rulings
from hub.store.landing.triage import Triage
from hub.store.scripts import statement
from hub.store.uuid7 import uuid7s


@dataclass(frozen=True)
class Prior:
    """A mapped record as it stands; of an owned row only id, hash and openness."""

    row_id: str
    hash: bytes
    open: bool
    stream: int = 0
    key: str = ""
    record: str = ""
    precedence: int = 0
    fields: str = "{}"
    pending: str | None = None
    recorded: datetime | None = None
    closed: date | None = None
    changed: datetime | None = None
    newest: frozenset[str] = frozenset()

    @property
    def withdrawn(self) -> bool:
        """Whether a mapping that is in use no more had made it."""
        return not self.open and self.closed is None


@dataclass(frozen=True)
class Identified:
    """A rowset with the id of every row, and what is known of it."""

    rows: Rowset
    ids: list[str]
    prior: list[Prior | None]

    def kept(self, keep: pl.Series) -> "Identified":
        """The rows where `keep` holds."""
        if keep.all():
            return self
        flags = keep.to_list()
        return Identified(
            self.rows.kept(keep),
            [one for one, stays in zip(self.ids, flags, strict=True) if stays],
            [one for one, stays in zip(self.prior, flags, strict=True) if stays],
        )


@dataclass
class Held:
    """Records that do not land now, collected: waiting for another row, or rejected."""

    waiting: dict[int, str] = field(default_factory=dict)
    rejected: dict[int, RejectedRecord] = field(default_factory=dict)

    def __contains__(self, record: object) -> bool:
        return record in self.waiting or record in self.rejected

    def __len__(self) -> int:
        return len(self.waiting) + len(self.rejected)


def waiting_for(entity: str) -> str:
    """The code of a record whose row of that entity is not there yet."""
    return f"WAITING_{entity.upper()}"


async def identify(
    desk: Desk, seen: Triage, rows: Rowset, directory: Directory, held: Held
) -> Identified:
    """Give every row its id; a row of a record that is held gets one that is never used."""
    keys, records = rows.key.to_list(), rows.record.to_list()
    if rows.spec.owned:
        prior = await _owned(desk, seen, rows, keys, records)
    else:
        prior = await _mapped(desk, rows, keys)
    fresh = uuid7s(len(keys))
    unknown = [at for at, one in enumerate(prior) if one is None]
    ids = fresh
    if len(unknown) < len(prior):
        ids = [one.row_id if one else new for one, new in zip(prior, fresh, strict=True)]
    if unknown and not rows.spec.owned:
        ruled = await _ruled(desk, rows, [keys[at] for at in unknown])
        theirs = {at: row for at in unknown if (row := ruled.get(keys[at], NONE).joined)}
        for at, row in theirs.items():
            ids[at] = row
        unknown = [at for at in unknown if at not in theirs]
        apart = {at: ruled[keys[at]].apart for at in unknown if keys[at] in ruled}
        await _find(rows, unknown, records, ids, directory, held, apart)
    if rows.spec.unique and not rows.spec.owned:
        await _taken(desk, rows, records, ids, directory, held)
    if not rows.spec.owned:
        _teach(rows, keys, ids, directory)
    elif _is_linked_to(desk, rows):
        for key, row_id in zip(keys, ids, strict=True):
            directory.learn(rows.spec.name, "account", key, row_id)
    return Identified(rows, ids, prior)


async def _ruled(desk: Desk, rows: Rowset, keys: Sequence[str]) -> dict[str, Ruling]:
    """What people decided about accounts of the stream that are not known."""
    if rows.spec.name != EMPLOYEE:
        return {}
    return await rulings(desk.connection, desk.landing.stream_id, keys)


def _is_linked_to(desk: Desk, rows: Rowset) -> bool:
    """Whether another row of the same record may hang on these: lines on their payslip."""
    return any(
        one.kind.target == rows.spec.name for spec in desk.model for one in spec.fields.values()
    )


async def _mapped(desk: Desk, rows: Rowset, keys: list[str]) -> list[Prior | None]:
    found = await desk.connection.fetch(
        statement("mapped_by_key.sql"), desk.landing.stream_id, rows.spec.name, keys
    )
    known = {row["row_key"]: prior_of(row) for row in found}
    return [known.get(key) for key in keys]


def prior_of(row: Any) -> Prior:
    """A row of `mapped_record` as the fold needs it."""
    return Prior(
        row_id=str(row["row_id"]),
        hash=row["hash"],
        open=row["closed_at"] is None,
        stream=row["stream_id"],
        key=row["row_key"],
        record=row["record_key"],
        precedence=row["precedence"],
        fields=row["fields"],
        pending=row["pending"],
        recorded=row["recorded_at"],
        closed=row["closed_on"],
        changed=row["changed_at"],
        newest=frozenset(row["newest"] or ()),
    )


async def _owned(
    desk: Desk, seen: Triage, rows: Rowset, keys: list[str], records: list[int]
) -> list[Prior | None]:
    """Rows that an earlier landing of these records made; new records have none."""
    old = {seen.keys[record] for record in records} & seen.known.keys() if seen.known else set()
    if not old:
        return [None] * len(keys)
    table = desk.made.main[rows.spec.name]
    query = select(
        table.c.record_key, table.c.row_key, table.c.id, table.c.content_hash, table.c.closed_at
    ).where(
        table.c.stream_id == bindparam("stream", type_=Integer),
        table.c.record_key == func.any(bindparam("keys", type_=ARRAY(String()))),
    )
    arguments = {"stream": desk.landing.stream_id, "keys": list(old)}
    found = await desk.connection.fetch(*prepared(query, arguments))
    known = {(row[0], row[1]): Prior(str(row[2]), row[3], row[4] is None) for row in found}
    return [
        known.get((seen.keys[record], owned_key(seen.keys[record], key)))
        for record, key in zip(records, keys, strict=True)
    ]


def owned_key(record_key: str, row_key: str) -> str:
    """How an owned row is told from others of its record: empty where it is the only one."""
    return "" if row_key == record_key else row_key


def owned_keys(record_keys: pl.Series, row_keys: pl.Series) -> pl.Series:
    """The same for whole columns."""
    return row_keys.set(row_keys == record_keys, "")


async def _find(
    rows: Rowset,
    unknown: list[int],
    records: list[int],
    ids: list[str],
    directory: Directory,
    held: Held,
    apart: Mapping[int, frozenset[str]],
) -> None:
    """Ids of rows whose key is new, or their records wait; `apart`: whom a row never means."""
    identity = rows.identity
    if identity is not None and identity.reference is not None:
        values, reference, create = identity.values.to_list(), identity.reference, rows.create
    elif rows.spec.subject is None and not rows.create and "code" in rows.spec.fields:
        reference, create = Reference(rows.spec.name, "code"), False
        values = rows.cells["code"].values.to_list() if "code" in rows.cells else [None] * len(ids)
    else:
        if rows.spec.subject in {None, "self"} and not rows.create:
            held.waiting.update({records[at]: waiting_for(rows.spec.name) for at in unknown})
        return
    wanted = {values[at] for at in unknown if values[at] is not None}
    found = await directory.find(reference, wanted)
    made: dict[str, str] = {}
    for at in unknown:
        value = values[at]
        known = found.get(value, frozenset()) if value is not None else frozenset()
        known -= apart.get(at, frozenset())
        if len(known) == 1:
            ids[at] = next(iter(known))
        elif known:
            held.waiting[records[at]] = AMBIGUOUS
        elif not create:
            held.waiting[records[at]] = waiting_for(rows.spec.name)
        elif value is not None:
            ids[at] = made.setdefault(value, _given(reference, value) or ids[at])


def _given(reference: Reference, value: str) -> str | None:
    """An id that whoever asks has chosen for a new row."""
    return value if reference.by == "id" and UUID_TEXT.fullmatch(value) else None


async def _taken(
    desk: Desk,
    rows: Rowset,
    records: list[int],
    ids: list[str],
    directory: Directory,
    held: Held,
) -> None:
    """A row whose natural key another open row has cannot land."""
    names = rows.spec.unique
    if any(name not in rows.cells for name in names):
        return
    columns = [await _meant(rows.cells[name], directory) for name in names]
    said = list(zip(*columns, strict=True))
    holders = await _holders(desk, rows, said)
    for at, key in enumerate(said):
        if None in key or records[at] in held:
            continue
        holder = holders.setdefault(key, ids[at])
        if holder != ids[at]:
            held.rejected[records[at]] = RejectedRecord(
                records[at],
                DUPLICATE_KEY,
                f"Another {rows.spec.name} has the same {' and '.join(names)}.",
                f"{rows.spec.name}.{names[0]}",
            )


async def _holders(
    desk: Desk, rows: Rowset, said: Sequence[tuple[str | None, ...]]
) -> dict[tuple[str | None, ...], str]:
    table, fields = desk.made.main[rows.spec.name], rows.spec.fields
    columns = [
        table.c[f"{fields[name].column}{fields[name].kind.main.suffix}"]
        for name in rows.spec.unique
    ]
    first = bindparam("first", type_=ARRAY(columns[0].type))
    chosen: list[Any] = [*(cast(one, String) for one in columns), table.c.id]
    query = select(*chosen).where(columns[0] == func.any(first), table.c.closed_at.is_(None))
    values = sorted({key[0] for key in said if key[0] is not None})
    found: Iterable[Any] = await desk.connection.fetch(*prepared(query, {"first": values}))
    return {tuple(row)[:-1]: str(row[-1]) for row in found}


async def _meant(cell: Cell, directory: Directory) -> list[str | None]:
    """Values of a part of a natural key; of a link the ids of the rows that are meant."""
    values: list[str | None] = cell.values.to_list()
    if cell.reference is None:
        return values
    known = await directory.find(cell.reference, {one for one in values if one is not None})
    rows = [known.get(one, frozenset()) if one is not None else frozenset() for one in values]
    return [next(iter(one)) if len(one) == 1 else None for one in rows]


def _teach(rows: Rowset, keys: list[str], ids: list[str], directory: Directory) -> None:
    """Let links of this batch find these rows by id, key and whatever is plain text."""
    entity = rows.spec.name
    for key, row_id in zip(keys, ids, strict=True):
        directory.learn(entity, "id", row_id, row_id)
        directory.learn(entity, "account", key, row_id)
    for name, cell in rows.cells.items():
        kind = rows.spec.fields[name].kind
        plain = not kind.sealed and not kind.target and kind.main.sql == "text"
        if plain and directory.asks(entity, name):
            for value, row_id in zip(cell.values.to_list(), ids, strict=True):
                directory.learn(entity, name, value, row_id)
    identity = rows.identity
    if identity is not None and identity.reference is not None:
        by = identity.reference.by
        for value, row_id in zip(identity.values.to_list(), ids, strict=True):
            directory.learn(entity, by, value, row_id)


def teach_numbers(
    employments: Identified, people: Sequence[str | None], directory: Directory
) -> None:
    """Let people be found by the numbers of their employments in this batch."""
    cell = employments.rows.cells.get("number")
    if cell is not None:
        for value, employee in zip(cell.values.to_list(), people, strict=True):
            if employee is not None:
                directory.learn(EMPLOYEE, "number", value, employee)
