"""Nothing personal and no secret in logs, observations and errors."""

import logging

from hub.conformance.ability import Can
from hub.conformance.door import Fault
from hub.conformance.people import company
from hub.conformance.promise import check
from hub.conformance.stand import Stand, texts
from hub.conformance.unkept import held

_NAMES = [one.name for one in company(9)]


def _silent(at: Stand) -> None:
    """Raise Unkept where something that was heard holds a secret or a name."""
    told = texts(at.heard)
    held(not any(one in told for one in at.world.secrets if one), "a secret is told")
    held(not any(name in told for name in _NAMES), "a personal value is told")


async def _loudly(at: Stand) -> None:
    """A read with all loggers open."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    try:
        await at.read()
    finally:
        root.setLevel(level)


@check("secrecy.good-read", Can.EDIT)
async def good_read(at: Stand) -> None:
    """A read tells no name and no secret, with every logger open."""
    await at.world.hold(company(9))
    await _loudly(at)
    _silent(at)


@check("secrecy.repr")
async def repr_(at: Stand) -> None:
    """A connector and what it holds can be printed without telling a secret."""
    connector = await at.connector()
    told = f"{connector!r} {vars(connector)!r}"
    held(not any(one in told for one in at.world.secrets if one), "a secret is told")


@check("secrecy.checking")
async def checking(at: Stand) -> None:
    """`check` and `discover` tell no name and no secret."""
    if Can.EDIT in at.subject.can:
        await at.world.hold(company(9))
    connector = await at.connector()
    found = await connector.check()
    at.heard.append(f"{found.message} {found.hint}")
    at.heard.append(repr(await connector.discover()))
    _silent(at)


@check("secrecy.faults", Can.HTTP, Can.EDIT)
async def faults(at: Stand) -> None:
    """Answers of any status that quote names and secrets are told by status and code alone."""
    await at.world.hold(company(9))
    quoted = (
        f'{{"error": "{_NAMES[0]}", "message": "{_NAMES[1]}", "s": "{texts(at.world.secrets)}"}}'
    )
    content = quoted.replace("\n", " ").encode()
    for status in (200, 302, 400, 401, 403, 404, 409, 413, 422, 500):
        at.door.disturb(
            Fault(status=status, content=content, headers={"location": _quoted(content)})
        )
        await _loudly(at)
    _silent(at)


def _quoted(content: bytes) -> str:
    """ASCII for a header."""
    return content.decode().encode("ascii", "ignore").decode()


@check("secrecy.partial-errors", Can.SCRIPT)
async def partial_errors(at: Stand) -> None:
    """What is said of records that could not be read holds none of their values."""
    await at.world.hold(company(9))
    at.world.mirror.alter = lambda _, records: [*records, _NAMES[0]]
    read = await at.read()
    for batch in read.batches:
        at.heard += [f"{one.code} {one.message}" for one in batch.errors]
    _silent(at)


@check("secrecy.away", Can.STOP)
async def away(at: Stand) -> None:
    """A system that is away: the error names no secret and no address with one."""
    await at.world.stop()
    await _loudly(at)
    at.heard.append(str((await (await at.connector()).check()).message))
    _silent(at)
