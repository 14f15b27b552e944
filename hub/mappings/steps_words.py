"""Steps that turn words into words of ours: vocabularies, yes and no, conditions, references."""

from collections.abc import Callable, Mapping
from typing import Final

import polars as pl

from hub.mappings.rules import Step
from hub.mappings.status import DEFAULTED, OK, UNMAPPED, Fate
from hub.mappings.step import (
    INVALID,
    NO_WAY_BACK,
    SPACES,
    Example,
    Failed,
    Ground,
    Native,
    Outcome,
    Param,
    Scalar,
    StepSpec,
    Wrong,
    always,
    itself,
    same,
    translates,
)
from hub.mappings.words.match import certain
from hub.mappings.words.text import plain
from hub.schema.verdict import Reference
from hub.schema.vocabulary import normal

SEVERAL_WORDS: Final = "SEVERAL_WORDS"
"""Several words over there mean the same term: which one a record had is not known."""
_YES: Final = ("1", "t", "true", "y", "yes", "on", "是", "有", "已", "√", "✓")
_NO: Final = ("0", "f", "false", "n", "no", "off", "否", "无", "未", "×", "✗")


def word(text: str) -> str:
    """The form in which words of a lexicon are compared: as vocabularies do, spaces trimmed."""
    return normal(text.strip(SPACES))


def _lookup(step: Step, ground: Ground) -> Scalar:
    vocabulary = ground.vocabularies[step["vocabulary"]]
    own = step["words"] or ()
    decided: dict[str, str | None] = {
        word(key): code for key, code in (*ground.words.items(), *own)
    }
    by_looks: Mapping[str, str | None] = _by_looks(decided)
    known: Callable[[str], str | None] = certain(vocabulary)

    def scalar(text: str) -> Outcome:
        key = word(text)
        if not key:
            return None
        if key in decided:
            return decided[key]
        looks, _ = plain(text)
        if looks in by_looks:
            return by_looks[looks]
        code = known(text)
        return Failed(UNMAPPED) if code is None else code

    return scalar


def _word_for(step: Step, ground: Ground, seen: frozenset[str]) -> Scalar:
    """The word that is written for a term.

    What the author says (`write`); else the word that is used over there; else the first of those
    that were decided; else the term's own name. Where several words are used over there, nobody
    can tell which one a record had: there is no way back.
    """
    reads, said = _lookup(step, ground), dict(step["write"] or ())
    decided: dict[str, list[str]] = {}
    for key, code in (*(step["words"] or ()), *ground.words.items()):
        if code is not None:
            decided.setdefault(code, []).append(key)
    used: dict[str, set[str]] = {}
    for one in seen:
        code = reads(one)
        if isinstance(code, str):
            used.setdefault(code, set()).add(one)
    labels = {one.code: one.label["zh"] for one in ground.vocabularies[step["vocabulary"]].terms}

    def back(code: str) -> Outcome:
        if code in said:
            return said[code] or Failed(NO_WAY_BACK)
        words = used.get(code, set())
        if len(words) > 1:
            return Failed(SEVERAL_WORDS)
        own = decided.get(code, [])
        return next(iter([*words, *own]), None) or labels.get(code) or Failed(NO_WAY_BACK)

    return back


