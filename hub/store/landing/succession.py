"""Which department a reference means once another one has its place.

A row that says since when it holds means the department of its first day: a post that began before
a merger stays where it was, a post that begins behind it is one of the successor. Whatever says no
day is about today. What was split is not followed here: whose part a person belongs to is known of
the person alone (`project.sql`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from hub.store.landing.desk import Connection
from hub.store.queries import queries

_SQL: Final = queries("succession.sql")
MOST_STEPS: Final = 32
"""Mergers behind each other that are followed; edits allow no circle, systems might."""
Next = Mapping[str, tuple[str, date]]
"""Department → who has its place, and its own last day."""
_DATED: Final = frozenset({"Assignment"})
"""Entities whose rows are about the past as well: the day they begin counts."""


async def followed(connection: Connection) -> Next:
    """All departments that others follow."""
    rows = await connection.fetch(_SQL["followed"])
    return {row["id"]: (row["next"], row["last"]) for row in rows}


def meant(one: str, day: date, following: Next) -> str:
    """The department that is meant by another one on a day."""
    for _ in range(MOST_STEPS):
        found = following.get(one)
        if found is None or day <= found[1]:
            return one
        one = found[0]
    return one


def meant_by_rows(
    entity: str, ids: pl.Series, begins: pl.Series | None, today: date, following: Next
) -> pl.Series:
    """`meant` for a column of ids; `begins` are the rows' first days as text, if they say any."""
    if not following or not ids.is_in(pl.Series([*following]).implode()).any():
        return ids
    dated = begins is not None and entity in _DATED
    days = begins if dated and begins is not None else pl.repeat(None, len(ids), eager=True)
    return pl.Series(
        ids.name,
        [
            None if one is None else meant(one, _day(text, today), following)
            for one, text in zip(ids.to_list(), days.to_list(), strict=True)
        ],
        dtype=pl.String,
    )


def _day(text: str | None, today: date) -> date:
    return today if text is None else date.fromisoformat(text)
