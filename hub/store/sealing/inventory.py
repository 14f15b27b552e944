"""What a key store says of itself, without a key: what it holds, how far a rotation is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A data key, or the place of an erased one."""

    id: bytes
    subject: bytes
    group: int
    version: int
    kek_version: int
    """The version of the key-encryption key that it is wrapped under."""
    made: int
    """Seconds since 1970; 0 if that was not kept."""
    erased: bool


@dataclass(frozen=True)
class Inventory:
    """A key store: its name, its key-encryption keys, its data keys from the first on."""

    identity: bytes
    versions: tuple[tuple[int, str, int], ...]
    """Number, custodian, seconds since 1970."""
    keys: Sequence[HeldKey]


@dataclass(frozen=True)
class Rotation:
    """How far a rotation is."""

    begun: int
    """Version that wrapped before it."""
    version: int
    """Version that wraps now."""
    custodian: str
    """Who keeps that."""
    resumed: bool
    """Whether it was begun by one that did not end."""
    total: int = 0
    """Records to look at."""
    seen: int = 0
    wrapped: int = 0
    """Data keys wrapped anew."""
    fresh: int = 0
    """Data keys that got a successor."""
    done: bool = False


class Rotating(Protocol):
    """A rotation that can be begun, or gone on with where a killed one stopped."""

    def begin(self) -> Rotation:
        """Make a new version, or find the one that was made; raises what custodians raise."""
        ...

    def steps(self, rotation: Rotation, *, fresh: bool = False) -> Iterator[Rotation]:
        """Do it, some hundred records a step; `fresh` gives data keys successors."""
        ...

    def rewrap(self) -> int:
        """Let custodians wrap the same keys under their newest; how many texts are new."""
        ...
