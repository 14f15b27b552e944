"""Who can see a cell: everybody whom a relation or a grant may open it to is weighed, one by one.

Those are the person whom the row is about, their managers, and all who hold a grant. Each is
weighed as a viewer with all their scopes and a second factor shown, by the expressions that answers
run with: so whoever is named can read the cell, and whoever can read it is named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hub.auth.policy import ways_to_read
from hub.auth.ports import Facts
from hub.auth.signin import viewer_of
from hub.auth.tokens import Claims
from hub.auth.viewer import PROFILES, Viewer
from hub.flows.hub import Hub
from hub.flows.reasons import reasons, ways_that_hold
from hub.schema.audience import SELF, Allow, Relation
from hub.schema.model import EntitySpec, Field
from hub.store.candidates import candidates
from hub.store.grants import CLIENT, Grants

Given = Callable[[Viewer, date], Mapping[str, object]]
"""What a viewer brings to a statement."""
_MAY_ASK = (SELF, Allow(grant="*"))


@dataclass(frozen=True)
class Witness:
    """Somebody who can read a cell."""

    principal: str
    """Id of the employee or of the machine client."""
    employee: bool
    ways: tuple[Allow, ...]
    """Why, most general first; never empty."""


@dataclass(frozen=True)
class Witnesses:
    """Who can read a cell."""

    everyone: bool
    """Whoever signs in; then `named` is empty."""
    named: tuple[Witness, ...]


async def may_ask(hub: Hub, viewer: Viewer, spec: EntitySpec, row: str, given: Given) -> bool:
    """Whether the row is about the viewer, or a grant of theirs reaches it."""
    ways = ways_to_read(spec, _MAY_ASK, viewer)
    held = await ways_that_hold(hub, viewer, spec, row, [ways], given(viewer, hub.today()))
    return held is not None and any(held)


async def witnesses(hub: Hub, spec: EntitySpec, row: str, field: Field, given: Given) -> Witnesses:
    """Everybody who can read that field of that row today."""
    if any(one.relation is Relation.EVERYONE and one.state is None for one in field.read):
        return Witnesses(everyone=True, named=())
    found: list[Witness] = []
    grants, today = Grants(hub.database), hub.today()
    for principal, employee in await candidates(hub.database, hub.made, spec, row):
        facts = await grants.viewer_facts("id" if employee else CLIENT, principal, today)
        if facts is None or facts.ended:
            continue
        viewer = _with_all(facts, today)
        told = await reasons(hub, viewer, spec, row, [field], given(viewer, today))
        if told and told[0].read:
            found.append(Witness(principal, employee, told[0].read))
    return Witnesses(everyone=False, named=tuple(found))


def _with_all(facts: Facts, today: date) -> Viewer:
    """The principal with all that any token of theirs can open."""
    claims = Claims(facts.principal, "id", frozenset(PROFILES), 0, "who can see")
    return replace(viewer_of(claims, facts, today), stepped_up=True)
