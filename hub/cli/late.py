"""`hub late …`: what systems say of closed pay periods, listed without values and decided."""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from datetime import tzinfo

    from hub.flows.hub import Hub
    from hub.store.late import LateChange

_HEAD = ("id", "period", "employee", "entity", "kind", "system", "record", "noticed", "state")


def listing(*, state: str = "open", period: str | None = None, most: int = 100) -> None:
    """List late changes, without values: the graph shows these to who may read them.

    Parameters
    ----------
    state
        open, applied, dismissed or superseded.
    period
        Only of this month, as 2026-01.
    most
        So many at most.
    """

    async def work(hub: "Hub") -> "tuple[list[LateChange], tzinfo]":
        from hub.store.late import LateAsked, late_changes

        found = await late_changes(hub.database, LateAsked(state, period), limit=most)
        return found, hub.settings.zone

    found, zone = act(work)
    if not found:
        say("No change of a closed pay period is in this state.")
        return
    rows = [
        (one.id, one.period, one.number or "-", one.entity, one.kind,
         f"{one.connection}/{one.stream}", one.record_key,
         f"{one.noticed_at.astimezone(zone):%Y-%m-%d %H:%M}", one.state)
        for one in found
    ]  # fmt: skip
    say(*table(_HEAD, rows))


def apply(*changes: str, reason: str) -> None:
    """Let late changes land, each record as a whole.

    Parameters
    ----------
    changes
        Ids, as `hub late list` names them.
    reason
        Why; on the record.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.late import applied

        return await applied(hub, changes, actor=hub.settings.operator, reason=reason)

    say(f"{act(work)} records are applied.")


def dismiss(*changes: str, reason: str) -> None:
    """Leave what was paid by as it is.

    Parameters
    ----------
    changes
        Ids, as `hub late list` names them.
    reason
        Why; on the record.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.late import dismissed

        return await dismissed(hub, changes, actor=hub.settings.operator, reason=reason)

    say(f"{act(work)} records are dismissed.")
