"""`hub delegation …`: who stands in for a manager, and until when."""

from datetime import date
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub

MOST = 1_000


def listing() -> None:
    """List the delegations that hold or lie ahead."""

    async def work(hub: "Hub") -> list[tuple[str, ...]]:
        from hub.store.delegations import delegations
        from hub.store.grants import numbers_of

        found = await delegations(hub.database, None, hub.today(), MOST)
        people = {person for one in found for person in (one.manager_id, one.deputy_id)}
        numbers = await numbers_of(hub.database, sorted(people))
        return [
            (
                one.id,
                numbers.get(one.manager_id, "-"),
                numbers.get(one.deputy_id, "-"),
                str(one.valid_from),
                str(one.valid_to),
                one.given_by,
                one.reason,
            )
            for one in found
        ]

    head = ("id", "manager", "deputy", "from", "to", "given by", "reason")
    rows = act(work)
    say(*table(head, rows) if rows else ["Nobody stands in for anybody."])


def give(
    manager: str, deputy: str, /, *, until: date, reason: str, since: date | None = None
) -> None:
    """Let somebody stand in for a manager; it holds from the next request on, or from its day.

    Parameters
    ----------
    manager
        Number of the manager.
    deputy
        Number of the employee who stands in.
    until
        Last day, YYYY-MM-DD, within a year.
    reason
        Why; it stands in the audit.
    since
        First day, YYYY-MM-DD; today without it.
    """

    async def work(hub: "Hub") -> str:
        from hub.errors import said_why
        from hub.store.delegations import delegate, new_delegation

        said_why(reason)
        today = hub.today()
        one = new_delegation(
            await _employee(hub, manager),
            await _employee(hub, deputy),
            since or today,
            until,
            actor=hub.settings.operator,
            reason=reason,
        )
        await delegate(hub.database, one, today=today)
        return one.id

    say(f"Given: {act(work)}")


def end(delegation: str, /, *, reason: str) -> None:
    """End a delegation with the next request.

    Parameters
    ----------
    delegation
        Id, as `hub delegation list` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> None:
        from hub.errors import said_why
        from hub.store.delegations import end_delegation
        from hub.store.uuid7 import is_uuid

        said_why(reason)
        if not is_uuid(delegation):
            raise Refused(
                "DELEGATION_UNKNOWN",
                "There is no such delegation, or it has ended.",
                hint="`hub delegation list` shows their ids.",
            )
        await end_delegation(
            hub.database,
            delegation,
            party=None,
            today=hub.today(),
            actor=hub.settings.operator,
            reason=reason,
        )

    act(work)
    say("Ended.")


async def _employee(hub: "Hub", number: str) -> str:
    from hub.store.grants import Grants

    facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
    if facts is None:
        raise Refused(
            "DELEGATION_INVALID",
            "That cannot be delegated.",
            detail="No employee, or several, have this number.",
            hint="Name a manager and another employee by their numbers.",
        )
    return facts.principal
