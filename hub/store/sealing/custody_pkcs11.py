"""The key-encryption key, encrypted by an AES key that never leaves a PKCS#11 token.

A text is `label:nonce:ciphertext`, the last two in hex: AES-256-GCM, computed by the token.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from hub.errors import HubError, Refused, Transient
from hub.store.sealing.custodian import SECRET, TOKEN, invalid, needed

_NONCE: Final = 12
_BOUND: Final = b"hr-data-hub kek"
"""Authenticated with it: no other use of the token's key makes a text of ours."""
_LABEL: Final = "hr-data-hub"


class TokenCustodian:
    """A hardware security module or any other token with a PKCS#11 library."""

    name = TOKEN

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Raises Refused `SETTING_INVALID`, `PKCS11_MISSING`."""
        self._module = needed(settings, "HUB_KEK_HSM_MODULE")
        self._token = needed(settings, "HUB_KEK_HSM_TOKEN")
        self._pin = needed(settings, "HUB_KEK_HSM_PIN")
        self._label = settings.get("HUB_KEK_HSM_KEY", _LABEL)
        if ":" in self._label or not self._label.isascii() or " " in self._label:
            raise Refused(
                "SETTING_INVALID",
                "HUB_KEK_HSM_KEY is no label that can be kept.",
                hint="Use ASCII without spaces and colons.",
            )
        try:
            import pkcs11
        except ImportError:
            raise Refused(
                "PKCS11_MISSING",
                "The package that speaks to PKCS#11 tokens is not installed.",
                hint="Install hr-data-hub[pkcs11].",
            ) from None
        self._pkcs11: Any = pkcs11

    def make(self) -> tuple[bytes, str]:
        """New random bytes, encrypted; the token's key is made if it is not there."""
        secret = os.urandom(SECRET)
        with self._session(rw=True) as session:
            return secret, self._encrypted(session, secret, make=True)

    def open(self, text: str) -> bytes:
        """Decrypted by the token's key of the label that the text names."""
        label, nonce, encrypted = _parts(text)
        with self._session() as session:
            found: bytes = self._key(session, label).decrypt(
                encrypted,
                mechanism=self._pkcs11.Mechanism.AES_GCM,
                mechanism_param=self._pkcs11.GCMParams(nonce, _BOUND),
            )
        if len(found) != SECRET:
            raise invalid()
        return found

    def rewrap(self, text: str) -> str:
        """Under the key whose label the settings name."""
        secret = self.open(text)
        with self._session(rw=True) as session:
            return self._encrypted(session, secret, make=True)

    def _encrypted(self, session: Any, secret: bytes, *, make: bool) -> str:
        nonce = os.urandom(_NONCE)
        encrypted: bytes = self._key(session, self._label, make=make).encrypt(
            secret,
            mechanism=self._pkcs11.Mechanism.AES_GCM,
            mechanism_param=self._pkcs11.GCMParams(nonce, _BOUND),
        )
        return f"{self._label}:{nonce.hex()}:{encrypted.hex()}"

    def _key(self, session: Any, label: str, *, make: bool = False) -> Any:
        """The token's key of that label."""
        p = self._pkcs11
        try:
            return session.get_key(
                label=label, key_type=p.KeyType.AES, object_class=p.ObjectClass.SECRET_KEY
            )
        except p.NoSuchKey:
            if not make:
                raise
        return session.generate_key(
            p.KeyType.AES,
            SECRET * 8,
            label=label,
            store=True,
            template={p.Attribute.SENSITIVE: True, p.Attribute.EXTRACTABLE: False},
        )

    @contextmanager
    def _session(self, *, rw: bool = False) -> Iterator[Any]:
        """Logged in to the token; what it refuses and that it is away become errors of ours."""
        p = self._pkcs11
        try:
            token = p.lib(self._module).get_token(token_label=self._token)
            with token.open(user_pin=self._pin, rw=rw) as session:
                yield session
        except HubError:
            raise
        except (p.DeviceError, p.DeviceRemoved, p.DeviceMemory, p.TokenNotPresent) as error:
            raise Transient(
                "CUSTODIAN_AWAY",
                "The custodian of the key-encryption key does not answer.",
                detail=f"pkcs11: {type(error).__name__}",
                hint="See whether the token is there, and try again.",
            ) from None
        except (p.PKCS11Error, RuntimeError, OSError) as error:
            raise Refused(
                "CUSTODIAN_REFUSED",
                "The custodian of the key-encryption key does not give it.",
                detail=f"pkcs11: {type(error).__name__}",
                hint="Check the library, the token's label, its PIN and its key.",
            ) from None


def _parts(text: str) -> tuple[str, bytes, bytes]:
    label, _, rest = text.partition(":")
    nonce, _, encrypted = rest.partition(":")
    try:
        return label, bytes.fromhex(nonce), bytes.fromhex(encrypted)
    except ValueError:
        raise invalid() from None
