"""`hub serve`."""

import asyncio

from hub.cli.acting import settings


def serve() -> None:
    """Serve the graph on HUB_HOST and HUB_PORT."""
    from hub.app import serve as run

    asyncio.run(run(settings()))
