"""Cross-origin requests: closed unless origins are named; then for these alone, without cookies."""

from typing import Final

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from hub.settings import Origins

_ASKED: Final = (
    "authorization",
    "content-type",
    "idempotency-key",
    "if-none-match",
    "graphql-cost",
    "purpose",
    "view-as",
    "purpose",
    "view-as",
    "graphql-require-preflight",
    "apollo-require-preflight",
    "apollographql-client-name",
    "apollographql-client-version",
    "x-apollo-operation-name",
)
_TOLD: Final = ("etag", "ratelimit", "ratelimit-policy", "retry-after", "server-timing")
_SECONDS: Final = 600


def cross_origin(origins: Origins) -> list[Middleware]:
    """What lets pages of these origins ask; nothing where there are none."""
    if not origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=sorted(origins.names),
            allow_origin_regex=origins.pattern,
            allow_methods=["GET", "POST"],
            allow_headers=_ASKED,
            expose_headers=_TOLD,
            max_age=_SECONDS,
        )
    ]
