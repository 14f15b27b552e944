"""HTTP to the letter: negotiation, GET, other sites, caps, packing, ETag; over a served hub."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest

from hub.errors import Refused
from hub.resolvers.http_media import (
    GRAPHQL_JSON,
    JSON,
    accepts_coding,
    negotiated,
    prefers_page,
    prefers_stream,
)
from hub.resolvers.http_outgoing import packed
from hub.settings import Origins, Settings
from tests.support.served import served
from tests.support.site import BEGIN, Site, opened_site

NAME = "{ viewer { employee { legalName number } } }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "streams"),
    [
        ("text/event-stream", True),
        ("text/event-stream, */*;q=0.1", True),
        ("application/json;q=0.9, text/event-stream", True),
        ("application/graphql-response+json, application/json, text/event-stream", False),
        ("text/event-stream;q=0.5, application/json", False),
        ("text/event-stream;q=0", False),
        ("*/*", False),
        (None, False),
    ],
)
def test_events_are_sent_to_who_likes_them_better(accept: str | None, streams: bool) -> None:
    """Who takes JSON as gladly gets JSON."""
    assert prefers_stream(accept) is streams


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("APPLICATION/JSON; charset=UTF-8", JSON),
        ("application/graphql-response+json", GRAPHQL_JSON),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL_JSON),
        ("application/json, application/graphql-response+json", GRAPHQL_JSON),
        ("application/json;q=0.5, application/graphql-response+json;q=0.4", JSON),
        ("application/graphql-response+json, */*", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0, */*", JSON),
        ("application/json;q=0, */*;q=0.1", GRAPHQL_JSON),
        ("text/event-stream, application/json;q=nonsense, application/*;q=0.2", JSON),
        ("multipart/mixed;deferSpec=20220824, application/graphql-response+json", GRAPHQL_JSON),
    ],
)
def test_the_media_type_that_is_liked_best_is_chosen(accept: str | None, media: str) -> None:
    """By quality, then by how specific the range is, then the newer one if it is named."""
    assert negotiated(accept) == media


@pytest.mark.parametrize(
    "accept",
    ["text/plain", "application/json;q=0", "image/*", "*/*;q=0", "application/json;charset=latin1"],
)
def test_what_is_not_offered_is_not_acceptable(accept: str) -> None:
    with pytest.raises(Refused, match="NOT_ACCEPTABLE"):
        negotiated(accept)


def test_only_a_browser_gets_the_page() -> None:
    assert prefers_page(BROWSER)
    assert prefers_page("text/html")
    for one in (None, "*/*", JSON, f"{JSON}, text/html;q=0.9", "text/html;q=0, */*"):
        assert not prefers_page(one)


@pytest.mark.parametrize(
    ("header", "taken"),
    [(None, False), ("gzip", True), ("gzip;q=0", False), ("br, *;q=0.1", True), ("br", False)],
)
def test_codings_are_taken_by_quality(header: str | None, taken: bool) -> None:
    assert accepts_coding(header, "gzip") is taken


def test_packing_is_gzip_of_random_length() -> None:
    """The same body has many lengths, and unpacks to the same with any reader."""
    body = "曾喆㛃".encode() * 4_000
    made = [packed(body) for _ in range(40)]
    assert {gzip.decompress(one) for one in made} == {body}
    assert {zlib.decompress(one, 31) for one in made} == {body}
    assert len({len(one) for one in made}) > 10


def test_origins_are_named_or_on_this_machine() -> None:
    named = Origins.read("https://people.example.com, localhost")
    for one in ("https://people.example.com", "http://localhost:5173", "http://[::1]:3000"):
        assert one in named
    for one in (
        "https://people.example.com.evil.example",
        "http://localhost.evil.example",
        "http://localhost:5173/x",
        "null",
        "",
    ):
        assert one not in named
    assert "http://localhost:5173" not in Origins.read("")
    for one in ("*", "people.example.com", "https://a.example/path", "https://*.example.com"):
        with pytest.raises(Refused, match="HUB_CORS_ORIGINS"):
            Settings.from_env({"HUB_CORS_ORIGINS": one})


# --- served --------------------------------------------------------------------------------


@pytest.fixture
async def client(site: Site) -> AsyncIterator[httpx2.AsyncClient]:
    """A program with a token, over a socket; it accepts what it names itself."""
    headers = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
    async with (
        served(site.hub) as url,
        httpx2.AsyncClient(base_url=url, headers=headers, trust_env=False) as client,
    ):
        client.headers.pop("accept-encoding", None)
        yield client


def code(found: httpx2.Response) -> str:
    """The code of the first error; an answer with an error has no data."""
    body = found.json()
    assert "data" not in body
    return str(body["errors"][0]["extensions"]["code"])


async def hired(site: Site, number: str) -> None:
    """Another employee, without any grant."""
    await site.hub.database.writer.execute(
        "with made as (insert into hub.employee (id, legal_name, legal_name_sort, number, status,"
        " version, recorded) values (gen_random_uuid(), '李', 'li', $1, 'active', 1,"
        " '[2020-01-01,)') returning id) insert into hub.employment (id, employee_id, number,"
        ' status, "primary", effective_from, version, recorded)'
        " select gen_random_uuid(), id, $1, 'active', true, $2, 1, '[2020-01-01,)' from made",
        number,
        BEGIN,
    )


async def get(client: httpx2.AsyncClient, query: str, **more: Any) -> httpx2.Response:
    """A query by GET."""
    headers = more.pop("headers", {})
    parameters = {
        name: value if isinstance(value, str) else orjson.dumps(value).decode()
        for name, value in more.items()
    }
    return await client.get("/graphql", params={"query": query, **parameters}, headers=headers)


async def test_a_query_by_get_is_answered_like_one_by_post(client: httpx2.AsyncClient) -> None:
    """Variables and the operation's name come in the URL too, in any language."""
    query = (
        "query A { __typename } "
        "query B($n: String!) { employees(filter: {legalName: {eq: $n}}) { nodes { number } } }"
    )
    asked = await get(client, query, operationName="B", variables={"n": "曾喆"})
    assert asked.json() == {"data": {"employees": {"nodes": [{"number": "H1"}]}}}
    posted = await client.post(
        "/graphql", json={"query": query, "operationName": "B", "variables": {"n": "曾喆"}}
    )
    assert posted.json() == asked.json()


