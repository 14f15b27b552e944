"""Crosswalks: the code of one system in the words of another, through our terms.

A relation says how the code that comes out stands to the one that went in: `broad` holds more,
`narrow` a part of it. Two codes that are both parts of one term, or both hold more than it, are
not told apart by it: they are `close` at most.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from hub.schema.vocabulary import Vocabulary

_THROUGH: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("exact", "exact"): "exact",
        ("exact", "broad"): "broad",
        ("exact", "narrow"): "narrow",
        ("narrow", "exact"): "broad",
        ("broad", "exact"): "narrow",
        ("narrow", "broad"): "broad",
        ("broad", "narrow"): "narrow",
    }
)
"""How two codes stand to a term → how the second stands to the first; otherwise close."""
_ORDER: Final = ("exact", "close", "broad", "narrow")


@dataclass(frozen=True)
class Translated:
    """A code of the other system."""

    code: str
    relation: str
    through: str
    """Our term."""
    invertible: bool
    """Whether it is exact and the way back leads to the same code and to no other exact one."""


def translate(vocabulary: Vocabulary, code: str, source: str, target: str) -> list[Translated]:
    """The codes of `target` for a code of `source`, the best first; empty where there is none."""
    found = [
        replace(one, invertible=_leads_back(vocabulary, one, code, source, target))
        for one in _steps(vocabulary, code, source, target)
    ]
    return sorted(found, key=lambda one: (_ORDER.index(one.relation), one.code))


def _leads_back(
    vocabulary: Vocabulary, one: Translated, code: str, source: str, target: str
) -> bool:
    if one.relation != "exact":
        return False
    home = _steps(vocabulary, one.code, target, source)
    return [other.code for other in home if other.relation == "exact"] == [code]


def _steps(vocabulary: Vocabulary, code: str, source: str, target: str) -> list[Translated]:
    found: dict[str, Translated] = {}
    for term in vocabulary.terms:
        given = [one.relation for one in term.codings if (one.system, one.code) == (source, code)]
        for one in term.codings if given else ():
            relation = _THROUGH.get((given[0], one.relation), "close")
            known = found.get(one.code)
            better = known is None or _ORDER.index(relation) < _ORDER.index(known.relation)
            if one.system == target and better:
                found[one.code] = Translated(one.code, relation, term.code, invertible=False)
    return list(found.values())


def systems(vocabulary: Vocabulary) -> list[str]:
    """Standards and systems whose codes the vocabulary knows."""
    return sorted({one.system for term in vocabulary.terms for one in term.codings})
