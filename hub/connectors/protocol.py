"""The one protocol that every connector speaks.

Reading does not advance a cursor: `read` yields batches, each with the cursor that holds once
that batch is landed. Writing changes records over there, some at a time; for each there is a
receipt, also where the system took the others and refused this one.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hub.schema.record import Batch, Json, StreamSpec


@dataclass(frozen=True)
class Checked:
    """The answer to "does this connection work?"."""

    ok: bool
    message: str
    hint: str | None = None


@dataclass(frozen=True)
class WriteOperation:
    """One change for the outside system: a record in its words."""

    stream: str
    action: str
    """`create` or `update`."""
    key: str | None
    """The record's key there; None while it does not exist."""
    values: Mapping[str, Json]
    """Path in the record → text; of an update only what changes."""
    idempotency_key: str
    """The same for the same change, however often it is tried."""


@dataclass(frozen=True)
class Receipt:
    """What became of one write: `done` or `refused` (with the system's code)."""

    state: str
    key: str | None = None
    """The record's key over there, where the answer tells it."""
    code: str | None = None


@dataclass(frozen=True)
class Told:
    """Records of a stream that an event tells of."""

    stream: str
    keys: tuple[str, ...]
    by: str | None = None
    """The field whose values the keys are; None is the key itself."""


@dataclass(frozen=True)
class Heard:
    """An event that is what it says."""

    id: str
    told: tuple[Told, ...]


class Connector(Protocol):
    """A configured way to one outside system."""

    async def check(self) -> Checked:
        """Reach the system and authenticate; never raises for what the system answers."""
        ...

    async def discover(self) -> list[StreamSpec]:
        """Streams and their fields, as the system shows them now."""
        ...

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """Batches from `cursor` (None: from the start); raises Transient, Refused or Broken."""
        ...

    async def write(self, operations: Sequence[WriteOperation]) -> list[Receipt]:
        """Apply changes of one stream and action, a receipt for each in their order.

        Raises Transient where it is not known what became of them, Refused
        WRITE_UNSUPPORTED where the stream cannot be written.
        """
        ...

    async def fetch(
        self, stream: str, keys: Sequence[str], by: str | None = None
    ) -> list[Mapping[str, Json]]:
        """The records with these keys (or with these values of the field `by`) as they are now.

        Raises Refused FETCH_UNSUPPORTED, Transient.
        """
        ...

    def hear(self, headers: Mapping[str, str], body: bytes) -> Heard:
        """What a signed event tells of; header names in small letters.

        Raises Refused WEBHOOK_FORGED, WEBHOOK_STALE, EVENTS_UNSUPPORTED.
        """
        ...

    async def close(self) -> None:
        """Free clients and files."""
        ...
