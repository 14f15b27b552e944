"""The key store as a folder of files: `kek`, `keys` and `lock`, all of mode 0600.

`keys` holds one record per data key, wrapped under the key-encryption key (`kek`); its first
record is the key of the blind indexes. It only grows, but for erasing, which overwrites in place.
In memory is where keys lie, not what they are: an erased key is gone once it is gone from the file.

Overwriting reaches the file. It does not reach copies: backups of the key store must be kept for a
shorter time than the law gives for erasing, and apart from those of the database.
"""

import asyncio
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from hub.errors import Broken, Refused, Transient
from hub.observe import observe
from hub.store.sealing import keyfile_format as layout
from hub.store.sealing.custody import Custody
from hub.store.sealing.inventory import HeldKey, Inventory
from hub.store.sealing.keyfile_format import INDEX_SLOT, LIVE, Fields
from hub.store.sealing.keyfile_kek import (
    Kek,
    KekFile,
    made_by,
    new_record,
    publish,
    record_of,
    write_durably,
)
from hub.store.sealing.keyfile_log import KeyLog, locked
from hub.store.sealing.keyfile_rotate import KeyRotation
from hub.store.sealing.keys import (
    ERASED,
    DataKey,
    Erased,
    Id,
    group_number,
    id_bytes,
)

_SECRET: Final = 32
_KEY_ID: Final = 16


@dataclass(slots=True)
class _Known:
    """Where keys lie, as far as the file was read. A slot is a subject and a group's number."""

    generation: bytes
    count: int = 0
    slots: dict[bytes, int] = field(default_factory=dict)
    """Index of the key to seal with."""
    places: dict[bytes, int] = field(default_factory=dict)
    """Index of the key of this id."""
    ended: dict[bytes, int] = field(default_factory=dict)
    """Version of the last erased key."""

    def learn(self, records: Iterable[tuple[int, Fields]]) -> None:
        """Note records that follow those already known."""
        for index, (key_id, slot, state, version, *_) in records:
            self.places[key_id] = index
            if state == LIVE:
                self.slots[slot] = index
            else:
                self.ended[slot] = version
            self.count = index + 1


