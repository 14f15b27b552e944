"""Secrets that the hub gives out: 256 random bits, of which it keeps the SHA-256 alone.

A digest without salt and stretching is enough for what nobody can guess; what people choose is
kept by `passwords`.
"""

import hashlib
import secrets
from typing import Final

BYTES: Final = 32
LONGEST: Final = 128
"""Characters of a secret that comes back; a longer one is none of ours."""


def fresh() -> str:
    """A secret as text that fits a cookie or an address."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> bytes:
    """What is kept of it."""
    return hashlib.sha256(secret[:LONGEST].encode("utf-8", "replace")).digest()
