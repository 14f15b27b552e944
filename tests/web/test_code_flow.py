"""Sign-in at a real provider (npm oidc-provider) for the hub's own pages: code flow with PKCE."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from hub.auth.codeflow import Asked, CodeFlow
from hub.errors import Refused
from hub.flows.hub import Hub
from hub.settings import Settings
from tests.support.browsing import Browser, browser
from tests.support.provider import CLIENT, REDIRECT, SECRET, Provider, provider, walk
from tests.support.site import Site

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def real() -> Iterator[Provider]:
    with provider() as running:
        yield running


@pytest.fixture
def hub(site: Site, real: Provider) -> Hub:
    """The site's hub as a client of the provider, which names people by `sub` in small letters."""
    settings = Settings.from_env(
        {
            "HUB_HOME": str(site.hub.settings.home),
            "HUB_ISSUER": real.issuer,
            "HUB_CLIENT_ID": CLIENT,
            "HUB_CLIENT_SECRET": SECRET,
            "HUB_STEP_UP_ACR": "two",
        }
    )
    return replace(site.hub, settings=settings)


@pytest.fixture
async def browsing(hub: Hub) -> AsyncIterator[Browser]:
    async with browser(hub) as one:
        yield one


async def through(browsing: Browser, start: str, hint: str) -> httpx2.Response:
    """Go to the provider, sign in there as `hint` says, and come back."""
    answer = await browsing.get(start)
    assert answer.status_code == 303, answer.text
    url = f"{answer.headers['location']}&login_hint={hint}"
    with httpx2.Client(trust_env=False) as outside:
        back = urlsplit(walk(outside, url))
    return await browsing.get(f"{back.path}?{back.query}")


async def test_a_person_signs_in_at_the_provider(browsing: Browser) -> None:
    """From the hub's page there and back; the session is the person's."""
    page = await browsing.get("/signin?next=/graphql")
    assert "/signin/provider?next=/graphql" in page.text
    assert 'type="password"' not in page.text
    answer = await through(browsing, "/signin/provider?next=/graphql", "H1")
    assert answer.headers["location"] == "/graphql"
    assert await browsing.who() == "曾喆"


async def test_a_claim_of_the_settings_names_the_employee(hub: Hub) -> None:
    """Not `sub`, where the provider knows people by other names than HR does."""
    settings = replace(hub.settings, subject_claim="employee_number")
    async with browser(replace(hub, settings=settings)) as browsing:
        await through(browsing, "/signin/provider", "h1")
        assert await browsing.who() == "曾喆"
    async with browser(hub) as browsing:
        assert (await through(browsing, "/signin/provider", "h1")).status_code == 403


async def test_the_question_is_bound_to_the_answer_by_pkce_state_and_nonce(
    browsing: Browser,
) -> None:
    """S256, and 256 bits of each, other ones every time."""
    asked = []
    for _ in range(2):
        answer = await browsing.get("/signin/provider")
        query = parse_qs(urlsplit(answer.headers["location"]).query)
        assert query["code_challenge_method"] == ["S256"]
        assert query["response_type"] == ["code"]
        assert query["redirect_uri"] == [REDIRECT]
        asked.append([query[one][0] for one in ("state", "nonce", "code_challenge")])
    assert all(len(one) >= 43 for both in asked for one in both)
    assert not set(asked[0]) & set(asked[1])


async def test_an_answer_counts_once_and_for_its_browser(browsing: Browser, hub: Hub) -> None:
    """Neither again, nor in the browser of somebody else who is led to it (login CSRF)."""
    answer = await browsing.get("/signin/provider")
    url = f"{answer.headers['location']}&login_hint=H1"
    with httpx2.Client(trust_env=False) as outside:
        back = urlsplit(walk(outside, url))
    path = f"{back.path}?{back.query}"
    async with browser(hub) as victim:
        assert (await victim.get(path)).status_code == 400
        await victim.get("/signin/provider")
        assert (await victim.get(path)).status_code == 400
        assert await victim.who() is None
    assert (await browsing.get(path)).status_code == 303
    assert (await browsing.get(path)).status_code == 400


