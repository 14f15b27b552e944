"""`hub webhook …`: who is told what changed."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say, table

if TYPE_CHECKING:
    from datetime import datetime

    from hub.flows.hub import Hub
    from hub.store.deliveries import Subscriber, Tally


def add(
    name: str, /, *, url: str, client: str, select: Path | None = None, alarms: bool = False
) -> None:
    """Tell an address what changes; its secret is shown this once.

    Parameters
    ----------
    name
        Name of the subscriber.
    url
        Where messages are posted: https.
    client
        The machine client under whose access it is told.
    select
        YAML: entity → its fields as in a query, like `Employee: number legalName`.
    alarms
        Tell also of alarms.
    """
    from hub.connectors.manifest_load import PlainLoader
    from hub.errors import Refused
    from hub.flows.hooks import WantedHook, add_hook

    selections: dict[str, str] = {}
    if select is not None:
        import yaml

        found = yaml.load(select.read_text(encoding="utf-8"), PlainLoader)  # noqa: S506 - a SafeLoader
        if not isinstance(found, dict):
            raise Refused(
                "WEBHOOK_SELECTION",
                "The file is no list of entities.",
                hint="`Employee: number legalName`",
            )
        selections = {str(entity): str(fields) for entity, fields in found.items()}

    async def work(hub: "Hub") -> str:
        from hub.app import asking

        wanted = WantedHook(name, url, client, selections, alarms)
        return await add_hook(hub, asking(hub), wanted, actor=hub.settings.operator)

    say(f"secret: {act(work)}")


def listing() -> None:
    """List subscribers, with what is on its way to them."""

    async def work(hub: "Hub") -> "tuple[list[Subscriber], dict[str, tuple[Tally, ...]]]":
        from hub.store.deliveries import WEBHOOK, subscribers, tallies

        return await subscribers(hub.database, WEBHOOK), await tallies(hub.database)

    found, counted = act(work)
    if not found:
        say("Nobody is told of changes.")
        return
    rows = []
    for one in found:
        states = {tally.state: tally.deliveries for tally in counted.get(one.id, ())}
        what = [*one.config["selections"], *(["alarms"] if one.config["alarms"] else [])]
        error = one.error["code"] if one.error else "-"
        rows.append(
            (one.name, one.config["url"], one.config["client"], ", ".join(what),
             "paused" if one.paused else "on", states.get("waiting", 0), states.get("dead", 0),
             error)
        )  # fmt: skip
    head = ("name", "address", "client", "of", "state", "waiting", "dead", "error")
    say(*table(head, rows))


def remove(name: str, /) -> None:
    """Tell this subscriber nothing any more."""

    async def work(hub: "Hub") -> None:
        from hub.flows.hooks import hook_of
        from hub.store.deliveries import remove_subscriber

        one = await hook_of(hub, name)
        await remove_subscriber(hub.database, one, actor=hub.settings.operator)

    act(work)
    say(f"{name} is told nothing any more.")


def renew(name: str, /, *, hours: int = 24) -> None:
    """Give a subscriber another secret, shown this once; the old one signs beside it for a while.

    Parameters
    ----------
    name
        Name of the subscriber.
    hours
        So long both sign; 0 ends the old one at once.
    """

    async def work(hub: "Hub") -> "tuple[str, datetime]":
        from hub.flows.hooks import renew_hook

        beside = timedelta(hours=hours)
        return await renew_hook(hub, name, actor=hub.settings.operator, beside=beside)

    secret, until = act(work)
    say(f"secret: {secret}", f"Until {until:%Y-%m-%d %H:%M %Z} the old one signs too.")


def pause(name: str, /) -> None:
    """Let what changes wait for this subscriber."""
    _paused(name, paused=True)
    say(f"{name} waits; `hub webhook resume {name}` goes on.")


def resume(name: str, /) -> None:
    """Go on telling this subscriber."""
    _paused(name, paused=False)
    say(f"{name} is told again.")


def replay(name: str, /, *deliveries: str) -> None:
    """Send messages again: dead ones, or those that are named.

    Parameters
    ----------
    name
        Name of the subscriber.
    deliveries
        Ids of deliveries; a settled one is sent once more under its own id.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.hooks import hook_of
        from hub.store.deliveries import replay as again
        from hub.store.deliveries import resend

        one, actor = await hook_of(hub, name), hub.settings.operator
        many, _ = await again(hub.database, one, list(deliveries) or None, actor=actor)
        for each in deliveries:
            many += await resend(hub.database, one, each, actor=actor)
        return many

    say(f"{act(work)} will be sent.")


def _paused(name: str, *, paused: bool) -> None:
    async def work(hub: "Hub") -> None:
        from hub.flows.hooks import hook_of
        from hub.store.deliveries import pause_subscriber

        one = await hook_of(hub, name)
        await pause_subscriber(hub.database, one, paused=paused, actor=hub.settings.operator)

    act(work)
