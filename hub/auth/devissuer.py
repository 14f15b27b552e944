"""The built-in issuer, for development and the demo: tokens for anybody, on this machine only.

It works only with HUB_DEV=1 and a loopback host; its key pair lies in the hub's home, readable by
its owner alone, and is shared by all hub processes there.
"""

import time
import uuid
from pathlib import Path
from typing import Final

from joserfc import jwt
from joserfc.jwk import ECKey

from hub.auth.jwks import Clock, is_loopback
from hub.auth.keypair import UnusableKeyError, load_or_make, public_of
from hub.auth.tokens import Issuer, company_issuers
from hub.auth.viewer import DEVELOPER, scopes_for
from hub.errors import Refused
from hub.settings import Settings

NAME: Final = "hub-dev"
FILE: Final = "dev-issuer.json"
MINUTES: Final = 60


def issuers_of(settings: Settings) -> tuple[Issuer, ...]:
    """All issuers whose tokens this hub accepts."""
    company = company_issuers(settings)
    if not allowed(settings):
        return company
    return (*company, DevIssuer(settings).issuer)


def allowed(settings: Settings) -> bool:
    """Whether the built-in issuer may work: in development, on loopback."""
    return settings.dev and is_loopback(settings.host)


class DevIssuer:
    """Issues tokens for an employee number. Raises Refused DEV_ISSUER_OFF where not allowed."""

    def __init__(self, settings: Settings, clock: Clock = time.time) -> None:
        if not allowed(settings):
            raise Refused(
                "DEV_ISSUER_OFF",
                "The built-in token issuer works in development on this machine only.",
                hint="Set HUB_DEV=1 and HUB_HOST=127.0.0.1, or sign in at your identity provider.",
            )
        self._key = _key(settings.home / FILE)
        self._kid = self._key.thumbprint()
        self._audience = settings.audience
        self._clock = clock

    @property
    def issuer(self) -> Issuer:
        """This issuer, for the verifier."""
        return Issuer(NAME, self._audience, public_of(self._key))

    def issue(
        self,
        number: str,
        scope: str,
        minutes: float = MINUTES,
        *,
        client: str = "",
        developer: bool = False,
    ) -> str:
        """A token for the employee of that number; `scope` is a profile such as `hr`."""
        now = int(self._clock())
        scopes = scopes_for(scope) | (frozenset({DEVELOPER}) if developer else frozenset())
        claims = {
            "iss": NAME,
            "aud": self._audience,
            "sub": number,
            "scope": " ".join(sorted(scopes)),
            **({"client_id": client} if client else {}),
            "iat": now,
            "nbf": now,
            "exp": now + int(minutes * 60),
            "jti": uuid.uuid4().hex,
        }
        header = {"alg": "ES256", "typ": "at+jwt", "kid": self._kid}
        return jwt.encode(header, claims, self._key, ["ES256"])


def _key(path: Path) -> ECKey:
    try:
        return load_or_make(path)
    except UnusableKeyError as error:
        raise Refused(
            "DEV_ISSUER_FILE",
            f"The key of the built-in issuer ({FILE}) cannot be used.",
            detail=str(error),
            hint="Delete the file; tokens issued before are void then.",
        ) from None
