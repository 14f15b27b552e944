"""The life of a mapping: one table of states and of what leads from one to the next.

A draft is worked on, previewed on everything stored, approved where its effect asks for it, and
published: from then on it is a version, which is never changed. A version is in use, superseded
by a later one, or retired; a rollback puts any of them to use again.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hub.errors import Refused

DRAFT, PREVIEWED, APPROVED, DISCARDED = "draft", "previewed", "approved", "discarded"
PUBLISHED, SUPERSEDED, RETIRED = "published", "superseded", "retired"
STATES: Final = (DRAFT, PREVIEWED, APPROVED, DISCARDED, PUBLISHED, SUPERSEDED, RETIRED)
OPEN: Final = (DRAFT, PREVIEWED, APPROVED)
"""States of a draft that is still worked on; a stream has one such at most."""

EDIT, PREVIEW, APPROVE, DISCARD = "edit", "preview", "approve", "discard"
PUBLISH, SUPERSEDE, RETIRE, ROLLBACK = "publish", "supersede", "retire", "rollback"
ACTS: Final = (EDIT, PREVIEW, APPROVE, DISCARD, PUBLISH, SUPERSEDE, RETIRE, ROLLBACK)

MOVES: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        (DRAFT, EDIT): DRAFT,
        (PREVIEWED, EDIT): DRAFT,
        (APPROVED, EDIT): DRAFT,
        (DRAFT, PREVIEW): PREVIEWED,
        (PREVIEWED, PREVIEW): PREVIEWED,
        (APPROVED, PREVIEW): APPROVED,
        (PREVIEWED, APPROVE): APPROVED,
        (PREVIEWED, PUBLISH): PUBLISHED,
        (APPROVED, PUBLISH): PUBLISHED,
        (DRAFT, DISCARD): DISCARDED,
        (PREVIEWED, DISCARD): DISCARDED,
        (APPROVED, DISCARD): DISCARDED,
        (PUBLISHED, SUPERSEDE): SUPERSEDED,
        (PUBLISHED, RETIRE): RETIRED,
        (SUPERSEDED, ROLLBACK): PUBLISHED,
        (RETIRED, ROLLBACK): PUBLISHED,
    }
)
"""(state, act) → state; what does not stand here is refused. An edit loses an approval."""

_BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {
        APPROVE: "Preview it first: `hub mapping preview CONNECTION STREAM`.",
        PUBLISH: "Preview it first: `hub mapping preview CONNECTION STREAM`.",
        ROLLBACK: "This version is in use.",
    }
)


def after(state: str, act: str) -> str:
    """The state that an act leads to; raises Refused MAPPING_STATE."""
    found = MOVES.get((state, act))
    if found is None:
        raise Refused(
            "MAPPING_STATE",
            f"A mapping that is {state} cannot take the act `{act}`.",
            hint=_BEFORE.get(act) or f"Possible: {', '.join(possible(state)) or 'nothing'}.",
        )
    return found


def possible(state: str) -> tuple[str, ...]:
    """What can be done in a state."""
    return tuple(act for act in ACTS if (state, act) in MOVES)


def state_of_version(version: int, in_use: int | None, *, retired: bool) -> str:
    """The state of a version of a stream, whose version in use is `in_use`."""
    if version == in_use:
        return PUBLISHED
    return RETIRED if retired else SUPERSEDED
