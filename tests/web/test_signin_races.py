"""Revocation under load, over two workers of one database: nothing is read after the word is given.

Each round a person signs in, both workers answer them until (and while) their access is ended; what
is asked after that has returned must be refused by both. First it is shown that the test would see
a worker that remembers.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from hub.auth.compact import parse
from hub.store.sessions import NewSession, Sessions, end_access
from tests.support.browsing import Browser, browser
from tests.support.site import HR, Site

ROUNDS = int(os.environ.get("HUB_TEST_ROUNDS") or 60)


@pytest.fixture
async def workers(site: Site) -> AsyncIterator[tuple[Browser, Browser]]:
    """Two applications, each with what it remembers."""
    async with browser(site.hub) as one, browser(site.hub) as other:
        yield one, other


async def raced(
    site: Site, workers: tuple[Browser, Browser], end: Callable[[str], Awaitable[object]]
) -> int:
    """How many requests were answered that began after the end had returned."""
    store = Sessions(site.hub.database, site.hub.settings.pages)
    late = 0
    for _ in range(ROUNDS):
        secret = await store.begin(NewSession(HR, "hub", ("pwd", "otp", "mfa"), None))
        for one in workers:
            one.client.cookies.set("hub-session", secret)
        assert [await one.who() for one in workers] == ["曾喆", "曾喆"]
        busy = [asyncio.create_task(one.who()) for one in workers for _ in range(3)]
        await end(secret)
        late += sum([await one.who() is not None for one in workers])
        await asyncio.gather(*busy)
        for one in workers:
            one.client.cookies.clear()
    return late


async def test_no_read_after_a_session_was_ended(
    site: Site, workers: tuple[Browser, Browser]
) -> None:
    """By its owner, in one of the two."""
    store = Sessions(site.hub.database, site.hub.settings.pages)
    assert await raced(site, workers, store.end) == 0


async def test_no_read_after_access_was_ended(site: Site, workers: tuple[Browser, Browser]) -> None:
    """By an administrator, from elsewhere."""

    async def end(_: str) -> None:
        await end_access(site.hub.database, HR, actor="test", reason="race")

    assert await raced(site, workers, end) == 0


async def test_a_worker_that_remembers_sessions_would_be_seen(
    site: Site, workers: tuple[Browser, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same race with what a session says kept in memory: every late request is answered."""
    real, kept = Sessions.claims, {}

    async def remembered(store: Sessions, secret: str) -> object:
        if secret not in kept:
            kept[secret] = await real(store, secret)
        return kept[secret]

    monkeypatch.setattr(Sessions, "claims", remembered)
    store = Sessions(site.hub.database, site.hub.settings.pages)
    assert await raced(site, workers, store.end) == 2 * ROUNDS


async def test_no_read_after_a_token_was_revoked(
    site: Site, workers: tuple[Browser, Browser]
) -> None:
    """Tokens are remembered by workers; the gate of the next statement makes them look again."""
    late = 0
    for _ in range(ROUNDS):
        token = site.issuer.issue("H1", "hr")

        async def status(one: Browser, token: str = token) -> int:
            return (await one.graph(None, authorization=f"Bearer {token}")).status_code

        assert [await status(one) for one in workers] == [200, 200]
        busy = [asyncio.create_task(status(one)) for one in workers for _ in range(3)]
        name = str(parse(token).payload["jti"])
        await end_access(site.hub.database, HR, actor="test", reason="race", token=name)
        late += sum([await status(one) != 401 for one in workers])
        await asyncio.gather(*busy)
    assert late == 0
