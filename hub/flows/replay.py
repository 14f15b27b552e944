"""Replay: kept records go through the mapping once more, without asking their system again.

After every run for what had waited for other records, and after a new version of a mapping for
everything. Ended by itself when a pass lands nothing more.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final, TypeAlias

from hub.errors import Refused
from hub.flows.ahead import ahead
from hub.flows.changed import Page, pages
from hub.flows.hub import Hub
from hub.flows.understand import Reading, readings, verdicts
from hub.schema.record import JsonRecords, stored
from hub.schema.verdict import Account, Mapped
from hub.store.connections import (
    Connection,
    list_connections,
    note_replayed,
    rejoin,
    replay_due,
    taken_keys,
    unmapped_keys,
)
from hub.store.landing.desk import LANDED, PARTIAL, REJECTED, WAITING
from hub.store.landing.land import Landing, land
from hub.store.landing.raw import Kept, kept
from hub.store.landing.rekey import rekey
from hub.store.mappings import understood_by
from hub.store.runs import alone

_PAGE: Final = 5000
_APART: Final = "#"
"""What the keys of rejected records begin with that are not kept under a key of their own."""
OPEN: Final = (WAITING, PARTIAL)
"""States of records that another record may help."""
ALL: Final = (LANDED, PARTIAL, WAITING, REJECTED)


Judge: TypeAlias = Callable[[Reading], Awaitable[None]]
Only: TypeAlias = Callable[[str], bool]
"""Whether the record that is kept under a key is meant."""


def everything(_key: str) -> bool:
    """Every record, whatever its key."""
    return True


@dataclass(frozen=True)
class Stored(JsonRecords):
    """Kept records, with their bytes as they were kept."""

    kept: Sequence[bytes] = ()
    keys: Sequence[str] = ()
    """The keys under which they are kept."""

    def bodies(self) -> Sequence[bytes]:
        """The bytes as they were kept."""
        return self.kept


@dataclass(frozen=True)
class Errand:
    """On whose behalf records are gone through again."""

    hub: Hub
    run_id: str
    operator: str
    waiting_too: bool = False
    """Words were learnt since: what waits for one is landed, whatever the mappings say alike."""


async def settle(errand: Errand, own: Connection) -> None:
    """Replay what waits, in all connections, until nothing more lands.

    Another connection is gone through only while no other process works on it: the run there does
    the same at its end.
    """
    hub = errand.hub
    landed = True
    while landed:
        landed = False
        for connection in await list_connections(hub.database):
            if connection.id == own.id:
                landed |= await _pass(errand, connection)
                continue
            try:
                async with alone(hub.database, connection.id, connection.name):
                    landed |= await _pass(errand, connection)
            except Refused as error:
                if error.code != "CONNECTION_BUSY":
                    raise


async def replay_published(
    errand: Errand, connection: Connection, judge: Judge | None = None
) -> Account:
    """Bring the kept records of streams with a new version through it; the account of it all.

    `judge` raises if a version must not land.
    """
    total = Account()
    for reading in await readings(errand.hub, connection):
        if await replay_due(errand.hub.database, reading.stream.id):
            if judge is not None:
                await judge(reading)
            total += await replay_changed(errand, reading)
            total += await replay(errand, reading, (PARTIAL, WAITING, REJECTED))
            await note_replayed(errand.hub.database, reading.stream.id, reading.version)
    return total


async def replay(
    errand: Errand, reading: Reading, states: Sequence[str], *, only: Only = everything
) -> Account:
    """One pass over the kept records of a stream that are in these states; `only` these keys."""
    total = Account()
    async for records, mapped in remapped(errand.hub, reading, states, only=only):
        total += await _landed(errand, reading, records, mapped)
    return total


async def replay_changed(errand: Errand, reading: Reading) -> Account:
    """Land those landed records anew that say something else by the version of the reading."""
    total = Account()
    async with aclosing(ahead(_told_apart(errand, reading))) as coming:
        async for same, other in coming:
            await understood_by(errand.hub.database, reading.stream.id, reading.version, same)
            total += Account(read=len(same), unchanged=len(same))
            if other is not None:
                total += await _landed(errand, reading, *other)
    return total


async def _told_apart(
    errand: Errand, reading: Reading
) -> AsyncGenerator[tuple[list[str], tuple[Stored, Mapped] | None]]:
    """Page by page: keys of records that say the same, and those that do not with new verdicts."""
    hub, stream = errand.hub, reading.stream.id
    waits = await unmapped_keys(hub.database, stream) if errand.waiting_too else frozenset()
    async for page in pages(hub, reading, (LANDED,)):
        same: list[str] = []
        if isinstance(page, Page):
            same = [key for key in page.same() if key not in waits]
            again = [*page.differing(), *(key for key in page.same() if key in waits)]
            other = await page.open(hub, stream, again)
        else:
            other = page
        yield same, await _mapped(hub, reading, other) if other else None


async def _landed(errand: Errand, reading: Reading, records: Stored, mapped: Mapped) -> Account:
    hub = errand.hub
    await _rekeyed(hub, reading, records, mapped)
    landing = Landing(
        stream_id=reading.stream.id,
        run_id=errand.run_id,
        mapping_version=reading.version,
        actor=errand.operator,
        records=records,
        mapped=mapped,
        origin="replay",
    )
    return await land(hub.database, hub.made, hub.model, hub.sealer, hub.today(), landing)


async def _rekeyed(hub: Hub, reading: Reading, records: Stored, mapped: Mapped) -> None:
    """Records that the version keys otherwise are kept under their new key from now on."""
    rejected = {one.record for one in mapped.rejected}
    ignored = mapped.ignored.to_list()
    pairs = [
        (old, new)
        for at, (old, new) in enumerate(zip(records.keys, mapped.keys.to_list(), strict=True))
        if new and new != old and not old.startswith(_APART) and not ignored[at]
        if at not in rejected
    ]
    if pairs:
        await rekey(hub.database, hub.made, reading.stream.id, pairs)


async def remapped(
    hub: Hub, reading: Reading, states: Sequence[str], *, only: Only = everything
) -> AsyncIterator[tuple[Stored, Mapped]]:
    """The kept records in these states, page by page, with new verdicts.

    A rejected record that is kept apart from its key goes through again unless another record has
    that key: what stands twice stays a question for a person.
    """
    after, stream = "", reading.stream.id
    while page := await kept(hub.database, hub.sealer, stream, states, after=after, limit=_PAGE):
        after = page[-1].key
        page = [one for one in page if only(one.key)]
        apart = [one for one in page if one.key.startswith(_APART)]
        usual = [one for one in page if not one.key.startswith(_APART)]
        if usual:
            yield await _mapped(hub, reading, usual)
        if apart:
            _, mapped = await _mapped(hub, reading, apart)
            keys = mapped.keys.to_list()
            own = [(one, key) for one, key in zip(apart, keys, strict=True) if key]
            free = await _free(hub, stream, own)
            if free:
                yield await _mapped(hub, reading, free)
            await rejoin(hub.database, stream, [(one.key, key) for one, key in own])


async def _free(hub: Hub, stream_id: int, own: Sequence[tuple[Kept, str]]) -> list[Kept]:
    """The first record of each key that no record is kept under."""
    taken = await taken_keys(hub.database, stream_id, [key for _, key in own])
    first: dict[str, Kept] = {}
    for one, key in own:
        if key not in taken:
            first.setdefault(key, one)
    return list(first.values())


async def _mapped(hub: Hub, reading: Reading, page: Sequence[Kept]) -> tuple[Stored, Mapped]:
    bodies = [one.body for one in page]
    records = Stored(stored(bodies).items, bodies, [one.key for one in page])
    return records, await verdicts(hub, reading, records)


async def _pass(errand: Errand, connection: Connection) -> bool:
    """One pass over a connection; whether anything landed."""
    landed = 0
    for reading in await readings(errand.hub, connection):
        account = await replay(errand, reading, OPEN)
        landed += account.inserted + account.changed
    return landed > 0
