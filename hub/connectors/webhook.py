"""Webhooks by the Standard Webhooks scheme: how a message is signed, and how it is verified.

Signed is `id.timestamp.body` by HMAC-SHA256; the header `webhook-signature` holds `v1,` and the
signature in base64, several of them between spaces while a secret is being changed. A message
whose time lies further off than the tolerance is refused: it may have been recorded.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from typing import Final

from hub.errors import Refused

PREFIX: Final = "whsec_"
TOLERANCE: Final = 300
"""Seconds by which the clocks of both sides may differ."""
_BYTES: Final = 32


def new_secret() -> str:
    """A secret to sign with, as both sides write it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def key_of(secret: str) -> bytes:
    """The key that a secret stands for; raises Refused WEBHOOK_SECRET."""
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise Refused(
            "WEBHOOK_SECRET", "This is no secret of the scheme.", hint="`whsec_` and base64."
        ) from None


def signed(
    secret: str, message: str, moment: int, body: bytes, before: str | None = None
) -> dict[str, str]:
    """The headers of a message; while a secret is being changed, signed by the one before too."""
    keys = [key_of(one) for one in (secret, before) if one is not None]
    signatures = [f"v1,{_signature(key, message, moment, body)}" for key in keys]
    return {
        "webhook-id": message,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(signatures),
    }


def verified(
    secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None
) -> str:
    """The id of a message that is what it says; raises Refused WEBHOOK_FORGED, WEBHOOK_STALE."""
    message = headers.get("webhook-id", "")
    stamp = headers.get("webhook-timestamp", "")
    if not message or not stamp.isascii() or not stamp.isdigit():
        raise forged()
    expected = _signature(key_of(secret), message, int(stamp), body)
    given = [
        part.removeprefix("v1,")
        for part in headers.get("webhook-signature", "").split()
        if part.startswith("v1,")
    ]
    if not any(hmac.compare_digest(expected.encode(), one.encode()) for one in given):
        raise forged()
    fresh(int(stamp), now)
    return message


def fresh(moment: int, now: float | None = None, tolerance: int = TOLERANCE) -> None:
    """Raise Refused WEBHOOK_STALE if the moment lies too far off."""
    if abs((time.time() if now is None else now) - moment) > tolerance:
        raise Refused("WEBHOOK_STALE", "The message is not of now.", hint="Check the clock.")


def forged() -> Refused:
    """The signature is not that of the secret."""
    return Refused("WEBHOOK_FORGED", "The message is not signed as it should be.")


def _signature(key: bytes, message: str, moment: int, body: bytes) -> str:
    content = b".".join((message.encode(), str(moment).encode(), body))
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
