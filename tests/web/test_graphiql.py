"""GraphiQL is served by the hub alone, under a policy that lets nothing else in."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from hub.web import graphiql
from hub.web.graphiql import graphiql_routes, page

FOLDER = Path(graphiql.__file__).parent


@pytest.fixture
def client() -> TestClient:
    async def endpoint(request: Request) -> Response:
        return page()

    return TestClient(Starlette(routes=[Route("/graphql", endpoint), *graphiql_routes()]))


def test_the_page_finds_all_that_it_loads(client: TestClient) -> None:
    """Every script and style of the page is served, and from here."""
    found = client.get("/graphql")
    assert found.headers["content-type"].startswith("text/html")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', found.text)
    assert len(loaded) == 2
    for one in loaded:
        assert one.startswith("./")
        answer = client.get(f"/{one.removeprefix('./')}")
        assert answer.status_code == 200
        kind = "javascript" if one.endswith(".js") else "css"
        assert kind in answer.headers["content-type"]


def test_nothing_stands_inline_and_nothing_comes_from_elsewhere(client: TestClient) -> None:
    """The policy allows scripts of the hub alone, and the page needs no more."""
    found = client.get("/graphql")
    policy = dict(one.split(" ", 1) for one in found.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=", found.text)
    style = client.get("/graphiql/page.css").text
    assert not re.findall(r"url\((?!['\"]?data:)[^)]*\)|@import", style)


def test_only_files_of_the_bundle_are_served(client: TestClient) -> None:
    """There is no path to another file."""
    for path in ("/graphiql/", "/graphiql/index.html", "/graphiql/../__init__.py", "/graphiql/x"):
        assert client.get(path).status_code == 404


def test_the_bundle_is_small_and_has_its_sources() -> None:
    """Less than 3 MB, with the licences of its parts; no registry's address in its lock file."""
    assert "GraphQL Contributors" in (FOLDER / "bundle" / "LICENCES.txt").read_text("utf-8")
    assert sum(one.stat().st_size for one in (FOLDER / "bundle").rglob("*")) < 3_000_000
    sources = {one.name for one in (FOLDER / "source").iterdir()}
    assert {"package.json", "package-lock.json", "vite.config.js", "main.jsx"} <= sources
    assert '"resolved"' not in (FOLDER / "source" / "package-lock.json").read_text("utf-8")
