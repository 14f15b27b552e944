"""What a key store promises, whatever it is made of.

A *data key* seals the values of one subject in one key group, so that a group of one person can be
made unreadable alone. Data keys lie wrapped in the key store, never in the database or its
backups. A subject is a person, an outside account that is not matched yet, or a connection.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol
from uuid import UUID

from hub.errors import Broken
from hub.store.sealing.inventory import Inventory, Rotating

Id = UUID | bytes
"""A row or a subject: a UUID or its 16 bytes; bytes are quicker."""

GROUP_NUMBERS: Final = MappingProxyType(
    {
        "general": 1,
        "contact": 2,
        "special": 3,
        "identity": 4,
        "pay": 5,
        "relations": 6,
        "family": 7,
        "health": 8,
        "raw": 9,
        "secret": 10,
    }
)
"""Key groups as they stand in the key store; a number is never given to another group.

The first eight are those of the field classes, `raw` holds bodies of raw records, `secret` the
secrets of a connection.
"""

GROUPS: Final = frozenset(GROUP_NUMBERS)


class Erased(Enum):
    """What opening a value gives once its key has been erased."""

    ERASED = "erased"


ERASED: Final = Erased.ERASED


class DataKey(NamedTuple):
    """A data key, unwrapped. `version` counts the keys of one subject and group from 1.

    A tuple: a preview makes one for each of a hundred thousand records.
    """

    id: bytes
    version: int
    secret: bytes

    def __repr__(self) -> str:
        """Without the secret."""
        return f"DataKey(id={self.id!r}, version={self.version})"


class KeyStore(Protocol):
    """Where data keys lie. Several processes share one; all methods may be called by threads."""

    @property
    def identity(self) -> bytes:
        """16 bytes that name this store; another store cannot open what this one sealed."""
        ...

    @property
    def index_key(self) -> bytes:
        """The key of the blind indexes; it never changes."""
        ...

    def generation(self) -> bytes:
        """Differs from before once any process has erased a key; quick enough to ask each time."""
        ...

    def current(self, subject: bytes, group: str) -> DataKey:
        """The key to seal with.

        Raises Broken `KEY_NOT_PREPARED`, or Transient `KEY_ERASED` if it went in between.
        """
        ...

    def by_id(self, key_id: bytes) -> DataKey | Erased:
        """The key that a sealed value names; raises Broken `KEY_UNKNOWN`."""
        ...

    def by_ids(self, key_ids: Iterable[bytes]) -> Mapping[bytes, DataKey | Erased]:
        """The same for many, by their ids: quicker than one by one."""
        ...

    async def prepare(self, wanted: Iterable[tuple[Id, str]]) -> int:
        """Make the missing data keys of these (subject, group); durable on return.

        Gives the number made. An erased key is followed by a new one of the next version.
        """
        ...

    async def erase(self, subject: Id, groups: Iterable[str]) -> int:
        """Make everything sealed for the subject in these groups unreadable, for good.

        Gives the number of keys erased. After a failure it must be asked for again.
        """
        ...

    def inventory(self) -> Inventory:
        """All that is there but the keys; reads every record."""
        ...

    def rotation(self) -> Rotating:
        """A rotation of this store; nothing is changed before it begins."""
        ...


def id_bytes(value: Id) -> bytes:
    """The 16 bytes of an id."""
    return value if isinstance(value, bytes) else value.bytes


def group_number(group: str) -> int:
    """The number of a key group; raises Broken `KEY_GROUP_UNKNOWN`."""
    try:
        return GROUP_NUMBERS[group]
    except KeyError:
        raise Broken(
            "KEY_GROUP_UNKNOWN",
            "A class of fields names a key group that the key store does not know.",
            detail=group,
            hint=f"Key groups are {', '.join(GROUP_NUMBERS)}.",
        ) from None
