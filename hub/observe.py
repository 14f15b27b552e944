"""Everything the hub can say about itself is one type; logs, metrics and tests subscribe.

An observation holds names, counts and durations, never a personal value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Observation:
    """One thing that happened: `name` is `stage.event`, `facts` are its counts and codes."""

    name: str
    facts: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))


Subscriber = Callable[[Observation], None]
_subscribers: list[Subscriber] = []


def observe(name: str, **facts: Scalar) -> None:
    """Tell every subscriber; with none, it costs a call."""
    if _subscribers:
        observation = Observation(name, MappingProxyType(facts))
        for subscriber in _subscribers:
            subscriber(observation)


def subscribe(subscriber: Subscriber) -> Callable[[], None]:
    """Add a subscriber; the returned function takes it off again."""
    _subscribers.append(subscriber)
    return lambda: _subscribers.remove(subscriber)
