"""The ways in (password and code, passkey, the company's provider), step-up, and the way out."""

from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from hub.auth.cookies import BEGUN, SESSION
from hub.errors import HubError, Refused
from hub.flows.accounts import ISSUER
from hub.store.accounts import PASSKEY, Person
from hub.web.signin.html import Html, Part, tag
from hub.web.signin.layout import button, entry, form, link, notice, passkey_button
from hub.web.signin.visit import Visit

CODE, CHALLENGE = "code", "passkey"
"""Steps that wait: for a code after a password, for the answer of a passkey."""


# --- sign-in --------------------------------------------------------------------------------


async def sign_in(visit: Visit) -> Response:
    """The first page, and what its form sends: a name and a password."""
    if visit.request.method == "POST":
        return await _password(visit)
    if visit.session is not None:
        try:
            await visit.claims()
        except Refused:
            visit.remember(SESSION, "")
        else:
            return visit.to(visit.next)
    return _ways(visit)


async def _password(visit: Visit) -> Response:
    desk, form_ = visit.counter.accounts, visit.form
    try:
        person = await desk.by_password(
            form_.get("name", ""), form_.get("password", ""), visit.address
        )
    except HubError as error:
        return _ways(visit, error)
    detail = {"employee": person.employee_id, "next": visit.next}
    visit.going_on(await visit.counter.begun.keep(CODE, detail))
    return visit.to("/signin/code")


def _ways(visit: Visit, error: HubError | None = None) -> Response:
    texts, then = visit.texts, visit.next
    parts: list[Part] = [notice(texts.error(error.code))] if error else []
    if visit.counter.flow is not None:
        address = f"/signin/provider?next={quote(then)}"
        parts.append(link(texts("by_provider"), address, class_="button"))
    if visit.counter.flow is not None and visit.counter.desk is not None:
        parts.append(tag("p", texts("or"), class_="or"))
    if visit.counter.desk is not None:
        parts += [
            form(
                "/signin",
                entry(
                    "name", texts("name"), autocomplete="username webauthn", autocapitalize="none"
                ),
                entry(
                    "password", texts("password"), type="password", autocomplete="current-password"
                ),
                button(texts("next")),
                then=then,
            ),
            tag("p", texts("or"), class_="or"),
            _passkey(visit, texts("by_passkey"), then),
        ]
    return visit.shown("sign_in", *parts, status=_status(error))


def _status(error: HubError | None) -> int:
    """Of a page that is shown again because of an error."""
    if error is None:
        return 200
    return {"SIGN_IN_WAIT": 429, "TOO_BUSY": 503}.get(error.code, 401)


async def code(visit: Visit) -> Response:
    """The second step: a code of an app, or of the recovery sheet."""
    begun = visit.counter.begun
    waiting = await begun.look(CODE, visit.begun)
    person = await visit.counter.accounts.accounts.of(waiting["employee"]) if waiting else None
    if waiting is None or person is None:
        raise _expired()
    error = None
    if visit.request.method == "POST":
        try:
            new = await visit.counter.accounts.by_code(person, visit.form.get("code", ""))
        except HubError as refused:
            error = refused
        else:
            if await begun.take(CODE, visit.begun) is None:
                raise _expired()
            visit.signed_in(await visit.counter.sessions.begin(new, visit.session))
            return visit.to(waiting["next"])
    return visit.shown(
        "code_title",
        notice(visit.texts.error(error.code)) if error else None,
        _code_form(visit, "/signin/code", visit.texts("confirm")),
        tag("p", visit.texts("or"), class_="or"),
        _passkey(visit, visit.texts("step_up_passkey"), waiting["next"]),
        tag("p", link(visit.texts("back"), "/signin"), class_="hint"),
        status=_status(error),
    )


def _code_form(visit: Visit, action: str, label: str) -> Html:
    field = entry("code", visit.texts("code"), autocomplete="one-time-code", autofocus=True)
    return form(action, field, button(label), then=visit.next)


def _passkey(visit: Visit, label: str, then: str) -> Html:
    addresses = ("/signin/passkey/options", "/signin/passkey")
    return passkey_button(visit.texts, label, "get", *addresses, then)


