"""How a command acts: settings from the environment, the hub opened, the operator named."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, TypeVar

from hub.settings import Settings

if TYPE_CHECKING:
    from hub.auth.viewer import Viewer
    from hub.flows.hub import Hub
    from hub.store.reads import Reading

T = TypeVar("T")
TERMINATED: Final = 143
"""Exit code after SIGTERM."""


def settings() -> Settings:
    """What the environment says; raises Refused SETTING_INVALID."""
    return Settings.from_env(os.environ)


def act(work: "Callable[[Hub], Awaitable[T]]") -> T:
    """Open the hub and do the work; SIGTERM ends it in order."""
    from hub.flows.hub import open_hub

    async def opened() -> T:
        async with open_hub(settings()) as hub:
            return await work(hub)

    try:
        return asyncio.run(ended_by_sigterm(opened()))
    except asyncio.CancelledError:
        raise SystemExit(TERMINATED) from None


async def ended_by_sigterm(work: Awaitable[T]) -> T:
    """The work; SIGTERM cancels it, so that what is open is closed."""
    task = asyncio.ensure_future(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


async def acts_as(hub: "Hub", viewer: "Viewer", command: str, reason: str) -> None:
    """Who acts on the command line in somebody's name stands in the audit before they do."""
    from hub.store.acts import note

    detail = {"as": viewer.subject, "command": command}
    await note(
        hub.database.writer, hub.settings.operator, "command.as", command, reason=reason,
        detail=detail,
    )  # fmt: skip


async def kept(hub: "Hub", reading: "Reading | None") -> None:
    """What is shown of others' recorded classes is on the record before it is."""
    from hub.app import demanding
    from hub.store.reads import Reads

    if reading is not None:
        await Reads(hub.database, demanding(hub.settings.purpose_classes)).keep(reading)


async def viewer_as(hub: "Hub", number: str, scope: str) -> "Viewer":
    """The employee of that number as a token of theirs would make them."""
    from hub.auth.signin import viewer_of
    from hub.auth.tokens import Claims
    from hub.auth.viewer import scopes_for
    from hub.store.grants import Grants

    claims = Claims(number, "number", scopes_for(scope), 0, "command line")
    facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
    return viewer_of(claims, facts, hub.today())
