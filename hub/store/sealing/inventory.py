"""What a key store holds, told without a key."""

from collections.abc import Sequence
from dataclasses import dataclass


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
