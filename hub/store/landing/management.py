"""Who manages whom today, and the department tree that it rests on.

Anyone above: the reporting line, the heads of the department and of every department above it,
minus oneself. Direct: the manager of the current post; without one, the nearest head. Cycles are
cut and told as an observation. A deputy of today stands as the manager does (`acting`).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from hub.observe import observe
from hub.store.landing.desk import Connection
from hub.store.scripts import script


async def grow_tree(connection: Connection, changed: Sequence[str]) -> list[str]:
    """Make the department tree anew; gives the departments whose people may have others above."""
    make, loops, cut, touched, delete, insert, drop = script("tree.sql")
    await connection.execute(make)
    looped = await connection.fetchval(loops)
    if looped:
        observe("land.department_cycle", departments=looped)
    await connection.execute(cut)
    rows = await connection.fetch(touched, list(changed))
    await connection.execute(delete)
    await connection.execute(insert)
    await connection.execute(drop)
    return [row[0] for row in rows]


async def manage(
    connection: Connection, today: date, people: Iterable[str], departments: Sequence[str]
) -> None:
    """Bring up to date who is above these people, those below them, and in these departments."""
    who, make, fill, loops, deputies, delete, insert, drop = script("management.sql")
    rows = await connection.fetch(who, list(people), list(departments))
    if not rows:
        return
    affected = [row[0] for row in rows]
    await connection.execute(make)
    await connection.execute(fill, affected, today)
    looped = await connection.fetchval(loops)
    if looped:
        observe("land.reporting_cycle", employees=looped)
    await connection.execute(deputies, today)
    await connection.execute(delete, affected)
    await connection.execute(insert)
    await connection.execute(drop)
