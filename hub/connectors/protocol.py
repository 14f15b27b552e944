"""The one protocol that every connector speaks.

Reading does not advance a cursor: `read` yields batches, each with the cursor that holds once
that batch is landed. Writing is declared here and used by write-back.
"""

from collections.abc import AsyncIterator, Mapping
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
    """One change for the outside system: an entity's row in its words."""

    stream: str
    action: str
    """`create`, `update` or `deactivate`."""
    key: str | None
    """The record's key there; None while it does not exist."""
    values: Mapping[str, Json]


@dataclass(frozen=True)
class Receipt:
    """What became of one write: `done`, `refused` (with code), `pending` (poll by `handle`)."""

    state: str
    key: str | None = None
    code: str | None = None
    message: str | None = None
    handle: str | None = None


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

    async def write(
        self, operation: WriteOperation, idempotency_key: str, precondition: Json = None
    ) -> Receipt:
        """Apply one change exactly once per key; a stale precondition is refused."""
        ...

    async def close(self) -> None:
        """Free clients and files."""
        ...
