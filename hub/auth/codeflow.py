"""Sign-in at the company's provider for the hub's own pages: code flow with PKCE (Authlib).

What the provider says is an id token, checked as strictly as an access token: form, key, issuer,
the hub as its audience, times, and the nonce of this very sign-in.
"""

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from hub.auth.compact import ID_TYPES, invalid, parse, strict_object
from hub.auth.discovery import DiscoveredKeys, Discovery, Metadata
from hub.auth.jwks import TIMEOUT, Clock, KeySource, RemoteKeys, download, is_loopback
from hub.auth.secret import fresh
from hub.auth.tokens import SKEW, Claims, company_issuer, proved_at, subject_of, validate, verify
from hub.auth.viewer import PROFILES
from hub.errors import Refused, Transient
from hub.settings import Settings

CALLBACK: Final = "/signin/callback"
_SCOPE: Final = "openid profile email"
_LONGEST: Final = 4096
"""Characters of a code, and of whatever else the provider sends along."""


@dataclass(frozen=True)
class Asked:
    """A sign-in that was sent to the provider; it stays with the browser that began it."""

    url: str
    state: str
    nonce: str
    verifier: str
    step_up: bool


class CodeFlow:
    """The hub as a client of the company's provider."""

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        if settings.issuer is None or settings.pages.client_id is None:
            raise Refused(
                "SIGN_IN_NO_PROVIDER",
                "Nobody signs in at a provider here.",
                hint="Set HUB_ISSUER and HUB_CLIENT_ID.",
            )
        if settings.pages.client_id == settings.audience:
            raise Refused(
                "SETTING_INVALID",
                "HUB_CLIENT_ID is HUB_AUDIENCE too: an id token could pass for an access token.",
                hint="Let access tokens name the graph in `aud`, not the client.",
            )
        self._pages, self._client = settings.pages, settings.pages.client_id
        self._discovery = Discovery(settings.issuer)
        keys: KeySource = (
            RemoteKeys(settings.jwks_url) if settings.jwks_url else DiscoveredKeys(self._discovery)
        )
        self._issuer = company_issuer(settings, settings.issuer, keys)
        self._clock = clock

    async def ask(self, *, step_up: bool = False) -> Asked:
        """Where the browser goes now. A step-up asks for a fresh sign-in with a second factor."""
        metadata = await self._discovery.metadata()
        state, nonce, verifier = fresh(), fresh(), fresh() + fresh()
        more: dict[str, Any] = {"prompt": "login", "max_age": 0} if step_up else {}
        if step_up and self._pages.step_up_acr:
            more["acr_values"] = " ".join(self._pages.step_up_acr)
        url, _ = self._oauth(metadata).create_authorization_url(
            metadata.authorization, state=state, nonce=nonce, code_verifier=verifier, **more
        )
        return Asked(url, state, nonce, verifier, step_up)

    async def answered(self, asked: Asked, given: Mapping[str, str]) -> Claims:
        """Whom the provider's answer names. `given` is the query of the callback.

        Raises Refused SIGN_IN_REFUSED where the provider would not, TOKEN_… for what is not in
        order; Transient ISSUER_UNREACHABLE.
        """
        metadata = await self._discovery.metadata()
        code = self._code(asked, given, metadata)
        given_out = await self._exchanged(metadata, code, asked.verifier)
        raw = given_out.get("id_token")
        if not isinstance(raw, str):
            raise invalid("no id token")
        token = parse(raw, ID_TYPES)
        verify(token, await self._issuer.keys.find(token.kid))
        named = self._issuer.subject_claim
        if named in token.payload or not metadata.person:
            return self._claims(token.payload, asked)
        self._claims({**token.payload, named: "to come"}, asked)
        more = await _person(metadata.person, given_out.get("access_token"), token.payload)
        # Of what is not signed, only the name of the person is taken.
        return self._claims({**token.payload, named: more.get(named)}, asked)

    def _code(self, asked: Asked, given: Mapping[str, str], metadata: Metadata) -> str:
        """The code of an answer that belongs to what was asked, and comes from whom was asked."""
        state, issuer = given.get("state", ""), given.get("iss")
        if not hmac.compare_digest(state.encode(), asked.state.encode()):
            raise _refused("The answer belongs to another sign-in.")
        if issuer is None and metadata.names_itself:
            raise _refused("The answer does not say who gave it.")
        if issuer is not None and issuer != metadata.issuer:
            raise _refused("The answer comes from another provider.")
        code = given.get("code", "")
        if "error" in given or not 0 < len(code) <= _LONGEST:
            raise _refused("The provider did not sign the person in.")
        return code

    async def _exchanged(self, metadata: Metadata, code: str, verifier: str) -> dict[str, Any]:
        """What the provider gives for the code."""
        try:
            async with self._oauth(metadata) as client:
                answer = await client.fetch_token(
                    metadata.token,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                )
        except AuthlibBaseError:
            # The cause is dropped: it may quote the answer.
            raise _refused("The provider does not take the code.") from None
        except (httpx2.HTTPError, OSError, ValueError):
            raise _away() from None
        return dict(answer)

    def _claims(self, payload: dict[str, Any], asked: Asked) -> Claims:
        now = self._clock()
        validate(payload, self._issuer.name, self._client, now)
        nonce = payload.get("nonce")
        if not isinstance(nonce, str) or not hmac.compare_digest(
            nonce.encode("utf-8", "replace"), asked.nonce.encode()
        ):
            raise invalid("nonce")
        audience = payload["aud"]
        others = isinstance(audience, list) and len(audience) > 1
        if payload.get("azp", self._client) != self._client or (others and "azp" not in payload):
            raise invalid("issued to another client")
        proved = proved_at(payload, self._issuer.step_up_acr, now)
        if asked.step_up and (proved is None or proved < now - 2 * SKEW):
            raise Refused(
                "STEP_UP_FAILED",
                "The provider did not ask for a second factor.",
                hint="HUB_STEP_UP_ACR names the values of `acr` that mean one.",
            )
        return Claims(
            subject=subject_of(payload.get(self._issuer.subject_claim)),
            subject_kind=self._issuer.subject_is,
            scopes=frozenset(PROFILES),
            expires_at=float(payload["exp"]),
            issuer=self._issuer.name,
            proved_at=proved,
            whole=True,
        )

    def _oauth(self, metadata: Metadata) -> Any:
        secret = self._pages.client_secret
        made: Any = AsyncOAuth2Client  # Authlib is not typed
        return made(
            self._client,
            secret,
            token_endpoint_auth_method=_method(metadata) if secret else "none",
            code_challenge_method="S256",
            redirect_uri=self._pages.url + CALLBACK,
            scope=_SCOPE,
            timeout=TIMEOUT,
            trust_env=not is_loopback(urlsplit(metadata.token).hostname),
        )


async def _person(url: str, bearer: Any, id_token: dict[str, Any]) -> dict[str, Any]:
    """What the provider says of the person beside the id token; it must be of the same one."""
    if not isinstance(bearer, str):
        raise invalid("no access token")
    try:
        found = strict_object(await download(url, bearer))
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):
        raise _away() from None
    if found.get("sub") is None or found["sub"] != id_token.get("sub"):
        raise invalid("another person's claims")
    return found


def _method(metadata: Metadata) -> str:
    return "client_secret_post" if metadata.by_post else "client_secret_basic"


def _away() -> Transient:
    return Transient(
        "ISSUER_UNREACHABLE",
        "The identity provider cannot be reached.",
        hint="Try again; if it stays, check HUB_ISSUER and the way to it.",
    )


def _refused(detail: str) -> Refused:
    return Refused(
        "SIGN_IN_REFUSED", "The sign-in did not succeed.", detail=detail, hint="Begin again."
    )
