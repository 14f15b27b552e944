"""The life of a mapping, as one table: which act is possible in which state, and what it leads to.

A *draft* is what is being written; there is one for each stream. Published, it becomes the next
*version*: never changed again, named by its content. The version before it is retired, and may
come back by a rollback, as a new version of the same content.
"""

from types import MappingProxyType
from typing import Final

from hub.errors import Refused

NONE, DRAFT, APPROVED, PUBLISHED, RETIRED = "none", "draft", "approved", "published", "retired"
STATES: Final = (NONE, DRAFT, APPROVED, PUBLISHED, RETIRED)
SAVE, APPROVE, PUBLISH, DISCARD = "save", "approve", "publish", "discard"
SUPERSEDE, ROLL_BACK = "supersede", "roll_back"
ACTS: Final = (SAVE, APPROVE, PUBLISH, DISCARD, SUPERSEDE, ROLL_BACK)
MOVES: Final = MappingProxyType(
    {
        (NONE, SAVE): DRAFT,
        (DRAFT, SAVE): DRAFT,
        (APPROVED, SAVE): DRAFT,  # what was approved is not what is written now
        (DRAFT, APPROVE): APPROVED,
        (DRAFT, PUBLISH): PUBLISHED,  # where its effect is small
        (APPROVED, PUBLISH): PUBLISHED,
        (DRAFT, DISCARD): NONE,
        (APPROVED, DISCARD): NONE,
        (PUBLISHED, SUPERSEDE): RETIRED,
        (RETIRED, ROLL_BACK): PUBLISHED,
    }
)
"""State and act → the next state; what does not stand here is not possible."""


def moved(state: str, act: str) -> str:
    """The next state; raises Refused MAPPING_STATE."""
    found = MOVES.get((state, act))
    if found is None:
        possible = [one for (before, one) in MOVES if before == state]
        raise Refused(
            "MAPPING_STATE",
            "This cannot be done with the mapping now.",
            f"{act} of what is {state}",
            f"Possible: {', '.join(possible)}." if possible else "Save a draft first.",
        )
    return found
