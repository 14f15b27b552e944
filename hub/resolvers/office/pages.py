"""Pages of the office's lists: so many rows before the last one of the page that was seen."""

from hub.errors import Refused
from hub.store.uuid7 import is_uuid


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
