"""How the key file is laid out: a header of one page, then records of 128 bytes.

No record straddles a sector, so a record that is overwritten in place is the old or the new one.
The header holds only what can be made anew after a crash, except the identity.
"""

import struct
from dataclasses import dataclass
from typing import Final
from zlib import crc32

HEADER: Final = 4096
"""Bytes before the first record."""
RECORD: Final = 128
"""Bytes of a record."""
MAGIC: Final = b"hubkeys1"
GENERATION: Final = slice(8, 16)
COUNT: Final = slice(16, 24)
IDENTITY: Final = slice(24, 40)
HEADER_USED: Final = 40

INDEX_SLOT: Final = bytes(17)
"""Subject of zeros, group 0: where the key of the blind indexes stands."""
LIVE: Final = 1
GONE: Final = 2
WRAPPED: Final = 40
"""Bytes of a 256-bit key under AES-KW."""

_BODY: Final = struct.Struct("<16s17sB2xII40sII32x")
_CRC: Final = struct.Struct("<I")
_WHOLE: Final = struct.Struct("<16s17sB2xII40sII32xI")


@dataclass(frozen=True, slots=True)
class Record:
    """One wrapped key. `slot` is its subject (16 bytes) and the number of its group (1 byte).

    `made` is when it was made, in seconds since 1970, and `born` the version of the key-encryption
    key of then; both are 0 in records of before they were kept.
    """

    key_id: bytes
    slot: bytes
    state: int
    version: int
    kek_version: int
    wrapped: bytes
    made: int = 0
    born: int = 0


Fields = tuple[bytes, bytes, int, int, int, bytes, int, int]
"""A record's parts in the order of `Record`: as a plain tuple where many are read."""


def pack(record: Record) -> bytes:
    """The bytes of a record, with their checksum."""
    body = _BODY.pack(
        record.key_id,
        record.slot,
        record.state,
        record.version,
        record.kek_version,
        record.wrapped,
        record.made,
        record.born,
    )
    return body + _CRC.pack(crc32(body))


def fields_of(raw: bytes) -> Fields | None:
    """The parts of one record; None if it is torn or damaged."""
    return fields_at(raw, 0)


def fields_at(raw: bytes, start: int) -> Fields | None:
    """The same of one record of many that were read at once."""
    if len(raw) < start + RECORD:
        return None
    found = _WHOLE.unpack_from(raw, start)
    return found[:-1] if crc32(raw[start : start + _BODY.size]) == found[-1] else None


def sound(raw: bytes) -> list[Fields]:
    """The records up to the first that is torn or damaged."""
    found: list[Fields] = []
    view = memoryview(raw)[: len(raw) - len(raw) % RECORD]
    start = 0
    for *fields, checksum in _WHOLE.iter_unpack(view):
        if crc32(view[start : start + _BODY.size]) != checksum or not fields[2]:
            break
        key_id, slot, state, version, kek_version, wrapped, made, born = fields
        found.append((key_id, slot, state, version, kek_version, wrapped, made, born))
        start += RECORD
    return found


def header(identity: bytes, count: int) -> bytes:
    """The header of a new file."""
    used = MAGIC + bytes(8) + number(count) + identity
    return used.ljust(HEADER, b"\0")


def number(value: int) -> bytes:
    """A counter as the header holds it."""
    return value.to_bytes(8, "little")


def count_in(raw: bytes) -> int:
    """A counter of the header."""
    return int.from_bytes(raw, "little")


def place_of(index: int) -> int:
    """Where the record of this index begins."""
    return HEADER + index * RECORD
