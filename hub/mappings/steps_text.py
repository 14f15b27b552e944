"""Steps that work on text."""

import re
import unicodedata
from functools import cache
from re import _parser as regex_parser  # type: ignore[attr-defined]  # the one way to see a pattern
from typing import Any, Final

import polars as pl

from hub.mappings.rules import Step
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
    itself,
    translates,
)

LONGEST: Final = 300
"""Characters that a pattern is let loose on; longer values are INVALID."""
MOST_OPEN: Final = 3
"""Unbounded repetitions in one pattern: with them the time stays below some ten milliseconds."""
WIDE: Final = 20
"""A repetition of more than this counts as unbounded."""


@cache
def simplifier() -> Any:
    """OpenCC's Traditional to Simplified, loaded once."""
    import opencc

    return opencc.OpenCC("t2s")


def _trim(_step: Step, _ground: Ground) -> Scalar:
    return lambda text: text.strip(SPACES)


def _trim_native(_step: Step) -> Native:
    def native(column: pl.Expr) -> pl.Expr:
        bare = column.str.strip_chars(SPACES)
        return pl.when(bare != "").then(bare)

    return native


def _width(_step: Step, _ground: Ground) -> Scalar:
    return lambda text: unicodedata.normalize("NFKC", text)


def _simplify(_step: Step, _ground: Ground) -> Scalar:
    return lambda text: text if text.isascii() else str(simplifier().convert(text))


def _case(step: Step, _ground: Ground) -> Scalar:
    return {"upper": str.upper, "lower": str.lower, "title": str.title}[step["to"]]


def _concat(step: Step, _ground: Ground) -> Scalar:
    before, after = step["before"], step["after"]
    return lambda text: f"{before}{text}{after}"


def _concat_native(step: Step) -> Native:
    before, after = step["before"], step["after"]
    return lambda column: pl.lit(before) + column + pl.lit(after)


def _without(step: Step, _ground: Ground, _seen: frozenset[str]) -> Scalar:
    before, after = step["before"], step["after"]

    def back(text: str) -> Outcome:
        stands = text.startswith(before) and text.endswith(after)
        bare = text[len(before) : len(text) - len(after)] if stands else ""
        return bare or Failed(NO_WAY_BACK)

    return back


def _split(step: Step, _ground: Ground) -> Scalar:
    by, take = step["by"], step["take"]

    def scalar(text: str) -> Outcome:
        parts = text.split(by)
        return parts[take].strip(SPACES) if -len(parts) <= take < len(parts) else None

    return scalar


def _extract(step: Step, _ground: Ground) -> Scalar:
    pattern, group = re.compile(step["pattern"]), step["group"]
    missing = None if step["otherwise"] == "empty" else Failed(INVALID)

    def scalar(text: str) -> Outcome:
        found = pattern.search(text) if len(text) <= LONGEST else None
        if found is None:
            return missing if len(text) <= LONGEST else Failed(INVALID)
        return found[min(group, pattern.groups)]

    return scalar


def _replace(step: Step, _ground: Ground) -> Scalar:
    old, new = step["text"], step["with"]
    if old is not None:
        return lambda text: text.replace(old, new)
    pattern = re.compile(step["pattern"])

    def scalar(text: str) -> Outcome:
        return (
            pattern.sub(lambda _found: str(new), text) if len(text) <= LONGEST else Failed(INVALID)
        )

    return scalar


def unsafe(pattern: str) -> Wrong | None:
    """Why a pattern is refused: it does not compile, or its time is not bounded."""
    try:
        re.compile(pattern)
        tree = regex_parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return Wrong("The pattern is not a regular expression.", "Check brackets and backslashes.")
    state = _Walk()
    state.visit(tree, inside=False)
    if state.fault:
        return Wrong(state.fault, "Use plain groups, classes and single repetitions.")
    if state.unbounded > MOST_OPEN:
        return Wrong(
            "The pattern repeats without bound too often.", f"At most {MOST_OPEN} of * and +."
        )
    return None


class _Walk:
    """Counts unbounded repetitions; finds nested ones, look-around and back references."""

    def __init__(self) -> None:
        self.unbounded = 0
        self.fault = ""

    def visit(self, tree: Any, *, inside: bool) -> None:
        for code, value in tree:
            name = str(code)
            if name in {"ASSERT", "ASSERT_NOT", "GROUPREF", "GROUPREF_EXISTS"}:
                self.fault = "The pattern looks around or back."
            elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
                self._repeat(value, inside=inside)
            elif name == "SUBPATTERN":
                self.visit(value[-1], inside=inside)
            elif name == "ATOMIC_GROUP":
                self.visit(value, inside=inside)
            elif name == "BRANCH":
                for branch in value[1]:
                    self.visit(branch, inside=inside)

    def _repeat(self, value: Any, *, inside: bool) -> None:
        _, most, body = value
        many = most > 1
        if many and inside:
            self.fault = "The pattern repeats a repetition."
        if most > WIDE:
            self.unbounded += 1
        self.visit(body, inside=inside or many)


