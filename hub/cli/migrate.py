"""`hub migrate`."""

import asyncio

from hub.cli.acting import settings
from hub.cli.say import say


def migrate() -> None:
    """Bring the database to this release: tables, company fields, vocabularies."""
    from hub.flows.hub import migrate as upgrade

    asyncio.run(upgrade(settings()))
    say("The database has the schema of this release.")
