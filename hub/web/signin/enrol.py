"""An account is taken up by its invitation, and second factors are added to it.

The key of an authenticator app is derived from the secret of the browser that adds it: it is kept
once the app has shown a code, and lies nowhere before.
"""

import io
import time

import segno
from starlette.responses import Response

from hub.auth import passwords
from hub.auth.codes import app_address, app_key, app_step, recovery_codes, spelled
from hub.auth.cookies import BEGUN, SESSION
from hub.auth.secret import fresh
from hub.errors import HubError, Refused
from hub.flows.accounts import ISSUER
from hub.store.accounts import PASSKEY, Person
from hub.store.sessions import NewSession
from hub.web.signin.html import Html, Part, tag
from hub.web.signin.layout import button, entry, form, link, notice, passkey_button
from hub.web.signin.visit import Visit

ENROL, MADE, CODES = "enrol", "passkey to be made", "codes"
"""Steps that wait: for a factor, for a new passkey, for codes to be shown."""


async def invitation(visit: Visit) -> Response:
    """The page of an invitation, and what its form sends: a password, twice."""
    secret = visit.request.path_params["secret"]
    person = await visit.counter.accounts.accounts.invited(secret)
    if person is None or not person.current:
        raise Refused("INVITATION_USED", "The invitation was used, or is too old.")
    error = None
    if visit.request.method == "POST":
        try:
            taken = await _taken_up(visit, secret, person)
        except HubError as refused:
            error = refused
        else:
            detail = {"employee": taken.employee_id, "first": True, "next": visit.next}
            visit.going_on(await visit.counter.begun.keep(ENROL, detail))
            return visit.to("/signin/enrol")
    texts = visit.texts
    return visit.shown(
        "invitation_title",
        tag("p", texts("invitation_for", number=person.number)),
        notice(texts.error(error.code)) if error else None,
        form(
            f"/signin/invitation/{secret}",
            tag(
                "input",
                type="text",
                name="username",
                value=person.number,
                autocomplete="username",
                hidden=True,
                readonly=True,
            ),
            *new_password(visit),
            button(texts("next")),
        ),
        status=400 if error else 200,
    )


def new_password(visit: Visit) -> list[Html]:
    """The fields of a new password."""
    texts = visit.texts
    attributes = {"type": "password", "autocomplete": "new-password", "minlength": "12"}
    return [
        entry("password", texts("new_password"), texts("password_rule"), **attributes),
        entry("again", texts("again"), **attributes),
    ]


async def chosen_password(visit: Visit, person: Person) -> str:
    """The encoding of the new password of a form; raises Refused PASSWORD_…."""
    password = visit.form.get("password", "")
    if password != visit.form.get("again", ""):
        raise Refused("PASSWORD_DIFFERS", "The two passwords differ.")
    passwords.judge(password, [person.number])
    return await passwords.hashed(password)


async def _taken_up(visit: Visit, secret: str, person: Person) -> Person:
    encoded = await chosen_password(visit, person)
    return await visit.counter.accounts.accounts.take_up(secret, encoded)


# --- second factors -------------------------------------------------------------------------


async def begin_enrol(visit: Visit, person: Person) -> Response:
    """From the account's page: another factor is to be added."""
    detail = {"employee": person.employee_id, "first": False, "next": "/signin/account"}
    visit.going_on(await visit.counter.begun.keep(ENROL, detail))
    return visit.to("/signin/enrol")


async def enrol(visit: Visit) -> Response:
    """Choose a factor; the form sends the first code of an authenticator app."""
    waiting, person = await _waiting(visit)
    key = app_key(visit.begun or "")
    error = None
    if visit.request.method == "POST":
        step = app_step(key, visit.form.get("code", ""), time.time())
        if step is not None and await visit.counter.begun.take(ENROL, visit.begun):
            accounts = visit.counter.accounts.accounts
            secret = fresh()
            sheet = recovery_codes(secret)
            begins = await accounts.add_app(person, key, step, visit.texts("app"), sheet)
            return visit.to(await _added(visit, person, secret if begins else None, "otp"))
        error = await visit.counter.accounts.wrong("code", person)
    return visit.shown(
        "enrol_title",
        tag("p", visit.texts("enrol_why")) if waiting["first"] else None,
        notice(visit.texts.error(error.code)) if error else None,
        *_choices(visit, key, person),
        status=401 if error else 200,
    )


