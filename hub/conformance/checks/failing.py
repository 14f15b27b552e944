"""Failure of a part: the rest arrives, what is missing is named, nobody seems to be gone."""

import orjson

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import company
from hub.conformance.placing import put
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same

SIZE = 7


@check("failing.part-refused", Can.SCRIPT, Can.PARTIAL)
async def part_refused(at: Stand) -> None:
    """What a system refuses of an answer is named by key; all others arrive; it is not complete."""
    await at.world.hold(company(SIZE))
    at.world.mirror.refuses = frozenset({"2"})
    read = await at.read()
    held(read.error is None, f"the read failed: {read.error and read.error.code}")
    same(set(read.by_key), set(at.shown(company(SIZE))) - {"2"}, "the others")
    keys = [error.key for batch in read.batches for error in batch.errors if error.key]
    same(keys, ["2"], "keys that are named")
    held(not read.complete, "it is called complete")


@check("failing.part-refused-holds-the-cursor", Can.SCRIPT, Can.PARTIAL, Can.CHANGES)
async def part_refused_holds_the_cursor(at: Stand) -> None:
    """A cursor does not move past a part that was refused: the next run asks for it again."""
    await at.world.hold(company(SIZE))
    at.world.mirror.refuses = frozenset({"2"})
    read = await at.read()
    at.world.mirror.refuses = frozenset()
    held("2" in (await at.read(read.cursor)).by_key, "it is never asked for again")


@check("failing.poison", Can.SCRIPT)
async def poison(at: Stand) -> None:
    """Elements that are no records are named; all records around them arrive."""
    await at.world.hold(company(SIZE))
    garbage: list[object] = ["垃圾", None]

    def alter(_: int, records: list[object]) -> list[object]:
        return [garbage.pop(), *records[1:]] if garbage else records

    at.world.mirror.alter = alter
    read = await at.read()
    held(read.error is None, f"the read failed: {read.error and read.error.code}")
    held(len(read.by_key) >= SIZE - 2, "records around them are lost")
    held(set(read.partial) >= {"RECORD_SHAPE"}, f"said is {read.partial}")
    held(not read.complete, "it is called complete")


@check("failing.no-key", Can.SCRIPT)
async def no_key(at: Stand) -> None:
    """A record without its key is handed on: landing refuses it alone, the others arrive."""
    await at.world.hold(company(SIZE))
    field = at.subject.paths["key"].split(".")[0]

    def alter(number: int, records: list[dict[str, object]]) -> list[dict[str, object]]:
        if number > 1 or Can.KEYSET in at.subject.can:
            return records
        return [{name: one for name, one in records[0].items() if name != field}, *records[1:]]

    at.world.mirror.alter = alter
    read = await at.read()
    held(read.error is None, f"the read failed: {read.error and read.error.code}")
    held(len(read.by_key) >= SIZE - 1, "others are lost")


@check("failing.error-in-a-good-answer", Can.SCRIPT, Can.BODY_FAULTS)
async def error_in_a_good_answer(at: Stand) -> None:
    """An error that stands in an answer of status 200 is an error, and no empty page."""
    await at.world.hold(company(SIZE))
    rules = [*at.world.mirror.stream.errors, *at.world.mirror.manifest.errors]
    rule = next(one for one in rules if one.action == "FAIL")
    named = next((one for one in [rule.equals, *rule.one_of] if one is not None), "broken")
    at.door.disturb(Fault(content=orjson.dumps(put({}, rule.path, named))))
    read = await at.read()
    held(read.error is not None, "nothing is said")
    held(not read.complete, "it is called complete")


@check("failing.mass-delete", Can.SCRIPT, Can.SNAPSHOT)
async def mass_delete(at: Stand) -> None:
    """A system that goes away in the middle of its pages has not deleted the rest of them."""
    twin = at.twin()
    await at.world.hold(company(SIZE))
    for batch in (await at.whole()).batches:
        twin.take(batch)
    twin.begin()
    at.door.disturb(Fault(at=2 if Can.PAGES in at.subject.can else 1, content=b"{}"))
    for batch in (await at.read()).batches:
        twin.take(batch)
    same(twin.state, at.shown(company(SIZE)), "who is there")
