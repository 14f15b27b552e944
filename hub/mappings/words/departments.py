"""Names of departments: their path, ordinals and suffix, in one spelling.

After the steps of `text`, a name goes through four of its own. An ordinal is a numeral beside a
suffix (销售1部, 销售部（一）, 第一销售部); each is written in
one way and place (销售一部). A numeral elsewhere is part of the name (三亚, 四川, 3C事业部,
985项目组) and stays as it is.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from hub.mappings.words import numerals
from hub.mappings.words.result import Step
from hub.mappings.words.text import plain

RANKS: Final = {
    **dict.fromkeys(("集团", "总部", "总公司", "本部"), 9),
    **dict.fromkeys(("公司", "分公司", "子公司"), 8),
    **dict.fromkeys(("事业群", "大区", "片区", "战区", "区"), 7),
    **dict.fromkeys(("事业部", "研究院", "研究所", "分厂", "bu"), 6),
    **dict.fromkeys(("中心", "厂", "院", "所", "基地"), 5),
    **dict.fromkeys(("部", "项目部", "服务部", "营业部", "局"), 4),
    **dict.fromkeys(("处", "办事处", "车间", "办公室", "实验室", "研究室", "分部", "支队"), 3),
    **dict.fromkeys(("科", "室", "站", "课", "库", "仓", "仓库", "大队", "产线", "线"), 2),
    **dict.fromkeys(("组", "小组", "项目组", "工作组", "课题组", "班组", "班", "队"), 1),
    **dict.fromkeys(("团队", "门店", "店", "中队", "分队", "工作室"), 1),
}
"""Suffixes by how large a unit they name: a parent is larger than its child."""
_NOT_BEFORE: Final = {
    "部": "件署队落位首委长",
    "组": "织合件装成建长",
    "处": "理方置罚长",
    "科": "技研学普创幻",
    "室": "内外友",
    "区": "域块别县间",
    "队": "伍友",
    "班": "车次",
    "店": "长员铺",
    "所": "有得属以",
    "院": "校士线长",
    "厂": "商家房长",
    "站": "式点台长内",
    "课": "程题件",
    "线": "上下索城路束性程材缆品",
    "库": "存",
    "仓": "储位",
    "局": "部面",
    "本部": "",
}
_SUFFIX: Final = "|".join(
    f"{one}(?![{_NOT_BEFORE[one]}])" if _NOT_BEFORE.get(one) else one
    for one in ("部门", *sorted(RANKS, key=len, reverse=True))
)
_NUMERAL: Final = (
    rf"(?:(?<![0-9])(?<![0-9]\.)[0-9]{{1,2}}(?![0-9]|\.[0-9])|"
    rf"(?:[{numerals.HAN.replace('零', '')}]|零(?![售食件碎部担星]))+|"
    r"(?<![a-z])(?:viii|vii|iii|vi|iv|ix|ii|xii|xi|i)(?![a-z]))"
)
_BARE: Final = frozenset(one for one in RANKS if len(one) == 1)
_MOVED: Final = re.compile(
    rf"(?P<num>[{numerals.HAN}]+)(?P<head>事业|项目|营业|服务|工作|课题)(?P<tail>部|组|群)(?![{numerals.HAN}])"
)
"""第一事业部 is 事业一部."""
_COUNTERS: Final = "期|号(?!码|线|百)|楼|层|班组"
"""What also counts within a name: 一期工程部, 2号车间."""
_IN_PLACE: Final = re.compile(
    rf"(?P<mark>第|no\.?|\#)?(?P<open>\()?(?P<inner>第)?(?P<num>{_NUMERAL})"
    rf"(?P<close>\))?(?P<sharp>\#)?(?=(?:{_SUFFIX}|{_COUNTERS}))"
)
_NUMBER_WORD: Final = re.compile(r"号(?=车间|仓库|仓|生产线|产线|线)")
_BEHIND: Final = re.compile(
    rf"(?P<stem>.*?)(?P<suffix>{_SUFFIX})[-_/#.·\s]?\(?(?:第|no\.?\s?|\#)?(?P<num>{_NUMERAL})\#?\)?"
)
_NAMES_AFTER: Final = "方|者|代|届|期|线|曲|时间|世界|产业|财经|范式|人|感|空间"
"""第三方, 第二曲线: what follows makes a word of the ordinal."""
_BEFORE: Final = re.compile(
    rf"(?:第|no\.?\s?)(?P<num>{_NUMERAL})(?!{_NAMES_AFTER}|[{numerals.HAN.replace('零', '')}])"
    rf"(?P<stem>.+?)(?P<suffix>{_SUFFIX})"
)
_HYPHEN: Final = re.compile(rf"(?<=[^\W\d_])[-_](?=(?:第)?(?:{_NUMERAL})(?:{_SUFFIX}))")
_WORDS_IN_ONE: Final = frozenset("统唯单专同划合归万逐之惟双周期")
"""统一, 唯一, 双十一, 星期一: the numeral belongs to the character before it."""
_KNOWN_LETTERS: Final = frozenset(
    {"it", "hr", "pr", "qa", "bd", "ka", "ui", "rd", "r&d", "cs", "bi", "pmo", "hrbp", "mkt", "ops"}
)
"""Letters that name a function, so that a number behind them is an ordinal: IT1部, not K12部."""
_TAIL: Final = re.compile(rf"(?P<stem>.*?)(?P<num>[{numerals.HAN}]+)?(?P<suffix>{_SUFFIX})")
_ORDINAL: Final = re.compile(rf"([{numerals.HAN}]+)(?=(?:{_SUFFIX}|{_COUNTERS}))")
_FIGURES: Final = re.compile(rf"[{numerals.HAN}]+")
_MARKS: Final = re.compile(r"[a-z]*[0-9]+[a-z]*")
_STRONG: Final = re.compile(r"\s*(?:[=-]?[>»›→]|[|\\:]|(?<![a-z0-9])/|/(?![a-z0-9]))\s*")
_CJK: Final = "\u3400-\u9fff"
_WEAK: Final = re.compile(rf"(?<=[{_CJK})])[-_·.,~](?=[{_CJK}(a-z])")
_DN: Final = re.compile(r"\b(ou|cn|dc|o)=([^,]+)")


@dataclass(frozen=True)
class Name:
    """A department's name, understood."""

    path: tuple[str, ...]
    """Its levels in one spelling, the outermost first; never empty."""
    steps: tuple[Step, ...]
    looks: str
    """The plain spelling, before ordinals and path."""

    @property
    def leaf(self) -> str:
        """The innermost level."""
        return self.path[-1]

    @property
    def parents(self) -> tuple[str, ...]:
        """The levels around it."""
        return self.path[:-1]

    @cached_property
    def joined(self) -> str:
        """All levels as one text."""
        return "".join(self.path)

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """Numbers of the leaf, as 1 in 销售一部."""
        return ordinals(self.leaf)

    @cached_property
    def suffix(self) -> str:
        """The class of unit, as 部; empty if it is left out."""
        return self._parts[1]

    @cached_property
    def stem(self) -> str:
        """The leaf without its last ordinal and suffix."""
        return self._parts[0]

    @cached_property
    def _parts(self) -> tuple[str, str]:
        return split(self.leaf)


