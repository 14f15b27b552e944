"""What auth needs from the store, declared here and implemented there."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hub.auth.tokens import SKEW, Claims
from hub.auth.viewer import Grant


@dataclass(frozen=True)
class Revoked:
    """Tokens of a principal that are void though they have not expired."""

    before: float = 0.0
    """All that were issued up to then (seconds since 1970), by a clock that may go ahead."""
    tokens: frozenset[str] = frozenset()
    """These, by their `jti`."""

    def holds(self, claims: Claims) -> bool:
        """Whether the token of these claims is one of them."""
        return claims.issued_at <= self.before + SKEW or claims.token in self.tokens


@dataclass(frozen=True)
class Facts:
    """What the store knows about a principal today."""

    employee_id: str | None
    """None for a machine client, who is nobody's manager and no employee."""
    grants: tuple[Grant, ...]
    """All grants that are not revoked; narrowing by day and token is done by `usable`."""
    version: int
    """Version of the grants, compared by the gate of every statement; 0 for a client."""
    ended: bool
    """Today is after the last working day: access has ended by itself."""
    client_id: str = ""
    """Of a machine client."""
    revoked: Revoked = Revoked()

    @property
    def principal(self) -> str:
        """The id of the employee or of the client."""
        return self.employee_id or self.client_id


class GrantStore(Protocol):
    """Where people, their grants and the version of these are kept."""

    async def viewer_facts(self, subject_kind: str, subject: str, today: date) -> Facts | None:
        """Facts of whom a token names; `subject_kind` is number, workEmail, id or client.

        None if the name belongs to nobody, or to more than one.
        """
        ...


class SessionStore(Protocol):
    """Where the sessions of the hub's own pages are kept."""

    async def claims(self, secret: str) -> Claims:
        """What the session of that cookie says; Refused SESSION_ENDED if it runs no more."""
        ...