async def test_a_mutation_by_get_changes_nothing(client: httpx2.AsyncClient) -> None:
    for query in ("mutation { __typename }", "query Q { __typename } mutation M { __typename }"):
        found = await get(client, query, operationName="M" if "Q" in query else "")
        assert (found.status_code, code(found)) == (405, "MUTATION_BY_GET")
        assert found.headers["allow"] == "POST"
    assert (
        await get(client, "query Q { __typename } mutation M { __typename }", operationName="Q")
    ).json() == {"data": {"__typename": "Query"}}


BAD_URLS = [
    ("", 400, "BODY_INVALID"),
    ("query=", 200, "QUERY_SYNTAX"),
    ("query={__typename}&query={__typename}", 400, "BODY_INVALID"),
    ("query={__typename}&variables={", 400, "BODY_INVALID"),
    ("query={__typename}&variables=[]", 400, "BODY_INVALID"),
    ("query={__typename}&extensions=1", 400, "BODY_INVALID"),
    ("query={__typename}&variables=%FF", 400, "BODY_INVALID"),
    ("query=%7B" + "a" * 20_000, 414, "URL_TOO_LONG"),
]


async def test_a_bad_url_is_refused(client: httpx2.AsyncClient) -> None:
    for parameters, status, refusal in BAD_URLS:
        found = await client.get(f"/graphql?{parameters}")
        assert (found.status_code, code(found)) == (status, refusal), parameters[:60]


