"""Steps that check a text, or show less of it."""

import re
from typing import Final

from hub.mappings.rules import Step
from hub.mappings.step import (
    INVALID,
    TEXT,
    TEXTUAL,
    Example,
    Failed,
    Ground,
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
from hub.mappings.steps_text import LONGEST, unsafe


def _validate(step: Step, _ground: Ground) -> Scalar:
    pattern = None if step["pattern"] is None else re.compile(step["pattern"])
    least, most = step["at_least"], step["at_most"]
    among = frozenset(step["among"] or ())

    def scalar(text: str) -> Outcome:
        if not least <= len(text) <= most or (among and text not in among):
            return Failed(INVALID)
        if pattern is not None and (len(text) > LONGEST or not pattern.fullmatch(text)):
            return Failed(INVALID)
        return text

    return scalar


def _wrong_validate(step: Step) -> Wrong | None:
    if step["at_least"] < 0 or step["at_least"] > step["at_most"]:
        return Wrong("No text is so long.", "`at_least` is not above `at_most`.")
    return None if step["pattern"] is None else unsafe(step["pattern"])


def _mask(step: Step, _ground: Ground) -> Scalar:
    first, last = int(step["first"]), int(step["last"])

    def scalar(text: str) -> Outcome:
        hidden = len(text) - first - last
        if hidden <= 0:
            return "*" * len(text)
        return text[:first] + "*" * hidden + text[len(text) - last :]

    return scalar


def _wrong_mask(step: Step) -> Wrong | None:
    if min(step["first"], step["last"]) < 0:
        return Wrong("A number of characters is below 0.", "Use 0 or more.")
    return None


VALIDATE: Final = StepSpec(
    "validate",
    "Passes a text on only if it is as it should be: its whole is what a regular expression "
    "says, so long, one of a list.",
    "校验：仅当整个文本符合正则表达式、长度和可选值时才通过。",
    _validate,
    (
        Example("[A-Z][0-9]{4}", "E0042", "E0042"),
        Example("[A-Z][0-9]{4}", "E42", Failed(INVALID)),
        Example({"at_least": 2, "at_most": 4}, "欧阳娜", "欧阳娜"),
        Example({"at_least": 2, "at_most": 4}, "王", Failed(INVALID)),
        Example({"among": ["甲", "乙"]}, "丙", Failed(INVALID)),
    ),
    (
        Param("pattern", "text", "A regular expression of bounded time, for the whole text."),
        Param("at_least", "int", "Fewest characters.", default=0),
        Param("at_most", "int", "Most characters.", default=100_000),
        Param("among", "texts", "The only texts that pass."),
    ),
    short="pattern",
    takes=TEXTUAL,
    gives=same,
    wrong=_wrong_validate,
    inverse=itself,
)
MASK: Final = StepSpec(
    "mask",
    "Shows the first and last characters alone; a text that is no longer than these is hidden.",
    "脱敏：仅保留首尾字符，其余以 * 代替。",
    _mask,
    (
        Example(4, "6222020200112233", "************2233"),
        Example({"first": 1, "last": 1}, "欧阳娜", "欧*娜"),
        Example(4, "22", "**"),
    ),
    (
        Param("last", "int", "Characters that stay at the end.", default=0),
        Param("first", "int", "Characters that stay at the beginning.", default=0),
    ),
    short="last",
    takes=TEXTUAL,
    gives=always(TEXT),
    wrong=_wrong_mask,
    fate=translates,
)

CHECK_STEPS: Final = (VALIDATE, MASK)
