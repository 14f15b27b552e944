"""Signing in as people do: every secret is typed into the hub's own pages."""

from urllib.parse import quote

import pyotp
from playwright.async_api import Page

from hub.flows.hub import open_hub
from tests.console.conftest import settings_of
from tests.support.browsing import PASSWORD, invited, later
from tests.support.demo import Running

KEY = "code"


async def taken_up(page: Page, demo: Running, who: str) -> pyotp.TOTP:
    """Open an invitation, choose a password, add an app; the page is signed in then."""
    async with open_hub(settings_of(demo)) as hub:
        path = await invited(hub, getattr(demo.manifest().persons, who), reset=True)
    await page.goto(path)
    await page.locator("#password").fill(PASSWORD)
    await page.locator("#again").fill(PASSWORD)
    await page.locator("main form button").click()
    await page.wait_for_url("**/signin/enrol")
    texts = await page.locator(KEY).all_inner_texts()
    [key] = [one for one in texts if len(one) == 32 and one.isupper()]
    app = pyotp.TOTP(key)
    await page.locator("#code").fill(app.now())
    await page.locator("main form").filter(has=page.locator("#code")).locator("button").click()
    await page.wait_for_url("**/signin/codes")
    return app


async def signed_in(page: Page, demo: Running, who: str, app: pyotp.TOTP, place: str) -> None:
    """Come to a page without a session: name, password and code are typed, then one is there."""
    await page.context.clear_cookies()
    await page.goto(place)
    await page.wait_for_url(f"**/signin?next={quote(place, safe='')}")
    await page.locator("#name").fill(getattr(demo.manifest().persons, who))
    await page.locator("#password").fill(PASSWORD)
    await page.locator("main form").filter(has=page.locator("#password")).locator("button").click()
    await page.wait_for_url("**/signin/code")
    await page.locator("#code").fill(later(app))
    await page.locator("main form").filter(has=page.locator("#code")).locator("button").click()
    await page.wait_for_url(f"**{place}")
