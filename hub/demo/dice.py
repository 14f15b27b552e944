"""Chance that repeats: every part of the demo company has a stream of its own."""

from collections.abc import Mapping
from random import Random
from typing import TypeVar

Face = TypeVar("Face")


def dice(seed: int, part: str) -> Random:
    """The same numbers for the same seed and part; parts do not disturb each other."""
    return Random(f"{seed}/{part}")  # noqa: S311 - demo data must repeat, nothing is secret


def likely(rng: Random, share: float) -> bool:
    """True in `share` of all cases."""
    return rng.random() < share


def one_of(rng: Random, shares: Mapping[Face, float]) -> Face:
    """One of the keys, each as often as its share says."""
    return rng.choices(tuple(shares), tuple(shares.values()))[0]
