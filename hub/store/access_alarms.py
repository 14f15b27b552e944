"""Alarms about access: raised once, cleared once, told to the outbox both times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("access_alarms.sql")
BULK, EMERGENCY = "bulk", "emergency"
"""One class of many people is read within an hour; two people opened a class for an hour."""
Named: TypeAlias = tuple[str, str, str]
"""Kind, who (id of an employee or machine client), which class."""


@dataclass(frozen=True)
class AccessAlarm:
    """One alarm."""

    id: str
    kind: str
    principal: str
    employee: bool
    """Whether that is an employee; else a machine client."""
    cls: str
    people: int | None
    """How many people's, when it was raised."""
    raised_at: datetime
    cleared_at: datetime | None


async def opened_classes(database: Database) -> list[tuple[str, str]]:
    """Who has which class by emergency access now."""
    rows = await database.writer.fetch(_SQL["emergencies"])
    return [(row["principal"], row["class"]) for row in rows]


async def settle_access_alarms(
    database: Database, wrong: Mapping[Named, int | None]
) -> tuple[int, int]:
    """Raise what is wrong and clear what is not any more; how many of each."""
    kinds, who, classes = ([one[place] for one in wrong] for place in range(3))
    async with database.transaction() as session:
        raised = await session.fetch(_SQL["raise"], kinds, who, classes, list(wrong.values()))
        cleared = await session.fetch(_SQL["clear"], kinds, who, classes)
        for row in (*raised, *cleared):
            await session.execute(_SQL["told"], row["id"])
    return len(raised), len(cleared)


async def access_alarms(database: Database, most: int) -> list[AccessAlarm]:
    """Those that stand, the latest first."""
    return [
        AccessAlarm(**dict(row)) for row in await database.writer.fetch(_SQL["listed"], None, most)
    ]


async def access_alarm_told(database: Database, alarm_id: str) -> dict[str, Any] | None:
    """What subscribers are told of an alarm."""
    row = await database.writer.fetchrow(_SQL["listed"], alarm_id, 1)
    if row is None:
        return None
    one = AccessAlarm(**dict(row))
    return {
        "type": "alarm.raised" if one.cleared_at is None else "alarm.cleared",
        "data": {
            "id": one.id,
            "kind": one.kind,
            "by": f"{'employee' if one.employee else 'client'}_{one.principal}",
            "class": one.cls,
            "people": one.people,
            "raisedAt": one.raised_at.isoformat(),
            "clearedAt": None if one.cleared_at is None else one.cleared_at.isoformat(),
        },
    }
