"""How an answer goes out: packed if it is large, tagged if it was fetched by GET.

Packing and secrets (BREACH): the length of a packed body tells whether a text that an attacker
chose equals a secret beside it. That needs a way to make another person's browser ask; tokens are
sent by no browser on its own, and what another site causes is refused. As a second wall each packed
body is lengthened by a random number of bytes, in a field of gzip's header that readers skip.
"""

import asyncio
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response

from hub.resolvers.http_media import accepts_coding

SMALLEST_PACKED: Final = 4_096
"""Bytes; below that packing costs more than it saves."""
_ASIDE: Final = 65_536
"""Bytes from which on packing is done beside the event loop."""
_LEVEL: Final = 5
_MOST_PADDING: Final = 64
_VARY: Final = "accept, accept-encoding, accept-language, authorization, cookie, view-as"
_GZIP_WITH_NAME: Final = b"\x1f\x8b\x08\x08\0\0\0\0\0\xff"


@dataclass(frozen=True)
class Outgoing:
    """A response before it is packed and tagged."""

    body: bytes
    status: int
    media: str
    headers: Mapping[str, str] = field(default_factory=dict)
    tag: str | None = None
    """What the viewer's own copy is known by."""
    keep: bool = False
    """Whether the viewer's browser may keep it, to ask again whether it still holds."""


async def sent(outgoing: Outgoing, asked: Headers) -> Response:
    """The response to a request with these headers."""
    headers = {
        "cache-control": "private, no-cache" if outgoing.keep else "no-store",
        "vary": _VARY,
        "x-content-type-options": "nosniff",
        **outgoing.headers,
    }
    if outgoing.tag is not None:
        headers["etag"] = f'W/"{outgoing.tag}"'
        if _known(asked.get("if-none-match"), outgoing.tag):
            return Response(status_code=304, headers=headers)
    body = outgoing.body
    packs = len(body) >= SMALLEST_PACKED and accepts_coding(asked.get("accept-encoding"), "gzip")
    if packs:
        headers["content-encoding"] = "gzip"
        body = await asyncio.to_thread(packed, body) if len(body) >= _ASIDE else packed(body)
    return Response(body, outgoing.status, headers, f"{outgoing.media}; charset=utf-8")


def packed(body: bytes) -> bytes:
    """The body as gzip, lengthened by a random number of bytes."""
    name = b"x" * secrets.randbelow(_MOST_PADDING) + b"\0"
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    check = zlib.crc32(body).to_bytes(4, "little") + len(body).to_bytes(4, "little")
    return b"".join([_GZIP_WITH_NAME, name, packer.compress(body), packer.flush(), check])


def _known(if_none_match: str | None, tag: str) -> bool:
    """Whether the asker has this answer already (weak comparison)."""
    if if_none_match is None:
        return False
    held = (one.strip().removeprefix("W/") for one in if_none_match.split(","))
    return any(one in {"*", f'"{tag}"'} for one in held)
