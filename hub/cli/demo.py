"""`hub demo`."""

import asyncio

from hub.cli.acting import settings


def demo(*, employees: int = 2000) -> None:
    """Make a company from five outside systems, connect, pull and serve it.

    Parameters
    ----------
    employees
        How many people.
    """
    from hub.demo.run import demo as run

    asyncio.run(run(settings(), employees))
