"""UUIDv7 made in the app: ids that grow with time, so that indexes grow at their end."""

import os
import time

_LOW = 14
"""Bits of the counter that stand behind the variant."""


def uuid7s(count: int) -> list[str]:
    """That many UUIDv7 as text, in rising order: milliseconds, a counter, 48 random bits."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    noise = os.urandom(6 * count).hex()
    mask = (1 << _LOW) - 1
    return [
        f"{head}{(at >> _LOW) & 0xFFF:03x}-{0x8000 | at & mask:04x}-{noise[12 * at : 12 * at + 12]}"
        for at in range(count)
    ]


def uuid7() -> str:
    """One UUIDv7 as text."""
    return uuid7s(1)[0]


def id_bytes_of(ids: list[str]) -> list[bytes]:
    """The 16 bytes of each."""
    unhex = bytes.fromhex
    return [unhex(one.replace("-", "")) for one in ids]
