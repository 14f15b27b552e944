"""graphql-transport-ws: the protocol's messages, and the close code of each abuse.

    4400 no message of the protocol      4408 no connection_init in time
    4401 not initialised; token expired  4409 an id that is in use
    4403 not signed in; rights lost      4413 too slow
    4406 another subprotocol             4429 initialised twice

The legacy subprotocol `graphql-ws` is not spoken.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from starlette.websockets import WebSocket

from hub.auth.cookies import presented
from hub.auth.signin import Presented
from hub.errors import HubError
from hub.observe import observe
from hub.resolvers.answer import Incoming
from hub.resolvers.errors import error_of
from hub.resolvers.http_incoming import LARGEST_BODY
from hub.resolvers.http_sites import refuse_other_sites
from hub.resolvers.streams.asking import Wrong, asked, signed_in
from hub.resolvers.streams.live import Event, Live, started
from hub.resolvers.streams.session import MOST_SUBSCRIPTIONS, Session
from hub.resolvers.streams.source import Streams
from hub.resolvers.trusted import named_in
from hub.resolvers.viewers import languages

PROTOCOL: Final = "graphql-transport-ws"
_INIT_SECONDS: Final = 3.0
_CLOSE_SECONDS: Final = 1.0


class Closed(Exception):
    """The connection is closed with that code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


async def websocket(streams: Streams, socket: WebSocket) -> None:
    """One connection, from the handshake to its close code."""
    if PROTOCOL not in socket.scope.get("subprotocols", ()):
        await socket.accept()
        await socket.close(4406, "Subprotocol not acceptable")
        return
    await socket.accept(PROTOCOL)
    connection = _Connection(streams, socket)
    try:
        await connection.serve()
    except Closed as closed:
        observe("streams.closed", code=closed.code, reason=closed.reason)
        # A consumer that does not read would not take the close either: not waited for long.
        with suppress(TimeoutError, RuntimeError):
            await asyncio.wait_for(socket.close(closed.code, closed.reason), _CLOSE_SECONDS)


