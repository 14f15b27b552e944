"""What a check says when a promise is not kept."""

from typing import Any


class Unkept(AssertionError):
    """A promise is not kept; the text says what was seen, without values of records."""


def held(condition: object, told: str) -> None:
    """Raise Unkept unless the condition holds."""
    if not condition:
        raise Unkept(told)


def same(found: Any, wanted: Any, what: str) -> None:
    """Raise Unkept unless both are equal; sizes are told, values are not."""
    if found != wanted:
        sizes = [len(one) if hasattr(one, "__len__") else one for one in (found, wanted)]
        raise Unkept(f"{what}: {sizes[0]} found, {sizes[1]} wanted")
