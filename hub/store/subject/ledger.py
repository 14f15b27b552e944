"""The ledger of erasures: a file beside the keys, so that a restored database can be told of them.

One JSON object a line, only ever appended to, mode 0600: ids, classes and blind indexes, no value.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from hub.errors import Broken

FILE: Final = "erasures"


@dataclass(frozen=True)
class Entry:
    """An erasure that was done and is not lifted."""

    id: str
    employee: str
    classes: frozenset[str]
    marks: tuple[bytes, ...]
    actor: str
    reason: str

    def line(self) -> bytes:
        """As it stands in the file."""
        told = {
            "id": self.id,
            "employee": self.employee,
            "classes": sorted(self.classes),
            "marks": [one.hex() for one in self.marks],
            "actor": self.actor,
            "reason": self.reason,
        }
        return orjson.dumps(told) + b"\n"


def keep(home: Path, entry: Entry) -> None:
    """Append it, durably; blocks."""
    _append(home, entry.line())


def keep_lifted(home: Path, erasure: str) -> None:
    """Append that an erasure is lifted, durably; blocks."""
    _append(home, orjson.dumps({"lifted": erasure}) + b"\n")


def entries(home: Path) -> list[Entry]:
    """Erasures that stand, in order; raises Broken LEDGER_DAMAGED."""
    file = home / FILE
    if not file.exists():
        return []
    found: dict[str, Entry] = {}
    for one in _lines(file):
        if "lifted" in one:
            found.pop(one["lifted"], None)
        else:
            marks = tuple(bytes.fromhex(mark) for mark in one["marks"])
            found[one["id"]] = Entry(
                one["id"], one["employee"], frozenset(one["classes"]), marks, one["actor"],
                one["reason"],
            )  # fmt: skip
    return list(found.values())


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError:
            raise Broken(
                "LEDGER_DAMAGED",
                "The ledger of erasures cannot be read.",
                detail=f"{file}, line {number}",
                hint="Restore it from a backup of the home.",
            ) from None


def _append(home: Path, line: bytes) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    descriptor = os.open(home / FILE, flags, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
