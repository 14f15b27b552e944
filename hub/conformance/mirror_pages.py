"""The pages of the mirror: which records stand on one, and what is told of the others."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.conformance.people import Person
from hub.conformance.placing import put, value_of
from hub.connectors.manifest import (
    AfterPaging,
    CursorPaging,
    LinkPaging,
    NoPaging,
    OffsetPaging,
    PagePaging,
    Paging,
    Stream,
)
from hub.schema.record import Json

SCROLL: Final = 3
"""Records of a page where the manifest does not say how many."""


@dataclass(frozen=True)
class Cut:
    """The records of a page, and where the next one begins; None at the end."""

    people: Sequence[Person]
    next: int | None


def size_of(paging: Paging) -> int:
    """Records of a page."""
    return getattr(paging, "size", None) or SCROLL


def place(stream: Stream, paging: Paging, person: Person) -> Any:
    """Where a person stands in the order of the pages."""
    key = int(person.key) if person.key.isdigit() else 0
    by_time = stream.cursor is not None and stream.cursor.ordered
    if isinstance(paging, AfterPaging) or not by_time or stream.cursor is None:
        return key
    moment = person.moment or "1970-01-01T00:00:00+00:00"
    return comparable(value_of(stream.cursor.kind, moment)), key


def comparable(value: Any) -> Any:
    """A cursor's value, to be compared: seconds, numbers, or texts."""
    text = str(value)
    if text.lstrip("-").isdigit():
        return float(text)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def cut(paging: Paging, people: Sequence[Person], page: Any) -> Cut:
    """The page that is asked for."""
    if isinstance(paging, NoPaging):
        return Cut(people, None)
    size = size_of(paging)
    if isinstance(paging, AfterPaging):
        after = int(page) if page not in {None, ""} else -1
        left = [one for one in people if int(one.key) > after]
        return Cut(left[:size], 0 if len(left) > size else None)
    start = _start(paging, page)
    end = start + size
    return Cut(people[start:end], end if end < len(people) else None)


def _start(paging: Paging, page: Any) -> int:
    if page in {None, ""}:
        return 0
    if isinstance(paging, PagePaging):
        return (int(page) - paging.first) * paging.size
    if isinstance(paging, OffsetPaging):
        return int(page) - paging.first
    return int(str(page).removeprefix("scroll-"))


def told(paging: Paging, body: Json, found: Cut, total: int, address: str) -> Json:
    """The body with what the manifest reads of the pages; the next address goes on from this."""
    if getattr(paging, "total", None):
        body = put(body, getattr(paging, "total", ""), total)
    if getattr(paging, "has_more", None):
        body = put(body, getattr(paging, "has_more", ""), found.next is not None)
    if isinstance(paging, CursorPaging):
        body = put(body, paging.next, "" if found.next is None else f"scroll-{found.next}")
    if isinstance(paging, LinkPaging) and paging.next:
        body = put(body, paging.next, link_at(found, address))
    return body


def link_of(paging: Paging, found: Cut, address: str) -> str | None:
    """The next address, where it stands in a header."""
    return link_at(found, address) if isinstance(paging, LinkPaging) and not paging.next else None


def link_at(found: Cut, address: str) -> str | None:
    """The next address: what was asked, and the page."""
    return None if found.next is None else f"{address}&page={found.next}"
