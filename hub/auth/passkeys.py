"""Passkeys (WebAuthn): made and used with the person verified, for this site alone.

The authenticator checks who is there (fingerprint, face, PIN), so that a passkey is two factors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hub.errors import Refused

LONGEST: Final = 65_536
"""Characters of an answer."""
_VERIFIED: Final = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Passkey:
    """A public key that an authenticator made for this site."""

    credential: bytes
    public_key: bytes
    counter: int


@dataclass(frozen=True)
class Site:
    """The site that passkeys belong to."""

    origin: str

    @property
    def name(self) -> str:
        """The relying party's id: the host."""
        return urlsplit(self.origin).hostname or ""

    def to_make(
        self, account: str, person: str, known: Sequence[bytes]
    ) -> tuple[dict[str, Any], str]:
        """Options for `navigator.credentials.create`, and the challenge to remember."""
        made = generate_registration_options(
            rp_id=self.name,
            rp_name=self.name,
            user_id=account.encode(),
            user_name=person,
            user_display_name=person,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        )
        return orjson.loads(options_to_json(made)), bytes_to_base64url(made.challenge)

    def to_use(self, known: Sequence[bytes] = ()) -> tuple[dict[str, Any], str]:
        """Options for `navigator.credentials.get`; without keys the browser offers what it has."""
        made = generate_authentication_options(
            rp_id=self.name,
            user_verification=_VERIFIED,
            allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known] or None,
        )
        return orjson.loads(options_to_json(made)), bytes_to_base64url(made.challenge)

    def made(self, answer: Mapping[str, Any], challenge: str) -> Passkey:
        """The passkey that was made; Refused PASSKEY_REFUSED for whatever is not in order."""
        try:
            found = verify_registration_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=self.name,
                expected_origin=self.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError):
            raise _refused() from None
        return Passkey(found.credential_id, found.credential_public_key, found.sign_count)

    def used(self, answer: Mapping[str, Any], challenge: str, key: Passkey) -> int:
        """The counter of the passkey that was used; Refused PASSKEY_REFUSED."""
        try:
            found = verify_authentication_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=self.name,
                expected_origin=self.origin,
                credential_public_key=key.public_key,
                credential_current_sign_count=key.counter,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError):
            raise _refused() from None
        return found.new_sign_count


def credential_of(answer: Mapping[str, Any]) -> bytes:
    """The id of the passkey that an answer is of; empty if it names none."""
    named = answer.get("rawId")
    if not isinstance(named, str) or len(named) > LONGEST:
        return b""
    try:
        return base64url_to_bytes(named)
    except ValueError:
        return b""


def _refused() -> Refused:
    return Refused("PASSKEY_REFUSED", "The passkey was not accepted.", hint="Try again.")
