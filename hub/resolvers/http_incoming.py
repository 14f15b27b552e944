"""How a GraphQL request is read from HTTP: its URL for GET, its JSON body for POST.

Nothing is parsed before its size is known: the body has a cap as it comes and as it unpacks.
"""

import asyncio
import zlib
from collections.abc import Coroutine, Generator, Mapping
from typing import Any, Final
from urllib.parse import unquote

import orjson
from starlette.requests import ClientDisconnect, Request

from hub.auth.cookies import presented
from hub.errors import Refused, Transient
from hub.resolvers.answer import Incoming
from hub.resolvers.http_leaving import left
from hub.resolvers.http_media import JSON
from hub.resolvers.http_status import Malformed
from hub.resolvers.trusted import named_in
from hub.resolvers.usage import client_name
from hub.resolvers.viewers import languages
from hub.settings import Pages

LARGEST_BODY: Final = 1_000_000
LONGEST_URL: Final = 16_000
"""Characters of the part behind the question mark."""
LONGEST_PURPOSE: Final = 200
PATIENCE: Final = 20.0
"""Seconds within which a body must have come."""
_WORDS: Final = ("query", "operationName", "documentId")
_OBJECTS: Final = ("variables", "extensions")
_BODY: Final = "hub.body"
_ZLIB_OR_GZIP: Final = 47


async def incoming(request: Request, pages: Pages) -> Incoming:
    """The request; raises Refused for what is malformed."""
    return incoming_of(
        request, pages, await posted(request) if request.method == "POST" else _asked(request)
    )


def incoming_of(request: Request, pages: Pages, given: dict[str, Any]) -> Incoming:
    """Those members, asked by whoever sent the request; raises Refused for what is malformed."""
    _members(given)
    named = named_in(given)
    if given.get("query") is None and named is None:
        raise _malformed("There is no `query`.", "Send the document as `query`, or `documentId`.")
    return Incoming(
        query=given.get("query") or "",
        operation_name=given.get("operationName"),
        variables=given.get("variables") or {},
        authorization=presented(
            request.headers, secure=pages.secure, changes=request.method == "POST"
        ),
        languages=languages(request.headers.get("accept-language")),
        idempotency_key=request.headers.get("idempotency-key"),
        reads_only=request.method != "POST",
        named=named,
        cost=_cost(request.headers.get("graphql-cost")),
        client=client_name(request.headers),
        purpose=purpose(request.headers.get("purpose")),
        view_as=request.headers.get("view-as", "").strip(),
        left=left(request),
    )


def purpose(header: str | None) -> str:
    """The header `Purpose`, percent-encoded where it is not ASCII; Refused PURPOSE_TOO_LONG."""
    found = " ".join(unquote(header or "").split())
    if len(found) > LONGEST_PURPOSE:
        raise Refused(
            "PURPOSE_TOO_LONG",
            "The purpose is too long.",
            hint=f"Say it in at most {LONGEST_PURPOSE} characters.",
        )
    return "".join(one for one in found if one.isprintable())


def _cost(header: str | None) -> str:
    """What is to be told of the cost: nothing, the report, or the report alone."""
    if header is None or header in {"report", "validate"}:
        return header or ""
    raise _malformed("GraphQL-Cost is not known.", "Use report or validate.")


def _members(given: Mapping[str, Any]) -> None:
    """Each member has its type."""
    for name in _WORDS:
        if given.get(name) is not None and not isinstance(given[name], str):
            raise _malformed(f"`{name}` is not a string.", f"Send `{name}` as a string.")
    for name in _OBJECTS:
        if given.get(name) is not None and not isinstance(given[name], dict):
            raise _malformed(f"`{name}` is not an object.", f"Send `{name}` as a JSON object.")


# --- GET -----------------------------------------------------------------------------------


def _asked(request: Request) -> dict[str, Any]:
    if len(request.url.query) > LONGEST_URL:
        raise Refused(
            "URL_TOO_LONG",
            "The URL is too long.",
            hint=f"Send what is longer than {LONGEST_URL} characters by POST.",
        )
    pairs = request.query_params.multi_items()
    given: dict[str, Any] = dict(pairs)
    if len(given) < len(pairs):
        raise _malformed("A parameter stands twice in the URL.", "Give each parameter once.")
    for name in _OBJECTS:
        if given.get(name):
            given[name] = _json(given[name].encode(), f"`{name}` in the URL is not JSON.")
        else:
            given.pop(name, None)
    return given


