"""Fields that the hub computes itself: batch functions behind aiodataloader, one set a request."""

import asyncio
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from aiodataloader import DataLoader
from pypinyin import Style, lazy_pinyin

from hub.mappings.words.match import matcher
from hub.mappings.words.result import Match
from hub.schema.model import Model

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


def _matching(model: Model) -> Callable[[list[Any]], Any]:
    """Which terms raw values mean; an input is `[vocabulary, values, selection]`."""

    async def batch(asked: list[Any]) -> list[Any]:
        return await asyncio.to_thread(lambda: [_matched(model, *one) for one in asked])

    return batch


def _matched(model: Model, name: str, values: list[str], selection: list[Any]) -> list[Any]:
    match = matcher(model.vocabularies[name])
    return [_shown("TermMatch", as_graph(match(raw)), selection) for raw in values]


def as_graph(found: Match) -> dict[str, Any]:
    """A match as the graph tells it: attributes are a list."""
    told = found.as_dict()
    told["attributes"] = [{"name": k, "value": v} for k, v in found.attributes.items()]
    return told


_BELOW: Mapping[str, str] = {
    "suggestions": "TermSuggestion",
    "steps": "TermStep",
    "attributes": "TermAttribute",
}


def _shown(kind: str, told: Mapping[str, Any], selection: list[Any]) -> dict[str, Any]:
    """What was asked of it, under the keys of the response."""
    found: dict[str, Any] = {}
    for key, name, below in selection:
        if name == "__typename":
            found[key] = kind
        elif name in _BELOW:
            found[key] = [_shown(_BELOW[name], one, below) for one in told[name]]
        else:
            found[key] = told[name]
    return found


COMPUTED: Mapping[str, Callable[[list[str]], Any]] = {"pinyin": _pinyin}


def loaders(model: Model) -> dict[str, "DataLoader[Any, Any]"]:
    """A fresh set for one request."""
    found = {name: DataLoader(batch) for name, batch in COMPUTED.items()}
    return {**found, "vocabulary_match": DataLoader(_matching(model), cache=False)}
