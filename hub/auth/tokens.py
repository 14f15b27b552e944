"""Bearer tokens: one function tells how a header becomes claims.

Form first (`compact`), then the issuer that the payload names, its key by id, the signature by
that key's one algorithm, and only then the claims. Each verified token is remembered until it
expires, for as long as its key is still published.
"""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jws
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwt import JWTClaimsRegistry

from hub.auth.compact import LARGEST, Compact, invalid, parse
from hub.auth.discovery import DiscoveredKeys, Discovery
from hub.auth.jwks import Clock, KeySource, PublicKey, RemoteKeys
from hub.auth.viewer import EMPLOYEE, PROFILES
from hub.errors import Refused
from hub.settings import Settings

SKEW: Final = 30
"""Seconds by which clocks may differ."""
REMEMBERED: Final = 4096
"""Verified tokens that are remembered."""
_SUBJECT: Final = 256
_OF_ID_TOKENS: Final = frozenset({"nonce", "at_hash", "c_hash"})
"""Claims that no access token has: an id token of the same issuer is none."""
_LAST_SECOND: Final = 253_402_300_799
"""The end of the year 9999: an `exp` beyond it is no date."""
_HEADER = re.compile(r"bearer +([A-Za-z0-9_.\-]+)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Issuer:
    """An identity provider whose tokens are accepted, and how they name a person."""

    name: str
    audience: str
    keys: KeySource
    subject_claim: str = "sub"
    subject_is: str = "number"
    step_up_acr: tuple[str, ...] = ()
    """Values of `acr` that mean a second factor; without any, `mfa` in `amr` does."""


@dataclass(frozen=True)
class Claims:
    """What a verified token, or a session, says."""

    subject: str
    subject_kind: str
    """`number`, `workEmail` or `id` of an employee; `client` for the id of a program."""
    scopes: frozenset[str]
    """The hub's own scopes in the token; `employee` if it has no scope at all."""
    expires_at: float
    """Seconds since 1970."""
    issuer: str
    client: str = ""
    """The program that the token was issued to; empty if it does not say."""
    token: str = ""
    """`jti`: the name by which this token alone can be revoked."""
    issued_at: float = 0.0
    proved_at: float | None = None
    """When the person last showed a second factor, as far as is known."""
    whole: bool = False
    """Of a session of the hub's own pages: the person with all of their rights."""


@dataclass(frozen=True)
class _Verified:
    claims: Claims
    issuer: Issuer
    kid: str
    thumbprint: str


def company_issuers(settings: Settings) -> tuple[Issuer, ...]:
    """The identity provider of the settings, if one is named."""
    if settings.issuer is None and settings.jwks_url is None:
        return ()
    if settings.issuer is None:
        raise Refused(
            "SETTING_INVALID",
            "An identity provider needs its name.",
            hint="Set HUB_ISSUER; HUB_JWKS_URL alone says only where keys lie.",
        )
    keys: KeySource = (
        RemoteKeys(settings.jwks_url)
        if settings.jwks_url
        else DiscoveredKeys(Discovery(settings.issuer))
    )
    return (company_issuer(settings, settings.issuer, keys),)


def company_issuer(settings: Settings, name: str, keys: KeySource) -> Issuer:
    """The company's provider as the settings describe it."""
    return Issuer(
        name,
        settings.audience,
        keys,
        settings.subject_claim,
        settings.subject_is,
        settings.pages.step_up_acr,
    )


class Verifier:
    """Accepts tokens of its issuers. Its only state is what has been verified already."""

    def __init__(self, issuers: Iterable[Issuer], clock: Clock = time.time) -> None:
        self._issuers: dict[str, Issuer] = {}
        for one in issuers:
            if one.name in self._issuers:
                raise Refused(
                    "SETTING_INVALID",
                    "Two identity providers have the same name.",
                    hint="HUB_ISSUER must differ from the built-in issuer hub-dev.",
                )
            self._issuers[one.name] = one
        self._clock = clock
        self._remembered: OrderedDict[bytes, _Verified] = OrderedDict()

    async def authenticate(self, header: str | None) -> Claims:
        """Claims of an `Authorization` header.

        Raises Refused TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED or TOKEN_ISSUER_UNKNOWN (all
        401), and Transient ISSUER_UNREACHABLE. None of them holds a part of the token.
        """
        digest = (
            b""
            if header is None
            else hashlib.sha256(header.encode("utf-8", "surrogatepass")).digest()
        )
        known = await self._recall(digest)
        if known:
            return known.claims
        token = parse(_bearer(header))
        issuer = self._issuer_of(token)
        key = await issuer.keys.find(token.kid)
        verify(token, key)
        claims = _claims(token, issuer, self._clock())
        if key:
            self._remember(digest, _Verified(claims, issuer, key.kid, key.thumbprint))
        return claims

    def _issuer_of(self, token: Compact) -> Issuer:
        name = token.payload.get("iss")
        issuer = self._issuers.get(name) if isinstance(name, str) else None
        if issuer is None:
            raise Refused(
                "TOKEN_ISSUER_UNKNOWN",
                "The token comes from an issuer that is not accepted here.",
                hint="HUB_ISSUER must equal the claim `iss`; "
                "tokens of `hub token` need HUB_DEV=1 on the server.",
            )
        return issuer

    async def _recall(self, digest: bytes) -> _Verified | None:
        """A token verified before, if it still runs and its key is still the issuer's."""
        known = self._remembered.get(digest)
        if known is None:
            return None
        key = await known.issuer.keys.find(known.kid)
        alive = known.claims.expires_at > self._clock() - SKEW
        if alive and key is not None and key.thumbprint == known.thumbprint:
            if digest in self._remembered:
                self._remembered.move_to_end(digest)
            return known
        self._remembered.pop(digest, None)
        return None

    def _remember(self, digest: bytes, verified: _Verified) -> None:
        self._remembered[digest] = verified
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)


