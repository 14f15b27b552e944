"""How long the stages of a request took, and who gets to know.

Stages are told to developers and in development only. How long Postgres ran grows with the rows
that a statement passes over, also those that the viewer may not know of; the whole time shows
little of that, its parts show more, and cleaner. A request's own sum can be measured by anybody.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Final

from graphql import GraphQLSchema

from hub.auth.devissuer import allowed
from hub.auth.viewer import Viewer
from hub.observe import SLOW, Watched, about, observe, watched
from hub.resolvers.documents import Prepared
from hub.resolvers.documents_operations import Operation
from hub.resolvers.http_outgoing import Outgoing
from hub.resolvers.usage import of_document
from hub.settings import Settings

_TRACEPARENT: Final = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
_MOST_COORDINATES: Final = 60


def note_parent(seen: Watched, headers: Mapping[str, str]) -> None:
    """The trace that the request is part of, if it names one."""
    found = headers.get("traceparent", "")
    if _TRACEPARENT.fullmatch(found):
        seen.facts["parent"] = found


def open_timing(settings: Settings, viewer: Viewer) -> None:
    """From here on it is known whether the asker may see the stages."""
    seen = watched()
    if seen is not None:
        seen.shown = viewer.developer or allowed(settings)


def note_operation(
    core: GraphQLSchema, text: str, prepared: Prepared, operation: Operation
) -> None:
    """What is asked: its kind, its name and the digest of its document; not its text."""
    seen = watched()
    if seen is not None:
        kind = "introspection" if operation.introspects else operation.kind
        about(kind=kind, operation=operation.name or None, document=_digest(text))
        seen.uses = lambda: of_document(core, prepared.tree, operation.name)


def note_slow(threshold: int, seen: Watched, code: str) -> None:
    """Tell of a request that took at least `threshold` milliseconds: shapes, no values."""
    took = seen.seconds * 1000
    if not threshold or took < threshold:
        return
    used = sorted(seen.uses())
    more = f" and {len(used) - _MOST_COORDINATES} more" if len(used) > _MOST_COORDINATES else ""
    observe(
        SLOW,
        kind=seen.facts.get("kind"),
        code=code,
        operation=seen.facts.get("operation"),
        document=seen.facts.get("document"),
        coordinates=" ".join(used[:_MOST_COORDINATES]) + more,
        ms=round(took, 1),
        **{name: round(seconds * 1000, 1) for name, seconds in seen.sums().items()},
    )


def timed(outgoing: Outgoing, seen: Watched) -> Outgoing:
    """With `Server-Timing`, for those who may see it; durations in milliseconds."""
    if not seen.shown:
        return outgoing
    parts = {**seen.sums(), "total": seen.seconds}
    told = ", ".join(f"{name};dur={seconds * 1000:.3f}" for name, seconds in parts.items())
    return replace(outgoing, headers={**outgoing.headers, "server-timing": told})


@lru_cache(maxsize=2_048)
def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
