"""Content negotiation: which of our media types an Accept header likes best.

A media range is matched by its most specific mention (RFC 9110, 12.5.1); quality 0 excludes. Where
two of ours are liked alike, the one that is named itself wins over one under a wildcard. Of two
that are both named the newer one wins; under a wildcard the older one, which every client reads.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from hub.errors import Refused

JSON: Final = "application/json"
GRAPHQL_JSON: Final = "application/graphql-response+json"
HTML: Final = "text/html"
STREAM: Final = "text/event-stream"
_NAMED: Final = 2
"""How specific a range is that names a media type: wildcards have 0 and 1."""
_LONGEST: Final = 4_000


@lru_cache(maxsize=256)
def negotiated(accept: str | None, *, older: bool = True) -> str:
    """`application/json` or `application/graphql-response+json`; raises Refused NOT_ACCEPTABLE.

    Who says nothing gets the older one, or the newer one.
    """
    if not older and not (accept or "").strip():
        return GRAPHQL_JSON
    found = _best(accept, (JSON, GRAPHQL_JSON))
    if found is None:
        raise Refused(
            "NOT_ACCEPTABLE",
            "None of the media types that you accept is offered.",
            hint=f"Accept {GRAPHQL_JSON} or {JSON}.",
        )
    return found


@lru_cache(maxsize=256)
def prefers_page(accept: str | None) -> bool:
    """Whether a person looks: a browser likes HTML better than what programs read."""
    return accept is not None and _best(accept, (JSON, GRAPHQL_JSON, HTML)) == HTML


@lru_cache(maxsize=256)
def prefers_stream(accept: str | None) -> bool:
    """Whether server-sent events are named and liked better than JSON.

    Clients that take whatever comes (urql) name both alike: they get JSON, of a subscription
    the stream (`takes_stream`).
    """
    return (
        accept is not None
        and STREAM in accept
        and (_best(accept, (STREAM, JSON, GRAPHQL_JSON)) == STREAM)
    )


@lru_cache(maxsize=256)
def takes_stream(accept: str | None) -> bool:
    """Whether server-sent events are named among what is taken: JSON may be liked as well."""
    return any(name == STREAM and quality > 0 for name, quality in _weighed(accept or ""))


@lru_cache(maxsize=256)
def accepts_coding(accept_encoding: str | None, coding: str) -> bool:
    """Whether a content coding is accepted; without a header none is."""
    wished = dict(_weighed(accept_encoding or ""))
    return wished.get(coding, wished.get("*", 0.0)) > 0


def _best(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Of what is offered, the oldest first."""
    if accept is None or not accept.strip():
        return JSON
    wished = dict(_weighed(accept))
    ranked = [
        (quality, how, place if how == _NAMED else -place, one)
        for place, one in enumerate(offered)
        for quality, how in [_liked(one, wished)]
        if quality > 0
    ]
    return max(ranked)[3] if ranked else None


def _liked(media: str, wished: dict[str, float]) -> tuple[float, int]:
    """How much a media type is liked, and how specific the range is that says so."""
    ranges = ("*/*", f"{media.partition('/')[0]}/*", media)
    for how in (2, 1, 0):
        if ranges[how] in wished:
            return wished[ranges[how]], how
    return 0.0, 0


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    """Each name of the header with its quality; what cannot be read is passed over."""
    for part in header[:_LONGEST].split(","):
        name, *parameters = (one.strip().casefold() for one in part.split(";"))
        given = dict(_pair(one) for one in parameters)
        quality = _quality(given.get("q", "1"))
        if name and given.get("charset", "utf-8") in {"utf-8", "utf8"} and quality is not None:
            yield name, quality


def _pair(parameter: str) -> tuple[str, str]:
    name, _, value = parameter.partition("=")
    return name.strip(), value.strip().strip('"')


def _quality(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found <= 1 else None
