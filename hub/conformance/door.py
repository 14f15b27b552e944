"""What stands before an HTTP system: it hears what is asked, and disturbs what is answered.

The system behind is an ASGI application or a real server at an address. Faults are told by which
request they meet, counted from 1 since they were set; token steps are not counted.
"""

import asyncio
import datetime as dt
import email.utils
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx2
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    at: float


@dataclass(frozen=True)
class Fault:
    """What is answered instead of the system, at the requests from `at` on, `times` of them."""

    at: int = 1
    times: int = 1_000_000
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    how: str = "answer"
    """`answer`, `drop` (the connection ends in the answer), `cut` (half of the true answer),
    `slow`, `repeat` (the answer of the request before), `lose` (done, and then 504)."""
    seconds: float = 0.0
    until: float | None = None
    """Retry-After as a date, so many seconds after the request."""


_JSON: Final = {"content-type": "application/json"}
Inside = Callable[[Asked], Any]


@dataclass
class Door:
    """The ASGI application that the connector talks to."""

    inside: Inside
    """Gives `(status, headers, content)` for a request, as an awaitable."""
    counts: Callable[[Asked], bool] = lambda _: True
    asked: list[Asked] = field(default_factory=list)
    """All that was asked since the last `disturb`."""
    faults: tuple[Fault, ...] = ()
    most: int = 0
    """Most requests under way at once."""
    _under_way: int = 0
    _last: tuple[int, Mapping[str, str], bytes] = (200, {}, b"")

    def disturb(self, *faults: Fault) -> None:
        """From now on, these faults; none: as it should be."""
        self.faults, self.asked = faults, []

    @property
    def counted(self) -> list[Asked]:
        """Requests that are no token steps."""
        return [one for one in self.asked if self.counts(one)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        asked = Asked(
            request.method,
            request.url.path,
            dict(request.query_params),
            dict(request.headers),
            await request.body(),
            time.monotonic(),
        )
        self.asked.append(asked)
        number = len(self.counted) if self.counts(asked) else 0
        self._under_way += 1
        self.most = max(self.most, self._under_way)
        try:
            await self._answer(asked, number, scope, receive, send)
        finally:
            self._under_way -= 1

    async def _answer(
        self, asked: Asked, number: int, scope: Scope, receive: Receive, send: Send
    ) -> None:
        fault = next((one for one in self.faults if one.at <= number < one.at + one.times), None)
        status, headers, content = await self._said(asked, fault)
        if fault is not None and fault.how in {"drop", "cut"}:
            await _broken_off(send, status, content, whole=fault.how == "cut")
            return
        await Response(content, status, dict(headers))(scope, receive, send)

    async def _said(
        self, asked: Asked, fault: Fault | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        if fault is not None and fault.how == "answer":
            return fault.status, {**_JSON, **fault.headers, **_dated(fault)}, fault.content
        if fault is not None and fault.how == "repeat":
            return self._last
        found: tuple[int, Mapping[str, str], bytes] = await self.inside(asked)
        self._last = found
        if fault is not None and fault.how == "slow":
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.how == "lose":
            return 504, {}, b"Gateway Timeout"
        return found


def _dated(fault: Fault) -> Mapping[str, str]:
    if fault.until is None:
        return {}
    moment = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=fault.until)
    return {"retry-after": email.utils.format_datetime(moment)}


async def _broken_off(send: Send, status: int, content: bytes, *, whole: bool) -> None:
    """Half of an answer: as if it were whole, or with the connection lost in the middle."""
    half = content[: len(content) // 2]
    length = len(half) if whole else len(content)
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % length)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": half, "more_body": not whole})
    if not whole:
        raise ConnectionAbortedError


def before(address: Callable[[], str]) -> Inside:
    """The way to a real server."""

    async def inside(asked: Asked) -> tuple[int, Mapping[str, str], bytes]:
        query = httpx2.QueryParams(dict(asked.query))
        url = f"{address()}{asked.path}" + (f"?{query}" if asked.query else "")
        kept = {k: v for k, v in asked.headers.items() if k not in {"host", "content-length"}}
        async with httpx2.AsyncClient(trust_env=False) as client:
            try:
                said = await client.request(asked.method, url, headers=kept, content=asked.body)
            except httpx2.HTTPError:
                return 503, {}, b""
        kind = said.headers.get("content-type", "application/json")
        return said.status_code, {"content-type": kind}, said.content

    return inside
