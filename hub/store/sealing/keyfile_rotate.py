"""Rotation: a new key-encryption key, and every data key wrapped under it, while the hub works.

1. A new version of the key-encryption key is written to `kek` beside the old one, durably.
2. Records are overwritten with the same data key under the new version, some hundred at a time.
3. Once no record is under an old version, `kek` holds the new one alone.

After every step all keys can be opened with what lies on disk, so a rotation may be killed at any
point; the next one goes on where it finds records under an old version. Other processes meet a
version that they do not know, and read `kek` again.

With `fresh`, data keys made under an older version get a successor first (the next version of the
same subject and group), which seals from then on. Predecessors stay: what they sealed is opened by
them, in the database and in its backups. They go when the subject is erased, with all the others.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Final

from hub.errors import Broken
from hub.observe import observe
from hub.store.sealing.inventory import Rotation
from hub.store.sealing.keyfile_format import INDEX_SLOT, LIVE, Fields, Record
from hub.store.sealing.keyfile_kek import KekFile, new_record
from hub.store.sealing.keyfile_log import KeyLog

_CHUNK: Final = 256
"""Records between two turns of other writers."""


class KeyRotation:
    """One rotation of the files of a key store; `alone` makes its caller the only writer."""

    def __init__(
        self, log: KeyLog, keks: KekFile, alone: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._log = log
        self._keks = keks
        self._alone = alone

    def begin(self) -> Rotation:
        """Make a new version, or find the one that a killed rotation made."""
        with self._alone():
            under_way = len(self._keks.now.versions) > 1
        candidate = None if under_way else self._keks.candidate()
        with self._alone():
            before = self._keks.now
            resumed = len(before.versions) > 1
            if not resumed and candidate is not None:
                self._keks.add(candidate)
            now = self._keks.now.newest
            old = min(one.number for one in before.versions)
            return Rotation(old, now.number, now.custodian, resumed, self._log.count())

    def steps(self, rotation: Rotation, *, fresh: bool = False) -> Iterator[Rotation]:
        """Do it, some hundred records a step."""
        if fresh:
            for made in self._successors(rotation.version):
                rotation = replace(rotation, fresh=rotation.fresh + made)
                yield rotation
            with self._alone():
                self._log.tell()
        while not rotation.done:
            rotation = replace(rotation, seen=0, total=self._log.count())
            while rotation.seen < rotation.total:
                wrapped = self._wrap(rotation.seen, rotation.total, rotation.version)
                seen = min(rotation.seen + _CHUNK, rotation.total)
                rotation = replace(rotation, seen=seen, wrapped=rotation.wrapped + wrapped)
                yield rotation
            rotation = replace(rotation, done=self._finish(rotation.version))
        observe("keys.rotated", keys=rotation.wrapped, fresh=rotation.fresh)
        yield rotation

    def rewrap(self) -> int:
        """See `KekFile.rewrap`."""
        with self._alone():
            return self._keks.rewrap()

    def _wrap(self, start: int, stop: int, version: int) -> int:
        """Wrap some records under the newest version; how many were under another."""
        with self._alone():
            if self._keks.now.version != version:  # another rotation followed: it does the rest
                return 0
            stop = min(start + _CHUNK, stop)
            old = [
                (index, found)
                for index, found in self._log.scan(start, stop)
                if found[2] == LIVE and found[4] != version
            ]
            if old:
                self._log.overwrite([(index, self._rewrapped(found)) for index, found in old])
        return len(old)

    def _rewrapped(self, found: Fields) -> Record:
        key_id, slot, state, number, kek_version, wrapped, made, born = found
        kek = self._keks.now
        secret = kek.unwrap(kek_version, wrapped)
        if secret is None:
            raise Broken(
                "KEY_DAMAGED",
                "A data key does not unwrap under the key-encryption key.",
                detail=f"key {key_id.hex()}",
                hint="Restore the key store and its key-encryption key from the same time.",
            )
        return Record(key_id, slot, state, number, kek.version, kek.wrap(secret), made, born)

    def _finish(self, version: int) -> bool:
        """Forget the old versions, if nothing is under them any more."""
        with self._alone():
            if self._keks.now.version != version:
                return True
            records = self._log.scan(0, self._log.count())
            if any(found[2] == LIVE and found[4] != version for _, found in records):
                return False
            self._keks.keep_newest()
        return True

    def _successors(self, version: int) -> Iterator[int]:
        """Make successors of keys that were made under an older version; how many, by the step."""
        newest: dict[bytes, int] = {}
        looked = self._log.count()
        for index, found in self._log.scan(0, looked):
            if found[2] == LIVE and found[1] != INDEX_SLOT:
                newest[found[1]] = index
        places, later = list(newest.values()), set[bytes]()
        for start in range(0, len(places), _CHUNK):
            with self._alone():
                count = self._log.count()
                later.update(found[1] for _, found in self._log.scan(looked, count))
                looked = count
                made = self._succeed(places[start : start + _CHUNK], later, version)
            yield made

    def _succeed(self, places: Sequence[int], later: set[bytes], version: int) -> int:
        """Successors of these keys, unless they were erased or others followed meanwhile."""
        old = [self._log.read(index) for index in places]
        due = [one for one in old if one[2] == LIVE and one[7] < version and one[1] not in later]
        self._log.append([new_record(self._keks.now, one[1], one[3] + 1) for one in due])
        return len(due)
