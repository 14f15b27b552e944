"""A company of ten people in several systems, over this test's own database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.flows.hub import Hub
from tests.subject.company import filled
from tests.support.hubs import hub_at


@pytest.fixture
async def hub(database: str, tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(database, tmp_path / "home") as opened:
        await filled(opened, tmp_path / "in")
        yield opened
