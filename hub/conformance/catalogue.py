"""All checks, in their order."""

from collections.abc import Iterator
from types import ModuleType
from typing import Final

from hub.conformance.checks import (
    changes,
    events,
    failing,
    limits,
    paging,
    reading,
    secrecy,
    tokens,
    values,
    writing,
)
from hub.conformance.promise import Check

AREAS: Final = (reading, values, paging, tokens, limits, changes, failing, writing, events, secrecy)


def _of(module: ModuleType) -> Iterator[Check]:
    yield from (one for one in vars(module).values() if isinstance(one, Check))


CATALOGUE: Final = tuple(one for area in AREAS for one in _of(area))
