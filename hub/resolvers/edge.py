"""The edge: what every request needs, put together once, and how a plan is run."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hub.auth.signin import Presented, SignedIn
from hub.auth.viewer import Viewer
from hub.errors import Transient
from hub.flows.day import turn
from hub.flows.hub import Hub
from hub.observe import stage
from hub.plan.bound import Request, parameters
from hub.plan.planner import Plan
from hub.resolvers.budget import Budget
from hub.resolvers.costs import Costs
from hub.resolvers.documents import Documents
from hub.resolvers.finish import Finish
from hub.resolvers.loaders import loaders
from hub.resolvers.plans import Plans
from hub.resolvers.trusted import Trusted
from hub.resolvers.usage import Usage
from hub.resolvers.viewers import SignIn, given
from hub.store.cursors import HubKeys
from hub.store.read import answer_bytes


@dataclass
class Day:
    """The day to which this process knows the current projections to be turned."""

    turned: date | None = None


@dataclass(frozen=True)
class Edge:
    """Everything that answers are made with."""

    hub: Hub
    schema: Any
    """The Strawberry schema: introspection and the types."""
    documents: Documents
    plans: Plans
    sign_in: SignIn
    keys: HubKeys
    trusted: Trusted
    costs: Costs
    budget: Budget
    day: Day = field(default_factory=Day)
    usage: Usage = field(default_factory=Usage)

    async def turn(self) -> None:
        """Before the first answer of a day, current projections follow the calendar."""
        today = self.hub.today()
        if self.day.turned != today:
            await turn(self.hub)
            self.day.turned = today

    async def run(
        self, plan: Plan, viewer: Viewer, variables: dict[str, Any], rows: dict[str, str]
    ) -> bytes | None:
        """The answer's data; None where the gate found other rights than the viewer's."""
        today = self.hub.today()
        known = {**given(viewer, today), **{f"row.{name}": row for name, row in rows.items()}}
        known["zone"] = self.hub.settings.zone.key
        request = Request(variables, known, viewer.subject)
        values = parameters(plan, request, self.hub.model, self.keys)
        body = await answer_bytes(self.hub.database, plan.sql, values)
        if body is None:
            return None
        finish = Finish(plan, request, self.hub.model, self.keys, loaders(self.hub.model))
        with stage("finish"):
            return await finish.fill(body)


@dataclass(frozen=True)
class Asker:
    """Signs in for one request, again when the gate says that rights have changed."""

    edge: Edge
    authorization: Presented
    languages: tuple[str, ...]
    today: date

    async def signed_in(self) -> SignedIn:
        """The viewer with the rights of this moment, as far as they are known."""
        return await self.edge.sign_in(self.authorization, self.languages, self.today)

    def closed(self, viewer: Viewer) -> None:
        """The gate was closed: forget what was known of the viewer's rights."""
        self.edge.sign_in.grants.forget(viewer.employee_id)


def changed_meanwhile() -> Transient:
    """Rights changed twice within one request."""
    return Transient(
        "ACCESS_CHANGED", "Your rights changed while this was answered.", hint="Try again."
    )
