"""Reading on from a cursor: what changed, what is gone, and where a run may be left."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import Person, changed, company
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.twin import Twin
from hub.conformance.unkept import held, same
from hub.errors import HubError

SIZE = 9
LATER = 2_000
"""Minutes after all records of before, more than any overlap."""


async def _run(at: Stand, twin: Twin, *, most: int | None = None) -> int:
    """A run that is left after `most` batches; how many it landed."""
    connector = await at.connector()
    landed = 0
    try:
        async with aclosing(connector.read(at.subject.stream, twin.begin())) as batches:  # type: ignore[type-var] # connectors read by generators
            async for batch in batches:
                if most is not None and landed >= most:
                    break
                twin.take(batch)
                landed += 1
    except HubError as error:
        at.heard.append(str(error))
    return landed


def _later(people: Sequence[Person], *keys: int) -> list[Person]:
    """Some of the people changed, later than all others."""
    return [
        changed(one, LATER + int(one.key), name=f"{one.name}改") if int(one.key) in keys else one
        for one in people
    ]


@check("changes.only-what-changed", Can.EDIT, Can.CHANGES)
async def only_what_changed(at: Stand) -> None:
    """From the cursor on, what changed is read, and of the rest no more than the overlap."""
    await at.world.hold(company(SIZE))
    first = await at.whole()
    people = _later(company(SIZE), 2, 5)
    await at.world.hold(people)
    again = await at.whole(first.cursor)
    held({"2", "5"} <= set(again.by_key), "a change is not read")
    ties = 1 + at.subject.overlap
    held(len(again.people) <= 2 + ties, f"{len(again.people)} records are read again")
    same({k: again.by_key[k] for k in ("2", "5")}, at.shown([people[1], people[4]]), "values")


@check("changes.nothing-changed", Can.EDIT, Can.CHANGES)
async def nothing_changed(at: Stand) -> None:
    """Where nothing changed, the cursor stays and no more than the overlap is read."""
    await at.world.hold(company(SIZE))
    first = await at.whole()
    again = await at.whole(first.cursor)
    same(again.cursor, first.cursor, "cursor")
    held(len(again.people) <= min(SIZE, 1 + at.subject.overlap), f"{len(again.people)} records")


@check("changes.ties", Can.EDIT, Can.CHANGES)
async def ties(at: Stand) -> None:
    """Somebody who was changed at the very moment of the cursor, after it, is not lost."""
    people = company(SIZE)
    await at.world.hold(people)
    first = await at.whole()
    late = replace(company(1, first=SIZE + 1)[0], moment=people[-1].moment)
    await at.world.hold([*people, late])
    held(late.key in (await at.whole(first.cursor)).by_key, "it is lost")


@check("changes.late-arrival", Can.EDIT, Can.CHANGES, Can.OVERLAP)
async def late_arrival(at: Stand) -> None:
    """A change that shows up late, but within the overlap, is read."""
    people = company(SIZE)
    await at.world.hold(people)
    first = await at.whole()
    late = replace(company(1, first=SIZE + 1)[0], moment=people[-2].moment)
    await at.world.hold([*people, late])
    held(late.key in (await at.whole(first.cursor)).by_key, "it is lost")


@check("changes.without-a-stamp", Can.EDIT, Can.CHANGES, Can.NO_STAMP)
async def without_a_stamp(at: Stand) -> None:
    """A record without a value of the cursor is read each time: it would never be seen else."""
    first, *rest = company(4)
    await at.world.hold([replace(first, moment=None), *rest])
    read = await at.whole()
    held(first.key in read.by_key, "it is not read")
    held(first.key in (await at.whole(read.cursor)).by_key, "it is not read again")


@check("changes.cursor-never-back", Can.EDIT, Can.CHANGES)
async def cursor_never_back(at: Stand) -> None:
    """A cursor does not go back where the newest record is deleted: nothing is read anew."""
    await at.world.hold(company(SIZE))
    first = await at.whole()
    await at.world.hold(company(SIZE - 2))
    again = await at.whole(first.cursor)
    same(again.cursor, first.cursor, "cursor")


@check("changes.twice-an-hour", Can.SCRIPT, Can.CHANGES)
async def twice_an_hour(at: Stand) -> None:
    """Changes of the hour that comes twice in autumn are compared as moments, not as texts."""
    first, second = company(2)
    people = [replace(first, moment="2026-10-25T02:50:00+02:00"),
              replace(second, moment="2026-10-25T02:10:00+01:00")]  # fmt: skip
    await at.world.hold(people)
    read = await at.whole()
    again = await at.whole(read.cursor)
    held(second.key in again.by_key, "the later moment is not where the cursor stands")
    held(first.key not in again.by_key or at.subject.overlap > 0, "the earlier one is")


@check("changes.failed-run", Can.HTTP, Can.EDIT, Can.CHANGES, Can.PAGES)
async def failed_run(at: Stand) -> None:
    """A run that fails in the middle moves no cursor past what it has not read."""
    people = company(SIZE)
    await at.world.hold(people)
    twin = at.twin()
    at.door.disturb(Fault(at=2, status=503))
    await _run(at, twin)
    at.door.disturb()
    await _run(at, twin)
    same(twin.state, at.shown(people), "the state after both runs")


@check("changes.resume-from-every-checkpoint", Can.EDIT, Can.MANY_BATCHES)
async def resume_from_every_checkpoint(at: Stand) -> None:
    """Left after any batch and begun again from what was landed, the final state is the same."""
    before, after = company(SIZE), _later(company(SIZE + 3), 1, 4, 8, 9)
    whole = at.twin()
    await at.world.hold(before)
    batches = await _run(at, whole)
    await at.world.hold(after)
    batches = max(batches, await _run(at, whole))
    for most in range(batches + 1):
        twin = at.twin()
        await at.world.hold(before)
        await _run(at, twin, most=most)
        await _run(at, twin)
        await at.world.hold(after)
        await _run(at, twin, most=most)
        await _run(at, twin)
        same(twin.state, whole.state, f"the state when left after {most} batches")
    same(whole.state, at.shown(after), "the state")


@check("changes.failed-at-every-request", Can.HTTP, Can.EDIT)
async def failed_at_every_request(at: Stand) -> None:
    """Whatever request fails, the run after it brings the same final state."""
    people = company(SIZE)
    await at.world.hold(people)
    at.door.disturb()
    await at.whole()
    requests = len(at.door.counted)
    for number in range(1, requests + 1):
        twin = at.twin()
        at.door.disturb(Fault(at=number, status=503))
        await _run(at, twin)
        at.door.disturb()
        await _run(at, twin)
        same(twin.state, at.shown(people), f"the state after request {number} failed")


@check("changes.deleted-is-noticed", Can.EDIT, Can.CHANGES, Can.LISTED)
async def deleted_is_noticed(at: Stand) -> None:
    """Who was deleted since the last run is noticed by the list of keys; all others stay."""
    twin = at.twin()
    await at.world.hold(company(SIZE))
    await _run(at, twin)
    left = [one for one in company(SIZE) if one.key not in {"3", "7"}]
    await at.world.hold(left)
    await _run(at, twin)
    same(twin.state, at.shown(left), "who is there")


@check("changes.list-cut-short", Can.SCRIPT, Can.LISTED, Can.PAGES)
async def list_cut_short(at: Stand) -> None:
    """A list of keys that could not be read to its end means nothing: nobody is gone."""
    twin = at.twin()
    people = company(SIZE)
    await at.world.hold(people)
    await _run(at, twin)
    asked = at.world.mirror.questions
    await _run(at, twin)
    questions = at.world.mirror.questions - asked
    at.door.disturb(Fault(at=questions + 2, status=503))
    await _run(at, twin)
    same(twin.state, at.shown(people), "who is there")


@check("changes.tombstones", Can.SCRIPT, Can.TOMBSTONES)
async def tombstones(at: Stand) -> None:
    """A record that says that it is deleted is handed on as such, and as no record."""
    people = company(4)
    await at.world.hold(people)
    twin = at.twin()
    await _run(at, twin)
    gone = [changed(one, LATER, note="gone") if one.key == "2" else one for one in people]
    await at.world.hold(gone)
    await _run(at, twin)
    same(set(twin.state), {"1", "3", "4"}, "who is there")
