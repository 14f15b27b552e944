"""Names of the hub's cookies, and when one counts: only where no other site caused the request."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from hub.auth.signin import Presented, SessionCookie
from hub.errors import Refused

SESSION, BEGUN = "hub-session", "hub-signin"
"""Of a session; of a sign-in that has begun."""
_BY_SCRIPT: Final = (
    "x-hub-request",
    "graphql-require-preflight",
    "apollo-require-preflight",
    "x-apollo-operation-name",
)
"""Headers that no form can send; so is a JSON body."""


def cookie_name(name: str, *, secure: bool) -> str:
    """Over https the name that browsers keep to this very host, path / and https."""
    return f"__Host-{name}" if secure else name


def cookie(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a cookie; None if it is missing, or there twice."""
    found = [
        value.strip()
        for one in headers.get("cookie", "").split(";")
        for key, equals, value in [one.partition("=")]
        if equals and key.strip() == name
    ]
    return found[0] if len(found) == 1 and found[0] else None


def presented(
    headers: Mapping[str, str], *, secure: bool, changes: bool, socket: bool = False
) -> Presented:
    """What a request of the graph presents: its header, else the cookie of a session.

    A header goes before the cookie. `changes` says that the request could change something; a
    `socket` can be opened by script alone, and carries no header that a script could set.
    Raises Refused CROSS_SITE for a cookie that another site's page made a browser send.
    """
    header = headers.get("authorization")
    secret = cookie(headers, cookie_name(SESSION, secure=secure))
    if header is not None or secret is None:
        return header
    by_script = socket or not changes or _by_script(headers)
    if not by_script or not own_page(headers, changes=changes):
        raise Refused(
            "CROSS_SITE",
            "A session is for the hub's own pages.",
            hint="Pages elsewhere send a token. The hub's own send JSON, and where it comes from.",
        )
    return SessionCookie(secret)


def own_page(headers: Mapping[str, str], *, changes: bool) -> bool:
    """Whether a page of this very origin caused the request, as the browser itself says.

    A browser that says nothing (Sec-Fetch-Site is sent to safe origins only) is known by Origin.
    What changes nothing may also be asked by hand, in the address bar.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin" or (site == "none" and not changes)
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host")
    return not changes


def _by_script(headers: Mapping[str, str]) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().casefold()
    return kind == "application/json" or any(one in headers for one in _BY_SCRIPT)
