"""Machine clients: a token by name and secret, grants of their own, gone when revoked."""

from base64 import b64encode
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from hub.auth.clientissuer import SECONDS, ClientIssuer
from hub.auth.jwks import keys_of
from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.store.clients import add_client, list_clients, renew_client, revoke_client
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, Site

ASKED = "{ viewer { scopes grants employee { id } } employees { nodes { number hireDate } } }"


async def made(site: Site, *classes: str) -> tuple[str, str]:
    """A client with a grant of these classes; its id and secret."""
    client, secret = await add_client(site.hub.database, "payroll-export", actor="test")
    if classes:
        grant = NewGrant(client, "hr", frozenset(classes), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
    return client, secret


async def token(site: Site, secret: str, name: str = "payroll-export", **form: str) -> Any:
    asked = {"grant_type": "client_credentials", **form}
    return await site.client.post("/oauth/token", data=asked, auth=(name, secret))


async def graph(site: Site, bearer: str) -> httpx2.Response:
    headers = {"authorization": f"Bearer {bearer}"}
    return await site.client.post("/graphql", json={"query": ASKED}, headers=headers)


async def test_a_client_reads_what_its_own_grants_open(site: Site) -> None:
    """It is nobody's employee, and sees as much as its grants say."""
    _, secret = await made(site, "CORE")
    answer = (await token(site, secret)).json()
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", SECONDS)
    assert answer["scope"] == "hr"
    found = (await graph(site, answer["access_token"])).json()["data"]
    assert found["viewer"]["employee"] is None
    assert found["viewer"]["scopes"] == ["hr"]
    assert found["employees"]["nodes"][0]["number"] == "H1"


async def test_a_client_without_a_grant_reads_the_directory_at_most(site: Site) -> None:
    """A new client has no scope; asking for one that it does not hold is an error."""
    _, secret = await made(site)
    answer = await token(site, secret)
    assert answer.json()["scope"] == ""
    found = (await graph(site, answer.json()["access_token"])).json()["data"]
    assert found["viewer"]["grants"] == []
    assert found["employees"]["nodes"] == [{"number": "H1", "hireDate": None}]
    assert (await token(site, secret, scope="hr")).json()["error"] == "invalid_scope"


async def test_scopes_narrow_a_clients_token(site: Site) -> None:
    """Asked for none: none."""
    _, secret = await made(site, "CORE")
    answer = (await token(site, secret, scope="")).json()
    assert answer["scope"] == ""


async def test_a_revoked_client_is_out_at_its_next_request(site: Site) -> None:
    """With a token that has not expired; and gets no other."""
    _, secret = await made(site, "CORE")
    bearer = (await token(site, secret)).json()["access_token"]
    assert (await graph(site, bearer)).status_code == 200
    await revoke_client(site.hub.database, "payroll-export", actor="test", reason="over")
    assert (await graph(site, bearer)).status_code == 403
    assert (await token(site, secret)).status_code == 401
    with pytest.raises(Refused):
        await add_client(site.hub.database, "payroll-export", actor="test")
    [listed] = await list_clients(site.hub.database)
    assert listed.revoked_at is not None


async def test_a_revoked_grant_is_gone_at_the_next_request(site: Site) -> None:
    """No gate watches over a client: its grants are read every time."""
    client, secret = await made(site, "CORE")
    bearer = (await token(site, secret)).json()["access_token"]
    await graph(site, bearer)
    await site.hub.database.writer.execute(
        "update hub.access_grant set revoked_at = now() where employee_id = $1", client
    )
    found = (await graph(site, bearer)).json()["data"]
    assert found["viewer"]["grants"] == []
    assert found["employees"]["nodes"][0]["hireDate"] is None


async def test_a_new_secret_makes_the_old_one_void(site: Site) -> None:
    """At once."""
    _, old = await made(site)
    new = await renew_client(site.hub.database, "payroll-export", actor="test")
    assert (await token(site, old)).status_code == 401
    assert (await token(site, new)).status_code == 200


async def test_unknown_clients_and_wrong_secrets_are_told_alike(site: Site) -> None:
    """And held back alike."""
    await made(site)
    for name in ("payroll-export", "nobody"):
        answers = [await token(site, "wrong", name) for _ in range(6)]
        assert [one.status_code for one in answers] == [401] * 5 + [429]
        assert answers[0].json()["error"] == "invalid_client"
        assert answers[0].headers["www-authenticate"].startswith("Basic")


FORMS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "no grant type": ({}, {"client_secret": "x"}),
    "password grant": ({}, {"grant_type": "password", "client_secret": "x"}),
    "no credentials": ({}, {"grant_type": "client_credentials"}),
    "both ways": (
        {"authorization": f"Basic {b64encode(b'a:b').decode()}"},
        {"grant_type": "client_credentials", "client_secret": "x"},
    ),
    "no base64": ({"authorization": "Basic %%%"}, {"grant_type": "client_credentials"}),
    "bearer": ({"authorization": "Bearer YTpi"}, {"grant_type": "client_credentials"}),
    "large": ({}, {"grant_type": "client_credentials", "client_secret": "x" * 20_000}),
}


@pytest.mark.parametrize("name", FORMS)
async def test_what_is_not_in_order_is_refused(site: Site, name: str) -> None:
    """In the words of the specification, never by an accident."""
    headers, form = FORMS[name]
    answer = await site.client.post("/oauth/token", data=form, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"] in {"invalid_request", "unsupported_grant_type"}


async def test_others_can_verify_these_tokens(site: Site) -> None:
    """By the published key set, which the well-known document names; it holds no private key."""
    about = (await site.client.get("/.well-known/oauth-authorization-server")).json()
    assert about["jwks_uri"] == f"{about['issuer']}/oauth/jwks"
    published = await site.client.get("/oauth/jwks")
    assert '"d"' not in published.text
    assert len(keys_of(published.content)) == 1


async def test_a_clients_token_names_nobody_elsewhere(site: Site) -> None:
    """A client's id is no employee's, and an employee's is no client's."""
    issuer = ClientIssuer(site.hub.settings)
    hr = "00000000-0000-7000-8000-0000000000a1"
    assert (await graph(site, issuer.issue(hr, "x", ["hr"]))).status_code == 403
    pages = replace(site.hub.settings.pages, url="https://other.test")
    other = ClientIssuer(replace(site.hub.settings, pages=pages))
    client, _ = await made(site)
    assert (await graph(site, other.issue(client, "x", []))).status_code == 401