async def test_head_options_and_other_methods(client: httpx2.AsyncClient) -> None:
    """HEAD is GET without the body; what is not offered is told with what is."""
    asked = await get(client, NAME)
    head = await client.head("/graphql", params={"query": NAME})
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == asked.headers[name]
    options = await client.options("/graphql")
    assert (options.status_code, options.content) == (204, b"")
    assert set(options.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    for method in ("PUT", "DELETE", "PATCH"):
        found = await client.request(method, "/graphql")
        assert found.status_code == 405
        assert "POST" in found.headers["allow"]


async def test_nothing_acceptable_is_406_and_read_before_the_body(
    client: httpx2.AsyncClient,
) -> None:
    found = await client.post("/graphql", json={"query": NAME}, headers={"accept": "text/plain"})
    assert (found.status_code, code(found)) == (406, "NOT_ACCEPTABLE")
    assert found.headers["content-type"] == "application/json; charset=utf-8"


BAD_BODIES: list[tuple[bytes, dict[str, str], int, str | None]] = [
    (b'{"query":"' + b"x" * 1_000_000, {}, 413, "BODY_TOO_LARGE"),
    (
        gzip.compress(b'{"query":"' + b"x" * 1_000_000, mtime=0),
        {"content-encoding": "gzip"},
        413,
        None,
    ),
    (gzip.compress(b"0" * 20_000_000, mtime=0), {"content-encoding": "gzip"}, 413, None),
    (
        gzip.compress(b'{"query":"{a}"}', mtime=0)[:-9],
        {"content-encoding": "gzip"},
        400,
        "BODY_INVALID",
    ),
    (b"no gzip", {"content-encoding": "gzip"}, 400, "BODY_INVALID"),
    (b"{}", {"content-encoding": "br"}, 415, "CONTENT_CODING_UNSUPPORTED"),
    (b"{}", {"content-type": "text/plain"}, 415, "MEDIA_TYPE_UNSUPPORTED"),
    (b"query={a}", {"content-type": "application/x-www-form-urlencoded"}, 415, None),
    (b"{}", {"content-type": "application/json; charset=gbk"}, 415, "MEDIA_TYPE_UNSUPPORTED"),
    ('{"query":"{曾}"}'.encode("gb18030"), {}, 400, "BODY_INVALID"),
    (b'[{"query":"{ __typename }"}]', {}, 400, "BATCHING_OFF"),
    (b"[" * 100_000, {}, 400, "BODY_INVALID"),
    (b"null", {}, 400, "BODY_INVALID"),
    (b"", {}, 400, "BODY_INVALID"),
]


async def test_a_body_is_refused_for_what_it_is(client: httpx2.AsyncClient) -> None:
    """Before it is parsed, and as it unpacks: a small body may unpack to a huge one."""
    for content, headers, status, refusal in BAD_BODIES:
        found = await client.post(
            "/graphql", content=content, headers={"content-type": "application/json", **headers}
        )
        assert found.status_code == status, content[:40]
        assert refusal is None or code(found) == refusal


async def test_a_packed_body_is_read(client: httpx2.AsyncClient) -> None:
    for pack, name in ((gzip.compress, "gzip"), (zlib.compress, "deflate")):
        found = await client.post(
            "/graphql",
            content=pack(orjson.dumps({"query": NAME})),
            headers={"content-type": "application/json", "content-encoding": name},
        )
        assert found.json()["data"]["viewer"]["employee"]["legalName"] == "曾喆"


async def test_a_body_without_end_is_cut_off(client: httpx2.AsyncClient) -> None:
    """Also where no length is told beforehand."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield b"x" * 10_000
            await asyncio.sleep(0)

    found = await client.post(
        "/graphql", content=endless(), headers={"content-type": "application/json"}
    )
    assert found.status_code == 413


# --- other sites ---------------------------------------------------------------------------


SITES: list[tuple[dict[str, str], int]] = [
    ({}, 200),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"sec-fetch-site": "none"}, 200),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
    ({"origin": "https://evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"cookie": "session=1"}, 403),
    ({"cookie": "session=1", "sec-fetch-site": "same-origin"}, 200),
    ({"cookie": "session=1", "apollo-require-preflight": "1"}, 200),
    ({"sec-fetch-site": "cross-site", "graphql-require-preflight": "1"}, 200),
]


async def test_a_page_of_another_site_cannot_make_a_browser_ask(
    client: httpx2.AsyncClient,
) -> None:
    for headers, status in SITES:
        found = await get(client, NAME, headers=headers)
        assert found.status_code == status, headers
        assert status == 200 or code(found) == "CROSS_SITE"
    own = str(client.base_url).rstrip("/")
    assert (await get(client, NAME, headers={"origin": own})).status_code == 200


async def test_cors_is_closed_unless_origins_are_named(client: httpx2.AsyncClient) -> None:
    preflight = {
        "origin": "https://people.example.com",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    found = await client.options("/graphql", headers=preflight)
    assert not [one for one in found.headers if one.startswith("access-control")]


async def test_cors_is_open_to_those_that_are_named(database: str, tmp_path: Path) -> None:
    """And to them alone, without cookies."""
    more = {"HUB_CORS_ORIGINS": "https://people.example.com"}
    async with opened_site(database, tmp_path, **more) as site:
        headers = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
        for origin, status in (("https://people.example.com", 200), ("https://evil.example", 403)):
            sent = {**headers, "origin": origin, "sec-fetch-site": "cross-site"}
            found = await site.client.get("/graphql", params={"query": NAME}, headers=sent)
            assert found.status_code == status
            allowed = found.headers.get("access-control-allow-origin")
            assert allowed == (origin if status == 200 else None)
            assert "access-control-allow-credentials" not in found.headers
            preflight = {"origin": origin, "access-control-request-method": "POST"}
            asked = await site.client.options("/graphql", headers=preflight)
            assert ("access-control-allow-origin" in asked.headers) is (status == 200)


# --- packing and ETag ----------------------------------------------------------------------

LARGE = '{ __type(name: "Employee") { fields { name description type { name kind } } } }'


async def test_a_large_answer_is_packed_for_those_who_ask(client: httpx2.AsyncClient) -> None:
    plain = await client.post("/graphql", json={"query": LARGE})
    assert "content-encoding" not in plain.headers
    for wished, packs in (("gzip, br", True), ("gzip;q=0", False), ("identity", False)):
        found = await client.post(
            "/graphql", json={"query": LARGE}, headers={"accept-encoding": wished}
        )
        assert (found.headers.get("content-encoding") == "gzip") is packs
        assert found.content == plain.content
        assert "accept-encoding" in found.headers["vary"]
        size = int(found.headers["content-length"])
        assert (size < len(plain.content) / 3) is packs
    small = await client.post("/graphql", json={"query": NAME}, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in small.headers


async def test_an_answer_that_still_holds_is_not_sent_again(
    site: Site, client: httpx2.AsyncClient
) -> None:
    """304 while the bytes are the same; 200 with another tag when they changed."""
    page = "{ employees(first: 5) { nodes { legalName } edges { cursor } pageInfo { endCursor } } }"
    first = await get(client, page)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    assert "authorization" in first.headers["vary"]
    for held in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = await get(client, page, headers={"if-none-match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    await site.hub.database.writer.execute("update hub.employee set legal_name = '曾㛃'")
    changed = await get(client, page, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


async def test_a_tag_is_the_viewers_own_and_tells_nothing(
    site: Site, client: httpx2.AsyncClient
) -> None:
    """Equal bytes have another tag for another viewer; a refusal, an edit and POST have none."""
    await hired(site, "N2")
    query = '{ employees(filter: {number: {eq: "H1"}}) { nodes { legalName } } }'
    own = await get(client, query)
    other = await get(
        client, query, headers={"authorization": f"Bearer {site.issuer.issue('N2', 'employee')}"}
    )
    assert own.content == other.content
    assert own.headers["etag"] != other.headers["etag"]
    refused = await get(client, "{ nothing }")
    posted = await client.post("/graphql", json={"query": query})
    for one in (refused, posted):
        assert "etag" not in one.headers
        assert one.headers["cache-control"] == "no-store"


async def test_a_hidden_cell_changes_no_tag(site: Site, client: httpx2.AsyncClient) -> None:
    """What the viewer does not get cannot be told from the tag."""
    writer = site.hub.database.writer
    await hired(site, "N2")
    headers = {"authorization": f"Bearer {site.issuer.issue('N2', 'employee')}"}
    query = '{ employees(filter: {number: {eq: "H1"}}) { nodes { legalName gender { code } } } }'
    before = await get(client, query, headers=headers)
    assert before.json()["data"]["employees"]["nodes"] == [{"legalName": "曾喆", "gender": None}]
    await writer.execute("update hub.employee_private set gender = 'female'")
    await writer.execute(
        "insert into hub.employee_private (id, gender, version, recorded)"
        " select id, 'female', 1, '[2020-01-01,)' from hub.employee where number = 'H1'"
        " on conflict do nothing"
    )
    after = await get(client, query, headers=headers)
    assert after.headers["etag"] == before.headers["etag"]


async def test_an_answer_with_sealed_values_is_kept_nowhere(client: httpx2.AsyncClient) -> None:
    found = await get(client, "{ viewer { employee { nationalId } } }")
    assert found.headers["cache-control"] == "no-store"


async def test_errors_come_in_the_order_of_the_document(client: httpx2.AsyncClient) -> None:
    """The same document has the same errors in the same order, each time."""
    query = "{ zebra viewer { nothing scopes { x } } apple(a: 1) }"
    seen = [(await get(client, query)).json()["errors"] for _ in range(3)]
    assert seen[0] == seen[1] == seen[2]
    places = [(one["locations"][0]["line"], one["locations"][0]["column"]) for one in seen[0]]
    assert places == sorted(places)


async def test_a_refused_token_says_so_to_http(client: httpx2.AsyncClient) -> None:
    bad = await get(client, NAME, headers={"authorization": "Bearer no.good.token"})
    assert bad.status_code == 401
    assert bad.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    client.headers.pop("authorization")
    none = await get(client, NAME)
    assert (none.status_code, none.headers["www-authenticate"]) == (401, "Bearer")