def _wrong_extract(step: Step) -> Wrong | None:
    found = unsafe(step["pattern"])
    if found or step["group"] <= re.compile(step["pattern"]).groups or step["group"] == 1:
        return found
    return Wrong("The pattern has no such group.", "Count its opening brackets.")


def _wrong_replace(step: Step) -> Wrong | None:
    if (step["text"] is None) == (step["pattern"] is None):
        return Wrong("Give either text or pattern.", "`replace: {text: a, with: b}`")
    if step["text"] == "":
        return Wrong("The text to replace is empty.", "Give at least one character.")
    return unsafe(step["pattern"]) if step["pattern"] is not None else None


TRIM = StepSpec(
    "trim",
    "Removes white space and invisible characters at both ends.",
    "去掉首尾空白和不可见字符。",
    _trim,
    (Example(None, " 张伟　", "张伟"), Example(None, "\ufeffE001\t", "E001")),
    native=_trim_native,
    inverse=itself,
)
WIDTH = StepSpec(
    "width",
    "Full-width and compatibility forms become ordinary ones (NFKC).",
    "全角和兼容字符转为普通字符（NFKC）。",
    _width,
    (Example(None, "销售１部（Ａ）", "销售1部(A)"), Example(None, "①", "1")),
    inverse=itself,
)
SIMPLIFY = StepSpec(
    "simplify",
    "Traditional characters become Simplified ones. Not for names of people.",
    "繁体转为简体；不用于人名。",
    _simplify,
    (Example(None, "銷售一部", "销售一部"), Example(None, "HR", "HR")),
    inverse=itself,
)
CASE = StepSpec(
    "case",
    "Upper, lower or title case of Latin letters.",
    "拉丁字母大小写。",
    _case,
    (Example("lower", "E001-A", "e001-a"), Example("upper", "x", "X")),
    (Param("to", "text", "Which case.", required=True, choices=("upper", "lower", "title")),),
    short="to",
    inverse=itself,
)
CONCAT = StepSpec(
    "concat",
    "Puts a text before and after.",
    "在前后加上文字。",
    _concat,
    (
        Example({"before": "E"}, "001", "E001"),
        Example({"after": "@example.com"}, "a", "a@example.com"),
    ),
    (
        Param("before", "text", "Text before the value.", default=""),
        Param("after", "text", "Text after the value.", default=""),
    ),
    native=_concat_native,
    inverse=_without,
    fate=translates,
)
SPLIT = StepSpec(
    "split",
    "Takes one part of a value that a text separates; empty where there is no such part.",
    "按分隔符取其中一段；没有这一段则为空。",
    _split,
    (
        Example({"by": "/"}, "华东区/销售一部", "华东区"),
        Example({"by": "/", "take": -1}, "华东区/销售一部", "销售一部"),
        Example({"by": "/", "take": 3}, "华东区/销售一部", None),
    ),
    (
        Param("by", "text", "The separator.", required=True),
        Param("take", "int", "Which part, from 0; negative from the end.", default=0),
    ),
    short="by",
    wrong=lambda step: None if step["by"] else Wrong("The separator is empty.", "Give one."),
    fate=translates,
)
EXTRACT = StepSpec(
    "extract",
    "Takes what a regular expression finds: its first group, or all of it.",
    "用正则表达式提取：取第一个括号组，没有括号则取全部。",
    _extract,
    (
        Example("工资表_([0-9]{6})", "工资表_202601.xlsx", "202601"),
        Example("[0-9]+", "无", Failed(INVALID)),
        Example({"pattern": "[0-9]+", "otherwise": "empty"}, "无", None),
    ),
    (
        Param("pattern", "text", "A regular expression of bounded time.", required=True),
        Param("group", "int", "Which group.", default=1),
        Param(
            "otherwise",
            "text",
            "What a value is that does not match.",
            default="invalid",
            choices=("invalid", "empty"),
        ),
    ),
    short="pattern",
    wrong=_wrong_extract,
    fate=translates,
)
REPLACE = StepSpec(
    "replace",
    "Replaces a text, or what a regular expression finds, everywhere.",
    "替换文字，或正则表达式匹配到的内容。",
    _replace,
    (
        Example({"text": " - ACME", "with": ""}, "销售一部 - ACME", "销售一部"),
        Example({"pattern": "[0-9]+$", "with": ""}, "张伟2", "张伟"),
    ),
    (
        Param("text", "text", "The text to replace."),
        Param("pattern", "text", "Or a regular expression of bounded time."),
        Param("with", "text", "What stands there instead.", default=""),
    ),
    wrong=_wrong_replace,
    fate=translates,
)

TEXT_STEPS = (TRIM, WIDTH, SIMPLIFY, CASE, CONCAT, SPLIT, EXTRACT, REPLACE)
