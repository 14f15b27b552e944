"""A check: one promise that connectors keep, and the abilities that it is about."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.conformance.ability import Can

if TYPE_CHECKING:
    from hub.conformance.stand import Stand

Run = Callable[["Stand"], Awaitable[None]]


@dataclass(frozen=True)
class Check:
    """One promise."""

    id: str
    """`area.what`; never reused."""
    promise: str
    needs: frozenset[Can]
    without: frozenset[Can]
    """It is about connectors that lack these."""
    run: Run

    def lacking(self, can: frozenset[Can]) -> str | None:
        """Why it does not apply to one that can do this much; None where it applies."""
        for one in Can:  # in the order in which abilities are declared
            if one in self.needs and one not in can:
                return one.value
            if one in self.without and one in can:
                return f"it is about those of whom it is said: {one.value}"
        return None


def check(id_: str, *needs: Can, without: tuple[Can, ...] = ()) -> Callable[[Run], Check]:
    """Make a check of a function; its docstring is the promise."""

    def made(run: Run) -> Check:
        promise = " ".join((run.__doc__ or "").split())
        return Check(id_, promise, frozenset(needs), frozenset(without), run)

    return made
