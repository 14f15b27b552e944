"""The front: a plain question goes straight to the graph; all else goes through Starlette.

Routing, its error pages and CORS cost a small question as much as its plan. A POST of a program to
the endpoint needs none of them: `graphql` masks every error itself, and nothing of another site
sent it.
"""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hub.resolvers.http_media import prefers_stream

Answers: TypeAlias = Callable[[Request], Awaitable[Response]]
PATHS: Final = frozenset({"/graphql", "/"})


class QuickHeaders(Headers):
    """Headers that are decoded once; of one that stands twice the first counts, as in Starlette."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._first: dict[str, str] = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in reversed(scope["headers"])
        }

    def __getitem__(self, key: str) -> str:
        return self._first[key.lower()]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key.lower() in self._first

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The value; asked with a name in small letters."""
        return self._first.get(key, default)


class Front(Starlette):
    """The application, with a short way for plain questions."""

    answers: Answers | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if self.answers is not None and scope["type"] == "http" and scope["method"] == "POST":
            headers = QuickHeaders(scope)
            if scope["path"] in PATHS and plain(headers):
                scope["app"] = self
                request = Request(scope, receive)
                request._headers = headers  # noqa: SLF001 - where Starlette keeps them itself
                response = await self.answers(request)
                await response(scope, receive, send)
                return
        await super().__call__(scope, receive, send)


def plain(headers: Headers) -> bool:
    """Whether no page of a browser asks, and no stream is wanted."""
    return headers.get("origin") is None and not prefers_stream(headers.get("accept"))
