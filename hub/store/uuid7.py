"""UUIDv7 made in the app: ids that grow with time, so that indexes grow at their end."""

import os
import time


def uuid7s(count: int) -> list[str]:
    """That many UUIDv7 as text, in rising order: milliseconds, a counter, 48 random bits."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    noise = os.urandom(6 * count).hex()
    ends = [noise[at : at + 12] for at in range(0, 12 * count, 12)]
    return [
        f"{head}{at >> 14 & 4095:03x}-{32768 | at & 16383:x}-{end}" for at, end in enumerate(ends)
    ]


def uuid7() -> str:
    """One UUIDv7 as text."""
    return uuid7s(1)[0]


def id_bytes_of(ids: list[str]) -> list[bytes]:
    """The 16 bytes of each."""
    joined = bytes.fromhex("".join(ids).replace("-", ""))
    return [joined[at : at + 16] for at in range(0, len(joined), 16)]
