"""GraphiQL, served by the hub itself: no other host is asked for anything.

`bundle/` is built from `source/` (`npm ci && npm run build` there) and checked in. The page stands
at the endpoint's own address; its script and style lie beside it, under `graphiql/`.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

_SOURCES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # the editor places its cursor by inline style
    "img-src": "'self' data:",
    "font-src": "data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS: Final = {
    "content-security-policy": "; ".join(f"{one} {of}" for one, of in _SOURCES.items()),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_FILES: Final = {"page.js": "text/javascript", "page.css": "text/css"}


def page() -> HTMLResponse:
    """The page; it asks the address at which it is served."""
    headers = {**_HEADERS, "cache-control": "no-cache", "vary": "accept"}
    return HTMLResponse(_file("index.html"), headers=headers)


def graphiql_routes() -> list[Route]:
    """What the page loads: `/graphiql/page.js` and `/graphiql/page.css`."""
    return [Route(f"/graphiql/{name}", _sent, methods=["GET"]) for name in _FILES]


async def _sent(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    headers = {**_HEADERS, "cache-control": "no-cache"}
    return Response(_file(f"graphiql/{name}"), headers=headers, media_type=_FILES[name])


@cache
def _file(name: str) -> bytes:
    return files(__name__).joinpath("bundle", name).read_bytes()
