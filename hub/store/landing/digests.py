"""Digests that tell whether a content is the same without telling what it is.

Keyed BLAKE2b under a key that the key store gives for the place: a plain hash of a value that has
few possibilities would give it away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from hub.schema.record import Records
from hub.store.sealing.seal import Place, Sealer

SIZE: Final = 16
_RAW: Final = Place("raw_record", "hash")


@dataclass(frozen=True)
class Weighed:
    """The bodies of a batch as they will be kept, each with its digest."""

    bodies: Sequence[bytes]
    hashes: Sequence[bytes]


def weighed(sealer: Sealer, records: Records) -> Weighed:
    """Bodies and digests of records: only computing, any thread may do it ahead of the landing."""
    bodies = records.bodies()
    return Weighed(bodies, digests(sealer, _RAW, bodies))


def digests(sealer: Sealer, place: Place, contents: Iterable[bytes]) -> list[bytes]:
    """16 bytes for each content, equal for equal ones of a place; bulk, so one key look-up."""
    key = sealer.blind_index(place, "digest key")
    return [blake2b(one, key=key, digest_size=SIZE).digest() for one in contents]
