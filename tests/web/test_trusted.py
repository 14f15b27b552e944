"""Trusted documents: manifests, clients and modes, over HTTP and on the command line."""

import hashlib
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest

from hub.cli import main
from hub.errors import Refused
from hub.resolvers.trusted import Named, Trusted
from hub.resolvers.trusted_manifest import read_manifest
from hub.settings import OFF, ON, REQUIRED, Modes, Settings
from hub.store.sessions import CLIENT
from hub.store.trusted import EVERY_CLIENT, TrustedDocument, load, remove
from tests.support.site import Site, opened_site

NAME = 'query Names { employees(filter: {legalName: {eq: "曾喆"}}) { nodes { number } } }'
ANSWER = {"data": {"employees": {"nodes": [{"number": "H1"}]}}}
HASH = hashlib.sha256(NAME.encode()).hexdigest()
OTHER = "query Other { __typename }"


def apollo(*documents: tuple[str, str]) -> bytes:
    """A manifest in Apollo's format."""
    operations = [
        {"id": id_, "name": "X", "type": "query", "body": text} for id_, text in documents
    ]
    return orjson.dumps(
        {"format": "apollo-persisted-query-manifest", "version": 1, "operations": operations}
    )


def test_both_formats_are_read() -> None:
    """Apollo's list and Relay's object hold the same documents; a prefix of ids is dropped."""
    assert read_manifest(apollo(("sha256:ab", NAME))) == [TrustedDocument("ab", NAME, "X")]
    assert read_manifest(orjson.dumps({"ab": NAME, "c": OTHER})) == [
        TrustedDocument("ab", NAME, "Names"),
        TrustedDocument("c", OTHER, "Other"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b'{"format": "other", "version": 1, "operations": []}',
        b'{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}',
        b'{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [1]}',
        b'{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{}]}',
        b'{"": "{ a }"}',
        b'{"sha256:": "{ a }"}',
        b'{"a b": "{ a }"}',
        b'{"ab": 1}',
        apollo(("ab", NAME), ("sha256:ab", OTHER)),
    ],
)
def test_another_file_is_no_manifest(content: bytes) -> None:
    with pytest.raises(Refused, match="DOCUMENTS_UNREADABLE"):
        read_manifest(content)


def test_modes_are_read_by_client() -> None:
    modes = Modes.read("on, web=required, a=b=off")
    assert [modes.of(one) for one in ("", "x", "web", "a=b")] == ["on", "on", "required", "off"]
    for wrong in ("yes", "web=", "=on", "web=yes"):
        with pytest.raises(Refused, match="HUB_TRUSTED_DOCUMENTS"):
            Settings.from_env({"HUB_TRUSTED_DOCUMENTS": wrong})


async def asked(site: Site, client: str, **body: Any) -> dict[str, Any]:
    """The answer to that body for a token of that client."""
    token = site.issuer.issue("H1", "hr", client=client)
    headers = {"authorization": f"Bearer {token}"}
    found: dict[str, Any] = (await site.client.post("/graphql", json=body, headers=headers)).json()
    return found


async def code(site: Site, client: str, **body: Any) -> str:
    """The code with which that body is refused."""
    answer = await asked(site, client, **body)
    assert "data" not in answer
    return str(answer["errors"][0]["extensions"]["code"])


def hashed(sha: str = HASH) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": sha}}


async def test_a_document_is_asked_as_its_clients_mode_allows(
    database: str, tmp_path: Path
) -> None:
    """By text, by id in body or URL, by Apollo's hash; by a client's own documents alone."""
    modes = "on, web=required, old=off"
    async with opened_site(database, tmp_path, HUB_TRUSTED_DOCUMENTS=modes) as site:
        hub = site.hub.database
        document = TrustedDocument(HASH, NAME)
        assert await load(hub, [document], EVERY_CLIENT, actor="test") == 1
        assert await load(hub, [document], EVERY_CLIENT, actor="test") == 0
        own = TrustedDocument("own", OTHER)
        assert await load(hub, [own], "web", actor="test") == 1
        with pytest.raises(Refused, match="DOCUMENT_ID_TAKEN"):
            await load(hub, [TrustedDocument(HASH, OTHER)], EVERY_CLIENT, actor="test")

        for client in ("", "web", "reports"):
            assert await asked(site, client, documentId=HASH) == ANSWER
            assert await asked(site, client, documentId=f"sha256:{HASH}") == ANSWER
            assert await asked(site, client, extensions=hashed()) == ANSWER
        assert (await _by_url(site, documentId=HASH)).json() == ANSWER

        assert await asked(site, "web", documentId="own") == {"data": {"__typename": "Query"}}
        assert await code(site, "reports", documentId="own") == "DOCUMENT_UNKNOWN"

        assert await asked(site, "reports", query=NAME) == ANSWER
        assert await asked(site, "reports", query=NAME, extensions=hashed()) == ANSWER
        wrong = await code(site, "reports", query=OTHER, extensions=hashed())
        assert wrong == "DOCUMENT_MISMATCH"
        unknown = hashed("0" * 64)
        assert await code(site, "reports", extensions=unknown) == "PERSISTED_QUERY_NOT_FOUND"

        assert await code(site, "web", query=NAME) == "DOCUMENT_REQUIRED"
        assert await code(site, "web", query=OTHER, extensions=unknown) == "DOCUMENT_REQUIRED"
        assert await code(site, "web", documentId="no") == "DOCUMENT_UNKNOWN"
        # The known text is run, whatever text comes along with its hash.
        assert await asked(site, "web", query=OTHER, extensions=hashed()) == ANSWER

        assert await asked(site, "old", query=NAME) == ANSWER
        assert await code(site, "old", documentId=HASH) == "DOCUMENTS_OFF"
        assert await code(site, "old", extensions=hashed()) == "PERSISTED_QUERY_NOT_SUPPORTED"

        for body in (
            {"documentId": 1},
            {"documentId": ""},
            {"documentId": HASH, "query": NAME},
            {"extensions": {"persistedQuery": 1}},
            {"documentId": "a\0"},
        ):
            assert await code(site, "", **body) == "BODY_INVALID"

        audit = await hub.writer.fetch(
            "select action, rows from hub.audit where actor = 'test'"
            " and action like 'documents%' order by seq"
        )
        assert [tuple(one) for one in audit] == [("documents.load", 1), ("documents.load", 1)]


