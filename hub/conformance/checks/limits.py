"""Limits and faults of HTTP: waits, quotas, budgets, answers that are none."""

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import company
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.errors import Refused, Transient

SIZE = 7
ATTEMPTS = 3


async def _recovers(at: Stand, *faults: Fault) -> None:
    """Despite the faults, the read is whole."""
    await at.world.hold(company(SIZE))
    at.door.disturb(*faults)
    read = await at.whole()
    same(read.by_key, at.shown(company(SIZE)), "records")


async def _fails(at: Stand, kind: type, most: int, *faults: Fault) -> None:
    """The read ends with an error of this kind within so many requests, and is not complete."""
    await at.world.hold(company(SIZE))
    at.door.disturb(*faults)
    read = await at.read()
    held(isinstance(read.error, kind), f"it ends with {read.error and read.error.code}")
    held(not read.complete, "it is called complete")
    held(len(at.door.counted) <= most, f"{len(at.door.counted)} requests")


@check("limits.retry-after", Can.HTTP, Can.EDIT)
async def retry_after(at: Stand) -> None:
    """429 with Retry-After: it waits as long as it is asked to, and loses nothing."""
    await _recovers(at, Fault(at=1, times=1, status=429, headers={"retry-after": "1"}))
    first, second = at.door.counted[:2]
    held(second.at - first.at >= 1, "it did not wait")


@check("limits.retry-after-date", Can.HTTP, Can.EDIT)
async def retry_after_date(at: Stand) -> None:
    """429 with a date in Retry-After is understood."""
    await _recovers(at, Fault(at=1, times=1, status=429, until=2))
    first, second = at.door.counted[:2]
    held(second.at - first.at > 0.5, "it did not wait")  # noqa: PLR2004 - the date has no fractions


@check("limits.no-retry-after", Can.HTTP, Can.EDIT)
async def no_retry_after(at: Stand) -> None:
    """429 without Retry-After: growing waits, then it goes on and loses nothing."""
    await _recovers(at, Fault(at=1, times=2, status=429))


@check("limits.gives-up", Can.HTTP, Can.EDIT)
async def gives_up(at: Stand) -> None:
    """429 for ever: after a few tries it is left for later, Transient."""
    await _fails(at, Transient, ATTEMPTS, Fault(status=429))


@check("limits.too-long-a-wait", Can.HTTP, Can.EDIT)
async def too_long_a_wait(at: Stand) -> None:
    """A wait beyond its patience is left for later at once, with a single request."""
    await _fails(at, Transient, 1, Fault(status=429, headers={"retry-after": "3600"}))


@check("limits.daily-quota", Can.SCRIPT, Can.QUOTA)
async def daily_quota(at: Stand) -> None:
    """A quota that is used up in the middle is left for later, and nothing counts as gone."""
    await at.world.hold(company(SIZE))
    rules = [*at.world.mirror.stream.errors, *at.world.mirror.manifest.errors]
    rule = next(one for one in rules if one.action == "RATE_LIMITED")
    named = next(one for one in [rule.equals, *rule.one_of] if one is not None)
    name = rule.path.removeprefix("$.")
    content = f'{{"{name}": {named!r}}}'.replace("'", '"').encode()
    at.door.disturb(Fault(at=2 if Can.PAGES in at.subject.can else 1, content=content))
    read = await at.read()
    held(isinstance(read.error, Transient), f"it ends with {read.error and read.error.code}")
    held(not read.complete, "it is called complete")
    held(len(at.door.counted) <= ATTEMPTS + 1, "it goes on asking")


@check("limits.budget", Can.SCRIPT, Can.BUDGET, Can.PAGES)
async def budget(at: Stand) -> None:
    """No window of the budget ever holds more calls than it allows."""
    await at.world.hold(company(3 * SIZE))
    await at.whole()
    rate = at.world.mirror.manifest.rate
    moments = [one.at for one in at.door.asked]
    spans = zip(moments, moments[rate.calls :], strict=False)
    # Arrivals are measured, which a busy machine moves; without a limit they are a tenth of it.
    held(all(late - soon >= rate.per * 0.5 for soon, late in spans), "more than it allows")


@check("limits.concurrency", Can.HTTP, Can.EDIT)
async def concurrency(at: Stand) -> None:
    """No more requests are under way at once than the connection declares."""
    await at.world.hold(company(3 * SIZE))
    await at.whole()
    declared = at.world.mirror.manifest.concurrency if Can.SCRIPT in at.subject.can else 4
    held(at.door.most <= declared, f"{at.door.most} at once")


@check("limits.server-fault", Can.HTTP, Can.EDIT)
async def server_fault(at: Stand) -> None:
    """500 and 503 pass: the request is repeated and nothing is lost."""
    await _recovers(
        at, Fault(at=1, times=1, status=500, content=b"<html>"), Fault(at=2, times=1, status=503)
    )


@check("limits.server-away", Can.HTTP, Can.EDIT)
async def server_away(at: Stand) -> None:
    """503 for ever is left for later, and nobody counts as gone."""
    await _fails(at, Transient, ATTEMPTS, Fault(status=503))


@check("limits.fault-in-the-middle", Can.HTTP, Can.EDIT, Can.PAGES)
async def fault_in_the_middle(at: Stand) -> None:
    """A system that fails after the first page: an error, and no batch says that all was read."""
    await _fails(at, Transient, ATTEMPTS + 1, Fault(at=2, status=503))


@check("limits.time-out", Can.SCRIPT)
async def time_out(at: Stand) -> None:
    """An answer that takes too long is asked for again."""
    await _recovers(at, Fault(at=1, times=1, how="slow", seconds=3.5))


@check("limits.connection-lost", Can.HTTP, Can.EDIT)
async def connection_lost(at: Stand) -> None:
    """A connection that is lost in the middle of an answer: the answer is asked for again."""
    await _recovers(at, Fault(at=1, times=1, how="drop"))


@check("limits.half-an-answer", Can.HTTP, Can.EDIT)
async def half_an_answer(at: Stand) -> None:
    """Half of an answer that claims to be whole is no answer: an error, nothing is lost."""
    await at.world.hold(company(SIZE))
    at.door.disturb(Fault(at=1, times=1, how="cut"))
    read = await at.read()
    whole = read.complete and read.by_key == at.shown(company(SIZE))
    held(read.error is not None or whole, "half of the records count as all")


@check("limits.page-of-html", Can.HTTP, Can.EDIT)
async def page_of_html(at: Stand) -> None:
    """A login page instead of JSON is refused, and named as such."""
    await _fails(at, Refused, ATTEMPTS, Fault(content=b"<html>login</html>"))


@check("limits.redirect", Can.HTTP, Can.EDIT)
async def redirect(at: Stand) -> None:
    """A redirection is not followed: secrets go to their system alone."""
    away = {"location": "http://127.0.0.1:9/"}
    await _fails(at, Refused, 1, Fault(status=302, headers=away))


@check("limits.forbidden", Can.HTTP, Can.EDIT)
async def forbidden(at: Stand) -> None:
    """What is forbidden is not tried again: one request, Refused, with a hint."""
    await _fails(at, Refused, 1, Fault(status=403, content=b"{}"))
