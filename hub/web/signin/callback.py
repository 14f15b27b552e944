"""The way back from the company's provider: whom it names becomes a session, or steps up."""

from starlette.responses import Response

from hub.auth.codeflow import Asked
from hub.auth.signin import viewer_of
from hub.auth.tokens import Claims
from hub.errors import HubError, Refused
from hub.observe import observe
from hub.store.acts import note
from hub.store.grants import Grants
from hub.store.sessions import NewSession
from hub.web.signin.visit import Visit


async def callback(visit: Visit) -> Response:
    """What the provider answered; it must belong to a sign-in that this browser began."""
    flow = visit.counter.flow
    waiting = await visit.counter.begun.take("provider", visit.begun)
    if flow is None or waiting is None:
        raise Refused("SIGN_IN_EXPIRED", "This step has expired.", hint="Begin again at /signin.")
    then = waiting.pop("next")
    asked = Asked(**waiting)
    try:
        claims = await flow.answered(asked, dict(visit.request.query_params))
        person = await _employee(visit, claims)
    except HubError as error:
        await _failed(visit, error)
        raise
    methods = ("provider", "mfa") if claims.proved_at is not None else ("provider",)
    new = NewSession(person, claims.issuer, methods, claims.proved_at)
    if asked.step_up and visit.session is not None:
        visit.signed_in(await visit.counter.sessions.step_up(visit.session, new))
    else:
        visit.signed_in(await visit.counter.sessions.begin(new, visit.session))
    return visit.to(then)


async def _employee(visit: Visit, claims: Claims) -> str:
    """The employee whom the claims name; Refused PRINCIPAL_UNKNOWN or ACCESS_ENDED."""
    hub = visit.counter.hub
    today = hub.today()
    facts = await Grants(hub.database).viewer_facts(claims.subject_kind, claims.subject, today)
    return viewer_of(claims, facts, today).subject


async def _failed(visit: Visit, error: HubError) -> None:
    observe("sign_in.failed", what=error.code)
    async with visit.counter.hub.database.transaction() as session:
        told = {"what": "provider", "code": error.code}
        await note(session, "nobody", "sign_in.failed", "session", detail=told)
