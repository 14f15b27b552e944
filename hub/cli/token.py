"""`hub token`."""

import sys
from typing import TYPE_CHECKING

from hub.cli.acting import act, settings
from hub.cli.say import say

if TYPE_CHECKING:
    from hub.auth.ports import Facts
    from hub.flows.hub import Hub


def token(
    *,
    employee: str,
    scope: str = "employee",
    minutes: int = 60,
    client: str = "",
    developer: bool = False,
) -> None:
    """Issue a token for development; only with HUB_DEV=1 on this machine.

    Parameters
    ----------
    employee
        Number of the employee.
    scope
        employee, manager, hr, hrbp, payroll, admin, auditor or developer.
    minutes
        How long it lasts.
    client
        The program that it is for.
    developer
        Let it read the schema and get suggestions; it opens no value.
    """
    from hub.auth.devissuer import DevIssuer
    from hub.store.grants import Grants

    made = DevIssuer(settings()).issue(employee, scope, minutes, client=client, developer=developer)

    async def work(hub: "Hub") -> "tuple[Facts | None, bool]":
        facts = await Grants(hub.database).viewer_facts("number", employee, hub.today())
        return facts, facts is not None and await _manages(hub, facts.principal)

    facts, manages = act(work)
    warning = warning_about(facts, scope, manages=manages)
    if warning:
        sys.stderr.write(f"{warning}\n")
    say(made)


def warning_about(facts: "Facts | None", scope: str, *, manages: bool) -> str | None:
    """What the data say against the token; it is issued all the same."""
    from hub.auth.viewer import EMPLOYEE, MANAGER

    if facts is None:
        return "Warning: no employee, or several, have this number; the hub will refuse the token."
    if facts.ended:
        return "Warning: this employment has ended; the hub will refuse the token."
    if scope == MANAGER and not manages:
        return "Warning: nobody reports to this employee; the token shows no more than their own."
    if scope not in {EMPLOYEE, MANAGER} and scope not in {one.role for one in facts.grants}:
        return f"Warning: the employee holds no grant of the role {scope}; `hub grant` gives one."
    return None


async def _manages(hub: "Hub", employee_id: str) -> bool:
    found: bool = await hub.database.writer.fetchval(
        "select exists (select from hub.management where manager_id = $1)", employee_id
    )
    return found
