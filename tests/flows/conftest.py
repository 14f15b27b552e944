"""An opened hub over this test's own database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.flows.hub import Hub
from tests.support.hubs import hub_at


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "home") as opened:
        yield opened
