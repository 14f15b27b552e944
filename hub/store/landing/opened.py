"""Bodies of raw records that were opened lately.

Who works on a mapping looks at them time and again, and opening them is most of what that costs.

Only bodies that are asked for by where they lie *now* come out: a pack never changes but to lose
bodies, so what lies at a place of a pack is always the same. None stays once a key was erased, nor
when nobody has asked for a while.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from hub.store.sealing.keys import KeyStore

_MOST: Final = 128 << 20
"""Bytes of bodies, at most: what comes after is opened anew each time."""
_IDLE: Final = 300.0
"""Seconds without a question after which all are let go."""


class Opened:
    """Bodies by the row that they were sealed for; may be used by several threads."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self._generation = keys.generation()
        self._bodies: dict[bytes, bytes] = {}
        self._size = 0
        self._end: asyncio.TimerHandle | None = None

    def look(self, rows: Sequence[bytes]) -> list[bytes | None]:
        """Those that are at hand."""
        self._fresh()
        return list(map(self._bodies.get, rows))

    def keep(self, bodies: Mapping[bytes, bytes], generation: bytes) -> None:
        """Have them at hand, as far as they fit and no key was erased since that generation."""
        self._fresh()
        for row, body in bodies.items():
            if self._size + len(body) > _MOST or generation != self._generation:
                return
            if row not in self._bodies:
                self._bodies[row] = body
                self._size += len(body)

    def generation(self) -> bytes:
        """To be asked before bodies are opened that are to be kept."""
        return self._keys.generation()

    def stay(self) -> None:
        """Keep what is at hand for a while from now on; called from the event loop."""
        self.close()
        self._end = asyncio.get_running_loop().call_later(_IDLE, self.clear)

    def close(self) -> None:
        """Wait for nothing any more."""
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def clear(self) -> None:
        """Let all go."""
        self._bodies = {}
        self._size = 0

    def __len__(self) -> int:
        return len(self._bodies)

    def _fresh(self) -> None:
        generation = self._keys.generation()
        if generation != self._generation:
            self.clear()
            self._generation = generation
