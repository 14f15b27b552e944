"""What every connector promises of a read."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

import orjson

from hub.conformance.ability import Can
from hub.conformance.people import Person, company
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.errors import HubError, Refused, Transient


@check("reading.check-says-yes")
async def check_says_yes(at: Stand) -> None:
    """`check` says that a system which is there, with the right secrets, answers."""
    found = await (await at.connector()).check()
    held(found.ok, f"it says no: {found.message}")


@check("reading.wrong-secret", Can.AUTH)
async def wrong_secret(at: Stand) -> None:
    """Wrong secrets: `check` says no without raising, a read is refused, neither tells them."""
    connector = await at.intruder()
    found = await connector.check()
    held(not found.ok, "`check` says yes to a wrong secret")
    read = await at.read(connector=connector)
    held(isinstance(read.error, Refused), f"the read ends with {type(read.error).__name__}")
    told = f"{found.message} {found.hint} {read.error}"
    held(not any(one in told for one in at.world.secrets), "a secret is told")


@check("reading.away", Can.STOP)
async def away(at: Stand) -> None:
    """A system that is away: `check` says no without raising, a read is to be tried again."""
    await at.world.stop()
    connector = await at.connector()
    held(not (await connector.check()).ok, "`check` says yes")
    read = await at.read(connector=connector)
    held(isinstance(read.error, Transient), f"the read ends with {type(read.error).__name__}")
    held(not read.complete, "the read is called complete")


@check("reading.comes-back", Can.STOP, Can.EDIT)
async def comes_back(at: Stand) -> None:
    """The same connector reads everything once its system is there again."""
    await at.world.hold(company(5))
    connector = await at.connector()
    await at.world.stop()
    await at.read(connector=connector)
    await at.world.start()
    read = await at.read(connector=connector)
    held(read.complete, f"not complete: {read.error and read.error.code}")
    same(set(read.by_key), set(at.shown(company(5))), "records")


@check("reading.discover")
async def discover(at: Stand) -> None:
    """`discover` names the stream, its mode and fields, the key's among them."""
    if Can.EDIT in at.subject.can:
        await at.world.hold(company(3))
    found = {one.name: one for one in await (await at.connector()).discover()}
    held(at.subject.stream in found, "the stream is not among them")
    spec = found[at.subject.stream]
    same(spec.mode, at.subject.mode, "mode")
    wanted = [path.split("[")[0] for path in at.subject.paths.values()]
    held(set(wanted) <= {one.split("[")[0] for one in spec.fields}, "fields are missing")


@check("reading.everything-once", Can.EDIT)
async def everything_once(at: Stand) -> None:
    """Every record is read, once, with all of its values; the end is marked."""
    await at.world.hold(company(8))
    read = await at.whole()
    same(len(read.people), 8, "records")
    same(read.by_key, at.shown(company(8)), "values of records")


@check("reading.what-ships")
async def what_ships(at: Stand) -> None:
    """A read ends, complete, and no key is empty."""
    read = await at.whole()
    held(all(one.key for one in read.people), "a record has no key")


@check("reading.nothing-there", Can.EDIT, Can.EMPTY)
async def nothing_there(at: Stand) -> None:
    """Without a record there is still an end: batches without records, the last one marked."""
    await at.world.hold([])
    read = await at.whole()
    same(len(read.people), 0, "records")


@check("reading.again-the-same")
async def again_the_same(at: Stand) -> None:
    """Two reads of a system in which nothing changes give the same records."""
    if Can.EDIT in at.subject.can:
        await at.world.hold(company(7))
    first, again = await at.whole(), await at.whole()
    same(first.by_key, again.by_key, "records")


@check("reading.two-at-once", Can.SIDE_BY_SIDE)
async def two_at_once(at: Stand) -> None:
    """Two reads by one connector at the same time are both whole."""
    if Can.EDIT in at.subject.can:
        await at.world.hold(company(7))
    connector = await at.connector()
    first, again = await asyncio.gather(at.read(connector=connector), at.read(connector=connector))
    held(first.complete and again.complete, "one of them is not complete")
    same(first.by_key, again.by_key, "records")


@check("reading.left-in-the-middle", Can.EDIT, Can.MANY_BATCHES)
async def left_in_the_middle(at: Stand) -> None:
    """A read that is left after its first batch frees what it holds; the next one is whole."""
    await at.world.hold(company(9))
    connector = await at.connector()
    async with aclosing(connector.read(at.subject.stream, None)) as batches:  # type: ignore[type-var] # connectors read by generators
        first = await anext(batches)
    held(not first.last, "all records came in one batch")
    read = await at.read(connector=connector)
    same(set(read.by_key), set(at.shown(company(9))), "records")


@check("reading.bounded-batches", Can.EDIT, Can.MANY_BATCHES)
async def bounded_batches(at: Stand) -> None:
    """Batches are bounded: ten times the records come in more batches, not in larger ones."""
    await at.world.hold(company(4))
    few = await at.whole()
    await at.world.hold(company(40))
    many = await at.whole()
    most = max(len(one.records) for one in few.batches)
    held(len(many.batches) > len(few.batches), "as many batches")
    held(max(len(one.records) for one in many.batches) <= most + 1, "larger batches")


@check("reading.unknown-stream")
async def unknown_stream(at: Stand) -> None:
    """A stream that it does not have is refused by STREAM_UNKNOWN, with a hint."""
    connector = await at.connector()
    try:
        async with aclosing(connector.read(f"{at.subject.stream}x", None)) as batches:  # type: ignore[type-var] # connectors read by generators
            await anext(batches)
    except HubError as error:
        same(error.code, "STREAM_UNKNOWN", "code")
        held(error.hint, "no hint")
    else:
        held(condition=False, told="it is read")


@check("reading.cursor-is-json")
async def cursor_is_json(at: Stand) -> None:
    """A cursor is JSON: written and read again it is the same and leads to the same place."""
    if Can.EDIT in at.subject.can:
        await at.world.hold(company(5))
    read = await at.whole()
    for one in read.batches:
        again = orjson.loads(orjson.dumps(one.cursor))
        same(again, one.cursor, "cursor")
    second = await at.whole(orjson.loads(orjson.dumps(read.cursor)))
    held(set(second.by_key) <= set(read.by_key), "other records")


@check("reading.closes-twice")
async def closes_twice(at: Stand) -> None:
    """Closing is safe, also without a read and a second time."""
    connector = await at.connector()
    await connector.close()
    await connector.close()


@check("reading.same-key-twice", Can.SCRIPT)
async def same_key_twice(at: Stand) -> None:
    """A record that the system gives twice in one answer is handed on: landing settles it."""
    await at.world.hold(company(2))
    at.world.mirror.alter = lambda _, records: [*records, *records[:1]]
    read = await at.read()
    held(set(at.shown(company(2))) <= set(read.by_key), "a record is lost")


@check("reading.reused-number", Can.EDIT, Can.NUMBER)
async def reused_number(at: Stand) -> None:
    """Two records with one number but keys of their own stay two: a number may be given again."""
    first, second = company(2)
    people: list[Person] = [first, replace(second, number=first.number)]
    await at.world.hold(people)
    same((await at.whole()).by_key, at.shown(people), "records")


@check("reading.deleted-between-runs", Can.EDIT, Can.SNAPSHOT)
async def deleted_between_runs(at: Stand) -> None:
    """Who is gone from a complete read is gone; everybody else is as before."""
    twin = at.twin()
    for people in (company(6), company(5)):
        await at.world.hold(people)
        twin.begin()
        for batch in (await at.whole()).batches:
            twin.take(batch)
    same(twin.state, at.shown(company(5)), "who is left")
