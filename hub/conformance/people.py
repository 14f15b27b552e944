"""The records of the kit's worlds: made-up people whose values are hard to carry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from hub.schema.record import ABSENT, Batch

RARE: Final = "王䶮𠮷㛃\U0002a6a5\U00030edd葛\U000e0100"
"""Extension A, B and G, and a variation selector."""
FULL_WIDTH: Final = "ABC123,ソフト ア㈱"
COMPOSED: Final = "é가"
DECOMPOSED: Final = "e\u0301\u1100\u1161"
_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


@dataclass(frozen=True)
class Person:
    """A record, in the kit's words."""

    key: str
    name: str
    number: str
    """A number as text: zeros at its front count."""
    note: Any = "在职"
    """Text, None, or ABSENT where the record has no such field."""
    count: Any = 0
    """A whole number, where the system has numbers."""
    moment: Any = "2026-03-01T08:00:00+08:00"
    """When it was changed last: a text, or None."""


FIELDS: Final = ("key", "name", "number", "note", "count", "moment")


def company(count: int, first: int = 1) -> list[Person]:
    """So many people with keys from `first`, each changed a minute after the one before."""
    return [
        Person(
            str(at),
            f"{_SURNAMES[at % 16]}䶮{at}",
            f"{at:06}",
            count=at,
            moment=minute(at),
        )
        for at in range(first, first + count)
    ]


def minute(at: int) -> str:
    """A moment so many minutes after eight o'clock of a day, in UTC."""
    return f"2026-03-{1 + at // 600:02}T{8 + at % 600 // 60:02}:{at % 60:02}:00+00:00"


def changed(person: Person, at: int, **more: Any) -> Person:
    """The person with other values, changed at that minute."""
    return replace(person, moment=minute(at), **more)


def seen(batch: Batch, paths: dict[str, str]) -> list[Person]:
    """The records of a batch in the kit's words; what has no path keeps its usual value."""
    columns = {name: _column(batch, path) for name, path in paths.items()}
    usual = Person("", "", "")
    return [
        replace(usual, **{name: values[at] for name, values in columns.items()})
        for at in range(len(batch.records))
    ]


def _column(batch: Batch, path: str) -> Sequence[Any]:
    picked = batch.records.pick(path)
    values = picked.values.to_list()
    if picked.absent is None:
        return values
    absent = picked.absent.to_list()
    return [ABSENT if gone else value for value, gone in zip(values, absent, strict=True)]
