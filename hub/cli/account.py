"""`hub account invite`, `hub account list`, `hub account close`."""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.store.accounts import Accounts, ListedAccount, Person


def invite(employee: str, /, *, reset: bool = False) -> None:
    """Print a link by which an employee sets up their account; it works once, for three days.

    Parameters
    ----------
    employee
        Number of the employee.
    reset
        Make password, factors and sessions void now: they were lost, or stolen.
    """

    async def work(hub: "Hub") -> str:
        accounts, person = await _found(hub, employee)
        secret = await accounts.invite(person, actor=hub.settings.operator, reset=reset)
        return f"{hub.settings.pages.url}/signin/invitation/{secret}"

    say(act(work))


def listing() -> None:
    """List the accounts, without anything secret."""
    from hub.store.accounts import Accounts

    async def work(hub: "Hub") -> "list[ListedAccount]":
        return await Accounts(hub.database, hub.sealer).listed()

    head = ("employee", "taken up", "passkeys", "apps", "recovery codes", "made", "by")
    rows = [
        (
            one.number or "-",
            "yes" if one.taken_up else "no",
            one.passkeys,
            one.apps,
            one.recovery_codes,
            f"{one.created_at:%Y-%m-%d}",
            one.created_by,
        )
        for one in act(work)
    ]
    say(*table(head, rows) if rows else ["There is no account."])


def close(employee: str, /) -> None:
    """Remove an account with its factors; sessions end with the next request.

    Parameters
    ----------
    employee
        Number of the employee.
    """

    async def work(hub: "Hub") -> None:
        accounts, person = await _found(hub, employee)
        await accounts.close(person, actor=hub.settings.operator)

    act(work)
    say("Closed.")


async def _found(hub: "Hub", number: str) -> "tuple[Accounts, Person]":
    from hub.store.accounts import Accounts, unknown_account

    accounts = Accounts(hub.database, hub.sealer)
    person = await accounts.named(number)
    if person is None or not person.current:
        raise unknown_account()
    return accounts, person