def _choices(visit: Visit, key: bytes, person: Person) -> list[Part]:
    texts = visit.texts
    addresses = ("/signin/enrol/passkey/options", "/signin/enrol/passkey")
    return [
        tag(
            "section",
            tag("h2", texts("passkey")),
            tag("p", texts("passkey_what")),
            passkey_button(texts, texts("add_passkey"), "create", *addresses, "", "strong"),
            class_="choice",
        ),
        tag(
            "section",
            tag("h2", texts("app")),
            tag("p", texts("app_what")),
            tag("div", _qr(app_address(key, person.number, texts("company"))), class_="qr"),
            tag("p", texts("app_key"), tag("br"), tag("code", spelled(key)), class_="hint"),
            form(
                "/signin/enrol",
                entry("code", texts("app_code"), autocomplete="one-time-code", inputmode="numeric"),
                button(texts("add_app"), class_="plain"),
            ),
            class_="choice",
        ),
    ]


def _qr(address: str) -> Html:
    made = io.BytesIO()
    segno.make(address, error="m").save(
        made, kind="svg", xmldecl=False, svgns=False, omitsize=True, title="QR"
    )
    return Html(made.getvalue().decode())


async def passkey_options(visit: Visit) -> Response:
    """What the browser needs to make a passkey."""
    _, person = await _waiting(visit)
    desk = visit.counter.accounts
    factors = await desk.accounts.factors(person.account)
    known = [one.credential for one in factors if one.kind == PASSKEY and one.credential]
    options, challenge = desk.site.to_make(person.account, person.number, known)
    detail = {"challenge": challenge, "employee": person.employee_id}
    return visit.told({"options": options, "begun": await visit.counter.begun.keep(MADE, detail)})


async def passkey(visit: Visit) -> Response:
    """A passkey was made."""
    body = await visit.json()
    _, person = await _waiting(visit)
    begun, credential = body.get("begun"), body.get("credential")
    made = await visit.counter.begun.take(MADE, begun if isinstance(begun, str) else None)
    if made is None or made["employee"] != person.employee_id:
        raise Refused("SIGN_IN_EXPIRED", "This step has expired.")
    desk = visit.counter.accounts
    key = desk.site.made(credential if isinstance(credential, dict) else {}, made["challenge"])
    if await visit.counter.begun.take(ENROL, visit.begun) is None:
        raise Refused("SIGN_IN_EXPIRED", "This step has expired.")
    secret = fresh()
    sheet = recovery_codes(secret)
    begins = await desk.accounts.add_passkey(person, key, visit.texts("passkey"), sheet)
    return visit.told({"to": await _added(visit, person, secret if begins else None, "pop")})


async def _waiting(visit: Visit) -> tuple[dict[str, object], Person]:
    """What waits for a factor, and for whom."""
    waiting = await visit.counter.begun.look(ENROL, visit.begun)
    accounts = visit.counter.accounts.accounts
    person = None if waiting is None else await accounts.of(waiting["employee"])
    if waiting is None or person is None or person.account_id is None or not person.current:
        raise Refused("SIGN_IN_EXPIRED", "This step has expired.", hint="Begin again at /signin.")
    return waiting, person


async def _added(visit: Visit, person: Person, secret: str | None, method: str) -> str:
    """Where to go now: the first factor signs its person in, and its recovery codes are shown."""
    if secret is None:
        visit.remember(BEGUN, "")
        return "/signin/account"
    new = NewSession(person.employee_id, ISSUER, ("pwd", method, "mfa"), time.time())
    visit.remember(SESSION, await visit.counter.sessions.begin(new, visit.session))
    return await show_codes(visit, secret)


async def show_codes(visit: Visit, secret: str) -> str:
    """The address of the page that shows the recovery codes of that secret, once."""
    visit.going_on(await visit.counter.begun.keep(CODES, {}, secret=secret))
    return "/signin/codes"


async def codes(visit: Visit) -> Response:
    """Recovery codes; the page forgets them as it shows them."""
    kept = await visit.counter.begun.take(CODES, visit.begun)
    if kept is None or visit.begun is None:
        return visit.to("/signin/account")
    visit.remember(BEGUN, "")
    lines = [tag("li", tag("code", one)) for one in recovery_codes(visit.begun)]
    return visit.shown(
        "codes_title",
        tag("p", visit.texts("codes_what")),
        tag("ol", *lines, class_="codes"),
        link(visit.texts("codes_kept"), "/signin/account", class_="button"),
    )
