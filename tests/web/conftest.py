"""Fixtures of what is served."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.site import Site, opened_site


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A hub over a database with one HR person and two departments."""
    async with opened_site(database, tmp_path) as site:
        yield site
