"""What an identity provider says of itself (OpenID Connect Discovery), read from its own address.

The document is kept for an hour; while the provider does not answer, the last one serves for a
day. Keys are found through it: where they lie may change, and the key set that was fetched from
the old place is then given up whole.
"""

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Final

import httpx2

from hub.auth.compact import strict_object
from hub.auth.jwks import (
    KEPT_FOR,
    REFETCH_EVERY,
    Clock,
    PublicKey,
    RemoteKeys,
    download,
    safe_url,
)
from hub.errors import Refused, Transient
from hub.observe import observe

FRESH_FOR: Final = 3600.0
"""Seconds after which the document is read again."""
_WELL_KNOWN: Final = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class Metadata:
    """Where a provider's endpoints lie."""

    issuer: str
    keys: str
    authorization: str = ""
    """Empty where the provider has no code flow."""
    token: str = ""
    names_itself: bool = False
    """Whether its answers carry `iss` (RFC 9207); one without is then not its own."""
    person: str = ""
    """Its userinfo endpoint, if it has one."""
    by_post: bool = False
    """Whether clients prove themselves in the form alone, not by HTTP Basic."""


class Discovery:
    """The document of one issuer. Raises Transient ISSUER_UNREACHABLE while there is none."""

    def __init__(self, issuer: str, monotonic: Clock = time.monotonic) -> None:
        self.issuer = issuer
        self._url = safe_url(issuer, "HUB_ISSUER").rstrip("/") + _WELL_KNOWN
        self._monotonic = monotonic
        self._known: Metadata | None = None
        self._read_at = self._tried_at = float("-inf")
        self._one_at_a_time = asyncio.Lock()

    async def metadata(self) -> Metadata:
        """What the provider says, at most an hour old if it answers."""
        if self._known is None or self._older_than(FRESH_FOR, self._read_at):
            async with self._one_at_a_time:
                if self._older_than(REFETCH_EVERY, self._tried_at):
                    await self._read()
        if self._known is None or self._older_than(KEPT_FOR, self._read_at):
            raise Transient(
                "ISSUER_UNREACHABLE",
                "The identity provider cannot be reached.",
                hint="Check HUB_ISSUER and the way to it; sign-in works again when it answers.",
            )
        return self._known

    def _older_than(self, seconds: float, moment: float) -> bool:
        return self._monotonic() - moment >= seconds

    async def _read(self) -> None:
        """Read the document; one that is not in order changes nothing."""
        try:
            self._known = metadata_of(await download(self._url), self.issuer)
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            observe("auth.discovery_failed", error=type(error).__name__)
        else:
            self._read_at = self._monotonic()
        self._tried_at = self._monotonic()


class DiscoveredKeys:
    """The keys of an issuer, wherever its document says that they are."""

    def __init__(self, discovery: Discovery, monotonic: Clock = time.monotonic) -> None:
        self._discovery = discovery
        self._monotonic = monotonic
        self._remote: tuple[str, RemoteKeys] | None = None

    async def find(self, kid: str) -> PublicKey | None:
        """The key of that id; None if the issuer has none."""
        url = (await self._discovery.metadata()).keys
        if self._remote is None or self._remote[0] != url:
            self._remote = (url, RemoteKeys(url, self._monotonic))
        return await self._remote[1].find(kid)


def metadata_of(raw: bytes, issuer: str) -> Metadata:
    """The document of that issuer; raises ValueError if it is another's, or none."""
    found = strict_object(raw)
    if found.get("issuer") != issuer:
        raise ValueError("the document names another issuer")
    return Metadata(
        issuer,
        _address(found, "jwks_uri"),
        _address(found, "authorization_endpoint", needed=False),
        _address(found, "token_endpoint", needed=False),
        found.get("authorization_response_iss_parameter_supported") is True,
        _address(found, "userinfo_endpoint", needed=False),
        _by_post(found.get("token_endpoint_auth_methods_supported")),
    )


def _by_post(methods: Any) -> bool:
    """Basic is meant where nothing is said."""
    return (
        isinstance(methods, list)
        and "client_secret_basic" not in methods
        and "client_secret_post" in methods
    )


def _address(found: dict[str, Any], name: str, *, needed: bool = True) -> str:
    url = found.get(name)
    if url is None and not needed:
        return ""
    if not isinstance(url, str):
        raise ValueError(f"no {name}")  # noqa: TRY004 - callers catch one class
    try:
        return safe_url(url, name)
    except Refused as error:
        raise ValueError(f"{name} is not safe") from error
