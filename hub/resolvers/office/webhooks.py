"""Office fields about webhooks: who is told what changes, what was not taken, sending it again."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import strawberry

from hub.flows.hooks import hook_of
from hub.resolvers.office.connections import Failure
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.types_scalars import DateTimeText
from hub.store.deliveries import (
    WEBHOOK,
    Shown,
    Subscriber,
    Tally,
    deliveries,
    pause_subscriber,
    replay,
    resend,
    subscribers,
    tallies,
)

MOST: Final = 100


@strawberry.type(description="The fields of an entity that a subscriber is told of.")
class WebhookSelection:
    """One entity."""

    entity: str = strawberry.field(description="Which.")
    fields: str = strawberry.field(description="As between the braces of a query.")


@strawberry.type(description="An address that is told what changes.")
class Webhook:
    """A subscriber."""

    name: str = strawberry.field(description="Its name.")
    url: str = strawberry.field(description="Where messages go.")
    client: str = strawberry.field(description="The machine client under whose access it is told.")
    selections: list[WebhookSelection] = strawberry.field(description="What it is told of.")
    alarms: bool = strawberry.field(description="Whether it is told of alarms.")
    paused: bool = strawberry.field(description="What changes waits.")
    waiting: int = strawberry.field(description="Messages on their way.")
    dead: int = strawberry.field(description="Messages that were never taken.")
    error: Failure | None = strawberry.field(description="Why nothing is sent.")
    both_until: DateTimeText | None = strawberry.field(
        description="Until when the secret of before signs too."
    )

    @classmethod
    def of(cls, asking: Asking, one: Subscriber, counted: tuple[Tally, ...]) -> "Webhook":
        """As the graph shows it."""
        until = one.before_until
        both = until is not None and until > datetime.now(UTC)
        states = {each.state: each.deliveries for each in counted}
        selections = one.config["selections"].items()
        return cls(
            name=one.name,
            url=one.config["url"],
            client=one.config["client"],
            selections=[
                WebhookSelection(entity=entity, fields=text) for entity, text in selections
            ],
            alarms=one.config["alarms"],
            paused=one.paused,
            waiting=states.get("waiting", 0),
            dead=states.get("dead", 0),
            error=Failure.of(one.error) if one.error else None,
            both_until=asking.moment(until) if until is not None and both else None,
        )


@strawberry.type(description="A message to a subscriber.")
class WebhookDelivery:
    """One message; nothing of its content is kept."""

    id: strawberry.ID = strawberry.field(description="Of the delivery.")
    webhook: str = strawberry.field(description="To whom.")
    entity: str = strawberry.field(description="Of which entity the row is.")
    message: str | None = strawberry.field(description="Its `webhook-id`, once it was taken.")
    type: str | None = strawberry.field(description="Its type; `none` where there was no news.")
    state: str = strawberry.field(description="waiting, done, dead or superseded.")
    attempts: int = strawberry.field(description="How often it was tried.")
    error: str | None = strawberry.field(description="Why it was not taken: a code.")
    created_at: DateTimeText = strawberry.field(description="When the row changed.")
    finished_at: DateTimeText | None = strawberry.field(description="When it was settled.")

    @classmethod
    def of(cls, asking: Asking, one: Shown) -> "WebhookDelivery":
        """As the graph shows it."""
        return cls(
            id=strawberry.ID(one.id),
            webhook=one.name,
            entity=one.entity,
            message=one.receipt.get("message"),
            type=one.action,
            state=one.state,
            attempts=one.attempts,
            error=one.error,
            created_at=asking.moment(one.created_at),
            finished_at=asking.moment(one.finished_at) if one.finished_at else None,
        )


@strawberry.input(description="Send messages again.")
class ReplayWebhookInput:
    """Which."""

    name: str = strawberry.field(description="Of the subscriber.")
    ids: list[strawberry.ID] | None = strawberry.field(
        description="Settled ones too; without ids, all dead ones.", default=None
    )


@strawberry.type(description="They will be sent.")
class ReplayWebhookSuccess:
    """How many."""

    again: int = strawberry.field(description="Will be sent.")


@strawberry.input(description="Let what changes wait for a subscriber, or go on.")
class PauseWebhookInput:
    """Which."""

    name: str = strawberry.field(description="Of the subscriber.")
    paused: bool = strawberry.field(description="False goes on.")


@strawberry.type(description="It is done.")
class PauseWebhookSuccess:
    """The subscriber as it is now."""

    webhook: Webhook = strawberry.field(description="As it is now.")


@office_query("Who is told what changes.", may=ADMIN)
async def webhooks(info: Info) -> list[Webhook] | None:
    """All subscribers."""
    database = info.context.hub.database
    counted = await tallies(database)
    found = await subscribers(database, WEBHOOK)
    return [Webhook.of(info.context, one, counted.get(one.id, ())) for one in found]


@office_query("Messages to subscribers, the latest first; 100 at most.", may=ADMIN)
async def webhook_deliveries(
    info: Info,
    webhook: str | None = None,
    state: str | None = None,
    first: int = 20,
    before: strawberry.ID | None = None,
) -> list[WebhookDelivery] | None:
    """A page; raises Refused PAGE_INVALID."""
    start = page_before(first, before, MOST)
    asking = info.context
    found = await deliveries(
        asking.hub.database,
        kind=WEBHOOK,
        name=webhook,
        state=state,
        before=start,
        limit=first,
    )
    return [WebhookDelivery.of(asking, one) for one in found]


@office_mutation("Send messages again.", ReplayWebhookInput, ReplayWebhookSuccess, may=ADMIN)
async def replayed(asking: Asking, wanted: ReplayWebhookInput) -> ReplayWebhookSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN."""
    database, actor = asking.hub.database, asking.viewer.subject
    one = await hook_of(asking.hub, wanted.name)
    ids = None if wanted.ids is None else [str(each) for each in wanted.ids]
    again, _ = await replay(database, one, ids, actor=actor)
    for each in ids or ():
        again += await resend(database, one, each, actor=actor)
    return ReplayWebhookSuccess(again=again)


@office_mutation(
    "Let what changes wait for a subscriber, or go on.",
    PauseWebhookInput,
    PauseWebhookSuccess,
    may=ADMIN,
)
async def pause(asking: Asking, wanted: PauseWebhookInput) -> PauseWebhookSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN."""
    database = asking.hub.database
    one = await hook_of(asking.hub, wanted.name)
    await pause_subscriber(database, one, paused=wanted.paused, actor=asking.viewer.subject)
    now = await hook_of(asking.hub, wanted.name)
    counted = (await tallies(database)).get(one.id, ())
    return PauseWebhookSuccess(webhook=Webhook.of(asking, now, counted))


QUERIES: Final[Mapping[str, OfficeField]] = {
    "webhooks": webhooks,
    "webhookDeliveries": webhook_deliveries,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "replayWebhook": replayed,
    "pauseWebhook": pause,
}
