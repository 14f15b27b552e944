"""Events of an HTTP system: whether one is what it says, and which records it tells of."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Final

import orjson

from hub.connectors.manifest import Events, Hint
from hub.connectors.manifest_path import pick
from hub.connectors.protocol import Heard, Told
from hub.connectors.rest_request import Names
from hub.connectors.webhook import forged, fresh, verified
from hub.schema.record import ABSENT, Json

_MOST: Final = 1_000
"""Records that one event may tell of."""


def heard(events: Events, names: Names, headers: Mapping[str, str], body: bytes) -> Heard:
    """The event; its content is looked at only once its signature is known to be right."""
    secret = names.get(f"secret.{events.secret}")
    if not secret:
        raise forged()
    if events.scheme == "standard":
        own = verified(str(secret), headers, body)
    else:
        _signed(events, str(secret), headers, body)
        own = ""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise forged() from None
    found = pick(events.id, content)
    if isinstance(found, str | int):
        own = str(found)
    own = own or hashlib.sha256(body).hexdigest()
    told = [_told(stream, hint, content) for stream, hint in events.streams.items()]
    return Heard(own, tuple(one for one in told if one is not None))


def _signed(events: Events, secret: str, headers: Mapping[str, str], body: bytes) -> None:
    stamp = headers.get(events.timestamp.lower(), "") if events.timestamp else ""
    content = body + stamp.encode()
    digest = hmac.new(secret.encode(), content, hashlib.sha256).digest()
    expected = digest.hex() if events.encoding == "hex" else base64.b64encode(digest).decode()
    given = headers.get((events.header or "").lower(), "").removeprefix(events.prefix)
    if not hmac.compare_digest(expected.encode(), given.encode()):
        raise forged()
    if events.timestamp:
        if not (stamp.isascii() and stamp.isdigit()):
            raise forged()
        fresh(int(stamp))


def _told(stream: str, hint: Hint, content: Json) -> Told | None:
    if hint.when is not None and pick(hint.when, content) not in hint.one_of:
        return None
    found = pick(hint.keys, content)
    if found is ABSENT or found is None:
        return None
    keys = found if isinstance(found, list) else [found]
    known = tuple(str(key) for key in keys if isinstance(key, str | int))[:_MOST]
    return Told(stream, known, hint.by) if known else None
