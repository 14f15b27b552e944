"""What auth needs from the store, declared here and implemented there."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hub.auth.viewer import Grant


@dataclass(frozen=True)
class Facts:
    """What the store knows about a principal today."""

    employee_id: str
    grants: tuple[Grant, ...]
    """All grants that are not revoked; narrowing by day and token is done by `usable`."""
    version: int
    """Version of the grants, compared by the gate of every statement."""
    ended: bool
    """Today is after the last working day: access has ended by itself."""


class GrantStore(Protocol):
    """Where people, their grants and the version of these are kept."""

    async def viewer_facts(self, subject_kind: str, subject: str, today: date) -> Facts | None:
        """Facts of the person whom a token names; `subject_kind` is number, workEmail or id.

        None if the name belongs to nobody, or to more than one.
        """
        ...
