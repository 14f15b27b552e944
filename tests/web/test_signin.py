"""Sign-in on the hub's own pages: invitation, password and second factor, sessions, the way out."""

import asyncio
import base64
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pyotp
import pytest

from hub.auth import passwords
from hub.auth.compact import parse
from hub.auth.cookies import own_page
from hub.auth.secret import digest
from hub.errors import Refused
from hub.observe import Observation, subscribe
from hub.store.accounts import Accounts
from hub.store.sessions import end_access
from hub.web.signin.texts import LANGUAGES, catalogue
from hub.web.signin.visit import local
from tests.support.browsing import PASSWORD, QUERY, Browser, browser, enrolled, invited, later
from tests.support.site import HR, Site

COOKIE = "hub-session"


@pytest.fixture
async def browsing(site: Site) -> AsyncIterator[Browser]:
    async with browser(site.hub) as one:
        yield one


async def audit(site: Site) -> list[str]:
    rows = await site.hub.database.writer.fetch("select action from hub.audit order by seq")
    return [row["action"] for row in rows if "." in row["action"]]


# --- accounts -------------------------------------------------------------------------------


async def test_an_invited_person_sets_up_an_account_and_is_signed_in(
    site: Site, browsing: Browser
) -> None:
    """Password, app, recovery codes shown once; then the graph answers the cookie as a token."""
    await enrolled(browsing, site.hub)
    assert await browsing.who() == "曾喆"
    shown = await browsing.get("/signin/codes")
    codes = re.findall(r"<code>(\w{4}-\w{4}-\w{4}-\w{4})</code>", shown.text)
    assert len(set(codes)) == 10
    assert "<code>" not in (await browsing.get("/signin/codes")).text
    by_token = await site.ask(QUERY["query"], "H1", "employee")
    by_cookie = (await browsing.graph()).json()
    assert by_cookie["data"]["viewer"]["employee"] == by_token["data"]["viewer"]["employee"]
    assert "hr" in by_cookie["data"]["viewer"]["scopes"]
    assert "developer" not in by_cookie["data"]["viewer"]["scopes"]
    assert (await audit(site))[-4:] == [
        "account.invite",
        "account.taken_up",
        "account.add_totp",
        "sign_in.succeeded",
    ]


async def test_an_invitation_is_used_once_and_grows_old(site: Site, browsing: Browser) -> None:
    """A second use, an old one and an invented one are told alike."""
    path = await invited(site.hub)
    assert (await browsing.get(path)).status_code == 200
    await browsing.post(path, password=PASSWORD, again=PASSWORD)
    again = await browsing.post(path, password=PASSWORD, again=PASSWORD)
    old = await invited(site.hub, reset=True)
    await site.hub.database.writer.execute(
        "update hub.account_invitation set expires_at = now() - interval '1 second'"
    )
    answers = [again, await browsing.get(old), await browsing.get("/signin/invitation/invented")]
    assert {one.status_code for one in answers} == {400}
    assert len({re.sub(r"/signin/invitation/[\w-]+|%2F[\w%-]+", "", a.text) for a in answers}) == 1


@pytest.mark.parametrize(
    ("password", "again"),
    [("short", "short"), ("P@ssw0rd2026!", "P@ssw0rd2026!"), (PASSWORD, PASSWORD + "x")],
)
async def test_a_bad_password_keeps_the_invitation(
    site: Site, browsing: Browser, password: str, again: str
) -> None:
    """Short, common, or typed in two ways: the person may try again."""
    path = await invited(site.hub)
    assert (await browsing.post(path, password=password, again=again)).status_code == 400
    assert (await browsing.post(path, password=PASSWORD, again=PASSWORD)).status_code == 303