@dataclass(frozen=True)
class Known:
    """A name of a department of ours, understood."""

    code: str
    name: Name
    shown: str
    alias: bool = False


def read(raw: str) -> Name:
    """The name in one spelling, with the steps that changed it."""
    looks, told = plain(raw)
    text = _reversed_dn(looks)
    if text != looks:
        told.append(Step("directory-name", text))
    merged = _ordinals(text)
    if merged != text:
        told.append(Step("ordinal", merged))
    path = _path(merged)
    if len(path) > 1:
        told.append(Step("path", "/".join(path)))
    for kind, change in (("ordinal", _ordinals), ("suffix", _same_suffix)):
        changed = tuple(change(part) for part in path)
        if changed != path:
            told.append(Step(kind, "/".join(changed)))
            path = changed
    return Name(path, tuple(told), looks)


def _reversed_dn(text: str) -> str:
    """`ou=销售一部,ou=华东区,dc=corp` as 华东区/销售一部."""
    if "ou=" not in text:
        return text
    return "/".join(reversed([name for kind, name in _DN.findall(text) if kind == "ou"]))


def _path(text: str) -> tuple[str, ...]:
    parts = [part.strip(" -_.,·") for strong in _STRONG.split(text) for part in _WEAK.split(strong)]
    path = tuple(part for part in parts if part)
    # A dash may stand for 一: 销售—部 is no path to a 部 without a name.
    return path if path and (len(path) == 1 or path[-1] not in _BARE) else (text,)


