"""The keys that seal: what there is of them, and their rotation, on the record."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.store.acts import note
from hub.store.grants import Grants
from hub.store.sealed import values_by_key
from hub.store.sealing.inventory import HeldKey, Inventory, Rotation
from hub.store.sealing.keys import GROUP_NUMBERS

Watch = Callable[[Rotation], None]


@dataclass(frozen=True)
class KekCount:
    """A version of the key-encryption key. `made` is in seconds since 1970, 0: not kept."""

    version: int
    custodian: str
    made: int
    keys: int
    values: int


@dataclass(frozen=True)
class GroupCount:
    """The data keys of a group; `oldest` and `newest` in seconds since 1970, 0: not kept."""

    group: str
    keys: int
    superseded: int
    """Of these, keys that seal no more: a fresh one followed."""
    erased: int
    oldest: int
    newest: int
    values: int


@dataclass(frozen=True)
class KeysHeld:
    """What a key store holds. Of keys there are ids, ages and counts."""

    store: str
    chosen: str
    """Custodian of the next version, by the settings."""
    versions: tuple[KekCount, ...]
    groups: tuple[GroupCount, ...]
    unreadable: int
    """Values whose key was erased."""
    unknown: int
    """Values whose key is in no record: the key store is older than the database."""

    @property
    def under_way(self) -> bool:
        """Whether a rotation was begun and did not end."""
        return len(self.versions) > 1


@dataclass(frozen=True)
class PersonKey:
    """A data key of one employee."""

    id: str
    group: str
    version: int
    kek_version: int
    made: int
    erased: bool
    values: int


async def keys_held(hub: Hub) -> KeysHeld:
    """Count keys and the values under them; reads every record and the whole database."""
    inventory = await asyncio.to_thread(hub.sealer.keys.inventory)
    values = await values_by_key(hub.database, hub.made)
    live = [one for one in inventory.keys if not one.erased]
    known = {one.id for one in inventory.keys}
    return KeysHeld(
        inventory.identity.hex(),
        hub.settings.custody.get("HUB_KEK_IN", "file"),
        tuple(_versions(inventory, live, values)),
        tuple(_groups(inventory, values)),
        sum(values.get(one.id, 0) for one in inventory.keys if one.erased),
        sum(count for key_id, count in values.items() if key_id not in known),
    )


async def keys_of(hub: Hub, number: str) -> list[PersonKey]:
    """The data keys of the employee of that number; raises Refused `KEYS_EMPLOYEE`."""
    facts = await Grants(hub.database).viewer_facts("number", number, hub.today())
    if facts is None:
        raise Refused(
            "KEYS_EMPLOYEE",
            "No employee, or several, have this number.",
            hint="Ask with the number that the system of record gives.",
        )
    subject = bytes.fromhex(facts.principal.replace("-", ""))
    inventory = await asyncio.to_thread(hub.sealer.keys.inventory)
    values = await values_by_key(hub.database, hub.made)
    names = {number: group for group, number in GROUP_NUMBERS.items()}
    return [
        PersonKey(
            one.id.hex(),
            names[one.group],
            one.version,
            one.kek_version,
            one.made,
            one.erased,
            values.get(one.id, 0),
        )
        for one in inventory.keys
        if one.subject == subject
    ]


async def rotate_keys(hub: Hub, *, fresh: bool, reason: str, watch: Watch) -> Rotation:
    """A new key-encryption key, by the custodian of the settings, and all data keys under it.

    Ends one that was begun before, if there is; then only does it begin another if the custodian
    is not the one of the settings yet. Raises what custodians raise.
    """
    actor = hub.settings.operator
    while True:
        rotation = hub.sealer.keys.rotation()
        begun = await asyncio.to_thread(rotation.begin)
        await _note(hub, "keys.rotate", begun, actor, reason, fresh=fresh)
        steps = rotation.steps(begun, fresh=fresh)
        last = begun
        while (step := await asyncio.to_thread(next, steps, None)) is not None:
            last = step
            watch(step)
        await _note(hub, "keys.rotated", last, actor, reason, fresh=fresh)
        if not last.resumed or last.custodian == hub.settings.custody.get("HUB_KEK_IN", "file"):
            return last


async def rewrap_keys(hub: Hub, *, reason: str) -> int:
    """The same key-encryption keys under their custodians' newest keys; how many are new."""
    count = await asyncio.to_thread(hub.sealer.keys.rotation().rewrap)
    async with hub.database.transaction() as session:
        actor = hub.settings.operator
        await note(session, actor, "keys.rewrapped", "keys", rows=count, reason=reason or None)
    return count


async def _note(
    hub: Hub, action: str, one: Rotation, actor: str, reason: str, *, fresh: bool
) -> None:
    detail = {
        "from": one.begun,
        "to": one.version,
        "custodian": one.custodian,
        "resumed": one.resumed,
        "fresh": one.fresh if action == "keys.rotated" else fresh,
    }
    async with hub.database.transaction() as session:
        await note(
            session, actor, action, "keys", rows=one.wrapped, reason=reason or None, detail=detail
        )


def _versions(
    inventory: Inventory, live: list[HeldKey], values: Mapping[bytes, int]
) -> Iterator[KekCount]:
    keys = Counter(one.kek_version for one in live)
    under = Counter[int]()
    for one in live:
        under[one.kek_version] += values.get(one.id, 0)
    for number, custodian, made in inventory.versions:
        yield KekCount(number, custodian, made, keys[number], under[number])


def _groups(inventory: Inventory, values: Mapping[bytes, int]) -> Iterator[GroupCount]:
    for group, number in GROUP_NUMBERS.items():
        own = [one for one in inventory.keys if one.group == number]
        live = [one for one in own if not one.erased]
        if own:
            made = [one.made for one in live] or [0]
            yield GroupCount(
                group,
                len(live),
                len(live) - len({one.subject for one in live}),
                len(own) - len(live),
                min(made),
                max(made),
                sum(values.get(one.id, 0) for one in live),
            )
