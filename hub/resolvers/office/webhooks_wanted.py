"""Office fields by which webhooks are added, renewed and removed.

A secret is in the answer this once and nowhere else: whoever adds an address needs it there.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import strawberry

from hub.errors import Refused
from hub.flows.hooks import WantedHook, add_hook, hook_of, renew_hook
from hub.resolvers.office.field import ADMIN, Asking, OfficeField, office_mutation
from hub.resolvers.office.webhooks import Webhook
from hub.resolvers.types_scalars import DateTimeText
from hub.store.deliveries import remove_subscriber, tallies


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.input(description="Fields of an entity that a subscriber is to be told of.")
class WebhookSelectionInput:
    """One entity."""

    entity: str = _told("Which.")
    fields: str = _told("As between the braces of a query: `number legalName`.")


@strawberry.input(description="Tell an address what changes.")
class AddWebhookInput:
    """Whom, and of what."""

    name: str = _told("Its name; none that is in use.")
    url: str = _told("Where messages go: https.")
    client: str = _told("Name of the machine client under whose access it is told.")
    selections: list[WebhookSelectionInput] = _told("What it is told of.", default_factory=list)
    alarms: bool = _told("Whether it is told of alarms.", default=False)


@strawberry.type(description="It is told what changes from now on.")
class AddWebhookSuccess:
    """The subscriber and its secret."""

    webhook: Webhook = _told("As it is now.")
    secret: str = _told("By which messages are signed; shown this once.")


@strawberry.input(description="Give a subscriber another secret.")
class RenewWebhookInput:
    """Whose, and for how long both sign."""

    name: str = _told("Of the subscriber.")
    hours: int = _told("So long the old secret signs beside the new one; 720 at most.", default=24)


@strawberry.type(description="Messages are signed by the new secret, and for a while by both.")
class RenewWebhookSuccess:
    """The secret."""

    webhook: Webhook = _told("As it is now.")
    secret: str = _told("By which messages are signed; shown this once.")
    both_until: DateTimeText = _told("Until when the old one signs too.")


@strawberry.input(description="Tell a subscriber nothing any more.")
class RemoveWebhookInput:
    """Which."""

    name: str = _told("Of the subscriber.")


@strawberry.type(description="It is told nothing any more.")
class RemoveWebhookSuccess:
    """Which it was."""

    name: str = _told("Of the subscriber.")


@office_mutation("Tell an address what changes.", AddWebhookInput, AddWebhookSuccess, may=ADMIN)
async def add(asking: Asking, wanted: AddWebhookInput) -> AddWebhookSuccess:
    """Raises Refused WEBHOOK_NAMED, WEBHOOK_ADDRESS, WEBHOOK_SELECTION, CLIENT_UNKNOWN."""
    if not wanted.name.strip() or await _is_there(asking, wanted.name):
        raise Refused(
            "WEBHOOK_NAMED",
            "A subscriber needs a name of its own.",
            hint="Remove the one of that name first, or renew its secret.",
        )
    selections = {one.entity: one.fields for one in wanted.selections}
    hook = WantedHook(wanted.name, wanted.url, wanted.client, selections, wanted.alarms)
    ask = asking.edge.machines(asking.edge)
    secret = await add_hook(asking.hub, ask, hook, actor=asking.viewer.subject)
    return AddWebhookSuccess(webhook=await _shown(asking, wanted.name), secret=secret)


@office_mutation(
    "Give a subscriber another secret; the old one signs beside it for a while.",
    RenewWebhookInput,
    RenewWebhookSuccess,
    may=ADMIN,
)
async def renew(asking: Asking, wanted: RenewWebhookInput) -> RenewWebhookSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN, WEBHOOK_BESIDE."""
    until: datetime
    secret, until = await renew_hook(
        asking.hub,
        wanted.name,
        actor=asking.viewer.subject,
        beside=timedelta(hours=max(-1, min(wanted.hours, 100_000))),
    )
    return RenewWebhookSuccess(
        webhook=await _shown(asking, wanted.name), secret=secret, both_until=asking.moment(until)
    )


async def _removed(
    _asking: Asking, wanted: RemoveWebhookInput, _kept: Mapping[str, str]
) -> RemoveWebhookSuccess:
    return RemoveWebhookSuccess(name=wanted.name)


@office_mutation(
    "Tell a subscriber nothing any more; what was on its way is forgotten.",
    RemoveWebhookInput,
    RemoveWebhookSuccess,
    may=ADMIN,
    again=_removed,
)
async def remove(asking: Asking, wanted: RemoveWebhookInput) -> RemoveWebhookSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN."""
    one = await hook_of(asking.hub, wanted.name)
    actor = asking.viewer.subject
    await remove_subscriber(asking.hub.database, one, actor=actor, keep=asking.keep)
    return RemoveWebhookSuccess(name=one.name)


async def _is_there(asking: Asking, name: str) -> bool:
    try:
        await hook_of(asking.hub, name)
    except Refused:
        return False
    return True


async def _shown(asking: Asking, name: str) -> Webhook:
    one = await hook_of(asking.hub, name)
    return Webhook.of(asking, one, (await tallies(asking.hub.database)).get(one.id, ()))


QUERIES: Final[Mapping[str, OfficeField]] = {}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "addWebhook": add,
    "renewWebhook": renew,
    "removeWebhook": remove,
}