async def _by_url(site: Site, **parameters: str) -> httpx2.Response:
    headers = {"authorization": f"Bearer {site.issuer.issue('H1', 'hr')}"}
    return await site.client.get("/graphql", params=parameters, headers=headers)


async def test_a_removed_document_is_gone_once_it_is_forgotten(site: Site) -> None:
    """It is remembered for seconds, one that was missed for one; then the store is asked."""
    now, database = [100.0], site.hub.database
    trusted = Trusted(database, Modes(), clock=lambda: now[0])
    with pytest.raises(Refused, match="DOCUMENT_UNKNOWN"):
        await trusted.text("", Named("late"), "")
    await load(database, [TrustedDocument("late", OTHER)], EVERY_CLIENT, actor="test")
    now[0] += 1.1
    assert await trusted.text("", Named("late"), "") == OTHER
    assert await remove(database, ["late"], "web", actor="test") == 0
    assert await remove(database, ["late"], EVERY_CLIENT, actor="test") == 1
    assert await trusted.text("", Named("late"), "") == OTHER
    now[0] += 5.1
    with pytest.raises(Refused, match="DOCUMENT_UNKNOWN"):
        await trusted.text("", Named("late"), "")


def test_a_manifest_is_loaded_listed_and_removed_on_the_command_line(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What does not fit the schema keeps all of it out, and is named."""
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "王五")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(apollo((HASH, NAME), ("x1", OTHER)))
    bad.write_bytes(apollo(("x2", OTHER), ("x3", "{ employes { totalCount } }")))

    assert main(["documents", "load", str(bad), "--client", "web"]) == 2
    told = capsys.readouterr().err
    assert "DOCUMENT_INVALID" in told
    assert "Did you mean 'employee', 'employees'" in told
    assert main(["documents", "load", str(tmp_path / "none.json")]) == 2
    assert "DOCUMENTS_UNREADABLE" in capsys.readouterr().err
    assert main(["documents", "list"]) == 0
    assert "no trusted documents" in capsys.readouterr().out

    for told in ("2 new, 0 known before.", "0 new, 2 known before."):
        assert main(["documents", "load", str(good), "--client", "web"]) == 0
        assert capsys.readouterr().out.strip() == told
    main(["documents", "list"])
    listed = capsys.readouterr().out
    assert HASH in listed
    assert "王五" in listed

    assert main(["documents", "remove", "--client", "web"]) == 2
    assert "DOCUMENTS_WHICH" in capsys.readouterr().err
    main(["documents", "remove", "x1", "--client", "web"])
    assert capsys.readouterr().out.strip() == "1 removed."
    main(["documents", "remove", "--everything", "--client", "web"])
    assert capsys.readouterr().out.strip() == "1 removed."


@pytest.mark.parametrize("mode", [OFF, ON, REQUIRED])
async def test_documents_of_the_hubs_own_pages_are_asked_in_every_mode(
    site: Site, mode: str
) -> None:
    """By their ids; a text beside one is judged as any other."""
    trusted = Trusted(site.hub.database, Modes(mode), {"abc": "{ viewer { scopes } }"})
    assert await trusted.text("", Named("abc"), "") == "{ viewer { scopes } }"
    assert await trusted.text("", Named("abc"), CLIENT) == "{ viewer { scopes } }"
    with pytest.raises(Refused):
        await trusted.text("", Named("abc"), "kiosk")
    with pytest.raises(Refused):
        await trusted.text("", Named("abd"), "")
    with pytest.raises(Refused):
        await trusted.text("{ node }", Named("abc", apollo=True), "")
