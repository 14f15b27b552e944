"""How people really type: departments, dates and levels of education, right and wrong."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Final, TypeAlias

from hub.demo.dice import one_of

Spelling: TypeAlias = Callable[[str], str]

EDUCATION_WORDS: Final = {
    "doctor": ("博士", "博士研究生"),
    "master": ("硕士", "硕士研究生", "MBA"),
    "bachelor": ("本科", "大学本科", "本科 ", "学士"),
    "associate": ("大专", "专科", "高职", "大学专科"),
    "secondary_vocational": ("中专", "职高", "技校"),
    "senior_high": ("高中", "普通高中"),
    "junior_high": ("初中",),
}
BROAD_EDUCATION_WORDS: Final = ("大学", "研究生")
"""Words that name two levels: they need a decision."""
BROKEN_DATES: Final = ("2021-02-30", "2020-13-05", "待补", "20211301", "0000-00-00")
DATE_FORMS: Final = {
    "{day:%Y-%m-%d}": 0.8,
    "{day.year}/{day.month}/{day.day}": 0.08,
    "{day:%Y/%m/%d}": 0.03,
    "{day:%Y%m%d}": 0.03,
    "{day:%Y.%m.%d}": 0.03,
    "{day.year}年{day.month}月{day.day}日": 0.03,
}
"""Forms of dates, with their shares."""
_ARABIC: Final = str.maketrans("一二三四五六七八九", "123456789")
_WIDE: Final = str.maketrans("一二三四五六七八九", "１２３４５６７８９")
_TRADITIONAL: Final = str.maketrans(
    "销发务购质测试运维产设计组华东营财渠审训资业户应链区",
    "銷發務購質測試運維產設計組華東營財渠審訓資業戶應鏈區",
)


SPELLINGS: Final[Mapping[Spelling, float]] = {
    lambda name: name: 0.6,
    lambda name: name.translate(_ARABIC): 0.12,
    lambda name: name.translate(_WIDE): 0.08,
    lambda name: f"{name}  ": 0.08,
    lambda name: name.translate(_TRADITIONAL): 0.06,
    lambda name: f"　{name[:2]} {name[2:]}": 0.06,
}
"""Ways to type the name of a department, with their shares."""


def spelt(rng: Random, name: str) -> str:
    """A department as somebody types it; six times in ten as it is called."""
    return one_of(rng, SPELLINGS)(name)


def iso(day: date | None) -> str:
    """ISO 8601, empty where there is none."""
    return day.isoformat() if day else ""


def written(rng: Random, day: date | None) -> str:
    """A day in one of the forms that people use; empty where there is none."""
    if day is None:
        return ""
    return one_of(rng, DATE_FORMS).format(day=day)
