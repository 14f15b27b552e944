"""Pages: repeated, empty, short, endless, moving."""

import orjson

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import company
from hub.conformance.promise import check
from hub.conformance.stand import Pulled, Stand
from hub.conformance.unkept import held, same
from hub.errors import Broken, HubError

SIZE = 9


async def _filled(at: Stand, count: int = SIZE) -> None:
    await at.world.hold(company(count))


def _all(at: Stand, read: Pulled, count: int = SIZE) -> None:
    same(set(read.by_key), set(at.shown(company(count))), "records")


@check("paging.many-pages", Can.EDIT, Can.PAGES)
async def many_pages(at: Stand) -> None:
    """More records than a page holds come whole and once."""
    await _filled(at, 10)
    read = await at.whole()
    _all(at, read, 10)
    same(len(read.people), 10, "records")


@check("paging.exactly-full", Can.EDIT, Can.PAGES)
async def exactly_full(at: Stand) -> None:
    """A last page that is exactly full is the end, not the beginning of another round."""
    await _filled(at, 2 * at.subject.page)
    read = await at.whole()
    same(len(read.people), 2 * at.subject.page, "records")


@check("paging.duplicate-page", Can.HTTP, Can.EDIT, Can.COUNTED)
async def duplicate_page(at: Stand) -> None:
    """A page that comes twice loses nobody: all are read, or the read is not complete."""
    await _filled(at)
    at.door.disturb(Fault(at=2, times=1, how="repeat"))
    read = await at.read()
    wanted = set(at.shown(company(SIZE)))
    held(set(read.by_key) == wanted or not read.complete, "records are lost in a complete read")


@check("paging.same-page-for-ever", Can.HTTP, Can.EDIT, Can.PAGES)
async def same_page_for_ever(at: Stand) -> None:
    """A system that gives one page for ever ends in an error, within a few requests."""
    await _filled(at)
    at.door.disturb(Fault(at=2, how="repeat"))
    read = await at.read()
    held(isinstance(read.error, Broken), f"it ends with {read.error and read.error.code}")
    held(len(at.door.counted) < 12, f"{len(at.door.counted)} requests")  # noqa: PLR2004 - a few


@check("paging.empty-in-the-middle", Can.SCRIPT, Can.PAGES, Can.TELLS_END)
async def empty_in_the_middle(at: Stand) -> None:
    """An empty page before the end is not the end."""
    await _filled(at)
    held_back: list[object] = []

    def alter(number: int, records: list[object]) -> list[object]:
        if number == 2:  # noqa: PLR2004 - the page in the middle
            held_back.extend(records)
            return []
        return records + (held_back if number == 3 else [])  # noqa: PLR2004 - the one after it

    at.world.mirror.alter = alter
    read = await at.read()
    held(set(read.by_key) == set(at.shown(company(SIZE))) or not read.complete, "it ended there")
    held(len(read.people) > at.subject.page, "nothing was read after it")


@check("paging.short-in-the-middle", Can.SCRIPT, Can.TOTAL)
async def short_in_the_middle(at: Stand) -> None:
    """A page with fewer records than it should have: all are read, or it is not complete."""
    await _filled(at)
    at.world.mirror.alter = lambda number, records: records[:1] if number == 1 else records
    read = await at.read()
    held(set(read.by_key) == set(at.shown(company(SIZE))) or not read.complete, "records are lost")


@check("paging.total-not-reached", Can.SCRIPT, Can.TOTAL)
async def total_not_reached(at: Stand) -> None:
    """A system that gives fewer records than it counts has not been read completely."""
    await _filled(at)
    at.world.mirror.total_by = 5
    read = await at.read()
    held(not read.complete, "the read is called complete")


