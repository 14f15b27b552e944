"""The file of wrapped keys, shared by several processes by these rules.

- Who writes holds the lock. New records are written and flushed to disk, and only then counted in
  the header. Readers see what is counted, so a key that anybody can see is a key that lasts.
- Who comes to write and finds records beyond the count (their writer was killed) takes over the
  whole ones and cuts off the rest: nobody has used them yet.
- Who erases overwrites, flushes, and then raises the header's generation. The header is mapped
  into memory, so that others see it at their next look and let go of the keys that they hold.
- Who wraps keys anew overwrites them, too. A record lies within one page: who reads meanwhile finds
  the old or the new one, or a torn one, which is read once more when nobody writes.
"""

import fcntl
import mmap
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

from hub.errors import Broken
from hub.observe import observe
from hub.store.sealing import keyfile_format as layout
from hub.store.sealing.keyfile_format import GONE, HEADER, RECORD, Fields, Record, place_of
from hub.store.sealing.keyfile_kek import unwritable

_MANY: Final = 8192
_CHUNK: Final = RECORD * _MANY
_GAP: Final = 64
"""So many records are sooner read and passed over than skipped by a call of their own."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be the only process that writes in the folder; waits for its turn."""
    flags = os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC
    descriptor = os.open(folder / "lock", flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class KeyLog:
    """Records by index, from 0. Methods that write must be called inside `alone`."""

    def __init__(self, path: Path) -> None:
        """Open an existing file; raises Broken `KEYS_DAMAGED`."""
        self._path = path
        self._turn = RLock()
        self._inside = False
        self._file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        if os.fstat(self._file).st_size < HEADER:
            os.close(self._file)
            raise damaged(0)
        self._header = mmap.mmap(self._file, HEADER, access=mmap.ACCESS_READ)
        if not self._header[:].startswith(layout.MAGIC):
            self.close()
            raise damaged(0)

    def close(self) -> None:
        """Let go of the file."""
        self._header.close()
        os.close(self._file)

    @property
    def identity(self) -> bytes:
        """16 bytes that name this file."""
        return self._header[layout.IDENTITY]

    def generation(self) -> bytes:
        """Differs from before once any process has erased."""
        return self._header[layout.GENERATION]

    def count(self) -> int:
        """Number of records on disk."""
        return layout.count_in(self._header[layout.COUNT])

    def read(self, index: int) -> Fields:
        """A record as it is now; raises Broken `KEYS_DAMAGED`."""
        found = self._read(index)
        if found is None:  # perhaps half overwritten just now: look again when nobody writes
            with self.alone():
                found = self._read(index)
        if found is None:
            raise damaged(index)
        return found

    def read_many(self, indices: Sequence[int]) -> Iterator[tuple[int, Fields | None]]:
        """Records as they are now, in ascending order; None for one that is half overwritten.

        Those that lie near each other are read at once: a call for each would cost more than all
        else that is done for a key.
        """
        for near in _near(sorted(indices)):
            start = place_of(near[0])
            found = os.pread(self._file, place_of(near[-1]) + RECORD - start, start)
            for index in near:
                yield index, layout.fields_at(found, place_of(index) - start)

    def scan(self, start: int, stop: int) -> Iterator[tuple[int, Fields]]:
        """Index and fields of these records; raises Broken `KEYS_DAMAGED`."""
        index = start
        while index < stop:
            for found in self._whole(index, place_of(stop)):
                yield from enumerate(found, index)
                index += len(found)
            if index < stop:
                yield index, self.read(index)
                index += 1

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only thread of the only process that writes, after a killed one if need be.

        Who is alone already stays so.
        """
        with self._turn:
            if self._inside:
                yield
                return
            with locked(self._path.parent):
                self._take_over()
                self._inside = True
                try:
                    yield
                finally:
                    self._inside = False

    def append(self, records: Iterable[Record]) -> None:
        """Write, flush, then count: the order is the promise of the file."""
        packed = b"".join(map(layout.pack, records))
        if not packed:
            return
        count = self.count()
        try:
            _write(self._file, packed, place_of(count))
            os.fdatasync(self._file)
        except OSError as error:  # what was not flushed must not be taken over as if it were
            os.ftruncate(self._file, place_of(count))
            raise unwritable(error) from error
        self._publish_count(count + len(packed) // RECORD)

    def erase(self, indices: Iterable[int]) -> None:
        """Overwrite these keys, flush, and tell all processes."""
        self.overwrite((index, self._gone(index)) for index in indices)
        # Also when nothing was left to erase: an earlier try may have died before this line.
        self.tell()

    def overwrite(self, records: Iterable[tuple[int, Record]]) -> None:
        """Put records, given with their index, in the place of those that are there, and flush."""
        try:
            for index, record in records:
                _write(self._file, layout.pack(record), place_of(index))
            os.fdatasync(self._file)
        except OSError as error:
            raise unwritable(error) from error

    def tell(self) -> None:
        """Let all processes let go of the keys that they hold."""
        try:
            generation = layout.count_in(self.generation()) + 1
            _write(self._file, layout.number(generation), layout.GENERATION.start)
            os.fdatasync(self._file)
        except OSError as error:
            raise unwritable(error) from error

    def _gone(self, index: int) -> Record:
        """What overwrites a key: everything but the key itself."""
        found = self._read(index)
        if found is None:
            raise damaged(index)
        key_id, slot, _, version, kek_version, _, made, born = found
        return Record(key_id, slot, GONE, version, kek_version, bytes(layout.WRAPPED), made, born)

    def _read(self, index: int) -> Fields | None:
        return layout.fields_of(os.pread(self._file, RECORD, place_of(index)))

    def _whole(self, start: int, end: int) -> Iterator[list[Fields]]:
        """Chunks of records up to a byte of the file or to the first that is not whole."""
        for place in range(place_of(start), end, _CHUNK):
            size = min(_CHUNK, end - place)
            found = layout.sound(os.pread(self._file, size, place))
            yield found
            if len(found) * RECORD < size:
                return

    def _take_over(self) -> None:
        """Count the whole records that a killed writer left, cut off a torn one."""
        count, size = self.count(), os.fstat(self._file).st_size
        if size < place_of(count):
            raise damaged((size - HEADER) // RECORD)
        if size == place_of(count):
            return
        whole = sum(map(len, self._whole(count, size)))
        os.ftruncate(self._file, place_of(count + whole))
        os.fdatasync(self._file)
        self._publish_count(count + whole)
        observe("keys.taken_over", keys=whole)

    def _publish_count(self, count: int) -> None:
        _write(self._file, layout.number(count), layout.COUNT.start)


def _near(indices: Sequence[int]) -> Iterator[Sequence[int]]:
    """Ascending indices in pieces that are worth one read: small, and without wide gaps."""
    begun = 0
    for at in range(1, len(indices) + 1):
        if (
            at == len(indices)
            or indices[at] - indices[at - 1] > _GAP
            or indices[at] - indices[begun] >= _MANY
        ):
            yield indices[begun:at]
            begun = at


def damaged(index: int) -> Broken:
    """The error of a file that is not what was written."""
    return Broken(
        "KEYS_DAMAGED",
        "The file of wrapped keys is damaged.",
        detail=f"record {index}",
        hint="Stop the hub and restore the key store from its backup.",
    )


def _write(descriptor: int, content: bytes, place: int) -> None:
    left = memoryview(content)
    while left:
        written = os.pwrite(descriptor, left, place)
        left, place = left[written:], place + written
