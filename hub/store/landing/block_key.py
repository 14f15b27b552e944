"""The one key under which all blocks of kept records lie (`raw_columns.py`), and its end."""

from typing import Final

from hub.store.acts import Session
from hub.store.queries import queries
from hub.store.sealing.seal import Place, Sealer

SQL: Final = queries("raw_columns.sql")
GROUP: Final = "raw"
WORTH: Final = 1_000
"""Fewer records are opened one by one sooner than a block is made for them."""
_KEY: Final = Place("raw_columns", "key")


def subject(sealer: Sealer) -> bytes:
    """Whose key seals all blocks: nobody's, always the same."""
    return sealer.blind_index(_KEY, "all")


def keys_of_block(sealer: Sealer, records: int) -> set[tuple[bytes, str]]:
    """(subject, group) of the data key that a block of so many records takes."""
    return {(subject(sealer), GROUP)} if records >= WORTH else set()


async def forget(session: Session, sealer: Sealer) -> None:
    """No block can be read any more, wherever it was copied to."""
    await sealer.erase(subject(sealer), [GROUP])
    await session.execute(SQL["forget"])
