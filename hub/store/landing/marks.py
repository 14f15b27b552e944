"""Marks of people who were erased: blind indexes by which they are known when they come again."""

from typing import Final

from hub.store.sealing.seal import Place, Sealer

_PLACE: Final = Place("erasure", "mark")
_BETWEEN: Final = "\x1f"
IDENTITY: Final = "identity"
"""Of an identity number, whatever field it stands in."""


def record_mark(sealer: Sealer, stream_id: int, key: str) -> bytes:
    """Of a record: an account of an outside system."""
    return _mark(sealer, "record", str(stream_id), key)


def value_mark(sealer: Sealer, by: str, value: str) -> bytes:
    """Of a value by which people are found: `number`, `work_email`, …, or IDENTITY."""
    return _mark(sealer, "value", by, value)


def named_mark(sealer: Sealer, name: str, number: str) -> bytes:
    """Of a name with a number: a number alone is given to somebody else one day."""
    return _mark(sealer, "named", name, number)


def _mark(sealer: Sealer, *parts: str) -> bytes:
    return sealer.blind_index(_PLACE, _BETWEEN.join(parts))
