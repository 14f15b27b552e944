"""List to rows: the items of a list that a record holds, each of which makes a row.

The list arrives as text, as every picked value does: JSON, or words with something between them.
Items that hold nothing are left out; whatever is no list is a fault, never an empty list: rows
that vanish from a list are closed.
"""

from collections.abc import Sequence

import orjson

from hub.mappings.chain import Column, is_blank, picked
from hub.mappings.rules import Items
from hub.schema.record import Json, JsonRecords


def listed(text: str | None, rule: Items, *, absent: bool = False) -> list[Json] | None:
    """The items, none where there is no value; None where the value is no list, or is not there.

    A header that was renamed, or an event that tells of something else, would close all rows.
    """
    if text is None:
        return None if absent and not rule.absent_is_empty else []
    found = text.split(rule.by) if rule.by else _parsed(text)
    return found and [one for one in found if not _is_empty(one)]


def within(items: Sequence[Json], rule: Items, path: str) -> Column:
    """What stands at `$item` or `$item.path`, one line an item."""
    inner = path.removeprefix(f"${rule.name}").removeprefix(".")
    if inner:
        records = JsonRecords([one if isinstance(one, dict) else {} for one in items])
    else:
        inner, records = "item", JsonRecords([{"item": one} for one in items])
    found = records.pick(inner)
    return picked(found.values, found.absent)


def _parsed(text: str) -> list[Json] | None:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, list) else None


def _is_empty(item: Json) -> bool:
    return item is None or (isinstance(item, str) and is_blank(item))