# --- POST ----------------------------------------------------------------------------------


async def posted(request: Request) -> dict[str, Any]:
    """The JSON object that was sent; raises Refused for what is malformed."""
    _media(request.headers.get("content-type", ""))
    given = _json(await read_body(request), "The body is not JSON.")
    if isinstance(given, list):
        raise Refused(
            "BATCHING_OFF",
            "Several operations in one request are not answered.",
            hint="Send one request for each; HTTP/2 and keep-alive make that cheap.",
        )
    if not isinstance(given, dict):
        raise _malformed("The body is not a JSON object.", 'Send {"query": "…"}.')
    return given


def _media(header: str) -> None:
    kind, *parameters = (one.strip().casefold() for one in header.split(";"))
    charset = [one.partition("=")[2].strip('"') for one in parameters if one[:8] == "charset="]
    if kind != JSON or any(one not in {"utf-8", "utf8"} for one in charset):
        raise Refused(
            "MEDIA_TYPE_UNSUPPORTED",
            "The body must be JSON in UTF-8.",
            hint="Send Content-Type: application/json.",
        )


async def read_body(request: Request) -> bytes:
    """The body, unpacked; never more than the cap in memory."""
    coding = request.headers.get("content-encoding", "identity").strip().casefold()
    if coding not in {"identity", "gzip", "deflate"}:
        raise Refused(
            "CONTENT_CODING_UNSUPPORTED",
            "The body is packed in a way that is not known here.",
            hint="Send it as it is, or with Content-Encoding: gzip.",
        )
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST_BODY:
        raise _too_large()
    # A request may be read twice, where a stream turns out to be wanted.
    body: bytes | None = request.scope.get(_BODY)
    if body is None:
        body = request.scope[_BODY] = await _in_time(_received(request))
    return body if coding == "identity" else _unpacked(body)


async def _in_time(receiving: Coroutine[Any, None, bytes]) -> bytes:
    """What is received; Transient BODY_TOO_SLOW. What is here already needs no clock."""
    try:
        waits_for = receiving.send(None)
    except StopIteration as done:
        found: bytes = done.value
        return found
    try:
        async with asyncio.timeout(PATIENCE):
            return await _Rest(receiving, waits_for)
    except TimeoutError:
        raise Transient(
            "BODY_TOO_SLOW", "The body did not come in time.", hint="Send it at once."
        ) from None


class _Rest:
    """The rest of a coroutine that has begun and waits."""

    def __init__(self, begun: Coroutine[Any, None, bytes], waits_for: Any) -> None:
        self.begun, self.waits_for = begun, waits_for

    def __await__(self) -> Generator[Any, None, bytes]:
        try:
            yield self.waits_for
        except BaseException:  # cancelled: it took too long, or nobody waits
            self.begun.close()
            raise
        return (yield from self.begun.__await__())


async def _received(request: Request) -> bytes:
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part, more = message.get("body", b""), message.get("more_body", False)
        parts.append(part)
        size += len(part)
        if size > LARGEST_BODY:
            raise _too_large()
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _unpacked(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(_ZLIB_OR_GZIP)
    try:
        found = unpacker.decompress(body, LARGEST_BODY + 1)
    except zlib.error:
        raise _invalid("The body does not unpack.", "See Content-Encoding.") from None
    if len(found) > LARGEST_BODY:
        raise _too_large()
    if not unpacker.eof:
        raise _invalid("The body ends too early.", "Send all of it.")
    return found


def _json(text: bytes, message: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        # The cause is dropped: it may quote the text.
        raise _invalid(message, "Send JSON in UTF-8.") from None


def _invalid(message: str, hint: str) -> Refused:
    return Refused("BODY_INVALID", message, hint=hint)


def _malformed(message: str, hint: str) -> Refused:
    """JSON it is, and no request of GraphQL over HTTP."""
    return Malformed("BODY_INVALID", message, hint=hint)


def _too_large() -> Refused:
    return Refused("BODY_TOO_LARGE", "The body is too large.", hint="A request holds 1 MB at most.")
