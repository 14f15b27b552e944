"""An opened hub over a test's own database and home."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hub.flows.hub import Hub, open_hub
from hub.settings import Settings


def settings_for(dsn: str, home: Path, **more: str) -> Settings:
    """Settings of an installation whose database is at `dsn`."""
    env = {"HUB_HOME": str(home), "HUB_DATABASE_URL": dsn, "HUB_OPERATOR": "tester"}
    return Settings.from_env(env | more)


@asynccontextmanager
async def hub_at(dsn: str, home: Path) -> AsyncIterator[Hub]:
    """A hub that is open meanwhile."""
    async with open_hub(settings_for(dsn, home)) as hub:
        yield hub
