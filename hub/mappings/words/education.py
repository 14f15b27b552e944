"""What a person types for an education: level, outcome, mode of study and degree told apart.

A value is cut into known words, the longest first. It is a level only if nothing is left over and
exactly one level remains; a broad word (大学, 研究生) is narrowed by a degree that stands beside
it and by nothing else. What was not finished (在读, 肄业, 结业) is no level completed: it is
suggested with its outcome, and HR decides.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hub.mappings.words.lists import lists
from hub.mappings.words.result import Match, Step, best
from hub.mappings.words.sound import sound
from hub.mappings.words.text import NOTHING, has_han, plain

LEVELS: Final = (
    *("doctor", "master", "bachelor", "associate"),
    *("secondary_vocational", "senior_high", "junior_high", "primary", "other"),
)
"""From high to low."""
_SPLIT: Final = re.compile(r"[:/、,，;；|&+()（）\s_-]+|\band\b|或者?")
_DOTS: Final = re.compile(r"(?<=[a-z])[.'’]|[.'’](?=[a-z])")
_RUNS: Final = re.compile(r"[a-z]+|[^a-z]+")
_LATIN: Final = re.compile(r"[.'’\s_-]")
_CODE: Final = re.compile(r"^(?P<code>[0-9]{1,3})[\s.、:_/-]*(?P<rest>[^0-9年].*)$")
_LAST_CODE: Final = re.compile(r"^(?P<rest>.*[^0-9])[\s(:_/-]+(?P<code>[0-9]{1,3})\)?$")
_ISCED: Final = re.compile(r"(?:isced|ed)\W*(?:2011)?\W*(?:level)?\W*(?P<code>[0-9])")
_OPEN_END: Final = re.compile(r"\+$|^[<>≥≤]|[<>≥≤]=?$")
"""本科+, ≥本科: that level and others."""
_SHORT: Final = 3
"""In a value of so few characters one wrong one weighs heavily."""
_WHOLLY: Final = ("(exact)", "(narrow)")
"""Relations of codes that lie wholly within a term."""
_ISCED_EXACT: Final = "ISCED 2011 (exact)"
_OF: Final = re.compile(
    r"^(bachelor|master|doctor|associate)s?degreein|^(bachelor|master|doctor|associate)s?of"
)
_IN: Final = re.compile(r"(?P<head>[a-z.'’ ]+) in [a-z &,]+")
_DISCIPLINE: Final = re.compile(
    r"(哲学|经济学|经济|法学|法律|教育学|教育|文学|历史学|理学|工学|工程|农学|医学|军事学|管理学|管理|艺术学|艺术|会计|金融"
    r"|工商管理|公共管理|临床医学|兽医|口腔医学|公共卫生|建筑学|应用|翻译|新闻|体育|国际商务|专业|学术|学术型|专业型)$"
)


Codes = Mapping[str, Sequence[tuple[str, str]]]
"""Code of a standard or system → `(our term, system)`."""


@dataclass(frozen=True)
class Word:
    """A word that is known, with what it says."""

    text: str
    kind: str
    """level, broad, close, outcome, mode, mark, neutral, range, denial, discipline, unknown."""
    says: tuple[str, ...] = ()


@cache
def _lexicon() -> Mapping[str, Word]:
    """Every known word; the first list that has it decides."""
    found: dict[str, Word] = {}
    known = lists("education")
    for kind in ("level", "close", "outcome", "mode", "broad"):
        for says, words in known[kind].items():
            for text in words:
                found.setdefault(text, Word(text, kind, tuple(says.split())))
    for kind in ("mark", "range", "denial", "neutral"):
        for text in known[kind]:
            found.setdefault(text, Word(text, kind))
    return found


@dataclass(frozen=True)
class Education:
    """A value of a column of levels, understood."""

    text: str
    words: tuple[Word, ...]
    steps: tuple[Step, ...]

    def of(self, kind: str) -> list[str]:
        """What words of that kind say, in the order of the text, each once."""
        said = (one for word in self.words if word.kind == kind for one in word.says)
        return list(dict.fromkeys(said))

    def has(self, kind: str) -> bool:
        """Whether there is a word of that kind."""
        return any(word.kind == kind for word in self.words)

    @property
    def attributes(self) -> dict[str, str]:
        """Outcome, mode and degree that the value tells beside the level."""
        found = {}
        if outcomes := self.of("outcome"):
            unfinished = [one for one in outcomes if one != "graduated"]
            found["outcome"] = (unfinished or outcomes)[0]
        if len(modes := self.of("mode")) == 1:
            found["study_mode"] = modes[0]
        if degrees := self.degrees:
            found["degree"] = degrees[0]
        return found

    @property
    def degrees(self) -> list[str]:
        """Degrees that are told as such: 学士, 硕士学位."""
        found = []
        for at, word in enumerate(self.words):
            after = self.words[at + 1] if at + 1 < len(self.words) else None
            marked = after is not None and after.kind == "mark"
            if word.kind == "level" and (marked or word.text == "学士"):
                found.append(word.says[0])
        return found


def read(raw: str) -> Education:
    """The words of a value."""
    text, told = plain(raw)
    if text == "under graduate":  # with a gap some systems mean all that lies below a graduate
        return Education(text, (Word(text, "close", ("bachelor", "associate")),), tuple(told))
    words = _words_of(text)
    if _OPEN_END.search(text):
        words.append(Word("+", "range"))
    if len(words) > 1 or (words and words[0].text != text):
        told.append(Step("words", " · ".join(word.text for word in words)))
    return Education(text, tuple(words), tuple(told))


def _words_of(text: str) -> list[Word]:
    """A value in words: Latin ones as they are written, Chinese ones cut out of their run."""
    bare = _LATIN.sub("", text)
    if bare in _lexicon():
        return [_lexicon()[bare]]
    inner = _OF.match(bare)
    study = _IN.fullmatch(text)
    if study is not None and (head := _LATIN.sub("", study["head"])) in _lexicon():
        return [_lexicon()[head]]
    if inner is not None and "(" not in text:
        return [_lexicon()[inner[1] or inner[2]]]
    found: list[Word] = []
    for part in filter(None, _SPLIT.split(_DOTS.sub("", text))):
        for run in _RUNS.findall(part):
            found.extend([_known(run)] if run.isascii() and run.isalpha() else _cut(run))
    return _phrases(found)


def _known(text: str) -> Word:
    return _lexicon().get(text, Word(text, "unknown"))


def _phrases(words: list[Word]) -> list[Word]:
    """Neighbouring Latin words that are known as one: high school, bachelors degree."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            part = words[at : at + size]
            glued = "".join(word.text for word in part)
            if len(part) == size and (size == 1 or (glued.isascii() and glued in _lexicon())):
                found.append(part[0] if size == 1 else _lexicon()[glued])
                at += size
                break
    return found