@check("paging.drift-deleted", Can.SCRIPT, Can.COUNTED, Can.TOTAL)
async def drift_deleted(at: Stand) -> None:
    """Somebody deleted while pages are read moves others to pages read before; none seems gone."""
    await _filled(at)

    def before(number: int) -> None:
        if number == 2:  # noqa: PLR2004 - after the first page
            at.world.mirror.people.pop("1")

    at.world.mirror.before = before
    read = await at.read()
    wanted = set(at.shown(company(SIZE))) - {"1"}
    held(wanted <= set(read.by_key) or not read.complete, "somebody is lost in a complete read")


@check("paging.drift-added", Can.SCRIPT, Can.PAGES)
async def drift_added(at: Stand) -> None:
    """Somebody added at the front while pages are read pushes nobody out."""
    await at.world.hold(company(SIZE, first=2))

    def before(number: int) -> None:
        if number == 2:  # noqa: PLR2004 - after the first page
            at.world.mirror.people["1"] = company(1)[0]

    at.world.mirror.before = before
    read = await at.read()
    held(set(at.shown(company(SIZE, first=2))) <= set(read.by_key), "somebody is lost")


@check("paging.drift-by-key", Can.SCRIPT, Can.KEYSET)
async def drift_by_key(at: Stand) -> None:
    """Paging by key is unmoved by who is deleted meanwhile: everybody else is read."""
    await _filled(at)

    def before(number: int) -> None:
        at.world.mirror.people.pop(str(number - 1), None)

    at.world.mirror.before = before
    read = await at.whole()
    same(set(read.by_key), set(at.shown(company(SIZE))), "records")


@check("paging.scroll-ended", Can.SCRIPT, Can.SCROLL)
async def scroll_ended(at: Stand) -> None:
    """A scroll that expires ends the read, and not as complete; the next read is whole."""
    await _filled(at)

    def before(number: int) -> None:
        at.world.mirror.scrolls_ended = number == 2  # noqa: PLR2004 - the second page

    at.world.mirror.before = before
    read = await at.read()
    held(read.error is not None and not read.complete, "it is called complete")
    _all(at, await at.whole(read.cursor))


@check("paging.token-in-a-circle", Can.SCRIPT, Can.SCROLL)
async def token_in_a_circle(at: Stand) -> None:
    """A token that leads back to a page that was read ends in PAGING_ENDLESS."""
    await _filled(at)
    first: list[bytes] = []

    inside = at.door.inside

    async def circling(asked: object) -> object:
        status, headers, content = await inside(asked)  # type: ignore[arg-type] # as it came
        first.append(content)
        return status, headers, first[min(len(first) - 1, 1)]

    at.door.inside = circling
    read = await at.read()
    same(read.error and read.error.code, "PAGING_ENDLESS", "code")


@check("paging.next-elsewhere", Can.HTTP, Can.EDIT, Can.LINK)
async def next_elsewhere(at: Stand) -> None:
    """A next address on another host is not followed: secrets go to their system alone."""
    await _filled(at)
    elsewhere = b"http://127.0.0.1:9/steal"
    inside = at.door.inside

    async def pointing(asked: object) -> object:
        status, headers, content = await inside(asked)  # type: ignore[arg-type] # as it came
        told = {**headers, "link": f'<{elsewhere.decode()}>; rel="next"'}
        body = orjson.loads(content)
        if isinstance(body, dict) and "next" in body:
            body["next"] = elsewhere.decode()
        return status, told, orjson.dumps(body)

    at.door.inside = pointing
    read = await at.read()
    same(read.error and read.error.code, "PAGE_ELSEWHERE", "code")


@check("paging.records-elsewhere", Can.HTTP, Can.EDIT)
async def records_elsewhere(at: Stand) -> None:
    """An answer without records where they should stand is an error, and never "nobody there"."""
    await _filled(at)
    at.door.disturb(Fault(content=b'{"unexpected": true}'))
    read = await at.read()
    held(not read.complete, "it is called complete")
    held(isinstance(read.error, HubError) or read.partial, "nothing is said")
