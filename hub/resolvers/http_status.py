"""Which HTTP status says what, in one of two editions (`HUB_HTTP_STATUSES`).

`2025` is what the suite `graphql-http` audits and most clients expect: a request error is 400 for
who accepts `application/graphql-response+json` and 200 for others, unless HTTP itself has a word
for it. `2026` is the first edition of GraphQL over HTTP (September 2026): a request that can be
read and not be answered is 422, an answer with errors beside its data 294, and an error says so to
everybody, as `application/graphql-response+json`.
"""

from typing import Final

from hub.errors import HubError, Refused, Transient
from hub.resolvers.http_media import GRAPHQL_JSON, JSON
from hub.settings import Y2026

OK, PARTIAL, UNREADABLE, UNANSWERABLE = 200, 294, 400, 422
_OWN: Final = {
    "TOKEN_MISSING": 401,
    "TOKEN_INVALID": 401,
    "TOKEN_EXPIRED": 401,
    "TOKEN_ISSUER_UNKNOWN": 401,
    "TOKEN_REVOKED": 401,
    "SESSION_ENDED": 401,
    "PRINCIPAL_UNKNOWN": 403,
    "ACCESS_ENDED": 403,
    "EXPLAIN_CLOSED": 403,
    "CROSS_SITE": 403,
    "MUTATION_BY_GET": 405,
    "NOT_ACCEPTABLE": 406,
    "BODY_TOO_SLOW": 408,
    "BODY_TOO_LARGE": 413,
    "FILE_TOO_LARGE": 413,
    "URL_TOO_LONG": 414,
    "MEDIA_TYPE_UNSUPPORTED": 415,
    "CONTENT_CODING_UNSUPPORTED": 415,
    "POINTS_SPENT": 429,
}
"""Errors that HTTP has a word for, in either edition."""
_UNREAD: Final = frozenset({"BODY_INVALID", "QUERY_SYNTAX"})
"""What cannot be read at all."""
_NO_REQUEST: Final = frozenset({"BODY_INVALID", "BATCHING_OFF"})
"""What is no request of GraphQL over HTTP: the status for older clients is 400 too."""


class Malformed(Refused):
    """What can be read, and is no request of GraphQL over HTTP."""


def of_answer(edition: str, media: str, *, partial: bool) -> int:
    """The status of an operation that was executed; `partial`: with errors beside its data."""
    return PARTIAL if partial and edition == Y2026 and media == GRAPHQL_JSON else OK


def of_error(edition: str, media: str, error: HubError) -> tuple[int, str]:
    """Status and media type of an error that takes the place of an answer."""
    if error.code in _OWN:
        return _OWN[error.code], _media(edition, media)
    if isinstance(error, Malformed) and edition == Y2026:
        return UNANSWERABLE, GRAPHQL_JSON
    if isinstance(error, Refused):
        return of_request_error(edition, media, error.code)
    return 503 if isinstance(error, Transient) else 500, _media(edition, media)


def of_request_error(edition: str, media: str, code: str) -> tuple[int, str]:
    """Status and media type where a request has no answer because of itself."""
    if edition == Y2026:
        return UNREADABLE if code in _UNREAD else UNANSWERABLE, GRAPHQL_JSON
    return UNREADABLE if media == GRAPHQL_JSON or code in _NO_REQUEST else OK, media


def _media(edition: str, media: str) -> str:
    """Older clients trust no JSON beside an error's status: what comes says what it is."""
    return GRAPHQL_JSON if edition == Y2026 and media == JSON else media
