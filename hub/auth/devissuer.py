"""The built-in issuer, for development and the demo: tokens for anybody, on this machine only.

It works only with HUB_DEV=1 and a loopback host; its key pair lies in the hub's home, readable by
its owner alone, and is shared by all hub processes there.
"""

import json
import os
import time
import uuid
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from hub.auth.jwks import Clock, FixedKeys, PublicKey, is_loopback
from hub.auth.tokens import Issuer, company_issuers
from hub.auth.viewer import DEVELOPER, scopes_for
from hub.errors import Refused
from hub.settings import Settings

NAME: Final = "hub-dev"
FILE: Final = "dev-issuer.json"
VERSION: Final = 1
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
        self._key = _load_or_make(settings.home / FILE)
        self._kid = self._key.thumbprint()
        self._audience = settings.audience
        self._clock = clock

    @property
    def issuer(self) -> Issuer:
        """This issuer, for the verifier."""
        public = ECKey.import_key(self._key.as_dict(private=False))
        key = PublicKey(self._kid, "ES256", public, self._kid)
        return Issuer(NAME, self._audience, FixedKeys(MappingProxyType({self._kid: key})))

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


def _load_or_make(path: Path) -> ECKey:
    """The key pair of this home; of processes that make one at once, the first one's counts."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _publish(path, ECKey.generate_key("P-256", private=True).as_dict(private=True))
    return _load(path)


def _publish(path: Path, key: Any) -> None:
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"version": VERSION, "key": key}, file)
            file.flush()
            os.fsync(file.fileno())
        _link_if_first(fresh, path)
    finally:
        fresh.unlink()


def _link_if_first(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # another process was first: its key is the one to use


def _load(path: Path) -> ECKey:
    if path.stat().st_mode & 0o077:
        raise _unusable("Others can read it.")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["version"] == VERSION:
            return ECKey.import_key(document["key"])
    except (JoseError, ValueError, TypeError, KeyError):
        # The cause is dropped: it may quote the private key.
        raise _unusable("It is not a key file.") from None
    raise _unusable("Its version is not known.")


def _unusable(detail: str) -> Refused:
    return Refused(
        "DEV_ISSUER_FILE",
        f"The key of the built-in issuer ({FILE}) cannot be used.",
        detail=detail,
        hint="Delete the file; tokens issued before are void then.",
    )
