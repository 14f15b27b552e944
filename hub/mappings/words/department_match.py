"""Which department of ours a name means: accepted where certain, else suggested with evidence.

Certain is: the code itself; one term in the same spelling; the same name after ordinals, suffix
and path are written in one way, if exactly one term has it and no parent contradicts. Everything
else - synonyms, sound, likeness, members - is a suggestion. Another ordinal is another
department: 销售二部 is never suggested for 销售一部, however alike they look.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from hub.mappings.words.department_below import Below
from hub.mappings.words.department_hints import Hints
from hub.mappings.words.department_words import granted, word_set
from hub.mappings.words.departments import RANKS, Known, Name, ordinals, read, split
from hub.mappings.words.result import Match, Step, best
from hub.mappings.words.text import NOTHING

_CODE_FIRST: Final = re.compile(r"\(?(?P<code>[a-z0-9][a-z0-9_.-]*)")
_CODE_LAST: Final = re.compile(r"(?P<code>[a-z0-9][a-z0-9_.-]*)\)?$")
FEW: Final = 5
"""People below which a number tells too much of each of them."""
_LOOSE: Final = ("大区", "片区", "战区", "区域", "区", "公司")


@dataclass(frozen=True)
class Unit:
    """A department of ours, as the matcher needs it."""

    code: str
    name: str
    parents: tuple[str, ...] = ()
    """Names of the departments above it, the outermost first, if they are known."""
    aliases: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    """Who is in it, as keys that both systems know."""


@dataclass
class DepartmentMatcher:
    """Matches names against one list of departments."""

    units: Iterable[Unit]
    _codes: dict[str, str] = field(default_factory=dict)
    _looks: dict[str, dict[str, None]] = field(default_factory=dict)
    _tight: dict[str, dict[str, None]] = field(default_factory=dict)
    _whole: dict[str, dict[str, None]] = field(default_factory=dict)
    _leaves: dict[str, list[Known]] = field(default_factory=dict)
    _heads: dict[str, list[str]] = field(default_factory=dict)
    """End of a name → what stands before it, in every name that ends so."""

    def __post_init__(self) -> None:
        self.known = [one for unit in self.units for one in _names(unit)]
        for unit in self.units:
            self._codes[unit.code.casefold()] = unit.code
        for one in self.known:
            self._looks.setdefault(one.name.looks, {})[one.code] = None
            self._tight.setdefault(_tight(one.name.looks), {})[one.code] = None
            self._whole.setdefault("/".join(one.name.path), {})[one.code] = None
            self._whole.setdefault(one.name.joined, {})[one.code] = None
            self._leaves.setdefault(one.name.leaf, []).append(one)
        for joined in {one.name.joined for one in self.known}:
            for at in range(1, len(joined)):
                self._heads.setdefault(joined[at:], []).append(joined[:at])
        self.hints, self.below = Hints(self.known), Below(self.known)
        self._members = {unit.code: unit.members for unit in self.units if unit.members}

    def match(
        self,
        raw: str,
        members: frozenset[str] = frozenset(),
        *,
        suggest: bool = True,
        exact: bool = True,
    ) -> Match:
        """The unit that `raw` means; `members` are those of the other system's department.

        Without `exact` the evidence does not tell how many a few are.
        """
        name = read(raw)
        if name.looks in NOTHING:
            return Match(raw, steps=name.steps)
        found = self._accepted(raw, name)
        if len(found) == 1:
            [(code, how)] = found.items()
            return Match(raw, code, "exact", (), (*name.steps, Step(how, code)))
        if not suggest:
            return Match(raw, steps=name.steps)
        ranked = self.hints.of(name)
        for code, (score, why) in self.below.of(name).items():
            if score > ranked.get(code, (0.0, ""))[0]:
                ranked[code] = (score, why)
        for code, how in found.items():
            ranked[code] = (max(0.97, ranked.get(code, (0.0, ""))[0]), f"same name: {how}")
        if (own := self._codes.get(name.looks)) is not None:
            ranked[own] = (
                max(0.9, ranked.get(own, (0.0, ""))[0]),
                "its code, which is only digits",
            )
        self._count(name, ranked, members, exact=exact)
        relation = "broad" if len(found) > 1 else self.hints.relation(name, ranked)
        return Match(raw, None, relation, best(ranked), name.steps)

    def _accepted(self, raw: str, name: Name) -> dict[str, str]:
        """Codes that the name certainly means, with how; several are a decision."""
        code = self._by_code(raw, name)
        looks = dict.fromkeys(self._looks.get(name.looks, ()), "same-spelling")
        if code is not None:
            return {code: "code", **looks}
        if looks or (looks := dict.fromkeys(self._tight.get(_tight(name.looks), ()), "gaps")):
            return looks
        whole = self._whole.get("/".join(name.path)) or self._whole.get(name.joined) or {}
        if whole:
            return dict.fromkeys(whole, "same-name")
        if leaves := self._by_leaf(name):
            return dict.fromkeys(leaves, "same-leaf")
        return dict.fromkeys(self.below.certain(name), "below-parent")

    def _by_code(self, raw: str, name: Name) -> str | None:
        """The code itself, or code and name that agree; digits alone could be any system's."""
        bare = raw.strip().casefold()
        if bare in self._codes and not bare.isdigit():
            return self._codes[bare]
        for code, rest in self._coded(name.looks):
            other = read(rest)
            same = self._looks.get(other.looks) or self._whole.get("/".join(other.path)) or {}
            if code in same:
                return code
        return None

    def _coded(self, looks: str) -> Iterator[tuple[str, str]]:
        """Ways to read a code of ours beside a name: `d001-销售一部`, `销售一部(d001)`."""
        first, last = _CODE_FIRST.match(looks), _CODE_LAST.search(looks)
        for end in range(len(first["code"]), 0, -1) if first else ():
            if first and (code := self._codes.get(first["code"][:end])) is not None:
                yield code, looks[first.start("code") + end :].strip(" -_/:.()")
        for at in range(len(last["code"])) if last else ():
            if last and (code := self._codes.get(last["code"][at:])) is not None:
                yield code, looks[: last.start("code") + at].strip(" -_/:.()")

    def _by_leaf(self, name: Name) -> set[str]:
        """Units with that innermost name whose parents do not contradict."""
        if not name.stem:
            return set()
        same = self._leaves.get(name.leaf, [])
        fitting = {one.code for one in same if _agree(name, one.name)}
        if len(fitting) != 1 or not name.parents:
            return fitting if len(same) == len(fitting) or name.parents else set()
        [code] = fitting
        told = any(one.name.parents for one in same if one.code == code)
        return fitting if told or self._granted(name) else set()

    def _granted(self, name: Name) -> bool:
        """Whether the parents may be left out: none of them names a unit of its own kind."""
        for parent in name.parents:
            stem, suffix = split(parent)
            region = _bare(parent) in word_set("regions")
            larger = RANKS.get(suffix, 0) > RANKS.get(name.suffix, 0)
            own = bool(stem) and (name.stem.startswith(stem) or stem in name.stem)
            if RANKS.get(suffix, 0) == RANKS.get(name.suffix, 0) and (
                ordinals(parent) or (parent in self._leaves and not own)
            ):
                return False  # two departments, not one within the other
            if parent.endswith(("分公司", "子公司", "厂", "店", "办事处")):
                return False
            if not (parent.endswith(granted()) or region or larger or own):
                return False
            if self._elsewhere(name, _bare(parent)):
                return False
        return True

    def _elsewhere(self, name: Name, parent: str) -> bool:
        """Whether another unit names both the parent and this leaf: 华东区销售一部."""
        return any(parent[:2] in head for head in self._heads.get(name.leaf, ()))

    def _count(
        self,
        name: Name,
        ranked: dict[str, tuple[float, str]],
        members: frozenset[str],
        *,
        exact: bool,
    ) -> None:
        """Shared members: the strongest evidence, and still no decision.

        Not against the ordinal: who is in 销售二部 may have been in 销售一部, which it is not.
        """
        for code, ours in self._members.items() if members else ():
            shared = len(ours & members)
            share = 0.99 * shared / max(1, min(len(ours), len(members)))
            score = share * (0.5 + shared / max(1, len(ours | members)) / 2)
            if not exact:
                score = round(score, 1)
            if score > ranked.get(code, (0.0, ""))[0] and not self._other_ordinal(name, code):
                told = (_number(count, exact=exact) for count in (shared, len(members)))
                ranked[code] = (score, "members: {} of {} are in it".format(*told))

    def _other_ordinal(self, name: Name, code: str) -> bool:
        """Whether every name of the unit has another ordinal than this one."""
        if not name.ordinals:
            return False
        known = [one.name.ordinals for one in self.known if one.code == code]
        return all(one and one != name.ordinals for one in known)


