"""Evidence in the reader's language: the matchers' English texts are the keys of the catalogue.

`{}` stands for what the value brings. A text that ends in another piece of evidence, as that of an
alias does, is told in full.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

CHINESE: Final[Mapping[str, str]] = {
    "alias {}: {evidence}": "别名 {}：{evidence}",
    "same name under another parent": "名称相同，上级不同",
    "below {}: {evidence}": "在 {} 之下：{evidence}",
    "suffix left out": "省略了后缀",
    "other kind of unit: {}": "单位类型不同：{}",
    "same but for the ordinal": "仅序号不同",
    "same but for how numerals are written": "仅数字写法不同",
    "the same characters in another order": "字相同，顺序不同",
    "same name without its parents": "省略了上级名称",
    "same words: {}": "用词相同：{}",
    "synonym: {}": "同义：{}",
    "same sound: {}": "读音相同：{}",
    "pinyin: {}": "拼音：{}",
    "initials of the pinyin: {}": "拼音首字母：{}",
    "contains {}": "包含 {}",
    "part of {}": "是 {} 的一部分",
    "abbreviation: {}": "简称：{}",
    "similarity {}": "相似度 {}",
    "similar sound {}": "读音相近 {}",
    "same name: {}": "名称相同：{}",
    "its code, which is only digits": "与其编码相同，但编码仅为数字",
    "members: fewer than five of fewer than five are in it": "成员重合：不足五人 / 不足五人",
    "members: fewer than five of {} are in it": "成员重合：不足五人 / {}",
    "members: {} of {} are in it": "成员重合：{} / {}",
    "one of several names": "有多个同名术语",
    "no longer offered": "该术语已停用",
    "{} holds several terms": "“{}”可指多个术语",
    "holds several levels: {}": "可指多个层次：{}",
    "the study was not finished ({}): {}": "学业未完成（{}）：{}",
    "comes near: {}": "含义相近：{}",
    "names it beside something else: {}": "除其他内容外还提到：{}",
    "code and word differ: {}": "编码与文字不一致：{}",
    "exact code of {}": "{} 的编码",
    "close code of {}": "{} 的相近编码",
    "broad code of {}": "{} 的较宽编码",
    "narrow code of {}": "{} 的较窄编码",
    "code {} of {}": "{1} 的编码 {0}",
    "known by now": "现已有对应术语",
}


def told(evidence: str, language: str) -> str:
    """The evidence in `zh`; as it is in any other language, or where the catalogue lacks it."""
    if language != "zh":
        return evidence
    for pattern, text in _patterns():
        found = pattern.fullmatch(evidence)
        if found:
            named = found.groupdict()
            further = {"evidence": told(named["evidence"], language)} if named else {}
            given = [one for one in found.groups() if one not in named.values()]
            return text.format(*given, **further)
    return evidence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    def pattern(key: str) -> re.Pattern[str]:
        written = re.escape(key).replace(r"\{evidence\}", "(?P<evidence>.+)")
        return re.compile(written.replace(r"\{\}", "(.+?)"), re.DOTALL)

    return tuple((pattern(key), text) for key, text in CHINESE.items())
