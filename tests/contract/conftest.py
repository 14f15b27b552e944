"""Fixtures of the connectors' contract: a vendor on loopback, and what the hub observes."""

import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from hub.connectors.protocol import Connector
from hub.connectors.registry import open_connector
from hub.demo.moodle import running
from hub.observe import Observation, subscribe
from tests.contract.vendor import HEAD, SECRETS, Asked, Open, Said, Vendor


@pytest.fixture
async def vendor(tmp_path: Path) -> AsyncIterator[Open]:
    """A connector to a vendor: call it with the manifest and the function that answers."""
    async with contextlib.AsyncExitStack() as stack:

        async def opened(
            manifest: str, answer: Callable[[Asked], Said], delay: float = 0
        ) -> tuple[Connector, Vendor]:
            fake = Vendor(answer, delay)
            routes = [Route("/{path:path}", fake.respond, methods=["GET", "POST"])]
            fake.url = await stack.enter_async_context(running(Starlette(routes=routes)))
            (tmp_path / "vendor.yaml").write_text(HEAD + manifest, encoding="utf-8")
            config = {"manifest": "vendor.yaml", "base_url": fake.url}
            connector = open_connector("rest", config, SECRETS, tmp_path)
            stack.push_async_callback(connector.close)
            return connector, fake

        yield opened


@pytest.fixture
def observed() -> Iterator[list[Observation]]:
    """What the hub says about itself during the test."""
    found: list[Observation] = []
    stop = subscribe(found.append)
    yield found
    stop()
