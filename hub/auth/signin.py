"""Sign-in: header → claims → facts → viewer."""

from dataclasses import dataclass
from datetime import date

from hub.auth.ports import Facts, GrantStore
from hub.auth.tokens import Claims, Verifier
from hub.auth.viewer import ADMIN, Viewer, usable
from hub.errors import Refused


@dataclass(frozen=True)
class SignedIn:
    """A viewer and how long their token lasts (seconds since 1970): open streams end then."""

    viewer: Viewer
    expires_at: float
    client: str = ""
    """The program that asks, as the token names it."""


async def sign_in(
    header: str | None,
    verifier: Verifier,
    store: GrantStore,
    *,
    today: date,
    languages: tuple[str, ...] = (),
) -> SignedIn:
    """The viewer whom an `Authorization` header names, with the rights of today.

    Raises Refused: TOKEN_… (401), PRINCIPAL_UNKNOWN or ACCESS_ENDED (403); Transient
    ISSUER_UNREACHABLE (503).
    """
    claims = await verifier.authenticate(header)
    facts = await store.viewer_facts(claims.subject_kind, claims.subject, today)
    return SignedIn(viewer_of(claims, facts, today, languages), claims.expires_at, claims.client)


def viewer_of(
    claims: Claims, facts: Facts | None, today: date, languages: tuple[str, ...] = ()
) -> Viewer:
    """The viewer that claims and facts make together."""
    if facts is None:
        raise Refused(
            "PRINCIPAL_UNKNOWN",
            "The token is good, but names nobody who is known here.",
            hint="HUB_SUBJECT_CLAIM and HUB_SUBJECT_IS say which claim names an employee, and how.",
        )
    if facts.ended:
        raise Refused(
            "ACCESS_ENDED",
            "Access ended after the last working day.",
            hint="HR can answer questions about records after that.",
        )
    grants = usable(facts.grants, claims.scopes, today)
    return Viewer(
        subject=facts.employee_id,
        employee_id=facts.employee_id,
        scopes=claims.scopes,
        grants=grants,
        version=facts.version,
        admin=any(one.role == ADMIN for one in grants),
        languages=languages,
        named=(claims.subject_kind, claims.subject),
    )
