"""graphql-sse, distinct connections mode: one request, one stream of server-sent events.

`next` events carry results, `complete` ends the stream. Why the server ends it is told in a last
`next` with the error.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hub.errors import HubError, Refused, Transient
from hub.resolvers.answer import Incoming
from hub.resolvers.endpoint import failed
from hub.resolvers.errors import error_of, hidden
from hub.resolvers.http_incoming import incoming
from hub.resolvers.http_media import JSON, STREAM
from hub.resolvers.http_outgoing import sent
from hub.resolvers.http_sites import refuse_other_sites
from hub.resolvers.streams.asking import Wrong, asked, signed_in
from hub.resolvers.streams.live import Event, started
from hub.resolvers.streams.session import INBOX, Ended, Session
from hub.resolvers.streams.source import Streams

_QUIET: Final = 12.0
"""Seconds without an event after which a comment shows that the stream lives."""
_ONLY: Final = "only"
_SAID: Final = {
    Ended.EXPIRED: Refused("TOKEN_EXPIRED", "The token has expired.", hint="Get a new one."),
    Ended.RIGHTS: Transient("ACCESS_CHANGED", "Your rights changed.", hint="Connect again."),
    Ended.SLOW: Transient("CONSUMER_TOO_SLOW", "Events came faster than they were read."),
}


async def sse(streams: Streams, request: Request) -> Response:
    """One request answered as a stream."""
    try:
        refuse_other_sites(request.headers, streams.edge.hub.settings.origins)
        given = await incoming(request, streams.edge.hub.settings.pages)
        signed = await signed_in(streams.edge, given.authorization, given.languages)
        out: asyncio.Queue[bytes] = asyncio.Queue(INBOX)
        speaker = _Speaker(out)
        session = Session(
            streams.edge,
            given.authorization,
            given.languages,
            signed.viewer,
            signed.client,
            signed.expires_at,
            speaker.say,
            speaker.fail,
        )
    except HubError as error:
        return await sent(failed(error, JSON), request.headers)
    except Exception as error:  # noqa: BLE001 - whatever it is, the asker learns only an id
        return await sent(failed(hidden(error), JSON), request.headers)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    body = _stream(streams, session, given, out)
    return StreamingResponse(body, 200, headers, f"{STREAM}; charset=utf-8")


class _Speaker:
    """Puts events in line; a reader that does not keep up holds up its own session only."""

    def __init__(self, out: "asyncio.Queue[bytes]") -> None:
        self.out = out

    async def say(self, _: str, event: Event) -> None:
        await self.out.put(_event("next", event.data))
        if event.last:
            await self.out.put(_event("complete"))

    async def fail(self, _: str, error: HubError) -> None:
        await self.out.put(_event("next", _errors([error_of(error)])))
        await self.out.put(_event("complete"))


async def _stream(
    streams: Streams, session: Session, given: Incoming, out: "asyncio.Queue[bytes]"
) -> AsyncIterator[bytes]:
    try:
        await streams.join(session)
    except HubError as error:
        yield _event("next", _errors([error_of(error)])) + _END
        return
    running = asyncio.create_task(_begun(streams, session, given))
    try:
        while True:
            part = await _next(session, out)
            yield part
            if part.endswith(_END):
                return
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await streams.leave(session)


async def _begun(streams: Streams, session: Session, given: Incoming) -> None:
    """Answer once, or watch until the session ends."""
    found = await asked(streams.edge, session.viewer, session.client, given)
    try:
        if isinstance(found, Event):
            await session.say(_ONLY, found)
            return
        if isinstance(found, Wrong):
            await session.say(_ONLY, Event(_errors(found.errors), last=True))
            return
        session.watch(_ONLY, found)
        event = await started(streams.edge, session.viewer, found)
        if event is not None:
            await session.say(_ONLY, event)
    except HubError as error:
        await session.fail(_ONLY, error)
        return
    await session.run()


async def _next(session: Session, out: "asyncio.Queue[bytes]") -> bytes:
    """The next part of the stream: an event, why it ends, or a sign of life."""
    getting = asyncio.create_task(out.get())
    try:
        both: set[asyncio.Future[Any]] = {getting, session.ended}
        await asyncio.wait(both, timeout=_QUIET, return_when=asyncio.FIRST_COMPLETED)
        if getting.done():
            return getting.result()
    finally:
        getting.cancel()
    if session.ended.done():
        error = _SAID[session.ended.result()]
        return _event("next", _errors([error_of(error)])) + _event("complete")
    return b":\n\n"


def _errors(errors: list[object]) -> bytes:
    return orjson.dumps({"errors": errors})


def _event(name: str, data: bytes = b"") -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


_END: Final = _event("complete")
