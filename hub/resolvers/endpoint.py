"""GraphQL over HTTP, told by one short function: negotiate, read, answer, send.

A request error has no `data`. For clients that accept `application/graphql-response+json` it has a
status of its own. For others it is 200 as they expect, unless HTTP itself has a word for it
(`_STATUS`).
"""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hub.errors import HubError, Refused, Transient
from hub.observe import observe, watching
from hub.resolvers.answer import NEEDS_STREAM, Answered, Incoming, answer
from hub.resolvers.budget import Spent
from hub.resolvers.edge import Edge
from hub.resolvers.errors import error_of, hidden
from hub.resolvers.http_incoming import incoming
from hub.resolvers.http_media import GRAPHQL_JSON, JSON, negotiated, takes_stream
from hub.resolvers.http_outgoing import Outgoing, sent
from hub.resolvers.http_sites import refuse_other_sites
from hub.resolvers.timing import note_parent, note_slow, timed

Story: TypeAlias = Callable[[Edge, Incoming], Awaitable[Answered]]
Stream: TypeAlias = Callable[[Request], Awaitable[Response]]
METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST")
_STATUS: Final = {
    "BODY_INVALID": 400,
    "BATCHING_OFF": 400,
    "TOKEN_MISSING": 401,
    "TOKEN_INVALID": 401,
    "TOKEN_EXPIRED": 401,
    "TOKEN_ISSUER_UNKNOWN": 401,
    "TOKEN_REVOKED": 401,
    "SESSION_ENDED": 401,
    "PRINCIPAL_UNKNOWN": 403,
    "ACCESS_ENDED": 403,
    "EXPLAIN_CLOSED": 403,
    "CROSS_SITE": 403,
    "MUTATION_BY_GET": 405,
    "NOT_ACCEPTABLE": 406,
    "BODY_TOO_SLOW": 408,
    "BODY_TOO_LARGE": 413,
    "FILE_TOO_LARGE": 413,
    "URL_TOO_LONG": 414,
    "MEDIA_TYPE_UNSUPPORTED": 415,
    "CONTENT_CODING_UNSUPPORTED": 415,
    "POINTS_SPENT": 429,
}
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
    media = JSON
    try:
        media = negotiated(request.headers.get("accept"))
        refuse_other_sites(request.headers, edge.hub.settings.origins)
        answered = await story(edge, await incoming(request, edge.hub.settings.pages))
        return _answered(edge, request, answered, media), answered.code
    except HubError as error:
        return failed(error, media), error.code
    except ClientDisconnect:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        masked = hidden(error)
        return failed(masked, media), masked.code


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
    if not answered.executed:
        status = 400 if media == GRAPHQL_JSON else 200
        return Outgoing(answered.body, status, media, answered.headers)
    if request.method == "POST":
        return Outgoing(answered.body, 200, media, answered.headers)
    tag = edge.keys.tag(answered.body, answered.viewer, media)
    keep = not answered.sealed
    return Outgoing(answered.body, 200, media, answered.headers, tag=tag, keep=keep)


def failed(error: HubError, media: str) -> Outgoing:
    """The response that says so."""
    observe("request.refused", code=error.code)
    body = orjson.dumps({"errors": [error_of(error)]})
    status = _status(error, media)
    headers = dict(_WITH_STATUS.get(status, {}))
    if isinstance(error, Spent):
        headers |= error.allowance.headers
        headers["retry-after"] = str(max(error.allowance.seconds, 1))
    if error.code == "CONTENT_CODING_UNSUPPORTED":
        headers |= _CODINGS
    if status == 401 and error.code != "TOKEN_MISSING":  # noqa: PLR2004 - unauthorised
        headers["www-authenticate"] = 'Bearer error="invalid_token"'
    return Outgoing(body, status, media, headers)


def _status(error: HubError, media: str) -> int:
    if error.code in _STATUS:
        return _STATUS[error.code]
    if isinstance(error, Refused):
        return 400 if media == GRAPHQL_JSON else 200
    return 503 if isinstance(error, Transient) else 500
