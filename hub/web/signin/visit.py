"""One visit of a browser to a sign-in page: what it brings, and how the hub answers.

Every form and every script must come from a page of this very origin, as the browser itself says;
a form cannot set a header, so that a browser which says nothing is refused. Errors become a page
in the visitor's language, or JSON where a script asked.
"""

import re
import traceback
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hub.auth.codeflow import CodeFlow
from hub.auth.cookies import BEGUN, SESSION, cookie, cookie_name, own_page
from hub.auth.signin import session_ended
from hub.auth.tokens import Claims
from hub.errors import Broken, HubError, Refused, Transient
from hub.flows.accounts import Desk
from hub.flows.hub import Hub
from hub.observe import observe
from hub.store.accounts import Person
from hub.store.begun import SECONDS, Begun
from hub.store.sessions import Sessions
from hub.web.signin.html import Part
from hub.web.signin.layout import HEADERS, framed, notice
from hub.web.signin.texts import Texts, preferred

LANGUAGE: Final = "hub-language"
LARGEST: Final = 100_000
"""Bytes of a form or of a passkey's answer."""
_JSON: Final = "application/json"
_LOCAL: Final = re.compile(r"/(?![/\\])[\w/.?=&%~-]*", re.ASCII)
_STATUS: Final = {
    "SIGN_IN_WRONG": 401,
    "PASSKEY_REFUSED": 401,
    "SESSION_ENDED": 401,
    "CROSS_SITE": 403,
    "ACCESS_ENDED": 403,
    "PRINCIPAL_UNKNOWN": 403,
    "SIGN_IN_WAIT": 429,
}


@dataclass(frozen=True)
class Counter:
    """What the pages need: the hub, where sessions lie, and the ways in that there are."""

    hub: Hub
    sessions: Sessions
    begun: Begun
    desk: Desk | None
    """The hub's own accounts."""
    flow: CodeFlow | None
    """The company's provider."""

    @property
    def accounts(self) -> Desk:
        """The hub's own accounts; raises Refused SIGN_IN_NO_ACCOUNTS."""
        if self.desk is None:
            raise Refused(
                "SIGN_IN_NO_ACCOUNTS", "The hub keeps no accounts here.", hint="HUB_ACCOUNTS=on."
            )
        return self.desk


@dataclass
class Visit:
    """A request and what is known of its browser."""

    request: Request
    counter: Counter
    texts: Texts
    session: str | None
    """The secret of its session, which may have ended."""
    begun: str | None
    form: Mapping[str, str] = field(default_factory=dict)
    cookies: list[tuple[str, str, float | None]] = field(default_factory=list)
    """To be set with the answer: name, value (empty: taken away), seconds."""

    @property
    def address(self) -> str:
        """Where the browser sits."""
        return self.request.client.host if self.request.client else "unknown"

    @property
    def next(self) -> str:
        """Where to go after this; a place of this site, whatever was asked."""
        return local(self.form.get("next") or self.request.query_params.get("next"))

    async def claims(self) -> Claims:
        """Of the session; raises Refused SESSION_ENDED."""
        if self.session is None:
            raise session_ended()
        return await self.counter.sessions.claims(self.session)

    async def person(self) -> Person:
        """Whose session it is; raises Refused SESSION_ENDED."""
        claims = await self.claims()
        found = await self.counter.accounts.accounts.of(claims.subject)
        if found is None or not found.current:
            raise session_ended()
        return found

    async def json(self) -> dict[str, Any]:
        """The body of a script's request; raises Refused BODY_INVALID."""
        found = None
        if _kind(self.request) == _JSON:
            with suppress(orjson.JSONDecodeError):
                found = orjson.loads(await _body(self.request))
        if not isinstance(found, dict):
            raise Refused("BODY_INVALID", "The body is no JSON object.")
        return found

    # --- answers ---------------------------------------------------------------------------

    def shown(self, title: str, *parts: Part, status: int = 200) -> Response:
        """A page."""
        here = self.request.url.path
        body = framed(self.texts, self.texts(title), here, self.next, *parts)
        return self._with(HTMLResponse(body, status, dict(HEADERS)))

    def to(self, where: str) -> Response:
        """Go there."""
        return self._with(RedirectResponse(where, 303, dict(HEADERS)))

    def told(self, value: Mapping[str, Any], status: int = 200) -> Response:
        """An answer for a script."""
        body = orjson.dumps(value)
        return self._with(Response(body, status, dict(HEADERS), "application/json"))

    def remember(self, name: str, value: str, seconds: float | None = None) -> None:
        """Set a cookie with the answer: until the browser ends, or for some seconds."""
        self.cookies.append((name, value, seconds))

    def signed_in(self, secret: str) -> None:
        """The browser has a session from now on."""
        self.remember(SESSION, secret)
        self.remember(BEGUN, "")

    def going_on(self, secret: str) -> None:
        """The browser has begun a sign-in."""
        self.remember(BEGUN, secret, SECONDS)

    def _with(self, response: Response) -> Response:
        secure = self.counter.hub.settings.pages.secure
        for name, value, seconds in self.cookies:
            response.set_cookie(
                name if name == LANGUAGE else cookie_name(name, secure=secure),
                value,
                max_age=(None if seconds is None else int(seconds)) if value else 0,
                path="/",
                secure=secure,
                httponly=True,
                samesite="lax",
            )
        return response


