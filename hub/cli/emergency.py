"""`hub emergency …`: what administrators asked to read in an emergency, and refusing it.

Asking and opening take two people who sign in: no command does either in their names.
"""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub


def listing(*, most: int = 50) -> None:
    """List what was asked for, the latest first.

    Parameters
    ----------
    most
        So many at most.
    """

    async def work(hub: "Hub") -> list[tuple[str, ...]]:
        from hub.store.emergency import emergencies
        from hub.store.grants import numbers_of

        found = await emergencies(hub.database, most)
        numbers = await numbers_of(hub.database, sorted({one.employee_id for one in found}))
        zone = hub.settings.zone
        return [
            (
                one.id,
                numbers.get(one.employee_id, "-"),
                " ".join(one.classes),
                *(
                    "-" if when is None else f"{when.astimezone(zone):%Y-%m-%d %H:%M}"
                    for when in (one.asked_at, one.confirmed_at, one.expires_at, one.ended_at)
                ),
                one.purpose,
            )
            for one in found
        ]

    head = ("id", "by", "classes", "asked", "opened", "until", "ended", "purpose")
    rows = act(work)
    say(*table(head, rows) if rows else ["Nobody has asked for emergency access."])


def refuse(emergency: str, /, *, reason: str) -> None:
    """Do not let it be opened; what is open is ended by `hub revoke`.

    Parameters
    ----------
    emergency
        Id, as `hub emergency list` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> None:
        from hub.errors import Refused, said_why
        from hub.store.emergency import refuse_emergency
        from hub.store.uuid7 import is_uuid

        said_why(reason)
        if not is_uuid(emergency):
            raise Refused(
                "EMERGENCY_UNKNOWN",
                "Nothing of that id waits to be opened.",
                hint="`hub emergency list` shows their ids.",
            )
        await refuse_emergency(hub.database, emergency, actor=hub.settings.operator, reason=reason)

    act(work)
    say("Refused.")
