"""Pages of the office's lists: so many rows before the last one of the page that was seen."""

from enum import Enum

import strawberry

from hub.errors import Refused
from hub.store.narrowed import NEWEST, OLDEST
from hub.store.uuid7 import is_uuid


@strawberry.enum(description="Which end of a list in the order of time comes first.")
class TimeOrder(Enum):
    """By when a row came; its value is the way through the list."""

    NEWEST = NEWEST
    OLDEST = OLDEST


def page_before(first: int, before: str | None, most: int) -> str | None:
    """The id before which the page begins, if any; raises Refused PAGE_INVALID."""
    if not 0 <= first <= most:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{most} at most.")
    if before is not None and not is_uuid(before):
        raise Refused(
            "PAGE_INVALID",
            "There is no such page.",
            hint="`before` takes the id of the last row of the page before.",
        )
    return before
