"""The text of a token, read strictly before any key is touched.

What a signature library tolerates is closed here: size, alphabet, bits that base64 ignores,
repeated JSON names, and every header that would let a token bring its own key. What is wrong is
told to logs by a short reason; neither it nor an exception holds a part of the token.
"""

import binascii
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, Final

from hub.errors import Refused

LARGEST: Final = 8192
"""Characters of a token."""
ALGORITHMS: Final = ("RS256", "ES256")
TYPES: Final[frozenset[str | None]] = frozenset({"jwt", "at+jwt", "application/at+jwt"})
"""Of access tokens."""
ID_TYPES: Final[frozenset[str | None]] = frozenset({"jwt", None})
"""Of id tokens, which may name none."""
HEADERS: Final = frozenset({"alg", "typ", "kid", "cty", "x5t", "x5t#S256"})
"""Headers a token may have: none that names or brings a key, none that must be understood."""
_KID: Final = 256
_SEGMENT = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True)
class Compact:
    """A token whose form is sound; nothing in it is believed yet."""

    text: str
    algorithm: str
    kid: str
    payload: dict[str, Any]


def invalid(reason: str) -> Refused:
    """The token is not accepted, for a reason that is safe to show."""
    return Refused(
        "TOKEN_INVALID",
        "The access token is not accepted.",
        detail=reason,
        hint="Sign in again; if it stays, check issuer, audience and signing key of the client.",
    )


def parse(text: str, types: frozenset[str | None] = TYPES) -> Compact:
    """Read a compact JWS of these types; Refused TOKEN_INVALID for whatever is not in order."""
    if len(text) > LARGEST:
        raise invalid("larger than 8 KB")
    segments = text.split(".")
    if len(segments) != 3:  # noqa: PLR2004 - header, payload, signature
        raise invalid("not three segments")
    header, payload, _ = (_decoded(one) for one in segments)
    algorithm, kid = _checked(_object(header), types)
    return Compact(text, algorithm, kid, _object(payload))


def strict_object(raw: bytes) -> dict[str, Any]:
    """A JSON object without repeated names, NaN or Infinity; raises ValueError."""
    try:
        found = json.loads(raw.decode(), object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004 - callers catch one class
    return found


def _decoded(segment: str) -> bytes:
    """Base64url without padding, in its only canonical form."""
    if not _SEGMENT.fullmatch(segment):
        raise invalid("not base64url")
    try:
        raw = urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except (binascii.Error, ValueError):
        raise invalid("not base64url") from None
    if urlsafe_b64encode(raw).rstrip(b"=").decode() != segment:
        raise invalid("base64url is not canonical")
    return raw


def _object(raw: bytes) -> dict[str, Any]:
    try:
        return strict_object(raw)
    except ValueError:
        # The cause is dropped: a JSON error carries the document.
        raise invalid("not a JSON object with unique names") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated name")
    return found


def _no_constant(_: str) -> Any:
    raise ValueError("not a number")


def _checked(header: dict[str, Any], types: frozenset[str | None]) -> tuple[str, str]:
    """Algorithm and key id of a header in which nothing else matters."""
    if not HEADERS.issuperset(header):
        raise invalid("a header that is not allowed")
    algorithm, kind, kid = header.get("alg"), header.get("typ"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise invalid("algorithm")
    told = kind.lower() if isinstance(kind, str) else kind
    if not isinstance(told, str | None) or told not in types:
        raise invalid("type")
    if not isinstance(kid, str) or not 0 < len(kid) <= _KID:
        raise invalid("no key id")
    return str(algorithm), kid