def _by_looks(decided: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """What was decided of a word holds for its other spellings, where they do not clash."""
    found: dict[str, set[str | None]] = {}
    for key, code in decided.items():
        found.setdefault(plain(key)[0], set()).add(code)
    return {one: next(iter(codes)) for one, codes in found.items() if one and len(codes) == 1}


def _bool(step: Step, _ground: Ground) -> Scalar:
    words = {
        **{word(one): "t" for one in step["truthy"]},
        **{word(one): "f" for one in step["falsy"]},
    }
    return lambda text: words.get(word(text)) or Failed(INVALID)


def _word_of(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    words = {"t": step["truthy"][:1], "f": step["falsy"][:1]}
    return lambda text: next(iter(words.get(text, ())), Failed(NO_WAY_BACK))


def _when(step: Step, _ground: Ground) -> Scalar:
    among, then = set(step["in"]), step["then"]
    keep, otherwise = step["otherwise"] is None, step["otherwise"]

    def scalar(text: str) -> Outcome:
        if text.strip(SPACES) in among:
            return str(then) if then is not None else None
        return text if keep else str(otherwise)

    return scalar


def _otherwise(step: Step) -> Fate:
    """What all others become, the source did not say."""
    among, otherwise = set(step["in"]), step["otherwise"]

    def fate(given: str, _then: str | None) -> str:
        return OK if otherwise is None or given.strip(SPACES) in among else DEFAULTED

    return fate


def _stays(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    """What was changed goes back if one value alone became it; what stayed stays."""
    among, then, otherwise = step["in"], step["then"], step["otherwise"]

    def back(text: str) -> Outcome:
        if text == then:
            return str(among[0]) if len(among) == 1 else Failed(NO_WAY_BACK)
        return text if otherwise is None else Failed(NO_WAY_BACK)

    return back


def _empty(step: Step, _ground: Ground) -> Scalar:
    among = set(step["words"])
    return lambda text: None if text.strip(SPACES) in among else text


def _empty_native(step: Step) -> Native:
    def native(column: pl.Expr) -> pl.Expr:
        return pl.when(~column.str.strip_chars(SPACES).is_in(list(step["words"]))).then(column)

    return native


def _default(_step: Step, _ground: Ground) -> Scalar:
    return lambda text: text


def _ref(step: Step, _ground: Ground) -> Scalar:
    if step["by"] != "path":
        return lambda text: text.strip(SPACES) or None
    separator = step["separator"]

    def scalar(text: str) -> Outcome:
        parts = [part.strip(SPACES) for part in text.split(separator)]
        return "/".join(part for part in parts if part) or None

    return scalar


def _named(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    if step["by"] != "path":
        return lambda text: text
    separator = str(step["separator"])

    def written(text: str) -> Outcome:
        parts = text.split("/")
        whole = all(part.strip(SPACES) for part in parts)
        return separator.join(parts) if whole else Failed(NO_WAY_BACK)

    return written


def reference(step: Step) -> Reference:
    """What the text at the end of the chain names."""
    return Reference(step["entity"], step["by"], step["account"])


def _wrong_ref(step: Step) -> Wrong | None:
    if (step["by"] == "account") != (step["account"] is not None):
        return Wrong("`by: account` and `account: connection/stream` go together.", "Give both.")
    return None


def _wrong_bool(step: Step) -> Wrong | None:
    both = {word(one) for one in step["truthy"]} & {word(one) for one in step["falsy"]}
    return Wrong("A word is both true and false.", "Take it out of one list.") if both else None


LOOKUP = StepSpec(
    "lookup",
    "The term of a vocabulary: by the field's lexicon, then by code, label or alias however it is "
    "spelt (`hub vocabulary match` tells the steps). What is not certain is UNMAPPED and waits; a "
    "word that the lexicon maps to nothing is empty.",
    "按词表翻译：先查对照表，再查词表的代码、名称和别名（写法不限）；不确定的值进入待办。",
    _lookup,
    (
        Example({"vocabulary": "gender", "words": {"先生": "male", "-": None}}, "先生", "male"),
        Example({"vocabulary": "gender", "words": {"-": None}}, "-", None),
        Example("gender", "女", "female"),
        Example("gender", "武则天", Failed(UNMAPPED)),
        Example("education_level", "統招 本科（毕业）", "bachelor"),
        Example("education_level", "大学", Failed(UNMAPPED)),
    ),
    (
        Param("vocabulary", "text", "Name of the vocabulary.", required=True),
        Param("words", "map", "Words of this source, besides the lexicon of the field."),
        Param("write", "map", "Term → the word that is written for it, where several are read."),
    ),
    short="vocabulary",
    gives=lambda step, _given: f"term:{step['vocabulary']}",
    inverse=_word_for,
    fate=translates,
)
BOOL = StepSpec(
    "bool",
    "Yes or no, from words.",
    "是或否。",
    _bool,
    (
        Example(None, "是", "t"),
        Example(None, "0", "f"),
        Example({"truthy": ["脱产"], "falsy": ["在职"]}, "在职", "f"),
        Example(None, "也许", Failed(INVALID)),
    ),
    (
        Param("truthy", "texts", "Words for yes.", default=_YES),
        Param("falsy", "texts", "Words for no.", default=_NO),
    ),
    gives=always("bool"),
    wrong=_wrong_bool,
    inverse=_word_of,
    fate=translates,
)
WHEN = StepSpec(
    "when",
    "If the value is one of these, another one instead (null: empty); otherwise it stays, or "
    "becomes `otherwise`.",
    "若值为其中之一，则换成另一个值；否则保持不变或取“otherwise”。",
    _when,
    (
        Example({"in": ["9999-12-31"], "then": None}, "9999-12-31", None),
        Example({"in": ["A"], "then": "甲", "otherwise": "乙"}, "B", "乙"),
        Example({"in": ["A"], "then": "甲"}, "B", "B"),
    ),
    (
        Param("in", "texts", "Values to compare with, without white space.", required=True),
        Param("then", "nullable", "What it becomes.", required=True),
        Param("otherwise", "text", "What all others become."),
    ),
    takes=None,
    gives=same,
    sure=False,
    inverse=_stays,
    fate=_otherwise,
)
EMPTY = StepSpec(
    "empty",
    "Words that mean that there is no value.",
    "表示“没有值”的写法。",
    _empty,
    (Example(["-", "/", "无"], "无", None), Example(["false"], "true", "true")),
    (Param("words", "texts", "These words.", required=True),),
    short="words",
    takes=None,
    gives=same,
    native=_empty_native,
    inverse=itself,
    fate=translates,
)
DEFAULT = StepSpec(
    "default",
    "What stands where there is no value. A value that failed stays failed.",
    "没有值时的默认值；失败的值不受影响。",
    _default,
    (Example("active", "left", "left"),),
    (Param("value", "text", "The value.", required=True),),
    short="value",
    takes=None,
    gives=same,
    sure=False,
    native=lambda _step: lambda column: column,
    nulls=lambda step: str(step["value"]),
    inverse=itself,
)
REF = StepSpec(
    "ref",
    "A link: the row of an entity that the text names by `by`. It is resolved on landing.",
    "引用：按“by”指明的字段找到对应的行，落库时解析。",
    _ref,
    (
        Example({"entity": "Department", "by": "code"}, " D01 ", "D01"),
        Example(
            {"entity": "Department", "by": "path", "separator": ">"}, "总部 > 销售部", "总部/销售部"
        ),
    ),
    (
        Param("entity", "text", "Name of the entity.", required=True),
        Param("by", "text", "A field of it, `id`, `account`, or `path` for trees.", required=True),
        Param("account", "text", "For `account`: the stream whose keys these are."),
        Param("separator", "text", "For `path`: what stands between the levels.", default="/"),
    ),
    gives=lambda step, _given: f"link:{step['entity']}",
    wrong=_wrong_ref,
    reference=reference,
    inverse=_named,
)

WORD_STEPS = (LOOKUP, BOOL, WHEN, EMPTY, DEFAULT, REF)