async def test_a_password_alone_opens_nothing(site: Site, browsing: Browser) -> None:
    """Before the second factor there is no session; a wrong code gives none."""
    app = await enrolled(browsing, site.hub)
    await browsing.post("/signout")
    assert await browsing.who() is None
    answer = await browsing.post("/signin", name="H1", password=PASSWORD)
    assert answer.headers["location"] == "/signin/code"
    assert await browsing.who() is None
    assert (await browsing.post("/signin/code", code="000000")).status_code == 401
    assert await browsing.who() is None
    answer = await browsing.post("/signin/code", code=later(app))
    assert answer.headers["location"] == "/signin/account"
    assert await browsing.who() == "曾喆"


async def test_a_code_counts_once(site: Site, browsing: Browser) -> None:
    """Also for another browser, and so does a recovery code, however it was typed."""
    app = await enrolled(browsing, site.hub)
    shown = await browsing.get("/signin/codes")
    [code, *_] = re.findall(r"<code>(\w{4}-\w{4}-\w{4}-\w{4})</code>", shown.text)
    used = later(app)
    for typed, first, second in ((used, 303, 401), (code.lower().replace("-", " "), 303, 401)):
        for status in (first, second):
            async with browser(site.hub) as other:
                await other.post("/signin", name="H1", password=PASSWORD)
                assert (await other.post("/signin/code", code=typed)).status_code == status


