"""The edge: what every request needs, put together once, and how a plan is run."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hub.auth.signin import Presented, SignedIn
from hub.auth.viewer import DEVELOPER, Viewer
from hub.errors import Transient
from hub.flows.day import turn
from hub.flows.hooks import Ask
from hub.flows.hub import Hub, refresh
from hub.observe import stage
from hub.plan.bound import Request, parameters
from hub.plan.planner import Plan
from hub.resolvers.budget import Budget
from hub.resolvers.costs import Costs
from hub.resolvers.counts import Counts
from hub.resolvers.documents import Documents
from hub.resolvers.finish import Finish
from hub.resolvers.plans import Plans
from hub.resolvers.trusted import Trusted
from hub.resolvers.usage import Usage
from hub.resolvers.view_as import looking_as
from hub.resolvers.viewers import SignIn, given
from hub.settings import DEVELOPERS
from hub.store.cursors import HubKeys
from hub.store.read import answer_bytes
from hub.store.reads import Reading, Reads


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
    reads: Reads
    """The record of what is read of people."""
    machines: Callable[["Edge"], Ask]
    """How questions of machine clients are answered, as they themselves would be."""
    day: Day = field(default_factory=Day)
    counts: Counts = field(default_factory=Counts)
    usage: Usage = field(default_factory=Usage)

    def shows_schema(self, viewer: Viewer) -> bool:
        """Whether introspection and suggestions in errors tell them what the graph holds."""
        return DEVELOPER in viewer.scopes or self.hub.settings.introspection != DEVELOPERS

    async def turn(self) -> None:
        """Before an answer: words are those of today, projections follow the calendar."""
        await refresh(self.hub)
        today = self.hub.today()
        if self.day.turned != today:
            await turn(self.hub)
            self.day.turned = today

    async def run(
        self, plan: Plan, viewer: Viewer, variables: dict[str, Any], rows: dict[str, str]
    ) -> bytes | None:
        """The answer's data; None where the gate found other rights than the viewer's.

        What it shows of others' recorded classes is on the record before it is returned;
        Transient READ_UNRECORDED if that fails.
        """
        today = self.hub.today()
        known = given(viewer, today, self.hub.settings.zone.key)
        if rows:
            known = {**known, **{f"row.{name}": row for name, row in rows.items()}}
        request = Request(variables, known, viewer.subject)
        values = parameters(plan, request, self.hub.model, self.keys)
        counted = self.counts.recall(plan, values, today)
        body = await answer_bytes(self.hub.database, plan.sql, values)
        if body is None:
            return None
        finish = Finish(plan, request, self.hub.model, self.keys)
        with stage("finish"):
            filled = await finish.fill(body)
        if finish.counted:
            self.counts.keep(plan, counted, finish.counted)
        read = finish.read()
        if read or plan.searched:
            await self.reads.keep(Reading(viewer.subject, read, plan.searched, viewer.purpose))
        return filled


@dataclass(frozen=True)
class Asker:
    """Signs in for one request, again when the gate says that rights have changed."""

    edge: Edge
    authorization: Presented
    languages: tuple[str, ...]
    today: date
    purpose: str = ""
    """What they say they ask for; it stands in the record of reading."""
    view_as: str = ""
    """As whom they want to look: an id or a number of an employee."""
    emergency: bool = False
    """Whether emergency access counts: it opens answers, no edit and no stream."""

    async def signed_in(self) -> SignedIn:
        """The viewer with the rights of this moment, as far as they are known."""
        found = await self.edge.sign_in(self.authorization, self.languages, self.today)
        viewer = found.viewer if self.emergency else found.viewer.as_usual()
        if self.view_as:
            viewer = await looking_as(
                self.edge.hub.database,
                self.edge.sign_in.grants.store,
                viewer,
                self.view_as,
                self.today,
                self.purpose,
            )
        if self.purpose:
            viewer = replace(viewer, purpose=self.purpose)
        return found if viewer is found.viewer else replace(found, viewer=viewer)

    def closed(self, viewer: Viewer) -> None:
        """The gate was closed: forget what was known of the viewer's rights."""
        self.edge.sign_in.grants.forget(viewer.employee_id)


def changed_meanwhile() -> Transient:
    """Rights changed twice within one request."""
    return Transient(
        "ACCESS_CHANGED", "Your rights changed while this was answered.", hint="Try again."
    )