@pytest.mark.parametrize(
    "change",
    [
        {"state": "x" * 43},
        {"iss": "https://evil.test"},
        {"iss": None},
        {"code": "x" * 43},
        {"code": None},
        {"error": "access_denied"},
    ],
)
async def test_an_answer_that_was_changed_is_refused(
    browsing: Browser, change: dict[str, str | None]
) -> None:
    """Another state, another provider (mix-up), another code, or none."""
    answer = await browsing.get("/signin/provider")
    with httpx2.Client(trust_env=False) as outside:
        back = urlsplit(walk(outside, f"{answer.headers['location']}&login_hint=H1"))
    given = {name: values[0] for name, values in parse_qs(back.query).items()}
    given = {name: value for name, value in {**given, **change}.items() if value is not None}
    answer = await browsing.get(f"{back.path}?{httpx2.QueryParams(given)}")
    assert answer.status_code == 400
    assert await browsing.who() is None


async def test_whom_nobody_knows_is_told_so(browsing: Browser, site: Site) -> None:
    """The provider's word is good, but there is no such employee; it is on the record."""
    answer = await through(browsing, "/signin/provider", "unknown")
    assert answer.status_code == 403
    detail = await site.hub.database.writer.fetchval(
        "select detail->>'code' from hub.audit where action = 'sign_in.failed'"
    )
    assert detail == "PRINCIPAL_UNKNOWN"


async def test_step_up_asks_the_provider_for_a_second_factor(browsing: Browser) -> None:
    """One factor again is not enough; two are, for the same person."""
    await through(browsing, "/signin/provider", "H1")
    page = await browsing.get("/signin/step-up?next=/graphql")
    assert "/signin/provider?step_up=1&amp;next=/graphql" in page.text
    start = "/signin/provider?step_up=1&next=/graphql"
    assert (await through(browsing, start, "H1/one")).status_code == 400
    before = browsing.client.cookies["hub-session"]
    assert (await through(browsing, start, "H1/two")).headers["location"] == "/graphql"
    assert browsing.client.cookies["hub-session"] != before


ID_TOKENS: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "other"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "other"},
    "two audiences": {"aud": [CLIENT, "other"]},
    "issued to another": {"azp": "other"},
    "another issuer": {"iss": "https://evil.test"},
    "expired": {"exp": 1_000_000_000},
    "no subject": {"sub": None},
}


@pytest.mark.parametrize("name", ID_TOKENS)
def test_an_id_token_must_be_of_this_sign_in(hub: Hub, real: Provider, name: str) -> None:
    """Every claim that binds it."""
    asked = Asked("", "s", "n" * 43, "v", step_up=False)
    good = {"iss": real.issuer, "aud": CLIENT, "sub": "H1", "nonce": "n" * 43}
    good |= {"iat": 1_795_428_000, "exp": 1_795_428_600}
    flow = CodeFlow(hub.settings, lambda: 1_795_428_010.0)
    assert flow._claims(good, asked).subject == "H1"
    wrong = {key: value for key, value in {**good, **ID_TOKENS[name]}.items() if value is not None}
    with pytest.raises(Refused):
        flow._claims(wrong, asked)


async def test_claims_may_come_from_userinfo_and_the_secret_in_the_form(site: Site) -> None:
    """A provider that keeps id tokens small, and takes the client's secret in the form alone."""
    with provider(METHOD="client_secret_post", CONFORM="1") as other:
        env = {
            "HUB_HOME": str(site.hub.settings.home),
            "HUB_ISSUER": other.issuer,
            "HUB_CLIENT_ID": CLIENT,
            "HUB_CLIENT_SECRET": SECRET,
            "HUB_SUBJECT_CLAIM": "employee_number",
        }
        hub = replace(site.hub, settings=Settings.from_env(env))
        async with browser(hub) as browsing:
            await through(browsing, "/signin/provider", "h1")
            assert await browsing.who() == "曾喆"


def test_a_client_is_not_its_own_audience(hub: Hub) -> None:
    """Else its id tokens would name the graph as their audience."""
    with pytest.raises(Refused) as refused:
        CodeFlow(replace(hub.settings, audience=CLIENT))
    assert refused.value.code == "SETTING_INVALID"
