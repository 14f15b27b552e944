"""Tokens: renewed in time, renewed once, never told."""

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import company
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.errors import Refused, Transient

SIZE = 9


async def _expiring(at: Stand, *, in_body: bool) -> None:
    await at.world.hold(company(SIZE))
    mirror, door = at.world.mirror, at.door
    mirror.told_in_body = in_body
    meant = 2 if Can.PAGES in at.subject.can else 1  # the page that meets an expired token
    inside = door.inside

    async def answering(asked: object) -> object:
        if door.counts(asked) and len(door.counted) == meant and mirror.logins == 1:  # type: ignore[arg-type] # as it came
            mirror.expire()
        return await inside(asked)  # type: ignore[arg-type] # as it came

    door.inside = answering
    read = await at.whole()
    same(set(read.by_key), set(at.shown(company(SIZE))), "records")
    held(len(read.people) == SIZE, "records came twice")
    same(mirror.logins, 2, "logins")


@check("tokens.expires-in-the-middle", Can.SCRIPT, Can.TOKEN)
async def expires_in_the_middle(at: Stand) -> None:
    """A token that expires in the middle of a page is renewed, and the page asked again."""
    await _expiring(at, in_body=False)


@check("tokens.expiry-told-in-200", Can.SCRIPT, Can.TOKEN, Can.TOKEN_IN_BODY)
async def expiry_told_in_200(at: Stand) -> None:
    """The same where the system tells it in an answer of status 200."""
    await _expiring(at, in_body=True)


@check("tokens.refused-twice", Can.HTTP, Can.TOKEN)
async def refused_twice(at: Stand) -> None:
    """A fresh token that is refused is the end, AUTH_REFUSED, and no loop."""
    at.door.disturb(Fault(status=401))
    read = await at.read()
    same(read.error and read.error.code, "AUTH_REFUSED", "code")
    held(len(at.door.asked) < 8, f"{len(at.door.asked)} requests")  # noqa: PLR2004 - no loop


@check("tokens.one-for-all-pages", Can.SCRIPT, Can.TOKEN)
async def one_for_all_pages(at: Stand) -> None:
    """A token that holds is used for every page: one login a read."""
    await at.world.hold(company(SIZE))
    await at.whole()
    same(at.world.mirror.logins, 1, "logins")


@check("tokens.renewed-in-time", Can.SCRIPT, Can.TOKEN, Can.LIFETIME)
async def renewed_in_time(at: Stand) -> None:
    """A token whose time is over is renewed before it is refused."""
    await at.world.hold(company(3))
    at.world.mirror.lifetime = 0
    connector = await at.connector()
    await at.read(connector=connector)
    before = at.world.mirror.logins
    await at.read(connector=connector)
    held(at.world.mirror.logins > before, "it is used although its time is over")


@check("tokens.step-away", Can.SCRIPT, Can.TOKEN)
async def step_away(at: Stand) -> None:
    """A token step that does not answer is tried again later; it is no wrong secret."""
    at.door.counts = lambda _: True
    at.door.disturb(Fault(status=503))
    read = await at.read()
    held(isinstance(read.error, Transient), f"it ends with {read.error and read.error.code}")


@check("tokens.fixed-secret-refused", Can.HTTP, Can.AUTH, without=(Can.TOKEN,))
async def fixed_secret_refused(at: Stand) -> None:
    """A secret that is refused is not tried again and again: one request, Refused."""
    at.door.disturb(Fault(status=401))
    read = await at.read()
    held(isinstance(read.error, Refused), f"it ends with {read.error and read.error.code}")
    same(len(at.door.asked), 1, "requests")
