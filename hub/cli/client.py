"""`hub client add`, `hub client list`, `hub client renew`, `hub client revoke`."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.store.clients import MachineClient

_LIST = Annotated[tuple[str, ...], Parameter(negative="", consume_multiple=True)]


def add(
    name: str,
    /,
    *,
    role: str = "",
    classes: _LIST = (),
    extent: str = "all",
    ids: _LIST = (),
    until: date | None = None,
    reason: str = "",
) -> None:
    """Make a machine client, with a grant if a role is named; its secret is shown this once.

    Parameters
    ----------
    name
        Its name, which is its `client_id`; small letters, digits, dots and lines.
    role
        Role of its grant: hr, hrbp, payroll, admin, auditor or developer.
    classes
        HR classes of its grant, such as CORE PAY.
    extent
        all, entities (legal entities) or subtrees (departments and all below).
    ids
        Codes of those legal entities or departments.
    until
        Last day of its grant, YYYY-MM-DD.
    reason
        Why; it stands in the audit.
    """
    from hub.store.clients import add_client
    from hub.store.grants import NewGrant, add_grant, extent_of, judge
    from hub.store.uuid7 import uuid7

    async def work(hub: "Hub") -> str:
        actor = hub.settings.operator
        reach, today = await extent_of(hub.database, extent, ids), hub.today()
        wanted = NewGrant(uuid7(), role, frozenset(classes), reach, today, until, reason)
        if role:
            judge(wanted)  # before the secret of a client is made that nobody would see
        made, secret = await add_client(hub.database, name, actor=actor)
        if role:
            await add_grant(hub.database, replace(wanted, employee_id=made), actor=actor)
        return secret

    say(f"client_id: {name}", f"client_secret: {act(work)}")


def listing() -> None:
    """List the machine clients; their grants stand in `hub grants`."""
    from hub.store.clients import list_clients

    async def work(hub: "Hub") -> "list[MachineClient]":
        return await list_clients(hub.database)

    head = ("name", "made", "by", "last token", "revoked")
    rows = [
        (one.name, _day(one.created_at), one.created_by, _day(one.used_at), _day(one.revoked_at))
        for one in act(work)
    ]
    say(*table(head, rows) if rows else ["There is no machine client."])


def renew(name: str, /) -> None:
    """Give a client another secret, shown this once; the one before is void.

    Parameters
    ----------
    name
        Name of the client.
    """
    from hub.store.clients import renew_client

    async def work(hub: "Hub") -> str:
        return await renew_client(hub.database, name, actor=hub.settings.operator)

    say(f"client_secret: {act(work)}")


def revoke(name: str, /, *, reason: str) -> None:
    """End a client with its grants and tokens; the next request sees it.

    Parameters
    ----------
    name
        Name of the client.
    reason
        Why; it stands in the audit.
    """
    from hub.store.clients import revoke_client

    async def work(hub: "Hub") -> None:
        await revoke_client(hub.database, name, actor=hub.settings.operator, reason=reason)

    act(work)
    say("Revoked.")


def _day(when: object) -> str:
    return "-" if when is None else f"{when:%Y-%m-%d %H:%M}"
