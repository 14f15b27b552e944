"""Sign-in pages, rendered here in Chinese and English: no inline script, nothing from elsewhere."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.auth.codeflow import CodeFlow
from hub.auth.passkeys import Site
from hub.flows.accounts import Desk
from hub.flows.hub import Hub
from hub.store.accounts import Accounts
from hub.store.begun import Begun
from hub.store.sessions import Sessions
from hub.web.signin import account, callback, enrol, entry
from hub.web.signin.layout import FILES, HEADERS, static
from hub.web.signin.visit import Counter, Story, visited

_LOOK, _BOTH, _SEND = ["GET"], ["GET", "POST"], ["POST"]
_PAGES: Final[tuple[tuple[str, Story, list[str]], ...]] = (
    ("/signin", entry.sign_in, _BOTH),
    ("/signin/code", entry.code, _BOTH),
    ("/signin/passkey/options", entry.passkey_options, _SEND),
    ("/signin/passkey", entry.passkey, _SEND),
    ("/signin/provider", entry.provider, _LOOK),
    ("/signin/callback", callback.callback, _LOOK),
    ("/signin/step-up", entry.step_up, _BOTH),
    ("/signin/invitation/{secret}", enrol.invitation, _BOTH),
    ("/signin/enrol", enrol.enrol, _BOTH),
    ("/signin/enrol/passkey/options", enrol.passkey_options, _SEND),
    ("/signin/enrol/passkey", enrol.passkey, _SEND),
    ("/signin/codes", enrol.codes, _LOOK),
    ("/signin/account", account.account, _BOTH),
    ("/signout", entry.sign_out, _BOTH),
)


def signin_routes(hub: Hub) -> list[Route]:
    """The pages, as far as the settings want any: a provider, accounts, or both."""
    pages = hub.settings.pages
    if not pages.accounts and pages.client_id is None:
        return []
    counter = counter_of(hub)
    routes = [Route(path, visited(counter, story), methods=how) for path, story, how in _PAGES]
    return [*routes, *(Route(f"/signin/{name}", _file(name), methods=_LOOK) for name in FILES)]


def counter_of(hub: Hub) -> Counter:
    """What the pages need."""
    pages = hub.settings.pages
    accounts = Accounts(hub.database, hub.sealer)
    return Counter(
        hub,
        Sessions(hub.database, pages),
        Begun(hub.database),
        Desk(hub.database, accounts, Site(pages.url)) if pages.accounts else None,
        CodeFlow(hub.settings) if pages.client_id else None,
    )


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def sent(_: Request) -> Response:
        headers = {**HEADERS, "cache-control": "no-cache"}
        return Response(static(name), headers=headers, media_type=FILES[name])

    return sent
