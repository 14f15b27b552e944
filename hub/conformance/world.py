"""The outside system that a connector is tried against, as the kit handles it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.conformance.ability import Can
from hub.conformance.door import Door
from hub.conformance.people import Person
from hub.connectors.protocol import Connector


class World:
    """One system, on loopback or in a folder, this check's own. Subclasses say how.

    What a subject does not declare the ability for need not be there.
    """

    door: Door | None = None
    """What stands before an HTTP system, to disturb its answers."""
    secrets: Sequence[str] = ()
    """What must never be told."""

    async def opened(self) -> Connector:
        """A connector to it, with the right secrets."""
        raise NotImplementedError

    async def intruder(self) -> Connector:
        """A connector with wrong secrets (AUTH)."""
        raise NotImplementedError

    async def hold(self, people: Sequence[Person]) -> None:
        """Let exactly these be there (EDIT)."""
        raise NotImplementedError

    async def drift(self, kind: str, people: Sequence[Person]) -> None:
        """Hold the people with another shape: `more`, `fewer` or `order` of fields (DRIFT)."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Be away (STOP)."""
        raise NotImplementedError

    async def start(self) -> None:
        """Be there again, with the records of before (STOP)."""
        raise NotImplementedError

    @property
    def mirror(self) -> Any:
        """The misbehaving server (SCRIPT)."""
        raise NotImplementedError


Entered = AbstractAsyncContextManager[World]


@dataclass(frozen=True)
class Subject:
    """A connector with its server: what it can do, and where the kit's fields stand."""

    name: str
    server: str
    """What it is tried against, for the table."""
    stream: str
    mode: str
    can: frozenset[Can]
    paths: dict[str, str]
    """The kit's field → path in the records that are read."""
    world: Callable[[Path], Entered]
    """A world in an empty folder."""
    page: int = 3
    """Records of a page or of a batch."""
    overlap: int = 0
    """Minutes that are read again before the cursor."""
    marks: tuple[str, ...] = field(default=())
    """Marks of its tests: what it needs to be installed."""
