"""GraphQL over HTTP, told by one short function: negotiate, read, answer, send.

A request error has no `data`; which status it has is told in `http_status`.
"""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hub.errors import HubError
from hub.observe import observe, watching
from hub.resolvers.answer import NEEDS_STREAM, Answered, Incoming, answer
from hub.resolvers.budget import Spent
from hub.resolvers.edge import Edge
from hub.resolvers.errors import error_of, hidden
from hub.resolvers.http_incoming import incoming
from hub.resolvers.http_media import JSON, negotiated, takes_stream
from hub.resolvers.http_outgoing import Outgoing, sent
from hub.resolvers.http_sites import refuse_other_sites
from hub.resolvers.http_status import of_answer, of_error, of_request_error
from hub.resolvers.timing import note_parent, note_slow, timed
from hub.settings import Y2025, Y2026

Story: TypeAlias = Callable[[Edge, Incoming], Awaitable[Answered]]
Stream: TypeAlias = Callable[[Request], Awaitable[Response]]
METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST")
_WITH_STATUS: Final = {
    401: {"www-authenticate": "Bearer"},
    405: {"allow": "POST"},
    503: {"retry-after": "1"},
}
_CODINGS: Final = {"accept-encoding": "gzip, deflate, identity"}


async def graphql(
    edge: Edge, request: Request, story: Story = answer, stream: Stream | None = None
) -> Response:
    """One GraphQL request; `story` says what is done with it, as a rule that it is answered.

    A subscription goes to `stream` where the client takes events besides JSON.
    """
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
    with watching() as seen:
        note_parent(seen, request.headers)
        try:
            outgoing, code = await _outgoing(edge, request, story)
        except ClientDisconnect:
            seen.answered("gone")
            return Response(status_code=400)  # nobody reads it
        seen.answered(code)
        if code == NEEDS_STREAM and stream and takes_stream(request.headers.get("accept")):
            return await stream(request)
        note_slow(edge.hub.settings.slow_ms, seen, code)
        return await sent(timed(outgoing, seen), request.headers)


async def _outgoing(edge: Edge, request: Request, story: Story) -> tuple[Outgoing, str]:
    """What goes out, and `ok` or the code of the error."""
    media, edition = JSON, edge.hub.settings.http_statuses
    try:
        media = negotiated(request.headers.get("accept"), older=edition != Y2026)
        refuse_other_sites(request.headers, edge.hub.settings.origins)
        answered = await story(edge, await incoming(request, edge.hub.settings.pages))
        return _answered(edge, request, answered, media), answered.code
    except HubError as error:
        return failed(error, media, edition), error.code
    except ClientDisconnect:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        masked = hidden(error)
        return failed(masked, media, edition), masked.code


async def guarded(
    edge: Edge, request: Request, work: Callable[[], Awaitable[Outgoing]]
) -> Response:
    """What the work gives, or its error as every outlet of the hub tells it; always JSON."""
    try:
        refuse_other_sites(request.headers, edge.hub.settings.origins)
        outgoing = await work()
    except HubError as error:
        outgoing = failed(error, JSON)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody reads it
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        outgoing = failed(hidden(error), JSON)
    return await sent(outgoing, request.headers)


def _answered(edge: Edge, request: Request, answered: Answered, media: str) -> Outgoing:
    edition = edge.hub.settings.http_statuses
    if not answered.executed:
        status, media = of_request_error(edition, media, answered.code)
        return Outgoing(answered.body, status, media, answered.headers)
    status = of_answer(edition, media, partial=answered.partial)
    if request.method == "POST" or answered.partial:
        return Outgoing(answered.body, status, media, answered.headers)
    tag = edge.keys.tag(answered.body, answered.viewer, media)
    keep = not answered.sealed
    return Outgoing(answered.body, status, media, answered.headers, tag=tag, keep=keep)


def failed(error: HubError, media: str, edition: str = Y2025) -> Outgoing:
    """The response that says so; JSON beside the graph keeps to the older edition."""
    observe("request.refused", code=error.code)
    body = orjson.dumps({"errors": [error_of(error)]})
    status, media = of_error(edition, media, error)
    headers = dict(_WITH_STATUS.get(status, {}))
    if isinstance(error, Spent):
        headers |= error.allowance.headers
        headers["retry-after"] = str(max(error.allowance.seconds, 1))
    if error.code == "CONTENT_CODING_UNSUPPORTED":
        headers |= _CODINGS
    if status == 401 and error.code != "TOKEN_MISSING":  # noqa: PLR2004 - unauthorised
        headers["www-authenticate"] = 'Bearer error="invalid_token"'
    return Outgoing(body, status, media, headers)
