"""Files come in: `POST /files?name=…` with the bytes as body, by an administrator.

The one way in that is no GraphQL: a body of the graph holds 1 MB. What is refused is told as every
outlet of the hub tells it; the path that comes back is what `tryConnection` takes.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.auth.cookies import presented
from hub.errors import Refused, Transient
from hub.flows.uploads import LARGEST, receive
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import guarded
from hub.resolvers.http_media import JSON
from hub.resolvers.http_outgoing import Outgoing
from hub.resolvers.office.field import ADMIN, denied
from hub.resolvers.view_as import reads_only
from hub.resolvers.viewers import languages

_PATIENCE: Final = 120.0
"""Seconds for a whole file."""


def upload_routes(edge: Edge) -> list[Route]:
    """`/files`."""

    async def endpoint(request: Request) -> Response:
        return await guarded(edge, request, lambda: _received(edge, request))

    return [Route("/files", endpoint, methods=["POST"])]


async def _received(edge: Edge, request: Request) -> Outgoing:
    subject = await _administrator(edge, request)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST:
        raise Refused("FILE_TOO_LARGE", "The file is too large.", hint="50 MB at most.")
    name = request.query_params.get("name", "")
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await receive(edge.hub, name, _parts(request), actor=subject)
    except TimeoutError:
        raise Transient(
            "BODY_TOO_SLOW", "The body did not come in time.", hint="Send it at once."
        ) from None
    told = {"path": found.path, "name": found.name, "size": found.size, "kind": found.kind}
    return Outgoing(orjson.dumps(told), 200, JSON)


async def _parts(request: Request) -> AsyncIterator[bytes]:
    async for part in request.stream():
        yield part


async def _administrator(edge: Edge, request: Request) -> str:
    """Who sends it; raises Refused OFFICE_DENIED, TOKEN_…, CROSS_SITE, VIEW_AS_READS_ONLY."""
    headers = request.headers
    reads_only(headers.get("view-as", "").strip())
    shown = presented(headers, secure=edge.hub.settings.pages.secure, changes=True)
    wished = languages(headers.get("accept-language"))
    viewer = (await edge.sign_in(shown, wished, edge.hub.today())).viewer
    if not ADMIN(viewer):
        raise denied()
    return viewer.subject
