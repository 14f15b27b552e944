"""Who we are to the system: fixed headers, a token step, or OAuth 2 client credentials.

A token is fetched once however many requests wait for it. A request that finds its token refused
asks for a new one by naming the generation that it used: if another request has renewed it in
the meantime, nothing is fetched.
"""

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from hub.connectors.manifest_parts import (
    Auth,
    BasicAuth,
    BearerAuth,
    HeaderAuth,
    NoAuth,
    OAuth2Auth,
    QueryAuth,
    TokenAuth,
)
from hub.connectors.manifest_path import pick
from hub.connectors.manifest_template import fill
from hub.connectors.rest_request import NO_EXTRA, Extra, Names
from hub.errors import Refused, Transient
from hub.schema.record import ABSENT, Json

# Authlib has no types.
_oauth_client: Any = AsyncOAuth2Client

MARGIN = 60.0  # seconds before its end at which a token is no longer used

Ask = Callable[[TokenAuth], Awaitable[Json]]
"""Sends the token step and returns the body of its answer."""


@dataclass(frozen=True)
class Token:
    """Named parts of a token, its generation, and when it ends (monotonic seconds)."""

    parts: Mapping[str, Any] = field(repr=False)
    generation: int
    ends: float | None

    def holds(self) -> bool:
        """Whether it can still be used."""
        return self.ends is None or time.monotonic() < self.ends


NO_TOKEN = Token({}, 0, None)


class Identity:
    """The authentication of one connection."""

    def __init__(self, auth: Auth, names: Names, ask: Ask) -> None:
        self._auth = auth
        self._names = names
        self._ask = ask
        self._token: Token | None = None
        self._lock = asyncio.Lock()

    @property
    def refreshable(self) -> bool:
        """Whether a refused token can be replaced by a new one."""
        return isinstance(self._auth, (TokenAuth, OAuth2Auth))

    async def current(self) -> Token:
        """The token to use now; raises Refused AUTH_REFUSED, Transient HTTP_UNAVAILABLE."""
        if not self.refreshable:
            return NO_TOKEN
        async with self._lock:
            if self._token is None or not self._token.holds():
                self._token = await self._fetched((self._token or NO_TOKEN).generation + 1)
            return self._token

    async def renew(self, refused: Token) -> None:
        """Forget that token, unless another request has already replaced it."""
        async with self._lock:
            if self._token is not None and self._token.generation == refused.generation:
                self._token = await self._fetched(refused.generation + 1)

    def adds(self, token: Token) -> Extra:
        """Headers and query that the token, or the fixed secret, adds to a request."""
        return _extra(self._auth, self._names, token)

    async def _fetched(self, generation: int) -> Token:
        if isinstance(self._auth, OAuth2Auth):
            return await self._by_oauth(self._auth, generation)
        if not isinstance(self._auth, TokenAuth):
            return NO_TOKEN
        body = await self._ask(self._auth)
        parts = {name: pick(path, body) for name, path in self._auth.pick.items()}
        for name, value in parts.items():
            if value is ABSENT or value is None:
                raise Refused(
                    "AUTH_REFUSED",
                    "The answer of the token step has no token.",
                    f"$.auth.pick.{name}",
                    "Check the secrets and the manifest.",
                )
        seconds = pick(self._auth.expires_in, body)
        seconds = self._auth.lifetime if seconds is ABSENT else seconds
        return Token(parts, generation, _end(seconds))

    async def _by_oauth(self, auth: OAuth2Auth, generation: int) -> Token:
        filled = {
            name: fill(getattr(auth, name), self._names)
            for name in ("token_url", "client_id", "client_secret", "scope", "parameters")
        }
        client = _oauth_client(
            filled["client_id"],
            filled["client_secret"],
            token_endpoint_auth_method=auth.method,
            scope=filled["scope"],
            trust_env=False,
        )
        async with client:
            try:
                token = await client.fetch_token(
                    filled["token_url"], grant_type="client_credentials", **filled["parameters"]
                )
            except OAuthError as error:
                code = str(error.error)[:60] if str(error.error).isidentifier() else "oauth"
                raise Refused(
                    "AUTH_REFUSED",
                    "The system refuses the credentials.",
                    f"code {code}",
                    "Check client id and secret.",
                ) from None
            except (httpx2.HTTPError, ValueError) as error:
                raise Transient(
                    "HTTP_UNAVAILABLE", "The token address does not answer.", type(error).__name__
                ) from None
        return Token(
            {"access_token": token["access_token"]}, generation, _end(token.get("expires_in"))
        )


def _end(seconds: Json) -> float | None:
    try:
        lifetime = float(seconds)
    except (TypeError, ValueError):
        return None
    return time.monotonic() + lifetime - min(MARGIN, lifetime / 10)


def _extra(auth: Auth, names: Names, token: Token) -> Extra:
    if isinstance(auth, NoAuth):
        return NO_EXTRA
    if isinstance(auth, HeaderAuth):
        return Extra({auth.name: str(fill(auth.value, names))}, {})
    if isinstance(auth, BearerAuth):
        return Extra({"Authorization": f"Bearer {fill(auth.token, names)}"}, {})
    if isinstance(auth, BasicAuth):
        pair = f"{fill(auth.username, names)}:{fill(auth.password, names)}".encode()
        return Extra({"Authorization": f"Basic {base64.b64encode(pair).decode()}"}, {})
    if isinstance(auth, QueryAuth):
        return Extra({}, {auth.name: str(fill(auth.value, names))})
    if isinstance(auth, OAuth2Auth):
        return Extra({"Authorization": f"Bearer {token.parts['access_token']}"}, {})
    known = names.and_({f"token.{name}": value for name, value in token.parts.items()})
    return Extra(fill(auth.apply.headers, known), fill(auth.apply.query, known))
