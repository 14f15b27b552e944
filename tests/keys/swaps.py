"""Sealed values put where they do not belong: none may open.

Two cells of the database are drawn, of any rows, columns, tables and people; the value of one, or a
part of it, is put in the place of the other, and opened there as the hub opens it. What opens,
or reads as erased, is an acceptance.

A cell's own former value is no swap: it was sealed for that very place, and opens there (see
`docs/explanation/security.md`). Such pairs are counted apart.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hub.errors import Broken
from hub.flows.hub import Hub
from hub.store.sealed import mapped_fields, sealed_cells
from hub.store.sealing.seal import Place, Sealer

_HEAD, _NONCE, _TAG = 17, 29, 16
REFUSALS: Final = frozenset({"SEAL_MISMATCH", "KEY_UNKNOWN"})


@dataclass(frozen=True)
class Cell:
    """A sealed value and where it lies."""

    place: Place
    row: bytes
    sealed: bytes

    def same(self, other: "Cell") -> bool:
        """Whether both are values of one cell, of two times."""
        return (self.place, self.row) == (other.place, other.row)


@dataclass
class Outcome:
    """What became of the swaps."""

    refused: Counter[str] = field(default_factory=Counter)
    """Kind of swap → how many did not open."""
    accepted: list[str] = field(default_factory=list)
    """What opened: kind, place, never a value."""
    former: int = 0
    """Pairs of one cell's values, left out."""

    @property
    def tried(self) -> int:
        """Swaps in all."""
        return sum(self.refused.values()) + len(self.accepted)


async def cells_of(hub: Hub) -> list[Cell]:
    """Every sealed value that there is."""
    rows = await hub.database.writer.fetch(sealed_cells(hub.made), mapped_fields(hub.made))
    return [Cell(Place(one["place"], one["field"]), one["row_id"], one["sealed"]) for one in rows]


def swapped(sealer: Sealer, cells: Sequence[Cell], count: int, seed: int) -> Outcome:
    """That many swaps."""
    dice = random.Random(seed)
    by_place: dict[Place, list[Cell]] = {}
    by_row: dict[bytes, list[Cell]] = {}
    for one in cells:
        by_place.setdefault(one.place, []).append(one)
        by_row.setdefault(one.row, []).append(one)
    outcome = Outcome()
    while outcome.tried < count:
        here = dice.choice(cells)
        near = dice.choice((cells, by_place[here.place], by_row[here.row]))
        there = dice.choice(near)
        if here.same(there):
            outcome.former += 1
            continue
        part = dice.choice(list(_PARTS))
        put = _PARTS[part](here.sealed, there.sealed)
        kind = f"{part}, {_relation(here, there)}"
        if put in {here.sealed, b""}:
            continue
        if _opens(sealer, here, put):
            outcome.accepted.append(f"{kind}: {here.place.table}.{here.place.column}")
        else:
            outcome.refused[kind] += 1
    return outcome


def _relation(here: Cell, there: Cell) -> str:
    if here.row == there.row:
        return "other column of the row"
    return "other row of the column" if here.place == there.place else "other row and column"


def _opens(sealer: Sealer, here: Cell, put: bytes) -> bool:
    """By every way in which the hub opens; all must agree."""
    ways = [
        lambda: sealer.open_bytes(here.place, here.row, put),
        lambda: sealer.open_bytes_many(here.place, [here.row], [put]),
        lambda: sealer.opener(here.place)(here.row, put),
    ]
    if len(here.row) == 16:
        ways.append(lambda: sealer.open_cells(here.place, [here.row + put]))
    for way in ways:
        try:
            way()
        except Broken as error:
            if error.code not in REFUSALS:
                raise
        else:
            return True
    return False


def _whole(_: bytes, there: bytes) -> bytes:
    return there


def _key(here: bytes, there: bytes) -> bytes:
    return there[:_HEAD] + here[_HEAD:]


def _body(here: bytes, there: bytes) -> bytes:
    return here[:_NONCE] + there[_NONCE:]


def _nonce(here: bytes, there: bytes) -> bytes:
    return here[:_HEAD] + there[_HEAD:_NONCE] + here[_NONCE:]


def _tag(here: bytes, there: bytes) -> bytes:
    return here[:-_TAG] + there[-_TAG:]


def _all_but_key(here: bytes, there: bytes) -> bytes:
    return here[:_HEAD] + there[_HEAD:]


_PARTS: Final = {
    "whole": _whole,
    "key": _key,
    "body": _body,
    "nonce": _nonce,
    "tag": _tag,
    "all but the key": _all_but_key,
}
