"""Conditions of a list's statement: just those that are asked for, so that each has its own plan.

A condition that may be absent (`$1 is null or …`) keeps Postgres from an index; one that is left
out does not.
"""

from dataclasses import dataclass, field
from typing import Final

NEWEST, OLDEST = "desc", "asc"
"""Ways through a list, as SQL says them."""
_BEYOND: Final = {NEWEST: "<", OLDEST: ">"}


def beyond(direction: str) -> str:
    """The comparison that holds for what follows a place in that direction."""
    return _BEYOND[direction]


@dataclass
class Narrowed:
    """Conditions and the values of their placeholders, in the order in which they were given."""

    values: list[object] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def given(self, value: object) -> str:
        """The placeholder of a value."""
        self.values.append(value)
        return f"${len(self.values)}"

    def on(self, condition: str, value: object) -> None:
        """Add a condition, `{}` standing for the value, unless there is no value."""
        if value is not None:
            self.parts.append(condition.format(self.given(value)))

    @property
    def where(self) -> str:
        """All conditions; what holds of every row where there is none."""
        return " and ".join(self.parts) or "true"
