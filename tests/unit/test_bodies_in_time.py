"""Bodies that are here, come in pieces, come late, or belong to nobody any more."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import ClientDisconnect, Request

from hub.errors import Refused, Transient
from hub.resolvers import http_incoming
from hub.resolvers.http_incoming import LARGEST_BODY, read_body

Receive = Callable[[], Awaitable[dict[str, Any]]]


def request(receive: Receive) -> Request:
    """One whose body is received so."""
    scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": []}
    return Request(scope, receive)


def pieces(*parts: bytes, wait: float | None = None) -> Receive:
    """The parts in turn, each after a wait, if there is one."""
    left = list(parts)

    async def receive() -> dict[str, Any]:
        if wait is not None:
            await asyncio.sleep(wait)
        part = left.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(left)}

    return receive


@pytest.mark.parametrize("wait", [None, 0.0, 0.01])
async def test_a_body_is_whole_however_it_comes(wait: float | None) -> None:
    """At once, or in pieces that are waited for; read twice it is the same."""
    asked = request(pieces(b'{"query":', b' "{ me }"', b"}", wait=wait))
    assert await read_body(asked) == b'{"query": "{ me }"}'
    assert await read_body(asked) == b'{"query": "{ me }"}'


async def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what was waiting for it left behind."""
    monkeypatch.setattr(http_incoming, "PATIENCE", 0.05)
    ended: list[str] = []

    async def never() -> dict[str, Any]:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("closed")
        raise AssertionError

    with pytest.raises(Transient, match="BODY_TOO_SLOW"):
        await read_body(request(never))
    assert ended == ["closed"]


async def test_a_cancelled_request_closes_what_waits() -> None:
    """The server goes down, or the client goes away."""
    ended: list[str] = []

    async def never() -> dict[str, Any]:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("closed")
        raise AssertionError

    reading = asyncio.create_task(read_body(request(never)))
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert ended == ["closed"]


@pytest.mark.parametrize("wait", [None, 0.0])
async def test_what_is_wrong_is_told_alike_early_and_late(wait: float | None) -> None:
    """Too large, or gone in the middle."""
    half = b"x" * (LARGEST_BODY // 2 + 1)
    with pytest.raises(Refused, match="BODY_TOO_LARGE"):
        await read_body(request(pieces(half, half, half, wait=wait)))

    async def gone() -> dict[str, Any]:
        if wait is not None:
            await asyncio.sleep(wait)
        return {"type": "http.disconnect"}

    with pytest.raises(ClientDisconnect):
        await read_body(request(gone))
