"""`hub serve`."""

from hub.cli.acting import settings


def serve() -> None:
    """Serve the graph on HUB_HOST and HUB_PORT."""
    from hub.app import serve as run

    run(settings())