class FileKeyStore:
    """A `KeyStore` in a folder, made on the first start. May be used by several threads."""

    def __init__(self, folder: Path, custody: Custody | None = None) -> None:
        """Open it, after waiting for a process that writes.

        Raises Refused `KEK_MISSING`, `KEYS_MISSING`, `KEK_EXPOSED`, `KEK_INVALID`, `KEK_WRONG`,
        and what the custodian of the key-encryption key raises; Broken `KEYS_DAMAGED`.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            self._keks = _open_or_create(folder, custody or Custody())
        self._log = KeyLog(folder / "keys")
        self._learning = Lock()
        self._made: dict[bytes, tuple[bytes, DataKey]] = {}
        try:
            with self._alone():  # takes over what a killed process left
                self._known = self._read_all()
                self._index_key = self._unwrap_index_key(folder)
        except Exception:
            self._log.close()
            raise

    def close(self) -> None:
        """Let go of the files; the store cannot be used afterwards."""
        self._log.close()

    @property
    def identity(self) -> bytes:
        """16 bytes that name this store."""
        return self._log.identity

    @property
    def index_key(self) -> bytes:
        """The key of the blind indexes."""
        return self._index_key

    def generation(self) -> bytes:
        """Differs from before once any process has erased a key."""
        return self._log.generation()

    def current(self, subject: bytes, group: str) -> DataKey:
        """The key to seal with; raises Broken `KEY_NOT_PREPARED` or Transient `KEY_ERASED`."""
        slot = subject + bytes((group_number(group),))
        made = self._made.pop(slot, None)
        if made is not None and made[0] == self.generation():
            return made[1]
        if self._known.generation != self.generation():
            self._catch_up()
        key = self._live(slot)
        if key is None:
            self._catch_up()
            key = self._live(slot)
        if key is not None:
            return key
        if slot in self._known.ended:
            raise Transient(
                "KEY_ERASED",
                "A data key was erased after it had been prepared.",
                detail=group,
                hint="Prepare the batch again; whoever was erased may have to stay out of it.",
            )
        raise Broken(
            "KEY_NOT_PREPARED",
            "A value was to be sealed before its data key was made.",
            detail=group,
            hint="Prepare the keys of a batch before its transaction begins.",
        )

    def by_id(self, key_id: bytes) -> DataKey | Erased:
        """The key that a sealed value names; raises Broken `KEY_UNKNOWN`."""
        index = self._known.places.get(key_id)
        if index is None:
            self._catch_up()
            index = self._known.places.get(key_id)
        if index is None:
            raise Broken(
                "KEY_UNKNOWN",
                "A sealed value names a data key that is not in the key store.",
                hint="Restore a key store that is at least as new as the database.",
            )
        return self._opened(index)

    def by_ids(self, key_ids: Iterable[bytes]) -> dict[bytes, DataKey | Erased]:
        """The keys that sealed values name; raises Broken `KEY_UNKNOWN`."""
        places, wanted = self._known.places, list(key_ids)
        known = {places[one]: one for one in wanted if one in places}
        found: dict[bytes, DataKey | Erased] = {}
        unwrap = self._kek.unwrap
        for index, fields in self._log.read_many(list(known)):
            if fields is None or fields[2] != LIVE:
                continue
            secret = unwrap(fields[4], fields[5])
            if secret is not None:
                found[known[index]] = DataKey(fields[0], fields[3], secret)
        # Those that are new, erased, or wrapped anew just now: one by one, with all care.
        return {one: found.get(one) or self.by_id(one) for one in wanted}

    async def prepare(self, wanted: Iterable[tuple[Id, str]]) -> int:
        """Make the missing data keys of these (subject, group), durably; gives their number."""
        ends: dict[str, bytes] = {}
        slots: set[bytes] = set()
        for subject, group in wanted:
            end = ends.get(group) or ends.setdefault(group, bytes((group_number(group),)))
            slots.add(id_bytes(subject) + end)
        known = self._known
        if known.generation == self.generation() and known.slots.keys() >= slots:
            return 0
        return await asyncio.to_thread(self._create, slots)

    async def erase(self, subject: Id, groups: Iterable[str]) -> int:
        """Overwrite the subject's keys in these groups; gives the number of keys erased."""
        slots = {id_bytes(subject) + bytes((group_number(group),)) for group in groups}
        return await asyncio.to_thread(self._erase, slots)

    def rotation(self) -> KeyRotation:
        """A rotation of this store; see there."""
        return KeyRotation(self._log, self._keks, self._alone)

    def inventory(self) -> Inventory:
        """All that is there but the keys; reads every record."""
        with self._alone():
            versions, count = self._keks.now.versions, self._log.count()
        found = (one for _, one in self._log.scan(0, count))
        return Inventory(
            self.identity,
            tuple((one.number, one.custodian, one.made) for one in versions),
            [
                HeldKey(key_id, slot[:-1], slot[-1], version, kek_version, made, state != LIVE)
                for key_id, slot, state, version, kek_version, _, made, _ in found
                if slot != INDEX_SLOT
            ],
        )

    @property
    def _kek(self) -> Kek:
        return self._keks.now

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one that writes, with the key-encryption keys as they are now."""
        with self._log.alone():
            self._keks.refresh()
            yield

    def _create(self, slots: set[bytes]) -> int:
        with self._alone():
            self._catch_up()
            known, generation = self._known, self.generation()
            missing = [slot for slot in slots if slot not in known.slots]
            secrets = _random(_SECRET, len(missing))
            versions = [known.ended.get(slot, 0) + 1 for slot in missing]
            ids = _random(_KEY_ID, len(missing))
            parts = zip(missing, versions, secrets, ids, strict=True)
            new = [record_of(self._kek, *one) for one in parts]
            self._log.append(new)
            self._catch_up()
        keys = map(DataKey, (one.key_id for one in new), versions, secrets)
        # Whoever prepares keys uses them next, once each: they need not be read and unwrapped.
        self._made = {one.slot: (generation, key) for one, key in zip(new, keys, strict=True)}
        observe("keys.made", keys=len(new))
        return len(new)

    def _erase(self, slots: set[bytes]) -> int:
        with self._log.alone():
            records = self._log.scan(0, self._log.count())
            found = [index for index, one in records if one[1] in slots and one[2] == LIVE]
            self._log.erase(found)
        self._catch_up()
        observe("keys.erased", keys=len(found))
        return len(found)

    def _catch_up(self) -> None:
        """Learn what other processes have made; learn all anew if keys were erased."""
        with self._learning:
            known, count = self._known, self._log.count()
            if known.generation != self.generation():
                self._known = self._read_all()
            elif known.count < count:
                known.learn(self._log.scan(known.count, count))

    def _read_all(self) -> _Known:
        known = _Known(self.generation())
        known.learn(self._log.scan(0, self._log.count()))
        return known

    def _live(self, slot: bytes) -> DataKey | None:
        index = self._known.slots.get(slot)
        found = None if index is None else self._opened(index)
        return None if found is ERASED else found

    def _opened(self, index: int) -> DataKey | Erased:
        """A key; raises Broken `KEY_DAMAGED`."""
        found = self._log.read(index)
        key = self._key(found)
        if key is None:  # wrapped anew, since the key-encryption keys were read
            with self._alone():
                found = self._log.read(index)
                key = self._key(found)
        if key is not None:
            return key
        if found[2] != LIVE:
            return ERASED
        raise Broken(
            "KEY_DAMAGED",
            "A data key does not unwrap under the key-encryption key.",
            detail=f"key {found[0].hex()}",
            hint="Restore the key store and its key-encryption key from the same time.",
        )

    def _key(self, record: Fields) -> DataKey | None:
        secret = self._secret(record)
        return None if secret is None else DataKey(record[0], record[3], secret)

    def _secret(self, record: Fields) -> bytes | None:
        return self._kek.unwrap(record[4], record[5]) if record[2] == LIVE else None

    def _unwrap_index_key(self, folder: Path) -> bytes:
        """The first key, which shows at once whether the key-encryption key is the right one."""
        first = self._log.read(0)
        secret = self._secret(first)
        if secret is None or first[1] != INDEX_SLOT:
            raise Refused(
                "KEK_WRONG",
                "The key-encryption key is not the one of this key store.",
                detail=str(folder),
                hint="Restore the kek file that belongs to the keys file.",
            )
        return secret


def _random(size: int, count: int) -> list[bytes]:
    """That many times so many random bytes."""
    noise = os.urandom(size * count)
    return [noise[at : at + size] for at in range(0, len(noise), size)]


def _open_or_create(folder: Path, custody: Custody) -> KekFile:
    """The key-encryption key; both files exist afterwards. Never makes a second one."""
    kek, keys, unfinished = folder / "kek", folder / "keys", folder / "keys.first"
    if keys.exists() and not kek.exists():
        raise Refused(
            "KEK_MISSING",
            "There are wrapped keys, but not the key-encryption key that opens them.",
            detail=str(kek),
            hint="Restore this file; without it no sealed value can be read.",
        )
    if not kek.exists():
        return _create(kek, keys, unfinished, custody)
    if not keys.exists() and not unfinished.exists():
        raise Refused(
            "KEYS_MISSING",
            "There is a key-encryption key, but not the file of wrapped keys.",
            detail=str(keys),
            hint="Restore it from the key store's backup; if nothing was ever sealed, remove kek.",
        )
    if not keys.exists():  # the first start was interrupted after its key-encryption key was made
        publish(unfinished, keys)
    return KekFile(kek, custody)


def _create(kek: Path, keys: Path, unfinished: Path, custody: Custody) -> KekFile:
    """The first start: `keys` gets its name last, so that a lost one is never taken for a new."""
    made = Kek((made_by(custody),))
    index = layout.pack(new_record(made, INDEX_SLOT, 1))
    write_durably(unfinished, layout.header(os.urandom(_KEY_ID), 1) + index)
    found = KekFile(kek, custody, made)
    publish(unfinished, keys)
    return found
