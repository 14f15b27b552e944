"""Writing: once, in order, with a receipt for each; reading again shows it."""

from collections.abc import Sequence

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import FULL_WIDTH, RARE, company
from hub.conformance.promise import check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.connectors.protocol import Receipt, WriteOperation
from hub.errors import HubError, Transient


def _update(at: Stand, key: str, name: str, once: str = "change-1") -> WriteOperation:
    return WriteOperation(at.subject.stream, "update", key, {"kit_name": name}, once)


async def _written(at: Stand, *operations: WriteOperation) -> Sequence[Receipt]:
    return await (await at.connector()).write(operations)


async def _failing(at: Stand, *operations: WriteOperation) -> HubError | None:
    try:
        await _written(at, *operations)
    except HubError as error:
        at.heard.append(str(error))
        return error
    return None


def _names(at: Stand) -> dict[str, str]:
    return {key: one.name for key, one in at.world.mirror.people.items()}


@check("writing.read-only", without=(Can.WRITE,))
async def read_only(at: Stand) -> None:
    """A stream that cannot be written says so by WRITE_UNSUPPORTED."""
    error = await _failing(at, _update(at, "1", "甲"))
    same(error and error.code, "WRITE_UNSUPPORTED", "code")


@check("writing.arrives", Can.SCRIPT, Can.WRITE)
async def arrives(at: Stand) -> None:
    """What is written is there, rare and full-width characters with it, and nothing else."""
    await at.world.hold(company(3))
    [receipt] = await _written(at, _update(at, "2", RARE + FULL_WIDTH))
    same((receipt.state, receipt.key), ("done", "2"), "receipt")
    wanted = {one.key: one.name for one in company(3)} | {"2": RARE + FULL_WIDTH}
    same(_names(at), wanted, "names")
    same([set(values) & {"kit_note"} for _, values, _ in at.world.mirror.writes], [set()], "more")


@check("writing.twice-is-once", Can.SCRIPT, Can.WRITE)
async def twice_is_once(at: Stand) -> None:
    """The same write again leaves the same state, with the same receipt."""
    await at.world.hold(company(3))
    first = await _written(at, _update(at, "2", "改"))
    state = _names(at)
    same(await _written(at, _update(at, "2", "改")), first, "receipts")
    same(_names(at), state, "names")


@check("writing.key-of-idempotency", Can.SCRIPT, Can.WRITE, Can.IDEMPOTENT)
async def key_of_idempotency(at: Stand) -> None:
    """However often it is tried, a change carries the same key of idempotency."""
    await at.world.hold(company(3))
    for _ in range(2):
        await _written(at, _update(at, "2", "改", "change-7"))
    same({key for _, _, key in at.world.mirror.writes}, {"change-7"}, "keys")


@check("writing.lost-answer", Can.HTTP, Can.SCRIPT, Can.WRITE)
async def lost_answer(at: Stand) -> None:
    """An answer that is lost: Transient, and nothing is sent twice by itself."""
    await at.world.hold(company(3))
    at.door.disturb(Fault(how="lose"))
    error = await _failing(at, _update(at, "2", "改"))
    held(isinstance(error, Transient), f"it ends with {error and error.code}")
    same(len(at.world.mirror.writes), 1, "writes")


@check("writing.rate-limited", Can.HTTP, Can.SCRIPT, Can.WRITE)
async def rate_limited(at: Stand) -> None:
    """A write that was refused for its rate was not taken: it is sent again, once."""
    await at.world.hold(company(3))
    at.door.disturb(Fault(at=1, times=1, status=429, headers={"retry-after": "1"}))
    [receipt] = await _written(at, _update(at, "2", "改"))
    same((receipt.state, len(at.world.mirror.writes)), ("done", 1), "writes")