def _cut(part: str) -> list[Word]:
    """A run in known words, the longest first from the left; the rest is unknown."""
    known = _lexicon()
    found: list[Word] = []
    at = 0
    while at < len(part):
        end = next((end for end in range(len(part), at, -1) if part[at:end] in known), at)
        if end > at:
            found.append(known[part[at:end]])
        elif found and found[-1].kind == "unknown":
            found[-1] = Word(found[-1].text + part[at], "unknown")
        else:
            found.append(Word(part[at], "unknown"))
        at = max(end, at + 1)
    return [_year(word) for word in found]


def _year(word: Word) -> Word:
    """A year or month of graduation says nothing about the level."""
    if re.fullmatch(r"(19|20)[0-9]{2}(年|届|级)?([0-9]{1,2}月?)?|[2-5](年制)?|届|年|月", word.text):
        return Word(word.text, "neutral")
    if _DISCIPLINE.fullmatch(word.text):
        return Word(word.text, "discipline")
    return word


# --- the decision ---------------------------------------------------------------------------


def levels(value: Education) -> tuple[list[str], str | None]:
    """The levels that may be meant, the likeliest first, and the relation: exact if certain."""
    named, close, broad = value.of("level"), value.of("close"), _broad(value)
    if value.has("range") or value.has("denial"):
        ordered = [*named, *close, *broad]
        return _beside(value, ordered), "broad" if value.has("range") else "close"
    if len(named) > 1:
        return _several(value, named)
    if named and broad and not close:
        inside = [one for one in broad if one == named[0]]
        if not inside:
            return [*named, *broad], "broad"
    if named and not close:
        return [*named, *[one for one in broad if one not in named]], _certain(value)
    if close:
        return [*close, *named, *broad], "close"
    return broad, "broad" if broad else None


def _broad(value: Education) -> list[str]:
    """Levels of broad words; modes alone hold 本科 and 大专."""
    found = value.of("broad")
    if not found and value.has("mode") and not value.has("level") and not value.has("close"):
        return ["bachelor", "associate"]
    return found


def _several(value: Education, named: Sequence[str]) -> tuple[list[str], str]:
    """Two levels: a level and a degree that are told apart, or a list."""
    ordered = sorted(named, key=LEVELS.index)
    degrees = value.degrees
    others = [one for one in named if one not in degrees]
    return ([*others, *[one for one in ordered if one not in others]], "broad")


def _certain(value: Education) -> str:
    """How the value stands to its one level."""
    if value.attributes.get("outcome") in {"studying", "left", "completed"}:
        return "narrow"
    if value.has("unknown") or value.has("discipline"):
        return "close"
    marked = [word for word in value.words if word.kind == "mark"]
    broad = set(value.of("broad"))
    if (
        marked
        and not value.has("broad")
        and len([w for w in value.words if w.kind == "level"]) == 1
    ):
        return "close"  # a degree alone tells no level: it may have come without the study
    if broad and not broad & set(value.of("level")):
        return "broad"
    return "exact"


