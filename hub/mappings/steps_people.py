"""Steps that know numbers of people and names of departments."""

import re
import unicodedata
from datetime import date
from typing import Final

import polars as pl

from hub.errors import Unmappable
from hub.mappings.rules import Step
from hub.mappings.step import (
    INVALID,
    SPACES,
    TEXT,
    Example,
    Failed,
    Ground,
    Native,
    Outcome,
    Param,
    Scalar,
    StepSpec,
    always,
    itself,
    translates,
)
from hub.schema.kinds import NationalId
from hub.schema.surnames import split_name

_DIGITS: Final = "〇一二三四五六七八九"
_CLASSES: Final = "事业部|分公司|办事处|部|组|中心|处|科|室|区|队|班|厂|店|所|院|营业部"
_ARABIC: Final = re.compile(rf"(?<![0-9A-Za-z.])([1-9][0-9]?)(?=(?:{_CLASSES})(?:$|[^A-Za-z0-9]))")
"""Digits that stand before a class of unit and belong to no product (3C事业部, 5G中心)."""
_CHINESE: Final = re.compile(rf"(?<=第)([一二三四五六七八九十]{{1,3}})(?=(?:{_CLASSES}))")


def _phone(step: Step, _ground: Ground) -> Scalar:
    country, home = step["country"], step["country"] == "86"

    def scalar(text: str) -> Outcome:
        bare = re.sub(r"[\s\-()·.]", "", unicodedata.normalize("NFKC", text.strip(SPACES)))
        bare = re.sub("^00", "+", bare)
        if home and re.fullmatch(r"(?:\+?86)?1[3-9][0-9]{9}", bare):
            return f"+86{bare[-11:]}"
        if re.fullmatch(r"\+[1-9][0-9]{5,14}", bare):
            return bare
        if re.fullmatch(r"0[1-9][0-9]{6,12}", bare):
            return f"+{country}{bare[1:]}"
        return Failed(INVALID)

    return scalar


def _name(step: Step, _ground: Ground) -> Scalar:
    place = 0 if step["part"] == "family" else 1

    def scalar(text: str) -> Outcome:
        bare = " ".join(text.split())
        if not bare:
            return None
        if "," in bare or "，" in bare:
            family, _, given = re.sub("，", ",", bare).partition(",")
            parts = (family.strip(), given.strip())
        elif bare.isascii() or " " in bare:
            given, _, family = bare.rpartition(" ")
            parts = (family, given)
        else:
            parts = split_name(bare)
        return parts[place] or None

    return scalar


def _phone_native(step: Step) -> Native | None:
    """Mobile numbers as they mostly stand: eleven digits."""
    if step["country"] != "86":
        return None
    return lambda column: pl.when(column.str.contains("^1[3-9][0-9]{9}$")).then("+86" + column)


def _id_card(step: Step, _ground: Ground) -> Scalar:
    resident_only = step["resident_only"]

    def scalar(text: str) -> Outcome:
        bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text.strip(SPACES))).upper()
        resident = re.fullmatch(r"[1-9][0-9]{16}[0-9X]", bare) is not None
        if resident != (len(bare) == 18 and resident) or (resident_only and not resident):  # noqa: PLR2004 - GB 11643
            return Failed(INVALID)
        if resident and not _is_day(bare[6:14]):
            return Failed(INVALID)
        try:
            return NationalId.canonical(bare)
        except Unmappable:
            return Failed(INVALID)

    return scalar


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _ordinal(step: Step, _ground: Ground) -> Scalar:
    if step["to"] == "chinese":
        return lambda text: _ARABIC.sub(lambda one: chinese(int(one[1])), text)
    return lambda text: _CHINESE.sub(_arabic, text)


def _arabic(one: re.Match[str]) -> str:
    number = arabic(one[1])
    return one[1] if number is None else str(number)


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def arabic(text: str) -> int | None:
    """一 to 九十九 as a number; None where the numerals stand in no such order."""
    head, ten, tail = text.rpartition("十")
    if len(head) > 1 or len(tail) > 1 or "十" in head:
        return None
    tens = (_DIGITS.index(head) if head else 1) if ten else 0
    return tens * 10 + (_DIGITS.index(tail) if tail else 0)


PHONE = StepSpec(
    "phone",
    "A phone number as + country code and digits.",
    "电话号码：国家区号加数字。",
    _phone,
    (
        Example(None, "138 0013 8000", "+8613800138000"),
        Example(None, "010-62770000", "+861062770000"),
        Example(None, "0044 20 7946 0000", "+442079460000"),
        Example(None, "转 8001", Failed(INVALID)),
    ),
    (Param("country", "text", "Country code of numbers that name none.", default="86"),),
    gives=always("phone"),
    native=_phone_native,
    inverse=itself,
)
ID_CARD = StepSpec(
    "id_card",
    "An identity number: a resident's is checked (day of birth, check character), other documents "
    "pass as they are.",
    "证件号码：居民身份证校验出生日期和校验位，其他证件原样通过。",
    _id_card,
    (
        Example(None, "11010519491231002x", "11010519491231002X"),
        Example(None, "110105194912310021", Failed(INVALID)),
        Example(None, "E12345678", "E12345678"),
        Example({"resident_only": True}, "E12345678", Failed(INVALID)),
    ),
    (Param("resident_only", "bool", "No other documents.", default=False),),
    gives=always("national_id"),
    inverse=itself,
)
ORDINAL = StepSpec(
    "ordinal",
    "Ordinals in names of units: 销售1部 becomes 销售一部, or 第一部 becomes 第1部. Digits of "
    "products stay.",
    "部门名中的序数：销售1部 → 销售一部，或 第一部 → 第1部；产品名中的数字不变。",
    _ordinal,
    (
        Example("chinese", "销售1部", "销售一部"),
        Example("chinese", "12组", "十二组"),
        Example("chinese", "3C事业部", "3C事业部"),
        Example("chinese", "985项目组", "985项目组"),
        Example("arabic", "第十二营业部", "第12营业部"),
        Example("arabic", "统一部", "统一部"),
    ),
    (Param("to", "text", "Which numerals.", required=True, choices=("chinese", "arabic")),),
    short="to",
    takes=frozenset({TEXT}),
    inverse=itself,
)

NAME = StepSpec(
    "name",
    "The family name or the given name of a full name: Chinese ones with double surnames, Latin "
    "ones with the family name last, or first before a comma.",
    "拆分姓名：取姓或名，识别复姓；拉丁姓名以末词为姓，逗号前为姓。",
    _name,
    (
        Example("family", "欧阳娜", "欧阳"),
        Example("given", "欧阳娜", "娜"),
        Example("family", "曾䶮", "曾"),
        Example("given", "Ada Maria Byron", "Ada Maria"),
        Example("family", "Byron, Ada", "Byron"),
        Example("given", "王", None),
    ),
    (Param("part", "text", "Which part.", required=True, choices=("family", "given")),),
    short="part",
    takes=frozenset({TEXT}),
    fate=translates,
)

PEOPLE_STEPS = (PHONE, ID_CARD, ORDINAL, NAME)
