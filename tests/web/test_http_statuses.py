"""Statuses by the edition of GraphQL over HTTP of September 2026, for who chooses them."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.site import Site, opened_site

NEWER = "application/graphql-response+json"
OLDER = "application/json"
NAMED = "query Q($n: Int) { employees(first: $n) { nodes { id } } }"
PARTIAL = (
    "{ employees(first: 1) { nodes { number } }"
    ' mapping(connection: "none", stream: "none") { stream } }'
)


@pytest.fixture
async def site(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    async with opened_site(database, tmp_path, HUB_HTTP_STATUSES="2026") as site:
        yield site


async def posted(site: Site, body: Any, accept: str | None, **headers: str) -> httpx2.Response:
    """What comes back; `body` is bytes, or what is sent as JSON."""
    given = {
        "authorization": f"Bearer {site.issuer.issue('H1', 'hr')}",
        "content-type": "application/json",
        **({"accept": accept} if accept else {}),
        **headers,
    }
    site.client.headers.pop("accept", None)
    if isinstance(body, bytes):
        return await site.client.post("/graphql", content=body, headers=given)
    return await site.client.post("/graphql", json=body, headers=given)


def said(found: httpx2.Response) -> tuple[int, str]:
    return found.status_code, found.headers["content-type"].partition(";")[0]


REFUSED: list[tuple[Any, int]] = [
    (b"NONSENSE", 400),
    (b'{"query":', 400),
    ({"query": "{"}, 400),
    ({"query": ""}, 400),
    ({"qeury": "{ __typename }"}, 422),
    ([{"query": "{ __typename }"}], 422),
    ({"query": NAMED, "variables": [7]}, 422),
    ({"query": "{ __typename }", "operationName": 7}, 422),
    ({"documentId": 7}, 422),
    ({"query": "{ nothing }"}, 422),
    ({"query": "query A { __typename } query B { __typename }"}, 422),
    ({"query": NAMED, "operationName": "R"}, 422),
    ({"query": NAMED, "variables": {"n": "曾"}}, 422),
    ({"query": "{ employees(first: 1000000) { nodes { id } } }"}, 422),
]


@pytest.mark.parametrize("accept", [NEWER, OLDER, "*/*", None])
async def test_what_has_no_data_says_why_to_everybody(site: Site, accept: str | None) -> None:
    """An error's status never comes as JSON that an intermediary could have written."""
    for body, status in REFUSED:
        found = await posted(site, body, accept)
        assert said(found) == (status, NEWER), body
        assert "data" not in found.json()


async def test_what_http_has_a_word_for_keeps_it(site: Site) -> None:
    one = {"query": "{ __typename }"}
    cases = [
        (await posted(site, one, OLDER, authorization="Bearer nobody"), 401),
        (await posted(site, one, "text/plain"), 406),
        (await posted(site, one, OLDER, **{"content-type": "text/plain"}), 415),
        (await posted(site, b" " * 1_100_000, OLDER), 413),
    ]
    for found, status in cases:
        assert said(found) == (status, NEWER)
    token = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
    asked = {"query": "mutation { __typename }"}
    by_get = await site.client.get("/graphql", params=asked, headers=token)
    assert (by_get.status_code, by_get.headers["allow"]) == (405, "POST")


async def test_an_answer_is_200_in_the_media_type_that_was_accepted(site: Site) -> None:
    one = {"query": "{ __typename }"}
    for accept, media in ((NEWER, NEWER), (OLDER, OLDER), ("*/*", OLDER), (None, NEWER)):
        assert said(await posted(site, one, accept)) == (200, media)


async def test_errors_beside_data_are_a_partial_success(site: Site) -> None:
    """Who reads the newer media type sees it in the status; others find it in the body."""
    for accept, status in ((NEWER, 294), (OLDER, 200)):
        found = await posted(site, {"query": PARTIAL}, accept)
        told = found.json()
        assert told["errors"]
        assert "data" in told
        assert said(found) == (status, accept)


async def test_otherwise_everything_is_as_the_audits_expect(database: str, tmp_path: Path) -> None:
    async with opened_site(database, tmp_path) as site:
        found = await posted(site, {"query": PARTIAL}, NEWER)
        assert said(found) == (200, NEWER)
        assert said(await posted(site, {"query": "{ nothing }"}, NEWER)) == (400, NEWER)
        assert said(await posted(site, {"query": "{ nothing }"}, OLDER)) == (200, OLDER)
        assert said(await posted(site, {"query": "{ __typename }"}, None)) == (200, OLDER)
