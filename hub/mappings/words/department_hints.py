"""What a name may mean, with the evidence: synonym, English, sound, likeness, abbreviation."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from hub.mappings.words import numerals
from hub.mappings.words.department_words import (
    english_units,
    functions,
    granted,
    groups,
    same_function,
    shared,
    word_set,
)
from hub.mappings.words.departments import Known, Name, figures, marks, ordinals, split
from hub.mappings.words.sound import initials, sound
from hub.mappings.words.text import has_han

Key = TypeVar("Key", str, int)
Ranked = dict[str, tuple[float, str]]
_WORD: Final = re.compile(
    r"[a-z][0-9][a-z](?![a-z0-9])|[a-z]+(?:&[a-z]+)?(?:'s)?|[0-9]+(?:st|nd|rd|th)?"
)
_OTHER_SUFFIX, _NO_ORDINAL, _LEAST = 0.88, 0.8, 0.45
_LEAST_SHARED: Final = 0.4
_NEAR: Final = 12
"""How many of the likest names are looked at."""


class Hints:
    """Suggestions from one list of names."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = known

    def of(self, name: Name) -> Ranked:
        """`{code: (score, evidence)}` of what the name may mean."""
        found: Ranked = {}
        for one, score, why in self._all(name):
            held = _held(score, name, one)
            if held is not None and held > found.get(one.code, (_LEAST, ""))[0]:
                found[one.code] = (held, f"alias {one.shown}: {why}" if one.alias else why)
        return found

    def relation(self, name: Name, ranked: Ranked) -> str | None:
        """How the name stands to the best suggestion."""
        if not ranked:
            return None
        first = max(ranked, key=lambda code: ranked[code][0])
        if name.ordinals and not any(one.name.ordinals for one in self.known if one.code == first):
            return "narrow"
        if not name.ordinals and name.stem:
            inside = [one for one in self.known if one.name.ordinals and one.name.stem == name.stem]
            if inside:
                return "broad"
        return "close"

    def _all(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        yield from self._same_leaf(name)
        yield from self._rewritten(name)
        yield from self._function(name)
        yield from self._sound(name)
        yield from self._parts(name)
        yield from self._alike(name)

    # --- the same, but for something ------------------------------------------------------

    def _same_leaf(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        for one in self._by_leaf.get(name.leaf, ()):
            if one.name.parents != name.parents:
                yield one, 0.93, "same name under another parent"
        for one in self._by_stem.get(name.stem, ()) if name.stem else ():
            if not name.suffix or not one.name.suffix:
                yield one, 0.95, "suffix left out"
            elif one.name.suffix != name.suffix:
                yield one, 0.85, f"other kind of unit: {one.name.suffix}"
            elif one.name.ordinals != name.ordinals:
                yield one, 0.95, "same but for the ordinal"

    def _rewritten(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        """The same characters: numerals written otherwise, another order, parents left out."""
        for one in self._by_figures.get(figures(name.joined), ()):
            if one.name.joined != name.joined:
                yield one, 0.93, "same but for how numerals are written"
        for one in self._by_characters.get(_characters(name.joined), ()):
            if one.name.joined != name.joined:
                yield one, 0.9, "the same characters in another order"
        for at in range(1, len(name.path)):
            for one in self._by_leaf.get("".join(name.path[at:]), ()):
                yield one, 0.92, "same name without its parents"

    def _function(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        """Words for one function: 人事, 人力资源, HR."""
        stems = [
            (name.stem, name.ordinals, name.suffix),
            (name.leaf, name.ordinals, name.suffix),
        ]
        if not has_han(name.leaf):
            stems.append(english(name.joined))
        elif _ungranted(name.stem) != name.stem:
            stems.append((_ungranted(name.stem), name.ordinals, name.suffix))
        if narrow := _narrow(name.suffix):
            stems.append((name.stem + name.suffix[:-1], name.ordinals, narrow))
        for stem, numbers, suffix in stems:
            for one, share in self._of_function(stem):
                if numbers and one.name.ordinals and numbers != one.name.ordinals:
                    continue
                fit = 1.0 if not suffix or _same_kind(suffix, one.name.suffix) else 0.95
                fit *= 1.0 if numbers == one.name.ordinals else 0.85
                exact = "same words" if stem == one.name.stem else "synonym"
                yield one, 0.9 * fit * share, f"{exact}: {stem} = {one.name.stem}"

    def _of_function(self, stem: str) -> Iterator[tuple[Known, float]]:
        """Names that share functions with a stem, and how much of both they share."""
        ours = functions(stem)
        near = {id(one): one for group in set().union(*ours) for one in self._by_group[group]}
        for one in near.values():
            share = max(shared(ours, theirs) for theirs in _functions(one.name))
            if share > _LEAST_SHARED:
                yield one, share

    # --- sound -----------------------------------------------------------------------------

    def _sound(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        """Pinyin in full, pinyin as people type it, initials."""
        if has_han(name.leaf):
            for one in self._by_sound.get(sound(name.leaf), ()):
                if one.name.leaf != name.leaf:
                    yield one, 0.92, f"same sound: {sound(name.leaf)}"
            return
        typed = re.sub(r"[^a-z0-9]", "", name.joined)
        for one in self._by_sound.get(typed, ()):
            yield one, 0.94, f"pinyin: {typed}"
        for one in self._by_initials.get(typed, ()):
            yield one, 0.8, f"initials of the pinyin: {typed}"

    # --- parts and likeness ------------------------------------------------------------------

    def _parts(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        """One name within the other: a prefix of company or region, a remark, an abbreviation."""
        whole = name.joined
        stem = name.stem
        for one in self.known:
            theirs = one.name.leaf
            if len(theirs) > 1 and theirs != whole and theirs in whole:
                yield one, 0.82 + 0.1 * len(theirs) / len(whole), f"contains {one.shown}"
            elif len(whole) > 1 and whole in one.name.joined and whole != one.name.joined:
                yield one, 0.8 + 0.1 * len(whole) / len(one.name.joined), f"part of {one.shown}"
            if (
                _abbreviates(stem, one.name.stem)
                or _abbreviates(one.name.stem, stem)
                or (name.parents and _abbreviates(split(whole)[0], split(one.name.joined)[0]))
            ):
                yield one, 0.84, f"abbreviation: {stem} ~ {one.name.stem}"

    def _alike(self, name: Name) -> Iterator[tuple[Known, float, str]]:
        from rapidfuzz import fuzz, process

        near = process.extract(
            name.leaf, self._leaves, scorer=fuzz.ratio, limit=_NEAR, score_cutoff=100 * _LEAST
        )
        for _, score, at in near:
            one = self.known[at]
            if marks(one.name.leaf) == marks(name.leaf):
                yield one, 0.9 * score / 100, f"similarity {score / 100:.2f}"
        said = sound(name.leaf) if has_han(name.leaf) else re.sub("[^a-z0-9]", "", name.leaf)
        for _, score, at in process.extract(
            said, self._said, scorer=fuzz.ratio, limit=_NEAR, score_cutoff=70
        ):
            if marks(self.known[at].name.leaf) == marks(name.leaf):
                yield self.known[at], 0.85 * score / 100, f"similar sound {score / 100:.2f}"

    # --- indexes -----------------------------------------------------------------------------

    @cached_property
    def _leaves(self) -> list[str]:
        return [one.name.leaf for one in self.known]

    @cached_property
    def _said(self) -> list[str]:
        return [sound(one.name.leaf) for one in self.known]

    @cached_property
    def _by_leaf(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: [one.name.leaf])

    @cached_property
    def _by_figures(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: [figures(one.name.joined)])

    @cached_property
    def _by_characters(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: [_characters(one.name.joined)])

    @cached_property
    def _by_stem(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: [one.name.stem])

    @cached_property
    def _by_sound(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: {*_said(one.name.leaf), *_said(one.name.joined)})

    @cached_property
    def _by_initials(self) -> dict[str, list[Known]]:
        return _index(self.known, lambda one: set(_initials(one.name.leaf)))

    @cached_property
    def _by_group(self) -> dict[int, list[Known]]:
        found: dict[int, list[Known]] = defaultdict(list)
        for one in self.known:
            for group in {
                group for way in _functions(one.name) for piece in way for group in piece
            }:
                found[group].append(one)
        return found


def _functions(name: Name) -> list[tuple[frozenset[int], ...]]:
    """What a name of ours is about, in each way to read it."""
    ways = [functions(name.stem), functions(name.leaf), functions(_ungranted(name.stem))]
    if _narrow(name.suffix):
        ways.append(functions(name.stem + name.suffix[:-1]))
    if not has_han(name.leaf):
        ways.append(functions(english(name.joined)[0]))
    return ways


def _narrow(suffix: str) -> str:
    """The kind of unit without a function that stands before it: 部 of 服务部; else empty."""
    return suffix[-1] if suffix[:-1] in groups() else ""


def _same_kind(one: str, other: str) -> bool:
    """客服部 and 客户服务部 are of one kind, 实验室 and 办公室 are not."""
    return one == other or _narrow(one) == other or _narrow(other) == one


def _ungranted(stem: str) -> str:
    """A stem without a word before it that adds nothing: 集团人力资源."""
    for word in granted():
        if stem.startswith(word) and len(stem) > len(word) + 1:
            return stem[len(word) :]
    return stem


def _characters(text: str) -> str:
    return "".join(sorted(re.sub(r"[\s()&,、·-]", "", text)))


def _index(
    known: Sequence[Known], keys: Callable[[Known], Iterable[Key]]
) -> dict[Key, list[Known]]:
    found: dict[Key, list[Known]] = {}
    for one in known:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def _held(score: float, name: Name, one: Known) -> float | None:
    """The score under the guards; None where another ordinal forbids it."""
    ours, theirs = name.ordinals, one.name.ordinals
    if not has_han(name.leaf):
        ours = english(name.joined)[1] or _digits(name.joined)
    if ours and theirs and ours != theirs and not _within(ours, theirs):
        return None
    if bool(ours) != bool(theirs):
        score *= _NO_ORDINAL
    if name.suffix and one.name.suffix and not _same_kind(name.suffix, one.name.suffix):
        score *= _OTHER_SUFFIX
    return score


def _within(ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """华东一区销售二部 may be 销售二部: the innermost ordinal is what counts."""
    return len(ours) != len(theirs) and ours[-1] == theirs[-1]


def _digits(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text))


def _abbreviates(short: str, long: str) -> bool:
    """人资 for 人力资源: its characters in order, the first one the same."""
    if not (1 < len(short) < len(long) <= 4 * len(short)) or short[0] != long[0]:
        return False
    if short.strip(long) or not has_han(short) or same_function(short, long):
        return False
    rest = iter(long)
    return all(one in rest for one in short)


@lru_cache(maxsize=65_536)
def english(text: str) -> tuple[str, tuple[int, ...], str]:
    """Stem, ordinals and suffix of an English name: `Sales Dept. 1` → (sales, (1,), 部)."""
    stem: list[str] = []
    found: list[int] = []
    suffix = ""
    known = groups()
    words = [
        part
        for word in _WORD.findall(text)
        for part in ([word] if word in known else word.split("&"))
    ]
    for word in words:
        if word in english_units():
            suffix = english_units()[word]
        elif word.isdigit() and int(word) <= numerals.LARGEST:
            found.append(int(word))
        elif word in numerals.ENGLISH:
            found.append(numerals.ENGLISH[word])
        elif word not in word_set("fillers"):
            stem.append(word.removesuffix("'s"))
    return " ".join(stem), tuple(found), suffix


def _arabic(level: str) -> str:
    """Ordinals as digits, as people type them in pinyin: xiaoshou1bu."""
    stem, suffix = split(level)
    numbers = ordinals(level)
    return f"{stem}{numbers[-1]}{suffix}" if numbers else level


@lru_cache(maxsize=65_536)
def _said(text: str) -> tuple[str, ...]:
    """Ways to type the sound of a name."""
    return (sound(text), sound(_arabic(text)))


def _initials(level: str) -> tuple[str, ...]:
    forms = (level, _arabic(level), split(level)[0])
    return tuple(initials(one) for one in forms if len(one) > 1)
