"""Fields that the hub computes itself: batch functions behind aiodataloader, one set a request."""

import asyncio
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import orjson
from aiodataloader import DataLoader
from pypinyin import Style, lazy_pinyin

from hub.mappings.words.department_match import DepartmentMatcher
from hub.mappings.words.match import matcher, units
from hub.mappings.words.result import Match
from hub.schema.crosswalk import translate
from hub.schema.model import Model
from hub.schema.surnames import DOUBLE_SURNAMES

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
    length = 2 if name[:2] in DOUBLE_SURNAMES else 1
    surname, given = "".join(syllables[:length]), "".join(syllables[length:])
    return " ".join(part.capitalize() for part in (surname, given) if part)


async def _pinyin(names: list[str]) -> list[str]:
    return [pinyin(name) for name in names]


Work = Callable[[Model, list[Any]], Any]


def _vocabulary_match(model: Model, asked: list[Any]) -> Any:
    """Input: `[vocabulary, values, selection]`."""
    name, values, selection = asked
    match = matcher(model.vocabularies[name])
    return [_shown("TermMatch", as_graph(match(raw)), selection) for raw in values]


def _vocabulary_translate(model: Model, asked: list[Any]) -> Any:
    """Input: `[vocabulary, source, target, codes, selection]`."""
    name, source, target, codes, selection = asked
    vocabulary = model.vocabularies[name]
    return [
        _shown("CodeTranslation", {"raw": code, **vars(one)}, selection)
        for code in codes
        for one in translate(vocabulary, code, source, target)
    ]


def _department_match(_model: Model, asked: list[Any]) -> Any:
    """Input: `[[[id, code, name, parent], …], values, selection]`."""
    rows, values, selection = asked
    match = _departments(orjson.dumps(rows)).match
    return [_shown("TermMatch", as_graph(match(raw)), selection) for raw in values]


@lru_cache(maxsize=8)
def _departments(rows: bytes) -> DepartmentMatcher:
    """The matcher of the departments that a viewer may see; most viewers see the same ones."""
    known = {row: (code, name, parent) for row, code, name, parent in orjson.loads(rows)}
    told = [
        {"code": code, "name": name, "parent": known[parent][0] if parent in known else ""}
        for code, name, parent in known.values()
        if code and name
    ]
    return DepartmentMatcher(units(told))


WORKED: Mapping[str, Work] = {
    "vocabulary_match": _vocabulary_match,
    "vocabulary_translate": _vocabulary_translate,
    "department_match": _department_match,
}


def _worked(model: Model, work: Work) -> "DataLoader[Any, Any]":
    async def batch(asked: list[Any]) -> list[Any]:
        return await asyncio.to_thread(lambda: [work(model, one) for one in asked])

    return DataLoader(batch, cache=False)


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
    return {**found, **{name: _worked(model, work) for name, work in WORKED.items()}}
