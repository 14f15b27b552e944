"""Sign-in: what a request presents → claims → facts → viewer."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from hub.auth.jwks import Clock
from hub.auth.ports import Facts, GrantStore, SessionStore
from hub.auth.tokens import Claims, Verifier
from hub.auth.viewer import ADMIN, DEVELOPER, Viewer, usable
from hub.errors import Refused

STEP_UP: Final = 600.0
"""Seconds for which a second factor opens the fields that ask for one."""


@dataclass(frozen=True)
class SessionCookie:
    """A cookie of the hub's own pages; it counts only where no other site caused the request."""

    secret: str = field(repr=False)


Presented: TypeAlias = "str | SessionCookie | None"
"""An `Authorization` header, a session's cookie, or nothing."""


@dataclass(frozen=True)
class SignedIn:
    """A viewer and how long their token lasts (seconds since 1970): open streams end then."""

    viewer: Viewer
    expires_at: float
    client: str = ""
    """The program that asks, as the token names it."""


async def sign_in(
    presented: Presented,
    verifier: Verifier,
    store: GrantStore,
    *,
    today: date,
    languages: tuple[str, ...] = (),
    sessions: SessionStore | None = None,
    step_up: float = STEP_UP,
    clock: Clock = time.time,
    made: "Made | None" = None,
) -> SignedIn:
    """The viewer whom a header or a cookie names, with the rights of today.

    Raises Refused: TOKEN_… or SESSION_ENDED (401), PRINCIPAL_UNKNOWN or ACCESS_ENDED (403);
    Transient ISSUER_UNREACHABLE (503).
    """
    if isinstance(presented, SessionCookie):
        if sessions is None:
            raise session_ended()
        claims = await sessions.claims(presented.secret)
    else:
        claims = await verifier.authenticate(presented)
    facts = await store.viewer_facts(claims.subject_kind, claims.subject, today)
    if facts is not None and not claims.whole and facts.revoked.holds(claims):
        raise Refused("TOKEN_REVOKED", "The access token was revoked.", hint="Sign in again.")
    since = claims.proved_at
    stepped_up = since is not None and clock() - since < step_up
    # Claims of a session and facts of a machine are read anew each time, and never found again.
    lasting = facts is not None and facts.employee_id is not None and not claims.whole
    if made is not None and facts is not None and lasting:
        return made.signed_in(claims, facts, today, languages, stepped_up=stepped_up)
    viewer = viewer_of(claims, facts, today, languages, stepped_up=stepped_up)
    return SignedIn(viewer, claims.expires_at, claims.client)


@dataclass
class Made:
    """Viewers that were made, known by the very claims and facts that they were made of.

    Both are remembered elsewhere for as long as they hold; what is read anew makes a new viewer.
    """

    most: int = 4_096
    _kept: "OrderedDict[tuple[object, ...], tuple[Claims, Facts, SignedIn]]" = field(
        default_factory=OrderedDict
    )

    def signed_in(
        self,
        claims: Claims,
        facts: Facts,
        today: date,
        languages: tuple[str, ...],
        *,
        stepped_up: bool,
    ) -> SignedIn:
        """The viewer of these claims and facts; raises as `viewer_of`."""
        key = (id(claims), id(facts), today, languages, stepped_up)
        known = self._kept.get(key)  # both are kept along, so that their ids stay their own
        if known is not None:
            self._kept.move_to_end(key)
            return known[2]
        viewer = viewer_of(claims, facts, today, languages, stepped_up=stepped_up)
        found = SignedIn(viewer, claims.expires_at, claims.client)
        if not any(one.expires_at for one in facts.grants):  # else it ends at any moment
            self._kept[key] = (claims, facts, found)
            if len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return found


def session_ended() -> Refused:
    """The cookie belongs to no session that runs."""
    return Refused("SESSION_ENDED", "The session has ended.", hint="Sign in again at /signin.")


def viewer_of(
    claims: Claims,
    facts: Facts | None,
    today: date,
    languages: tuple[str, ...] = (),
    *,
    stepped_up: bool = False,
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
        subject=facts.principal,
        employee_id=facts.employee_id,
        scopes=_scopes(claims, frozenset(one.role for one in grants)),
        grants=grants,
        version=facts.version,
        admin=any(one.role == ADMIN for one in grants),
        languages=languages,
        named=(claims.subject_kind, claims.subject),
        stepped_up=stepped_up,
    )


def _scopes(claims: Claims, roles: frozenset[str]) -> frozenset[str]:
    """Those of the token; a session has them all, but what a developer sees takes the grant."""
    if claims.whole and DEVELOPER not in roles:
        return claims.scopes - {DEVELOPER}
    return claims.scopes
