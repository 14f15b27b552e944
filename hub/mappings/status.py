"""What a step did to a value: took it, bent it, filled in for it, or could not.

*ok*: the value is what the step is for. *coerced*: it was not written as it is kept - spaces,
width, another order of a date, a rounding - and was read all the same. *defaulted*: something
stands that the source did not say. *unmapped*: well formed, and nobody has decided what it means.
*failed*: it is not what the field can hold. Where there was nothing and is nothing, there is none.
"""

from collections.abc import Callable, Iterable
from typing import Final

OK, COERCED, DEFAULTED, UNDECIDED, FAILED = "ok", "coerced", "defaulted", "unmapped", "failed"
STATUSES: Final = (OK, COERCED, DEFAULTED, UNDECIDED, FAILED)
"""The gravest last: a chain has the gravest of its steps."""

UNMAPPED: Final = "UNMAPPED"
"""The reason of a value that is well formed, and no term or word of ours is known for it yet."""

Fate = Callable[[str, str | None], str]
"""Given what went in and what came out: ok, coerced or defaulted."""


def rewritten(given: str, then: str | None) -> str:
    """The fate of a step that reads or cleans: what comes out otherwise than it went in is bent."""
    return OK if then is None or then == given else COERCED


def meant(_given: str, _then: str | None) -> str:
    """The fate of a step that is there to make another text: that is no bending."""
    return OK


def failing(reason: str) -> str:
    """The status of a value that waits for this reason."""
    return UNDECIDED if reason == UNMAPPED else FAILED


def gravest(statuses: Iterable[str | None]) -> str | None:
    """Of a chain; None where no step had anything to do."""
    found = [STATUSES.index(one) for one in statuses if one is not None]
    return STATUSES[max(found)] if found else None
