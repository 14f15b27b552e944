"""The front: the short way for plain questions answers like the long one."""

import pytest

from hub.app import application
from tests.support.site import Site

ASK = {"query": "{ viewer { employee { number } } }"}
SELF = {"viewer": {"employee": {"number": "H1"}}}


async def test_both_ways_answer_alike(site: Site) -> None:
    """An origin that may ask takes the long way (CORS); body and headers are alike."""
    token = f"Bearer {site.issuer.issue('H1', 'hr')}"
    quick = await site.client.post("/graphql", json=ASK, headers={"authorization": token})
    origin = {"origin": "http://hub", "host": "hub"}
    slow = await site.client.post("/graphql", json=ASK, headers={"authorization": token, **origin})
    assert quick.json() == slow.json() == {"data": SELF}
    kept = {"cache-control", "content-type", "x-content-type-options", "content-length"}
    assert {one: quick.headers[one] for one in kept} == {one: slow.headers[one] for one in kept}


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 401, "TOKEN_MISSING"),
        ({"authorization": "Bearer a"}, 401, "TOKEN_INVALID"),
        ({"accept": "text/plain"}, 406, "NOT_ACCEPTABLE"),
        ({"sec-fetch-site": "cross-site"}, 403, "CROSS_SITE"),
        ({"cookie": "a=b"}, 403, "CROSS_SITE"),
        ({"content-type": "text/plain"}, 415, "MEDIA_TYPE_UNSUPPORTED"),
    ],
)
async def test_the_short_way_refuses_what_the_long_one_does(
    site: Site, headers: dict[str, str], status: int, code: str
) -> None:
    """The same words, by the same function."""
    for path in ("/graphql", "/"):
        found = await site.client.post(path, json=ASK, headers=headers)
        assert (found.status_code, found.json()["errors"][0]["extensions"]["code"]) == (
            status,
            code,
        )


async def test_other_paths_and_methods_go_the_long_way(site: Site) -> None:
    """Starlette's own answers: not found, not allowed."""
    assert (await site.client.post("/nowhere", json=ASK)).status_code == 404
    assert (await site.client.put("/graphql", json=ASK)).status_code == 405
    assert application(site.hub).answers is not None