async def passkey_options(visit: Visit) -> Response:
    """What the browser needs to use a passkey; of the session's person, if there is one."""
    desk = visit.counter.accounts
    person = await _present(visit)
    known = await _keys(visit, person) if person is not None else []
    options, challenge = desk.site.to_use(known)
    detail = {"challenge": challenge, "employee": person.employee_id if person else None}
    return visit.told(
        {"options": options, "begun": await visit.counter.begun.keep(CHALLENGE, detail)}
    )


async def passkey(visit: Visit) -> Response:
    """A passkey was used: a session begins, or the one that there is steps up."""
    body = await visit.json()
    waiting = await visit.counter.begun.take(CHALLENGE, _text(body, "begun"))
    if waiting is None:
        raise _expired()
    credential = body.get("credential")
    new = await visit.counter.accounts.by_passkey(
        credential if isinstance(credential, dict) else {},
        waiting["challenge"],
        visit.address,
        waiting["employee"],
    )
    sessions = visit.counter.sessions
    if waiting["employee"] is not None and visit.session is not None:
        visit.signed_in(await sessions.step_up(visit.session, new))
    else:
        visit.signed_in(await sessions.begin(new, visit.session))
    visit.form = {"next": _text(body, "next") or ""}
    return visit.told({"to": visit.next})


# --- the company's provider -----------------------------------------------------------------


async def provider(visit: Visit) -> Response:
    """Go to the provider: to sign in, or to show a second factor there."""
    flow = visit.counter.flow
    if flow is None:
        raise _no_provider()
    asked = await flow.ask(step_up=visit.request.query_params.get("step_up") == "1")
    detail = {**asdict(asked), "next": visit.next}
    visit.going_on(await visit.counter.begun.keep("provider", detail))
    return visit.to(asked.url)


# --- step-up and sign-out -------------------------------------------------------------------


async def step_up(visit: Visit) -> Response:
    """Show a second factor again, for what is protected beyond the session."""
    claims = await visit.claims()
    texts, then = visit.texts, visit.next
    why = tag(
        "p",
        texts("step_up_why", minutes=str(visit.counter.hub.settings.pages.step_up_minutes)),
    )
    if claims.issuer != ISSUER:
        address = f"/signin/provider?step_up=1&next={quote(then)}"
        at = link(texts("step_up_provider"), address, class_="button")
        return visit.shown("step_up_title", why, at)
    error = None
    if visit.request.method == "POST" and visit.session is not None:
        try:
            new = await visit.counter.accounts.by_code(
                await visit.person(), visit.form.get("code", "")
            )
        except HubError as refused:
            error = refused
        else:
            visit.signed_in(await visit.counter.sessions.step_up(visit.session, new))
            return visit.to(then)
    return visit.shown(
        "step_up_title",
        why,
        notice(texts.error(error.code)) if error else None,
        _passkey(visit, texts("step_up_passkey"), then),
        tag("p", texts("or"), class_="or"),
        _code_form(visit, "/signin/step-up", texts("confirm")),
        status=_status(error),
    )


async def sign_out(visit: Visit) -> Response:
    """End the session; by its form alone, so that no link can do it."""
    if visit.request.method != "POST":
        return visit.shown("sign_out", form("/signout", button(visit.texts("sign_out"))))
    if visit.session is not None:
        await visit.counter.sessions.end(visit.session)
    visit.remember(SESSION, "")
    visit.remember(BEGUN, "")
    again = link(visit.texts("sign_in"), "/signin", class_="button plain")
    return visit.shown("signed_out_title", again)


async def _present(visit: Visit) -> Person | None:
    """Whose session it is, if it still runs."""
    try:
        return await visit.person()
    except Refused:
        return None


async def _keys(visit: Visit, person: Person) -> list[bytes]:
    if person.account_id is None:
        return []
    factors = await visit.counter.accounts.accounts.factors(person.account_id)
    return [one.credential for one in factors if one.kind == PASSKEY and one.credential]


def _text(body: dict[str, Any], name: str) -> str | None:
    found = body.get(name)
    return found if isinstance(found, str) else None


def _expired() -> Refused:
    return Refused("SIGN_IN_EXPIRED", "This step has expired.", hint="Begin again at /signin.")


def _no_provider() -> Refused:
    return Refused(
        "SIGN_IN_NO_PROVIDER",
        "Nobody signs in at a provider here.",
        hint="Set HUB_ISSUER and HUB_CLIENT_ID.",
    )
