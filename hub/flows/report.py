"""What a run tells: while it goes on, and at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from hub.errors import HubError
from hub.schema.verdict import Account
from hub.store.landing.assess import Assessment
from hub.store.runs import FINISHED


@dataclass(frozen=True)
class Progress:
    """How far a stream is."""

    connection: str
    stream: str
    read: int
    """Records read so far."""
    landed: int
    """Of these, landed or settled otherwise."""
    seconds: float
    done: bool = False


Watch: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True)
class StreamReport:
    """What became of the records of one stream."""

    name: str
    account: Account
    complete: bool
    """It was read to its end: absence meant something."""
    errors: int
    """Records, pages or ids that the system refused while it answered the rest."""
    landed_waiting: int
    """Records of before that had waited, and landed now."""

    @property
    def pending(self) -> int:
        """Cells that landed empty and wait for a decision."""
        return self.account.pending_cells


@dataclass(frozen=True)
class Report:
    """A run at its end."""

    run_id: str
    connection: str
    state: str
    """`finished`, `failed`, or `stopped` before a mass change."""
    streams: tuple[StreamReport, ...]
    error: HubError | None
    assessment: Assessment | None
    """What the run would have done to people, where it stopped."""
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether it went to its end."""
        return self.state == FINISHED

    @property
    def account(self) -> Account:
        """All streams together."""
        return sum((one.account for one in self.streams), Account())

    def check(self) -> "Report":
        """This report, if there is no error; otherwise the error is raised."""
        if self.error is not None:
            raise self.error
        return self
