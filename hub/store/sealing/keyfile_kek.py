"""The file `kek`: one line a version of the key-encryption key, readable by its owner alone.

A line is `version custodian made text`, the second and third since `hub-kek-2`; what the text is
its custodian knows (`custody.py`). The highest version wraps what is new. There are several only
while a rotation is under way, and the file is read and written only by who holds the lock.

Losing it loses every sealed value, so nothing here ever replaces one that may have been used.
"""

import os
import stat
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from hub.errors import Refused, Transient
from hub.store.sealing.custodian import FILE, SECRET, invalid
from hub.store.sealing.custody import Custody
from hub.store.sealing.keyfile_format import LIVE, Record

_FIRST_TITLE: Final = "hub-kek-1"
_TITLE: Final = "hub-kek-2"
_KEY_ID: Final = 16


@dataclass(frozen=True, slots=True)
class KekVersion:
    """One version, opened. `made` is in seconds since 1970, 0 if that was not kept."""

    number: int
    custodian: str
    made: int
    text: str = field(repr=False)
    secret: bytes = field(repr=False)


class Kek:
    """The key-encryption keys by version; the highest wraps what is new."""

    def __init__(self, versions: tuple[KekVersion, ...]) -> None:
        self.versions = versions
        self._secrets = {one.number: one.secret for one in versions}
        self.version = max(self._secrets)

    @property
    def newest(self) -> KekVersion:
        """The version that wraps."""
        return next(one for one in self.versions if one.number == self.version)

    def text(self) -> str:
        """The content of the file."""
        lines = (f"{one.number} {one.custodian} {one.made} {one.text}\n" for one in self.versions)
        return "".join((f"{_TITLE}\n", *lines))

    def wrap(self, secret: bytes) -> bytes:
        """Wrap a 256-bit key under the highest version: 40 bytes."""
        return aes_key_wrap(self._secrets[self.version], secret)

    def unwrap(self, version: int, wrapped: bytes) -> bytes | None:
        """The key; None if it was wrapped under another key-encryption key."""
        try:
            return aes_key_unwrap(self._secrets[version], wrapped)
        except (KeyError, InvalidUnwrap):
            return None


class KekFile:
    """The file as this process knows it. Call all but `now` while you are the only writer."""

    def __init__(self, path: Path, custody: Custody, made: Kek | None = None) -> None:
        """Read it, or write a first one where there is none.

        Raises Refused `KEK_EXPOSED`, `KEK_INVALID`, and what custodians raise.
        """
        self._path = path
        self._custody = custody
        self._seen: tuple[int, int, int] | None = None
        self.now = made or Kek(self._read(()))
        """The keys as they were read last."""
        if made is not None:
            self._write(made)

    def refresh(self) -> None:
        """Learn the versions that another process made."""
        if _mark(self._path) != self._seen:
            self.now = Kek(self._read(self.now.versions))

    def candidate(self) -> KekVersion:
        """A new version by the chosen custodian, without a number yet; may take seconds.

        The one method that needs no lock.
        """
        return made_by(self._custody)

    def add(self, candidate: KekVersion) -> None:
        """Let it wrap what is new from now on."""
        new = replace(candidate, number=self.now.version + 1)
        self._write(Kek((*self.now.versions, new)))

    def keep_newest(self) -> None:
        """Forget all other versions; the caller has seen that nothing is wrapped under them."""
        if len(self.now.versions) > 1:
            self._write(Kek((self.now.newest,)))

    def rewrap(self) -> int:
        """Let each custodian give a new text for the same key; how many are new."""
        before = self.now.versions
        new = tuple(
            replace(one, text=self._custody.of(one.custodian).rewrap(one.text)) for one in before
        )
        if new != before:
            self._write(Kek(new))
        return sum(one != other for one, other in zip(new, before, strict=True))

    def _write(self, kek: Kek) -> None:
        try:
            _replace_durably(self._path, kek.text().encode())
        except OSError as error:  # a whole file is there: that of before, or the new one
            raise unwritable(error) from error
        self._seen = _mark(self._path)
        self.now = kek

    def _read(self, known: tuple[KekVersion, ...]) -> tuple[KekVersion, ...]:
        """All versions; those that are known already are not asked for again."""
        self._seen, lines = _lines(self._path)
        opened = {(one.number, one.custodian, one.text): one for one in known}
        return tuple(
            opened.get((number, custodian, text))
            or KekVersion(number, custodian, made, text, self._custody.of(custodian).open(text))
            for number, custodian, made, text in lines
        )


def made_by(custody: Custody) -> KekVersion:
    """A new first version by the chosen custodian; may take seconds."""
    secret, text = custody.of(custody.chosen).make()
    return KekVersion(1, custody.chosen, int(time.time()), text, secret)


def new_record(kek: Kek, slot: bytes, number: int) -> Record:
    """A new data key of that slot and version."""
    secret, key_id = os.urandom(SECRET), os.urandom(_KEY_ID)
    return record_of(kek, slot, number, secret, key_id)


def record_of(kek: Kek, slot: bytes, number: int, secret: bytes, key_id: bytes) -> Record:
    """A data key, wrapped for the first time."""
    made = int(time.time())
    return Record(key_id, slot, LIVE, number, kek.version, kek.wrap(secret), made, kek.version)


def unwritable(error: OSError) -> Transient:
    """The error of a key store that cannot be written."""
    return Transient(
        "KEYS_UNWRITABLE",
        "The key store could not be written.",
        detail=error.strerror,
        hint="See whether its disk is full or read-only.",
    )


def _mark(path: Path) -> tuple[int, int, int]:
    """Differs for every content that the file had: each has an inode of its own."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _lines(path: Path) -> tuple[tuple[int, int, int], list[tuple[int, str, int, str]]]:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        mark = _mark(path)
        if stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077:
            raise Refused(
                "KEK_EXPOSED",
                "The key-encryption key can be read by others than its owner.",
                detail=str(path),
                hint=f"chmod 600 {path}; if others had access, rotate it.",
            )
        title, *lines = file.read().decode("ascii", "replace").splitlines() or [""]
    if not lines or title not in {_FIRST_TITLE, _TITLE}:
        raise invalid()
    return mark, [_second(line) if title == _TITLE else _first(line) for line in lines]


def _first(line: str) -> tuple[int, str, int, str]:
    """A line of the first format: `version hex`."""
    version, _, text = line.partition(" ")
    return _second(f"{version} {FILE} 0 {text}")


def _second(line: str) -> tuple[int, str, int, str]:
    parts = line.split(" ")
    match parts:
        case [number, custodian, made, text] if number.isdecimal() and made.isdecimal():
            return int(number), custodian, int(made), text
        case _:
            raise invalid()


def write_durably(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 that is there whole, on disk, or not at all."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    publish(unfinished, path)


def publish(unfinished: Path, path: Path) -> None:
    """Give a file its name, durably."""
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _replace_durably(path: Path, content: bytes) -> None:
    """The same, and what stood in the file of before is overwritten: it may hold an old key."""
    try:
        before = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        write_durably(path, content)
        return
    try:
        write_durably(path, content)
        os.pwrite(before, bytes(os.fstat(before).st_size), 0)
        os.fdatasync(before)
    finally:
        os.close(before)
