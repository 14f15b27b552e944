"""From one question to all pages of its answer.

Servers repeat pages, send empty ones in the middle, and loop for ever; each of these ends here
with records kept or an error, never with records lost or an endless run.
"""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

import orjson

from hub.connectors.manifest import (
    AfterPaging,
    CursorPaging,
    LinkPaging,
    NoPaging,
    OffsetPaging,
    PagePaging,
    Stream,
)
from hub.connectors.manifest_path import given, parse_path, pick
from hub.connectors.rest_answer import Answer
from hub.errors import Broken
from hub.schema.record import ABSENT, Json, PartialError

MOST_PAGES = 100_000
REPEATS = 3  # so many pages in a row that were seen before: the system goes round in circles


@dataclass(frozen=True)
class Position:
    """Which page is asked for: a number, an offset or a token; or an address."""

    page: Json = None
    url: str | None = None


@dataclass(frozen=True)
class Page:
    """Records of one page as they came, and what was refused."""

    records: list[Json]
    errors: Sequence[PartialError] = ()


Ask = Callable[[Position], Awaitable[Answer]]


@dataclass
class _Seen:
    """What this walk has met: digests of pages, tokens, records, repeats in a row."""

    digests: set[bytes] = field(default_factory=set)
    tokens: set[bytes] = field(default_factory=set)
    records: int = 0
    repeats: int = 0
    total: int | None = None
    most: int | None = None
    """The greatest total, if it became less: records moved to pages that were read before."""

    def count(self, total: int) -> None:
        """The system counts so many now."""
        if self.total is not None and total < self.total:
            self.most = max(self.total, self.most or 0)
        self.total = total

    def is_new(self, records: list[Json]) -> bool:
        """Whether a page with just these records has not been met; empty pages are always new."""
        digest = hashlib.blake2b(orjson.dumps(records, default=str), digest_size=16).digest()
        if records and digest in self.digests:
            self.repeats += 1
            return False
        self.digests.add(digest)
        self.repeats = 0
        self.records += len(records)
        return True


async def pages(what: str, stream: Stream, ask: Ask, base: str) -> AsyncIterator[Page]:
    """Every page; raises Broken PAGING_ENDLESS, ANSWER_SHAPE and what `ask` raises."""
    position: Position | None = Position(getattr(stream.paging, "first", None))
    seen = _Seen()
    for _ in range(MOST_PAGES):
        if position is None:
            break
        _not_again(what, stream, position, seen)
        answer = await ask(position)
        page = _page(what, stream, answer)
        new = seen.is_new(page.records)
        if seen.repeats >= REPEATS:
            raise _endless(what, "the same page comes again and again")
        yield page if new else Page([], [*page.errors, _repeated()])
        if answer.ignored:
            return
        position = _next(stream, position, answer, page.records, (seen, base))
    else:
        raise _endless(what, f"more than {MOST_PAGES} pages")
    if seen.total is not None and seen.records < max(seen.total, seen.most or 0):
        yield Page([], [_short(seen)])


def _not_again(what: str, stream: Stream, position: Position, seen: _Seen) -> None:
    """A token or an address that was already used leads round in a circle."""
    if isinstance(stream.paging, (NoPaging, PagePaging, OffsetPaging)):
        return
    token = orjson.dumps([position.page, position.url], default=str)
    if token in seen.tokens:
        raise _endless(what, "the next page was already read")
    seen.tokens.add(token)


def _endless(what: str, why: str) -> Broken:
    return Broken(
        "PAGING_ENDLESS",
        "The pages of this stream never end.",
        f"{what}: {why}",
        "Check the paging of the manifest against the system.",
    )


def _short(seen: _Seen) -> PartialError:
    """Fewer than it counts, or has counted while pages were read.

    Whoever was deleted meanwhile moved others to pages that had been read already.
    """
    counted = max(seen.total or 0, seen.most or 0)
    return PartialError(
        "COUNT_SHORT", f"The system counts {counted} records and gave {seen.records}."
    )


def _repeated() -> PartialError:
    """The records that should have stood there were not read."""
    return PartialError("PAGE_REPEATED", "The system gave a page that it had given before.")


def _page(what: str, stream: Stream, answer: Answer) -> Page:
    if answer.ignored:
        return Page([], answer.errors)
    found = pick(stream.records, answer.body)
    if found is ABSENT and (_may_be_missing(stream, answer) or answer.errors):
        return Page([], answer.errors)
    kinds = (list, dict) if isinstance(stream.paging, NoPaging) else (list,)
    if found is ABSENT or (found is not None and not isinstance(found, kinds)):
        raise Broken(
            "ANSWER_SHAPE",
            "The answer has no records where the manifest says.",
            f"{what}, {stream.records}",
            "Correct `records`, or add an error rule.",
        )
    records = found if isinstance(found, list) else [found] if found is not None else []
    if answer.errors and isinstance(found, dict):
        return Page([], answer.errors)  # the whole answer is the refusal
    return Page(records, answer.errors)


def _may_be_missing(stream: Stream, answer: Answer) -> bool:
    """Nobody is there only if the system says so: its count stands where it always does."""
    total = getattr(stream.paging, "total", None)
    return stream.missing == "empty" and (total is None or pick(total, answer.body) is not ABSENT)


def _next(
    stream: Stream,
    position: Position,
    answer: Answer,
    records: list[Json],
    known: tuple[_Seen, str],
) -> Position | None:
    """Where to go on, or None at the end."""
    paging, (seen, base) = stream.paging, known
    if isinstance(paging, NoPaging):
        return None
    total = pick(paging.total, answer.body)
    if isinstance(total, int) and not isinstance(total, bool):
        seen.count(total)
    if isinstance(paging, LinkPaging):
        return _by_link(paging, answer, base)
    if isinstance(paging, CursorPaging):
        return _by_token(paging, answer)
    if not _goes_on(paging, answer, len(records), (seen, position)):
        return None
    return _counted(paging, position, records)


def _by_link(paging: LinkPaging, answer: Answer, base: str) -> Position | None:
    link = given(pick(paging.next, answer.body)) or answer.link
    return Position(url=urljoin(base, str(link))) if link else None


def _by_token(paging: CursorPaging, answer: Answer) -> Position | None:
    token = pick(paging.next, answer.body)
    if paging.has_more and not given(pick(paging.has_more, answer.body)):
        return None
    return None if token is ABSENT or token in (None, "", False) else Position(token)


Counted = PagePaging | OffsetPaging | AfterPaging


def _goes_on(paging: Counted, answer: Answer, count: int, known: tuple[_Seen, Position]) -> bool:
    """What the system says decides; without a word, an empty (or short) page is the end."""
    seen, position = known
    if paging.has_more:
        return bool(given(pick(paging.has_more, answer.body)))
    if seen.total is not None:
        return seen.records < seen.total and (count > 0 or _reached(paging, position) < seen.total)
    return count > 0 if paging.stop == "empty" else count >= paging.size


def _reached(paging: Counted, position: Position) -> int:
    if isinstance(paging, PagePaging):
        return (int(position.page) - paging.first + 1) * paging.size
    return int(position.page or 0) + paging.size if isinstance(paging, OffsetPaging) else 1 << 62


def _counted(paging: Counted, position: Position, records: list[Json]) -> Position | None:
    if isinstance(paging, PagePaging):
        return Position(position.page + 1)
    if isinstance(paging, OffsetPaging):
        return Position(position.page + (len(records) or paging.size))
    last = parse_path(f"$.{paging.field}").find(records[-1]) if records else None
    return Position(last) if last is not None and last is not ABSENT else None