def _number(count: int, *, exact: bool) -> str:
    """A number of people; of a few, who may not see each of them learns only that they are few."""
    return str(count) if exact or count >= FEW else "fewer than five"


def _names(unit: Unit) -> Iterable[Known]:
    """Every name of a unit, below its parents."""
    for at, text in enumerate((unit.name, *unit.aliases)):
        name = read(text)
        if unit.parents and not name.parents:
            above = tuple(level for one in unit.parents for level in read(one).path)
            name = Name((*above, *name.path), name.steps, name.looks)
        yield Known(unit.code, name, text, alias=at > 0)


def _tight(looks: str) -> str:
    return looks.replace(" ", "")


def _bare(level: str) -> str:
    """A region without its word: 华东大区 → 华东."""
    for word in _LOOSE:
        if level.endswith(word) and len(level) > len(word):
            return level[: -len(word)]
    return level


def _agree(name: Name, known: Name) -> bool:
    """Whether the parents of one are found among those of the other, in their order."""
    if not name.parents or not known.parents:
        return True
    ours = [_bare(one) for one in known.parents]
    fewer, more = (ours, [_bare(one) for one in name.parents])
    if len(fewer) > len(more):
        fewer, more = more, fewer
    theirs = iter(more)
    return all(any(one == other for other in theirs) for one in fewer)
