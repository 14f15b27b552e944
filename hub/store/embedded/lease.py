"""Who uses the embedded server: one lease per use, and the gate for start and stop.

A lease is a file that its holder keeps under `flock`; the kernel frees it when the process ends,
however it ends. Leases are taken, given back and pruned only inside the gate; asking whether one
is held needs no gate and uses shared locks, so that askers never take each other for holders.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex


@dataclass(frozen=True)
class Lease:
    """One use of the server; held until released or until the process ends."""

    path: Path
    descriptor: int

    def release(self) -> None:
        """Give it back; inside the gate."""
        self.path.unlink(missing_ok=True)
        os.close(self.descriptor)


@contextmanager
def gate(path: Path, *, make: bool = True) -> Iterator[None]:
    """Be alone with the decision to start or stop the server; waits for its turn.

    Without `make` a gate that is not there raises `FileNotFoundError`.
    """
    descriptor = _open(path, make=make)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def take(folder: Path) -> Lease:
    """Take a lease; inside the gate."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{os.getpid()}-{token_hex(4)}"
    descriptor = _open(path)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return Lease(path, descriptor)


def any_held(folder: Path) -> bool:
    """Whether anybody alive holds a lease."""
    return any(_held(path) for path in _files(folder))


def prune(folder: Path) -> None:
    """Remove the leases of the dead; inside the gate."""
    for path in _files(folder):
        if not _held(path):
            path.unlink(missing_ok=True)


def claim(path: Path) -> int | None:
    """Take a lock for life without waiting: its descriptor, or `None` if somebody has it."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _held(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _open(path: Path, *, make: bool = True) -> int:
    """Open for locking alone, so that reading is enough (root and the owner share a home).

    Links are not followed: root may be in a folder of somebody else's.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW
    return os.open(path, flags | (os.O_CREAT if make else 0), 0o644)
