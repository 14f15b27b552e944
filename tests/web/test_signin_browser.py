"""Sign-in pages in headless Chromium: a passkey of a virtual authenticator, an app, both languages.

Each page is also looked at for what assistive technology needs: a title, one main heading, labels
for all fields, text that stands out from its ground.
"""

import asyncio
import os
import re
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyotp
import pytest
import uvicorn
from playwright.async_api import Browser as Chromium
from playwright.async_api import CDPSession, Page, async_playwright, expect
from playwright.async_api import TimeoutError as Late

from hub.app import application
from hub.flows.hub import Hub
from tests.support.browsing import PASSWORD, invited
from tests.support.require import require
from tests.support.site import Site

CHROMIUM = Path("/usr/bin/chromium")
INSTALLED = CHROMIUM.exists()
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
pytestmark = pytest.mark.browser
CONTRAST = """() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.match(/[\\d.]+/g).slice(0, 3).map((one) => {
      const c = one / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (!/, 0\\)$|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((t) => t.nodeType === 3 && t.data.trim()))
    .filter((one) => one.offsetParent && !one.closest("svg, noscript"))
    .map((one) => {
      const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
      return [one.textContent.trim().slice(0, 30), (a + 0.05) / (b + 0.05)];
    })
    .filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.fixture
async def chromium() -> AsyncIterator[Chromium]:
    require(INSTALLED, "Debian's Chromium")
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))


@pytest.fixture
async def hub(site: Site) -> AsyncIterator[Hub]:
    """The site's hub, served at the address that it knows as its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://localhost:{listener.getsockname()[1]}"
        pages = replace(site.hub.settings.pages, url=address)
        hub = replace(site.hub, settings=replace(site.hub.settings, pages=pages))
        config = uvicorn.Config(application(hub), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        yield hub
        server.should_exit = True
        await task


async def opened(chromium: Chromium, hub: Hub, **how: Any) -> Page:
    """A page of a new browser, which fails the test when a policy or a script breaks."""
    context = await chromium.new_context(base_url=hub.settings.pages.url, **how)
    page = await context.new_page()
    page.set_default_timeout(60_000)
    page.broken = []  # type: ignore[attr-defined] # what the test looks at in the end
    page.on("pageerror", lambda error: page.broken.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "console",
        lambda said: (
            page.broken.append(said.text)  # type: ignore[attr-defined]
            if said.type == "error" and "Failed to load resource" not in said.text
            else None
        ),
    )
    return page


async def authenticator(page: Page, *, verified: bool = True) -> CDPSession:
    """A phone's or laptop's own authenticator, with a finger on it or not."""
    session = await page.context.new_cdp_session(page)
    await session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": verified,
        "automaticPresenceSimulation": True,
    }
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


