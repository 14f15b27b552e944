"""`hub grant`, `hub grants`, `hub revoke`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from hub.cli.acting import act
from hub.cli.say import say, table
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.store.grants import HeldGrant

_LIST = Annotated[tuple[str, ...], Parameter(negative="", consume_multiple=True)]


def grant(
    employee: str,
    /,
    *,
    role: str,
    classes: _LIST = (),
    extent: str = "all",
    ids: _LIST = (),
    since: date | None = None,
    until: date | None = None,
    reason: str = "",
) -> None:
    """Give an employee HR classes within an extent; it holds from the next request on.

    Parameters
    ----------
    employee
        Number of the employee.
    role
        hr, hrbp, payroll, admin, auditor, developer or statistics.
    classes
        HR classes, such as CORE PAY.
    extent
        all, entities (legal entities) or subtrees (departments and all below).
    ids
        Codes of those legal entities or departments.
    since
        First day, YYYY-MM-DD; today without it.
    until
        Last day, YYYY-MM-DD.
    reason
        Why; it stands in the audit.
    """
    from hub.store.grants import Grants, NewGrant, add_grant, extent_of

    async def work(hub: "Hub") -> str:
        today = hub.today()
        facts = await Grants(hub.database).viewer_facts("number", employee, today)
        if facts is None:
            raise Refused("GRANT_EMPLOYEE", "No employee, or several, have this number.")
        wanted = NewGrant(
            facts.principal,
            role,
            frozenset(classes),
            await extent_of(hub.database, extent, ids),
            since or today,
            until,
            reason,
        )
        return await add_grant(hub.database, wanted, actor=hub.settings.operator)

    say(f"Granted: {act(work)}")


def grants() -> None:
    """List the grants in force."""
    from hub.store.grants import list_grants

    async def work(hub: "Hub") -> "list[HeldGrant]":
        return await list_grants(hub.database)

    head = ("id", "employee", "role", "classes", "extent", "from", "to", "granted by", "reason")
    rows = [
        (
            one.grant.id,
            one.number or "-",
            one.grant.role,
            " ".join(sorted(one.grant.classes)) or "-",
            _extent(one),
            one.grant.valid_from,
            one.grant.valid_to or "-",
            one.granted_by,
            one.reason,
        )
        for one in act(work)
    ]
    say(*table(head, rows) if rows else ["Nobody holds a grant."])


def revoke(grant_id: str, /, *, reason: str) -> None:
    """Take a grant away; it ends with the next request.

    Parameters
    ----------
    grant_id
        Id of the grant, see `hub grants`.
    reason
        Why; it stands in the audit.
    """
    from hub.store.grants import revoke_grant

    async def work(hub: "Hub") -> None:
        await revoke_grant(hub.database, grant_id, actor=hub.settings.operator, reason=reason)

    act(work)
    say("Revoked.")


def _extent(held: "HeldGrant") -> str:
    extent = held.grant.extent
    ids = getattr(extent, "ids", ())
    name = type(extent).__name__.lower()
    return f"{name} ({len(ids)})" if ids else name
