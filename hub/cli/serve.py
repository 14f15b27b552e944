"""`hub serve`."""

import os

from hub.cli.acting import settings


def serve(*, workers: int | None = None) -> None:
    """Serve the graph on HUB_HOST and HUB_PORT.

    Parameters
    ----------
    workers
        How many processes; HUB_WORKERS, else 1, if it is not given.
    """
    from hub.app import serve as run

    if workers is not None:
        os.environ["HUB_WORKERS"] = str(workers)  # its processes read their settings there
    run(settings())