async def test_nobody_learns_whether_a_name_has_an_account(
    site: Site, browsing: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Known, unknown and invited-only names: same words, same status, argon2id as often."""
    await enrolled(browsing, site.hub)
    await browsing.post("/signout")
    runs: list[str] = []
    real = passwords._verify
    monkeypatch.setattr(
        passwords, "_verify", lambda encoded, given: (runs.append("one"), real(encoded, given))[1]
    )
    texts = set()
    for number, name in enumerate(("H1", "H2", "nobody@example.test", "")):
        answer = await browsing.post("/signin", name=name, password="wrong" * 3)
        texts.add(answer.text)
        assert answer.status_code == 401
        assert len(runs) == number + 1
    assert len(texts) == 1


async def test_too_many_tries_are_held_back_for_known_and_unknown_names(
    site: Site, browsing: Browser
) -> None:
    """Five are free; then also the right password waits, twice as long each time."""
    app = await enrolled(browsing, site.hub)
    await browsing.post("/signout")
    for name in ("H1", "H999"):
        for _ in range(5):
            assert (await browsing.post("/signin", name=name, password="x")).status_code == 401
        held = await browsing.post("/signin", name=name, password=PASSWORD)
        assert held.status_code == 429
    writer = site.hub.database.writer
    await writer.execute("update hub.sign_in_failures set until = now()")
    assert (await browsing.post("/signin", name="H1", password="x")).status_code == 401
    wait = await writer.fetchval(
        "select max(extract(epoch from until - now()))::float8 from hub.sign_in_failures"
    )
    assert 25 < wait <= 30
    await writer.execute("update hub.sign_in_failures set until = now()")
    assert (await browsing.post("/signin", name="H1", password=PASSWORD)).status_code == 303
    assert (await browsing.post("/signin/code", code=later(app))).status_code == 303


async def test_codes_are_held_back_too(site: Site, browsing: Browser) -> None:
    """A million codes cannot be tried by whoever knows the password."""
    app = await enrolled(browsing, site.hub)
    await browsing.post("/signout")
    await browsing.post("/signin", name="H1", password=PASSWORD)
    for _ in range(5):
        await browsing.post("/signin/code", code="000000")
    assert (await browsing.post("/signin/code", code=later(app))).status_code == 429
    assert await browsing.who() is None


async def test_many_guesses_at_once_are_no_way_around_the_count(
    site: Site, browsing: Browser
) -> None:
    """A try is counted before it is made."""
    await enrolled(browsing, site.hub)
    tries = [browsing.post("/signin", name="H1", password=f"guess {one}") for one in range(20)]
    statuses = [one.status_code for one in await asyncio.gather(*tries)]
    assert statuses.count(401) == 5
    assert statuses.count(429) == 15


async def test_who_has_left_cannot_sign_in_and_a_session_ends_by_itself(
    site: Site, browsing: Browser
) -> None:
    """After the last working day, without anybody doing anything."""
    await enrolled(browsing, site.hub)
    await site.hub.database.writer.execute("update hub.employee set status = 'terminated'")
    assert (await browsing.graph()).status_code == 403
    async with browser(site.hub) as other:
        answer = await other.post("/signin", name="H1", password=PASSWORD)
        assert answer.status_code == 401


async def test_a_reset_ends_what_there_was(site: Site, browsing: Browser) -> None:
    """Password, factors and sessions are void at once."""
    await enrolled(browsing, site.hub)
    accounts = Accounts(site.hub.database, site.hub.sealer)
    person = await accounts.named("H1")
    assert person is not None
    await accounts.invite(person, actor="test", reset=True)
    assert (await browsing.graph()).status_code == 401
    assert (await browsing.post("/signin", name="H1", password=PASSWORD)).status_code == 401
    assert await accounts.factors(person.account) == []


async def test_a_reset_voids_steps_that_have_begun(site: Site, browsing: Browser) -> None:
    """Whoever was about to add a factor, or to type a code, cannot go on after it."""
    app = await enrolled(browsing, site.hub)
    answer = await browsing.post("/signin/account", do="add")
    assert answer.headers["location"] == "/signin/enrol"
    async with browser(site.hub) as other:
        await other.post("/signin", name="H1", password=PASSWORD)
        accounts = Accounts(site.hub.database, site.hub.sealer)
        person = await accounts.named("H1")
        assert person is not None
        await accounts.invite(person, actor="test", reset=True)
        assert (await other.post("/signin/code", code=later(app))).status_code == 400
    assert (await browsing.get("/signin/enrol")).status_code == 400


async def test_an_account_is_not_quietly_given_to_another(site: Site, browsing: Browser) -> None:
    """Who has a password is invited again only by a reset."""
    await enrolled(browsing, site.hub)
    with pytest.raises(Refused) as refused:
        await invited(site.hub)
    assert refused.value.code == "ACCOUNT_TAKEN_UP"


# --- sessions -------------------------------------------------------------------------------


async def test_a_session_ends_when_idle_and_when_its_hours_are_over(
    site: Site, browsing: Browser
) -> None:
    """By the clock of the database alone."""
    await enrolled(browsing, site.hub)
    writer = site.hub.database.writer
    await writer.execute("update hub.sign_in_session set seen_at = now() - interval '29 minutes'")
    assert await browsing.who() == "曾喆"
    await writer.execute("update hub.sign_in_session set seen_at = now() - interval '31 minutes'")
    assert (await browsing.graph()).json()["errors"][0]["extensions"]["code"] == "SESSION_ENDED"
    await writer.execute(
        "update hub.sign_in_session set seen_at = now(), expires_at = now() - interval '1 second'"
    )
    assert await browsing.who() is None


async def test_another_secret_at_every_sign_in_and_step_up(site: Site, browsing: Browser) -> None:
    """The old one is void at once: what somebody planted or stole before is worth nothing."""
    app = await enrolled(browsing, site.hub)
    first = browsing.client.cookies[COOKIE]
    answer = await browsing.post("/signin/step-up", code=later(app), next="/graphql")
    assert answer.headers["location"] == "/graphql"
    second = browsing.client.cookies[COOKIE]
    assert second != first
    rows = await site.hub.database.writer.fetch("select digest from hub.sign_in_session")
    assert [row["digest"] for row in rows] == [digest(second)]


async def test_a_new_password_ends_the_sessions_elsewhere(site: Site, browsing: Browser) -> None:
    """It takes the old one and a second factor of these minutes; this browser stays signed in."""
    app = await enrolled(browsing, site.hub)
    fresh = "seven lamps under water"
    async with browser(site.hub) as other:
        await other.post("/signin", name="H1", password=PASSWORD)
        await other.post("/signin/code", code=later(app))
        assert await other.who() == "曾喆"
        wanted = {"do": "password", "password": fresh, "again": fresh}
        assert (await browsing.post("/signin/account", present="x", **wanted)).status_code == 401
        assert await other.who() == "曾喆"
        assert (await browsing.post("/signin/account", present=PASSWORD, **wanted)).is_redirect
        assert [await browsing.who(), await other.who()] == ["曾喆", None]
        assert (await other.post("/signin", name="H1", password=PASSWORD)).status_code == 401
        assert (await other.post("/signin", name="H1", password=fresh)).status_code == 303


async def test_factors_are_added_and_removed_but_for_the_last(
    site: Site, browsing: Browser
) -> None:
    """A second app works beside the first; new recovery codes make the old ones void."""
    await enrolled(browsing, site.hub)
    await browsing.get("/signin/codes")
    await browsing.post("/signin/account", do="add")
    [key] = re.findall(r"<code>([A-Z2-7]{32})</code>", (await browsing.get("/signin/enrol")).text)
    second = pyotp.TOTP(key)
    answer = await browsing.post("/signin/enrol", code=second.now())
    assert answer.headers["location"] == "/signin/account"
    accounts = Accounts(site.hub.database, site.hub.sealer)
    person = await accounts.named("H1")
    assert person is not None
    first, other = [one for one in await accounts.factors(person.account) if one.kind == "totp"]
    await browsing.post("/signin/account", do="remove", which=first.id)
    last = await browsing.post("/signin/account", do="remove", which=other.id)
    assert last.status_code == 400
    before = {one.secret for one in await accounts.factors(person.account) if not one.name}
    answer = await browsing.post("/signin/account", do="codes")
    assert answer.headers["location"] == "/signin/codes"
    after = {one.secret for one in await accounts.factors(person.account) if not one.name}
    assert (len(before), len(after), before & after) == (10, 10, set())
    await browsing.post("/signout")
    await browsing.post("/signin", name="H1", password=PASSWORD)
    assert (await browsing.post("/signin/code", code=later(second))).status_code == 303


async def test_sign_out_everywhere_is_seen_by_the_next_request(
    site: Site, browsing: Browser
) -> None:
    """Sessions of other browsers, and tokens that were issued before."""
    app = await enrolled(browsing, site.hub)
    token = site.issuer.issue("H1", "hr")
    bearer = {"authorization": f"Bearer {token}"}
    assert (await site.client.post("/graphql", json=QUERY, headers=bearer)).status_code == 200
    async with browser(site.hub) as other:
        await other.post("/signin", name="H1", password=PASSWORD)
        await other.post("/signin/code", code=later(app))
        assert await other.who() == "曾喆"
        await other.post("/signin/account", do="end_all")
        assert await other.who() is None
    assert await browsing.who() is None
    found = await site.client.post("/graphql", json=QUERY, headers=bearer)
    assert found.json()["errors"][0]["extensions"]["code"] == "TOKEN_REVOKED"


async def test_one_token_is_revoked_by_its_name(site: Site) -> None:
    """And no other one."""
    one, other = site.issuer.issue("H1", "hr"), site.issuer.issue("H1", "hr")

    async def status(token: str) -> int:
        headers = {"authorization": f"Bearer {token}"}
        return (await site.client.post("/graphql", json=QUERY, headers=headers)).status_code

    assert [await status(one), await status(other)] == [200, 200]
    name = str(parse(one).payload["jti"])
    await end_access(site.hub.database, HR, actor="test", reason="lost", token=name)
    assert [await status(one), await status(other)] == [401, 200]


async def test_the_cookie_is_kept_from_scripts_and_other_sites(
    site: Site, browsing: Browser
) -> None:
    """HttpOnly, Lax, no name of a parent domain; over https with the prefix __Host-."""
    await enrolled(browsing, site.hub)
    await browsing.post("/signout")
    for url, name in (("http://localhost:8000", COOKIE), ("https://hub.test", f"__Host-{COOKIE}")):
        pages = replace(site.hub.settings.pages, url=url)
        hub = replace(site.hub, settings=replace(site.hub.settings, pages=pages))
        async with browser(hub) as other:
            path = await invited(hub, reset=True)
            answer = await other.post(path, password=PASSWORD, again=PASSWORD)
            told = " ".join(answer.headers.get_list("set-cookie"))
            assert "HttpOnly" in told
            assert "SameSite=lax" in told
            assert "Path=/" in told
            assert "Domain" not in told
            assert ("Secure" in told) == url.startswith("https")
            assert name.replace("session", "signin") in told


CROSS: dict[str, dict[str, str]] = {
    "another site": {"sec-fetch-site": "cross-site"},
    "a sibling": {"sec-fetch-site": "same-site"},
    "another origin": {"origin": "https://evil.test"},
    "a hidden origin": {"origin": "null"},
    "origin against fetch metadata": {
        "sec-fetch-site": "cross-site",
        "origin": "http://localhost:8000",
    },
    "nothing said": {},
    "by hand": {"sec-fetch-site": "none"},
}


@pytest.mark.parametrize("name", CROSS)
async def test_a_cookie_counts_for_the_hubs_own_pages_alone(
    site: Site, browsing: Browser, name: str
) -> None:
    """Forms, scripts and the graph: what another site causes is refused and changes nothing."""
    await enrolled(browsing, site.hub)
    browsing.sent = CROSS[name]
    form = await browsing.post("/signout")
    assert form.status_code == 403
    graph = await browsing.graph()
    assert graph.status_code == 403
    assert graph.json()["errors"][0]["extensions"]["code"] == "CROSS_SITE"
    browsing.sent = {"sec-fetch-site": "same-origin"}
    assert await browsing.who() == "曾喆"


async def test_a_simple_body_does_not_ask_the_graph_by_cookie(
    site: Site, browsing: Browser
) -> None:
    """Even from the own origin a change needs what no form can send."""
    await enrolled(browsing, site.hub)
    answer = await browsing.client.post(
        "/graphql", content=b"query=x", headers={**browsing.sent, "content-type": "text/plain"}
    )
    assert answer.status_code in {403, 415}


async def test_a_token_goes_before_the_cookie(site: Site, browsing: Browser) -> None:
    """A bad token is not mended by a good session."""
    await enrolled(browsing, site.hub)
    assert (await browsing.graph(None, authorization="Bearer x.y.z")).status_code == 401


@pytest.mark.parametrize(
    ("said", "reads", "changes"),
    [
        ({}, True, False),
        ({"sec-fetch-site": "none"}, True, False),
        ({"sec-fetch-site": "same-origin"}, True, True),
        ({"sec-fetch-site": "same-site"}, False, False),
        ({"origin": "http://hub.test", "host": "hub.test"}, True, True),
        ({"origin": "http://hub.test:81", "host": "hub.test"}, False, False),
        ({"origin": "null", "host": "hub.test"}, False, False),
    ],
)
def test_whose_page_it_is(said: dict[str, str], reads: bool, changes: bool) -> None:
    """Fetch metadata first, then Origin; who says nothing may look, and change nothing."""
    assert own_page(said, changes=False) is reads
    assert own_page(said, changes=True) is changes


# --- pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "where",
    [
        "//evil.test",
        "https://evil.test",
        "/\\evil.test",
        "javascript:x",
        "",
        "/a\nb",
        '/x" y',
        None,
    ],
)
def test_nobody_is_led_elsewhere(where: str | None) -> None:
    """What comes after a sign-in is a place of this site."""
    assert local(where) == "/signin/account"
    assert local("/graphql?query=%7B%7D") == "/graphql?query=%7B%7D"


def test_every_text_stands_in_both_languages() -> None:
    """And asks for the same values."""
    for name, texts in catalogue().items():
        assert set(texts) == set(LANGUAGES), name
        places = {frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts.values()}
        assert len(places) == 1, name


@pytest.mark.parametrize("path", ["/signin", "/signin/account", "/signout", "/signin/code"])
async def test_pages_allow_no_inline_script_and_no_frame(browsing: Browser, path: str) -> None:
    """A strict policy on every page, also on those that tell an error."""
    answer = await browsing.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|style=", answer.text)


async def test_pages_speak_the_browsers_language_until_one_is_chosen(browsing: Browser) -> None:
    """Chinese without any wish."""
    assert "登录" in (await browsing.get("/signin")).text
    english = await browsing.get("/signin", **{"accept-language": "en-GB,en;q=0.9,zh;q=0.5"})
    assert 'lang="en"' in english.text
    chosen = await browsing.get("/signin?language=en")
    assert "Sign in" in chosen.text
    assert "Sign in" in (await browsing.get("/signin")).text


async def test_what_people_type_is_text(browsing: Browser) -> None:
    """No name or address becomes a tag."""
    evil = "<script>alert(1)</script>"
    answer = await browsing.post("/signin", name=evil, password=evil, next=f"/{evil}")
    assert "alert(1)" not in answer.text


async def test_a_large_form_is_not_read(browsing: Browser) -> None:
    """There is a cap, also on how much argon2id is given."""
    answer = await browsing.post("/signin", name="x", password="x" * 200_000)
    assert answer.status_code == 400
    answer = await browsing.post("/signin", name="x", password="密" * 8_000)
    assert answer.status_code in {400, 401, 403, 422}


async def held(site: Site) -> str:
    """Every row of every table, as text."""
    writer = site.hub.database.writer
    tables = await writer.fetch(
        "select table_name from information_schema.tables where table_schema = 'hub'"
    )
    found: list[str] = []
    for table in tables:
        rows = await writer.fetch(f'select t::text from hub."{table[0]}" t')
        found += [str(row[0]) for row in rows]
    return "\n".join(found)


async def test_no_secret_lies_plain_in_the_database(site: Site, browsing: Browser) -> None:
    """Neither a password, a cookie, an app's key, a recovery code nor an invitation."""
    invitation = (await invited(site.hub)).rpartition("/")[2]
    assert invitation not in await held(site)
    app = await enrolled(browsing, site.hub)
    waiting = await held(site)
    shown = await browsing.get("/signin/codes")
    codes = re.findall(r"<code>(\w{4}-\w{4}-\w{4}-\w{4})</code>", shown.text)
    assert len(codes) == 10
    for text in (waiting, await held(site)):
        for secret in (PASSWORD, app.secret, browsing.client.cookies[COOKIE], *codes):
            assert secret not in text
            assert secret.encode().hex() not in text
        assert base64.b32decode(app.secret).hex() not in text


async def test_logs_and_audit_hold_nothing_that_was_typed(site: Site, browsing: Browser) -> None:
    """Good and bad sign-ins, steps and errors: no name, password, code or secret is said."""
    said: list[Observation] = []
    stop = subscribe(said.append)
    app = await enrolled(browsing, site.hub)
    cookie = browsing.client.cookies[COOKIE]
    await browsing.post("/signout")
    typed = ["欧阳娜娜", "someone@example.test", "H1", "not the password", PASSWORD]
    for name in typed[:3]:
        await browsing.post("/signin", name=name, password=typed[3])
    await browsing.post("/signin", name="H1", password=PASSWORD)
    await browsing.post("/signin/code", code="123123")
    await browsing.post("/signin/code", code=later(app))
    await browsing.script("/signin/passkey", {"begun": cookie, "credential": {"rawId": "QUJD"}})
    stop()
    rows = await site.hub.database.writer.fetch("select a::text from hub.audit a")
    text = "\n".join([*(str(row[0]) for row in rows), *(repr(one) for one in said)])
    assert {one.facts["what"] for one in said if one.name == "sign_in.failed"} == {
        "password",
        "code",
    }
    for secret in (*typed[:2], *typed[3:], app.secret, cookie, "123123", "QUJD"):
        assert secret not in text
