"""Assessing a run before anything of it lands: how many people it would end, move or delete.

A run that would do so to more than 2 % of people, and to more than 20, stops until it is
accepted. Compared is what the stream said before with what it says now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hub.schema.verdict import Cell, Mapped, MappedRows, Reference
from hub.store.connection import Database
from hub.store.landing.desk import Connection
from hub.store.scripts import statement

SHARE: Final = 0.02
LEAST: Final = 20
_OVER: Final = frozenset({"left", "retired", "deceased"})


@dataclass(frozen=True)
class Assessment:
    """What a run would do to people; each number counts people."""

    people_total: int
    ended: int
    moved: int
    deleted: int

    @property
    def touched(self) -> int:
        """People in all."""
        return self.ended + self.moved + self.deleted

    @property
    def too_much(self) -> bool:
        """Whether the run must be accepted before it lands."""
        return self.touched > LEAST and self.touched > SHARE * self.people_total


@dataclass(frozen=True)
class _Stands:
    """A mapped record as it stands."""

    entity: str
    record_key: str
    employee: str
    department: str | None
    over: bool


async def assess(
    database: Database,
    today: date,
    stream_id: int,
    batches: Sequence[Mapped],
    *,
    tombstones: Iterable[str] = (),
    present: Iterable[str] = (),
    complete: bool,
) -> Assessment:
    """What landing all these batches would do; `complete`: what they do not show is gone."""
    async with database.writer.acquire() as connection:
        total = await connection.fetchval(
            "select count(*) from hub.employee where closed_at is null"
        )
        rows = await connection.fetch(statement("assess_people.sql"), stream_id)
        stands = {(row["entity"], row["row_key"]): _stands(row, today) for row in rows}
        if not stands:
            return Assessment(total, 0, 0, 0)
        units = await _units(connection, batches)
    deleted = _deleted(stands.values(), batches, set(tombstones), set(present), complete=complete)
    ended: set[str] = set()
    moved: set[str] = set()
    for rows_of in (rows_of for batch in batches for rows_of in batch.rows):
        known = _known(rows_of, stands)
        if rows_of.entity == "Employment":
            ended |= {
                one.employee for at, one in known if not one.over and _ends(rows_of, at, today)
            }
        if rows_of.entity == "Assignment":
            moved |= {one.employee for at, one in known if _moves(rows_of, at, one, units)}
    return Assessment(total, len(ended - deleted), len(moved - ended - deleted), len(deleted))


def _stands(row: Any, today: date) -> _Stands:
    last = row["effective_to"]
    over = (last is not None and last < today.isoformat()) or row["status"] in _OVER
    return _Stands(row["entity"], row["record_key"], row["employee"], row["department"], over)


def _deleted(
    stands: Iterable[_Stands],
    batches: Sequence[Mapped],
    tombstones: set[str],
    shown: set[str],
    *,
    complete: bool,
) -> set[str]:
    """People of whom the stream would show no record any more; `shown` without being read."""
    for batch in batches:
        shown.update(key for key in batch.keys.to_list() if key is not None)
    gone: set[str] = set()
    left: set[str] = set()
    for one in stands:
        away = one.record_key in tombstones or (complete and one.record_key not in shown)
        if not one.over:
            (gone if away else left).add(one.employee)
    return gone - left


def _known(
    rows: MappedRows, stands: Mapping[tuple[str, str], _Stands]
) -> list[tuple[int, _Stands]]:
    found = ((at, stands.get((rows.entity, key))) for at, key in enumerate(rows.key.to_list()))
    return [(at, one) for at, one in found if one is not None]


def _ends(rows: MappedRows, at: int, today: date) -> bool:
    last = _text(rows.cells.get("effective_to"), at)
    status = _text(rows.cells.get("status"), at)
    return (last is not None and last < today.isoformat()) or status in _OVER


def _moves(rows: MappedRows, at: int, one: _Stands, units: Mapping[tuple[str, str], str]) -> bool:
    cell = rows.cells.get("department")
    value = _text(cell, at)
    if cell is None or value is None or one.over or one.department is None:
        return False
    found = units.get((_by(cell), value))
    return found != one.department


def _text(cell: Cell | None, at: int) -> str | None:
    found: str | None = cell.values[at] if cell is not None else None
    return found


def _by(cell: Cell) -> str:
    return (cell.reference or Reference("Department", "id")).by


async def _units(connection: Connection, batches: Sequence[Mapped]) -> dict[tuple[str, str], str]:
    """Departments by whatever the batches name them: one that is unknown counts as a move."""
    cells = [
        rows.cells["department"]
        for batch in batches
        for rows in batch.rows
        if rows.entity == "Assignment" and "department" in rows.cells
    ]
    ways = {_by(cell) for cell in cells if _by(cell) in {"id", "code", "name"}}
    if not ways:
        return {}
    rows = await connection.fetch(
        "select id::text, code, name from hub.department where closed_at is null"
    )
    return {(by, row[by]): row["id"] for row in rows for by in ways if row[by] is not None}