def _bearer(header: str | None) -> str:
    if not header:
        raise Refused(
            "TOKEN_MISSING",
            "Sign in first.",
            hint="Send the header `Authorization: Bearer TOKEN`.",
        )
    if len(header) > LARGEST + len("Bearer "):
        raise invalid("larger than 8 KB")
    found = _HEADER.fullmatch(header)
    if found is None:
        raise invalid("not a bearer token")
    return found[1]


def verify(token: Compact, key: PublicKey | None) -> None:
    """The signature, by the key's own algorithm: the token's header does not choose it.

    Raises Refused TOKEN_INVALID.
    """
    if key is None:
        raise invalid("unknown signing key")
    if key.algorithm != token.algorithm:
        raise invalid("algorithm of the key")
    try:
        jws.deserialize_compact(token.text, key.key, [key.algorithm])
    except (JoseError, ValueError):
        # The cause is dropped: it may quote the token.
        raise invalid("signature") from None


def _claims(token: Compact, issuer: Issuer, now: float) -> Claims:
    payload = token.payload
    if not _OF_ID_TOKENS.isdisjoint(payload):
        raise invalid("an id token: it tells a client who signed in, and opens nothing")
    validate(payload, issuer.name, issuer.audience, now)
    return Claims(
        subject=subject_of(payload.get(issuer.subject_claim)),
        subject_kind=issuer.subject_is,
        scopes=scopes_of(payload),
        expires_at=float(min(payload["exp"], _LAST_SECOND)),
        issuer=issuer.name,
        client=_client(payload),
        token=_token_id(payload.get("jti")),
        issued_at=float(payload["iat"]),
        proved_at=proved_at(payload, issuer.step_up_acr, now),
    )


def validate(payload: dict[str, Any], issuer: str, audience: str, now: float) -> None:
    """Issuer, audience and times; raises Refused TOKEN_EXPIRED or TOKEN_INVALID."""
    demands = JWTClaimsRegistry(
        now=int(now),
        leeway=SKEW,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": audience},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        demands.validate(payload)
    except ExpiredTokenError:
        raise Refused(
            "TOKEN_EXPIRED", "The access token has expired.", hint="Fetch a new one."
        ) from None
    except (JoseError, ValueError, OverflowError):
        raise invalid("issuer, audience or times") from None


def proved_at(payload: dict[str, Any], acr: tuple[str, ...], now: float) -> float | None:
    """When a second factor was shown: `auth_time`, if `acr` (or `amr`) says that there was one."""
    when = payload.get("auth_time")
    if isinstance(when, bool) or not isinstance(when, int | float) or when > now + SKEW:
        return None
    if acr:
        return float(when) if payload.get("acr") in acr else None
    methods = payload.get("amr")
    return float(when) if isinstance(methods, list) and "mfa" in methods else None


def _token_id(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= _SUBJECT else ""


def subject_of(value: Any) -> str:
    """A name that can be looked up: not empty, not huge, without NUL and lone surrogates."""
    if not isinstance(value, str) or not 0 < len(value) <= _SUBJECT:
        raise invalid("no subject")
    if any(one == "\0" or "\ud800" <= one <= "\udfff" for one in value):
        raise invalid("no subject")
    return value


def _client(payload: dict[str, Any]) -> str:
    """`client_id` (RFC 9068) or `azp` (OpenID Connect); empty where neither is a name."""
    found = payload.get("client_id", payload.get("azp"))
    if isinstance(found, str) and len(found) <= _SUBJECT and found.isprintable():
        return found
    return ""


def scopes_of(payload: dict[str, Any]) -> frozenset[str]:
    """The hub's scopes in `scope` (words) or `scp` (words or a list); without any: employee.

    Words of others are passed over. A token with only such words gets none of ours: it was
    narrowed to something else.
    """
    given = payload.get("scope", payload.get("scp"))
    if given is None:
        return frozenset({EMPLOYEE})
    words = given.split() if isinstance(given, str) else given
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
        raise invalid("scope")
    return frozenset(words) & frozenset(PROFILES)
