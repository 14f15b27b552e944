"""`hub work`."""

import asyncio
import signal
from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say

if TYPE_CHECKING:
    from hub.flows.hub import Hub


def work(*, slots: int = 2) -> None:
    """Run what is scheduled and deliver what changed, until it is told to stop (Ctrl-C, SIGTERM).

    Parameters
    ----------
    slots
        How many connections are pulled side by side.
    """
    from hub.app import asking, observed
    from hub.flows.pushing import pushing
    from hub.flows.worker import work as run
    from hub.web.log import log_observations

    async def until_stopped(hub: "Hub") -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, stop.set)
        say("Working; stop with Ctrl-C.")
        async with observed(hub), pushing(hub, asking(hub)):
            await run(hub, stop=stop, slots=slots)

    log_observations()
    act(until_stopped)
