"""Tokens for machine clients: `POST /oauth/token` by client credentials (RFC 6749, section 4.4).

The key that signs them is published at `/oauth/jwks`, the rest at the well-known address (RFC
8414). Errors are in the words of the specification.
"""

import base64
import binascii
from typing import Any, Final
from urllib.parse import parse_qsl, unquote_plus

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.auth.clientissuer import SECONDS, ClientIssuer
from hub.errors import HubError, Refused
from hub.flows.clients import client_token
from hub.flows.hub import Hub

LARGEST: Final = 10_000
"""Bytes of a form."""
_HEADERS: Final = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
_ERRORS: Final = {
    "CLIENT_REFUSED": ("invalid_client", 401),
    "CLIENT_SCOPE": ("invalid_scope", 400),
    "CLIENT_GRANT_TYPE": ("unsupported_grant_type", 400),
    "BODY_INVALID": ("invalid_request", 400),
    "SIGN_IN_WAIT": ("temporarily_unavailable", 429),
}


def oauth_routes(hub: Hub) -> list[Route]:
    """Where clients get tokens, and others the key that verifies these."""
    issuer = ClientIssuer(hub.settings)

    async def token(request: Request) -> Response:
        try:
            return _told(await _token(hub, issuer, request))
        except HubError as error:
            return _failed(error)

    async def keys(_: Request) -> Response:
        return _told(issuer.published)

    async def metadata(_: Request) -> Response:
        return _told(_metadata(hub.settings.pages.url))

    return [
        Route("/oauth/token", token, methods=["POST"]),
        Route("/oauth/jwks", keys, methods=["GET"]),
        Route("/.well-known/oauth-authorization-server", metadata, methods=["GET"]),
    ]


async def _token(hub: Hub, issuer: ClientIssuer, request: Request) -> dict[str, Any]:
    form = await _form(request)
    if form.get("grant_type") != "client_credentials":
        raise Refused("CLIENT_GRANT_TYPE", "Only client_credentials is given here.")
    address = request.client.host if request.client else "unknown"
    credentials = _credentials(request, form)
    token, scope = await client_token(
        hub.database,
        issuer,
        credentials,
        form.get("scope"),
        address=address,
        today=hub.today(),
    )
    return {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": SECONDS,
        "scope": scope,
    }


async def _form(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            raise _invalid("The form is too large.")
    try:
        pairs = parse_qsl(found.decode(), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise _invalid("The form cannot be read.") from None
    form = dict(pairs)
    if kind != "application/x-www-form-urlencoded" or len(form) != len(pairs):
        raise _invalid("The body is no form, or has a parameter twice.")
    return form


def _credentials(request: Request, form: dict[str, str]) -> tuple[str, str]:
    """By one of the two ways of RFC 6749, section 2.3.1; both at once are refused."""
    header = request.headers.get("authorization")
    in_form = "client_secret" in form
    if (header is None) == (not in_form):
        raise _invalid("Name and secret come in the header, or in the form.")
    if header is None:
        return form.get("client_id", ""), form["client_secret"]
    kind, _, text = header.partition(" ")
    try:
        name, colon, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise _invalid("The header cannot be read.") from None
    if kind.casefold() != "basic" or not colon:
        raise _invalid("The header is none of HTTP Basic.")
    return unquote_plus(name), unquote_plus(secret)


def _metadata(url: str) -> dict[str, Any]:
    return {
        "issuer": url,
        "token_endpoint": f"{url}/oauth/token",
        "jwks_uri": f"{url}/oauth/jwks",
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }


def _told(value: dict[str, Any], status: int = 200, **headers: str) -> Response:
    body = orjson.dumps(value)
    return Response(body, status, {**_HEADERS, **headers}, "application/json")


def _failed(error: HubError) -> Response:
    name, status = _ERRORS.get(error.code, ("server_error", 503))
    value = {"error": name, "error_description": error.message}
    if status == 401:  # noqa: PLR2004 - unauthorised
        return _told(value, status, **{"www-authenticate": 'Basic realm="hub"'})
    return _told(value, status)


def _invalid(message: str) -> Refused:
    return Refused("BODY_INVALID", message, hint="See RFC 6749, section 4.4.")