Story: TypeAlias = Callable[[Visit], Awaitable[Response]]


def visited(counter: Counter, story: Story) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that a story becomes."""

    async def endpoint(request: Request) -> Response:
        visit = _visit(counter, request)
        try:
            if request.method == "POST":
                await _own(visit)
            return await story(visit)
        except HubError as error:
            return _failed(visit, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the visitor learns only an id
            return _failed(visit, _hidden(error))

    return endpoint


def local(where: str | None) -> str:
    """A place of this site: what was asked for, if it is one."""
    return where if where and len(where) < 2000 and _LOCAL.fullmatch(where) else "/signin/account"  # noqa: PLR2004 - characters


def _visit(counter: Counter, request: Request) -> Visit:
    headers, secure = request.headers, counter.hub.settings.pages.secure
    chosen = request.query_params.get("language")
    texts = preferred(headers.get("accept-language"), chosen or cookie(headers, LANGUAGE))
    visit = Visit(
        request,
        counter,
        texts,
        cookie(headers, cookie_name(SESSION, secure=secure)),
        cookie(headers, cookie_name(BEGUN, secure=secure)),
    )
    if chosen == texts.language:
        visit.remember(LANGUAGE, chosen, 31_536_000)
    return visit


async def _own(visit: Visit) -> None:
    """Read a form that one of our own pages sent; raises Refused CROSS_SITE."""
    if not own_page(visit.request.headers, changes=True):
        raise Refused("CROSS_SITE", "Another site's page sent this.", hint="Use the hub's pages.")
    kind = _kind(visit.request)
    if kind == "application/x-www-form-urlencoded":
        text = (await _body(visit.request)).decode("utf-8", "replace")
        try:
            pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=50)
            # Postgres holds no NUL; nobody types one.
            visit.form = {name: value.replace("\0", "") for name, value in pairs}
        except ValueError:
            raise Refused("BODY_INVALID", "The form has too many fields.") from None
    elif kind != _JSON:
        raise Refused("MEDIA_TYPE_UNSUPPORTED", "This is no form.")


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().casefold()


async def _body(request: Request) -> bytes:
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            raise Refused("BODY_TOO_LARGE", "The form is too large.")
    return bytes(found)


def _failed(visit: Visit, error: HubError) -> Response:
    usual = 400 if isinstance(error, Refused) else 503 if isinstance(error, Transient) else 500
    status = _STATUS.get(error.code, usual)
    text = visit.texts.error(error.code)
    if _kind(visit.request) == _JSON:
        return visit.told({"error": text, "code": error.code}, status)
    return visit.shown("error_title", notice(text), status=status)


def _hidden(error: Exception) -> HubError:
    """The id is in the log, with type and place only."""
    [place] = traceback.extract_tb(error.__traceback__)[-1:]
    number = uuid.uuid4().hex[:12]
    told = f"{place.filename}:{place.lineno}"
    observe("internal.error", id=number, type=type(error).__name__, place=told)
    return Broken("INTERNAL_ERROR", "Internal error.", hint=f"Quote {number} to the operator.")
