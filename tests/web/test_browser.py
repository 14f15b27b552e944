"""GraphiQL in a real browser: it loads under its own policy, signs in and shows an answer."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Locator, Page, async_playwright
from playwright.async_api import TimeoutError as Late

from hub.app import application
from tests.support.require import require
from tests.support.site import Site

CHROMIUM = Path("/usr/bin/chromium")
INSTALLED = CHROMIUM.exists()
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
pytestmark = pytest.mark.browser


@pytest.fixture
async def address(site: Site) -> AsyncIterator[str]:
    """The address of the served hub."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(application(site.hub), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/graphql"
        server.should_exit = True
        await task


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A page of headless Chromium."""
    require(INSTALLED, "Debian's Chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield await browser.new_page()
        await browser.close()


async def test_graphiql_runs_a_query_with_a_typed_token(
    site: Site, address: str, page: Page
) -> None:
    """Nothing is asked of another host, no policy is broken, and the answer is on the page."""
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    await page.goto(address)
    editor = page.locator(".graphiql-editor-tool .CodeMirror:visible").first
    await editor.wait_for(timeout=60_000)
    token = site.issuer.issue("H1", "hr")
    await _fill(editor, '{"Authorization": "Bearer ' + token + '"}')
    query = page.locator(".graphiql-query-editor .CodeMirror").first
    await _fill(query, "query Staff { viewer { employee { legalName number } } }")
    answer = page.locator(".result-window")
    try:
        # GraphiQL reads the operation's name a moment after the text: a click before that sends
        # the name of before.
        for _ in range(10):
            await page.locator(".graphiql-execute-button").click()
            with suppress(Late):
                await answer.get_by_text('"H1"').wait_for(timeout=60_000)
                break
        assert "曾喆" in await answer.inner_text()
    finally:
        await _shot(page, "graphiql.png")
    assert all(url.startswith(address.rpartition("/")[0]) for url in asked), asked
    refused = "Failed to load resource"  # asked without a token, before one is typed
    assert [one for one in broken if refused not in one] == []


async def _fill(editor: Locator, text: str) -> None:
    """Put text into a CodeMirror editor."""
    await editor.evaluate("(node, text) => node.CodeMirror.setValue(text)", text)


async def _shot(page: Page, name: str) -> None:
    """Keep a picture where HUB_TEST_SHOTS says."""
    folder = os.environ.get("HUB_TEST_SHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / name)
