"""Sign-in pages and the token endpoint under whatever is sent: never an internal error."""

import random
from typing import Any

import pytest

from hub.observe import Observation, subscribe
from hub.web.signin import _PAGES
from tests.support.browsing import Browser, browser, enrolled
from tests.support.site import HR, Site, opened_site

TEXTS = (
    *("", "\0", "a\0b", "x" * 5000, "曾喆", "😀" * 50, "%00", "%zz", "' or 1=1 --", "\r\nx: y"),
    *("../..", "{}", "[]", "null", "-1", "9" * 400, HR, "\u202e", "ǆ" * 300, "AAAA", "A===", "é"),
)
FIELDS = (
    *("name", "password", "again", "code", "next", "do", "which", "present", "begun", "language"),
    *("client_id", "client_secret", "grant_type", "scope", "state", "iss"),
)
CREDENTIAL = ("id", "rawId", "type", "response", "clientDataJSON", "authenticatorData", "signature")
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e300,
    [],
    {},
    [[]],
    "",
    "AAAA",
    "x" * 5000,
    "\0",
    "é",
)


def form(dice: random.Random) -> dict[str, str]:
    """Some fields with some texts; the right verbs of the account's page among them."""
    found = {one: dice.choice(TEXTS) for one in dice.sample(FIELDS, dice.randrange(8))}
    if dice.random() < 0.5:
        found["which"] = dice.choice(TEXTS)
        found["do"] = dice.choice(["add", "remove", "codes", "password", "end", "nothing"])
    return found


def body(dice: random.Random) -> Any:
    """JSON that may look like a passkey's answer."""
    if dice.random() < 0.2:
        return dice.choice(VALUES)
    credential = {one: dice.choice(VALUES) for one in dice.sample(CREDENTIAL, dice.randrange(7))}
    credential["response"] = dice.choice([credential.copy(), *VALUES])
    return {"begun": dice.choice(VALUES), "credential": dice.choice([credential, *VALUES])}


async def sent(dice: random.Random, one: Browser, path: str, how: list[str]) -> int:
    """One request of some shape; its status."""
    path = path.replace("{secret}", dice.choice(["x", "%00", "é", "x" * 2000]))
    kind = dice.choice(how)
    if kind == "GET":
        answer = await one.client.get(path, params=form(dice))
    elif dice.random() < 0.4:
        answer = await one.script(path, body(dice))
    elif dice.random() < 0.2:
        raw = dice.randbytes(40)
        media = dice.choice(["application/json", "application/x-www-form-urlencoded", "text/x"])
        headers = {**one.sent, "content-type": media}
        answer = await one.client.post(path, content=raw, headers=headers)
    else:
        answer = await one.post(path, **form(dice))
    return answer.status_code


@pytest.mark.parametrize("seed", range(2))
async def test_no_page_breaks(site_of: Site, seed: int) -> None:
    """Signed in and not, with a step begun and not: refused or answered, and nothing in between."""
    dice, broken = random.Random(seed), list[Observation]()
    stop = subscribe(lambda said: broken.append(said) if said.name == "internal.error" else None)
    pages = [(path, how) for path, _, how in _PAGES] + [("/oauth/token", ["POST"])]
    pages += [("/signin/account", ["POST"])] * 6
    async with browser(site_of.hub) as one:
        await enrolled(one, site_of.hub)
        cookies = dict(one.client.cookies)
        for _ in range(250):
            path, how = dice.choice(pages)
            if dice.random() < 0.1:
                one.client.cookies.clear()
                one.client.cookies.update(cookies if dice.random() < 0.7 else {})
            if dice.random() < 0.05:
                await site_of.hub.database.writer.execute("delete from hub.sign_in_failures")
            status = await sent(dice, one, path, how)
            assert status < 500, (path, status, broken)
    stop()
    assert broken == []


@pytest.fixture
async def site_of(database: str, tmp_path: Any) -> Any:
    """A hub with one HR person."""
    async with opened_site(database, tmp_path) as site:
        yield site
