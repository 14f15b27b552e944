"""Sums and averages of sealed amounts: opened and added up here, since the database cannot.

The ciphertexts come from the same statement as the rest, already narrowed to the cells that the
viewer may read. What one answer folds is bounded, and folded beside the event loop.
"""

import asyncio
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import orjson

from hub.errors import Refused
from hub.plan.slots import FOLDED_MOST, FOLDED_TOO_MANY, FoldHole
from hub.schema.kinds import minor_digits
from hub.store.sealing.keys import Erased

Opener = Callable[[str, str], str | Erased]
"""Opens the sealed value (hex) of a row (its id)."""


async def fold_all(
    asked: Sequence[tuple[FoldHole, bytes]], opener: Callable[[FoldHole], Opener]
) -> list[bytes]:
    """The JSON for each hole; raises Refused AGGREGATE_TOO_LARGE."""
    cells = [_cells(detail) for _, detail in asked]
    if any(one is None for one in cells) or sum(map(len, filter(None, cells))) > FOLDED_MOST:
        raise Refused(
            "AGGREGATE_TOO_LARGE",
            f"Sums of sealed amounts are made of {FOLDED_MOST} values at most.",
            hint="Filter to fewer rows, one pay period at a time, or ask for fewer amounts.",
        )
    openers = {hole: opener(hole) for hole, _ in asked}
    return await asyncio.to_thread(
        lambda: [
            fold(hole, found or [], openers[hole])
            for (hole, _), found in zip(asked, cells, strict=True)
        ]
    )


def _cells(detail: bytes) -> list[str] | None:
    """`row:hex` of each value; None for more than can be."""
    text = detail.decode("ascii")
    if text == FOLDED_TOO_MANY:
        return None
    return text.split(",") if text else []


def fold(hole: FoldHole, cells: Sequence[str], open_one: Opener) -> bytes:
    """One entry a currency, by its code; what is erased is not there."""
    sums: dict[str, tuple[int, int]] = {}
    for cell in cells:
        row, _, sealed = cell.partition(":")
        value = open_one(row, sealed)
        if isinstance(value, Erased):
            continue
        minor, _, currency = value.partition(" ")
        count, total = sums.get(currency, (0, 0))
        sums[currency] = (count + 1, total + int(minor))
    return orjson.dumps([_entry(hole, currency, *sums[currency]) for currency in sorted(sums)])


def _entry(hole: FoldHole, currency: str, count: int, total: int) -> dict[str, Any]:
    digits = minor_digits(currency)
    mean = (Decimal(total) / count).quantize(Decimal(1), ROUND_HALF_UP)
    shown = {
        "currency": currency,
        "count": count,
        "sum": format(Decimal(total).scaleb(-digits), "f"),
        "avg": format(mean.scaleb(-digits), "f"),
        "__typename": hole.name,
    }
    return {key: shown[what] for key, what, _ in hole.parts.parts}
