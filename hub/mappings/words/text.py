"""Spellings of one text: the steps that change how a value looks and never what it says.

Each step is named; those that changed something are told with the text after them. They are the
same for every vocabulary. Numerals and structure of department names stand in `departments`.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from hub.mappings.words.result import Step

Change = Callable[[str], str]

_RADICALS: Final = str.maketrans(
    "⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⺠⻌⺎硏夲",
    "母虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙民辶兀研本",
)
"""Radicals that PDF files leave in place of characters (NFKC knows only some), and variants."""
_BRACKETS: Final = str.maketrans("[【〔〖「『《〈{﹙]】〕〗」』》〉}﹚", "(" * 10 + ")" * 10)
_ANGLES: Final = re.compile(r"<([^<>]*)>")
_DASHES: Final = re.compile(r"[‐‑‒–—―−﹣－⸺⸻⁃]+|-{2,}")
_QUOTES: Final = re.compile("[\"'`´‘’“”„‟′″＂]")
_EDGES: Final = " \t.,;:!、。，；：！…·•*★☆●■◆▪~^_-—|/\\="
"""Stripped at both ends; a question mark is none of these: it is doubt."""
_GAP: Final = re.compile(r"\s+")
_CJK: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_INNER_GAP: Final = re.compile(rf"(?<=[{_CJK}()/\\&+、,，-])\s+|\s+(?=[{_CJK}()/\\&+、,，-])")
_HAN: Final = re.compile(f"[{_CJK}]")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in it."""
    return _HAN.search(text) is not None


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text and ";" in text else text


def _symbol_numbers(text: str) -> str:
    """① Ⅰ ❶ ㈠ ⒈ as plain digits; fractions and superscripts are none of these."""
    if text.isascii():
        return text
    return "".join(_digit(one) for one in text)


@lru_cache(maxsize=4_096)
def _digit(one: str) -> str:
    if unicodedata.category(one) not in {"No", "Nl"} or one in "²³¹〇":
        return one
    value = unicodedata.numeric(one, -1.0)
    return str(int(value)) if value >= 0 and value == int(value) else one


def _invisible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if one in "\t\n\r\v\f\x85" else one for one in text if _shown(one))


@lru_cache(maxsize=65_536)
def _shown(one: str) -> bool:
    """Not a format or control character, a variation selector or a filler."""
    if one in "\t\n\r\v\f\x85":
        return True
    if "\ufe00" <= one <= "\ufe0f" or one in "\u115f\u1160\u3164\uffa0\u180e":
        return False
    return unicodedata.category(one) not in {"Cf", "Cc", "Co", "Cn"}


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _traditional(text: str) -> str:
    text = text.translate(_RADICALS)
    return str(_converter().convert(text)) if has_han(text) else text


def _quotes(text: str) -> str:
    return _QUOTES.sub("", text)


def _brackets(text: str) -> str:
    return _ANGLES.sub(r"(\1)", text.translate(_BRACKETS))


def _dashes(text: str) -> str:
    return _DASHES.sub("-", text)


def _edges(text: str) -> str:
    """Punctuation around the value, and a bracket around all of it."""
    text = text.strip(_EDGES)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip(_EDGES)
    return text


def _spaces(text: str) -> str:
    """None beside Chinese characters and separators, single ones between Latin words."""
    return _INNER_GAP.sub("", _GAP.sub(" ", text)).strip()


STEPS: Final[tuple[tuple[str, Change], ...]] = (
    ("entities", _entities),
    ("symbol-numbers", _symbol_numbers),
    ("width", lambda text: unicodedata.normalize("NFKC", text)),
    ("invisible", _invisible),
    ("traditional", _traditional),
    ("case", str.casefold),
    ("quotes", _quotes),
    ("brackets", _brackets),
    ("dashes", _dashes),
    ("edges", _edges),
    ("spaces", _spaces),
)
"""In this order; each is `text -> text`."""


def plain(raw: str) -> tuple[str, list[Step]]:
    """The value in its plain spelling, and the steps that changed it."""
    told: list[Step] = []
    text = raw
    for name, change in STEPS:
        changed = change(text)
        if changed != text:
            told.append(Step(name, changed))
            text = changed
    return text, told


NOTHING: Final = frozenset(
    {"", "无", "没有", "空", "暂无", "不详", "未填", "未填写", "未知", "待定", "待分配", "n/a"}
    | {"na", "null", "none", "nil", "nan", "#n/a", "#ref!", "#value!", "tbd", "unknown", "x", "?"}
)
"""Words that say that there is no value."""
