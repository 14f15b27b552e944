"""GraphQL over HTTP: POST /graphql. Status codes and media types follow the specification.

A request error has no `data`; for clients that accept `application/graphql-response+json` it has
a status of its own, for others it is 200 as they expect, but for a missing or bad token.
"""

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from hub.errors import Broken, HubError, Refused, Transient
from hub.observe import observe
from hub.resolvers.answer import Answered, Incoming, answer, error_of
from hub.resolvers.edge import Edge
from hub.resolvers.viewers import languages

LARGEST_BODY = 1_000_000
GRAPHQL_JSON = "application/graphql-response+json"
_UNAUTHORISED = frozenset(
    {"TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_ISSUER_UNKNOWN"}
)
_FORBIDDEN = frozenset({"PRINCIPAL_UNKNOWN", "ACCESS_ENDED"})
_MALFORMED = frozenset({"BODY_INVALID", "BODY_TOO_LARGE", "MEDIA_TYPE_UNSUPPORTED"})
_STATUS = {"BODY_TOO_LARGE": 413, "MEDIA_TYPE_UNSUPPORTED": 415}


async def graphql(edge: Edge, request: Request) -> Response:
    """One GraphQL request."""

    async def work() -> Response:
        return _response(request, await answer(edge, await _incoming(request)))

    return await guarded(request, work)


async def guarded(request: Request, work: Callable[[], Awaitable[Response]]) -> Response:
    """What the work gives, or its error as every outlet of the hub tells it."""
    try:
        return await work()
    except HubError as error:
        return _failed(request, error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        return _internal(request, error)


async def _incoming(request: Request) -> Incoming:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "application/json":
        raise Refused(
            "MEDIA_TYPE_UNSUPPORTED",
            "The body must be JSON.",
            hint="Send Content-Type: application/json.",
        )
    given = _parsed(await read_body(request))
    return Incoming(
        query=_text(given, "query", needed=True) or "",
        operation_name=_text(given, "operationName"),
        variables=_object(given, "variables"),
        authorization=request.headers.get("authorization"),
        languages=languages(request.headers.get("accept-language")),
        idempotency_key=request.headers.get("idempotency-key"),
    )


async def read_body(request: Request) -> bytes:
    """The body, never more than the cap in memory."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST_BODY:
            raise Refused(
                "BODY_TOO_LARGE", "The body is too large.", hint="A request holds 1 MB at most."
            )
    return bytes(found)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise _invalid("The body is not a JSON object.", 'Send {"query": "…"}.')
    return given


def _text(given: dict[str, Any], name: str, *, needed: bool = False) -> str | None:
    value = given.get(name)
    if isinstance(value, str) or (value is None and not needed):
        return value
    raise _invalid(f"`{name}` is not a string.", f"Send `{name}` as a string.")


def _object(given: dict[str, Any], name: str) -> dict[str, Any]:
    value = given.get(name)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise _invalid(f"`{name}` is not an object.", f"Send `{name}` as a JSON object.")


def _invalid(message: str, hint: str) -> Refused:
    return Refused("BODY_INVALID", message, hint=hint)


def _accepts_new(request: Request) -> bool:
    return GRAPHQL_JSON in request.headers.get("accept", "")


def _response(request: Request, answered: Answered) -> Response:
    new = _accepts_new(request)
    status = 200 if answered.executed or not new else 400
    media = GRAPHQL_JSON if new else "application/json"
    return Response(answered.body, status, {"cache-control": "no-store"}, f"{media}; charset=utf-8")


def _failed(request: Request, error: HubError) -> Response:
    observe("request.refused", code=error.code)
    body = orjson.dumps({"errors": [error_of(error)]})
    media = GRAPHQL_JSON if _accepts_new(request) else "application/json"
    headers = {"cache-control": "no-store"}
    status = _status(request, error)
    if status == 401:  # noqa: PLR2004 - unauthorised
        headers["www-authenticate"] = "Bearer"
    return Response(body, status, headers, f"{media}; charset=utf-8")


def _status(request: Request, error: HubError) -> int:
    if error.code in _UNAUTHORISED:
        return 401
    if error.code in _FORBIDDEN:
        return 403
    if isinstance(error, Transient):
        return 503
    if isinstance(error, Broken):
        return 500
    if error.code in _MALFORMED:
        return _STATUS.get(error.code, 400)
    return 400 if _accepts_new(request) else 200


def _internal(request: Request, error: Exception) -> Response:
    """Unknown exceptions are masked; the id is in the log, with the type and place only."""
    number = uuid.uuid4().hex[:12]
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    observe("internal.error", id=number, type=type(error).__name__, place=place)
    hidden = Broken("INTERNAL_ERROR", "Internal error.", hint=f"Quote {number} to the operator.")
    return _failed(request, hidden)
