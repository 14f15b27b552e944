"""A browser without a screen: it keeps cookies and says where it comes from."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pyotp

from hub.app import application
from hub.flows.hub import Hub
from hub.store.accounts import Accounts

ORIGIN = "http://localhost:8000"
PASSWORD = "five camels drink coffee"
QUERY = {"query": "{ viewer { employee { legalName } scopes } }"}


@dataclass
class Browser:
    """Asks as a browser does."""

    client: httpx2.AsyncClient
    sent: dict[str, str] = field(default_factory=lambda: {"origin": ORIGIN})

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        """Open a page."""
        return await self.client.get(path, headers=headers)

    async def post(self, path: str, **form: str) -> httpx2.Response:
        """Send a form of one of the hub's own pages."""
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return await self.client.post(path, data=form, headers={**self.sent, **kind})

    async def script(self, path: str, body: Any) -> httpx2.Response:
        """Ask as a script of the page does."""
        return await self.client.post(path, json=body, headers=self.sent)

    async def graph(self, body: Any = None, **headers: str) -> httpx2.Response:
        """Ask the graph by the cookie alone."""
        sent = {**self.sent, **headers}
        return await self.client.post("/graphql", json=body or QUERY, headers=sent)

    async def who(self) -> str | None:
        """The name of whoever is signed in."""
        found = (await self.graph()).json()
        if "errors" in found:
            return None
        name: str = found["data"]["viewer"]["employee"]["legalName"]
        return name


@asynccontextmanager
async def browser(hub: Hub, address: str = "203.0.113.7") -> AsyncIterator[Browser]:
    """A browser at that address."""
    transport = httpx2.ASGITransport(app=application(hub), client=(address, 40_000))
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield Browser(client)


async def invited(hub: Hub, number: str = "H1", *, reset: bool = False) -> str:
    """The path of an invitation for that employee."""
    accounts = Accounts(hub.database, hub.sealer)
    person = await accounts.named(number)
    assert person is not None
    return f"/signin/invitation/{await accounts.invite(person, actor='test', reset=reset)}"


async def enrolled(browsing: Browser, hub: Hub, number: str = "H1") -> pyotp.TOTP:
    """Take up an account with a password and an app; the browser is signed in then."""
    path = await invited(hub, number)
    answer = await browsing.post(path, password=PASSWORD, again=PASSWORD)
    assert answer.headers["location"] == "/signin/enrol", answer.text
    shown = (await browsing.get("/signin/enrol")).text
    [key] = re.findall(r"<code>([A-Z2-7]{32})</code>", shown)
    app = pyotp.TOTP(key)
    answer = await browsing.post("/signin/enrol", code=app.now())
    assert answer.headers["location"] == "/signin/codes", answer.text
    return app


def later(app: pyotp.TOTP, steps: int = 1) -> str:
    """The code of a later step, which is taken too: clocks differ."""
    return app.at(int(time.time()) + 30 * steps)