def _beside(value: Education, ordered: Sequence[str]) -> list[str]:
    """The levels of a range: the one that is named, then those above or below it."""
    found = list(dict.fromkeys(ordered))
    text = value.text
    if not found or found[0] == "other":
        return found
    at = LEVELS.index(found[0])
    if re.search(r"上|above|higher|\+$|≥|>", text):
        found += [one for one in reversed(LEVELS[:at]) if one not in found]
    elif re.search(r"下|below|lower|≤|<", text):
        found += [one for one in LEVELS[at + 1 : -1] if one not in found]
    return found


def match(raw: str, codes: Codes, *, suggest: bool = True) -> Match:
    """The level that `raw` names; `codes` are those of standards and systems."""
    value = read(raw)
    if value.text in NOTHING - {"其他"} or not value.text:
        return Match(raw, steps=value.steps)
    coded = _coded(raw, value, codes)
    if coded is not None:
        return coded
    found, relation = levels(value)
    if relation == "exact":
        steps = (*value.steps, Step("level", found[0]))
        return Match(raw, found[0], relation, (), steps, value.attributes)
    ranked = {code: (0.9 - 0.05 * at, _why(value, relation)) for at, code in enumerate(found)}
    if not ranked and suggest:
        ranked, relation = _alike(value.text), "close"
    if not ranked:
        return Match(raw, None, None, (), value.steps, value.attributes)
    return Match(raw, None, relation, best(ranked), value.steps, value.attributes)


def _alike(text: str) -> dict[str, tuple[float, str]]:
    """Levels whose words look or sound like the value: a slip of the hand."""
    from rapidfuzz import fuzz, process

    ranked: dict[str, tuple[float, str]] = {}
    said = sound(text) if has_han(text) else _LATIN.sub("", text)
    likeness = 50 if len(text) <= _SHORT else 60
    for table, given, least in ((_words(), text, likeness), (_sounds(), said, 75)):
        for name, score, _ in process.extract(
            given, list(table), scorer=fuzz.ratio, limit=10, score_cutoff=least
        ):
            for code in table[name]:
                if score / 120 > ranked.get(code, (0.0, ""))[0]:
                    ranked[code] = (score / 120, f"similarity {score / 100:.2f}: {name}")
    return ranked


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    kinds = {"level", "broad", "close"}
    return {text: one.says for text, one in _lexicon().items() if one.kind in kinds}


@cache
def _sounds() -> Mapping[str, tuple[str, ...]]:
    return {sound(text) if has_han(text) else text: says for text, says in _words().items()}


def _why(value: Education, relation: str | None) -> str:
    said = " ".join(word.text for word in value.words if word.kind != "neutral")
    if relation == "broad":
        return f"holds several levels: {said}"
    if outcome := value.attributes.get("outcome"):
        return f"the study was not finished ({outcome}): {said}"
    return f"comes near: {said}"


def _coded(raw: str, value: Education, codes: Codes) -> Match | None:
    """A bare code is a decision; a code beside a word must not contradict it."""
    isced = _ISCED.fullmatch(value.text)
    if isced is not None:
        levels_of = [term for term, why in codes.get(isced["code"], ()) if why == _ISCED_EXACT]
        if len(levels_of) == 1:
            return Match(
                raw, levels_of[0], "exact", (), (*value.steps, Step("isced", isced["code"]))
            )
    if value.text in codes and value.text.isdigit():
        found = {
            code: (0.6, f"code {value.text} of {why}") for code, why in _named(codes, value.text)
        }
        return Match(raw, None, "close", best(found), value.steps)
    form = _CODE.match(value.text) or _LAST_CODE.match(value.text)
    if form is None:
        return None
    rest = match(form["rest"], {})
    steps = (*value.steps, Step("code", form["rest"]), *rest.steps)
    known = {term for term, why in codes.get(form["code"], ()) if why.endswith(_WHOLLY)}
    if rest.term is None or (known and rest.term not in known):
        ranked = {one.term: (one.score, one.evidence) for one in rest.suggestions}
        if rest.term is not None:
            ranked[rest.term] = (0.85, f"code and word differ: {form['code']}, {form['rest']}")
        relation = "close" if rest.term else rest.relation
        return Match(raw, None, relation if ranked else None, best(ranked), steps)
    return Match(raw, rest.term, "exact", (), steps, rest.attributes)


def _named(codes: Codes, code: str) -> list[tuple[str, str]]:
    """`(term, systems)` of one code."""
    found: dict[str, list[str]] = {}
    for term, system in codes.get(code, ()):
        found.setdefault(term, []).append(system)
    return [(term, ", ".join(systems)) for term, systems in found.items()]
