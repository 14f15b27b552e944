"""What people decided about accounts: whose one is, and whose it never is.

A mapping finds a person by what a record names; where somebody has decided otherwise about the
account, that holds, whatever the record names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.store.landing.desk import Connection
from hub.store.queries import queries
from hub.store.survivors import survivors

_SQL: Final = queries("identity_accounts.sql")
JOINED, APART = "joined", "apart"


@dataclass(frozen=True)
class Ruling:
    """What is decided about one account, by the rows that people have by now."""

    joined: str | None = None
    apart: frozenset[str] = frozenset()


NONE: Final = Ruling()


async def rulings(connection: Connection, stream_id: int, keys: Sequence[str]) -> dict[str, Ruling]:
    """Row key of an account of the stream → what is decided about it; most have nothing."""
    rows = await connection.fetch(_SQL["decided"], stream_id, list(keys))
    by_now = await survivors(connection, [row["employee"] for row in rows]) if rows else {}
    found: dict[str, Ruling] = {}
    for row in rows:
        person = by_now.get(row["employee"], row["employee"])
        one = found.get(row["row_key"], NONE)
        found[row["row_key"]] = (
            replace(one, joined=person)
            if row["state"] == JOINED
            else replace(one, apart=one.apart | {person})
        )
    return found
