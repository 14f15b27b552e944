"""Sessions on open streams: a cookie opens one for the hub's own pages, and its end closes it."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from hub.store.sessions import NewSession, Sessions, end_access
from tests.support.pace import held_up
from tests.support.served import served
from tests.support.site import HR, Site, opened_site
from tests.support.watching import Watching, watching

CHANGED = "subscription { changed(type: Employee) { nodes { ... on Employee { restricted } } } }"
ASKED = "{ viewer { employee { nationalId restricted } } }"


@pytest.fixture
async def place(database: str, tmp_path: Path) -> AsyncIterator[tuple[Site, str, str]]:
    """A served hub, its address, and the cookie of a person without a grant who just signed in."""
    async with opened_site(database, tmp_path) as site, served(site.hub) as url:
        await site.hub.database.writer.execute("update hub.access_grant set revoked_at = now()")
        store = Sessions(site.hub.database, site.hub.settings.pages)
        new = NewSession(HR, "hub", ("pwd", "otp", "mfa"), time.time())
        yield site, url, f"hub-session={await store.begin(new)}"


async def begun(one: Watching) -> None:
    await one.send("connection_init")
    assert await one.next() == {"type": "connection_ack"}
    await one.subscribe("1", CHANGED)


async def test_a_stream_ends_within_a_second_of_its_session(place: tuple[Site, str, str]) -> None:
    """By signing out, also where nothing happens."""
    site, url, cookie = place
    async with watching(url, headers={"cookie": cookie, "origin": url}) as own:
        await begun(own)
        began = time.monotonic()
        await Sessions(site.hub.database, site.hub.settings.pages).end(cookie.partition("=")[2])
        assert await own.code() == 4403
        assert time.monotonic() - began < 1.5 * held_up()


async def test_a_stream_of_a_token_ends_when_access_is_ended(place: tuple[Site, str, str]) -> None:
    """Tokens that were issued before are void on open streams too."""
    site, url, _ = place
    async with watching(url) as own:
        await own.begin(site.issuer.issue("H1", "employee"))
        await own.subscribe("1", CHANGED)
        began = time.monotonic()
        await end_access(site.hub.database, HR, actor="test", reason="lost")
        assert await own.code() == 4403
        assert time.monotonic() - began < 1.5 * held_up()


@pytest.mark.parametrize("origin", ["https://evil.test", "null", None])
async def test_another_sites_socket_gets_nothing_by_the_cookie(
    place: tuple[Site, str, str], origin: str | None
) -> None:
    """Cross-site WebSocket hijacking: browsers send the cookie, and say where it comes from."""
    _, url, cookie = place
    headers = {"cookie": cookie, **({"origin": origin} if origin else {})}
    async with watching(url, headers=headers) as stranger:
        await stranger.send("connection_init")
        with pytest.raises(ConnectionClosed) as closed:
            await stranger.next()
        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4403, "Forbidden: CROSS_SITE")


async def test_a_second_factor_opens_answers_and_no_streams(place: tuple[Site, str, str]) -> None:
    """A stream outlasts the minutes for which it counts: there the number stays restricted."""
    site, url, cookie = place
    async with watching(url, headers={"cookie": cookie, "origin": url}) as own:
        await begun(own)
        await own.send("subscribe", id="2", payload={"query": ASKED})
        answer = await own.next()
        assert "nationalId" not in answer["payload"]["data"]["viewer"]["employee"]["restricted"]
        assert (await own.next())["type"] == "complete"
        pages = site.hub.settings.pages
        await Sessions(site.hub.database, pages).begin(NewSession(HR, "hub", ("pwd",), None))
        await site.hub.database.writer.execute(
            "insert into hub.outbox (entity, batch, row_ids, origin)"
            " values ('Employee', gen_random_uuid(), array[$1::uuid], 'test')",
            HR,
        )
        event = await own.next()
        [node] = event["payload"]["data"]["changed"]["nodes"]
        assert "nationalId" in node["restricted"]
