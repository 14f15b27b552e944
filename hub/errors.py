"""The error tree. The class of an error is its remedy; the code says what happened.

Codes are unique, grouped by stage and never reused. A message never holds a personal value:
it names places (a field, a column, a line), the value stays where it is sealed.
"""

from dataclasses import dataclass
from typing import Final

STAGES: Final = ("setup", "request", "access", "plan", "connect", "map", "land", "internal")


@dataclass
class HubError(Exception):
    """What went wrong, in four parts that a person can act on.

    `code` is stable and documented in `docs/reference/errors.md`; `message` is one sentence;
    `detail` says where (path, line, column); `hint` says what to do.
    """

    code: str
    message: str
    detail: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """One line for logs and terminals."""
        parts = [f"{self.code}: {self.message}"]
        if self.detail:
            parts.append(f"({self.detail})")
        if self.hint:
            parts.append(f"Hint: {self.hint}")
        return " ".join(parts)

    def as_dict(self) -> dict[str, str]:
        """`{code, message, detail?, hint?}`, the shape that every outlet of the hub uses."""
        found = {
            "code": self.code,
            "message": self.message,
            "detail": self.detail,
            "hint": self.hint,
        }
        return {key: value for key, value in found.items() if value}


class Refused(HubError):
    """The asker can mend it: a bad request, a missing right, a wrong setting."""


class Unmappable(HubError):
    """The record can be mended: in its system, or by a mapping decision."""


class Transient(HubError):
    """Try again: a time-out, a rate limit, a restart in between."""


class Broken(HubError):
    """Stop and tell someone: an invariant does not hold."""


def said_why(reason: str) -> str:
    """The reason without spaces around it; raises Refused REASON_MISSING where there is none."""
    if not reason.strip():
        raise Refused("REASON_MISSING", "It must be said why.", hint="Say why, in a few words.")
    return reason.strip()
