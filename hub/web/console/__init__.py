"""The HR admin's console: one page and its files, served by the hub itself.

`bundle/` is built from `web/` (`make console`) and lies in the wheel; it is not checked in. The
page asks nothing but the public endpoint, by the cookie of a session. Everything below `/console`
is the same page, which shows what its address says; nobody who is not signed in gets it, and who
holds no grant is told so with 403. What a viewer may do is decided by the endpoint alone.
"""

import gzip
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from hub.auth.cookies import presented
from hub.auth.signin import SessionCookie, viewer_of
from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.flows.hub import Hub
from hub.store.grants import Grants
from hub.store.sessions import Sessions

_SOURCES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'nonce-{nonce}'",  # the component library inserts its variables
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_POLICY: Final = "; ".join(f"{one} {of}" for one, of in _SOURCES.items())
_HEADERS: Final = {
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_FOREVER: Final = "public, max-age=31536000, immutable"
"""Names of assets hold a digest of their content."""
_KINDS: Final = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
}
_HASHED: Final = "sha256:"
"""Before the digest of a document that the build has named."""
_NONCE: Final = "__NONCE__"


def console_routes(hub: Hub) -> list[Route]:
    """The page and its files; none where nobody can sign in on the hub's own pages."""
    pages = hub.settings.pages
    if not pages.accounts and pages.client_id is None:
        return []
    door = _page_for(hub)
    return [
        Route("/console/assets/{name}", _asset, methods=["GET"]),
        Route("/console/favicon.svg", _icon, methods=["GET"]),
        Route("/console", door, methods=["GET"]),
        Route("/console/{rest:path}", door, methods=["GET"]),
    ]


def console_documents() -> Mapping[str, str]:
    """The documents that the page asks, by their ids; none before it is built."""
    found = files(__package__).joinpath("bundle", "documents.json")
    if not found.is_file():
        return {}
    texts: dict[str, str] = orjson.loads(found.read_bytes())
    return {id_.removeprefix(_HASHED): text for id_, text in texts.items()}


@dataclass(frozen=True)
class _Asset:
    plain: bytes
    packed: bytes
    kind: str


def _page_for(hub: Hub) -> Callable[[Request], Awaitable[Response]]:
    sessions, grants = Sessions(hub.database, hub.settings.pages), Grants(hub.database)

    async def viewer(request: Request) -> Viewer:
        shown = presented(request.headers, secure=hub.settings.pages.secure, changes=False)
        if not isinstance(shown, SessionCookie):
            raise Refused("SESSION_ENDED", "Nobody is signed in.")
        claims = await sessions.claims(shown.secret)
        today = hub.today()
        facts = await grants.viewer_facts(claims.subject_kind, claims.subject, today)
        return viewer_of(claims, facts, today)

    async def door(request: Request) -> Response:
        try:
            found = await viewer(request)
        except Refused:
            here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            where = f"/signin?next={quote(here, safe='')}"
            return RedirectResponse(where, 303, {**_HEADERS, "cache-control": "no-store"})
        return _page(status=200 if found.grants else 403)

    return door


def _page(*, status: int) -> Response:
    text, nonce = _index(), secrets.token_urlsafe(16)
    if text is None:
        return HTMLResponse("The console has not been built: make console.", 503, dict(_HEADERS))
    headers = {
        **_HEADERS,
        "content-security-policy": _POLICY.format(nonce=nonce),
        "cache-control": "no-store",
    }
    return HTMLResponse(text.replace(_NONCE, nonce), status, headers)


async def _asset(request: Request) -> Response:
    return _sent(request, f"assets/{request.path_params['name']}", _FOREVER)


async def _icon(request: Request) -> Response:
    return _sent(request, "favicon.svg", "public, max-age=86400")


def _sent(request: Request, name: str, kept: str) -> Response:
    found = _assets().get(name)
    if found is None:
        return Response(status_code=404, headers=dict(_HEADERS))
    headers = {**_HEADERS, "cache-control": kept, "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        packed = {**headers, "content-encoding": "gzip"}
        return Response(found.packed, headers=packed, media_type=found.kind)
    return Response(found.plain, headers=headers, media_type=found.kind)


@cache
def _index() -> str | None:
    page = files(__name__).joinpath("bundle", "index.html")
    return page.read_text(encoding="utf-8") if page.is_file() else None


@cache
def _assets() -> dict[str, _Asset]:
    """All files that the page may load, read once: there is no path to any other."""
    bundle = files(__name__).joinpath("bundle")
    names = ["favicon.svg"]
    folder = bundle.joinpath("assets")
    if folder.is_dir():
        names += [f"assets/{one.name}" for one in folder.iterdir()]
    return {name: _read(name) for name in names if bundle.joinpath(*name.split("/")).is_file()}


def _read(name: str) -> _Asset:
    plain = files(__name__).joinpath("bundle", *name.split("/")).read_bytes()
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    return _Asset(plain, gzip.compress(plain, 9, mtime=0), kind)
