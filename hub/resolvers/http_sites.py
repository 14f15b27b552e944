"""Requests that another site makes a browser send: refused unless that site is allowed.

A cookie of the hub's own pages counts for these alone (`auth/cookies.py`); but a gateway in front
may sign people in by one of its own. What a page of another site can send without being asked for
leave (a preflight) is a GET, or a POST of a simple media type. The latter is refused by its media
type; this is about GET.

Browsers say by Sec-Fetch-Site who asks. Those that do not say it are known by Origin, or by a
cookie. A header that no page can set without a preflight shows that the preflight was passed.
Programs send none of these and are let through.
"""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from hub.errors import Refused
from hub.settings import Origins

_OWN: Final = frozenset({"same-origin", "none"})
_ASKED_FOR: Final = (
    "apollo-require-preflight",
    "x-apollo-operation-name",
    "graphql-require-preflight",
)
"""Headers that need a preflight, which an origin that may not ask does not pass. Authorization is
not one of them: a gateway may have put it there."""


def refuse_other_sites(headers: Headers, allowed: Origins) -> None:
    """Raise Refused CROSS_SITE for a request that a page of another site caused."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site in _OWN or (origin is not None and origin in allowed):
        return
    if site is None and origin is not None and urlsplit(origin).netloc == headers.get("host"):
        return
    stranger = site is not None or origin is not None or "cookie" in headers
    if stranger and not any(one in headers for one in _ASKED_FOR):
        raise Refused(
            "CROSS_SITE",
            "A page of another site may not ask here.",
            hint="Name its origin in HUB_CORS_ORIGINS, or ask from the hub's own site.",
        )
