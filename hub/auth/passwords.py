"""Passwords: what one must be like, and argon2id in a few threads of their own.

Length and not being a common one is all that is asked (NIST SP 800-63B): no classes of characters.
What is typed is compared in NFKC, so that full-width letters of an input method are the same.
"""

import asyncio
import re
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hub.errors import Refused, Transient

T = TypeVar("T")
SHORTEST: Final = 12
LONGEST: Final = 256
"""Characters."""
_FEWEST: Final = 5
"""Different characters."""
_HASHER: Final = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)
"""Version 1.3 of argon2id, 64 MiB: the second recommendation of RFC 9106, on one core."""
NOBODYS: Final = (
    "$argon2id$v=19$m=65536,t=3,p=1$fe25exwHoGp2rH0s6cOFn"
    "g$8WjX0pkSSi4IRJ2WLX1rEF++3KkTFqMqzM1AVv85LiQ"
)
"""A hash that no password has, so that an unknown name takes as long as a known one."""
_THREADS: Final = 2
MOST_WAITING: Final = 64
"""Passwords that may wait for a thread; each that is at work takes 64 MiB."""
_LEET: Final = str.maketrans("013457@$!", "oleastasi")


class _Pool:
    """The threads, and how many wait for them."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(_THREADS, "argon2")
        self.waiting = 0


_POOL: Final = _Pool()


async def hashed(password: str) -> str:
    """The argon2id encoding to be kept. Raises Transient TOO_BUSY."""
    return await _beside(partial(_HASHER.hash, normal(password)))


async def verified(encoded: str | None, password: str) -> bool:
    """Whether it is that password. Without an encoding it takes as long, and is not."""
    found = await _beside(partial(_verify, encoded or NOBODYS, normal(password)))
    return found and encoded is not None


def outdated(encoded: str) -> bool:
    """Whether it was made with other parameters than those of today."""
    return _HASHER.check_needs_rehash(encoded)


def normal(password: str) -> str:
    """As it is compared; nobody can make the hub work on more than the longest."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1])


def judge(password: str, about: Iterable[str] = ()) -> None:
    """Raise Refused PASSWORD_… if it is short, common, or made of what is known of its owner."""
    text = normal(password)
    if len(text) < SHORTEST or len(text) > LONGEST:
        raise Refused(
            "PASSWORD_LENGTH",
            f"A password has {SHORTEST} to {LONGEST} characters.",
            hint="Several words that do not belong together are a good one.",
        )
    core = _core(text)
    easy = len(set(text.casefold())) < _FEWEST or core in _common() or _runs(text.casefold())
    if easy or core in {_core(normal(one)) for one in about}:
        raise Refused(
            "PASSWORD_COMMON",
            "This password is among the first that would be guessed.",
            hint="Several words that do not belong together are a good one.",
        )


def _core(text: str) -> str:
    """What is left of `P@ssw0rd2026!!`: the word, once."""
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text.casefold())
    word = re.sub(r"[\W\d_]+", "", bare.translate(_LEET)) or text.casefold()
    for size in range(1, len(word) // 2 + 1):
        if len(word) % size == 0 and word[:size] * (len(word) // size) == word:
            return word[:size]
    return word


def _runs(text: str) -> bool:
    """Whether it is one or two runs like 123456789012 or abcdefgh."""
    breaks = sum(abs(ord(one) - ord(other)) > 1 for one, other in pairwise(text))
    return breaks <= len(text) // 8


@cache
def _common() -> frozenset[str]:
    text = files("hub.auth").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(one for line in text.splitlines() if line[:1] != "#" for one in line.split())


def _verify(encoded: str, password: str) -> bool:
    try:
        return _HASHER.verify(encoded, password)
    except (VerificationError, InvalidHashError):
        return False  # another password; or what is kept is damaged: nobody gets in by it


async def _beside(work: Callable[[], T]) -> T:
    if _POOL.waiting >= MOST_WAITING:
        raise Transient("TOO_BUSY", "Too many people sign in at once.", hint="Try again soon.")
    _POOL.waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_POOL.threads, work)
    finally:
        _POOL.waiting -= 1
