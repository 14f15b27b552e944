"""The key-encryption key as a file: one line a version, readable by its owner alone.

Losing it loses every sealed value, so nothing here ever replaces one that may have been used.
"""

import os
import stat
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from hub.errors import Refused

_TITLE: Final = "hub-kek-1"
_SECRET: Final = 32


class Kek:
    """The key-encryption keys by version; the highest wraps what is new."""

    def __init__(self, secrets: dict[int, bytes]) -> None:
        self._secrets = secrets
        self.version = max(secrets)

    def text(self) -> str:
        """The content of the file."""
        lines = (f"{version} {secret.hex()}\n" for version, secret in self._secrets.items())
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


def create_kek(path: Path, kek: Kek) -> None:
    """Write the file; the caller has seen to it that there is none."""
    write_durably(path, kek.text().encode())


def read_kek(path: Path) -> Kek:
    """Read it; raises Refused `KEK_EXPOSED` or `KEK_INVALID`."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077:
            raise Refused(
                "KEK_EXPOSED",
                "The key-encryption key can be read by others than its owner.",
                detail=str(path),
                hint=f"chmod 600 {path}; if others had access, rotate it.",
            )
        title, *lines = file.read().decode("ascii", "replace").splitlines() or [""]
    secrets = dict(map(_line, lines)) if title == _TITLE else {}
    if not secrets or any(len(secret) != _SECRET for secret in secrets.values()):
        raise Refused(
            "KEK_INVALID",
            "The file of the key-encryption key is not one.",
            detail=str(path),
            hint="Restore it from where the key-encryption key is kept safe.",
        )
    return Kek(secrets)


def _line(line: str) -> tuple[int, bytes]:
    """One `version hex`; an empty secret if it is none."""
    version, _, secret = line.partition(" ")
    try:
        return int(version), bytes.fromhex(secret)
    except ValueError:
        return 0, b""


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
