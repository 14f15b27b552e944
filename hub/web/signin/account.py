"""A person's own account: their factors, their sessions, their password."""

from datetime import datetime

from starlette.responses import Response

from hub.auth.codes import recovery_codes
from hub.auth.cookies import SESSION
from hub.auth.secret import digest, fresh
from hub.errors import Refused
from hub.flows.accounts import ISSUER
from hub.store.accounts import RECOVERY, Factor, Person
from hub.store.sessions import HeldSession, end_access
from hub.web.signin.enrol import begin_enrol, chosen_password, new_password, show_codes
from hub.web.signin.html import Html, Part, tag
from hub.web.signin.layout import button, entry, form, link
from hub.web.signin.visit import Visit

_SHOWN = 20
"""Sessions on the page."""


async def account(visit: Visit) -> Response:
    """The page, and what its forms want done."""
    try:
        claims = await visit.claims()
    except Refused:
        return visit.to("/signin")
    if visit.request.method == "POST":
        return await _done(visit, claims.subject)
    held = await visit.counter.sessions.of(claims.subject)
    parts: list[Part] = [tag("p", visit.texts("signed_in_as", number=held[0].number or ""))]
    if claims.issuer == ISSUER:
        parts += await _own(visit, await visit.person())
    parts += _sessions(visit, held[:_SHOWN])
    return visit.shown("account_title", *parts)


async def _done(visit: Visit, employee: str) -> Response:
    """One form of the page. What changes an account asks for a second factor of these minutes."""
    wanted, which = visit.form.get("do", ""), visit.form.get("which", "")
    sessions = visit.counter.sessions
    if wanted == "end":
        await sessions.end_one(which, employee, actor=employee)
        return visit.to("/signin/account")
    if wanted == "end_all":
        reason = "signed out everywhere"
        await end_access(sessions.database, employee, actor=employee, reason=reason)
        visit.remember(SESSION, "")
        return visit.to("/signin")
    if not await _proved(visit):
        return visit.to("/signin/step-up?next=/signin/account")
    return await _changed(visit, await visit.person(), wanted, which)


async def _changed(visit: Visit, person: Person, wanted: str, which: str) -> Response:
    accounts = visit.counter.accounts.accounts
    if wanted == "add":
        return await begin_enrol(visit, person)
    if wanted == "remove":
        await accounts.remove_factor(person, which)
    elif wanted == "codes":
        secret = fresh()
        await accounts.new_codes(person, recovery_codes(secret))
        return visit.to(await show_codes(visit, secret))
    elif wanted == "password":
        present = visit.form.get("present", "")
        await visit.counter.accounts.by_password(person.number, present, visit.address)
        await accounts.set_password(person, await chosen_password(visit, person))
        # Whoever knew the old one may be signed in elsewhere.
        await visit.counter.sessions.end_others(visit.session or "", person.employee_id)
    return visit.to("/signin/account")


async def _proved(visit: Visit) -> bool:
    """Whether a second factor was shown within the minutes for which one counts."""
    since = (await visit.claims()).proved_at
    seconds = visit.counter.hub.settings.pages.step_up_minutes * 60
    return since is not None and visit.counter.accounts.clock() - since < seconds


async def _own(visit: Visit, person: Person) -> list[Part]:
    texts = visit.texts
    factors = await visit.counter.accounts.accounts.factors(person.account)
    left = sum(one.kind == RECOVERY for one in factors)
    lines = [_factor(visit, one) for one in factors if one.kind != RECOVERY]
    return [
        tag("h2", texts("factors")),
        tag("ul", *lines, class_="list"),
        tag("p", texts("recovery", count=str(left)), class_="hint"),
        tag(
            "div",
            _action(texts("add_factor"), "add"),
            _action(texts("new_codes"), "codes"),
            class_="row",
        ),
        tag("h2", texts("change_password")),
        form(
            "/signin/account",
            entry(
                "present",
                texts("present_password"),
                type="password",
                autocomplete="current-password",
            ),
            *new_password(visit),
            button(texts("change_password"), class_="plain"),
            do="password",
        ),
    ]


def _factor(visit: Visit, one: Factor) -> Html:
    removal = _action(visit.texts("remove"), "remove", one.id, "small plain")
    return tag("li", tag("span", one.name, " · ", _moment(visit, one.created_at)), removal)


def _sessions(visit: Visit, held: list[HeldSession]) -> list[Part]:
    texts, own = visit.texts, digest(visit.session or "")
    lines = []
    for one in held:
        began, seen = _moment(visit, one.began_at), _moment(visit, one.seen_at)
        said = texts("session_line", began=began, seen=seen)
        mark = f" ({texts('this_session')})" if one.digest == own else ""
        ending = _action(texts("end"), "end", one.id, "small plain")
        lines.append(tag("li", tag("span", said, mark), ending))
    return [
        tag("h2", texts("sessions")),
        tag("ul", *lines, class_="list"),
        tag(
            "div",
            link(texts("to_graph"), "/graphql", class_="button"),
            form("/signout", button(texts("sign_out"), class_="plain")),
            _action(texts("sign_out_all"), "end_all"),
            class_="row",
        ),
    ]


def _action(label: str, do: str, which: str = "", looks: str = "plain") -> Html:
    return form("/signin/account", button(label, class_=looks), do=do, which=which)


def _moment(visit: Visit, when: datetime) -> str:
    return when.astimezone(visit.counter.hub.settings.zone).strftime("%Y-%m-%d %H:%M")
