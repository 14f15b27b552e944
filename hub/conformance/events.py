"""An event as its system would sign it, by what the manifest says of its events."""

import base64
import hashlib
import hmac
import time
from typing import Final

from hub.connectors.manifest import Events
from hub.connectors.webhook import signed

_MESSAGE: Final = "msg_kit"


def signed_event(
    events: Events,
    secret: str,
    body: bytes,
    *,
    moment: int | None = None,
    message: str = _MESSAGE,
) -> dict[str, str]:
    """The headers, names in small letters."""
    now = int(time.time()) if moment is None else moment
    if events.scheme == "standard":
        return signed(secret, message, now, body)
    stamp = {events.timestamp.lower(): str(now)} if events.timestamp else {}
    content = body + "".join(stamp.values()).encode()
    digest = hmac.new(secret.encode(), content, hashlib.sha256).digest()
    text = digest.hex() if events.encoding == "hex" else base64.b64encode(digest).decode()
    return {**stamp, (events.header or "").lower(): f"{events.prefix}{text}"}