@dataclass
class _Connection:
    streams: Streams
    socket: WebSocket
    session: Session | None = None
    asking: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    """By id, requests that are being begun or answered."""
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def serve(self) -> None:
        """Until the client leaves; raises Closed where the server ends it."""
        try:
            session = await self._initialised()
            if session is not None:
                await self._watched(session)
        except TimeoutError:
            raise Closed(4408, "Connection initialisation timeout") from None
        finally:
            if self.session is not None:
                await self.streams.leave(self.session)

    async def _watched(self, session: Session) -> None:
        reading = asyncio.create_task(self._read(session))
        running = asyncio.create_task(session.run())
        try:
            await asyncio.wait({reading, running}, return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()
            elif running.done():
                running.result()
            if session.ended.done():
                raise Closed(*session.ended.result().value)
        finally:
            for task in (reading, running, *self.asking.values()):
                task.cancel()
            await asyncio.gather(reading, running, *self.asking.values(), return_exceptions=True)

    # --- initialisation --------------------------------------------------------------------

    async def _initialised(self) -> Session | None:
        """The session after connection_init; None if the client left before."""
        async with asyncio.timeout(_INIT_SECONDS):
            while True:
                message = await self._message()
                if message is None:
                    return None
                match message["type"]:
                    case "connection_init":
                        break
                    case "ping":
                        await self._send({"type": "pong"})
                    case "pong":
                        pass
                    case _:
                        raise Closed(4401, "Unauthorized")
        session = await self._signed_in(message.get("payload"))
        await self._send({"type": "connection_ack"})
        return session

    async def _signed_in(self, payload: Any) -> Session:
        named = {}
        if isinstance(payload, dict):
            named = {str(name).casefold(): value for name, value in payload.items()}
        given = named.get("authorization")
        wished = languages(self.socket.headers.get("accept-language"))
        try:
            settings = self.streams.edge.hub.settings
            refuse_other_sites(self.socket.headers, settings.origins)
            header: Presented = (
                given
                if isinstance(given, str)
                else presented(
                    self.socket.headers, secure=settings.pages.secure, changes=True, socket=True
                )
            )
            signed = await signed_in(self.streams.edge, header, wished)
            self.session = session = Session(
                self.streams.edge,
                header,
                wished,
                signed.viewer,
                signed.client,
                signed.expires_at,
                self._say,
                self._fail,
                view_as=self._view_as(named),
            )
            await self.streams.join(session)
        except HubError as error:
            raise Closed(4403, f"Forbidden: {error.code}") from error
        return session

    def _view_as(self, named: dict[str, Any]) -> str:
        """As whom they want to look: said in the handshake, or where a browser can say it."""
        return str(named.get("view-as") or self.socket.headers.get("view-as") or "").strip()

    # --- messages --------------------------------------------------------------------------

    async def _read(self, session: Session) -> None:
        while (message := await self._message()) is not None:
            match message["type"]:
                case "subscribe":
                    self._subscribe(session, message)
                case "complete":
                    self._complete(session, message)
                case "ping":
                    payload = {"payload": message["payload"]} if "payload" in message else {}
                    await self._send({"type": "pong", **payload})
                case "pong":
                    pass
                case "connection_init":
                    raise Closed(4429, "Too many initialisation requests")
                case _:
                    raise Closed(4400, "Unknown message type")

    async def _message(self) -> dict[str, Any] | None:
        """The next message as an object with a type; None when the client has left."""
        event = await self.socket.receive()
        if event["type"] == "websocket.disconnect":
            return None
        text = event.get("text")
        if text is None or len(text) > LARGEST_BODY:
            raise Closed(4400, "Not a text message of a sensible size")
        try:
            message = orjson.loads(text)
        except orjson.JSONDecodeError:
            raise Closed(4400, "Invalid message: not JSON") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Closed(4400, "Invalid message: no type")
        return message

    def _subscribe(self, session: Session, message: dict[str, Any]) -> None:
        number, payload = message.get("id"), message.get("payload")
        if not isinstance(number, str) or not number or not isinstance(payload, dict):
            raise Closed(4400, "Invalid message: subscribe takes an id and a payload")
        incoming = _incoming(session, payload)
        if number in session.live or number in self.asking:
            raise Closed(4409, f"Subscriber for {number[:100]} already exists")
        if len(self.asking) > MOST_SUBSCRIPTIONS:
            raise Closed(4413, "Too many requests at once")
        task = asyncio.create_task(self._asked(session, number, incoming))
        self.asking[number] = task

    def _complete(self, session: Session, message: dict[str, Any]) -> None:
        number = message.get("id")
        if not isinstance(number, str):
            raise Closed(4400, "Invalid message: complete takes an id")
        session.live.pop(number, None)
        task = self.asking.pop(number, None)
        if task is not None:
            task.cancel()

    async def _asked(self, session: Session, number: str, incoming: Incoming) -> None:
        """Begin to watch, or answer once."""
        edge = self.streams.edge
        try:
            found = await asked(edge, session.viewer, session.client, incoming)
            match found:
                case Live():
                    session.watch(number, found)
                    self.asking.pop(number, None)
                    event = await started(edge, session.viewer, found)
                    if event is not None:
                        await self._say(number, event)
                case Event():
                    await self._say(number, found)
                case Wrong(errors):
                    await self._send({"type": "error", "id": number, "payload": errors})
        except HubError as error:
            session.live.pop(number, None)
            await self._fail(number, error)
        finally:
            self.asking.pop(number, None)

    # --- what goes out ---------------------------------------------------------------------

    async def _say(self, number: str, event: Event) -> None:
        await self._send({"type": "next", "id": number, "payload": orjson.Fragment(event.data)})
        if event.last:
            if self.session is not None:
                self.session.live.pop(number, None)
            await self._send({"type": "complete", "id": number})

    async def _fail(self, number: str, error: HubError) -> None:
        await self._send({"type": "error", "id": number, "payload": [error_of(error)]})

    async def _send(self, message: dict[str, Any]) -> None:
        async with self.sending:
            await self.socket.send_text(orjson.dumps(message).decode())


def _incoming(session: Session, payload: dict[str, Any]) -> Incoming:
    query, name = payload.get("query"), payload.get("operationName")
    variables, extensions = payload.get("variables"), payload.get("extensions")
    fits = isinstance(variables, dict | None) and isinstance(extensions, dict | None)
    if not fits or not isinstance(query, str | None) or not isinstance(name, str | None):
        raise Closed(4400, "Invalid message: the payload is no request")
    try:
        named = named_in(payload)
    except HubError as error:
        raise Closed(4400, f"Invalid message: {error.message}") from error
    if query is None and named is None:
        raise Closed(4400, "Invalid message: there is no query")
    return Incoming(
        query or "",
        name,
        variables or {},
        session.authorization,
        session.languages,
        named=named,
        view_as=session.view_as,
    )
