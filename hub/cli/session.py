"""`hub session list`, `hub session end`."""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.store.sessions import HeldSession


def listing() -> None:
    """List who is signed in on the hub's own pages."""
    from hub.store.sessions import Sessions

    async def work(hub: "Hub") -> "list[HeldSession]":
        return await Sessions(hub.database, hub.settings.pages).of()

    head = ("employee", "by", "methods", "since", "last used")
    rows = [
        (
            one.number or "-",
            one.issuer,
            " ".join(one.methods),
            f"{one.began_at:%Y-%m-%d %H:%M}",
            f"{one.seen_at:%Y-%m-%d %H:%M}",
        )
        for one in act(work)
    ]
    say(*table(head, rows) if rows else ["Nobody is signed in here."])


def end(employee: str, /, *, reason: str, token: str = "") -> None:
    """End an employee's sessions and make all their tokens void; the next request sees it.

    Parameters
    ----------
    employee
        Number of the employee.
    reason
        Why; it stands in the audit.
    token
        Only the token of this `jti`; sessions go on.
    """
    from hub.store.accounts import Accounts, unknown_account
    from hub.store.sessions import end_access

    async def work(hub: "Hub") -> int:
        person = await Accounts(hub.database, hub.sealer).named(employee)
        if person is None:
            raise unknown_account()
        actor, who = hub.settings.operator, person.employee_id
        return await end_access(hub.database, who, actor=actor, reason=reason, token=token)

    say(f"Done; {act(work)} sessions ended.")
