"""People whose department is another one because a department ended and another has its place."""

from collections.abc import Sequence
from typing import Final

from hub.store.landing.desk import Connection
from hub.store.landing.refold import Refolded
from hub.store.queries import queries

_PEOPLE_IN: Final = queries("succession.sql")["people_in"]
_FIELDS: Final = ("merged_into", "effective_to")


async def regrouped(connection: Connection, departments: Sequence[Refolded]) -> list[str]:
    """People of departments whose end or successor is another one now."""
    ended = [one.row_id for one in departments if _succession(one)]
    if not ended:
        return []
    return [row[0] for row in await connection.fetch(_PEOPLE_IN, ended)]


def _succession(one: Refolded) -> bool:
    before = one.before.values if one.before else {}
    after = one.after.values
    told = before.get("merged_into") or after.get("merged_into")
    return bool(told) and any(before.get(name) != after.get(name) for name in _FIELDS)
