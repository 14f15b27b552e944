"""Fields that the hub computes itself: batch functions behind aiodataloader, one set a request."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from aiodataloader import DataLoader
from pypinyin import Style, lazy_pinyin

_NAMES = 100_000


def _each(rest: str) -> Any:
    """What has no reading stands for itself, character by character."""
    return list(rest)


@lru_cache(maxsize=_NAMES)
def pinyin(name: str) -> str:
    """A name in pinyin, as on a business card: `欧阳娜` → `Ouyang Na`.

    A double surname stays one word; 曾 as a surname is Zeng.
    """
    syllables = lazy_pinyin(name, style=Style.NORMAL, errors=_each)
    if len(syllables) != len(name) or len(name) <= 1:
        return " ".join(part.capitalize() for part in syllables)
    if name[0] == "曾":
        syllables[0] = "zeng"
    length = 2 if name[:2] in DOUBLE_SURNAMES and len(name) > len("欧阳") - 1 else 1
    surname, given = "".join(syllables[:length]), "".join(syllables[length:])
    return " ".join(part.capitalize() for part in (surname, given) if part)


DOUBLE_SURNAMES = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯"}
)


async def _pinyin(names: list[str]) -> list[str]:
    return [pinyin(name) for name in names]


COMPUTED: Mapping[str, Callable[[list[str]], Any]] = {"pinyin": _pinyin}


def loaders() -> dict[str, "DataLoader[str, Any]"]:
    """A fresh set for one request."""
    return {name: DataLoader(batch) for name, batch in COMPUTED.items()}
