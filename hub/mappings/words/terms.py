"""Which term of a vocabulary a value means: taken where a name says so, else suggested.

Certain are: a code, label or alias in any spelling; the same with a word that adds nothing (汉族,
正式员工); two names of one term (汉族(Han), 男/male); a number beside a name that some system gives
to that term (1-男). A bare number is never certain: it means other things in other systems.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from hub.mappings.words.result import Match, Step, best
from hub.mappings.words.sound import sound
from hub.mappings.words.text import NOTHING, has_han, plain
from hub.schema.vocabulary import Vocabulary

_LATIN: Final = re.compile(r"[\s._'’*·-]+")
_LIST: Final = re.compile(r"[/、,，;；|+]|\bor\b|或者|或")
_REMARK: Final = re.compile(r"(?P<main>[^()]+)\((?P<remark>[^()]+)\)")
_CODE: Final = re.compile(r"(?P<code>[0-9]{1,3})\)?[\s.、:_/-]*(?P<rest>[^0-9\s.、:_/-].*)")
_LAST_CODE: Final = re.compile(r"(?P<rest>.*[^0-9\s(:_/-])[\s(:_/-]+(?P<code>[0-9]{1,3})\)?")
_IDENTIFIER: Final = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)+")
_LEAST: Final = 0.5
Ranked = dict[str, tuple[float, str]]
Add = Callable[[str, float, str], None]
"""Notes a suggestion: term, score, evidence."""


@dataclass
class TermMatcher:
    """Matches values against one vocabulary."""

    vocabulary: Vocabulary
    day: date | None = None
    """The day on which a term must be valid; None asks for none."""
    _broad: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._broad = {squash(word): codes for word, codes in self.vocabulary.broad.items()}

    def match(self, raw: str, system: str | None = None, *, suggest: bool = True) -> Match:
        """The term that `raw` means; `system` is whose codes they are, where that is known."""
        text, told = plain(raw)
        code = self.vocabulary.decode(system, raw.strip()) if system else None
        found = {code: f"code of {system}"} if code else self._certain(raw, text)
        if len(found) == 1:
            [(term, how)] = found.items()
            if self._open(term):
                return Match(raw, term, "exact", (), (*told, Step(how, term)))
        if not suggest or (not found and text in NOTHING):
            return Match(raw, steps=tuple(told))
        ranked, relation = self._suggested(raw, text, found)
        return Match(raw, None, relation if ranked else None, best(ranked), tuple(told))

    def _open(self, term: str) -> bool:
        known = self.vocabulary.term(term)
        return known.active and (self.day is None or known.valid_on(self.day))

    # --- certain -----------------------------------------------------------------------------

    def _certain(self, raw: str, text: str) -> dict[str, str]:
        """Terms that the value certainly names, with how."""
        code = raw.strip()
        if is_identifier(code) and code not in self.vocabulary.codes:
            return self._identifier(code)
        found = self._named(text)
        if found or squash(text) in self._broad:
            return found
        remark = _REMARK.fullmatch(text)
        parts = [remark["main"], remark["remark"]] if remark else _LIST.split(text)
        if len(parts) > 1:
            return self._together(parts)
        return self._numbered(text)

    def _identifier(self, code: str) -> dict[str, str]:
        """`masters_degree` is a code of some system, and means what that system says."""
        given = self._codes.get(code, ())
        if given:
            certain = all(relation in {"exact", "narrow"} for _, _, relation in given)
            return dict.fromkeys((term for _, term, _ in given), "code") if certain else {}
        return self._named(code.replace("_", " ").casefold())

    def _named(self, text: str) -> dict[str, str]:
        """Terms with that name, or with it and a word that adds nothing."""
        for key in self._forms(text):
            if key in self._names:
                how = "name" if key == squash(text) else "word-that-adds-nothing"
                return dict.fromkeys(self._names[key], how)
        return {}

    def _forms(self, text: str) -> Iterator[str]:
        key = squash(text)
        yield key
        if key in NOTHING or self.kept(key):
            return
        for one in self._affixes:
            if key.endswith(one) and len(key) > len(one):
                yield key[: -len(one)]
            if key.startswith(one) and len(key) > len(one):
                yield key[len(one) :]
            yield key + one
        if self.vocabulary.name == "payslip_item":
            yield from _shares(key)

    def kept(self, key: str) -> bool:
        """Whether the vocabulary says of this very word that it waits for a decision."""
        return key in self._close or key in self._broad

    def _together(self, parts: list[str]) -> dict[str, str]:
        """Several names: certain if every one of them names the same terms."""
        told = [part.strip() for part in parts if squash(part.strip()) not in self._affixes]
        named = [self._named(part) for part in told if part]
        if named and all(named):
            return {code: "several-names" for one in named for code in one}
        return {}

    def _numbered(self, text: str) -> dict[str, str]:
        """A number beside a name, which some system gives to that term."""
        form = _CODE.fullmatch(text) or _LAST_CODE.fullmatch(text)
        if form is None:
            return {}
        found = self._named(form["rest"])
        coded = self._codes.get(form["code"], ())
        given = {term for _, term, relation in coded if relation in {"exact", "narrow"}}
        if not found or (given and not set(found) & given):
            return {}
        return dict.fromkeys(found, "number-and-name") if given else {}

    # --- suggested ---------------------------------------------------------------------------

    def _suggested(self, raw: str, text: str, found: Mapping[str, str]) -> tuple[Ranked, str]:
        ranked: Ranked = {}

        def add(code: str, score: float, why: str) -> None:
            if score > ranked.get(code, (_LEAST, ""))[0]:
                ranked[code] = (score, why)

        for code in found:
            add(code, 0.95, "one of several names" if len(found) > 1 else "no longer offered")
        key = squash(text)
        for at, code in enumerate(self._broad.get(key, ())):
            add(code, 0.9 - 0.03 * at, f"{text} holds several terms")
        several = len(found) > 1 or key in self._broad
        for system, code, relation in self._codes.get(raw.strip(), ()):
            add(code, 0.8 if relation == "exact" else 0.7, f"{relation} code of {system}")
        for form in self._forms(text):
            for code in self._close.get(form, ()):
                add(code, 0.9, f"comes near: {form}")
        self._parts(text, add)
        self._alike(key, add)
        return ranked, "broad" if several else "close"

    def _parts(self, text: str, add: Add) -> None:
        """Names within the value."""
        pieces = [one for one in re.split(r"[()/、,，;；|+\s:-]", text) if one]
        for piece in pieces if len(pieces) > 1 else ():
            for code in self._named(piece):
                add(code, 0.88, f"names it beside something else: {piece}")
        key = squash(text)
        for name, codes in self._names.items():
            if len(name) > 1 and has_han(name) and name != key and (name in key or key in name):
                if len(key) < 2 and name not in key:  # noqa: PLR2004 - one character says little
                    continue
                share = min(len(name), len(key)) / max(len(name), len(key))
                for code in codes:
                    add(code, 0.6 + 0.25 * share, f"contains {name}")

    def _alike(self, key: str, add: Add) -> None:
        from rapidfuzz import fuzz, process

        for name, score, _ in process.extract(
            key, list(self._words), scorer=fuzz.ratio, limit=12, score_cutoff=100 * _LEAST
        ):
            for code in self._words[name]:
                add(code, 0.85 * score / 100, f"similarity {score / 100:.2f}: {name}")
        said = sound(key) if has_han(key) else key
        if len(said) < 3:  # noqa: PLR2004 - two letters sound like anything
            return
        for name, score, _ in process.extract(
            said, list(self._sounds), scorer=fuzz.ratio, limit=12, score_cutoff=72
        ):
            for code in self._sounds[name]:
                add(code, 0.84 * score / 100, f"similar sound {score / 100:.2f}")

    # --- indexes -----------------------------------------------------------------------------

    @cached_property
    def _affixes(self) -> tuple[str, ...]:
        return tuple(squash(one) for one in self.vocabulary.affixes)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        return _index((term.code, term.names()) for term in self.vocabulary.terms)

    @cached_property
    def _close(self) -> Mapping[str, tuple[str, ...]]:
        return _index((term.code, term.close) for term in self.vocabulary.terms)

    @cached_property
    def _words(self) -> Mapping[str, tuple[str, ...]]:
        both = {**self._close}
        for name, codes in self._names.items():
            both[name] = tuple(dict.fromkeys((*both.get(name, ()), *codes)))
        return both

    @cached_property
    def _sounds(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for name, codes in self._words.items():
            said = sound(name) if has_han(name) else name
            found.setdefault(said, {}).update(dict.fromkeys(codes))
        return {said: tuple(codes) for said, codes in found.items()}

    @cached_property
    def _codes(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """Code → `(system, term, relation)`; numbers also without leading zeros."""
        found: dict[str, dict[tuple[str, str, str], None]] = {}
        for term in self.vocabulary.terms:
            for coding in term.codings:
                entry = (coding.system, term.code, coding.relation)
                for code in {coding.code, coding.code.lstrip("0") or coding.code}:
                    found.setdefault(code, {})[entry] = None
                if coding.code.isdigit():
                    found.setdefault(coding.code.zfill(2), {})[entry] = None
        return {code: tuple(entries) for code, entries in found.items()}


def is_identifier(raw: str) -> bool:
    """Whether it is a code as programs write them: `junior_high_school`."""
    return _IDENTIFIER.fullmatch(raw.strip()) is not None


def squash(text: str) -> str:
    """A name without what Latin writing puts between: `part-time` → parttime."""
    looks, _ = plain(text)
    return _LATIN.sub("", looks) or looks


def _index(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code, names in pairs:
        for name in names:
            found.setdefault(squash(name), {})[code] = None
    return {name: tuple(codes) for name, codes in found.items()}


_EMPLOYER: Final = ("单位", "公司", "企业", "雇主", "用人单位")
_EMPLOYEE: Final = ("个人", "员工", "职工", "本人", "代扣", "代缴")
_ADDED: Final = (
    "缴纳",
    "缴费",
    "部分",
    "承担",
    "扣款",
    "扣缴",
    "扣除",
    "金额",
    "代扣",
    "代缴",
    "交",
    "缴",
    "扣",
    "费",
    "额",
)


def _shares(key: str) -> Iterator[str]:
    """Whose share a contribution is, however it is marked: 养老保险-单位部分 → 养老(单位)."""
    for marks, told in ((_EMPLOYER, "单位"), (_EMPLOYEE, "个人")):
        mark = next((one for one in marks if one in key), None)
        if mark is None or any(one in key for one in (_EMPLOYEE if told == "单位" else _EMPLOYER)):
            continue
        base = re.sub(r"[()\[\]:]", "", key.replace(mark, "", 1))
        for one in _ADDED:
            base = base.replace(one, "")
        short = base.removeprefix("基本").removesuffix("险").removesuffix("保")
        for text in (base, f"{short}保险", short, short.removeprefix("住房")):
            yield f"{text}({told})"
            yield f"{told}{text}"
