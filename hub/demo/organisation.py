"""The tree of departments: six levels, from the company down to groups.

Level 3 centres have functions (销售, 研发, …) that the units below inherit; ordinals count per
parent, so that the same name occurs under several parents, as it does in companies.
"""

from dataclasses import dataclass
from typing import Final

LEVELS: Final = 6
TYPES: Final = ("公司", "事业部", "中心", "部门", "科室", "小组")
ENDINGS: Final = ("", "", "", "部", "科", "组")
ORDINALS: Final = "一二三四五六七八九"
DIVISIONS: Final = (
    *("职能平台", "华东事业部", "华南事业部", "华北事业部", "西南事业部", "华中事业部"),
    *("东北事业部", "西北事业部", "海外事业部", "数字事业部", "新业务事业部", "生态事业部"),
)
STAFF_CENTRES: Final = ("人力资源中心", "财务中心")
LINE_CENTRES: Final = ("营销中心", "研发中心", "供应链中心", "客户服务中心")
FUNCTIONS: Final = {
    "人力资源中心": ("人事", "薪酬", "招聘", "培训"),
    "财务中心": ("财务", "税务", "审计"),
    "营销中心": ("销售", "市场", "渠道"),
    "研发中心": ("研发", "运维", "测试", "产品", "设计"),
    "供应链中心": ("采购", "物流", "生产", "质量"),
    "客户服务中心": ("客服", "售后"),
}
SHARES: Final = (0.29, 0.39)
"""Share of the units below level 3 that stand on level 4 and on level 5; the rest on level 6."""
SMALLEST: Final = 18


@dataclass(frozen=True)
class Unit:
    """A department of the demo company."""

    code: str
    name: str
    level: int
    """1 for the company, 6 for groups."""
    parent: int | None
    """Index of the unit above."""
    function: str
    """What its people do; the name of the centre or division above level 4."""

    @property
    def type(self) -> str:
        """The word that the department file uses for its kind."""
        return TYPES[self.level - 1]


def units(count: int) -> tuple[Unit, ...]:
    """About `count` units (at least 18), parents before children, each level filled evenly."""
    count = max(count, SMALLEST)
    grown = [Unit("D0001", "星河集团", 1, None, "总经办")]
    divisions = min(max(count // 24, 2), len(DIVISIONS))
    for name in DIVISIONS[:divisions]:
        _add(grown, 0, name, name)
    _centres(grown, min(max(count // 10, 4), 12 * divisions))
    below = count - len(grown)
    fourth = max(round(below * SHARES[0]), 4)
    fifth = max(round(below * SHARES[1]), 4)
    for level, wanted in ((4, fourth), (5, fifth), (6, max(below - fourth - fifth, 2))):
        _level(grown, level, wanted)
    return tuple(grown)


def above(tree: tuple[Unit, ...], index: int, level: int) -> int:
    """Index of the unit on `level` that holds the unit `index` (itself, if it stands there)."""
    while tree[index].level > level:
        parent = tree[index].parent
        index = 0 if parent is None else parent
    return index


def _add(grown: list[Unit], parent: int, name: str, function: str) -> None:
    code = f"D{len(grown) + 1:04}"
    grown.append(Unit(code, name, grown[parent].level + 1, parent, function))


def _centres(grown: list[Unit], wanted: int) -> None:
    """The two staff centres below the first division, line centres below the others in turn."""
    divisions = [index for index, unit in enumerate(grown) if unit.level == 2]  # noqa: PLR2004 - level 2
    for name in STAFF_CENTRES:
        _add(grown, divisions[0], name, name)
    for place in range(wanted - len(STAFF_CENTRES)):
        division = divisions[1 + place % (len(divisions) - 1)]
        turn = place // (len(divisions) - 1)
        name = LINE_CENTRES[turn % len(LINE_CENTRES)]
        again = turn // len(LINE_CENTRES)
        _add(grown, division, name if not again else f"{name}{ordinal(again + 1)}区", name)


def _level(grown: list[Unit], level: int, wanted: int) -> None:
    parents = [index for index, unit in enumerate(grown) if unit.level == level - 1]
    for place in range(wanted):
        parent = parents[place % len(parents)]
        turn = place // len(parents)
        kinds = FUNCTIONS.get(grown[parent].function, (grown[parent].function,))
        function = kinds[turn % len(kinds)]
        name = f"{function}{ordinal(turn // len(kinds) + 1)}{ENDINGS[level - 1]}"
        _add(grown, parent, name, function)


def ordinal(number: int) -> str:
    """1 → 一, 12 → 十二, up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{ORDINALS[tens - 1]}十"
    return head + (ORDINALS[ones - 1] if ones else "")
