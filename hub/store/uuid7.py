"""UUIDv7 made in the app: ids that grow with time, so that indexes grow at their end."""

import os
import re
import time
from functools import lru_cache
from typing import Final

_WRITTEN: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def uuid7s(count: int) -> list[str]:
    """That many UUIDv7 as text, in rising order: milliseconds, a counter, 48 random bits."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    noise = os.urandom(6 * count).hex()
    ends = [noise[at : at + 12] for at in range(0, 12 * count, 12)]
    middles = _middles(1 << count.bit_length())
    return [f"{head}{middle}{end}" for middle, end in zip(middles, ends, strict=False)]


@lru_cache(maxsize=24)
def _middles(count: int) -> list[str]:
    """The counter's part of each; made once for each power of two."""
    return [f"{at >> 14 & 4095:03x}-{32768 | at & 16383:x}-" for at in range(count)]


def uuid7() -> str:
    """One UUIDv7 as text."""
    return uuid7s(1)[0]


def is_uuid(text: str) -> bool:
    """Whether that is an id as Postgres and the hub write them."""
    return _WRITTEN.fullmatch(text) is not None


def id_bytes_of(ids: list[str]) -> list[bytes]:
    """The 16 bytes of each."""
    joined = bytes.fromhex("".join(ids).replace("-", ""))
    return [joined[at : at + 16] for at in range(0, len(joined), 16)]
