"""Cursors of office lists whose order tells what a viewer may not read: sealed, as in the graph.

One is bound to the list and to whom it was made for.
"""

from collections.abc import Sequence

import orjson

from hub.errors import Refused
from hub.resolvers.office.field import Asking


def cursor_of(asking: Asking, kind: str, place: Sequence[str]) -> str:
    """A token for a place in the order of that list."""
    return asking.edge.keys.make_cursor(orjson.dumps(place), _bound(asking, kind)).decode()


def place_of(asking: Asking, kind: str, cursor: str | None) -> tuple[str, ...] | None:
    """The place; None without a cursor. Raises Refused PAGE_INVALID."""
    if cursor is None:
        return None
    found = asking.edge.keys.open_cursor(cursor, _bound(asking, kind))
    if found is None:
        raise Refused("PAGE_INVALID", "The cursor is none.", hint="Use `endCursor`.")
    return tuple(str(one) for one in found)


def _bound(asking: Asking, kind: str) -> bytes:
    return f"office {kind} {asking.viewer.subject}".encode()
