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
    return Weighed(bodies, body_digests(sealer, bodies))


def body_digests(sealer: Sealer, bodies: Iterable[bytes]) -> list[bytes]:
    """Digests of records' bodies, as raw records are kept with them."""
    return digests(sealer, _RAW, bodies)


def digests(sealer: Sealer, place: Place, contents: Iterable[bytes]) -> list[bytes]:
    """16 bytes for each content, equal for equal ones of a place; bulk, so one key look-up."""
    begun = blake2b(key=sealer.blind_index(place, "digest key"), digest_size=SIZE).copy
    found = []
    for one in contents:
        digest = begun()  # the key is taken in once: a third less work for each
        digest.update(one)
        found.append(digest.digest())
    return found
