"""Signing keys of an issuer: fetched, kept for minutes, fetched again for a new key id.

A key set is used whole: what the issuer no longer publishes is gone with the next fetch, and an
answer that is no key set changes nothing. One fetch is under way at a time; an unknown key id
causes one at most every ten seconds, so that nobody can make the hub hammer the issuer.
"""

import asyncio
import ipaddress
import time
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from hub.auth.compact import strict_object
from hub.errors import Refused, Transient
from hub.observe import observe

Clock: TypeAlias = Callable[[], float]
REFETCH_EVERY: Final = 10.0
"""Seconds between two fetches, whatever is asked."""
FRESH_FOR: Final = 300.0
"""Seconds after which a key set is fetched again."""
KEPT_FOR: Final = 86_400.0
"""Seconds for which the last key set serves while the issuer does not answer."""
LARGEST: Final = 262_144
"""Bytes of a key set."""
TIMEOUT: Final = 5.0
RSA_BYTES: Final = range(256, 1025)
"""Bytes of a modulus: 2,048 to 8,192 bits."""


@dataclass(frozen=True)
class PublicKey:
    """A key that verifies one algorithm."""

    kid: str
    algorithm: str
    key: RSAKey | ECKey
    thumbprint: str


Keys: TypeAlias = Mapping[str, PublicKey]


class KeySource(Protocol):
    """Where an issuer's keys come from."""

    async def find(self, kid: str) -> PublicKey | None:
        """The key of that id; None if the issuer has none."""
        ...


@dataclass(frozen=True)
class FixedKeys:
    """Keys that are known from the start."""

    keys: Keys

    async def find(self, kid: str) -> PublicKey | None:
        """The key of that id."""
        return self.keys.get(kid)


class RemoteKeys:
    """The key set behind a URL. Raises Transient ISSUER_UNREACHABLE while there is none."""

    def __init__(self, url: str, monotonic: Clock = time.monotonic) -> None:
        self._url = safe_url(url)
        self._monotonic = monotonic
        self._keys: Keys = MappingProxyType({})
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._one_at_a_time = asyncio.Lock()

    async def find(self, kid: str) -> PublicKey | None:
        """The key of that id, by a fetch if the set is old or does not have it."""
        if self._younger_than(FRESH_FOR, self._fetched_at) and kid in self._keys:
            return self._keys[kid]
        async with self._one_at_a_time:
            if not self._settled(kid):
                await self._fetch()
        if not self._younger_than(KEPT_FOR, self._fetched_at):
            raise Transient(
                "ISSUER_UNREACHABLE",
                "The signing keys of the identity provider cannot be had.",
                hint="Check HUB_ISSUER or HUB_JWKS_URL and the way to it; it is asked again.",
            )
        return self._keys.get(kid)

    def _settled(self, kid: str) -> bool:
        """Whether another request's fetch has brought the key, or a fetch would come too early."""
        if self._younger_than(FRESH_FOR, self._fetched_at) and kid in self._keys:
            return True
        return self._younger_than(REFETCH_EVERY, self._tried_at)

    def _younger_than(self, seconds: float, moment: float | None) -> bool:
        return moment is not None and self._monotonic() - moment < seconds

    async def _fetch(self) -> None:
        """Replace the key set; on failure the old one stays. A cancelled fetch does not count."""
        try:
            keys = keys_of(await download(self._url))
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            observe("auth.keys_not_fetched", error=type(error).__name__)
        else:
            self._keys = keys
            self._fetched_at = self._monotonic()
            observe("auth.keys_fetched", keys=len(keys))
        self._tried_at = self._monotonic()


def keys_of(raw: bytes) -> Keys:
    """The usable keys of a key set by id; raises ValueError if it is none.

    A key that cannot verify RS256 or ES256 is passed over. An id that stands for two different
    keys stands for neither.
    """
    members = strict_object(raw).get("keys")
    if not isinstance(members, list):
        raise ValueError("no keys")  # noqa: TRY004 - callers catch one class
    found: dict[str, PublicKey] = {}
    torn: set[str] = set()
    for key in filter(None, map(public_key, members)):
        other = found.setdefault(key.kid, key)
        if other.thumbprint != key.thumbprint:
            torn.add(key.kid)
    if torn:
        observe("auth.key_id_repeated", ids=len(torn))
    return MappingProxyType({kid: key for kid, key in found.items() if kid not in torn})


def public_key(member: Any) -> PublicKey | None:
    """A signing key from its JWK; None for one that is of no use here."""
    if not isinstance(member, dict) or not _is_for_signing(member):
        return None
    kid, kind = member.get("kid"), member.get("kty")
    if not isinstance(kid, str) or not kid:
        return None
    try:
        if kind == "RSA" and member.get("alg", "RS256") == "RS256":
            return _rsa(kid, member)
        if kind == "EC" and member.get("alg", "ES256") == "ES256" and member.get("crv") == "P-256":
            key = ECKey.import_key({one: member[one] for one in ("kty", "crv", "x", "y")})
            return PublicKey(kid, "ES256", key, key.thumbprint())
    except (JoseError, ValueError, TypeError, KeyError):
        observe("auth.key_passed_over", kind=str(kind))
    return None


def _rsa(kid: str, member: Mapping[str, Any]) -> PublicKey | None:
    modulus = urlsafe_b64decode(member["n"] + "=" * (-len(member["n"]) % 4)).lstrip(b"\0")
    if len(modulus) not in RSA_BYTES:
        return None
    key = RSAKey.import_key({one: member[one] for one in ("kty", "n", "e")})
    return PublicKey(kid, "RS256", key, key.thumbprint())


def _is_for_signing(member: Mapping[str, Any]) -> bool:
    """Not for encryption, and no private key: one that is published is anybody's."""
    operations = member.get("key_ops", ["verify"])
    return (
        member.get("use", "sig") == "sig"
        and isinstance(operations, list)
        and "verify" in operations
        and "d" not in member
    )


@lru_cache(maxsize=64)
def is_loopback(host: str | None) -> bool:
    """Whether a host name means this machine alone."""
    if host is None or host == "localhost":
        return host is not None
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def safe_url(url: str, name: str = "HUB_JWKS_URL") -> str:
    """The address, if what is read there can be trusted; Refused SETTING_INVALID."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname)):
        return url
    raise Refused(
        "SETTING_INVALID",
        f"{name} is not a safe address.",
        hint="Use https; http only on this machine.",
    )


async def download(url: str, bearer: str | None = None) -> bytes:
    """The body of a small document, bounded in size and time; redirects are not followed.

    Raises ValueError for one that is no answer, and what httpx2 raises.
    """
    raw = bytearray()
    trust_env = not is_loopback(urlsplit(url).hostname)
    headers = {"accept": "application/json"}
    if bearer is not None:
        headers["authorization"] = f"Bearer {bearer}"
    async with (
        asyncio.timeout(TIMEOUT),
        httpx2.AsyncClient(timeout=TIMEOUT, trust_env=trust_env) as client,
        client.stream("GET", url, headers=headers) as response,
    ):
        if response.status_code != httpx2.codes.OK:
            raise ValueError("no answer of status 200")
        async for chunk in response.aiter_bytes():
            raw += chunk
            if len(raw) > LARGEST:
                raise ValueError("too large")
    return bytes(raw)
