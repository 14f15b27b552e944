"""What keeps a key-encryption key, and the two that need nothing else: file and environment."""

import os
from collections.abc import Mapping
from typing import Final, Protocol

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from hub.errors import Refused

SECRET: Final = 32
"""Bytes of a key."""
FILE, ENVIRONMENT, TOKEN, VAULT = "file", "environment", "pkcs11", "vault"
_HEX: Final = frozenset("0123456789abcdef")


class Custodian(Protocol):
    """Keeps key-encryption keys. A text is ASCII without spaces; a call may take seconds.

    Each raises Refused `CUSTODIAN_REFUSED` or `KEK_WRONG`, or Transient `CUSTODIAN_AWAY`.
    """

    @property
    def name(self) -> str:
        """As it stands in the file: `file`, `environment`, `pkcs11`, `vault`."""
        ...

    def make(self) -> tuple[bytes, str]:
        """A new key-encryption key of 32 bytes, and its text."""
        ...

    def open(self, text: str) -> bytes:
        """The key-encryption key of a text."""
        ...

    def rewrap(self, text: str) -> str:
        """A text of the same key under the custodian's newest key; the same where it is."""
        ...


class FileCustodian:
    """The text is the key: whoever reads the file `kek` has it."""

    name = FILE

    def make(self) -> tuple[bytes, str]:
        """New random bytes."""
        secret = os.urandom(SECRET)
        return secret, secret.hex()

    def open(self, text: str) -> bytes:
        """Raises Refused `KEK_INVALID`."""
        try:
            secret = bytes.fromhex(text)
        except ValueError:
            secret = b""
        if len(secret) != SECRET:
            raise invalid()
        return secret

    def rewrap(self, text: str) -> str:
        """There is nothing around it."""
        return text


class EnvironmentCustodian:
    """Wrapped (AES-KW) under a secret that the process gets from outside.

    Of several secrets the first wraps; the others still open, so that one can follow another.
    """

    name = ENVIRONMENT

    def __init__(self, settings: Mapping[str, str]) -> None:
        found = [one.strip() for one in needed(settings, "HUB_KEK_SECRET").split(",")]
        if any(len(one) != SECRET * 2 or set(one.lower()) - _HEX for one in found):
            raise Refused(
                "SETTING_INVALID",
                "HUB_KEK_SECRET is no key.",
                hint="Use 64 hexadecimal digits, as of `openssl rand -hex 32`; several by comma.",
            )
        self._secrets = [bytes.fromhex(one) for one in found]

    def make(self) -> tuple[bytes, str]:
        """New random bytes, wrapped."""
        secret = os.urandom(SECRET)
        return secret, self._wrapped(secret)

    def open(self, text: str) -> bytes:
        """Raises Refused `KEK_WRONG` where none of the secrets opens it."""
        for outer in self._secrets:
            try:
                return aes_key_unwrap(outer, bytes.fromhex(text))
            except (ValueError, InvalidUnwrap):
                continue
        raise Refused(
            "KEK_WRONG",
            "The key-encryption key is not the one of this key store.",
            detail="HUB_KEK_SECRET",
            hint="Set the secret that it was wrapped under, behind a comma if there is a newer.",
        )

    def rewrap(self, text: str) -> str:
        """Under the first secret."""
        return self._wrapped(self.open(text))

    def _wrapped(self, secret: bytes) -> str:
        return aes_key_wrap(self._secrets[0], secret).hex()


def needed(settings: Mapping[str, str], name: str) -> str:
    """A setting that its custodian cannot do without; raises Refused `SETTING_INVALID`."""
    found = settings.get(name)
    if found:
        return found
    raise Refused(
        "SETTING_INVALID",
        f"{name} is not set, and a key-encryption key is kept there.",
        hint="Set it for every process of the hub; see docs/howto/keys.md.",
    )


def invalid() -> Refused:
    """The error of a file of key-encryption keys that is none."""
    return Refused(
        "KEK_INVALID",
        "The file of the key-encryption key is not one.",
        hint="Restore it from where the key-encryption key is kept safe.",
    )