async def looked_at(page: Page, name: str) -> None:
    """What assistive technology needs, and a picture where HUB_TEST_SHOTS says."""
    assert await page.title()
    assert await page.locator("h1").count() == 1
    assert await page.locator("html[lang]").count() == 1
    for field in await page.locator("input:not([type=hidden]):visible").all():
        assert await field.evaluate("(one) => one.labels.length") == 1
    assert await page.evaluate(CONTRAST) == []
    folder = os.environ.get("HUB_TEST_SHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"signin-{name}.png", full_page=True)
    assert page.broken == []  # type: ignore[attr-defined]


async def taken_up(page: Page, hub: Hub) -> None:
    """Open an invitation and choose a password."""
    await page.goto(await invited(hub))
    await looked_at(page, "invitation")
    await page.locator("#password").fill(PASSWORD)
    await page.locator("#again").fill(PASSWORD)
    await page.locator("main form button").click()
    await page.wait_for_url("**/signin/enrol")
    await looked_at(page, "enrol")


async def test_a_passkey_is_made_signs_in_and_steps_up(chromium: Chromium, hub: Hub) -> None:
    """From the invitation to the graph without typing a code; then out, and in by a finger."""
    page = await opened(chromium, hub, locale="zh-CN")
    await authenticator(page)
    await taken_up(page, hub)
    await page.get_by_role("button", name="创建通行密钥").click()
    await page.wait_for_url("**/signin/codes")
    await looked_at(page, "codes")
    assert await page.locator("ol.codes code").count() == 10
    await page.locator("a.button").click()
    await page.wait_for_url("**/signin/account")
    await looked_at(page, "account")
    await page.get_by_role("button", name="退出登录").click()
    await page.wait_for_url("**/signout")
    await looked_at(page, "out")
    await page.goto("/signin?next=/graphql")
    await looked_at(page, "entry")
    await page.get_by_role("button", name="使用通行密钥登录").click()
    await page.wait_for_url(f"{hub.settings.pages.url}/graphql")
    await page.goto("/signin/step-up?next=/signin/account")
    await looked_at(page, "step-up")
    await page.get_by_role("button", name="使用通行密钥验证").click()
    await page.wait_for_url(f"{hub.settings.pages.url}/signin/account")
    rows = await hub.database.writer.fetch("select methods from hub.sign_in_session")
    assert [row["methods"] for row in rows] == [["pop", "user", "mfa"]]
    assert page.broken == []  # type: ignore[attr-defined]


async def test_the_graph_answers_the_session_in_a_page_of_the_hub(
    chromium: Chromium, hub: Hub
) -> None:
    """By a script of the hub's own page, and by its web socket; not by another site's."""
    page = await opened(chromium, hub, locale="en-GB")
    await authenticator(page)
    await taken_up(page, hub)
    await page.get_by_role("button", name="Create a passkey").click()
    await page.wait_for_url("**/signin/codes")
    asked = """async (address) => {
      const answer = await fetch(address, {
        method: "POST", credentials: "include", headers: {"content-type": "application/json"},
        body: JSON.stringify({query: "{ viewer { employee { number } } }"}),
      });
      return [answer.status, await answer.text()];
    }"""
    status, text = await page.evaluate(asked, "/graphql")
    assert status == 200
    assert '"H1"' in text
    socket_ = """(address) => new Promise((done) => {
      const socket = new WebSocket(address, "graphql-transport-ws");
      socket.onopen = () => socket.send('{"type":"connection_init"}');
      socket.onmessage = (event) => { done(event.data); socket.close(); };
      socket.onclose = (event) => done(event.reason);
    })"""
    address = hub.settings.pages.url.replace("http", "ws") + "/graphql"
    assert "connection_ack" in await page.evaluate(socket_, address)
    stranger = await page.context.new_page()
    await stranger.goto(hub.settings.pages.url.replace("localhost", "127.0.0.1") + "/health/live")
    told = await stranger.evaluate(socket_, address)
    assert "connection_ack" not in told
    assert "CROSS_SITE" in told


async def test_graphiql_asks_by_the_session(chromium: Chromium, hub: Hub) -> None:
    """Whoever is signed in types no token."""
    page = await opened(chromium, hub, locale="en-GB")
    await authenticator(page)
    await taken_up(page, hub)
    await page.get_by_role("button", name="Create a passkey").click()
    await page.wait_for_url("**/signin/codes")
    await page.goto("/graphql")
    editor = page.locator(".graphiql-query-editor .CodeMirror").first
    await editor.wait_for(timeout=60_000)
    query = "query Me { viewer { employee { legalName number } } }"
    await editor.evaluate("(node, text) => node.CodeMirror.setValue(text)", query)
    answer = page.locator(".result-window")
    # GraphiQL reads the operation's name a moment after the text: a click before that sends
    # the name of before.
    for _ in range(10):
        await page.locator(".graphiql-execute-button").click()
        with suppress(Late):
            await answer.get_by_text('"H1"').wait_for(timeout=60_000)
            break
    assert "曾喆" in await answer.inner_text()


async def test_a_passkey_without_a_finger_is_refused(chromium: Chromium, hub: Hub) -> None:
    """Nothing is kept of it, and the page says so in its language."""
    page = await opened(chromium, hub, locale="en-GB")
    await authenticator(page, verified=False)
    await taken_up(page, hub)
    await page.get_by_role("button", name="Create a passkey").click()
    await expect(page.locator("[data-trouble]")).to_have_text(re.compile("not accepted"))
    assert await hub.database.writer.fetchval("select count(*) from hub.account_factor") == 0


async def test_an_app_and_a_password_in_english_without_scripts(
    chromium: Chromium, hub: Hub
) -> None:
    """All of it works where scripts are off; only passkeys need one."""
    page = await opened(chromium, hub, locale="en-US", java_script_enabled=False)
    await page.goto(await invited(hub))
    await page.locator("#password").fill(PASSWORD)
    await page.locator("#again").fill(PASSWORD)
    await page.get_by_role("button", name="Next").click()
    key = await page.locator("code").inner_text()
    app = pyotp.TOTP(key)
    await page.locator("#code").fill(app.now())
    await page.get_by_role("button", name="Add the app").click()
    await page.wait_for_url("**/signin/codes")
    code = await page.locator("ol.codes code").first.inner_text()
    await page.goto("/signout")
    await page.get_by_role("button", name="Sign out").click()
    await page.goto("/signin")
    await page.locator("#name").fill("H1")
    await page.locator("#password").fill("something else")
    await page.get_by_role("button", name="Next").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.locator("#name").fill("ｈ１".upper())
    await page.locator("#password").fill(PASSWORD)
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/signin/code")
    await page.locator("#code").fill(code)
    await page.get_by_role("button", name="Confirm").first.click()
    await page.wait_for_url("**/signin/account")
    await expect(page.get_by_text("Recovery codes left: 9")).to_be_visible()


async def test_pages_can_be_used_in_the_dark_and_on_a_phone(chromium: Chromium, hub: Hub) -> None:
    """Nothing is wider than the screen, and text stands out from a dark ground too."""
    page = await opened(
        chromium, hub, color_scheme="dark", viewport={"width": 320, "height": 640}, locale="zh-CN"
    )
    await page.goto("/signin")
    await looked_at(page, "dark")
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.id") == "name"