def _same_suffix(level: str) -> str:
    return f"{level[:-2]}部" if level.endswith("部门") and len(level) > len("部门") else level


def _ordinals(text: str) -> str:
    """Every ordinal in one spelling, before its suffix."""
    behind = _BEHIND.fullmatch(text)
    if behind is not None and not _numbered(behind["stem"]):
        number = numerals.value(behind["num"])
        if number and number <= numerals.LARGEST:
            text = f"{behind['stem']}{numerals.written(number)}{behind['suffix']}"
    before = _BEFORE.fullmatch(text)
    if before is not None and not _numbered(before["stem"]):
        number = numerals.value(before["num"])
        whole = before["stem"] + before["suffix"]
        if number and whole not in RANKS and not _TAIL.fullmatch(before["stem"]):
            text = f"{before['stem']}{numerals.written(number)}{before['suffix']}"
    text = _HYPHEN.sub(_joined, text)
    return _MOVED.sub(_moved, _NUMBER_WORD.sub("", _IN_PLACE.sub(_in_place, text)))


def _joined(found: re.Match[str]) -> str:
    """销售-1部 is one name, 华东区-1部 are two levels."""
    head = found.string[: found.start()]
    return found.group() if _TAIL.fullmatch(re.split(r"[/>|]", head)[-1]) else ""


def _numbered(stem: str) -> bool:
    return bool(stem) and (stem[-1] in numerals.HAN or stem[-1].isdigit())


def _in_place(found: re.Match[str]) -> str:
    number = numerals.value(found["num"])
    before = found.string[: found.start()]
    if number is None or number > numerals.LARGEST or bool(found["open"]) != bool(found["close"]):
        return found.group()
    if not found["mark"] and not found["open"] and _part_of_a_word(before, found["num"]):
        return found.group()
    return numerals.written(number)


def _moved(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if numerals.value(found["num"]) is None or _part_of_a_word(before, found["num"]):
        return found.group()
    return f"{found['head']}{found['num']}{found['tail']}"


def _part_of_a_word(before: str, num: str) -> bool:
    """Whether what stands before the numeral takes it as its own."""
    if num[0] not in numerals.HAN:
        letters = re.search(r"[a-z&]+$", before)
        return letters is not None and letters.group() not in _KNOWN_LETTERS
    return before[-1:] in _WORDS_IN_ONE if before else False


def ordinals(level: str) -> tuple[int, ...]:
    """All ordinals of a level that has gone through the steps."""
    found = []
    for hit in _ORDINAL.finditer(level):
        number = numerals.value(hit.group())
        if number and level[hit.start() - 1 : hit.start()] not in _WORDS_IN_ONE:
            found.append(number)
    return tuple(found)


def split(level: str) -> tuple[str, str]:
    """Stem without the last ordinal, and suffix: 销售一部 → (销售, 部)."""
    found = _TAIL.fullmatch(level)
    if found is None:
        return level, ""
    stem, num, suffix = found["stem"], found["num"] or "", found["suffix"]
    kept = not num or numerals.value(num) is None or stem[-1:] in (*_WORDS_IN_ONE,)
    return (stem + num if kept else stem).rstrip(), ("部" if suffix == "部门" else suffix)


def figures(level: str) -> str:
    """A level with every Chinese numeral as figures, also within names: 三峡 → 3峡."""
    return _FIGURES.sub(lambda hit: _figure(hit.group()), level)


def _figure(numeral: str) -> str:
    """The longest numbers from the left: 二十一 is 21, 十四五 is 14 and 5."""
    for end in range(len(numeral), 0, -1):
        number = numerals.value(numeral[:end])
        if number:
            return str(number) + _figure(numeral[end:])
    return numerals.figure(numeral[0]) + _figure(numeral[1:]) if numeral else ""


def marks(level: str) -> tuple[str, ...]:
    """Words with digits that are no ordinals, as 3c and g20: they tell names apart."""
    return tuple(sorted(_MARKS.findall(level)))
