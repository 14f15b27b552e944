"""Step-up: what is one's own but asks for a second factor opens for minutes, and says so before."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.browsing import Browser, browser, enrolled, later
from tests.support.site import HR, Site

ASKED = {
    "query": "{ viewer { employee { nationalId nationalIdMasked restricted } } }",
}


@pytest.fixture
async def browsing(site: Site) -> AsyncIterator[Browser]:
    """Of a person without any grant."""
    await site.hub.database.writer.execute("update hub.access_grant set revoked_at = now()")
    async with browser(site.hub) as one:
        yield one


async def asked(browsing: Browser) -> tuple[list[str], list[dict[str, Any]]]:
    """What is restricted of one's own row, and what the response announces."""
    found = (await browsing.graph(ASKED)).json()
    restricted: list[str] = found["data"]["viewer"]["employee"]["restricted"]
    return restricted, found.get("extensions", {}).get("access", [])


async def prove(site: Site, minutes_ago: int) -> None:
    await site.hub.database.writer.execute(
        "update hub.sign_in_session set proved_at = now() - make_interval(mins => $1)", minutes_ago
    )


async def test_ones_own_identity_number_opens_for_ten_minutes(
    site: Site, browsing: Browser
) -> None:
    """Right after the second factor; then it is masked, and named with what would open it."""
    app = await enrolled(browsing, site.hub)
    restricted, announced = await asked(browsing)
    assert "nationalId" not in restricted
    await prove(site, 9)
    assert "nationalId" not in (await asked(browsing))[0]
    await prove(site, 10)
    restricted, announced = await asked(browsing)
    assert "nationalId" in restricted
    [told] = [one for one in announced if one["path"].endswith("nationalId")]
    assert "self after a second factor" in told["grantedBy"]
    page = await browsing.get("/signin/step-up?next=/graphql")
    assert "10" in re.sub(r"<[^>]+>", "", page.text)
    await browsing.post("/signin/step-up", code=later(app), next="/graphql")
    assert "nationalId" not in (await asked(browsing))[0]


async def test_a_filter_on_it_is_refused_without_the_second_factor(
    site: Site, browsing: Browser
) -> None:
    """No other door opens what the front door asks a factor for."""
    await enrolled(browsing, site.hub)
    query = {
        "query": '{ employees(filter: {nationalId: {eq: "11010519491231002X"}})'
        " { nodes { number } } }"
    }
    await prove(site, 60)
    refused = (await browsing.graph(query)).json()
    told = refused["errors"][0]["extensions"]
    assert told["code"] == "FIELD_NOT_READABLE"
    assert "/signin/step-up" in told["hint"]
    await prove(site, 1)
    assert "errors" not in (await browsing.graph(query)).json()


async def test_an_ordinary_token_is_never_stepped_up(site: Site) -> None:
    """It says nothing of a second factor."""
    found = await site.ask(ASKED["query"], "H1", "employee")
    assert "nationalId" in found["data"]["viewer"]["employee"]["restricted"]


@pytest.mark.parametrize("wanted", ["add", "remove", "codes", "password"])
async def test_changing_an_account_asks_for_a_second_factor_again(
    site: Site, browsing: Browser, wanted: str
) -> None:
    """A browser left open is not enough to take an account over."""
    await enrolled(browsing, site.hub)
    await prove(site, 11)
    before = await site.hub.database.writer.fetch("select * from hub.account_factor")
    answer = await browsing.post("/signin/account", do=wanted)
    assert answer.headers["location"] == "/signin/step-up?next=/signin/account"
    assert await site.hub.database.writer.fetch("select * from hub.account_factor") == before


async def test_one_is_told_that_a_second_factor_opens_it(site: Site, browsing: Browser) -> None:
    """Why it is locked, and why it is open afterwards."""
    await enrolled(browsing, site.hub)
    why = {"query": f'{{ access(id: "employee_{HR}", fields: ["nationalId"]) {{ read because }} }}'}
    language = {"accept-language": "en"}
    await prove(site, 60)
    [cell] = (await browsing.graph(why, **language)).json()["data"]["access"]
    assert not cell["read"]
    assert "/signin/step-up" in cell["because"]
    await prove(site, 1)
    [cell] = (await browsing.graph(why, **language)).json()["data"]["access"]
    assert cell == {
        "read": True,
        "because": "It is your own record, and you showed a second factor.",
    }
