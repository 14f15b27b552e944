"""Who looks at the demo: grants for its persons, and a token for each."""

from collections.abc import Mapping
from typing import Final

from hub.auth.devissuer import DevIssuer
from hub.auth.viewer import Everywhere, Extent
from hub.demo.company import DemoPersons
from hub.errors import Broken
from hub.flows.hub import Hub
from hub.schema.audience import HR_CLASSES
from hub.store.accounts import Accounts
from hub.store.grants import SUBTREES, Grants, NewGrant, add_grant, extent_of

HOURS: Final = 12
"""How long a token of the demo lasts; the next start gives new ones."""
REASON: Final = "demo"


async def grant(hub: Hub, persons: DemoPersons) -> None:
    """Give the demo's persons their grants; what they hold already is left alone."""
    subtree = await extent_of(hub.database, SUBTREES, [persons.hrbp_department])
    await _give(hub, persons.hr, "hr", frozenset(HR_CLASSES), Everywhere())
    await _give(hub, persons.hrbp, "hrbp", frozenset({"CORE", "TIME", "LEARNING"}), subtree)
    await _give(hub, persons.payroll, "payroll", frozenset({"CORE", "PAY"}), Everywhere())
    for one in (persons.admin, persons.hr):  # HR runs the console, where both are needed
        await _give(hub, one, "admin", frozenset(), Everywhere())


def tokens(issuer: DevIssuer, persons: DemoPersons) -> Mapping[str, str]:
    """Scope → a token of the person who has it."""
    numbers = {
        "employee": persons.employee,
        "manager": persons.manager,
        "hr": persons.hr,
        "hrbp": persons.hrbp,
        "payroll": persons.payroll,
        "admin": persons.admin,
    }
    return {scope: issuer.issue(number, scope, HOURS * 60) for scope, number in numbers.items()}


async def invitation(hub: Hub, number: str) -> str | None:
    """The path by which that person takes up an account; None if they have one already."""
    accounts = Accounts(hub.database, hub.sealer)
    person = await accounts.named(number)
    if person is None or any(
        one.number == number and one.taken_up for one in await accounts.listed()
    ):
        return None
    secret = await accounts.invite(person, actor=hub.settings.operator)
    return f"/signin/invitation/{secret}"


async def _give(hub: Hub, number: str, role: str, classes: frozenset[str], extent: Extent) -> None:
    today = hub.today()
    facts = await Grants(hub.database).viewer_facts("number", number, today)
    if facts is None:
        raise Broken("DEMO_PERSON", "A person of the demo did not land.", detail=f"scope {role}")
    wanted = (role, classes, extent)
    if any((one.role, one.classes, one.extent) == wanted for one in facts.grants):
        return
    new = NewGrant(facts.principal, role, classes, extent, today, reason=REASON)
    await add_grant(hub.database, new, actor=hub.settings.operator)