@check("writing.one-refused", Can.SCRIPT, Can.WRITE, Can.BATCH_WRITE)
async def one_refused(at: Stand) -> None:
    """One of several that cannot be written keeps no other back; receipts are in order."""
    await at.world.hold(company(4))
    at.world.mirror.refuses = frozenset({"2"})
    found = await _written(at, *(_update(at, key, "改") for key in ("1", "2", "3")))
    same([one.state for one in found], ["done", "refused", "done"], "receipts")
    same([name for _, name in sorted(_names(at).items())][::2], ["改", "改"], "names")
    held(found[1].code, "no code")


@check("writing.receipts-hold-no-value", Can.SCRIPT, Can.WRITE)
async def receipts_hold_no_value(at: Stand) -> None:
    """A receipt tells keys and codes, never a value, whatever the system quotes."""
    await at.world.hold(company(2))
    quoted = '{"code": "王䶮 is no name", "message": "王䶮"}'.encode()
    at.door.disturb(Fault(status=422, content=quoted))
    found = await _written(at, _update(at, "2", "王䶮"))
    same([one.state for one in found], ["refused"], "receipts")
    held("王䶮" not in repr(found), "a value is told")


@check("writing.stale-precondition", Can.SCRIPT, Can.WRITE, Can.PRECONDITION)
async def stale_precondition(at: Stand) -> None:
    """A record that was changed over there meanwhile is not overwritten: refused, with a code."""
    await at.world.hold(company(3))
    at.world.mirror.stale = frozenset({"2"})
    [receipt] = await _written(at, _update(at, "2", "改"))
    same(receipt.state, "refused", "receipt")
    same(_names(at)["2"], company(3)[1].name, "the name over there")


@check("writing.away", Can.STOP, Can.WRITE)
async def away(at: Stand) -> None:
    """A write to a system that is away is left for later."""
    await at.world.stop()
    error = await _failing(at, _update(at, "2", "改"))
    held(isinstance(error, Transient), f"it ends with {error and error.code}")


@check("writing.creates", Can.SCRIPT, Can.CREATE)
async def creates(at: Stand) -> None:
    """A record that is made comes back with the key that the system gave it."""
    await at.world.hold(company(2))
    needs = at.world.mirror.stream.write.create.needs
    values = {**dict.fromkeys(needs, "x"), "kit_name": RARE}
    operation = WriteOperation(at.subject.stream, "create", None, values, "create-1")
    [receipt] = await _written(at, operation)
    same(receipt.state, "done", "receipt")
    held(receipt.key in at.world.mirror.people, "its key is not known over there")
    same(at.world.mirror.people[str(receipt.key)].name, RARE, "name")


@check("writing.needs", Can.SCRIPT, Can.CREATE, Can.NEEDS)
async def needs(at: Stand) -> None:
    """A record without a value that the system needs is refused without asking it."""
    wanted = at.world.mirror.stream.write.create.needs
    at.door.disturb()
    values = dict.fromkeys(wanted[1:], "x")
    operation = WriteOperation(at.subject.stream, "create", None, values, "create-1")
    [receipt] = await _written(at, operation)
    same((receipt.state, len(at.door.counted)), ("refused", 0), "receipt and requests")
    held((receipt.code or "").endswith(wanted[0]), "the code does not name it")


@check("writing.fetch", Can.SCRIPT, Can.FETCH)
async def fetch(at: Stand) -> None:
    """Single records are fetched by key as they are now; those that are not there are left out."""
    await at.world.hold(company(4))
    key = at.subject.paths["key"]
    found = await (await at.connector()).fetch(at.subject.stream, ["3", "1", "99", "3"])
    same(sorted(str(one[key]) for one in found), ["1", "3"], "keys")


@check("writing.fetch-unsupported", without=(Can.FETCH,))
async def fetch_unsupported(at: Stand) -> None:
    """A stream whose records cannot be asked for one by one says so by FETCH_UNSUPPORTED."""
    try:
        await (await at.connector()).fetch(at.subject.stream, ["1"])
    except HubError as error:
        same(error.code, "FETCH_UNSUPPORTED", "code")
    else:
        held(condition=False, told="it answers")
