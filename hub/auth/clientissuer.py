"""Tokens for machine clients, signed by a key of the hub's own whose public part is published.

They last a quarter of an hour, name the client by its id and carry the roles of its grants as
scopes; what the grants open is asked of the database at every request.
"""

import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import ECKey

from hub.auth.jwks import Clock
from hub.auth.keypair import ALGORITHM, UnusableKeyError, load_or_make, public_of
from hub.auth.tokens import Issuer
from hub.errors import Refused
from hub.settings import Settings

FILE: Final = "clients.json"
SECONDS: Final = 900
CLIENT: Final = "client"
"""How these tokens name their subject."""


class ClientIssuer:
    """The hub as the issuer for its machine clients. Raises Refused CLIENT_KEY_FILE."""

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        self._key = _key(settings.home / FILE)
        self._name, self._audience = settings.pages.url, settings.audience
        self._clock = clock

    @property
    def issuer(self) -> Issuer:
        """This issuer, for the verifier."""
        keys = public_of(self._key)
        return Issuer(self._name, self._audience, keys, subject_is=CLIENT)

    @property
    def published(self) -> dict[str, Any]:
        """The key set, as others read it (RFC 7517)."""
        public = self._key.as_dict(private=False)
        about = {"kid": self._key.thumbprint(), "use": "sig", "alg": ALGORITHM}
        return {"keys": [{**public, **about}]}

    def issue(self, client_id: str, name: str, scopes: Iterable[str]) -> str:
        """A token for that client."""
        now = int(self._clock())
        claims = {
            "iss": self._name,
            "aud": self._audience,
            "sub": client_id,
            "client_id": name,
            "scope": " ".join(sorted(scopes)),
            "iat": now,
            "nbf": now,
            "exp": now + SECONDS,
            "jti": uuid.uuid4().hex,
        }
        header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": self._key.thumbprint()}
        return jwt.encode(header, claims, self._key, [ALGORITHM])


def _key(path: Path) -> ECKey:
    try:
        return load_or_make(path)
    except UnusableKeyError as error:
        raise Refused(
            "CLIENT_KEY_FILE",
            f"The key that signs tokens of machine clients ({FILE}) cannot be used.",
            detail=str(error),
            hint="Restore it, or delete it: tokens of the last minutes are void then.",
        ) from None
